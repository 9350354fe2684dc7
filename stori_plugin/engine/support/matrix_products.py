"""Matrix products that are as fast, and the same to the last bit, within QGIS as outside it.

On Linux QGIS loads the GNU Scientific Library, whose own BLAS (``libgslcblas``) bears the same
``cblas_`` names as the one that NumPy was built for, and comes before it. There ``@``, ``np.dot``,
``np.matmul`` and ``np.tensordot`` end in loops that are tens of times slower, and round otherwise
than the same program outside QGIS: a run could then not share its blocks with Dask workers. SciPy
calls BLAS by its Fortran names, which nobody else bears; so its functions are called here, and
without the interpreter's lock, which SciPy's own wrappers hold.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

_NAMES = {np.dtype(np.float32): "sgemm", np.dtype(np.float64): "dgemm"}
_NUMBERS = {np.dtype(np.float32): ctypes.c_float, np.dtype(np.float64): ctypes.c_double}
# Of 64 bit: a BLAS with integers of 32 reads their lower half, which comes first.
_Size = ctypes.c_int64


def product(left: np.ndarray, right: np.ndarray, out: np.ndarray | None = None) -> np.ndarray:
    """Return what ``np.matmul`` returns, for floating point arrays of one or more axes.

    Leading axes beyond the last two are broadcast. The result has the wider of the two kinds,
    float32 or float64; with ``out``, of that kind and of the result's shape, it is written there.
    Raises `ValueError` where the shapes do not fit.
    """
    left, right = np.asarray(left), np.asarray(right)
    kind = np.result_type(left.dtype, right.dtype, np.float32)
    if kind not in _NAMES:
        raise ValueError(f"products are of float32 and float64, not of {kind}")
    a = left.astype(kind, copy=False) if left.ndim > 1 else left.astype(kind, copy=False)[None]
    b = (
        right.astype(kind, copy=False)
        if right.ndim > 1
        else right.astype(kind, copy=False)[:, None]
    )
    if a.shape[-1] != b.shape[-2]:
        raise ValueError(f"shapes {left.shape} and {right.shape} do not fit")
    lead = np.broadcast_shapes(a.shape[:-2], b.shape[:-2])
    shape = (*lead, a.shape[-2], b.shape[-1])
    squeezed = (*lead, *shape[-2:][left.ndim == 1 : 2 - (right.ndim == 1)])
    if out is None:
        result = np.empty(shape, kind)
    elif out.dtype != kind or out.shape != squeezed:
        raise ValueError(f"out is {out.dtype} {out.shape}, the product {kind} {squeezed}")
    else:
        result = out.reshape(shape) if out.flags.c_contiguous else np.empty(shape, kind)
    _fill(a, b, result)
    if out is None:
        return result.reshape(squeezed)
    if not np.shares_memory(result, out):
        out[...] = result.reshape(squeezed)
    return out


def contracted(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return ``np.tensordot(left, right, 1)``: the last axis of one with the first of the other."""
    left, right = np.asarray(left), np.asarray(right)
    rest = right.shape[1:]
    flat = product(left.reshape(-1, left.shape[-1]), right.reshape(right.shape[0], -1))
    return flat.reshape((*left.shape[:-1], *rest))


def _fill(a: np.ndarray, b: np.ndarray, result: np.ndarray) -> None:
    if not a.shape[-1]:
        result[...] = 0.0
    elif result.ndim == 2:
        _multiply(a, b, result)
    else:
        a = np.broadcast_to(a, (*result.shape[:-2], *a.shape[-2:]))
        b = np.broadcast_to(b, (*result.shape[:-2], *b.shape[-2:]))
        for index in np.ndindex(result.shape[:-2]):
            _multiply(a[index], b[index], result[index])


def _multiply(a: np.ndarray, b: np.ndarray, result: np.ndarray) -> None:
    """Write the product of two matrices; ``result`` has its rows one after the other.

    BLAS goes by columns, to which rows look like the transposed matrix. So it is asked for the
    transposed product, whose factors are swapped.
    """
    if not result.size:
        return
    (rows, inner), columns = a.shape, b.shape[1]
    first, first_turned, first_step = _as_it_lies(b)
    second, second_turned, second_step = _as_it_lies(a)
    number = _NUMBERS[result.dtype]
    one, zero = ctypes.byref(number(1.0)), ctypes.byref(number(0.0))
    sizes = [ctypes.byref(_Size(value)) for value in (columns, rows, inner)]
    _gemm(result.dtype)(
        first_turned, second_turned, *sizes, one,
        first.ctypes.data, ctypes.byref(_Size(first_step)),
        second.ctypes.data, ctypes.byref(_Size(second_step)),
        zero, result.ctypes.data, ctypes.byref(_Size(columns)),
    )  # fmt: skip


def _as_it_lies(matrix: np.ndarray) -> tuple[np.ndarray, bytes, int]:
    """Return a matrix, whether BLAS must turn it, and its step from row to row.

    It is copied only where neither its rows nor its columns lie close together.
    """
    size = matrix.itemsize
    (rows, columns), (down, across) = matrix.shape, matrix.strides
    if across == size and down % size == 0 and down >= columns * size:
        return matrix, b"N", down // size
    if down == size and across % size == 0 and across >= rows * size:
        return matrix, b"T", across // size
    return np.ascontiguousarray(matrix), b"N", columns


@cache
def _gemm(kind: np.dtype) -> Callable[..., Any]:
    """Return BLAS's product of matrices of a kind, which ctypes calls without the lock."""
    from numba.extending import get_cython_function_address

    address = get_cython_function_address("scipy.linalg.cython_blas", _NAMES[kind])
    pointer = ctypes.c_void_p
    kinds = [ctypes.c_char_p] * 2 + [pointer] * 11
    return ctypes.CFUNCTYPE(None, *kinds)(address)
