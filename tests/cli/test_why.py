"""`why` and `override`: what the method says, its evidence, and a written no; the page of the method."""

from __future__ import annotations

import pytest

from relbank.method import findings
from relbank.method.ideas import IDEAS
from relbank.method.rules.rule import Rule

RULE = Rule(
    "M90", "Quiet", "A quiet bond fades.",
    look=lambda d: [RULE.found(d, f"{len(d.touches)} touches", "Say something.", evidence=d.touches)]
    if d.touches else (),
)  # fmt: skip


@pytest.fixture(autouse=True)
def only_this(monkeypatch):
    monkeypatch.setattr(findings, "rules", lambda: (RULE,))
    monkeypatch.setattr("relbank.cli.why._RULE", __import__("re").compile("[mM]90"))


def test_what_it_saw_why_what_to_do_and_the_entries(small):
    answer = small("why", "Bob", "Smith")
    assert answer.status == 0
    first, do, why, evidence, *_ = answer.out.splitlines()
    assert first.startswith("M90 ") and first.endswith("touches")
    assert why.strip() == "M90: A quiet bond fades." and do.strip() == "-> Say something."
    assert evidence.strip().startswith("20")
    told = small("why", "--json").json
    assert told[0]["rule"] == "M90" and told[0]["evidence"][0]["table"] == "touches"


def test_an_override_is_written_with_its_reason_and_undone(small):
    assert small("why", "Bob Smith").status == 0
    assert small("override", "Bob Smith", "M90").status == 2
    done = small("override", "Bob Smith", "m90", "-", stdin="he is on leave\n")
    assert done.status == 0 and "he is on leave" in done.out
    quiet = small("why", "Bob Smith")
    assert quiet.status == 1 and "nothing to say" in quiet.out
    assert small("override", "Bob Smith", "M90", "again").status == 2
    assert small("undo").status == 0
    assert small("why", "Bob Smith").status == 0
    off = small("override", "Bob Smith", "M90", "--until", "friday")
    assert off.status == 0 and "Fri 20 Nov 2026" in off.out
    assert small("override", "Bob Smith", "--until", "friday").status == 2


def test_what_was_waved_away_is_listed_with_its_reason_and_read_again_when_it_speaks(small):
    assert "Nothing was waved away here." in small("why", "Bob Smith", "--silent").out
    small("override", "Bob Smith", "M90", "he is on leave")
    for call in (["Bob Smith"], []):
        told = small("why", *call, "--silent")
        assert told.status == 0 and "Put aside on Thu 19 Nov 2026: “he is on leave”." in told.out
    waved = {"on": "2026-11-19", "until": None, "reason": "he is on leave"}
    assert [f["put_aside"] for f in small("why", "--silent", "--json").json] == [waved]
    small("note", "-", stdin="@Bob Smith call today\nHe is back.\n")
    assert small("why", "Bob Smith", "--silent").status == 1
    assert "Put aside on Thu 19 Nov 2026: “he is on leave”." in small("why", "Bob Smith").out


def test_an_override_is_taken_back_though_other_things_were_done_since(small):
    small("override", "Bob Smith", "M90", "he is on leave")
    small("note", "-", stdin="@Liz Chen call today\nFine.\n")
    assert small("why", "Bob Smith").status == 1
    assert small("override", "Bob Smith", "M90", "because", "--again").status == 2
    again = small("override", "Bob Smith", "m90", "--again")
    assert again.status == 0 and "speaks again" in again.out
    assert small("why", "Bob Smith").status == 0
    refused = small("override", "Bob Smith", "M90", "--again")
    assert refused.status == 2 and "Nothing of M90 is silenced here." in refused.err
    assert small("undo").status == 0 and small("why", "Bob Smith").status == 1


def test_the_page_of_the_method_names_every_idea(small):
    page = small("help", "method").out
    assert all(f"{idea.number:<5}{idea.name}." in page for idea in IDEAS)
    assert [idea.number for idea in IDEAS] == [f"M{n}" for n in range(1, 42)]
    assert max(map(len, page.splitlines())) <= 100
