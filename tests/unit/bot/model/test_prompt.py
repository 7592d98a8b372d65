"""What the model is told: rules, examples that keep them, and of a person only what is needed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.model.answer import read_answer, schema
from bot.model.meaning import meaning_of
from bot.model.prompt import examples, leaving, messages
from bot.understanding.interpret import as_json, read_question
from demo.modelapi.facts import schema_faults
from tests.unit.bot.understanding.plan import TODAY, read_context


def test_a_question_is_the_last_message_and_names_what_was_asked() -> None:
    told = messages("vamos en 60", read_context("plan 1.4:33:3 1.2 reply=1.4"), TODAY)

    asked = json.loads(told[-1]["content"])
    assert asked == {
        "today": "2026-04-21",
        "weekday": "martes",
        "activities": [
            {
                "code": "1.4",
                "title": "Realizar capacitaciones sobre gestión del riesgo a los enlaces",
                "product": "3 capacitaciones realizadas",
                "due": "2026-06-30",
                "percent": 33,
                "planned": 3,
            },
            {
                "code": "1.2",
                "title": "Actualizar el mapa de riesgos de corrupción con los líderes de proceso",
                "product": "Mapa de riesgos de corrupción actualizado",
                "due": "2026-06-30",
                "percent": None,
                "planned": None,
            },
        ],
        "reply_to": "1.4",
        "text": "vamos en 60",
    }


def test_rules_and_examples_are_the_same_for_every_question() -> None:
    first = messages("60", read_context("plan 1.2"), TODAY)
    second = messages("ya quedó", read_context("plan 5.3:40"), TODAY)

    assert first[:-1] == second[:-1]
    roles = [message["role"] for message in first]
    assert roles == ["system", *["user", "assistant"] * len(examples()), "user"]


@pytest.mark.parametrize("example", examples(), ids=lambda one: str(one["question"]["text"])[:40])
def test_every_example_passes_the_checks_and_says_what_it_says(example: dict[str, Any]) -> None:
    asked = example["question"]
    line = json.dumps({"id": "a", "pending": asked["activities"], **asked})
    question = read_question(line)

    answer = read_answer(json.dumps(example["answer"]))
    meaning = meaning_of(answer, question.text, question.context, question.today)

    expected = {**example["answer"], "updates": _without_words(example["answer"])}
    assert as_json(meaning) == expected


def _without_words(answer: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {name: value for name, value in update.items() if name != "words"}
        for update in answer["updates"]
    ]


def test_strict_endpoints_take_the_schema_and_it_refers_to_nothing() -> None:
    assert list(schema_faults(schema(), "root")) == []
    assert "$ref" not in json.dumps(schema())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("va en 60 %, ana@x.gov.co", "va en 60 %, [correo]"),
        ("60. Mi celular es 310 456 78 90", "60. Mi celular es [número]"),
        ("60, llame al 3104567890", "60, llame al [número]"),
        ("60, c.c. 52.123.456", "60, [número]"),
        ("60: https://drive.example/acta?id=7 gracias", "60: [enlace] gracias"),
        ("va en 60 %. Cordialmente, Marta Ruiz", "va en 60 %."),
        ("va en 60 %\nCordialmente,\nMarta Ruiz\nm@x.gov.co\nCalle 5 # 7-20", "va en 60 %"),
        ("va en 60 %\n\n  Un abrazo\nMarta", "va en 60 %"),
        ("cordialmente\nva en 60 %", "cordialmente\nva en 60 %"),
        ("pagamos $ 12.500.000 el 30/05/2026", "pagamos $ 12.500.000 el 30/05/2026"),
        ("van 4.000 de 5.000 árboles", "van 4.000 de 5.000 árboles"),
    ],
)
def test_what_names_or_reaches_a_person_stays(text: str, left: str) -> None:
    assert leaving(text) == left


def test_no_more_leaves_than_is_read() -> None:
    assert len(leaving("avance " * 5_000)) <= 4_000
