"""Every figure of the statistics and of the return on impact against a naive recomputation (M19, M24, M31, M41)."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from statistics import median

from relbank.method import impact as returns
from relbank.method.figure import Figure
from relbank.method.heatmap import LEVELS, heatmap
from relbank.method.impact import HELD, INTRODUCTION, OTHER, POSITION, REFERRAL, REVENUE, impact
from relbank.method.ladder import standing
from relbank.method.statistics import figures
from relbank.model.fact import FIVE, KEY, KEYS, KINDS, Fact
from relbank.model.ladder import DOWN, RUNG_NAMES, RUNGS, UNRANKED, UP, Introduction, Mention, Move
from relbank.model.ledger import DEPOSIT, WITHDRAWAL, Entry, Referral
from relbank.model.person import Person
from relbank.model.promise import DROPPED, KEPT, ME, OPEN, Promise
from relbank.model.say import MONTHS
from relbank.model.touch import JOURNAL, MAILING, Touch
from relbank.settings import Settings
from tests.method.histories import TODAY, on_histories
from tests.method.memory import MemoryJournal
from tests.method.test_knowing_figures import known
from tests.method.test_promise_figures import last_day, naive_shares

GOT = {  # the words of what came back, and what they tell
    "kept us though the rival was cheaper": HELD, "introduced me to Pat": INTRODUCTION, "a lead": REFERRAL,
    "invited me to the board": returns.ACCESS, "warned me in time": returns.KNOWLEDGE,
    "more than I had hoped": returns.EXCEEDED, "vouched for me": POSITION, "an order": REVENUE, "carried a box": OTHER,
}  # fmt: skip


def lived(seed: int) -> MemoryJournal:
    """A random history of the ladder, with deeds of every kind, leads with their news, and mentions added."""
    journal, r = known(seed), Random(seed)
    ids = [p.id for p in journal.every(Person)]

    def day() -> str:
        return (TODAY - timedelta(days=r.randint(0, 500))).isoformat()

    for p in journal.every(Person):
        style = {part: "x" for part in ("channel", "pace", "formality", "hours") if r.random() < 0.7}
        journal.change(p, birthday=r.choice(("", "--05-12")), style=style)
        for n in range(r.choice((0, 0, 25))):
            kind = r.choice((*KINDS, KEY, KEY))
            journal.add(Fact(f"g{p.id}{n}", p.id, kind, "x", r.choice(KEYS) if kind == KEY else "f"))
    for n in range(r.randint(0, 8)):
        kind, money = r.choice((DEPOSIT, WITHDRAWAL, WITHDRAWAL)), r.choice(("", "", "120", "0.50"))
        gain = r.choice(("", "", HELD, OTHER)) if kind == WITHDRAWAL else ""
        journal.add(Entry(f"d{n}", r.choice(ids), kind, r.choice([*GOT]), r.randint(1, 5), money,
                          r.choice(("$", "€")) if money else "", day(), gain=gain))  # fmt: skip
    for n in range(r.randint(0, 6)):
        lead = journal.add(Referral(f"l{n}", f"firm {n}", r.choice(ids), r.choice(("in", "out")), "open",
                                    r.choice(("", "500")), "$", day()))  # fmt: skip
        if r.random() < 0.6:
            journal.add(Referral(f"z{n}", lead.text, lead.person, "", r.choice(("won", "won", "lost")),
                                 r.choice(("", "70")), "€", TODAY.isoformat(), lead=lead.id))  # fmt: skip
        journal.add(Mention(f"m{n}", r.choice(ids), "to the board", day()))
    return journal


def one(journal: MemoryJournal, key: str) -> Figure | None:
    return next((f for f in figures(journal, TODAY, Settings()) if f.key == key), None)


def percent(good: int, of: int) -> str:
    return f"{round(100 * (good / of))} %" if of else "-"


def strategic(journal: MemoryJournal) -> set[str]:
    return {p.id for p in journal.every(Person) if p.strategic}


def year_of_months() -> list[str]:
    year, month, out = TODAY.year, TODAY.month, []
    for _ in range(12):
        out.insert(0, f"{year}-{month:02}")
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return out


def course(figure: Figure) -> list[tuple[str, str]]:
    return [(bar.label, bar.said) for bar in figure.bars]


def by_month(found: list[tuple[str, int]]) -> list[tuple[str, str]]:
    """Return what counts of ISO days come to in each of the last twelve months, as it is shown."""
    sums = Counter()
    for day, size in found:
        sums[day[:7]] += size
    return [(f"{MONTHS[int(m[5:]) - 1]} {m[:4]}", str(sums[m])) for m in year_of_months()]


def lengths_fit(figure: Figure, values: list[float]) -> None:
    most = max(values, default=0) or 1
    assert [bar.length for bar in figure.bars] == [value / most for value in values]


def touched(journal: MemoryJournal) -> list[tuple[str, Touch]]:
    found = [((t.when.iso or t.created)[:10], t) for t in journal.every(Touch) if t.kind not in (MAILING, JOURNAL)]
    return [(day, t) for day, t in found if day <= TODAY.isoformat()]


@on_histories
def test_touches_of_a_year_of_its_months_and_of_seven_days(seed):
    journal = lived(seed)
    low = (TODAY - timedelta(days=371)).isoformat()
    days = Counter(day for day, _ in touched(journal) if day >= low)
    year = one(journal, "touches")
    assert int(year.said) == days.total() and course(year) == by_month([*days.items()])
    lengths_fit(year, [float(said) for _, said in course(year)])
    assert year.notes[0].said == str(len(days))
    assert len(year.notes) == 1 + bool(days)
    if days:
        most = max(days.values())
        assert year.notes[1].said == str(most)
        assert {(t.when.iso or t.created)[:10] for t in year.notes[1].things} == {
            max(d for d in days if days[d] == most)
        }
    week = one(journal, "week")
    near = [t for day, t in touched(journal) if (TODAY - date.fromisoformat(day)).days < 7]
    assert (int(week.said), int(week.notes[0].said)) == (len(near), len({id for t in near for id in t.people}))
    assert {t.id for t in week.things} == {t.id for t in near}


@on_histories
def test_the_shade_of_a_day_grows_with_its_touches(seed):
    r = Random(seed)
    counts = {(TODAY - timedelta(days=r.randint(0, 380))).isoformat(): r.randint(1, 9) for _ in range(r.randint(0, 9))}
    start = r.choice(("monday", "sunday", "saturday"))
    rows = heatmap(counts, TODAY, start).rows
    cells = {cell.day: cell for row in rows for cell in row if cell}
    last = TODAY
    first = min(cells)
    assert sorted(cells) == [(date.fromisoformat(first) + timedelta(days=n)).isoformat()
                             for n in range((last - date.fromisoformat(first)).days + 1)]  # fmt: skip
    for number, row in enumerate(rows):
        on = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday").index(start) + number
        assert len(row) == 53 and {date.fromisoformat(c.day).weekday() for c in row if c} == {on % 7}
    most = max(counts.values(), default=0)
    for day, cell in cells.items():
        assert cell.count == counts.get(day, 0)
        shade = next(level for level in range(LEVELS) if cell.count * (LEVELS - 1) <= level * most)
        assert cell.level == (cell.count if most < LEVELS else shade)


@on_histories
def test_promises_kept_and_on_time_with_their_months(seed):
    journal = lived(seed)
    mine = [p for p in journal.every(Promise) if p.by == ME]
    kept, on_time = one(journal, "kept"), one(journal, "on time")
    judged, good, timely = naive_shares(mine, None, date.max)
    assert (kept.said, on_time.said) == (percent(good, judged), percent(timely, judged))
    assert kept.notes[0].said == on_time.notes[0].said == str(judged)
    judged, good, timely = naive_shares(mine, TODAY - timedelta(days=90), TODAY)
    assert (kept.notes[1].said, on_time.notes[1].said) == (percent(good, judged), percent(timely, judged))
    before, _, timely_before = naive_shares(mine, TODAY - timedelta(days=180), TODAY - timedelta(days=90))
    assert len(on_time.notes) == 2 + bool(before)
    if before:
        assert on_time.notes[2].said == percent(timely_before, before)
        moved = round(100 * (timely / judged - timely_before / before)) if judged else None
        told = "" if moved is None else f", so {moved:+d} % since" if moved else ", so 0 % since"
        assert on_time.notes[2].label == f"in the 90 days before {percent(timely_before, before)}{told}"
    for month, bar in zip(year_of_months(), on_time.bars, strict=True):
        of = good = 0
        for p in mine:
            due = last_day(p.due)
            late = due is not None and due < TODAY
            day = p.closed[:10] if p.state != OPEN else due.isoformat() if late else ""
            if day[:7] == month and p.state != DROPPED:
                of += 1
                good += p.state == KEPT and (due is None or day <= due.isoformat())
        assert bar.said == (f"{percent(good, of)} of {of}" if of else "-")
        assert bar.length == (good / of if of else 0)


@on_histories
def test_breadth_is_who_was_touched_and_depth_is_of_whom_half_is_known(seed):
    journal = lived(seed)
    people = list(journal.every(Person))
    near = {id for day, t in touched(journal) if (TODAY - date.fromisoformat(day)).days <= 90 for id in t.people}
    breadth = one(journal, "breadth")
    assert breadth.said == str(len([p for p in people if p.id in near])) and breadth.notes[0].said == str(len(people))
    depth = one(journal, "depth")
    some = strategic(journal)
    if not some:
        assert depth is None
        return
    shares = {}
    for p in people:
        if p.id in some:
            facts = [f for f in journal.of(Fact, p.id) if not f.superseded]
            parts = {f.key if f.kind == KEY else f.kind for f in facts} & {*KEYS, *FIVE, "rule", "field"}
            shares[p.id] = (len(parts) + (p.birthday != "") + (len(p.style) >= 3)) / 16
    assert depth.said == str(len([x for x in shares.values() if x >= 0.5]))
    assert depth.notes[0].said == str(len(shares))
    wanted = sorted((-share, id) for id, share in shares.items())
    assert course(depth) == [(f"Person {id}", f"{round(-share * 100)} %") for share, id in wanted]
    assert [bar.length for bar in depth.bars] == [-share for share, _ in wanted]


def stays(journal: MemoryJournal, person: str) -> list[tuple[int, int]]:
    """Return (rung, days) of every stay on a rung, the last one up to today."""
    out, number, since = [], 0, ""
    for move in sorted(journal.of(Move, person), key=lambda m: (m.date, m.id)):
        to = {UP: min(number + 1, 5), DOWN: max(number - 1, 0), UNRANKED: 0}.get(move.rung)
        to = RUNGS.index(move.rung) + 1 if to is None else to
        if to != number:
            out.append((number, (date.fromisoformat(move.date) - date.fromisoformat(since or move.date)).days))
            number, since = to, move.date
    out.append((number, (TODAY - date.fromisoformat(since or TODAY.isoformat())).days))
    return [(rung, days) for rung, days in out if rung]


def middle(days: list[int]) -> str:
    return f"{round(median(days))} day{'s' * (round(median(days)) != 1)}" if days else "-"


@on_histories
def test_the_ladder_counts_people_and_the_middle_of_their_days_on_each_rung(seed):
    journal = lived(seed)
    some = [p for p in journal.every(Person) if p.strategic]
    ladder, time = one(journal, "ladder"), one(journal, "rung days")
    if not some:
        assert ladder is time is None
        return
    numbers = Counter(standing(journal, p).number for p in some)
    assert ladder.said == str(len(some) - numbers[0]) and ladder.notes[0].said == str(numbers[0])
    names = [RUNG_NAMES[rung] for rung in RUNGS]
    assert [label for label, _ in course(ladder)] == [label for label, _ in course(time)] == names
    assert [len(bar.things) for bar in ladder.bars] == [numbers[n] for n in range(1, 6)]
    lengths_fit(ladder, [numbers[n] for n in range(1, 6)])
    spent = [stay for p in some for stay in stays(journal, p.id)]
    assert time.said == middle([days for _, days in spent])
    for n, bar in enumerate(time.bars, 1):
        assert bar.said == middle([days for rung, days in spent if rung == n])


@on_histories
def test_deeds_and_leads_of_a_year_and_of_its_months(seed):
    journal = lived(seed)
    known_ = strategic(journal)
    for kind, key in ((DEPOSIT, "deposits"), (WITHDRAWAL, "withdrawals")):
        deeds = [e for e in journal.every(Entry) if e.kind == kind and e.person in known_]
        year = [e for e in deeds if (TODAY - date.fromisoformat(e.date)).days < 365]
        figure = one(journal, key)
        assert (figure.said, figure.notes[0].said) == (str(len(year)), str(sum(e.size for e in year)))
        assert course(figure) == by_month([(e.date, e.size) for e in deeds])
    papers = list(journal.every(Referral))
    theirs = [x for x in papers if x.person in known_ or not x.person]
    for way in ("in", "out"):
        figure, some = one(journal, f"leads {way}"), [x for x in theirs if x.direction == way]
        assert figure.said == str(len(some)) and course(figure) == by_month([(x.date, 1) for x in some])
    won = {x.lead for x in papers if x.outcome == "won"} & {x.id for x in theirs}
    assert one(journal, "leads in").notes[0].said == str(len(won))


@on_histories
def test_what_went_in_and_what_came_back_by_kinds_and_by_money(seed):
    journal, r = lived(seed), Random(seed)
    since = r.choice(("", (TODAY - timedelta(days=r.randint(0, 400))).isoformat()))
    until = r.choice(("~", (TODAY - timedelta(days=r.randint(0, 200))).isoformat()))
    known_ = strategic(journal)

    def within(day: str) -> bool:
        return since <= day <= until

    given, came, money = 0, Counter(), {}

    def paid(kind: str, sum_: str, currency: str) -> None:
        came[kind] += 1
        if sum_:
            money[kind, currency] = money.get((kind, currency), Decimal(0)) + Decimal(sum_)

    size = 0
    for e in journal.every(Entry):
        if e.person in known_ and within(e.date):
            if e.kind == DEPOSIT:
                given, size = given + 1, size + e.size
            elif e.kind == WITHDRAWAL:
                telling = GOT.get(e.text, OTHER)
                paid(e.gain or (REVENUE if e.money and telling == OTHER else telling), e.money, e.currency)
    news = {x.lead: x for x in journal.every(Referral) if x.lead}
    for lead in journal.every(Referral):
        if lead.lead or lead.person not in known_:
            continue
        if lead.direction == "out":
            given, size = given + within(lead.date), size + within(lead.date)
            continue
        if within(lead.date):
            paid(REFERRAL, "", "")
        told = news.get(lead.id)
        if told is not None and told.outcome == "won" and within(told.date):
            paid(REVENUE, told.money or lead.money, told.currency if told.money else lead.currency)
    for made in journal.every(Introduction):
        if made.by in known_ and within(made.date):
            paid(INTRODUCTION, "", "")
    for mention in journal.every(Mention):
        if mention.person in known_ and within(mention.date):
            paid(POSITION, "", "")
    found = impact(journal, since, until)
    assert (len(found.given), found.size, found.back) == (given, size, came.total())
    assert {one.kind: len(one.things) for one in found.came if one.things} == dict(came)
    assert {(one.kind, c): sum_ for one in found.came for c, sum_ in one.money.items()} == money
    if (since, until) == ("", "~"):
        assert (one(journal, "in").said, one(journal, "in").notes[0].said) == (str(given), str(size))
        assert one(journal, "back").said == str(came.total())
