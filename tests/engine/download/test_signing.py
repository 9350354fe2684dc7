"""Signatures: made when they are needed, once for a container, anew when they expired."""

from __future__ import annotations

import datetime as dt

import pytest

from stori_plugin.engine.download.catalogue_sources import Signing, known_sources
from stori_plugin.engine.download.connection import Keys
from stori_plugin.engine.download.contact_rules import ContactRules
from stori_plugin.engine.download.courier import Courier, Stop
from stori_plugin.engine.download.signing import Signer, presigned
from stori_plugin.engine.download.web import Answer, Request, WebError
from stori_plugin.engine.support.errors import ParameterError

BLOB = "https://account.blob.core.windows.net/container/a/b.tif"


def test_the_signature_is_that_of_the_specification():
    """The example of "Authenticating Requests: Using Query Parameters", Amazon S3 API."""
    signed = presigned(
        "https://examplebucket.s3.amazonaws.com/test.txt",
        Keys("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
        "us-east-1",
        dt.datetime(2013, 5, 24),
        86400,
    )
    assert signed.endswith(
        "X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"
    )


def signer_of(signing: Signing, answer: bytes = b'{"token": "sv=1&sig=abc"}'):
    asked: list[str] = []

    def ask(request: Request) -> Answer:
        asked.append(request.url)
        return Answer(200, {}, answer)

    rules = ContactRules("https://stac.example.org", (), (signing.endpoint,))
    return Signer(signing, Courier(ask, rules, Stop()), Keys("k", "s")), asked


def test_a_token_serves_a_container_until_it_expires():
    signing = known_sources()["planetary_computer"].signing
    signer, asked = signer_of(signing)
    first = signer.sign(BLOB)
    assert first == f"{BLOB}?sv=1&sig=abc"
    signer.sign(BLOB.replace("b.tif", "c.tif"))
    assert asked == [f"{signing.endpoint}/account/container"]
    signer.expire(first)
    signer.sign(BLOB)
    assert len(asked) == 2


def test_other_hosts_get_no_token():
    signer, asked = signer_of(known_sources()["planetary_computer"].signing)
    assert signer.sign("https://elsewhere.example/x.tif") == "https://elsewhere.example/x.tif"
    assert not asked


def test_an_answer_without_a_token_is_one_sentence():
    signer, _ = signer_of(known_sources()["planetary_computer"].signing, b"[]")
    with pytest.raises(WebError, match="answers without a token: run it again later"):
        signer.sign(BLOB)


@pytest.mark.parametrize(
    ("source", "url", "begin"),
    [
        ("copernicus", "s3://eodata/S/a.jp2", "https://eodata.dataspace.copernicus.eu/eodata/S/a"),
        (
            "digital_earth_africa",
            "s3://deafrica-sentinel-2/a.tif",
            "https://deafrica-sentinel-2.s3.af-south-1.amazonaws.com/a.tif",
        ),
        (
            "digital_earth_australia",
            "s3://dea-public-data/a.tif",
            "https://dea-public-data.s3.ap-southeast-2.amazonaws.com/a.tif",
        ),
        ("earth_search", "https://x.amazonaws.com/a.tif", "https://x.amazonaws.com/a.tif"),
    ],
)
def test_buckets_have_addresses_of_the_web(source, url, begin):
    signer, _ = signer_of(known_sources()[source].signing)
    signed = signer.sign(url)
    assert signed.startswith(begin)
    assert ("X-Amz-Signature" in signed) is (source == "copernicus")


def test_a_source_with_accounts_wants_keys():
    signing = known_sources()["copernicus"].signing
    courier = Courier(lambda _: Answer(200, {}, b""), ContactRules("https://x.org"), Stop())
    with pytest.raises(ParameterError, match="choose it as AUTHCFG"):
        Signer(signing, courier)
