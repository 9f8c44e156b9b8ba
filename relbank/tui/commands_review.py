"""The commands of reviews, the agenda and the statistics: a part of the one registry (commands.py)."""

from __future__ import annotations

from .command import BOTH, Command
from .command import command as _

REVIEW: tuple[Command, ...] = (
    _("review", "Review", "r", "Walk through the day's cards, the most valuable first.", "Go", BOTH, 6, "review"),
    _("review.done", "Done", "space", "It is done: tick the promise, or settle the card.", "Do", "review", 1, "review"),
    _("review.act", "Do it", "enter", "Do what the card advises, here and now.", "Do", "review", 2),
    _("review.note", "Note", "n", "Write a note about whom the card is about.", "Do", "review", 3, "note"),
    _("review.snooze", "Put off…", "z", "Put the card off until a day that you name; no review brings it before.", "Do",
      "review", 4),
    _("review.later", "Tomorrow", "l right j down", "Leave the card as it is; tomorrow's review brings it again.",
      "Move", "review", 5),
    _("review.skip", "Not now…", "x", "Wave the card away, with a reason; it comes back when something changes.", "Do",
      "review", 6, "override"),
    _("review.undo", "Undo", "u", "Go back one card, and take back what was done with it.", "Program", "review", 7,
      "undo"),
    _("review.brief", "Brief", "b", "Show the page to read before meeting the person.", "Do", "review", 8, "brief"),
    _("review.why", "Why", "v", "Show the entries behind the card.", "Find", "review", 9, "why"),
    _("week.skip", "Not now…", "x", "Wave a line away, with a reason; it comes back when something changes.", "Do",
      "week", 2, "override"),
    _("week.stop", "To stop…", "a", "Write down something to stop doing.", "Do", "week", 3, "week"),
    _("week.finish", "Keep", "ctrl+s", "Keep this week's review, with what it taught you.", "Do", "week", 4, "week"),
)
"""Reviews: the daily one, pushed over whatever is shown."""
