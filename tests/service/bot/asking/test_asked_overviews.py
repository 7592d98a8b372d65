"""Those who see all the plans ask for an overview in words, or with a command as a subject."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.overviews import Overview
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.post import DOMAIN, PROVEN, Post
from tests.support.builders import a_membership, a_person, a_told_reminder, an_address

HERNAN = f"hernan@{DOMAIN}"


@pytest.mark.parametrize("role", [Role.PLANNING, Role.VIEWER])
@pytest.mark.parametrize(
    ("text", "shown"),
    [("quien no ha respondido?", "silence"), ("silencio", "silence"),
     ("como va hacienda", "office"),
     ("cuantas vencidas hay", "overdue"), ("Resumen", "summary"),
     ("muéstreme el silencio por favor", "silence"), ("quiero ver el /silencio", "silence"),
     ("¿Quién está en silencio?", "silence"), ("páseme las vencidas de hoy", "overdue"),
     ("necesito ver el resumen del plan", "summary"),
     ("¿cómo va el plan?", "summary"), ("como vamos con el plan", "summary"),
     ("Buenos días, ¿cómo vamos?", "summary"),
     ("cómo vamos con el plan? quién no ha contestado y a quién no se le puede escribir?",
      "summary"),
     ("a quién no se le puede llegar", "silence"), ("a quién no se puede contactar?", "silence"),
     ("quién no ha respondido y a quién no le llegan los mensajes", "silence"),
     ("¿qué falta por decidir?", "requests"), ("qué solicitudes hay por decidir", "requests"),
     ("que actividades estan en riesgo", "summary"), ("¿hay algo en riesgo?", "summary"),
     ("quien tiene mas atrasos", "overdue"), ("qué oficina tiene más incumplimientos", "overdue"),
     ("cuales ha reportado hacienda esta semana?", "office"),
     ("y las de hacienda?", "office"), ("y hacienda que?", "office"),
     ("deme el detalle de hacienda", "office"), ("cómo va Pedro", "office"),
     ("qué ha reportado Pedro", "office"),
     ("ya pudieron revisar cuantas estan al 100%?", "summary")],
)  # fmt: skip
def test_an_overview_is_shown_for_which_she_asks(
    town: Town, role: Role, text: str, shown: str
) -> None:
    town.add("1.2", 10)
    luz = somebody(town, 700, "Luz Mery Cano", role)
    luz.says(text)
    (said,) = luz.heard()
    assert isinstance(said, Overview)
    assert said.name == shown


def test_what_she_goes_on_to_ask_is_counted_beside(town: Town) -> None:
    town.add("1.2", 10)
    luz = somebody(town, 700, "Luz Mery Cano", Role.PLANNING)
    luz.says("cuantas actividades hay en total y como vamos")
    assert notes(luz.heard()) == ["counts", "overview"]
    luz.says("cuantas llevamos cumplidas y cuantas no han reportado nada")
    assert notes(luz.heard()) == ["counts"]


@pytest.mark.parametrize(
    "text", ["necesito el excel del plan para el comité", "cuándo es el próximo corte"]
)
def test_what_nobody_shows_here_is_explained(town: Town, text: str) -> None:
    luz = somebody(town, 700, "Luz Mery Cano", Role.PLANNING)
    luz.says(text)
    assert notes(luz.heard()) == ["explained"]


@pytest.mark.parametrize(
    "text", ["envié el resumen", "la 1.2 está en riesgo",
     "en la 1.2 que se ha avanzado es la firma", "el resumen va en 40", "páselo a silencio",
     "cómo vamos con la encuesta", "cómo va el plan de capacitación", "qué falta por entregar"],
)  # fmt: skip
def test_what_only_names_one_is_neither_that_nor_a_request_for_another_office(
    town: Town, text: str
) -> None:
    town.add("1.2", 10)
    with town.database.transaction() as session:
        a_person(session, town.context.entity_id, "Luz Mery Cano", role=Role.PLANNING,
                 office=town.office_id, telegram="700")  # fmt: skip
    luz = Chat(town, 700, "Luz Mery Cano")
    luz.says(text)
    said = luz.heard()
    assert "overview" not in notes(said)
    assert not any(getattr(one, "name", "").startswith("wish") for one in said)


def test_a_lead_is_shown_no_overview(town: Town, marta: Chat) -> None:
    town.add("1.2", 10)
    marta.says("quien no ha respondido?")
    assert "overview" not in notes(marta.heard())


def test_the_plan_is_all_of_it_and_not_the_office_in_whose_name_it_stands(town: Town) -> None:
    luz = somebody(town, 700, "Luz Mery Cano", Role.PLANNING)
    luz.says("como va planeacion")
    luz.says("como va el plan")
    shown = [one.name for one in luz.heard() if isinstance(one, Overview)]
    assert shown == ["office", "summary"]


@pytest.mark.parametrize("to_all", [Role.PLANNING, Role.CONTROL])
def test_who_asks_is_not_left_out_of_the_answer_nor_by_what_was_not_understood(
    town: Town, to_all: Role
) -> None:
    activity = town.add("1.2", 10, due=town.now.date() - timedelta(days=3))
    marta = Chat(town)
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, to_all)
        a_told_reminder(session, activity, town.marta_id, at=town.now - timedelta(days=3))
    assert marta.says("blablablá ornitorrinco") == "unclear"
    marta.heard()
    for text in ("quién no ha respondido?", "/silencio"):
        marta.says(text)
        (shown,) = marta.heard()
        assert isinstance(shown, Overview)
        assert [row.name for row in shown.rows] == ["Secretaría de Planeación"]


def test_what_is_no_office_is_not_taken_for_one(town: Town) -> None:
    luz = somebody(town, 700, "Luz Mery Cano", Role.PLANNING)
    luz.says("como va la vida")
    assert "overview" not in notes(luz.heard())


def test_a_command_in_the_subject_of_an_empty_mail_is_obeyed(town: Town) -> None:
    post = Post(town)
    with town.database.transaction() as session:
        person = a_person(session, town.context.entity_id, "Hernán Díaz", role=Role.CONTROL)
        an_address(session, person, channel="email", value=HERNAN)
    post.answer(None, "", sender=HERNAN, proof=PROVEN, Subject="/resumen")
    ((_, said),) = post.mailbox(HERNAN)
    assert isinstance(said, Overview)


@pytest.mark.parametrize(
    "said", ["q actividades tiene pedro?", "qué actividades tiene Pedro Rueda", "qué debe pedro"]
)
def test_what_a_person_has_is_her_office(town: Town, luz: Chat, marta: Chat, said: str) -> None:
    town.add("1.2", 40)
    town.add("3.3", 10, office=town.other_office_id)
    luz.says(said)
    (shown,) = luz.heard()
    assert isinstance(shown, Overview)
    assert (shown.name, shown.office) == ("office", "Secretaría de Hacienda")
    assert [row.name for row in shown.rows] == ["3.3"]
    marta.says(said)
    assert notes(marta.heard()) == ["not_for_you"]


def test_of_who_works_in_no_office_her_own_list_is_no_answer(town: Town, luz: Chat) -> None:
    somebody(town, 777, "Hernán Quiroga", Role.CONTROL)
    luz.says("qué actividades tiene Hernán?")
    assert notes(luz.heard()) == ["office_unknown"]
