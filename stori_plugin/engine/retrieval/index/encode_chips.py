"""Encoding chips into an index; work that was stopped goes on where it was."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace

import numpy as np

from ...options.build_index_options import IndexRequest
from ...rasters.blocks import in_order
from ...support.errors import CancelledError, OutputError, ParameterError
from ...support.ownership import opened_plain
from ...support.progress import SILENT, Progress
from ...support.run_lock import HeldError, RunLock
from ...support.threads import single_threaded_blas, worker_count
from ..chips.chip_source import Check, ChipSource, fill_missing
from ..chips.chip_table import TextLists
from ..encoders.encoder_registry import Encoder, fingerprint, needs_weights
from ..encoders.placed_encoding import encode_of
from ..encoders.vision_transformer import heeding
from .codes import Code
from .container import ArrayStream
from .index_file import IndexContents, write_index
from .stored_array import FileState, StoredArray

_PIECE = 16384  # chips


@dataclass(frozen=True)
class EncodingOptions:
    """How chips are encoded into an index."""

    output: str
    """The index file to write."""
    code: Code = Code("float")  # noqa: RUF009  (frozen)
    """How embeddings are kept."""
    most_missing: float = IndexRequest.most_missing
    """Chips with a larger share of missing values are left out."""
    workers: int = IndexRequest.workers
    """Threads; 0 for as many as the computer has cores."""


def encode_chips(
    source: ChipSource, encoder: Encoder, options: EncodingOptions, progress: Progress = SILENT
) -> int:
    """Write the index of a source of chips; return how many chips it holds.

    Finished codes lie in ``<output>.unfinished`` until all are there. Work that was stopped or
    killed goes on from that file when it is started again with the same chips, encoder and code.
    Codes do not depend on the number of workers. Raises `OutputError` where the file cannot be
    written, `ParameterError` for chips that the encoder cannot take, `CancelledError` when the
    user stops.
    """
    _check(source, encoder, options)
    encoder_print = fingerprint(encoder)
    plan = _plan_digest(source, encoder_print, options)
    partial = _UnfinishedCodes(options.output, plan, _code_dtype(options.code, encoder.dim))
    with partial.held(progress.check):
        return _encode_into(partial, source, encoder, options, encoder_print, progress)


def _encode_into(
    partial: _UnfinishedCodes,
    source: ChipSource,
    encoder: Encoder,
    options: EncodingOptions,
    encoder_print: str,
    progress: Progress,
) -> int:
    batches = source.batches()
    partial.open(batches)
    if partial.done:
        progress.say(f"Going on after {batches[partial.done - 1].stop} of {len(source)} chips.")
    try:
        with single_threaded_blas():
            _encode(source, encoder, options, batches, partial, progress)
        kept = partial.kept()
        if not kept.all():
            progress.say(f"{int((~kept).sum())} chips lack too many pixels and are left out.")
        progress.check()
        write_index(
            options.output,
            IndexContents(
                partial.codes(kept, progress.check),
                options.code,
                source.table.take(kept),
                source.crs,
                encoder.name,
                encoder.settings,
                encoder.arrays,
                encoder_print,
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


def _check(source: ChipSource, encoder: Encoder, options: EncodingOptions) -> None:
    options.code.bits(encoder.dim)  # raises for a hash longer than the embedding
    if source.temporal != encoder.temporal:
        needs = "a series of several dates" if encoder.temporal else "single dates"
        raise ParameterError(f"The encoder {encoder.name} needs {needs}: choose another ENCODER.")
    if os.path.isdir(options.output):
        raise OutputError(f"OUTPUT {options.output} is a folder: give the name of a file.")


def _code_dtype(code: Code, dim: int) -> tuple[str, tuple[int]]:
    """Return the type of a code's numbers, and how many it has."""
    return ("<u8", (-(-code.bits(dim) // 64),)) if code.packed else ("<f4", (dim,))


def _plan_digest(source: ChipSource, encoder_print: str, options: EncodingOptions) -> str:
    """Return the SHA-256 of everything that the codes depend on."""
    facts = [source.signature, encoder_print, options.code.name, options.code.seed]
    text = json.dumps([*facts, options.most_missing], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _encode(
    source: ChipSource,
    encoder: Encoder,
    options: EncodingOptions,
    batches: list[range],
    partial: _UnfinishedCodes,
    progress: Progress,
) -> None:
    def work(batch: range) -> tuple[np.ndarray, np.ndarray]:
        chips, missing = fill_missing(source.read(batch, progress.check), source)
        # A large model takes a second for a chip: the cancel button is checked after each, and
        # between its blocks.
        step = 1 if needs_weights(encoder.name) else len(chips)
        embeddings = []
        for first in range(0, len(chips), step):
            progress.check()
            some = range(batch.start + first, min(batch.start + first + step, batch.stop))
            with heeding(progress.check):
                embeddings.append(encode_of(encoder, chips[first : first + step], source, some))
        return options.code.encode(np.concatenate(embeddings)), missing <= options.most_missing

    workers = worker_count(options.workers)
    total = max(len(source), 1)
    for batch, (codes, kept) in in_order(work, batches[partial.done :], workers, progress):
        partial.add(codes, kept)
        progress.fraction(0.98 * batch.stop / total)


class _UnfinishedCodes:
    """Codes of the finished batches, in a file beside the index.

    First line: the digest of the plan. Then one record per chip: a byte that tells whether the
    chip is kept, and its code. Only whole batches count when the work goes on.
    """

    def __init__(self, output: str, plan: str, code: tuple[str, tuple[int]]) -> None:
        self.path = f"{output}.unfinished"
        self._output = output
        self._head = f"{plan}\n".encode()
        self._record = np.dtype([("kept", "u1"), ("code", *code)])
        self.done = 0

    @contextmanager
    def held(self, check: Check) -> Iterator[None]:
        """Keep other runs away from the file; raise `OutputError` where one is at work."""
        lock = RunLock(f"{self.path}-lock")
        try:
            os.makedirs(os.path.dirname(os.path.abspath(self.path)), exist_ok=True)
            lock.take(check)
        except HeldError as error:
            raise OutputError(
                f"OUTPUT {self._output} is what another run is writing right now: choose another "
                "file, or wait for it."
            ) from error
        except OSError as error:
            raise self._not_written(error) from error
        try:
            yield
        finally:
            lock.release(lambda: _remove(lock.path))

    def open(self, batches: list[range]) -> None:
        """Count the batches that an earlier run of the same plan finished, or begin anew."""
        try:
            records = self._count()
            stops = np.array([batch.stop for batch in batches])
            self.done = int(np.searchsorted(stops, records, side="right"))
            whole = int(stops[self.done - 1]) if self.done else 0
            with opened_plain(self.path, os.O_RDWR | os.O_CREAT, "r+b") as file:
                if not self.done:
                    file.write(self._head)
                file.truncate(len(self._head) + whole * self._record.itemsize)
        except OSError as error:
            raise self._not_written(error) from error

    def _count(self) -> int:
        """Return how many records of the same plan the file holds."""
        try:
            with opened_plain(self.path) as file:
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
            with opened_plain(self.path, os.O_RDWR, "r+b") as file:
                file.seek(0, os.SEEK_END)
                file.write(records.tobytes())
        except OSError as error:
            raise self._not_written(error) from error

    def kept(self) -> np.ndarray:
        """Return which chips are kept."""
        records = self._records()
        pieces = range(0, len(records), _PIECE)
        kept = [records[first : first + _PIECE]["kept"].astype(bool) for first in pieces]
        return np.concatenate([np.zeros(0, bool), *kept])

    def codes(self, kept: np.ndarray, check: Check) -> ArrayStream:
        """Return the codes of the chips that are kept, piece by piece from the file."""
        rows = np.flatnonzero(kept)
        code = self._record["code"]

        records = self._records()

        def pieces() -> Iterator[np.ndarray]:
            for first in range(0, len(rows), _PIECE):
                check()
                yield records[rows[first : first + _PIECE]]["code"]

        return ArrayStream(code.base.str, (len(rows), *code.shape), pieces)

    def _records(self) -> StoredArray:
        """Return the records as they lie in the file."""
        try:
            with opened_plain(self.path) as file:
                state = FileState.of(file)
        except OSError as error:
            raise self._not_written(error) from error
        count = (state.size - len(self._head)) // self._record.itemsize
        return StoredArray(
            self.path, self._record, (count,), len(self._head), state, "run it again"
        )

    def remove(self) -> None:
        """Take the file away."""
        os.remove(self.path)

    def _not_written(self, error: OSError) -> OutputError:
        return OutputError(
            f"{self.path} cannot be written ({error.strerror}): "
            "check that the disk has space and the folder may be written to."
        )


def _remove(path: str) -> None:
    with suppress(OSError):
        os.remove(path)


def set_labels(source: ChipSource, labels: Sequence[Sequence[str]]) -> None:
    """Replace the labels of a source's chips, a list of texts per chip."""
    source.table = replace(source.table, labels=TextLists.of(labels))
