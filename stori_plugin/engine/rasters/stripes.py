"""What was decoded of rasters, kept for the next block: stripes of columns, shared by threads.

Blocks follow each other along rows and look beyond their edges, so that neighbours need the same
storage tiles, each on another thread and through another handle of GDAL, which keeps what it
decodes to itself. Here a row of blocks decodes every column once, whoever asks first.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

import numpy as np

from ..support.unanswered import LONG_PATIENCE

# The stored numbers of a stripe, and where they are known; None where that is everywhere.
Stripe = tuple[np.ndarray, "np.ndarray | None"]

_NARROWEST, _WIDEST = 128, 512  # pixels


def stripe_width(stored: int) -> int:
    """Return how wide stripes are, for storage tiles or strips that are ``stored`` pixels wide."""
    if _NARROWEST <= stored <= _WIDEST:
        return stored
    return _WIDEST if stored > _WIDEST and stored % _WIDEST == 0 else _WIDEST // 2


class Stripes:
    """Stripes up to a number of bytes; those not used for longest are let go of first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._bytes = 0
        self._kept: OrderedDict[Hashable, Stripe] = OrderedDict()
        self._coming: dict[Hashable, threading.Event] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable, read: Callable[[], Stripe]) -> Stripe:
        """Return a stripe; who asks first reads it, and whoever comes meanwhile waits.

        Raises what ``read`` raises.
        """
        while True:
            with self._lock:
                if key in self._kept:
                    self._kept.move_to_end(key)
                    return self._kept[key]
                coming = self._coming.get(key)
                if coming is None:
                    self._coming[key] = threading.Event()
            if coming is None:
                return self._fetch(key, read)
            if not coming.wait(LONG_PATIENCE):
                return read()

    def _fetch(self, key: Hashable, read: Callable[[], Stripe]) -> Stripe:
        try:
            stripe = read()
            with self._lock:
                self._kept[key] = stripe
                self._bytes += _size(stripe)
                while self._bytes > self._most and len(self._kept) > 1:
                    self._bytes -= _size(self._kept.popitem(last=False)[1])
            return stripe
        finally:
            with self._lock:
                self._coming.pop(key).set()


def _size(stripe: Stripe) -> int:
    values, known = stripe
    return values.nbytes + (0 if known is None else known.nbytes)
