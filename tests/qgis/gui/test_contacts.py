"""Projects of strangers whose dock names the network: nobody is asked before the user agrees."""

from __future__ import annotations

import json
import threading

import made_strangers
import pytest
from docks import fill, until


@pytest.fixture
def asked(qgis_app):
    from qgis.core import QgsSettings

    QgsSettings().remove("stori/known_hosts")
    with made_strangers.server() as contacted:
        yield contacted
    QgsSettings().remove("stori/known_hosts")


def open_project(dock, *paths, role="optical"):
    from qgis.core import QgsApplication

    inputs = [[path, role, False, path[-5:], ""] for path in paths]
    text = json.dumps({"inputs": inputs, "left_out": [], "corrected": {}, "form": {}})
    dock.presenter.project.writeEntry("stori", "dock", text)
    dock.presenter.memory.load()
    until(lambda: QgsApplication.taskManager().countActiveTasks() == 0)


def test_what_a_project_names_on_the_network_waits_for_the_users_word(dock, asked):
    address = f"/vsicurl/http://{asked.address}/20210101.tif"
    open_project(dock, address, f"WMS:http://{asked.address}/wms?", r"\\server\share\20210102.tif")
    presenter, question = dock.presenter, dock.data.question
    dock.prober.open()
    assert not asked and not presenter.state.found
    assert not question.isHidden()
    assert f"from the network, at {asked.address}, server: {address}" in question.words.text()
    assert "say in the Data tab whether they may be asked for" in presenter.state.obstacle()
    presenter.scan("optical")  # nothing that the dock does by itself asks either
    until(lambda: not presenter.tasks.is_busy("scan optical"))
    assert not asked
    question.refuse.click()
    assert not presenter.state.inputs and question.isHidden() and not presenter.state.waiting
    assert not asked


def test_who_agreed_once_is_not_asked_again(dock, asked):
    address = f"/vsicurl/http://{asked.address}/20210101.tif"
    open_project(dock, address)
    dock.data.question.allow.click()
    until(lambda: "optical" in dock.presenter.state.found)
    assert asked and dock.data.question.isHidden()
    open_project(dock, address)
    assert dock.data.question.isHidden() and not dock.presenter.state.waiting


def test_what_the_user_names_is_no_question(dock, asked):
    address = f"/vsicurl/http://{asked.address}/20210101.tif"
    dock.presenter.add_files([address], "optical")
    until(lambda: "optical" in dock.presenter.state.found)
    assert asked and dock.data.question.isHidden()
    open_project(dock, address)
    assert dock.data.question.isHidden()


def test_files_of_this_computer_are_no_question(dock, asked, scene):
    fill(dock, scene)
    assert dock.data.question.isHidden() and not dock.presenter.state.waiting


def test_an_index_on_the_network_is_named_and_not_opened(dock, asked):
    finder, told = dock.similar.finder, []
    finder.message_sent.connect(told.append)
    project = dock.presenter.project
    for path in (
        rf"\\server\{'x' * 3}.storiindex",
        f"/vsicurl/http://{asked.address}/a.storiindex",
    ):
        project.writeEntry("stori", "similar", json.dumps({"path": path, "count": 5}))
        finder._load()
        finder.look_again()
        assert finder.state.path == ""
        assert path in told[-1] and "lies on the network and was not opened" in told[-1]
    assert not asked


def test_a_drive_that_does_not_answer_holds_no_task(dock):
    from qgis.core import QgsApplication

    answer, began = threading.Event(), threading.Event()

    def work(*_):
        began.set()
        answer.wait(60)

    dock.presenter.tasks.start("hang", "Hanging", work, print, print)
    assert began.wait(30)
    dock.presenter.tasks.stop("hang")
    until(lambda: QgsApplication.taskManager().countActiveTasks() == 0, 10)
    answer.set()
