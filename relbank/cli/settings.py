"""Settings from the shell: each with its value and where that comes from; a commented file to begin with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relbank.actions.configured import ABOUT, settings_said, toml, values
from relbank.settings import FILE, Settings

from .arguments import Call
from .shell import Shell
from .tables import table


def settings(shell: Shell, call: Call) -> int:
    """Print every setting with its value and where that comes from, or a commented file with the defaults."""
    if call.on("sample"):
        shell.page(sample())
        return 0
    shell.say(str(shell.places.config / FILE))
    shell.page(table([(s.name, s.value, s.source) for s in settings_said(shell.settings)], shell.width))
    return 0


def sample() -> Iterator[str]:
    """Yield the lines of a settings file that changes nothing: every setting commented out at its default."""
    defaults, about = Settings(), dict(ABOUT)
    yield "# Settings of relbank. Take the # away before a line to change it; relbank reads this file, never writes it."
    for name, value in values(defaults):
        yield ""
        yield f"# {about[name]}"
        if not isinstance(value, Mapping):
            yield f"# {name} = {toml(value)}"
            continue
        yield f"[{name}]"
        yield from (f"# {key} = {toml(item)}" for key, item in (value or {"confidence": "Second interaction"}).items())
        if name == "cadence":
            yield '# "#family" = [14, 30]'
