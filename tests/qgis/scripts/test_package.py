"""The zip installs into a QGIS that knows nothing of the checkout; the link does as well."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from checkout import CHECKOUT
from headless_qgis import HeadlessQgis

from scripts import gate, gate_checks, install, package


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return package.build(CHECKOUT / "stori_plugin", tmp_path_factory.mktemp("build"))


def test_the_zip_has_one_root_and_only_what_belongs(archive):
    assert archive.name == f"stori_plugin-{package.version(CHECKOUT)}.zip"
    names = zipfile.ZipFile(archive).namelist()
    assert {name.split("/")[0] for name in names} == {"stori_plugin"}
    for needed in package.NEEDED:
        assert f"stori_plugin/{needed}" in names
    templates = [path.name for path in (CHECKOUT / "resources" / "pages").iterdir()]
    assert {f"stori_plugin/resources/pages/{name}" for name in templates} <= set(names)
    for unwanted in ("__pycache__", ".pyc", ".git", "/tests/", "/gui/../"):
        assert not [name for name in names if unwanted in name]
    assert archive.stat().st_size < package.MOST_BYTES


def test_the_same_checkout_gives_the_same_bytes(archive, tmp_path):
    again = package.build(CHECKOUT / "stori_plugin", tmp_path)
    assert again.read_bytes() == archive.read_bytes()


def test_the_unpacked_zip_lists_its_algorithms_in_qgis(archive, tmp_path):
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(tmp_path / "plugins")
    qgis = HeadlessQgis(tmp_path / "profile", tmp_path / "plugins")
    qgis("plugins", "enable", "stori_plugin")
    listed = qgis("list")
    assert "stori:reconstruct" in listed.stdout, listed.stderr


def test_the_zip_holds_compiled_translations_and_the_newest_changes(archive):
    with zipfile.ZipFile(archive) as opened:
        names = opened.namelist()
        general = gate_checks.metadata_of(opened)
    assert {Path(name).suffix for name in names if "/i18n/" in name} == {".qm"}
    assert "Added" in general["changelog"]


def test_changes_are_written_as_qgis_reads_them():
    text = package.changelog_text(
        "# C\n\n## 2.0.0\n\n### Added\n\n- `x` to 90 %\n\n## 1.0.0\n\n- y\n"
    )
    assert text == "    Added\n    - x to 90 per cent"


def bad_zip(path, **members):
    """Return an opened zip whose files (written with __ for / and _dot_ for .) are all there is."""
    with zipfile.ZipFile(path, "w") as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return zipfile.ZipFile(path)


def test_what_the_repository_would_refuse_is_named(tmp_path):
    with bad_zip(
        tmp_path / "bad.zip",
        p__metadata_dot_txt="[general]\nname=My plugin\nversion=1\nabout=50% more\n",
        p__tool_dot_exe="",
        p__tests__a_dot_py="",
        p__ui_x_dot_py="import requests\ndef f():\n    import socket\n",
        other__a_dot_py="from qgis.PyQt import QtNetwork\n",
        p__presentation__web_access_dot_py="from qgis.PyQt.QtNetwork import QNetworkReply\n",
        p__gui__web_access_dot_py="import pip\nfrom qgis.PyQt.QtNetwork import QNetworkReply\n",
    ) as opened:
        found = {name: "\n".join(check(opened)) for name, check in gate_checks.CHECKS}
    for words in (
        "one root folder", "tool.exe is of a kind that is refused", "ui_x.py is generated code",
        "p/tests/a.py does not belong",
    ):  # fmt: skip
        assert words in found["layout"]
    assert found["licence"] == "LICENSE is missing"
    for words in (
        "tracker is missing", "must not contain the word plugin", "three numbers",
        "external package Numba", "about has a per cent sign",
    ):  # fmt: skip
        assert words in found["metadata"]
    assert found["network imports"].splitlines() == [
        "p/ui_x.py:1 imports requests while the plugin is loaded",
        "other/a.py:1 imports qgis.PyQt.QtNetwork, which this plugin never needs",
        "p/gui/web_access.py:1 imports pip, which this plugin never needs",
        "p/gui/web_access.py:2 imports qgis.PyQt.QtNetwork.QNetworkReply, which this plugin never "
        "needs",
        "p/gui/web_access.py:2 imports qgis.PyQt.QtNetwork, which this plugin never needs",
    ]


def test_code_that_an_old_python_cannot_read_is_named(tmp_path):
    with bad_zip(
        tmp_path / "new.zip", p__a_dot_py="match x:\n    case 1:\n        pass\n"
    ) as opened:
        assert "is not Python 3.9" in "\n".join(gate_checks.syntax(opened))


def test_secrets_and_dangerous_calls_block(tmp_path):
    for tool in ("bandit", "detect_secrets"):
        pytest.importorskip(tool, reason="make gate installs it")
    source = 'key = "AKIA' + 'IOSFODNN7EXAMPLF"\nimport pickle\npickle.loads(b"")\nassert key\n'
    (tmp_path / "a.py").write_text(source)
    blocking, others = gate.bandit(tmp_path)
    assert any("B301" in sentence for sentence in blocking)
    assert any(rule.startswith("B101") for rule in others)
    assert any("a.py:1 looks like a secret" in sentence for sentence in gate.secrets(tmp_path))


def test_our_zip_passes_what_can_be_seen_without_running_it(archive):
    with zipfile.ZipFile(archive) as opened:
        assert not [sentence for _, check in gate_checks.CHECKS for sentence in check(opened)]


def test_what_does_not_belong_is_named(tmp_path):
    source = tmp_path / "stori_plugin"
    shutil.copytree(CHECKOUT / "stori_plugin", source)
    (source / "run.sh").write_text("#!/bin/sh\n")
    with pytest.raises(SystemExit, match=r"run\.sh does not belong in a plugin"):
        package.build(source, tmp_path)
    (source / "metadata.txt").unlink()
    with pytest.raises(SystemExit, match=r"metadata\.txt is missing"):
        package.build(source, tmp_path)


def test_the_link_is_made_renewed_and_removed(tmp_path):
    for _ in range(2):
        link = install.install(tmp_path)
    assert (link / "metadata.txt").samefile(CHECKOUT / "metadata.txt")
    install.remove(tmp_path)
    assert not link.exists()
    link.mkdir()
    with pytest.raises(SystemExit, match="uninstall it in QGIS's plugin manager first"):
        install.install(tmp_path)


def test_the_citation_names_the_same_version():
    text = (CHECKOUT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {package.version(CHECKOUT)}\n" in text
