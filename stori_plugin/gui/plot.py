"""The plot of pixels over time, drawn by matplotlib where it is installed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QWidget

from ..dependencies import missing_sentence
from .words import tr

PACKAGES = ("matplotlib",)
# Safe for colour-blind eyes (after Wong 2011, Nature Methods 8:441), readable on light and dark.
METHOD_COLOURS = {
    "gp": "#0072b2",
    "stori": "#cc79a7",
    "auto": "#cc79a7",
    "whittaker": "#e69f00",
    "harmonic": "#56b4e9",
    "linear": "#8c8c8c",
    "result": "#d55e00",
}
PIN_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
LINE_FORMS = {"linear": "--", "result": ":", "harmonic": "-."}
SAR_COLOUR = "#8e6bbf"


def plot_sentence() -> str:
    """Return what to install for the plot; empty where all is there."""
    return missing_sentence(PACKAGES)


def load_library() -> None:
    """Import matplotlib; slow the first time, so a worker thread does it."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    # The first drawing finds and caches fonts, which would hold up the window.
    figure = Figure(figsize=(3, 2))
    axes = figure.add_subplot()
    axes.plot([dt.date(2021, 1, 1), dt.date(2021, 12, 1)], [0, 1], label="0")
    axes.legend()
    FigureCanvasAgg(figure).draw()


class PixelPlot:
    """Draws pixels on a matplotlib canvas; `widget` is what goes into a layout.

    ``clicked`` is called with the date that was clicked.
    """

    def __init__(self, parent: QWidget, clicked: Callable[[dt.date], None]):
        from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
        from matplotlib.figure import Figure

        self._figure = Figure(dpi=parent.logicalDpiX())
        self.widget = FigureCanvasQTAgg(self._figure)
        self.widget.setParent(parent)
        self.widget.setMinimumSize(200, 150)
        self.widget.setAccessibleName(tr("Plot of the pixel over time"))
        self._clicked = clicked
        self._line = None
        self._now: dt.date | None = None
        self.widget.mpl_connect("button_press_event", self._press)
        self.widget.mpl_connect("resize_event", self._resize)

    def show(self, pixels: Sequence, sar_channel: str, is_masked_shown: bool = True) -> None:
        """Draw pixels; with several each has its own colour, with one each method has."""
        figure = self._figure
        figure.clear()
        text, base = self._colours()
        figure.set_facecolor(base)
        axes = figure.add_axes(self._place(), facecolor=base)
        many = len(pixels) > 1
        for number, pixel in enumerate(pixels):
            pin = PIN_COLOURS[number % len(PIN_COLOURS)] if many else None
            _draw_observed(axes, pixel, pin or text, base, is_masked_shown and not many)
            _draw_curves(axes, pixel, pin, number + 1)
        if pixels:
            _limit(axes, pixels)
            self._dress(axes, pixels[0].band, text)
            if not many and sar_channel in pixels[0].sar:
                self._draw_sar(axes, pixels[0], sar_channel, text)
            _legend(figure, axes, text)
            first = pixels[0].dates[0]
            self._line = axes.axvline(first, color=text, lw=1.2, alpha=0.7, visible=False)
        else:
            axes.set_axis_off()
            self._line = None
        self.show_now(self._now)
        self.widget.draw_idle()

    def show_now(self, date: dt.date | None) -> None:
        """Move the line to the date that the map shows."""
        self._now = date
        if self._line is None:
            return
        self._line.set_visible(date is not None)
        if date is not None:
            self._line.set_xdata([date, date])
        self.widget.draw_idle()

    def _place(self) -> tuple[float, float, float, float]:
        """Return where the axes lie, with room for the labels whatever the size."""
        width, height = max(self.widget.width(), 200), max(self.widget.height(), 150)
        letter = self.widget.fontMetrics().height()
        left, right = 3.6 * letter / width, 1 - 3.4 * letter / width
        bottom, top = 2.2 * letter / height, 1 - 2.6 * letter / height
        return left, bottom, right - left, top - bottom

    def _colours(self) -> tuple[str, str]:
        palette = self.widget.parent().palette()
        roles = QPalette.ColorRole
        return palette.color(roles.Text).name(), palette.color(roles.Base).name()

    def _dress(self, axes, title: str, text: str) -> None:
        from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

        locator = AutoDateLocator(minticks=3, maxticks=6)
        axes.xaxis.set_major_locator(locator)
        axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
        axes.set_ylabel(title, color=text, fontsize=8)
        axes.tick_params(colors=text, labelsize=7)
        axes.xaxis.get_offset_text().set_color(text)
        axes.xaxis.get_offset_text().set_fontsize(7)
        axes.grid(alpha=0.25, lw=0.5)
        for spine in axes.spines.values():
            spine.set_color(text)
            spine.set_alpha(0.4)

    def _draw_sar(self, axes, pixel, channel: str, text: str) -> None:
        other = axes.twinx()
        other.plot(
            pixel.sar_dates, pixel.sar[channel], color=SAR_COLOUR, lw=0.8, alpha=0.7, zorder=1
        )
        unit = "" if channel == "RVI" else " (dB)"
        other.set_ylabel(f"{channel}{unit}", color=SAR_COLOUR, fontsize=8)
        other.tick_params(colors=SAR_COLOUR, labelsize=7)
        for spine in other.spines.values():
            spine.set_visible(False)
        axes.set_zorder(other.get_zorder() + 1)
        axes.patch.set_visible(False)

    def _resize(self, _) -> None:
        for axes in self._figure.axes:
            axes.set_position(self._place())

    def _press(self, event) -> None:
        if event.inaxes is not None and event.xdata is not None:
            from matplotlib.dates import num2date

            self._clicked(num2date(event.xdata).date())


def _draw_observed(axes, pixel, colour: str, base: str, is_masked_shown: bool) -> None:
    looks = {
        "clear": {"marker": "o", "color": colour, "s": 16, "zorder": 5, "label": tr("clear")},
        "dropped": {"marker": "x", "color": "#d55e00", "s": 24, "zorder": 5,
                    "label": tr("dropped as outlier")},
        "masked": {"marker": "o", "facecolors": "none", "edgecolors": "#8c8c8c", "s": 10,
                   "lw": 0.6, "zorder": 2, "label": tr("masked")},
    }  # fmt: skip
    for state, look in looks.items():
        if state == "masked" and not is_masked_shown:
            continue
        chosen = [k for k, found in enumerate(pixel.states) if found == state]
        if chosen:
            axes.scatter([pixel.dates[k] for k in chosen], pixel.values[chosen], **look)


def _draw_curves(axes, pixel, pin: str | None, number: int) -> None:
    for curve in pixel.curves:
        colour = pin or METHOD_COLOURS.get(curve.label, "#009e73")
        label = f"{number} {curve.label}" if pin else curve.label
        # With several pixels colour tells them apart, so the line's form tells the methods.
        form = LINE_FORMS.get(curve.label, "-")
        axes.plot(curve.dates, curve.mean, form, color=colour, lw=1.4, zorder=4, label=label)
        if pin is None or curve is pixel.curves[0]:
            axes.fill_between(
                curve.dates, curve.low, curve.high, color=colour, alpha=0.18, lw=0, zorder=3
            )


def _limit(axes, pixels: Sequence) -> None:
    """Look at the surface: clouds may be far brighter and would flatten it."""
    values = []
    for pixel in pixels:
        values += [v for v, s in zip(pixel.values, pixel.states) if s == "clear"]
        for curve in pixel.curves:
            values += [*curve.mean, *curve.low, *curve.high]
    values = [value for value in values if value == value]
    days = [day for pixel in pixels for day in pixel.dates]
    margin = dt.timedelta(days=max((max(days) - min(days)).days // 50, 1))
    axes.set_xlim(min(days) - margin, max(days) + margin)
    if values:
        low, high = min(values), max(values)
        room = 0.08 * (high - low or 1.0)
        axes.set_ylim(low - room, high + room)


def _legend(figure, axes, text: str) -> None:
    handles, labels = axes.get_legend_handles_labels()
    unique = dict(zip(labels, handles))
    figure.legend(
        unique.values(), unique.keys(), loc="upper center", ncol=min(len(unique), 4) or 1,
        fontsize=7, frameon=False, labelcolor=text, handlelength=1.2, columnspacing=1.0,
    )  # fmt: skip
