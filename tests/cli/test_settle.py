"""Names that fitted several people: listed by due, settled in the shell."""

from __future__ import annotations

import pytest

from relbank.model.fact import Fact
from relbank.model.person import Person
from tests.cli.test_terminal import Typing


@pytest.fixture
def two_bobs(relbank):
    for name in ("Bob Smith", "Bob Jones"):
        relbank("note", stdin=f"@{name} call yesterday\n")
    answer = relbank("note", stdin="@Bob lunch today\n- likes tea\n")
    assert "Bob" in answer.err and answer.status == 0
    return relbank


def likes(relbank) -> dict[str, str]:
    with relbank.open(readonly=True) as store:
        return {store.journal.get(Person, f.person).name: f.text for f in store.journal.every(Fact) if f.person}


def waiting(relbank) -> list[dict]:
    return relbank("settle", "--json").json


def test_due_lists_a_name_that_waits_and_settle_tells_whom_it_fits(two_bobs):
    assert "Who is meant? (relbank settle)" in two_bobs("due").out
    assert two_bobs("due", "--quiet").status == 0
    assert [c["name"] for c in waiting(two_bobs)[0]["candidates"]] == ["Bob Jones", "Bob Smith"]
    assert "Bob Jones or Bob Smith?" in two_bobs("settle").out
    assert likes(two_bobs) == {}


def test_an_id_and_a_name_settle_it_and_undo_takes_it_back(two_bobs):
    answer = two_bobs("settle", waiting(two_bobs)[0]["id"][-4:], "bob", "smith")
    assert answer.status == 0, answer.err
    assert likes(two_bobs) == {"Bob Smith": "tea"}
    assert two_bobs("settle").out == "Every name is clear.\n"
    two_bobs("undo")
    assert likes(two_bobs) == {} and len(waiting(two_bobs)) == 1


def test_always_remembers_the_name_with_the_same_undo(two_bobs):
    answer = two_bobs("settle", waiting(two_bobs)[0]["id"][-4:], "Bob Smith", "--always")
    assert "is found by Bob, too" in answer.out
    assert two_bobs("note", stdin="@Bob call\n- likes milk\n").err == ""
    two_bobs("undo")
    two_bobs("undo")
    assert len(waiting(two_bobs)) == 1


def test_new_makes_a_person(two_bobs):
    two_bobs("settle", waiting(two_bobs)[0]["id"][-4:], "new")
    assert likes(two_bobs) == {"Bob": "tea"}


@pytest.mark.parametrize(
    ("argv", "said"),
    [(["zzzz", "Bob Smith"], "relbank settle lists them"), (["{id}"], "Who is meant?"), (["{id}", "Zoe"], "Zoe")],
)
def test_a_wrong_call_says_what_to_do(two_bobs, argv, said):
    id = waiting(two_bobs)[0]["id"][-4:]
    answer = two_bobs("settle", *(word.format(id=id) for word in argv))
    assert answer.status == 2 and said in answer.err


def test_at_a_terminal_each_name_is_asked(two_bobs):
    typing = Typing(two_bobs.environ, "settle")
    typing.until("enter for later")
    assert "1  Bob Jones" in typing.seen and "n  somebody new" in typing.seen
    typing.type("2\r")
    assert typing.end() == 0
    assert likes(two_bobs) == {"Bob Smith": "tea"}


def test_the_log_of_all_is_one_stream_narrowed_by_kind_and_day(two_bobs):
    two_bobs("note", stdin="@Liz Chen call 12 Aug\n- [x] sent the article\n- gave intro to Roe\n")
    whole = two_bobs("log", "--json").json
    assert [m["what"] for m in whole].count("note") == 4 and "promise" in {m["what"] for m in whole}
    assert [m["iso"] for m in whole] == sorted((m["iso"] for m in whole), reverse=True)
    entries = two_bobs("log", "--kind", "entries", "--json").json
    assert [(m["head"], m["iso"][:10]) for m in entries] == [("gave: intro to Roe · Liz Chen", "2026-08-12")]
    assert {m["what"] for m in two_bobs("log", "liz", "--kind", "promise,move", "--json").json} == {"promise"}
    since = two_bobs("log", "--since", "yesterday", "--kind", "note", "--json").json
    assert len(since) == 3
    wrong = two_bobs("log", "--kind", "meals")
    assert wrong.status == 2 and "note, promise, appointment, entry, move" in wrong.err
