"""What each verb files. A filer returns its lines, or none where the bullet is an ordinary one after all."""

from __future__ import annotations

from collections.abc import Callable

from . import deeds, facts, moves, nexts, promises, trusts
from .context import Bullet, Context
from .note import Line

Filer = Callable[[str, Bullet, Context], list[Line]]

FILERS: dict[str, Filer] = {
    "like": facts.several, "dislike": facts.several, "preference": facts.several, "taste": facts.several,
    "prejudice": facts.prejudice, "always": facts.rule,
    "rule": facts.named_rule,
    "measured": facts.key, "earns": facts.key, "wants": facts.key, "success": facts.key, "revenue": facts.key,
    "growth": facts.key, "priorities": facts.key,
    "field": facts.own_field, "birthday": facts.birthday, "question": facts.plain, "avoid": facts.plain,
    "cue": facts.cue,
    "next": nexts.appointment, "todo": promises.todo,
    "deposit": deeds.entry, "withdrawal": deeds.entry, "ask": deeds.entry, "ref": deeds.referral,
    "stage": moves.move, "mention": moves.mention, "introduced": moves.introduced,
    "secret": trusts.sealed, "test": trusts.test, "trust": trusts.sheet, "stop": trusts.stop,
    "consent": promises.consent,
}
