"""The house keeps its shape: who may import whom, how large a file is, what stands at the top level."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
PACKAGE = TOP / "relbank"
FILES = sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)

# room -> the rooms that it may import; a room may always import itself
ARROWS = {
    "model": set(),
    "paths": {"model"},
    "settings": {"model"},
    "clock": {"model"},
    "notes": {"model"},
    "method": {"model", "settings"},
    "store": {"model"},
    "exchange": {"model"},
    "actions": {"notes", "method", "store", "exchange", "model", "settings"},
    "demo": {"actions", "notes", "method", "store", "exchange", "model", "settings"},
    "cli": {"demo", "actions", "notes", "method", "store", "exchange", "model", "paths", "settings", "clock", "tui"},
    "tui": {"demo", "actions", "notes", "method", "store", "exchange", "model", "paths", "settings", "clock"},
    "__main__": {"cli"},
    "__init__": set(),
}
SIDE_BY_SIDE = {"notes", "method", "store", "exchange"}  # may name each other's types, and nothing more
NETWORK = {
    "socket", "socketserver", "ssl", "http", "ftplib", "smtplib", "poplib", "imaplib", "telnetlib", "xmlrpc",
    "urllib.request", "asyncio.streams", "requests", "httpx", "aiohttp", "urllib3", "webbrowser",
}  # fmt: skip
SLOW = {"asyncio", "argparse", "textual", "inspect", "uuid", "rich"}  # what a quick shell verb can't afford
CORE = ("model", "notes", "method", "store", "actions")
LONGEST = 300
LONGEST_TEST = 400  # tests of one thing read better together
COLOURED = {"relbank/tui/tones.py": "what stands in for a colour that a theme file leaves out"}
EXAMPLE = "#8fb3e0"  # what the reader of themes tells users to write
AT_THE_TOP = {
    ".ci", ".gitignore", "CHANGELOG.md", "LICENSE", "README.md", "pyproject.toml", "relbank", "tests", "themes",
}  # fmt: skip


def name(path: Path) -> str:
    return str(path.relative_to(TOP))


def room(path: Path) -> str:
    part = path.relative_to(PACKAGE).parts[0]
    return part.removesuffix(".py")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), name(path))


def typed_only(path: Path) -> set[int]:
    """Return the lines of imports that stand under `if TYPE_CHECKING`."""
    guarded = (n for n in ast.walk(tree(path)) if isinstance(n, ast.If) and "TYPE_CHECKING" in ast.unparse(n.test))
    return {inner.lineno for node in guarded for statement in node.body for inner in ast.walk(statement)
            if isinstance(inner, ast.Import | ast.ImportFrom)}  # fmt: skip


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield every import of a file, deferred ones too, as (line, absolute name)."""
    package = ["relbank", *path.relative_to(PACKAGE).with_suffix("").parts[:-1]]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)


def under(module: str, roots: set[str]) -> bool:
    return any(module == root or module.startswith(root + ".") for root in roots)


def test_imports_point_one_way() -> None:
    wrong = []
    for path in FILES:
        own = room(path)
        for line, module in imports(path):
            parts = module.split(".")
            if parts[0] == "relbank" and len(parts) > 1:
                target = parts[1]
                if target not in ARROWS:  # `from relbank import __version__`
                    continue
                sideways = {own, target} <= SIDE_BY_SIDE and line in typed_only(path)
                if target != own and target not in ARROWS[own] and not sideways:
                    wrong.append(f"{name(path)}:{line} {own} may not import {target}")
    assert wrong == []


def test_every_room_has_its_arrows() -> None:
    assert {room(path) for path in FILES} <= set(ARROWS)


def test_the_arrows_are_read_from_relative_imports_too() -> None:
    """The reader of imports sees a deferred relative import: else the test above could not fail."""
    found = {module for path in FILES if room(path) == "demo" for _, module in imports(path)}
    assert {"relbank.demo.build.build", "relbank.actions.note", "relbank.demo.words"} <= found


def test_textual_lives_under_tui_alone() -> None:
    wrong = [
        f"{name(path)}:{line}"
        for path in FILES
        if room(path) != "tui"
        for line, module in imports(path)
        if under(module, {"textual", "rich"})
    ]
    assert wrong == []


def test_nothing_can_reach_a_network() -> None:
    wrong = [f"{name(path)}:{line} {m}" for path in FILES for line, m in imports(path) if under(m, NETWORK)]
    assert wrong == []


@pytest.mark.parametrize("path", [path for path in FILES if room(path) in CORE], ids=name)
def test_the_core_imports_nothing_slow_at_its_top(path: Path) -> None:
    top = {node for node in tree(path).body if isinstance(node, ast.Import | ast.ImportFrom)}
    modules = {alias.name for node in top if isinstance(node, ast.Import) for alias in node.names}
    modules |= {node.module or "" for node in top if isinstance(node, ast.ImportFrom) and not node.level}
    assert not {module for module in modules if under(module, SLOW)}


def test_files_stay_short() -> None:
    sources = [*FILES, *(p for p in (TOP / "tests").rglob("*.py") if "__pycache__" not in p.parts)]
    sources += [p for p in PACKAGE.rglob("*") if p.suffix in (".tcss", ".toml", ".txt")]
    counts = {name(path): path.read_text(encoding="utf-8").count("\n") for path in sources}
    long = {file: n for file, n in counts.items() if n > (LONGEST_TEST if file.startswith("tests/") else LONGEST)}
    assert long == {}


@pytest.mark.parametrize("path", FILES, ids=name)
def test_everything_public_says_what_it_is(path: Path) -> None:
    bare = [] if ast.get_docstring(tree(path)) else ["the module"]
    for node in tree(path).body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node):
            bare.append(node.name)
        if isinstance(node, ast.ClassDef):
            bare += [f"{node.name}.{inner.name}" for inner in _public(node) if not ast.get_docstring(inner)]
    assert bare == []


def _public(cls: ast.ClassDef) -> Iterator[ast.FunctionDef]:
    """Yield the methods that need a docstring: not Textual's own hooks, which Textual documents."""
    hooks = ("on_", "_", "watch_", "validate_", "compute_", "compose", "render", "action_", "key_", "get_", "visit_")
    decorated = {"override", "overload", "setter", "on", "work"}
    for node in cls.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith(hooks):
            marks = {re.split(r"[.(]", ast.unparse(mark))[-1] for mark in node.decorator_list}
            marks |= {ast.unparse(mark).split("(")[0] for mark in node.decorator_list}
            if not marks & decorated and not any(mark.endswith(".setter") for mark in marks):
                yield node


def test_colours_stand_in_themes_alone() -> None:
    long, short = re.compile(r"#(?:[0-9a-fA-F]{2}){3,4}\b"), re.compile(r"#[0-9a-fA-F]{3}\b")
    wrong = []
    for path in PACKAGE.rglob("*"):
        if path.suffix not in (".py", ".tcss") or {"themes", "__pycache__"} & {*path.parts} or name(path) in COLOURED:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            line = line.replace(EXAMPLE, "")
            if long.search(line) or (path.suffix == ".tcss" and short.search(line)):
                wrong.append(f"{name(path)}:{number}: {line.strip()}")
    assert wrong == []


def test_nothing_else_stands_at_the_top() -> None:
    try:
        listed = subprocess.run(
            ["git", "-C", str(TOP), "ls-files", "--cached"], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no git here, so the working folder's own clutter can't be told from the project")
    assert {line.split("/")[0] for line in listed.splitlines()} <= AT_THE_TOP


def test_no_placeholder_was_left() -> None:
    marks = re.compile(r"\b(TODO|FIXME|XXX)\b")
    wrong = [
        f"{name(path)}:{number}"
        for path in FILES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if marks.search(line)
    ]
    assert wrong == []


def test_the_readme_has_the_two_commands_and_ci_runs_the_second() -> None:
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"<!-- (demo|tests) -->\n```sh\n(.+)\n```\n<!-- end -->", readme)
    assert [name for name, _ in commands] == ["demo", "tests"]
    demo, tests = (command for _, command in commands)
    assert demo.endswith("/bin/relbank demo") and tests.endswith("/bin/python -m pytest -n 2")
    folders = [re.search(r"venv (\S+)", command)[1] for command in (demo, tests)]  # type: ignore[index]
    assert len(set(folders)) == 2, "one command must not disturb the other's environment"
    ci = (TOP / ".ci" / "run").read_text(encoding="utf-8")
    read = subprocess.run(
        ["sed", "-n", "/<!-- tests -->/,/<!-- end -->/p", "README.md"],
        cwd=TOP, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert [line for line in read.stdout.splitlines() if not line.startswith(("<!--", "```"))] == [tests]
    assert "sed -n '/<!-- tests -->/,/<!-- end -->/p' README.md" in ci
    assert f"{folders[1]}/bin/ruff" in ci and f"{folders[1]}/bin/mypy --strict" in ci
