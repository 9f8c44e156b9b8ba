"""How a card of the review, and its quiet end, are drawn."""

from __future__ import annotations

from textual.content import Content

from relbank.method.cards import Card
from relbank.method.review import Session
from relbank.model.say import plural

from ..glyphs import Glyphs
from ..safe import plain


def card(found: Card, width: int, glyphs: Glyphs) -> Content:
    """Return a card: what was seen, why it speaks, what to do, and what else is said of the same person."""
    one = found.finding
    lines = [plain(one.saw, "bold"), plain(one.why, "$text-muted"), Content("")]
    lines.append(Content.assemble((f"{glyphs.arrow} ", "bold $text-accent"), plain(one.do)))
    for other in found.more:
        lines.append(Content.assemble((f"{glyphs.dot} also  ", "$text-muted"), plain(other.saw, "$text-muted")))
    keys = "space done   n note   z put off   x not now   l later   u undo"
    return Content("\n").join([*lines, Content(""), plain(keys, "$text-muted")])


def ending(session: Session, promises: int) -> Content:
    """Return the end of a review: what it came to, and that it is enough."""
    if not session.keys:
        return Content("\n").join(
            [plain("Nothing asks for you today."), Content(""), plain("esc goes back.", "$text-muted")]
        )
    owed = f"You owe {plural(promises, 'open promise')}." if promises else "You owe nobody anything."
    lines = [plain(session.summary(), "bold"), plain(owed), Content("")]
    told = "That is enough for today. " if session.done else ""
    lines.append(plain(f"{told}esc goes back; u takes back the last card.", "$text-muted"))
    return Content("\n").join(lines)
