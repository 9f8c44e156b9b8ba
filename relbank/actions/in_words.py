"""Names of fields and reasons of changes as the log knows them, in the words of the screens."""

from __future__ import annotations

from collections.abc import Mapping

FIELDS: Mapping[str, str] = {
    "about": "about", "apart": "what sets me apart", "by": "by", "callable": "may be called", "chosen": "who was meant",
    "closed": "done on", "contract": "contract pointed at", "date": "on", "direction": "which way", "done": "done on",
    "due": "by", "entry": "written down as", "gravity": "gravity", "held": "held", "introducer": "introduced by",
    "item": "from the shelf", "key": "which question", "landed": "how it landed", "lead": "news of",
    "learned": "learned", "left": "left out", "made": "made on", "merged": "became part of", "mine": "mine", "nudged":
    "asked about on",
    "other": "who", "outcome": "how it ended", "person": "of", "pinned": "shown first", "reported": "told on",
    "rung": "rung", "self_orientation": "self-orientation", "side": "whose", "snoozed": "put off until", "started":
    "started", "suitors": "who else courts them", "superseded": "no longer so", "target": "my own day", "thanked":
    "thanked on", "theirs": "theirs", "title": "title", "told": "told early on", "touch": "from the note", "until":
    "until", "url": "where it is", "used": "used on", "via": "first named in", "wished": "days between touches, wished",
    "word": "what it was", "worst": "days between touches, at the worst", "financial": "financial stability",
    "accounting": "accounting conservativeness", "governance": "corporate governance",
}  # fmt: skip
"""What a field is called where its own name would tell little."""

POINTS_AT: Mapping[str, str] = {
    "touch": "touches", "via": "touches", "lead": "referrals", "item": "shelf", "entry": "entries",
    "launch": "launches", "appointment": "appointments",
}  # fmt: skip
"""The table of the thing whose id a field holds, where that is no person."""

QUIET = ("line", "created", "sort", "mark")
"""Fields that tell nobody anything."""

_DONE: Mapping[str, str] = {
    "add": "added", "agree": "agreed on", "asked": "asked", "cancel": "cancelled", "check": "checked", "consent":
    "agreed to, with a reason", "edit": "edited", "give": "made", "hand": "handed over", "hold": "held", "keep": "kept",
    "landed": "landed", "merge": "merged", "move": "moved", "news": "news", "nudge": "asked about", "override":
    "waved away", "park": "parked", "plan": "planned", "quality": "rated", "rate": "rated", "redate":
    "given another day", "remove": "removed", "rename": "renamed", "renew": "holds again", "reopen": "opened again",
    "reword": "worded anew", "rhythm": "given a rhythm", "score": "scored", "seal": "sealed", "set": "set", "settle":
    "settled", "snooze": "put off", "speak": "speaks again", "start": "begun", "restore":
    "taken out of the trash", "step": "taken on", "strategic":
    "marked strategic", "supersede": "no longer so", "tell": "told early", "tick": "ticked", "trash":
    "moved to the trash", "unpark": "taken out of the nurture lane", "use": "used", "drop": "dropped",
}  # fmt: skip
_WHOLE: Mapping[str, str] = {
    "circle step": "step in the circle", "deed edit": "deed edited", "input use": "their word was used",
    "ladder move": "moved on the ladder", "launch step": "step of a launch", "referral news": "news of a lead",
    "shelf landed": "how it landed", "week plan": "planned for the week", "review daily": "daily review kept",
    "review weekly": "weekly review kept", "restore": "taken out of the trash", "track": "line of tracking written",
    "demo": "written for the demo",
    "write": "written", "import": "imported", "undo": "undone", "redo": "done again",
}  # fmt: skip


def field_word(field: str) -> str:
    """Return what a field is called on a screen."""
    return FIELDS.get(field, field.replace("_", " "))


def why_said(why: str) -> str:
    """Return why a change was made, in words: "promise given another day" for "promise redate"."""
    if why in _WHOLE:
        return _WHOLE[why]
    thing, _, act = why.rpartition(" ")
    return f"{thing} {_DONE[act]}" if thing and act in _DONE else why
