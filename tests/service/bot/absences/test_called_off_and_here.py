"""She says that what she was going to be away for is called off, and that she is here: that absence
is none, and what stands beside it goes its own way."""

from __future__ import annotations

from datetime import date

import pytest

from core.words import Role
from tests.service.bot.absences.test_absences_put_right import confirm, planned
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_membership

D14, D15 = date(2026, 5, 14), date(2026, 5, 15)


@pytest.fixture(autouse=True)
def control(town: Town) -> None:
    """Pedro is of control too."""
    with town.database.transaction() as session:
        a_membership(session, town.pedro_id, Role.CONTROL)


@pytest.fixture
def activity(town: Town, marta: Chat) -> int:
    """The activity of which she reports, beside another; she is away from the 14th to the 15th."""
    town.add("1.3", 40)
    activity = town.add("1.2", 40)
    marta.says("salgo de comision del 14 al 15 de mayo")
    marta.heard()
    confirm(town)
    marta.heard()
    assert planned(town) == {(town.marta_id, D14, D15)}
    return activity


OFF = [
    "me acaban de cancelar la comision, no salgo el 14. sigo aca",
    "cancelaron mi comision del 14 y 15, estoy disponible, escribanme normal",
    "jaja no era comision al final, ya volvi hoy mismo",
    "no era comisión, estoy en la oficina",
    "se suspendió la comisión, acá sigo",
    "me cancelaron la comision. estoy disponible",
    "al final no salgo el 14, aquí sigo",
    "nos aplazaron la comision, escríbanme normal",
    "la comisión se canceló, sigo aquí",
    "ya volvi, no hubo comision",
]


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize("said", OFF)
def test_an_absence_that_is_called_off_is_none(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    assert notes(marta.heard())[0] == "back_noted"
    assert planned(town) == set()
    assert town.reports() == []


@pytest.mark.parametrize("said", OFF)
def test_what_stands_beside_it_is_recorded(
    town: Town, marta: Chat, activity: int, said: str
) -> None:
    marta.says(f"{said}. la 1.2 va en 60, ya salió el acta")
    assert notes(marta.heard()) == ["back_noted", "receipt"]
    assert town.figure(activity) == (60, "ya salió el acta")
    assert planned(town) == set()


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    "said",
    [
        "cancelaron la comision del concejo",
        "la 1.2 va en 60, se suspendió la comision de regalias",
        "el proveedor no sale el 14",
        "no salgo de dudas con la 1.2",
        "estoy disponible para la 1.2",
        "cancelaron mi comision del 20 y 21",
        "no hubo comision de personal",
    ],
)
def test_other_words_call_no_absence_off(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    assert planned(town) == {(town.marta_id, D14, D15)}


@pytest.mark.parametrize(
    "said",
    [
        "siempre no, me las aplazaron para abril",
        "siempre no voy",
        "no, siempre no me voy",
        "me las cancelaron",
        "al final no me las aprobaron",
        "ya no salgo, me las aplazaron",
        "siempre no salgo",
        "no me las dieron",
        "hola, al fin no salí de vacaciones, se me aplazaron para junio",
        "siempre no me fui de vacaciones",
        "bueno yo contesto desde allá, no me quite los mensajes",
        "pero no me quite los recordatorios",
        "no, no me deje de escribir, yo contesto desde la casa",
        "escríbame normal",
        "no espere, Camilo también se va. yo contesto desde allá, no me quite los mensajes",
    ],
)
def test_right_after_it_was_told_it_is_called_off_without_its_name(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("1.2", 40)
    marta.says("me voy de vacaciones del 18 al 22 de mayo")
    marta.heard()
    marta.says(said)
    assert notes(marta.heard()) == ["back_noted"]
    assert planned(town) == set()


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    "said",
    [
        "me las aplazaron para abril",
        "siempre no voy",
        "me las cancelaron",
        "no me quite los mensajes",
        "contestamos desde la casa de la cultura",
    ],
)
def test_the_same_words_after_something_else_call_nothing_off(
    town: Town, marta: Chat, said: str
) -> None:
    marta.says("la 1.2 va en 50")
    town.deliver()
    marta.says("la 1.3 va en 50")
    town.deliver()
    marta.says(said)
    assert planned(town) == {(town.marta_id, D14, D15)}


@pytest.mark.parametrize(
    "leave", ["el permiso del 24 no me lo dieron", "no me dieron las vacaciones"]
)
def test_a_leave_that_was_not_granted_is_no_word_about_the_work(
    town: Town, marta: Chat, leave: str
) -> None:
    one = town.add("1.2", 40)
    marta.says(f"la 1.2 va en 60 y {leave}")
    assert town.figure(one) == (60, "")


def test_a_paper_that_was_not_granted_is_one(town: Town, marta: Chat) -> None:
    one = town.add("1.2", 40)
    marta.says("la 1.2 va en 60, el permiso de vertimientos no lo dieron")
    assert town.figure(one) == (60, "el permiso de vertimientos no lo dieron")


@pytest.mark.parametrize(
    "said", ["la comisión del 14 al 15 no me la aprobaron", "no me dieron la comisión"]
)
@pytest.mark.parametrize("before", ["", "la 1.2 va en 60 y "])
def test_one_that_was_not_granted_is_called_off(
    town: Town, marta: Chat, activity: int, before: str, said: str
) -> None:
    marta.says(f"{before}{said}")
    assert planned(town) == set()
    assert town.figure(activity) == ((60, "") if before else (40, "Vamos en el 60 %"))
