"""Report pages as a browser reads them: what is text, what is markup, and whether it is whole."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree import ElementTree

# What someone may call a file, a layer, a band or a label; the second one is a name of a file.
NAME = "<b>x</b>&\"'"
FILE_NAME = "<b>x<b>&\"'"

VOID = {"meta", "img"}


class Page(HTMLParser):
    """A page; reading it fails where it is not whole, or where anything but text came from a name.

    ``text`` is what people read, ``titles`` what stands under the pointer.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.parts: list[str] = []
        self.titles: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []
        assert not self.tags & {"b", "script", "link", "iframe", "object", "a"}
        assert "http" not in page.replace("http-equiv", "")
        for drawing in page.split("<svg")[1:]:
            ElementTree.fromstring("<svg" + drawing.split("</svg>")[0] + "</svg>")

    @property
    def text(self) -> str:
        return " ".join("".join(self.parts).split())

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.parts.append(" ")  # cells of a table stand apart
        self.titles += [value for name, value in attrs if name == "title"]
        for name, value in attrs:
            assert not name.startswith("on")
            assert name != "src" or value.startswith("data:image/png;base64,")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert tag not in VOID
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] == "title" and "svg" in self.open:
            self.titles.append(data)
        elif not self.open or self.open[-1] != "style":
            self.parts.append(data)
