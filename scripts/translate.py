"""Brings the translations up to what the code says: ``make translate``.

Collects every text that the plugin asks Qt to translate, merges it into
``resources/i18n/stori_<language>.ts`` (what was translated stays, what is gone goes, what is new
is marked unfinished), says what is missing, and compiles the ``.qm`` that a linked checkout loads.
With ``--check`` nothing is written, and the status is 1 where the files are not up to date.

Texts are found in two ways: those written out in a call of ``tr`` or ``Sentence``, in the source;
those that are class attributes (titles and helps of algorithms), by asking every algorithm and
listening.
"""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from .translation_files import Message, compile_qm, read_ts, write_ts

CHECKOUT = Path(__file__).resolve().parent.parent
FOLDER = CHECKOUT / "resources" / "i18n"
LANGUAGES = ("de", "es", "fr")
CONTEXT = "STORI"
_ASKERS = ("tr", "Sentence")  # the engine's sentences are translated where they are shown
PLACES = (CHECKOUT / "stori_plugin", CHECKOUT / "algorithms")


def written_texts() -> Iterator[Message]:
    """Give the texts that stand in calls of ``tr`` and ``Sentence`` in the source."""
    for place in PLACES:
        for path in sorted(place.rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and _name(node.func) in _ASKERS and node.args:
                    text = node.args[0]
                    if isinstance(text, ast.Constant) and isinstance(text.value, str):
                        yield Message(CONTEXT, text.value)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def spoken_texts() -> set[Message]:
    """Return the texts that the provider and its algorithms ask for when they describe themselves.

    Needs QGIS. What QGIS itself asks for while they do is left out.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qgis.core import QgsApplication
    from qgis.PyQt.QtCore import QTranslator

    heard: set[Message] = set()

    class Listener(QTranslator):
        def isEmpty(self):  # noqa: N802
            return False

        def translate(self, context, text, disambiguation=None, n=-1):
            if context.upper().startswith(CONTEXT) and text:
                heard.add(Message(context, text))
            return ""

    application = QgsApplication.instance() or QgsApplication([], False)
    from stori_plugin.provider import ALGORITHMS, StoriProvider

    listener = Listener()
    application.installTranslator(listener)
    try:
        StoriProvider().longName()
        for kind in ALGORITHMS:
            _describe(kind())
    finally:
        application.removeTranslator(listener)
    return heard


def _describe(algorithm) -> None:
    algorithm.initAlgorithm({})
    algorithm.displayName(), algorithm.group(), algorithm.shortDescription()
    algorithm.shortHelpString(), algorithm.tags()


def all_texts() -> set[Message]:
    """Return every text that can be translated."""
    return set(written_texts()) | spoken_texts()


def merged(language: str, texts: set[Message]) -> dict[Message, str]:
    """Return what the file of ``language`` should hold."""
    # Helps are wrapped as the code is; another wrapping is no other text.
    known = {
        (message.context, _unwrapped(message.source)): translation
        for message, translation in read_ts(ts_file(language)).items()
    }
    return {m: known.get((m.context, _unwrapped(m.source)), "") for m in texts}


def _unwrapped(text: str) -> str:
    return " ".join(text.split())


def ts_file(language: str) -> Path:
    """Return the file that people translate in."""
    return FOLDER / f"stori_{language}.ts"


def compiled() -> Iterator[tuple[str, bytes]]:
    """Give (file name, bytes) of the compiled translations; needs nothing but the ``.ts``."""
    for language in LANGUAGES:
        yield f"stori_{language}.qm", compile_qm(read_ts(ts_file(language)))


def main() -> None:
    """Bring all files up to date, or with ``--check`` tell whether they are."""
    is_check = "--check" in sys.argv[1:]
    texts, stale = all_texts(), []
    for language in LANGUAGES:
        wanted = merged(language, texts)
        missing = sorted(message.source for message in texts if not wanted[message])
        print(f"{language}: {len(texts) - len(missing)} of {len(texts)} texts translated")
        for source in missing:
            print(f"    {source if len(source) < 90 else source[:87] + '...'}")
        if wanted != read_ts(ts_file(language)):
            stale.append(language)
        if not is_check:
            write_ts(ts_file(language), language, wanted)
    if is_check:
        sys.exit(f"translate: run make translate for {', '.join(stale)}." if stale else 0)
    for name, data in compiled():
        (FOLDER / name).write_bytes(data)


if __name__ == "__main__":
    main()
