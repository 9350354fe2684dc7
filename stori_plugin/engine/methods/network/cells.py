"""The two recurrent cells, forward in either direction of time.

Both are gated units with one gate: ``h' = h + z (n - h)``, gate ``z`` and candidate ``n``
from one matrix product of the weights with the stacked inputs, so that a step of a panel of
pixels is one sgemm and one fused pass over its result. The panel's pixels are the columns.

The optical cell is a recurrent imputation unit (Cao et al. 2018, BRITS, section 4): its
memory decays with the days since the last clear observation, it estimates the observation
before it sees it, and where there is none it goes on with its own estimate.

Arrays, here and in `gradients`: ``T`` nodes, ``P`` pixels of the panel, ``H`` hidden units.
``stack`` (T, H + F, P) holds the inputs of every step: rows ``H:`` are given (the last row is
one, for the bias), rows ``:H`` are filled here with the memory that entered the step. The
states of a cell go into the rows ``at : at + H`` of ``states`` (T, R, P), which the output
layer reads whole.
"""

from __future__ import annotations

import numpy as np

from ...support.kernels import kernel
from .activations import decay, logistic, tangent

# Loops of few arrays: beyond a handful the compiler gives up proving that they do not overlap,
# and does not vectorise.


@kernel(fast=True)
def _open(gate):
    for p in range(gate.size):
        gate[p] = logistic(gate[p])


@kernel(fast=True)
def propose(candidate):
    """Take tanh of all of it, in place."""
    for p in range(candidate.size):
        candidate[p] = tangent(candidate[p])


@kernel(fast=True)
def _open_with(gate, candidate, into_gate, into_candidate, value):
    for p in range(gate.size):
        gate[p] = logistic(gate[p] + into_gate * value[p])
        candidate[p] = tangent(candidate[p] + into_candidate * value[p])


@kernel(fast=True)
def _take(gate, candidate, memory, state):
    """The new state of one unit, from open gate and candidate."""
    for p in range(state.size):
        state[p] = memory[p] + gate[p] * (candidate[p] - memory[p])


@kernel(fast=True)
def fade(slope, offset, days, state, memory):
    """Let the memory of one unit decay with the days since the last clear observation."""
    zero = slope - slope
    for p in range(days.size):
        memory[p] = state[p] * decay(max(zero, slope * days[p] + offset))


@kernel(fast=True)
def complement(observed, clear, estimate, value):
    """The observation where there is one, the cell's own estimate elsewhere."""
    for p in range(observed.size):
        value[p] = estimate[p] + clear[p] * (observed[p] - estimate[p])


@kernel(fast=True)
def _copy(source, target):
    for p in range(source.size):
        target[p] = source[p]


@kernel(fast=True)
def sar_pass(weights, stack, backward, gates, states, at):
    """Run the SAR cell over all nodes.

    ``weights`` (2H, H + F). ``gates`` (T or 1, 2H, P) is filled with gate and candidate,
    which `gradients.sar_gradient` needs; with one slot it serves as scratch.
    """
    steps, hidden, slots = stack.shape[0], weights.shape[0] // 2, gates.shape[0]
    for k in range(steps):
        t = steps - 1 - k if backward else k
        before = t + 1 if backward else t - 1
        if k == 0:
            stack[t, :hidden] = 0
        else:
            for j in range(hidden):
                _copy(states[before, at + j], stack[t, j])
        gate = gates[t % slots]
        np.dot(weights, stack[t], gate)
        for j in range(hidden):
            _open(gate[j])
            propose(gate[hidden + j])
            _take(gate[j], gate[hidden + j], stack[t, j], states[t, at + j])


@kernel(fast=True)
def optical_pass(
    weights,
    own,
    fading,
    stack,
    observed,
    clear,
    days,
    backward,
    gates,
    estimates,
    values,
    states,
    at,
):
    """Run the optical cell over all nodes.

    ``weights`` (2H + 1, H + F), the last row giving the estimate; ``own`` (2H,) weights of the
    observation or of the estimate in its place; ``fading`` (H, 2) slope and offset of the
    decay. ``observed``, ``clear`` (0 or 1) and ``days`` (T, P): what was seen, whether, and
    the scaled time since (or, backward, until) the neighbouring clear observation.
    Filled: ``estimates`` and ``values`` (T, P), ``states``, and ``gates`` (T, 2H + 1, P),
    which `gradients.optical_gradient` needs.
    """
    steps, hidden = stack.shape[0], fading.shape[0]
    for k in range(steps):
        t = steps - 1 - k if backward else k
        before = t + 1 if backward else t - 1
        if k == 0:
            stack[t, :hidden] = 0
        else:
            for j in range(hidden):
                fade(fading[j, 0], fading[j, 1], days[t], states[before, at + j], stack[t, j])
        gate = gates[t]
        np.dot(weights, stack[t], gate)
        _copy(gate[2 * hidden], estimates[t])
        complement(observed[t], clear[t], estimates[t], values[t])
        for j in range(hidden):
            _open_with(gate[j], gate[hidden + j], own[j], own[hidden + j], values[t])
            _take(gate[j], gate[hidden + j], stack[t, j], states[t, at + j])
