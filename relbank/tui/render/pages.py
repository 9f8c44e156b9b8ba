"""Plain pages: lines of a label and what it says, the labels in a column of their own."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.style import Style

from relbank.tui.safe import personal, plain

Text = Content | str


def labelled(
    lines: Sequence[tuple[Text, Text]], width: int, *, label: int = 0, style: str | Style = "$text-muted"
) -> Content:
    """Return lines of (label, text) as one Content; see `laid`."""
    return Content("\n").join(laid(lines, width, label=label, style=style))


def laid(
    lines: Sequence[tuple[Text, Text]], width: int, *, label: int = 0, style: str | Style = "$text-muted"
) -> list[Content]:
    """Return lines of (label, text) as lines of at most `width` cells; Content labels keep their style.

    Texts are wrapped beside their labels; when that leaves them under 16 cells they go beneath. label: the least
    cells of the label column. A line without text is left out; one without label continues the one above.
    """
    shown = [(plain(name, style) if isinstance(name, str) else name, content(text)) for name, text in lines if text]
    column = max([label, *(name.cell_length + 2 for name, _ in shown)])
    beneath = width - column < 16
    out: list[Content] = []
    room = max(2, width - (2 if beneath else column))
    for name, text in shown:
        short = "\n" not in text.plain and text.cell_length <= room  # most are: wrapping costs ten times this look
        wrapped = [text] if short else text.wrap(room)
        if beneath:
            out += [name] if name else []
            out += [Content("  ") + line for line in wrapped]
            continue
        for number, line in enumerate(wrapped):
            head = name if number == 0 else Content("")
            out.append(head.pad_right(column - head.cell_length) + line)
    return out


def stated(text: str, style: str = "") -> Content:
    """Return a text of the user's behind a word of the program's and a colon: "late 2d: send the article"."""
    state, sign, said = text.partition(": ")
    return plain(f"{state}{sign}", style) + personal(said, style, numbers=True) if sign else personal(text, style)


def joined(parts: Sequence[Text], sign: str = "·") -> Content:
    """Return parts on one line with a sign between them; empty parts are left out."""
    return Content(f" {sign} ").join([content(part) for part in parts if part])


def content(text: Text) -> Content:
    """Return a text from a person as safe Content; Content is kept as it is."""
    return text if isinstance(text, Content) else plain(text, multiline=True)
