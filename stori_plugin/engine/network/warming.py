"""Compiling the network's kernels before they are needed."""

from __future__ import annotations

import numpy as np

from .architecture import Architecture
from .passes import Network, Outputs, SarInputs, SeriesInputs
from .reading import Reader

_STEPS, _WIDTH = 3, 4


def exercise() -> None:
    """Run a tiny network forward and backward, in the types of the real one."""
    sizes = Architecture(sar_maps=2, sar_hidden=2, optical_hidden=2, head_hidden=2)
    weights = sizes.weights(0)

    def zeros(*shape: int) -> np.ndarray:
        return np.zeros((_STEPS, *shape, _WIDTH), np.float32)

    sar = SarInputs(zeros(sizes.patch_rows), zeros(sizes.sar_inputs))
    series = SeriesInputs(zeros(sizes.inputs), zeros(), zeros(), zeros(), zeros())
    network = Network(sizes, weights)
    for one in (Reader(sizes, weights), network):
        one.read_sar(sar)
        one.read_series(series)
    network.gradient(sar, series, Outputs(zeros(), zeros(), (zeros(), zeros())))
