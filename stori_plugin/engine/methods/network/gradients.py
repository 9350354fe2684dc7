"""Back-propagation through time for the two cells of `cells`.

Each function walks the nodes in the opposite order of its forward pass, takes the gradient
of the loss with respect to the states, adds the gradients of the weights to the arrays it
is given, and fills ``d_stack`` (T, H + F, P) with the gradients of the stacked inputs (rows
``H:`` are of interest outside). The gradients of the states are rows ``at : at + H`` of
``d_states`` (T, R, P), as the states are of ``states``, and are used up.
"""

from __future__ import annotations

import numpy as np

from ...support.kernels import kernel
from .activations import decay


@kernel(fast=True)
def _gate_gradient(d_state, z, n, memory, d_gate):
    one = np.float32(1)
    for p in range(d_state.size):
        d_gate[p] = d_state[p] * (n[p] - memory[p]) * z[p] * (one - z[p])


@kernel(fast=True)
def _candidate_gradient(d_state, z, n, d_candidate, d_memory):
    one = np.float32(1)
    for p in range(d_state.size):
        d_candidate[p] = d_state[p] * z[p] * (one - n[p] * n[p])
        d_memory[p] = d_state[p] * (one - z[p])


@kernel(fast=True)
def _unit_gradient(d_state, z, n, memory, d_gate, d_candidate, d_memory):
    """Gradient of one unit's update: pre-activations and the direct path to the memory."""
    _gate_gradient(d_state, z, n, memory, d_gate)
    _candidate_gradient(d_state, z, n, d_candidate, d_memory)


@kernel(fast=True)
def _fade_gradient(slope, offset, days, state, d_memory, d_state):
    """Gradient of `cells.fade`; returns those of slope and offset, summed over the panel."""
    zero = slope - slope
    d_slope = zero
    d_offset = zero
    for p in range(days.size):
        u = slope * days[p] + offset
        kept = decay(max(zero, u))
        d_state[p] += d_memory[p] * kept
        # No path through the bound at 0: the memory is complete there.
        d_u = -d_memory[p] * state[p] * kept if u > zero else zero
        d_slope += d_u * days[p]
        d_offset += d_u
    return d_slope, d_offset


@kernel(fast=True)
def _sum_of_products(a, b):
    total = a[0] - a[0]
    for p in range(a.size):
        total += a[p] * b[p]
    return total


@kernel(fast=True)
def _add_scaled(factor, a, total):
    for p in range(a.size):
        total[p] += factor * a[p]


@kernel(fast=True)
def _add_both(a, b, total):
    for p in range(a.size):
        total[p] += a[p] + b[p]


@kernel(fast=True)
def _through_product(weights, rows, d_gate, d_rows, d_weights):
    """Gradient of ``weights @ rows``: fills ``d_rows``, adds to ``d_weights``."""
    change = np.dot(d_gate, rows.T)
    for j in range(len(change)):
        _add_scaled(np.float32(1), change[j], d_weights[j])
    np.dot(weights.T, d_gate, d_rows)


@kernel(fast=True)
def sar_gradient(weights, stack, backward, gates, d_states, at, d_stack, d_weights):
    """Gradient of `cells.sar_pass`."""
    steps, _, width = stack.shape
    hidden = weights.shape[0] // 2
    d_gate = np.empty((2 * hidden, width), stack.dtype)
    direct = np.empty((hidden, width), stack.dtype)
    for k in range(steps - 1, -1, -1):
        t = steps - 1 - k if backward else k
        for j in range(hidden):
            _unit_gradient(
                d_states[t, at + j],
                gates[t, j],
                gates[t, hidden + j],
                stack[t, j],
                d_gate[j],
                d_gate[hidden + j],
                direct[j],
            )
        _through_product(weights, stack[t], d_gate, d_stack[t], d_weights)
        if k > 0:
            before = t + 1 if backward else t - 1
            for j in range(hidden):
                _add_both(d_stack[t, j], direct[j], d_states[before, at + j])


@kernel(fast=True)
def optical_gradient(
    weights,
    own,
    fading,
    stack,
    clear,
    days,
    backward,
    gates,
    values,
    states,
    d_states,
    at,
    d_estimates,
    d_stack,
    d_weights,
    d_own,
    d_fading,
):
    """Gradient of `cells.optical_pass`.

    ``d_estimates`` (T, P) is the gradient of the estimates; ``d_weights``, ``d_own`` and
    ``d_fading`` are added to.
    """
    steps, _, width = stack.shape
    hidden, one = fading.shape[0], np.float32(1)
    d_gate = np.empty((2 * hidden + 1, width), stack.dtype)
    direct = np.empty((hidden, width), stack.dtype)
    d_value = np.empty(width, stack.dtype)
    for k in range(steps - 1, -1, -1):
        t = steps - 1 - k if backward else k
        for p in range(width):
            d_value[p] = 0
        for j in range(hidden):
            _unit_gradient(
                d_states[t, at + j],
                gates[t, j],
                gates[t, hidden + j],
                stack[t, j],
                d_gate[j],
                d_gate[hidden + j],
                direct[j],
            )
        for j in range(2 * hidden):
            _add_scaled(own[j], d_gate[j], d_value)
            d_own[j] += _sum_of_products(d_gate[j], values[t])
        # The estimate is scored, and stands in for the observation where there is none.
        for p in range(width):
            d_gate[2 * hidden, p] = d_estimates[t, p] + (one - clear[t, p]) * d_value[p]
        _through_product(weights, stack[t], d_gate, d_stack[t], d_weights)
        if k > 0:
            before = t + 1 if backward else t - 1
            for j in range(hidden):
                _add_scaled(one, d_stack[t, j], direct[j])
                d_slope, d_offset = _fade_gradient(
                    fading[j, 0],
                    fading[j, 1],
                    days[t],
                    states[before, at + j],
                    direct[j],
                    d_states[before, at + j],
                )
                d_fading[j, 0] += d_slope
                d_fading[j, 1] += d_offset
