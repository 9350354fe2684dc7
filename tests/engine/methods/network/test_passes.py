"""The network forward and backward, against obvious code."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("numba")

from stori_plugin.engine.methods.network.activations import decay, logistic, tangent
from stori_plugin.engine.methods.network.architecture import Architecture
from stori_plugin.engine.methods.network.inference import InferenceNetwork
from stori_plugin.engine.methods.network.passes import (
    Outputs,
    SarInputs,
    SeriesInputs,
    TrainableNetwork,
)

SIZES = Architecture(
    neighbours=9, sar_channels=2, sar_maps=3, sar_inputs=2, sar_hidden=4, inputs=3,
    optical_hidden=5, head_hidden=4,
)  # fmt: skip
STEPS, WIDTH = 6, 3


pytestmark = pytest.mark.usefixtures("one_thread")


def weights(seed: int, kind=np.float64):
    random = np.random.default_rng(seed)
    drawn = SIZES.weights(seed)
    return {n: (a + 0.3 * random.standard_normal(a.shape)).astype(kind) for n, a in drawn.items()}


def inputs(seed: int, kind=np.float64):
    random = np.random.default_rng(seed)

    def normal(*shape):
        return random.standard_normal(shape).astype(kind)

    patches = normal(STEPS, SIZES.patch_rows, WIDTH)
    patches[:, -1] = 1
    clear = (random.random((STEPS, WIDTH)) < 0.4).astype(kind)
    sar = SarInputs(patches, normal(STEPS, SIZES.sar_inputs, WIDTH))
    days = np.abs(normal(STEPS, WIDTH)), np.abs(normal(STEPS, WIDTH))
    series = SeriesInputs(
        normal(STEPS, SIZES.inputs, WIDTH), normal(STEPS, WIDTH) * clear, clear, *days
    )
    return sar, series


def run(
    network: TrainableNetwork | InferenceNetwork, sar: SarInputs, series: SeriesInputs
) -> Outputs:
    network.read_sar(sar)
    return network.read_series(series)


def naive(w, sar: SarInputs, series: SeriesInputs):
    """The equations one by one, pixel by pixel, without panels or shared buffers."""

    def sigmoid(a):
        return 1 / (1 + np.exp(-a))

    h_sar, h_optical = SIZES.sar_hidden, SIZES.optical_hidden
    correction, log_scale = np.empty((STEPS, WIDTH)), np.empty((STEPS, WIDTH))
    for p in range(WIDTH):
        kept = {}
        for way in ("forward", "backward"):
            order = range(STEPS) if way == "forward" else range(STEPS - 1, -1, -1)
            days = series.days_before if way == "forward" else series.days_after
            s, h, first = np.zeros(h_sar), np.zeros(h_optical), True
            for t in order:
                maps = np.tanh(w["convolution"] @ sar.patches[t, :, p])
                a = w[f"sar_{way}"] @ np.concatenate([s, maps, sar.features[t, :, p], [1]])
                s = s + sigmoid(a[:h_sar]) * (np.tanh(a[h_sar:]) - s)
                slope, offset = w[f"fading_{way}"].T
                g = np.exp(-np.maximum(0, slope * days[t, p] + offset)) * h
                g = np.zeros(h_optical) if first else g
                first = False
                a = w[f"optical_{way}"] @ np.concatenate([g, s, series.features[t, :, p], [1]])
                value = series.observed[t, p] if series.clear[t, p] else a[-1]
                a = a[:-1] + w[f"own_{way}"] * value
                h = g + sigmoid(a[:h_optical]) * (np.tanh(a[h_optical:]) - g)
                kept[way, t] = (h, s)
        for t in range(STEPS):
            (f, sf), (b, sb) = kept["forward", t], kept["backward", t]
            q = np.tanh(w["head"] @ np.concatenate([f, b, sf, sb, series.features[t, :, p], [1]]))
            correction[t, p], log_scale[t, p] = w["output"] @ np.concatenate([q, [1]])
    return correction, log_scale


@pytest.mark.parametrize("kind", [InferenceNetwork, TrainableNetwork])
def test_the_network_computes_its_equations(kind):
    w, (sar, series) = weights(1), inputs(2)
    outputs = run(kind(SIZES, w), sar, series)
    correction, log_scale = naive(w, sar, series)
    np.testing.assert_allclose(outputs.correction, correction, atol=1e-7)
    np.testing.assert_allclose(outputs.log_scale, log_scale, atol=1e-7)


def test_single_precision_is_close_to_double():
    single = run(InferenceNetwork(SIZES, weights(1, np.float32)), *inputs(2, np.float32))
    double = run(InferenceNetwork(SIZES, weights(1)), *inputs(2))
    assert single.correction.dtype == np.float32
    np.testing.assert_allclose(single.correction, double.correction, atol=2e-4)


def slopes(seed: int) -> Outputs:
    random = np.random.default_rng(seed)
    one, two, three, four = (random.standard_normal((STEPS, WIDTH)) for _ in range(4))
    return Outputs(one, two, (three, four))


def weighted(outputs: Outputs, by: Outputs) -> float:
    pairs = [(outputs.correction, by.correction), (outputs.log_scale, by.log_scale)]
    pairs += zip(outputs.estimates, by.estimates)
    return float(sum((a * b).sum() for a, b in pairs))


def test_the_gradient_is_that_of_finite_differences():
    w, (sar, series), by = weights(3), inputs(4), slopes(5)
    network = TrainableNetwork(SIZES, w)
    run(network, sar, series)
    gradient = network.gradient(sar, series, by)
    random = np.random.default_rng(6)
    for name, array in w.items():
        for _ in range(12):
            place = tuple(random.integers(size) for size in array.shape)
            value, step = array[place], 1e-5
            array[place] = value + step
            above = weighted(run(network, sar, series), by)
            array[place] = value - step
            below = weighted(run(network, sar, series), by)
            array[place] = value
            expected = (above - below) / (2 * step)
            assert gradient[name][place] == pytest.approx(expected, rel=1e-5, abs=1e-6), name


def test_the_gradient_is_that_of_automatic_differentiation():
    torch = pytest.importorskip("torch", reason="torch is not installed")
    w, (sar, series), by = weights(7), inputs(8), slopes(9)
    network = TrainableNetwork(SIZES, w)
    run(network, sar, series)
    gradient = network.gradient(sar, series, by)
    ours = {n: torch.tensor(a, requires_grad=True) for n, a in w.items()}
    _torch_loss(torch, ours, sar, series, by).backward()
    for name, tensor in ours.items():
        np.testing.assert_allclose(gradient[name], tensor.grad.numpy(), atol=1e-6, err_msg=name)


def _torch_loss(torch, w, sar, series, by):
    def as_tensor(array):
        return torch.tensor(np.asarray(array, float))

    total, ones, kept = 0.0, torch.ones((1, WIDTH), dtype=torch.double), {}
    maps = torch.tanh(torch.einsum("mr,trp->tmp", w["convolution"], as_tensor(sar.patches)))
    given, extra = as_tensor(sar.features), as_tensor(series.features)
    observed, clear = as_tensor(series.observed), as_tensor(series.clear)
    for number, way in enumerate(("forward", "backward")):
        days = as_tensor(series.days_after if number else series.days_before)
        s = torch.zeros((SIZES.sar_hidden, WIDTH), dtype=torch.double)
        h = torch.zeros((SIZES.optical_hidden, WIDTH), dtype=torch.double)
        for t in reversed(range(STEPS)) if number else range(STEPS):
            gate, candidate = torch.chunk(
                w[f"sar_{way}"] @ torch.cat([s, maps[t], given[t], ones]), 2
            )
            s = s + torch.sigmoid(gate) * (torch.tanh(candidate) - s)
            slope, offset = w[f"fading_{way}"][:, :1], w[f"fading_{way}"][:, 1:]
            g = torch.exp(-torch.relu(slope * days[t] + offset)) * h
            a = w[f"optical_{way}"] @ torch.cat([g, s, extra[t], ones])
            value = clear[t] * observed[t] + (1 - clear[t]) * a[-1]
            total = total + (a[-1] * as_tensor(by.estimates[number][t])).sum()
            gate, candidate = torch.chunk(a[:-1] + w[f"own_{way}"][:, None] * value, 2)
            h = g + torch.sigmoid(gate) * (torch.tanh(candidate) - g)
            kept[way, t] = (h, s)
    for t in range(STEPS):
        (f, sf), (b, sb) = kept["forward", t], kept["backward", t]
        hidden = torch.tanh(w["head"] @ torch.cat([f, b, sf, sb, extra[t], ones]))
        out = w["output"] @ torch.cat([hidden, ones])
        total = total + (out[0] * as_tensor(by.correction[t])).sum()
        total = total + (out[1] * as_tensor(by.log_scale[t])).sum()
    return total


def test_the_activations_are_those_of_the_library():
    a = np.concatenate([np.linspace(-25, 25, 2001), [0.0]]).astype(np.float32)
    np.testing.assert_allclose([decay(abs(x)) for x in a], np.exp(-np.abs(a)), atol=4e-6)
    np.testing.assert_allclose([logistic(x) for x in a], 1 / (1 + np.exp(-a)), atol=4e-6)
    np.testing.assert_allclose([tangent(x) for x in a], np.tanh(a), atol=4e-6)
    assert np.isnan(tangent(np.float32(np.nan)))


def test_an_untrained_network_leaves_the_baseline_as_it_is():
    outputs = run(InferenceNetwork(SIZES, SIZES.weights(1)), *inputs(2, np.float32))
    assert not outputs.correction.any()
    assert not outputs.log_scale.any()
