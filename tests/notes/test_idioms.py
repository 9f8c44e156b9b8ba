"""Bullets that only begin like a verb stay plain: wrong is worse than plain."""

from __future__ import annotations

from datetime import datetime

import pytest

from relbank.notes import Names, parse

NOW = datetime(2026, 10, 13, 14, 20)
NAMES = Names([("b", "Bob Smith", {}), ("l", "Liz Chen", {}), ("p", "Pat Roe", {})])


def filed(line: str) -> str:
    """Return what one bullet of a visit with Bob is filed as."""
    return parse(f"@Bob Smith coffee\n{line}", NOW, NAMES).visits[0].lines[0].filed


@pytest.mark.parametrize(
    "line",
    [
        "want her as a client", "want him on the board", "wanted to know about Pat", "wants me to call back",
        "wants to talk again in may", "love his energy", "hate their coffee machine", "loved her talk",
        "prefer her to Tom",
        "always a pleasure", "always good to see him", "never mind the rest", "never heard back",
        "got lucky with parking",
        "got the feeling he is leaving", "gave me a lead", "taste test on friday", "tastes like chicken",
        "success stories about Acme", "secret santa is on the 12th", "measured the room", "avoided my eyes",
        "tested the new build", "consent given by legal", "ref out to Pat Roe",
    ],
)  # fmt: skip
def test_stays_plain(line: str) -> None:
    assert filed(f"- {line}") == "note"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("wants uptime", "key"), ("wants to be CFO", "key"), ("want: a faster rollout", "key"),
        ("loves his dog", "like"),
        ("love sailing", "like"), ("always asks for numbers", "prejudice"), ("never mind-games !!", "rule"),
        ("always a pleasure !!", "rule"), ("got intro to Sal", "withdrawal"), ("got the budget sheet", "withdrawal"),
        ("gave Mexican coffee", "deposit"), ("taste white wine", "taste"), ("success opens 12 stores", "key"),
        ("secret she leaves", "sealed"), ("measured: by hand", "key"), ("avoid politics", "avoid"),
        ("secret - she leaves", "sealed"), ("likes – tea", "like"), ("AI - a big topic", "note"),
        ("consent: all are small", "consent"), ("consent because all are small", "consent"),
    ],
)  # fmt: skip
def test_is_still_filed(line: str, what: str) -> None:
    assert filed(f"- {line}") == what


def test_what_was_given_to_me_says_how_to_write_it() -> None:
    assert "got …" in parse("@Bob Smith coffee\n- gave me a lead", NOW, NAMES).warnings[0].text


@pytest.mark.parametrize(
    ("header", "word", "kind", "iso"),
    [
        ("first meeting", "meeting", "met", "2026-10-13"), ("1st meeting yesterday", "meeting", "met", "2026-10-12"),
        ("first lunch in a year", "lunch", "met", "2026-10-13"),
        ("intro call mon 3pm", "intro call", "call", "2026-10-12T15:00"),
        ("call 30 min yesterday pm", "call", "call", "2026-10-12T14:00"),
        ("wechat in", "wechat", "message", "2026-10-13"),
        ("coffee at AB Coffee w/ Pat", "coffee", "met", "2026-10-13"),
        ("drinks today @ AB Coffee (w/ Pat, Liz)", "drinks", "met", "2026-10-13"),
        ("- quick call yesterday", "call", "call", "2026-10-12"), ("- tall story", "", "met", "2026-10-13"),
        ("lunch today. Good talk", "lunch", "met", "2026-10-13"),
    ],
)  # fmt: skip
def test_headers(header: str, word: str, kind: str, iso: str) -> None:
    visit = parse(f"@Bob Smith {header}\n- likes tea", NOW, NAMES).visits[0]
    assert (visit.word, visit.kind, visit.when.iso) == (word, kind, iso) and not visit.ahead
    beside = [name for name in ("Pat Roe", "Liz Chen") if name[:3] in header]
    assert [who.name for who in visit.people[1:]] == beside
    assert visit.place == ("AB Coffee" if "AB" in header else "")
