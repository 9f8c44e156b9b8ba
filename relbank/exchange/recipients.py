"""Who receives a campaign, as a table for a mailing program and as a list of addresses (M21)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from relbank.model.person import Person
from relbank.model.text import clean

from . import csv_text

COLUMNS = ("name", "organisation", "title", "email", "phone")


def csv(people: Iterable[Person]) -> str:
    """Return the recipients as CSV with a header line."""
    return "".join(csv_text.csv((COLUMNS, *map(_row, people))))


def _row(person: Person) -> Sequence[str]:
    return (
        person.name, person.organisation, person.title, next(iter(person.emails), ""), next(iter(person.phones), ""),
    )  # fmt: skip


def addresses(people: Iterable[Person]) -> tuple[str, list[Person]]:
    """Return the addresses, one a line, as a mail program takes them, and those who have none.

    A line holds one address and nothing else that could be a header: line ends and brackets in names are left out.
    """
    lines, without = [], []
    for person in people:
        email = next((mail.strip() for mail in person.emails if _plain(mail)), "")
        if not email:
            without.append(person)
            continue
        name = "".join(c for c in clean(person.name) if c not in '<>"\\').strip()
        quoted = f'"{name}"' if any(c in name for c in ",;:@().[]") else name
        lines.append(f"{quoted} <{email}>")
    return "".join(f"{line}\n" for line in lines), without


def _plain(email: str) -> bool:
    email = email.strip()
    return "@" in email and email == clean(email) and not any(c.isspace() or c in "<>,;" for c in email)
