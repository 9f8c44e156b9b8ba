"""CSV whose cells compute nothing: what a table program would take for a formula is made text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from relbank.model.text import clean

_FORMULA = ("=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠")


def csv(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield rows, the header line among them, as CSV."""
    for row in rows:
        yield ",".join(map(_cell, row)) + "\r\n"


def _cell(text: str) -> str:
    """Return one cell; a telephone number may begin with + and stays as it is: digits compute nothing."""
    plain = clean(text)
    digits = plain.strip().removeprefix("+").replace(" ", "")
    if plain.lstrip().startswith(_FORMULA) and not digits.isdigit():
        plain = f"'{plain}"
    return f'"{plain.replace(chr(34), chr(34) * 2)}"' if any(c in plain for c in ',"') else plain
