"""Addresses that may be read: signed when they are read, and anew when they have expired.

Azure: a token by account and container (Planetary Computer, Data Access documentation). S3: AWS
Signature Version 4 with the signature in the query ("Authenticating Requests: Using Query
Parameters", Amazon S3 API reference).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import re
import threading
from collections.abc import Callable
from urllib.parse import quote, urlsplit

from ..support.checked_json import MalformedJSONError, checked_json
from ..support.errors import ParameterError
from .catalogue_sources import Signing
from .connection import Keys
from .contact_rules import fits
from .courier import Courier
from .web import Request, WebError

_GOOD_FOR = 3600  # seconds of a signature of ours


class Signer:
    """Signs the addresses of one source; may be used by several threads."""

    def __init__(
        self,
        signing: Signing,
        courier: Courier,
        keys: Keys | None = None,
        now: Callable[[], dt.datetime] | None = None,
    ) -> None:
        """Raises `ParameterError` where the source wants keys and none are given."""
        if signing.rule == "s3" and keys is None:
            raise ParameterError(
                "This source wants an account: make S3 keys there, put them as user name and "
                "password into an authentication configuration of QGIS, and choose it as AUTHCFG."
            )
        self._signing, self._courier, self._keys = signing, courier, keys
        self._now = now or (lambda: dt.datetime.now(dt.timezone.utc))
        self._tokens: dict[str, str] = {}
        self._lock = threading.Lock()

    def plain(self, url: str) -> str:
        """Return an address of the web for one of a bucket; others as they are."""
        match = re.match(r"s3://([^/]+)/(.+)", url, re.DOTALL)
        if not match:
            return url
        if self._signing.rule == "s3":
            return f"{self._signing.endpoint}/{match[1]}/{match[2]}"
        if self._signing.bucket_address:
            return self._signing.bucket_address.format(bucket=match[1]) + f"/{match[2]}"
        return f"https://{match[1]}.s3.amazonaws.com/{match[2]}"

    def sign(self, url: str) -> str:
        """Return the address to read; raises as `Courier.fetch` where a token cannot be had."""
        url = self.plain(url)
        host = urlsplit(url).hostname or ""
        if self._signing.hosts and not any(fits(host, each) for each in self._signing.hosts):
            return url
        if self._signing.rule == "sas":
            return f"{url}{'&' if '?' in url else '?'}{self._token(_container(url))}"
        if self._signing.rule == "s3" and url.startswith(self._signing.endpoint) and self._keys:
            return presigned(url, self._keys, self._signing.region, self._now())
        return url

    def expire(self, signed: str) -> None:
        """Forget the token of an address that was not let in."""
        with self._lock:
            for container, token in list(self._tokens.items()):
                if token in signed:
                    del self._tokens[container]

    def _token(self, container: str) -> str:
        with self._lock:
            if container in self._tokens:
                return self._tokens[container]
            answer = self._courier.fetch(Request(f"{self._signing.endpoint}/{container}"))
            try:
                token = checked_json(answer.body)["token"]
                if not isinstance(token, str) or not token:
                    raise TypeError("no token")
            except (MalformedJSONError, LookupError, TypeError) as error:
                raise WebError(
                    f"{self._signing.endpoint} answers without a token: run it again later."
                ) from error
            self._tokens[container] = token
            return self._tokens[container]


def _container(url: str) -> str:
    """Return account and container of an address of Azure's blobs."""
    parts = urlsplit(url)
    account = (parts.hostname or "").split(".")[0]
    return f"{account}/{parts.path.lstrip('/').split('/')[0]}"


def presigned(url: str, keys: Keys, region: str, now: dt.datetime, seconds: int = _GOOD_FOR) -> str:
    """Return an address with a signature in its query that is good for some seconds."""
    parts = urlsplit(url)
    stamp, day = now.strftime("%Y%m%dT%H%M%SZ"), now.strftime("%Y%m%d")
    scope = f"{day}/{region}/s3/aws4_request"
    query = {
        "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
        "X-Amz-Credential": f"{keys.key}/{scope}",
        "X-Amz-Date": stamp,
        "X-Amz-Expires": str(seconds),
        "X-Amz-SignedHeaders": "host",
    }
    written = "&".join(f"{name}={quote(query[name], safe='')}" for name in sorted(query))
    path = quote(parts.path, safe="/~")
    canonical = f"GET\n{path}\n{written}\nhost:{parts.netloc}\n\nhost\nUNSIGNED-PAYLOAD"
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    text = f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{digest}"
    key = f"AWS4{keys.secret}".encode()
    for part in (day, region, "s3", "aws4_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    signature = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
    return f"{parts.scheme}://{parts.netloc}{path}?{written}&X-Amz-Signature={signature}"
