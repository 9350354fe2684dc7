"""What can be known to be wrong with a job before anything is read."""

from __future__ import annotations

from ..methods.network.model_file import load_model
from ..options.method_options import CHOICES
from ..options.series_options import LEAST_MEMORY, MASK_KINDS
from ..outputs.output_folder import check_place
from ..scene.job import ON_READ_ERROR, Job, check_learn_from
from ..support.errors import ParameterError
from ..support.sentences import Sentence
from ..support.threads import worker_count


def check_job(job: Job) -> None:
    """Raise for what can be known to be wrong with a job before reading anything.

    `ParameterError` for malformed parameters, `OutputError` for an output among the inputs,
    `InputError` for a ``model`` that cannot be used.
    """
    if job.method not in CHOICES:
        raise ParameterError(
            Sentence(
                "METHOD is “{method}”: choose one of {choices}.",
                method=job.method,
                choices=", ".join(CHOICES),
            )
        )
    if job.cloud_mask not in MASK_KINDS:
        raise ParameterError(
            Sentence(
                "CLOUD_MASK is “{kind}”: choose one of {choices}.",
                kind=job.cloud_mask,
                choices=", ".join(MASK_KINDS),
            )
        )
    if not job.mask_buffer >= 0:
        raise ParameterError(
            Sentence("MASK_BUFFER is {metres:g}: give metres, 0 or more.", metres=job.mask_buffer)
        )
    if not 0 <= job.least_gain <= 100:
        raise ParameterError(f"LEAST_GAIN is {job.least_gain:g}: give a percentage, 0 to 100.")
    worker_count(job.workers)
    if job.on_read_error not in ON_READ_ERROR:
        raise ParameterError(
            f"ON_READ_ERROR is “{job.on_read_error}”: choose one of {', '.join(ON_READ_ERROR)}."
        )
    check_learn_from(job.learn_from)
    if job.memory < LEAST_MEMORY:
        raise ParameterError(
            Sentence(
                "MEMORY is {memory} MiB: give {least} or more.",
                memory=job.memory,
                least=LEAST_MEMORY,
            )
        )
    if job.model:
        load_model(job.model)
    if job.coarse_resolution is not None and not job.coarse_resolution > 0:
        raise ParameterError(
            f"COARSE_RESOLUTION is {job.coarse_resolution:g}: give metres above 0, or leave it out."
        )
    inputs = (*job.optical, *job.sar, *job.coarse)
    check_place(job.output, (source.path for source in inputs))
