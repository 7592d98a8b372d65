"""Control tells and confirms somebody's absence in one breath, or puts its days right; who stands
in for somebody is told to who keeps the plan and reaches no third one."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Note
from core.notice_names import LEAVES
from core.words import Role
from models.answers.requests import Request, RequestState
from models.owed import Notice
from tests.service.bot.absences.test_others_put_right import planned
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.decisions.test_decisions import asked_for_more
from tests.support.builders import a_person

MAY_18, MAY_20, MAY_22 = date(2026, 5, 18), date(2026, 5, 20), date(2026, 5, 22)


@pytest.fixture
def hernan(town: Town) -> Chat:
    """The chat of control; Nelson and Lina work here too."""
    with town.database.transaction() as session:
        for name in ("Nelson Arias", "Lina Gómez"):
            a_person(session, town.context.entity_id, name, office=town.office_id, telegram=name)
    town.add("3.3", 55, title="Actualizar el inventario", office=town.other_office_id)
    return somebody(town, 903, "Hernán Mejía", Role.CONTROL)


def told(town: Town) -> list[str]:
    """Return the words of which somebody is told."""
    query = select(Notice).where(Notice.kind == LEAVES).order_by(Notice.id)
    return [row.details["words"] for row in town.rows(query)]


CONFIRMED = [
    "Nelson informa que Marta esta en comision del 18 al 20, queda confirmada",
    "nelson me aviso que marta esta de permiso del 18 al 20, confirmado",
    "marta esta incapacitada del 18 al 20, queda autorizada",
    "Según me informó Nelson, Marta está en comisión del 18 al 20, confirmada",
    "Lina dice que la doctora Marta está de vacaciones del 18 al 20 y queda aprobada",
    "marta tiene licencia del 18 al 20, la apruebo",
]


@pytest.mark.parametrize("said", CONFIRMED)
@pytest.mark.parametrize("more", ["", ". Además no recibo la 3.3: falta el acta"])
def test_an_absence_that_is_told_and_confirmed_is_set(
    town: Town, hernan: Chat, said: str, more: str
) -> None:
    hernan.says(said + more)
    heard = sorted(notes(hernan.heard()))
    assert heard == ["away_set", "review_kept"] if more else ["away_set"]
    assert planned(town) == {(town.marta_id, MAY_18, MAY_20)}


@pytest.mark.parametrize(
    "said",
    [
        "Nelson informa que Marta esta en comision del 18 al 20",
        "marta esta de permiso del 18 al 20. no recibo la 3.3: falta el acta",
        "¿marta esta en comision del 18 al 20, queda confirmada?",
        "Nelson informa que la 3.3 va en 80, confirmado",
    ],
)
def test_what_is_not_confirmed_waits(town: Town, hernan: Chat, said: str) -> None:
    hernan.says(said)
    assert "away_set" not in notes(hernan.heard())
    assert planned(town) == set()


MOVED = [
    ("pedro sale es el 20, corrijan", MAY_20, MAY_22),
    ("ok lo de Pedro pero vuelve el 26", MAY_18, date(2026, 5, 25)),
    ("pedro vuelve el 21", MAY_18, MAY_20),
    ("lo de pedro empieza apenas el 20", MAY_20, MAY_22),
    ("la ausencia de pedro sí, pero regresa el 21", MAY_18, MAY_20),
    ("Pedro viaja es el 20 de mayo", MAY_20, MAY_22),
    ("las vacaciones de pedro hasta el 25", MAY_18, date(2026, 5, 25)),
]


@pytest.mark.parametrize(("said", "first", "last"), MOVED)
@pytest.mark.parametrize("confirmed", [False, True])
def test_its_days_are_put_right(
    town: Town, pedro: Chat, hernan: Chat, said: str, first: date, last: date, confirmed: bool
) -> None:
    pedro.says("salgo de vacaciones del 18 al 22 de mayo")
    pedro.says("la 3.3 va en 60")
    if confirmed:
        hernan.says("confirmo lo de pedro")
    hernan.heard()
    hernan.says(said)
    assert notes(hernan.heard()) == ["away_proposed"]
    hernan.says("sí")
    assert planned(town) == {(town.pedro_id, first, last)}
    assert town.retractions() == []


@pytest.mark.parametrize("said", [said for said, _, _ in MOVED])
@pytest.mark.usefixtures("hernan")
def test_planning_is_told_that_it_is_control_that_does_it(
    town: Town, pedro: Chat, luz: Chat, said: str
) -> None:
    pedro.says("salgo de vacaciones del 18 al 22 de mayo")
    luz.says(said)
    assert notes(luz.heard()) == ["away_of_another"]
    assert planned(town) == set()


@pytest.mark.parametrize(
    "said",
    ["la 3.3 de pedro vuelve el 26", "¿pedro vuelve el 26?", "el informe de pedro sale es el 20",
     "la 3.3 sale es el 20"],
)  # fmt: skip
def test_what_is_of_the_work_moves_no_absence(pedro: Chat, hernan: Chat, said: str) -> None:
    pedro.says("salgo de vacaciones del 18 al 22 de mayo")
    hernan.says(said)
    assert "away_proposed" not in notes(hernan.heard())


@pytest.mark.usefixtures("hernan")
def test_planning_gets_one_answer_to_an_absence_and_who_covers_it(pedro: Chat, luz: Chat) -> None:
    pedro.says("salgo de vacaciones del 18 al 22 de mayo")
    for said in (
        "autorizo las vacaciones de pedro, lo cubre lina",
        "apruebo la ausencia de pedro hasta el 22, mientras tanto lo reemplaza nelson",
    ):
        luz.says(said)
        assert notes(luz.heard()) == ["away_of_another"]


STANDS_IN = [
    "a pedro mientras tanto lo reemplaza lina",
    "Lina Gómez reemplaza a Pedro desde el 18",
    "a marta la cubre nelson por ahora",
    "Nelson va a reemplazar a Pedro",
    "mientras tanto a pedro lo suple lina",
    "nelson cubre a marta desde el lunes",
]


@pytest.mark.parametrize("said", STANDS_IN)
@pytest.mark.parametrize("lead", ["", "y ", "confirmo, "])
@pytest.mark.usefixtures("hernan")
def test_who_stands_in_for_somebody_is_passed_on(
    town: Town, luz: Chat, said: str, lead: str
) -> None:
    luz.says(lead + said)
    assert notes(luz.heard()) == ["staff_told"]
    assert told(town) == [lead + said]
    assert town.rows(select(Request)) == []


@pytest.mark.parametrize("said", STANDS_IN)
@pytest.mark.usefixtures("hernan")
def test_beside_a_decision_it_is_no_reason_of_it(
    town: Town, marta: Chat, luz: Chat, said: str
) -> None:
    asked_for_more(town, marta)
    luz.heard()
    luz.says(f"concedida la 1.2 hasta el 12 de junio y {said}")
    assert notes(luz.heard()) == ["staff_told", "decision_granted"]
    (request,) = town.rows(select(Request))
    assert (request.state, request.answer) == (RequestState.GRANTED, "")
    assert told(town) == [said]


@pytest.mark.parametrize(
    "said",
    ["negar la 1.2 porque a marta la reemplaza nelson", "la 3.3 la cubre el convenio",
     "el contrato nuevo reemplaza al anterior", "¿quién reemplaza a pedro?"],
)  # fmt: skip
@pytest.mark.usefixtures("hernan")
def test_reasons_and_things_that_are_replaced_are_no_news_of_people(
    town: Town, marta: Chat, luz: Chat, said: str
) -> None:
    asked_for_more(town, marta)
    luz.says(said)
    assert told(town) == []


def test_a_confirmation_of_nothing_is_a_courtesy(luz: Chat) -> None:
    for said in ("sí, confirmada", "confirmado"):
        luz.says(said)
        assert notes(luz.heard()) == ["courtesy"]


@pytest.mark.parametrize(
    "said",
    [
        "Nelson no está esta semana, está en comisión en Cartagena hasta el 22 de mayo. No le"
        " manden nada.",
        "Nelson está en comisión hasta el 22 de mayo y no le escriban por favor",
    ],
)
def test_the_day_that_is_named_holds_and_not_to_write_follows_from_it(
    town: Town, hernan: Chat, said: str
) -> None:
    hernan.says(said)
    (asked,) = hernan.heard()
    assert isinstance(asked, Note)
    assert asked.values["until"] == "2026-05-22"
    assert asked.name == "away_proposed"
    assert told(town) == []


@pytest.mark.usefixtures("town")
def test_not_to_write_alone_is_no_absence(hernan: Chat) -> None:
    hernan.says("no le manden nada a Nelson")
    assert "away_proposed" not in notes(hernan.heard())
