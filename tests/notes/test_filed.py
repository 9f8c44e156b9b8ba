"""What one bullet is filed as, in every form that a mark takes: the JSON of `note --dry-run`, in one line each."""

from __future__ import annotations

from datetime import datetime

import pytest

from relbank.notes import Names, note_json, parse

NOW = datetime(2026, 11, 19, 14, 20)  # a Thursday
NAMES = Names([("b", "Bob Smith", {}), ("l", "Liz Chen", {}), ("a1", "Ann Lee", {}), ("a2", "Ann Berg", {})])


def said(line: dict) -> str:
    """Return a filed line as "like tea", with whom it is of, if not of Bob, and what it is filed with behind it."""
    more = {key: value for key, value in line.items() if key not in ("line", "filed", "text") and value != "Bob Smith"}
    if more.get("due") is not None:
        more["due"] = more["due"]["iso"]
    found = [f"{key}={value}" for key, value in more.items()]
    return " ".join([line["filed"], line["text"], *found]).replace("  ", " ")


def filed(bullet: str) -> list[str]:
    (visit,) = note_json(parse(f"@Bob Smith coffee\n- {bullet}", NOW, NAMES))["visits"]
    return [said(line) for line in visit["lines"]]


@pytest.mark.parametrize(
    ("bullet", "told"),
    [
        ("likes tea, jazz; golf", ["like tea", "like jazz", "like golf"]),
        ("likes tea, But only green", ["like tea, But only green"]), ("likes tea, don’t ask", ["like tea, don’t ask"]),
        ("likes tea (green, black), jazz", ["like tea (green, black)", "like jazz"]),
        ('likes "War, and Peace", jazz', ['like "War, and Peace"', "like jazz"]),
        ("likes 1,000 lakes, jazz", ["like 1,000 lakes", "like jazz"]),
        ("likes hockey, and golf.", ["like hockey", "like golf"]), ("likes a.b., jazz", ["like a.b.", "like jazz"]),
        ("likes tea...", ["like tea..."]),
        ("stage To Nurturing because he called", ["move Nurturing rung=nurturing reason=he called"]),
        ("stage NURTURING", ["move NURTURING rung=nurturing"]), ("stage up - luck", ["move up rung=up reason=luck"]),
        ("stage to", ["note stage to"]),
        ("trust c10 r1 i10 s1", ["trust scores=[10, 1, 10, 1]"]), ("trust C 4 R 5", ["trust scores=[4, 5, 0, 0]"]),
        ("trust c11 r5", ["note trust c11 r5"]), ("trust c0 r5", ["note trust c0 r5"]),
        ("trust c4 c5", ["note trust c4 c5"]),
        ("gave a book x1", ["deposit a book size=1"]), ("gave a book X5", ["deposit a book size=5"]),
        ("gave a book x6", ["deposit a book x6 size=1"]), ("gave x2 a book", ["deposit a book size=2"]),
        ("gave a box for x3 a day", ["deposit a box for a day size=3"]),
        ("gave intro ~$4k x2", ["deposit intro size=2 money=4000 currency=$"]),
        ("consent:", ["note consent:"]), ("consent: she asked", ["consent she asked"]),
        ("consent because she asked", ["consent she asked"]),
        ("consent given by legal", ["note consent given by legal"]),
        (r"\likes tea", ["note likes tea"]),
        ("test confidence: Held", ["test key=confidence outcome=held"]),
        ("test opinion: FAILED.", ["test key=opinion outcome=failed"]),
        ("[ ] call him tomorrow at 5 o’clock",
         ["promise call him by=me due=2026-11-20T17:00 done=False"]),
        ("[ ] by Fri", ["promise by Fri by=me due=2026-11-20 done=False"]), ("[ ]", ["note [ ]"]),
        ("[x] @Liz: chart", ["promise chart person=Liz Chen by=them due=None done=True"]),
        ("introduced by @Liz", ["introduced by=Liz Chen"]),
        ("cue golf: taken", ["cue golf key=taken"]), ("cue golf Ignored.", ["cue golf key=ignored"]),
        ("cue taken", ["note cue taken"]), ("cue", ["note cue"]), ("secret he leaves", ["sealed he leaves"]),
        ("secret", ["note secret"]),
        ("ref in from @Liz: Acme ~$4k",
         ["referral Acme person=Liz Chen direction=in outcome=open money=4000 currency=$"]),
        ("ref won Acme $4k", ["referral Acme outcome=won money=4000 currency=$"]),
    ],
)  # fmt: skip
def test_a_bullet(bullet: str, told: list[str]) -> None:
    assert filed(bullet) == told


def test_a_name_that_fits_several_tells_its_candidates_and_one_that_fits_none_has_none() -> None:
    (visit,) = note_json(parse("@Ann, @Bob Smith, @Zoe Zed lunch", NOW, NAMES))["visits"]
    people = [(who["name"], who["state"], [c["name"] for c in who.get("candidates", ())]) for who in visit["people"]]
    assert people == [
        ("Ann", "ambiguous", ["Ann Berg", "Ann Lee"]), ("Bob Smith", "known", []), ("Zoe Zed", "new", [])
    ]  # fmt: skip


def test_a_day_ahead_makes_a_preparation_and_one_behind_none() -> None:
    ahead = [note_json(parse(f"@Bob Smith lunch {day}\nwords", NOW, NAMES))["visits"][0].get("ahead")
             for day in ("next friday", "yesterday")]  # fmt: skip
    assert ahead == [True, None]


@pytest.mark.parametrize(
    "rest", ["", ", lunch", " & Liz", " and Liz", " at Vito's", " yesterday", " Phone Call", " #board"]
)
def test_beneath_other_text_a_known_name_and_what_may_follow_it_open_a_visit(rest: str) -> None:
    assert len(parse(f"hello\n@Bob Smith{rest}", NOW, NAMES).visits) == 2


@pytest.mark.parametrize("rest", [" said so", " lately", " is back", " or Liz"])
def test_beneath_other_text_a_known_name_in_a_sentence_opens_none(rest: str) -> None:
    assert len(parse(f"hello\n@Bob Smith{rest}", NOW, NAMES).visits) == 1
