"""The notes of real_notes.txt, messy_notes.txt and thirty_notes.txt: name -> (text, what is expected)."""

from __future__ import annotations

from pathlib import Path


def _read(file: str) -> dict[str, tuple[str, str]]:
    text = (Path(__file__).parent / file).read_text(encoding="utf-8")
    notes = {}
    for part in text.split("\n==== ")[1:]:
        name, _, rest = part.partition("\n")
        note, _, expected = rest.partition("\n----\n")
        notes[name] = (note, expected.strip())
    return notes


NOTES = {
    **_read("real_notes.txt"),
    "old line ends": (
        "@Liz call\r\n- likes tea\r\n- likes cake, pie\r\n\r\n@Sam Lee call\rhello\r",
        "# Liz Chen · call · 2026-11-19\n2 like tea\n3 like cake\n3 like pie\n"
        "# Sam Lee · call · 2026-11-19\n6 note hello",
    ),
}
MESSY = _read("messy_notes.txt")
THIRTY = _read("thirty_notes.txt")
