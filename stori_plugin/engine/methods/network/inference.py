"""The whole network on one panel of pixels, forward only and fast.

It computes what `passes.TrainableNetwork` does. Nothing is kept for a gradient, so nothing is
copied: all that a node's matrix products read lies in one buffer, in the order

    forward state | forward SAR state | features | ones | backward SAR state | backward state

in which the inputs of the forward cell are the first rows, those of the backward cell the last ones
and those of the output layer all of them. A cell's state replaces its memory in the buffer. The
output layer reads a node as soon as its backward state is there, while it is in the cache.
"""

from __future__ import annotations

import numpy as np

from ...support.kernels import kernel
from .activations import exponential
from .architecture import Architecture, Weights
from .cells import complement, fade, propose, sar_pass
from .passes import WAYS, Outputs, Panels, SarInputs, SeriesInputs

_ONE, _TWO = np.float32(1), np.float32(2)


@kernel(fast=True)
def _move(gate, candidate, into_gate, into_candidate, value, state):
    """Turn the memory of one unit into its new state: gate and candidate with one division."""
    for p in range(state.size):
        shut = exponential(-(gate[p] + into_gate * value[p]))
        low = exponential(-_TWO * (candidate[p] + into_candidate * value[p]))
        move = (_ONE - low) - state[p] * (_ONE + low)
        state[p] = state[p] + move / ((_ONE + shut) * (_ONE + low))


@kernel(fast=True)
def _step(weights, own, rows, observed, clear, gate, value, state):
    """Take one step of an optical cell; ``state`` (H, P) holds the memory and is overwritten."""
    hidden = state.shape[0]
    np.dot(weights, rows, gate)
    complement(observed, clear, gate[2 * hidden], value)
    for j in range(hidden):
        _move(gate[j], gate[hidden + j], own[j], own[hidden + j], value, state[j])


@kernel(fast=True)
def _read_forward(weights, own, fading, observed, clear, days, gate, value, states):
    """Fill the forward states, the first rows of ``states`` (T, R, P); those of node 0 are 0."""
    hidden, used = fading.shape[0], weights.shape[1]
    for t in range(states.shape[0]):
        if t > 0:
            for j in range(hidden):
                fade(fading[j, 0], fading[j, 1], days[t], states[t - 1, j], states[t, j])
        _step(
            weights, own, states[t, :used], observed[t], clear[t], gate, value, states[t, :hidden]
        )


@kernel(fast=True)
def _read_backward(
    weights, own, fading, observed, clear, days, gate, value, states, head, output, heads, out
):
    """Fill the backward states, the last rows of ``states``, and what the output layer says.

    Those of the last node are 0 before.
    ``heads`` (head units + 1, P) is scratch whose last row is one; ``out`` (T, 2, P).
    """
    hidden = fading.shape[0]
    at = states.shape[1] - hidden
    first = states.shape[1] - weights.shape[1]
    last = states.shape[0] - 1
    for k in range(last + 1):
        t = last - k
        if k > 0:
            for j in range(hidden):
                fade(fading[j, 0], fading[j, 1], days[t], states[t + 1, at + j], states[t, at + j])
        _step(weights, own, states[t, first:], observed[t], clear[t], gate, value, states[t, at:])
        np.dot(head, states[t], heads[:-1])
        for j in range(heads.shape[0] - 1):
            propose(heads[j])
        np.dot(output, heads, out[t])


class InferenceNetwork(Panels):
    """Weights applied without training; one per thread."""

    def __init__(self, sizes: Architecture, weights: Weights) -> None:
        super().__init__(sizes, weights)
        hidden, sar, shared = sizes.optical_hidden, sizes.sar_hidden, sizes.inputs + 1
        self._features_at = hidden + sar
        self._sar_at = hidden, hidden + sar + shared
        # Where in the file's order of columns each row of the buffer is multiplied.
        cell = np.split(np.arange(hidden + sar + shared), [hidden, hidden + sar])
        layer = np.split(
            np.arange(sizes.head_rows), np.cumsum([hidden, hidden, sar, sar, sizes.inputs + 1])[:-1]
        )
        self._backward = np.ascontiguousarray(
            weights["optical_backward"][:, np.concatenate([cell[2], cell[1], cell[0]])]
        )
        self._head = np.ascontiguousarray(
            weights["head"][:, np.concatenate([layer[k] for k in (0, 2, 4, 3, 1)])]
        )

    def read_sar(self, sar: SarInputs) -> None:
        """Fill the SAR states of a panel; they serve all its series until the next call."""
        steps, _, width = sar.patches.shape
        sizes, states = self.sizes, self._states(steps, width)
        states[:, self._features_at + sizes.inputs] = 1
        stack = self._sar_stack("sar stack", self._maps(sar), sar)
        gates = self._array("sar gates", 1, 2 * sizes.sar_hidden, width)
        for way, at in zip(WAYS, self._sar_at):
            sar_pass(self.weights[f"sar_{way}"], stack, way == "backward", gates, states, at)

    def read_series(self, series: SeriesInputs) -> Outputs:
        """Return the correction of one series per pixel; `read_sar` comes first.

        The returned arrays are overwritten by the next call. There are no ``estimates``.
        """
        steps, _, width = series.features.shape
        sizes, weights = self.sizes, self.weights
        states = self._states(steps, width)
        first = self._features_at
        states[:, first : first + sizes.inputs] = series.features
        hidden = sizes.optical_hidden
        states[0, :hidden] = states[-1, -hidden:] = 0
        gate = self._array("gate", 2 * hidden + 1, width)
        value = self._array("value", width)
        seen = series.observed, series.clear
        _read_forward(
            weights["optical_forward"], weights["own_forward"], weights["fading_forward"],
            *seen, series.days_before, gate, value, states,
        )  # fmt: skip
        heads = self._array("heads", sizes.head_hidden + 1, width)
        heads[-1] = 1
        out = self._array("out", steps, 2, width)
        _read_backward(
            self._backward, weights["own_backward"], weights["fading_backward"],
            *seen, series.days_after, gate, value, states,
            self._head, weights["output"], heads, out,
        )  # fmt: skip
        return Outputs(out[:, 0], out[:, 1], ())
