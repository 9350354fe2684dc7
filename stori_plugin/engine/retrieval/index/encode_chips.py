"""Building an index: read chips, encode them, keep their codes; to be taken up again if stopped."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ...rasters.blocks import in_order
from ...support.errors import CancelledError, OutputError, ParameterError
from ...support.progress import SILENT, Progress
from ...support.threads import single_threaded_blas, worker_count
from ..chips.chip_source import Check, ChipSource, filled
from ..chips.chip_table import Strings
from ..encoders.encoder_registry import Encoder, fingerprint, needs_weights
from .codes import Code
from .container import Stream
from .index_file import Contents, write_index

_PIECE = 16384  # chips


@dataclass(frozen=True)
class Build:
    """How an index is made: where to, which code, which share of missing values is too much."""

    output: str
    code: Code = Code("float")  # noqa: RUF009  (frozen)
    most_missing: float = 0.2
    workers: int = 0


def build_index(
    source: ChipSource, encoder: Encoder, build: Build, progress: Progress = SILENT
) -> int:
    """Write the index of a source of chips; return how many chips it holds.

    What is finished lies in ``<output>.unfinished`` until everything is: a build that was
    stopped or killed goes on from there when it is started again with the same chips, encoder
    and code. Codes do not depend on the number of workers. Raises `OutputError` where it cannot
    be written, `ParameterError` for chips that the encoder cannot take, `CancelledError` when
    the user stops.
    """
    _check(source, encoder, build)
    print_of_encoder = fingerprint(encoder)
    batches = source.batches()
    width, dtype = _row(build.code, encoder.dim)
    partial = _Partial(build.output, _plan(source, print_of_encoder, build), width, dtype)
    partial.open(batches)
    if partial.done:
        progress.say(f"Going on after {batches[partial.done - 1].stop} of {len(source)} chips.")
    try:
        with single_threaded_blas():
            _encode(source, encoder, build, batches, partial, progress)
        kept = partial.kept()
        if not kept.all():
            progress.say(f"{int((~kept).sum())} chips lack too many pixels and are left out.")
        progress.check()
        write_index(
            build.output,
            Contents(
                partial.codes(kept, progress.check),
                build.code,
                source.table.taken(kept),
                source.crs,
                encoder.name,
                encoder.settings,
                encoder.arrays,
                print_of_encoder,
                encoder.dim,
                source.facts,
            ),
        )
    except CancelledError as error:
        raise CancelledError(
            f"Stopped by the user. What is finished is kept in {partial.path}: run it again with "
            "the same settings to go on, or delete that file."
        ) from error
    partial.remove()
    progress.fraction(1.0)
    return int(kept.sum())


def _check(source: ChipSource, encoder: Encoder, build: Build) -> None:
    build.code.bits(encoder.dim)  # raises for a hash longer than the embedding
    if source.temporal != encoder.temporal:
        needs = "a series of several dates" if encoder.temporal else "single dates"
        raise ParameterError(f"The encoder {encoder.name} needs {needs}: choose another ENCODER.")
    if os.path.isdir(build.output):
        raise OutputError(f"OUTPUT {build.output} is a folder: give the name of a file.")


def _row(code: Code, dim: int) -> tuple[int, str]:
    """Return how many numbers of which type a code has."""
    return (-(-code.bits(dim) // 64), "<u8") if code.packed else (dim, "<f4")


def _plan(source: ChipSource, print_of_encoder: str, build: Build) -> str:
    facts = [source.signature, print_of_encoder, build.code.name, build.code.seed]
    text = json.dumps([*facts, build.most_missing], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _encode(
    source: ChipSource,
    encoder: Encoder,
    build: Build,
    batches: list[range],
    partial: _Partial,
    progress: Progress,
) -> None:
    def work(batch: range) -> tuple[np.ndarray, np.ndarray]:
        chips, missing = filled(source.read(batch, progress.check), source)
        # A large model takes a second for a chip: look at the cancel button after each.
        step = 1 if needs_weights(encoder.name) else len(chips)
        embeddings = []
        for first in range(0, len(chips), step):
            progress.check()
            embeddings.append(encoder.encode(chips[first : first + step]))
        return build.code.encode(np.concatenate(embeddings)), missing <= build.most_missing

    left = batches[partial.done :]
    workers = worker_count(build.workers)
    total = max(len(source), 1)
    for batch, (codes, kept) in in_order(work, left, workers, progress):
        partial.add(codes, kept)
        progress.fraction(0.98 * batch.stop / total)


class _Partial:
    """Codes of the batches that are done, in a file beside the index.

    First line: the fingerprint of the plan. Then one record per chip: a byte that tells whether
    the chip counts, and its code. Only whole batches count when it is taken up again.
    """

    def __init__(self, output: str, plan: str, width: int, dtype: str) -> None:
        self.path = f"{output}.unfinished"
        self._head = f"{plan}\n".encode()
        self._record = np.dtype([("kept", "u1"), ("code", dtype, (width,))])
        self.done = 0

    def open(self, batches: list[range]) -> None:
        """Find what an earlier build of the same plan finished, or begin anew."""
        try:
            os.makedirs(os.path.dirname(os.path.abspath(self.path)), exist_ok=True)
            records = self._found()
            stops = np.array([batch.stop for batch in batches])
            self.done = int(np.searchsorted(stops, records, side="right"))
            whole = int(stops[self.done - 1]) if self.done else 0
            with open(self.path, "r+b" if self.done else "wb") as file:
                if not self.done:
                    file.write(self._head)
                file.truncate(len(self._head) + whole * self._record.itemsize)
        except OSError as error:
            raise self._full(error) from error

    def _found(self) -> int:
        try:
            with open(self.path, "rb") as file:
                if file.read(len(self._head)) != self._head:
                    return 0
                return (file.seek(0, os.SEEK_END) - len(self._head)) // self._record.itemsize
        except FileNotFoundError:
            return 0

    def add(self, codes: np.ndarray, kept: np.ndarray) -> None:
        """Add the codes of the next batch."""
        records = np.zeros(len(codes), self._record)
        records["kept"], records["code"] = kept, codes
        try:
            with open(self.path, "ab") as file:
                file.write(records.tobytes())
        except OSError as error:
            raise self._full(error) from error

    def kept(self) -> np.ndarray:
        """Return which chips count."""
        return self._records()["kept"].astype(bool)

    def codes(self, kept: np.ndarray, check: Check) -> Stream:
        """Return the codes of the chips that count, piece by piece from the file."""
        rows = np.flatnonzero(kept)
        code = self._record["code"]

        def pieces() -> Iterator[np.ndarray]:
            for first in range(0, len(rows), _PIECE):
                check()
                yield self._records()[rows[first : first + _PIECE]]["code"]

        return Stream(code.base.str, (len(rows), *code.shape), pieces)

    def _records(self) -> np.ndarray:
        if os.path.getsize(self.path) == len(self._head):
            return np.zeros(0, self._record)
        return np.memmap(self.path, self._record, "r", len(self._head))

    def remove(self) -> None:
        """Take the file away."""
        os.remove(self.path)

    def _full(self, error: OSError) -> OutputError:
        return OutputError(
            f"{self.path} cannot be written ({error.strerror}): "
            "check that the disk has space and the folder may be written to."
        )


def relabelled(source: ChipSource, labels: Sequence[Sequence[str]]) -> ChipSource:
    """Give the chips of a source labels from elsewhere, a list of texts per chip; return it."""
    source.table = replace(source.table, labels=Strings.of(labels))
    return source
