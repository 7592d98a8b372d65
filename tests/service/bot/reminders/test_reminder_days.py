"""A day alone answers "¿Qué día se lo recuerdo?", whatever was told in between."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note, Question
from core.refs import Ref
from models.plan import Activity
from tests.service.bot.chat import REFS, Chat, Town, notes
from tests.service.bot.post import MARTA, Post

_SECOND = select(Activity).where(Activity.handle == "5.1")


def days(chat: Chat) -> list[tuple[object, object]]:
    """Return which activities were said to be put off, and until when."""
    heard = (one for one in chat.heard() if isinstance(one, Note) and one.name == "snoozed")
    return [(one.values["handle"], one.values["until"]) for one in heard]


def asked(chat: Chat) -> tuple[str, str]:
    """Return which question was put, and about which activity."""
    (question,) = chat.heard()
    assert isinstance(question, Question)
    assert question.line is not None
    return question.name, question.line.handle


@pytest.fixture
def town(town: Town) -> Town:
    """Two activities of Marta's; today is Monday the 11th of May."""
    town.add("1.1", 40, title="Actualizar el mapa de riesgos de corrupción", product="")
    town.add("5.1", 20, title="Actualizar el directorio de servidores públicos", product="")
    return town


@pytest.fixture
def marta(marta: Chat, town: Town) -> Chat:  # noqa: ARG001
    """Marta, asked on what day she wants to be reminded of the 1.1."""
    marta.says("la 1.1 me la recuerda el 45 de febrero")
    assert notes(marta.heard()) == ["snooze_day"]
    return marta


@pytest.mark.parametrize(
    "text",
    ["el viernes 22", "mejor el viernes 22 de mayo", "22 de mayo por favor",
     "que sea el 22/05/2026",
     "recuérdemela el 22 de mayo"],
)  # fmt: skip
def test_the_reminder_comes_on_that_day(marta: Chat, text: str) -> None:
    assert marta.says(text) == "requested"
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values) == ("snoozed", {"handle": "1.1", "until": "2026-05-22"})


def test_it_does_after_a_notice_of_a_decision(town: Town, marta: Chat, luz: Chat) -> None:
    marta.asks("necesito plazo para la 5.1 hasta el 30 de junio porque falta el contrato")
    town.morning(days=0)
    marta.says("la 1.1 me la recuerda el 45 de febrero")
    luz.touches("Conceder")
    town.wait(minutes=10)
    town.morning(days=0)
    marta.heard()
    assert marta.says("el viernes 22") == "requested"
    assert [one.values["until"] for one in marta.heard() if isinstance(one, Note)] == ["2026-05-22"]


@pytest.mark.parametrize(
    "text", ["el viernes 8", "la 5.1 va en 22", "el viernes 22 nos entregan el contrato de la obra"]
)
def test_what_is_no_day_to_come_alone_is_none(marta: Chat, text: str) -> None:
    assert marta.says(text) != "requested"


def test_the_day_of_a_request_is_that_of_the_request(marta: Chat) -> None:
    marta.says("necesito plazo para la 5.1")
    marta.heard()
    assert marta.says("el 30 de junio") == "asked"
    assert "snoozed" not in notes(marta.heard())


def test_a_day_later_it_is_open_no_more(town: Town, marta: Chat) -> None:
    town.wait(days=2)
    assert marta.says("el viernes 22") != "requested"


@pytest.mark.parametrize("text", ["el jueves 21", "mejor el jueves 21 de mayo", "el 21"])
def test_a_day_that_follows_takes_the_place_of_the_first(marta: Chat, text: str) -> None:
    marta.says("el viernes 22")
    marta.heard()
    assert marta.says(text) == "requested"
    assert days(marta) == [("1.1", "2026-05-21")]


def test_hours_later_it_does_no_more(town: Town, marta: Chat) -> None:
    marta.says("el viernes 22")
    town.wait(hours=2)
    assert marta.says("el jueves 21") != "requested"


@pytest.fixture
def pressing(town: Town, marta: Chat) -> Chat:
    """Marta, who has pressed "Recordar después" for the 5.1."""
    town.wait(minutes=5)
    marta.presses(REFS.make(Ref("later", town.rows(_SECOND)[0].id)))
    assert asked(marta) == ("later", "5.1")
    return marta


@pytest.mark.parametrize(
    "text",
    ["el viernes 22", "el viernes 22 de mayo, por favor", "viernes 22 de mayo", "el 22 de mayo",
     "el 22", "para el viernes 22 por fa", "Buenos días, el viernes 22 por favor. Muchas gracias",
     "22/05/2026", "dentro de 11 días", "22"],
)  # fmt: skip
def test_the_day_may_be_written_in_the_place_of_the_button(pressing: Chat, text: str) -> None:
    assert pressing.says(text) == "requested"
    assert days(pressing) == [("5.1", "2026-05-22")]


def test_it_may_be_hours_later_and_after_another_notice(
    town: Town, pressing: Chat, luz: Chat
) -> None:
    pressing.asks("necesito plazo para la 1.1 hasta el 30 de junio porque falta el contrato")
    pressing.presses(REFS.make(Ref("later", town.rows(_SECOND)[0].id)))
    town.morning(days=0)
    luz.touches("Conceder")
    town.wait(hours=3)
    town.morning(days=0)
    pressing.heard()
    assert pressing.says("el viernes 22") == "requested"
    assert days(pressing) == [("5.1", "2026-05-22")]


@pytest.mark.parametrize(
    "text",
    [
        "el 60 %",
        "va en 60",
        "el viernes 22 nos entregan el contrato",
        "llevamos 22",
        "el 35",
        "el viernes entregamos",
        "mejor va en 22",
        "la 1.1 el viernes 22",
        "60",
        "22 %",
    ],
)
def test_beside_the_button_too_other_words_are_no_day(pressing: Chat, text: str) -> None:
    assert pressing.says(text) != "requested"


def test_a_question_for_a_figure_that_came_later_is_answered_by_a_bare_number(
    pressing: Chat, town: Town
) -> None:
    town.wait(minutes=1)
    pressing.says("la 5.1 avanza")
    assert asked(pressing) == ("percent", "5.1")
    assert pressing.says("el 12") == "asked"
    assert asked(pressing) == ("confirm", "5.1")
    assert pressing.says("el viernes 22") == "requested"


def test_a_question_that_came_later_is_not_about_a_day_that_is_known(
    town: Town, marta: Chat
) -> None:
    marta.says("el viernes 22")
    town.wait(minutes=1)
    marta.says("la 5.1 avanza")
    assert marta.says("el jueves 21") != "requested"


def test_the_answer_to_a_message_about_another_activity_is_no_day_of_this_one(
    town: Town, pressing: Chat
) -> None:
    pressing.says("la 1.1 avanza")
    town.deliver()
    assert pressing.says("el viernes 22", to=pressing.last()) != "requested"


ASKS = [
    "la {} recuérdemela más tarde", "la {} recuérdemela después", "recuérdeme más adelante la {}",
    "por ahora no, recuérdeme luego la {}", "recuérdeme después la {}",
    "ahora no, recuérdeme la {} después", "recuérdeme la {}",
    "ahora no puedo, recuérdeme la {} otro día", "no puedo ahora, vuelva a preguntarme por la {}",
    "¿me puede recordar la {} más tarde?", "recordarme la {} después, por favor",
    "la {} me la recuerda luego por favor",
    "recuérdame lo de la {} después", "recuérdenos más tarde la {}",
]  # fmt: skip


@pytest.mark.parametrize("text", ASKS)
@pytest.mark.parametrize("code", ["1.1", "5.1"])
def test_a_reminder_without_a_day_is_asked_for_its_day(
    town: Town, marta: Chat, text: str, code: str
) -> None:
    town.wait(days=2)
    marta.says(text.format(code))
    assert asked(marta) == ("later", code)
    assert marta.says("el viernes 22") == "requested"
    assert days(marta) == [(code, "2026-05-22")]


@pytest.mark.parametrize(
    "text", ["ahora no puedo, recuérdemelo luego", "recuérdeme después", "recuérdemela más tarde"]
)
def test_it_is_about_what_is_asked(town: Town, marta: Chat, text: str) -> None:
    town.wait(days=2)
    marta.says("la 5.1 avanza")
    assert asked(marta) == ("percent", "5.1")
    marta.says(text)
    assert asked(marta) == ("later", "5.1")
    assert marta.says("el 22") == "requested"
    assert days(marta) == [("5.1", "2026-05-22")]


def test_without_any_it_is_about_all_that_waits(town: Town, marta: Chat) -> None:
    town.wait(days=2)
    marta.says("recuérdeme después")
    assert notes(marta.heard()) == ["snooze_day"]
    assert marta.says("el viernes 22") == "requested"
    assert days(marta) == [("1.1 y 5.1", "2026-05-22")]


@pytest.mark.parametrize(
    "text",
    ["luego le cuento", "más tarde le respondo", "ahora no puedo, más tarde", "luego le aviso",
     "gracias por recordarme, luego le cuento", "no me recuerde la 1.1, luego le cuento",
     "no es necesario que me la recuerde, más tarde le respondo",
     "no se la recuerde, luego le cuento"],
)  # fmt: skip
def test_who_only_promises_to_answer_is_asked_nothing(town: Town, marta: Chat, text: str) -> None:
    town.wait(days=2)
    assert marta.says(text) == "answered"
    assert notes(marta.heard()) == ["courtesy"]


@pytest.mark.parametrize(
    "text",
    ["recuérdeme cuándo vence la 1.1", "recuérdeme cómo va la 5.1", "recuérdeme qué debo",
     "recuérdele a Pedro la 1.1", "recuerde a Pedro la 1.1", "recuérdeles después lo de la 5.1"],
)  # fmt: skip
def test_who_asks_what_is_known_or_for_others_is_asked_for_no_day(
    town: Town, marta: Chat, text: str
) -> None:
    town.wait(days=2)
    marta.says(text)
    assert not {"later", "snooze_day"} & set(notes(marta.heard()))


@pytest.mark.parametrize(
    "text",
    ["recuérdenme después", "La 5.1 recuérdemela después, estoy en comité.",
     "Ahora no puedo. Recuérdenosla más adelante, por favor."],
)  # fmt: skip
def test_by_mail_it_is_about_the_activity_that_is_answered(
    town: Town, post: Post, text: str
) -> None:
    item = post.remind(town.rows(_SECOND)[0].id)
    post.answer(item, text)
    row, question = post.mailbox(MARTA)[-1]
    assert isinstance(question, Question)
    assert question.line is not None
    assert (question.name, question.line.handle) == ("later", "5.1")
    town.deliver()
    post.answer(row, "El viernes 22 de mayo, por favor.")
    _, note = post.mailbox(MARTA)[-1]
    assert isinstance(note, Note)
    assert (note.name, note.values["until"]) == ("snoozed", "2026-05-22")
