"""A reminder by mail: the subject asks, the list is by day, and what follows is said once."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from core.messages import Content, Line, Reminder
from tests.unit.bot.email.contents import LATE, NOTICES, READ, SOON, UNREAD
from tests.unit.bot.email.samples import TODAY, a_line, body_of, parsed, the_part


def text_of(content: Content) -> str:
    return the_part(content).text


def subject_of(content: Content) -> str:
    return text_of(content).splitlines()[0]


def reminder(*lines: Line, **values: Any) -> Reminder:
    return Reminder(lines=lines, **values)


def test_the_page_is_headed_with_the_question_and_its_first_line_says_how_to_answer() -> None:
    page = body_of(parsed(the_part(reminder(a_line()), READ)), "html")
    assert (
        '<h1 style="margin:0 0 14px;font-size:22px;line-height:1.3">El martes 30 de junio' in page
    )
    hidden = page.partition("</div>")[0].rpartition(">")[2]
    assert hidden == "Responda a este correo con sus palabras, en una frase."
    unread = body_of(parsed(the_part(reminder(a_line()), UNREAD)), "html")
    assert "con sus palabras" not in unread


def test_the_policy_is_a_link_apart_from_the_message() -> None:
    content = reminder(a_line(), policy_url="https://entidad.example/datos")
    page = body_of(parsed(the_part(content, READ)), "html")
    assert '<a href="https://entidad.example/datos"' in page.partition('class="foot"')[2]


@pytest.mark.parametrize(
    ("days", "subject"),
    [
        ([SOON, date(2026, 7, 1), date(2026, 7, 2)],
         "El martes 30 de junio vence 1.2 y después otras 2: ¿cómo van?"),
        ([SOON], "El martes 30 de junio vence 1.2: ¿cómo va?"),
        ([TODAY], "Hoy vence 1.2: ¿cómo va?"),
        ([date(2026, 6, 17)], "Mañana vence 1.2: ¿cómo va?"),
        ([TODAY, SOON], "Hoy vence 1.2 y después otra: ¿cómo van?"),
        ([LATE], "1.2 venció el martes 2 de junio: ¿cómo va?"),
        ([LATE, SOON], "1.2 está vencida y el martes 30 de junio vence 1.2: ¿cómo van?"),
        ([date(2027, 1, 29)], "El 29 de enero de 2027 vence 1.2: ¿cómo va?"),
        ([None], "1.2 sigue abierta: ¿cómo va?"),
    ],
)  # fmt: skip
def test_the_subject_says_what_is_asked(days: list[date | None], subject: str) -> None:
    assert subject_of(reminder(*(a_line(due=day) for day in days))) == subject


def test_two_of_one_day_are_both_named() -> None:
    tomorrow = date(2026, 6, 17)
    lines = (a_line(handle="3.5", due=tomorrow), a_line(handle="3.6", due=tomorrow))
    assert subject_of(reminder(*lines)) == "Mañana vencen 3.5 y 3.6: ¿cómo van?"


def test_the_subject_of_a_welcome_counts_what_is_open() -> None:
    lines = (a_line(due=LATE), a_line())
    assert subject_of(reminder(*lines, welcome=True, plans=("PTEP 2026",))) == (
        "Sus fechas del PTEP 2026: 2 actividades abiertas, 1 vencida: ¿cómo van?"
    )


def test_the_plan_is_named() -> None:
    said = text_of(reminder(a_line(), plans=("PTEP 2026",)))
    assert "Esta es la actividad del PTEP 2026 que hoy necesita de usted." in said


def test_notices_are_counted_in_the_subject_and_a_single_one_is_named() -> None:
    assert subject_of(reminder(notices=NOTICES)) == f"{len(NOTICES)} avisos sobre el plan"
    assert subject_of(reminder(notices=NOTICES[:1])) == "1.4 sin respuesta: Oficina Jurídica"
    assert subject_of(reminder(a_line(), notices=NOTICES[:1])).endswith(" · 1 aviso")


def test_all_activities_are_shown_by_day_in_their_order_and_without_numbers() -> None:
    late = [a_line(handle=f"1.{n}", code=None, due=LATE) for n in range(1, 4)]
    ahead = [a_line(handle=f"2.{n}", code=None) for n in range(1, 4)]
    last = a_line(handle="3.1", code=None, due=None)
    text = text_of(reminder(*late, *ahead, last)).partition("Oficina:")[2]
    found = re.findall(r"^(?:(\S+) · |([A-ZÍ][A-ZÍ 0-9]+)$)", text, re.MULTILINE)
    assert [one or other for one, other in found] == [
        "VENCIDAS", "1.1", "1.2", "1.3", "MARTES 30 DE JUNIO", "2.1", "2.2", "2.3", "SIN FECHA",
        "3.1", "OTRAS FORMAS DE RESPONDER"
    ]  # fmt: skip
    assert not re.search(r"^\s*\d+\)", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"escalates_on": date(2026, 6, 18)},
            "Sin respuesta, el jueves 18 de junio avisamos a Planeación.",
        ),
        ({"escalates_on": TODAY}, "Hoy avisamos a Planeación que falta su respuesta."),
        ({"escalates_on": date(2026, 6, 15)}, "Ya avisamos a Planeación que falta su respuesta."),
        ({"next_on": date(2026, 6, 23)}, "Sin respuesta, le recordamos el martes 23 de junio."),
        ({}, None),
    ],
)
def test_what_happens_without_an_answer_is_said_once(
    values: dict[str, Any], said: str | None
) -> None:
    rows = text_of(reminder(a_line(**values), a_line(**values), above=("planning",))).splitlines()
    told = re.compile("Sin respuesta|falta su respuesta")
    assert [row for row in rows if told.search(row)] == ([said] if said else [])
