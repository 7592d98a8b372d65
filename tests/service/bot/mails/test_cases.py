"""What people corrected or undid, as cases: what they wrote, and what was recorded in the end."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.conversation.desk import desk_about
from bot.conversation.for_others.standing_in import Source, record
from bot.conversation.reporting.cases import cases
from models.staff import people
from tests.service.bot.chat import MARTA, Chat, Town, a_ref
from tests.service.bot.hall import Hall
from tests.support.builders import NOW, a_person, an_inbound

TWO = "1.2 en 60, del contrato el 70 %"


def exported(town: Town) -> list[dict[str, Any]]:
    with town.database.reading() as session:
        return list(cases(session, town.context))


def only(town: Town) -> dict[str, Any]:
    (case,) = exported(town)
    return case


def expected(town: Town) -> list[tuple[str, int | None, str]]:
    return [(u["code"], u["percent"], u["status"]) for u in only(town)["expect"]["updates"]]


@pytest.fixture(autouse=True)
def activities(town: Town) -> list[int]:
    """Marta's two activities, at 40 and without a figure."""
    return [
        town.add("1.2", 40, title="Publicar el mapa de riesgos"),
        town.add("1.3", title="Realizar tres capacitaciones", planned=3),
    ]


def test_what_nobody_corrected_is_no_case(town: Town, marta: Chat) -> None:
    marta.says("1.2 en 60")
    town.wait(hours=3)
    marta.says("1.2 en 80")

    assert exported(town) == []


def test_words_that_follow_a_report_make_no_case(town: Town, marta: Chat) -> None:
    marta.says("1.2 en 60")
    marta.says("falta la firma del secretario")

    assert exported(town) == []


def test_an_edited_message_is_expected_to_mean_what_was_recorded_then(
    town: Town, marta: Chat
) -> None:
    marta.says(TWO)
    marta.edits("1.2 en 70")

    case = only(town)
    assert case["text"] == TWO
    assert case["expect"] == {
        "intent": "report",
        "updates": [{"code": "1.2", "percent": 70, "status": "in_progress"}],
        "until": None,
        "office": None,
        "ask": None,
    }
    assert case["note"] == "edited: 1.2 en 70"


def test_a_later_correction_in_words_counts(town: Town, marta: Chat) -> None:
    marta.says(TWO)
    marta.says("no, era 70")

    assert expected(town) == [("1.2", 70, "in_progress")]
    assert only(town)["note"] == "corrected: no, era 70"


def test_of_two_corrections_the_last_one_counts(town: Town, marta: Chat) -> None:
    marta.says(TWO)
    marta.says("no, era 65")
    marta.says("perdón, era 70")

    first, second = exported(town)
    assert first["expect"]["updates"][0]["percent"] == 70
    assert (second["text"], "expect" in second) == ("no, era 65", False)


def test_an_edit_that_names_another_activity_is_expected_of_that(town: Town, marta: Chat) -> None:
    marta.says("1.2 en 66")
    marta.edits("1.3 en 66")

    assert expected(town) == [("1.3", 66, "in_progress")]
    assert only(town)["note"] == "edited: 1.3 en 66"


def test_a_button_that_was_undone_has_no_words_and_is_no_case(
    town: Town, marta: Chat, activities: list[int]
) -> None:
    marta.presses(a_ref("pct", activities[0], "100"))
    assert town.figure(activities[0])[0] == 100
    marta.touches("Deshacer")

    assert town.figure(activities[0])[0] == 40
    assert exported(town) == []


def test_an_unanswered_question_is_no_case(town: Town, marta: Chat) -> None:
    marta.says("1.2 en 30")
    marta.says("¿qué tengo pendiente?")

    assert exported(town) == []


def test_what_was_said_in_a_group_is_a_case_as_well(town: Town, approved: Hall) -> None:
    approved.says(MARTA, "1.2 en 60, del contrato el 70 %")
    approved.says(MARTA, "perdón, era 70")

    assert expected(town) == [("1.2", 70, "in_progress")]


def test_what_was_undone_and_said_of_another_activity_is_expected_of_that(
    town: Town, marta: Chat
) -> None:
    marta.says("1.2 en 33")
    marta.says("sí")
    marta.touches("Deshacer")
    marta.says("1.3 en 33")

    assert expected(town) == [("1.3", 33, "in_progress")]
    assert only(town)["note"] == "taken back: 1.3 en 33"


def test_what_was_undone_and_never_said_again_has_no_expectation(town: Town, marta: Chat) -> None:
    marta.says("1.2 en 60")
    marta.touches("Deshacer")

    case = only(town)
    assert "expect" not in case
    assert case["note"] == "taken back; what it meant is not known"


def test_what_was_undone_and_said_the_same_again_is_no_case(town: Town, marta: Chat) -> None:
    marta.says("1.2 en 60")
    marta.touches("Deshacer")
    marta.says("1.2 en 60")

    assert exported(town) == []


def test_a_figure_that_her_words_do_not_hold_is_not_expected_of_them(
    town: Town, marta: Chat
) -> None:
    marta.says("1.2 en 60")
    marta.says("perdón, era 65")

    case = only(town)
    assert "expect" not in case
    assert case["note"] == "corrected: perdón, era 65; her words do not hold it"


def test_what_is_said_a_day_later_is_no_correction_of_it(town: Town, marta: Chat) -> None:
    marta.says(TWO)
    marta.touches("Deshacer")
    town.wait(hours=25)
    marta.says("1.2 en 70")

    assert "expect" not in only(town)


@pytest.mark.parametrize("pressed", [True, False])
def test_a_question_answered_with_no_counts_with_what_was_said_then(
    town: Town, marta: Chat, pressed: bool
) -> None:
    assert marta.says("1.2 en 30, del contrato el 70 %") == "asked"
    if pressed:
        marta.touches("No")
    else:
        marta.says("no")
    marta.says("1.2 en 70")

    assert expected(town) == [("1.2", 70, "in_progress")]
    assert only(town)["note"] == "answered no: 1.2 en 70"


def test_a_question_answered_with_yes_is_no_case(town: Town, marta: Chat) -> None:
    marta.says("1.2 en 30")
    marta.says("sí")

    assert exported(town) == []


def test_a_lower_figure_is_expected_to_be_asked_about(town: Town, marta: Chat) -> None:
    marta.says("1.2 en 60, del contrato el 30 %")
    marta.says("perdón, era 30")

    assert only(town)["expect"]["ask"] == "confirm"


def test_what_planning_writes_down_for_that_day_instead_is_expected(
    town: Town, marta: Chat, activities: list[int]
) -> None:
    marta.says(TWO)
    with town.database.transaction() as session:
        speaker = people.find_person(session, entity_id=town.context.entity_id, typed=str(MARTA))
        told = an_inbound(session, town.context.entity_id, "va en 70", channel="cli")
        source = Source(told, "cli", None, town.context.today(town.now), town.now)
        hers = desk_about(session, town.context, speaker, activities[0], town.office_id, town.now)
        record(session, town.context, source, speaker, hers, "va en 70")

    assert expected(town) == [("1.2", 70, "in_progress")]
    assert only(town)["note"] == "planning: va en 70"


def test_of_several_activities_the_others_are_expected_as_they_stand(
    town: Town, marta: Chat
) -> None:
    marta.says("1.2 en 60 y 1.3 en 33")
    marta.touches("Deshacer")
    marta.touches("1.2 ·")
    case = only(town)
    assert "expect" not in case

    marta.says("1.2 en 33")
    marta.says("sí")
    assert expected(town) == [("1.2", 33, "in_progress"), ("1.3", 33, "in_progress")]


def test_the_plan_is_shown_as_it_stood_when_she_wrote(town: Town, marta: Chat) -> None:
    marta.says("1.3 en 33")
    marta.says(TWO)
    marta.edits("1.2 en 70")
    marta.says("1.3 en 66")
    town.wait(days=1)
    town.add("1.4", 10, added_at=town.now)

    pending = {one["code"]: one for one in only(town)["pending"]}
    assert {code: one["percent"] for code, one in pending.items()} == {"1.2": 40, "1.3": 33}
    assert pending["1.3"]["planned"] == 3
    assert pending["1.3"]["title"] == "Realizar tres capacitaciones"
    assert only(town)["today"] == town.context.today(NOW).isoformat()


def test_the_activity_that_she_answered_is_named(
    town: Town, marta: Chat, activities: list[int]
) -> None:
    marta.presses(a_ref("card", activities[0]))
    town.deliver()
    marta.says("vamos en 60, del contrato el 70 %", to=marta.last())
    marta.edits("vamos en 70")

    assert only(town)["reply_to"] == "1.2"


def test_names_addresses_and_numbers_of_people_are_replaced(town: Town, marta: Chat) -> None:
    with town.database.transaction() as session:
        a_person(session, town.context.entity_id, "Luz Mapa Ortiz")
    marta.says(
        "1.2 en 60, del contrato el 70 %, falta que marta rincón firme el mapa con Luz Mapa"
        " (luz@puertoesperanza.example, 300 123 45 67, cc 52.123.456)"
    )
    marta.says("perdón, era 70, me dijo Luz")

    case = only(town)
    assert case["text"] == (
        "1.2 en 60, del contrato el 70 %, falta que @ firme el mapa con @"
        " ([correo], [número], [número])"
    )
    assert case["note"] == "corrected: perdón, era 70, me dijo @"
    assert "Marta" not in str(case)


def test_another_entity_is_not_looked_at(town: Town, marta: Chat) -> None:
    marta.says(TWO)
    marta.edits("1.2 en 70")
    with town.database.reading() as session:
        other = replace(town.context, entity_id=town.context.entity_id + 100_000)
        assert list(cases(session, other)) == []
