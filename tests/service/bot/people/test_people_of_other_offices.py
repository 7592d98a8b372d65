"""What planning, which leads an activity too, says of the people of other offices, and of who
answers for an activity of another office: it is no account of her own."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_membership, a_person, an_office


@pytest.fixture
def planning(town: Town) -> Chat:
    """Patricia, of planning, who leads two activities; the 1.1 is Marta's."""
    entity = town.context.entity_id
    with town.database.transaction() as session:
        office = an_office(session, entity, "Oficina Asesora de Despacho")
        patricia = a_person(session, entity, "Patricia Londoño", office=office, telegram="700")
        a_membership(session, patricia, Role.PLANNING)
    town.add("2.1", 50, office=office, title="Registrar la estrategia en el SUIT", product="")
    town.add("3.2", None, office=office, title="Elaborar el informe de gestión", product="")
    town.add("1.1", 40, title="Actualizar el mapa de riesgos")
    return Chat(town, 700, "Patricia")


SAID = [
    "en infraestructura quedó Germán Useche como encargado desde hoy",
    "rosa elvira ya no está de delegada en infraestructura sino germán useche",
    "cómo saco a rosa elvira tapia? ya no trabaja acá",
    "El correo de Rosa Elvira está mal escrito, es rosa.tapia@puerto.gov.co",
    "Sandra está incapacitada hasta el 20, los correos de tic mándelos a Óscar Villamizar"
    " mientras tanto",
]


@pytest.mark.parametrize("asked", [False, True])
@pytest.mark.parametrize("said", SAID)
def test_she_is_told_where_people_are_registered(
    town: Town, planning: Chat, said: str, asked: bool
) -> None:
    if asked:
        planning.says("la 2.1 va")
        planning.heard()
    planning.says(said)

    (told,) = planning.heard()
    assert isinstance(told, Note)
    assert told.name == "staff_told"
    planning.says("2.1 va en 55")
    assert [one.description for one in town.reports()] == [""]


def test_who_answers_for_anothers_activity_is_said_of_none_of_hers(planning: Chat) -> None:
    planning.says("la 1.1 la responden todas: gobierno, hacienda y salud, la consolida planeación")
    assert "percent" not in notes(planning.heard())


def test_all_of_hers_are_meant_where_a_figure_follows(town: Town, planning: Chat) -> None:
    planning.says("van todas en 60")
    assert sorted(one.percent or 0 for one in town.reports()) == [60, 60]


def test_what_she_gives_to_a_delegate_of_hers_is_asked_about(planning: Chat) -> None:
    planning.says("delegar")
    assert notes(planning.heard()) != ["staff_told"]
