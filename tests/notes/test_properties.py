"""On any text: nothing raises, no character is lost, every line is filed."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relbank.notes import Names, note_json, parse
from relbank.notes.note import FILED
from relbank.notes.word_sets import word_set

from .real_notes import NOTES

NOW = datetime(2026, 11, 19, 14, 0)
NAMES = Names(
    [("1", "Liz Chen", {}), ("2", "Anna Kowalska", {"Ania": ""}), ("3", "Bob Jones", {}), ("4", "Bob Smith", {})]
)
WORDS = sorted(
    word_set(
        "likes hates never always ask avoid cue next gave got asked ref in out won lost stage because mention test"
        " held introduced by secret trust c4 r5 stop fact birthday: 12 May @Bob @Liz Smith lunch call today tomorrow"
        " at Vito's 9:00 3pm week of Sept 7 !! ~$4k x3 [ ] [x] [] - + * @ # ``` ~~~ --- === >"
    )
)
LETTERS = st.characters() | st.sampled_from("@#-*+•>`~[]x!?:;,.\\|&$€ \t\n\r\x00\x0b\x0c\u2028\x85\ud800éßİ李म‏")
JUMBLES = st.lists(st.sampled_from([*WORDS, "\n", "\n\n", "\r\n", "\n- ", "\n  - ", "\n@"]), max_size=40).map(" ".join)


def check(text: str) -> None:
    note = parse(text, NOW, NAMES)
    assert "".join(text[visit.start : visit.end] for visit in note.visits) == text
    typed = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for visit in note.visits:
        filed = set()
        for line in visit.lines:
            assert line.filed in FILED and visit.first <= line.line <= line.last <= visit.last
            filed.update(range(line.line, line.last + 1))
        for number in range(visit.first, min(visit.last, len(typed)) + 1):
            shown = typed[number - 1]
            assert number in filed or not shown.strip() or (visit.header and shown.lstrip("\ufeff \t#")[:1] == "@")
    note_json(note)


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """A real note with a few slips of the hand."""
    text = draw(st.sampled_from([text for text, _ in NOTES.values()]))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 6))
        put = draw(st.text(LETTERS, max_size=3) | st.sampled_from(WORDS) | st.just(text[:20]))
        text = text[:at] + put + text[at + cut :]
    return text


@settings(max_examples=150, deadline=None)
@given(st.text(LETTERS) | JUMBLES)
def test_any_text_is_kept_and_filed(text: str) -> None:
    check(text)


@settings(max_examples=100, deadline=None)
@given(mutations())
def test_any_slip_in_a_real_note_is_kept_and_filed(text: str) -> None:
    check(text)


@pytest.mark.long
@settings(max_examples=10_000, deadline=None)
@given(st.text(LETTERS) | JUMBLES)
def test_ten_thousand_texts(text: str) -> None:
    check(text)


@pytest.mark.long
@settings(max_examples=10_000, deadline=None)
@given(mutations())
def test_ten_thousand_slips(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    ["x" * 10**6, "word " * 200_000, "@" * 10**6, "> " * 500_000, "- likes " + "a," * 500_000, "- " * 500_000,
     "- [ ] " + "by friday " * 100_000, "- next " + "mon " * 25_000, "\n" * 10**6, "`" * 10**6, "\x00\ud800" * 1000],
    ids=lambda text: repr(text[:12]),
)
def test_absurd_texts_are_kept(text: str) -> None:
    note = parse(text, NOW, NAMES)
    assert "".join(text[visit.start : visit.end] for visit in note.visits) == text
