"""Tests: whatever the code has the audit keep of before and after has its word in Spanish."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from models.audit_trail import Names
from reports.audit.kept import told

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "culmina", "models", "plans", "scheduler", "web")
NOBODY = Names({}, {}, {})


def kept_names() -> Iterator[str]:
    """Yield each name that a call to the audit writes down as it stands there."""
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Attribute)
                    and node.func.attr in {"audit", "audit_row"}
                ):
                    yield from named_in(node)


def named_in(call: ast.Call) -> Iterator[str]:
    for word in call.keywords:
        if word.arg in {"before", "after"}:
            for part in ast.walk(word.value):
                if isinstance(part, ast.Dict):
                    keys = [one for one in part.keys if isinstance(one, ast.Constant)]
                    yield from (str(one.value) for one in keys)


def test_every_name_that_is_kept_has_its_word() -> None:
    names = set(kept_names()) - {"roles"}  # a word of both languages

    assert len(names) > 40
    assert [one for one in names if told({one: True}, NOBODY, ZoneInfo("UTC"))[0][0] == one] == []
