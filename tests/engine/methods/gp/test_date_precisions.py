"""Precisions of the clear dates of pixels, against the inverse of each pixel's own matrix."""

from __future__ import annotations

import numpy as np

from stori_plugin.engine.methods.gp.date_precisions import weighed
from stori_plugin.engine.methods.gp.patterns import by_pattern

DATES, PIXELS, NOISE = 9, 40, 0.05


def test_residuals_are_weighed_as_by_the_inverse_of_what_was_seen():
    rng = np.random.default_rng(4)
    root = rng.normal(size=(DATES, DATES))
    prior = root @ root.T + 0.1 * np.eye(DATES)
    clear = rng.random((PIXELS, DATES)) < np.linspace(0, 1, PIXELS)[:, None]
    clear[:6] = clear[6]  # a pattern that many share, with few dates
    clear[-6:-2] = clear[-1] = np.arange(DATES) != 3  # and one with most
    clear[-2] = True
    values = np.where(clear, rng.normal(size=clear.shape), 1e9)  # what is not clear has no meaning
    mean = rng.normal(size=clear.shape)
    pull, scatter = weighed(by_pattern(clear.T), values, clear, mean, prior, NOISE)
    expected, total = np.zeros(clear.shape), np.zeros((DATES, DATES))
    for n, seen in enumerate(clear):
        some = np.ix_(seen, seen)
        inverse = np.linalg.inv(prior[some] + NOISE * np.eye(seen.sum()))
        expected[n, seen] = inverse @ (values - mean)[n, seen]
        total[some] += inverse
    np.testing.assert_allclose(pull, expected, atol=1e-9)
    np.testing.assert_allclose(scatter, total, atol=1e-9)
    assert not pull[~clear].any()
