"""Building an index: from what the user gives to the file."""

from __future__ import annotations

import os
from dataclasses import replace

from ...acquisitions.series import Source
from ...options.build_index_options import (
    BACKSCATTER,
    EMBEDDINGS,
    OF_SERIES,
    IndexRequest,
    LabelledShapes,
)
from ...support.errors import OutputError, ParameterError
from ...support.progress import SILENT, Part, Progress
from ...support.sentences import Sentence
from ..chips.chip_labels import labels_of_chips
from ..chips.chip_source import ChipSource
from ..chips.embedding_chips import EmbeddingChips
from ..chips.folder_chips import FolderChips
from ..chips.folder_layouts import list_chips
from ..chips.scene_chips import SceneChips
from ..embeddings.embedding_files import embeddings_given
from ..encoders.colour_normals import check_wanted
from ..encoders.encoder_registry import (
    Encoder,
    check_encoder_name,
    encoder_for,
    learn_encoder,
    load_with_weights,
    needs_weights,
    restore_encoder,
)
from ..encoders.pixel_years import YearEncoder
from ..encoders.vector_encoder import VectorEncoder
from ..encoders.vit import VitEncoder
from .codes import parse_code
from .combining import merge_indexes
from .doubts import doubt_of_ground
from .encode_chips import EncodingOptions, encode_chips, set_labels
from .index_file import Index, check_alike, open_index

_LISTING = 0.1  # share of the job that reading where the chips of a folder lie is shown as


def build_index(request: IndexRequest, progress: Progress = SILENT) -> int:
    """Write the requested index; return how many chips it holds.

    Raises what its parts raise: `InputError` for rasters, chips or indexes that do not serve,
    `ParameterError` for values that contradict each other, `OutputError`, `CancelledError`.
    """
    check_encoder_name(request.encoder)
    _check_output(request)
    example = request.like or request.merge
    like = open_index(example) if example else None
    if request.embeddings:
        request = _of_embeddings(request, progress)
    known = _known_encoder(request, like)
    _check_sar(request, known)
    if isinstance(known, VitEncoder):
        progress.say(known.normals.sentence)
    name = known.name if known else request.encoder
    progress.step(Sentence("Finding the chips"))
    begun = _LISTING if request.folder else 0.0
    with _chips(request, name, known, Part(progress, 0.0, begun)) as source:
        if like is not None:
            _tell(doubt_of_ground(like, source.facts, request.output), progress)
        encoder = _encoder_for(request, source, known, progress)
        if request.labels:
            _label(request.labels, source, progress)
        code = like.code if request.merge and like else parse_code(request.code, request.seed)
        progress.step(
            Sentence("Encoding {chips} chips ({encoder})", chips=len(source), encoder=encoder.name)
        )
        if not request.merge:
            options = EncodingOptions(request.output, code, request.most_missing, request.workers)
            return encode_chips(source, encoder, options, Part(progress, begun, 1.0))
        added = f"{request.output}.added"
        options = EncodingOptions(added, code, request.most_missing, request.workers)
        encode_chips(source, encoder, options, Part(progress, begun, 1.0))
    return _merge_added(request, added)


def _tell(doubt: str, progress: Progress) -> None:
    if doubt:
        progress.warn(doubt)


def _of_embeddings(request: IndexRequest, progress: Progress) -> IndexRequest:
    """Return the request with the rasters of its folder of embeddings."""
    if request.encoder not in (EMBEDDINGS, IndexRequest.encoder):
        raise ParameterError(
            f"ENCODER is {request.encoder}, but a folder of embeddings is given, which need none: "
            f"choose {EMBEDDINGS}, or another input."
        )
    given = [source.path for source in request.files]
    files = embeddings_given(given, request.embeddings, progress)
    return replace(request, encoder=EMBEDDINGS, files=tuple(Source(path) for path in files))


def _check_output(request: IndexRequest) -> None:
    inputs = [source.path for source in request.files] + [request.like]
    occupied = {os.path.realpath(path) for path in inputs if path}
    if os.path.realpath(request.output) in occupied and not request.merge:
        raise OutputError(f"OUTPUT {request.output} is one of the inputs: choose another file.")


def _known_encoder(request: IndexRequest, like: Index | None) -> Encoder | None:
    """Return the encoder where it need not be learned from the chips."""
    if like is not None:
        if request.encoder not in (like.encoder, IndexRequest.encoder) or (
            request.embeddings and like.encoder != EMBEDDINGS
        ):
            raise ParameterError(
                f"ENCODER is {request.encoder}, but the index {like.path} was built with "
                f"{like.encoder}: choose that one, or leave the index out."
            )
        encoder = restore_encoder(
            like.encoder, like.settings, like.arrays, request.weights, like.path
        )
        if isinstance(encoder, VitEncoder):
            check_wanted(encoder.normals, request.normalisation, like.path)
        return encoder
    if needs_weights(request.encoder):
        return load_with_weights(request.encoder, request.weights, request.normalisation)
    return None


def _check_sar(request: IndexRequest, known: Encoder | None) -> None:
    """Raise `ParameterError` where SAR is given in vain, or an index needs what is not given."""
    if request.sar and not isinstance(known, YearEncoder):
        raise ParameterError(
            f"SAR is given, and the encoder {known.name if known else request.encoder} reads no "
            "backscatter: leave it out, or choose presto or galileo."
        )
    if isinstance(known, YearEncoder) and not known.groups:
        has_sar = set(BACKSCATTER) <= set(known.bands)
        if has_sar != bool(request.sar):
            how = "with SAR: give it" if has_sar else "without SAR: leave it out"
            raise ParameterError(
                f"The index {request.like or request.merge} was built {how}, or build another "
                "index."
            )


def _chips(
    request: IndexRequest, name: str, known: Encoder | None, progress: Progress
) -> FolderChips | SceneChips | EmbeddingChips:
    """Return the chips; the bands of a ``known`` encoder must be there."""
    if name == EMBEDDINGS:
        if request.folder:
            raise ParameterError(
                f"The encoder {EMBEDDINGS} needs rasters of embeddings, not a folder of chips: "
                "choose another ENCODER."
            )
        source = EmbeddingChips([one.path for one in request.files], request.cut, progress)
        if isinstance(known, VectorEncoder):
            known.check_source(source, request.like or request.merge)
        return source
    bands = known.bands if known else request.cut.bands
    bands = tuple(band for band in bands if not (known and band in BACKSCATTER))
    needing = name if known else ""
    if request.folder:
        if name in OF_SERIES:
            raise ParameterError(
                f"The encoder {name} needs a series of dated rasters, not a folder of chips: "
                "choose another ENCODER."
            )
        listing = list_chips(request.folder, request.labelling, progress)
        for problem in listing.problems:
            progress.warn(problem)
        return FolderChips(listing, bands, needing, progress)
    cut = replace(request.cut, bands=bands)
    groups = known.groups if isinstance(known, YearEncoder) else ()
    return SceneChips(request.files, cut, name in OF_SERIES, needing, progress, groups, request.sar)


def _encoder_for(
    request: IndexRequest, source: ChipSource, known: Encoder | None, progress: Progress
) -> Encoder:
    if known is None:
        progress.step(
            Sentence("Learning the encoder {encoder} from the chips", encoder=request.encoder)
        )
        return learn_encoder(
            request.encoder, source, request.seed, "", request.most_missing, progress
        )
    return encoder_for(known, source)


def _label(
    labels: LabelledShapes, source: FolderChips | SceneChips | EmbeddingChips, progress: Progress
) -> None:
    """Give the chips of rasters the labels of polygons."""
    if isinstance(source, FolderChips):
        raise ParameterError(
            "LABELS are given for a folder of chips, which brings its own: leave them out."
        )
    polygons, crs = labels
    set_labels(source, labels_of_chips(source.table, source.grid, polygons, crs, progress.check))


def _merge_added(request: IndexRequest, added: str) -> int:
    """Join the index to merge with that of the ``added`` chips; return how many chips there are."""
    try:
        check_alike(open_index(request.merge), open_index(added))
        merge_indexes([request.merge, added], request.output)
    finally:
        os.remove(added)
    return len(open_index(request.output))
