"""One order, one index: from what the user gives to the file."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...acquisitions.series import Source
from ...scene.optical_reader import Masking
from ...support.errors import OutputError, ParameterError
from ...support.progress import SILENT, Progress
from ..chips.chip_labels import labels_of_chips
from ..chips.folder_chips import FolderChips
from ..chips.folder_layouts import list_chips
from ..chips.scene_chips import Cut, SceneChips
from ..encoders.encoder_registry import (
    Encoder,
    check_name,
    learn,
    needs_weights,
    restore,
    with_weights,
)
from .codes import parse_code
from .combining import merge
from .encode_chips import Build, build_index, relabelled
from .index_file import Index, check_alike, open_index


@dataclass(frozen=True)
class IndexRequest:
    """What an index is made of and how.

    ``files`` are rasters, or ``folder`` one of chips; ``like`` is an index whose encoder is used,
    ``merge`` one (of the same encoder) whose chips are added. ``labels`` are polygons (GeoJSON,
    label) and their CRS. ``cut`` and ``masking`` are the values of `Cut` and `Masking`.
    """

    output: str
    files: Sequence[Source] = ()
    folder: str = ""
    encoder: str = "convolutional"
    code: str = "float"
    seed: int = 0
    weights: str = ""
    like: str = ""
    merge: str = ""
    labelling: str = "fine"
    labels: tuple[Sequence[tuple[Mapping[str, Any], str]], str] | None = None
    most_missing: float = 0.2
    workers: int = 0
    cut: Mapping[str, Any] = field(default_factory=dict)
    masking: Sequence[Any] = ("none",)


def make_index(order: IndexRequest, progress: Progress = SILENT) -> int:
    """Write the index of an order; return how many chips it holds.

    Raises what its parts raise: `InputError` for rasters, chips or indexes that do not serve,
    `ParameterError` for values that contradict each other, `OutputError`, `CancelledError`.
    """
    check_name(order.encoder)
    _check_places(order)
    example = order.like or order.merge
    like = open_index(example) if example else None
    known = _known_encoder(order, like)
    name = known.name if known else order.encoder
    progress.step("Finding the chips")
    with _chips(order, name, known, progress) as source:
        encoder = _fitted(order, source, known, progress)
        if order.labels:
            _label(order, source, progress)
        code = like.code if order.merge and like else parse_code(order.code, order.seed)
        progress.step(f"Encoding {len(source)} chips ({encoder.name})")
        if not order.merge:
            build = Build(order.output, code, order.most_missing, order.workers)
            return build_index(source, encoder, build, progress)
        build = Build(f"{order.output}.added", code, order.most_missing, order.workers)
        build_index(source, encoder, build, progress)
    return _merged(order, build.output)


def _check_places(order: IndexRequest) -> None:
    inputs = [source.path for source in order.files] + [order.like]
    taken = {os.path.realpath(path) for path in inputs if path}
    if os.path.realpath(order.output) in taken and not order.merge:
        raise OutputError(f"OUTPUT {order.output} is one of the inputs: choose another file.")


def _known_encoder(order: IndexRequest, like: Index | None) -> Encoder | None:
    """Return the encoder where it need not be learned from the chips."""
    if like is not None:
        if like.encoder != order.encoder and order.encoder != "convolutional":
            raise ParameterError(
                f"ENCODER is {order.encoder}, but the index {like.path} was built with "
                f"{like.encoder}: choose that one, or leave the index out."
            )
        return restore(like.encoder, like.settings, like.arrays, order.weights)
    if needs_weights(order.encoder):
        return with_weights(order.encoder, order.weights)
    return None


def _chips(order: IndexRequest, name: str, known: Encoder | None, progress: Progress):
    asked = known.bands if known else tuple(order.cut.get("bands", ()))
    needing = name if known else ""
    if order.folder:
        if name == "series":
            raise ParameterError(
                "The encoder series needs a series of dated rasters, not a folder of chips: "
                "choose another ENCODER."
            )
        listing = list_chips(order.folder, order.labelling, progress)
        for problem in listing.problems:
            progress.warn(problem)
        return FolderChips(listing, asked, needing, progress)
    cut = Cut(**{**order.cut, "bands": asked}, masking=Masking(*order.masking))
    return SceneChips(order.files, cut, name == "series", needing, progress)


def _fitted(order: IndexRequest, source, known: Encoder | None, progress: Progress) -> Encoder:
    if known is None:
        progress.step(f"Learning the encoder {order.encoder} from the chips")
        return learn(order.encoder, source, order.seed, "", order.most_missing, progress)
    return known.at(source.dates) if known.temporal else known


def _label(order: IndexRequest, source, progress: Progress) -> None:
    if order.folder:
        raise ParameterError(
            "LABELS are given for a folder of chips, which brings its own: leave them out."
        )
    polygons, crs = order.labels
    relabelled(source, labels_of_chips(source.table, source.grid, polygons, crs, progress.check))


def _merged(order: IndexRequest, added: str) -> int:
    try:
        check_alike(open_index(order.merge), open_index(added))
        merge([order.merge, added], order.output)
    finally:
        os.remove(added)
    return len(open_index(order.output))
