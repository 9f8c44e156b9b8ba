"""The rules of section B: know the person (M5-M10)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from relbank.model.fact import AVOID, KEY, LIKE, QUESTION, RULE, TASTE, Fact
from relbank.model.finding import Finding
from relbank.model.ladder import Move
from relbank.model.ledger import Entry
from relbank.model.person import Person
from relbank.model.say import few, plural, say_day
from relbank.model.text import fold
from relbank.model.touch import CALL, EMAIL, MESSAGE, MET, OUT

from ..clues import topics, unused
from ..coverage import QUESTIONS, unanswered
from ..groups import CUE_LOG, FIELDS, HARD_RULES, PLANS
from ..ladder import placed
from ..meetings import days_to, in_days, meets, next_meeting, soon
from ..occasions import occasions, window
from ..profile import said
from .rule import ASK, COMING, UPKEEP, Rule
from .siding import INPUT, SIDES, STAKE

if TYPE_CHECKING:
    from relbank.settings import Settings

    from ..dossier import Dossier

Findings = Iterable[Finding]
FEW_RULES, TOPIC_TIMES, OFF_CHANNEL = 2, 2, 3
"""How many hard rules are still rules; how often a topic goes one way before it is said; touches beside the channel."""
BEFORE_RULE = 1
"""Days before a meeting from which on its hard rule is shown."""


def _unused(d: Dossier) -> Findings:
    meeting = soon(d)
    if meeting is None:
        return ()
    left = unused(d.of(Fact), d.of(Entry))
    if not left:
        return ()
    when = meets(meeting, d.today)
    saw = f"{plural(len(left), 'thing')} you know they like, never put to use: {_few(left)}. You meet {when}."
    do = f"Use one: bring up, or bring along, “{left[0].text}”."
    return (CLUES.found(d, saw, do, mark=" ".join(f.id for f in left),
                        weight=ASK - 20, command="brief", evidence=(*left, meeting)),)  # fmt: skip


def _hard_rule(d: Dossier) -> Findings:
    meeting = soon(d, BEFORE_RULE)
    if meeting is None:
        return ()
    rules = [f for f in d.of(Fact) if (f.kind == RULE or f.pinned) and not f.superseded]
    if not rules:
        return ()
    at = f" at {meeting.when.at:%H:%M}" if meeting.when.at else ""
    saw = f"You meet {meets(meeting, d.today)}{at}. Their hard rule: {_few(rules)}."
    return (ONE_THING.found(d, saw, "Keep to it, whatever else happens; read the brief before you go.", about=meeting,
                            mark=" ".join(f.id for f in rules), weight=COMING + 50, command="brief",
                            evidence=(*rules, meeting)),)  # fmt: skip


def _too_many_rules(d: Dossier) -> Findings:
    rules = d.of(HARD_RULES)
    if len(rules) <= FEW_RULES:
        return ()
    saw = f"{len(rules)} hard rules: {_few(rules)}."
    return (MANY.found(d, saw, "Keep the one or two that matter; make the others preferences.", about="rules",
                       mark=str(len(rules)), weight=UPKEEP, evidence=rules),)  # fmt: skip


def _own_questions(d: Dossier) -> Findings:
    meeting = soon(d)
    if meeting is None:
        return ()
    asked = [f for f in d.of(Fact) if f.kind == QUESTION and not f.superseded]
    if not asked:
        return ()
    days = days_to(meeting, d.today)
    saw = f"You wanted to ask them: {_few(asked)}. You meet {meets(meeting, d.today)}."
    return (OWN.found(d, saw, "Ask it, note the answer, and let the question go (space on it).", about="own",
                      mark=" ".join(f.id for f in asked), weight=ASK + 90 - days, command="brief",
                      evidence=(*asked, meeting)),)  # fmt: skip


def _key_questions(d: Dossier) -> Findings:
    if not d.standing.number:
        return ()
    facts = d.of(Fact)
    open_ones = unanswered(facts)
    if not open_ones:
        return ()
    key, meeting = open_ones[0], d.once(next_meeting)
    weight = ASK - 90
    told = ""
    if meeting is not None:
        days = days_to(meeting, d.today)
        weight, told = ASK + max(0, 80 - days), f"; you meet {meets(meeting, d.today)}"
    known = [f for f in facts if f.kind == KEY and not f.superseded]
    count = f"{len(open_ones)} of {len(QUESTIONS)} key questions {'is' if len(open_ones) == 1 else 'are'} open"
    saw = f"{count}{told}."
    behind = (*known, *((meeting,) if meeting else ()))
    return (KEYS.found(d, saw, f"Ask next: {QUESTIONS[key]}", about=key, mark=key, weight=weight, command="answer",
                       evidence=behind or placed(d.of(Move), d.standing)),)  # fmt: skip


def _dated(person: Person, _: Settings) -> bool:
    return bool(person.birthday or person.anniversary or person.dates)


def _field_occasion(d: Dossier) -> Findings:
    """Tell of days among own fields; of whoever has other days, those are told with them."""
    return () if _dated(d.person, d.settings) else _occasion(d)


def _occasion(d: Dossier) -> Findings:
    p = d.person
    near = window(d.today, d.settings.dates_ahead)
    if not (p.birthday[-5:] in near or p.anniversary[-5:] in near or p.dates or d.of(FIELDS)):
        return ()
    out = []
    for o in occasions(p, d.of(Fact), d.today):
        days = (o.day - d.today).days
        if days > d.settings.dates_ahead:
            break
        liked = {fold(f.text): f.text for f in d.of(Fact) if f.kind in (LIKE, TASTE) and not f.superseded}
        ideas = list(liked.values())[:3]
        do = "Say a word, or send one, in time."
        if ideas:
            do = f"Think of something in time; they like {', '.join(ideas)}."
        saw = f"{_begun(o.said)} {in_days(days)}, {say_day(o.day)}."
        out.append(DATES.found(d, saw, do, about=f"{o.name} {o.day.year}", mark=o.day.isoformat(),
                               weight=COMING + max(0, 40 - days), command="note.new", evidence=(o.thing,)))  # fmt: skip
    return out


def _cues(d: Dossier) -> Findings:
    facts, out = d.of(Fact), []
    avoid = {fold(f.text) for f in facts if f.kind == AVOID and not f.superseded}
    likes = {fold(f.text) for f in facts if f.kind == LIKE and not f.superseded}
    for topic in topics(facts):
        name = fold(topic.name)
        shut = topic.avoided + topic.ignored
        if topic.avoided and shut >= TOPIC_TIMES and not topic.taken and name not in avoid:
            do, weight = f"Leave it out from now on: “- avoid {topic.name}”.", ASK - 40
        elif topic.taken >= TOPIC_TIMES and not shut and name not in likes:
            do, weight = f"Keep it as a clue: “- likes {topic.name}”.", UPKEEP + 50
        else:
            continue
        saw = f"You brought up “{topic.name}”: {topic.said}."
        out.append(CUES.found(d, saw, do, about=name, mark=f"{topic.taken} {topic.ignored} {topic.avoided}",
                              weight=weight, command="add", evidence=topic.cues))  # fmt: skip
    return out


CHANNELS = {
    "email": (EMAIL,), "e-mail": (EMAIL,), "mail": (EMAIL,), "phone": (CALL,), "call": (CALL,), "calls": (CALL,),
    "text": (MESSAGE,), "message": (MESSAGE,), "messages": (MESSAGE,), "in person": (MET,), "meeting": (MET,),
    "coffee": (MET,), "lunch": (MET,),
}  # fmt: skip


def _has_channel(person: Person, _: Settings) -> bool:
    return bool(person.style) and bool(person.style.get("channel"))


def _channel(d: Dossier) -> Findings:
    liked = d.person.style.get("channel", "")
    kinds = CHANNELS.get(fold(liked)) if liked else None
    if kinds is None:
        return ()
    mine = [t for t in d.touches[:12] if t.kind in (CALL, EMAIL, MESSAGE) and (t.direction == OUT or t.kind == CALL)]
    last = mine[:OFF_CHANNEL]
    if len(last) < OFF_CHANNEL or any(t.kind in kinds for t in last):
        return ()
    saw = f"They prefer {liked}; your last {len(last)} were {', '.join(t.word or t.kind for t in last)}."
    return (MIRROR.found(d, saw, f"Next time by {liked}, as they like it.", about="channel", mark=last[0].id,
                         weight=UPKEEP + 60, evidence=(d.person, *last)),)  # fmt: skip


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _few(facts: Iterable[Fact]) -> str:
    return few(said(fact) for fact in facts)


CLUES = Rule(
    "M5", "Unused clues", "What is known of somebody is worth nothing until it is used.", look=_unused,
    needs=(PLANS,),
)  # fmt: skip
ONE_THING = Rule(
    "M6", "The one thing", "One broken hard rule undoes a year of care.", look=_hard_rule,
    needs=(PLANS,),
)  # fmt: skip
MANY = Rule(
    "M6", "Too many hard rules", "One or two rules are kept in mind, five are not.", look=_too_many_rules,
    needs=(HARD_RULES,),
)  # fmt: skip
OWN = Rule(
    "M7", "Questions of yours", "You wrote it down in order to ask it.", look=_own_questions,
    needs=(PLANS,),
)  # fmt: skip
KEYS = Rule("M7", "Key questions", "Who knows how they are measured and paid knows what helps them.",
            look=_key_questions, strategic=True, needs=(Move,))  # fmt: skip
DATES = Rule("M8", "Days to remember", "A day that was thought of early is worth ten that were thought of late.",
             look=_occasion, who=_dated)  # fmt: skip
OWN_DATES = Rule(DATES.number, DATES.name, DATES.why, look=_field_occasion, needs=(FIELDS,))
CUES = Rule(
    "M9", "Cues", "What was taken up twice is a clue; what was avoided twice is an answer.", look=_cues,
    needs=(CUE_LOG,),
)  # fmt: skip
MIRROR = Rule(
    "M9", "Style, to be mirrored", "People hear best on the channel that they chose.", look=_channel,
    who=_has_channel,
)  # fmt: skip
RULES: tuple[Rule, ...] = (CLUES, ONE_THING, MANY, OWN, KEYS, DATES, OWN_DATES, CUES, MIRROR, SIDES, INPUT, STAKE)
