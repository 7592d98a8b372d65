"""Rule 18 beside others: a reminder that is asked for together with something else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.asks.reminders import papers_apart
from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Context, Intent, Meaning
from tests.unit.bot.understanding.plan import TODAY, read_context

PLAN = read_context("plan 1.2:40 2.1:33 3.1 6.3:10")
ANSWER = Context(PLAN.pending, "2.1")
MONDAY = date(2026, 4, 27)


def put_off(meaning: Meaning) -> list[tuple[str, ...]]:
    """Return what reminders until Monday are about, beside what a text means."""
    found = [one for one in meaning.also if one.intent is Intent.SNOOZE]
    assert all(one.until == MONDAY for one in found)
    return [one.codes for one in found]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("necesito plazo hasta el 15 de junio para la 2.1 y recuérdeme la 3.1 el lunes", ("3.1",)),
        ("recuérdeme la 3.1 el lunes y necesito plazo hasta el 15 de junio para la 2.1", ("3.1",)),
        ("para la 2.1 plazo hasta el 15 de junio. El lunes recuérdeme la 3.1 y la 6.3",
         ("3.1", "6.3")),
        ("necesito plazo hasta el 15 de junio para la 2.1, me puede escribir el lunes", ("2.1",)),
    ],
)  # fmt: skip
def test_a_request_keeps_its_own_day_and_the_reminder_another(
    text: str, about: tuple[str, ...]
) -> None:
    meaning = understand_checked(text, PLAN, TODAY)

    assert (meaning.intent, meaning.codes) == (Intent.EXTENSION, ("2.1",))
    assert meaning.until == date(2026, 6, 15)
    assert put_off(meaning) == [about]


def test_the_office_that_an_activity_is_of_ends_before_the_reminder() -> None:
    meaning = understand_checked("la 2.1 es de Hacienda y recuérdeme la 3.1 el lunes", PLAN, TODAY)

    assert (meaning.office, put_off(meaning)) == ("Hacienda", [("3.1",)])


def test_an_activity_that_is_named_before_the_reminder_is_put_off_and_asked_nothing_of() -> None:
    meaning = understand_checked("la 2.1 al 100. la 3.1 recuérdeme el lunes", PLAN, TODAY)

    assert [(u.code, u.percent) for u in meaning.updates] == [("2.1", Decimal(100))]
    assert put_off(meaning) == [("3.1",)]


@pytest.mark.parametrize(
    "text", ["va en 60 y recuérdeme el lunes", "recuérdeme el lunes. Va en 60"]
)
def test_beside_a_report_the_reminder_is_of_what_is_reported(text: str) -> None:
    meaning = understand_checked(text, ANSWER, TODAY)

    assert [(u.code, u.percent) for u in meaning.updates] == [("2.1", Decimal(60))]
    assert put_off(meaning) == [("2.1",)]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("lo llevamos en 60, y la audiencia apenas, necesito que me recuerden el lunes", "3.1"),
        ("va en 60, y de la audiencia por favor recuérdeme el lunes", "3.1"),
        ("va en 60, la 3.1 recuérdemela el lunes", "3.1"),
        ("va en 60, falta la firma, necesito que me recuerden el lunes", "2.1"),
    ],
)
def test_beside_a_report_the_reminder_is_of_what_its_own_clause_names(
    text: str, about: str
) -> None:
    meaning = understand_checked(text, ANSWER, TODAY)

    assert [(u.code, u.percent) for u in meaning.updates] == [("2.1", Decimal(60))]
    assert put_off(meaning) == [(about,)]


def test_a_state_before_the_reminder_is_reported_too() -> None:
    text = "va en 60 y la audiencia sin avance, recuérdeme el lunes"
    meaning = understand_checked(text, ANSWER, TODAY)

    assert {u.code for u in meaning.updates} == {"2.1", "3.1"}
    assert put_off(meaning) == [("2.1", "3.1")]


@pytest.mark.parametrize(
    "text",
    [
        "recuérdeme la 3.1 el lunes",
        "buenos días, por favor recuérdeme la 3.1 el lunes, muchas gracias",
        "estoy en comisión, recuérdeme el lunes",
        "recuérdeme el lunes la 3.1 que estoy esperando una firma",
    ],
)
def test_a_reminder_alone_is_no_more_than_that(text: str) -> None:
    meaning = understand_checked(text, PLAN, TODAY)

    assert (meaning.intent, meaning.also) == (Intent.SNOOZE, ())


@pytest.mark.parametrize(
    "text",
    [
        "necesito plazo hasta el 15 de junio para la 2.1, recuérdeme por favor",
        "necesito plazo hasta el 15 de junio para la 2.1 y recuérdeme la 9.9 el lunes",
        "necesito plazo hasta el 15 de junio para la 2.1, el lunes le mando el soporte",
    ],
)
def test_without_a_day_or_for_what_is_not_hers_nothing_is_put_off(text: str) -> None:
    meaning = understand_checked(text, PLAN, TODAY)

    assert (meaning.intent, put_off(meaning)) == (Intent.EXTENSION, [])


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("La 2.1 va en 60. De la 3.1 le cuento el lunes", ("3.1",)),
        ("2.1 en 60, de la 3.1 le aviso el lunes", ("3.1",)),
        ("2.1 en 60 y la 3.1 se la confirmo el lunes", ("3.1",)),
        ("En cuanto a la 3.1 le informo el lunes. La 2.1 va en 60", ("3.1",)),
        ("2.1 en 60, el lunes le cuento cómo va la 3.1", ("3.1",)),
        ("2.1 en 60. De la 3.1 y la 6.3 le cuento el lunes", ("3.1", "6.3")),
        ("la 3.1 le respondo el lunes, 2.1 60 %", ("3.1",)),
    ],
)
def test_who_promises_beside_a_report_to_tell_of_another_is_asked_on_that_day(
    text: str, about: tuple[str, ...]
) -> None:
    meaning = understand_checked(text, PLAN, TODAY)

    assert [(u.code, u.percent, u.ask) for u in meaning.updates] == [("2.1", Decimal(60), None)]
    assert put_off(meaning) == [about]


@pytest.mark.parametrize("before", ["", "la 2.1 va en 60, "])
def test_each_of_two_reminders_keeps_its_day(before: str) -> None:
    text = f"{before}recuérdeme la audiencia el 27 y la del informe el 28"
    meaning = understand_checked(text, PLAN, TODAY)

    asked = [one for one in (meaning, *meaning.also) if one.intent is Intent.SNOOZE]
    assert [(one.codes, one.until) for one in asked] == [
        (("3.1",), MONDAY),
        (("6.3",), date(2026, 4, 28)),
    ]
    assert {u.code for u in meaning.updates} <= {"2.1"}


def test_a_figure_behind_a_reminder_is_no_day() -> None:
    meaning = understand_checked("recuérdeme la audiencia el 27, la 2.1 al 60", PLAN, TODAY)

    assert [(u.code, u.percent) for u in meaning.updates] == [("2.1", Decimal(60))]


def test_each_of_two_promises_keeps_its_day() -> None:
    text = "2.1 en 60. De la 3.1 le cuento el lunes. De la 6.3 le aviso el martes"
    meaning = understand_checked(text, PLAN, TODAY)

    assert {(one.codes, one.until) for one in meaning.also} == {
        (("3.1",), MONDAY),
        (("6.3",), date(2026, 4, 28)),
    }


@pytest.mark.parametrize(
    "text",
    [
        "2.1 en 60. De la 3.1 le cuento luego",
        "2.1 en 60. De la 3.1 le cuento el lunes que va en 50",
        "2.1 en 60. De la 3.1 le conté el lunes",
        "2.1 en 60. De la 3.1 le mando los soportes el lunes",
        "2.1 en 60, de la 3.1 se envió el informe el lunes",
        "2.1 en 60. De la 9.9 le cuento el lunes",
        "2.1 en 60. De la 2.1 le cuento el lunes",
        "60 en la 2.1 y la 3.1 se la cuento el lunes",
        "2.1 en 60. El lunes le confirmo",
    ],
)
def test_what_is_no_promise_of_another_day_puts_nothing_off(text: str) -> None:
    meaning = understand_checked(text, PLAN, TODAY)

    assert (meaning.intent, meaning.also) == (Intent.REPORT, ())


@pytest.mark.parametrize(
    ("text", "rest", "papers"),
    [
        ("concedo la 3.1, adjunto la ficha en un rato", "concedo la 3.1",
         "adjunto la ficha en un rato"),
        ("niego la 3.1: ya tuvo plazo. Mañana le mando el oficio", "niego la 3.1: ya tuvo plazo",
         "Mañana le mando el oficio"),
        ("apruebo la 3.1 y ya le envío el acta", "apruebo la 3.1", "ya le envío el acta"),
        ("la ficha la subo mañana, niego la 3.1", "niego la 3.1", "la ficha la subo mañana"),
    ],
)  # fmt: skip
def test_a_paper_that_she_sends_later_stands_apart(text: str, rest: str, papers: str) -> None:
    assert papers_apart(text) == (rest, (papers,))


@pytest.mark.parametrize(
    "text",
    [
        "concedo la 3.1, adjunto la ficha",  # perhaps "adjuntó", the office's
        "niego la 3.1, no mandaron la ficha",
        "niego la 3.1, que adjunten la ficha mañana",
        "concedo la 3.1 porque mañana manda la ficha",
        "ya mando la ficha, concedo la 3.1",
        "adjunto la ficha en un rato",
    ],
)
def test_a_paper_of_the_office_is_left_with_the_rest(text: str) -> None:
    assert papers_apart(text) == (text, ())


@pytest.mark.parametrize(
    "text",
    [
        "2.1 va en 65. De lo demás recuérdeme el lunes que hoy estoy en comité",
        "2.1 va en 65, lo demás recuérdemelo el lunes",
        "2.1 va en 65 y recuérdeme las otras el lunes",
        "la 2.1 va en 65, y del resto recuérdeme el lunes",
    ],
)
def test_the_rest_is_put_off_and_not_what_is_reported_on(text: str) -> None:
    meaning = understand_checked(text, PLAN, TODAY)

    assert [(one.code, one.percent, one.description) for one in meaning.updates] == [
        ("2.1", Decimal(65), "")
    ]
    assert put_off(meaning) == [("1.2", "3.1", "6.3")]


def test_the_other_week_is_no_rest() -> None:
    meaning = understand_checked("2.1 va en 65, recuérdeme la otra semana", PLAN, TODAY)
    assert put_off(meaning) == [("2.1",)]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("25% y la 3.1 me la recuerdas el lunes porfis", "3.1"),
        ("25%, la audiencia me la puede recordar el lunes", "3.1"),
        ("25%, la 3.1 me la recuerda el lunes por favor", "3.1"),
    ],
)
def test_what_is_only_to_be_reminded_of_takes_no_figure_of_its_neighbour(
    text: str, about: str
) -> None:
    meaning = understand_checked(text, ANSWER, TODAY)
    assert [(u.code, u.percent) for u in meaning.updates] == [("2.1", Decimal(25))]
    assert put_off(meaning) == [(about,)]

    alone = understand_checked(text, PLAN, TODAY)
    assert [(u.code, u.percent) for u in alone.updates] == [(None, Decimal(25))]
    assert put_off(alone) == [(about,)]


@pytest.mark.parametrize(
    "text",
    [
        "2.1 va en 65, lo demas me lo recuerda el lunes q estoy en obra",
        "2.1 va en 65. Lo demás se lo reporto el lunes, recuérdeme por favor",
        "2.1 va en 65. Las demás me las puede recordar el lunes",
    ],
)
def test_the_rest_is_put_off_also_in_the_order_of_everyday_speech(text: str) -> None:
    meaning = understand_checked(text, PLAN, TODAY)

    assert [(one.code, one.percent, one.description) for one in meaning.updates] == [
        ("2.1", Decimal(65), "")
    ]
    assert put_off(meaning) == [("1.2", "3.1", "6.3")]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("1.2 95%, 2.1 nada todavía recuérdeme el lunes", ("2.1",)),
        ("1.2 95%, la audiencia sin avance recuérdemela el lunes", ("3.1",)),
        ("1.2 95%, y recuérdeme el lunes", ("1.2",)),
        ("2.1 va en 65. De la 3.1 le cuento el lunes, recuérdeme", ("3.1",)),
    ],
)
def test_a_reminder_is_of_what_stands_right_before_it(text: str, about: tuple[str, ...]) -> None:
    assert put_off(understand_checked(text, PLAN, TODAY)) == [about]


def test_a_reminder_without_a_day_puts_nothing_off() -> None:
    meaning = understand_checked("2.1 va en 65. Recuérdeme por favor", PLAN, TODAY)
    assert put_off(meaning) == []
