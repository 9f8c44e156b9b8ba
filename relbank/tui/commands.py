"""The one registry of everything that can be done: bindings, hint bar, help and palette are made from it.

A command applies in places: the six panes of home by name, "home" for all of them, and the pushed screens. A key means
the same in every place where it means anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .command import BOTH, CARD, GROUPS, LISTS, PANES, SIDEWAYS, UNDOABLE, Command
from .command import command as _
from .commands_method import METHOD
from .commands_review import REVIEW
from .views import VIEWS

__all__ = ["BY_ID", "COMMANDS", "GROUPS", "PANES", "Command", "all_keys", "hints", "in_place", "shown", "textual_key"]

COMMANDS: tuple[Command, ...] = (
    _("move.down", "Down", "j down", "Move one line down.", "Move", LISTS),
    _("move.up", "Up", "k up", "Move one line up.", "Move", LISTS),
    _("move.left", "Pane left", "h left", "Go to the pane on the left.", "Move", SIDEWAYS),
    _("move.right", "Pane right", "l right", "Go to the pane on the right.", "Move", SIDEWAYS),
    _("move.next", "Next pane", "tab", "Go to the next pane.", "Move", SIDEWAYS),
    _("move.previous", "Previous pane", "shift+tab", "Go to the pane before.", "Move", SIDEWAYS),
    _("move.bottom", "Bottom", "G end", "Go to the last line.", "Move", LISTS),
    _("move.top", "Top", "home", "Go to the first line (g g does the same).", "Move", LISTS),
    _("move.half_down", "Half page down", "ctrl+d pagedown", "Move half a page down.", "Move", LISTS),
    _("move.half_up", "Half page up", "ctrl+u pageup", "Move half a page up.", "Move", LISTS),
    _(
        "scroll.down",
        "Scroll notes down",
        "J",
        "Scroll the timeline down without leaving the pane.",
        "Move",
        "home history conflicts",
    ),
    _(
        "scroll.up",
        "Scroll notes up",
        "K",
        "Scroll the timeline up without leaving the pane.",
        "Move",
        "home history conflicts",
    ),
    _("pane.people", "People", "1", "Go to the people.", "Go", BOTH, verb="people"),
    _("pane.profile", "Profile", "2", "Go to what is known about the person.", "Go", CARD, verb="show"),
    _("pane.timeline", "Timeline", "3", "Go to the notes about the person.", "Go", CARD, verb="log"),
    _("pane.mine", "My promises", "4", "Go to what you promised.", "Go", BOTH, verb="due"),
    _("pane.theirs", "They owe me", "5", "Go to what others promised you.", "Go", BOTH, verb="due"),
    _("pane.today", "Today", "6", "Go to today's appointments and the debriefs owed.", "Go", BOTH, verb="today"),
    _("go", "Go to…", "g", "Open the menu of places to go to.", "Go", BOTH, 7),
    _(
        "open",
        "Open",
        "enter",
        "Open what is under the cursor: a person, a fact, a note, a promise.",
        "Do",
        "home view search why",
    ),
    _(
        "note.new",
        "Note",
        "n",
        "Write a visit note; on a person it starts with their header.",
        "Do",
        BOTH,
        rank=1,
        verb="note",
    ),
    _("promise.new", "Promise", "p", "Add a promise of yours to the person, or one of theirs (ctrl+t turns it).", "Do",
      CARD, rank=2),
    _("add", "Add", "a", "Add here: a person, a fact, a promise, a note.", "Do", "home bank alliances drift ladder",
      3),
    _("edit", "Edit", "e", "Edit here: a person, a fact, a note, a promise.", "Do", CARD, rank=4),
    _("trash", "Trash", "d", "Move to the trash; undo or the trash bring it back.", "Do", BOTH),
    _("tick", "Done", "space", "Tick a promise, or reopen it; a clue was used, a question asked.", "Do",
      "mine theirs profile promises agenda", 1, "done"),
    _("snooze", "Snooze", "z", "Leave a promise out of the lists until a day.", "Do", "mine theirs promises agenda", 5),
    _("drop", "Drop…", "x", "Drop a promise, with a reason (in a review x leaves it open); end a fact.", "Do",
      "mine theirs profile promises agenda"),
    _("merge", "Merge…", "&", "Merge another person into this one.", "Do", "people profile"),
    _("rename", "Rename", "", "Rename a person; the old name stays as an alias.", "Do",
      "people profile organisations"),
    _("tag", "Tags", "#", "Set the tags of a person.", "Do", "people profile"),
    _("brief", "Brief", "b", "Show the one page to read before meeting the person.", "Do", BOTH, rank=5, verb="brief"),
    _("editor", "In $EDITOR", "E", "Edit a note in your own editor.", "Do", "timeline people profile"),
    _("copy", "Copy", "y", "Copy what is under the cursor to the clipboard.", "Do", BOTH),
    _("find", "Find", "/", "Filter this list as you type; @name, #tag.", "Find", "home help search", 6),
    _(
        "search",
        "Search",
        "ctrl+f",
        "Search all notes, people, facts and promises as you type.",
        "Find",
        BOTH,
        rank=8,
        verb="find",
    ),
    _("sort", "Sort…", "s", "Sort the people: by name, by last touch, by rung.", "Find", "people"),
    _("full", "Full size", "f", "Show this pane alone, or all panes again.", "Find"),
    _(
        "hidden",
        "Closed too",
        ".",
        "Show promises that were kept or dropped, too; space reopens one.",
        "Find",
        "mine theirs",
    ),
    _("timeline.kinds", "Only…", "o", "Show only notes, promises, appointments, entries or moves.", "Find", "timeline"),
    _("timeline.jump", "Jump to a day", "'", "Go to a day in the timeline: 12 Aug, May, 2025.", "Find", "timeline"),
    _(
        "timeline.all",
        "Everybody",
        "*",
        "Show what happened with everybody, or with this person again.",
        "Find",
        "timeline",
        verb="log",
    ),
    _("settle", "Who is meant…", "@", "Say who is meant by names that fitted several people.", "Do", verb="settle"),
    _("trash.open", "Trash bin", "D", "Look into the trash and restore from it.", "Go", BOTH),
    *METHOD,
    *REVIEW,
    _("history", "History", "H", "Show what this was at any time, and who changed it.", "Find", BOTH, verb="history"),
    _(
        "conflicts",
        "Conflicts",
        "",
        "Settle what two devices changed unknown to each other.",
        "Go",
        BOTH,
        verb="conflicts",
    ),
    _("conflict.keep", "Keep the other", "enter", "Put the value that lost in place.", "Do", "conflicts", 1),
    _("conflict.dismiss", "Dismiss", "x", "Let the value that lost be lost.", "Do", "conflicts", 2),
    _("restore", "Restore", "enter", "Bring back what is under the cursor.", "Do", "trash", 1),
    _("undo", "Undo", "u", "Undo the last change, also one from before a restart.", "Program", UNDOABLE, 7, "undo"),
    _("redo", "Redo", "ctrl+r", "Do again what was undone.", "Program", UNDOABLE),
    _("mask", "Mask", "M", "Mask names and words on every screen, or show them again.", "Program", BOTH),
    _("theme", "Theme…", "t", "Choose a theme; it is remembered.", "Program", BOTH),
    _("drafts", "Drafts…", "N", "Open a note that was typed and not filed.", "Go", BOTH, verb="drafts"),
    _(
        "help",
        "Help",
        "question_mark f1",
        "Show every key and how a note is written.",
        "Program",
        LISTS + " review",
        90,
        "help",
    ),
    _("palette", "Commands", "colon ctrl+p", "Find any command by its name.", "Program", "home view trash help", 91),
    _(
        "back",
        "Back",
        "escape",
        "One step back: clear a filter, leave a pane or a screen.",
        "Program",
        LISTS + " brief review",
    ),
    _("quit", "Quit", "q", "Close this screen; at home, quit.", "Program", LISTS + " brief review"),
    _("quit.now", "Quit", "ctrl+q", "Quit from anywhere; what you type is kept as a draft.", "Program", "everywhere"),
    _("suspend", "To the shell", "ctrl+z", "Step aside for the shell; fg there brings the program back.", "Program",
      BOTH),
    _("save", "Save", "ctrl+s", "File the note.", "While typing", "capture form", 1),
    _(
        "leave",
        "Leave, draft kept",
        "escape",
        "Leave; what you typed is kept as a draft.",
        "While typing",
        "capture form",
        2,
    ),
    _(
        "choices",
        "Who is meant",
        "ctrl+o",
        "Choose who is meant by a name that fits several people.",
        "While typing",
        "capture",
        3,
    ),
    _("turn", "Mine or theirs", "ctrl+t", "Turn a promise round: yours to them, or theirs to you.", "While typing",
      "promising"),
    _("cheatsheet", "Marks", "f1", "Show the marks of a visit note.", "While typing", "capture", 4),
    *(
        Command(f"view.{view.name}", view.title, view.help, (), "Go", ("home", "view"), 0, view.verb, view.key)
        for view in VIEWS
    ),
)

BY_ID: Mapping[str, Command] = {command.id: command for command in COMMANDS}

KEY_NAMES = {
    "question_mark": "?",
    "colon": ":",
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "shift+tab": "⇧tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
"""How a key is shown where Textual's name for it is not what stands on the keyboard."""

TEXTUAL_KEYS = {
    "&": "ampersand", "#": "number_sign", "/": "slash", "+": "plus", "-": "minus", "!": "exclamation_mark",
    "'": "apostrophe", "*": "asterisk", "@": "at", "=": "equals_sign", ">": "greater_than_sign", "<": "less_than_sign",
}  # fmt: skip
"""What Textual calls a key that is written as its character in the registry."""


def all_keys(command: Command) -> str:
    """Return the keys of a command as they are shown: "? f1", "g l"."""
    return " ".join(shown(key) for key in command.keys) or (command.after and f"g {command.after}")


def shown(key: str, ascii_only: bool = False) -> str:
    """Return a key as it is shown: "?", "esc", "ctrl+s"."""
    name = KEY_NAMES.get(key, key)
    return key if ascii_only and not name.isascii() else name


def textual_key(key: str) -> str:
    """Return a key in Textual's own words."""
    return TEXTUAL_KEYS.get(key, key)


def in_place(place: str, screen: str = "home") -> tuple[Command, ...]:
    """Return the commands that apply in a pane of a screen, in the order of the registry."""
    return tuple(c for c in COMMANDS if c.applies(place, screen))


def hints(commands: Iterable[Command]) -> list[Command]:
    """Return the commands of a hint bar, in its order."""
    return sorted((c for c in commands if c.rank), key=lambda c: c.rank)
