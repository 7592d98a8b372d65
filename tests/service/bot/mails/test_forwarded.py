"""A message that planning or control passes on is recorded for who wrote it, who can undo it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from core.messages import Note, Question, Reminder, Undone
from core.words import Role
from models.audit import Audit
from models.organisation import Person
from models.owed import Notice
from scheduler import tick
from tests.service.bot.chat import MARTA, Chat, Town, a_ref, notes
from tests.support.builders import TODAY, a_membership, a_person

LUZ = 700
BY_MARTA: dict[str, Any] = {
    "type": "user", "sender_user": {"id": MARTA, "is_bot": False, "first_name": "Marta"},
}  # fmt: skip


@pytest.fixture
def luz(town: Town) -> Chat:
    """The chat of Luz Mery, of planning."""
    with town.database.transaction() as session:
        a_person(
            session, town.context.entity_id, "Luz Mery Cano", role=Role.PLANNING, telegram=str(LUZ)
        )
    return Chat(town, LUZ, "Luz")


def passes(town: Town) -> None:
    """Let the clock pass."""
    with town.database.transaction() as session:
        tick.run(session, town.context, town.now)


def hidden(name: str) -> dict[str, Any]:
    """Return the origin of a message whose author hides her number."""
    return {"type": "hidden_user", "sender_user_name": name}


@pytest.mark.parametrize("of", [BY_MARTA, hidden("marta lucia rincón")], ids=["number", "name"])
def test_it_is_recorded_for_its_author_on_the_day_it_was_written(
    town: Town, marta: Chat, luz: Chat, of: dict[str, Any]
) -> None:
    activity = town.add("1.2", 40)
    luz.forwards("1.2 en 60, falta la firma", of=of, said=town.now - timedelta(days=3))

    (said,) = luz.heard()
    assert isinstance(said, Note)
    assert (said.name, said.values["handle1"], said.values["percent1"]) == (
        "forward_recorded", "1.2", "60",
    )  # fmt: skip
    (report,) = town.reports()
    assert (report.person_id, report.office_id) == (town.marta_id, town.office_id)
    assert report.recorded_by_id not in {None, town.marta_id}
    assert report.as_of == TODAY - timedelta(days=3)
    assert town.figure(activity) == (60, "falta la firma")
    passes(town)
    reminders = [one for one in marta.heard() if isinstance(one, Reminder)]
    assert [notice.name for one in reminders for notice in one.notices] == ["recorded_for"]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("1.2 en 50, no, perdón, 60", (60, "")),
        ("va en 66, mentiras, 70, falta la firma", (70, "falta la firma")),
        ("1.2 en 60, perdón por la demora, faltan 2 firmas", (60, "faltan 2 firmas")),
    ],
)
def test_a_figure_that_is_retracted_in_the_same_breath_is_not_recorded(
    town: Town, luz: Chat, text: str, figure: tuple[int, str]
) -> None:
    activity = town.add("1.2", 40)
    luz.forwards(text, of=BY_MARTA)

    assert notes(luz.heard()) == ["forward_recorded"]
    assert town.figure(activity) == figure


def test_what_is_older_than_the_figure_that_holds_says_so(
    town: Town, marta: Chat, luz: Chat
) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 en 70")
    marta.heard()
    luz.forwards("1.2 en 75", of=BY_MARTA, said=town.now - timedelta(days=3))

    (said,) = luz.heard()
    assert isinstance(said, Note)
    assert [said.values[one] for one in ("percent1", "before1", "holds1")] == ["75", None, "70"]
    assert town.figure(activity)[0] == 70


def test_the_office_takes_it_back_even_after_days_off(town: Town, marta: Chat, luz: Chat) -> None:
    activity = town.add("1.2", 40)
    luz.forwards("1.2 en 60", of=BY_MARTA)
    passes(town)
    town.wait(days=4)
    marta.heard()
    marta.touches("Deshacer 1.2")

    (undone,) = marta.heard()
    assert isinstance(undone, Undone)
    assert town.figure(activity)[0] == 40
    assert len(town.retractions()) == 1
    taken = town.rows(select(Audit).where(Audit.action == "progress taken back"))
    assert [row.person_id for row in taken] == [town.marta_id]
    town.wait(minutes=5)
    luz.touches("Deshacer 1.2")
    assert len(town.retractions()) == 1


def test_nobody_else_takes_it_back_and_nobody_after_a_week(
    town: Town, marta: Chat, pedro: Chat, luz: Chat
) -> None:
    activity = town.add("1.2", 40)
    luz.forwards("1.2 en 60", of=BY_MARTA)
    passes(town)
    (report,) = town.reports()
    pedro.presses(a_ref("recorded_for", report.id))
    assert notes(pedro.heard()) == ["question_gone"]
    town.wait(days=8)
    marta.heard()
    marta.touches("Deshacer 1.2")
    assert notes(marta.heard()) == ["undo_late"]
    assert town.figure(activity)[0] == 60


def test_the_lead_of_a_delegate_is_told_too(town: Town, luz: Chat) -> None:
    town.add("1.2", 40)
    with town.database.transaction() as session:
        a_person(
            session, town.context.entity_id, "Carlos Peña",
            office=town.office_id, role=Role.DELEGATE, telegram="900",
        )  # fmt: skip
    luz.forwards("1.2 en 60", of=hidden("Carlos Peña"))

    told = town.rows(select(Notice).where(Notice.kind == "recorded_for"))
    assert town.marta_id in {notice.person_id for notice in told}
    assert len(told) == 2


@pytest.mark.parametrize(
    ("text", "ask"),
    [("la 1.2 va muy bien", "percent"), ("1.2 en 20", "confirm"), ("va en 60 %", "activity"),
     ("necesitamos prórroga para la 1.2", "wish"), ("¿qué hay pendiente?", "report")],
)  # fmt: skip
def test_what_is_not_clear_is_not_recorded_and_the_question_is_named(
    town: Town, luz: Chat, text: str, ask: str
) -> None:
    town.add("1.2", 40)
    town.add("1.3", 40)
    luz.forwards(text, of=BY_MARTA)

    (said,) = luz.heard()
    assert isinstance(said, Note)
    assert (said.name, said.values["ask"]) == ("forward_owes", ask)
    assert town.reports() == []


@pytest.mark.parametrize(
    ("beside", "left"),
    [("1.3 en 10", "confirm"), ("y la 1.3 la semana entrante le cuento", "snooze"),
     ("recuérdeme la 1.3 el jueves", "snooze"),
     ("necesito que me corran la 1.3 al 30 de marzo", "wish")],
)  # fmt: skip
def test_what_is_clear_is_recorded_and_what_is_not_is_named(
    town: Town, luz: Chat, beside: str, left: str
) -> None:
    clear, doubtful = town.add("1.2", 40), town.add("1.3", 40)
    luz.forwards(f"la 1.2 va en 60, {beside}", of=BY_MARTA)

    (said,) = luz.heard()
    assert isinstance(said, Note)
    assert (said.name, said.values["left"]) == ("forward_recorded", left)
    assert (town.figure(clear)[0], town.figure(doubtful)[0]) == (60, 40)
    assert len(town.reports()) == 1


def test_who_is_not_known_is_not_guessed(town: Town, luz: Chat) -> None:
    town.add("1.2", 40)
    luz.forwards("1.2 en 60", of=hidden("Marta"))

    assert notes(luz.heard()) == ["forward_unknown"]
    assert town.reports() == []


def test_a_lead_who_passes_a_message_on_is_asked_before_it_is_hers(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.forwards("1.2 en 60", of=hidden("Alguien más"))
    assert town.reports() == []
    marta.touches("Sí")

    (report,) = town.reports()
    assert (report.person_id, report.recorded_by_id) == (town.marta_id, None)
    assert town.figure(activity)[0] == 60


def test_words_of_another_give_no_orders(town: Town, marta: Chat, luz: Chat) -> None:
    town.add("1.2", 40)
    marta.asks("necesitamos prórroga para la 1.2 hasta el 30 de junio, falta la firma")
    luz.forwards("conceder 1", of=BY_MARTA)

    assert notes(luz.heard()) == ["forward_owes"]


def test_who_tells_what_an_office_said_is_told_how_it_is_recorded_for_it(
    town: Town, luz: Chat, pedro: Chat
) -> None:
    activity = town.add("4.1", 30)
    for chat, records in ((luz, 1), (pedro, 0)):
        assert chat.says("me dijo marta que la 4.1 va en 40") == "elsewhere"
        (said,) = chat.heard()
        assert isinstance(said, Note)
        assert said.values["records"] == records
    luz.forwards("la 4.1 va en 40", of=BY_MARTA)
    assert town.figure(activity)[0] == 40


def test_what_somebody_told_the_lead_herself_is_her_report_with_her_words(
    town: Town, marta: Chat
) -> None:
    activity = town.add("4.1", 30)
    assert marta.says("me dijo Pedro que la 4.1 va en 40") == "recorded"
    assert town.figure(activity) == (40, "me dijo Pedro que la 4.1 va en 40")


@pytest.mark.parametrize(
    "words",
    ["deshacer 1.2", "eso no era así, quite lo de la 1.2", "borre lo de la 1.2 por favor",
     "me equivoqué con la 1.2", "Deshacer", "deshágalo", "eso está mal", "/deshacer"],
)  # fmt: skip
def test_who_recorded_it_takes_it_back_in_words(
    town: Town, marta: Chat, luz: Chat, words: str
) -> None:
    activity = town.add("1.2", 40)
    luz.forwards("1.2 en 60", of=BY_MARTA)
    town.deliver()
    luz.heard()
    luz.says(words)

    (undone,) = luz.heard()
    assert isinstance(undone, Undone)
    assert undone.whose == "Marta Lucía Rincón"
    assert town.figure(activity)[0] == 40
    (taken,) = town.audit("progress taken back")
    (report,) = town.reports()
    assert (taken.person_id, taken.subject_id) == (report.recorded_by_id, activity)
    passes(town)
    told = [item.name for one in marta.heard() if isinstance(one, Reminder) for item in one.notices]
    assert "recorded_for" not in told, "she need not hear of what is gone"


@pytest.mark.parametrize("way", ["words", "button"])
def test_who_was_told_of_it_is_told_that_it_was_taken_back(
    town: Town, marta: Chat, luz: Chat, way: str
) -> None:
    town.add("1.2", 40)
    luz.forwards("1.2 en 60", of=BY_MARTA)
    town.morning()
    marta.heard()
    luz.says("deshacer 1.2") if way == "words" else luz.touches("Deshacer 1.2")
    town.morning()

    told = [item for one in marta.heard() if isinstance(one, Reminder) for item in one.notices]
    (undone,) = [item for item in told if item.name == "recorded_undone"]
    assert {key: undone.values[key] for key in ("handle", "by", "percent", "holds", "person")} == {
        "handle": "1.2", "by": "Luz Mery Cano", "percent": "60", "holds": "40", "person": "",
    }  # fmt: skip
    town.morning()
    assert "recorded_undone" not in str(marta.heard())


@pytest.mark.usefixtures("marta")
def test_of_several_it_is_asked_which_and_a_code_or_all_needs_no_question(
    town: Town, luz: Chat
) -> None:
    ids = [town.add(handle, 40) for handle in ("1.2", "1.3", "1.4")]
    luz.forwards("1.2 en 60, 1.3 en 70, 1.4 en 80", of=BY_MARTA)
    town.deliver()
    receipt = luz.last()
    assert luz.says("deshacer la 1.3") == "answered"
    assert [town.figure(one)[0] for one in ids] == [60, 40, 80]
    luz.says("me equivoqué", to=receipt)
    town.deliver()
    question = luz.heard()[-1]
    assert isinstance(question, Question)
    assert [one.label for one in question.buttons] == ["1.2", "1.4", "Todas (2)"]
    luz.says("todas")
    assert [town.figure(one)[0] for one in ids] == [40, 40, 40]


@pytest.mark.parametrize("words", ["deshacer 1.3", "deshacer", "quite el 60 de la 1.2 y ponga 50"])
def test_what_she_did_not_record_or_a_figure_beside_it_is_not_taken_back(
    town: Town, luz: Chat, words: str
) -> None:
    activity = town.add("1.2", 40)
    luz.forwards("1.2 en 60", of=BY_MARTA)
    luz.says("hola")
    town.deliver()
    luz.says(words)

    assert town.retractions() == []
    assert town.figure(activity)[0] == 60


def test_somebody_else_of_planning_takes_nothing_back_in_words(
    town: Town, luz: Chat, consuelo: Chat
) -> None:
    activity = town.add("1.2", 40)
    luz.forwards("1.2 en 60", of=BY_MARTA)
    consuelo.says("deshacer 1.2")

    assert town.figure(activity)[0] == 60


def test_what_she_reported_herself_since_is_what_she_takes_back(town: Town, luz: Chat) -> None:
    activity = town.add("1.2", 40)
    with town.database.transaction() as session:
        of_town = {"entity_id": town.context.entity_id, "name": "Luz Mery Cano"}
        luz_id = session.scalars(select(Person.id).filter_by(**of_town)).one()
        a_membership(session, luz_id, Role.LEAD, office=town.office_id)
    luz.forwards("1.2 en 60", of=BY_MARTA)
    luz.says("1.2 en 70")
    luz.says("deshacer 1.2")

    assert town.figure(activity)[0] == 60
    luz.says("deshacer 1.2")
    assert town.figure(activity)[0] == 40


@pytest.mark.parametrize(
    "words",
    [
        "deshacer lo de jairo, era la 1.3 no la 1.2",
        "deshacer la 1.2, era de la 1.3",
        "me equivoqué, no era la 1.2 sino la 1.3",
        "deshacer lo de marta, era la 1.3",
        "quite lo de la 1.2, eso es de la 1.3",
    ],
)
@pytest.mark.usefixtures("marta")
@pytest.mark.parametrize("knows_both", [True, False])
def test_what_it_should_have_been_of_is_not_taken_back_with_it(
    town: Town, luz: Chat, words: str, knows_both: bool
) -> None:
    ids = [town.add(handle, 40) for handle in ("1.2", "1.3")]
    if knows_both:
        luz.forwards("1.3 en 70", of=BY_MARTA)
        town.deliver()
    luz.forwards("1.2 en 60", of=BY_MARTA)
    town.deliver()
    luz.heard()
    luz.says(words)

    assert isinstance(luz.heard()[0], Undone)
    assert [town.figure(one)[0] for one in ids] == [40, 70 if knows_both else 40]
