"""Properties that hold for any input: a right answer, or a sentence; never anything else."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
from checkout import CHECKOUT

from stori_plugin.engine.acquisitions.names.date_text import date_in_text
from stori_plugin.engine.acquisitions.series import Acquisition, Band, Raster, Series
from stori_plugin.engine.outputs import block_files
from stori_plugin.engine.outputs.run_record import RunRecord
from stori_plugin.engine.pixels import cloud_masks
from stori_plugin.engine.rasters.grid import Window
from stori_plugin.engine.rasters.storage import storage_like
from stori_plugin.engine.rasters.unreadable import UnreadableTile
from stori_plugin.engine.run.run_result import read_result
from stori_plugin.engine.scene.output_dates import date_parameter, output_dates
from stori_plugin.engine.scene.targets import find_targets
from stori_plugin.engine.support.errors import (
    CancelledError,
    InputError,
    ParameterError,
    StoriError,
)

hypothesis = pytest.importorskip("hypothesis", reason="the package hypothesis is absent")
given, settings, st = hypothesis.given, hypothesis.settings, hypothesis.strategies

# The machine may be busy: no deadline for one example, nor for making them up; and the same ones
# every time.
settings.register_profile(
    "suite",
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
settings.load_profile("suite")

DATES = st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def sentence(error: StoriError) -> str:
    text = str(error)
    assert text.endswith(".") and "Traceback" not in text and len(text) > 20
    return text


# --- dates ------------------------------------------------------------------------------------


@given(DATES, st.sampled_from(["%Y%m%d", "%Y-%m-%d", "%Y_%m_%d", "%Y%jT104021", "%Y%m%dT104021"]))
def test_a_date_written_in_a_name_is_found(date, form):
    if "%j" in form:  # seven digits are a date only where they look like one of this age
        form = "%Y%j"
        hypothesis.assume(date.year >= 1972)
    assert date_in_text(f"scene_{date.strftime(form)}_B04") == date


@given(st.text(max_size=40))
def test_any_text_has_a_date_or_none(text):
    found = date_in_text(text)
    assert found is None or isinstance(found, dt.date)


@given(st.text(max_size=20))
def test_a_date_parameter_is_a_date_or_a_sentence(text):
    try:
        date_parameter(text, "START")
    except ParameterError as error:
        assert sentence(error).startswith("START is ")


@given(
    st.integers(1, 400),
    st.sampled_from("DWMY"),
    DATES,
    st.integers(0, 2000),
)
def test_steps_start_at_the_start_and_never_pass_the_end(count, unit, first, days):
    last = first + dt.timedelta(days=days)
    found = output_dates(f"P{count}{unit}", (), first, last)
    assert found[0] == first and found[-1] <= last
    assert found == sorted(set(found))
    if unit in "DW":
        assert {b - a for a, b in zip(found, found[1:])} <= {
            dt.timedelta(days=count * (7 if unit == "W" else 1))
        }


@given(st.lists(DATES, min_size=1, max_size=8))
def test_a_list_of_dates_is_that_list(dates):
    assert output_dates(", ".join(map(str, dates))) == sorted(set(dates))
    assert output_dates("observed", dates) == sorted(set(dates))


@given(st.text(max_size=24) | st.from_regex(r"P[0-9]{1,12}[DWMY]?", fullmatch=True))
def test_any_step_gives_dates_or_a_sentence(step):
    try:
        found = output_dates(step, [dt.date(2021, 1, 1), dt.date(2021, 6, 1)])
    except ParameterError as error:
        assert sentence(error).startswith("STEP ")
    else:
        assert found and all(isinstance(date, dt.date) for date in found)


# --- masks ------------------------------------------------------------------------------------


@given(st.integers(1, 12), st.integers(1, 12), st.floats(0.0, 4.0), st.integers(0, 2**32 - 1))
def test_a_buffer_takes_away_what_is_near_and_nothing_else(rows, columns, radius, seed):
    clear = np.random.default_rng(seed).random((rows, columns)) < 0.8
    found = cloud_masks.with_buffer(clear, radius)
    for row in range(rows):
        for column in range(columns):
            near = [
                not clear[y, x]
                for y in range(rows)
                for x in range(columns)
                if (y - row) ** 2 + (x - column) ** 2 <= (radius + 1e-4) ** 2
            ]
            assert found[row, column] == (not any(near))


@given(
    st.lists(st.integers(0, 65535), min_size=1, max_size=20),
    st.sampled_from(["SCL", "QA_PIXEL", "Fmask", "mask", "clear"]),
)
def test_every_code_is_clear_or_not(codes, name):
    found = cloud_masks.clear_by_band(np.array(codes, np.float32), name, (4, 5, 6))
    assert found.dtype == bool and found.shape == (len(codes),)


# --- bands ------------------------------------------------------------------------------------


def series() -> Series:
    roles = {"B03": "green", "B04": "red", "B08": "nir"}
    bands = tuple(
        Band("/a.tif", k + 1, name, 1e-4, 0.0, 0, role)
        for k, (name, role) in enumerate(roles.items())
    )
    raster = Raster("/a.tif", "EPSG:32631", (10.0, 0, 0, 0, -10.0, 0), 5, 5, "uint16")
    item = Acquisition(dt.date(2021, 1, 1), "a", "sentinel2", "", bands, None)
    return Series("optical", (item,), {"/a.tif": raster})


@given(
    st.lists(
        st.sampled_from(["B03", "b4", "B08", "red", "NDVI", "ndwi", "EVI", "B99"])
        | st.text(min_size=1, max_size=6),
        max_size=6,
    )
)
def test_any_list_of_bands_is_read_or_refused(names):
    try:
        targets, read = find_targets(tuple(names), series())
    except StoriError as error:
        sentence(error)
    else:
        assert set(read) <= {"B03", "B04", "B08"}
        assert len({target.name for target in targets}) == len(targets) >= 1


# --- files ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("properties")


@given(JSON | st.binary(max_size=40))
def test_any_manifest_is_read_or_refused(place, content):
    path = place / "manifest.json"
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    path.write_bytes(raw)
    with pytest.raises(InputError) as caught:
        read_result(str(path))
    assert str(path) in sentence(caught.value)


MANIFEST = {
    "summary": "s",
    "grid": {"width": 3, "height": 3},
    "missing_values": 0,
    "outputs": [
        {"file": "a.tif", "sd_file": "", "series": "r", "date": "2021-01-01", "bands": ["B"]}
    ],
    "learned": [{"series": "r", "method": "gp"}],
    "optical": [{"date": "2021-01-01", "clear_fraction": 0.5}],
}


@given(st.sampled_from(sorted(MANIFEST)), JSON)
def test_a_manifest_with_a_part_that_is_wrong(place, part, content):
    path = place / "manifest.json"
    path.write_text(json.dumps({**MANIFEST, part: content}))
    try:
        assert read_result(str(path)).folder == str(place)
    except InputError as error:
        sentence(error)


@given(JSON | st.binary(max_size=40))
def test_any_record_of_an_unfinished_run_is_one_or_none(place, content):
    folder = place / "out" / ".unfinished"
    folder.mkdir(parents=True, exist_ok=True)
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    (folder / "run.json").write_bytes(raw)
    assert RunRecord.read(str(folder)) is None


@given(
    st.lists(st.binary(max_size=50), min_size=1, max_size=4),
    st.integers(0, 10**6),
    st.integers(1, 255),
)
@hypothesis.example([b"", bytes(7), b" "], -20, 1)  # the last bit of the table's length
def test_a_changed_byte_of_a_block_is_found(place, tiles, where, change):
    zeros = np.zeros((1, 2), np.int64)
    lost = [UnreadableTile("/ü.tif", (1,), 0, -1)]
    window = Window(0, 0, 5, 5)
    block = block_files.write_block(
        str(place),
        "run",
        window,
        block_files.BlockContent({"a": tiles}, zeros, np.zeros(1, np.int64)),
        lost,
    )
    assert block_files.read_block(block.path, "run").unreadable == tuple(lost)
    content = bytearray(Path(block.path).read_bytes())
    content[where % len(content)] ^= change
    Path(block.path).write_bytes(content)
    with pytest.raises(ValueError):
        block_files.read_block(block.path, "run")


@pytest.fixture(scope="module")
def model() -> bytes:
    return (CHECKOUT / "resources" / "stori_network.npz").read_bytes()


@settings(max_examples=25)
@given(st.integers(0, 2**31), st.binary(min_size=1, max_size=200), st.booleans())
def test_a_damaged_model_is_refused_or_whole(place, model, where, noise, cut):
    from stori_plugin.engine.methods.network.model_file import load_model

    place_of = where % len(model)
    content = model[:place_of] if cut else model[:place_of] + noise + model[place_of + len(noise) :]
    path = place / "model.npz"
    path.write_bytes(content)
    try:
        load_model(path)
    except InputError as error:
        assert str(path) in sentence(error)


@given(
    st.dictionaries(st.sampled_from(["description", "a", "b"]), st.binary(max_size=30), max_size=3)
)
def test_an_archive_of_something_else_is_no_model(place, members):
    from stori_plugin.engine.methods.network.model_file import load_model

    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.npy", content)
    path = place / "model.npz"
    path.write_bytes(memory.getvalue())
    with pytest.raises(InputError):
        load_model(path)


# --- stored numbers ---------------------------------------------------------------------------


@given(
    st.lists(st.floats(width=32), min_size=1, max_size=20),
    st.sampled_from([("uint16", 1e-4, 0.0), ("uint16", 2.75e-5, -0.2), ("int16", 1e-4, -0.1)]),
    st.booleans(),
)
@hypothesis.example([3.403e34], ("uint16", 1e-4, 0.0), False)  # overflows when it is scaled
def test_stored_numbers_are_near_clipped_or_missing(numbers, scaling, spread):
    storage = storage_like(*scaling, tagged=True)
    values = np.array(numbers, np.float32)
    with np.errstate(all="ignore"):
        stored = storage.encode(values, spread)
    offset = 0.0 if spread else storage.offset
    limits = np.iinfo(storage.dtype)
    low, high = ((limit * storage.scale + offset) for limit in (limits.min, limits.max))
    for value, number in zip(values.astype(float), stored.astype(float)):
        if not np.isfinite(value):
            assert number == storage.nodata
        else:
            assert number != storage.nodata
            expected = min(max(value, low), high)
            assert number * storage.scale + offset == pytest.approx(expected, abs=2 * storage.scale)


def test_a_cancel_is_no_error_of_the_user():
    assert str(CancelledError()) == "Stopped by the user; nothing was written."
