"""Help, the reading of arguments and completion come from one list of verbs."""

from __future__ import annotations

import subprocess
from importlib import import_module
from pathlib import Path

import pytest

import relbank as relbank_package
from relbank import __version__
from relbank.cli.arguments import read
from relbank.cli.errors import CallError
from relbank.cli.verbs import VERBS

NAMED = [v.name for v in VERBS if v.name]


def test_help_names_every_listed_verb_within_80_columns(relbank):
    answer = relbank("--help")
    assert answer.status == 0
    for verb in VERBS:
        if verb.listed:
            assert f"  {verb.name} " in answer.out
            assert verb.summary in answer.out
    assert max(map(len, answer.out.splitlines())) <= 80
    assert relbank("help").out == relbank("-h").out == answer.out


@pytest.mark.parametrize("name", NAMED)
def test_every_verb_has_help_and_a_function(relbank, name):
    verb = next(v for v in VERBS if v.name == name)
    module, _, function = verb.does.partition(":")
    found = getattr(import_module(f"relbank.cli.{module}"), function)
    assert found.__doc__
    answer = relbank("help", name) if name != "help" else relbank(name, "--help")
    assert answer.status == 0
    assert relbank(name, "--help").out == answer.out
    for option in verb.options:
        assert f"--{option.name}" in answer.out


def test_names_of_verbs_are_unique():
    assert len(set(NAMED)) == len(NAMED)


def test_version(relbank):
    assert relbank("--version").out == f"relbank {__version__}\n"
    assert relbank.really("--version").out == f"relbank {__version__}\n"


def test_a_mistyped_verb_is_met_with_the_nearest(relbank):
    answer = relbank("peple")
    assert answer.status == 2
    assert answer.out == ""
    assert answer.err == "There is no verb 'peple'.\nDid you mean people?\n"


def test_a_hostile_verb_is_shown_harmlessly(relbank):
    assert "\x1b" not in relbank("\x1b[31mx").err


def test_an_unknown_option_is_named(relbank):
    answer = relbank("due", "--qiet")
    assert answer.status == 2
    assert "relbank due has no option --qiet." in answer.err


def test_words_and_options_are_told_apart():
    call = read(["--journal", "x", "note", "- likes golf", "--dry-run", "a", "--", "--b", "-"])
    assert call.verb == "note"
    assert call.words == ("- likes golf", "a", "--b", "-")
    assert call.options == {"journal": "x", "dry-run": ""}
    assert read(["log", "--since=1 sep"]).options == {"since": "1 sep"}
    assert read(["note", "-"]).words == ("-",)


@pytest.mark.parametrize("argv", [["log", "--since"], ["due", "--quiet=yes"], ["--nothing"], ["", "x"]])
def test_wrong_calls_are_told(argv):
    with pytest.raises(CallError):
        read(argv)


def test_completion_is_valid_bash_and_knows_the_verbs(relbank):
    script = relbank("completion", "bash").out
    assert subprocess.run(["bash", "-n"], input=script.encode(), check=False).returncode == 0
    asked = script + '\nCOMP_WORDS=(relbank du); COMP_CWORD=1; _relbank; echo "${COMPREPLY[@]}"\n'
    found = subprocess.run(["bash"], input=asked.encode(), capture_output=True, check=False)
    assert found.stdout.decode().split() == ["due"]
    asked = script + '\nCOMP_WORDS=(relbank due --q); COMP_CWORD=2; _relbank; echo "${COMPREPLY[@]}"\n'
    found = subprocess.run(["bash"], input=asked.encode(), capture_output=True, check=False)
    assert found.stdout.decode().split() == ["--quiet"]
    assert relbank("completion", "fish").status == 0
    assert relbank("completion", "csh").status == 2


def test_names_complete(small):
    assert small("names", "bo").out == "Bob Smith\n"


def test_help_format_prints_the_page_of_the_package(relbank, monkeypatch):
    from relbank.cli.help import TOPICS

    assert "relbank help format: " in relbank("--help").out
    page = Path(relbank_package.__file__).parent / TOPICS["format"][0]
    if page.exists():
        assert relbank("help", "format").out.splitlines()[0] == page.read_text(encoding="utf-8").splitlines()[0]
    monkeypatch.setitem(TOPICS, "format", ("store/gone.md", ""))
    answer = relbank("help", "format")
    assert answer.status == 2 and "not in this installation" in answer.err


def test_what_is_written_in_a_note_is_said_where_it_is_looked_for_as_a_verb(relbank):
    answer = relbank("help", "promise")
    assert "written in a note" in answer.err and "- [ ] send the article by Fri" in answer.err
    assert "written in a note" in relbank("promise", "send it").err
