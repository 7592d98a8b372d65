"""Who stands in for her, said by itself: "queda Camila encargada"."""

from __future__ import annotations

import pytest

from core.words import Role
from models.staff import agreements
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_person


@pytest.fixture
def camila(town: Town) -> int:
    """Camila, a delegate of Marta's office."""
    with town.database.transaction() as session:
        return a_person(
            session, town.context.entity_id, "Camila Torres", office=town.office_id,
            role=Role.DELEGATE, telegram="7008",
        )  # fmt: skip


def given(town: Town) -> dict[int, int]:
    """Return who is written to about which activity."""
    with town.database.reading() as session:
        held = agreements.deputies(session, town.context.entity_id)
    return {activity: person for (activity, _), person in held.items()}


@pytest.mark.parametrize(
    "said",
    [
        "queda Camila encargada",
        "Queda encargada Camila Torres.",
        "por ahora queda Camila Torres a cargo",
        "Buenos días, desde hoy Camila queda encargada mientras vuelvo. Gracias",
        "dejo encargada a Camila",
        "dejo a la doctora Camila al frente",
    ],
)
def test_who_is_left_in_charge_gets_the_reminders_of_all_that_is_hers(
    town: Town, marta: Chat, camila: int, said: str
) -> None:
    known = [town.add("3.5", 20), town.add("3.6", 20)]
    marta.says(said)
    assert notes(marta.heard()) == ["delegated"]
    assert given(town) == dict.fromkeys(known, camila)


def test_in_a_reply_about_one_activity_she_is_left_in_charge_of_that_one(
    town: Town, marta: Chat, camila: int
) -> None:
    town.add("3.6", 20)
    one = town.add("3.5", 20)
    marta.says("3.5 va en 40")
    town.deliver()
    marta.says("queda Camila encargada", to=marta.last())
    assert given(town) == {one: camila}


@pytest.mark.usefixtures("camila")
@pytest.mark.parametrize(
    "said",
    [
        "3.5: queda Camila pendiente de la firma",
        "la 3.5 queda lista, Camila la entrega",
        "queda encargada la contratista de la 3.5",
        "no queda Camila encargada",
        "Camila se encarga de enviar el acta de la 3.5",
    ],
)
def test_what_somebody_has_to_do_leaves_nobody_in_charge(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("3.5", 20)
    town.add("3.6", 20)
    marta.says(said)
    assert given(town) == {}
