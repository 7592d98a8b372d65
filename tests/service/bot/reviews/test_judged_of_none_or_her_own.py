"""Control, who leads an activity too, judges what is of no activity, her own beside others', all of
an office, one as the last, and not yet."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note
from core.overviews import Overview
from models.answers.reviews import Review
from models.plan import Activity
from tests.service.bot.chat import Chat, Town, chief_of_control, notes
from tests.support.builders import a_report


@pytest.fixture
def chief(town: Town) -> Chat:
    """The chat of the chief of control, who leads 1.4; Hacienda reported 4.3 and 5.1."""
    chief, office = chief_of_control(town)
    town.add("1.4", 20, office=office, title="Hacer la auditoría de riesgos")
    town.add("4.3", 60, office=town.other_office_id, title="Depurar la cartera", product="")
    town.add("5.1", 100, office=town.other_office_id, title="Publicar el mapa", product="")
    return chief


def judged(town: Town) -> dict[str, bool]:
    handles = {one.id: one.handle for one in town.rows(select(Activity))}
    return {handles[row.activity_id]: row.accepted for row in town.rows(select(Review))}


@pytest.mark.parametrize(
    ("said", "kept", "told"),
    [
        ("la 48/93 no la acepto: falta el acta", {}, ["no_such_activity"]),
        ("acepto la 5.1. La 9.9 la devuelvo: falta el acta", {"5.1": True},
         ["review_kept", "no_such_activity"]),
        ("acepto la 5.1 y la 1.4", {"5.1": True}, ["review_kept", "left_out"]),
        ("todavía no acepto la 5.1", {}, ["review_dropped"]),
        ("revisé la 1.4 y quedo conforme", {}, ["question"]),
        ("acepto todo lo de Hacienda", {}, ["review_which"]),
    ],
)  # fmt: skip
def test_only_what_is_of_others_is_judged_and_the_rest_is_told(
    town: Town, chief: Chat, said: str, kept: dict[str, bool], told: list[str]
) -> None:
    chief.says(said)
    assert judged(town) == kept
    assert notes(chief.heard()) == told
    assert town.reports() == []


@pytest.mark.parametrize(
    ("said", "remark"),
    [
        ("la 5.1 aceptada. Hernán Quiroga", ""),
        ("la 5.1 aceptada. Ya vi el oficio", "Ya vi el oficio"),
    ],
)
def test_her_name_below_is_no_remark(town: Town, chief: Chat, said: str, remark: str) -> None:
    chief.says(said)
    assert [row.remark for row in town.rows(select(Review))] == [remark]


def test_what_waits_is_shown_of_one_office(town: Town, chief: Chat) -> None:
    town.add("2.1", 100, title="Construir la rampa")
    chief.says("¿qué me falta por verificar de Hacienda?")
    (page,) = chief.heard()
    assert isinstance(page, Overview)
    assert (page.name, [one.name for one in page.rows]) == ("unverified", ["5.1"])


def test_another_is_judged_as_the_one_before(town: Town, chief: Chat) -> None:
    chief.says("acepto la 5.1")
    town.deliver()
    chief.heard()
    chief.says("y la 4.3 igual")
    assert judged(town) == {"5.1": True, "4.3": True}
    (kept,) = chief.heard()
    assert isinstance(kept, Note)


def test_a_lead_who_accepts_judges_nothing(town: Town, pedro: Chat) -> None:
    town.add("5.1", 100, office=town.other_office_id, title="Publicar el mapa", product="")
    pedro.says("la 5.1 la revisé, quedo conforme. La acepto")
    assert judged(town) == {}


@pytest.mark.parametrize(
    "said", ["acepto 5.6", "la 5.6 no la acepto, el directorio tiene gente que ya se retiró"]
)
def test_words_of_the_plan_file_without_a_figure_are_nothing_to_verify(
    town: Town, chief: Chat, said: str
) -> None:
    activity = town.add("5.6", office=town.other_office_id, title="Actualizar el directorio")
    with town.database.transaction() as session:
        a_report(session, activity, None, words="Publicado en febrero", file_name="ptep.txt")
    chief.says(said)
    assert notes(chief.heard()) == ["review_none"]
    assert judged(town) == {}
    chief.says("¿cómo va la 5.6?")
    (page,) = chief.heard()
    assert isinstance(page, Overview)
    assert page.buttons == ()
