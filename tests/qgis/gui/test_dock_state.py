"""What the dock knows, without a single widget."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
from mutations import mutations

from stori_plugin.engine.acquisitions.beliefs import Belief
from stori_plugin.engine.acquisitions.series import Acquisition, Band, Series
from stori_plugin.engine.options.series_options import GridOptions
from stori_plugin.engine.preview.survey import ScanOutcome
from stori_plugin.engine.support.errors import InputError
from stori_plugin.gui.state.dock_state import OPTICAL, SAR, DockState, Input
from stori_plugin.gui.state.form import Form
from stori_plugin.gui.state.inputs import whole_products

DAYS = [dt.date(2021, 3, 1) + dt.timedelta(days=10 * k) for k in range(4)]


def band(path, name="B04", index=1):
    return Band(path, index, name, 1.0, 0.0, None)


def acquisition(day, path, mask=True, index=1):
    mask_band = band(path.replace(".tif", "_scl.tif"), "SCL") if mask else None
    bands = (band(path, index=index),)
    masks = (mask_band,) if mask else ()
    return Acquisition(day, f"{path}:{index}", "sentinel2", "", bands, mask_band, None, masks)


def found(*items, undated=(), problem="", damaged=()):
    series = Series("optical", tuple(items), {}) if items else None
    return ScanOutcome(series, tuple(undated), problem, tuple(damaged))


@pytest.fixture
def state():
    made = DockState()
    made.add(Input("/images", OPTICAL, True, "images"))
    made.take(OPTICAL, found(*(acquisition(day, f"/images/{day:%Y%m%d}.tif") for day in DAYS)))
    return made


def test_one_folder_is_handed_over_as_a_folder(state):
    assert state.parameters() == {"OPTICAL_FOLDER": "/images", "STEP": "P10D", "METHOD": "auto"}


def test_an_input_is_not_added_twice(state):
    assert not state.add(Input("/images", OPTICAL, True, "images"))
    assert state.add(Input("/images", SAR, True, "images"))


def test_what_is_left_out_makes_a_list_without_it(state):
    state.set_used(state.rows(OPTICAL)[1], False)
    parameters = state.parameters()
    assert "OPTICAL_FOLDER" not in parameters
    assert parameters["OPTICAL"] == [
        path
        for day in (DAYS[0], DAYS[2], DAYS[3])
        for path in (f"/images/{day:%Y%m%d}.tif", f"/images/{day:%Y%m%d}_scl.tif")
    ]
    assert len(state.series_in_use(OPTICAL).acquisitions) == 3
    state.set_used(state.rows(OPTICAL)[1], True)
    assert "OPTICAL_FOLDER" in state.parameters()


def test_a_corrected_date_holds_for_every_file_of_the_acquisition(state):
    row = state.rows(OPTICAL)[0]
    state.correct_date(row, " 2021-03-02 ")
    given = dict(state.files(OPTICAL))
    assert {given[path] for path in row.paths} == {dt.date(2021, 3, 2)}
    assert not state.is_plain(OPTICAL)


def test_a_date_that_is_none_is_answered_with_a_sentence(state):
    with pytest.raises(InputError, match=r"“soon” is not a date: write .* 2021-05-01"):
        state.correct_date(state.rows(OPTICAL)[0], "soon")


def test_bands_of_a_stack_can_neither_be_left_out_nor_dated(state):
    state.take(OPTICAL, found(*(acquisition(day, "/images/stack.tif", index=k + 1)
                                for k, day in enumerate(DAYS))))  # fmt: skip
    row = state.rows(OPTICAL)[0]
    state.set_used(row, False)
    assert state.rows(OPTICAL)[0].is_used
    with pytest.raises(InputError, match="shares its file"):
        state.correct_date(row, "2021-01-01")


def test_files_without_a_date_are_rows_that_wait_for_one(state):
    state.take(OPTICAL, found(acquisition(DAYS[0], "/images/a.tif"), undated=["/images/b.tif"]))
    row = state.rows(OPTICAL)[0]
    assert (row.date, row.is_used, row.name) == (None, False, "b.tif")
    assert "type one in" in row.problem
    assert not state.is_plain(OPTICAL)
    state.correct_date(row, "2021-05-05")
    assert state.dates_given() == {"/images/b.tif": dt.date(2021, 5, 5)}


def test_a_row_says_how_it_is_read_and_what_of_it_is_doubted(state):
    doubt = "The offset of a.tif may be another: set it."
    one = acquisition(DAYS[0], "/images/a.tif")
    scaled = replace(one.bands[0], scale=0.0001, offset=-0.1, role="red")
    items = (replace(one, bands=(scaled,)), acquisition(DAYS[1], "/images/b.tif", mask=False))
    beliefs = (
        Belief("level", "L2A", "the name", ("/images/a.tif",)),
        Belief("offset", "-0.1", "the name", ("/images/a.tif",), doubt),
        Belief("mask", "clear", "the name", ("/images/a_scl.tif",), "Look at the mask."),
    )
    outcome = ScanOutcome(Series("optical", items, {}, (doubt,), (), beliefs))
    state.take(OPTICAL, outcome)
    first, second = state.rows(OPTICAL)
    assert first.reading == "× 0.0001 -0.1, reflectance, SCL, L2A"
    assert first.doubts == (doubt, "Look at the mask.") and first.doubted == ("offset", "mask")
    assert (second.reading, second.doubts) == ("as stored", ())
    assert state.problems == [doubt]


def test_a_damaged_file_is_a_row_that_stays_out(state):
    damaged = [("/images/b.tif", "/images/b.tif is cut off: copy it again, or take it out.")]
    state.take(OPTICAL, found(acquisition(DAYS[0], "/images/a.tif"), damaged=damaged))
    row = state.rows(OPTICAL)[0]
    assert (row.date, row.is_used, row.name, row.problem) == (None, False, "b.tif", damaged[0][1])
    state.set_used(row, True)
    assert not state.rows(OPTICAL)[0].is_used and state.problems == [damaged[0][1]]
    assert state.parameters()["OPTICAL"] == ["/images/a.tif", "/images/a_scl.tif"]


def test_the_date_of_a_layer_is_passed_on_and_the_user_has_the_last_word(state):
    state.add(Input("/more/x.tif", OPTICAL, False, "x", dt.date(2020, 1, 1)))
    assert state.dates_given()["/more/x.tif"] == dt.date(2020, 1, 1)
    state.corrected["/more/x.tif"] = dt.date(2020, 1, 2)
    assert state.dates_given()["/more/x.tif"] == dt.date(2020, 1, 2)


def test_output_dates_follow_the_step_and_the_ticks(state):
    state.form.step = "P15D"
    assert state.output_dates() == ([DAYS[0], DAYS[0] + dt.timedelta(15), DAYS[3]], "")
    state.form.step = "observed"
    state.set_used(state.rows(OPTICAL)[3], False)
    assert state.output_dates()[0] == DAYS[:3]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"step": "P0D"}, "no time at all"),
        ({"start": "2022-01-01"}, "after the last acquisition"),
        ({"start": "spring"}, "The first day is “spring”"),
        ({"end": "01.05.2021"}, "The last day is “01.05.2021”"),
    ],
)
def test_a_step_or_period_that_cannot_be_is_told(state, change, expected):
    for name, value in change.items():
        setattr(state.form, name, value)
    assert expected in state.output_dates()[1]
    assert expected in state.obstacle()


def test_why_a_run_cannot_begin(state):
    assert "add the folder" in DockState().obstacle()
    assert state.obstacle() == ""
    for row in state.rows(OPTICAL):
        state.set_used(row, False)
    assert "unticked" in state.obstacle()
    state.take(OPTICAL, found(problem="The folder is empty."))
    assert state.obstacle() == "The folder is empty."
    state.found.clear()
    assert "wait" in state.obstacle()


def test_a_safe_product_is_dated_by_folder_and_files(state):
    state.take(OPTICAL, found(acquisition(DAYS[0], "/images/P.SAFE/GRANULE/G/B04.jp2")))
    (row,) = state.rows(OPTICAL)
    state.correct_date(row, "2021-03-03")
    assert set(state.corrected) == {*row.paths, "/images/P.SAFE"}
    state.set_used(row, False)
    assert "unticked" in state.obstacle()


def test_an_input_can_change_its_role(state):
    state.move(state.inputs[:1], SAR)
    assert state.paths(SAR) == ["/images"] and not state.paths(OPTICAL)
    assert not state.rows(OPTICAL)


def test_images_without_a_mask_are_pointed_out(state):
    state.take(OPTICAL, found(acquisition(DAYS[0], "/images/a.tif", mask=False)))
    assert "no cloud mask" in state.rows(OPTICAL)[0].problem


def test_the_state_survives_the_project_file(state):
    state.set_used(state.rows(OPTICAL)[1], False)
    state.correct_date(state.rows(OPTICAL)[2], "2021-03-22")
    state.add(Input("/x.tif", SAR, False, "x", DAYS[0]))
    state.form.bands, state.form.memory = "NDVI", 2048
    read = DockState.from_text(state.to_text())
    assert (read.inputs, read.form) == (state.inputs, state.form)
    assert (read.left_out, read.corrected) == (state.left_out, state.corrected)


def text_of(**changes) -> str:
    whole = {"inputs": [], "left_out": [], "corrected": {}, "form": {}}
    return json.dumps({**whole, **changes})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "[" * 200_000,
        '{"inputs":' * 100_000,
        "1" * 10_000,
        "\ud800",
        text_of(inputs=[[1]]),
        text_of(inputs=3),
        text_of(inputs={"a": 1}),
        text_of(inputs=[["/x.tif", "neither", False, "x", ""]]),
        text_of(inputs=[["", "sar", False, "x", ""]]),
        text_of(inputs=[["/x.tif", "sar", 1, "x", ""]]),
        text_of(inputs=[["/x.tif", "sar", False, "x", 20210301]]),
        text_of(inputs=[["/x\0.tif", "sar", False, "x", ""]]),
        text_of(inputs=[["/x\ud800.tif", "sar", False, "x", ""]]),
        text_of(left_out=[[]]),
        text_of(left_out="all"),
        text_of(corrected={"/x.tif": "soon"}),
        text_of(corrected=3),
        text_of(form=[]),
        text_of(form={"memory": float("nan")}),
    ],
    ids=range(22),
)
def test_a_damaged_project_entry_gives_an_empty_dock(text):
    state = DockState.from_text(text)
    assert state == DockState() and state.damaged
    assert not DockState.from_text(DockState().to_text()).damaged


def test_hundreds_of_changed_project_entries_give_a_dock(state):
    state.correct_date(state.rows(OPTICAL)[2], "2021-03-22")
    state.add(Input("/x.tif", SAR, False, "x", DAYS[0]))
    for changed in mutations(json.loads(state.to_text()), 500):
        read = DockState.from_text(json.dumps(changed))
        assert DockState.from_text(read.to_text()) == read
        assert read.parameters() is not None and read.obstacle()
        assert read.form.grid() and read.form.masking()


class Counted(list):
    """A list that counts how often it is gone through."""

    passes = 0

    def __iter__(self):
        Counted.passes += 1
        return super().__iter__()


def test_lists_of_inputs_are_gone_through_once_however_many_there_are():
    items = [Input(f"/x/{k}.tif", OPTICAL, False, f"{k}") for k in range(500)]
    state = DockState(inputs=Counted(items[:100]))
    assert len(state.add_all([*items, *items])) == 400 and len(state.inputs) == 500
    state.inputs = Counted(state.inputs)
    state.move(items, SAR)
    assert state.paths(SAR) == [item.path for item in items] and not state.paths(OPTICAL)
    state.inputs = Counted(state.inputs)
    state.remove(state.inputs[:400])
    assert len(state.inputs) == 100 and Counted.passes < 20


def test_the_form_is_read_with_care():
    form = Form.from_dict({"bands": 3, "memory": "much", "workers": 2, "new": 1, "mask_buffer": 5})
    assert (form.bands, form.memory, form.workers, form.mask_buffer) == ("", 1024, 2, 5)
    numbers = {"memory": 10**30, "workers": 2.5, "resolution": 1e300, "mask_buffer": 10**300}
    texts = {"bands": "b" * 10**6, "keep_observed": 1, "uncertainty": "yes"}
    assert Form.from_dict({**numbers, **texts}) == Form()


def test_an_extent_is_read_as_qgis_writes_it():
    form = Form(extent="1.5,2,3,4 [EPSG:32631]")
    assert form.grid() == GridOptions((1.5, 3.0, 2.0, 4.0), "EPSG:32631")
    assert Form().grid() == GridOptions()
    assert form.parameters()["EXTENT"] == "1.5,2,3,4 [EPSG:32631]"


def test_images_of_a_product_stand_for_the_whole_of_it(tmp_path):
    folder = tmp_path / "S2A_X.SAFE"
    (folder / "GRANULE" / "G" / "IMG_DATA").mkdir(parents=True)
    inside = [str(folder / "GRANULE" / "G" / "IMG_DATA" / f"{b}.jp2") for b in ("B04", "B08")]
    given = [Input(path, OPTICAL, False, path[-7:]) for path in (*inside, "/images/x.tif")]
    items, sentence = whole_products(given)
    assert items == [Input(str(folder), OPTICAL, True, "S2A_X.SAFE"), given[-1]]
    assert sentence == "B08.jp2 is part of S2A_X.SAFE: the whole product was taken."
    both = [Input("/images", role, True, "images") for role in (OPTICAL, SAR)]
    assert whole_products(both) == (both, "")


def test_the_garbage_collector_is_as_it_was_after_loading():
    import gc

    from stori_plugin.gui.work import engine_start

    before = gc.isenabled()
    engine_start.let_collector_look()
    engine_start.load_methods()
    assert gc.isenabled() == before and gc.get_freeze_count() > 0
    engine_start.let_collector_look()
    assert gc.isenabled() == before and gc.get_freeze_count() == 0


# --- how long a run takes -------------------------------------------------------------


def test_the_time_left_is_first_the_estimate_and_then_what_the_run_says():
    from stori_plugin.gui.state.run_clock import RunClock

    clock = RunClock(100.0, expected=50.0)
    assert clock.left(101.0) is None
    clock.tell(0.0, 101.0)
    assert clock.left(101.0) == 49.0
    clock.tell(0.15, 130.0)  # by itself 200 s, half of which is believed
    assert clock.left(130.0) == pytest.approx(95.0)
    clock.tell(0.5, 200.0)
    assert clock.left(200.0) == pytest.approx(100.0) and clock.left(250.0) == pytest.approx(50.0)
    clock.tell(0.4, 251.0)  # a bar never goes back
    assert clock.fraction == 0.5
    assert clock.left(500.0) is None
    unknown = RunClock(0.0)
    unknown.tell(0.1, 3.0)
    assert unknown.left(3.0) == pytest.approx(27.0)


def test_a_computer_that_is_slower_than_thought_is_told_so_the_next_time():
    from stori_plugin.gui.state.run_clock import pace_after, spoken_time

    pace = 1.0
    for _ in range(6):
        pace = pace_after(pace, 10.0, 40.0)
    assert pace == pytest.approx(4.0, rel=0.05)
    assert pace_after(pace, 1.0, 3.0) == pace and pace_after(pace, 0.0, 100.0) == pace
    assert pace_after(1.0, 10.0, 1e9) < 4.0
    assert [spoken_time(s) for s in (1, 43, 200, 7200)] == ["5 s", "45 s", "3 min", "2.0 h"]
