"""Qt's translation files: ``.ts`` is read and written, ``.qm`` is written from it.

A ``.qm`` is a short header and sections of (tag, length, bytes), all numbers big-endian: messages,
each a list of tagged strings, and a table of (hash of the source text, offset of its message) by
which Qt finds them. Writing it here makes the same bytes on every machine, whichever Qt it has.
"""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
SECTION_HASHES, SECTION_MESSAGES = 0x42, 0x69
TAG_END, TAG_TRANSLATION, TAG_SOURCE, TAG_CONTEXT, TAG_COMMENT = 1, 3, 6, 7, 8


@dataclass(frozen=True, order=True)
class Message:
    """A text as the code has it: the context in which Qt looks it up, and the text."""

    context: str
    source: str


def read_ts(path: Path) -> dict[Message, str]:
    """Return the translations in a ``.ts``; those not yet written are empty.

    Raises `SystemExit` naming a file that is not well formed.
    """
    if not path.exists():
        return {}
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        raise SystemExit(f"translate: {path} is not well formed: {error}.") from error
    return {
        Message(context.findtext("name", ""), message.findtext("source", "")): _done(message)
        for context in root.iter("context")
        for message in context.iter("message")
    }


def _done(message: ElementTree.Element) -> str:
    translation = message.find("translation")
    if translation is None or translation.get("type") in {"unfinished", "vanished", "obsolete"}:
        return ""
    return translation.text or ""


def write_ts(path: Path, language: str, translations: Mapping[Message, str]) -> None:
    """Write ``translations``, sorted, so that the same texts give the same bytes."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en">',
    ]
    for context in sorted({message.context for message in translations}):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for message in sorted(m for m in translations if m.context == context):
            lines += _message_lines(message.source, translations[message])
        lines.append("</context>")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*lines, "</TS>", ""]), encoding="utf-8")


def _message_lines(source: str, translation: str) -> list[str]:
    state = "" if translation else ' type="unfinished"'
    return [
        "    <message>",
        f"        <source>{escape(source)}</source>",
        f"        <translation{state}>{escape(translation)}</translation>",
        "    </message>",
    ]


def compile_qm(translations: Mapping[Message, str]) -> bytes:
    """Return the ``.qm`` that holds the translations that are there."""
    body, table = bytearray(), []
    for message in sorted(translations):
        if translations[message]:
            table.append((_hash(message.source), len(body)))
            body += _packed(message, translations[message])
    hashes = b"".join(struct.pack(">II", *row) for row in sorted(table))
    return MAGIC + _sections([(SECTION_HASHES, hashes), (SECTION_MESSAGES, bytes(body))])


def _sections(sections: Iterable[tuple[int, bytes]]) -> bytes:
    return b"".join(struct.pack(">BI", tag, len(data)) + data for tag, data in sections)


def _packed(message: Message, translation: str) -> bytes:
    return _sections(
        [
            (TAG_TRANSLATION, translation.encode("utf-16-be")),
            (TAG_COMMENT, b""),
            (TAG_SOURCE, message.source.encode("utf-8")),
            (TAG_CONTEXT, message.context.encode("utf-8")),
        ]
    ) + struct.pack(">B", TAG_END)


def _hash(source: str) -> int:
    """Return the hash of System V's object files (ELF), by which Qt sorts messages."""
    value = 0
    for byte in source.encode("utf-8"):
        value = (value << 4) + byte
        high = value & 0xF0000000
        value = (value ^ (high >> 24)) & ~high & 0xFFFFFFFF
    return value or 1
