"""Search through Milvus: the same as the exact search, and told what is wrong with it."""

from __future__ import annotations

import socket
import sys
import types
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from made_kinds import made_index as index_file
from made_runs import Listener

from stori_plugin.engine.options.find_similar_options import SimilarQuery
from stori_plugin.engine.retrieval.finding.find_similar import find_similar
from stori_plugin.engine.retrieval.index.codes import parse_code
from stori_plugin.engine.retrieval.index.search import nearest
from stori_plugin.engine.retrieval.milvus import milvus_collection
from stori_plugin.engine.retrieval.milvus.fill_collection import fill_collection, open_or_fill
from stori_plugin.engine.support.errors import (
    CancelledError,
    InputError,
    MissingPackageError,
    ParameterError,
)

DIM, COUNT = 96, 1200


def made_index(code: str = "binary", seed: int = 1, count: int = COUNT, path="places.storiindex"):
    rng = np.random.default_rng(seed)
    # Few distinct places, so that equal distances abound.
    embeddings = rng.normal(size=(150, DIM)).astype(np.float32)[rng.integers(0, 150, count)]
    kind = parse_code(code)
    ids = np.arange(count) * 3 + 5
    return SimpleNamespace(
        path=str(path), fingerprint=f"encoder {DIM}", dim=DIM, code=kind,
        codes=kind.encode(embeddings), table=SimpleNamespace(ids=ids.astype(np.int64)),
    )  # fmt: skip


def queries_of(index, count: int = 12) -> np.ndarray:
    rng = np.random.default_rng(7)
    return index.code.encode(rng.normal(size=(count, DIM)).astype(np.float32))


@pytest.fixture
def uri(tmp_path):
    pytest.importorskip("pymilvus", reason="pymilvus is not installed")
    pytest.importorskip("milvus_lite", reason="milvus-lite is not installed")
    return str(tmp_path / "places.db")


@pytest.mark.parametrize(
    ("code", "distance"),
    [("binary", ""), ("hash-32", ""), ("lsh-40", "")]
    + [("float", distance) for distance in ("cosine", "euclidean", "dot")],
)
def test_it_finds_what_the_exact_search_finds(uri, code, distance):
    index = made_index(code)
    queries = queries_of(index)
    exact = nearest(index.codes, queries, 20, distance or "hamming", workers=1, ids=index.table.ids)
    found = fill_collection(index, uri, distance=distance)
    try:
        answer = found.search(queries, 20)
    finally:
        found.close()
    np.testing.assert_allclose(answer.distances, exact.distances, atol=2e-4)
    if index.code.packed:  # equal distances are equal, and come by id
        np.testing.assert_array_equal(answer.ids, exact.ids)
        np.testing.assert_array_equal(answer.rows, exact.rows)
        assert (np.diff(exact.distances) == 0).any()


def test_a_collection_knows_what_it_was_filled_with(uri):
    index = made_index()
    with pytest.raises(InputError, match=r"stori_places .* is not there: fill it from places"):
        milvus_collection.MilvusCollection(index, uri)
    fill_collection(index, uri).close()
    milvus_collection.MilvusCollection(index, uri).close()
    other = made_index(seed=2)
    with pytest.raises(InputError, match="holds another index, code or distance"):
        milvus_collection.MilvusCollection(other, uri)
    listener = Listener()
    open_or_fill(other, uri, progress=listener).close()
    assert listener.lines == ["Filling Milvus"] and listener.fractions[-1] == 1.0
    with pytest.raises(InputError, match="holds another index"):
        milvus_collection.MilvusCollection(index, uri)


def test_what_cannot_be_asked_for_is_told(uri):
    index = made_index(count=40)
    found = fill_collection(index, uri)
    try:
        with pytest.raises(ParameterError, match="K is 41, and Milvus can return 40"):
            found.search(queries_of(index), 41)
        with pytest.raises(ParameterError, match=r"DISTANCE is cosine, .* filled for hamming"):
            found.search(queries_of(index), 3, "cosine")
    finally:
        found.close()
    with pytest.raises(ParameterError, match=r"code float: choose euclidean, cosine or dot"):
        milvus_collection.MilvusCollection(made_index("float"), uri, distance="hamming")


def test_an_index_file_is_searched_there_as_here(uri, tmp_path):
    index, _ = index_file(tmp_path / "places.storiindex", "binary")
    question = SimilarQuery(k=15, point=(500_690.0, 5_599_940.0, ""))
    here, there = find_similar(index, question), find_similar(index, replace(question, milvus=uri))
    assert [(a.row, a.rank, a.distance) for a in here] == [
        (a.row, a.rank, a.distance) for a in there
    ]
    assert here[0].row == 4


def test_filling_can_be_stopped_and_leaves_nothing(uri):
    index, listener = made_index(), Listener()
    listener.stopped = True
    with pytest.raises(CancelledError):
        fill_collection(index, uri, progress=listener)
    with pytest.raises(InputError, match="is not there"):
        milvus_collection.MilvusCollection(index, uri)


def test_a_server_out_of_reach_is_told(capfd):
    pytest.importorskip("pymilvus", reason="pymilvus is not installed")
    with socket.socket() as taken:  # bound and deaf: nobody listens there
        taken.bind(("127.0.0.1", 0))
        uri = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(InputError) as caught:
            milvus_collection.MilvusCollection(made_index(), uri)
    sentence = str(caught.value)
    assert uri in sentence and "can be reached" in sentence and "index file" in sentence
    assert "Traceback" not in sentence and "\n" not in sentence
    assert "ERROR" not in capfd.readouterr().err


def test_a_damaged_file_is_told(uri):
    with open(uri, "w", encoding="utf-8") as file:
        file.write("no Milvus")
    with pytest.raises(InputError, match=r"Milvus at .*places.db does not do what it is asked"):
        milvus_collection.MilvusCollection(made_index(), uri)


# --- without Milvus ---------------------------------------------------------------------------


def test_without_its_packages_it_is_said_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pymilvus", None)
    with pytest.raises(MissingPackageError, match=r"pymilvus, which .* MILVUS empty"):
        milvus_collection.MilvusCollection(made_index(), "http://localhost:19530")
    package = types.ModuleType("pymilvus")
    package.MilvusClient = object
    monkeypatch.setitem(sys.modules, "pymilvus", package)
    monkeypatch.setitem(sys.modules, "milvus_lite", None)
    with pytest.raises(MissingPackageError, match="milvus-lite"):
        milvus_collection.MilvusCollection(made_index(), str(tmp_path / "places.db"))


def test_a_place_that_cannot_be_is_told(tmp_path):
    with pytest.raises(ParameterError, match=r"ends with \.db"):
        milvus_collection.MilvusCollection(made_index(), "localhost")
    with pytest.raises(ParameterError, match="folder that does not exist"):
        milvus_collection.MilvusCollection(made_index(), str(tmp_path / "no" / "places.db"))


class PretendedClient:
    """Milvus in fifty lines: exact, in any order among equals, one collection per name."""

    kept: dict = {}  # noqa: RUF012

    def __init__(self, uri, token, timeout):
        self.uri = uri

    def create_schema(self, **_):
        fields = []
        return SimpleNamespace(
            fields=fields, add_field=lambda name, *_, **k: fields.append({"name": name, **k})
        )

    def prepare_index_params(self):
        made = SimpleNamespace()
        made.add_index = lambda field, **k: made.__dict__.update(k)
        return made

    def create_collection(self, name, schema, index_params, **_):
        self.kept[name] = {"fields": schema.fields, "metric": index_params.metric_type, "rows": []}

    def has_collection(self, name, **_):
        return name in self.kept

    def list_collections(self, **_):
        return list(self.kept)

    def drop_collection(self, name, **_):
        self.kept.pop(name, None)

    def insert(self, name, rows, **_):
        self.kept[name]["rows"] += rows

    def query(self, name, **_):
        return [{"count(*)": len(self.kept[name]["rows"])}]

    def describe_collection(self, name, **_):
        return {"fields": self.kept[name]["fields"]}

    def search(self, name, data, anns_field, limit, search_params, **_):
        assert search_params["metric_type"] == self.kept[name]["metric"] == "HAMMING"
        rows = self.kept[name]["rows"][::-1]
        codes = np.array([np.frombuffer(row[anns_field], np.uint8) for row in rows])
        answers = []
        for query in data:
            far = np.unpackbits(codes ^ np.frombuffer(query, np.uint8), axis=1).sum(1)
            order = np.argsort(far, kind="stable")[:limit]
            answers.append([{"id": rows[k]["id"], "distance": float(far[k])} for k in order])
        return answers

    def load_collection(self, *_, **__): ...

    flush = close = load_collection


@pytest.fixture
def pretended(monkeypatch):
    package = types.ModuleType("pymilvus")
    package.MilvusClient = PretendedClient
    package.DataType = SimpleNamespace(INT64=5, BINARY_VECTOR=100, FLOAT_VECTOR=101)
    monkeypatch.setitem(sys.modules, "pymilvus", package)
    monkeypatch.setattr(PretendedClient, "kept", {})
    return PretendedClient


def test_ties_are_settled_by_id_whatever_the_server_does(pretended):
    index = made_index("hash-32")
    queries = queries_of(index)
    exact = nearest(index.codes, queries, 20, "hamming", workers=1, ids=index.table.ids)
    found = fill_collection(index, "http://server:19530")
    np.testing.assert_array_equal(found.search(queries, 20).ids, exact.ids)
    loose = found.search(queries, 20, settle_ties=False)
    np.testing.assert_array_equal(loose.distances, exact.distances)
    assert (loose.ids != exact.ids).any()


def test_a_collection_that_is_not_whole_is_told(pretended):
    index = made_index()
    found = fill_collection(index, "http://server:19530")
    pretended.kept[found.collection]["rows"].pop()
    with pytest.raises(InputError, match="has 1199 of 1200 chips: fill it again from places"):
        milvus_collection.MilvusCollection(index, "http://server:19530")
    with pytest.raises(InputError, match="gave 1199 instead of 1200 chips"):
        found.search(queries_of(index), 1200)
