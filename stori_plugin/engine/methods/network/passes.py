"""The whole network on one panel of pixels: forward, and the gradient of a loss.

    SAR trend images -> 3x3 convolution -> SAR states, forward and backward in time
                                             |
    residual on the baseline, days, ... -> optical states, forward and backward
                                             |
                        one small layer -> correction and log scale per node

The correction is in units of the baseline's standard deviation, so where that is small the network
can change little. The SAR states belong to a pixel, not to a series: all series of a pixel share
them, and share the weights.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...support.matrix_products import product
from .architecture import Architecture, Weights
from .cells import optical_pass, sar_pass
from .gradients import optical_gradient, sar_gradient

WAYS = ("forward", "backward")


class Workspace:
    """Arrays that are used again and again, by name; one per thread."""

    def __init__(self) -> None:
        self._arrays: dict[str, np.ndarray] = {}

    def array(self, name: str, shape: tuple[int, ...], dtype: np.dtype) -> np.ndarray:
        """Return an array of undefined content; the same one as before if it fits."""
        array = self._arrays.get(name)
        if array is None or array.shape != shape or array.dtype != dtype:
            array = self._arrays[name] = np.empty(shape, dtype)
        return array


@dataclass(frozen=True)
class SarInputs:
    """What the SAR block reads of P pixels at T nodes."""

    patches: np.ndarray
    """(T, 9 * channels + 1, P) the trend images of the 3x3 window, and a row of ones."""
    features: np.ndarray
    """(T, F, P), see `SarTrends.features`."""


@dataclass(frozen=True)
class SeriesInputs:
    """What the optical cells read of one series per pixel, at T nodes."""

    features: np.ndarray
    """(T, F, P), see `SeriesFeatures.rows`."""
    observed: np.ndarray
    """(T, P) standardised residual of the node's clear observation."""
    clear: np.ndarray
    """(T, P) 1 where there is a clear observation, else 0."""
    days_before: np.ndarray
    """(T, P) days since the last clear observation, in units of `DECAY_DAYS`."""
    days_after: np.ndarray
    """(T, P) days until the next clear observation, in units of `DECAY_DAYS`."""


@dataclass(frozen=True)
class Outputs:
    """What the network gives at every node, or the gradient of it; all arrays are (T, P)."""

    correction: np.ndarray
    """In units of the baseline's standard deviation."""
    log_scale: np.ndarray
    """Logarithm of a factor of the baseline's standard deviation."""
    estimates: tuple[np.ndarray, ...]
    """Each direction's own estimate of the observation, in units of the baseline's standard
    deviation. They count in training only and are left out elsewhere."""


class Panels:
    """Weights applied to panels of pixels, and the working arrays for that; one per thread."""

    def __init__(self, sizes: Architecture, weights: Weights) -> None:
        self.sizes = sizes
        self.weights = weights
        self._space = Workspace()

    def _array(self, name: str, *shape: int) -> np.ndarray:
        return self._space.array(name, shape, self.weights["head"].dtype)

    def _states(self, steps: int, width: int) -> np.ndarray:
        """Return what the output layer reads: all states, the series' features, and ones."""
        return self._array("states", steps, self.sizes.head_rows, width)

    def _maps(self, sar: SarInputs) -> np.ndarray:
        """Return what the convolution makes of the trend images."""
        steps, _, width = sar.patches.shape
        maps = self._array("maps", steps, self.sizes.sar_maps, width)
        return np.tanh(product(self.weights["convolution"], sar.patches, out=maps), out=maps)

    def _sar_stack(self, name: str, maps: np.ndarray, sar: SarInputs) -> np.ndarray:
        """Return what a SAR cell reads: room for its state, maps, features, ones for the bias."""
        steps, _, width = sar.patches.shape
        sizes = self.sizes
        stack = self._array(name, steps, sizes.sar_hidden + sizes.sar_rows, width)
        rows = stack[:, sizes.sar_hidden :]
        rows[:, : sizes.sar_maps] = maps
        rows[:, sizes.sar_maps : -1] = sar.features
        rows[:, -1] = 1
        return stack


class TrainableNetwork(Panels):
    """Weights in training: everything that the gradient needs is kept.

    Without training `inference.InferenceNetwork` gives the same in less time.
    """

    def read_sar(self, sar: SarInputs) -> None:
        """Fill the SAR states of a panel; they serve all its series until the next call."""
        steps, _, width = sar.patches.shape
        maps, states = self._maps(sar), self._states(steps, width)
        states[:, -1] = 1
        for way, at in zip(WAYS, self.sizes.sar_at):
            stack = self._sar_stack(f"sar stack {way}", maps, sar)
            gates = self._array(f"sar gates {way}", steps, 2 * self.sizes.sar_hidden, width)
            sar_pass(self.weights[f"sar_{way}"], stack, way == "backward", gates, states, at)

    def read_series(self, series: SeriesInputs) -> Outputs:
        """Return the correction of one series per pixel; `read_sar` comes first.

        The returned arrays are overwritten by the next call.
        """
        steps, _, width = series.features.shape
        states = self._states(steps, width)
        states[:, self.sizes.inputs_at : -1] = series.features
        estimates = tuple(self._optical(series, states, way) for way in WAYS)
        hidden = self._array("head", steps, self.sizes.head_hidden + 1, width)
        head = self._array("head rows", steps, self.sizes.head_hidden, width)
        np.tanh(product(self.weights["head"], states, out=head), out=hidden[:, :-1])
        hidden[:, -1] = 1
        out = product(self.weights["output"], hidden)
        return Outputs(out[:, 0], out[:, 1], estimates)

    def _optical(self, series: SeriesInputs, states: np.ndarray, way: str) -> np.ndarray:
        steps, _, width = series.features.shape
        sizes, hidden, weights = self.sizes, self.sizes.optical_hidden, self.weights
        number = WAYS.index(way)
        at = sizes.sar_at[number]
        stack = self._array(f"optical stack {way}", steps, hidden + sizes.optical_rows, width)
        rows = stack[:, hidden:]
        rows[:, : sizes.sar_hidden] = states[:, at : at + sizes.sar_hidden]
        rows[:, sizes.sar_hidden :] = states[:, sizes.inputs_at :]
        estimates = self._array(f"estimates {way}", steps, width)
        optical_pass(
            weights[f"optical_{way}"],
            weights[f"own_{way}"],
            weights[f"fading_{way}"],
            stack,
            series.observed,
            series.clear,
            series.days_before if way == "forward" else series.days_after,
            way == "backward",
            self._array(f"gates {way}", steps, 2 * hidden + 1, width),
            estimates,
            self._array(f"values {way}", steps, width),
            states,
            sizes.optical_at[number],
        )
        return estimates

    def gradient(
        self, sar: SarInputs, series: SeriesInputs, d_outputs: Outputs
    ) -> dict[str, np.ndarray]:
        """Return the gradient of all weights, from that of the last call's `Outputs`.

        `read_sar` and `read_series` must have been called, once each, with the same inputs.
        """
        gradients = {name: np.zeros_like(array) for name, array in self.weights.items()}
        d_states = self._head_gradient(d_outputs, gradients)
        for number in range(len(WAYS)):
            d_stack = self._optical_gradient(series, number, d_states, d_outputs, gradients)
            at, size = self.sizes.sar_at[number], self.sizes.sar_hidden
            first = self.sizes.optical_hidden
            d_states[:, at : at + size] += d_stack[:, first : first + size]
        self._sar_gradient(sar, d_states, gradients)
        return gradients

    def _head_gradient(self, d_outputs: Outputs, gradients: dict[str, np.ndarray]) -> np.ndarray:
        """Add the gradients of the output layer; return those of all states."""
        steps, width = d_outputs.correction.shape
        states = self._states(steps, width)
        hidden = self._array("head", steps, self.sizes.head_hidden + 1, width)
        d_out = np.stack([d_outputs.correction, d_outputs.log_scale], 1)
        d_hidden = product(self.weights["output"][:, :-1].T, d_out)
        d_hidden *= 1 - hidden[:, :-1] ** 2
        for t in range(steps):
            gradients["output"] += product(d_out[t], hidden[t].T)
            gradients["head"] += product(d_hidden[t], states[t].T)
        d_states = self._array("d states", steps, self.sizes.head_rows, width)
        return product(self.weights["head"].T, d_hidden, out=d_states)

    def _optical_gradient(
        self,
        series: SeriesInputs,
        number: int,
        d_states: np.ndarray,
        d_outputs: Outputs,
        gradients: dict[str, np.ndarray],
    ) -> np.ndarray:
        """Add the gradients of one direction's optical cells; return those of their inputs."""
        steps, _, width = series.features.shape
        sizes, hidden, weights = self.sizes, self.sizes.optical_hidden, self.weights
        way = WAYS[number]
        d_stack = self._array("d optical stack", steps, hidden + sizes.optical_rows, width)
        optical_gradient(
            weights[f"optical_{way}"],
            weights[f"own_{way}"],
            weights[f"fading_{way}"],
            self._array(f"optical stack {way}", *d_stack.shape),
            series.clear,
            series.days_before if way == "forward" else series.days_after,
            way == "backward",
            self._array(f"gates {way}", steps, 2 * hidden + 1, width),
            self._array(f"values {way}", steps, width),
            self._states(steps, width),
            d_states,
            sizes.optical_at[number],
            d_outputs.estimates[number],
            d_stack,
            gradients[f"optical_{way}"],
            gradients[f"own_{way}"],
            gradients[f"fading_{way}"],
        )
        return d_stack

    def _sar_gradient(
        self, sar: SarInputs, d_states: np.ndarray, gradients: dict[str, np.ndarray]
    ) -> None:
        """Add the gradients of the SAR cells and of the convolution."""
        steps, _, width = d_states.shape
        sizes, hidden = self.sizes, self.sizes.sar_hidden
        maps = self._array("maps", steps, sizes.sar_maps, width)
        d_maps = np.zeros_like(maps)
        for way, at in zip(WAYS, sizes.sar_at):
            stack = self._array(f"sar stack {way}", steps, hidden + sizes.sar_rows, width)
            d_stack = self._array("d sar stack", *stack.shape)
            sar_gradient(
                self.weights[f"sar_{way}"],
                stack,
                way == "backward",
                self._array(f"sar gates {way}", steps, 2 * hidden, width),
                d_states,
                at,
                d_stack,
                gradients[f"sar_{way}"],
            )
            d_maps += d_stack[:, hidden : hidden + sizes.sar_maps]
        d_maps *= 1 - maps**2
        for t in range(steps):
            gradients["convolution"] += product(d_maps[t], sar.patches[t].T)
