"""Text from people never enters a widget as a bare string: Textual would read markup in it.

Where a call shows text (Static, Label, notify, border_title and the like), the text must be a literal, Content, the
result of a function that makes Content, or the call must say markup=False.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TUI = Path(__file__).resolve().parents[2] / "relbank" / "tui"
SHOWN_BY = {"Static", "Label", "Button", "Option", "Checkbox", "RadioButton", "Collapsible", "TabPane", "notify"}
"""Calls whose first argument (or text, label, prompt, message, title) is read as markup when it is a string."""
NAMED = {"content", "label", "prompt", "message", "title", "tooltip"}
TITLES = {"border_title", "border_subtitle", "tooltip"}
"""Attributes that are read as markup when a string is put into them."""


def faults(source: str, where: str = "") -> list[str]:
    """Return the places in a module where a text that is no literal is shown as a bare string."""
    found = []
    tree = ast.parse(source)
    strings = _strings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in SHOWN_BY and not _unmarked(node):
            shown = node.args[:1] + [k.value for k in node.keywords if k.arg in NAMED]
            found += [f"{where}:{value.lineno}" for value in shown if _bare(value, strings)]
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(t, ast.Attribute) and t.attr in TITLES for t in targets) and _bare(node.value, strings):
                found.append(f"{where}:{node.lineno}")
    return found


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _unmarked(call: ast.Call) -> bool:
    given = {k.arg: k.value for k in call.keywords}.get("markup")
    return isinstance(given, ast.Constant) and given.value is False


def _strings(tree: ast.Module) -> set[str]:
    """Return the names that are known to be strings: annotated so, or given a string that is put together."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.arg) and isinstance(node.annotation, ast.Name) and node.annotation.id == "str":
            found.add(node.arg)
        elif isinstance(node, ast.Assign) and _made_up(node.value):
            found |= {t.id for t in node.targets if isinstance(t, ast.Name)}
    return found


def _made_up(value: ast.expr) -> bool:
    """Return whether an expression is a string with something in it that is no literal."""
    if isinstance(value, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in value.values)
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Mod):
        return isinstance(value.left, ast.Constant) and isinstance(value.left.value, str)
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        return value.func.attr in ("format", "join") and isinstance(value.func.value, ast.Constant)
    return isinstance(value, ast.Call) and _name(value.func) == "str"


def _bare(value: ast.expr, strings: set[str]) -> bool:
    if isinstance(value, ast.IfExp):
        return _bare(value.body, strings) or _bare(value.orelse, strings)
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
        return _bare(value.left, strings) or _bare(value.right, strings)
    if isinstance(value, ast.Name):
        return value.id in strings
    if isinstance(value, ast.Attribute):
        return value.attr in {"name", "text", "said", "what", "word", "place"}
    return _made_up(value)


@pytest.mark.parametrize("path", sorted(TUI.rglob("*.py")), ids=lambda path: str(path.relative_to(TUI)))
def test_no_text_is_shown_as_markup(path: Path) -> None:
    assert not faults(path.read_text(encoding="utf-8"), path.name), (
        "a text that may come from a person is shown as markup; use safe.plain(text) or markup=False"
    )


@pytest.mark.parametrize(
    "line",
    [
        'Static(f"Hello {name}")',
        "def f(text: str): Label(text)",
        'self.notify("done: " + person.name)',
        'widget.border_title = f"2 {name}"',
        'Static("%s" % name)',
        'Button(label=str(thing))',
        'Static("x" if a else f"{b}")',
    ],
)
def test_the_rule_finds(line: str) -> None:
    assert faults(line)


@pytest.mark.parametrize(
    "line",
    [
        'Static("fixed words")',
        'Static(f"Hello {name}", markup=False)',
        "Static(plain(name))",
        'widget.border_title = plain(f"2 {name}")',
        'Label(Content(name))',
        "Static(Content.assemble(a, b))",
    ],
)
def test_the_rule_allows(line: str) -> None:
    assert not faults(line)
