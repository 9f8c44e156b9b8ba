"""People: adding, editing, renaming, merging, tagging, the brief, the order of the list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relbank.actions import people, typed
from relbank.actions.done import Refused
from relbank.model.person import Person
from relbank.model.say import say_birthday

from ..dialogs.choose import Choice, Choose
from ..dialogs.form import Answers, Field, Form
from . import Verb, needs

if TYPE_CHECKING:
    from ..screens.home import Home


FILLED = ("organisation", "title", "phones", "emails", "birthday", "tags", "strategic")


def _several(members: object) -> str:
    return ", ".join(members)  # type: ignore[arg-type]


def _members(given: str, before: dict[str, str]) -> dict[str, str]:
    """Return what a comma list names, each with the label it had."""
    return {m: before.get(m, "") for part in given.split(",") if (m := part.strip())}


def _fields(home: Home, p: Person) -> list[Field]:
    return [
        Field("name", "Name", p.name, "Bob Smith", refuse=typed.name_refused),
        Field("organisation", "Organisation", p.organisation),
        Field("title", "What they do", p.title),
        Field("phones", "Phones, with commas", _several(p.phones)),
        Field("emails", "E-mails, with commas", _several(p.emails)),
        Field(
            "birthday",
            "Birthday",
            say_birthday(p.birthday) if p.birthday else "",
            "12 May 1970 or 12 May",
            echo=lambda t: _birthday_said(home, t),
            refuse=lambda t: _birthday_refused(home, t),
        ),
        Field("tags", "Tags, with commas", _several(p.tags)),
        Field("strategic", "Strategic (yes or no)", "yes" if p.strategic else "no", echo=_strategic_said),
    ]


def _birthday(home: Home, answer: str) -> str:
    return typed.birthday_of(answer, home.app.now(), home.app.settings.date_order)


def _birthday_refused(home: Home, answer: str) -> str:
    try:
        _birthday(home, answer)
    except Refused as refused:
        return f"{refused.what} {refused.do}"
    return ""


def _birthday_said(home: Home, answer: str) -> str:
    kept = _birthday(home, answer)
    return f"-> {say_birthday(kept)}" if kept else ""


def _strategic_said(answer: str) -> str:
    return "On the ladder, with a bank." if _yes(answer) else "A friend: a warm journal, no ladder, no ledger."


def _yes(answer: str) -> bool:
    return answer.strip().casefold() in ("yes", "y", "true", "1", "x")


def _filled(home: Home, p: Person, answers: Answers) -> Person:
    return replace(
        p,
        organisation=answers["organisation"].strip(),
        title=answers["title"].strip(),
        phones=_members(answers["phones"], dict(p.phones)),
        emails=_members(answers["emails"], dict(p.emails)),
        birthday=_birthday(home, answers["birthday"]),
        tags={t.lstrip("#"): label for t, label in _members(answers["tags"], dict(p.tags)).items()},
        strategic=_yes(answers["strategic"]),
    )


async def add(home: Home) -> None:
    """Ask for a new person and add them."""
    blank = Person("", "")
    answers = await home.app.push_screen_wait(
        Form("Add a person", _fields(home, blank), "Only the name is needed. A note adds people by itself.",
             home.app.keeper("person"), home.app.kept("person"))
    )  # fmt: skip
    if answers is None:
        return
    app = home.app
    filled = _filled(home, blank, answers)
    given = {f: getattr(filled, f) for f in FILLED if getattr(filled, f)}
    done = app.attempt(lambda: people.add(app.store, answers["name"], app.now(), **given))
    if done is not None and done.ids:
        home.select(done.ids[0])


async def edit(home: Home, person: Person) -> None:
    """Ask for a person's details; another name is a renaming, the old one stays as an alias."""
    key = f"person:{person.id}"
    answers = await home.app.push_screen_wait(
        Form(f"Edit {person.name}", _fields(home, person), "", home.app.keeper(key), home.app.kept(key),
             lambda: _fields(home, home.app.fresh(person)))
    )  # fmt: skip
    if answers is not None:
        now = home.app.fresh(person)
        changed = replace(_filled(home, now, answers), name=answers["name"].strip())
        home.app.attempt(lambda: people.edit(home.app.store, changed, now))


async def _rename(home: Home) -> None:
    person = home.person
    if person is None:
        return
    note = "The old name stays as an alias, so that old notes still find them."

    def fields(now: Person) -> list[Field]:
        return [Field("name", "Name", now.name, refuse=typed.name_refused)]

    form = Form(f"Rename {person.name}", fields(person), note, fresh=lambda: fields(home.app.fresh(person)))
    answers = await home.app.push_screen_wait(form)
    if answers is not None:
        home.app.attempt(lambda: people.rename(home.app.store, person.id, answers["name"]))


async def _merge(home: Home) -> None:
    person, app = home.person, home.app
    if person is None:
        return
    others = [
        Choice(p.id, p.name, "", " · ".join(x for x in (p.organisation, p.title) if x), mine=True)
        for p in app.journal.every(Person)
        if p.id != person.id
    ]
    note = f"Everything about the one you choose becomes part of {person.name}. One undo brings both back."
    other = await app.push_screen_wait(Choose(f"Merge whom into {person.name}?", others, filter=True, note=note))
    if other:
        app.attempt(lambda: people.merge(app.store, person.id, other, app.now()))


async def _tag(home: Home) -> None:
    person, app = home.person, home.app
    if person is None:
        return

    def fields(now: Person) -> list[Field]:
        return [Field("tags", "Tags", _several(now.tags), "golf, board, family")]

    note = "Separate them with commas."
    form = Form(f"Tags of {person.name}", fields(person), note, fresh=lambda: fields(app.fresh(person)))
    answers = await app.push_screen_wait(form)
    if answers is not None:
        now = app.fresh(person)
        tags = {t.lstrip("#"): v for t, v in _members(answers["tags"], dict(now.tags)).items()}
        app.attempt(lambda: people.edit(app.store, replace(now, tags=tags), now))


async def _sort(home: Home) -> None:
    from ..screens.listing import SORTS

    choices = [Choice(key, label, key[0]) for key, label in SORTS.items()]
    chosen = await home.app.push_screen_wait(Choose("Sort people", choices, current=home.listing.sort))
    if chosen:
        home.listing.sort = chosen
        home.refresh_people()


def _brief(home: Home) -> None:
    from ..screens.brief import BriefScreen

    if home.person is not None:
        home.app.push_screen(BriefScreen(home.person))


VERBS = {
    "rename": Verb(_rename, needs.person),
    "merge": Verb(_merge, needs.person),
    "tag": Verb(_tag, needs.person),
    "sort": Verb(_sort),
    "brief": Verb(_brief, needs.reading),
}
