"""What a rule says that it needs is true: it finds nothing about people who have no such document."""

from __future__ import annotations

from datetime import datetime

import pytest

from relbank.demo import build
from relbank.method.books import Books
from relbank.method.findings import Findings
from relbank.method.rules import rules
from relbank.settings import Settings
from relbank.store import open_store

NOW = datetime.fromisoformat("2026-11-19T14:00+01:00")


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    with open_store(folder / "journal", folder / "state") as store:
        build(store, NOW)
        found = Books(store.journal, NOW, Settings())
        found.refresh(NOW)
        yield found


@pytest.mark.parametrize("rule", [r for r in rules() if r.look and r.needs], ids=lambda r: f"{r.number}-{r.name}")
def test_a_rule_finds_nothing_where_what_it_needs_is_missing(books, rule):
    there = set(books.having(rule.needs))
    others = [id for id, p in books.people.items() if id not in there and (p.strategic or not rule.strategic)]
    assert [f for id in others for f in rule.look(books.dossier(id))] == []


def test_most_rules_speak_in_the_demo(books):
    spoken = {f.rule for rule in rules() if rule.look for id, p in books.people.items()
              if p.strategic or not rule.strategic for f in rule.look(books.dossier(id))}  # fmt: skip
    assert len(spoken) >= 15

def test_every_finding_is_whole_sentences_and_leaves_its_person_to_the_list(books):
    found = Findings(books.journal, Settings())
    found.refresh(NOW)
    assert len(found.all()) > 100
    for one in found.all():
        for text in (one.saw, one.do, one.why):
            assert text[-1] in ".?!" and ".." not in text and "  " not in text and "Of what" not in text, text
            assert not text[0].islower(), text
        if one.person:
            assert not one.saw.startswith(books.people[one.person].name), one.saw
