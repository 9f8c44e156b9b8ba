"""Visit notes: read ahead of saving, filed, edited and settled (M11, M12)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from relbank.model.text import fold
from relbank.model.touch import Touch
from relbank.settings import Settings

from .done import Done, Refused, joined

if TYPE_CHECKING:
    from relbank.notes import Names, Note
    from relbank.store import Store

_NOBODY: Mapping[str, str] = {}


def names(store: Store, also: Iterable[str] = (), recent: Sequence[str] = ()) -> Names:
    """Return the names that a note may mention.

    also: ids of people to count in though they are in the trash. recent: whom one meets most, offered first.
    """
    from relbank.notes import Names

    more: list[tuple[str, str, Mapping[str, str]]] = []
    for id in set(also):
        from relbank.model.person import Person

        person = store.journal.get(Person, id)
        if person is not None and person.trashed:
            more.append((id, person.name, {}))
    return Names(more, recent, store.journal)


def preview(
    store: Store, text: str, now: datetime, settings: Settings, choices: Mapping[str, str] = _NOBODY,
    known: Names | None = None,
) -> Note:
    """Return what a text would file; choices: folded typed name to a person's id, or to "new".

    known: the journal's names, for callers who ask again at each pause.
    """
    return _read(text, now, known or names(store), settings, choices)


def file(
    store: Store, text: str, now: datetime, settings: Settings, choices: Mapping[str, str] = _NOBODY,
    aliases: Iterable[str] = (),
) -> Done:
    """Save a text and file every line of it as one change, several visits included.

    aliases: typed names whose choice is remembered as an alias. Unknown people are created, ambiguous names are saved
    unsettled, and the sentence says both. Raises Refused for a text without a word, StoreError when it can't be
    written.
    """
    if not text.strip():
        raise Refused("There is nothing to save yet.", "Type a line, for instance: @Bob Smith lunch today.")
    from .record import Record

    with store.transaction("note add") as tx:
        record = Record(store.journal, tx, now, settings, choices)
        record.file(preview(store, text, now, settings, choices))
        record.write()
        found_by = _remember(store, aliases, choices)
    return joined(record.done(), found_by)


def edit(
    store: Store, touch_id: str, text: str, now: datetime, settings: Settings,
    choices: Mapping[str, str] = _NOBODY, aliases: Iterable[str] = (),
) -> Done:
    """Save another text for a note and file it again.

    What came from an unchanged line keeps its document and what was done to it, a changed line changes its document, a
    lost line takes its document into the trash; one change, one undo. Raises Refused when the note is gone or the text
    is empty.
    """
    if not text.strip():
        raise Refused("A note can't be saved empty.", "Put it into the trash instead, or leave it as it is.")
    with store.transaction("note edit"):
        done = _filed_again(store, touch_id, text, now, settings, choices, "note edit")
        found_by = _remember(store, aliases, choices)
    return joined(done, found_by)


def settle(
    store: Store, touch_id: str, typed: str, person_id: str, now: datetime, settings: Settings | None = None,
    remember: bool = False,
) -> Done:
    """Say who an ambiguous name of a saved note is (a person's id, or "new"), and file what waited for that.

    remember: the name becomes an alias of theirs.
    """
    from relbank.model.person import Person

    person = store.journal.get(Person, person_id) if person_id != "new" else None
    if person is None and person_id != "new":
        raise Refused("The person chosen is no longer in the journal.", "Choose somebody else.")
    choices = {fold(typed): person_id}
    with store.transaction("note settle"):
        done = _filed_again(store, touch_id, None, now, settings or Settings(), choices, "note settle")
        found_by = _remember(store, [typed] if remember else [], choices)
    return joined(done, found_by)


def _remember(store: Store, typed: Iterable[str], choices: Mapping[str, str]) -> list[str]:
    """Make names aliases of whom they were said to mean; return the sentences."""
    from .people import alias

    said = []
    for name in dict.fromkeys(typed):
        person = choices.get(fold(name), "new")
        if person != "new":
            from relbank.notes.names import proper

            said.append(alias(store, person, proper(name)).said)
    return said


def _touch(store: Store, touch_id: str) -> Touch:
    touch = store.journal.get(Touch, touch_id)
    if touch is None:
        raise Refused("That note is no longer in the journal.", "Look for it in the timeline, or undo.")
    if touch.trashed:
        raise Refused("That note is in the trash.", "Restore it first.")
    return touch


def _read(text: str, now: datetime, known: Names, settings: Settings, choices: Mapping[str, str]) -> Note:
    from relbank.notes import parse
    from relbank.notes.either import either_way

    order = settings.date_order
    note = parse(text, now, known, order, dict(choices), settings.week_end, settings.rungs)
    return either_way(note, order, sure="date_order" in settings.sources)


def _filed_again(
    store: Store, touch_id: str, text: str | None, now: datetime, settings: Settings, choices: Mapping[str, str],
    why: str,
) -> Done:
    """File a touch again with another text (None: the same), or with what was said about its names."""
    from .again import Again
    from .record import Record
    from .whom import choices_of

    with store.transaction(why) as tx:
        touch = _touch(store, touch_id)
        text = touch.text if text is None else text
        if text == touch.text and not choices:
            return Done("Nothing was changed.", (touch.id,))
        chosen = choices_of(store.journal, touch.chosen)
        known = names(store, chosen.values())

        record = Record(store.journal, tx, now, settings, choices)
        before = _read(touch.text, now, known, settings, chosen)
        after = _read(text, now, known, settings, {**chosen, **choices})
        done = Again(record, touch, before, after).file()
        record.write()
    return done


def waiting(store: Store) -> list[tuple[Touch, str]]:
    """Return the notes with names that are not settled yet, each with the name as typed, oldest first."""
    return [(touch, typed) for touch in reversed(store.journal.unsettled()) for typed in touch.unsettled]
