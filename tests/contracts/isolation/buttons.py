"""The kinds of buttons there are, and what stands behind each besides the number it is about."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import bot
from bot.conversation.handlers.orders import PRESSES
from bot.conversation.requesting import wish_answers
from core.buttons import Does

ROOT = Path(bot.__file__).parents[1]
PACKAGES = ("core", "models", "plans", "reports", "scheduler", "bot", "web", "culmina")
# Signed too, and no buttons: the reply address of a mail, and the link of a page.
NO_BUTTONS = frozenset({"m", "page"})

# An action → what its buttons carry behind the number; `{…}` is of the other entity.
YES_OR_NO = ("yes", "no")
VALUES: dict[str, tuple[str, ...]] = {
    "pct": ("80",), "same": ("60",), "stays": ("60",), "period": ("{report}",),
    "later": ("", "2099-01-01"), "pick": ("{said}.0",), "yes": ("0",), "no": ("0",),
    "undo": ("{report}",), "undoall": ("{report}",), "undoone": ("{activity}",),
    "until": ("2099-01-01",), "office": ("{office}", "{office}.yes"),
    "change": ("grant", "deny", "no"), "review": ("yes.{report}", "no.{report}"),
    "part": ("yes.{part_report}", "no.{part_report}"), "sheet": YES_OR_NO,
    "broadcast": YES_OR_NO, "load": YES_OR_NO, "loadas": ("{plan}", "new"), "held": YES_OR_NO,
    "held_all": YES_OR_NO, "heard": YES_OR_NO, "leave": YES_OR_NO, "consent": YES_OR_NO,
    "turn": ("0", "8"), "deputy": ("{delegate}",), "misdated": ("{inbound}",),
    "away": YES_OR_NO, "recorded_for": ("", "all"), "handon": ("{inbound}",),
    "showpage": ("vencidas",), "fila": ("80",),
    "send": ("0.yes",), "drop": ("0.yes",),
}  # fmt: skip


def actions() -> set[str]:
    """Return the action of every button that the code makes or takes."""
    found = {*map(str, Does), *PRESSES, *wish_answers.ACTIONS}
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            found |= set(_of_module(path))
    return found - NO_BUTTONS


def _of_module(path: Path) -> Iterator[str]:
    """Yield what stands as the action where a reference is made, or is compared with one; a name
    of a function's own says nothing: what it may stand for is in a table of its module."""
    text = path.read_text("utf-8")
    if "Ref(" not in text and "ref.action" not in text:
        return
    named = list(_named(ast.parse(text)))
    names = vars(import_module(".".join(path.relative_to(ROOT).with_suffix("").parts)))
    for one in named:
        try:
            value = eval(compile(ast.Expression(one), str(path), "eval"), names)
        except (NameError, AttributeError):
            continue
        yield from {value} if isinstance(value, str) else map(str, value)


def _named(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            if node.func.id == "Ref":
                yield node.args[0]
        elif isinstance(node, ast.Compare) and ast.unparse(node.left) == "ref.action":
            yield from node.comparators
