"""The side of `benchmarks.mogpr` that runs in the environment of GPy; knows nothing of the engine.

Reads the series, fits a coregionalised Gaussian process to each of some pixels, and prints what it
took as a line of JSON.
"""

from __future__ import annotations

import json
import sys
import time
import warnings

import GPy
import numpy as np

# Length scales in days that the optimiser starts from, one per latent process.
DESIGNS = {"one": (30.0,), "three": (7.0, 25.0, 60.0)}


def fitted(outputs: list[tuple[np.ndarray, np.ndarray]], wanted: np.ndarray, lengths):
    """Return mean and standard deviation of the first output on ``wanted``.

    ``outputs`` are days and values of each; hyperparameters are those of maximum likelihood.
    """
    scaled = [((y - y.mean()) / y.std(), y.mean(), y.std()) for _, y in outputs]
    kernel = GPy.util.multioutput.LCM(
        input_dim=1,
        num_outputs=len(outputs),
        kernels_list=[GPy.kern.Matern32(1, lengthscale=length) for length in lengths],
        W_rank=1,
    )
    model = GPy.models.GPCoregionalizedRegression(
        [days[:, None] for days, _ in outputs], [y[:, None] for y, _, _ in scaled], kernel
    )
    model.optimize()
    places = np.column_stack([wanted, np.zeros(len(wanted))])
    mean, variance = model.predict(places, Y_metadata={"output_index": np.zeros(len(wanted), int)})
    _, centre, scale = scaled[0]
    return mean[:, 0] * scale + centre, np.sqrt(variance[:, 0]) * scale


def timed(series, pixels, lengths) -> dict[str, float]:
    """Fit pixels; return processor seconds and the error where clouds hid a known value."""
    seconds, errors = [], []
    for n in pixels:
        clear = series["clear"][:, n]
        sar = [(series["sar_days"], channel) for channel in series["sar"][:, :, n].T]
        optical = (series["days"][clear], series["values"][clear, n])
        outputs = [(days, np.asarray(y, float)) for days, y in (optical, *sar)]
        began = time.process_time()
        mean, _ = fitted(outputs, series["wanted"], lengths)
        seconds.append(time.process_time() - began)
        errors.append((mean - series["values"][:, n])[~clear])
    return {
        "mean": float(np.mean(seconds)),
        "least": min(seconds),
        "most": max(seconds),
        "rmse": float(np.sqrt(np.mean(np.concatenate(errors) ** 2))),
    }


def main() -> None:
    """Fit evenly spread pixels."""
    path, count = sys.argv[1], int(sys.argv[2])
    warnings.simplefilter("ignore")
    series = np.load(path)
    pixels = np.linspace(0, series["clear"].shape[1] - 1, count).round().astype(int)
    hidden = ~series["clear"][:, pixels]
    error = (series["gp"] - series["values"])[:, pixels][hidden]
    told = {name: timed(series, pixels, lengths) for name, lengths in DESIGNS.items()}
    told |= {"version": GPy.__version__, "rmse_gp": float(np.sqrt(np.mean(error**2)))}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
