"""The commands of reviews, the agenda and the statistics: a part of the one registry (commands.py)."""

from __future__ import annotations

from .command import BOTH, Command
from .command import command as _

REVIEW: tuple[Command, ...] = (
    _("review", "Review", "r", "Walk through the day's cards, the most valuable first.", "Go", BOTH, 6, "review"),
    _("review.done", "Done", "space", "It is done: tick the promise, or settle the card.", "Do", "review", 1, "review"),
    _("review.note", "Note", "n", "Write a note about whom the card is about.", "Do", "review", 2, "note"),
    _("review.snooze", "Put off…", "z", "Put the card off until a day.", "Do", "review", 3),
    _("review.skip", "Not now…", "x", "Wave the card away, with a reason; it comes back when something changes.", "Do",
      "review", 4, "override"),
    _("review.brief", "Brief", "b", "Show the page to read before meeting the person.", "Do", "review", 5, "brief"),
    _("review.later", "Later", "l right j down", "Leave the card for another day, and go on.", "Move", "review", 6),
    _("review.undo", "Undo", "u", "Go back one card, and take back what was done with it.", "Program", "review", 7,
      "undo"),
    _("review.open", "Open", "enter", "Go to the person; r goes on with the review.", "Go", "review", 8),
    _("week.skip", "Not now…", "x", "Wave a line away, with a reason; it comes back when something changes.", "Do",
      "week", 2, "override"),
    _("week.stop", "To stop…", "a", "Write down something to stop doing.", "Do", "week", 3, "week"),
    _("week.finish", "Keep", "ctrl+s", "Keep this week's review, with what it taught you.", "Do", "week", 4, "week"),
    _("review.why", "Why", "v", "Show the entries behind the card.", "Find", "review", 9, "why"),
)
