"""Tests: a reminder says what was told of silence, to whom and when, and what follows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from core.messages import Line
from tests.unit.bot.telegram.contents import TODAY, a_line, a_reminder, reading
from tests.unit.bot.telegram.test_reminder import AHEAD, HELPED, LATE, SOON, left_out, reminder


def told_on(day: date, handle: str = "5.2") -> Line:
    return AHEAD.model_copy(update={"escalates_on": day, "handle": handle})


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((told_on(date(2026, 5, 8)),),
         "Ya avisé a Planeación el 8 de mayo que falta su respuesta; le recuerdo el viernes 15 de "
         "mayo."),
        ((told_on(date(2026, 5, 8)), SOON),
         "Ya avisé a Planeación el 8 de mayo que falta su respuesta de la 5.2. Sin respuesta de la "
         "3.5, el martes 19 de mayo aviso a Planeación."),
        ((told_on(date(2026, 5, 8)), told_on(TODAY - timedelta(days=1), "6.1")),
         "Ya avisé a Planeación que falta su respuesta: 5.2 el 8 de mayo; 6.1 ayer; le recuerdo "
         "el viernes 15 de mayo."),
        ((told_on(TODAY), SOON),
         "Hoy aviso a Planeación que falta su respuesta de la 5.2. Sin respuesta de la 3.5, el "
         "martes 19 de mayo aviso a Planeación."),
    ],
)  # fmt: skip
def test_what_was_told_to_whom_is_said_with_its_day(lines: tuple[Line, ...], said: str) -> None:
    assert reading(reminder(*lines)).splitlines()[-1] == said


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((LATE,), "Sin respuesta, el miércoles 13 de mayo aviso a Planeación."),
        ((LATE, SOON), "Sin respuesta, aviso a Planeación: 1.2 el 13 de mayo; 3.5 el 19 de mayo."),
        (
            (LATE, SOON, told_on(date(2026, 6, 3))),
            "Sin respuesta, aviso a Planeación: 1.2 el 13 de mayo; las otras, después.",
        ),
        ((SOON, HELPED), "Sin respuesta de la 3.5, el martes 19 de mayo aviso a Planeación."),
        ((AHEAD,), "Sin respuesta, le recuerdo el viernes 15 de mayo."),
        ((HELPED,), None),
    ],
)
def test_what_happens_without_an_answer_is_said_once(
    lines: tuple[Line, ...], said: str | None
) -> None:
    text = reading(reminder(*lines))
    assert text.count("Sin respuesta") == (said is not None)
    assert said is None or text.endswith(f"\n{said}")
    assert "Recordatorio" not in text


@pytest.mark.parametrize(
    ("above", "told"),
    [
        (("control",), "aviso a Control Interno."),
        (("planning", "control"), "aviso a Planeación y a Control Interno."),
        (("own",), "aviso a quien sigue el plan en su oficina."),
        ((), "aviso a quien sigue el plan."),
    ],
)
def test_who_is_told_of_silence_is_who_the_settings_say(above: Any, told: str) -> None:
    assert reading(a_reminder(LATE, above=above)).endswith(told)


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (TODAY, "Hoy aviso a Planeación que falta su respuesta."),
        (TODAY - timedelta(days=3), "Ya avisé a Planeación el 8 de mayo que falta su respuesta."),
        (date(2026, 5, 19), "Sin respuesta, el martes 19 de mayo aviso a Planeación."),
    ],
)
def test_a_day_that_is_here_is_not_told_as_one_to_come(on: date, said: str) -> None:
    text = reading(reminder(SOON.model_copy(update={"escalates_on": on})))
    assert text.splitlines()[-1] == said


def test_a_day_that_was_told_once_is_kept_of_what_has_no_line_today() -> None:
    (late,) = left_out("3.7")
    warned = late.model_copy(update={"escalates_on": date(2026, 5, 15)})
    said = "Sin respuesta, aviso a Planeación: 3.7 el 15 de mayo; 3.5 el 19 de mayo."
    assert reading(reminder(SOON, left_out=(warned,))).splitlines()[-1] == said
    assert "3.7 el" not in reading(reminder(SOON, left_out=(late,)))


def test_who_was_never_heard_from_reads_that_control_calls() -> None:
    line = SOON.model_copy(update={"escalates_on": date(2026, 5, 19)})
    text = reading(reminder(line).model_copy(update={"above": ("calling",)}))
    assert text.splitlines()[-1] == (
        "Sin respuesta, Control Interno llama a su oficina para confirmar que estos mensajes "
        "llegan."
    )


def test_who_has_answered_for_some_is_told_which_answers_lack() -> None:
    today = {"due": TODAY, "escalates_on": TODAY}
    two = (a_line("5.2", **today), a_line("6.2", **today))
    told = reading(reminder(*two, left_out=left_out("3.7"))).splitlines()[-1]
    assert told == "Hoy aviso a Planeación que falta su respuesta de 5.2 y 6.2."
    assert reading(reminder(*two)).splitlines()[-1] == (
        "Hoy aviso a Planeación que falta su respuesta."
    )


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (TODAY, "Hoy aviso a Planeación que respondió con palabras, sin cifra."),
        (TODAY - timedelta(days=3), "Ya avisé a Planeación el 8 de mayo que falta la cifra."),
        (date(2026, 5, 19), "Sin la cifra, el martes 19 de mayo aviso a Planeación."),
    ],
)
def test_words_without_a_figure_are_kept_and_not_told_as_silence(on: date, said: str) -> None:
    line = SOON.model_copy(update={"escalates_on": on, "kept": "va bien, falta <revisarla>"})
    kept, last = reading(reminder(line)).splitlines()[-2:]
    assert kept == "Guardé lo que escribió: «va bien, falta <revisarla>»; falta la cifra."
    assert last == said


def test_what_control_returned_says_why_and_of_which_where_there_are_others() -> None:
    back = SOON.model_copy(update={"returned": "falta <el acta>"})

    assert "Control la devolvió: «falta <el acta>»." in reading(reminder(back)).splitlines()
    assert "Adjunte lo que falta o escríbame: «" in reading(reminder(back))
    two = (a_line("5.2", returned="falta el acta"), a_line("6.2"))
    said = reading(reminder(*two))
    assert said.splitlines()[0] == "Control devolvió la 5.2: «falta el acta»."
    assert "devolvió la 6.2" not in said
    assert "devolvió" not in reading(reminder(SOON))


def test_beside_others_it_is_said_of_which_the_figure_lacks() -> None:
    today = {"due": TODAY, "escalates_on": TODAY}
    two = (a_line("5.2", kept="va bien", **today), a_line("6.2", **today))
    *_, kept, told = reading(reminder(*two)).splitlines()
    assert kept == "Guardé lo que escribió de la 5.2: «va bien»; falta la cifra."
    assert told == "Hoy aviso a Planeación que falta su reporte."
    alone = (
        two[0].model_copy(update={"kept": "va bien"}),
        two[1].model_copy(update={"escalates_on": None}),
    )
    assert reading(reminder(*alone)).splitlines()[-1] == (
        "Hoy aviso a Planeación que de la 5.2 respondió con palabras, sin cifra."
    )
