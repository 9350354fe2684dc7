"""What is validated: gaps and methods, read or refused."""

from __future__ import annotations

import pytest

from stori_plugin.engine.support.errors import ParameterError
from stori_plugin.engine.validation.validate import parse_gaps, parse_methods


def test_gap_lengths_and_methods_are_read_or_refused():
    assert parse_gaps("90, 1,30") == (1, 30, 90)
    assert parse_methods("GP, linear") == ("gp", "linear")
    assert parse_methods("linear," * 20_000) == ("linear",)
    with pytest.raises(ParameterError, match="GAPS is “a month”: give whole days"):
        parse_gaps("a month")
    with pytest.raises(ParameterError, match="from 1 to 365 days"):
        parse_gaps("0")
    with pytest.raises(ParameterError, match="METHODS has “magic”: choose from auto, gp"):
        parse_methods("magic")
