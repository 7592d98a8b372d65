"""A reply to a page of one activity is about that one, whatever was reported last."""

from __future__ import annotations

import pytest

from core.words import Role
from models.progress import ProgressReport
from tests.service.bot.chat import PEDRO, Chat, Town
from tests.support.builders import a_membership


def told(town: Town) -> list[tuple[int, int, str]]:
    reports: list[ProgressReport] = town.reports()
    return [(one.activity_id, int(one.percent or 0), one.description) for one in reports]


@pytest.mark.parametrize("asked", ["historial de la 2.1", "¿cómo va la 2.1?"])
def test_its_words_are_not_added_to_the_last_report(town: Town, marta: Chat, asked: str) -> None:
    first = town.add("2.1", 50, title="Registrar la estrategia en el SUIT", product="")
    last = town.add("3.2", 10, title="Elaborar el informe de gestión", product="")
    marta.says("la 3.2 va en 60")
    marta.says(asked)
    town.deliver()

    assert marta.says("ya publicamos los que faltaban", to=marta.last()) == "asked"
    marta.says("80")
    assert told(town) == [(last, 60, ""), (first, 80, "ya publicamos los que faltaban")]


def test_what_names_another_is_of_that_one(town: Town, marta: Chat) -> None:
    town.add("2.1", 50, title="Registrar la estrategia en el SUIT", product="")
    last = town.add("3.2", 10, title="Elaborar el informe de gestión", product="")
    marta.says("historial de la 2.1")
    town.deliver()

    marta.says("la 3.2 va en 60", to=marta.last())
    assert told(town) == [(last, 60, "")]


def test_of_the_activity_of_another_office_it_is_no_report_of_hers(town: Town) -> None:
    town.add("5.1", 100, title="Actualizar el directorio", product="")
    own = town.add("1.4", 10, title="Seguir los controles", product="", office=town.other_office_id)
    with town.database.transaction() as session:
        a_membership(session, town.pedro_id, role=Role.CONTROL)
    pedro = Chat(town, PEDRO, "Pedro")
    pedro.says("1.4 va en 20")
    pedro.says("historial de la 5.1")
    town.deliver()

    assert pedro.says("falta actualizar tres cargos", to=pedro.last()) == "elsewhere"
    assert told(town) == [(own, 20, "")]
