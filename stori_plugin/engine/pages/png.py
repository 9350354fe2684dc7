"""Pictures as PNG, for pages and thumbnails."""

from __future__ import annotations

import base64
import struct
import zlib

import numpy as np


def png_bytes(image: np.ndarray) -> bytes:
    """Return an image (h, w, 3) uint8 as a PNG file (ISO/IEC 15948)."""
    height, width = image.shape[:2]
    lines = np.concatenate(
        [np.zeros((height, 1), np.uint8), image.reshape(height, width * 3)], axis=1
    )

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(lines.tobytes(), 6))
        + chunk(b"IEND", b"")
    )


def png_text(image: np.ndarray) -> str:
    """Return an image (h, w, 3) uint8 as a PNG in base64, as pages hold it."""
    return base64.b64encode(png_bytes(image)).decode("ascii")
