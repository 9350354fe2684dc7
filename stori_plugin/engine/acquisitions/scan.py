"""Finding acquisitions: from folders or lists of rasters to a series of dated bands.

Understood are one file per date with many bands, one file per band and date, stacks with one
date per band (dates in band descriptions or band metadata), several resolutions per date, SAFE
products and archives of them, cubes with a time axis, and the products that `names.products`
lists. Every file is opened once for its metadata and a few of its numbers, and its name is taken
apart once; of a handful of files more is read, where the judgement needs it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..support.errors import InputError, NothingOfRoleError, OnlyResultsError, UnknownDateError
from ..support.progress import SILENT, Progress, aside
from ..support.sentences import Sentence, joined
from .files.band_layers import (
    COMPANION,
    FOREIGN_MASKS,
    NO_REFLECTANCE,
    OTHER_STATISTICS,
    Layer,
    layers_of_role,
)
from .files.candidates import candidates_of, listing, rasters_in
from .files.file_terms import File, with_terms
from .files.found_files import RASTER_SUFFIXES
from .files.headers import read_headers
from .files.own_results import RESULT, results_among
from .files.safe import NoImagesError
from .files.side_dates import is_response
from .files.virtual_copies import COPY, ORIGINAL, PARTIAL_COPY, without_copies
from .files.virtual_sources import shown_from_elsewhere
from .grouping import assemble
from .harmonising import harmonised
from .judgement.judge import judge
from .names.dates import UNDERSTOOD
from .series import Acquisition, Band, Raster, Series, Source

WITHOUT_IMAGES = Sentence(
    "products without their images; download or unzip them again, or take them out"
)
SECOND_MASK = Sentence("quality bits that are not understood, beside a mask that is")
# So many files with a date to one without.
_MANY = 10
# Reasons that are information, not a problem.
_EXPECTED = (COMPANION, NO_REFLECTANCE, OTHER_STATISTICS, COPY, SECOND_MASK)

__all__ = [
    "RASTER_SUFFIXES",
    "Acquisition",
    "Band",
    "Raster",
    "Series",
    "Source",
    "listing",
    "rasters_in",
    "scan",
]


def scan(
    sources: Sequence[Source],
    role: str,
    progress: Progress = SILENT,
    takes_results: bool = False,
) -> Series:
    """Find the acquisitions in a list of rasters, archives, cubes and SAFE folders.

    ``role`` is "optical" or "sar"; files that are clearly of the other kind are left out and
    named in ``problems``. So are estimates of this engine, which are no observations, unless
    ``takes_results``. Raises `UnreadableRasterError` for a file that is damaged, no raster
    or without CRS; `UnknownDateError` naming the files whose date is unknown; `OnlyResultsError`
    where all are estimates; `InputError` when
    nothing of that role is there; `NoAnswerError` for a file whose drive or address does not
    answer; `CancelledError` at once when the user stops.
    """
    if role not in ("optical", "sar"):
        raise ValueError(f"role is {role!r}: it must be optical or sar")
    # What a drive does not answer cannot be interrupted.
    return aside(
        lambda: _scanned(sources, role, progress, takes_results), progress, "stori-scan", True
    )


def _scanned(
    sources: Sequence[Source], role: str, progress: Progress, takes_results: bool
) -> Series:
    broken: dict[str, NoImagesError] = {}
    candidates, *copies = without_copies(candidates_of(sources, broken))
    previews = [candidate.path for candidate in candidates if candidate.is_preview]
    wanted = [candidate for candidate in candidates if not candidate.is_preview]
    # Units of backscatter are told file by file.
    paths = [candidate.path for candidate in wanted]
    headers = read_headers(paths, progress, look_at_all=role == "sar")
    files = with_terms(zip(wanted, headers))
    results = [] if takes_results else results_among(files)
    if results and len(results) == len(files):
        raise OnlyResultsError(
            f"All {'SAR' if role == 'sar' else role} rasters are results of STORI "
            f"({listing(file.path for file in results)}), which are no observations: give the "
            "acquisitions that they were made from."
        )
    made = {id(file) for file in results}
    files = [file for file in files if id(file) not in made]
    layers, left_out = layers_of_role(files, role)
    _part_second_masks(files, layers, left_out)
    left_out.setdefault(RESULT, []).extend(file.path for file in results)
    kinds: tuple[str, ...] = (COPY, PARTIAL_COPY, ORIGINAL)
    for reason, other in zip(kinds, copies):
        left_out.setdefault(reason, []).extend(other)
    left_out.setdefault(COMPANION, []).extend(previews)
    left_out.setdefault(WITHOUT_IMAGES, []).extend(broken)
    left_out = {reason: sorted(paths) for reason, paths in left_out.items() if paths}
    if not layers:
        _check_any(layers, left_out, role)
    layers, strays = _without_strays(layers)
    _check_dates(layers)
    judgement = judge(layers, role, progress)
    _check_any([item.layer for item in judgement.layers], left_out, role)
    acquisitions, unused = assemble(judgement.layers, role)
    acquisitions, renamed = harmonised(acquisitions)
    companions: dict[str, list[str]] = {r: left_out.pop(r) for r in _EXPECTED if r in left_out}
    for reason, other in judgement.left_out.items():
        companions.setdefault(reason, []).extend(other)
    return Series(
        role=role,
        acquisitions=tuple(acquisitions),
        rasters={layer.file.path: layer.file.header.raster for layer in layers},
        problems=(
            *judgement.doubts,
            *strays,
            *shown_from_elsewhere(paths),
            *_sentences({**left_out, **unused}),
        ),
        notes=(*judgement.notes, *filter(None, (renamed,)), *_sentences(companions)),
        beliefs=judgement.beliefs,
    )


def _part_second_masks(
    files: Sequence[File], layers: Sequence[Layer], left_out: dict[str, list[str]]
) -> None:
    """Give a reason of their own to quality layers whose dates have a mask that is understood."""
    masked = {
        layer.moment.date
        for layer in layers
        if layer.kind == "mask" and layer.name != "valid" and layer.moment
    }
    dates = {file.path: {one.date for one in file.terms.moments if one} for file in files}
    for foreign in FOREIGN_MASKS & set(left_out):
        for path in left_out.pop(foreign):
            own = dates.get(path, set())
            reason = SECOND_MASK if own and own <= masked else foreign
            left_out.setdefault(reason, []).append(path)


_SPOKEN = {"sar": "SAR", "optical": Sentence("optical"), "coarse": Sentence("coarse")}


def _check_any(layers: Sequence[Layer], left_out: Mapping[str, list[str]], role: str) -> None:
    if any(layer.kind == "band" for layer in layers):
        return
    spoken = _SPOKEN.get(role, role)
    if not left_out and not layers:
        raise InputError(
            Sentence("No {role} rasters were given: choose some, or their folder.", role=spoken)
        )
    why = " ".join(_sentences(left_out))
    if layers:
        why = f"There are only masks ({listing(layer.file.path for layer in layers)})."
    wanted = Sentence("reflectance bands")
    if role != "optical":
        wanted = Sentence("backscatter (VV, VH, HH or HV)")
    nothing = Sentence(
        "None of the {role} rasters holds {wanted}: choose others.", role=spoken, wanted=wanted
    )
    raise NothingOfRoleError(joined(filter(None, (nothing, why))))


def _without_strays(layers: Sequence[Layer]) -> tuple[list[Layer], list[str]]:
    """Take the odd file without a date out of many that have one: one image, or a few masks.

    Returns the layers that are left, and sentences to warn with.
    """
    undated: dict[str, list[Layer]] = {}
    for layer in layers:
        if layer.moment is None:
            undated.setdefault(layer.file.path, []).append(layer)
    images = [path for path, own in undated.items() if any(one.kind == "band" for one in own)]
    dated = {layer.file.path for layer in layers if layer.moment is not None}
    # A file or stack that is dated in part is none of these.
    if not undated or dated & set(undated) or len(images) > 1:
        return list(layers), []
    if len(dated) < _MANY * len(undated):
        return list(layers), []
    why = dict.fromkeys(own[0].file.terms.dating.why_not for own in undated.values())
    reasons = "; ".join(reason for reason in why if reason)
    why_not = f" ({reasons})" if reasons else ""
    kept = [layer for layer in layers if layer.file.path not in undated]
    return kept, [
        Sentence(
            "Passed over {files}: no date was found{why}, and all other files have one. If it "
            "belongs to the series, put its date in its name.",
            files=listing(sorted(undated)),
            why=why_not,
        )
    ]


def _check_dates(layers: Sequence[Layer]) -> None:
    undated = {layer.file.path: layer.file for layer in layers if layer.moment is None}
    if undated:
        raise undated_error([undated[path] for path in sorted(undated)])


_REQUESTS = (
    " A request.json beside a response.tiff gives the date where its time range lies within one "
    "day."
)


def undated_error(files: Sequence[File]) -> UnknownDateError:
    """Return the error that names the files without a date, and says where dates are looked for."""
    paths = [file.path for file in files]
    reasons = dict.fromkeys(file.terms.dating.why_not for file in files)
    why = "; ".join(reason for reason in reasons if reason)
    request = _REQUESTS if any(map(is_response, paths)) else ""
    error = UnknownDateError(
        Sentence(
            "No acquisition date was found for {files}: put the date in the file name ({forms}) or "
            "in the metadata item ACQUISITION_DATE, or set the layer's temporal range, or take it "
            "out.{request}",
            files=f"{listing(paths)} ({why})" if why else listing(paths),
            forms=UNDERSTOOD,
            request=request,
        )
    )
    error.paths, error.why = tuple(paths), why
    return error


def _sentences(left_out: Mapping[str, list[str]]) -> list[str]:
    return [
        Sentence("Passed over {files}: {reason}.", files=listing(paths), reason=reason)
        for reason, paths in left_out.items()
    ]
