"""How stored numbers become a spectral index: by the range that the index can have."""

from __future__ import annotations

import numpy as np

from ...pixels.spectral_indices import index_named
from ...support.errors import InputError
from .judged_layer import PLAIN, Scaling
from .reflectance_scale import HIGHEST_FRACTION, Decision
from .sampled_numbers import Numbers
from .stated_scale import TEN_THOUSANDTH

# Units by the numbers that stand for one.
_UNITS = {100.0: "hundredths", 1000.0: "thousandths", 10000.0: "ten-thousandths"}
_FULL, _LEAST = 1.05, 0.2
# Ten-thousandths are the custom, so these are doubted last.
_LEAST_OF_CUSTOM = 0.03
# Plants come above bare soil's at some time: an index of theirs that never does is of larger units.
_OF_PLANTS = ("NDVI", "EVI", "EVI2", "SAVI", "MSAVI", "OSAVI", "GNDVI", "NDRE")
_NO_PLANTS, _PLANTS = 0.1, 0.3
_ENOUGH = 2  # products


def fraction_limit(name: str) -> float:
    """Return the highest absolute number that an index of fractions may show."""
    low, high = index_named(name).valid
    return max(HIGHEST_FRACTION, 1.5 * max(-low, high))


def decide_index(
    name: str, dtype: str, numbers: Numbers, rows: np.ndarray, listed: str
) -> Decision:
    """Decide how the layers ``rows`` of one index are stored; ``listed`` names their files.

    Raises `InputError` for bytes whose coding cannot be told.
    """
    size = np.fmax(np.abs(numbers.high), np.abs(numbers.low))
    _, of_products = numbers.of_products(rows, size, np.fmax)
    if not of_products.size:
        return Decision(PLAIN if _is_float(dtype) else TEN_THOUSANDTH, "numbers as they are", "")
    ordered = np.sort(of_products)
    most = float(ordered[-2] if len(ordered) > _ENOUGH else ordered[-1])
    reach = index_named(name).valid[1]
    seen = f"{len(ordered)} products, {name} up to {most:.4g} as stored"
    if most <= fraction_limit(name) and (_is_float(dtype) or most <= HIGHEST_FRACTION):
        spoken = "fractions as they are" if _is_float(dtype) else "integers as they are"
        return Decision(PLAIN, spoken, seen)
    if dtype == "uint8" and most > 100 * _FULL * reach:
        raise InputError(
            f"{name} of {listed} is stored in bytes up to {most:.0f}, and nothing says how: "
            "set the band's scale and offset (0.01 and -1 for 0 to 200 over -1 to 1; 0.004 and "
            f"-0.08 for Copernicus Global Land, 0.004 and -0.1 for SPOT-Vegetation), "
            f"or give {name} itself."
        )
    fitting = [
        unit
        for unit in _UNITS
        if (_LEAST_OF_CUSTOM if unit == 1e4 else _LEAST) * reach <= most / unit <= _FULL * reach
    ]
    bare = len(fitting) > 1 and most / fitting[-1] < _NO_PLANTS and most / fitting[0] >= _PLANTS
    if bare and name in _OF_PLANTS:
        fitting.reverse()
    scaling = PLAIN if _is_float(dtype) and most < 50 else TEN_THOUSANDTH
    scaling = Scaling(1 / fitting[-1], 0.0) if fitting else scaling
    how = f"numbers up to about {most:.4g} times {scaling.scale:.4g}"
    if scaling == TEN_THOUSANDTH:
        how = f"{'fractional numbers' if _is_float(dtype) else 'integers'} times 0.0001"
    if len(fitting) == 1:
        return Decision(scaling, how, seen)
    doubt = f"numbers up to about {most:.4g} were taken times {scaling.scale:.4g}"
    if fitting:
        doubt += f", and might be {_UNITS[fitting[0]]}; if they are, set the band's scale"
    else:
        doubt += f", which is not what {name} can be; set the band's scale"
    return Decision(scaling, how, seen, doubt)


def _is_float(dtype: str) -> bool:
    return np.dtype(dtype).kind == "f"
