"""Who receives the mails until she is back, who stays at it, and why a colleague is not there: none
of it is a word about the work, and no figure is asked for it."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.absences.test_absent import notices
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_membership, a_person

COURSE = "Realizar la capacitación en lenguaje claro"


@pytest.fixture(autouse=True)
def plan(town: Town) -> int:
    """An activity of Marta's and one of Pedro's; Lina is Marta's delegate, Pedro of control too."""
    town.add("2.2", 55, title=COURSE, office=town.other_office_id)
    with town.database.transaction() as session:
        entity = town.context.entity_id
        a_person(session, entity, "Lina Gómez", office=town.office_id, role=Role.DELEGATE,
                 telegram="901")  # fmt: skip
        a_membership(session, town.pedro_id, Role.CONTROL)
    return town.add("1.2", 40)


RECEIVES = [
    "mientras vuelvo el jueves que reciba los correos lina",
    "que lina reciba los correos mientras regreso el jueves",
    "mientras regreso el jueves que conteste los mensajes lina",
    "mientras me reintegro el jueves, que atienda los correos Lina",
    "que los reciba Lina, mientras vuelvo el jueves",
    "vuelvo el jueves, mientras regreso que reciba los mensajes lina",
]


@pytest.mark.parametrize("said", RECEIVES)
@pytest.mark.parametrize("before", ["", "la 1.2 va en 60, "])
def test_who_receives_until_she_is_back_is_told(
    town: Town, marta: Chat, plan: int, said: str, before: str
) -> None:
    marta.says(before + said)
    assert notes(marta.heard()) == ["away_told", *(["receipt"] if before else [])]
    assert [one.details["until"] for one in notices(town)] == ["2026-05-13"]
    assert town.figure(plan) == ((60, "") if before else (40, "Vamos en el 60 %"))


@pytest.mark.parametrize(
    "said",
    ["mientras vuelvo a revisar la 1.2 va en 60", "la 1.2 va en 60, que reciban los kits todos",
     "la 1.2 va en 60, vuelvo a mandarla el jueves"],
)  # fmt: skip
def test_doing_it_again_is_no_absence(town: Town, marta: Chat, plan: int, said: str) -> None:
    marta.says(said)
    assert (town.figure(plan)[0], notices(town)) == (60, [])


REMARKS = ["lina queda pendiente", "por correo si", "por whatsapp no", "Lina queda al tanto",
           "lina queda encargada de eso", "por el chat mejor"]  # fmt: skip


@pytest.mark.parametrize("said", REMARKS)
def test_who_stays_at_it_or_where_she_is_reached_is_no_description(
    town: Town, marta: Chat, plan: int, said: str
) -> None:
    marta.says(f"la 1.2 va en 60. {said}")
    assert town.figure(plan) == (60, "")
    marta.heard()
    marta.says(said)
    assert town.figure(plan) == (60, "")
    assert not {"question", "receipt"} & {*notes(marta.heard())}


@pytest.mark.parametrize(
    "said", ["la firma queda pendiente", "el acta queda pendiente", "la alcaldesa queda pendiente"]
)
def test_what_is_left_of_the_work_is_one(town: Town, marta: Chat, plan: int, said: str) -> None:
    marta.says(f"la 1.2 va en 60. {said}")
    assert town.figure(plan) == (60, said)


WHY = [
    "Marta no viene, capacitación en Bogotá",
    "marta no viene hoy, capacitacion",
    "marta no viene, esta en una capacitacion en Montería",
    "Marta no viene hasta el jueves, capacitación en Cali",
    "marta no vendra, curso en medellin",
    "marta no viene, tiene capacitación",
]


@pytest.mark.parametrize("said", WHY)
def test_why_a_colleague_is_away_names_no_activity(town: Town, pedro: Chat, said: str) -> None:
    pedro.says(said)
    assert {*notes(pedro.heard())} <= {"away_of_another", "away_proposed"}
    assert town.reports() == []


@pytest.mark.parametrize("said", WHY)
def test_a_lead_who_tells_it_is_asked_for_no_figure(town: Town, said: str) -> None:
    with town.database.transaction() as session:
        a_person(session, town.context.entity_id, "Jairo Mora", office=town.other_office_id,
                 telegram="903")  # fmt: skip
    jairo = Chat(town, 903, "Jairo")
    jairo.says(said)
    assert notes(jairo.heard()) == ["away_of_another"]
    assert town.reports() == []


@pytest.mark.parametrize(
    "said",
    ["hicimos la capacitación en Bogotá, va en 70", "el proveedor no viene, la 2.2 va en 70",
     "la 2.2 va en 70, Marta no viene hoy"],
)  # fmt: skip
def test_a_figure_beside_it_is_read(town: Town, pedro: Chat, said: str) -> None:
    pedro.says(said)
    if not town.reports():
        pedro.says("sí")
    assert [int(one.percent or 0) for one in town.reports()] == [70]


def test_who_has_no_reminders_is_told_of_nobody_to_receive_them(
    town: Town, marta: Chat, consuelo: Chat
) -> None:
    town.add("2.4", 30)
    for one, idle in ((consuelo, 1), (marta, None)):
        one.says("voy a estar fuera del 20 al 24")
        (said,) = one.heard()
        assert isinstance(said, Note)
        assert (said.name, said.values.get("idle")) == ("away_told", idle)
