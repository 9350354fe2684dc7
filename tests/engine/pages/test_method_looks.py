"""Methods are told apart by their lines, and look alike everywhere."""

from __future__ import annotations

from stori_plugin.engine.methods.method_registry import METHODS
from stori_plugin.engine.options.method_options import CHOICES
from stori_plugin.engine.pages.method_looks import METHOD_LOOKS, OTHER_LOOK, method_look
from stori_plugin.engine.validation.neighbours import NEIGHBOURS


def test_every_method_has_a_colour_and_a_line_of_its_own():
    assert {*METHODS, *CHOICES, NEIGHBOURS, "result"} == set(METHOD_LOOKS)
    looks = [*METHOD_LOOKS.values(), OTHER_LOOK]
    assert len({look.colour for look in looks}) == len(looks)
    lines = [(look.dashes, look.width) for look in METHOD_LOOKS.values()]
    assert len(set(lines)) == len(lines), "also where colours are not seen"
    assert method_look("neither") == OTHER_LOOK
