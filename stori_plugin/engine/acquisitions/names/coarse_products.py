"""Products of sensors that look every day or so, in pixels of 100 m to 1 km.

Sources: MOD09, MOD13, VNP09 and VNP13 User Guides; Sentinel-3 SYNERGY and OLCI, Product Data Format
Specifications; PROBA-V and SPOT-VGT User Manuals; Copernicus Global Land product user manuals.
"""

from __future__ import annotations

from .product_kind import SURFACE, TOP, Product
from .sensors import MODIS, OLCI, PROBAV, SYNERGY, VEGETATION, VIIRS

_MODIS_COMPANIONS = (
    r"sur_refl_(?!b\d)\w+|(?:qc|state|num_observations|obscov|iobs|orbit|granule|gflags|range|"
    r"land_water|solar|sensor|view|relative)_\w+|qc|q_scan|vi_quality|pixel_reliability|"
    r"composite_day_of_the_year|day_of_year|\w*mandatory_quality\w*|\w*_quality|dayofyear|"
    r"gflags|range|(?:sensor|solar|view|relative)(?:zenith|azimuth)|(?:summary|detailed)qa|qf\d"
)
_LAND_LAYERS = r"unc|nobs|rmse|qflag\d?|length_\w+|\w+_(?:unc|qflag|nobs|rmse)"

COARSE_PRODUCTS: tuple[Product, ...] = (
    Product(
        "MODIS",
        MODIS,
        r"(?<![a-z])M[OYC]D\d\d[A-Z\d]{0,3}(?![a-z])|(?<![a-z])modis(?![a-z])|sur_refl_b\d|"
        r"nadir_reflectance_band",
        words={"mir": "swir2", "summaryqa": "pixel reliability"},
        # Whole products, whose bands come in the order of their numbers.
        orders=(("B01", "B02"), tuple(f"B0{number}" for number in range(1, 8))),
        ordered={2: r"M[OY]D09(?:GQ|Q1)(?![a-z])", 7: r"M[OY]D09(?:GA|A1)(?![a-z])|MCD43A4"},
        levels=((TOP, r"(?<![a-z])M[OY]D02"), (SURFACE, "")),
        masks="state_1km, state_500m or state_250m, or pixel_reliability of MOD13",
        companions=_MODIS_COMPANIONS,
    ),
    Product(
        "VIIRS",
        VIIRS,
        r"(?<![a-z])V(?:NP|J[12])\d\d[A-Z\d]{0,3}(?![a-z])|(?<![a-z])viirs(?![a-z])|"
        r"surfreflect_[im]\d",
        words={"pixel reliability": "VIIRS pixel reliability"},
        own=r"(?:surfreflect_|nadir_reflectance_)?([im]\d{1,2})(?:_1)?",
        levels=((TOP, r"(?<![a-z])V(?:NP|J[12])02"), (SURFACE, "")),
        masks="QF1 or State, or pixel_reliability of VNP13",
        companions=_MODIS_COMPANIONS,
    ),
    Product(
        "Copernicus Global Land",
        "",
        r"(?<![a-z])c_gls_",
        # The layer may stand before the date: c_gls_NDVI300-NDVI-UNC_202101010000_GLOBE_OLCI.
        companions=rf"(?:{_LAND_LAYERS})(?:_\d{{8,12}}_\w+)?",
    ),
    Product(
        "PROBA-V",
        PROBAV,
        r"PROBA-?_?V(?![a-z])",
        words={"swir": "swir1", "sm": "status map"},
        levels=((TOP, r"(?<![a-z])TOA(?![a-z])|_L[12]A_"), (SURFACE, r"(?<![a-z])TOC(?![a-z])")),
        groups="radiometry|quality",
        companions=r"sm|time|[sv]\w*[za]a|geometry",
    ),
    Product(
        "SPOT-Vegetation",
        VEGETATION,
        r"(?<![a-z\d])V[12]KRN[SP]\d\d|SPOT-?_?VGT|(?<![a-z])VGT(?![a-z])",
        words={"mir": "swir1", "swir": "swir1", "sm": "status map"},
        companions=r"sm|tg|og|wvg|ag|[sv]\w*[za]a",
    ),
    Product(
        "Sentinel-3 SYN",
        SYNERGY,
        r"(?<![a-z\d])S3[AB_]_SY_2_(?:SYN|VG[1KP]|V10)|(?<![a-z])SY_2_(?:SYN|VG[1KP]|V10)",
        words={"mir": "swir1", "sm": "status map"},
        own=r"(?:sdr_|syn_)?(oa\d\d|s[56]n)(?:_reflectance)?",
        levels=((TOP, "SY_2_VGP"), (SURFACE, "")),
        companions=r"sm|tg|og|wvg|ag|[sv]\w*[za]a|\w+_err|syn_flags|flags|t550|a550",
    ),
    Product(
        "OLCI",
        OLCI,
        r"(?<![a-z\d])S3[AB]_(?:(?:OL|SL|SY)_|\d{8}T\d{6}_\d{8}T)|(?<![a-z])OLCI(?![a-z])",
        own=r"(oa\d\d)_reflectance|(rc\d{3})(?:_reflectance)?",
        levels=((TOP, r"S3[AB]_OL_1_"), (SURFACE, r"S3[AB]_OL_2_L")),
        companions=r"\w+_(?:err|unc|uncertainty)|lqsf|iwv|(?:geo|time)_coordinates",
    ),
)
