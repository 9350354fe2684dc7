"""``stori:preparesar``: backscatter of one level, with less speckle, and what is made of it."""

from __future__ import annotations

from ..engine.options.prepare_sar_options import SPECKLE_FILTERS, UNITS, PrepareSarOptions
from ..presentation.words import tr
from .shared import input_parameters as inputs
from .shared import parameters as shared
from .shared.parameter_kinds import choice, number, switch, text
from .shared.task import Files, SeriesJob, TaskAlgorithm
from .shared.values import Values

SPECKLE, LEVEL_ORBITS, ORBIT, UNIT = "SPECKLE", "LEVEL_ORBITS", "ORBIT", "UNIT"
RATIOS, DECOMPOSE, TREND_DAYS = "RATIOS", "DECOMPOSE", "TREND_DAYS"


class PrepareSarAlgorithm(TaskAlgorithm[SeriesJob[PrepareSarOptions]]):
    """Levels, filters, and writes backscatter and what is made of it."""

    NAME = "preparesar"
    ICON = "preparesar.svg"
    GROUP = "preparation"
    TITLE = "Prepare SAR"
    SUMMARY = "Levels orbits, filters speckle, and writes VV, VH, RVI and VH/VV, also split."
    TAGS = (
        "sar,radar,sentinel-1,backscatter,speckle,quegan,lee,orbit,ascending,descending,db,linear,"
        "rvi,cross ratio,trend,stl,decomposition,preparation"
    )
    HELP = """
    <p>Prepares a series of calibrated, terrain-corrected backscatter (Sentinel-1 VV and VH, dB,
    linear power or amplitude, told file by file) as the reconstruction does inside, for
    use on its own. All averaging is done in linear power.</p>
    <h3>Steps</h3>
    <ul>
    <li><b>Speckle</b>: quegan filters over time and space and keeps every edge that stands in the
    stack (Quegan and Yu 2001, IEEE TGRS 39:2373, equation 11); lee takes each image by itself
    (Lee 1980, IEEE PAMI 2:165; 4.4 looks): a pixel keeps the weight
    (1 - Cu² / Ci²) / (1 + Cu²), with the coefficients of variation Cu of speckle and Ci of the
    pixel's surroundings, which is Kuan's form of least squared error; lee-snap leaves out 1 + Cu²,
    as the Lee filter of SNAP does, and so keeps more of bright points. All look 20 metres
    far.</li>
    <li><b>Neighbours</b> (NON_LOCAL): what quegan filtered is averaged over neighbours within four
    pixels whose backscatter took the same course (Buades et al. 2005, Multiscale Modeling and
    Simulation 4:490). How alike they must be is chosen on passes that are kept aside.</li>
    <li><b>Orbits</b>: ascending and descending passes and relative orbits see a field under
    different angles, and satellites (S1A to S1D) differ by tenths of a decibel. They come to one
    level by passes near each other in time, as a whole and orbits per pixel; the log tells what was
    taken off. What no pass links stays at its own level, with a warning. If not, every orbit
    becomes a series of its own.</li>
    <li><b>RVI</b> = 4 VH / (VV + VH), without unit (Nasirzadehdizaji et al. 2019, Applied Sciences
    9:655), and <b>CR</b> = VH / VV, in the unit chosen.</li>
    <li><b>Decomposition</b> into trend, seasonal and residual parts, which add up (after STL,
    Cleveland et al. 1990, Journal of Official Statistics 6:3); the seasonal part is zero where
    there are less than two years.</li>
    </ul>
    <h3>Outputs</h3>
    <p><i>backscatter_YYYYMMDD.tif</i> (VV, VH), <i>rvi_</i>, <i>cr_</i>, and <i>trend_</i>,
    <i>seasonal_</i>, <i>residual_</i> with a band per channel; float32. Passes of one day become
    one.</p>
    """

    def parameters(self):
        """Give the parameters in the order of the dialog."""
        yield from inputs.sar()
        yield choice(
            SPECKLE,
            tr("Speckle filter"),
            SPECKLE_FILTERS,
            PrepareSarOptions.speckle,
            tr("quegan: over time and space; lee, lee-snap: each image by itself, see help; none."),
        )
        yield shared.non_local(PrepareSarOptions.non_local)
        yield switch(
            LEVEL_ORBITS,
            tr("Bring orbits to one level"),
            PrepareSarOptions.level,
            tr("Off: every orbit becomes a series of its own."),
        )
        yield text(
            ORBIT,
            tr("Keep only this orbit"),
            PrepareSarOptions.orbit,
            tr("For example “ascending” or “descending 110”; empty keeps all."),
        )
        yield choice(
            UNIT,
            tr("Unit"),
            UNITS,
            PrepareSarOptions.unit,
            tr("Of VV, VH and CR in the result; the unit of the input is detected."),
        )
        yield switch(
            RATIOS,
            tr("Write RVI and VH/VV"),
            PrepareSarOptions.ratios,
            tr("Each as a series of its own; where both polarisations are there."),
        )
        yield switch(
            DECOMPOSE,
            tr("Write trend, season and residual"),
            PrepareSarOptions.decompose,
            tr("Three more series with a band per channel."),
        )
        yield number(
            TREND_DAYS,
            tr("Reach of the trend (days, 0 = automatic)"),
            PrepareSarOptions.span or 0.0,
            tr("Automatic is 60 days below two years of data, else 500."),
            least=0.0,
            advanced=True,
        )
        yield from shared.period(
            tr("YYYY-MM-DD; empty means the first pass."), tr("YYYY-MM-DD; empty means the last.")
        )
        yield from shared.grid(is_optical=False)
        yield from shared.execution()
        yield shared.folder_output(
            tr("Folder for the prepared series"),
            tr("One GeoTIFF per series and date, and preparesar.json."),
        )

    def outputs(self):
        """Give the outputs that are not themselves parameters."""
        return shared.dated_outputs()

    def check(self, values: Values) -> None:
        """Raise for what cannot work."""
        values.check_pair(shared.SAR, shared.SAR_FOLDER, "SAR acquisitions", True)
        values.check_choice(SPECKLE, SPECKLE_FILTERS)
        values.check_choice(UNIT, UNITS)
        values.check_number(TREND_DAYS)
        values.check_execution()
        values.period()
        values.resolution()

    def read(self, values: Values) -> SeriesJob[PrepareSarOptions]:
        """Read the values."""
        return SeriesJob(
            files=Files(values, shared.SAR, shared.SAR_FOLDER),
            request=values.series_request(),
            options=PrepareSarOptions(
                speckle=values.choice(SPECKLE),
                non_local=values.flag(shared.NON_LOCAL),
                level=values.flag(LEVEL_ORBITS),
                orbit=values.text(ORBIT),
                unit=values.choice(UNIT),
                ratios=values.flag(RATIOS),
                decompose=values.flag(DECOMPOSE),
                span=values.number(TREND_DAYS) or None,
            ),
            execution=values.execution(),
            grid=values.grid(),
        )

    def work(self, job: SeriesJob[PrepareSarOptions], progress, context):
        """Prepare, and hand the rasters over."""
        from ..engine.analysis.prepare_sar import prepare_sar

        written = prepare_sar(
            job.files.sources(progress), job.request, job.options, job.execution, progress, job.grid
        )
        return self.show_series(written, job.execution.output, context)
