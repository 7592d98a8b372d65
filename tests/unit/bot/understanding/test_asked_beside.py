"""Rules 16 and 17 beside reports: what is asked for, and what is told of other activities."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, Intent, Meaning, PendingActivity
from bot.understanding.understand import understand_by_rules
from tests.unit.bot.understanding.plan import TODAY, read_context

PLAN = read_context("plan 1.1:10 1.2:40 1.3:20 2.1:60 3.1:10 3.2")
JUNE = date(2026, 6, 15)


def told(meaning: Meaning) -> list[tuple[str | None, int | None]]:
    """Return the figures that a text reports."""
    return [(u.code, None if u.percent is None else int(u.percent)) for u in meaning.updates]


@pytest.mark.parametrize("read", [understand_by_rules, understand_checked])
@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("La 2.1 va en 80 %, falta el visto bueno de Función Pública; la 1.1 ya está en borrador, "
         "como un 40%. La 3.1 no es nuestra, eso es de Hacienda", [("2.1", 80), ("1.1", 40)]),
        ("la 1.2 va en 60; la 3.1 pásela a Hacienda porque ellos la hacen; 1.3 60",
         [("1.2", 60), ("1.3", 60)]),
        ("2.1 va en 70, la 3.1 mándela a Hacienda pues allá tienen el contrato, y la 1.3 al 50",
         [("2.1", 70), ("1.3", 50)]),
        ("la 3.1 no la manejamos nosotros, la lleva Hacienda; la 2.1 70 %", [("2.1", 70)]),
        ("la 2.1 va en 70 y la 3.1 le toca a Hacienda", [("2.1", 70)]),
    ],
)  # fmt: skip
def test_whose_an_activity_is_stands_beside_the_reports_in_any_order(
    read: Callable[..., Meaning], text: str, reported: list[tuple[str, int]]
) -> None:
    meaning = read(text, PLAN, TODAY)

    assert (meaning.intent, meaning.codes) == (Intent.REASSIGN, ("3.1",))
    assert (meaning.office, meaning.ask) == ("Hacienda", None)
    assert told(meaning) == reported


@pytest.mark.parametrize("read", [understand_by_rules, understand_checked])
@pytest.mark.parametrize(
    "text",
    [
        "la 1.1 la necesitamos hasta el 15 de junio porque el comité no sesiona, la 1.3 ya tiene "
        "resolución y la 2.1 va en 90",
        "la 1.3 ya tiene resolución, la 2.1 va en 90 y la 1.1 la necesitamos hasta el 15 de junio "
        "porque el comité no sesiona",
    ],
)
def test_of_what_needs_more_time_no_figure_is_asked_but_of_what_is_told_beside_it(
    read: Callable[..., Meaning], text: str
) -> None:
    meaning = read(text, PLAN, TODAY)

    assert (meaning.intent, meaning.codes, meaning.until) == (Intent.EXTENSION, ("1.1",), JUNE)
    assert "porque el comité no sesiona" in meaning.reason
    assert told(meaning) == [("1.3", None), ("2.1", 90)]
    assert [update.ask for update in meaning.updates] == [Ask.PERCENT, None]


def test_two_requests_of_two_kinds_stand_beside_one_report() -> None:
    text = (
        "1.1 hasta el 15 de junio porque no hay salón, 2.1 al 70, "
        "la 3.1 pásela a Hacienda porque ellos la hacen"
    )
    meaning = understand_checked(text, PLAN, TODAY)

    (also,) = meaning.also
    assert (meaning.intent, meaning.codes, meaning.until) == (Intent.EXTENSION, ("1.1",), JUNE)
    assert (also.intent, also.codes, also.office) == (Intent.REASSIGN, ("3.1",), "Hacienda")
    assert told(meaning) == [("2.1", 70)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("la 3.1 pásela a Hacienda porque ellos la hacen", "porque ellos la hacen"),
        ("la 3.1 pásela a Hacienda ya que ellos tienen el contrato, gracias",
         "ya que ellos tienen el contrato"),
        ("la 3.1 pásela a Hacienda por favor", ""),
        ("la 3.1 no es nuestra, es de Hacienda", ""),
    ],
)  # fmt: skip
def test_why_it_is_of_another_office_is_kept(text: str, reason: str) -> None:
    assert understand_checked(text, PLAN, TODAY).reason == reason


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("la 2.1 va en 80, la tiene Hacienda para firma; la 1.3 50", [("2.1", 80), ("1.3", 50)]),
        ("la 2.1 va en 80, la 1.3 se entregó a Hacienda", [("2.1", 80), ("1.3", None)]),
        ("la 2.1 va en 80 hasta el 15 de junio, la 1.3 50", [("2.1", 80), ("1.3", 50)]),
    ],
)
def test_reports_that_name_an_office_or_a_day_ask_for_nothing(
    text: str, reported: list[tuple[str, int]]
) -> None:
    meaning = understand_checked(text, PLAN, TODAY)

    assert (meaning.intent, told(meaning)) == (Intent.REPORT, reported)


def test_mere_words_about_another_activity_ask_for_no_figure_beside_a_request() -> None:
    text = "necesitamos plazo hasta el 15 de junio para la 1.1, la 1.3 está esperando firma"
    meaning = understand_checked(text, PLAN, TODAY)

    assert (meaning.intent, meaning.codes, meaning.ask) == (Intent.EXTENSION, ("1.1",), None)
    assert meaning.updates == ()


def test_a_rest_that_names_by_itself_what_the_whole_does_not_raises_nothing() -> None:
    petitions = PendingActivity(
        "1.3", "Responder dentro del término los derechos de petición radicados en el despacho",
        "Informe de oportunidad de las respuestas", date(2026, 12, 18), Decimal(40), None,
    )  # fmt: skip
    bulletins = PendingActivity(
        "3.1", "Elaborar boletines trimestrales de avance de las obras públicas",
        "4 boletines publicados", date(2026, 12, 15), Decimal(25), 4,
    )  # fmt: skip
    radio = PendingActivity(
        "4.2", "Divulgar por la emisora comunitaria los programas sociales y sus requisitos",
        "10 programas radiales", date(2026, 12, 4), Decimal(60), 10,
    )  # fmt: skip
    text = (
        "doctora listo el tercer boletín de obras de los cuatro o sea tres de cuatro y lo de la "
        "emisora para que me ayude con otro plazo hasta el dieciocho de diciembre porque la "
        "emisora está sin transmisor"
    )
    meaning = understand_by_rules(
        text, Context((petitions, bulletins, radio), None), date(2026, 11, 4)
    )

    assert (meaning.intent, meaning.codes) == (Intent.EXTENSION, ("4.2",))
    assert told(meaning) == [("3.1", 75)]


@pytest.mark.parametrize("read", [understand_by_rules, understand_checked])
@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("la 1.1 necesito hasta el 15 de junio porque el proveedor no entrega y va como en 45",
         "", "necesito hasta el 15 de junio porque el proveedor no entrega"),
        ("la 1.1 necesito hasta el 15 de junio porque no han entregado, va en 45 %",
         "", "necesito hasta el 15 de junio porque no han entregado"),
        ("la 1.1 va en 45 pero necesito hasta el 15 de junio",
         "", "pero necesito hasta el 15 de junio"),
        ("1.1 ya va 45% faltan dos formularios, pido plazo hasta el 15 de junio por eso",
         "faltan dos formularios",
         "faltan dos formularios, pido plazo hasta el 15 de junio por eso"),
        ("1.1 va en 45 %, falta la firma. Pido plazo hasta el 15 de junio",
         "falta la firma.", "falta la firma, Pido plazo hasta el 15 de junio"),
    ],
)  # fmt: skip
def test_a_figure_in_the_words_of_a_request_is_reported_and_the_words_of_each_stay_apart(
    read: Callable[..., Meaning], text: str, words: str, reason: str
) -> None:
    meaning = read(text, PLAN, TODAY)

    assert (meaning.intent, meaning.codes, meaning.until) == (Intent.EXTENSION, ("1.1",), JUNE)
    assert told(meaning) == [("1.1", 45)]
    assert [update.description for update in meaning.updates] == [words]
    assert meaning.reason == reason


def test_a_number_in_the_reason_of_a_request_that_is_no_figure_reports_nothing() -> None:
    text = "la 1.1 necesito hasta el 15 de junio porque vamos en el capítulo 3 de la revisión"
    meaning = understand_checked(text, PLAN, TODAY)

    assert (meaning.intent, meaning.updates) == (Intent.EXTENSION, ())
    assert "capítulo 3" in meaning.reason


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("el mapa va en 60 y necesito una semana mas para la 2.1, no ha llegado", ("2.1",)),
        ("el mapa va en 60, pido más plazo para la 2.1", ("2.1",)),
        ("el mapa va en 60 y necesito plazo para terminar el mapa", ("1.2",)),
        ("el mapa va en 60 y necesito más plazo", ("1.2",)),
    ],
)
def test_a_request_that_names_its_activity_behind_it_is_of_that_one_alone(
    text: str, codes: tuple[str, ...]
) -> None:
    meaning = understand_checked(text, read_context("plan 1.2:40 2.1:60 3.1:10"), TODAY)

    assert (meaning.intent, meaning.codes) == (Intent.EXTENSION, codes)
    assert [(one.code, int(one.percent or 0)) for one in meaning.updates] == [("1.2", 60)]


@pytest.mark.parametrize(
    "text",
    [
        "la audiencia va en 60 y pido quince días más para el mapa",
        "la audiencia va en 60, necesitamos quince días más para el mapa",
        "la audiencia va en 60 pero el mapa necesita quince días más",
        "necesitamos quince días más para el mapa y la audiencia va en 60",
    ],
)
@pytest.mark.parametrize("read", [understand_by_rules, understand_checked])
def test_a_sentence_that_reports_on_one_title_asks_for_time_for_the_other_alone(
    read: Callable[..., Meaning], text: str
) -> None:
    meaning = read(text, PLAN, TODAY)

    assert (meaning.intent, meaning.codes) == (Intent.EXTENSION, ("1.2",))
    assert told(meaning) == [("3.1", 60)]


def test_a_request_that_goes_on_about_the_same_activity_is_for_that() -> None:
    meaning = understand_checked(
        "la audiencia va en 60 y necesitamos quince días más, falta la firma", PLAN, TODAY
    )

    assert (meaning.intent, meaning.codes) == (Intent.EXTENSION, ("3.1",))
    assert told(meaning) == [("3.1", 60)]


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("la audiencia es de planeación, no mía. la 2.1 va en 50, está en jurídica", Decimal(50)),
        ("la 2.1 va en 50, está en jurídica. La audiencia es de planeación, no mía", Decimal(50)),
        ("ya hicimos mesas para lo del SUIT. La audiencia es de planeación, no mía", None),
    ],
)
def test_a_sentence_that_says_whose_one_is_goes_beside_the_report_of_another(
    text: str, percent: Decimal | None
) -> None:
    meaning = understand_checked(text, read_context("plan 1.2:40 2.1:33 3.1 6.3:10"), TODAY)

    assert (meaning.intent, meaning.codes, meaning.office) == (
        Intent.REASSIGN,
        ("3.1",),
        "planeación",
    )
    assert [(one.code, one.percent) for one in meaning.updates] == [("2.1", percent)]
    assert "audiencia" not in meaning.updates[0].description


def test_a_sentence_behind_that_names_nothing_is_of_the_same() -> None:
    text = "la audiencia es de planeación, no mía. ya va en 50"
    meaning = understand_checked(text, read_context("plan 1.2:40 2.1:33 3.1 6.3:10"), TODAY)

    assert (meaning.intent, meaning.codes) == (Intent.REASSIGN, ("3.1",))
    assert [(one.code, one.percent) for one in meaning.updates] == [("3.1", Decimal(50))]
