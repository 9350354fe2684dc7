"""PyTorch's zip archives of weights, read without PyTorch and without running anything in them.

An archive holds ``data.pkl``, which says how tensors are nested and where their numbers lie, and
one entry of raw numbers per storage (PyTorch, notes on serialization semantics). The pickle is
never unpickled: its opcodes are walked by a small stack machine that can build numbers, texts,
lists, dictionaries and tensors and nothing else. Whatever else is named there (an optimiser, the
arguments of a training run) becomes an inert `ForeignObject`. What a small file could ask much by
(opcodes, things that hold each other, views that repeat numbers) is counted.
"""

from __future__ import annotations

import pickletools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from ...support.checked_arrays import whole_size
from ...support.checked_zips import opened_zip

# Names of storages and the types of their numbers; None is bfloat16, which NumPy lacks.
STORAGES: dict[str, str | None] = {
    "DoubleStorage": "f8",
    "FloatStorage": "f4",
    "HalfStorage": "f2",
    "BFloat16Storage": None,
    "LongStorage": "i8",
    "IntStorage": "i4",
    "ShortStorage": "i2",
    "CharStorage": "i1",
    "ByteStorage": "u1",
    "BoolStorage": "u1",
}
_MARK = object()
_DEEPEST = 20  # levels of dictionaries that are searched for tensors
# Prithvi's table of contents has some 50 kB and 20,000 opcodes, with 500 tensors.
_LONGEST_TABLE = 16 * 2**20  # bytes
_MOST_OPCODES = 1_000_000
_MOST_VISITS = 100_000  # of dictionaries and tensors; those that several share count each time
_LONGEST_NAME = 1000  # characters
_LONGEST_NUMBER = 64  # bits
_MOST_AXES = 8
# Numbers of a tensor that are the same few over and over, as a view with a stride of zero has them.
_MOST_REPEATED = 2**22


class MalformedArchiveError(ValueError):
    """The bytes are no archive of weights; the text tells what is wrong."""


@dataclass(frozen=True)
class ForeignObject:
    """An object in the file that is no tensor; it is carried along by name and never made."""

    name: str


@dataclass(frozen=True)
class Storage:
    """One entry of raw numbers: ``kind`` is a name of `STORAGES`, ``key`` that of the entry."""

    kind: str
    key: str
    size: int


@dataclass(frozen=True)
class Tensor:
    """A view into a storage; offset, shape and strides count numbers, not bytes."""

    storage: Storage
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]

    def last(self) -> int:
        """Return the position after the last number that the view touches."""
        if 0 in self.shape:
            return self.offset
        return self.offset + 1 + sum((n - 1) * step for n, step in zip(self.shape, self.strides))


# --- what the pickle may contain --------------------------------------------------------------


def _rebuild(name: str, given: tuple) -> Any:
    """Do what calling ``name`` would, as far as it is about tensors."""
    if name == "torch._utils _rebuild_tensor_v2":
        storage, offset, shape, strides = given[:4]
        axes = (shape, strides)
        if not all(isinstance(one, tuple) and len(one) <= _MOST_AXES for one in axes):
            raise MalformedArchiveError("a tensor in it has no proper shape")
        whole = all(_is_count(n) for n in (offset, *shape, *strides))
        if not isinstance(storage, Storage) or not whole or len(shape) != len(strides):
            raise MalformedArchiveError("a tensor in it has no proper shape")
        return Tensor(storage, offset, shape, strides)
    if name == "torch._utils _rebuild_parameter":
        return given[0]
    if name == "collections OrderedDict":
        pairs = given[0] if given and isinstance(given[0], list) else []
        return {pair[0]: pair[1] for pair in pairs if _is_pair(pair)}
    return ForeignObject(name)


def _is_count(number: Any) -> bool:
    return type(number) is int and 0 <= number < 2**62


def _is_pair(pair: Any) -> bool:
    return isinstance(pair, (tuple, list)) and len(pair) == 2 and _is_key(pair[0])


def _storage(given: Any) -> Storage:
    if not isinstance(given, tuple) or len(given) != 5 or given[0] != "storage":
        raise MalformedArchiveError("it refers to numbers outside of itself")
    kind = given[1].name.rpartition(" ")[2] if isinstance(given[1], ForeignObject) else ""
    if kind not in STORAGES:
        raise MalformedArchiveError(f"it holds numbers of the unknown kind “{kind[:40]}”")
    if not isinstance(given[2], str) or not _is_count(given[4]):
        raise MalformedArchiveError("it refers to numbers outside of itself")
    return Storage(kind, given[2], given[4])


class _StackMachine:
    """Walks the opcodes of one pickle, as the machine of `pickle` does, and calls nothing."""

    def __init__(self) -> None:
        self.stack: list[Any] = []
        self.memo: dict[int, Any] = {}

    def run(self, data: bytes) -> Any:
        for count, (opcode, argument, _) in enumerate(pickletools.genops(data)):
            if count >= _MOST_OPCODES:
                raise MalformedArchiveError("its table of contents is too long")
            name = opcode.name
            if name == "STOP":
                return self.stack.pop()
            if name in _PLAIN:
                self.stack.append(_PLAIN[name](argument))
            elif name in _WORK:
                _WORK[name](self, argument)
            elif name not in ("PROTO", "FRAME"):
                raise MalformedArchiveError(f"it uses “{name}”, which weights have no need of")
        raise MalformedArchiveError("its table of contents ends too early")

    def take_to_mark(self) -> list[Any]:
        taken = []
        while (item := self.stack.pop()) is not _MARK:
            taken.append(item)
        return taken[::-1]

    def take(self, count: int) -> tuple:
        if count == 0:
            return ()
        if len(self.stack) < count:
            raise MalformedArchiveError("its table of contents is broken")
        taken = tuple(self.stack[-count:])
        del self.stack[-count:]
        return taken

    def put_pairs(self, items: list[Any]) -> None:
        target = self.stack[-1]
        if isinstance(target, dict):  # what would fill a foreign object is dropped
            target.update((k, v) for k, v in zip(items[::2], items[1::2]) if _is_key(k))

    def append(self, items: list[Any]) -> None:
        if isinstance(self.stack[-1], list):
            self.stack[-1].extend(items)

    def call(self) -> None:
        function, given = self.take(2)
        name = function.name if isinstance(function, ForeignObject) else ""
        self.stack.append(_rebuild(name, given if isinstance(given, tuple) else ()))

    def name_global(self) -> None:
        module, name = self.take(2)
        self.stack.append(ForeignObject(f"{module} {name}"))


def _is_key(value: Any) -> bool:
    # Not tuples: of those that hold each other looking at one alone may take for ever.
    return isinstance(value, (str, int, float, bool, type(None)))


def _short_number(number: int) -> int:
    if number.bit_length() > _LONGEST_NUMBER:
        raise MalformedArchiveError("it holds a number that is too long")
    return number


# As PyTorch writes them; the forms as lines of text are those of older pickles.
_NUMBERS_AND_TEXTS = (
    *("BININT", "BININT1", "BININT2", "BINFLOAT"),
    *("BINUNICODE", "SHORT_BINUNICODE", "BINUNICODE8"),
    *("BINSTRING", "SHORT_BINSTRING", "BINBYTES", "SHORT_BINBYTES", "BINBYTES8"),
)
_PLAIN: dict[str, Callable[[Any], Any]] = {
    "NONE": lambda _: None,
    "NEWTRUE": lambda _: True,
    "NEWFALSE": lambda _: False,
    "MARK": lambda _: _MARK,
    "EMPTY_DICT": lambda _: {},
    "EMPTY_LIST": lambda _: [],
    "EMPTY_TUPLE": lambda _: (),
    "EMPTY_SET": lambda _: ForeignObject("set"),
    "GLOBAL": ForeignObject,
    **dict.fromkeys(("LONG1", "LONG4"), _short_number),
    **dict.fromkeys(_NUMBERS_AND_TEXTS, lambda value: value),
}

_WORK: dict[str, Callable[[_StackMachine, Any], Any]] = {
    "TUPLE": lambda m, _: m.stack.append(tuple(m.take_to_mark())),
    "TUPLE1": lambda m, _: m.stack.append(m.take(1)),
    "TUPLE2": lambda m, _: m.stack.append(m.take(2)),
    "TUPLE3": lambda m, _: m.stack.append(m.take(3)),
    "LIST": lambda m, _: m.stack.append(m.take_to_mark()),
    "POP": lambda m, _: m.take(1),
    "POP_MARK": lambda m, _: m.take_to_mark(),
    "BINPUT": lambda m, at: m.memo.__setitem__(at, m.stack[-1]),
    "LONG_BINPUT": lambda m, at: m.memo.__setitem__(at, m.stack[-1]),
    "MEMOIZE": lambda m, _: m.memo.__setitem__(len(m.memo), m.stack[-1]),
    "BINGET": lambda m, at: m.stack.append(m.memo[at]),
    "LONG_BINGET": lambda m, at: m.stack.append(m.memo[at]),
    "SETITEM": lambda m, _: m.put_pairs(list(m.take(2))),
    "SETITEMS": lambda m, _: m.put_pairs(m.take_to_mark()),
    "APPEND": lambda m, _: m.append(list(m.take(1))),
    "APPENDS": lambda m, _: m.append(m.take_to_mark()),
    "ADDITEMS": lambda m, _: m.take_to_mark(),
    "STACK_GLOBAL": lambda m, _: m.name_global(),
    "REDUCE": lambda m, _: m.call(),
    "NEWOBJ": lambda m, _: m.call(),
    "BUILD": lambda m, _: m.take(1),
    "BINPERSID": lambda m, _: m.stack.append(_storage(m.take(1)[0])),
}


# --- the archive ---------------------------------------------------------------------------------


def _tensors(
    value: Any, left: list[int], name: str = "", depth: int = 0
) -> Iterator[tuple[str, Tensor]]:
    """Yield the tensors of nested dictionaries by their joined names.

    ``left`` holds how many dictionaries and tensors may still be looked at.
    """
    if not isinstance(value, (Tensor, dict)):
        return
    left[0] -= 1
    if left[0] < 0 or len(name) > _LONGEST_NAME:
        raise MalformedArchiveError("its tensors are nested without end")
    if isinstance(value, Tensor):
        yield name, value
    elif depth < _DEEPEST:
        for key, item in value.items():
            if isinstance(item, (Tensor, dict)):
                key = str(key)[: _LONGEST_NAME + 1]
                yield from _tensors(item, left, f"{name}.{key}" if name else key, depth + 1)


class TorchArchive:
    """The tensors of a ``.pt`` or ``.pth`` file by name; nested dictionaries join theirs by dots.

    Raises `MalformedArchiveError` for what is no such archive or holds something impossible,
    `MalformedZipError` for an archive that is not whole, and `OSError`.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        with opened_zip(path) as archive:
            names = archive.names
            tables = [name for name in names if name.rpartition("/")[2] == "data.pkl"]
            if len(tables) != 1:
                raise MalformedArchiveError("it holds no weights of PyTorch")
            self._root = tables[0][: -len("data.pkl")]
            if f"{self._root}constants.pkl" in names:
                raise MalformedArchiveError("it is a TorchScript program, not a file of weights")
            order = f"{self._root}byteorder"
            self._order = ">" if order in names and archive.read(order, 16) == b"big" else "<"
            table = archive.read(tables[0], _LONGEST_TABLE)
        try:
            self.tensors = dict(_tensors(_StackMachine().run(table), [_MOST_VISITS]))
        except (LookupError, TypeError, ValueError, ArithmeticError, RecursionError) as error:
            if isinstance(error, MalformedArchiveError):
                raise
            raise MalformedArchiveError("its table of contents is broken") from error

    def read(self, name: str) -> np.ndarray:
        """Return a tensor's numbers as an array of its shape; floats come as float32."""
        tensor = self.tensors[name]
        kind = np.dtype(self._order + (STORAGES[tensor.storage.kind] or "u2"))
        too_long = MalformedArchiveError(f"“{name}” is longer than what is stored of it")
        stored = tensor.storage.size
        if tensor.last() > stored or whole_size(tensor.shape) > max(stored, _MOST_REPEATED):
            raise too_long
        with opened_zip(self._path) as archive:
            # PyTorch does not compress numbers: they cannot be more than the file.
            raw = archive.read(f"{self._root}data/{tensor.storage.key}", archive.file_size)
        if len(raw) != stored * kind.itemsize:
            raise too_long
        flat = np.frombuffer(raw, kind)
        if STORAGES[tensor.storage.kind] is None:
            flat = widen_bfloat16(flat)
        # How far it is to the next number does not matter where there is none.
        steps = tuple(
            step * flat.itemsize if count > 1 else 0
            for count, step in zip(tensor.shape, tensor.strides)
        )
        view = np.lib.stride_tricks.as_strided(flat[tensor.offset :], tensor.shape, steps)
        return view.astype(np.float32) if flat.dtype.kind == "f" else view.copy()


def widen_bfloat16(numbers: np.ndarray) -> np.ndarray:
    """Return bfloat16 numbers, given as their 16 bits, as float32: the upper half of its bits."""
    return (numbers.astype(np.uint32) << 16).view(np.float32)
