"""The rules of section E: touch discipline (M20-M24)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from heapq import nlargest

from relbank.model.appointment import Appointment
from relbank.model.finding import Finding, Override
from relbank.model.nurture import Parking
from relbank.model.person import Person
from relbank.model.review import Plan, Review
from relbank.model.say import plural, say
from relbank.model.touch import Touch
from relbank.settings import Settings

from ..books import Books
from ..cadence import IN_TIME, OWN, WORST, Drift, drift, last_touch, rhythm
from ..dossier import Dossier
from ..groups import PLANS, UNANSWERED
from ..limits import GAP
from ..nurture import Lane, lane
from ..streaks import HARD_FROM, HARD_TO, WEEKDAYS, monday
from ..threetouch import unanswered
from ..weekplan import block_of, called_off
from .rule import DRIFT, LIMIT, UPKEEP, Rule

WELCOME = 14
"""Days for which somebody's return from the nurture lane is told."""
QUIET = 60
"""Days after which the parked are due something worth reading."""
WEEK = 7
SHOWN = 20  # people behind a finding about the whole week
NEWEST = 20  # of all touches, that tell at once whether something was written lately
EARLY = 3  # touches of a person that tell when something was last written down


def _third(d: Dossier) -> Sequence[Finding]:
    run, limit = unanswered(d.of(UNANSWERED)), d.settings.touches_in_a_row
    if len(run) < limit:
        return ()
    parked = d.once(_lane)
    if parked is not None and parked.waits and (run[-1].when.iso or run[-1].created)[:10] <= parked.parked.date:
        return ()
    count, newest = len(run), run[-1]
    mark, saw = f"{count}:{newest.id}", f"{count} of your touches since {say(run[0].when)}, no answer."
    agreed = min((a.when for a in d.of(PLANS) if _ahead(a, d.today)), key=lambda when: when.sort, default=None)
    if agreed is not None:
        saw += f" You meet {say(agreed)}."
        return (THIRD.found(d, saw, "Let the meeting speak: send nothing more before it.", mark=mark, weight=UPKEEP,
                            command="brief", evidence=run),)  # fmt: skip
    do = "Back off: park them in the nurture lane, or write why a fourth."
    if count > limit:
        reason = next((o.reason for o in reversed(d.of(Override)) if o.rule == "M20" and o.reason), "")
        saw += f" You wrote why: {reason}" if reason else " Nothing says why there was another."
        do = "Let them be: park them in the nurture lane, or write why one more."
    return (THIRD.found(d, saw, do, mark=mark, weight=LIMIT + 10 + min(count, 40), command="park",
                        evidence=run),)  # fmt: skip


def _lane(d: Dossier) -> Lane | None:
    parkings = d.of(Parking)
    return lane(parkings, d.touches) if parkings else None


def _parked(d: Dossier) -> Lane | None:
    return d.once(_lane)


def _back(d: Dossier) -> Sequence[Finding]:
    one = d.once(_lane)
    if one is None or one.back is None or last_touch(d.touches) != one.back:
        return ()
    days = d.since(one.back.when.iso or one.back.created)
    if days is None or days > WELCOME:
        return ()
    word = one.back.word or one.back.kind
    saw = f"Came back after {plural(one.days_away, 'day')} in the nurture lane: {word} {say(one.back.when)}."
    do = "They are out of the lane. Answer soon, and promise one small thing."
    return (BACK.found(d, saw, do, mark=one.back.id, weight=DRIFT + 60, command="promise.new",
                       evidence=[one.parked, one.back]),)  # fmt: skip


def _lanes(books: Books) -> Sequence[Finding]:
    today = books.today
    waiting = [one for one in books.fold(_parked, (Parking,)).values.values() if one is not None and one.waits]
    due = [one for one in waiting if one.quiet(today) >= QUIET]
    if not due:
        return ()
    who = "1 person" if len(due) == 1 else f"{len(due)} people"
    saw = f"{who} in the nurture lane got nothing for {QUIET} days or more."
    do = "Send all of them one thing worth reading, and log it as a campaign."
    return (VALUE.found(None, saw, do, mark=str(len(due)), weight=UPKEEP + 50, command="campaign.new",
                        evidence=sorted((one.parked for one in due), key=lambda p: p.id)),)  # fmt: skip


def _drift(d: Dossier) -> Drift | None:
    """Return how far a person is from their rhythm; None without one, when parked, and when a meeting is agreed."""
    person = d.person
    kept = rhythm(person, d.standing, d.settings) if _rhythmic(person, d.settings) else None
    if kept is None:
        return None
    last = last_touch(d.touches)
    found = drift(person, kept, (last.when.iso or last.created) if last else "", d.today)
    if found.state == IN_TIME or any(_ahead(a, d.today) for a in d.of(PLANS)):
        return None
    parked = d.once(_lane)
    return None if parked is not None and parked.waits else found


def _rhythmic(person: Person, settings: Settings) -> bool:
    """Tell whether a person may have a rhythm: one of their own, of a tag or of a rung."""
    if person.strategic or person.wished or person.worst:
        return True
    return bool(person.tags) and any(f"#{tag}" in settings.cadence for tag in person.tags)


def _drifting(d: Dossier) -> Drift | None:
    return d.once(_drift)


def _ahead(appointment: Appointment, today: date) -> bool:
    last = appointment.when.last
    return last is not None and last >= today


def _drifted(d: Dossier) -> Sequence[Finding]:
    found = d.once(_drift)
    if found is None:
        return ()
    kept = found.rhythm
    since = f"{plural(found.days, 'day')} since the last touch" if found.last else f"No touch in {found.days} days"
    source = "their own rhythm" if kept.source == OWN else f"the rhythm of {kept.source}"
    saw = f"{since}: {found.ratio:.1f} times the {kept.wished} wished ({source}; {kept.worst} at the worst)."
    last = last_touch(d.touches)
    over = 50 if found.state == WORST else 0
    do = "Call, write or meet: any touch resets the rhythm."
    return (CADENCE.found(d, saw, do, mark=f"{found.state} {found.last}",
                          weight=DRIFT - 60 + over + min(int(found.ratio * 5), 45), command="note.new",
                          evidence=[last] if last else []),)  # fmt: skip


def _planned(d: Dossier) -> Sequence[Plan]:
    return d.of(Plan)


def _week(books: Books) -> Sequence[Finding]:
    week = monday(books.today, WEEKDAYS.index(books.settings.week_start)).isoformat()
    planned = (plan for plans in books.fold(_planned, (Plan,)).values.values() for plan in plans if plan.week == week)
    if not all(called_off(block_of(books.journal, plan)) for plan in planned):
        return ()
    drifting = [one for one in books.fold(_drifting, who=_rhythmic).values.values() if one is not None]
    count = len(drifting)
    if not count:
        return ()
    furthest = nlargest(SHOWN, drifting, key=lambda one: (one.ratio, one.person.id))
    who = "1 person is" if count == 1 else f"{count} people are"
    saw = f"{who} past their rhythm, and no time of this week is set aside for anybody."
    do = "Choose whom, say why, and put them into the calendar: at most five."
    return (PRIORITY.found(None, saw, do, mark=week, weight=UPKEEP + 60, command="view.drift",
                           evidence=[one.person for one in furthest]),)  # fmt: skip


def _written(d: Dossier) -> str:
    last = ""
    for touch in d.touches[:EARLY]:
        written = touch.created or touch.when.iso or ""
        if written > last:
            last = written
    return last[:10]


def _away(books: Books) -> Sequence[Finding]:
    newest = books.journal.touches()[:NEWEST]
    fresh = (books.today - timedelta(days=WEEK)).isoformat()
    if any((touch := books.journal.get(Touch, id)) and touch.created >= fresh for id in newest):
        return ()  # nobody else need be looked at
    last = max(books.fold(_written).values.values(), default="")
    if not last:
        return ()
    last = max(last, max((r.created[:10] for r in books.journal.every(Review)), default=""))
    today = books.today
    days = (today - date.fromisoformat(last)).days
    if days <= WEEK:
        return ()
    first = books.began or last
    age = (today - date.fromisoformat(first)).days
    if days <= GAP and not HARD_FROM <= age <= HARD_TO:
        return ()
    saw = f"Nothing was written for {days} days. Most stop between day {HARD_FROM} and {HARD_TO}; this is day {age}."
    do = "Begin with one line about whoever you met last. What waited can wait: the review brings it in small steps."
    return (RETURN.found(None, saw, do, mark=last, weight=LIMIT - 50, command="note.new"),)


THIRD = Rule(
    "M20", "Three-touch rule", "Whom three touches did not move, a fourth will push away.", _third,
    needs=(UNANSWERED,),
)  # fmt: skip
BACK = Rule(
    "M21", "Nurture lane", "Who comes back by themselves is ready for more than a newsletter.", _back,
    needs=(Parking,),
)  # fmt: skip
VALUE = Rule("M21", "Nurture lane", "The parked forget who sends nothing; give something of use.", whole=_lanes)
CADENCE = Rule("M22", "Cadence", "A bond lives by its rhythm: any touch keeps it.", _drifted, who=_rhythmic)
PRIORITY = Rule("M23", "Weekly priority", "What is not in the calendar does not take place.", whole=_week)
RETURN = Rule("M24", "Accountability", "Most stop within two months; a small step brings one back.", whole=_away)
RULES: tuple[Rule, ...] = (THIRD, BACK, VALUE, CADENCE, PRIORITY, RETURN)
