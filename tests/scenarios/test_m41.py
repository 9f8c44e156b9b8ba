"""M41, return on impact: what went in and what came back, by kinds, each number with its entries."""

from __future__ import annotations

from datetime import date

import pytest

from relbank.actions import bank
from relbank.actions.done import Refused
from relbank.method import evidence
from relbank.method.impact import GAINS, impact, kind_of
from relbank.method.statistics import figures
from relbank.model.ladder import Mention
from relbank.model.ledger import WITHDRAWAL, Entry
from relbank.model.promise import Promise
from relbank.model.when import When
from tests.builder import build
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note("@Bob Smith lunch 2 Oct\n- stage nurturing\n- gave intro to Pat Roe x3\n- gave the Ohio article",
               at="2026-10-02T14:00")  # fmt: skip
    found.note("@Bob Smith call 12 Oct\n- got a heads-up about the plant move\n- ref in from @Bob: Acme ~$4k\n"
               "- mention to the board of Halloway", at="2026-10-12T14:00")  # fmt: skip
    found.note("@Bob Smith call 2 Nov\n- got the renewal, despite a cheaper rival $9k\n- ref won Acme $5k",
               at="2026-11-02T14:00")  # fmt: skip
    found.note("@Anna Kowalska dinner 3 Nov\n- gave a map\n- got an introduction to her choir", at="2026-11-03T22:00")
    yield found
    found.close()


def came(journal, *span):
    return {one.kind: one for one in impact(journal.store.journal, *span).came if one.things}


def test_what_went_in_and_what_came_back_by_kinds(journal):
    found = impact(journal.store.journal)
    assert (len(found.given), found.size) == (2, 4)
    back = came(journal)
    assert {kind: len(one.things) for kind, one in back.items()} == {
        "position": 1, "knowledge": 1, "held": 1, "referral": 1, "revenue": 1,
    }  # fmt: skip
    assert {c: int(m) for c, m in back["revenue"].money.items()} == {"$": 5000}
    assert {c: int(m) for c, m in back["held"].money.items()} == {"$": 9000}


def test_friends_are_not_counted(journal):
    assert all(thing.person != journal.anna.id for one in impact(journal.store.journal).came for thing in one.things)


def test_a_span_of_days(journal):
    assert set(came(journal, "2026-11-01", "2026-11-30")) == {"held", "revenue"}


def test_the_kind_that_was_said_wins_over_the_words(journal):
    entry = next(e for e in journal.every(Entry) if "heads-up" in e.text)
    journal.change(entry, gain="position")
    assert "knowledge" not in came(journal) and len(came(journal)["position"].things) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("intro to the CFO", "introduction"), ("the contract again though a competitor was cheaper", "held"),
        ("a seat at the board table", "access"), ("told me before it was public", "knowledge"),
        ("made us preferred supplier", "position"), ("result exceeded what they hoped", "exceeded"),
        ("an order of 40 pumps", "revenue"), ("lead: Acme", "referral"), ("a lift to the station", "other"),
        ("Unterstützung", "other"), ("", "other"),
    ],
)  # fmt: skip
def test_words_tell_the_kind(text, kind):
    assert kind_of(Entry("e", "p", WITHDRAWAL, text)) == kind and kind in GAINS


def test_every_number_has_its_entries(journal):
    found = {f.key: f for f in figures(journal.store.journal, journal.now.date(), journal.settings)}
    assert found["back"].said == "5" and len(found["back"].things) == 5
    assert found["in"].said == "2" and len(found["in"].things) == 2
    assert sum(len(bar.things) for bar in found["back"].bars) == 5


async def test_on_the_screen_v_shows_the_entries(journal, tmp_path):
    async with opened(journal, tmp_path, (100, 40)) as screen:
        await screen.keys("g", "s", "G", "enter")
        assert "a stronger position" in screen.text and "came back" in screen.text
        await screen.keys("v")
        assert "a stronger position: 1" in screen.text and "board of Halloway" in screen.text


async def test_what_sort_of_return_it_was_is_said_in_the_form_of_the_deed(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("g", "b")
        view = screen.app.screen.views.current
        pane = next(p for p in view.panes() if any("heads-up" in getattr(r, "text", "") for r in p.rows))
        view.go(pane)
        pane.go_to(next(pane.key(row) for row in pane.rows if "heads-up" in row.text))
        await screen.keys("e")
        assert "counts as early knowledge of decisions" in screen.text
        await screen.keys("tab")
        await screen.type("position")
        assert "counts as a stronger position" in screen.text
        await screen.keys("ctrl+s")
    assert len(came(journal)["position"].things) == 2
    entry = next(e for e in journal.every(Entry) if "heads-up" in e.text)
    with pytest.raises(Refused, match="no return called 'luck'"):
        bank.edit(journal.store, entry.id, entry.text, "luck")
    bank.edit(journal.store, entry.id, "a heads-up about the plant move x2")
    kept = next(e for e in journal.every(Entry) if e.id == entry.id)
    assert (kept.size, kept.gain) == (2, "position"), "other words leave it"


def test_evidence_tells_promised_due_and_kept_and_who_mentioned_you(journal):
    journal.person("Pat Roe")
    promise = Promise("p", "me", "send the plan", "", When.of(date(2025, 2, 28)), None, "kept", "2025-03-03T09:00",
                      made="2025-02-26")  # fmt: skip
    (entry,) = evidence.of([promise], journal.store.journal)
    assert (entry.day, entry.text) == (
        "2025-02-26", "kept late Mon 3 Mar 2025 · I promised: send the plan, due Fri 28 Feb 2025")
    (entry,) = evidence.of([Mention("m", journal.id_of("Pat Roe"), "to the committee")], journal.store.journal)
    assert entry.text == "mention by Pat Roe: to the committee"
