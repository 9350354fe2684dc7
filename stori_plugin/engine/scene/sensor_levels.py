"""One level for the sensors of a series: what their filters differ by is taken off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from ..acquisitions.names.band_names import SENTINEL2, TM, spectral_order, spoken_platform
from ..acquisitions.series import Acquisition, Band, Series
from ..options.series_options import Masking
from ..support.progress import Progress
from .bandpass import KNOWN, SAME, Level, published, sensor_of_item
from .sensor_fit import Fit, fit, pairs_of, pixels_of


@dataclass(frozen=True)
class LevelledSeries:
    """A series whose sensors are on one level, and what was done."""

    series: Series
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def level_sensors(
    series: Series, bands: Collection[str], masking: Masking, progress: Progress
) -> LevelledSeries:
    """Bring ``bands`` of all sensors of a series to the sensor with most acquisitions.

    Where nothing is published on two sensors (`bandpass`), their difference is learned where they
    overlap in time (`sensor_fit`), and where that does not tell nothing is done. A series of one
    sensor is given back as it is.
    """
    counts = Counter(sensor_of_item(item) for item in series.acquisitions if _colours(item, bands))
    if len(counts) < 2:
        return LevelledSeries(series)
    reference = min(counts, key=lambda sensor: (-counts[sensor], *_rank(sensor)))
    learned = _learned(series, reference, bands, masking, progress)
    levels: dict[str, dict[str, list[Level]]] = {}
    items = []
    for item in series.acquisitions:
        sensor = sensor_of_item(item)
        levelled = []
        for band in item.bands:
            level = _level(item, band, reference, learned) if band.name in bands else None
            if level is not None and level != SAME:
                levels.setdefault(sensor, {}).setdefault(band.role, []).append(level)
                band = replace(band, level=(level.gain, level.offset))
            levelled.append(band)
        items.append(replace(item, bands=tuple(levelled)))
    notes = [
        _note(sensor, of_role, reference, counts, learned) for sensor, of_role in levels.items()
    ]
    unknown = [sensor for sensor in counts if sensor != reference and sensor not in levels]
    if unknown:
        spoken = ", ".join(spoken_platform(sensor) for sensor in unknown)
        notes.append(
            f"{spoken} and {spoken_platform(reference)} stay at their own levels: nothing is "
            "published on their difference, and what they saw on dates at most 3 days apart shows "
            "none or does not suffice to tell."
        )
    return LevelledSeries(
        replace(series, acquisitions=tuple(items)), tuple(notes), _problems(learned, reference)
    )


def _rank(sensor: str) -> tuple[int, str]:
    return (KNOWN.index(sensor) if sensor in KNOWN else len(KNOWN)), sensor


def _colours(item: Acquisition, names: Collection[str]) -> list[Band]:
    return [band for band in item.bands if band.role and band.name in names]


def _level(
    item: Acquisition, band: Band, reference: str, learned: Mapping[tuple[str, str], Fit]
) -> Level | None:
    if not band.role:
        return None
    level = published(item, band, reference)
    if level is not None:
        return level
    found = learned.get((sensor_of_item(item), band.name))
    return found.level if found else None


def _learned(
    series: Series, reference: str, wanted: Collection[str], masking: Masking, progress: Progress
) -> dict[tuple[str, str], Fit]:
    """Learn what is not published, by sensor and band name."""
    references = [item for item in series.acquisitions if sensor_of_item(item) == reference]
    asked: dict[str, set[str]] = {}
    for item in series.acquisitions:
        for band in _colours(item, wanted):
            if published(item, band, reference) is None:
                asked.setdefault(sensor_of_item(item), set()).add(band.name)
    fits: dict[tuple[str, str], Fit] = {}
    for sensor, names in asked.items():
        items = [item for item in series.acquisitions if sensor_of_item(item) == sensor]
        held = [{b.name for b in item.bands} for item in (*items, *references)]
        bands = sorted(name for name in names if all(name in one for one in held))
        pairs = pairs_of(items, references)
        if not bands or not pairs:
            continue
        pixels = pixels_of(series, pairs, bands, masking, progress)
        for k, name in enumerate(bands):
            if pixels:
                fits[sensor, name] = fit([part[:, k] for part in pixels], len(pairs))
    return fits


def _note(
    sensor: str,
    of_role: Mapping[str, list[Level]],
    reference: str,
    counts: Counter[str],
    learned: Mapping[tuple[str, str], Fit],
) -> str:
    parts = []
    for role in sorted(of_role, key=lambda role: spectral_order("", role)):
        gains = sorted(Counter(of_role[role]))
        spoken = " or ".join(f"times {gain:.4f} {offset:+.4f}" for gain, offset in gains)
        parts.append(f"{role} {spoken}")
    fits = [found for (of, _), found in learned.items() if of == sensor and found.level]
    sources = []
    if sensor in KNOWN and reference in KNOWN:
        sources += ["Claverie et al. 2018"] if SENTINEL2 in (sensor, reference) else []
        sources += ["Roy et al. 2016"] if TM in (sensor, reference) else []
    if fits:
        sources.append(f"learned from {fits[0].pairs} pairs of dates at most 3 days apart")
    return (
        f"Levelled to {spoken_platform(reference)} ({counts[reference]} acquisitions): "
        f"{spoken_platform(sensor)} ({counts[sensor]} acquisitions), {', '.join(parts)} "
        f"({', '.join(sources)}). LEVEL_SENSORS off leaves them as they are."
    )


def _problems(learned: Mapping[tuple[str, str], Fit], reference: str) -> tuple[str, ...]:
    odd: dict[str, list[str]] = {}
    for (sensor, name), found in learned.items():
        if found.is_odd:
            odd.setdefault(sensor, []).append(name)
    return tuple(
        f"{spoken_platform(sensor)} and {spoken_platform(reference)} differ in "
        f"{', '.join(names)} by more than sensors do, on dates at most 3 days apart: check that "
        "both are surface reflectance and how their numbers are scaled, or give one of them alone."
        for sensor, names in odd.items()
    )
