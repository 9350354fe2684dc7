"""What is compared: from the other fine images and all coarse ones to the fine image of a day.

A method is a function of fine dates, fine images (dates, B, rows, columns), coarse dates, coarse
images and the target's date, and returns its fine image (B, rows, columns); reflectance, NaN where
missing. Another one joins the table with an entry in what ``methods`` returns.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Callable

import numpy as np

from .fsdaf import fsdaf
from .fusion import fused
from .starfm import StarfmOptions, starfm

Dates = Sequence[dt.date]
Method = Callable[[Dates, np.ndarray, Dates, np.ndarray, dt.date], np.ndarray]


def methods(
    ratio: int, apart: int = 0, window: int = 51, roles: tuple[str, ...] = ()
) -> dict[str, Method]:
    """Return the methods by name; the plugin's own where the spectral ``roles`` are known.

    ``ratio`` is the number of fine pixels along a coarse one; a fine and a coarse image are a pair
    where they lie at most ``apart`` days from each other; ``window`` is STARFM's, in pixels.
    """
    options = StarfmOptions(window=window)

    def starfm_of(most: int) -> Method:
        def method(fine_dates, fine, coarse_dates, coarse, target):
            then, pairs = _pairs(fine_dates, coarse_dates, target, apart)
            f, c = zip(*pairs[:most])
            return starfm(fine[list(f)], coarse[list(c)], coarse[then], options)

        return method

    def fsdaf_nearest(fine_dates, fine, coarse_dates, coarse, target):
        then, pairs = _pairs(fine_dates, coarse_dates, target, apart)
        image = np.full(fine.shape[1:], np.nan)
        for f, c in pairs[:2]:
            if np.isnan(image).any():
                other = fsdaf(fine[f], coarse[c], coarse[then], ratio)
                image = np.where(np.isnan(image), other, image)
        return image

    def fsdaf_both(fine_dates, fine, coarse_dates, coarse, target):
        then, pairs = _pairs(fine_dates, coarse_dates, target, apart)
        images, shares = [], []
        for f, c in pairs[:2]:
            images.append(fsdaf(fine[f], coarse[c], coarse[then], ratio))
            share = 1 / abs((fine_dates[f] - target).days)
            shares.append(np.where(np.isnan(images[-1]), 0.0, share))
        total = np.sum(shares, axis=0)
        with np.errstate(invalid="ignore"):
            return np.nansum(np.multiply(images, shares), axis=0) / total

    def fusion_of(ratio: int) -> Method:
        def method(fine_dates, fine, coarse_dates, coarse, target):
            estimate = fused(fine_dates, fine, coarse_dates, coarse, target, roles, ratio)
            return estimate.mean[0].reshape(fine.shape[1:])

        return method

    own = {"GP fusion of fine alone": fusion_of(0), "GP fusion": fusion_of(ratio)}
    return {
        "linear": linear,
        "STARFM, one pair": starfm_of(1),
        "STARFM, two pairs": starfm_of(2),
        "FSDAF": fsdaf_nearest,
        "FSDAF, mean of two": fsdaf_both,
        **(own if roles else {}),
    }


def linear(
    fine_dates: Dates, fine: np.ndarray, coarse_dates: Dates, coarse: np.ndarray, target: dt.date
) -> np.ndarray:
    """Interpolate each pixel between its clear dates, ends held: the yardstick."""
    days = np.array([day.toordinal() for day in fine_dates], float)
    wanted = target.toordinal()
    order = np.argsort(days)
    last, first = np.full(fine.shape[1:], np.nan), np.full(fine.shape[1:], np.nan)
    last_day, first_day = last.copy(), first.copy()
    for i in order:
        is_new = np.isfinite(fine[i]) & (days[i] <= wanted)
        last, last_day = np.where(is_new, fine[i], last), np.where(is_new, days[i], last_day)
    for i in order[::-1]:
        is_new = np.isfinite(fine[i]) & (days[i] >= wanted)
        first, first_day = np.where(is_new, fine[i], first), np.where(is_new, days[i], first_day)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(first_day > last_day, (wanted - last_day) / (first_day - last_day), 0.0)
        between = last + share * (first - last)
    return np.where(np.isnan(last), first, np.where(np.isnan(first), last, between))


def _pairs(
    fine_dates: Dates, coarse_dates: Dates, target: dt.date, apart: int
) -> tuple[int, list[tuple[int, int]]]:
    """Return the target's coarse image and pairs of fine and coarse images, the nearest first.

    Where there are pairs before and after the target the first two are one of each.

    Raises:
        ValueError: there is no coarse image near the target, or no pair.
    """

    def coarse_of(day: dt.date) -> int | None:
        away = [abs((one - day).days) for one in coarse_dates]
        nearest = int(np.argmin(away))
        return nearest if away[nearest] <= apart else None

    then = coarse_of(target)
    if then is None:
        raise ValueError(f"No coarse image within {apart} days of {target}.")
    pairs = [(f, c) for f, day in enumerate(fine_dates) if (c := coarse_of(day)) is not None]
    if not pairs:
        raise ValueError(
            f"No fine image beside that of {target} has a coarse one within {apart} days."
        )
    pairs.sort(key=lambda pair: abs((fine_dates[pair[0]] - target).days))
    is_before = fine_dates[pairs[0][0]] < target
    other = [pair for pair in pairs[1:] if (fine_dates[pair[0]] < target) != is_before]
    return then, [pairs[0], *other[:1], *(p for p in pairs[1:] if p not in other[:1])]
