"""A simulated scene: farmland seen by two satellites through two years or less of weather."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.ndimage import shift

from ..support.errors import ParameterError
from .canopy import Canopy, stand
from .clouds import NO_DATA, Sky, classify, make_sky, veil_reflectance
from .image_filters import half_pixel, pairs, spread
from .landscape import CROPS, Landscape, make_landscape
from .optics import BANDS, FINE_BANDS, band_indices, reflect
from .radar import Orbit, scatter, speckle
from .rotation import Rotation, Season, plan_rotation
from .weather import Pulse, cloud_cover, draw_spells, soil_moisture, sun_position

MARGIN = 12  # pixels of land around the optical scene, seen by the radar
ORBITS = (
    Orbit(88, "ascending", 40.5, 2.0, "173212"),
    Orbit(110, "descending", 34.0, 4.0, "055806"),
)
# Two independent streams of chance per acquisition must never share a seed.
_OPTICAL_STREAM, _SAR_STREAM = 1, 2


@dataclass(frozen=True)
class OpticalView:
    """What the optical sensor delivers on one date."""

    date: datetime.date
    # float32 [B, H, W], 0 to 1 where ground is seen, higher over cloud, NaN outside the swath.
    reflectance: np.ndarray
    # uint8 [H, W], the Sentinel-2 scene classification with its mistakes, constant over cells of
    # 20 m.
    classes: np.ndarray
    # bool [H, W], where cloud or shadow truly changes the ground's reflectance.
    cloudy: np.ndarray


@dataclass(frozen=True)
class SarPass:
    """One radar acquisition: its date and orbit."""

    date: datetime.date
    orbit: Orbit


@dataclass(frozen=True)
class Scene:
    """A simulated scene; images are computed when asked for, always the same."""

    # Pixels of 10 m.
    width: int
    height: int
    # What all chance is drawn from.
    seed: int
    # Names of the optical bands.
    bands: tuple[str, ...]
    # Looks of the radar: more of them, less speckle.
    looks: float
    # The 1 January that days are counted from.
    first_day: datetime.date
    # All optical acquisition dates, clear or not.
    optical_dates: tuple[datetime.date, ...]
    # The radar acquisitions of two relative orbits.
    sar_passes: tuple[SarPass, ...]
    # The cloud cover (0 to 1) on ``optical_dates``, [T].
    cover: np.ndarray
    # Soil moisture (0 to 1) of each day.
    moisture: np.ndarray
    landscape: Landscape
    # The seasons of every field.
    rotation: Rotation
    # The ups and downs of growth, field by field.
    pulse: Pulse
    # What VV and VH do beyond leaf area, in dB, field by field.
    drift: tuple[Pulse, Pulse]

    def truth(self, dates: datetime.date | Iterable[datetime.date]) -> np.ndarray:
        """Return the cloudless reflectance (0 to 1), float32 [B, H, W], or [T, B, H, W] for dates.

        Raises `ParameterError` for a date outside the simulated years.
        """
        if isinstance(dates, datetime.date):
            day = self._day(dates)
            canopy, season = self._land(day)
            return np.stack(
                [self._band(canopy, season, day, band) for band in band_indices(self.bands)]
            )
        return np.stack([self.truth(date) for date in dates])

    def optical(self, index: int) -> OpticalView:
        """Return the view of ``optical_dates[index]``, with clouds, shadows, haze and noise."""
        date = self.optical_dates[index]
        rng = np.random.default_rng([self.seed, _OPTICAL_STREAM, index])
        day = self._day(date)
        shape, cover = (self.height, self.width), float(self.cover[index])
        sky = make_sky(shape, cover, sun_position(day % 365.25), rng)
        canopy, season = self._land(day)
        positions = sorted({*band_indices(self.bands), *band_indices(("B03", "B04", "B08"))})
        ground = {band: self._band(canopy, season, day, band) for band in positions}
        seen = self._sense(ground, sky, rng)
        classes = self._classify(ground, sky, rng)
        outside = self._outside_swath(index, rng)
        seen[:, outside] = np.nan
        classes[outside] = NO_DATA
        return OpticalView(date, seen, classes, np.maximum(sky.opacity, sky.shade) > 0.1)

    def backscatter(self, index: int, grid: str = "optical") -> np.ndarray:
        """Return VV and VH in dB, float32 [2, H, W], of ``sar_passes[index]``.

        ``grid="optical"`` is the optical grid; ``grid="sar"`` is the radar's
        own: half a pixel off in both directions, wider by ``2 * MARGIN - 1``
        pixels, and NaN beyond the swath.
        """
        entry = self.sar_passes[index]
        rng = np.random.default_rng([self.seed, _SAR_STREAM, index])
        shape = self.landscape.field.shape
        noise = speckle((2, *shape), self.looks, rng)
        power = self._echo(entry, rng)
        if grid == "sar":
            power = half_pixel(power)
            noise = noise[:, 1:, 1:]
        decibel = (10.0 * np.log10(power * noise)).astype(np.float32)
        if grid != "sar":
            return np.stack([self._inner(image) for image in decibel])
        decibel[:, :, : 5 if entry.orbit.is_ascending else 0] = np.nan
        return decibel

    def _echo(self, entry: SarPass, rng: np.random.Generator) -> np.ndarray:
        """Return VV and VH in linear power without speckle, with the landscape's margin."""
        day, land = self._day(entry.date), self.landscape
        canopy, season = self._land(day)
        aspect = land.aspect[land.field] * np.float32(1 if entry.orbit.is_ascending else -1)
        wetness = np.clip(self.moisture[int(day)] * land.drainage, 0, 1)
        # Dew, wind and rows: fields differ a little from date to date, all pixels alike.
        mood = rng.normal(0, 0.3, len(land.choose)) + rng.normal(0, 0.2) + _frost(day, rng)
        images = []
        for channel in (0, 1):
            power = scatter(
                canopy, season, land.ground, wetness, entry.orbit.angle, channel, aspect
            )
            sway = (mood + self.drift[channel].on(day)).astype(np.float32)
            images.append(spread(power * 10 ** (sway / np.float32(10))[land.field], 0.25))
        return np.stack(images)

    def _sense(self, ground: dict, sky: Sky, rng: np.random.Generator) -> np.ndarray:
        """Return reflectance [B, H, W] under the sky, with the errors of sensor and correction."""
        # Fields shine differently from every angle of sun and view.
        sheen = 1.0 + rng.normal(0, 0.03, len(self.landscape.choose)).astype(np.float32)
        light = 1.0 + rng.normal(0, 0.06)
        sheen = self._inner(sheen[self.landscape.field])
        aerosol = rng.normal(0, 0.007)
        # Dates are registered to a third of a pixel.
        jitter = np.clip(rng.normal(0, 0.35, 2), -0.8, 0.8)
        images = []
        for band in band_indices(self.bands):
            seen = shift(ground[band], jitter, order=1, mode="nearest")
            image = veil_reflectance(seen, sky, band) * (sheen * np.float32(light))
            # Calibration and atmospheric correction err by date, the sensor by pixel.
            image = image * (1.0 + rng.normal(0, 0.025)) + rng.normal(0, 0.003)
            image += np.float32(aerosol * np.exp(-band / 3))
            image += np.float32(0.003) * rng.standard_normal(image.shape, dtype=np.float32)
            images.append(np.maximum(image, 0.0005).astype(np.float32))
        return np.stack(images)

    def _day(self, date: datetime.date) -> float:
        day = (date - self.first_day).days
        if not 0 <= day < len(self.moisture):
            last = self.first_day + datetime.timedelta(days=len(self.moisture) - 1)
            raise ParameterError(
                f"The scene is simulated from {self.first_day} to {last}; "
                f"ask for a date in between, not {date}."
            )
        return float(day)

    def _land(self, day: float) -> tuple[Canopy, Season]:
        land = self.landscape
        season = self.rotation.on(day).take(land.field)
        pulse = self.pulse.on(day)[land.field]
        return stand(season, day, land.shift, land.vigour, pulse), season

    def _band(self, canopy: Canopy, season: Season, day: float, band: int) -> np.ndarray:
        # The surface dries sooner than what the radar feels below it.
        wetness = np.clip(self.moisture[int(day)] * self.landscape.drainage, 0, 1) ** 1.5
        image = reflect(canopy, season, self.landscape.ground, wetness, band)
        return self._inner(spread(image, 0.125 if BANDS[band] in FINE_BANDS else 0.25))

    def _inner(self, image: np.ndarray) -> np.ndarray:
        return image[MARGIN : MARGIN + self.height, MARGIN : MARGIN + self.width]

    def _classify(self, ground: dict, sky: Sky, rng) -> np.ndarray:
        """Draw the classes at 20 m and repeat them on the 10 m grid."""
        red, infrared, green = (ground[BANDS.index(name)] for name in ("B04", "B08", "B03"))
        ndvi = (infrared - red) / (infrared + red)
        coarse = replace(sky, opacity=pairs(sky.opacity), shade=pairs(sky.shade))
        wet = pairs(self._inner(self.landscape.ground.water))
        classes = classify(coarse, pairs(ndvi), pairs(0.5 * (red + green)), wet, rng)
        return np.repeat(np.repeat(classes, 2, axis=0), 2, axis=1)

    def _outside_swath(self, index: int, rng) -> np.ndarray:
        """Every third acquisition is of the neighbouring orbit, whose swath ends in a corner."""
        rows, columns = np.mgrid[0 : self.height, 0 : self.width]
        if index % 3 != 1:
            return np.zeros((self.height, self.width), dtype=bool)
        reach = (0.88 + 0.02 * rng.standard_normal()) * self.width
        return columns + 0.22 * rows > reach + 0.12 * self.height


def _frost(day: float, rng: np.random.Generator) -> float:
    """Return the drop of backscatter in dB when the ground is frozen, on few winter days."""
    winter = np.cos(2 * np.pi * (day - 20) / 365.25) > 0.75
    return -rng.uniform(1.5, 4.0) if winter and rng.random() < 0.08 else 0.0


def _every(first: datetime.date, last: datetime.date, offset: float, step: int) -> list:
    days = range(int(offset), (last - first).days + 1, step)
    return [first + datetime.timedelta(days=day) for day in days]


def _check(width, height, start, end, optical_step, sar_step) -> None:
    for name, value in (("width", width), ("height", height)):
        if value < 32 or value % 2:
            raise ParameterError(
                f"The {name} of a simulated scene is {value}; give an even number, at least 32."
            )
    if end <= start:
        raise ParameterError(f"The scene would end on {end}, before its start {start}; swap them.")
    for name, value in (("optical_step", optical_step), ("sar_step", sar_step)):
        if value < 1:
            raise ParameterError(f"{name} is {value} days; give at least 1.")
    shortest = max(30, optical_step, sar_step)
    if (end - start).days < shortest:
        raise ParameterError(
            f"From {start} to {end} is too short for a scene; give at least {shortest} days."
        )


def simulate_scene(
    width: int = 256,
    height: int = 256,
    start: datetime.date = datetime.date(2021, 1, 1),
    end: datetime.date = datetime.date(2021, 12, 31),
    seed: int = 0,
    bands: Sequence[str] = BANDS,
    optical_step: int = 5,
    sar_step: int = 6,
    cloudiness: float = 0.5,
    looks: float = 4.5,
) -> Scene:
    """Return a scene of farmland with known truth; the same arguments give the same scene.

    ``width`` and ``height`` count pixels of 10 m, the steps are days between
    acquisitions (``sar_step`` for each of two orbits), ``cloudiness`` is the
    mean cloud cover (shadows and mistakes of the mask come on top of it), ``looks`` the
    radar's number of looks. Raises `ParameterError` for impossible sizes or periods and
    `UnknownBandError` for a band that Sentinel-2's ten land bands do not have.
    """
    _check(width, height, start, end, optical_step, sar_step)
    band_indices(bands)
    rng = np.random.default_rng([seed, 0])
    landscape = make_landscape(height + 2 * MARGIN, width + 2 * MARGIN, rng)
    zero = datetime.date(start.year, 1, 1)
    days = (end - zero).days + 1
    rotation = plan_rotation(CROPS, landscape.choose, 0.0, days, 0.0, rng)
    optical_dates = _every(start, end, rng.integers(0, optical_step), optical_step)
    ordinals = np.array([(date - zero).days for date in optical_dates])
    spells = draw_spells(float(ordinals[0]), float(ordinals[-1]), rng)
    passes = [
        SarPass(date, orbit)
        for orbit in ORBITS
        for date in _every(start, end, orbit.first_day % sar_step, sar_step)
    ]
    return Scene(
        width=width,
        height=height,
        seed=seed,
        bands=tuple(bands),
        looks=looks,
        first_day=zero,
        optical_dates=tuple(optical_dates),
        sar_passes=tuple(sorted(passes, key=lambda one: (one.date, one.orbit.number))),
        cover=cloud_cover(ordinals, rng, cloudiness, spells),
        moisture=soil_moisture(days, rng),
        landscape=landscape,
        rotation=rotation,
        pulse=Pulse(len(landscape.choose), rng),
        # In dB: canopies turn, lodge and dry in ways that leaf area does not tell.
        drift=(
            Pulse(len(landscape.choose), rng, 0.55),
            Pulse(len(landscape.choose), rng, 0.55),
        ),
    )
