"""Somebody has left, and who has what was hers: both are told to planning, whatever waits."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.understanding.asks.of_persons import persons_apart, tells_of_somebody_gone
from core.notice_names import LEAVES
from core.words import Role
from models.owed import Notice
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_person

SAID = [
    "pedro salio de la entidad el viernes pasado, todo queda con nelson",
    "Pedro ya no trabaja aquí, lo suyo lo tiene Nelson",
    "pedro se fue, ahora esta nelson",
    "pedro se jubiló y lo suyo queda con teresa",
    "pedro renunció, lo de él lo lleva nelson",
]


@pytest.mark.parametrize("said", SAID)
def test_both_are_told_while_a_figure_is_asked_about(town: Town, marta: Chat, said: str) -> None:
    town.add("1.2", 60)
    with town.database.transaction() as session:
        a_person(session, town.context.entity_id, "Nelson Ríos", office=town.office_id,
                 role=Role.DELEGATE)  # fmt: skip
        a_person(session, town.context.entity_id, "Ana Díaz", role=Role.PLANNING)
    marta.says("la 1.2 va en 2")
    marta.heard()
    marta.says(said)
    assert notes(marta.heard()) == ["staff_told"]
    assert {one.details["words"] for one in town.rows(select(Notice).filter_by(kind=LEAVES))} == {
        said
    }
    assert town.reports() == []


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("pedro se fue, todo queda con nelson", ""),
        ("pedro se fue, todo queda listo", "todo queda listo"),
        ("pedro se fue, todo lo de la 2.1 queda con 60", "todo lo de la 2.1 queda con 60"),
        ("todo queda con nelson", "todo queda con nelson"),
    ],
)
def test_only_who_has_it_goes_on_about_who_left(said: str, rest: str) -> None:
    assert persons_apart(said, lambda _: True)[0] == rest
    assert tells_of_somebody_gone(said) is (rest == "")
