"""Whoever carries a report through the conversation carries it whole."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from core.reported import Reported

ROOT = Path(__file__).parents[3]
NAMES = {one.name for one in fields(Reported)}
# A draft is stored, so that it names its fields (test_reported.py sees that it has all).
NAMED = {"Draft"}
COPIED = "Draft(percent=told.percent, status=told.status)"
COMPARED = "(said.percent, said.description) == (stood.percent, stood.description)"
LISTED = "class Moving:\n    percent: int\n    status: str\n"
WHOLE = "replace(told, percent=None)\nDraft(percent=told.percent, status=other.status)"


def by_hand(source: str) -> Iterator[int]:
    """Yield the lines where several fields of one report are copied, compared or listed."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(keywords=given):
                taken = [one.value for one in given if one.arg == _field(one.value)]
                lists = _several(taken)
            case ast.Compare(left=ast.Tuple(elts=elements)):
                lists = _several(elements)
            case ast.ClassDef(name=name, body=body) if name not in NAMED:
                stated = {ast.unparse(one.target) for one in body if isinstance(one, ast.AnnAssign)}
                lists = len(stated & NAMES) > 1
            case _:
                continue
        if lists:
            yield node.lineno


def _field(value: ast.expr) -> str | None:
    return value.attr if isinstance(value, ast.Attribute) and value.attr in NAMES else None


def _several(values: list[ast.expr]) -> bool:
    """Tell whether several fields are read of the same value."""
    fields_read = (one for one in values if isinstance(one, ast.Attribute) and _field(one))
    read = [ast.unparse(one.value) for one in fields_read]
    return len(read) > len(set(read))


@pytest.mark.parametrize("source", [COPIED, COMPARED, LISTED])
def test_a_copy_by_hand_is_seen(source: str) -> None:
    assert list(by_hand(source))


def test_a_whole_report_and_fields_of_two_are_no_copy() -> None:
    assert not list(by_hand(WHOLE))


@pytest.mark.parametrize("room", ["correcting", "reporting", "answering", "filing"])
def test_no_room_of_reports_copies_one_by_hand(room: str) -> None:
    found = [
        f"{module.name}:{line}"
        for module in (ROOT / "bot" / "conversation" / room).glob("*.py")
        for line in by_hand(module.read_text("utf-8"))
    ]

    assert not found


@pytest.mark.parametrize("module", ["view", "heard", "doubts", "thread", "steps", "state"])
def test_no_value_of_the_conversation_lists_the_fields_of_a_report(module: str) -> None:
    source = (ROOT / "bot" / "conversation" / f"{module}.py").read_text("utf-8")

    assert not list(by_hand(source))
