"""Published differences between the bands of sensors, and what brings one to another.

The filters of sensors are not quite alike, so the same ground has reflectances that differ by a
few per cent. Sources:

- Sentinel-2 MSI to Landsat 8 OLI: Claverie et al. 2018, Remote Sensing of Environment 219:145,
  table 5, as HLS has it for Sentinel-2A and 2B (hls.gsfc.nasa.gov, "Bandpass Adjustment"): linear
  fits to 500 spectra of Hyperion. The near infrared is band 8A; of band 8 nothing is published
  there.
- Landsat 7 ETM+ to Landsat 8 OLI: Roy et al. 2016, Remote Sensing of Environment 185:57, table 2,
  surface reflectance, reduced major axis. The ordinary regressions of the same table are not
  taken: with slopes of 0.85 they draw single observations to the mean of what the authors
  compared, since both sensors' noise is in them, and have no inverse. TM counts as ETM+.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..acquisitions.names.band_names import OLI, SENTINEL2, TM
from ..acquisitions.series import Acquisition, Band


class Level(NamedTuple):
    """What brings reflectance of one sensor to another's: times ``gain`` plus ``offset``."""

    gain: float
    offset: float

    def after(self, first: Level) -> Level:
        """Return the level that does ``first`` and then this."""
        return Level(self.gain * first.gain, self.gain * first.offset + self.offset)

    @property
    def inverse(self) -> Level:
        """The way back."""
        return Level(1 / self.gain, -self.offset / self.gain)


SAME = Level(1.0, 0.0)

# Which sensors there are coefficients for, the one that others are brought to first.
KNOWN = (OLI, SENTINEL2, TM)

_MSI_A = {
    "coastal": Level(0.9959, -0.0002),
    "blue": Level(0.9778, -0.0040),
    "green": Level(1.0053, -0.0009),
    "red": Level(0.9765, 0.0009),
    "nir": Level(0.9983, -0.0001),
    "swir1": Level(0.9987, -0.0011),
    "swir2": Level(1.0030, -0.0012),
}
_MSI_B = {
    "coastal": Level(0.9959, -0.0002),
    "blue": Level(0.9778, -0.0040),
    "green": Level(1.0075, -0.0008),
    "red": Level(0.9761, 0.0010),
    "nir": Level(0.9966, 0.0000),
    "swir1": Level(1.0000, -0.0003),
    "swir2": Level(0.9867, 0.0004),
}
# Where nothing tells which of the satellites it was, and for 2C.
_MSI = {
    role: Level((a.gain + _MSI_B[role].gain) / 2, (a.offset + _MSI_B[role].offset) / 2)
    for role, a in _MSI_A.items()
}
_ETM = {
    "blue": Level(0.9785, -0.0095),
    "green": Level(0.9542, -0.0016),
    "red": Level(0.9825, -0.0022),
    "nir": Level(1.0073, -0.0021),
    "swir1": Level(1.0171, -0.0030),
    "swir2": Level(0.9949, 0.0029),
}

_HLS = re.compile(r"(?<![a-z])HLS(?:[-_. ]?VI)?[-_. ]?[LS]30(?!\d)", re.IGNORECASE)
_SEN2LIKE = re.compile(r"MSIL2[FH]|OLIL2[FH]|(?<![a-z])L2[FH]_", re.IGNORECASE)
_SATELLITE = re.compile(r"(?<![a-z\d])(?:S|SEN)2([AB])(?![a-z\d])", re.IGNORECASE)
SEN2LIKE = "sen2like"


def sensor_of_item(item: Acquisition) -> str:
    """Name the sensor whose bands an acquisition has: `KNOWN`, sen2like, or what the scan found.

    HLS has brought its Sentinel-2 to OLI, and Sen2Like all it makes to one sensor.
    """
    name = _names(item)
    if item.product.startswith("HLS") or _HLS.search(name):
        return OLI
    return SEN2LIKE if _SEN2LIKE.search(name) else item.platform or item.sensor


def published(item: Acquisition, band: Band, reference: str) -> Level | None:
    """Return what brings a band to the same colour of a reference sensor; None if unknown."""
    sensor = sensor_of_item(item)
    if sensor == reference:
        return SAME
    if sensor not in KNOWN or reference not in KNOWN:
        return None
    is_broad = band.role == "nir" and band.native not in ("B8A", "nir_narrow")
    if sensor == SENTINEL2 and is_broad:
        return None
    to_oli = _to_oli(sensor, band.role, _names(item))
    of_reference = _to_oli(reference, band.role, "")
    if to_oli is None or of_reference is None:
        return None
    return of_reference.inverse.after(to_oli)


def _to_oli(sensor: str, role: str, name: str) -> Level | None:
    if sensor == OLI:
        return SAME
    if sensor == TM:
        return _ETM.get(role)
    satellite = _SATELLITE.search(name)
    letter = satellite[1].upper() if satellite else ""
    return {"A": _MSI_A, "B": _MSI_B}.get(letter, _MSI).get(role)


def _names(item: Acquisition) -> str:
    """Return the texts that name an acquisition's product."""
    return " ".join(dict.fromkeys((item.name, *re.split(r"[/\\]", item.bands[0].path)[-3:])))
