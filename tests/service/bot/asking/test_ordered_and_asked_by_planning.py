"""Planning, control and readers order and ask in their own words: each is told what holds and where
that is done, and nothing is recorded."""

from __future__ import annotations

import pytest

from core.messages import Note, Question
from core.overviews import Overview
from core.words import RequestKind, Role
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.support.builders import a_request


@pytest.fixture
def mayor(town: Town) -> Chat:
    return somebody(town, 905, "Álvaro Mejía", Role.VIEWER)


@pytest.mark.parametrize(
    "said", ["pase la 4.2 a Planeación", "la 4.2 es ahora de la Secretaría de Planeación"]
)
def test_an_order_to_move_an_activity_tells_whose_it_is(town: Town, luz: Chat, said: str) -> None:
    town.add("4.2", 20, office=town.other_office_id)
    luz.says(said)
    (told,) = luz.heard()
    assert isinstance(told, Note)
    assert (told.name, told.values["named"]) == ("office_said", "Secretaría de Planeación")


def test_what_somebody_asks_for_it_is_decided_instead(town: Town, luz: Chat) -> None:
    activity = town.add("4.2", 20, office=town.other_office_id)
    with town.database.transaction() as session:
        a_request(
            session, activity, by=town.pedro_id, kind=RequestKind.REASSIGN,
            office_id=town.office_id,
        )  # fmt: skip
    luz.says("pase la 4.2 a Planeación")
    assert "office_said" not in notes(luz.heard())


@pytest.mark.parametrize(
    "said",
    [
        "el correo de Pedro cambió, ahora es p.rueda@villa.gov.co",
        "el correo de Pedro está mal, es p.rueda@villa.gov.co",
        "el correo de Pedro quedó equivocado",
        "llegó una secretaria nueva de salud, Carmen Ruiz, carmen@villa.gov.co",
        "entró un enlace nuevo en Hacienda, Juan Ríos, 3001234567",
        "saque a Pedro del sistema",
    ],
)
@pytest.mark.usefixtures("town")
def test_what_planning_says_of_people_tells_it_where_they_are_kept(luz: Chat, said: str) -> None:
    luz.says(said)
    assert notes(luz.heard()) == ["staff_told"]


def test_that_nothing_reaches_somebody_shows_why(consuelo: Chat) -> None:
    consuelo.says("a Pedro no le está llegando nada")
    (page,) = consuelo.heard()
    assert isinstance(page, Overview)
    assert page.name == "why"


def test_a_lead_sees_what_of_hers_control_has_not_verified(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    town.add("2.4", 40)
    town.add("4.2", 20, office=town.other_office_id)
    marta.says("la 2.4 ya quedó al 100 %")
    pedro.says("la 4.2 ya quedó al 100 %")
    marta.heard()
    marta.says("¿control ya revisó lo mío?")
    (page,) = marta.heard()
    assert isinstance(page, Overview)
    assert (page.name, [row.name for row in page.rows]) == ("unverified", ["2.4"])


def test_a_reader_who_reports_is_told_that_nothing_is_recorded(town: Town, mayor: Chat) -> None:
    town.add("2.4", 40)
    mayor.says("la 2.4 ya quedó lista, yo la vi")
    assert "reads_only" in notes(mayor.heard())
    assert town.reports() == []
    mayor.says("¿la 2.4 ya quedó lista?")
    assert "reads_only" not in notes(mayor.heard())


def test_a_reader_has_no_list_of_her_own_beside_a_page(town: Town, mayor: Chat) -> None:
    town.add("2.4", 40)
    mayor.says("cuántas ya están cumplidas y cuántas faltan")
    assert notes(mayor.heard()) == ["overview"]


def test_work_left_to_an_unknown_name_asks_no_figure(town: Town, marta: Chat) -> None:
    town.add("2.4", 40)
    marta.says("la 2.4 queda con Nelson Ríos")
    assert notes(marta.heard()) == ["delegates_none"]
    marta.says("la 2.4 queda con acta")
    assert "delegates_none" not in notes(marta.heard())


def test_how_many_there_are_of_things_told_before_counts_units(town: Town, marta: Chat) -> None:
    town.add("2.4", 10, title="Suscribir las actas", planned=20)
    marta.says("de la 2.4 tengo las actas, son 14")
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert asked.figure == 70


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("said", ["la encuesta ya está", "ya quedó todo"])
def test_who_has_no_activities_and_reports_is_told_that_it_was_not_understood(
    luz: Chat, consuelo: Chat, said: str
) -> None:
    for one in (luz, consuelo):
        one.says(said)
        assert notes(one.heard()) == ["unclear"]
