"""Agreement by "ours", by the name of her own office, and to the list that she asked for."""

from __future__ import annotations

import pytest

from core.messages import Question
from core.words import Role
from tests.service.bot.agreeing.test_agreeing import passes
from tests.service.bot.agreeing.test_agreeing_to_some import agreed
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_person


@pytest.fixture
def hers(town: Town, pedro: Chat) -> dict[str, int]:
    """Three activities of Pedro's office, Hacienda; his welcome has come."""
    made = {code: town.add(code, 20, office=town.other_office_id) for code in ("3.1", "3.2", "3.3")}
    passes(town)
    pedro.heard()
    return made


@pytest.mark.parametrize(
    "said", ["de acuerdo", "De acuerdo, gracias", "sí, es nuestra", "sí, de acuerdo"]
)
def test_the_list_that_asks_for_it_is_agreed_to(
    town: Town, pedro: Chat, hers: dict[str, int], said: str
) -> None:
    pedro.says("/pendientes")
    pedro.heard()
    pedro.says(said)
    assert notes(pedro.heard()) == ["agreed"]
    assert agreed(town) == {*hers.values()}


@pytest.mark.usefixtures("hers")
def test_a_list_that_was_agreed_to_asks_for_nothing(town: Town, pedro: Chat) -> None:
    pedro.says("de acuerdo con todo")
    before = agreed(town)
    pedro.says("/pendientes")
    pedro.heard()
    pedro.says("de acuerdo")
    assert notes(pedro.heard()) == ["courtesy"]
    assert agreed(town) == before


@pytest.mark.parametrize(
    "said",
    [
        "de acuerdo, todas son de hacienda",
        "de acuerdo, son de la Secretaría de Hacienda",
        "sí, son de hacienda",
        "todas son de hacienda",
        "De acuerdo con todas, son de Hacienda.",
        "son de hacienda, de acuerdo",
        "es de hacienda",
        "de acuerdo, es de nosotros",
    ],
)
def test_her_office_by_its_name_is_hers(
    town: Town, pedro: Chat, hers: dict[str, int], said: str
) -> None:
    pedro.says(said)
    assert notes(pedro.heard()) == ["agreed"]
    assert agreed(town) == {*hers.values()}


@pytest.mark.parametrize(
    "said",
    [
        "sí, es nuestra la 3.1",
        "la 3.1 es nuestra, de acuerdo",
        "la 3.1 es de Hacienda, de acuerdo",
        "sí, es de hacienda la 3.1",
    ],
)
def test_the_one_that_is_named_is_agreed_to(
    town: Town, pedro: Chat, hers: dict[str, int], said: str
) -> None:
    pedro.says(said)
    assert notes(pedro.heard()) == ["agreed"]
    assert agreed(town) == {hers["3.1"]}


@pytest.mark.parametrize("said", ["la 3.1 es de hacienda", "no, la 3.1 sí es de Hacienda"])
@pytest.mark.usefixtures("hers")
def test_what_is_said_to_be_of_her_office_stays_hers(town: Town, pedro: Chat, said: str) -> None:
    pedro.says(said)
    assert notes(pedro.heard()) == ["stays_hers"]
    assert agreed(town) == set()


@pytest.mark.parametrize(
    "said",
    [
        "de acuerdo, todas son de planeación",
        "la 3.1 es de planeación",
        "la 3.1 no es de hacienda, es de planeación",
    ],
)
@pytest.mark.usefixtures("hers")
def test_another_office_is_still_asked_for(pedro: Chat, said: str) -> None:
    pedro.says(said)
    *_, asked = pedro.heard()
    assert isinstance(asked, Question)
    assert asked.wished is not None
    assert (asked.name, asked.wished.office) == ("wish", "Secretaría de Planeación")


def test_no_to_another_office_leaves_them_hers(
    town: Town, pedro: Chat, hers: dict[str, int]
) -> None:
    del hers
    pedro.says("todas son de planeación")
    pedro.heard()
    pedro.says("no, son de hacienda")
    assert notes(pedro.heard()) == ["stays_hers"]
    assert town.audit("request made") == []


def test_words_of_a_report_stay_as_they_are(town: Town, pedro: Chat, hers: dict[str, int]) -> None:
    pedro.says("la 3.1 va en 60, el informe es de Hacienda")
    assert town.figure(hers["3.1"]) == (60, "el informe es de Hacienda")


def test_who_decides_whose_work_is_means_the_office_that_she_names(town: Town, marta: Chat) -> None:
    town.add("3.1", 20)
    with town.database.transaction() as session:
        a_person(
            session, town.context.entity_id, "Luz Mery Cano", office=town.office_id,
            role=Role.PLANNING, telegram="700",
        )  # fmt: skip
    luz = Chat(town, 700, "Luz Mery")
    luz.says("la 3.1 es de Planeación")
    told = notes(luz.heard())
    marta.says("la 3.1 es de Planeación")
    assert notes(marta.heard()) == ["stays_hers"]
    assert "stays_hers" not in told
