"""Invented places: a climate, soils, and what grows on a handful of fields."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .canopy import stand
from .crops import ARABLE, COVER_CROP, GRASSES, RICE, SAVANNA, WOODS, Crop, invent_crop
from .optics import Ground
from .rotation import YEAR, Rotation, Season, plan_rotation
from .weather import Pulse, soil_moisture

PIXELS_PER_FIELD = 4


@dataclass(frozen=True)
class Place:
    """What the pixels of a group share: where it is, and what lives there."""

    # What is grown.
    crops: tuple[Crop, ...]
    # The chance of each of them, [crops].
    weights: np.ndarray
    # Crops that may fill long pauses.
    catch: tuple[Crop, ...]
    # The day on which the crops' calendar begins.
    new_year: float
    # How wet the climate is (0 to 1).
    wetness: float
    # A multiplier of the soil's reflectance.
    brightness: float
    # How much of a redder soil is mixed in.
    clay: float
    # A multiplier of leaf area.
    lushness: float


def _catch_crop(crop: Crop, rng: np.random.Generator) -> Crop:
    """Return a second crop of the year, sown some days after the first is off the field."""
    first = crop.sow[0] - rng.uniform(5, 25)
    moved = {name: tuple(day - first for day in getattr(crop, name))
             for name in ("sow", "rise", "fall", "harvest")}  # fmt: skip
    return Crop(**{**crop.__dict__, **moved})


def choose_place(rng: np.random.Generator) -> Place:
    """Draw a climate, its soils and the crops grown: known ones, invented ones, or both."""
    known = [*ARABLE, *GRASSES, *GRASSES, *WOODS[:1], RICE, SAVANNA]
    picked = [known[k] for k in rng.permutation(len(known))[: rng.integers(3, 9)]]
    invented = [invent_crop(rng) for _ in range(rng.integers(2, 7))]
    style = rng.random()
    crops = picked if style < 0.35 else invented if style < 0.6 else picked + invented
    if all(crop.perennial for crop in crops):
        crops = [*crops, invented[0]]
    catch = (COVER_CROP,) if style < 0.35 else tuple(_catch_crop(c, rng) for c in invented)
    return Place(
        crops=tuple(crops),
        # From patchworks to places where nearly all fields grow the same.
        weights=rng.dirichlet(np.full(len(crops), np.exp(rng.uniform(-1.6, 0.7)))),
        catch=catch,
        # Half of the places keep the calendar of the north, the others any calendar.
        new_year=float(rng.normal(0, 12) if rng.random() < 0.5 else rng.uniform(0, YEAR)),
        wetness=float(rng.uniform(0.2, 0.75)),
        brightness=float(rng.uniform(0.75, 1.3)),
        clay=float(rng.uniform(-0.3, 1.3)),
        # One place in five is dry land, where leaves never close over the soil.
        lushness=float(rng.uniform(0.25, 0.7) if rng.random() < 0.2 else rng.uniform(0.75, 1.3)),
    )


def _ground(place: Place, field: np.ndarray, rng: np.random.Generator) -> Ground:
    count, fields = len(field), int(field.max()) + 1
    sealed = rng.random(fields)[field] < 0.03
    paved = np.where(sealed, rng.uniform(0.1, 0.8, count), 0.0)
    bright = place.brightness * np.exp(rng.normal(0, 0.12, fields))[field]
    return Ground(
        brightness=np.clip(bright * np.exp(rng.normal(0, 0.03, count)), 0.5, 1.7),
        clay=np.clip(place.clay + rng.normal(0, 0.2, fields)[field], -0.4, 1.5),
        paved=paved,
        tiled=rng.random(count),
        walls=paved * rng.random(count),
        water=np.where(rng.random(fields) < 0.01, 0.8, 0.0)[field],
        gloss=rng.uniform(0.7, 1.4, count),
    )


@dataclass(frozen=True)
class Land:
    """The pixels of a group: their seasons, ground and habits."""

    # The seasons of every field.
    rotation: Rotation
    # The field of each pixel, [n].
    field: np.ndarray
    # What lies under the plants, [n].
    ground: Ground
    # How many days growth is late within a field, [n].
    shift: np.ndarray
    # A multiplier of leaf area, [n].
    vigour: np.ndarray
    # A multiplier of soil moisture, [n].
    drainage: np.ndarray
    # Soil moisture (0 to 1) of each day.
    moisture: np.ndarray
    # The ups and downs of growth, field by field.
    pulse: Pulse

    def on(self, days: np.ndarray):
        """Return canopy, season (arrays [T, n]) and soil moisture [T, n]."""
        season: Season = self.rotation.on(days).take(self.field)
        pulse = self.pulse.on(days)[:, self.field]
        canopy = stand(season, days[:, None], self.shift, self.vigour, pulse)
        wet = np.clip(self.moisture[days.astype(int)][:, None] * self.drainage, 0, 1)
        return canopy, season, wet.astype(np.float32)


def make_land(place: Place, count: int, days: int, rng: np.random.Generator) -> Land:
    """Return ``count`` pixels of a place, `PIXELS_PER_FIELD` to a field, for ``days`` days."""
    field = (np.arange(count) // PIXELS_PER_FIELD).astype(np.int32)
    fields = int(field[-1]) + 1
    choose = np.broadcast_to(place.weights, (fields, len(place.crops)))
    vigour = place.lushness * rng.normal(1.0, 0.1, fields)[field] * rng.normal(1, 0.06, count)
    return Land(
        rotation=plan_rotation(
            place.crops, choose, 0.0, float(days), place.new_year, rng, place.catch
        ),
        field=field,
        ground=_ground(place, field, rng),
        shift=rng.normal(0, 2.5, count).astype(np.float32),
        vigour=np.clip(vigour, 0.3, 1.6).astype(np.float32),
        drainage=np.clip(rng.normal(1.0, 0.15, count), 0.4, 1.5).astype(np.float32),
        moisture=np.clip(soil_moisture(days, rng, place.wetness), 0, 1),
        pulse=Pulse(fields, rng, strength=float(rng.uniform(0.02, 0.1))),
    )
