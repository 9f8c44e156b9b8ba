"""M40, brief: one page before a meeting that fits 80 by 24, hard rules first, nothing strategic about friends."""

from __future__ import annotations

import pytest

from relbank.cli.brief import brief_lines
from relbank.exchange.brief_paper import html, markdown
from relbank.method.brief import CELLS, ROWS, brief
from relbank.method.cards import deal
from relbank.method.findings import Findings
from relbank.model.person import Person
from relbank.model.text import cells
from relbank.settings import Settings
from tests.builder import build
from tests.tui.program import opened

NOTE = """@Bob Smith lunch today 12:30 at Vito's
Plant move slips to Q1 & he takes the <heat>.
- likes Nascar, white wine
- never be late !!
- measured by uptime
- avoid the strike
- ask who decides in Ohio
- secret he leaves in May
- [ ] send Ohio article by Thu
- [ ] @Bob: org chart by Fri
- gave intro to Pat Roe
- next coffee 9 Dec 9:00 at AB Coffee
- stage nurturing
"""


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path).note(NOTE)
    yield found
    found.close()


def page(journal, name="Bob Smith"):
    return brief(journal.store.journal, journal.named(name), journal.now, journal.settings)


def test_what_must_not_be_forgotten_stands_in_its_order(journal):
    lines = brief_lines(page(journal))
    assert lines[0] == "Bob Smith" and lines[2] == "!! never be late"
    labels = [line[:10].strip() for line in lines[3:] if line[:1] != " "]
    assert labels == ["next", "rung asks", "I owe", "they owe", "avoid", "ask", "likes", "key", "account", "last"]
    text = "\n".join(lines)
    assert "Wed 9 Dec 2026 09:00" in text and "rung 3 of 5" in text and "not used yet: Nascar, white wine" in text
    assert "who decides in Ohio" in text and "+1: given 1, got 0" in text and "May" not in text


def test_a_clue_once_used_is_not_called_unused(journal):
    journal.note("@Bob Smith gift today\n- gave a bottle of white wine\n")
    assert "white wine · not used yet: Nascar" in "\n".join(brief_lines(page(journal)))


def test_a_friend_is_a_person_and_no_pipeline(journal):
    journal.note("@Anna Kowalska dinner today\nOld friend.\n- likes mountains\n- gave a map\n")
    text = "\n".join(brief_lines(page(journal, "Anna Kowalska")))
    assert "mountains" in text
    for word in ("rung", "account", "measured", "not known yet:", "revenue", "trust"):
        assert word not in text


def test_it_never_grows_longer_than_its_page(journal):
    for number in range(40):
        journal.fact("Bob Smith", "like", f"thing number {number} with many words that take a lot of room")
        journal.promise(f"promise number {number} of a rather long kind, so that it needs two lines", "Bob Smith",
                        "2026-12-01")  # fmt: skip
    lines = brief_lines(page(journal))
    assert len(lines) == ROWS and all(cells(line) <= CELLS for line in lines)
    assert lines[2] == "!! never be late" and any(line.startswith("next") for line in lines)
    assert "more: relbank show" in lines[-1]


def test_for_paper_in_markdown_and_in_html(journal):
    told = markdown(page(journal), journal.now)
    assert told.startswith("# Bob Smith\n") and "**!! never be late**" in told and "\\<heat\\>" in told
    paper = html([page(journal)], journal.now)
    assert "&lt;heat&gt;" in paper and "<heat>" not in paper and "<script" not in paper
    assert "default-src &#x27;none&#x27;" in paper or "default-src 'none'" in paper
    assert "May" not in told + paper


async def test_on_the_screen_at_the_smallest_size(journal, tmp_path):
    async with opened(journal, tmp_path, (80, 24)) as screen:
        screen.app.home.select(journal.bob.id)
        await screen.keys("b")
        assert "never be late" in screen.text and "rung asks" in screen.text and "last " in screen.text


def test_the_meetings_of_a_day_come_in_their_order(tmp_path):
    journal = build(tmp_path).person("Ann Lee").person("Bob Smith").person("Cid Roe")
    for name, hour in (("Bob Smith", "16:00"), ("Ann Lee", "18:30"), ("Cid Roe", "15:45")):
        journal.meeting(name, f"2026-11-19T{hour}", "coffee")
    deck = deal(Findings(journal.store.journal, Settings()), journal.store.journal, journal.now, Settings())
    assert [journal.store.journal.get(Person, card.finding.person).name for card in deck.cards] == [
        "Cid Roe", "Bob Smith", "Ann Lee",
    ]  # fmt: skip
    journal.close()


def test_who_stands_on_no_rung_is_asked_nothing_by_one(tmp_path):
    journal = build(tmp_path).note("@Bob Smith lunch 12 Nov\n- stage initiating\n")
    page = brief(journal.store.journal, journal.named("Bob Smith"), journal.now)
    assert "rung asks" in dict(page.lines)
    journal.note("@Bob Smith call 13 Nov\n- stage unranked because he left\n")
    page = brief(journal.store.journal, journal.named("Bob Smith"), journal.now)
    assert "rung asks" not in dict(page.lines)
    journal.close()


def test_the_last_conversation_stands_among_what_was_last_and_who_introduced_them_too(journal):
    journal.note("@Bob Smith call 12 Nov\n- introduced by @Liz Chen", at="2026-11-12T09:00")
    for day in range(20, 26):
        journal.note("@Bob Smith email today\nchased him re vendor list", at=f"2026-11-{day}T09:00")
    journal.at("2026-11-26T09:00")
    text = "\n".join(brief_lines(page(journal)))
    assert text.count("chased him") == 3 and "Plant move slips to Q1" in text
    assert "through" in text and "Liz Chen" in text.split("through")[1]
