"""What the user set in settings.toml; it is read, never rewritten."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from relbank.model.record import record

FILE = "settings.toml"


@record
class Settings:
    """The user's choices; complaints name each line of the file that could not be used.

    date_order: mdy, dmy or ymd (how 10/5 is read). week_end: the weekday that "eow" means. glyphs: auto,
    unicode or ascii. promises_a_visit: how many of my promises a visit may carry before it speaks (M15).
    """

    date_order: str = "mdy"
    week_end: str = "friday"
    glyphs: str = "auto"
    promises_a_visit: int = 3
    complaints: tuple[str, ...] = ()


_ALLOWED = {
    "date_order": ("mdy", "dmy", "ymd"),
    "week_end": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    "glyphs": ("auto", "unicode", "ascii"),
}


def load(config: Path) -> Settings:
    """Read the settings of a config folder; without a file the defaults hold, and a wrong line is named."""
    path = config / FILE
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        return Settings(complaints=(f"{path} can't be read ({error}); the defaults are used.",))
    import tomllib

    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Settings(complaints=(f"{path}: {error}; the defaults are used until that is mended.",))
    return _checked(given, path, text)


def _checked(given: dict[str, Any], path: Path, text: str) -> Settings:
    settings, complaints = Settings(), []
    known = {f.name for f in fields(Settings)} - {"complaints"}
    for key, value in given.items():
        where = f"{path}, line {_line_of(text, key)}"
        if key not in known:
            from difflib import get_close_matches

            near = get_close_matches(key, known, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            complaints.append(f"{where}: there is no setting {key!r}.{hint}")
        elif key in _ALLOWED and value not in _ALLOWED[key]:
            complaints.append(f"{where}: {key} is {value!r}; it can be {', '.join(_ALLOWED[key])}.")
        elif key not in _ALLOWED and (type(value) is not int or not 1 <= value <= 99):
            complaints.append(f"{where}: {key} is {value!r}; it takes a whole number from 1 to 99.")
        else:
            settings = replace(settings, **{key: value})
    return replace(settings, complaints=tuple(complaints))


def _line_of(text: str, key: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if line.split("=")[0].strip() == key:
            return number
    return 0
