"""How much of the scene was seen around a date on which a pixel was not.

A cloud rarely covers all of a scene. A gap that the pixels around have as well is another thing
than one in which they were seen: what a scene prior says is far better known in the second. The
errors of both are known from hidden dates (`hidden_dates`); between them everything passes by the
share of the scene that was clear in the middle of a pixel's gap. That is known per date from the
sample, and the same whatever block the pixel is computed in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ..pixels.gaps import reaches

# Reaches for which the share is worked out, in days; in between it is interpolated.
_REACHES = np.concatenate(
    [np.arange(0.0, 16.0, 0.5), np.arange(16.0, 60.0, 2.0), np.geomspace(60.0, 800.0, 40)]
)
_LEAST_APART = 0.05  # of the shares of the two shapes; nearer they are not told apart


@dataclass(frozen=True)
class SceneView:
    """The share of a scene's sample that was clear on each date, and what it amounts to in gaps."""

    days: np.ndarray
    """(T,) acquisition dates in days, ascending."""

    share: np.ndarray
    """(T,) of the sample's pixels that were clear, 0 to 1."""

    scene: float = 0.0
    """What `seen` gives where dates are hidden from the whole scene."""

    cloud: float = 1.0
    """What `seen` gives where they are hidden from a part of it."""

    @classmethod
    def of(cls, days: np.ndarray, clear: np.ndarray) -> SceneView:
        """Return the view of a sample, ``clear`` (T, N)."""
        return cls(
            np.asarray(days, float), clear.mean(axis=1) if clear.size else np.zeros(len(days))
        )

    def between(self, scene: float, cloud: float) -> SceneView:
        """Return the view with what `seen` gave in hidden gaps of both shapes."""
        return replace(self, scene=scene, cloud=max(cloud, scene + _LEAST_APART))

    def seen(self, days: np.ndarray, reach: np.ndarray) -> np.ndarray:
        """Return the share of the scene that was clear in the middle of gaps, (O, N) float32.

        ``days`` (O,) are the dates in question, ``reach`` (O, N) those of `gaps.reaches`. A date
        of the middle half of a gap counts in full, from there it counts the less the nearer it is
        to the edges, and what counts most is taken. So it changes steadily with time.
        """
        found = np.empty(reach.shape, np.float32)
        # A little more than nothing, so that a date counts for itself.
        half = 0.5 * np.maximum(_REACHES, 1e-6)[:, None]
        for o, day in enumerate(days):
            counts = np.clip(2.0 - 2.0 * np.abs(self.days - day) / half, 0.0, 1.0)
            of_reach = (counts * self.share).max(axis=1, initial=0.0)
            found[o] = np.interp(reach[o], _REACHES, of_reach)
        return found

    def cloudiness(self, days: np.ndarray, reach: np.ndarray) -> np.ndarray:
        """Return 0 for gaps of the whole scene to 1 for those of a part of it, (O, N) float32."""
        away = (self.seen(days, reach) - np.float32(self.scene)) / (self.cloud - self.scene)
        return np.clip(away, 0.0, 1.0).astype(np.float32)

    def describe(self) -> dict[str, Any]:
        """Return what stands for either shape, for the manifest."""
        return {"scene": round(self.scene, 3), "cloud": round(self.cloud, 3)}


def seen_by_others(
    days: np.ndarray, clear: np.ndarray, wanted: np.ndarray, pixels: np.ndarray
) -> np.ndarray:
    """Return `SceneView.seen` for some ``pixels`` of a sample ``clear`` (T, N), (O, n)."""
    reach = reaches(days, np.ascontiguousarray(clear[:, pixels]), wanted)
    return SceneView.of(days, clear).seen(wanted, np.nan_to_num(reach))
