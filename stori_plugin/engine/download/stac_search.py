"""Searching a catalogue: POST /search, page after page (STAC API 1.0, Item Search)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urljoin

from ..support.checked_json import MalformedJSONError, checked_json
from .catalogue_sources import CatalogueSource, CollectionSpec
from .courier import Courier
from .stac_items import Bounds, Item, item_of
from .web import Request, WebError

_PAGE = 100  # items
_MOST_PAGES = 1000


def search(
    source: CatalogueSource,
    specs: Sequence[CollectionSpec],
    bounds: Bounds,
    start: dt.date,
    end: dt.date,
    courier: Courier,
) -> list[Item]:
    """Return the items of some collections over an area (degrees) and a period, both ends in.

    Each item comes once, however often the catalogue repeats it. Raises `WebError`.
    """
    if not specs:
        return []
    by_id = {spec.id: spec for spec in specs}
    found: dict[tuple[str, str], Item] = {}
    asked = {
        "collections": list(by_id),
        "bbox": list(bounds),
        "datetime": f"{start}T00:00:00Z/{end}T23:59:59Z",
        "limit": _PAGE,
    }
    request: Request | None = _post(f"{source.endpoint}/search", asked)
    known: set[tuple[str, bytes]] = set()
    for _ in range(_MOST_PAGES):
        if request is None or (request.url, request.body) in known:
            break
        known.add((request.url, request.body))
        page = _page(courier, request)
        features = [each for each in page["features"] if isinstance(each, dict)]
        new = 0
        for feature in features:
            key = str(feature.get("collection", "")), str(feature.get("id", ""))
            if key not in found:
                new += 1
                spec = by_id.get(key[0], specs[0])
                item = item_of(feature, spec)
                if item is not None:
                    found[key] = item
        request = _next(page, source.endpoint, request, asked) if new else None
    return sorted(found.values(), key=lambda item: (item.moment, item.id))


def _post(url: str, body: Mapping[str, Any]) -> Request:
    return Request(url, json.dumps(body, sort_keys=True).encode())


def _page(courier: Courier, request: Request) -> dict[str, Any]:
    answer = courier.fetch(request)
    try:
        page = checked_json(answer.body, request.most_bytes, finite=False)
    except MalformedJSONError as error:
        raise WebError(
            f"The answer of {request.url[:200]} {error}: it is no STAC API, or a page of your "
            "network asks you to log in."
        ) from error
    if not isinstance(page, dict) or not isinstance(page.get("features"), list):
        raise WebError(
            f"The answer of {request.url[:200]} is no list of items: give the address of a STAC "
            "API, whose /search answers."
        )
    return page


def _next(
    page: Mapping[str, Any], endpoint: str, before: Request, asked: Mapping[str, Any]
) -> Request | None:
    links = page.get("links")
    for link in links if isinstance(links, list) else ():
        if not isinstance(link, dict) or link.get("rel") != "next":
            continue
        href = link.get("href")
        if not isinstance(href, str):
            continue
        url = urljoin(before.url, href)
        if endpoint.startswith("https://") and url.startswith("http://"):
            url = f"https://{url[7:]}"  # what stands behind a gate may not know that it is secure
        if str(link.get("method", "GET")).upper() == "POST" or isinstance(link.get("body"), dict):
            body = link.get("body") if isinstance(link.get("body"), dict) else {}
            merged = {**asked, **body} if link.get("merge") or not body else body  # type: ignore[dict-item]
            return _post(url, merged)
        return Request(url)
    return None
