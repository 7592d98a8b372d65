"""Right after a verdict control puts it right: another figure, another report, none at all, or more
of its reason. None of that is of her own work."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note
from models.answers.reviews import Review
from models.plan import Activity
from tests.service.bot.chat import Chat, Town, chief_of_control, notes


@pytest.fixture
def chief(town: Town) -> Chat:
    """The chief of control, who leads 1.4 alone; Hacienda reported 5.2, 5.3 and 5.4."""
    chief, office = chief_of_control(town)
    other = town.other_office_id
    town.add("1.4", 20, office=office, title="Hacer la auditoría de riesgos", product="")
    town.add("5.2", 100, office=other, title="Publicar el presupuesto", product="")
    town.add("5.3", 80, office=other, title="Publicar los contratos", product="")
    town.add("5.4", 90, office=other, title="Hacer accesible la página", product="")
    return chief


def writes(town: Town, chief: Chat, *texts: str) -> None:
    """Write messages, each when the answer to the one before has come."""
    for text in texts:
        town.wait(minutes=1)
        chief.says(text)
        town.deliver()


def judged(town: Town) -> list[tuple[str, bool, str, str]]:
    """Return the verdicts in their order: of which, how, at what figure, and why."""
    handles = {one.id: one.handle for one in town.rows(select(Activity))}
    rows = town.rows(select(Review).order_by(Review.id))
    return [(handles[one.activity_id], one.accepted, str(one.percent), one.remark) for one in rows]


@pytest.mark.parametrize(
    "said", ["75, no 57", "era 75", "perdón, 75", "no era 57 sino 75", "me equivoqué, es 75 %"]
)
def test_another_figure_is_of_the_verdict_just_given(town: Town, chief: Chat, said: str) -> None:
    writes(town, chief, "verifico la 5.4 en 57: faltan formularios")
    writes(town, chief, said)
    assert judged(town)[-1] == ("5.4", False, "75", "faltan formularios")
    assert town.reports() == []


def test_another_figure_is_no_reason_where_that_is_asked_for(town: Town, chief: Chat) -> None:
    writes(town, chief, "verifico la 5.4 en 57")
    writes(town, chief, "perdón, 75")
    writes(town, chief, "faltan formularios")
    assert judged(town) == [("5.4", False, "75", "faltan formularios")]


@pytest.mark.parametrize("said", ["era 95", "no era 60 sino 75"])
def test_a_figure_that_does_not_fit_changes_nothing(town: Town, chief: Chat, said: str) -> None:
    writes(town, chief, "verifico la 5.4 en 57: faltan formularios")
    chief.heard()
    writes(town, chief, said)
    assert notes(chief.heard()) == ["review_unclear"]
    assert len(judged(town)) == 1
    assert town.reports() == []


def test_a_figure_of_her_own_is_corrected_as_before(town: Town, chief: Chat) -> None:
    writes(town, chief, "1.4 va en 60")
    writes(town, chief, "perdón, 55")
    assert [one.percent for one in town.reports()] == [60, 55]
    assert judged(town) == []


@pytest.mark.parametrize(
    ("first", "said", "last"),
    [
        (
            "no acepto la 5.2: faltan los de febrero",
            "perdón, era la 5.3, no la 5.2",
            ("5.3", False, "None", "faltan los de febrero"),
        ),
        (
            "no acepto la 5.2: faltan los de febrero",
            "no era la 5.2 sino la 5.3",
            ("5.3", False, "None", "faltan los de febrero"),
        ),
        ("acepto la 5.2", "me equivoqué, es la 5.3", ("5.3", True, "None", "")),
    ],
)
def test_another_report_is_judged_as_the_one_that_was_not_meant(
    town: Town, chief: Chat, first: str, said: str, last: tuple[str, bool, str, str]
) -> None:
    writes(town, chief, first)
    chief.heard()
    writes(town, chief, said)
    assert judged(town)[-1] == last
    stands, _ = chief.heard()
    assert isinstance(stands, Note)
    assert (stands.name, stands.values["handle"]) == ("review_unclear", "5.2")


@pytest.mark.parametrize(
    "said", ["deshaga eso, le di sin querer", "me equivoqué, deshágalo", "anule eso, fue un error"]
)
def test_a_verdict_that_is_taken_back_is_asked_for_anew(town: Town, chief: Chat, said: str) -> None:
    writes(town, chief, "acepto la 5.2")
    chief.heard()
    writes(town, chief, said)
    (told,) = chief.heard()
    assert isinstance(told, Note)
    assert (told.name, told.values["stands"]) == ("review_unclear", 1)


def test_what_was_reported_last_is_taken_back_as_before(town: Town, chief: Chat) -> None:
    writes(town, chief, "1.4 va en 60")
    writes(town, chief, "deshaga eso, le di sin querer")
    assert len(town.retractions()) == 1


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("y además el acta está sin firmar", "el mapa está viejo, el acta está sin firmar"),
        ("y tampoco tiene firma", "el mapa está viejo, tampoco tiene firma"),
        ("agréguele que no hay listado", "el mapa está viejo, no hay listado"),
    ],
)
def test_more_of_the_reason_is_kept_with_it(town: Town, chief: Chat, said: str, why: str) -> None:
    writes(town, chief, "no acepto la 5.2: el mapa está viejo")
    writes(town, chief, said)
    assert judged(town)[-1] == ("5.2", False, "None", why)
    assert town.reports() == []


@pytest.mark.parametrize(
    "said",
    [
        "y además mañana no estoy",
        "y además la 5.3 está sin firmar",
        "y además la auditoría está en 40",
        "y además ¿quién no ha reportado?",
    ],
)
def test_what_is_no_reason_is_not_added(town: Town, chief: Chat, said: str) -> None:
    writes(town, chief, "no acepto la 5.2: el mapa está viejo")
    writes(town, chief, said)
    assert {one[3] for one in judged(town) if one[0] == "5.2"} == {"el mapa está viejo"}


def test_nothing_is_added_to_what_was_accepted(town: Town, chief: Chat) -> None:
    writes(town, chief, "acepto la 5.2")
    writes(town, chief, "y además el acta está sin firmar")
    assert judged(town) == [("5.2", True, "None", "")]
