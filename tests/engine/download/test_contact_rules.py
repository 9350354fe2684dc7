"""Nobody is contacted whom the chosen source does not name."""

from __future__ import annotations

import pytest

from stori_plugin.engine.download.catalogue_sources import known_sources
from stori_plugin.engine.download.contact_rules import ContactRules, is_local
from stori_plugin.engine.download.web import WebError

RULES = ContactRules("https://stac.example.org/v1", (".files.example.com",))


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("10.1.2.3", True),
        ("192.168.0.1", True),
        ("169.254.169.254", True),
        ("::1", True),
        ("[::1]", True),
        ("fe80::1%eth0", True),
        ("::ffff:127.0.0.1", True),
        ("2130706433", True),
        ("0x7f.1", True),
        ("127.1", True),
        ("intranet", True),
        ("printer.local", True),
        ("localhost.", True),
        ("8.8.8.8", False),
        ("stac.example.org", False),
        ("3d.example.org", False),
    ],
)
def test_names_of_the_users_own_network_are_known(host, expected):
    assert is_local(host) is expected


@pytest.mark.parametrize(
    ("url", "is_file", "expected"),
    [
        ("http://stac.example.org/v1/search", False, "by plain http"),
        ("http://a.files.example.com/x.tif", True, "by plain http"),
        ("https://other.example.net/search", False, "none of the hosts of this source"),
        ("https://other.example.net/x.tif", True, "none of the hosts of this source"),
        ("https://files.example.com.evil.net/x.tif", True, "none of the hosts"),
        ("https://127.0.0.1/x.tif", True, "lies within your own network"),
        ("https://192.168.1.1/search", False, "lies within your own network"),
        ("file:///etc/passwd", True, "no address of the web"),
        ("/vsicurl/https://x", True, "no address of the web"),
        ("https://user@a.files.example.com/x.tif", True, "no address of the web"),
        ("https://[broken/x.tif", True, "is no address"),
    ],
)
def test_what_an_answer_may_not_do_is_one_sentence(url, is_file, expected):
    with pytest.raises(WebError) as caught:
        RULES.check(url, is_file)
    assert expected in str(caught.value)


def test_the_catalogue_and_its_files_may_be_asked():
    RULES.check("https://stac.example.org/v1/search", False)
    RULES.check("https://a.files.example.com/x.tif", True)
    assert RULES.contacted >= {"stac.example.org", "a.files.example.com"}


def test_a_catalogue_on_this_computer_may_name_files_there():
    rules = ContactRules("http://127.0.0.1:8080/stac")
    rules.check("http://127.0.0.1:9090/x.tif", True)
    with pytest.raises(WebError):
        rules.check("http://127.0.0.1:9090/search", False)


def test_every_source_is_secure_and_names_its_hosts():
    for source in known_sources().values():
        assert source.endpoint.startswith("https://") and source.asset_hosts
        assert not any(host in ("", ".", ".com") for host in source.asset_hosts)
        assert source.signing.endpoint.startswith(("https://", "")) and source.collections
