"""What the user set in settings.toml; it is read, never rewritten."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from relbank.model.record import record

FILE = "settings.toml"
_RUNGS = ("initiating", "confidence", "nurturing", "sustaining", "capitalizing")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_RHYTHM: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "initiating": (14, 30),
        "confidence": (14, 30),
        "nurturing": (30, 60),
        "sustaining": (30, 60),
        "capitalizing": (45, 90),
    }
)
_NONE: Mapping[str, str] = MappingProxyType({})


@record
class Settings:
    """The user's choices; days and counts are whole numbers.

    date_order: mdy, dmy or ymd (how 10/5 is read). week_start: where a week begins. week_end: the weekday that "eow"
    means. currency: the sign before amounts. glyphs: auto, unicode or ascii. promises_a_visit (M15),
    touches_in_a_row (M20), open_promises (M17): how many before a rule speaks. stalled_days: on a rung without a move
    (M1). quiet_days: without a deposit on a top rung (M2). dates_ahead: lead time of birthdays (M8). tell_days: before
    a promise is due (M37). prune_days (M30), trust_days (M33), twelve_days (M35): how long until the next sheet.
    review_cards, review_minutes: the bound of a daily review (M38). rungs: own names of rungs (M1). cadence: wished and
    worst days by rung or "#tag" (M22). sources: where each value that is no default comes from ("line 4").
    complaints: each line of the file that could not be used.
    """

    date_order: str = "mdy"
    week_start: str = "monday"
    week_end: str = "friday"
    currency: str = "$"
    glyphs: str = "auto"
    promises_a_visit: int = 3
    touches_in_a_row: int = 3
    open_promises: int = 12
    stalled_days: int = 120
    quiet_days: int = 60
    dates_ahead: int = 14
    tell_days: int = 1
    prune_days: int = 90
    trust_days: int = 90
    twelve_days: int = 90
    review_cards: int = 12
    review_minutes: int = 10
    rungs: Mapping[str, str] = field(default_factory=lambda: _NONE)
    cadence: Mapping[str, tuple[int, int]] = field(default_factory=lambda: _RHYTHM)
    sources: Mapping[str, str] = field(default_factory=lambda: _NONE)
    complaints: tuple[str, ...] = ()


_ALLOWED = {
    "date_order": ("mdy", "dmy", "ymd"),
    "week_start": _WEEKDAYS,
    "week_end": _WEEKDAYS,
    "glyphs": ("auto", "unicode", "ascii"),
}
_TEXTS = ("currency",)
_MOST = 999
Check = Callable[[str, Any], tuple[Any, str]]


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


def names() -> tuple[str, ...]:
    """Return the names of all settings, as they stand in the file."""
    return tuple(f.name for f in fields(Settings) if f.name not in ("sources", "complaints"))


def _checked(given: dict[str, Any], path: Path, text: str) -> Settings:
    values: dict[str, Any] = {}
    sources: dict[str, str] = {}
    complaints = []
    for key, value in given.items():
        line = _line_of(text, key)
        where = f"{path}, line {line}"
        if key not in names():
            complaints.append(f"{where}: there is no setting {key!r}.{_near(key, names())}")
            continue
        if key in _TABLES:
            taken, wrong = _table(key, value, text, path)
            complaints += wrong
            values[key] = taken
            fit = [name for name in value if not _TABLES[key](name, value[name])] if isinstance(value, dict) else []
            sources.update({f"{key}.{name}": f"line {_line_of(text, name, key)}" for name in fit})
            continue
        problem = _wrong(key, value)
        if problem:
            complaints.append(f"{where}: {key} is {value!r}; {problem}.")
        else:
            values[key], sources[key] = value, f"line {line}"
    return replace(Settings(), **values, sources=sources, complaints=tuple(complaints))


def _wrong(key: str, value: Any) -> str:
    if key in _ALLOWED:
        return "" if value in _ALLOWED[key] else f"it can be {', '.join(_ALLOWED[key])}"
    if key in _TEXTS:
        return "" if isinstance(value, str) and len(value) <= 4 else "it takes a sign of at most four letters"
    return "" if type(value) is int and 1 <= value <= _MOST else f"it takes a whole number from 1 to {_MOST}"


def _rung_name(name: str, value: Any) -> str:
    if name not in _RUNGS:
        return f"there is no rung {name!r}.{_near(name, _RUNGS)}"
    fits = isinstance(value, str) and 0 < len(value.strip()) <= 24
    return "" if fits else f"{name} is {value!r}; it takes a name of at most 24 letters."


def _rhythm(name: str, value: Any) -> str:
    if name not in _RUNGS and not name.startswith("#"):
        return f"there is no rung {name!r}, and a tag begins with #.{_near(name, _RUNGS)}"
    days = value if isinstance(value, list) else []
    fits = len(days) == 2 and all(type(d) is int and 1 <= d <= _MOST for d in days) and days[0] <= days[1]
    return "" if fits else f"{name} is {value!r}; it takes two numbers of days, wished and worst, like [30, 60]."


_TABLES: Mapping[str, Callable[[str, Any], str]] = MappingProxyType({"rungs": _rung_name, "cadence": _rhythm})


def _table(key: str, value: Any, text: str, path: Path) -> tuple[Mapping[str, Any], list[str]]:
    taken: dict[str, Any] = dict(getattr(Settings(), key))
    if not isinstance(value, dict):
        line = _line_of(text, key)
        return taken, [f"{path}, line {line}: {key} is a table; write [{key}] and a line for each below it."]
    wrong = []
    for name, given in value.items():
        problem = _TABLES[key](name, given)
        if problem:
            wrong.append(f"{path}, line {_line_of(text, name, key)}: {problem}")
        else:
            taken[name] = tuple(given) if isinstance(given, list) else given.strip()
    return MappingProxyType(taken), wrong


def _near(word: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1)
    return f" Did you mean {near[0]}?" if near else ""


def _line_of(text: str, key: str, table: str = "") -> int:
    inside = ""
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if bare.startswith("["):
            inside = bare.strip("[] ")
            if not table and inside == key:
                return number
        elif inside == table and bare.split("=")[0].strip().strip("\"'") == key:
            return number
    return 0
