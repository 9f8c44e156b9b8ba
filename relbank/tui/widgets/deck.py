"""The card of the review in a box as high as it needs, what is known about the person below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from relbank.method.brief import brief
from relbank.method.cards import Card
from relbank.model.person import Person

from ..render import review as draw
from ..safe import personal, plain
from ..screens.brief import drawn
from ..whose import sentence
from .leaf import Leaf

if TYPE_CHECKING:
    from ..app import Relbank

SHARE = 0.6
"""Of the height, at most, is the card's; the rest is what is known."""


class Deck(Vertical):
    """One card at a time, or words in its place."""

    DEFAULT_CSS = """
    Deck {
        height: 1fr;
        & Leaf {
            background: $background; border: round $primary; padding: 0 1;
            border-title-color: $primary; border-title-style: bold; border-subtitle-color: $text-muted;
        }
        & #card { height: 6; }
        & #known { border: round $panel; display: none; }
    }
    .ascii Deck #card { border: ascii $primary; }
    .ascii Deck #known { border: ascii $panel; }
    """
    app: Relbank

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._high = 0  # lines of the card's box

    def compose(self) -> ComposeResult:
        """The card above, what is known below."""
        yield Leaf(id="card")
        yield Leaf(id="known")

    def tell(self, text: Content, title: str = "") -> None:
        """Show words in place of a card."""
        self._show(text, plain(title), "")
        self.query_one("#known").display = False

    def deal(self, card: Card, advised: str, subtitle: str) -> None:
        """Show a card; advised: the id of the command that it names; subtitle: which card it is."""
        app = self.app
        person = app.journal.get(Person, card.person) if card.person else None
        name = personal(person.name) if person else plain("Your practice")
        self._show(draw.card(card, advised, app.glyphs, self._sentence), name, subtitle)
        known = self.query_one("#known", Leaf)
        known.display = person is not None
        if person is not None:
            page = brief(app.journal, person, app.now(), app.settings)
            known.show(drawn(page, self.size.width - 5, self.size.height - self._high - 2, "b shows the brief"))
            known.retitle(plain("What you know"))

    def _show(self, text: Content, title: Content, subtitle: str) -> None:
        box = self.query_one("#card", Leaf)
        box.show(text)
        box.retitle(title)
        box.border_subtitle = plain(subtitle)
        high = min(box.height_at(self.size.width), max(6, int(self.size.height * SHARE)))
        if high != self._high:
            self._high = high
            box.styles.height = high

    def _sentence(self, text: str, style: str, about: Any) -> Content:
        """Return a sentence of the program, with what it says of things known as somebody's."""
        return sentence(self.app.journal, text, style, about)
