"""Products and sensors: how their names look, what their bands mean, which level they are of.

Sources: Sentinel-2 Products Specification Document; Landsat 8-9 Data Users Handbook, LSDS-1574,
and those of TM, ETM+ and MSS; HLS User Guide 2.0 (L30 keeps Landsat's numbers, S30
Sentinel-2's); Digital Earth Australia, products ``ga_ls*_ard_3`` and ``ga_s2*m_ard_3``; Brazil
Data Cube; INPE, cameras of CBERS-4/4A and Amazonia-1; Planet, PlanetScope Product Specifications;
Theia, MUSCATE format; Airbus, DIMAP V2; Maxar, WorldView; ASTER Users Handbook; FORCE, Level-2
products.
"""

from __future__ import annotations

from .coarse_products import COARSE_PRODUCTS
from .product_kind import RADIANCE, SURFACE, TOP, Product
from .sensors import (
    ASTER,
    CBERS,
    LANDSAT,
    MAXAR,
    MSS,
    MSS4,
    OLI,
    PALSAR,
    PLANET,
    PLEIADES,
    SENTINEL2,
    SPOT,
    TM,
    VENUS,
)

_RGBN = ("red", "green", "blue", "nir")
_BGRN = ("blue", "green", "red", "nir")

_MAJA = r"_\d{8}-\d{6}-\d{3}_L(?:[23]A|1C)_"
_MAJA_LEVELS = ((TOP, "_L1C_"), (SURFACE, ""))
_MAJA_COMPANIONS = (
    r"(?:atb|edg|sat|mg2|iab|dfp|usi|pic|dtf|sol|wgt|dts|flg|nuv|sta|div|nua|qkl\w*|qoa|"
    r"ari_\w+|aot|wvc)"
)
_SLOPES = ("fre", "sre")
_DEA_COMPANIONS = r"oa_(?!fmask)\w+|(?:nbart?_)?(?:contiguity|panchromatic)|[se]mads?|bcmads?|count"
_CUBE_COMPANIONS = r"provenance|clearob|totalob|thumbnail"

PRODUCTS: tuple[Product, ...] = (
    Product("HLS L30", OLI, r"HLS(?:[-_. ]?VI)?[-_. ]?L30", level=SURFACE),
    Product("HLS S30", SENTINEL2, r"HLS(?:[-_. ]?VI)?[-_. ]?S30", level=SURFACE),
    *COARSE_PRODUCTS,
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
