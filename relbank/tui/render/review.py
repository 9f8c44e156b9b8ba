"""How a card of the review, and its quiet end, are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from textual.content import Content

from relbank.method.cards import Card
from relbank.method.review import Session
from relbank.model.appointment import Appointment
from relbank.model.promise import ME, Promise
from relbank.model.say import plural

from ..command import Command
from ..commands import BY_ID
from ..glyphs import Glyphs
from ..safe import plain

ALWAYS = "z put off to a day   l leave till tomorrow   x not now, and why   u undo"
"""What can be done with any card; the difference of the first two is said, for both let it wait."""
PROMISED = ALWAYS.replace("and why", "stays open")
"""The same for a promise, which x drops where promises are listed."""


def ways(card: Card, advised: str) -> list[tuple[str, str]]:
    """Return the keys that settle a card, and what each of them says here; advised: the command that it names."""
    thing = card.thing
    if isinstance(thing, Promise):
        mine = thing.by == ME
        found = [("space", "I kept it" if mine else "they kept it"), ("e", "another day")]
        return [*found, ("w", "told them") if mine else ("w", "asked again"), ("n", "note")]
    if isinstance(thing, Appointment):
        if card.finding.rule == "M13":
            return [("n", "write the note"), ("space", "none is needed"), ("e", "another day")]
        return [("b", "read the brief"), ("space", "prepared: next card"), ("e", "another time")]
    found = []
    command = BY_ID.get(advised)
    if advised == "review.note":
        found.append(("n", "note"))
    elif command is not None and not advised.startswith("review."):
        found.append((_key(command), command.label))
    found.append(("space", "done: look again in a week"))
    return found if ("n", "note") in found or not card.person else [*found, ("n", "note")]


def _key(command: Command) -> str:
    """Return the key of a command on a card: its own where it applies there, else that of what is advised."""
    return command.keys[0] if command.keys and "review" in command.places else "enter"


def card(found: Card, advised: str, glyphs: Glyphs, sentence: Callable[[str, str, Any], Content]) -> Content:
    """Return a card: what was seen, why it speaks, what to do and with which keys, and what else is said.

    sentence: makes Content of the program's words about something.
    """
    one = found.finding
    lines = [sentence(one.saw, "bold", one), plain(one.why, "$text-muted"), Content("")]
    lines.append(Content.assemble((f"{glyphs.arrow} ", "bold $text-accent"), sentence(one.do, "", one)))
    for other in found.more:
        also = sentence(other.saw, "$text-muted", other)
        lines.append(Content.assemble((f"{glyphs.dot} also  ", "$text-muted"), also))
    always = PROMISED if isinstance(found.thing, Promise) else ALWAYS
    keys = Content("   ").join(
        Content.assemble((key, "bold $text-accent"), f" {label}") for key, label in ways(found, advised)
    )
    return Content("\n").join([*lines, Content(""), keys, plain(always, "$text-muted")])


def does(card: Card, advised: str) -> str:
    """Return in a word or two what enter does with a card, "" where it advises nothing; advised: the command.

    An ellipsis stands behind what asks for something before anything is done, and behind nothing else.
    """
    if advised == "promise.word":
        return "Told them…"
    if advised == "review.why":
        return "Look"
    command = BY_ID.get(advised)
    return command.label if command is not None else ""


def keys_of(card: Card | None, advised: str, commands: Sequence[Command], undoable: bool) -> list[Command]:
    """Return the commands for the hint bar: what the card does not name itself; at the end what is left to do.

    advised: the command that the card names; enter is called what it does here.
    """
    if card is None:
        wanted = {"back", "help", *(["review.undo"] if undoable else [])}
        return [c for c in commands if c.id in wanted]
    enter = does(card, advised)
    wanted = {"review.why", "review.brief", "help", *(["review.act"] if enter else [])}
    return [replace(c, label=enter) if c.id == "review.act" else c for c in commands if c.id in wanted]


def ending(session: Session, promises: int) -> Content:
    """Return the end of a review: what it came to, and that it is enough."""
    if not session.keys:
        return Content("\n").join(
            [plain("Nothing asks for you today."), Content(""), plain("esc goes back.", "$text-muted")]
        )
    are = "is" if promises == 1 else "are"
    owed = f"{plural(promises, 'promise')} of yours {are} open." if promises else "You owe nobody anything."
    lines = [plain(session.summary(), "bold"), plain(owed), Content("")]
    told = "That is enough for today. " if session.done else ""
    lines.append(plain(f"{told}esc goes back; u takes back the last card.", "$text-muted"))
    return Content("\n").join(lines)
