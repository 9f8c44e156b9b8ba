"""Reviews and statistics on random histories: bounded, equal to a naive recount, and silent where redacted."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest

from relbank.cli.brief import brief_lines
from relbank.exchange import figures_paper, report_paper
from relbank.exchange.brief_paper import html as brief_html
from relbank.exchange.brief_paper import markdown as brief_markdown
from relbank.method.ahead import ahead
from relbank.method.brief import CELLS, ROWS, brief
from relbank.method.calendar import blocks
from relbank.method.cards import again, begin, deal
from relbank.method.findings import Findings
from relbank.method.heatmap import heatmap
from relbank.method.impact import impact
from relbank.method.pressing import PRESSING, pressing
from relbank.method.report import headline, report
from relbank.method.statistics import figures
from relbank.method.tickler import tickler
from relbank.model.fact import FIVE, KEY, KEYS, RULE, Fact
from relbank.model.ladder import Introduction, Mention
from relbank.model.ledger import ASK, DEPOSIT, WITHDRAWAL, Entry, Referral
from relbank.model.person import Person
from relbank.model.review import WEEKLY, Plan, Review
from relbank.model.text import cells
from relbank.model.touch import JOURNAL, MAILING, Touch
from relbank.model.trust import Sealed, Stop
from relbank.settings import Settings
from tests.method.histories import NOW, TODAY, history
from tests.method.memory import MemoryJournal

FEW, MANY = range(60), range(10_000)
SETTINGS = Settings()
SEALED = "qxsealed"


def word(r: Random) -> str:
    """Return a word that stands in no sentence of the program."""
    return "qx" + "".join(r.choice("bdfgklmnprstvz") + r.choice("aeiou") for _ in range(r.randint(1, 4)))


def words(r: Random, most: int = 12) -> str:
    return " ".join(word(r) for _ in range(r.randint(1, most)))


def peopled(seed: int) -> MemoryJournal:
    """Return a random history in which every text is made of words that the program never says."""
    r = Random(seed)
    journal = history(seed)
    people = [p.id for p in journal.every(Person)]
    for p in journal.every(Person):
        birthday = r.choice(("", "--11-25", "1970-12-01", "--02-29", "nonsense"))
        journal.change(p, name=f"{word(r).title()} {word(r).title()}", organisation=words(r, 3), title=words(r, 2),
                       birthday=birthday, tags={})  # fmt: skip
        for n in range(r.choice((0, 2, 30))):
            kind = r.choice((*FIVE, RULE, KEY, "avoid", "question", "cue", "field"))
            key = r.choice(KEYS) if kind == KEY else ""
            journal.add(Fact(f"f{p.id}{n}", p.id, kind, words(r), key, learned=TODAY.isoformat()))
    for t in journal.every(Touch):
        journal.change(t, text=f"@{word(r)} lunch\n{words(r)}\n- secret {SEALED}", place=words(r, 2))
        if t.people and r.random() < 0.5:
            journal.add(Sealed(f"s{t.id}", t.people[0], SEALED, touch=t.id, line=3))
    for n in range(r.randint(0, 12)):
        day = (TODAY - timedelta(days=r.randint(0, 500))).isoformat()
        kind = r.choice((DEPOSIT, DEPOSIT, WITHDRAWAL, ASK))
        money = r.choice(("", "", "120", "4000.50"))
        journal.add(Entry(f"e{n:02}", r.choice(people), kind, words(r), r.randint(1, 5), money, "$", day))
    for n in range(r.randint(0, 6)):
        day = (TODAY - timedelta(days=r.randint(0, 500))).isoformat()
        journal.add(Referral(f"r{n}", words(r, 2), r.choice(people), r.choice(("in", "out")),
                             r.choice(("open", "won", "lost")), "500", "$", day))  # fmt: skip
        journal.add(Mention(f"n{n}", r.choice(people), words(r), day))
        journal.add(Introduction(f"i{n}", r.choice(people), r.choice((*people, "")), words(r), day))
    week = TODAY - timedelta(days=TODAY.weekday() + 7)
    journal.add(Plan("plan", r.choice(people), week.isoformat(), words(r)))
    journal.add(Review("rev", WEEKLY, week.isoformat(), 1, 0, words(r), created=f"{week.isoformat()}T10:00"))
    journal.add(Stop("stop", words(r), date=week.isoformat()))
    return journal


def over(check, seeds):
    for seed in seeds:
        try:
            check(seed)
        except AssertionError as error:
            raise AssertionError(f"seed {seed}") from error


@pytest.mark.parametrize("seeds", [FEW, pytest.param(MANY, marks=pytest.mark.long)], ids=["few", "many"])
@pytest.mark.parametrize("name", ["redacted", "counted", "page", "deck", "nowhere"])
def test_holds_for_random_histories(name, seeds):
    over(globals()[f"check_{name}"], seeds)


def check_redacted(seed):
    """A redacted report holds no name, no organisation and no word of any note, promise or review."""
    journal = peopled(seed)
    for back in (0, 7, 14):
        found = report(journal, TODAY - timedelta(days=back), TODAY, SETTINGS, redacted=True)
        text = report_paper.markdown(found, headline(found)) + report_paper.html(found, headline(found))
        assert "qx" not in text.casefold() and "Person" not in text and "thing q" not in text
    full = report(journal, TODAY - timedelta(days=7), TODAY, SETTINGS)
    assert "Counts only" not in report_paper.markdown(full, headline(full))
    stop = next(iter(journal.every(Stop)))
    assert stop.text in " ".join(text for _, texts in full.parts for text in texts)


def check_counted(seed):
    """Every figure is what a naive count of its documents gives."""
    journal = peopled(seed)
    found = {f.key: f for f in figures(journal, TODAY, SETTINGS)}
    low = TODAY - timedelta(days=53 * 7)
    days = Counter()
    for t in journal.every(Touch):
        day = (t.when.iso or t.created)[:10]
        if t.kind not in (MAILING, JOURNAL) and low.isoformat() <= day <= TODAY.isoformat():
            days[day] += 1
    assert found["touches"].heat == dict(days) and int(found["touches"].said) == days.total()
    drawn = heatmap(days, TODAY)
    shown = [cell for row in drawn.rows for cell in row if cell]
    first = min(cell.day for cell in shown)
    assert sum(cell.count for cell in shown) == sum(n for day, n in days.items() if day >= first)
    assert all((cell.count > 0) == (cell.level > 0) for cell in shown)
    strategic = {p.id for p in journal.every(Person) if p.strategic}
    for kind, key in ((DEPOSIT, "deposits"), (WITHDRAWAL, "withdrawals")):
        entries = [e for e in journal.every(Entry) if e.kind == kind and e.person in strategic]
        year = [e for e in entries if (TODAY - date.fromisoformat(e.date)).days < 365]
        assert int(found[key].said) == len(year) == len(found[key].things)
        this = [e.size for e in entries if e.date[:7] == TODAY.isoformat()[:7]]
        assert int(found[key].bars[-1].said) == sum(this)
    came = impact(journal)
    got = [e for e in journal.every(Entry) if e.kind == WITHDRAWAL and e.person in strategic]
    leads = [x for x in journal.every(Referral) if x.direction == "in" and x.person in strategic]
    won = [x for x in leads if x.outcome == "won"]
    mentions = [x for x in journal.every(Mention) if x.person in strategic]
    made = [x for x in journal.every(Introduction) if x.by in strategic]
    assert came.back == len(got) + len(leads) + len(won) + len(mentions) + len(made) == int(found["back"].said)
    for figure in found.values():
        assert all(0.0 <= bar.length <= 1.0 for bar in figure.bars), figure.key


def check_page(seed):
    """A brief never grows longer than its page, and keeps hard rules."""
    journal = peopled(seed)
    for person in journal.every(Person):
        page = brief(journal, person, NOW, SETTINGS)
        lines = brief_lines(page)
        assert len(lines) <= ROWS and all(cells(line) <= CELLS for line in lines)
        assert all(line.startswith("!! ") for line in lines[2 : 2 + min(len(page.rules), ROWS - 4)])
        if not person.strategic:
            labels = {label for label, _ in page.lines}
            assert not labels & {"rung asks", "account"} and "not known yet" not in "\n".join(lines)


def check_deck(seed):
    """A deck is bounded, has each card once, the pressing first; every card can be found again."""
    journal = peopled(seed)
    settings = Settings(review_cards=Random(seed).randint(1, 12))
    findings = Findings(journal, settings)
    deck = deal(findings, journal, NOW, settings)
    keys = [card.key for card in deck.cards]
    assert len(keys) == len(set(keys)) <= settings.review_cards and deck.waiting >= 0
    order = [card.pressing for card in deck.cards]
    assert order == sorted(order, reverse=True)
    assert all(again(key, findings.of, journal) is not None for key in keys)
    assert not {card.key for card in deal(findings, journal, NOW, settings, set(keys)).cards} & set(keys)
    assert "qx" not in " ".join(keys)
    assert pressing(journal, NOW, settings) == [f for f in findings.all() if f.weight >= PRESSING]
    first = begin(journal, NOW, settings)
    begun = [card.key for card in first.cards]
    assert first.cards == deck.cards[: len(begun)]
    if begun:
        rest = deal(findings, journal, NOW, settings, set(begun), begun)
        assert (*first.cards, *rest.cards) == deck.cards and rest.waiting == deck.waiting


def check_nowhere(seed):
    """A sealed remark is in no brief, card, report, calendar, agenda, tickler or figure."""
    journal = peopled(seed)
    texts = [str(block) for block in blocks(journal, NOW)] + [str(entry) for entry in ahead(journal, NOW, SETTINGS)]
    texts.append(tickler(journal, NOW).line)
    sealed = {s.touch for s in journal.every(Sealed)}
    for t in journal.every(Touch):
        if t.id not in sealed:
            journal.change(t, text=t.text.replace(SEALED, "open"))
    pages = [brief(journal, person, NOW, SETTINGS) for person in journal.every(Person)]
    texts += [brief_markdown(page, NOW) for page in pages] + [brief_html(pages, NOW)]
    found = report(journal, TODAY - timedelta(days=7), TODAY, SETTINGS)
    texts.append(report_paper.html(found, headline(found)))
    findings = Findings(journal, SETTINGS)
    texts += [f"{c.finding.saw} {c.finding.do}" for c in deal(findings, journal, NOW, SETTINGS).cards]
    every = figures(journal, TODAY, SETTINGS)
    texts += [figures_paper.svg("x", every, None), figures_paper.html("x", "y", every, None)]
    assert SEALED not in "\n".join(texts)
