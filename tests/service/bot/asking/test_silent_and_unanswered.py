"""Who has not answered in one office, and what became of what somebody asked for, asked in the
words of who waits."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from core.overviews import Overview
from core.words import RequestKind, Role
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.support.builders import a_request

JULY = date(2026, 7, 31)


@pytest.fixture
def town(town: Town) -> Town:
    """Marta's talks, a ramp for which she asks more time, and Pedro's tax, which is late."""
    town.add("2.1", 50, title="Capacitar a los funcionarios", product="", due=date(2026, 6, 12))
    ramp = town.add("3.1", 10, title="Construir la rampa", product="", due=date(2026, 6, 19))
    town.add("4.1", 20, office=town.other_office_id, title="Cobrar el predial", product="",
             due=date(2026, 5, 4))  # fmt: skip
    with town.database.transaction() as session:
        a_request(session, ramp, by=town.marta_id, kind=RequestKind.EXTENSION, until=JULY)
    return town


SILENT = [
    "Infórmeme quién no ha contestado en Hacienda y desde cuándo",
    "¿quién falta en Hacienda?",
    "quién de Hacienda no ha respondido",
]


@pytest.mark.parametrize("said", [*SILENT, "desde cuándo Hacienda no contesta"])
def test_control_is_shown_the_office_that_has_not_answered(town: Town, said: str) -> None:
    control = somebody(town, 800, "Consuelo Daza", Role.CONTROL)
    assert control.says(said) == "answered"
    (page,) = control.heard()
    assert isinstance(page, Overview)
    assert (page.name, page.office) == ("office", "Secretaría de Hacienda")
    assert (page.people, [row.name for row in page.rows]) == (("Pedro Rueda",), ["4.1"])


@pytest.mark.parametrize("said", SILENT)
def test_a_lead_is_not_told_who_of_another_office_is_silent(marta: Chat, said: str) -> None:
    marta.says(said)
    (told,) = marta.heard()
    assert isinstance(told, Note)
    assert told.name == "not_for_you"


@pytest.mark.parametrize(
    "said",
    [
        "yo pedi plazo y no me dijeron nada",
        "pedí plazo pa la rampa y nada",
        "hace días pedí prórroga de la 3.1 y no me han contestado",
        "nadie me ha dicho nada del plazo",
        "¿y el plazo que pedí?",
    ],
)
def test_who_has_no_answer_to_a_request_is_shown_it(town: Town, marta: Chat, said: str) -> None:
    assert marta.says(said) == "answered"
    (page,) = marta.heard()
    assert isinstance(page, Overview)
    assert (page.name, [row.until for row in page.rows]) == ("requests", [JULY])
    assert town.reports() == []


@pytest.mark.parametrize(
    "said",
    [
        "la 2.1 va en 60, y pedí plazo para la 3.1 y no me dijeron nada",
        "La 2.1 va en 60. Yo pedí plazo para la rampa y no me han contestado",
        "la 2.1 va en 60. nadie me ha dicho nada de la prórroga que pedí",
    ],
)
def test_beside_a_report_it_is_shown_too_and_is_no_word_of_the_report(
    town: Town, marta: Chat, said: str
) -> None:
    marta.says(said)
    assert notes(marta.heard()) == ["overview", "receipt"]
    (report,) = town.reports()
    assert (int(report.percent or 0), report.description) == (60, "")


@pytest.mark.parametrize(
    "words",
    [
        "Pedí los soportes y no me dijeron nada",
        "Pedí más plazo al contratista y no me ha respondido",
        "no se ha hecho más porque pedí la cotización y no me han respondido",
    ],
)
def test_what_somebody_else_does_not_answer_is_told_of_the_work(
    town: Town, marta: Chat, words: str
) -> None:
    marta.says(f"la 2.1 va en 60. {words}")
    assert notes(marta.heard()) == ["receipt"]
    (report,) = town.reports()
    assert (int(report.percent or 0), report.description) == (60, words)


NOT_IN_YET = [
    "quién no ha entrado",
    "quienes todavia no han entrado",
    "a quién todavía no le podemos escribir",
    "quiénes no tienen correo",
    "quiénes no tienen telegram ni correo",
    "¿qué oficinas aún no se han registrado?",
]


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("said", NOT_IN_YET)
def test_planning_is_shown_who_cannot_be_written_to(luz: Chat, said: str) -> None:
    assert luz.says(said) == "answered"
    (page,) = luz.heard()
    assert isinstance(page, Overview)
    assert page.name == "silence"


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    "said",
    ["quién no ha entrado a la reunión", "quién no ha entregado el acta",
     "el funcionario no ha entrado"],
)  # fmt: skip
def test_who_has_not_come_to_something_else_is_not_asked_of_that_page(luz: Chat, said: str) -> None:
    luz.says(said)
    assert not any(isinstance(one, Overview) and one.name == "silence" for one in luz.heard())


@pytest.mark.parametrize(("more", "ends"), [(6, "9.4, 9.5, 9.6"), (9, "9.5 y 4 más")])
def test_what_has_no_report_yet_is_counted_where_not_all_is_named(
    town: Town, more: int, ends: str
) -> None:
    for number in range(1, more + 1):
        town.add(f"9.{number}", due=date(2026, 7, 31))
    for chat in (Chat(town), Chat(town, 5552002, "Pedro")):
        chat.says("¿cómo voy?")
    control = somebody(town, 800, "Consuelo Daza", Role.CONTROL)
    control.says("¿quién no ha contestado nunca?")
    (page,) = control.heard()
    assert isinstance(page, Overview)
    assert page.rest.endswith(ends)
