"""Layers become dated files; rasters become layers that are styled alike."""

from __future__ import annotations

import datetime
import gc
import threading
from collections import namedtuple

import made_scene
import numpy as np
import pytest
import rasterio

from stori_plugin.engine.support.errors import CancelledError, InputError

Dated = namedtuple("Dated", "path series date bands")
DATES = tuple(datetime.date(2021, 5, day) for day in (1, 11, 26))


def write_series(folder, names, value_of, dtype="uint16", series="reflectance"):
    """Write one raster per date of `DATES`, constant gradients that differ between dates."""
    ramp = np.linspace(0.5, 1.0, made_scene.SIDE**2).reshape(made_scene.SIDE, made_scene.SIDE)
    rasters = []
    for date in DATES:
        bands = np.stack([ramp * value_of(date, i) for i in range(len(names))]).astype(dtype)
        path = folder / f"{series}_{date:%Y%m%d}.tif"
        made_scene.write_raster(path, bands, names, 0)
        rasters.append(Dated(str(path), series, date, tuple(names)))
    return rasters


def raster_layer(path, name="a layer"):
    from qgis.core import QgsRasterLayer

    return QgsRasterLayer(str(path), name)


# --- time ---------------------------------------------------------------------


def test_spans_touch_and_the_last_lasts_as_long_as_the_one_before():
    from stori_plugin.presentation.temporal import spans_between

    day = datetime.timedelta(days=1)
    assert spans_between([]) == []
    assert spans_between(DATES[:1]) == [(DATES[0], DATES[0] + day)]
    spans = spans_between(DATES)
    assert [begin for begin, _ in spans] == list(DATES)
    assert [end for _, end in spans] == [DATES[1], DATES[2], DATES[2] + 15 * day]


def test_ranges_are_half_open_so_that_neighbours_share_no_moment():
    from stori_plugin.presentation.temporal import half_open_range

    first, second = half_open_range(*DATES[:2]), half_open_range(*DATES[1:])
    assert first.includeBeginning() and not first.includeEnd()
    assert first.end() == second.begin()
    assert not first.overlaps(second)


# --- look -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "bands"),
    [
        (("B02", "B03", "B04", "B08"), (3, 2, 1)),
        (("nir", "Red", "Green", "Blue"), (2, 3, 4)),
        (("B05", "B06", "B07", "B8A"), (1, 2, 3)),
        (("B03", "B04", "B08"), (3, 2, 1)),  # infrared
        (("NDVI",), (1,)),
        (("B04", "B08"), (1,)),
    ],
)
def test_natural_colour_else_the_first_three_else_one_band(qgis_app, tmp_path, names, bands):
    from stori_plugin.presentation.band_look import choose_look

    rasters = write_series(tmp_path, names, lambda date, band: 1000 * (band + 1))
    look = choose_look([raster.path for raster in rasters], names)
    assert look.bands == bands
    is_natural = bands in {(3, 2, 1), (2, 3, 4)} and names[0] != "B03"
    assert len(set(look.limits)) == (1 if is_natural else len(bands))


@pytest.mark.parametrize("name", ["B08", "nir", "VV"])
def test_one_band_of_reflectance_or_backscatter_is_grey(qgis_app, tmp_path, name):
    from stori_plugin.presentation.band_look import choose_look

    # Between 0 and 1, as indices are as well.
    rasters = write_series(tmp_path, [name], lambda date, band: 0.8, "float32", "one")
    look = choose_look([raster.path for raster in rasters], [name])
    layer = raster_layer(rasters[0].path)
    look.apply(layer)
    renderer = layer.renderer()
    assert renderer.type() == "singlebandgray" and renderer.grayBand() == 1
    stretch = renderer.contrastEnhancement()
    assert (stretch.minimumValue(), stretch.maximumValue()) == look.limits[0]


def test_an_index_gets_the_same_ramp_everywhere_and_integers_their_own(qgis_app, tmp_path):
    from stori_plugin.engine.pixels.colours import INDEX_LIMITS
    from stori_plugin.presentation.band_look import choose_look

    index = write_series(tmp_path, ["NDVI"], lambda date, band: 0.8, "float32", "ndvi")
    assert choose_look([raster.path for raster in index], ["NDVI"]).limits == (INDEX_LIMITS,)
    band = write_series(tmp_path, ["B08"], lambda date, band: 4000, series="b08")
    ((low, high),) = choose_look([raster.path for raster in band], ["B08"]).limits
    assert 2000 <= low < 2200 and 3800 < high <= 4000


def test_a_series_without_a_single_value_still_gets_a_look(qgis_app, tmp_path):
    from stori_plugin.presentation.band_look import choose_look

    empty = write_series(tmp_path, ["NDVI"], lambda date, band: 0.0, "float32", "empty")
    low, high = choose_look([raster.path for raster in empty], ["NDVI"]).limits[0]
    assert low < high


def test_values_for_colours_are_scaled_and_valid(tmp_path):
    from stori_plugin.engine.rasters.coarse_reading import coarse_values

    stored = np.arange(600, dtype=np.int16).reshape(1, 20, 30)
    path = str(tmp_path / "scaled.tif")
    profile = {"driver": "GTiff", "dtype": "int16", "count": 1, "width": 30, "height": 20}
    with rasterio.open(path, "w", nodata=7, transform=made_scene.TRANSFORM, **profile) as dataset:
        dataset.write(stored)
        dataset.scales, dataset.offsets = (0.01,), (-1.0,)
    (values,) = coarse_values(path, (1,))
    assert np.allclose(values, np.delete(np.arange(600), 7) * 0.01 - 1.0)
    (tmp_path / "broken.tif").write_bytes(b"II*\0no raster")
    assert [v.size for v in coarse_values(str(tmp_path / "broken.tif"), (1, 2))] == [0, 0]


# --- loading --------------------------------------------------------------------


def load(context):
    """Load what waits in ``context`` as QGIS does when an algorithm is done."""
    from qgis.core import QgsProcessingFeedback, QgsProcessingUtils

    gc.collect()
    layers = []
    for path, details in context.layersToLoadOnCompletion().items():
        layer = QgsProcessingUtils.mapLayerFromString(path, context)
        details.setOutputLayerName(layer)
        context.project().addMapLayer(context.temporaryLayerStore().takeMapLayer(layer))
        details.postProcessor().postProcessLayer(layer, context, QgsProcessingFeedback())
        layers.append((layer, details))
    return layers


@pytest.fixture
def context(project):
    from qgis.core import QgsProcessingContext

    made = QgsProcessingContext()
    made.setProject(project)
    return made


def test_a_series_arrives_grouped_dated_and_drawn_alike(context, tmp_path):
    from stori_plugin.presentation import announcing, loading

    def darker_every_time(date, band):
        return 3000 - 50 * date.day - 300 * band

    rasters = write_series(tmp_path, ["B02", "B03", "B04"], darker_every_time)
    before = set(announcing.waiting)  # of runs whose contexts have not gone yet
    loading.load_on_completion(rasters, context, " (gp)")
    loaded = load(context)
    assert [layer.name() for layer, _ in loaded] == [f"{date} reflectance" for date in DATES]
    assert {details.groupName for _, details in loaded} == {"STORI reflectance (gp)"}
    # A greater key is placed higher: the first date on top.
    keys = [details.layerSortKey for _, details in loaded]
    assert keys == sorted(keys, reverse=True)
    for (layer, _), date, end in zip(loaded, DATES, [*DATES[1:], datetime.date(2021, 6, 10)]):
        properties = layer.temporalProperties()
        span = properties.fixedTemporalRange()
        assert properties.isActive() and not span.includeEnd()
        assert (span.begin().date().toPyDate(), span.end().date().toPyDate()) == (date, end)
    stretches = {limits_of_composite(layer.renderer()) for layer, _ in loaded}
    assert len(stretches) == 1
    assert [layer.renderer().redBand() for layer, _ in loaded] == [3, 3, 3]
    assert announcing.waiting <= before


def limits_of_composite(renderer) -> tuple:
    contrasts = (
        renderer.redContrastEnhancement(),
        renderer.greenContrastEnhancement(),
        renderer.blueContrastEnhancement(),
    )
    return tuple((c.minimumValue(), c.maximumValue()) for c in contrasts)


def test_one_band_is_drawn_with_the_vegetation_ramp(context, tmp_path):
    from stori_plugin.engine.pixels import colours
    from stori_plugin.presentation import loading

    rasters = write_series(tmp_path, ["NDVI"], lambda date, band: 0.8, "float32", "ndvi")
    loading.load_on_completion(rasters, context)
    for layer, details in load(context):
        assert details.groupName == "STORI ndvi"
        renderer = layer.renderer()
        assert renderer.type() == "singlebandpseudocolor"
        items = renderer.shader().rasterShaderFunction().colorRampItemList()
        assert (items[0].value, items[-1].value) == colours.INDEX_LIMITS


def test_indices_lie_above_bands(context, tmp_path):
    from stori_plugin.presentation import loading

    index = write_series(tmp_path, ["NDVI"], lambda date, band: 0.8, "float32", "ndvi")
    bands = write_series(tmp_path, ["B02", "B03", "B04"], lambda date, band: 3000)
    loading.load_on_completion([*index, *bands], context)
    keys = {"STORI ndvi": [], "STORI reflectance": []}
    for _, details in load(context):
        keys[details.groupName].append(details.layerSortKey)
    assert min(keys["STORI ndvi"]) > max(keys["STORI reflectance"])


def test_the_animation_shows_one_date_at_a_time(context, tmp_path):
    from stori_plugin.presentation.loading import load_on_completion
    from stori_plugin.presentation.temporal import half_open_range

    rasters = write_series(tmp_path, ["NDVI"], lambda date, band: 0.8, "float32", "ndvi")
    load_on_completion(rasters, context)
    layers = [layer for layer, _ in load(context)]
    for day in range(1, 31):
        frame = half_open_range(datetime.date(2021, 5, day), datetime.date(2021, 5, day + 1))
        shown = [x for x in layers if x.temporalProperties().isVisibleInTemporalRange(frame)]
        assert len(shown) == 1, frame


def test_without_a_project_nothing_waits_to_be_loaded(qgis_app, tmp_path):
    from qgis.core import QgsProcessingContext

    from stori_plugin.presentation.loading import load_on_completion

    context = QgsProcessingContext()
    load_on_completion(write_series(tmp_path, ["NDVI"], lambda date, band: 0.8, "float32"), context)
    assert not context.layersToLoadOnCompletion()


def test_post_processors_of_layers_that_were_never_loaded_are_let_go(project, tmp_path):
    from qgis.core import QgsProcessingContext

    from stori_plugin.presentation import announcing, loading

    rasters = write_series(tmp_path, ["NDVI"], lambda date, band: 0.8, "float32")
    for _ in range(3):
        context = QgsProcessingContext()
        context.setProject(project)
        loading.load_on_completion(rasters, context)
        assert len(announcing.waiting) == len(rasters)
        del context
        gc.collect()


# --- the Temporal Controller -----------------------------------------------------


class Desktop:
    """As much of the desktop as the Temporal Controller needs."""

    def __init__(self):
        from qgis.core import QgsTemporalNavigationObject

        self._controller = QgsTemporalNavigationObject()

    def mapCanvas(self):  # noqa: N802
        return self

    def temporalController(self):  # noqa: N802
        return self._controller


@pytest.fixture
def controller(monkeypatch, qgis_app):
    import qgis.utils

    desktop = Desktop()
    monkeypatch.setattr(qgis.utils, "iface", desktop)
    return desktop.temporalController()


def test_the_controller_is_ready_with_one_frame_per_date(project, controller):
    from stori_plugin.presentation.temporal import half_open_range, make_ready, spans_between

    spans = spans_between(DATES)
    make_ready(project, spans)
    whole = half_open_range(DATES[0], datetime.date(2021, 6, 10))
    assert project.timeSettings().temporalRange() == whole
    assert controller.temporalExtents() == whole
    frames = [controller.dateTimeRangeForFrameNumber(i) for i in range(3)]
    assert frames == [half_open_range(*span) for span in spans]


def test_what_the_user_has_set_is_left_alone(project, controller):
    from qgis.core import Qgis

    from stori_plugin.presentation.temporal import half_open_range, make_ready, spans_between

    chosen = half_open_range(datetime.date(1999, 1, 1), datetime.date(2000, 1, 1))
    project.timeSettings().setTemporalRange(chosen)
    controller.setTemporalExtents(chosen)
    controller.setNavigationMode(Qgis.TemporalNavigationMode.FixedRange)
    make_ready(project, spans_between(DATES))
    assert project.timeSettings().temporalRange() == chosen
    assert controller.temporalExtents() == chosen


# --- layers as inputs -------------------------------------------------------------


def test_a_layers_own_time_range_is_its_date(qgis_app, tmp_path):
    from stori_plugin.presentation.layers import dated_files_of
    from stori_plugin.presentation.temporal import set_fixed_range

    (raster, *_) = write_series(tmp_path, ["NDVI"], lambda date, band: 0.8, "float32")
    layer = raster_layer(raster.path)
    assert dated_files_of([layer], "OPTICAL") == ((raster.path, None),)
    set_fixed_range(layer, DATES[:2])
    assert dated_files_of([layer], "OPTICAL") == ((raster.path, DATES[0]),)
    layer.temporalProperties().setIsActive(False)
    assert dated_files_of([layer], "OPTICAL") == ((raster.path, None),)


def test_a_layer_without_a_file_is_refused_by_name(qgis_app):
    from qgis.core import QgsRasterLayer, QgsVectorLayer

    from stori_plugin.presentation.layers import dated_files_of

    web = QgsRasterLayer("type=xyz&url=https://tiles.invalid/{z}/{x}/{y}.png", "Web tiles", "wms")
    with pytest.raises(InputError, match=r"“Web tiles” in OPTICAL .*export it to a GeoTIFF"):
        dated_files_of([web], "OPTICAL")
    with pytest.raises(InputError, match="“fields” in SAR is not a raster"):
        dated_files_of([QgsVectorLayer("Point", "fields", "memory")], "SAR")


# --- progress ------------------------------------------------------------------------


def test_progress_reaches_the_feedback_from_several_threads(qgis_app):
    from qgis.core import QgsProcessingFeedback

    from stori_plugin.presentation.feedback import FeedbackProgress

    feedback = QgsProcessingFeedback(False)
    progress = FeedbackProgress(feedback)
    progress.step("Reading")

    def work(number):
        for i in range(25):
            progress.say(f"<{number}.{i}>")
            progress.fraction((number * 25 + i) / 100)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert feedback.textLog().count("<") == 100
    assert feedback.progress() == pytest.approx(99.0)
    progress.fraction(0.5)  # a late message of a slow thread
    assert feedback.progress() == pytest.approx(99.0)
    progress.fraction(1.0)
    assert feedback.progress() == 100.0
    progress.check()
    feedback.cancel()
    with pytest.raises(CancelledError):
        progress.check()
