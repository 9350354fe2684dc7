"""Backscatter beside the chips of a gap-free series, month by month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ...acquisitions.scan import scan
from ...acquisitions.series import Source
from ...options.build_index_options import BACKSCATTER
from ...pixels.backscatter import to_decibel
from ...rasters.grid import Window
from ...rasters.reading import GridReader
from ...scene.sar_reader import SarReader
from ...support.errors import InputError
from ...support.progress import SILENT, Progress
from .chip_source import Check


class MonthlyBackscatter:
    """VV and VH of the calendar month of each date: the mean of all passes, whatever their orbit.

    A month without a pass takes what lies between those before and after it.
    """

    def __init__(
        self, sources: Sequence[Source], dates: Sequence[dt.date], progress: Progress = SILENT
    ) -> None:
        """Find the passes in the months of some dates, ascending.

        Raises `InputError` where there is none, or not of both polarisations, and what the scan
        raises.
        """
        series = scan(sources, "sar", progress)
        for problem in series.problems:
            progress.warn(problem)
        months = {_month(date) for date in dates}
        kept = [
            item for item in series.acquisitions if min(months) <= _month(item.date) <= max(months)
        ]
        if not kept:
            raise InputError(
                f"No SAR acquisition lies in the months of the series, {dates[0]:%Y-%m} to "
                f"{dates[-1]:%Y-%m} (there are some from {series.dates[0]} to {series.dates[-1]}): "
                "give others, or leave SAR out."
            )
        series = replace(series, acquisitions=tuple(kept))
        self._reader = SarReader(series, non_local=False)
        if self._reader.polarisations != BACKSCATTER:
            raise InputError(
                f"The SAR rasters have {' and '.join(self._reader.polarisations)}, and both VV and "
                "VH are needed: give others, or leave SAR out."
            )
        self.series = series
        self._of_pass = np.array([_month(date) for date in self._reader.dates])
        self._of_date = np.array([_month(date) for date in dates])
        progress.say(f"{len(self._of_pass)} passes of SAR, averaged by month")

    def read(self, datasets: GridReader, window: Window, check: Check) -> np.ndarray:
        """Return (dates, 2, rows, columns) float32 in dB, NaN where no pass of a month lies."""
        power = self._reader.power(datasets, window, check)
        months = np.unique(self._of_pass)
        means = np.empty((len(months), *power.shape[1:]), np.float32)
        for number, month in enumerate(months):
            check()
            of_month = power[self._of_pass == month]
            known = np.isfinite(of_month)
            count = known.sum(0)
            total = np.where(known, of_month, 0.0).sum(0, dtype=np.float64)
            means[number] = np.where(count > 0, total / np.maximum(count, 1), np.nan)
        decibel = to_decibel(means)
        # Where a month's place among those with passes lies, in between for one without.
        places = np.interp(self._of_date, months, np.arange(len(months)))
        before = np.floor(places).astype(int)
        after = np.ceil(places).astype(int)
        share = (places - before).astype(np.float32)[:, None, None, None]
        return decibel[before] * (np.float32(1.0) - share) + decibel[after] * share


def _month(date: dt.date) -> int:
    return 12 * date.year + date.month - 1
