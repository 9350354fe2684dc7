"""Products and sensors: how their names look, what their bands mean, which level they are of.

Sources: Sentinel-2 Products Specification Document; Landsat 8-9 Data Users Handbook, LSDS-1574,
and those of TM, ETM+ and MSS; HLS User Guide 2.0 (L30 keeps Landsat's numbers, S30
Sentinel-2's); MOD09 and VNP09 User Guides; Sentinel-3 SYNERGY, Product
Data Format Specification; PROBA-V and SPOT-VGT User Manuals; Digital Earth
Australia, products ``ga_ls*_ard_3`` and ``ga_s2*m_ard_3``; Brazil Data Cube; INPE, cameras of
CBERS-4/4A and Amazonia-1; Planet, PlanetScope Product Specifications; Theia, MUSCATE format;
Airbus, DIMAP V2; Maxar, WorldView; ASTER Users Handbook; FORCE, Level-2 products.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .sensors import (
    ASTER,
    CBERS,
    LANDSAT,
    MAXAR,
    MODIS,
    MSS,
    MSS4,
    OLCI,
    OLI,
    PALSAR,
    PLANET,
    PLEIADES,
    PROBAV,
    SENTINEL2,
    SPOT,
    SYNERGY,
    TM,
    VEGETATION,
    VENUS,
    VIIRS,
)

_RGBN = ("red", "green", "blue", "nir")
_BGRN = ("blue", "green", "red", "nir")

SURFACE = "surface reflectance"
TOP = "top-of-atmosphere reflectance"
RADIANCE = "digital numbers or radiance of the sensor"


@dataclass(frozen=True, eq=False)
class Product:
    """One kind of product; forms are regular expressions, whatever the case of letters."""

    # How it is called in sentences.
    name: str
    # The sensor, or one of Landsat's generations; "" where the rest of the name tells it.
    platform: str
    # What is found in the name of a file or folder.
    form: str
    # Its words for bands that mean another colour than elsewhere, as terms and roles.
    words: Mapping[str, str] = field(default_factory=dict)
    # Names of bands that other products do not have, in plain text; the group is what it is
    # called in `NUMBERS`.
    own: str = ""
    # The bands of files that describe none, one tuple for each number of bands; "" for none.
    orders: tuple[tuple[str, ...], ...] = ()
    # The level, or the forms that tell it, the first found counts; "" where general words tell.
    level: str = ""
    levels: tuple[tuple[str, str], ...] = ()
    # Words that part versions of one image, the best first.
    variants: tuple[str, ...] = ()
    # Last words of files, in plain text, that are no images.
    companions: str = ""


_MAJA = r"_\d{8}-\d{6}-\d{3}_L(?:[23]A|1C)_"
_MAJA_LEVELS = ((TOP, "_L1C_"), (SURFACE, ""))
_MAJA_COMPANIONS = (
    r"(?:atb|edg|sat|mg2|iab|dfp|usi|pic|dtf|sol|wgt|dts|flg|nuv|sta|div|nua|qkl\w*|qoa|"
    r"ari_\w+|aot|wvc)"
)
_SLOPES = ("fre", "sre")
_DEA_COMPANIONS = r"oa_(?!fmask)\w+|(?:nbart?_)?(?:contiguity|panchromatic)|[se]mads?|bcmads?|count"
_MODIS_COMPANIONS = (
    r"sur_refl_(?!b\d)\w+|(?:qc|state|num_observations|obscov|iobs|orbit|granule|gflags|range|"
    r"land_water|solar|sensor|view|relative)_\w+|qc|q_scan|vi_quality|pixel_reliability|"
    r"composite_day_of_the_year|day_of_year|\w*mandatory_quality\w*|\w*_quality|dayofyear|"
    r"gflags|range|(?:sensor|solar|view|relative)(?:zenith|azimuth)|(?:summary|detailed)qa|qf\d"
)
_CUBE_COMPANIONS = r"provenance|clearob|totalob|thumbnail"

PRODUCTS: tuple[Product, ...] = (
    Product("HLS L30", OLI, r"HLS(?:[-_. ]?VI)?[-_. ]?L30", level=SURFACE),
    Product("HLS S30", SENTINEL2, r"HLS(?:[-_. ]?VI)?[-_. ]?S30", level=SURFACE),
    Product(
        "MODIS",
        MODIS,
        r"(?<![a-z])M[OYC]D\d\d[A-Z\d]{0,3}(?![a-z])|(?<![a-z])modis(?![a-z])|sur_refl_b\d|"
        r"nadir_reflectance_band",
        words={"mir": "swir2"},
        levels=((TOP, r"(?<![a-z])M[OY]D02"), (SURFACE, "")),
        companions=_MODIS_COMPANIONS,
    ),
    Product(
        "VIIRS",
        VIIRS,
        r"(?<![a-z])V(?:NP|J[12])\d\d[A-Z\d]{0,3}(?![a-z])|(?<![a-z])viirs(?![a-z])|"
        r"surfreflect_[im]\d",
        own=r"(?:surfreflect_|nadir_reflectance_)?([im]\d{1,2})(?:_1)?",
        levels=((TOP, r"(?<![a-z])V(?:NP|J[12])02"), (SURFACE, "")),
        companions=_MODIS_COMPANIONS,
    ),
    Product(
        "Copernicus Global Land",
        "",
        r"(?<![a-z])c_gls_",
        companions=r"unc|nobs|rmse|qflag\d?|length_\w+|\w+_(?:unc|qflag|nobs|rmse)",
    ),
    Product(
        "PROBA-V",
        PROBAV,
        r"PROBA-?_?V(?![a-z])",
        words={"swir": "swir1"},
        levels=((TOP, r"(?<![a-z])TOA(?![a-z])|_L[12]A_"), (SURFACE, r"(?<![a-z])TOC(?![a-z])")),
        companions=r"sm|time|[sv]\w*[za]a|geometry",
    ),
    Product(
        "SPOT-Vegetation",
        VEGETATION,
        r"(?<![a-z\d])V[12]KRN[SP]\d\d|SPOT-?_?VGT|(?<![a-z])VGT(?![a-z])",
        words={"mir": "swir1", "swir": "swir1"},
        companions=r"sm|tg|og|wvg|ag|[sv]\w*[za]a",
    ),
    Product(
        "Sentinel-3 SYN",
        SYNERGY,
        r"(?<![a-z\d])S3[AB_]_SY_2_(?:SYN|VG[1KP]|V10)|(?<![a-z])SY_2_(?:SYN|VG[1KP]|V10)",
        words={"mir": "swir1"},
        own=r"(?:sdr_|syn_)?(oa\d\d|s[56]n)(?:_reflectance)?",
        levels=((TOP, "SY_2_VGP"), (SURFACE, "")),
        companions=r"sm|tg|og|wvg|ag|[sv]\w*[za]a|\w+_err|syn_flags|flags|t550|a550",
    ),
    Product("OLCI", OLCI, r"(?<![a-z\d])S3[AB]_(?:OL|SL|SY)_|(?<![a-z])OLCI(?![a-z])"),
    Product(
        "Digital Earth Australia, Sentinel-2",
        SENTINEL2,
        r"(?<![a-z])ga_s2[a-d]?m?_|S2[A-D]_OPER_MSI_ARD",
        words={"swir2": "swir1", "swir3": "swir2"},
        level=SURFACE,
        variants=("nbart", "nbar"),
        companions=_DEA_COMPANIONS,
    ),
    *(
        Product(
            "Digital Earth Australia, Landsat",
            platform,
            form,
            level=SURFACE,
            variants=("nbart", "nbar"),
            companions=_DEA_COMPANIONS,
        )
        for platform, form in ((TM, r"(?<![a-z])ga_ls[4-7]"), (OLI, r"(?<![a-z])ga_ls[89]"))
    ),
    Product(
        "CBERS",
        CBERS,
        r"(?<![a-z])(?:CBERS-?_?\d|CB4A?[-_]|AMAZONIA-?_?1)",
        levels=(
            (SURFACE, r"16D|_STK|_SR(?![a-z])|SURFACE|_8D|_1M_"),
            (RADIANCE, r"_L[24](?![a-z\d])"),
        ),
        companions=_CUBE_COMPANIONS,
    ),
    Product(
        "Brazil Data Cube, Sentinel-2",
        SENTINEL2,
        r"(?<![a-z\d])S2(?:-SEN2COR)?[-_](?:10_)?(?:16D|1M|SEN2COR|LaSRC)",
        level=SURFACE,
        companions=_CUBE_COMPANIONS,
    ),
    Product(
        "Brazil Data Cube, Landsat",
        LANDSAT,
        r"(?<![a-z])(?:LC8|LANDSAT)[-_](?:30_)?(?:16D|1M|6M)",
        level=SURFACE,
        companions=_CUBE_COMPANIONS,
    ),
    Product(
        "Planet basemap",
        PLANET,
        r"planet_medres|(?:ps|global)_(?:monthly|quarterly|biannual|weekly)|_mosaic_L15-",
        orders=(_BGRN, (*_BGRN, "")),
        levels=((SURFACE, r"normalized|analytic|_sr(?![a-z])"),),
        companions=r"visual\w*|provenance\w*|\w*ucdm\w*",
    ),
    Product(
        "Planet",
        PLANET,
        r"(?<!\d)\d{8}_\d{6}_(?:\d\d_)?[0-9a-f]{4}_[13][AB]_|_ssc?\d+d?\d*_|_RE[1-5]_[13]A|"
        r"AnalyticMS|PSScene|PSOrthoTile|planetscope|rapideye|skysat|superdove",
        orders=(
            _BGRN,
            (*_BGRN[:3], "rededge", "nir"),
            ("coastal", "blue", "green_i", "green", "yellow", "red", "rededge", "nir"),
        ),
        levels=((SURFACE, r"_SR(?![a-z])"), (RADIANCE, r"(?<![a-z])(?:analytic|basic)")),
        companions=r"visual\w*|pan(?:sharpened|chromatic)?\w*|dn_udm\w*|(?:light_|heavy_)?haze|"
        r"confidence|unusable|snow|shadow",
    ),
    Product(
        "Theia, Sentinel-2",
        SENTINEL2,
        rf"SENTINEL2[A-DX]?{_MAJA}",
        levels=_MAJA_LEVELS,
        variants=(*_SLOPES, "frc"),
        companions=_MAJA_COMPANIONS,
    ),
    *(
        Product(
            "Theia, Landsat",
            platform,
            rf"LANDSAT{digits}(?:-\w+)*{_MAJA}|LANDSAT{digits}[-_]\w+_N2A_",
            levels=_MAJA_LEVELS,
            variants=(*_SLOPES, "surf_corr_pente", "surf_corr_env"),
            companions=_MAJA_COMPANIONS,
        )
        for platform, digits in ((TM, "[4-7]"), (OLI, "[89]"))
    ),
    Product(
        "Theia, Venµs",
        VENUS,
        rf"VENUS(?:-\w+)*{_MAJA}",
        levels=_MAJA_LEVELS,
        variants=_SLOPES,
        companions=_MAJA_COMPANIONS,
    ),
    Product(
        "FORCE",
        "",
        r"_LEVEL[234]_",
        levels=((TOP, r"_TOA(?![a-z])"), (SURFACE, "")),
        variants=("boa", "imp"),
        companions=r"aod|cld|dst|hot|vzn|wvp|ovv|inf|sco",
    ),
    Product("Landsat MSS", MSS, r"(?<![a-z\d])LM0?[1-3](?:_|\d{13})", level=TOP),
    Product("Landsat MSS", MSS4, r"(?<![a-z\d])LM0?[45](?:_|\d{13})", level=TOP),
    Product(
        "Pléiades",
        PLEIADES,
        r"(?<![a-z])(?:IMG_)?PHR\d?[AB]?_|pleiades",
        orders=(_RGBN,),
        levels=((SURFACE, r"_REFL|_BOA"), (RADIANCE, "")),
    ),
    *(
        Product(
            "Pléiades Neo",
            PLEIADES,
            rf"(?<![a-z])(?:IMG_\w*)?PNEO\d\w*{part}",
            orders=orders,
            levels=((SURFACE, r"_REFL|_BOA"), (RADIANCE, "")),
        )
        for part, orders in (
            ("_NED", (("nir", "rededge", "coastal"),)),
            ("(?!.*_NED)", (("red", "green", "blue"), _RGBN)),
        )
    ),
    Product(
        "SPOT 1 to 5",
        SPOT,
        r"(?<![a-z])SPOT-?_?[1-5](?!\d)",
        words={"swir": "swir1"},
        own=r"(xs[1-3])",
        levels=((SURFACE, r"_N2A|_L2A|_SR(?![a-z])|BOA"), (RADIANCE, "")),
    ),
    Product(
        "SPOT 6 or 7",
        SPOT,
        r"(?<![a-z])(?:IMG_)?SPOT[67]_",
        orders=(_RGBN,),
        levels=((SURFACE, r"_REFL|_BOA"), (RADIANCE, "")),
    ),
    Product(
        "Maxar",
        MAXAR,
        r"(?<!\d)\d\d(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\d{8}-[MPS][1-3]\w\w|"
        r"(?<![a-z])(?:WV0[1-4]|GE01|QB02)_\d{14}",
        orders=(
            _BGRN,
            ("coastal", "blue", "green", "yellow", "red", "rededge", "nir", "nir_2"),
        ),
        level=RADIANCE,
    ),
    Product(
        "ASTER",
        ASTER,
        r"(?<![a-z])AST_(?:L1|\d\d)|(?<![a-z])ASTER(?![a-z])",
        levels=((SURFACE, r"AST_07"), (RADIANCE, r"AST_L1|L1T")),
    ),
    Product(
        "ALOS PALSAR",
        PALSAR,
        r"(?<![a-z])(?:ALOS2?[-_]?|ALPSR\w)\d{9,}|PALSAR|_F0?2DAR(?![a-z])|_sl_(?:HH|HV)",
    ),
)
