"""What leads say right after a receipt, and is no word about the work."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Content, Note, Question
from core.notice_names import LEAVES
from core.overviews import Overview
from core.words import RequestKind, Role
from models.answers.requests import Request, RequestState
from models.owed import Notice
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_person


@pytest.fixture(autouse=True)
def receipt(town: Town, marta: Chat) -> int:
    """Let Marta have reported on the 3.6; return it."""
    activity = town.add("3.6", 40, title="Actualizar la política de tratamiento de datos")
    town.add("4.1", 20, title="Realizar tres capacitaciones sobre integridad")
    with town.database.transaction() as session:
        a_person(
            session, town.context.entity_id, "Nelson Ortiz", office=town.office_id,
            role=Role.DELEGATE, telegram="909",
        )  # fmt: skip
    marta.says("la 3.6 va en 60 %, ya tenemos el borrador")
    town.deliver()
    marta.heard()
    return activity


def last(chat: Chat) -> Content:
    """Return what was said last to a chat."""
    return chat.heard()[-1]


def told_of_people(town: Town) -> list[str]:
    """Return what planning and control are told of people."""
    return [one.details["words"] for one in town.rows(select(Notice)) if one.kind == LEAVES]


@pytest.mark.parametrize(
    "text",
    [
        "Nelson ya no trabaja acá desde hoy, no le manden más",
        "a Nelson quítenlo de la lista, se fue a Gobierno",
        "Nelson renunció la semana pasada",
        "entró una practicante nueva, se llama Paola, agréguenla",
        "me cambiaron el correo, ahora es marta@alcaldia.example",
        "cambié de celular",
    ],
)
def test_planning_is_told_of_people_who_left_or_came_and_no_report_says_it(
    town: Town, marta: Chat, luz: Chat, receipt: int, text: str
) -> None:
    assert luz.name
    assert marta.says(text) == "answered"
    assert notes(marta.heard()) == ["staff_told"]
    assert told_of_people(town) == [text]
    assert town.figure(receipt) == (60, "ya tenemos el borrador")


@pytest.mark.parametrize(
    "text",
    [
        "renunció el contratista y toca contratar otro",
        "se fue la luz y no se pudo hacer la reunión",
        "Nelson pasó a firma el documento",
    ],
)
def test_what_hinders_the_work_is_of_it_whoever_left(
    town: Town, marta: Chat, receipt: int, text: str
) -> None:
    assert marta.says(text) == "added"
    assert told_of_people(town) == []
    assert text in town.figure(receipt)[1]


@pytest.mark.parametrize(
    "text", ["ninguna oficina! la 3.6 es mía y no la suelto", "ninguna, es mía", "la 3.6 es mía"]
)
def test_what_is_hers_after_all_ends_the_question_for_another_office(
    town: Town, marta: Chat, receipt: int, text: str
) -> None:
    marta.says("la 3.6 no es mía")
    assert isinstance(last(marta), Question)

    assert marta.says(text) == "answered"
    assert notes(marta.heard()) == ["stays_hers"]
    assert marta.says("sí") != "requested"
    assert town.rows(select(Request)) == []
    assert town.figure(receipt) == (60, "ya tenemos el borrador")


def test_that_it_is_not_hers_is_still_asked_about(marta: Chat) -> None:
    assert marta.says("no es mía") == "asked"


@pytest.mark.parametrize("text", ["deshaga lo deshecho", "rehacer", "no quería deshacerlo"])
def test_who_wants_back_what_she_took_back_is_told_what_stands_and_how_to_write_it(
    town: Town, marta: Chat, receipt: int, text: str
) -> None:
    marta.touches("Deshacer")
    marta.heard()

    assert marta.says(text) == "answered"
    note = last(marta)
    assert isinstance(note, Note)
    assert note.name == "redo_how"
    assert (note.values["handle"], note.values["before"]) == ("3.6", "40\u00a0%")
    assert note.values["percent"] == "60\u00a0%"
    assert town.figure(receipt)[0] == 40


def test_where_nothing_was_taken_back_nothing_is(town: Town, marta: Chat, receipt: int) -> None:
    marta.says("deshaga lo deshecho")
    assert notes(marta.heard()) == ["nothing_to_undo"]
    assert town.figure(receipt)[0] == 60


@pytest.mark.parametrize("text", ["eso ya quedó, cierto?", "ya la hizo gobierno, no?"])
def test_a_question_kept_as_a_statement_is_answered_with_what_stands(
    town: Town, marta: Chat, receipt: int, text: str
) -> None:
    assert marta.says(text) == "answered"
    assert isinstance(last(marta), Overview)
    assert town.figure(receipt) == (60, "ya tenemos el borrador")


def test_a_figure_that_asks_for_a_yes_waits_for_it(town: Town, marta: Chat, receipt: int) -> None:
    assert marta.says("ya va en 80, no?") == "asked"
    assert town.figure(receipt)[0] == 60
    assert marta.says("sí") == "recorded"
    assert town.figure(receipt)[0] == 80


def test_a_figure_that_is_denied_beside_another_is_no_question(marta: Chat) -> None:
    assert marta.says("ya va en 80, no en 60") == "recorded"


@pytest.mark.parametrize(
    "text",
    ["retire lo del plazo de la 4.1, ya hablé con ellos", "quite lo del plazo",
     "retire la prórroga de la 4.1"],
)  # fmt: skip
def test_what_was_asked_for_is_withdrawn_in_plain_words(
    town: Town, marta: Chat, receipt: int, text: str
) -> None:
    marta.asks("necesito plazo para la 4.1 hasta el 30 de julio porque el capacitador no puede")
    assert marta.says(text) == "answered"
    (request,) = town.rows(select(Request))
    assert request.state is RequestState.WITHDRAWN
    assert town.figure(receipt) == (60, "ya tenemos el borrador")


@pytest.mark.parametrize(
    "text",
    ["toca correrla, el capacitador solo puede en junio",
     "la 3.6 toca correrla, el capacitador solo puede en junio",
     "hay que correr la 3.6, el capacitador solo puede en julio",
     "nos toca aplazarla, la sala solo está libre en agosto",
     "la 3.6 habrá que moverla, el proveedor entrega en julio",
     "tenemos que reprogramar la 3.6 porque no hay sala hasta julio"],
)  # fmt: skip
def test_who_has_to_move_it_asks_for_more_time_and_is_asked_for_the_day_and_no_percentage(
    town: Town, marta: Chat, receipt: int, text: str
) -> None:
    assert marta.says(text) == "asked"
    question = last(marta)
    assert isinstance(question, Question)
    assert question.name == "wish_until"
    assert question.wished is not None
    assert question.wished.kind == RequestKind.EXTENSION.value
    assert town.figure(receipt) == (60, "ya tenemos el borrador")


@pytest.mark.parametrize(
    "text", ["se me olvidó decirle que el borrador lo revisó jurídica", "el borrador lo revisaron"]
)
def test_a_draft_is_nothing_to_be_deleted(town: Town, marta: Chat, receipt: int, text: str) -> None:
    assert marta.says(text) == "added"
    assert town.figure(receipt)[0] == 60


@pytest.mark.parametrize(
    "text",
    [
        "quedan pendientes cuáles", "quedan pendientes cuales?", "me faltan cuáles",
        "cuáles me faltan", "qué me queda pendiente", "hay pendientes por reportar cuáles",
    ],
)  # fmt: skip
def test_a_question_without_its_sign_has_the_list_and_is_none_of_the_words(
    town: Town, marta: Chat, receipt: int, text: str
) -> None:
    before = town.figure(receipt)

    assert marta.says(text) == "answered"
    assert last(marta).kind == "listing"
    assert town.figure(receipt) == before


@pytest.mark.parametrize(
    "text", ["quedan pendientes dos actas", "quedan pendientes las firmas, cuáles no sabemos"]
)
def test_what_lacks_is_of_the_report_as_ever(
    town: Town, marta: Chat, receipt: int, text: str
) -> None:
    assert marta.says(text) == "added"
    assert "quedan pendientes" in town.figure(receipt)[1]


@pytest.mark.parametrize(
    "text",
    [
        "espere, la de marzo todavía no está, la publican el 20", "no, esa todavía no está lista",
        "perdón, la publicación no ha salido", "no, el informe de marzo aún no quedó publicado",
    ],
)  # fmt: skip
def test_words_that_deny_the_last_report_are_asked_about_and_not_added(
    town: Town, marta: Chat, text: str
) -> None:
    activity = town.add("4.4", 17, title="Publicar doce informes mensuales")
    assert marta.says("la 4.4 va en 25 %, la publicación de marzo también lista") == "recorded"
    before = town.figure(activity)

    assert marta.says(text) == "asked"
    question = last(marta)
    assert isinstance(question, Question)
    assert question.name == "percent"
    assert any(one.label.startswith("Sigue en 25") for one in question.buttons)
    assert town.figure(activity) == before

    assert marta.says("entonces la 4.4 sigue en 17") == "asked"
    assert marta.says("sí") == "recorded"
    assert town.figure(activity)[0] == 17


@pytest.mark.parametrize(
    "text",
    [
        "la de abril todavía no está", "no, la firma todavía no está, la hacen el 20",
        "falta la firma de marzo, todavía no está", "doctora, el acta de marzo todavía no está",
    ],
)  # fmt: skip
def test_words_on_what_the_last_report_did_not_tell_are_added(
    town: Town, marta: Chat, text: str
) -> None:
    activity = town.add("4.4", 17, title="Publicar doce informes mensuales")
    marta.says("la 4.4 va en 25 %, la publicación de marzo también lista")

    assert marta.says(text) == "added"
    assert town.figure(activity)[0] == 25


@pytest.mark.parametrize("text", ["no, todavía no", "todavía no", "no, aún no"])
def test_not_yet_after_it_was_done_asks_whether_that_is_taken_back(
    town: Town, marta: Chat, receipt: int, text: str
) -> None:
    marta.says("la 3.6 ya está lista")
    marta.heard()
    marta.says(text)
    asked = last(marta)
    assert isinstance(asked, Question)
    assert (asked.name, town.figure(receipt)[0]) == ("undo", 100)


@pytest.mark.parametrize("text", ["no, todavía no", "todavía no"])
def test_not_yet_to_a_question_answers_that(
    town: Town, marta: Chat, receipt: int, text: str
) -> None:
    marta.says("la 3.6 va en 10")
    marta.heard()
    marta.says(text)
    assert notes(marta.heard()) == ["not_recorded"]
    assert town.figure(receipt)[0] == 60


@pytest.mark.parametrize(
    "text",
    [
        "y las demás no han empezado",
        "las demás actividades siguen sin empezar",
        "las otras no han arrancado",
        "el resto no ha empezado",
        "pero las demás van en 0",
    ],
)
def test_what_is_said_of_the_others_is_asked_of_those_alone(
    town: Town, marta: Chat, receipt: int, text: str
) -> None:
    marta.says(text)
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert (asked.name, asked.line and asked.line.handle) == ("confirm", "4.1")
    assert town.figure(receipt)[0] == 60
    marta.says("sí")
    assert [one.percent for one in town.reports()] == [60, 0]


@pytest.mark.parametrize("text", ["las demás firmas no han llegado", "la 3.6 no ha arrancado"])
def test_what_is_said_of_its_own_things_is_asked_of_no_other(
    town: Town, marta: Chat, receipt: int, text: str
) -> None:
    marta.says(text)
    asked = [one.line for one in marta.heard() if isinstance(one, Question)]
    assert "4.1" not in [one.handle for one in asked if one is not None]
    assert {one.activity_id for one in town.reports()} == {receipt}
