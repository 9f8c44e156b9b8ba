"""The daily review line by line: acted on at a prompt, undone, left and gone on with, kept at its end."""

from __future__ import annotations

import json

import pytest

from relbank.model.finding import Override
from relbank.model.promise import Promise
from relbank.model.review import Review
from relbank.model.touch import Touch


@pytest.fixture
def walk(small):
    """The review at a prompt, given some answers, a line each."""
    return lambda *answers, **environ: small("review", "--plain", stdin="".join(f"{a}\n" for a in answers), **environ)


def promises(relbank):
    with relbank.open() as store:
        return {p.text: p for p in store.journal.every(Promise)}


def reviews(relbank):
    with relbank.open() as store:
        return list(store.journal.every(Review))


def test_the_most_valuable_comes_first_and_is_ticked(small, walk):
    answer = walk("l", "d", "q")
    assert answer.status == 0
    assert "You meet today" in answer.out.split("1/")[1].split("2/")[0]
    first = answer.out.split("2/")[1].split("3/")[0]
    assert "Bob Smith" in first and "send org chart" in first and "1 day late" in first and "!! never be late" in first
    assert "Kept (1 day late): “send org chart” for Bob Smith." in answer.out
    assert promises(small)["send org chart"].state == "kept"
    assert reviews(small) == [], "a review that was left is not over"


def test_it_goes_on_where_it_was_left(walk):
    walk("l", "d", "q")
    again = walk("q")
    assert "Going on at card 3" in again.out and "send org chart" not in again.out.split("Going on")[1].split(">")[0]
    tomorrow = walk("q", RELBANK_NOW="2026-11-20T09:00")
    assert "Going on" not in tomorrow.out


def test_undo_goes_back_to_the_card_and_takes_back_what_was_done(small, walk):
    answer = walk("d", "l", "u", "u", "q")
    assert promises(small)["send org chart"].state == "open"
    assert answer.out.rstrip().count("1/") == 2
    nothing = walk("u", "q")
    assert "Nothing was done in this review yet." in nothing.err


def test_put_off_to_a_day(small, walk):
    answer = walk("l", "z soonish", "z mon", "q")
    assert "no day I understand" in answer.err
    assert promises(small)["send org chart"].snoozed == "2026-11-23"


def test_not_now_takes_a_reason_and_holds(small, walk):
    walk("l", "x", "", "x they have it already", "q")
    with small.open() as store:
        (override,) = store.journal.every(Override)
    assert override.reason == "they have it already" and override.rule == "M18"
    tomorrow = small("review", "--json", RELBANK_NOW="2026-11-20T09:00").json
    assert all("send org chart" not in card["saw"] for card in tomorrow["cards"])


def test_a_note_is_filed_on_the_spot(small, walk):
    answer = walk("n", "She said yes.", "- likes tea", "", "q")
    assert "Filed" in answer.out and answer.status == 0
    with small.open() as store:
        newest = store.journal.get(Touch, store.journal.touches()[0])
        assert newest.text.startswith("@Bob Smith") and "She said yes.\n- likes tea" in newest.text


def test_it_ends_with_a_quiet_summary_that_is_kept(small, walk):
    answer = walk("d", *["l"] * 40)
    assert "1 done" in answer.out.splitlines()[-1]
    (kept,) = reviews(small)
    assert (kept.kind, kept.day, kept.done) == ("daily", "2026-11-19", 1) and "Bob" not in kept.text
    assert "send" not in kept.text


def test_the_state_that_is_remembered_holds_no_words(small, walk):
    walk("d", "q")
    text = (small.places.state.parent / "remembered.json").read_text()
    assert "review:" in text and "Bob" not in text and "chart" not in text


def test_an_empty_journal_asks_for_nothing(relbank):
    relbank("note", "-", stdin="@Ann Lee call today\nFine.\n")
    assert "Nothing asks for you today." in relbank("review", "--plain").out


def test_sealed_remarks_are_nowhere(small, walk):
    answer = walk("b", *["l"] * 40)
    assert "May" not in answer.out and "whole team" not in answer.out
    assert "May" not in small("review", "--json").out


def test_a_promise_gets_another_day(small, walk):
    answer = walk("e fri", "l", "e soonish", "e 1 Dec", "q")
    assert "no date I understand" in answer.err and "This card is about no promise." in answer.err
    assert promises(small)["send org chart"].due.iso == "2026-12-01" and "3/" in answer.out


def test_one_begun_on_the_screen_and_left_before_all_cards_were_dealt_is_completed(small, walk):
    walk("q")
    place = small.places.state.parent / "remembered.json"
    words = json.loads(place.read_text())
    slot = next(key for key in words if key.startswith("review:"))
    session = json.loads(words[slot])
    whole = [*session[1]]
    session[1], session[-1] = whole[:1], False
    place.write_text(json.dumps({**words, slot: json.dumps(session)}))
    answer = walk(*["l"] * 20)
    assert answer.status == 0 and answer.err == ""
    assert f"1/{len(whole)}" in answer.out and f"{len(whole)}/{len(whole)}" in answer.out
    assert len(reviews(small)) == 1


def test_the_day_that_a_promise_has_already_is_no_change_that_could_be_undone(walk):
    answer = walk("l", "e 26 nov", "u", "q")
    assert "That is its day already." not in answer.err
    walk("e 18 nov 2026", "q")
    again = walk("e 18 nov 2026", "u", "q", RELBANK_NOW="2026-11-20T09:00")
    assert "That is its day already." in again.err and "Nothing was done in this review yet." in again.err
