"""What lies on this computer and what lies behind the network, by its name alone.

Nothing here asks anybody: whoever opens a name may contact what it says, so the name is judged
before. A name that is not understood counts as an address.
"""

from __future__ import annotations

import os
import re
from urllib.parse import unquote, urlsplit

ALLOW_VARIABLE = "STORI_ALLOW_NETWORK"
# GDAL's names of what lies in memory or inside another file, which is named after them. A sparse
# file is a text that names others, so it is not among them.
_WITHIN = re.compile(r"/vsi(?:zip|tar|gzip|7z|rar)/|/vsisubfile/[\d_]+,|vrt://", re.IGNORECASE)
_MEMORY = re.compile(r"/vsimem/", re.IGNORECASE)
_INLINE = re.compile(r"[<{]")  # a description in place of a name
# Of rasterio: a scheme may name an archive, and what that lies on.
_SCHEME = re.compile(r"(?P<schemes>[A-Za-z][\w.-]*(?:\+[A-Za-z][\w.-]*)*)://(?P<rest>.*)", re.S)
_ARCHIVES = {"zip", "tar", "gzip", "file"}
_REMOTE = re.compile(r"/vsi\w*(?:[/?]|$)", re.IGNORECASE)
# GDAL's drivers that take a part of a file by name. All others speak to services or databases.
_PARTS = re.compile(
    r"(?:NETCDF|HDF5|HDF4_(?:EOS|SDS):\w+|HDF4_(?:EOS|SDS)|ZARR|GTIFF_(?:DIR|RAW)(?::\w+)?|"
    r"SENTINEL2_\w+|SENTINEL1_\w+|DERIVED_SUBDATASET:\w+|KEA|GPKG|PCIDSK|NITF_IM:\d+|GRIB):",
    re.IGNORECASE,
)
_DRIVER = re.compile(r"[A-Za-z]\w+:")
_ANYWHERE = re.compile(r"(?:https?|ftp|s3|gs|az)://|/vsi(?:curl|s3|gs|az|adls|oss|swift|webhdfs)")
_LONGEST_PATH = r"\\?" + "\\"


def network_allowed() -> bool:
    """Tell whether the user allowed what files refer to to be contacted (STORI_ALLOW_NETWORK)."""
    return os.environ.get(ALLOW_VARIABLE, "").strip().lower() in ("1", "yes", "true", "on")


def host_of(name: str) -> str:
    r"""Return whom opening a name would contact, "" for what lies on this computer.

    Understood are paths, GDAL's names (/vsicurl/..., WMS:...), addresses with a scheme, and
    \\server\share. A drive letter counts as this computer, whatever is mounted there.
    """
    name = name.strip()
    plain = name.replace("/", "\\")
    if plain.startswith("\\\\") and (name.startswith("\\") or os.name == "nt"):
        return _of_share(plain)
    if _INLINE.match(name):
        return "" if name[:12].upper().startswith("<VRTDATASET") else _host(name[:80])
    if _MEMORY.match(name):
        return ""
    within = _WITHIN.match(name)
    if within:
        return host_of(name[within.end() :].lstrip("{").partition("?")[0])
    if _REMOTE.match(name):
        return _host(name.lstrip("/").partition("/")[2] or name)
    scheme = _SCHEME.match(name)
    if scheme:
        lies_on = [each for each in scheme["schemes"].lower().split("+") if each not in _ARCHIVES]
        if lies_on:
            return _host(name)
        rest = scheme["rest"]
        return host_of(rest) if "file" not in scheme["schemes"] or rest[:1] == "/" else _host(name)
    part = _PARTS.match(name)
    if part:
        return host_of(name[part.end() :].lstrip(":").lstrip('"'))
    if _DRIVER.match(name) and not os.path.lexists(name):
        return _host(name)
    found = _ANYWHERE.search(name)
    return _host(name[found.start() :]) if found else ""


def cites_address(text: str) -> bool:
    """Tell a text with an address somewhere in it."""
    return _ANYWHERE.search(text) is not None


def _of_share(name: str) -> str:
    if name.startswith(_LONGEST_PATH):
        rest = name[len(_LONGEST_PATH) :]
        if not rest.upper().startswith("UNC\\"):
            return ""
        name = f"\\\\{rest[4:]}"
    parts = name.lstrip("\\").split("\\")
    return "" if parts[0] == "." else parts[0] or name


def _host(text: str) -> str:
    """Find the host in an address; the whole text where there is none."""
    found = re.search(r"[A-Za-z][\w+.-]*://[^\s\"'<>]*", unquote(text))
    if found:
        try:
            return urlsplit(found[0]).netloc.rpartition("@")[2] or text
        except ValueError:
            return text
    return text.strip("/").split("/")[0] or text
