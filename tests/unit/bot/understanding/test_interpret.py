"""The contract's JSON: what goes in, what comes out, and what is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.understanding.interpret import interpret_with_reasons
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
    assert json.loads(interpret_with_reasons(a_line()).answer) == {
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
    answer = json.loads(interpret_with_reasons(a_line(text="88,24 %")).answer)
    assert answer["updates"][0]["percent"] == 88.24


def test_an_answer_is_one_line_with_its_accents() -> None:
    answer = interpret_with_reasons(a_line(text="falta la revisión\nde Jurídica")).answer
    assert "\n" not in answer
    assert "Jurídica" in answer


def test_more_fields_than_the_contract_names_are_ignored() -> None:
    assert json.loads(interpret_with_reasons(a_line(tags=["x"])).answer)["intent"] == "report"


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("no es JSON", "línea"),
        ("[1, 2]", "línea"),
        (json.dumps({"id": "a", "today": "2026-04-21"}), "text"),
        (a_line(today="ayer"), "today"),
        (a_line(pending=[{"title": "sin código"}]), "pending.0.code"),
        (a_line(text=7), "text"),
    ],
)
def test_a_line_that_breaks_the_contract_is_refused_with_its_place(line: str, where: str) -> None:
    with pytest.raises(InputError) as caught:
        interpret_with_reasons(line)
    assert caught.value.where == f"interpret, {where}"
    assert caught.value.todo


def test_an_error_tells_the_line_of_the_file_when_it_is_known() -> None:
    with pytest.raises(InputError) as caught:
        interpret_with_reasons(a_line(today="ayer"), 7)
    assert caught.value.where == "interpret, línea 7, today"


def test_it_says_for_each_update_which_rule_read_which_words() -> None:
    other = {"code": "5.1", "title": "Actualizar las hojas de vida", "percent": 60}
    pending = [*json.loads(a_line())["pending"], other]
    line = a_line(pending=pending, text="la 5.3 va en 60 %, hojas de vida: sin avance")
    assert interpret_with_reasons(line).why == (
        'a: 5.3 = 60 % in_progress: rule 1 percentage on "60 %"',
        'a: 5.1 = 60 % in_progress: rule 6 no progress on "sin avance"',
    )


def test_it_says_what_it_asks_and_why() -> None:
    assert interpret_with_reasons(a_line(text="vamos en 30")).why == (
        'a: 5.3 = 30 % in_progress, asks confirm: rule 1 bare number on "30"',
    )


def test_it_says_which_words_make_a_request() -> None:
    line = a_line(text="Vamos en 50, necesitamos prórroga de 15 días")
    assert interpret_with_reasons(line).why == (
        'a: extension of 5.3: rule 16 extension on "necesitamos prórroga"',
        'a: 5.3 = 50 % in_progress: rule 1 bare number on "50"',
    )


def test_what_is_not_about_the_plan_has_its_reason_too() -> None:
    assert interpret_with_reasons(a_line(text="jajaja quién es?")).why == (
        "a: unclear: rule 22 unclear",
    )


OTHERS = [
    {"code": "2.1", "title": "Ejecutar el plan de bienestar e incentivos", "office": "Humano"},
    {"code": "3.5", "title": "Actualizar el mapa de procesos", "office": "Planeación"},
]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("la 2.1 va en 60 %", ["2.1"]),
        ("Ejecutar el plan de bienestar e incentivos: 60 %", ["2.1"]),
        ("el plan de bienestar ya quedó", ["2.1"]),
        ("el mapa de procesos va en 60", ["3.5"]),
    ],
)
def test_what_is_another_s_is_elsewhere_and_never_hers(text: str, codes: list[str]) -> None:
    answer = json.loads(interpret_with_reasons(a_line(text=text, others=OTHERS)).answer)
    assert (answer["intent"], answer["codes"], answer["updates"]) == ("elsewhere", codes, [])
    assert answer["ask"] is None


def test_beside_a_report_of_hers_another_s_is_left_out_and_named() -> None:
    text = "5.3 va en 60 %, la 2.1 ya quedó"
    answer = json.loads(interpret_with_reasons(a_line(text=text, others=OTHERS)).answer)
    assert (answer["intent"], answer["codes"]) == ("report", ["2.1"])
    assert [(one["code"], one["percent"]) for one in answer["updates"]] == [("5.3", 60)]


@pytest.mark.parametrize("text", ["60", "pavimentamos 3.5 km, vamos en 60 %", "las tablas en 60"])
def test_what_names_no_other_is_hers(text: str) -> None:
    answer = json.loads(interpret_with_reasons(a_line(text=text, others=OTHERS)).answer)
    assert (answer["intent"], answer["codes"]) == ("report", [])
    assert answer["updates"][0]["code"] == "5.3"
