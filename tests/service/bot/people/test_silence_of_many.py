"""A name of many offices is nobody to call: the list of offices without contact leaves it out."""

from __future__ import annotations

from datetime import date

import pytest

from core.overviews import Overview
from core.words import Duty, Role
from tests.service.bot.chat import Town, somebody
from tests.support.builders import a_responsibility, an_office


@pytest.mark.parametrize(
    "name",
    ["Todas las dependencias", "Todas las áreas", "Todos los líderes", "Líderes de proceso",
     "Todas las secretarías", "Todas las oficinas"],
)  # fmt: skip
@pytest.mark.parametrize("text", ["/silencio", "¿Quién está en silencio?"])
def test_a_name_of_many_is_no_office_without_contact(town: Town, name: str, text: str) -> None:
    activity = town.add("1.2", 40, due=date(2026, 5, 4))
    with town.database.transaction() as session:
        many = an_office(session, town.context.entity_id, name, collective=True)
        empty = an_office(session, town.context.entity_id, "Oficina de Turismo")
        a_responsibility(session, activity, many, position=2, duty=Duty.SUPPORT)
    town.add("1.3", 40, office=empty, due=date(2026, 5, 4))
    chat = somebody(town, 701, "Hernán Quiroga", Role.CONTROL)
    chat.says(text)
    (page,) = chat.heard()
    assert isinstance(page, Overview)
    assert [row.name for row in page.rows if row.unreached] == ["Oficina de Turismo"]
    assert page.unreached == 1
