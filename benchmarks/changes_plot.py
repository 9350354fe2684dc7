"""The plot of mown parcels: what was seen, what was found, and what was noted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.dates as mdates
import matplotlib.pyplot as plt

from .mown_parcels import COHERENCE, Break, Parcel, date_of

GREEN, RED, BLUE, FAINT = "#2f7d32", "#c62828", "#1f5fa8", "#9aa5ab"


def draw_parcels(parcels: Sequence[Parcel], found: Sequence[Sequence[Break]], path: Path) -> Path:
    """Draw a panel for each parcel and return the file."""
    figure, panels = plt.subplots(
        len(parcels), 1, figsize=(11, 2.1 * len(parcels) + 0.7), sharex=True, squeeze=False
    )
    for axes, parcel, breaks in zip(panels[:, 0], parcels, found):
        _draw(axes, parcel, breaks)
    panels[-1, 0].xaxis.set_major_locator(mdates.MonthLocator())
    panels[-1, 0].xaxis.set_major_formatter(mdates.DateFormatter("%b"))
    handles, labels = panels[0, 0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="upper center", ncol=4, frameon=False)
    figure.tight_layout(rect=(0, 0, 1, 1 - 0.4 / figure.get_figheight()))
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=110)
    plt.close(figure)
    return path


def _draw(axes, parcel: Parcel, breaks: Sequence[Break]) -> None:
    coherence_days, coherence = parcel.sar[COHERENCE]
    axes.plot(
        _dates(coherence_days), coherence, color=FAINT, lw=1, marker=".", ms=3,
        label="six-day coherence VV",
    )  # fmt: skip
    axes.plot(
        _dates(parcel.days), parcel.ndvi, color=GREEN, lw=1.2, marker="o", ms=4,
        label="NDVI, clear dates",
    )  # fmt: skip
    for k, item in enumerate(breaks):
        name = "break found, and its change" if k == 0 else None
        (day,) = _dates([item.day])
        axes.axvline(day, color=RED, lw=1.4, label=name)
        axes.annotate(
            f"{item.magnitude:.2f}", (day, 0.03), xytext=(3, 0), textcoords="offset points",
            color=RED, fontsize=8,
        )  # fmt: skip
    for k, note in enumerate(parcel.notes):
        name = "noted by the observer" if k == 0 else None
        axes.axvline(_dates([note])[0], color=BLUE, lw=1.4, ls="--", label=name)
    axes.set_ylim(0, 1)
    axes.set_ylabel(f"parcel {parcel.name}")
    axes.grid(alpha=0.25)


def _dates(days) -> list[dt.datetime]:
    return [
        dt.datetime.fromisoformat(date_of(day)) + dt.timedelta(days=float(day) % 1) for day in days
    ]
