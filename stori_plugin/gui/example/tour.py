"""Where somebody is on the tour, and what it says there. No widgets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ...presentation.words import tr


class Step(Enum):
    """The stations of the tour, in their order."""

    AWAY = 0
    """The tour is not shown."""

    OFFER = 1
    """The dock is empty: the example is offered."""

    MAKING = 2
    """The scene is being made and looked at."""

    RUN = 3
    """To be done: run."""

    CURVE = 4
    """To be done, while it runs or later: click on the map."""

    PLAY = 5
    """To be done, once the result is there: play."""

    END = 6
    """All was seen."""


@dataclass
class Tour:
    """The station, and whether the result is there to be played."""

    step: Step = Step.AWAY
    has_result: bool = False
    is_unwanted: bool = False
    """Whether the user closed the offer: then an empty dock makes none."""

    @property
    def is_under_way(self) -> bool:
        """Tell whether the example is in the dock and there is something left to do."""
        return self.step in (Step.MAKING, Step.RUN, Step.CURVE, Step.PLAY)

    @property
    def words(self) -> str:
        """What the tour says, as rich text; empty where it is away."""
        return {
            Step.AWAY: "",
            Step.OFFER: tr("New here? A small made-up scene shows in a minute what STORI does."),
            Step.MAKING: tr("Making a season of farmland: cloudy images and SAR…"),
            Step.RUN: _numbered(1, tr("Clouds hide most of this season. <i>Run</i> fills the gaps "
                                      "with the help of SAR.")),
            Step.CURVE: _numbered(2, tr("Click on a field on the map: what was seen there over "
                                        "time, and the curve through it.")),
            Step.PLAY: _numbered(3, tr("Play the season on the map, without clouds.")
                                 if self.has_result
                                 else tr("The result is on its way; then play it on the map.")),
            Step.END: tr("That was the tour. The tab <i>Result</i> goes on from here; for images "
                         "of your own begin a new project and add their folder."),
        }[self.step]  # fmt: skip

    @property
    def button(self) -> str:
        """What the button at hand says; empty where there is nothing to press."""
        return {
            Step.OFFER: tr("&Try an example"),
            Step.RUN: tr("&Run"),
            Step.CURVE: tr("&Skip"),
            Step.PLAY: tr("&Play"),
        }.get(self.step, "")

    @property
    def is_button_on(self) -> bool:
        """Tell whether the button can be pressed."""
        return self.step is not Step.PLAY or self.has_result

    # --- what happens ---------------------------------------------------------------------

    def inputs_changed(self, is_empty: bool) -> None:
        """Offer the example in an empty dock, and not in one with inputs."""
        if self.step in (Step.AWAY, Step.OFFER, Step.END) and is_empty:
            self.step = Step.AWAY if self.is_unwanted else Step.OFFER
        elif self.step is Step.OFFER:
            self.step = Step.AWAY

    def project_closed(self) -> None:
        """Forget everything but that the offer is unwanted."""
        self.step, self.has_result = Step.AWAY, False
        self.inputs_changed(is_empty=True)

    def began(self) -> None:
        """The scene is being made."""
        self.step, self.has_result = Step.MAKING, False

    def failed(self) -> None:
        """There is no scene."""
        self.step = Step.OFFER

    def known(self) -> None:
        """The dock knows everything about its inputs."""
        self._go(Step.MAKING, Step.RUN)

    def run_began(self) -> None:
        """The user ran."""
        self.has_result = False
        if self.step is Step.PLAY:
            return
        self._go(Step.RUN, Step.CURVE)

    def run_failed(self) -> None:
        """The run was stopped or failed: it is to be done again."""
        if self.step in (Step.CURVE, Step.PLAY):
            self.step = Step.RUN

    def seen(self) -> None:
        """A pixel is shown."""
        self._go(Step.CURVE, Step.PLAY)

    def loaded(self) -> None:
        """The result is on the map."""
        self.has_result = True

    def played(self) -> None:
        """The series plays."""
        if self.step in (Step.CURVE, Step.PLAY):
            self.step = Step.END

    def closed(self) -> None:
        """The user closed it; an offer that was closed is not made again."""
        self.is_unwanted = self.is_unwanted or self.step is Step.OFFER
        self.step = Step.AWAY

    def _go(self, here: Step, there: Step) -> None:
        if self.step is here:
            self.step = there


def _numbered(number: int, words: str) -> str:
    return f"<b>{tr('{} of 3').format(number)}</b> · {words}"
