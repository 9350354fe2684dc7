"""The forms in which dates are written: in ids of products, in figures, in words.

Each form is a regular expression whose groups are: ``y`` year of four digits or ``yy`` of two,
``m`` month, ``w`` month in words, ``d`` day, ``o`` day of the year, ``t`` time of day, ``z`` its
zone; ``a``, ``b`` and ``s`` for two numbers of which either may be the day, and what stands
between them.
"""

from __future__ import annotations

import re
import unicodedata

# English, German, French, Spanish, Italian and Portuguese, without accents; no word means two
# months. They count only between a day and a year.
_MONTH_WORDS = (
    "january jan januar janvier janv enero ene gennaio gen janeiro",
    "february feb februar fevrier fevr fev febrero febbraio fevereiro",
    "march mar maerz marz mrz mars marzo marco",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag maio",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug aout agosto ago",
    "september sep sept septembre septiembre settembre set setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez decembre diciembre dic dicembre dezembro",
)
MONTHS = {word: k for k, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}

_WORD = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH = rf"(?P<w>{_WORD})\.?"
_YMD = r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"
_ORDINAL = r"(?P<y>\d{4})(?P<o>\d{3})"
_CLOCK = r"T(?P<t>\d{4,6})(?!\d)"
# A zone only behind a time with colons: in names -0800 may be anything.
_COLONS = r"(?P<t>\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(?: ?(?P<z>[+-]\d{2}:?\d{2})(?!\d))?"
_START = r"(?<![a-z\d])"
# Not the 2 of S2_Jan_2019: a digit alone behind a letter belongs to it.
_DAY = r"(?!(?<=[a-z])\d(?!\d))(?P<d>\d{1,2})"
# At most this between the parts of a date with a month in words.
_GAP = r"[-_. /]{0,2}(?:(?:de|di|of)[-_. /])?"


def _compiled(*forms: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


# Ids of products: only they tell which of several dates is the sensing date.
PRODUCT_IDS = _compiled(
    # Landsat Collection 1 and 2, also US ARD: path/row, sensing, processing
    rf"{_START}L[COTEM]\d{{2}}_\w{{2,4}}_\d{{6}}_{_YMD}_\d{{8}}(?!\d)",
    # ESPA orders of Collection 1: sensor, path/row, sensing; what follows SC is the order
    rf"{_START}L[COTEM]\d{{8}}{_YMD}\d{{2}}(?:T[12]|RT)",
    # Landsat scene ids before the collections, also as ESPA orders
    rf"{_START}L[COTEM]\d{{7}}{_ORDINAL}(?:[A-Z]{{3}}\d{{2}}|(?!\d))",
    # Landsat Level 1 before 2009, and the Global Land Cover Facility
    rf"{_START}L(?:[1-5]|7[12]?)\d{{6}}_\d{{3}}{_YMD}(?!\d)",
    rf"{_START}p\d{{3}}r\d{{2,3}}_\d[a-z]{{1,2}}{_YMD}(?!\d)",
    # ASTER: version, month, day, year, time
    rf"{_START}AST_?\w{{2,5}}?_\d{{3}}(?P<m>\d{{2}})(?P<d>\d{{2}})(?P<y>\d{{4}})(?P<t>\d{{6}})(?!\d)",
    # HLS and MODIS/VIIRS, also from AppEEARS: days of the year
    rf"HLS\.[LS]30\.T\w{{5}}\.{_ORDINAL}(?:{_CLOCK})?",
    rf"{_START}A{_ORDINAL}(?!\d)",
    rf"{_START}doy{_ORDINAL}(?P<t>\d{{6}})?(?!\d)",
    # Sentinel-2 before December 2016: V marks the sensing date
    rf"S2[A-D]_\w+?_V{_YMD}{_CLOCK}",
    # Sentinel-1 and -2: the first date after the platform and its mode or level
    rf"{_START}S[12][A-D]_(?:MSI|OPER|USER|IW|EW|SM|S\d|WV)(?:(?!\d{{8}})\w)*?(?<!\d){_YMD}(?:{_CLOCK})?(?!\d)",
    rf"{_START}S1[A-D]-(?:IW|EW|S\d|WV)\d?-[-\w]*?(?<!\d){_YMD}(?:{_CLOCK})?(?!\d)",
    # Pléiades and SPOT 6/7: the time to a tenth of a second
    rf"{_START}(?:PHR|PNEO|SPOT)\w*?_{_YMD}(?P<t>\d{{6}})\d(?!\d)",
    # Copernicus Global Land
    rf"{_START}c_gls_[-\w]*?_{_YMD}(?P<t>\d{{4}})(?!\d)",
    # Maxar: year of two digits, month in words, day, time
    rf"{_START}(?P<yy>\d{{2}})(?P<w>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?P<d>\d{{2}})"
    r"(?P<t>\d{6})\d{0,2}(?=[-_][MPSA]\w)",
    # ALOS-2
    rf"{_START}ALOS2\d{{9}}-(?P<yy>\d{{2}})(?P<m>\d{{2}})(?P<d>\d{{2}})(?!\d)",
)

# A date with its time of day is rarely that of anything but the image.
TIMED = _compiled(
    rf"(?<!\d){_YMD}{_CLOCK}",
    rf"(?<!\d)(?P<y>\d{{4}})(?P<s>[-_./:])(?P<m>\d{{2}})(?P=s)(?P<d>\d{{2}})[T ]{_COLONS}",
    r"(?<!\d)(?P<y>\d{4})(?P<s>[-_./:])(?P<m>\d{2})(?P=s)(?P<d>\d{2})T(?P<t>\d{4,6})(?!\d)",
    rf"(?<!\d){_DAY}{_GAP}{_MONTH}{_GAP}(?P<y>\d{{4}})[T ]{_COLONS}",
    rf"(?<![a-z]){_MONTH} +(?P<d>\d{{1,2}}) {_COLONS} (?P<y>\d{{4}})(?!\d)",
    rf"(?<!\d){_YMD}(?P<t>\d{{6}})(?!\d)",
    rf"(?<!\d){_YMD}(?P<t>(?:[01]\d|2[0-3])[0-5]\d[0-5]\d)\d(?!\d)",
)
# Other whole dates that begin with the year or have the month in words.
WHOLE = _compiled(
    # 2019_06_10m has a month and a resolution.
    r"(?<!\d)(?P<y>\d{4})(?P<s>[-_./:])(?P<m>\d{2})(?P=s)(?P<d>\d{2})(?!\d|k?m(?![a-z]))",
    # Without leading zeros only between signs that no tile or version has after a year.
    r"(?<!\d)(?P<y>\d{4})(?P<s>[-/])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)",
    rf"(?<!\d){_DAY}{_GAP}{_MONTH}{_GAP}(?P<y>\d{{4}})(?!\d)",
    rf"(?<!\d)(?P<y>\d{{4}}){_GAP}{_MONTH}{_GAP}(?P<d>\d{{1,2}})(?!\d|k?m(?![a-z]))",
    rf"(?<![a-z]){_MONTH}{_GAP}(?P<d>\d{{1,2}})[-_., ]{{1,2}}(?P<y>\d{{4}})(?!\d)",
    rf"(?<!\d){_YMD}(?P<t>(?:[01]\d|2[0-3])[0-5]\d)(?!\d)",
    rf"(?<!\d){_YMD}(?!\d)(?:[-_](?P<t>[0-2]\d[0-5]\d[0-5]\d)(?!\d))?",
)
# The year at the end: which number is the day may be open. Between dots it is the first
# wherever dates are written so. "_" also stands between numbers of other kinds: two digits each.
YEAR_LAST = _compiled(
    r"(?<![\dv])(?<!\d[-./])(?P<a>\d{1,2})(?P<s>[-./])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4})(?!\d)"
    rf"(?: {_COLONS})?",
    r"(?<!\d)(?P<a>\d{2})(?P<s>[_ ])(?P<b>\d{2})(?P=s)(?P<y>\d{4})(?!\d)",
    r"(?<!\d)(?P<a>\d{2})(?P<s>)(?P<b>\d{2})(?P<y>\d{4})(?!\d)",
)
DAYS_OF_YEAR = _compiled(
    rf"(?<!\d){_ORDINAL}(?:{_CLOCK})?(?!\d)",
    r"(?<![a-z])(?:doy|day|jd)[-_]?(?P<o>\d{1,3})[-_. ](?P<y>\d{4})(?!\d)",
    r"(?<!\d)(?P<y>\d{4})[-_. ]?(?:doy|day|jd)[-_]?(?P<o>\d{1,3})(?!\d)",
    # Not 2018-2019_001-365, a period, nor 2019_100m, a resolution.
    rf"(?<!\d)(?<!\d{{4}}-)(?P<y>\d{{4}})[-_.](?P<o>\d{{3}})(?:{_CLOCK}|(?![a-z\d]|-\d))",
)
# Periods named after the calendar: month (m or w), quarter (q), week (k). A year and a month are
# none behind other numbers, but behind that of a satellite (S2_2019_06).
_ALONE = r"(?<!\d)(?<!\d\d[-_.])(?<![^a-z]\d[-_.])(?<!^\d[-_.])"
PERIODS = _compiled(
    rf"{_ALONE}(?P<y>\d{{4}})[-_.](?P<m>\d{{2}})(?![-_.]?\d|k?m(?![a-z]))",
    rf"(?<![a-z]){_MONTH}{_GAP}(?P<y>\d{{4}})(?!\d)",
    rf"(?<!\d)(?P<y>\d{{4}}){_GAP}{_MONTH}(?![a-z\d])",
    r"(?<!\d)(?P<y>\d{4})[-_]?Q(?P<q>[1-4])(?!\d)",
    r"(?<!\d)(?P<y>\d{4})[-_]?(?:W|KW|week)[-_]?(?P<k>\d{1,2})(?!\d)",
    rf"{_ALONE}(?P<y>\d{{4}})(?P<m>\d{{2}})(?!\d|[-_.]\d)",
)

# What precedes a date that is none of the image: the stamp of an order, a version.
NEVER = re.compile(
    r"(?<![a-z\d])(?:v(?:ersion)?[-_.]?\d{6,8}(?![\dT])|-?SC\d{14}(?!\d))|-SC\d{14}(?!\d)",
    re.IGNORECASE,
)
# What precedes a date that is hardly that of the image: taken where there is no other.
HARDLY = re.compile(
    r"(?<![a-z])(?:proc(?:ess(?:ed|ing))?|creat(?:ed|ion)|generated|produced|production"
    r"|export(?:ed)?|download(?:ed)?|upload(?:ed)?|update(?:d)?|deliver(?:y|ed)|order(?:ed)?"
    r"|release(?:d)?|livraison|lieferung|stand|entrega)(?:[-_. ]?(?:on|date))?[-_. ]?$",
    re.IGNORECASE,
)


def without_accents(text: str) -> str:
    """Return text without accents, each letter one letter: août becomes aout."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c))
