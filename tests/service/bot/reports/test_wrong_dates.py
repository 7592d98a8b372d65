"""A date that a lead finds wrong: planning corrects dates, and gets her words if she wants."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Note, Question, Reminder
from core.overviews import Overview
from core.words import Role
from models.owed import Notice
from models.plan import Milestone
from scheduler import tick
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.post import MARTA, PROVEN, Post
from tests.support.builders import a_membership

DUE = date(2026, 5, 29)
MARCH = "esa fecha está mal, es el 31 de marzo"


def dates(town: Town) -> list[date]:
    """Return the dates of all activities."""
    return [one.due for one in town.rows(select(Milestone))]


@pytest.mark.every_case
@pytest.mark.parametrize("by_mail", [False, True])
def test_her_words_about_a_wrong_date_reach_planning_and_the_date_stays(
    town: Town, marta: Chat, luz: Chat, by_mail: bool
) -> None:
    town.add("2.1", 40, due=DUE)
    if by_mail:
        post = Post(town)
        for words in (MARCH, "pasar"):
            post.answer(None, words, proof=PROVEN)
        assert post.notes(MARTA) == ["date_wrong", "date_passed"]
    else:
        marta.says(MARCH)
        (note,) = marta.heard()
        assert isinstance(note, Note)
        assert (note.name, note.values) == ("date_wrong", {"handle": "2.1", "due": DUE.isoformat()})
        marta.touches("Pasar a planeación")
        marta.touches("Pasar a planeación")
        assert set(notes(marta.heard())) == {"date_passed"}
    with town.database.transaction() as session:
        tick.run(session, town.context, town.now)

    told = [n for one in luz.heard() if isinstance(one, Reminder) for n in one.notices]
    assert [(one.name, one.values["words"]) for one in told] == [("words_passed", MARCH)]
    assert (dates(town), town.reports()) == ([DUE], [])


@pytest.mark.parametrize(
    "said",
    [
        "la fecha de la 2.1 está equivocada",
        "hay un error en la fecha de la 2.1, debe ser 31 de marzo",
        "la 2.1 vence el 31 de marzo, no el 29 de mayo",
        "la fecha correcta de la 2.1 es el 31 de marzo",
        "esa no es la fecha de la 2.1",
        "la fecha de la 2.1 está mala en el plan, era 20 de junio no 29 de mayo. Por favor "
        "avísenle a planeación.",
        "la fecha de la 2.1 quedó mal copiada, era el 20 de junio",
        "Digo que la fecha de la 2.1 en el plan está mal copiada, es 20 de junio",
        "la fecha de la 2.1 en el plan no corresponde, es el 20 de junio",
        "ojo que el 31 de abril de la 2.1 no existe, en el plan quedo mal la fecha. creo q era 31 "
        "de mayo",
        "el 31 de abril de la 2.1 no existe",
        "en la 2.1 el plan trae mal la fecha, creo que era 31 de mayo",
        "quedó mal la fecha de la 2.1, sería el 31 de mayo",
        "la fecha de la 2.1 no existe en el calendario",
    ],
)
def test_many_wordings_say_that_a_date_is_wrong(town: Town, marta: Chat, said: str) -> None:
    town.add("2.1", 40, due=DUE)
    town.add("3.4", 40, due=DUE)
    marta.says(said)

    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["handle"]) == ("date_wrong", "2.1")


@pytest.mark.parametrize(
    "order",
    [
        "Pasar por favor. Quedo atento",
        "No tengo cifra. pasar",
        "sí, páselas a planeación, gracias",
        "pásele mis palabras por favor",
        "listo, pasar. Muchas gracias",
        "no hay avance, pasar",
    ],
)
@pytest.mark.parametrize("by_mail", [False, True])
def test_all_her_words_are_passed_on_after_an_order_in_whatever_words(
    town: Town, marta: Chat, luz: Chat, order: str, *, by_mail: bool
) -> None:
    town.add("2.1", 40, due=DUE)
    town.add("3.4", 40, due=DUE)
    wrong = "el 31 de abril de la 2.1 no existe, quedó mal la fecha. creo q era 31 de mayo"
    post = Post(town)
    for words in (wrong, order):
        _ = post.answer(None, words, proof=PROVEN) if by_mail else marta.says(words)
    with town.database.transaction() as session:
        tick.run(session, town.context, town.now)

    told = [n for one in luz.heard() if isinstance(one, Reminder) for n in one.notices]
    assert [(one.name, one.values["words"]) for one in told] == [("words_passed", wrong)]


@pytest.mark.parametrize(
    "said", ["no pasar", "no las pase", "pasar la 3.4 a Hacienda", "la 2.1 no pasa de 40"]
)
def test_other_words_pass_nothing_on(town: Town, marta: Chat, said: str) -> None:
    town.add("2.1", 40, due=DUE)
    town.add("3.4", 40, due=DUE)
    marta.says("la fecha de la 2.1 está equivocada")
    marta.says(said)

    assert town.rows(select(Notice).where(Notice.kind == "words_passed")) == []


def test_of_several_activities_it_is_asked_which_one(town: Town, marta: Chat) -> None:
    town.add("2.1", 40, due=DUE)
    town.add("3.4", 40, due=DUE)
    marta.says(MARCH)

    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, {*note.values}, note.buttons) == ("date_wrong", {"said"}, ())
    assert town.rows(select(Notice)) == []


@pytest.mark.parametrize(
    "said",
    [
        "la fecha de la 2.1 está mal, es el 30 de junio, falta el contrato",
        "la fecha de la 2.1 en el plan está mal, necesito plazo hasta el 30 de junio",
        "la fecha del plan de la 2.1 no es real, pedimos ampliarla hasta el 30 de junio",
    ],
)
def test_a_later_date_is_asked_for_as_more_time(town: Town, marta: Chat, said: str) -> None:
    town.add("2.1", 40, due=DUE)
    marta.says(said)

    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert asked.wished is not None
    assert (asked.wished.kind, asked.wished.until) == ("extension", date(2026, 6, 30))


@pytest.mark.parametrize(
    "said",
    ["la 2.1 va en 60 %, la fecha del acta está mal", "2.1 terminada, la fecha no es la correcta"],
)
def test_what_reports_something_is_a_report(town: Town, marta: Chat, said: str) -> None:
    town.add("2.1", 40, due=DUE)
    marta.says(said)

    assert "date_wrong" not in notes(marta.heard())
    assert len(town.reports()) == 1


def test_the_date_of_a_request_that_is_shown_is_that_request_s(town: Town, marta: Chat) -> None:
    town.add("2.1", 40, due=DUE)
    marta.says("necesito plazo para la 2.1 hasta el 30 de junio porque falta la firma")
    marta.says("esa fecha está mal, es el 15 de julio")

    assert "date_wrong" not in notes(marta.heard())


@pytest.mark.parametrize(
    "said",
    [
        "Digo que la fecha del plan está mal copiada",
        "la fecha está mala en el plan, era 20 de junio no 29 de mayo",
        "no, la fecha quedó mal escrita en el plan",
    ],
)
def test_beside_a_request_that_is_shown_the_plan_s_own_date_may_be_wrong(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("2.1", 40, due=DUE)
    marta.says("necesito plazo para la 2.1 hasta el 30 de junio porque falta la firma")
    marta.heard()
    marta.says(said)

    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["handle"]) == ("date_wrong", "2.1")


@pytest.mark.parametrize(
    "said",
    [
        "la fecha de la 2.1 está mal, es el 26 de marzo no el 19, corríjala",
        "cambie la fecha de la 2.1 al 15 de noviembre",
        "por favor corrija fecha de la 2.1, es el 15 de noviembre",
    ],
)
def test_who_decides_on_dates_is_told_how_they_are_corrected(
    town: Town, luz: Chat, said: str
) -> None:
    town.add("2.1", 40, due=DUE)
    luz.says(said)

    (note,) = luz.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values, note.buttons) == ("date_by_file", {"handle": "2.1"}, ())
    assert dates(town) == [DUE]


def test_another_date_where_a_request_waits_is_about_the_request(
    town: Town, marta: Chat, luz: Chat
) -> None:
    town.add("2.1", 40, due=DUE)
    marta.asks("pido plazo para la 2.1 hasta el 30 de junio porque falta la firma")
    luz.says("cambie la fecha de la 2.1 al 15 de julio")

    (shown,) = luz.heard()
    assert isinstance(shown, Overview)
    assert shown.name == "requests"


def test_a_lead_who_orders_another_date_is_not_told_of_the_file(town: Town, marta: Chat) -> None:
    town.add("2.1", 40, due=DUE)
    marta.says("cambie la fecha de la 2.1 al 15 de noviembre")

    assert "date_by_file" not in notes(marta.heard())
    assert dates(town) == [DUE]


@pytest.mark.parametrize("plans", [False, True])
def test_a_later_date_of_an_activity_of_hers_is_asked_for_beside_her_figure(
    town: Town, marta: Chat, *, plans: bool
) -> None:
    suit = town.add("2.1", 50, title="Registrar en el SUIT la estrategia", due=DUE)
    town.add("3.1", 10, title="Realizar la audiencia pública", due=DUE)
    if plans:
        with town.database.transaction() as session:
            a_membership(session, town.marta_id, Role.PLANNING)
    marta.says("lo del SUIT va en 70 y la audiencia publica queda para el 30 de junio")

    *_, asked = marta.heard()
    assert isinstance(asked, Question)
    assert asked.wished is not None
    assert (asked.wished.handles, asked.wished.until) == (("3.1",), date(2026, 6, 30))
    assert town.figure(suit)[0] == 70
