"""Putting layers together: the files of one product and date become one acquisition."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rasterio.errors import RasterioError
from rasterio.warp import transform

from .band_layers import File, Layer
from .band_names import SENTINEL1, sensor_of, spectral_order
from .dates import date_in_text
from .orbits import direction_by_sun, orbit_labels, orbit_of
from .scaling import Stored
from .series import Acquisition, Band, Raster
from .terms import MASK_ORDER

_WITHOUT_IMAGE = "masks of dates or products that have no other band"
_TWICE = "bands that another file of the same product and date has already"


@dataclass
class _Product:
    """The layers of one product and date while it is put together."""

    date: dt.date
    time: dt.time | None
    key: tuple[str, str]
    bands: list[Layer] = field(default_factory=list)
    masks: list[Layer] = field(default_factory=list)


def _products(layers: Sequence[Layer]) -> list[_Product]:
    found: dict[tuple, _Product] = {}
    for layer in layers:
        if layer.moment is None:
            continue
        date, time = layer.moment
        product = found.setdefault((date, layer.key), _Product(date, time, layer.key))
        product.time = product.time or time
        (product.masks if layer.kind == "mask" else product.bands).append(layer)
    return sorted(found.values(), key=lambda p: (p.date, p.time or dt.time(), p.key))


def _likeness(product: _Product, mask: _Product) -> int:
    words = ["_".join(p.key).split("_") for p in (product, mask)]
    return len(set(words[0]) & set(words[1]))


def _lend_masks(products: list[_Product]) -> tuple[list[_Product], list[Layer]]:
    """Give masks that are named or filed differently to the images of their date.

    Of several the one whose name has most in common. Returns the products that have bands,
    and the masks that no image took.
    """
    orphans: dict[dt.date, list[_Product]] = {}
    for product in products:
        if not product.bands:
            orphans.setdefault(product.date, []).append(product)
    taken: set[int] = set()
    for product in products:
        if product.bands and not product.masks and product.date in orphans:
            best = max(orphans[product.date], key=lambda m, p=product: _likeness(p, m))
            product.masks = best.masks
            taken.add(id(best))
    left = [p for group in orphans.values() for p in group if id(p) not in taken]
    return [p for p in products if p.bands], [mask for p in left for mask in p.masks]


def _finest(layers: Sequence[Layer], rasters: Mapping[str, Raster]) -> tuple[list[Layer], list]:
    """Keep the finest resolution of each band; list what is there twice at the same one."""
    best: dict[str, Layer] = {}
    twice = []
    for layer in sorted(layers, key=lambda y: (rasters[y.file.path].pixel_size, y.file.path)):
        kept = best.setdefault(layer.name, layer)
        sizes = [rasters[y.file.path].pixel_size for y in (kept, layer)]
        if kept is not layer and sizes[0] == sizes[1]:
            twice.append(layer)
    return list(best.values()), twice


def _in_order(layers: Sequence[Layer]) -> list[Layer]:
    """One file keeps its order; several are put in order of wavelength."""
    if len({layer.file.path for layer in layers}) == 1:
        return sorted(layers, key=lambda y: y.index)
    return sorted(layers, key=lambda y: (spectral_order(y.name, y.role), y.name))


def _name(layers: Sequence[Layer]) -> str:
    """Name an acquisition as its files do, without what differs between them."""
    first: File = layers[0].file
    if first.product:
        return first.product.split("/")[0]
    stems = sorted({layer.file.stem for layer in layers})
    if len(stems) == 1:
        return stems[0]
    # Names part inside a word (..._B02, ..._B03): what is common ends before that word.
    common = re.sub(r"(_SR)?[_\-. ]*[^_\-. ]*$", "", os.path.commonprefix(stems))
    if date_in_text(common):
        return common
    return next((folder for folder in first.folders if date_in_text(folder)), stems[0])


def _band(layer: Layer, stored: Mapping[tuple[str, int], Stored]) -> Band:
    how = stored[layer.file.path, layer.index]
    return Band(
        layer.file.path, layer.index, layer.name, how.scale, how.offset, how.nodata, layer.role
    )


def _mask_rank(layer: Layer) -> int:
    return MASK_ORDER.index(layer.name)


def _longitude(raster: Raster) -> float | None:
    """Find the longitude of a raster's middle in degrees; None where its CRS has none."""
    a, b, c, d, e, f = raster.transform
    x, y = raster.width / 2, raster.height / 2
    try:
        found = transform(raster.crs, "EPSG:4326", [a * x + b * y + c], [d * x + e * y + f])
    except (RasterioError, ValueError):
        return None
    return found[0][0]


def _passes(
    products: Sequence[_Product], rasters: Mapping[str, Raster]
) -> list[tuple[str, int | None, dt.time | None]]:
    """Find direction, relative orbit and time of day of each SAR product."""
    longitude = _longitude(next(iter(rasters.values()))) if rasters else None
    passes = []
    for product in products:
        file = product.bands[0].file
        names = (file.stem, *file.folders)
        direction, relative = orbit_of(names, file.header.tags)
        by_sun = file.platform == SENTINEL1 and product.time is not None and longitude is not None
        if not direction and by_sun:
            direction = direction_by_sun(product.time, longitude)
        passes.append((direction, relative, product.time))
    return passes


def assemble(
    layers: Sequence[Layer],
    stored: Mapping[tuple[str, int], Stored],
    rasters: Mapping[str, Raster],
    sar: bool,
) -> tuple[list[Acquisition], dict[str, list[str]]]:
    """Group layers into acquisitions by date and product.

    Returns the acquisitions by date and time of day, and the paths passed over by reason.
    """
    products, orphans = _lend_masks(_products(layers))
    problems = {_WITHOUT_IMAGE: sorted({mask.file.path for mask in orphans})}
    orbits = orbit_labels(_passes(products, rasters)) if sar else [""] * len(products)
    acquisitions, twice = [], []
    for product, orbit in zip(products, orbits):
        bands, again = _finest(product.bands, rasters)
        masks, _ = _finest(product.masks, rasters)
        masks = [_band(mask, stored) for mask in sorted(masks, key=_mask_rank)]
        twice += again
        acquisitions.append(
            Acquisition(
                date=product.date,
                name=_name(product.bands),
                sensor=sensor_of(product.bands[0].file.platform),
                orbit=orbit,
                bands=tuple(_band(layer, stored) for layer in _in_order(bands)),
                mask=masks[0] if masks else None,
                time=product.time,
                masks=tuple(masks),
            )
        )
    problems[_TWICE] = sorted({layer.file.path for layer in twice})
    return acquisitions, {reason: paths for reason, paths in problems.items() if paths}


def _ambiguous(acquisitions: Sequence[Acquisition]) -> set[str]:
    """Find the roles whose bands need the role's name to be one series.

    Landsat 5 and 8 give one number to different colours; Sentinel-2 and Landsat give one
    colour different names. Bands that stand beside each other in one acquisition are kept
    apart whatever their role.
    """
    names: dict[str, set[str]] = {}
    roles: dict[str, set[str]] = {}
    crowded = set()
    for bands in {tuple((b.name, b.role) for b in a.bands) for a in acquisitions}:
        counts = Counter(role for _, role in bands if role)
        crowded |= {role for role, count in counts.items() if count > 1}
        for name, role in bands:
            if role:
                names.setdefault(role, set()).add(name)
                roles.setdefault(name, set()).add(role)
    clashing = {role for found in roles.values() if len(found) > 1 for role in found}
    several = {role for role, found in names.items() if len(found) > 1}
    return (clashing | several) - crowded


def harmonised(acquisitions: Sequence[Acquisition]) -> tuple[list[Acquisition], str]:
    """Name bands by their spectral role where the sensors of a series name them differently.

    Returns the acquisitions and a sentence on what was done, "" for nothing.
    """
    ambiguous = _ambiguous(acquisitions)
    if not ambiguous:
        return list(acquisitions), ""
    renamed = [
        replace(
            a,
            bands=tuple(replace(b, name=b.role) if b.role in ambiguous else b for b in a.bands),
        )
        for a in acquisitions
    ]
    spoken = ", ".join(sorted(ambiguous, key=lambda role: spectral_order("", role)))
    return renamed, (
        f"The rasters name the same colours differently, so these bands go by colour: {spoken}."
    )
