"""Putting layers together: the files of one product and date become one acquisition."""

from __future__ import annotations

import datetime as dt
import math
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..pixels.mask_kinds import MASK_ORDER
from ..support.reprojection import points_in
from .files.band_layers import Layer, generation_of
from .files.mask_files import TILE
from .judgement.judged_layer import JudgedLayer
from .names.band_names import SENTINEL1, sensor_of, spectral_order
from .names.dates import date_in_text
from .names.orbits import Pass, direction_by_sun, orbit_labels, pass_of
from .names.satellites import satellite_of
from .series import Acquisition, Band, Raster

_WITHOUT_IMAGE = "masks of dates or products that have no other band"
_TWICE = "bands that another file of the same product and date has already"


@dataclass
class _Product:
    """The layers of one product and date while it is put together."""

    date: dt.date
    # The first time of day that a layer tells; None where none does.
    time: dt.time | None
    # What its layers share: the granule, or folder and name.
    key: tuple[str, str]
    bands: list[JudgedLayer] = field(default_factory=list)
    masks: list[JudgedLayer] = field(default_factory=list)


def assemble(
    layers: Sequence[JudgedLayer], role: str
) -> tuple[list[Acquisition], dict[str, list[str]]]:
    """Group layers into acquisitions by date and product.

    Returns the acquisitions by date and time of day, and the paths left out by reason.
    """
    products, orphans = _lend_masks(_products(layers))
    if role == "sar":
        passes = _passes(products, _longitude(layers[0].layer.file.header.raster))
        views = list(zip(orbit_labels(passes), (known.satellite for known in passes)))
    else:
        views = [("", "")] * len(products)
    acquisitions, twice = [], []
    for product, (orbit, satellite) in zip(products, views):
        bands, again = _finest(product.bands)
        masks, others = _finest(product.masks)
        quality = tuple(_mask(mask, others) for mask in sorted(masks, key=_mask_rank))
        twice += again
        file = product.bands[0].layer.file
        acquisitions.append(
            Acquisition(
                date=product.date,
                name=_name(product.bands),
                sensor=sensor_of(file.platform),
                orbit=orbit,
                satellite=satellite,
                bands=tuple(_band(layer) for layer in _in_order(bands)),
                mask=quality[0] if quality else None,
                time=product.time,
                masks=quality,
                platform=generation_of(file.platform, product.bands[0].layer.moment),
                product=file.terms.product.name if file.terms.product else "",
            )
        )
    left_out = {_WITHOUT_IMAGE: _paths(orphans), _TWICE: _paths(twice)}
    return acquisitions, {reason: paths for reason, paths in left_out.items() if paths}


def _paths(layers: Sequence[JudgedLayer]) -> list[str]:
    return sorted({scaled.layer.file.path for scaled in layers})


def _products(layers: Sequence[JudgedLayer]) -> list[_Product]:
    products: dict[tuple[dt.date, tuple[str, str]], _Product] = {}
    for scaled in layers:
        layer = scaled.layer
        if layer.moment is None:
            continue
        date, time = layer.moment
        new = _Product(date, time, layer.product)
        product = products.setdefault((date, layer.product), new)
        product.time = product.time or time
        (product.masks if layer.kind == "mask" else product.bands).append(scaled)
    return sorted(products.values(), key=lambda p: (p.date, p.time or dt.time(), p.key))


def _likeness(product: _Product, mask: _Product) -> int:
    """Count the words that the names of two products share."""
    words = ["_".join(p.key).split("_") for p in (product, mask)]
    return len(set(words[0]) & set(words[1]))


def _lend_masks(products: list[_Product]) -> tuple[list[_Product], list[JudgedLayer]]:
    """Give masks that are named or filed differently to the images of their date.

    Of several the one whose name has most in common, and none whose name is of another tile. An
    image that only says where it has data takes one as well. Returns the products that have bands,
    and the masks that no image took.
    """
    orphans: dict[dt.date, list[_Product]] = {}
    for product in products:
        if not product.bands:
            orphans.setdefault(product.date, []).append(product)
    taken: set[int] = set()
    for product in products:
        if not product.bands or any(mask.layer.name != "valid" for mask in product.masks):
            continue
        fitting = [mask for mask in orphans.get(product.date, []) if _may_fit(product, mask)]
        if fitting:
            best = _most_alike(product, fitting)
            product.masks = [*best.masks, *product.masks]
            taken.add(id(best))
    unused = [p for group in orphans.values() for p in group if id(p) not in taken]
    return [p for p in products if p.bands], [mask for p in unused for mask in p.masks]


def _tiles(product: _Product) -> set[str]:
    """Find the tiles of Sentinel-2's grid in a product's name."""
    words = re.split(r"[^a-z0-9]+", "/".join(product.key).lower())
    return {word[-5:] for word in words if re.fullmatch(TILE, word)}


def _may_fit(product: _Product, mask: _Product) -> bool:
    ours, theirs = _tiles(product), _tiles(mask)
    return not ours or not theirs or bool(ours & theirs)


def _is_named(mask: _Product) -> bool:
    """Tell masks that are called so themselves from those that only lie in a folder of masks."""
    return any(
        term.kind == "mask" for one in mask.masks for term in one.layer.file.terms.name.terms
    )


def _most_alike(product: _Product, masks: Sequence[_Product]) -> _Product:
    return max(masks, key=lambda mask: (_likeness(product, mask), _is_named(mask)))


def _pixel_size(scaled: JudgedLayer) -> float:
    return scaled.layer.file.header.raster.pixel_size


def _finest(layers: Sequence[JudgedLayer]) -> tuple[list[JudgedLayer], list[JudgedLayer]]:
    """Keep the finest resolution of each band; list what is there twice at the same one."""
    best: dict[str, JudgedLayer] = {}
    twice = []
    for scaled in sorted(layers, key=lambda y: (_pixel_size(y), y.layer.file.path)):
        kept = best.setdefault(scaled.layer.name, scaled)
        if kept is not scaled and _pixel_size(kept) == _pixel_size(scaled):
            twice.append(scaled)
    return list(best.values()), twice


def _in_order(layers: Sequence[JudgedLayer]) -> list[JudgedLayer]:
    """One file keeps its order; several are put in order of wavelength."""
    if len({scaled.layer.file.path for scaled in layers}) == 1:
        return sorted(layers, key=lambda y: y.layer.index)
    return sorted(layers, key=lambda y: (spectral_order(y.layer.name, y.layer.role), y.layer.name))


def _name(layers: Sequence[JudgedLayer]) -> str:
    """Name an acquisition as its files do, without what differs between them."""
    first = layers[0].layer.file
    if first.candidate.product:
        return first.candidate.product.split("/")[0]
    stems = sorted({scaled.layer.file.stem for scaled in layers})
    if len(stems) == 1:
        return stems[0]
    # Names part inside a word (..._B02, ..._B03): what is common ends before that word.
    common = re.sub(r"(_SR)?[_\-. ]*[^_\-. ]*$", "", os.path.commonprefix(stems))
    if date_in_text(common):
        return common
    return next((folder for folder in first.folders if date_in_text(folder)), stems[0])


def _band(scaled: JudgedLayer) -> Band:
    layer: Layer = scaled.layer
    return Band(
        path=layer.file.path,
        index=layer.index,
        name=layer.name,
        scale=scaled.scaling.scale,
        offset=scaled.scaling.offset,
        nodata=scaled.nodata,
        role=layer.role,
        valid=scaled.valid,
        validity=scaled.validity,
        unit=scaled.unit,
        native=layer.name,
        own=layer.own,
    )


def _mask(scaled: JudgedLayer, others: Sequence[JudgedLayer]) -> Band:
    """Return a mask with those of its kind that are beside it: cloud and shadow, by themselves."""
    also = [other for other in others if other.layer.name == scaled.layer.name == "mask"]
    return replace(_band(scaled), also=tuple(map(_band, also)))


def _mask_rank(scaled: JudgedLayer) -> int:
    return MASK_ORDER.index(scaled.layer.name)


def _longitude(raster: Raster) -> float | None:
    """Find the longitude of a raster's middle in degrees; None where its CRS has none."""
    a, b, c, d, e, f = raster.transform
    x, y = raster.width / 2, raster.height / 2
    longitudes, _ = points_in(raster.crs, "EPSG:4326", [a * x + b * y + c], [d * x + e * y + f])
    return longitudes[0] if math.isfinite(longitudes[0]) else None


def _passes(products: Sequence[_Product], longitude: float | None) -> list[Pass]:
    """Find direction, relative orbit and time of day of each SAR product."""
    passes = []
    for product in products:
        file, time = product.bands[0].layer.file, product.time
        # Of a stack of passes each band may bear the name of its own product.
        own = file.header.descriptions[product.bands[0].layer.index - 1]
        names = (file.stem, *file.folders)
        names = (own, *names) if satellite_of((own,), {}) else names
        known = pass_of(names, file.header.tags, time)
        by_sun = not known.direction and file.platform == SENTINEL1
        if by_sun and time is not None and longitude is not None:
            known = known._replace(direction=direction_by_sun(time, longitude))
        passes.append(known)
    return passes
