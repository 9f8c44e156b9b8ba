"""Ladder, coverage, clues, introductions, days: each figure agrees with a naive recomputation on random histories."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from random import Random

from relbank.method.books import Books
from relbank.method.clues import clues, topics, unused
from relbank.method.coverage import coverage, next_question, unanswered
from relbank.method.dossier import dossier
from relbank.method.exits import checklist, missing
from relbank.method.introductions import chain, tree
from relbank.method.ladder import standing, steps
from relbank.method.occasions import occasions
from relbank.method.own_fields import columns
from relbank.method.sides import BOTH, sheet
from relbank.model.fact import FIELD, FIVE, KEY, KEYS, KINDS, Fact
from relbank.model.ladder import DOWN, RUNGS, UNRANKED, UP, Introduction, Move
from relbank.model.ledger import ASK, DEPOSIT, WITHDRAWAL, Entry
from relbank.model.person import Person
from relbank.model.sheets import INPUT, ME, SIDE_KINDS, STAKEHOLDER, THEM, Side
from relbank.settings import Settings
from tests.method.histories import NOW, TODAY, history, on_histories
from tests.method.memory import MemoryJournal

WORDS = ("hockey", "jazz", "white wine", "long calls", "mornings", "golf")


def known(seed: int) -> MemoryJournal:
    """A random history with moves, facts, deeds, introductions and lines of the sheet added to it."""
    journal, r = history(seed), Random(seed)
    ids = [p.id for p in journal.every(Person)]

    def day() -> str:
        return (TODAY - timedelta(days=r.randint(0, 400))).isoformat()

    for n in range(r.randint(0, 8)):
        journal.add(Move(f"v{n}", r.choice(ids), r.choice((*RUNGS, UP, DOWN, UNRANKED)), "x", day()))
    for n in range(r.randint(0, 20)):
        kind = r.choice(KINDS)
        key = r.choice(KEYS) if kind == KEY else r.choice(("taken", "ignored", "avoided")) if kind == "cue" else "f"
        used, gone = (day() if r.random() < 0.2 else "" for _ in range(2))
        journal.add(Fact(f"f{n:02}", r.choice(ids), kind, r.choice(WORDS), key, learned=day(), used=used,
                         superseded=gone))  # fmt: skip
    for n in range(r.randint(0, 8)):
        kind = r.choice((DEPOSIT, DEPOSIT, WITHDRAWAL, ASK))
        journal.add(Entry(f"e{n}", r.choice(ids), kind, f"{r.choice(WORDS)} tickets", date=day()))
    for n in range(r.randint(0, 4)):
        journal.add(Introduction(f"i{n}", r.choice(ids), r.choice((*ids, "")), date=day()))
    for n in range(r.randint(0, 6)):
        journal.add(Side(f"s{n}", r.choice(ids), r.choice((ME, THEM)), r.choice(SIDE_KINDS), f"line {n}", date=day(),
                         agreed=r.choice(("", day())), superseded=r.choice(("", "", day()))))  # fmt: skip
    return journal


@on_histories
def test_the_rung_is_where_the_moves_lead(seed):
    journal = known(seed)
    for person in journal.every(Person):
        number, since = 0, ""
        for move in sorted(journal.of(Move, person.id), key=lambda m: (m.date, m.id)):
            to = {UP: min(number + 1, 5), DOWN: max(number - 1, 0), UNRANKED: 0}.get(move.rung)
            to = RUNGS.index(move.rung) + 1 if to is None else to
            number, since = (to, move.date) if to != number else (number, since)
        found = standing(journal, person)
        assert (found.number, found.since) == ((number, since) if person.strategic else (0, ""))
        stays = steps(journal.of(Move, person.id))
        assert all(a.until == b.since and a.number != b.number for a, b in pairwise(stays))


@on_histories
def test_coverage_questions_and_clues_agree_with_counting(seed):
    journal = known(seed)
    for person in journal.every(Person):
        facts = [f for f in journal.of(Fact, person.id) if not f.superseded]
        asked = (*FIVE, "field", "rule") if person.strategic else (*FIVE, "field")
        kinds = sum(any(f.kind == kind for f in facts) for kind in asked)
        answered = {f.key for f in facts if f.kind == KEY} if person.strategic else set()
        found = coverage(person, journal.of(Fact, person.id))
        assert found.known == kinds + len(answered) and len(found.parts) == (16 if person.strategic else 7)
        assert set(unanswered(facts)) == set(KEYS) - {f.key for f in facts if f.kind == KEY}
        ask = next_question(person, journal.of(Fact, person.id))
        assert ask is not None and (ask.key == "" or person.strategic)
        given = [e for e in journal.of(Entry, person.id) if e.kind == DEPOSIT]
        for clue in clues(journal.of(Fact, person.id), journal.of(Entry, person.id)):
            main = clue.fact.text.split()[0]  # "white" of "white wine", "long" of "long calls"
            named = [e.date for e in given if main in e.text]
            named += [f.learned for f in facts if f.kind == "cue" and f.key == "taken" and main in f.text]
            assert clue.used == max([clue.fact.used, *(day for day in named if day >= clue.fact.learned)])
        left = {f.text for f in unused(journal.of(Fact, person.id), journal.of(Entry, person.id))}
        told = clues(journal.of(Fact, person.id), journal.of(Entry, person.id))
        assert left == {c.fact.text for c in told} - {c.fact.text for c in told if c.used}
        cues = [f for f in facts if f.kind == "cue"]
        assert sum(len(t.cues) for t in topics(facts)) == len(cues)
        assert sum(t.taken for t in topics(facts)) == sum(f.key == "taken" for f in cues)


@on_histories
def test_the_tree_holds_each_person_once_below_whoever_came_first(seed):
    journal = known(seed)
    nodes = tree(journal)
    ids = [n.person.id for n in nodes]
    brought = {}
    for made in sorted(journal.every(Introduction), key=lambda i: (i.date, i.id)):
        if made.by and made.by != made.person:
            brought.setdefault(made.person, made.by)
    assert sorted(ids) == sorted({*brought, *brought.values()}) and len(set(ids)) == len(ids)
    for node in nodes:
        assert all(brought[child] == node.person.id for child in node.children)
        assert node.below == len(_below(node.person.id, {n.person.id: n.children for n in nodes}))
        up = chain(journal, node.person.id)
        assert not up or up[0].id == brought[node.person.id]
    assert all(b.depth <= a.depth + 1 for a, b in pairwise(nodes))


def _below(id, children):
    return [x for child in children[id] for x in (child, *_below(child, children))]


@on_histories
def test_the_checklist_names_its_evidence_and_its_first_gap(seed):
    journal = known(seed)
    books = Books(journal, NOW, Settings())
    books.refresh(NOW)
    for person in journal.every(Person):
        d = dossier(journal, person, NOW, Settings())
        exits = checklist(d)
        assert bool(exits) == person.strategic
        assert exits == checklist(books.dossier(person.id)), "alone as among all"
        if person.strategic:
            gap = next((e.key for e in exits if not e.met), None)
            left = missing(d)
            assert (left[0].key if left else None) == gap
        lines = [x for x in journal.of(Side, person.id) if not x.superseded]
        page = sheet(lines)
        assert sorted(x.id for x in page.all) == sorted(x.id for x in lines if x.side in (ME, THEM))
        said = {(x.side, x.kind) for x in lines}
        asked = {(side, kind) for kind in BOTH for side in (ME, THEM)} | {(THEM, INPUT), (THEM, STAKEHOLDER)}
        assert {*page.missing} == asked - said and len(page.missing) == len(asked - said)
        assert page.agreed == min((x.agreed for x in lines if x.kind in BOTH), default="")


@on_histories
def test_an_own_field_of_three_people_is_a_column_of_its_newest_answers(seed):
    journal = known(seed)
    fields = [f for f in journal.every(Fact) if f.kind == FIELD and not f.superseded]
    answers = {f.person: f.text for f in fields}  # all of them are called f
    found = [(column.name, dict(column.values)) for column in columns(journal)]
    assert found == ([("f", answers)] if len(answers) >= 3 else [])


@on_histories
def test_a_day_of_the_year_comes_within_a_year_and_falls_on_its_day(seed):
    r = Random(seed)
    born = date(1950, 1, 1) + timedelta(days=r.randint(0, 20_000))
    today = date(2026, 1, 1) + timedelta(days=r.randint(0, 1_500))
    (found,) = occasions(Person("p", "P", birthday=born.isoformat()), (), today)
    assert 0 <= (found.day - today).days <= 366 and found.years == found.day.year - born.year
    assert (found.day.month, found.day.day) in {(born.month, born.day), (2, 28)}
    blank = occasions(Person("p", "P", birthday=f"--{born:%m-%d}"), (), today)[0]
    assert (blank.day, blank.years) == (found.day, 0)
