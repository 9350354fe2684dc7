"""``stori:download``: from an area and two dates to folders of acquisitions."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsProcessingOutputFile,
    QgsProcessingOutputFolder,
    QgsProcessingOutputHtml,
    QgsProcessingParameterAuthConfig,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterExtent,
)

from ..engine.download.catalogue_sources import assets_named, bands_wanted, source_of
from ..engine.download.connection import Connection
from ..engine.options.download_options import (
    OPTICAL_NONE,
    OPTICAL_SENSORS,
    ORBIT_CHOICES,
    SOURCES,
    DownloadOptions,
    Place,
)
from ..presentation.web_access import connection_for
from ..presentation.words import tr
from .shared import parameters as shared
from .shared.parameter_kinds import choice, helped, number, switch, text
from .shared.task import TaskAlgorithm
from .shared.values import Values, comma_list

SOURCE, OPTICAL, BANDS, SAR, ORBITS = "SOURCE", "OPTICAL", "BANDS", "SAR", "ORBITS"
RESOLUTION, MAX_CLOUD, DRY_RUN = "RESOLUTION", "MAX_CLOUD", "DRY_RUN"
ENDPOINT, COLLECTIONS, ASSETS, AUTHCFG = "ENDPOINT", "COLLECTIONS", "ASSETS", "AUTHCFG"
OPTICAL_FOLDER, SAR_FOLDER = "OPTICAL_FOLDER", "SAR_FOLDER"


@dataclass(frozen=True)
class DownloadJob:
    """What is fetched, who asks for it, and where it is written."""

    place: Place
    """The area."""

    options: DownloadOptions
    """Which acquisitions."""

    connection: Connection | None
    """Who asks; None without an area."""

    output: str
    """The folder that is written."""

    only_tells: bool
    """Whether it is only said what would be fetched."""


class DownloadAlgorithm(TaskAlgorithm[DownloadJob]):
    """Searches a catalogue and fetches windows of what it has."""

    NAME = "download"
    ICON = "download.svg"
    GROUP = "preparation"
    TITLE = "Get acquisitions of a place"
    SUMMARY = "From an area and two dates to folders of dated, cropped, aligned GeoTIFFs."
    TAGS = (
        "download,stac,catalogue,sentinel-1,sentinel-2,landsat,hls,planetary computer,earth search,"
        "copernicus,cloud-optimised,cog,rtc,gamma0,acquisitions"
    )
    HELP = """
    <p>Asks a catalogue what satellites saw of an area between two dates, and fetches it: one
    GeoTIFF for each pass, cropped, all on one grid, with dates, orbits, scale and offset written
    into it. What comes goes straight into <i>Reconstruct</i>: OPTICAL_FOLDER and SAR_FOLDER of
    this step are those of that one.</p>
    <p>Only the chosen source is contacted, and the hosts of files that it names. Of the files the
    parts over the area are read, and no more. What cannot be had is left out with a sentence;
    running the same again fetches what is missing and nothing twice.</p>
    <h3>Sources</h3>
    <ul>
    <li><b>planetary_computer</b>: Sentinel-2, Landsat and HLS worldwide, and Sentinel-1 as gamma0,
    terrain-corrected; without an account.</li>
    <li><b>earth_search</b>: Sentinel-2 worldwide; without an account; no Sentinel-1.</li>
    <li><b>copernicus</b>: Sentinel-2 from the Copernicus Data Space; wants S3 keys of a free
    account as user name and password of AUTHCFG; slow, for its files are JPEG 2000.</li>
    <li><b>digital_earth_africa</b>: Sentinel-2 and Sentinel-1 (20 m) over Africa.</li>
    <li><b>digital_earth_australia</b>: Sentinel-2 over Australia.</li>
    <li><b>other</b>: any STAC API, by ENDPOINT, COLLECTIONS and ASSETS.</li>
    </ul>
    <h3>What comes</h3>
    <p><i>sentinel2/</i> (or <i>landsat/</i>, <i>hls/</i>): reflectance as it is stored, with scale
    and offset, and the scene classification or other mask as the last band. <i>sentinel1/</i>: VV
    and VH in linear power. Tiles of one day and orbit are put together, re-processed products come
    once, in their newest version. Bands of another resolution or CRS are interpolated (bilinear;
    averaged where the grid is much coarser; classes take the nearest). <i>download.json</i> lists
    what came of what, <i>download.html</i> shows it: dates and clear shares, the area, what was
    left out, and offsets that the numbers contradict.</p>
    <p>Clouded acquisitions are worth having: one with 15 per cent of the ground clear still tells.
    So MAX_CLOUD is 100.</p>
    """

    def parameters(self):
        """Give the parameters in the order of the dialog."""
        date = Qgis.ProcessingDateTimeParameterDataType.Date
        yield helped(
            QgsProcessingParameterExtent(shared.EXTENT, tr("Area")),
            tr(
                "The ground that is wanted, in any CRS; degrees (WGS 84) where none is said. The "
                "result is in the UTM zone of its middle."
            ),
        )
        yield helped(
            QgsProcessingParameterDateTime(shared.START, tr("First date"), date),
            tr("YYYY-MM-DD. A whole season and some weeks around it give the best series."),
        )
        yield helped(
            QgsProcessingParameterDateTime(shared.END, tr("Last date"), date),
            tr("YYYY-MM-DD; it is fetched as well."),
        )
        yield choice(
            SOURCE,
            tr("Source"),
            SOURCES,
            DownloadOptions.source,
            tr(
                "Who is asked. planetary_computer has Sentinel-2 and Sentinel-1 worldwide without "
                "an account; the help says what the others have."
            ),
        )
        yield choice(
            OPTICAL,
            tr("Optical acquisitions"),
            OPTICAL_SENSORS,
            DownloadOptions.optical,
            tr("sentinel-2: 10 m, every 5 days; landsat: 30 m, since 1982; hls: both at 30 m."),
        )
        yield text(
            BANDS,
            tr("Bands"),
            "",
            tr(
                "Comma list such as “B04, B08” or “red, nir”; empty means all bands of 10 and 20 m "
                "(Sentinel-2) or the six colours (others). The cloud mask comes along. Fewer bands "
                "are fetched faster."
            ),
        )
        yield switch(
            SAR,
            tr("Sentinel-1 as well"),
            DownloadOptions.sar,
            tr("Radar sees through clouds: gamma0, terrain-corrected, where the source has it."),
        )
        yield choice(
            ORBITS,
            tr("Orbits of Sentinel-1"),
            ORBIT_CHOICES,
            DownloadOptions.orbits,
            tr("Both give most dates; they are brought to one level when they are used."),
            advanced=True,
        )
        yield number(
            RESOLUTION,
            tr("Resolution (metres)"),
            DownloadOptions.resolution,
            tr("The side of a pixel, the same for all; a coarser one reads overviews, much less."),
            least=1.0,
            most=1000.0,
        )
        yield number(
            MAX_CLOUD,
            tr("Most cloud (per cent)"),
            DownloadOptions.max_cloud,
            tr(
                "Products with more cloud, as the catalogue has it, are left out. 100 keeps all: a "
                "clouded product may be clear over the area."
            ),
            least=0.0,
            most=100.0,
            advanced=True,
        )
        yield from self._of_other()
        yield switch(
            DRY_RUN,
            tr("Only say what would be fetched"),
            False,
            tr(
                "Asks the catalogue, reads one window to know how fast it goes, writes nothing and "
                "says how many acquisitions, how much, how long, and the longest gaps."
            ),
        )
        yield shared.folder_output(
            tr("Folder of acquisitions"),
            tr(
                "For sentinel2/, sentinel1/, download.json and download.html. A folder with an "
                "earlier download of the same area is gone on with. DRY_RUN needs none."
            ),
            optional=True,
        )

    def _of_other(self):
        yield text(
            ENDPOINT,
            tr("Address of the catalogue"),
            "",
            tr("For SOURCE other: a STAC API with /search, such as https://example.org/stac."),
            advanced=True,
        )
        yield text(
            COLLECTIONS,
            tr("Collections"),
            "",
            tr("For SOURCE other: comma list of the collections, optical and SAR."),
            advanced=True,
        )
        yield text(
            ASSETS,
            tr("Assets"),
            "",
            tr(
                "For SOURCE other: comma list of BAND=asset, such as “B04=red, B08=nir, VV=vv”; "
                "empty means that they are known by their names."
            ),
            advanced=True,
        )
        yield helped(
            QgsProcessingParameterAuthConfig(AUTHCFG, tr("Authentication"), optional=True),
            tr(
                "An authentication configuration of QGIS: for other it is sent to the catalogue's "
                "own host alone; for copernicus it holds the keys of S3."
            ),
            advanced=True,
        )

    def outputs(self):
        """Give the outputs that are not themselves parameters."""
        yield QgsProcessingOutputFolder(OPTICAL_FOLDER, tr("Folder of optical acquisitions"))
        yield QgsProcessingOutputFolder(SAR_FOLDER, tr("Folder of SAR acquisitions"))
        yield QgsProcessingOutputFile(shared.MANIFEST, tr("Manifest (JSON): what came of what"))
        yield QgsProcessingOutputHtml(shared.HTML, tr("Page: dates, clear shares, what failed"))

    def check(self, values: Values) -> None:
        """Raise for what cannot work."""
        for name in (shared.EXTENT, shared.START, shared.END):
            values.check_there(name)
        if not values.flag(DRY_RUN):
            values.check_there(shared.OUTPUT)
        values.check_choice(SOURCE, SOURCES)
        values.check_choice(OPTICAL, OPTICAL_SENSORS)
        values.check_choice(ORBITS, ORBIT_CHOICES)
        values.check_number(RESOLUTION)
        values.check_number(MAX_CLOUD)
        values.period()
        options = self._options(values)
        source_of(options)
        if options.optical != OPTICAL_NONE:
            bands_wanted(options.optical, options.bands)

    def _options(self, values: Values) -> DownloadOptions:
        return DownloadOptions(
            start=values.date(shared.START),
            end=values.date(shared.END),
            source=values.choice(SOURCE),
            optical=values.choice(OPTICAL),
            bands=values.names(BANDS),
            sar=values.flag(SAR),
            orbits=values.choice(ORBITS),
            resolution=values.number(RESOLUTION),
            max_cloud=values.number(MAX_CLOUD),
            endpoint=values.text(ENDPOINT),
            collections=values.names(COLLECTIONS),
            assets=assets_named(comma_list(values.text(ASSETS))),
        )

    def read(self, values: Values) -> DownloadJob:
        """Read the values; whoever is going to ask is made here, where QGIS's settings are."""
        options = self._options(values)
        extent = values.extent()
        place = Place(extent.extent, extent.extent_crs) if extent.extent else Place()
        return DownloadJob(
            place=place,
            options=options,
            connection=_connection(options, values.text(AUTHCFG)) if extent.extent else None,
            output=values.destination(),
            only_tells=values.flag(DRY_RUN),
        )

    def work(self, job: DownloadJob, progress, context):
        """Search, say what there is, and fetch it."""
        from ..engine.download.download import download
        from ..engine.download.place_search import Search

        try:
            progress.step(tr("Asking the catalogue"))
            search = Search(job.place, job.options, job.connection, progress)
            search.find()
            for sentence in search.estimate(measure=job.only_tells).sentences():
                progress.say(sentence)
            for remark in search.remarks():
                progress.warn(remark)
            if job.only_tells:
                for plan in search.plans:
                    cloud = "" if plan.cloud is None else f", {plan.cloud:.0f} %"
                    progress.say(f"{plan.key}{cloud}")
                return {shared.OUTPUT: job.output or None}
            progress.step(tr("Fetching acquisitions"))
            made = download(search, job.output, progress)
        finally:
            job.connection.close()
        optical = made.folders.get(job.options.optical)
        return {
            shared.OUTPUT: job.output,
            OPTICAL_FOLDER: optical,
            SAR_FOLDER: made.folders.get("sentinel-1"),
            shared.MANIFEST: made.manifest,
            shared.HTML: made.page,
        }


def _connection(options: DownloadOptions, authcfg: str) -> Connection:
    source = source_of(options)
    return connection_for(source.endpoint, authcfg, is_keys=source.signing.rule == "s3")
