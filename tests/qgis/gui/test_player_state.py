"""What plays: which date comes next, what is shown for it, and how it is drawn. No screen."""

from __future__ import annotations

import datetime as dt

import pytest

from stori_plugin.gui.state.player_state import OBSERVED, RADAR, RECONSTRUCTED, PlayerState, Stop


def stops(kind, *days):
    return [Stop(kind, f"{kind} {day}", dt.date(2021, 5, day)) for day in days]


@pytest.fixture
def state():
    made = PlayerState(rendition="NDVI")
    made.take(RADAR, stops(RADAR, 1, 12))  # whichever is found first
    made.take(OBSERVED, stops(OBSERVED, 9, 3, 17))
    return made


def test_before_a_run_the_images_play_and_then_the_result(state):
    assert state.kind == OBSERVED and [s.date.day for s in state.playing] == [3, 9, 17]
    state.take(RECONSTRUCTED, stops(RECONSTRUCTED, 1, 11, 21))
    assert state.kind == RECONSTRUCTED
    state.now = state.of(OBSERVED)[1]  # clicked
    assert state.begin() == state.of(RECONSTRUCTED)[1] and state.is_playing
    state.take(RECONSTRUCTED, [])
    assert state.kind == OBSERVED
    state.choose_kind(RADAR)
    state.take(OBSERVED, stops(OBSERVED, 9))
    assert state.kind == RADAR


def test_after_the_last_date_it_begins_anew_or_stops(state):
    state.now = state.playing[0]
    assert state.begin() == state.playing[0] and state.following() == state.playing[1]
    state.now = state.playing[-1]
    assert state.following() == state.begin() == state.playing[0]
    state.loops = False
    assert state.following() is None
    assert PlayerState().begin() is None


def test_what_lies_ahead_is_read_first(state):
    state.now = state.playing[1]
    assert [stop.date.day for stop in state.ahead(OBSERVED)] == [9, 17, 3]
    assert state.nearest(OBSERVED, dt.date(2021, 5, 13)).date.day == 9
    assert state.named(RADAR, "radar 12").date.day == 12


def test_every_date_is_drawn_as_chosen_and_passes_always_as_radar(state):
    image, radar = state.of(OBSERVED)[1], state.of(RADAR)[0]
    assert state.drawn_as(image) == "NDVI" and state.source_of(image) == image
    assert state.drawn_as(radar) == "sar" and state.source_of(radar) == radar
    state.rendition = "sar"
    assert state.source_of(image) == state.of(RADAR)[1]


def test_what_is_gone_is_shown_no_more(state):
    state.now = state.playing[0]
    state.take(OBSERVED, stops(OBSERVED, 9))
    assert state.now is None and state.place() == -1
