"""How far a coarse sensor is believed, in words."""

from __future__ import annotations

from collections.abc import Sequence

from .scene_prior import ScenePrior


def told_shares(scene_priors: Sequence[Sequence[ScenePrior | None]]) -> str:
    """Say in a sentence how far the coarse sensor is believed, and where and why it is not.

    ``scene_priors`` are those of the components, by window of time.
    """
    shares = [max((one.guide_share for one in of if one), default=0.0) for of in scene_priors]
    used = sorted({share for share in shares if share})
    if not used:
        return "The coarse rasters are not used: hidden gaps are told no better with them."
    spoken = " or ".join(f"{100 * share:.0f}" for share in used)
    told = f"The coarse rasters are believed to {spoken} %, by which hidden gaps are told best"
    idle = shares.count(0.0)
    if not idle:
        return f"{told}."
    return f"{told}; in {idle} of {len(shares)} stretches of time they are no help and not used."
