"""`relbank --help`, help on a verb or a topic, and the completion of shells, made from the list of verbs."""

from __future__ import annotations

from .arguments import Call
from .errors import CallError
from .shell import Shell
from .verbs import GLOBAL, GROUPS, VERBS, Option, Verb, find

TOPICS = {
    "method": ("", "The method, idea by idea, and where each lives."),
    "format": ("store/format.md", "How the files of a journal are written."),
}
"""Pages that `relbank help` prints beside the verbs: where each lies in the package ("": it is made), its sentence."""


def help_(shell: Shell, call: Call) -> int:
    """Show how relbank, or one verb, is used, or print a page about a topic."""
    if len(call.words) > 1:
        raise CallError("help takes one verb.", "relbank help lists them.")
    if call.words and call.words[0] in TOPICS:
        place = TOPICS[call.words[0]][0]
        if not place:
            from .method import page

        shell.page(_page(place) if place else page())
        return 0
    return show_help(shell, call.words[0] if call.words else "")


def show_help(shell: Shell, verb: str) -> int:
    """Print the page of a verb, or the list of verbs for ""."""
    if verb in ("", "help"):
        shell.page(_all())
    else:
        shell.page(_one(find(verb)))
    return 0


def _all() -> list[str]:
    width = max(len(v.name) for v in VERBS)
    return [
        "relbank: a private journal of the people who matter, and of what you owe them.",
        "",
        "  relbank [OPTIONS] [VERB …]",
        "  relbank" + " " * (width - 5) + "Open the program.",
        "",
        *(line for title, verbs in GROUPS for line in _group(title, verbs, width)),
        *_options(GLOBAL),
        "",
        *(f"  relbank help {topic}: {sentence}" for topic, (_, sentence) in TOPICS.items()),
        "",
        "RELBANK_JOURNAL names the journal, too; RELBANK_NOW=2026-11-19T14:00 the moment.",
        "Begin with: relbank demo, or relbank note. More on a verb: relbank help VERB.",
    ]


def _group(title: str, verbs: tuple[Verb, ...], width: int) -> list[str]:
    return [title, *(f"  {v.name.ljust(width)}  {v.summary}" for v in verbs if v.listed), ""]


def _page(place: str) -> list[str]:
    from pathlib import Path

    try:
        return Path(__file__).parents[1].joinpath(place).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        what = f"The page {place} is not in this installation ({error.strerror})."
        raise CallError(what, "Install relbank anew.") from None


def _one(verb: Verb) -> list[str]:
    lines = [verb.summary, "", f"  relbank {verb.name} {verb.usage}".rstrip()]
    if verb.options:
        lines += ["", *_options(verb.options)]
    if verb.about:
        lines += ["", *verb.about.splitlines()]
    return lines


def _options(options: tuple[Option, ...]) -> list[str]:
    named = [(f"--{o.name} {o.value}".rstrip(), o.help) for o in options]
    width = max(len(name) for name, _ in named)
    return [f"  {name.ljust(width)}  {text}" for name, text in named]


def completion(shell: Shell, call: Call) -> int:
    """Print a completion script for bash, zsh or fish."""
    kind = call.words[0] if len(call.words) == 1 else ""
    if kind == "fish":
        shell.page(_fish())
    elif kind in ("bash", "zsh"):
        shell.page(["autoload -U +X bashcompinit && bashcompinit"] if kind == "zsh" else [])
        shell.page(_bash())
    else:
        raise CallError("completion takes bash, zsh or fish.", 'For bash: eval "$(relbank completion bash)"')
    return 0


def _bash() -> list[str]:
    people = "|".join(v.name for v in VERBS if v.takes == "person")
    cases = [f"    {v.name}) words=\"{' '.join('--' + o.name for o in v.options)}\" ;;" for v in VERBS if v.options]
    return [
        "_relbank() {",
        '  local here="${COMP_WORDS[COMP_CWORD]}" words IFS=$\'\\n\'',
        "  if [ $COMP_CWORD -eq 1 ]; then",
        f"    words=\"{' '.join(v.name for v in VERBS if v.listed and v.name)}\"",
        '    IFS=" "',
        '  elif [[ $here == -* ]]; then case "${COMP_WORDS[1]}" in',
        *cases,
        '    esac; IFS=" "',
        "  else",
        '    case "${COMP_WORDS[1]}" in',
        f"    {people}) COMPREPLY=($(relbank names \"$here\" 2>/dev/null |",
        "      while read -r name; do printf '%q\\n' \"$name\"; done))",
        "      return ;;",
        "    esac",
        "  fi",
        '  COMPREPLY=($(compgen -W "$words" -- "$here"))',
        "}",
        "complete -o default -F _relbank relbank",
    ]


def _fish() -> list[str]:
    lines = ["complete -c relbank -f"]
    for verb in VERBS:
        if not verb.listed or not verb.name:
            continue
        lines.append(f'complete -c relbank -n __fish_use_subcommand -a {verb.name} -d "{verb.summary}"')
        seen = f"__fish_seen_subcommand_from {verb.name}"
        lines += [f'complete -c relbank -n "{seen}" -l {o.name} -d "{o.help}"' for o in verb.options]
        if verb.takes == "person":
            lines.append(f'complete -c relbank -n "{seen}" -a "(relbank names)"')
    return lines
