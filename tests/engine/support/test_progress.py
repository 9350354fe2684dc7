"""Parts of a job: told in their places, as long as they take."""

from __future__ import annotations

from stori_plugin.engine.support.progress import UNSEEN, Progress, Share


class Heard(Progress):
    def __init__(self):
        self.said = []

    def fraction(self, done):
        self.said.append(round(done, 6))

    def step(self, text):
        self.said.append(text)


def test_parts_follow_each_other_as_long_as_they_take():
    heard = Heard()
    first, second = Share(heard, 0.2, 0.8).parts((1, 3))
    first.begin("Reading")
    first(0.5)
    second(0.0)
    inner = Share(heard, second.first, second.last, "Learning ").parts((1, 0, 1))
    inner[2].begin("gp")
    second(1.0)
    assert heard.said == ["Reading", 0.2, 0.275, 0.35, "Learning gp", 0.575, 0.8]
    assert Share(heard).parts(()) == []
    assert [part.last for part in UNSEEN.parts((0, 0))] == [0.0, 0.0]
