"""Short titles of what the form of a run offers; codes stand beside names that plots use."""

from __future__ import annotations

from collections.abc import Mapping

from ...presentation.words import tr


def method_titles() -> Mapping[str, str]:
    """Return the titles of methods."""
    return {
        "auto": tr("Automatic"),
        "gp": tr("GP fusion"),
        "stori": tr("STORI network"),
        "whittaker": tr("Whittaker smoother"),
        "harmonic": tr("Harmonic waves"),
        "linear": tr("Straight lines"),
    }


def method_choices() -> Mapping[str, str]:
    """Return the titles of methods, each with the name that plots and scripts have."""
    return {code: f"{title} ({code})" for code, title in method_titles().items()}


def step_titles() -> Mapping[str, str]:
    """Return the titles of usual steps."""
    days = tr("every {} days")
    return {
        **{f"P{count}D": days.format(count) for count in (5, 10, 16)},
        "P1M": tr("every month"),
        "observed": tr("dates of the images"),
    }


def mask_titles() -> Mapping[str, str]:
    """Return the titles of cloud masks."""
    return {
        "auto": tr("Automatic"),
        "scl": tr("Sentinel-2 classes (SCL)"),
        "qa_pixel": tr("Landsat QA_PIXEL"),
        "binary": tr("Masks of yes and no"),
        "none": tr("None: nodata alone"),
    }


def learn_from_titles() -> Mapping[str, str]:
    """Return the titles of where methods learn."""
    return {"extent": tr("the area"), "scene": tr("all that the images share")}
