"""Referrals in the shell: leads both ways with what became of them (M31), and what they are worth (M32)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from relbank.method.arithmetic import EXAMPLE, GUESSES, Given, Own, number, own, told, worth
from relbank.method.arithmetic import money as in_money
from relbank.method.deeds import said_money, said_monies
from relbank.method.referrals import IN, OPEN, OUT, OUTCOMES, Lead, months, of_journal, of_strategic, tally
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.say import plural, say_iso
from relbank.model.text import fold

from .arguments import Call
from .errors import CallError
from .shell import Shell
from .tables import short_ids, table


def referrals(shell: Shell, call: Call) -> int:
    """List the leads both ways and how many a month, or write one down, its outcome or its quality."""
    step, rest = (call.words[0], call.words[1:]) if call.words else ("", ())
    if step in (IN, OUT):
        return _add(shell, call, step, rest)
    if step in OUTCOMES:
        return _news(shell, step, rest)
    if step == "quality":
        return _quality(shell, rest)
    journal = shell.open().journal
    found = of_strategic(journal)
    if call.words:
        from .choosing import person

        who = person(shell, shell.open(), call.words)
        found = tuple(lead for lead in found if lead.referral.person == who.id)
    if call.on("json"):
        shell.json([_json(journal, lead) for lead in found])
        return 0
    ids = short_ids([lead.referral.id for lead in found])
    rows = [
        (ids[x.referral.id], say_iso(x.referral.date), x.referral.direction, _name(journal, x), x.outcome,
         said_money(x.money, x.currency) if x.money else "", f"q{x.quality}" if x.quality else "", x.referral.text)
        for x in reversed(found)
    ]  # fmt: skip
    shell.page(table(rows, shell.width) or [_none(journal)])
    if found:
        shell.say()
        _totals(shell, found)
    return 0


def _none(journal: Journal) -> str:
    if of_journal(journal):
        return "Leads are counted of strategic people alone: a rung, a role or the circle makes somebody one."
    return "No lead was passed yet. relbank referrals in NAME WHAT writes one down."


def _totals(shell: Shell, found: Sequence[Lead]) -> None:
    for way, said in ((IN, "came in"), (OUT, "went out")):
        total = tally(lead for lead in found if lead.referral.direction == way)
        money = f", worth {said_monies(total.money)}" if total.money else ""
        shell.say(f"{total.count} {said}: {total.won} won, {total.lost} lost, {total.open} open{money}.")
    line = "  ".join(f"{m.month[5:]}: {m.came}/{m.went}" for m in months(found, shell.now().date()))
    shell.say(f"A month, in/out:  {line}")


def _add(shell: Shell, call: Call, way: str, words: Sequence[str]) -> int:
    from relbank.actions import referrals as action

    from .whose import person_and_text

    store = shell.open(write=True)
    who, text = person_and_text(shell, store, words, "Which lead?")
    shell.say(action.add(store, who.id, way, text, shell.now(), call.number("quality", 0)).said)
    return 0


def _news(shell: Shell, outcome: str, words: Sequence[str]) -> int:
    from relbank.actions import referrals as action

    store = shell.open(write=True)
    money = words[-1] if len(words) > 1 and any(c.isdigit() for c in words[-1]) and not words[-1].isalnum() else ""
    lead = _lead(store.journal, words[:-1] if money else words, outcome)
    shell.say(action.news(store, lead.referral.id, outcome, shell.now(), money).said)
    return 0


def _quality(shell: Shell, words: Sequence[str]) -> int:
    from relbank.actions import referrals as action

    if len(words) < 2 or not words[-1].isdigit():
        raise CallError("How good was which lead?", "relbank referrals quality ID 4")
    store = shell.open(write=True)
    lead = _lead(store.journal, words[:-1], "")
    shell.say(action.rate(store, lead.referral.id, int(words[-1])).said)
    return 0


def _lead(journal: Journal, words: Sequence[str], outcome: str) -> Lead:
    """Return the lead of an id, or the one that some words fit; open ones come before closed ones."""
    found, typed = of_journal(journal), fold(" ".join(words))
    fitting = [x for x in found if len(words) == 1 and len(typed) >= 4 and x.referral.id.endswith(typed)]
    if len(fitting) != 1:
        fitting = [x for x in found if typed and all(w in fold(x.referral.text) for w in typed.split())]
        still = [x for x in fitting if x.outcome == OPEN]
        fitting = still if outcome != OPEN and len(still) == 1 else fitting
    if len(fitting) == 1:
        return fitting[0]
    some = [x.referral for x in (fitting or found)[-12:]]
    more = tuple(f"  {r.id[-6:]}  {say_iso(r.date):<15}  {r.text}" for r in some)
    raise CallError(f"{len(fitting)} leads fit.", "Name one by its id.", more=more)


def worth_(shell: Shell, call: Call) -> int:
    """Print what a client and a year of referrals are worth: the example, other numbers, or the journal's own."""
    given = _given(call)
    if not (call.words or call.on("own")):
        currency = shell.settings.currency
        return _print(shell, call, given, currency, "")
    journal, today = shell.open().journal, shell.now().date()
    who: Person | None = None
    if call.words:
        from .choosing import person

        who = person(shell, shell.open(), call.words)
        if not who.strategic:
            raise CallError(f"{who.name} is a friend; nothing is reckoned up.", "relbank worth --own takes all allies.")
    found = [x for x in of_strategic(journal) if who is None or x.referral.person == who.id]
    mine = own(found, today, given, shell.settings.currency)
    return _print(shell, call, mine.given, mine.currency, _from_journal(mine, who))


def _from_journal(mine: Own, who: Person | None) -> str:
    whose = f"what {who.name} sent" if who else "the journal"
    guessed = "; ".join(f"{word}: {GUESSES[word]}" for word in mine.guessed)
    read = f"{plural(len(mine.came), 'lead')} in the last year, {len(mine.won)} won and {len(mine.lost)} lost ever"
    sums = "" if "revenue" in mine.guessed else " What a lead brought when it was won counts as a year's revenue."
    return f"From {whose}: {read}.{sums} Taken from the what-if: {guessed}."


def _print(shell: Shell, call: Call, given: Given, currency: str, about: str) -> int:
    result = worth(given)
    if call.on("json"):
        names = ("client", "clients", "year", "cohort", "revenue", "value")
        shell.json({"currency": currency, **{name: float(getattr(result, name)) for name in names}})
        return 0
    if about:
        shell.say(about)
    shell.say(
        f"{in_money(Fraction(given.revenue), currency, whole=True)} a year for {given.years} years, "
        f"{number(given.referrals)} referrals a quarter, {number(given.closed)} in {number(given.of)} closed:"
    )
    shell.page("  " + line for line in table(told(result, currency), 0))
    return 0


def _given(call: Call) -> Given:
    closed, of = EXAMPLE.closed, EXAMPLE.of
    if "close" in call.options:
        text = call.options["close"].replace(" in ", "/").replace("of", "/")
        first, slash, second = text.partition("/")
        closed = _decimal("close", first.removesuffix("%"))
        of = _decimal("close", second) if slash else Decimal(100) if text.endswith("%") or closed > 1 else Decimal(1)
    return Given(
        _decimal("revenue", call.options.get("revenue", str(EXAMPLE.revenue))), call.number("years", EXAMPLE.years),
        _decimal("referrals", call.options.get("referrals", str(EXAMPLE.referrals))), closed, of,
        call.number("over", EXAMPLE.over),
    )  # fmt: skip


def _decimal(option: str, text: str) -> Decimal:
    try:
        found = Decimal(text.strip().lstrip("$€£").replace(",", ""))
    except InvalidOperation:
        found = Decimal(-1)
    if not found.is_finite() or not 0 <= found <= 10**12:
        raise CallError(f"--{option} takes a number, not {text!r}.", "Write it like --revenue 1000 --close 6/10.")
    return found


def _name(journal: Journal, lead: Lead) -> str:
    who = journal.get(Person, lead.referral.person) if lead.referral.person else None
    return who.name if who else "-"


def _json(journal: Journal, lead: Lead) -> dict[str, object]:
    one = lead.referral
    return {
        "id": one.id, "date": one.date, "direction": one.direction, "person": one.person, "name": _name(journal, lead),
        "text": one.text, "outcome": lead.outcome, "decided": lead.decided or None, "quality": lead.quality,
        "money": str(lead.money) if lead.money else None, "currency": lead.currency or None,
    }  # fmt: skip
