"""The zip installs into a QGIS that knows nothing of the checkout; the link does as well."""

from __future__ import annotations

import shutil
import zipfile

import pytest
from qgis_fixtures import CHECKOUT, HeadlessQgis

from scripts import install, package


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return package.build(CHECKOUT / "stori_plugin", tmp_path_factory.mktemp("build"))


def test_the_zip_has_one_root_and_only_what_belongs(archive):
    assert archive.name == f"stori_plugin-{package.version(CHECKOUT)}.zip"
    names = zipfile.ZipFile(archive).namelist()
    assert {name.split("/")[0] for name in names} == {"stori_plugin"}
    for needed in package.NEEDED:
        assert f"stori_plugin/{needed}" in names
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
