"""The timeline at work: dragging, words on what the pointer is over, dates as a run makes them."""

from __future__ import annotations

import datetime as dt

import pytest
from docks import fill, run, until

from stori_plugin.gui.panels.timeline_lanes import IMAGES, PASSES, RESULT, Lanes, Mark, Span
from stori_plugin.gui.state.player_state import OBSERVED, RADAR, RECONSTRUCTED

SPAN = Span(dt.date(2021, 3, 1), dt.date(2021, 6, 9))


def test_places_and_dates_answer_each_other():
    lanes = Lanes(400, 14, ("ascending",), SPAN, 60)
    for days in (0, 37, 100):
        date = SPAN.first + dt.timedelta(days=days)
        assert lanes.date_at(lanes.x(date)) == date
    assert lanes.date_at(-50) == SPAN.first and lanes.date_at(900) == SPAN.last
    kinds = [lanes.kind_at(lanes.top(lane) + 3) for lane in range(lanes.scale + 1)]
    assert kinds == [OBSERVED, OBSERVED, RECONSTRUCTED, RADAR, RECONSTRUCTED]
    assert Lanes(400, 14).date_at(20) is None


@pytest.fixture
def line(dock, scene):
    """Give the timeline of the dock, wide enough for all."""
    fill(dock, scene)
    made = dock.timeline
    made.refresh()
    made.resize(460, made.sizeHint().height())
    return made


def drag(line, lane, *dates):
    """Press at the first date, go to the others, let go."""
    from qgis.PyQt.QtCore import QPoint, Qt
    from qgis.PyQt.QtTest import QTest

    lanes = line.lanes()
    y = round(lanes.top(lane)) + 4
    points = [QPoint(round(lanes.x(date)), y) for date in dates]
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(line, button, none, points[0])
    for point in points[1:]:
        QTest.mouseMove(line, point)
        _move(line, point)
    QTest.mouseRelease(line, button, none, points[-1])


def _move(line, point):
    """Send the move itself: without a screen none follows from where the pointer is."""
    from qgis.PyQt.QtCore import QEvent, QPointF, Qt
    from qgis.PyQt.QtGui import QMouseEvent

    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    where = QPointF(line.mapToGlobal(point))
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(point), where, left, left, none)
    line.mouseMoveEvent(event)


def test_dragging_goes_through_what_the_lane_holds(dock, line):
    seen = []
    dock.player.moved.connect(lambda: seen.append(dock.player.state.now))
    drag(line, IMAGES, dt.date(2021, 3, 6), dt.date(2021, 4, 1), dt.date(2021, 6, 9))
    assert [stop.kind for stop in seen] == [OBSERVED] * len(seen)
    assert [stop.date for stop in seen[-2:]] == [dt.date(2021, 3, 31), dt.date(2021, 6, 9)]
    drag(line, PASSES, dt.date(2021, 5, 5), dt.date(2021, 5, 17))
    assert (seen[-1].kind, seen[-1].date) == (RADAR, dt.date(2021, 5, 17))
    assert line._now == dt.date(2021, 5, 17)


def test_a_click_picks_and_the_lane_of_a_result_that_is_none_yet_does_nothing(dock, line):
    picked = []
    line.picked.connect(picked.append)
    row = dock.presenter.state.rows("optical")[3]
    drag(line, IMAGES, row.date)
    assert picked == [row.key] and dock.player.state.now.key == row.key
    drag(line, RESULT, dt.date(2021, 5, 5), dt.date(2021, 5, 17))
    assert dock.player.state.now.key == row.key


def test_hovering_tells_file_clear_share_and_shows_a_picture(dock, line):
    from stori_plugin.gui.panels.timeline_words import date_words, mark_words

    row = dock.presenter.state.rows("optical")[0]
    arrived = []
    dock.thumbnails.arrived.connect(lambda *about: arrived.append(about))
    assert dock.thumbnails.ask(OBSERVED, row.key) == ""
    until(lambda: arrived)
    picture = dock.thumbnails.ask(OBSERVED, row.key)
    assert arrived == [(OBSERVED, row.key)] and picture.startswith("data:image/png;base64,")
    words = mark_words(Mark(row.date, row), picture)
    assert row.name in words and "100 % clear" in words and picture in words
    assert "2021-05-01 reconstructed" in date_words(dt.date(2021, 5, 1), "")


def test_dates_fill_while_a_run_goes_on_and_stand_when_it_is_done(dock, line, tmp_path):
    filled = []
    dock.runner.progressed.connect(lambda *_: filled.append((line._done, set(line._made))))
    ends = run(dock, tmp_path / "result")
    until(lambda: ends and dock.player.state.of(RECONSTRUCTED))
    assert filled[0][0] == 0.0 and max(share for share, _ in filled) > 0.5
    assert not any(made for _, made in filled)
    until(lambda: len(line._made) == 20)
    lanes = line.lanes()
    from qgis.PyQt.QtCore import QPointF

    at = QPointF(lanes.x(dt.date(2021, 3, 21)) + 1, lanes.top(RESULT) + 4)
    assert line.made_near(at) == dt.date(2021, 3, 21)
    assert not line.grab().isNull()
