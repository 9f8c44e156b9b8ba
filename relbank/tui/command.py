"""What a command is, and where commands apply; the registry itself is in commands.py."""

from __future__ import annotations

from relbank.model.record import record

PANES = ("people", "profile", "timeline", "mine", "theirs", "today")
LISTS = "home view trash help search history conflicts trust why sides"
UNDOABLE = "home view trash conflicts trust why sides"
BOTH = "home view"
"""Home's panes, and every main view in their place (views.py)."""
CARD = BOTH + " review"
"""There, and on a card of the review: what is done with the person or the thing that a card is about."""
SIDEWAYS = "home ladder introductions bank alliances calculator organisations promises drift stats"
"""Where there is something beside: home's panes, and the views that have columns or branches."""
GROUPS = ("Move", "Go", "Do", "Find", "Program", "While typing")


@record
class Command:
    """One thing that can be done.

    id: "note.new"; the handler is the method do_note_new of the screen or of the app. label: one or two words, ending
    in an ellipsis when it opens a menu. help: one sentence. keys: Textual's key names, the first is shown. places:
    where it applies. rank: its order in the hint bar (0: not there). verb: its twin in the shell, "" when none.
    """

    id: str
    label: str
    help: str
    keys: tuple[str, ...]
    group: str
    places: tuple[str, ...] = ("home",)
    rank: int = 0
    verb: str = ""
    after: str = ""
    """The key that does it behind the prefix g, "" when none does."""

    @property
    def handler(self) -> str:
        """The name of the method that carries it out."""
        return "do_" + self.id.replace(".", "_")

    def applies(self, place: str, screen: str) -> bool:
        """Tell whether the command applies in a pane (place) of a screen."""
        return place in self.places or screen in self.places or "everywhere" in self.places


def command(
    id: str,
    label: str,
    keys: str,
    help: str,
    group: str,
    places: str = "home",
    rank: int = 0,
    verb: str = "",
) -> Command:
    """Return a command from its words; keys and places have blanks between."""
    return Command(id, label, help, tuple(keys.split()), group, tuple(places.split()), rank, verb)
