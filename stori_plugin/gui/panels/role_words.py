"""What the roles of rasters are called."""

from __future__ import annotations

from ...presentation.words import tr
from ..state.dock_state import COARSE, OPTICAL, SAR


def role_words(role: str) -> str:
    """Return what a role is called within a sentence."""
    return {OPTICAL: tr("optical"), SAR: tr("SAR"), COARSE: tr("coarse")}[role]


def reading_words(role: str) -> str:
    """Return what stands in a menu for reading something in a role."""
    spoken = {
        OPTICAL: tr("Read it as optical"),
        SAR: tr("Read it as SAR"),
        COARSE: tr("Read it as coarse"),
    }
    return spoken[role]


def list_words(role: str) -> str:
    """Return the title of a role's list, with the letter that leads to it."""
    return {OPTICAL: tr("&Optical"), SAR: tr("&SAR"), COARSE: tr("Coars&e")}[role]


def counted_words(role: str, used: int, every: int) -> str:
    """Return how many of a role's acquisitions are used."""
    spoken = {
        OPTICAL: tr("{} of {} optical"),
        SAR: tr("{} of {} SAR"),
        COARSE: tr("{} of {} coarse"),
    }
    return spoken[role].format(used, every)
