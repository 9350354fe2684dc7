"""Encoders exported to ONNX, run by ONNX Runtime where that is installed."""

from __future__ import annotations

import os
from typing import Any

import numpy as np

from ...support.errors import InputError
from ...support.installing import cannot_do
from .vision_transformer import Design


class OnnxModel:
    """An exported encoder that reads one image and gives (1, tokens, dim) or (1, dim)."""

    def __init__(self, path: str, design: Design, session: Any, what: str) -> None:
        """Take an `onnxruntime.InferenceSession` of the file; ``what`` names the network."""
        self.design = design
        self._path, self._session, self._what = path, session, what
        self._input = session.get_inputs()[0].name
        self._axes = len(session.get_inputs()[0].shape)

    def tokens(self, image: np.ndarray) -> np.ndarray:
        """Return the vectors (tokens, dim) of one image (channels, side, side)."""
        batch = image[None, :, None] if self._axes == 5 else image[None]
        try:
            output = self._session.run(None, {self._input: np.ascontiguousarray(batch)})[0]
        except Exception as error:  # the runtime's own errors share no base class
            raise self._refused(
                f"it failed on an image of shape {batch.shape} ({error})"
            ) from error
        tokens = np.asarray(output, np.float32).reshape(-1, np.shape(output)[-1])
        if tokens.shape[1] != self.design.dim or len(tokens) not in self._counts():
            raise self._refused(f"it gives {np.shape(output)} numbers")
        return tokens

    def _counts(self) -> tuple[int, ...]:
        return 1, self.design.patches, 1 + self.design.patches

    def _refused(self, what: str) -> InputError:
        text = " ".join(what.split())
        return InputError(
            f"{self._path} is not the encoder of {self._what}: {text}. Export the encoder so that "
            f"it reads one image of {self.design.channels} bands and gives its tokens."
        )


def load_onnx(path: str, design: Design, what: str) -> OnnxModel:
    """Open an ONNX file and try it once.

    Raises `MissingPackageError` without ONNX Runtime and `InputError` where the file is missing,
    damaged, or does not read ``design.channels`` bands and give vectors of ``design.dim``.
    """
    if not os.path.isfile(path):
        raise InputError(f"There is no file of weights {path}: check the path.")
    try:
        import onnxruntime  # optional: the other formats of weights need nothing
    except ImportError as error:
        instead = "choose a .pt or .safetensors file, which need nothing"
        raise cannot_do(f"Reading {path}", "onnxruntime", error, instead) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # chips run side by side
    options.log_severity_level = 4  # errors are raised; the runtime need not print them as well
    try:
        session = onnxruntime.InferenceSession(
            path, sess_options=options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # the runtime's own errors share no base class
        reason = " ".join(str(error).split())
        raise InputError(
            f"The weights {path} are damaged or no ONNX file ({reason}). Get the file again."
        ) from error
    model = OnnxModel(path, design, session, what)
    model.tokens(np.zeros((design.channels, design.side, design.side), np.float32))
    return model
