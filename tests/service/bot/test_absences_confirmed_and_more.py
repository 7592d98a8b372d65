"""A yes to an absence that is shown, and something else behind it: both are taken."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_membership, a_person, an_office


@pytest.fixture
def control(town: Town) -> Chat:
    """Hernán, of control, who leads an activity and was shown that Pedro is away."""
    with town.database.transaction() as session:
        entity = town.context.entity_id
        office = an_office(session, entity, "Oficina de Control Interno")
        hernan = a_person(session, entity, "Hernán Quiroga", office=office, telegram="5553003")
        a_membership(session, hernan, Role.CONTROL)
    town.add("1.4", 20, office=office, title="Hacer seguimiento a los controles", product="")
    chat = Chat(town, 5553003, "Hernán")
    chat.says("Pedro Rueda sale a vacaciones del 19 al 23 de mayo")
    assert notes(chat.heard()) == ["away_proposed"]
    return chat


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        (", y que la oficina quede con Marta mientras", "unclear"),
        (", y que a Marta le lleguen los recordatorios de Hacienda", "unclear"),
        (", y lo de la alcaldesa sigue igual de enredado", "unclear"),
        (". ¿Y quién falta por reportar?", "overview"),
        (" y la 1.4 va en 40", "receipt"),
    ],
)
def test_the_absence_is_set_and_the_rest_answered(control: Chat, more: str, kind: str) -> None:
    control.says(f"sí{more}")
    assert notes(control.heard()) == ["away_set", kind]


@pytest.mark.parametrize(
    "said", ["sí, pero hasta el 22", "sí, menos el viernes", "si él vuelve antes me avisa"]
)
def test_a_yes_that_holds_something_back_sets_nothing(control: Chat, said: str) -> None:
    control.says(said)
    assert "away_set" not in notes(control.heard())


def test_a_plain_yes_is_answered_once(control: Chat) -> None:
    control.says("sí, gracias")
    assert notes(control.heard()) == ["away_set"]


@pytest.mark.parametrize(
    "said",
    [
        "lo de Marta del jueves y viernes está confirmado",
        "lo de Marta jueves y viernes está confirmado",
        "lo de marta el jueves y el viernes queda confirmado",
        "lo de Marta del jueves y el viernes confirmado",
        "confirmado lo de Marta del jueves y viernes",
        "lo de Marta del jueves al viernes está confirmado",
        "lo de Marta está confirmado",
    ],
)
def test_all_days_that_are_named_before_the_verb_are_confirmed(
    control: Chat, marta: Chat, said: str
) -> None:
    control.says("no")
    marta.says("jueves y viernes no estoy")
    control.heard()
    control.says(said)
    (told,) = control.heard()
    assert isinstance(told, Note)
    assert (told.name, told.values["first"], told.values["until"]) == (
        "away_set", "2026-05-14", "2026-05-15",
    )  # fmt: skip


@pytest.mark.parametrize("said", ["lo de Marta del jueves está confirmado"])
def test_of_other_days_than_she_told_it_is_asked(control: Chat, marta: Chat, said: str) -> None:
    control.says("no")
    marta.says("jueves y viernes no estoy")
    control.heard()
    control.says(said)
    assert notes(control.heard()) == ["away_proposed"]
