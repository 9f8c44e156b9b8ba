"""Finding words: all of them, in any case, newest first, never in a sealed line."""

from __future__ import annotations

from itertools import islice

import pytest

from relbank.method import search
from relbank.method.search import FACT, NOTE, PERSON, PROMISE, Finder, around, marks, words_of
from relbank.model.fact import Fact
from tests.builder import SAMPLE, build


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note(SAMPLE.replace("today 12:30", "12 Nov"), at="2026-11-12T15:00")
    found.note("@Liz Chen call 10 Nov\nShe asked about the plant.\n- secret she leaves in May", at="2026-11-10T10:00")
    yield found
    found.store.close()


def finder(journal):
    made = Finder(journal.store.journal, lambda table: journal.store.view(table).items())
    while made.load():
        pass
    return made


def found(journal, query, **how):
    return [(hit.what, hit.line) for hit in finder(journal).hits(words_of(query), **how)]


def test_notes_come_newest_first_with_the_line_that_holds_the_words(journal):
    hits = [hit for hit in finder(journal).hits(words_of("PLANT")) if hit.what == NOTE]
    assert [(hit.who, hit.iso[:10], hit.line) for hit in hits] == [
        ("Bob Smith", "2026-11-12", "Plant move slips to Q1 and he takes the heat."),
        ("Liz Chen", "2026-11-10", "She asked about the plant."),
    ]


def test_people_facts_and_promises_are_found_too(journal):
    assert found(journal, "liz")[0][0] == PERSON
    assert (FACT, "like: Nascar") in found(journal, "nascar")
    assert (PROMISE, "I promised: send Ohio article") in found(journal, "ohio article")


def test_once_leaves_out_what_stands_in_a_note_that_is_found(journal):
    journal.fact("Bob Smith", "like", "Nascar caps")
    assert [what for what, _ in found(journal, "nascar")] == [FACT, NOTE, FACT]
    assert found(journal, "nascar", once=True) == [(FACT, "like: Nascar caps"), (NOTE, "- likes Nascar, white wine")]


def test_all_words_must_be_there(journal):
    assert [what for what, _ in found(journal, "takes plant")] == [NOTE]
    assert found(journal, "plant zebra") == []
    assert found(journal, "  ") == []


def test_sealed_lines_are_not_looked_through(journal):
    assert found(journal, "leaves in may") == []
    assert found(journal, "she leaves") == []


def test_what_is_in_the_trash_is_not_found(journal):
    journal.throw(next(f for f in journal.every(Fact) if f.text == "Nascar"))
    assert (FACT, "like: Nascar") not in found(journal, "nascar")
    journal.throw(journal.touch)
    assert found(journal, "asked about") == []


def test_what_changed_is_found_by_the_same_finder(journal):
    one = finder(journal)
    assert list(one.hits(words_of("zebra"))) == []
    journal.note("@Liz Chen call 18 Nov\nA zebra.", at="2026-11-18T10:00").fact("Liz Chen", "like", "zebras")
    while one.load():
        pass
    assert {hit.what for hit in one.hits(words_of("zebra"))} == {NOTE, FACT}


def test_a_narrower_search_looks_through_the_hits_of_the_one_before_only(journal, monkeypatch):
    one = finder(journal)
    assert len([h for h in one.hits(("pl",)) if h.what == NOTE]) == 2
    monkeypatch.setattr(type(journal.store.journal), "touches_with", lambda *_: pytest.fail("looked through again"))
    assert [h.who for h in one.hits(("plant", "heat")) if h.what == NOTE] == ["Bob Smith"]


def test_a_search_that_was_left_early_narrows_nothing(journal):
    one = finder(journal)
    list(islice(one.hits(("plant",)), 1))
    assert len([h for h in one.hits(("plants",)) if h.what == NOTE]) == 0
    assert len([h for h in one.hits(("plant",)) if h.what == NOTE]) == 2


def test_several_common_words_and_a_rare_one(journal, monkeypatch):
    monkeypatch.setattr(search, "_PROBE", 1)  # every word is common
    assert [what for what, _ in found(journal, "plant heat")] == [NOTE]
    assert found(journal, "plant call")[0][0] == NOTE


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Plant and plant", ("plant",), ["Plant", "plant"]),
        ("Café ŁÓDŹ crème", ("cafe", "creme"), ["Café", "crème"]),
        ("e\u0301te\u0301", ("ete",), ["e\u0301te"]),
        ("Straße", ("strass",), ["Straß"]),
        ("ﬁne", ("fi",), ["ﬁ"]),
        ("abcabc", ("abc", "ca"), ["abcabc"]),
        ("none", ("x",), []),
        ("漢字会社", ("字",), ["字"]),
    ],
)
def test_marks_stand_where_the_words_are(text, words, marked):
    assert [text[start:end] for start, end in marks(text, words)] == marked


def test_a_long_line_is_cut_around_the_first_hit():
    line = "word " * 200 + "needle " + "tail " * 200
    cut = around(line, ("needle",), 80)
    assert "needle" in cut and len(cut) <= 102 and cut.startswith("…") and cut.endswith("…")
    assert around("short needle", ("needle",), 80) == "short needle"
    assert around("needle " + "x " * 100, ("needle",), 40).startswith("needle")
