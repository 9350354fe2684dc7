"""The lie of the land: fields, tracks, woods, a village and a stream."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import distance_transform_edt

from .crops import ARABLE, GARDEN, GRASSES, WOODS
from .image_filters import smooth_noise
from .optics import Ground

PIXEL = 10.0
BLOCK_HECTARES = 34.0
CROPS = (*ARABLE, *GRASSES, *WOODS, GARDEN)
# How often each of CROPS is grown on ordinary fields; woods and gardens have places of their own.
_SHARES = (0.21, 0.08, 0.05, 0.09, 0.16, 0.09, 0.10, 0.03, 0.01, 0.10, 0.06, 0.02, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Landscape:
    """A map of fields and what they are made of."""

    # The number of each pixel's field, [H, W].
    field: np.ndarray
    # The chance of every crop of `CROPS` on each field, [fields, crops].
    choose: np.ndarray
    # What lies under the plants, [H, W].
    ground: Ground
    # How many days growth is late within a field, [H, W].
    shift: np.ndarray
    # A multiplier of leaf area within fields, [H, W].
    vigour: np.ndarray
    # A multiplier of soil moisture within fields, [H, W].
    drainage: np.ndarray
    # The radar's response to row direction in dB per orbit look, [fields].
    aspect: np.ndarray


def _nearest_site(rows: np.ndarray, columns: np.ndarray, sites: np.ndarray):
    """Return the nearest site's number and how much farther the second nearest is (pixels)."""
    best = np.full(rows.shape, np.inf, dtype=np.float32)
    second = best.copy()
    label = np.zeros(rows.shape, dtype=np.int32)
    for number, (row, column) in enumerate(sites):
        # Taller than wide, as blocks between parallel roads are.
        distance = np.hypot(rows - row, 1.25 * (columns - column)).astype(np.float32)
        closer = distance < best
        second = np.where(closer, best, np.minimum(second, distance))
        label[closer] = number
        best = np.minimum(best, distance)
    return label, second - best


def _split(low, high, hectares: float, rng: np.random.Generator) -> list[tuple]:
    """Cut a rectangle (u0, v0) to (u1, v1), in pixels, into fields of 1 to 10 ha."""
    size = np.subtract(high, low)
    area = size[0] * size[1] * PIXEL**2 / 1e4
    if area < hectares or area < 2.4:
        return [(low, high)]
    # Long fields are halved across; now and then lengthwise, into strips.
    along = int(size[1] > size[0]) if rng.random() < 0.8 else int(size[1] <= size[0])
    if size[along] < 12:
        return [(low, high)]
    cut = low[along] + size[along] * rng.uniform(0.36, 0.64)
    left, right = list(high), list(low)
    left[along] = right[along] = cut
    return [*_split(low, left, hectares, rng), *_split(right, high, hectares, rng)]


def _parcel(block: np.ndarray, rows, columns, rng) -> tuple[np.ndarray, np.ndarray]:
    """Divide every block into fields; return field numbers and each field's direction."""
    field = np.zeros(block.shape, dtype=np.int32)
    directions: list[float] = []
    for number in np.unique(block):
        inside = np.flatnonzero(block == number)
        angle = rng.uniform(0, np.pi / 2)
        u = rows.flat[inside] * np.cos(angle) + columns.flat[inside] * np.sin(angle)
        v = columns.flat[inside] * np.cos(angle) - rows.flat[inside] * np.sin(angle)
        hectares = float(np.exp(rng.uniform(np.log(3.0), np.log(10.0))))
        for low, high in _split([u.min(), v.min()], [u.max() + 1, v.max() + 1], hectares, rng):
            here = (u >= low[0]) & (u < high[0]) & (v >= low[1]) & (v < high[1])
            field.flat[inside[here]] = len(directions)
            directions.append(angle if high[0] - low[0] > high[1] - low[1] else angle + np.pi / 2)
    return _without_slivers(field), np.array(directions)


def _without_slivers(field: np.ndarray) -> np.ndarray:
    """Give corners of less than 0.35 ha, which nobody would farm, to the nearest field."""
    size = np.bincount(field.ravel())
    sliver = size[field] < 0.35 * 1e4 / PIXEL**2
    nearest = distance_transform_edt(sliver, return_distances=False, return_indices=True)
    return field[tuple(nearest)]


def _edges(label: np.ndarray) -> np.ndarray:
    """Return the pixels whose right or lower neighbour has another label."""
    edge = np.zeros(label.shape, dtype=bool)
    edge[:, :-1] |= label[:, :-1] != label[:, 1:]
    edge[:-1] |= label[:-1] != label[1:]
    return edge


def _stream(rows, columns, relief: np.ndarray, rng) -> np.ndarray:
    """Return the distance (pixels) to the middle of a winding stream."""
    height, width = rows.shape
    start = rng.uniform(0.15, 0.85) * width
    lean = rng.uniform(-0.35, 0.35)
    phase = rng.uniform(0, 2 * np.pi, 3)
    swing = sum(
        size * np.sin(2 * np.pi * rows / (period * height) + turn)
        for size, period, turn in zip((0.09, 0.03, 0.012), (0.9, 0.33, 0.13), phase)
    )
    middle = start + lean * (rows - height / 2) + swing * width
    return np.abs(columns - middle + 1.5 * relief) / np.hypot(1.0, lean)


def _place(mask_order: np.ndarray, share: float) -> np.ndarray:
    """Return the pixels with the highest values of a field, up to a share of all."""
    return mask_order > np.quantile(mask_order, 1.0 - share)


@dataclass
class _Covers:
    """The kinds of cover that are not farmed, as masks [H, W]."""

    wood: np.ndarray
    village: np.ndarray
    verge: np.ndarray
    road: np.ndarray
    stream: np.ndarray


def _find_covers(block, gap, field, rows, columns, rng) -> _Covers:
    shape = block.shape
    relief = smooth_noise(shape, rng, 2.4, 90)
    stream = _stream(rows, columns, relief, rng)
    # Woods keep away from the stream's meadows and end at block borders for the most part.
    wooded = smooth_noise(shape, rng, 2.6, 60) + 0.9 * rng.standard_normal(block.max() + 1)[block]
    wood = _place(wooded, 0.075) & (stream > 6)
    # A village grows where block borders meet.
    lane = np.exp(-gap / 9.0)
    centre = rng.uniform(0.2, 0.8, 2) * shape
    remote = np.hypot(rows - centre[0], columns - centre[1]) / (0.09 * max(shape))
    village = _place(1.6 * lane - remote + 0.5 * smooth_noise(shape, rng, 1.8, 40), 0.035) & ~wood
    galleries = (stream < 3.4 + 1.4 * relief) & (smooth_noise(shape, rng, 1.6, 30) > 0.1)
    hedged = rng.random(field.max() + 1) < 0.12
    hedge = _edges(field) & hedged[field] & (smooth_noise(shape, rng, 1.2, 20) > -0.5)
    busy = (np.add.outer(np.arange(block.max() + 1), np.arange(1)) * 7 % 3 != 0).ravel()
    road = _edges(block) & busy[block] & ~wood
    verge = _edges(block) & ~road & ~wood
    return _Covers(wood | galleries | hedge, village, verge, road, stream < 1.25)


def _ground(covers: _Covers, field: np.ndarray, rng) -> Ground:
    shape = field.shape
    fields = field.max() + 1
    tilled = rng.normal(0, 0.05, fields)[field]
    soils = smooth_noise(shape, rng, 2.2, 110)
    fine = smooth_noise(shape, rng, 1.1, 25)
    houses = smooth_noise(shape, rng, 0.7, 6)
    built = covers.village & (houses > -0.35)
    paved = np.where(built, np.clip(0.55 + 0.35 * houses, 0.2, 0.95), 0.0)
    paved = np.where(covers.road, np.maximum(paved, 0.42), paved)
    tiled = np.clip(0.4 + 0.6 * smooth_noise(shape, rng, 0.8, 5), 0, 1) * built
    return Ground(
        brightness=np.clip(1.0 + tilled + 0.09 * soils + 0.03 * fine, 0.6, 1.4).astype(np.float32),
        clay=np.clip(0.45 + 0.35 * smooth_noise(shape, rng, 2.4, 120), 0, 1).astype(np.float32),
        paved=paved.astype(np.float32),
        tiled=tiled.astype(np.float32),
        walls=np.where(built, 0.8 * paved, 0.0).astype(np.float32),
        water=np.where(covers.stream, 0.85, 0.0).astype(np.float32),
        gloss=np.clip(1.0 + 0.17 * smooth_noise(shape, rng, 0.9, 5), 0.5, 1.7).astype(np.float32),
    )


def make_landscape(height: int, width: int, rng: np.random.Generator) -> Landscape:
    """Return a landscape of ``height`` by ``width`` pixels of 10 m."""
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    # Borders follow the relief, so blocks are sampled at slightly displaced places.
    bend = np.stack([smooth_noise((height, width), rng, 2.4, 120) for _ in range(2)])
    area = height * width * PIXEL**2 / 1e4
    count = max(int(area / BLOCK_HECTARES), 4)
    sites = rng.uniform(-0.08, 1.08, (count, 2)) * (height, width)
    block, gap = _nearest_site(rows + 3.0 * bend[0], columns + 3.0 * bend[1], sites)
    field, direction = _parcel(block, rows + 1.2 * bend[0], columns + 1.2 * bend[1], rng)
    covers = _find_covers(block, gap, field, rows, columns, rng)

    farmed = len(direction)
    field = field.copy()
    # Stands of trees differ by block; verges and gardens are one holding each.
    stands = rng.integers(0, 4, block.max() + 1)[block]
    field[covers.wood] = farmed + stands[covers.wood]
    field[covers.verge] = farmed + 4
    field[covers.village] = farmed + 5
    choose = np.zeros((farmed + 6, len(CROPS)))
    choose[:farmed] = np.array(_SHARES) / np.sum(_SHARES)
    names = [crop.name for crop in CROPS]
    for stand, name in enumerate(["broadleaf wood"] * 3 + ["conifers", "pasture", "garden"]):
        choose[farmed + stand, names.index(name)] = 1.0

    shape = (height, width)
    texture = rng.standard_normal(shape).astype(np.float32)
    rough = np.where(covers.wood, 0.09, np.where(covers.village, 0.15, 0.025))
    vigour = 1.0 + 0.09 * smooth_noise(shape, rng, 1.8, 45) + rough * texture
    wet = 1.0 + 0.16 * smooth_noise(shape, rng, 2.2, 80)
    aspect = np.append(0.5 * np.cos(2 * direction), np.zeros(6))
    return Landscape(
        field=field,
        choose=choose,
        ground=_ground(covers, field, rng),
        shift=(2.5 * smooth_noise(shape, rng, 2.0, 40)).astype(np.float32),
        vigour=np.clip(vigour, 0.4, 1.6).astype(np.float32),
        drainage=np.clip(wet, 0.5, 1.4).astype(np.float32),
        aspect=aspect.astype(np.float32),
    )
