"""The mechanism of findings: kept between changes as if looked at anew; silent after an override, until a change."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from relbank.actions import findings as actions
from relbank.actions import referrals, shelf, trash
from relbank.actions.done import Refused
from relbank.method import findings, rules
from relbank.method.books import Books
from relbank.method.rules.rule import DRIFT, Rule
from relbank.model.finding import Override
from relbank.model.ledger import Referral
from relbank.model.nurture import ShelfItem
from relbank.model.person import Person
from relbank.model.promise import ME, Promise
from relbank.model.touch import Touch
from relbank.model.when import When
from relbank.settings import Settings
from tests.builder import build
from tests.method.histories import history
from tests.method.memory import MemoryJournal

NOW = datetime.fromisoformat("2026-11-19T14:00+01:00")


def _look(d):
    if not d.touches:
        return ()
    saw = f"{len(d.touches)} touches, the last {d.since(d.touches[0].when.iso)} days ago"
    return (QUIET.found(d, saw, "Say something.", weight=DRIFT + len(d.touches), evidence=d.touches[:1]),)


def _whole(books):
    total = sum(books.fold(_touches).values.values())
    return (CROWD.found(None, f"{total} touches in all", "Rest."),) if total > 4 else ()


def _touches(d):
    return len(d.touches)


QUIET = Rule("M90", "Quiet", "A quiet bond fades.", look=_look)
CROWD = Rule("M91", "Crowd", "Too many.", whole=_whole)


@pytest.fixture(autouse=True)
def only_these(monkeypatch):
    monkeypatch.setattr(findings, "rules", lambda: (QUIET, CROWD))


def touch(id, *people, days=1):
    return Touch(id, When.of(NOW - timedelta(days=days)), people=people)


def test_findings_come_with_why_and_evidence_the_heaviest_first():
    journal = MemoryJournal(Person("p1", "Ann"), Person("p2", "Bob"), touch("t1", "p1"), touch("t2", "p1", "p2"))
    found = findings.Findings(journal, Settings())
    found.refresh(NOW)
    assert [(f.rule, f.person, f.saw) for f in found.all()] == [
        ("M90", "p1", "2 touches, the last 1 days ago"),
        ("M90", "p2", "1 touches, the last 1 days ago"),
    ]
    assert found.all()[0].why == "A quiet bond fades." and found.all()[0].evidence == (("touches", "t2"),)


def test_after_any_change_they_are_what_a_new_look_would_find():
    journal = MemoryJournal(Person("p1", "Ann"), Person("p2", "Bob"))
    kept = findings.Findings(journal, Settings())
    kept.refresh(NOW)

    def same():
        kept.refresh(NOW)
        anew = findings.Findings(journal, Settings())
        anew.refresh(NOW)
        assert kept.all() == anew.all()
        return kept.all()

    assert same() == []
    first = journal.add(touch("t1", "p1", "p2"))
    assert len(same()) == 2
    journal.change(first, people=("p2",))
    assert [f.person for f in same()] == ["p2"]
    for n in range(5):
        journal.add(touch(f"t9{n}", "p1", days=n))
    assert [f.rule for f in same()][-1] == "M91"
    journal.change(journal.get(Person, "p1"), trashed="2026-11-19T14:00")
    assert {f.person for f in same()} == {"p2"}
    kept.refresh(NOW + timedelta(days=3))
    assert kept.of("p2")[0].saw == "1 touches, the last 4 days ago"


def test_one_person_alone_finds_the_same(tmp_path):
    example = build(tmp_path).note("@Ann Lee lunch yesterday").note("@Ann Lee call today")
    journal = example.store.journal
    ann = journal.every(Person)[0]
    kept = findings.Findings(journal, example.settings)
    kept.refresh(example.now)
    assert findings.of_person(journal, ann, example.now, example.settings) == kept.of(ann.id)


def test_an_override_needs_a_reason_and_holds_until_something_changes(tmp_path):
    example = build(tmp_path).note("@Ann Lee lunch yesterday")
    kept = findings.Findings(example.store.journal, example.settings)
    kept.refresh(example.now)
    (finding,) = kept.all()
    with pytest.raises(Refused):
        actions.override(example.store, finding, "  ", example.now)
    said = actions.override(example.store, finding, "she is on leave", example.now)
    kept.refresh(example.now)
    assert not kept.all() and "on leave" in said.said
    assert not findings.of_person(
        example.store.journal, kept.books.people[finding.person], example.now, Settings()
    )
    example.note("@Ann Lee call today")
    kept.refresh(example.now)
    assert [f.saw for f in kept.all()] == ["2 touches, the last 0 days ago"]


def test_an_override_can_be_taken_back_and_put_off(tmp_path):
    example = build(tmp_path).note("@Ann Lee lunch yesterday")
    kept = findings.Findings(example.store.journal, example.settings)
    kept.refresh(example.now)
    (finding,) = kept.all()
    actions.override(example.store, finding, "not now", example.now)
    kept.refresh(example.now)
    assert not kept.all()
    actions.speak_again(example.store, finding.rule, finding.person, example.now)
    kept.refresh(example.now)
    assert kept.all() == [finding]
    with pytest.raises(Refused, match="Nothing of M90 is silenced"):
        actions.speak_again(example.store, finding.rule, finding.person, example.now)
    day = example.now.date() + timedelta(days=2)
    off = finding, [Override("o", "M90", finding.person, mark=finding.mark, until=day.isoformat())]
    assert findings.silenced(*off, example.now.date().isoformat())
    assert not findings.silenced(*off, day.isoformat())


def test_strategic_rules_never_look_at_others(monkeypatch):
    looked = []
    rule = Rule("M92", "Ladder", "Why.", look=lambda d: looked.append(d.person.id) or (), strategic=True)
    monkeypatch.setattr(findings, "rules", lambda: (rule,))
    journal = MemoryJournal(Person("p1", "Ann", strategic=True), Person("p2", "Bob"))
    findings.Findings(journal, Settings()).refresh(NOW)
    assert looked == ["p1"]


def test_every_rule_has_a_number_a_name_and_a_reason():
    for rule in rules.rules():
        assert rule.number[0] == "M" and 1 <= int(rule.number[1:]) <= 41 and rule.name
        assert rule.why.endswith(".") and len(rule.why) <= 100 and (rule.look or rule.whole)


def test_books_group_as_the_journal_does():
    journal = MemoryJournal(
        Person("p1", "Ann"), touch("t1", "p1", days=1), touch("t2", "p1", days=3), touch("t3", "p1", days=2)
    )
    books = Books(journal, NOW, Settings())
    books.refresh(NOW)
    assert list(books.of(Touch, "p1")) == list(journal.of(Touch, "p1"))


def test_a_first_look_in_small_steps_finds_what_one_look_finds(monkeypatch):
    monkeypatch.setattr(findings, "_STEP", 1)
    for seed in range(40):
        journal = history(seed)
        whole, begun = findings.Findings(journal, Settings()), findings.Findings(journal, Settings())
        whole.refresh(NOW)
        steps = begun.beginning(NOW)
        next(steps)
        journal.add(Promise("new", ME, "send it", "p0", When.of(NOW.date())))
        assert list(steps)
        begun.refresh(NOW)
        whole.refresh(NOW)
        assert begun.all() == whole.all(), seed


def test_what_is_read_of_others_renews_a_finding(tmp_path, monkeypatch):
    """An introducer, a thing on the shelf, news of a lead in somebody else's note."""
    monkeypatch.undo()  # the method's own rules
    example = build(tmp_path).person("Ann Lee", strategic=True).person("Bob Smith").person("Cid Roe", strategic=True)
    journal, now, store = example.store.journal, example.now, example.store
    kept = findings.Findings(journal, example.settings)

    def said(name, rule):
        kept.refresh(now)
        anew = findings.Findings(journal, example.settings)
        anew.refresh(now)
        assert kept.all() == anew.all()
        return [f.saw for f in kept.of(example.named(name).id) if f.rule == rule]

    example.note("@Ann Lee lunch 1 Nov\n- likes sailing\n- introduced by @Bob Smith\n")
    assert said("Ann Lee", "M4") == ["Bob Smith introduced you to Ann Lee 18 days ago and was not thanked."]
    example.change(example.named("Bob Smith"), name="Rob Smith")
    assert said("Ann Lee", "M4") == ["Rob Smith introduced you to Ann Lee 18 days ago and was not thanked."]
    trash.throw(store, example.named("Rob Smith"), now)
    assert said("Ann Lee", "M4") == []
    example.undo()
    assert len(said("Ann Lee", "M4")) == 1
    assert said("Ann Lee", "M26") == []
    shelf.add(store, "Sailing alone", now, topics=["sailing"])
    assert said("Ann Lee", "M26") == ["“Sailing alone” on your shelf fits them: sailing."]
    item = journal.every(ShelfItem)[0]
    with store.transaction("shelf") as tx:
        tx.change(replace(item, title="Sailing together"), item)
    assert said("Ann Lee", "M26") == ["“Sailing together” on your shelf fits them: sailing."]
    lead = referrals.add(store, example.named("Cid Roe").id, "in", "Acme", now - timedelta(days=70)).ids[0]
    assert said("Cid Roe", "M31") == ["The lead “Acme” came from them 70 days ago; what came of it is not known."]
    with store.transaction("news") as tx:  # told by somebody else
        tx.add(Referral(tx.new_id(), person=example.named("Ann Lee").id, lead=lead, outcome="won", text="Acme",
                        date=now.date().isoformat()))  # fmt: skip
    assert said("Cid Roe", "M31") == []
    example.note("@Ann Lee lunch today\n- [ ] @Cid Roe: the chart")
    assert said("Ann Lee", "M12") == []
    trash.throw(store, example.promised("the chart"), now)
    assert len(said("Ann Lee", "M12")) == 1, "her note has a bullet that files nothing any more"


def test_a_meeting_that_passed_owes_its_note_without_any_change(tmp_path, monkeypatch):
    monkeypatch.undo()
    example = build(tmp_path).person("Ann Lee").meeting("Ann Lee", "2026-11-19T15:00", "coffee")
    kept = findings.Findings(example.store.journal, example.settings)
    kept.refresh(example.now)
    assert [f.rule for f in kept.all() if f.rule in ("M13", "M40")] == ["M40"]
    kept.refresh(example.now.replace(hour=15, minute=0, second=0, microsecond=0))
    assert [f.rule for f in kept.all() if f.rule in ("M13", "M40")] == ["M40"], "it begins just now"
    kept.refresh(example.now.replace(hour=15, minute=0, second=20, microsecond=0))
    assert [f.rule for f in kept.all() if f.rule in ("M13", "M40")] == ["M13"]
