"""What she sets herself for a later day, or has a step left, is asked about and not closed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.asks.people.absence import without_absence
from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, PendingActivity
from bot.understanding.progress.done import is_hindered
from bot.understanding.reading import read

TODAY = date(2026, 3, 12)
WEB = PendingActivity("5.4", "Hacer accesible la página web", "Informe de pruebas",
                      date(2026, 3, 16), Decimal(80), None)  # fmt: skip


def asked(text: str) -> Ask | None:
    (update,) = understand_checked(text, Context((WEB,), "5.4"), TODAY).updates
    assert update.percent == Decimal(100)
    return update.ask


@pytest.mark.parametrize(
    "text", ["la 5.4 la termino el 16, deje la preguntadera", "5.4 la termino el 20"]
)
def test_a_day_to_come_closes_nothing(text: str) -> None:
    assert asked(text) is Ask.CONFIRM


@pytest.mark.parametrize("text", ["la 5.4 la terminó el 16", "la 5.4 la termino el 10"])
def test_a_day_that_has_passed_or_the_past_tense_closes(text: str) -> None:
    assert asked(text) is None


def test_two_days_of_absence_are_taken_out_whole() -> None:
    text = "pongale 65\ny le repito q jueves y viernes no voy a estar en la oficina"
    assert without_absence(text) == "pongale 65"


def test_a_report_before_an_absence_stays() -> None:
    assert without_absence("la 2.3 va en 20 y mañana no estoy") == "la 2.3 va en 20"


DEAL = PendingActivity("5.3", "Firmar el convenio con la Contraloría", "Convenio firmado",
                       date(2026, 3, 31), Decimal(40), None)  # fmt: skip
NEXT = PendingActivity("5.4", "Publicar el informe de gestión", "Informe publicado",
                       date(2026, 3, 31), Decimal(20), None)  # fmt: skip


def read_of_the_deal(text: str) -> tuple[Decimal | None, Ask | None]:
    meaning = understand_checked(text, Context((DEAL, NEXT), "5.3"), TODAY)
    (update,) = [one for one in meaning.updates if one.code == "5.3"]
    return update.percent, update.ask


@pytest.mark.parametrize(
    "text",
    ["firmada, pendiente la radicación", "5.3 firmado, pendiente la radicación",
     "5.3 publicado, pendiente acta", "5.3 listo, solo falta radicar",
     "5.3 lista, pendiente radicado", "entregado pero sin firma",
     "ya quedó firmada. pendiente radicación", "Terminada la 5.3, en espera de radicación",
     "firmada, por radicar", "firmado y en radicación", "ya firmamos, radicamos mañana",
     "firmado. se radica el lunes", "ya firmado, va a radicación", "firmado, toca radicarlo",
     "5.3 listo y queda radicar", "ya quedó firmado. Solo nos queda la radicación"],
)  # fmt: skip
def test_what_has_a_step_left_is_asked_for(text: str) -> None:
    assert read_of_the_deal(text) == (None, Ask.PERCENT)


@pytest.mark.parametrize(
    "text",
    ["ya quedó firmado, ya se radicó", "firmado y radicado", "ya está firmado el convenio",
     "5.3 firmado, queda archivado en gestión documental"],
)  # fmt: skip
def test_what_has_none_left_is_done(text: str) -> None:
    assert read_of_the_deal(text)[0] == Decimal(100)


@pytest.mark.parametrize(
    "text",
    ["ya se firmó, quedo pendiente", "ya quedó, no hay nada pendiente", "firmado, sin pendientes",
     "quedó publicado y estamos muy pendientes", "se firmó. se publicó el viernes en la página"],
)  # fmt: skip
def test_courtesy_and_what_was_done_leave_nothing(text: str) -> None:
    assert not is_hindered(read(text).plain)


def test_a_hundred_that_is_written_stands_beside_a_step_that_is_left() -> None:
    assert read_of_the_deal("va en 100 %, pendiente la radicación") == (Decimal(100), None)


def test_what_is_left_of_one_activity_leaves_the_other_one_done() -> None:
    text = "5.3 firmado, pendiente radicar. 5.4 ya se publicó"
    meaning = understand_checked(text, Context((DEAL, NEXT), None), TODAY)
    assert [(one.code, one.percent) for one in meaning.updates] == [
        ("5.3", None), ("5.4", Decimal(100))
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["5.4 el 20 la subo, antes no", "la 5.4 el 18 sale", "5.4 el 22 la mandan a pruebas",
     "el 19 se firma la 5.4", "5.4 para el 23 queda", "la 5.4 el 24 la suben",
     "5.4 el 27 hacemos las pruebas", "5.4 el 30 sin falta", "la 5.4 del 28 no pasa"],
)  # fmt: skip
def test_the_day_on_which_something_is_done_is_no_figure(text: str) -> None:
    (update,) = understand_checked(text, Context((WEB, DEAL), None), TODAY).updates
    assert update.code == "5.4"
    assert update.ask is Ask.PERCENT
    assert update.percent is None


@pytest.mark.parametrize("text", ["5.4 el 20 la publicamos", "5.4 el 25 la publico, antes no"])
def test_a_day_to_come_before_its_verb_closes_nothing(text: str) -> None:
    (update,) = understand_checked(text, Context((DEAL, NEXT), None), TODAY).updates
    assert (update.code, update.percent, update.ask) == ("5.4", Decimal(100), Ask.CONFIRM)


@pytest.mark.parametrize(
    ("text", "percent"),
    [("5.4 va en el 85, la subo el 20", 85), ("5.4 el 90", 90), ("la 5.4 en 95 la subo mañana", 95),
     ("la 5.4 va en un 81 se mandó a pruebas", 81)],
)  # fmt: skip
def test_a_figure_beside_what_is_done_is_a_figure(text: str, percent: int) -> None:
    (update,) = understand_checked(text, Context((WEB, DEAL), None), TODAY).updates
    assert (update.code, update.percent) == ("5.4", Decimal(percent))
