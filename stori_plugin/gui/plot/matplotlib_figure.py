"""The plot of pixels as matplotlib draws it, on any thread."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtGui import QImage

from .content import (
    CLEAR_MARK,
    COARSE_MARK,
    DROPPED_MARK,
    MARKS,
    MASKED_MARK,
    Content,
    Line,
    Points,
    names_of,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    # Left, bottom, width and height of axes as shares of the figure.
    Box = tuple[float, float, float, float]

_EVENTS = {"start": ">", "peak": "^", "end": "<", "break": "v"}
# In heights of a letter of the window, which is larger than those of the plot: a row of the legend,
# a character, and the sample of a line with what is around it.
_ROW, _CHARACTER, _SAMPLE = 0.95, 0.29, 1.8
# matplotlib's caches are not made for several threads.
_drawing = threading.Lock()


@dataclass(frozen=True)
class Canvas:
    """What a picture is drawn for."""

    # In pixels of the screen.
    width: int
    height: int
    # Pixels of the screen per pixel of the window.
    ratio: float
    dpi: float
    # The height of a letter, in pixels of the window.
    letter: float
    # The colours of text and ground.
    text: str
    base: str
    # The rows of the legend.
    rows: int = 1

    def columns(self, names: Sequence[str]) -> int:
        """Return how many names of the legend stand beside each other, two at least."""
        longest = max(map(len, names), default=0)
        width = (_CHARACTER * longest + _SAMPLE) * self.letter * self.ratio
        return max(2, int(self.width / width))

    def fitting(self, content: Content | None) -> Canvas:
        """Return the same with the rows that the legend of a plot takes."""
        names = names_of(content) if content is not None else []
        return replace(self, rows=max(-(-len(names) // self.columns(names)), 1))

    def frame(self) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of the axes as fractions, with room for labels."""
        letter = self.letter * self.ratio
        return (
            3.6 * letter / self.width,
            (1.4 + _ROW * self.rows) * letter / self.height,
            1 - 3.4 * letter / self.width,
            1 - 2.2 * letter / self.height,
        )


def draw(content: Content | None, canvas: Canvas) -> QImage:
    """Return the picture of a plot. Any thread may call."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with _drawing:
        dpi = canvas.dpi * canvas.ratio
        figure = Figure((canvas.width / dpi, canvas.height / dpi), dpi=dpi, facecolor=canvas.base)
        agg = FigureCanvasAgg(figure)
        if content is not None:
            _draw_content(figure, content, canvas)
        agg.draw()
        pixels = bytes(agg.buffer_rgba())
    width, height = (int(side) for side in agg.get_width_height())
    image = QImage(pixels, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
    image.setDevicePixelRatio(canvas.ratio)
    return image


def warm_up() -> None:
    """Import matplotlib and draw all that a plot has: the first drawing finds fonts and more."""
    days = [dt.date(2021, 1, 1), dt.date(2021, 12, 1)]
    values = [0.0, 1.0]
    points = tuple(Points(days, values, m, "#000000", m, values, values) for m in MARKS)
    line = Line(days, values, "#000000", "0")
    content = Content(points, (), (line,), line, "0", "0", days[0], days[1], 0.0, 1.0)
    draw(content, Canvas(300, 200, 1.0, 96.0, 12.0, "#000000", "#ffffff"))


def _draw_content(figure: Figure, content: Content, canvas: Canvas) -> None:
    left, top, right, bottom = canvas.frame()
    box = (left, 1 - bottom, right - left, bottom - top)
    axes = figure.add_axes(box, facecolor=canvas.base)
    if content.radar is not None:
        limits = (content.radar_low, content.radar_high)
        _draw_radar(axes, box, content.radar, content.radar_title, limits)
    for points in content.points:
        _draw_points(axes, points, canvas.base)
    for band in content.bands:
        axes.fill_between(
            band.dates, band.low, band.high, color=band.colour, alpha=0.18, lw=0, zorder=3,
            label=band.label if band.is_named else None,
        )  # fmt: skip
    for line in content.lines:
        axes.plot(
            line.dates, line.values, color=line.colour, lw=line.width, zorder=4,
            linestyle=(0, line.dashes) if line.dashes else "-",
            label=line.label if line.is_named else None,
        )  # fmt: skip
    axes.set_xlim(content.first, content.last)
    if content.low is not None:
        axes.set_ylim(content.low, content.high)
    _label(axes, content.title, canvas.text)
    _legend(figure, axes, canvas, names_of(content))


def _draw_points(axes: Axes, points: Points, base: str) -> None:
    looks = {
        CLEAR_MARK: {"marker": "o", "color": points.colour, "s": 16, "zorder": 5},
        DROPPED_MARK: {"marker": "x", "color": points.colour, "s": 24, "zorder": 5},
        MASKED_MARK: {
            "marker": "o", "facecolors": base, "edgecolors": points.colour, "s": 10, "lw": 0.6,
            "zorder": 2,
        },
        COARSE_MARK: {
            "marker": "s", "facecolors": base, "edgecolors": points.colour, "s": 9, "lw": 0.7,
            "zorder": 2,
        },
    }  # fmt: skip
    event = {"color": points.colour, "edgecolors": base, "s": 70, "lw": 0.8, "zorder": 6}
    looks.update({kind: {"marker": form, **event} for kind, form in _EVENTS.items()})
    if len(points.low):
        axes.vlines(points.dates, points.low, points.high, color=points.colour, lw=0.7, alpha=0.3)
    axes.scatter(
        points.dates,
        points.values,
        label=points.label if points.is_named else None,
        **looks[points.mark],
    )


def _draw_radar(axes: Axes, box: Box, line: Line, title: str, limits: tuple[float, float]) -> None:
    other = axes.twinx()
    other.set_position(box)
    other.plot(line.dates, line.values, color=line.colour, lw=line.width, alpha=0.7, zorder=1)
    other.set_ylim(*limits)
    other.set_ylabel(title, color=line.colour, fontsize=8)
    other.tick_params(colors=line.colour, labelsize=7)
    for spine in other.spines.values():
        spine.set_visible(False)
    axes.set_zorder(other.get_zorder() + 1)
    axes.patch.set_visible(False)


def _label(axes: Axes, title: str, text: str) -> None:
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


def _legend(figure: Figure, axes: Axes, canvas: Canvas, names: Sequence[str]) -> None:
    handles, labels = axes.get_legend_handles_labels()
    drawn = dict(zip(labels, handles))
    unique = {name: drawn[name] for name in names if name in drawn}
    if unique:
        figure.legend(
            unique.values(), unique.keys(), loc="upper center",
            ncol=min(len(unique), canvas.columns(list(unique))),
            fontsize=7, frameon=False, labelcolor=canvas.text, handlelength=1.2,
            columnspacing=1.0,
        )  # fmt: skip
