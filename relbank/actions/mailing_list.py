"""Who receives a campaign, written into a file that the user names (M21)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from relbank.exchange.recipients import addresses, csv
from relbank.exchange.safe_file import FileError, write
from relbank.model.person import Person
from relbank.model.say import plural

from .done import Done, Refused, listed


def write_list(people: Sequence[Person], name: str, *, replace: bool = False) -> Done:
    """Write a table when the name ends in .csv, else one address a line; who has no address is named."""
    path = Path(name.strip()).expanduser().absolute()
    text, without = (csv(people), []) if path.suffix.casefold() == ".csv" else addresses(people)
    try:
        write(path, [text], replace=replace)
    except FileError as error:
        raise Refused(error.what, error.do) from error
    said = f"Wrote {plural(len(people) - len(without), 'recipient')} to {path}."
    if not without:
        return Done(said)
    names = listed([p.name for p in without[:5]]) + (" and others" if len(without) > 5 else "")
    warned = f"No e-mail address: {names}."
    return Done(f"{said} {warned}", warned=(warned,))
