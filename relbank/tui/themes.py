"""Themes: small TOML files, shipped ones and the user's own; a broken one is named, never fatal.

A file needs a name and a primary colour; what it leaves out is worked out from what it says, calm and readable: text of
any tone keeps a contrast of 4.5 to 1 on every ground it may stand on.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from textual.color import Color, ColorParseError
from textual.theme import BUILTIN_THEMES, Theme

from relbank.model.text import clean
from relbank.tui.tones import REQUIRED, filled_in

DEFAULT = "relbank-dark"
"""The theme of a new journal."""
LIGHT = "relbank-light"
"""The theme for a terminal that tells of a light background."""
PLAIN = "relbank-ansi"
"""The theme of the terminal's own colours: for NO_COLOR and transparent backgrounds."""
LARGEST = 64 * 1024

_COLOURS = (
    "primary", "secondary", "warning", "error", "success", "accent", "foreground", "background", "surface", "panel",
    "boost",
)  # fmt: skip
_SWITCHES = ("dark", "ansi")
_STYLES = {"bold", "dim", "italic", "underline", "strike", "reverse", "none", "not", "b", "i", "u", "s"}


class ThemeError(Exception):
    """What is wrong with a theme file: its key and the reason."""


def shipped_folder() -> Path:
    """Return the folder of the shipped themes: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "themes"
    return inside if inside.is_dir() else package.parent / "themes"


def default(environ: Mapping[str, str]) -> str:
    """Return the name of the theme to begin with: the terminal's own colours if NO_COLOR is set or it has few colours.

    A terminal that tells of a light background (COLORFGBG) gets the light theme.
    """
    if environ.get("NO_COLOR") or environ.get("TERM", "") in ("linux", "vt100", "vt220"):
        return PLAIN
    return LIGHT if environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15") else DEFAULT


def first(name: str, shipped: Path | None = None) -> Theme | None:
    """Return one shipped theme by its name, without reading the others; None when it is not shipped or is broken."""
    path = (shipped or shipped_folder()) / f"{name}.toml"
    if not name.replace("-", "").isalnum() or not path.is_file():
        return None
    try:
        theme = read(path)
    except ThemeError:
        return None
    return theme if theme.name == name else None


def load(shipped: Path | None = None, user: Path | None = None) -> tuple[list[Theme], list[str]]:
    """Return the themes of both folders, shipped ones first, and a sentence for each file that could not be used.

    Without a shipped folder, the one that came with the program. A user's theme never takes a shipped one's name. A
    missing folder holds no themes.
    """
    shipped = shipped_folder() if shipped is None else shipped
    found: dict[str, Theme] = {}
    complaints: list[str] = []
    taken: dict[str, Path] = {}
    for folder in (shipped, user):
        for path in _files(folder):
            try:
                theme = read(path)
                if theme.name in taken:
                    other = _said(taken[theme.name])
                    raise ThemeError(f"name: {theme.name!r} is taken by {other}; give yours another name")
            except ThemeError as error:
                complaints.append(f"Theme file {_said(path)} is left out: {clean(str(error))}.")
                continue
            taken[theme.name] = path
            found[theme.name] = theme
    return list(found.values()), complaints


def read(path: Path) -> Theme:
    """Return the theme of one file; what is wrong with it is raised with key and reason."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise ThemeError(f"it can't be read ({error.strerror})") from error
    if len(data) > LARGEST:
        raise ThemeError("it is no theme (over 64 KiB)")
    try:
        given = tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ThemeError("it is not UTF-8 text") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ThemeError(f"it is not TOML ({error})") from error
    return _made(given)


def _files(folder: Path | None) -> list[Path]:
    if folder is None:
        return []
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".toml" and not path.name.startswith("."))
    except OSError:  # no such folder: no themes of one's own
        return []


def _said(path: Path) -> str:
    return clean(str(path))


def _made(given: dict[str, Any]) -> Theme:
    for key in given:
        if key not in ("name", "variables", *_COLOURS, *_SWITCHES):
            raise ThemeError(f"{key}: there is no such key")
    name = given.get("name")
    if not isinstance(name, str) or not name.isascii() or not name.replace("-", "").isalnum() or len(name) > 40:
        raise ThemeError("name: it must be letters, digits and dashes, at most 40")
    if "primary" not in given:
        raise ThemeError("primary: it is missing")
    for key in _SWITCHES:
        if not isinstance(given.get(key, True), bool):
            raise ThemeError(f"{key}: it must be true or false")
    ansi = given.get("ansi", False)
    colours: dict[str, Any] = {key: _colour(key, given[key], ansi) for key in _COLOURS if key in given}
    variables = given.get("variables", {})
    if not isinstance(variables, dict):
        raise ThemeError("variables: it must be a table")
    checked = {key: _variable(key, value, ansi) for key, value in variables.items()}
    dark = given.get("dark", True)
    if not ansi:
        colours, checked = filled_in(_with_house(colours, dark), checked, dark)
    return Theme(name=name, dark=dark, ansi=ansi, variables=checked, **colours)


def _with_house(colours: dict[str, str], dark: bool) -> dict[str, str]:
    """Return a theme's colours with the shipped theme's, dark or light, where a required one is left out."""
    if all(key in colours for key in REQUIRED):
        return colours
    house = tomllib.loads((shipped_folder() / f"{DEFAULT if dark else LIGHT}.toml").read_text("utf-8"))
    return {**{key: house[key] for key in REQUIRED}, **colours}


def _colour(key: str, value: object, ansi: bool) -> str:
    if not isinstance(value, str):
        raise ThemeError(f"{key}: it must be a colour in quotes, such as \"#8fb3e0\"")
    try:
        colour = Color.parse(value)
    except ColorParseError:
        raise ThemeError(f"{key}: {value!r} is no colour; write \"#8fb3e0\"") from None
    if (colour.ansi is not None) != ansi and colour.a:
        kind = "one of the terminal's own (ansi_blue)" if ansi else "given as \"#8fb3e0\"; or set ansi = true"
        raise ThemeError(f"{key}: {value!r} must be {kind}")
    if not ansi and colour.a < 1 and key not in ("boost",) and key in _COLOURS:
        raise ThemeError(f"{key}: {value!r} must not be see-through")
    return value


@cache
def _known_variables() -> frozenset[str]:
    return frozenset(BUILTIN_THEMES["textual-dark"].to_color_system().generate())


def _variable(key: str, value: object, ansi: bool) -> str:
    where = f"variables.{key}"
    if key not in _known_variables():
        raise ThemeError(f"{where}: there is no such variable")
    if not isinstance(value, str):
        raise ThemeError(f"{where}: it must be text in quotes")
    if "style" in key:
        if not value.split() or not set(value.split()) <= _STYLES:
            raise ThemeError(f"{where}: {value!r} is no text style; write bold, italic, underline, reverse or none")
        return value
    if value == "transparent":
        return value
    colour, _, percent = value.partition(" ")
    if percent and not (percent.endswith("%") and percent[:-1].isdigit() and int(percent[:-1]) <= 100):
        raise ThemeError(f"{where}: {value!r} is no colour; write \"#8fb3e0\"")
    if colour != "auto":
        _colour(where, colour, ansi)
    return value
