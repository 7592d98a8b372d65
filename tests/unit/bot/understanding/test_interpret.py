"""The contract's JSON: what goes in, what comes out, and what is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.understanding.interpret import interpret_line
from core.errors import InputError


def a_line(**fields: Any) -> str:
    pending = {
        "code": "5.3",
        "title": "Actualizar las Tablas de Retención Documental",
        "product": "Tablas convalidadas",
        "due": "2026-06-30",
        "percent": 40,
        "planned": None,
    }
    line = {"id": "a", "today": "2026-04-21", "reply_to": None, "pending": [pending], "text": "60"}
    return json.dumps({**line, **fields})


def test_an_answer_has_every_field_of_the_contract() -> None:
    assert json.loads(interpret_line(a_line())) == {
        "id": "a",
        "intent": "report",
        "updates": [{"code": "5.3", "percent": 60, "status": "in_progress", "description": ""}],
        "codes": [],
        "until": None,
        "office": None,
        "reason": "",
        "ask": None,
    }


def test_a_decimal_stays_a_number() -> None:
    answer = json.loads(interpret_line(a_line(text="88,24 %")))
    assert answer["updates"][0]["percent"] == 88.24


def test_an_answer_is_one_line_with_its_accents() -> None:
    answer = interpret_line(a_line(text="falta la revisión\nde Jurídica"))
    assert "\n" not in answer
    assert "Jurídica" in answer


def test_more_fields_than_the_contract_names_are_ignored() -> None:
    assert json.loads(interpret_line(a_line(tags=["x"])))["intent"] == "report"


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("no es JSON", "line"),
        ("[1, 2]", "line"),
        (json.dumps({"id": "a", "today": "2026-04-21"}), "text"),
        (a_line(today="ayer"), "today"),
        (a_line(pending=[{"title": "sin código"}]), "pending.0.code"),
        (a_line(text=7), "text"),
    ],
)
def test_a_line_that_breaks_the_contract_is_refused_with_its_place(line: str, where: str) -> None:
    with pytest.raises(InputError) as caught:
        interpret_line(line)
    assert caught.value.where == f"interpret, {where}"
    assert caught.value.todo
