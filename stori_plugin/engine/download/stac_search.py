"""Searching a catalogue: POST /search, page after page (STAC API 1.0, Item Search)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urljoin

from ..support.checked_json import MalformedJSONError, checked_json
from .catalogue_sources import CatalogueSource, CollectionSpec
from .courier import Courier, RefusedError, UnansweredError
from .stac_items import Bounds, Item, item_of
from .web import Request, WebError

_PAGE = 100  # items
_MOST_PAGES = 1000
_EMPTY = 4  # pages without anything new, one after the other, that end a search
_SHORTEST = 8  # days that a period is not parted below
_TRIES, _MORE_TRIES = 4, 6  # where a shorter period may help, and where none does
_TOO_MUCH = (408, 413)
_NO_POST = (404, 405, 501)


@dataclass
class Findings:
    """What a search brought."""

    items: list[Item] = field(default_factory=list)
    # Items of the collections that lack a date, a place or any band that is known.
    passed_over: int = 0
    # The names of the assets of one of them.
    assets: tuple[str, ...] = ()
    # How many items the catalogue says to have but did not hand out.
    missing: int = 0


def search(
    source: CatalogueSource,
    specs: Sequence[CollectionSpec],
    bounds: Bounds,
    start: dt.date,
    end: dt.date,
    courier: Courier,
) -> Findings:
    """Search some collections over an area (degrees) and a period, both ends in.

    Each item comes once, however often the catalogue repeats it, and none of another time or
    place. A period that a catalogue does not manage is asked for in halves. Raises `WebError`.
    """
    findings = Findings()
    found: dict[tuple[str, str], Item] = {}
    periods = [(start, end)] if specs else []
    while periods:
        first, last = periods.pop(0)
        days = (last - first).days
        asked = {
            "collections": [spec.id for spec in specs],
            "bbox": list(bounds),
            "datetime": f"{first}T00:00:00Z/{last}T23:59:59Z",
            "limit": _PAGE,
        }
        try:
            _search_period(source, specs, asked, courier, days > _SHORTEST, found, findings)
        except (RefusedError, UnansweredError) as error:
            status = error.status if isinstance(error, RefusedError) else 504
            if days <= _SHORTEST or not (status in _TOO_MUCH or 500 <= status != 501):
                raise
            middle = first + dt.timedelta(days=days // 2)
            periods[:0] = [(first, middle), (middle + dt.timedelta(days=1), last)]
    findings.items = sorted(
        (
            item
            for item in found.values()
            if start <= item.moment.date() <= end and _meet(item.bounds, bounds)
        ),
        key=lambda item: (item.moment, item.id),
    )
    return findings


def _meet(one: Bounds, other: Bounds) -> bool:
    """Tell whether two areas touch; one over the antimeridian counts as touching."""
    if not (one[1] <= other[3] and other[1] <= one[3]):
        return False
    return one[0] > one[2] or (one[0] <= other[2] and other[0] <= one[2])


def _search_period(
    source: CatalogueSource,
    specs: Sequence[CollectionSpec],
    asked: Mapping[str, Any],
    courier: Courier,
    can_be_parted: bool,
    found: dict[tuple[str, str], Item],
    findings: Findings,
) -> None:
    """Ask for all pages of a period; adds to ``found`` and ``findings``."""
    by_id = {spec.id: spec for spec in specs}
    request: Request | None = _post(f"{source.endpoint}/search", asked)
    known: set[tuple[str, bytes]] = set()
    seen: set[tuple[str, str]] = set()
    matched = empty = came = 0
    while request is not None and (request.url, request.body) not in known:
        if len(known) >= _MOST_PAGES:
            raise WebError(
                f"{source.title} has more than {_PAGE * _MOST_PAGES:,} items here: choose a "
                "smaller EXTENT or a shorter time."
            )
        known.add((request.url, request.body))
        tries = _TRIES if can_be_parted else _MORE_TRIES
        try:
            page = _page(courier, request, tries)
        except RefusedError as error:
            if error.status not in _NO_POST or len(known) > 1:
                raise
            page = _page_by_get(courier, source, asked, tries)
        matched = max(matched, _matched(page))
        empty += 1
        for feature in page["features"]:
            if not isinstance(feature, dict):
                continue
            came += 1
            key = str(feature.get("collection") or specs[0].id), str(feature.get("id", ""))
            if key in seen:
                continue
            seen.add(key)
            empty = 0
            if key in found or key[0] not in by_id:
                continue
            item = item_of(feature, by_id[key[0]], request.url)
            if item is not None:
                found[key] = item
                continue
            findings.passed_over += 1
            assets = feature.get("assets")
            if not findings.assets and isinstance(assets, dict):
                findings.assets = tuple(sorted(map(str, assets)))
        # A page may be empty and others follow, but not for ever.
        request = _next(page, source.endpoint, request, asked) if empty < _EMPTY else None
    findings.missing += max(0, matched - came)


def _matched(page: Mapping[str, Any]) -> int:
    """Return how many items a search has in all, as far as the catalogue says so."""
    context = page.get("context")
    told = page.get("numberMatched", context.get("matched") if isinstance(context, dict) else None)
    return told if isinstance(told, int) and 0 < told < _PAGE * _MOST_PAGES else 0


def _post(url: str, body: Mapping[str, Any]) -> Request:
    return Request(url, json.dumps(body, sort_keys=True).encode())


def _page(courier: Courier, request: Request, tries: int) -> dict[str, Any]:
    answer = courier.fetch(request, tries=tries)
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


def _page_by_get(
    courier: Courier, source: CatalogueSource, asked: Mapping[str, Any], tries: int
) -> dict[str, Any]:
    """Return the first page of a catalogue that takes no POST, which need not be offered."""
    told = {
        name: ",".join(map(str, value)) if isinstance(value, list) else str(value)
        for name, value in asked.items()
    }
    try:
        return _page(courier, Request(f"{source.endpoint}/search?{urlencode(told)}"), tries)
    except RefusedError as error:
        if error.status not in _NO_POST:
            raise
        raise WebError(
            f"{source.endpoint}/search is not there ({error.status}): give the address of a STAC "
            "API, whose /search answers."
        ) from error


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
        try:
            url = urljoin(before.url, href)
        except ValueError as error:
            raise WebError(f"The catalogue names {href[:200]}, which is no address.") from error
        if endpoint.startswith("https://") and url.startswith("http://"):
            url = f"https://{url[7:]}"  # what stands behind a gate may not know that it is secure
        if str(link.get("method", "GET")).upper() == "POST" or isinstance(link.get("body"), dict):
            body = link.get("body") if isinstance(link.get("body"), dict) else {}
            merged = {**asked, **body} if link.get("merge") or not body else body  # type: ignore[dict-item]
            return _post(url, merged)
        return Request(url)
    return None
