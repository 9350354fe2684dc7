"""Streams of Deflate, held against zlib, which undoes them."""

from __future__ import annotations

import zlib

import numpy as np
import pytest

from stori_plugin.engine.support.deflate import deflated

rng = np.random.default_rng(0)
# Counts as of Fibonacci's numbers ask for codes of up to 25 bits, and 15 are the most.
FIBONACCI = np.repeat(np.arange(25), [1, 1] + [round(1.618**k) for k in range(2, 25)])
MADE = {
    "nothing": np.zeros(0),
    "one": np.full(1, 7),
    "the same": np.full(70_000, 3),
    "runs of all lengths": np.arange(600).repeat(np.arange(600)),
    "two of each": np.arange(3000).repeat(2),
    "noise": rng.integers(0, 256, 40_000),
    "one byte often": np.where(rng.random(40_000) < 0.9, 0, rng.integers(0, 256, 40_000)),
    "codes too long": rng.permutation(FIBONACCI),
    "differences": np.rint(rng.normal(0, 80, 16_384)).astype(np.int16).view(np.uint8),
}


@pytest.mark.parametrize("name", MADE)
def test_zlib_undoes_it(name):
    data = MADE[name].astype(np.uint8)
    assert zlib.decompress(deflated(data)) == data.tobytes()


def test_it_is_as_short_as_what_zlib_makes_of_runs_and_codes_alone():
    for name in ("the same", "one byte often", "differences", "noise"):
        data = MADE[name].astype(np.uint8)
        other = zlib.compressobj(1, zlib.DEFLATED, 15, 9, zlib.Z_RLE)
        theirs = other.compress(data.tobytes()) + other.flush()
        assert len(deflated(data)) <= 1.02 * len(theirs) + 20
