"""``stori:reconstruct`` through QGIS: its names, its values, its runs and what it says."""

from __future__ import annotations

import datetime
import json
import math
from pathlib import Path

import made_scene
import numpy as np
import pytest
import rasterio

NAMES = (
    "OPTICAL_FOLDER OPTICAL SAR_FOLDER SAR COARSE_FOLDER COARSE BANDS STEP START END METHOD "
    "CLOUD_MASK CLEAR_CLASSES MASK_BUFFER LEVEL_SENSORS COARSE_RESOLUTION EXTENT RESOLUTION "
    "LEARN_FROM KEEP_OBSERVED UNCERTAINTY QUALITY FILL_UNSEEN NON_LOCAL ROBUST GRADED MODEL "
    "FINETUNE LEAST_GAIN WORKERS MEMORY RESUME ON_READ_ERROR SCHEDULER OUTPUT"
)


@pytest.fixture
def algorithm(provider):
    from qgis.core import QgsApplication

    return QgsApplication.processingRegistry().createAlgorithmById("stori:reconstruct")


@pytest.fixture
def run(processing, provider, project, scene, tmp_path):
    """Run the algorithm on the made scene; keyword arguments change or add parameters."""

    def run(**changes):
        given = {
            "OPTICAL_FOLDER": str(scene[0]),
            "SAR_FOLDER": str(scene[1]),
            "OUTPUT": str(tmp_path / "result"),
        }
        given.update(changes)
        given = {name: value for name, value in given.items() if value is not None}
        return processing.run("stori:reconstruct", given)

    return run


@pytest.fixture
def recorded_jobs(monkeypatch, tmp_path):
    """Keep the engine from working; collect the jobs that it is given."""
    from stori_plugin.engine.run import reconstruct, run_result

    jobs = []

    def record(given, progress):
        jobs.append(given)
        counts = run_result.RunCounts(0, 0, {})
        return run_result.RunResult(str(tmp_path), (), counts, {}, "Done.")

    monkeypatch.setattr(reconstruct, "reconstruct", record)
    return jobs


def sentence_of(run, **changes) -> str:
    """Run with values that cannot work and return the one sentence that QGIS shows."""
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException) as caught:
        run(**changes)
    text = str(caught.value)
    assert "Traceback" not in text
    sentence = text.removeprefix("Unable to execute algorithm").strip()
    assert "\n" not in sentence
    return sentence


# --- names, which models and scripts store ------------------------------------------


def test_the_names_never_change(algorithm):
    assert algorithm.id() == "stori:reconstruct"
    assert [p.name() for p in algorithm.parameterDefinitions()] == NAMES.split()
    outputs = {output.name(): output.type() for output in algorithm.outputDefinitions()}
    assert outputs == {
        "OUTPUT": "outputFolder",
        "LAYERS": "outputMultilayer",
        "MANIFEST": "outputFile",
        "HTML": "outputHtml",
    }


def test_the_defaults_never_change(algorithm):
    defaults = {p.name(): p.defaultValue() for p in algorithm.parameterDefinitions()}
    assert {name: value for name, value in defaults.items() if value is not None} == {
        "STEP": "P10D",
        "METHOD": "auto",
        "CLOUD_MASK": "auto",
        "CLEAR_CLASSES": "4,5,6",
        "MASK_BUFFER": 20.0,
        "LEVEL_SENSORS": True,
        "KEEP_OBSERVED": False,
        "UNCERTAINTY": True,
        "QUALITY": True,
        "FILL_UNSEEN": True,
        "LEARN_FROM": "extent",
        "NON_LOCAL": True,
        "ROBUST": True,
        "GRADED": True,
        "WORKERS": 0,
        "MEMORY": 1024,
        "FINETUNE": False,
        "LEAST_GAIN": 3.0,
        "RESUME": True,
        "ON_READ_ERROR": "leave-out",
    }


def test_every_parameter_explains_itself(algorithm):
    from qgis.core import Qgis

    for parameter in algorithm.parameterDefinitions():
        assert len(parameter.help()) > 20, parameter.name()
    advanced = {
        p.name()
        for p in algorithm.parameterDefinitions()
        if p.flags() & Qgis.ProcessingParameterFlag.Advanced
    }
    assert advanced >= {"WORKERS", "MEMORY", "EXTENT", "RESOLUTION"}
    assert not advanced & {"OPTICAL", "OPTICAL_FOLDER", "SAR", "SAR_FOLDER", "METHOD", "STEP"}
    assert "Pipia" in algorithm.shortHelpString()
    assert algorithm.helpUrl().startswith("https://") and not algorithm.icon().isNull()
    assert "sentinel-1" in algorithm.tags() and algorithm.group() and algorithm.shortDescription()


# --- values -------------------------------------------------------------------------


def test_what_is_left_open_reaches_the_engine_as_its_defaults(run, recorded_jobs, scene, tmp_path):
    from stori_plugin.engine.scene.job import Job

    run()
    (job,) = recorded_jobs
    assert job == Job(optical=job.optical, sar=job.sar, output=str(tmp_path / "result"))
    assert len(job.optical) == 2 * len(made_scene.OPTICAL_DAYS)
    assert len(job.sar) == len(made_scene.SAR_DAYS)


def test_every_value_reaches_the_engine(run, recorded_jobs):
    run(
        SAR_FOLDER=None,
        BANDS=" B04, B08 ,NDVI,",
        CLOUD_MASK="none",
        CLEAR_CLASSES="6, 4",
        MASK_BUFFER=0,
        EXTENT="500000,500200,5599600,5600000 [EPSG:32631]",
        RESOLUTION=40,
        START="2021-04-01",
        END="2021-06-01",
        STEP="observed",
        METHOD="linear",
        KEEP_OBSERVED=True,
        UNCERTAINTY=False,
        WORKERS=1,
        MEMORY=256,
        RESUME=False,
        ON_READ_ERROR="stop",
        SCHEDULER=" tcp://10.0.0.5:8786 ",
    )
    (job,) = recorded_jobs
    assert job.sar == ()
    assert (job.bands, job.cloud_mask, job.clear_classes) == (
        ("B04", "B08", "NDVI"),
        "none",
        (4, 6),
    )
    assert (job.extent, job.extent_crs) == ((500000, 5599600, 500200, 5600000), "EPSG:32631")
    assert (job.start, job.end) == (datetime.date(2021, 4, 1), datetime.date(2021, 6, 1))
    assert (job.step, job.method, job.mask_buffer, job.resolution) == ("observed", "linear", 0, 40)
    assert (job.keep_observed, job.uncertainty, job.workers, job.memory) == (True, False, 1, 256)
    assert (job.resume, job.on_read_error) == (False, "stop")
    assert job.scheduler == "tcp://10.0.0.5:8786"


def test_layers_reach_the_engine_with_their_own_dates(run, recorded_jobs, project, scene):
    from qgis.core import QgsRasterLayer

    from stori_plugin.presentation.temporal import set_fixed_range

    first, second, *_ = sorted(scene[0].glob("*_20m.tif"))
    layer = QgsRasterLayer(str(first), "first")
    project.addMapLayer(layer)
    set_fixed_range(layer, (datetime.date(2020, 1, 1), datetime.date(2020, 1, 5)))
    run(OPTICAL_FOLDER=None, OPTICAL=[layer.id(), str(second)])
    (job,) = recorded_jobs
    assert [(source.path, source.date) for source in job.optical] == [
        (str(first), datetime.date(2020, 1, 1)),
        (str(second), None),
    ]


def test_a_history_entry_repeats_the_run(algorithm, scene, tmp_path):
    from qgis.core import QgsProcessingContext

    parameters = {
        "OPTICAL_FOLDER": str(scene[0]),
        "START": "2021-04-01",
        "METHOD": "linear",
        "OUTPUT": str(tmp_path / "result"),
    }
    context = QgsProcessingContext()
    assert algorithm.asMap(parameters, context)["inputs"] == parameters
    command, is_complete = algorithm.asQgisProcessCommand(parameters, context)
    assert is_complete and "--START=2021-04-01" in command and "--METHOD=linear" in command


# --- what cannot work -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"OPTICAL_FOLDER": None}, "No optical acquisitions are given: choose layers (OPTICAL)"),
        ({"OPTICAL": ["TWICE"]}, "The optical acquisitions are given twice: keep either"),
        ({"SAR": ["TWICE"]}, "The SAR acquisitions are given twice: keep either"),
        ({"COARSE": ["TWICE"], "COARSE_FOLDER": "/"}, "The coarse optical acquisitions are given"),
        ({"COARSE_FOLDER": "/not/there"}, "The folder of COARSE_FOLDER, “/not/there”, does not"),
        ({"COARSE_RESOLUTION": 0}, "COARSE_RESOLUTION is 0: give metres above 0, or leave it out."),
        ({"OPTICAL_FOLDER": "/not/there"}, "The folder of OPTICAL_FOLDER, “/not/there”, does not"),
        ({"SAR_FOLDER": None, "SAR": ["/not/there.tif"]}, "“/not/there.tif” in SAR does not exist"),
        ({"START": "2021-06-01", "END": "2021-05-01"}, "START (2021-06-01) is after END"),
        ({"START": "last spring"}, "START is “last spring”, which QGIS does not read as a date"),
        ({"STEP": "P10"}, "STEP"),
        ({"STEP": "2021-13-40"}, "STEP"),
        ({"METHOD": "magic"}, "METHOD is “magic”: choose one of auto, gp, stori, whittaker,"),
        ({"ON_READ_ERROR": "hope"}, "ON_READ_ERROR is “hope”: choose one of leave-out, stop."),
        ({"CLOUD_MASK": "fog"}, "CLOUD_MASK is “fog”: choose one of auto, scl, qa_pixel"),
        ({"CLEAR_CLASSES": "4;5"}, "CLEAR_CLASSES is “4;5”: write class numbers with commas"),
        ({"MEMORY": 8}, "MEMORY is “8”: give a number that is not less than 64."),
        ({"MASK_BUFFER": -1}, "MASK_BUFFER is “-1”: give a number that is not less than 0."),
        ({"MEMORY": 2**31}, "MEMORY is “2147483648”: give a number from 64 to 2,147,483,647."),
        ({"MEMORY": math.nan}, "MEMORY is “nan”: give a number that is not less than 64."),
        ({"MASK_BUFFER": math.nan}, "MASK_BUFFER is “nan”: give a number that is not less than 0."),
        ({"RESOLUTION": math.inf}, "RESOLUTION is “inf”: give a number that is not less than 0."),
        ({"WORKERS": 10**400}, "WORKERS is “1000"),
        ({"RESOLUTION": 0}, "RESOLUTION is 0: give the side of a pixel, greater than 0"),
        ({"EXTENT": "here"}, "EXTENT is “here”: give xmin,xmax,ymin,ymax and their CRS, such as"),
        ({"MODEL": "/"}, "“/” in MODEL is a folder: choose the file in it."),
        ({"OPTICAL_FOLDER": __file__}, "in OPTICAL_FOLDER is a file: choose the folder that it"),
    ],
)
def test_what_can_be_known_before_running_is_said_in_one_sentence(run, scene, changes, expected):
    a_file = str(next(scene[0].glob("*_20m.tif")))
    changes = {n: [a_file] if v == ["TWICE"] else v for n, v in changes.items()}
    assert expected in sentence_of(run, **changes)


def test_a_listed_file_that_is_no_raster_is_named(run, tmp_path):
    (tmp_path / "notes_20210501.tif").write_text("not a raster")
    sentence = sentence_of(run, OPTICAL_FOLDER=None, OPTICAL=[str(tmp_path / "notes_20210501.tif")])
    assert "notes_20210501.tif” in OPTICAL cannot be opened as a raster" in sentence


def made(tmp_path, change) -> Path:
    """Write a fresh optical series and let ``change`` spoil it; return its folder."""
    folder = tmp_path / "spoiled"
    change(folder, made_scene.write_optical(folder))
    return folder


def test_an_empty_folder(run, tmp_path):
    (tmp_path / "empty").mkdir()
    assert "empty" in sentence_of(run, OPTICAL_FOLDER=str(tmp_path / "empty"))


def test_files_without_a_date_are_named(run, tmp_path):
    def rename(folder, paths):
        for path, name in zip(paths, ("field.tif", "meadow.tif")):
            path.rename(folder / name)

    sentence = sentence_of(run, OPTICAL_FOLDER=str(made(tmp_path, rename)))
    assert "field.tif" in sentence and "meadow.tif" in sentence


def test_a_truncated_raster_is_named(run, tmp_path):
    def truncate(folder, paths):
        paths[3].write_bytes(paths[3].read_bytes()[:200])

    folder = made(tmp_path, truncate)
    broken = made_scene.FIRST_DAY + datetime.timedelta(days=made_scene.OPTICAL_DAYS[3])
    assert f"S2A_MSIL2A_{broken:%Y%m%d}" in sentence_of(run, OPTICAL_FOLDER=str(folder))


def test_a_raster_without_a_crs_is_named(run, tmp_path):
    folder = tmp_path / "optical"
    made_scene.write_optical(folder, crs=None)
    sentence = sentence_of(run, OPTICAL_FOLDER=str(folder))
    assert "S2A_MSIL2A_" in sentence and "no coordinate reference system" in sentence


def test_an_unknown_band_comes_with_the_list_of_those_found(run):
    sentence = sentence_of(run, BANDS="B04,B99")
    assert "B99" in sentence and all(band in sentence for band in made_scene.BANDS)


def test_sar_of_other_ground(run, tmp_path):
    elsewhere = made_scene.from_origin(700_000.0, 5_600_000.0, 20.0, 20.0)
    made_scene.write_sar(tmp_path / "sar", transform=elsewhere)
    assert "share no ground" in sentence_of(run, SAR_FOLDER=str(tmp_path / "sar"))


def test_an_extent_beside_the_scene(run):
    sentence = sentence_of(run, EXTENT="900000,900200,5599600,5600000 [EPSG:32631]")
    assert "EXTENT" in sentence or "extent" in sentence


def test_sar_of_other_years(run, tmp_path):
    days = [day + 2000 for day in made_scene.SAR_DAYS]
    made_scene.write_sar(tmp_path / "sar", days=days)
    sentence = sentence_of(run, SAR_FOLDER=str(tmp_path / "sar"))
    assert "2026" in sentence and "2021" in sentence


def test_no_clear_pixel_at_all(run):
    assert "clear" in sentence_of(run, CLEAR_CLASSES="11")


def test_sar_without_a_single_value(run, tmp_path):
    for path in made_scene.write_sar(tmp_path / "sar"):
        with rasterio.open(path, "r+") as raster:
            raster.write(np.full((2, made_scene.SIDE, made_scene.SIDE), np.nan, np.float32))
    assert "SAR" in sentence_of(run, SAR_FOLDER=str(tmp_path / "sar"))


def test_a_folder_that_cannot_be_written_into(run, tmp_path):
    (tmp_path / "taken").write_text("a file where the folder should be")
    assert "taken" in sentence_of(run, OUTPUT=str(tmp_path / "taken"))


def test_a_failed_run_leaves_nothing_behind(run, tmp_path):
    sentence_of(run, BANDS="B99")
    assert not (tmp_path / "result").exists()


def test_a_fault_of_ours_says_where_to_report_it_and_keeps_the_log(
    processing, provider, scene, tmp_path, monkeypatch
):
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    from stori_plugin.engine.run import reconstruct

    monkeypatch.setattr(reconstruct, "reconstruct", lambda given, progress: {}["no such key"])
    feedback = QgsProcessingFeedback(False)
    parameters = {"OPTICAL_FOLDER": str(scene[0]), "OUTPUT": str(tmp_path / "result")}
    with pytest.raises(QgsProcessingException, match=r"KeyError.*please report it"):
        processing.run("stori:reconstruct", parameters, feedback=feedback)
    assert "Traceback" in feedback.textLog()


@pytest.mark.parametrize("moment", ["Finding", "Learning", "Reconstructing"])
def test_cancelling_stops_and_leaves_nothing_behind(processing, provider, scene, tmp_path, moment):
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    class Impatient(QgsProcessingFeedback):
        def setProgressText(self, text):  # noqa: N802
            if text.startswith(moment):
                self.cancel()

    parameters = {"OPTICAL_FOLDER": str(scene[0]), "OUTPUT": str(tmp_path / "result")}
    with pytest.raises(QgsProcessingException, match="Stopped by the user"):
        processing.run("stori:reconstruct", parameters, feedback=Impatient(False))
    assert not list(tmp_path.iterdir())


# --- what works --------------------------------------------------------------------------


def test_a_season_without_gaps(run, tmp_path):
    result = run(METHOD="gp", STEP="P10D")
    assert result["OUTPUT"] == str(tmp_path / "result")
    days = [(date_of(path) - made_scene.FIRST_DAY).days for path in result["LAYERS"]]
    assert days == list(range(0, made_scene.OPTICAL_DAYS[-1] + 1, 10))
    for path, day in zip(result["LAYERS"], days):
        with rasterio.open(path) as raster:
            assert raster.descriptions == made_scene.BANDS
            assert raster.tags()["ACQUISITION_DATE"] == str(date_of(path))
            values = raster.read(masked=True)
        assert not np.ma.is_masked(values)
        truth = np.stack([made_scene.reflectance(day, band) for band in made_scene.BANDS])
        assert np.sqrt(np.mean((values / 10_000 - truth) ** 2)) < 0.03
        assert Path(path.replace(".tif", "_sd.tif")).is_file()
    manifest = json.loads(Path(result["MANIFEST"]).read_text(encoding="utf-8"))
    assert manifest


def date_of(path: str) -> datetime.date:
    stamp = Path(path).stem.rsplit("_", 1)[1]
    return datetime.datetime.strptime(stamp, "%Y%m%d").date()


def test_a_coarse_sensor_is_a_guide_beside_sar(run, tmp_path):
    made_scene.write_coarse(tmp_path / "coarse")
    given = {"COARSE_FOLDER": str(tmp_path / "coarse"), "BANDS": "NDVI", "METHOD": "gp"}
    result = run(**given, STEP="2021-05-15", COARSE_RESOLUTION=90)
    manifest = json.loads(Path(result["MANIFEST"]).read_text(encoding="utf-8"))
    assert manifest["coarse"]["metres"] == 90 and len(manifest["coarse"]["acquisitions"]) == 40
    page = Path(result["HTML"]).read_text(encoding="utf-8")
    assert "40 dates from 2021-03-01 to 2021-09-12, pixels of 90 m, bands" in page
    assert "ndvi: The coarse rasters are" in page  # believed or not used: the log says which


def test_layers_of_a_coarse_sensor_are_taken_one_by_one(run, recorded_jobs, tmp_path):
    paths = made_scene.write_coarse(tmp_path / "coarse", days=[0, 5])
    run(COARSE=[str(path) for path in paths])
    (job,) = recorded_jobs
    assert [source.path for source in job.coarse] == [str(path) for path in paths]
    assert job.coarse_resolution is None


@pytest.mark.parametrize("method", ["whittaker", "harmonic", "linear"])
def test_the_other_methods_need_no_sar(run, method):
    result = run(METHOD=method, SAR_FOLDER=None, STEP="2021-05-01,2021-06-01", UNCERTAINTY=False)
    assert [str(date_of(path)) for path in result["LAYERS"]] == ["2021-05-01", "2021-06-01"]
    assert not list(Path(result["OUTPUT"]).glob("*_sd.tif"))


def test_too_few_clear_dates_are_said_and_bridged(processing, provider, tmp_path):
    from qgis.core import QgsProcessingFeedback

    made_scene.write_optical(tmp_path / "optical", days=[0, 60])
    feedback = QgsProcessingFeedback(False)
    parameters = {
        "OPTICAL_FOLDER": str(tmp_path / "optical"),
        "STEP": "2021-04-01",
        "OUTPUT": str(tmp_path / "result"),
    }
    processing.run("stori:reconstruct", parameters, feedback=feedback)
    assert "too few to choose a method by: linear interpolation is used" in feedback.textLog()
    assert (tmp_path / "result" / "reflectance_20210401.tif").is_file()


def test_nothing_but_results_lies_in_the_folder(run, tmp_path):
    run(METHOD="linear", STEP="2021-05-20")
    names = {path.name for path in (tmp_path / "result").iterdir()}
    rasters = {"reflectance_20210520.tif", "reflectance_20210520_sd.tif"}
    assert rasters | {"manifest.json", "report.html"} <= names
    assert not [name for name in names if name.endswith((".aux.xml", ".partial"))]


def test_an_index_is_a_series_of_its_own(run):
    result = run(BANDS="NDVI", STEP="2021-05-20", METHOD="linear")
    (path,) = result["LAYERS"]
    assert Path(path).name == "ndvi_20210520.tif"


def test_a_model_hands_the_layers_on(processing, provider, project, scene, tmp_path):
    from qgis.core import QgsProcessingModelAlgorithm as Model
    from qgis.core import QgsProcessingModelChildAlgorithm as Child
    from qgis.core import QgsProcessingModelChildParameterSource as Source
    from qgis.core import QgsProcessingModelOutput

    reconstruct, stack = Child("stori:reconstruct"), Child("stori:temporalstack")
    values = {
        "OPTICAL_FOLDER": str(scene[0]),
        "STEP": "2021-05-01,2021-06-01",
        "METHOD": "linear",
        "OUTPUT": str(tmp_path / "result"),
    }
    reconstruct.setChildId("reconstruct")
    for name, value in values.items():
        reconstruct.addParameterSources(name, [Source.fromStaticValue(value)])
    stack.setChildId("stack")
    stack.addParameterSources("SERIES", [Source.fromChildOutput("reconstruct", "LAYERS")])
    final = QgsProcessingModelOutput("STACK")
    final.setChildId("stack")
    final.setChildOutputName("OUTPUT")
    stack.setModelOutputs({"STACK": final})
    model = Model("made", "tests")
    model.addChildAlgorithm(reconstruct)
    model.addChildAlgorithm(stack)
    model.updateDestinationParameters()
    processing.run(model, {"stack:STACK": str(tmp_path / "stacked")})
    with rasterio.open(tmp_path / "stacked" / "b04_stack.tif") as raster:
        assert raster.count == 2


def test_results_load_in_date_order(processing, provider, project, scene, tmp_path):
    parameters = {
        "OPTICAL_FOLDER": str(scene[0]),
        "METHOD": "linear",
        "STEP": "P1M",
        "OUTPUT": str(tmp_path / "result"),
    }
    processing.runAndLoadResults("stori:reconstruct", parameters)
    (group,) = project.layerTreeRoot().children()
    assert group.name() == "STORI reflectance (linear)"
    names = [node.name() for node in group.children()]
    assert len(names) > 4 and names == sorted(names)
    layers = [node.layer() for node in group.children()]
    assert all(layer.temporalProperties().isActive() for layer in layers)
    assert {layer.renderer().type() for layer in layers} == {"multibandcolor"}
    # The same folder again: the layers are there already and are styled afresh.
    processing.runAndLoadResults("stori:reconstruct", parameters)
    assert [node.name() for node in group.children()] == names


def test_auto_is_what_it_does_when_nothing_is_said(processing, provider, scene, tmp_path):
    result = processing.run(
        "stori:reconstruct",
        {
            "OPTICAL_FOLDER": str(scene[0]),
            "SAR_FOLDER": str(scene[1]),
            "BANDS": "NDVI",
            "STEP": "P1M",
            "FINETUNE": False,
            "OUTPUT": str(tmp_path / "result"),
        },
    )
    manifest = json.loads(Path(result["MANIFEST"]).read_text("utf-8"))
    assert manifest["parameters"]["method"] == "auto"
    assert manifest["learned"][0]["chosen_because"].startswith("ndvi: ")
