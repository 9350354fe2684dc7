"""The products of one acquisition put together on the grid, band by band, on one scale."""

from __future__ import annotations

import numpy as np

from ..rasters.grid import Grid
from .acquisition_plan import Acquisition
from .asset_reading import FileReader, read_asset
from .catalogue_sources import MASKS
from .item_assets import Asset
from .item_scaling import AssetScaling
from .piece_on_grid import Piece
from .web import WebError

_BRIGHTEST = 5.0  # half of a scene's reflectance is never more; as stored numbers it always is


def mosaic(
    plan: Acquisition, band: str, grid: Grid, reader: FileReader, scaling: AssetScaling
) -> tuple[np.ndarray, np.ndarray]:
    """Put the products of an acquisition together: numbers, and where any has one.

    What one product has, the next is not asked for; numbers stored with another scale or offset
    than ``scaling`` are brought to it. Raises `WebError`.
    """
    numbers: np.ndarray | None = None
    known = np.zeros((grid.height, grid.width), bool)
    for item in plan.items:
        asset = item.assets.get(band)
        if asset is None:
            continue
        piece = read_asset(asset, grid, reader)
        if piece is None:
            continue
        own = piece.numbers
        if plan.is_sar and own.dtype.kind != "f":
            raise WebError(
                f"{band} holds whole numbers, which are no calibrated power: choose a collection "
                "of terrain-corrected Sentinel-1 (gamma0)."
            )
        if not asset.is_mask:
            own = _rescaled(own, _scaling_of(asset, piece), scaling)
        if numbers is None:
            numbers = own.copy()
        elif own.dtype != numbers.dtype:
            numbers = numbers.astype(np.promote_types(numbers.dtype, own.dtype))
        new = piece.known & ~known
        numbers[new] = own[new].astype(numbers.dtype)
        known |= new
        if known.all():
            break
    if numbers is None:
        numbers = np.zeros((grid.height, grid.width), np.uint8)
    return numbers, known


def _scaling_of(asset: Asset, piece: Piece) -> AssetScaling:
    """Return what a file's numbers mean, by the file itself where the catalogue says nothing."""
    if asset.origin != "assumed":
        return asset.scaling
    if piece.stated is not None:
        return asset.scaling._replace(scale=piece.stated[0], offset=piece.stated[1])
    if piece.numbers.dtype.kind == "f" and piece.known.any():
        middle = float(np.median(piece.numbers[piece.known]))
        if middle <= _BRIGHTEST:
            return asset.scaling._replace(scale=1.0, offset=0.0)
    return asset.scaling


def _rescaled(numbers: np.ndarray, own: AssetScaling, wanted: AssetScaling) -> np.ndarray:
    if own[:2] == wanted[:2]:
        return numbers
    values = (numbers * own.scale + own.offset - wanted.offset) / wanted.scale
    if numbers.dtype.kind == "f":
        return values.astype(numbers.dtype)
    limits = np.iinfo(numbers.dtype)
    return np.clip(np.rint(values), limits.min + 1, limits.max).astype(numbers.dtype)


def scaling_of_file(plan: Acquisition) -> AssetScaling:
    """Return the scaling of all bands of the file to come: that of the first product."""
    return next(
        item.assets[band].scaling
        for item in plan.items
        for band in plan.bands
        if band in item.assets and band not in MASKS
    )
