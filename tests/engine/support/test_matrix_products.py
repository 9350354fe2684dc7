"""Products of matrices: what NumPy says, and the same bits with another BLAS in the process."""

from __future__ import annotations

import ast
import ctypes.util
import os
import subprocess
import sys
import threading

import numpy as np
import pytest
from checkout import CHECKOUT

from stori_plugin.engine.support.matrix_products import contracted, product

SHAPES = [
    ((5, 7), (7, 3)), ((1, 7), (7, 1)), ((7,), (7, 3)), ((5, 7), (7,)), ((7,), (7,)),
    ((4, 5, 7), (4, 7, 3)), ((5, 7), (4, 7, 3)), ((2, 1, 5, 7), (3, 7, 2)), ((5, 0), (0, 3)),
    ((0, 5), (5, 3)), ((5, 1), (1, 4)), ((300, 200), (200, 100)),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SHAPES)
@pytest.mark.parametrize("kinds", [("f4", "f4"), ("f8", "f8"), ("f4", "f8")])
def test_what_numpy_says(a, b, kinds):
    random = np.random.default_rng(0)
    left, right = (random.normal(size=shape).astype(k) for shape, k in zip((a, b), kinds))
    found, expected = product(left, right), np.matmul(left, right)
    assert found.dtype == expected.dtype and found.shape == expected.shape
    bound = 1e-4 if kinds == ("f4", "f4") else 1e-11
    np.testing.assert_allclose(found, expected, rtol=bound, atol=bound)
    out = np.full(expected.shape, np.nan, expected.dtype)
    assert product(left, right, out) is out
    np.testing.assert_array_equal(out, found)


@pytest.mark.parametrize("view", [
    lambda m: m.T.copy().T, lambda m: np.repeat(np.repeat(m, 2, 0), 3, 1)[::2, ::3],
    lambda m: np.pad(m, 2)[2:-2, 2:-2], lambda m: m[::-1].copy()[::-1],
    lambda m: np.pad(m, 2).T.copy().T[2:-2, 2:-2],
])  # fmt: skip
def test_however_it_lies_in_memory(view):
    random = np.random.default_rng(1)
    left, right = random.normal(size=(6, 8)), random.normal(size=(8, 5))
    expected = product(left, right)
    np.testing.assert_allclose(product(view(left), view(right)), expected, rtol=1e-12)
    out = view(np.zeros_like(expected))
    product(left, right, out)
    np.testing.assert_array_equal(out, expected)


def test_contracting_and_what_does_not_fit():
    random = np.random.default_rng(2)
    for a, b in (((3, 4), (4, 5, 6)), ((4,), (4, 5, 6)), ((2, 3, 4), (4,)), ((4,), (4,))):
        left, right = random.normal(size=a), random.normal(size=b)
        np.testing.assert_allclose(contracted(left, right), np.tensordot(left, right, 1))
    with pytest.raises(ValueError, match="do not fit"):
        product(np.ones((2, 3)), np.ones((2, 3)))
    with pytest.raises(ValueError, match="out is float64"):
        product(np.ones((2, 3), "f4"), np.ones((3, 2), "f4"), np.ones((2, 2)))
    with pytest.raises(ValueError, match="not of complex128"):
        product(np.ones((2, 3)), np.ones((3, 2), complex))


def test_other_threads_go_on_meanwhile():
    matrix = np.ones((2500, 2500), np.float32)
    product(matrix[:2, :2], matrix[:2, :2])
    thread = threading.Thread(target=product, args=(matrix, matrix))
    rounds = 0
    thread.start()
    while thread.is_alive():
        thread.join(0.001)
        rounds += 1
    assert rounds > 3  # with the lock held it would be one or two


DIGEST = """
import hashlib, numpy as np
from stori_plugin.engine.support.matrix_products import product
random = np.random.default_rng(0)
m = random.normal(size=(150, 170)).astype(np.float32)
print(hashlib.sha256(product(m, m.T).tobytes()).hexdigest())
print(hashlib.sha256((m @ m.T).tobytes()).hexdigest())
"""


def test_the_same_bits_beside_the_blas_that_qgis_brings():
    other = ctypes.util.find_library("gslcblas")
    if other is None:
        pytest.skip("libgslcblas, which QGIS loads on Linux, is not here")
    found = []
    for preload in ("", other):
        environment = {**os.environ, "LD_PRELOAD": preload, "OPENBLAS_NUM_THREADS": "1"}
        done = subprocess.run(
            [sys.executable, "-c", DIGEST], capture_output=True, text=True, cwd=CHECKOUT,
            env=environment, check=True,
        )  # fmt: skip
        found.append(done.stdout.split())
    assert found[0][0] == found[1][0]


def _is_kernel(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef) and any(
        word in ast.unparse(d) for d in node.decorator_list for word in ("kernel", "jit")
    )


def _numpy_products(node: ast.AST) -> list[int]:
    """Return the lines of NumPy's own products, kernels left out."""
    if _is_kernel(node):
        return []
    is_product = (isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult)) or (
        isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("np.dot", "np.matmul", "np.tensordot", "np.inner", "np.vdot")
    )
    below = [line for child in ast.iter_child_nodes(node) for line in _numpy_products(child)]
    return [node.lineno, *below] if is_product else below


# Small products, or those of a whole index or made scene; not those of blocks.
ELSEWHERE = {
    "retrieval/encoders/tight_frames.py", "retrieval/encoders/convolutional.py",
    "retrieval/encoders/series_encoder.py",
    "simulation/sensing.py",
}  # fmt: skip


def test_the_engine_takes_its_products_from_here():
    engine = CHECKOUT / "stori_plugin" / "engine"
    found = {}
    for path in sorted(engine.rglob("*.py")):
        lines = _numpy_products(ast.parse(path.read_text(encoding="utf-8")))
        if lines and str(path.relative_to(engine)) not in ELSEWHERE:
            found[str(path.relative_to(engine))] = lines
    assert found == {}, "NumPy's products are slow within QGIS: use support/matrix_products.py"
