"""What the journal shows of each thing that the two upper rungs ask (M2): keeping it up, and return both ways.

The limits are this program's own: half a year of rhythm, a trust of four (of at most thirty), no lower than four fifths
of the rating before.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from relbank.model.ledger import DEPOSIT, WITHDRAWAL, Entry, Referral
from relbank.model.promise import BROKEN, DROPPED, KEPT, ME, Promise
from relbank.model.say import plural, say_day
from relbank.model.touch import JOURNAL, MAILING
from relbank.model.trust import TrustSheet

from .dossier import Dossier
from .exits_seen import Check, Seen
from .trust import course

HALF_YEAR, TRUSTED, STEADY = 182, 4.0, 0.8


def worst_days(d: Dossier) -> int:
    """Return the longest silence in days that the person's own or their rung's rhythm allows (M22)."""
    return d.person.worst or d.settings.cadence.get(d.standing.rung, (30, 60))[1]


def _rhythm(d: Dossier) -> Seen:
    since, worst = (d.today - timedelta(days=HALF_YEAR)).isoformat(), worst_days(d)
    last, gap, told = d.today.toordinal(), 0, []
    for touch in d.touches:
        if touch.kind in (MAILING, JOURNAL) or not touch.when.iso:
            continue
        day = date.fromisoformat(touch.when.iso[:10]).toordinal()
        gap, last = max(gap, last - day), day
        told.append(touch)
        if touch.when.iso[:10] < since or gap > worst:
            break
    long_enough = bool(told) and (told[-1].when.iso or "") < since
    met = long_enough and gap <= worst
    words = f"longest silence of half a year {plural(gap, 'day')}, {worst} allowed" if told else "no touch yet"
    return Seen(met, words if long_enough or gap > worst else "not half a year of touches yet", tuple(told[:5]))


def _no_surprises(d: Dossier) -> Seen:
    since = (d.today - timedelta(days=HALF_YEAR)).isoformat()
    bad, kept = [], []
    for p in d.of(Promise):
        if p.by != ME:
            continue
        last = p.due.last if p.due else None
        slipped = last is not None and (p.closed[:10] if p.closed else d.day) > last.isoformat()
        if p.state == KEPT and not slipped and p.closed >= since:
            kept.append(p)
        elif (p.state == BROKEN or slipped) and not p.told and (p.closed or d.day) >= since and p.state != DROPPED:
            bad.append(p)
    if bad:
        return Seen(False, f"{plural(len(bad), 'promise')} slipped in half a year, untold", tuple(bad[-3:]))
    return Seen(True, f"none in half a year, {plural(len(kept), 'promise')} kept in time", tuple(kept[-3:]))


def _trusted(d: Dossier) -> Seen:
    rated = [(point.score, point.sheet) for point in course(d.of(TrustSheet)) if point.score is not None][-2:]
    if not rated:
        return Seen(False, "not rated yet")
    last, sheets = rated[-1][0], tuple(sheet for _, sheet in rated)
    if len(rated) == 1:
        return Seen(False, f"{last:.1f}, rated once: one sheet is no course", sheets)
    before = rated[0][0]
    return Seen(last >= TRUSTED and last >= STEADY * before, f"{last:.1f} after {before:.1f}", sheets)


def last_deposit(d: Dossier) -> Entry | Referral | None:
    """Return what was given last, a deed or a lead passed on; None when nothing was."""
    return max(gone_in(d), key=lambda given: (given.date, given.id), default=None)


def _attentive(d: Dossier) -> Seen:
    last = last_deposit(d)
    days = d.since(last.date) if last else None
    if last is None or days is None:
        return Seen(False, "nothing given yet")
    told = f"last given {say_day(date.fromisoformat(last.date[:10]))}, {plural(days, 'day')} ago"
    return Seen(days <= d.settings.quiet_days, told, (last,))


def gone_in(d: Dossier) -> tuple[Any, ...]:
    """Return what went to a person: deposits and referrals passed to them."""
    return (*(e for e in d.of(Entry) if e.kind == DEPOSIT), *(r for r in d.of(Referral) if r.direction == "out"))


def come_back(d: Dossier) -> tuple[Any, ...]:
    """Return what came from a person: what was got, and referrals passed to me."""
    return (*(e for e in d.of(Entry) if e.kind == WITHDRAWAL), *(r for r in d.of(Referral) if r.direction == "in"))


def _given(d: Dossier) -> Seen:
    found = gone_in(d)
    return Seen(bool(found), f"{len(found)} in", found[-3:])


def _returned(d: Dossier) -> Seen:
    found = come_back(d)
    return Seen(bool(found), f"{len(found)} back", found[-3:])


CHECKS: Mapping[str, tuple[Check, ...]] = {
    "sustaining": (
        Check("rhythm", "A regular rhythm", _rhythm, "Meet before the silence is longer than the rung allows."),
        Check("surprises", "No surprises", _no_surprises, "Tell them before a promise slips, not after."),
        Check("trust", "Trust high and steady", _trusted, "Rate it again: “- trust c8 r9 i6 s3”."),
        Check("deposits", "Never complacent: something given lately", _attentive,
              "Give something, however small: “- gave …”."),
    ),
    "capitalizing": (
        Check("given", "Something goes in", _given, "Give first: “- gave …”."),
        Check("returned", "Something comes back", _returned,
              "Ask for what is due, or note what came: “- got …”, “- ref in …”."),
    ),
}  # fmt: skip
