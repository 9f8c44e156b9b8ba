"""The words by which people look for a command that is called otherwise, and what only the shell does.

The palette and the help page narrow by them, too; they are never shown.
"""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "ladder.move": "mark as important strategic priority promote rung stage level status grade climb",
    "aim": "mark as important strategic priority role goal why target weight ally buyer",
    "edit": "change correct mark as important strategic priority birthday anniversary phone email organisation company",
    "add": "new create birthday anniversary gift contact person like dislike fact detail",
    "note.new": "write new meeting call lunch log journal birthday gift like dislike",
    "promise.new": "remind reminder todo task owe due deadline follow up",
    "view.promises": "remind reminder todo task overdue late",
    "pane.mine": "remind reminder todo task overdue late owe",
    "pane.theirs": "remind reminder owe owed waiting",
    "snooze": "remind reminder later defer postpone",
    "trash": "delete remove erase throw away bin",
    "trash.open": "deleted removed recover bring back",
    "circle.retire": "remove delete",
    "merge": "duplicate same person twice join",
    "rename": "name alias",
    "tag": "label group category mark",
    "drop": "cancel remove delete outdated no longer",
    "tick": "complete finish check kept used",
    "open": "show details",
    "view.agenda": "calendar birthday birthdays anniversary dates schedule remind reminder upcoming",
    "pane.today": "calendar birthday schedule remind reminder upcoming appointment",
    "plan": "calendar schedule appointment block time remind",
    "rhythm": "remind reminder frequency how often stay in touch keep in touch interval cadence",
    "view.drift": "remind reminder neglected forgotten stay in touch keep in touch cadence",
    "deposit": "gift present favour help given",
    "withdraw": "gift present favour received ask request",
    "shelf.add": "gift present article idea",
    "shelf.hand": "gift present give article idea",
    "brief": "summary prepare meeting",
    "search": "find look for anywhere everywhere",
    "find": "filter narrow",
    "view.settings": "settings preferences configuration config options setup date currency",
    "theme": "colour colours color colors dark light appearance settings look",
    "mask": "hide privacy private blur secret",
    "sealed.show": "secret confidential private",
    "history": "changes versions log before",
    "conflicts": "sync merge devices laptop",
    "undo": "revert take back mistake",
    "help": "keys shortcuts manual how",
    "drafts": "unsaved recover lost",
    "review": "daily cards",
    "view.week": "weekly review plan",
    "view.stats": "statistics report numbers",
    "view.calculator": "worth money revenue value of a client",
    "view.introductions": "tree who introduced network",
    "view.organisations": "company companies firms",
    "campaign.new": "mail merge newsletter mailing list bulk",
    "quit": "exit close leave",
    "quit.now": "exit close leave",
}
"""Ids of commands to words, in small letters."""

SHELL: tuple[tuple[str, str, str], ...] = (
    ("Export", "relbank export --json FILE", "save everything json csv backup copy download leave"),
    ("Import", "relbank import FILE", "load restore json vcard contacts csv"),
    ("Calendar file", "relbank calendar FILE", "export ical ics google outlook birthday remind"),
    ("Back up", "relbank backup", "backup copy save restore safe"),
    ("Restore a backup", "relbank restore latest --into DIR", "recover backup lost"),
    ("Check the journal", "relbank doctor", "repair damaged broken files"),
)  # fmt: skip
"""What is done in the shell alone: what it is called, the line to type there, other words for it."""
