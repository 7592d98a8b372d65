"""Control and planning hear from somebody on which days another one is away, and write it: it is
no figure of their own activities, and control is shown each absence for a yes."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.words import Role
from models.organisation import Person
from tests.service.bot.absences.test_absences_of_two import shown
from tests.service.bot.absences.test_absent import notices
from tests.service.bot.absences.test_others_put_right import away, planned
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.support.builders import a_membership, an_office

D18, D20, D27 = date(2026, 5, 18), date(2026, 5, 20), date(2026, 5, 27)
Shown = list[tuple[str, date | None, date]]
MARTA_18_20: Shown = [("Marta", D18, D20)]


def with_own_work(town: Town, number: int, name: str, role: Role, handle: str) -> Chat:
    """Return the chat of somebody with a role of the entity who reports on an activity too."""
    with town.database.transaction() as session:
        office = an_office(session, town.context.entity_id, f"Oficina de {name}")
    chat = somebody(town, number, name, Role.LEAD, office=office)
    with town.database.transaction() as session:
        query = select(Person.id).filter_by(name=name, entity_id=town.context.entity_id)
        a_membership(session, session.scalars(query).one(), role)
    town.add(handle, 1, office=office, title=f"Revisar los indicadores de {name.split()[0]}")
    return chat


@pytest.fixture
def hernan(town: Town) -> Chat:
    """The chat of control, who reports on the 1.4; Rosa and Jairo work here too."""
    for number, name in ((805, "Rosa Elena Díaz"), (806, "Jairo Cuesta")):
        somebody(town, number, name, Role.DELEGATE, office=town.other_office_id)
    town.add("3.3", 55, title="Actualizar el inventario", office=town.other_office_id)
    return with_own_work(town, 801, "Hernán Quiroga", Role.CONTROL, "1.4")


@pytest.fixture
def patricia(town: Town, hernan: Chat) -> Chat:
    """The chat of planning, who reports on the 2.5."""
    assert hernan.town is town
    return with_own_work(town, 802, "Patricia Gómez", Role.PLANNING, "2.5")


def shown_by_name(town: Town) -> Shown:
    """Return the first names of those who were shown to be away, each with her days."""
    with town.database.reading() as session:
        return [
            (session.get_one(Person, one).name.split()[0], first, last)
            for one, first, last in shown(town)
        ]


TOLD: list[tuple[str, Shown]] = [
    ("Rosa me llamo, que esta incapacitada desde hoy hasta el viernes. Y marta me dice que siempre "
     "no viaja la otra semana sino del 18 al 20, corrijanlo",
     [("Rosa", None, date(2026, 5, 15)), *MARTA_18_20]),
    ("Jairo sale a vacaciones del 18 al 27 de mayo. Y marta viaja del 18 al 20, me lo dijo ella",
     [("Jairo", D18, D27), *MARTA_18_20]),
    ("Lo de marta es del 18 al 20", MARTA_18_20),
    ("lo de la doctora marta va del 18 al 20 de mayo", MARTA_18_20),
    ("la de marta son los dias 18, 19 y 20", MARTA_18_20),
    ("marta viaja del 18 al 20", MARTA_18_20),
    ("me cuenta jairo que marta no esta del 18 al 20", MARTA_18_20),
    ("me dijo jairo q marta se va de viaje del 18 al 20", MARTA_18_20),
    ("marta me aviso que viaja del 18 al 20", MARTA_18_20),
    ("marta dice que no viene del 18 al 20", MARTA_18_20),
    ("Según Jairo, marta se ausenta del 18 al 20", MARTA_18_20),
    ("marta no viaja esta semana sino del 18 al 20", MARTA_18_20),
    ("jairo viaja del 18 al 27, y marta del 18 al 20", [("Jairo", D18, D27), *MARTA_18_20]),
]  # fmt: skip


@pytest.mark.parametrize(("said", "meant"), TOLD)
def test_control_is_shown_who_is_away_of_whom_nothing_was_told(
    town: Town, hernan: Chat, said: str, meant: Shown
) -> None:
    hernan.says(said)
    assert sorted(shown_by_name(town), key=str) == sorted(meant, key=str)
    assert set(notes(hernan.heard())) == {"away_proposed"}
    assert town.reports() == []
    hernan.says("sí")
    begun = {int(one.details["away"]) for one in notices(town)} - {town.marta_id}
    runs = [one for one in begun if away(town, one) is not None]
    assert len(planned(town)) + len(runs) == len(meant)


@pytest.mark.parametrize(
    "said", ["me avisa hernan q marta no esta del 18 al 20", "marta viaja del 18 al 20",
             "marta me dijo que no viene del 18 al 20", "hernan dice que marta viaja del 18 al 20",
             "marta no esta del 18 al 20 de mayo",
             "me cuenta jairo q marta se ausenta del 18 al 20", "lo de marta es del 18 al 20"],
)  # fmt: skip
def test_planning_is_told_that_control_does_it(town: Town, patricia: Chat, said: str) -> None:
    patricia.says(said)
    assert notes(patricia.heard()) == ["away_of_another"]
    assert town.reports() == []


PUT_RIGHT = [
    ("Lo de Marta es del 18 al 20, no un dia", D20),
    ("lo de marta es del 18 al 20, no solo un dia", D20),
    ("marta me dice que siempre no viaja el 18 sino del 18 al 20, corrijanlo", D20),
    ("la de marta es 18 19 y 20 nada mas, cancele la del 18", D20),
    ("lo de marta son los dias 18, 19 y 20", D20),
    ("lo de Marta es del 18 al 27, quiten lo del 18", D27),
]


@pytest.mark.parametrize(("said", "last"), PUT_RIGHT)
@pytest.mark.parametrize("before", ["", "confirmo la ausencia de rosa. "])
def test_what_was_told_is_shown_on_its_new_days(
    town: Town, marta: Chat, hernan: Chat, said: str, last: date, before: str
) -> None:
    marta.says("tengo permiso el 18 de mayo")
    Chat(town, 805, "Rosa").says("estoy incapacitada hasta el 16 de mayo")
    town.morning()
    hernan.heard()
    hernan.says(before + said)
    assert notes(hernan.heard()) == [*(["away_set"] if before else []), "away_proposed"]
    hernan.says("sí")
    assert planned(town) == {(town.marta_id, D18, last)}
    assert town.reports() == []


BESIDE = [
    "lo de marta es del 18 al 20, la {} va en 15",
    "lo de marta es del 18 al 20, no un dia. la {} va en 15",
    "la {} va en 15. lo de marta es del 18 al 20",
    "marta no viaja esta semana sino del 18 al 20 y la {} va en 15",
]


@pytest.mark.parametrize("said", BESIDE)
def test_a_figure_beside_it_is_recorded(town: Town, hernan: Chat, said: str) -> None:
    hernan.says(said.format("1.4"))
    assert sorted(notes(hernan.heard())) == ["away_proposed", "receipt"]
    (report,) = town.reports()
    assert report.percent == 15
    assert not report.description
    hernan.says("sí")
    assert planned(town) == {(town.marta_id, D18, D20)}


@pytest.mark.parametrize("said", BESIDE)
def test_beside_a_figure_planning_is_told_too(town: Town, patricia: Chat, said: str) -> None:
    patricia.says(said.format("2.5"))
    assert sorted(notes(patricia.heard())) == ["away_of_another", "receipt"]
    (report,) = town.reports()
    assert report.percent == 15
    assert not report.description


@pytest.mark.parametrize(
    "said",
    [
        "No no, eso no es de la 1.4, dejela en 10. Marta no esta del 18 al 20",
        "no, dejela en 10. marta esta incapacitada del 18 al 20",
        "marta viaja del 18 al 20. no, la 1.4 dejela en 10",
        "No, déjela en 10. Marta viaja del 18 al 20",
    ],
)
def test_a_figure_is_put_back_beside_it(town: Town, hernan: Chat, said: str) -> None:
    hernan.says("la 1.4 va en 10")
    hernan.says("la 1.4 va en 16")
    hernan.says(said)
    assert len(shown(town)) == 1
    assert town.reports()[-1].percent == 10


@pytest.mark.parametrize(
    "said",
    [
        "lo de luz es del 18 al 20",
        "la revision va del 18 al 20",
        "la 1.4 va en 20, marta me dijo que del 18 al 20 la revisa",
        "¿marta viaja del 18 al 20?",
        "marta no viaja",
        "lo de la rampa es del 18 al 20",
        "marta dice que la 1.4 va en 20",
    ],
)
def test_other_words_show_no_absence(town: Town, hernan: Chat, said: str) -> None:
    hernan.says(said)
    assert "away_proposed" not in notes(hernan.heard())
    assert notices(town) == []
