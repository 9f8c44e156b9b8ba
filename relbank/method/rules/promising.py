"""The rules of section D: promises (M14-M19)."""

from __future__ import annotations

from collections.abc import Sequence

from relbank.model.appointment import Appointment
from relbank.model.finding import Finding
from relbank.model.ladder import Move
from relbank.model.promise import ME, Promise
from relbank.model.say import plural, say, say_iso

from ..books import Books
from ..capacity import Pace, seen
from ..dossier import Dossier
from ..doubt import no_margin, target_passed
from ..followup import crowded, day_of, is_visit, led_on
from ..groups import JUDGED, WAITING
from ..slipping import slipping
from ..tally import Tally, missed, of_person, plus
from ..threetouch import unanswered
from .rule import ASK, BROKEN, DUE, LIMIT, UPKEEP, Rule

UNDATED_AFTER = 7
"""Days after which a promise without a date is asked for one."""
NUDGE_AGAIN = 7
"""Days between two gentle nudges about the same promise."""
ASK_AFTER = 14  # days after which their promise without a date may be asked about
FOLLOW_FOR = 60  # days for which a visit without a follow-up is worth mending
HARDLY = 5
"""Promises that must have been judged before shares are compared."""
FALL = 0.10
"""By how much the share kept on time must have fallen before it is said."""
SHOWN = 100  # entries of evidence
SLOW = 8.0  # weeks to clear what is open, above which it is said even below the ceiling


def _aged(d: Dossier, promise: Promise) -> str:
    """Return a promise's age in whole days: a sentence stands until the next day, hours are told where they are drawn.
    """
    old = d.since(promise.made or promise.created)
    return f"{plural(old, 'day')} old" if old and old > 0 else "not a day old"


def _book(d: Dossier) -> Sequence[Finding]:
    """Tell of each open promise what it needs: late or due, my own day, a date, a nudge."""
    out = []
    for promise in d.waiting:
        if promise.snoozed <= d.day:
            found = _mine(d, promise) if promise.by == ME else _theirs(d, promise)
            if found is not None:
                out.append(found)
    return out


def _of_nobody(books: Books) -> Sequence[Finding]:
    """Tell the same of promises that name nobody in particular."""
    return _book(books.nobody())


def _mine(d: Dossier, promise: Promise) -> Finding | None:
    last = promise.due.last if promise.due else None
    if last is None:
        return _undated(d, promise)
    days = (d.today - last).days
    if days < 0 and promise.target is None:
        return None
    told = f"“{promise.text}”, promised by {say(promise.due)}"
    iso = promise.due.iso if promise.due else ""
    if days > 0:
        saw = f"{told}, is {plural(days, 'day')} late and {_aged(d, promise)}."
        do = "Deliver it today, or say today when it will come."
        return _pressing(d, promise, saw, do, f"late {iso}", BROKEN + min(days, 90))
    if days == 0:
        say_so = " If it will be later, tell them now and name another day." if promise.person else ""
        return _pressing(d, promise, f"{told}, is due today.", f"Deliver it today.{say_so}", f"due {iso}", DUE + 10)
    if no_margin(promise.target, promise.due):
        saw = f"{told}: your own day, {say(promise.target)}, does not come before it."
        return MARGIN.found(d, saw, "Choose an earlier day of your own, or none.", about=promise,
                            mark=f"no margin {promise.target.iso if promise.target else ''} {iso}", weight=UPKEEP + 40,
                            command="edit", evidence=[promise])  # fmt: skip
    if promise.told or slipping((promise,), d.today, d.settings.tell_days):
        return None  # M37 speaks of it, or they know: one promise speaks once
    passed = target_passed(promise, d.today)
    if passed:
        saw = f"{told}: your own day, {say(promise.target)}, passed {plural(passed, 'day')} ago."
        return MARGIN.found(d, saw, "Deliver it before they have to wait.", about=promise,
                            mark=f"target {promise.target.iso if promise.target else ''}", weight=DUE - 20,
                            command="tick", evidence=[promise])  # fmt: skip
    return None


def _pressing(d: Dossier, promise: Promise, saw: str, do: str, mark: str, weight: int) -> Finding:
    """Tell of a promise that is late or due; of one that they were told will be later, that it wants its new day."""
    if not promise.told:
        return TICKLER.found(d, saw, do, about=promise, mark=mark, weight=weight, command="tick",
                             evidence=[promise])  # fmt: skip
    saw = f"{saw[:-1]}; they were told on {say_iso(promise.told)} that it will be later."
    return TICKLER.found(d, saw, "Give it its new day, or deliver it.", about=promise, mark=f"{mark} told",
                         weight=weight, command="edit", evidence=[promise])  # fmt: skip


def _undated(d: Dossier, promise: Promise) -> Finding | None:
    old = d.since(promise.made or promise.created) or 0
    misread = " by " in promise.text
    if old < UNDATED_AFTER and not misread:
        return None
    saw = f"“{promise.text}” has no date and is {_aged(d, promise)}."
    if misread:
        saw = f"“{promise.text}” has no date: what stands behind “by” was not understood."
    return BOOK.found(d, saw, "Give it a day, or drop it with a reason.", about=promise, mark="undated",
                      weight=UPKEEP + 40, command="edit", evidence=[promise])  # fmt: skip


def _theirs(d: Dossier, promise: Promise) -> Finding | None:
    last = promise.due.last if promise.due else None
    made = d.since(promise.made or promise.created) or 0
    if (last is None and made < ASK_AFTER) or (last is not None and last >= d.today):
        return None
    nudged = d.since(promise.nudged)
    if (nudged is not None and nudged < NUDGE_AGAIN) or len(unanswered(d.touches)) >= d.settings.touches_in_a_row:
        return None
    due = f"was due {say(promise.due)}" if last is not None else "has no date"
    asked = f", asked {plural(nudged, 'day')} ago" if nudged is not None else ""
    return OWING.found(
        d, f"They owe you “{promise.text}”: it {due} and is {_aged(d, promise)}{asked}.",
        "Ask in one friendly line, or let it go; nothing is asked again for a week.", about=promise,
        mark=f"{promise.due.iso if promise.due else ''}:{promise.nudged}", weight=ASK + 50, command="promise.word",
        evidence=[promise],
    )  # fmt: skip


def _fourth(d: Dossier) -> Sequence[Finding]:
    if not d.waiting:
        return ()
    limit = d.settings.promises_a_visit
    return [
        FOURTH.found(
            d, f"{plural(len(mine), 'promise')} of yours come from the visit of {say(visit.when)}; {limit} are enough.",
            f"Drop one, or write why {len(mine)} can be kept.", about=visit, mark=str(len(mine)),
            weight=LIMIT + min(len(mine), 40), command="why", evidence=mine,
        )
        for visit, mine in crowded(d.of(Promise), d.touches, limit)
    ]  # fmt: skip


def _follow_up(d: Dossier) -> Sequence[Finding]:
    if not 1 <= d.standing.number <= 2:
        return ()
    visit = next((t for t in d.touches if is_visit(t)), None)
    if visit is None or day_of(visit) < d.ago(FOLLOW_FOR):
        return ()
    if led_on(visit, d.of(Promise), d.of(Appointment)):
        return ()
    saw = f"The visit of {say(visit.when)} left neither a promise of yours nor a next appointment."
    do = "Promise one small thing you can keep within days, or agree when you meet next."
    return (FOLLOW.found(d, saw, do, about=visit, mark="none", weight=LIMIT - 30, command="promise.new",
                         evidence=[visit]),)  # fmt: skip


def tallied(books: Books) -> Tally:
    """Return the sums of all my promises."""
    lone = books.nobody().once(_tally)
    return plus(books.fold(_sums, (JUDGED,)).sum(plus, Tally()), lone or Tally())


def _tally(d: Dossier) -> Tally | None:
    return of_person(d.of(JUDGED), d.today)


def _sums(d: Dossier) -> Tally | None:
    return d.once(_tally)


def _all(books: Books) -> Sequence[Finding]:
    """Tell of my pace and of my name: both are sums over all promises."""
    sums = tallied(books)
    return (*_full(books, sums), *_falling(books, sums))


def _full(books: Books, sums: Tally) -> Sequence[Finding]:
    ceiling = books.settings.open_promises
    over = sums.open - ceiling
    pace = Pace(sums.open, sums.delivered, seen(books.began, books.today))
    slow = pace.weeks is not None and pace.weeks > SLOW and sums.open > HARDLY
    if over <= 0 and not slow:
        return ()
    waiting = [p for p in books.nobody().waiting if p.by == ME]
    for id, one in books.fold(_sums, (JUDGED,)).values.items():
        if len(waiting) >= SHOWN:
            break
        if one is not None and one.open:
            waiting += [p for p in books.dossier(id).waiting if p.by == ME]
    waiting.sort(key=lambda p: p.id)
    enough = f"; {ceiling} are enough" if over > 0 else ""
    saw = f"{plural(sums.open, 'promise')} of yours are open{enough}{pace.behind}."
    do = "Deliver, drop or re-date some before you promise more."
    mark = f"{max(0, over - 1) // 5}{' slow' if slow else ''}"
    return (FULL.found(None, saw, do, mark=mark, weight=LIMIT - 10, command="pane.mine",
                       evidence=waiting[:SHOWN]),)  # fmt: skip


def _falling(books: Books, sums: Tally) -> Sequence[Finding]:
    now, before = sums.on_time, sums.on_time_before
    if now is None or before is None or sums.judged < HARDLY or sums.judged_before < HARDLY or before - now < FALL:
        return ()
    saw = (
        f"{round(now * 100)} % of your promises of the last 90 days were kept on time, "
        f"{round(before * 100)} % in the 90 days before."
    )
    do = "Promise less, aim a day earlier, and tell people before a day slips."
    mark = f"{round(before * 10)}>{round(now * 10)}"
    behind = list(missed(books.nobody().of(Promise), books.today))
    for id, one in books.fold(_sums, (JUDGED,)).values.items():
        if len(behind) >= SHOWN:
            break
        if one is not None and one.missed:
            behind += missed(books.of(Promise, id), books.today)
    behind.sort(key=lambda p: p.id)
    return (TREND.found(None, saw, do, mark=mark, weight=UPKEEP + 80, command="view.promises",
                        evidence=behind[:SHOWN]),)  # fmt: skip


def _one(d: Dossier) -> Sequence[Finding]:
    """Tell of somebody to whom most promises of the last 90 days were not kept on time."""
    if len(d.of(Promise)) < HARDLY:
        return ()
    sums = d.once(_tally)
    if sums is None or sums.judged < HARDLY or sums.on_time is None or sums.on_time >= 0.5:
        return ()
    kept = sums.judged - sums.missed
    saw = f"{kept} of {plural(sums.judged, 'promise')} of the last 90 days were kept on time here."
    do = "Promise one thing less, and keep the next one early."
    behind = missed(d.of(JUDGED), d.today)
    return (SHARE.found(d, saw, do, mark=f"{kept}/{sums.judged}", weight=UPKEEP + 70, evidence=behind),)


BOOK = Rule("M14", "Two-sided promise book", "A promise without a day is kept by chance.")
FOURTH = Rule(
    "M15", "One to three from a visit", "Three kept promises are worth more than four made.", _fourth,
    needs=(WAITING,),
)  # fmt: skip
FOLLOW = Rule(
    "M15", "One to three from a visit", "A second meeting comes from something promised in the first.", _follow_up,
    strategic=True, needs=(Move,))  # fmt: skip
MARGIN = Rule("M16", "Margin", "Your own day comes first, so that the day promised is never in doubt.")
FULL = Rule("M17", "Capacity", "What exceeds your pace will be late, whatever you wish.", whole=_all)
TICKLER = Rule(
    "M18", "What is due", "A promise is a debt; the one who waits remembers it.", _book, _of_nobody, needs=(WAITING,),
)  # fmt: skip
OWING = Rule("M18", "They owe me", "Who is reminded kindly can keep their word.")
SHARE = Rule(
    "M19", "Performance", "Nothing builds trust like promises kept, and nothing costs as much.", _one,
    needs=(JUDGED,),
)  # fmt: skip
TREND = Rule("M19", "Performance", "Performance trumps all: the share kept on time is your name.")
RULES: tuple[Rule, ...] = (TICKLER, FOURTH, FOLLOW, FULL, SHARE)
