"""``stori:evaluateretrieval``: how well an index with labels finds what belongs together."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
)

from ..engine.options.evaluate_retrieval_options import MATCHES, EvaluationProtocol
from ..engine.support.errors import ParameterError
from ..presentation.words import tr
from .shared import parameters as shared
from .shared.parameter_kinds import choice, comma_text, helped, number, text, whole
from .shared.retrieval_parameters import PLACES
from .shared.task import TaskAlgorithm
from .shared.values import Values

INDEXES, K, MATCH, QUERY_SHARE, SEED = "INDEXES", "K", "MATCH", "QUERY_SHARE", "SEED"
CODES, DISTANCES = "CODES", "DISTANCES"
TABLE = "TABLE"


@dataclass(frozen=True)
class EvaluationJob:
    """What is evaluated, and where it is written."""

    paths: tuple[str, ...]
    """The indexes."""

    protocol: EvaluationProtocol
    """How they are evaluated."""

    table: str
    """The CSV file; empty where none is asked for."""

    page: str
    """The HTML file."""


class EvaluateRetrievalAlgorithm(TaskAlgorithm[EvaluationJob]):
    """Scores indexes with labels and writes a table and a page."""

    NAME = "evaluateretrieval"
    ICON = "evaluateretrieval.svg"
    GROUP = PLACES
    TITLE = "Evaluate retrieval"
    SUMMARY = "Mean average precision of encoders, codes and distances on chips with labels."
    TAGS = (
        "retrieval,evaluation,benchmark,mean average precision,map,precision,hash,binary,lsh,"
        "bigearthnet,forestnet,t-sne,pca,embedding"
    )
    HELP = """
    <p>Tells how well indexes with labels find what belongs together: a part of the chips asks, and
    the others are searched. An index of numbers (float) is scored with every code; one of bits
    with its own. Give several indexes of the same chips to compare encoders.</p>
    <h3>Table</h3>
    <p>Encoder, code, bits (or numbers), distance, and the scores of the first K. Relevant are
    chips that share any label, or have exactly the same. Random hyperplanes (lsh) are the mean of
    five seeds with its 95 % interval. Both mAP are means over queries of the sum of the precisions
    at the ranks of relevant chips.</p>
    <ul>
    <li><b>mAP_of_found</b> divides it by the number of relevant chips among the K; queries with
    nothing to find count as 0. This is the mAP of published tables (Blumenstiel et al. 2024). Chips
    without a label are searched and do not ask.</li>
    <li><b>mAP_of_all</b> divides it by the number of chips to find or K, whichever is less, so
    that what was missed counts (Manning et al. 2008, section 8.4).</li>
    <li><b>precision</b> is the share of relevant chips among the K. As for mAP_of_all, queries
    with nothing to find do not count; queries_with_relevant tells how many have.</li>
    </ul>
    <p>One relevant chip, the first of 20, with 100 to find: mAP_of_found is 1.0, mAP_of_all
    0.05.</p>
    <h3>Page</h3>
    <p>The table; examples with their neighbours, framed green where the labels match and red
    where they do not; and the embeddings on a plane by principal components and, where
    scikit-learn is installed, t-SNE.</p>
    <p>Protocol after Blumenstiel et al. 2024 (arXiv 2403.02059).</p>
    """

    def parameters(self):
        """Give the parameters in the order of the dialog."""
        yield helped(
            QgsProcessingParameterMultipleLayers(
                INDEXES, tr("Indexes with labels"), Qgis.ProcessingSourceType.File
            ),
            tr("Files *.storiindex, of chips with labels."),
        )
        yield whole(
            K,
            tr("How many"),
            EvaluationProtocol.k,
            tr("Chips that are retrieved for each query."),
            least=1,
        )
        yield choice(
            MATCH,
            tr("Relevant"),
            MATCHES,
            EvaluationProtocol.match,
            tr("any: chips that share a label; exact: chips with the same set of labels."),
        )
        yield text(
            CODES,
            tr("Codes"),
            comma_text(EvaluationProtocol.codes, ", "),
            tr("Comma list of float, binary, hash-L and lsh-L with any number of bits L."),
        )
        yield text(
            DISTANCES,
            tr("Distances of float"),
            comma_text(EvaluationProtocol.distances, ", "),
            tr("Comma list of cosine, euclidean and dot; bits always have hamming."),
        )
        yield number(
            QUERY_SHARE,
            tr("Queries (per cent)"),
            100.0 * EvaluationProtocol.share,
            tr("The part of the chips that asks; the others are searched."),
            least=0,
            most=100,
        )
        yield whole(
            SEED,
            tr("Seed"),
            EvaluationProtocol.seed,
            tr("Draws which chips ask; the same seed gives the same split."),
            least=0,
            advanced=True,
        )
        yield helped(
            QgsProcessingParameterFileDestination(
                TABLE, tr("Table"), tr("CSV files (*.csv)"), optional=True
            ),
            tr("One row per index, code and distance; comma separated, UTF-8."),
        )
        yield shared.page_output(
            tr("Page with examples"),
            tr("The table, examples with their neighbours, and the embeddings on a plane."),
            optional=False,
        )

    def check(self, values: Values) -> None:
        """Raise for what cannot work."""
        if not values.is_given(INDEXES):
            raise ParameterError("INDEXES is empty: choose one or more files *.storiindex.")
        values.check_choice(MATCH, MATCHES)
        for name in (K, QUERY_SHARE, SEED):
            values.check_number(name)

    def read(self, values: Values) -> EvaluationJob:
        """Read the values."""
        return EvaluationJob(
            paths=values.files(INDEXES),
            protocol=EvaluationProtocol(
                k=values.whole(K),
                match=values.choice(MATCH),
                share=values.number(QUERY_SHARE) / 100.0,
                seed=values.whole(SEED),
                codes=values.names(CODES),
                distances=values.names(DISTANCES),
            ),
            table=values.destination(TABLE),
            page=values.destination(shared.HTML),
        )

    def work(self, job: EvaluationJob, progress, context):
        """Score every index and write what was found."""
        from ..engine.retrieval.evaluation.evaluate_retrieval import evaluate_retrieval
        from ..engine.retrieval.evaluation.evaluation_report import HEAD, cells, evaluation_html
        from ..engine.retrieval.index.index_file import open_index
        from ..engine.support.text_files import csv_text, write_text

        protocol = job.protocol
        evaluations = []
        for path in job.paths:
            progress.step(tr("Evaluating {}").format(path))
            evaluations.append(evaluate_retrieval(open_index(path), protocol, progress))
            best = evaluations[-1].best
            progress.say(
                f"{best.encoder}, {best.code}, {best.distance}: "
                f"mAP@{protocol.k} of found {100 * best.map_of_found:.1f} %, "
                f"of all {100 * best.mean_average_precision:.1f} %"
            )
        progress.step(tr("Writing the page"))
        results = {}
        if job.table:
            rows = [row for one in evaluations for row in cells(one, protocol)]
            write_text(job.table, csv_text(HEAD, rows), TABLE)
            results[TABLE] = job.table
        write_text(job.page, evaluation_html(evaluations, protocol, progress), shared.HTML)
        return {**results, shared.HTML: job.page}
