"""The switch that fades what is unsure, on the map and in Play."""

from __future__ import annotations

from docks import at_work, fill, run, until


def test_what_is_unsure_is_faded_on_dates_of_the_result_only(
    processing, provider, project, scene, tmp_path
):
    from stori_plugin.gui.dock import StoriDock
    from stori_plugin.gui.state.player_state import OBSERVED, RECONSTRUCTED

    with at_work(StoriDock(None, project=project)) as dock:
        assert not dock.result.fade.isEnabled()
        fill(dock, scene)
        run(dock, tmp_path / "out", uncertainty=True)
        until(lambda: dock.result.run_result and dock.player.state.of(RECONSTRUCTED))
        until(lambda: dock.player.state.rendition == "NDVI")
        dock.result.fade.click()
        until(lambda: dock.veil.layer is not None)
        layer = dock.veil.layer
        assert dock.player.frames.fades and "uncertainty_ndvi_NDVI.vrt" in layer.source()
        root = project.layerTreeRoot()
        assert root.children()[0].layerId() == layer.id()
        times = layer.temporalProperties()
        assert times.isActive() and len(times.fixedRangePerBand()) == layer.bandCount()
        legend = dock.result.fade_legend
        assert not legend.isHidden() and legend.ends[1].startswith("unsure: ± ")
        first, last = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
        assert (first.color.alpha(), last.color.alpha()) == (0, 230) and first.value < last.value
        node = root.findLayer(layer.id())
        for kind, is_shown in ((RECONSTRUCTED, True), (OBSERVED, False), (RECONSTRUCTED, True)):
            dock.player.go_to(kind, dock.player.state.of(kind)[0].key)
            assert node.itemVisibilityChecked() is is_shown
        dock.result.fade.click()
        assert dock.veil.layer is None and not dock.player.frames.fades and legend.isHidden()


def test_what_cannot_be_faded_is_told(qgis_app, project):
    from stori_plugin.gui.dock import StoriDock

    with at_work(StoriDock(None, project=project)) as dock:
        dock.result.fade.setEnabled(True)
        dock.result.fade.click()
        dock.veil._fail("It cannot be read.")
        assert not dock.result.fade.isChecked() and not dock.veil.is_on
        assert dock.result.words.text() == "It cannot be read."
