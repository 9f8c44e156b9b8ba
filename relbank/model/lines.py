"""The lines of a text, as notes count them: they end at newlines alone, and join to the text."""

from __future__ import annotations


def split(text: str) -> list[str]:
    """Return the lines with their ends (\\n, \\r\\n, \\r); other separators are characters like any other."""
    if "\r" not in text:
        lines = text.split("\n")
        ended = [line + "\n" for line in lines[:-1]]
        return [*ended, lines[-1]] if lines[-1] else ended
    out, start, size = [], 0, len(text)
    newline, turn = text.find("\n"), text.find("\r")
    while start < size:
        if newline == -1 and turn == -1:
            out.append(text[start:])
            break
        first = newline if turn == -1 or -1 < newline < turn else turn
        end = first + 2 if first == turn and newline == turn + 1 else first + 1
        out.append(text[start:end])
        start = end
        if -1 < newline < start:
            newline = text.find("\n", start)
        if -1 < turn < start:
            turn = text.find("\r", start)
    return out


def bodies(text: str) -> list[str]:
    """Return the lines without their ends, numbered as `split` does; a last one that is empty stands, too."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def body(line: str) -> str:
    """Return a line without its end."""
    return line.rstrip("\r\n")


def is_blank(line: str) -> bool:
    """Tell whether a line has nothing but blanks."""
    return not line or line.isspace()


def indent(line: str) -> tuple[int, int]:
    """Return how many columns (tabs to the next fourth) and characters a line is indented."""
    columns = at = 0
    for char in line:
        if char == " ":
            columns += 1
        elif char == "\t":
            columns += 4 - columns % 4
        else:
            break
        at += 1
    return columns, at
