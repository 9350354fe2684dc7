"""Files of trained weights: what is in them, by name, shape and number.

Safetensors (an eight-byte length, a JSON table, raw numbers) and PyTorch's zip archives are read
here, both without running anything that a file says.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np

from ...support.checked_arrays import MalformedArrayError, whole_size
from ...support.checked_json import MalformedJSONError, checked_json, part, parts
from ...support.checked_zips import MalformedZipError
from ...support.errors import InputError
from ...support.regular_files import open_regular
from .torch_archive import MalformedArchiveError, TorchArchive, widen_bfloat16

_SAFE_KINDS = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "<u2"}
_LONGEST_TABLE = 16 * 2**20  # bytes; that of a ViT has 20,000
_BROKEN = (MalformedArchiveError, MalformedZipError, MalformedArrayError)


class _TensorReader(Protocol):
    def read(self, name: str) -> np.ndarray: ...


class WeightsFile:
    """The tensors of one file; ``shapes`` gives the shape of each by its name."""

    def __init__(
        self, path: str, shapes: dict[str, tuple[int, ...]], reader: _TensorReader
    ) -> None:
        self.path = path
        self.shapes = shapes
        self._reader = reader

    def prefix_of(self, anchor: str) -> str | None:
        """Return what stands before ``anchor`` in this file's names; None where it is not there.

        Training frameworks wrap a network (``model.``, ``state_dict.encoder.``, ``module.``).
        Where a file holds it more than once, as with an averaged copy, the shortest name counts.
        """
        names = [name for name in self.shapes if ("." + name).endswith("." + anchor)]
        return min(names, key=lambda name: (len(name), name))[: -len(anchor)] if names else None

    def without(self, part: str) -> WeightsFile:
        """Return the same file with a part of its names left out."""
        names = {name.replace(part, ""): name for name in self.shapes}
        shapes = {short: self.shapes[name] for short, name in names.items()}
        return WeightsFile(self.path, shapes, _Renamed(self._reader, names))

    def read(self, name: str) -> np.ndarray:
        """Return one tensor as float32; `InputError` where it is damaged or not finite."""
        try:
            values = np.ascontiguousarray(self._reader.read(name), np.float32)
        except (*_BROKEN, KeyError, ValueError) as error:
            raise damaged_weights(self.path, f"“{name}” cannot be read ({error})") from error
        except OSError as error:
            raise _unreadable(self.path, error) from error
        if not np.isfinite(values).all():
            raise damaged_weights(self.path, f"“{name}” holds numbers that are not finite")
        return values


class _Renamed:
    """Reads tensors by other names than the file's own."""

    def __init__(self, reader: _TensorReader, names: dict[str, str]) -> None:
        self._reader, self._names = reader, names

    def read(self, name: str) -> np.ndarray:
        return self._reader.read(self._names[name])


def damaged_weights(path: str, what: str) -> InputError:
    """Return the error for a file that is not whole."""
    return InputError(f"The weights {path} are damaged: {what}. Get the file again.")


def _unreadable(path: str, error: OSError) -> InputError:
    return InputError(f"The weights {path} cannot be read ({error.strerror or error}).")


def open_weights(path: str) -> WeightsFile:
    """Open a file of weights, whatever its suffix says.

    Raises `InputError` naming the file when it is not there, is no such file or is damaged.
    """
    if not os.path.isfile(path):
        raise InputError(f"There is no file of weights {path}: check the path.")
    try:
        with open_regular(path) as file:
            start = file.read(8)
        if start[:4] == b"PK\x03\x04":
            archive = TorchArchive(path)
            return WeightsFile(path, {n: t.shape for n, t in archive.tensors.items()}, archive)
        if start[:2] == b"\x80\x02":
            raise InputError(
                f"The weights {path} are in the form of PyTorch before 1.6, which is not read "
                "because it can hold programs: load them with torch.load(..., weights_only=True) "
                "and save them again with a PyTorch of today."
            )
        return _open_safetensors(path, start)
    except MalformedArchiveError as error:
        raise InputError(
            f"{path} is no file of weights that can be read here: {error}. Choose a .pt file of "
            "PyTorch or a .safetensors file."
        ) from error
    except MalformedZipError as error:
        raise damaged_weights(path, f"it is not a whole archive, or {error}") from error
    except OSError as error:
        raise _unreadable(path, error) from error


# --- safetensors ---------------------------------------------------------------------------------


class _Entry(NamedTuple):
    """One tensor of a safetensors file; ``begin`` and ``end`` count bytes after the table."""

    dtype: str
    shape: tuple[int, ...]
    begin: int
    end: int


class _Safetensors:
    """Reads the tensors of a safetensors file, whose raw numbers start at byte ``first``."""

    def __init__(self, path: str, first: int, entries: dict[str, _Entry]) -> None:
        self._path, self._first, self._entries = path, first, entries

    def read(self, name: str) -> np.ndarray:
        entry = self._entries[name]
        with open_regular(self._path) as file:
            file.seek(self._first + entry.begin)
            raw = file.read(entry.end - entry.begin)
        values = np.frombuffer(raw, entry.dtype).reshape(entry.shape)
        return widen_bfloat16(values) if entry.dtype == "<u2" else values


def _open_safetensors(path: str, start: bytes) -> WeightsFile:
    length, size = int.from_bytes(start, "little"), os.path.getsize(path)
    if len(start) < 8 or not 2 <= length <= min(_LONGEST_TABLE, size - 8):
        raise MalformedArchiveError("it is neither a zip archive nor safetensors")
    with open_regular(path) as file:
        file.seek(8)
        text = file.read(length)
    try:
        table = checked_json(text, _LONGEST_TABLE)
        if not isinstance(table, dict):
            raise MalformedJSONError("is no table")
        entries = {
            name: _entry(name, item, size - 8 - length)
            for name, item in table.items()
            if name != "__metadata__" and part(item, "dtype", str) in _SAFE_KINDS
        }
    except MalformedArrayError as error:
        raise damaged_weights(path, str(error)) from error
    except MalformedJSONError as error:
        raise MalformedArchiveError(f"its table of contents is broken: it {error}") from error
    shapes = {name: entry.shape for name, entry in entries.items()}
    return WeightsFile(path, shapes, _Safetensors(path, 8 + length, entries))


def _entry(name: str, item: dict, room: int) -> _Entry:
    """Return an item of the table where it lies within the ``room`` bytes of raw numbers."""
    dtype, shape = _SAFE_KINDS[item["dtype"]], tuple(parts(item, "shape", int))
    begin, end = parts(item, "data_offsets", int, 2)
    wanted = whole_size(shape, np.dtype(dtype).itemsize)
    if begin < 0 or end - begin != wanted or end > room:
        raise MalformedArrayError(f"“{name}” is longer than what is stored of it")
    return _Entry(dtype, shape, begin, end)


def sha256_of(path: str) -> str:
    """Return the SHA-256 of a file in hexadecimal, by which an index knows its weights."""
    digest = hashlib.sha256()
    try:
        with open_regular(path) as file:
            for piece in iter(lambda: file.read(1 << 20), b""):
                digest.update(piece)
    except OSError as error:
        raise _unreadable(path, error) from error
    return digest.hexdigest()


def read_tensor(
    weights: WeightsFile, names: Sequence[str], shape: tuple[int, ...], what: str
) -> np.ndarray:
    """Read a tensor of a known shape.

    Args:
        weights: the file.
        names: the tensors that make it up, joined along the first axis.
        shape: its shape; axes of length one do not count.
        what: names the network in the sentence of an error.

    Raises `InputError` when a part is missing or has another shape.
    """
    for name in names:
        if name not in weights.shapes:
            raise InputError(
                f"{weights.path} is not the weights of {what}: “{name}” is missing. Choose the "
                f"file of {what}."
            )
    # Looked at before anything is read: a tensor of a stranger may have any size.
    wanted = _without_ones(shape)
    found = [_without_ones(weights.shapes[name]) for name in names]
    if (found[0] if len(found) == 1 else _joined(found)) != wanted:
        raise InputError(
            f"{weights.path} is not the weights of {what}: “{names[0]}” has the shape "
            f"{weights.shapes[names[0]]} where {shape} is wanted. Choose the file of {what}."
        )
    return np.concatenate([weights.read(name).ravel() for name in names]).reshape(shape)


def _without_ones(shape: Sequence[int]) -> tuple[int, ...]:
    return tuple(n for n in shape if n != 1)


def _joined(shapes: Sequence[tuple[int, ...]]) -> tuple[int, ...] | None:
    """Return the shape of arrays that are joined along the first axis; None where they differ."""
    if any(len(one) == 0 or one[1:] != shapes[0][1:] for one in shapes):
        return None
    return (sum(one[0] for one in shapes), *shapes[0][1:])
