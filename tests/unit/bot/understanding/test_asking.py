"""The table of questions: each row leads to its page with its own examples."""

from __future__ import annotations

from datetime import date
from time import thread_time

import pytest

from bot.conversation import commands
from bot.conversation.commands import Command
from bot.understanding.asks.pages.asking import asked_apart, may_ask, of_activity
from bot.understanding.asks.pages.questions import NAME, Page, QuestionRow, table
from bot.understanding.reading import read
from bot.understanding.span import days_before, days_of

TODAY = date(2026, 5, 11)
NAMES = ("2.1", "impuesto predial", "predial")
PAGES = {
    "resumen": {Page.SUMMARY},
    "vencidas": {Page.OVERDUE, Page.DUE},
    "oficina": {Page.OFFICE},
    "silencio": {Page.SILENCE},
    "solicitudes": {Page.REQUESTS},
    "decisiones": {Page.DECIDED},
    "ausencias": {Page.AWAY},
    "dudas": {Page.DOUBTS},
    "verificar": {Page.UNVERIFIED},
    "lideres": {Page.LEADS},
    "reportado": {Page.REPORTED},
    "cuantas": {Page.COUNTS},
    "apoyo": {Page.SUPPORT},
    "vencimiento": {Page.LATE},
    "plazo": {Page.ASK_TIME},
    "soportes": {Page.FILES},
    "avisos": {Page.REMINDERS},
    "tabla": {Page.TABLE},
    "decide": {Page.WHO_DECIDES},
    "lectores": {Page.READERS},
    "companeros": {Page.COLLEAGUES},
    "siglas": {Page.PLAN_NAMES},
    "falla": {Page.TROUBLE},
    "contestar": {Page.WHEN_TO_ANSWER},
    "corregir": {Page.PUT_RIGHT},
    "voz": {Page.VOICE},
    "datos": {Page.ADDRESSES},
    "fechas": {Page.DATES},
    "estados": {Page.STATES},
    "verificar_como": {Page.TO_VERIFY},
    "decidir": {Page.TO_DECIDE},
    "corte": {Page.CUTOFF},
    "cargar": {Page.TO_LOAD},
    "contacto": {Page.CONTACT},
    "ajena": {Page.NOT_OURS},
    "sin_reporte": {Page.UNTOLD},
    "sin_nadie": {Page.NOBODY},
    "sin_confirmar": {Page.UNAGREED},
}
CASES_OF_ACTIVITY = [(row, said) for row in table().of_activity for said in row.examples]
CASES_OF_PLAN = [(row, said) for row in table().of_plan for said in row.examples]


def named(text: str) -> str:
    """Return a text as its reading, with the sign in place of the activity's name."""
    plain = read(text).plain
    for name in NAMES:
        plain = plain.replace(name, NAME)
    return plain


def test_every_row_has_an_example() -> None:
    rows = (*table().of_activity, *table().of_plan)
    assert [row.words.pattern for row in rows if not row.examples] == []


@pytest.mark.parametrize(("row", "said"), CASES_OF_ACTIVITY, ids=[s for _, s in CASES_OF_ACTIVITY])
def test_an_example_about_an_activity_leads_to_its_page(row: QuestionRow, said: str) -> None:
    pages = of_activity(named(said)).pages
    assert row.page in pages if row.page is not None else not pages
    assert row.page is None or may_ask(read(said).plain)


@pytest.mark.parametrize(("row", "said"), CASES_OF_PLAN, ids=[said for _, said in CASES_OF_PLAN])
def test_an_example_about_the_plan_leads_to_its_page(row: QuestionRow, said: str) -> None:
    (command,) = commands.asked(said)
    assert row.page in PAGES[command.name]
    assert (row.page is Page.DUE) == (command.name == "vencidas" and command.rest != "")
    if row.page is Page.OFFICE:
        assert command.rest in {"hacienda", "secretaria de hacienda"}
    if row.page is Page.AWAY:
        assert command.rest in {"", "marta", "pedro"}


@pytest.mark.parametrize(
    "text",
    [
        "la 2.1 ya está cumplida", "ya terminaron la 2.1", "la 2.1 va en 60", "la 2.1 ya",
        "le cuento cómo va la 2.1: se publicó", "y la 2.1", "pidieron plazo los de la 2.1",
        "estado de la 2.1 en ejecución", "Buenos días, ¿cómo están?", "así está lo del predial",
        "la 2.1 quedó lista y cuándo vence la otra", "me dijo que cómo va la 2.1",
        "necesito plazo para la 2.1", "el plazo para la 2.1 no alcanza", "quiero fecha para la 2.1",
        "la 2.1 va en 40 por que está atrasado el contrato", "la 2.1 no por que sigue pendiente",
    ],
)  # fmt: skip
def test_what_tells_something_of_an_activity_asks_nothing(text: str) -> None:
    assert of_activity(named(text)).pages == ()


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("la 2.1 cuándo vence, pidieron plazo?", (Page.FACTS, Page.HISTORY)),
        ("soportes y el historial de la 2.1", (Page.EVIDENCE, Page.HISTORY)),
        ("¿quién lleva la 2.1 y qué se ha dicho?", (Page.FACTS, Page.HISTORY)),
        ("¿cuándo vence la 2.1? ¿y quién la lleva?", (Page.FACTS,)),
    ],
)
def test_several_questions_lead_to_several_pages(text: str, pages: tuple[Page, ...]) -> None:
    assert of_activity(named(text)).pages == pages


def test_what_is_told_beside_a_question_is_left_over() -> None:
    asked = of_activity(named("la 2.1 quedó lista. ¿cuándo vence la 2.1?"))
    assert asked.rest == "la # quedo lista"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("qué vence en diciembre y qué pidieron esta semana",
         (Command("vencidas", "diciembre"), Command("solicitudes"))),
        ("quién no ha respondido y qué hay vencido",
             (Command("silencio"), Command("vencidas"))),
            ("cómo vamos y quién no ha respondido", (Command("resumen"),)),
        ("cómo va hacienda? cómo va prensa?",
         (Command("oficina", "hacienda"), Command("oficina", "prensa"))),
        ("Hacienda ya respondió", ()),
        ("le debe plata a Hacienda", ()),
    ],
)  # fmt: skip
def test_of_the_plan_all_that_is_asked_is_found_or_nothing(
    text: str, found: tuple[Command, ...]
) -> None:
    assert commands.asked(text) == found


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("diciembre", date(2026, 12, 1), date(2026, 12, 31)),
        ("marzo", date(2027, 3, 1), date(2027, 3, 31)),
        ("marzo de 2026", date(2026, 3, 1), date(2026, 3, 31)),
        ("esta semana", date(2026, 5, 11), date(2026, 5, 17)),
        ("la semana que viene", date(2026, 5, 18), date(2026, 5, 24)),
        ("el próximo mes", date(2026, 6, 1), date(2026, 6, 30)),
        ("hoy", TODAY, TODAY),
        ("este año", TODAY, date(2026, 12, 31)),
        ("el viernes", date(2026, 5, 15), date(2026, 5, 15)),
        ("el 20", date(2026, 5, 20), date(2026, 5, 20)),
        ("antes del 20 de mayo", TODAY, date(2026, 5, 19)),
    ],
)
def test_days_are_named_as_a_whole(words: str, first: date, last: date) -> None:
    assert days_of(words, TODAY) == (first, last)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("qué se decidió hoy", TODAY, TODAY),
        ("ayer", date(2026, 5, 10), date(2026, 5, 10)),
        ("esta semana", date(2026, 5, 11), TODAY),
        ("la semana pasada", date(2026, 5, 4), date(2026, 5, 10)),
        ("en la última semana", date(2026, 5, 5), TODAY),
        ("este mes", date(2026, 5, 1), TODAY),
        ("el mes pasado", date(2026, 4, 1), date(2026, 4, 30)),
        ("en marzo", date(2026, 3, 1), date(2026, 3, 31)),
        ("en mayo", date(2026, 5, 1), TODAY),
        ("en diciembre", date(2025, 12, 1), date(2025, 12, 31)),
        ("marzo de 2025", date(2025, 3, 1), date(2025, 3, 31)),
        ("diciembre de 2026", TODAY, TODAY),
        ("este año", date(2026, 1, 1), TODAY),
        ("el año pasado", date(2025, 1, 1), date(2025, 12, 31)),
        ("qué llegó esta mañana", TODAY, TODAY),
        ("antes de ayer", date(2026, 5, 9), date(2026, 5, 9)),
        ("antier", date(2026, 5, 9), date(2026, 5, 9)),
        ("los reportes del viernes", date(2026, 5, 8), date(2026, 5, 8)),
        ("desde el jueves", date(2026, 5, 7), TODAY),
        ("el lunes", TODAY, TODAY),
        ("en los últimos tres días", date(2026, 5, 8), TODAY),
        ("en estos días", date(2026, 5, 4), TODAY),
        ("qué se decidió", date(2026, 1, 1), TODAY),
    ],
)
def test_days_that_have_passed_end_today_at_the_latest(words: str, first: date, last: date) -> None:
    assert days_before(words, TODAY) == (first, last)


@pytest.mark.parametrize(
    "words",
    [
        "hacienda",
        "",
        "la reunión",
        "diciembre no se sabe",
        "el viernes en la reunión",
        "el lunes y el viernes",
        "ayer",
    ],
)
def test_what_names_no_days_is_not_read_as_any(words: str) -> None:
    assert days_of(words, TODAY) is None


def test_a_long_text_is_read_in_little_time() -> None:
    begun = thread_time()
    for words in ("y me nos hola buenos dias ", "que le falta a la ", "# como va y que se "):
        of_activity(words * 100)
        may_ask(words * 100)
    assert thread_time() - begun < 2


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (
            "Buenos días.\n1. ¿Quién no ha respondido?\n2. ¿Qué solicitudes hay?\nGracias",
            "Buenos días.\n  Gracias",
        ),
        ("1) quién no ha respondido?\n2) qué solicitudes hay?", ""),
        ("1. va en 60 %\n2. ¿cuándo vence?", "1. va en 60 %\n"),
        ("70. ¿cuándo vence la 1.2?", "70"),
    ],
)
def test_the_numbers_of_listed_questions_are_left_over_nowhere(text: str, rest: str) -> None:
    questions, left = asked_apart(text)
    assert questions
    assert left == rest


@pytest.mark.parametrize(
    "text",
    [
        "por favor indíqueme qué hay al 100% que yo no haya verificado todavía",
        "Buenos días, dígame cuáles van en 80 %",
    ],
)
def test_who_wants_to_be_told_asks_also_with_a_figure(text: str) -> None:
    assert asked_apart(text)[0]


@pytest.mark.parametrize(
    ("text", "asked", "rest"),
    [
        ("acepto la 2.1 y la 4.3, qué más hay hoy?", "qué más hay hoy?", "acepto la 2.1 y la 4.3"),
        ("acepto la 2.1 y la 4.3 qué reportaron hoy?", "qué reportaron hoy?",
         "acepto la 2.1 y la 4.3"),
        ("va en 60 y la 2.4 ¿quién la lleva?", "la 2.4 ¿quién la lleva?", "va en 60"),
        ("la 2.1 va en 60 y la 3.1, ¿quién la lleva?", "la 3.1, ¿quién la lleva?",
         "la 2.1 va en 60"),
        ("acepto la 2.1 y la 4.3 ¿quién la lleva?", "la 4.3 ¿quién la lleva?", "acepto la 2.1"),
        ("la 2.1 va en 60 y la 3.1 qué se ha dicho?", "la 3.1 qué se ha dicho?",
         "la 2.1 va en 60"),
    ],
)  # fmt: skip
def test_an_activity_before_a_question_goes_with_it_where_it_asks_of_that(
    text: str, asked: str, rest: str
) -> None:
    assert asked_apart(text) == ((asked,), rest)


@pytest.mark.parametrize("text", ["me informan que va en 60 %", "le cuento que va en 60 %"])
def test_what_somebody_was_told_is_no_question(text: str) -> None:
    assert asked_apart(text) == ((), text)


@pytest.mark.parametrize(
    ("asked", "rest"),
    [
        ("dígame quién no está la otra semana", "anote la 1.4 en 45"),
        ("me dice qué está vencido", "la 1.4 va en 45"),
    ],
)
def test_what_somebody_wants_to_be_told_behind_a_report_is_asked(asked: str, rest: str) -> None:
    assert asked_apart(f"{rest} y {asked}") == ((asked,), rest)


def test_what_somebody_was_told_behind_a_report_is_no_question() -> None:
    text = "la 1.4 va en 45 y me informan que falta el acta de Hacienda"
    assert asked_apart(text) == ((), text)


@pytest.mark.parametrize(
    ("text", "asked", "rest"),
    [
        ("Va en 33. Confirme la fecha de vencimiento.", "Confirme la fecha de vencimiento",
         "Va en 33"),
        ("va en 33. Indíqueme por favor la fecha límite de la 2.1",
         "Indíqueme por favor la fecha límite de la 2.1", "va en 33"),
    ],
)  # fmt: skip
def test_a_date_that_is_to_be_told_is_asked(text: str, asked: str, rest: str) -> None:
    assert asked_apart(text) == ((asked,), rest)


@pytest.mark.parametrize(
    "text",
    [
        "va en 33, falta confirmar la fecha de entrega",
        "va en 33. El alcalde confirma la fecha de entrega del salón",
        "va en 40. Confirme la fecha de la audiencia",
        "va en 40, que el alcalde confirme la fecha de la audiencia",
    ],
)
def test_a_date_of_the_work_is_not_asked(text: str) -> None:
    assert asked_apart(text)[0] == ()
