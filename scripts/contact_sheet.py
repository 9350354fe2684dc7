"""Draws the contact sheet: dates side by side, what was seen above what was computed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

GAMMA = 1.3
SHOULDER = 0.82  # brightness that the brightest ground gets; clouds have what is above
TILE, SPACE = 256, 10  # pixels of the sheet; a tile shows every pixel of the scene
LEFT, TOP, BOTTOM = 176, 60, 40
DOTS_PER_INCH = 100
INK, FAINT, PAPER = "#22272b", "#7b858c", "#ffffff"


@dataclass(frozen=True)
class Row:
    """One row of the sheet: its title, a subtitle, images [3, H, W] and captions below them."""

    title: str
    subtitle: str
    images: Sequence[np.ndarray]
    captions: Sequence[str] = ()


def common_stretch(images: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Return low and high reflectance [3, 1, 1] that show all images at their best.

    The highs of the three colours are brought half-way together: soils stay
    brown, and the picture does not turn orange.
    """
    pixels = np.concatenate([image.reshape(3, -1) for image in images], axis=1)
    low, high = np.nanpercentile(pixels, (0.5, 99.7), axis=1)
    high = 0.5 * high + 0.5 * high.max()
    return (0.7 * low)[:, None, None], high[:, None, None]


def _coloured(image: np.ndarray, stretch: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """Return an image [3, H, W] of reflectance as colours [H, W, 3]; NaN becomes pale grey."""
    low, high = stretch
    ground = (image - low) / (high - low)
    # Above the brightest ground the curve bends, so that clouds keep their relief.
    cloud = np.clip((image - high) / (0.85 - high), 0, 1) ** 0.7
    shown = SHOULDER * np.clip(ground, 0, 1) ** (1 / GAMMA) + (1 - SHOULDER) * cloud
    return np.where(np.isnan(image), 0.84, shown).transpose(1, 2, 0)


def _row_heights(rows: Sequence[Row]) -> list[int]:
    return [TILE + (26 if row.captions else 0) + SPACE for row in rows]


def draw(path: Path, dates: Sequence[datetime.date], rows: Sequence[Row], note: str) -> None:
    """Write the sheet as PNG; all rows share one stretch, taken from the last row."""
    stretch = common_stretch(rows[-1].images)
    heights = _row_heights(rows)
    width = LEFT + len(dates) * (TILE + SPACE) + SPACE
    height = TOP + sum(heights) + BOTTOM
    figure = plt.figure(
        figsize=(width / DOTS_PER_INCH, height / DOTS_PER_INCH), dpi=DOTS_PER_INCH, facecolor=PAPER
    )

    def text(x: float, y: float, words: str, size: float, **style) -> None:
        figure.text(x / width, 1 - y / height, words, fontsize=size, **{"color": INK, **style})

    for column, date in enumerate(dates):
        centre = LEFT + column * (TILE + SPACE) + TILE / 2
        spoken = f"{date.day} {date:%B %Y}"
        text(centre, TOP - 22, spoken, 15, ha="center", va="center", weight="medium")
    above = TOP
    for row, tall in zip(rows, heights):
        middle = above + TILE / 2
        text(18, middle - 14, row.title, 17, va="center", weight="bold", linespacing=1.1)
        text(18, middle + 20, row.subtitle, 11.5, va="center", color=FAINT, linespacing=1.35)
        for column, image in enumerate(row.images):
            left = LEFT + column * (TILE + SPACE)
            box = (left / width, 1 - (above + TILE) / height, TILE / width, TILE / height)
            axes = figure.add_axes(box)
            axes.imshow(_coloured(image, stretch), interpolation="nearest", aspect="auto")
            axes.set_axis_off()
            if row.captions:
                y = above + TILE + 14
                text(left + TILE / 2, y, row.captions[column], 11.5, ha="center", va="center",
                     color=FAINT)  # fmt: skip
        above += tall
    text(LEFT, height - 18, note, 11.5, va="center", color=FAINT)
    figure.savefig(path, dpi=DOTS_PER_INCH, facecolor=PAPER)
    plt.close(figure)
