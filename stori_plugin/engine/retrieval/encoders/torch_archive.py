"""PyTorch's zip archives of weights, read without PyTorch and without running anything in them.

An archive holds ``data.pkl``, which says how tensors are nested and where their numbers lie, and
one entry of raw numbers per storage (PyTorch, notes on serialization semantics). The pickle is
never unpickled: its opcodes are walked by a small stack machine that can build numbers, texts,
lists, dictionaries and tensors and nothing else. Whatever else is named there (an optimiser, the
arguments of a training run) becomes an inert `ForeignObject`.
"""

from __future__ import annotations

import pickletools
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

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
        whole = all(isinstance(n, int) and n >= 0 for n in (offset, *shape, *strides))
        if not isinstance(storage, Storage) or not whole or len(shape) != len(strides):
            raise MalformedArchiveError("a tensor in it has no proper shape")
        return Tensor(storage, offset, tuple(shape), tuple(strides))
    if name == "torch._utils _rebuild_parameter":
        return given[0]
    if name == "collections OrderedDict":
        return dict(given[0]) if given else {}
    return ForeignObject(name)


def _storage(given: Any) -> Storage:
    if not isinstance(given, tuple) or len(given) != 5 or given[0] != "storage":
        raise MalformedArchiveError("it refers to numbers outside of itself")
    kind = given[1].name.rpartition(" ")[2] if isinstance(given[1], ForeignObject) else ""
    if kind not in STORAGES:
        raise MalformedArchiveError(f"it holds numbers of the unknown kind “{kind}”")
    return Storage(kind, str(given[2]), int(given[4]))


class _StackMachine:
    """Walks the opcodes of one pickle, as the machine of `pickle` does, and calls nothing."""

    def __init__(self) -> None:
        self.stack: list[Any] = []
        self.memo: dict[int, Any] = {}

    def run(self, data: bytes) -> Any:
        for opcode, argument, _ in pickletools.genops(data):
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
    return isinstance(value, (str, int, float, bool, tuple, type(None)))


_NUMBERS_AND_TEXTS = (
    *("BININT", "BININT1", "BININT2", "LONG1", "LONG4", "INT", "LONG", "BINFLOAT", "FLOAT"),
    *("BINUNICODE", "SHORT_BINUNICODE", "BINUNICODE8", "UNICODE"),
    *("BINSTRING", "SHORT_BINSTRING", "STRING", "BINBYTES", "SHORT_BINBYTES", "BINBYTES8"),
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


def _tensors(value: Any, name: str = "", depth: int = 0) -> Iterator[tuple[str, Tensor]]:
    """Yield the tensors of nested dictionaries by their joined names."""
    if isinstance(value, Tensor):
        yield name, value
    elif isinstance(value, dict) and depth < _DEEPEST:
        for key, item in value.items():
            yield from _tensors(item, f"{name}.{key}" if name else str(key), depth + 1)


class TorchArchive:
    """The tensors of a ``.pt`` or ``.pth`` file by name; nested dictionaries join theirs by dots.

    Raises `MalformedArchiveError` for what is no such archive or holds something impossible, and
    `OSError` or `zipfile.BadZipFile` for what cannot be read.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            tables = [name for name in names if name.rpartition("/")[2] == "data.pkl"]
            if len(tables) != 1:
                raise MalformedArchiveError("it holds no weights of PyTorch")
            self._root = tables[0][: -len("data.pkl")]
            if f"{self._root}constants.pkl" in names:
                raise MalformedArchiveError("it is a TorchScript program, not a file of weights")
            order = f"{self._root}byteorder"
            self._order = ">" if order in names and archive.read(order) == b"big" else "<"
            table = archive.read(tables[0])
        try:
            self.tensors = dict(_tensors(_StackMachine().run(table)))
        except (IndexError, KeyError, TypeError, ValueError, RecursionError) as error:
            if isinstance(error, MalformedArchiveError):
                raise
            raise MalformedArchiveError("its table of contents is broken") from error

    def read(self, name: str) -> np.ndarray:
        """Return a tensor's numbers as an array of its shape; floats come as float32."""
        tensor = self.tensors[name]
        dtype = STORAGES[tensor.storage.kind]
        with zipfile.ZipFile(self._path) as archive:
            raw = archive.read(f"{self._root}data/{tensor.storage.key}")
        flat = np.frombuffer(raw, self._order + (dtype or "u2"))
        if tensor.last() > len(flat):
            raise MalformedArchiveError(f"“{name}” is longer than what is stored of it")
        if dtype is None:
            flat = widen_bfloat16(flat)
        steps = tuple(step * flat.itemsize for step in tensor.strides)
        view = np.lib.stride_tricks.as_strided(flat[tensor.offset :], tensor.shape, steps)
        return view.astype(np.float32) if flat.dtype.kind == "f" else view.copy()


def widen_bfloat16(numbers: np.ndarray) -> np.ndarray:
    """Return bfloat16 numbers, given as their 16 bits, as float32: the upper half of its bits."""
    return (numbers.astype(np.uint32) << 16).view(np.float32)
