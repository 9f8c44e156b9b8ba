"""What the user set in settings.toml; it is read, never rewritten."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, fields, replace
from pathlib import Path
from stat import S_ISREG
from types import MappingProxyType
from typing import Any

from relbank.model.ladder import RUNG_NAMES, RUNGS
from relbank.model.record import record
from relbank.model.text import fold

FILE = "settings.toml"
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
_LARGEST = 64_000  # bytes of a file that is read
_TOLD = 12  # complaints that are told one by one
_UNTIL = "the defaults are used until that is mended."
Check = Callable[[str, Any, Mapping[str, Any]], str]


def load(config: Path) -> Settings:
    """Read the settings of a config folder; without a file the defaults hold, and a wrong line is named."""
    path = config / FILE
    try:
        text = _text(path)
        if not text.strip():
            return Settings()
    except FileNotFoundError:
        return Settings()
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return Settings(complaints=(f"{path}, line {line}: this is no UTF-8 text. Save it as UTF-8; {_UNTIL}",))
    except OSError as error:
        return Settings(complaints=(f"{path} can't be read ({error.strerror or error}); {_UNTIL}",))
    import tomllib

    from relbank.model.toml_text import broken, key_lines

    try:
        given = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Settings(complaints=(f"{path}{broken(error)}; {_UNTIL}",))
    return _checked(given, path, key_lines(text))


def _text(path: Path) -> str:
    """Return the text of a settings file; OSError when it is no file, or larger than settings ever are."""
    found = path.stat()
    if not S_ISREG(found.st_mode):
        raise OSError("it is no file")
    if found.st_size > _LARGEST:
        raise OSError(f"it has {found.st_size:,} bytes, settings are a page of text")
    return path.read_text(encoding="utf-8-sig")


def names() -> tuple[str, ...]:
    """Return the names of all settings, as they stand in the file."""
    return tuple(f.name for f in fields(Settings) if f.name not in ("sources", "complaints"))


def _checked(given: dict[str, Any], path: Path, lines: Mapping[tuple[str, ...], int]) -> Settings:
    from relbank.model.toml_text import line_of

    values: dict[str, Any] = {}
    sources: dict[str, str] = {}
    complaints: list[str] = []
    for key, value in given.items():
        at = line_of(lines, key)
        if key not in names():
            complaints.append(f"{path}, line {at}: there is no setting {key!r}.{_meant(key)}")
        elif key not in _TABLES:
            problem = _wrong(key, value)
            if problem:
                complaints.append(f"{path}, line {at}: {key} is {value!r}; {problem}.")
            else:
                values[key], sources[key] = value, f"line {at}"
        elif not isinstance(value, dict):
            complaints.append(f"{path}, line {at}: {key} is a table; write [{key}] and a line for each below it.")
        else:
            taken: dict[str, Any] = dict(getattr(Settings(), key))
            for name, one in value.items():
                at = line_of(lines, key, name)
                problem = _TABLES[key](name, one, value)
                if problem:
                    complaints.append(f"{path}, line {at}: {problem}")
                else:
                    taken[name] = tuple(one) if isinstance(one, list) else one.strip()
                    sources[f"{key}.{name}"] = f"line {at}"
            values[key] = MappingProxyType(taken)
    if len(complaints) > _TOLD:
        complaints[_TOLD:] = [f"{path}: {len(complaints) - _TOLD} more lines of it can't be used."]
    return replace(Settings(), **values, sources=sources, complaints=tuple(complaints))


def _wrong(key: str, value: Any) -> str:
    if key in _ALLOWED:
        return "" if value in _ALLOWED[key] else f"it can be {', '.join(_ALLOWED[key])}"
    if key in _TEXTS:
        return "" if isinstance(value, str) and len(value) <= 4 else "it takes a sign of at most four letters"
    return "" if type(value) is int and 1 <= value <= _MOST else f"it takes a whole number from 1 to {_MOST}"


def _rung_name(name: str, value: Any, given: Mapping[str, Any]) -> str:
    if name not in RUNGS:
        return f"there is no rung {name!r}.{_near(name, RUNGS)}"
    if not (isinstance(value, str) and 0 < len(value.strip()) <= 24):
        return f"{name} is {value!r}; it takes a name of at most 24 letters."
    before = RUNGS[: RUNGS.index(name)]
    called = {fold(str(given[rung])): rung for rung in before if rung in given}
    called |= {fold(known): rung for rung, known in RUNG_NAMES.items() if rung != name}
    other = called.get(fold(value.strip()))
    return f"{name} is {value!r}, and so is {other}; give each rung a name of its own." if other else ""


def _rhythm(name: str, value: Any, _: Mapping[str, Any]) -> str:
    if name not in RUNGS and not (name.startswith("#") and name[1:].strip()):
        return f"there is no rung {name!r}, and a tag begins with #.{_near(name, RUNGS)}"
    days = value if isinstance(value, list) else []
    fits = len(days) == 2 and all(type(d) is int and 1 <= d <= _MOST for d in days) and days[0] <= days[1]
    return "" if fits else f"{name} is {value!r}; it takes two numbers of days, wished and worst, like [30, 60]."


_TABLES: Mapping[str, Check] = MappingProxyType({"rungs": _rung_name, "cadence": _rhythm})


def _meant(key: str) -> str:
    """Return what somebody may have meant by a setting that there is not: the nearest, or the table it belongs to."""
    if key in RUNGS or key.startswith("#"):
        tables = "[cadence]" if key.startswith("#") else "[rungs] or [cadence]"
        return f" It belongs below {tables}."
    return _near(key, names()) or " relbank settings lists them."


def _near(word: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word.casefold(), known, n=1)
    return f" Did you mean {near[0]}?" if near else ""
