"""Taking back a message about several activities: it is asked which of them, or all."""

from __future__ import annotations

import pytest

from core.messages import Note, Question, Undone
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.mails.test_hearing import remind


@pytest.fixture
def told(town: Town, marta: Chat) -> list[int]:
    """Three activities that Marta has just reported on in one message: 10, 20 and 30 became 50."""
    handles = (("1.1", "Mapa", 10), ("1.2", "Capacitación", 20), ("A-3", "Encuesta", 30))
    ids = [town.add(handle, figure, title=title) for handle, title, figure in handles]
    marta.says("1.1 en 50, 1.2 en 50, A-3 en 50")
    town.deliver()
    marta.heard()
    return ids


def figures(town: Town, ids: list[int]) -> list[int | None]:
    return [town.figure(one)[0] for one in ids]


def test_the_button_asks_which_with_one_button_for_each_and_one_for_all(
    town: Town, marta: Chat, told: list[int]
) -> None:
    assert marta.touches("Deshacer") == "asked"

    (question,) = marta.heard()
    assert isinstance(question, Question)
    assert question.name == "undo"
    assert [button.label for button in question.buttons] == [
        "1.1 · Mapa", "1.2 · Capacitación", "A-3 · Encuesta", "Todas (3)",
    ]  # fmt: skip
    assert figures(town, told) == [50, 50, 50]


@pytest.mark.parametrize("words", ["deshacer", "me equivoqué", "/deshacer"])
def test_words_ask_which_as_well(town: Town, marta: Chat, told: list[int], words: str) -> None:
    assert marta.says(words) == "asked"
    assert figures(town, told) == [50, 50, 50]


@pytest.mark.parametrize("label", ["1.2 ·", "Todas"])
def test_a_button_of_the_question_takes_back_what_it_says(
    town: Town, marta: Chat, told: list[int], label: str
) -> None:
    marta.touches("Deshacer")

    assert marta.touches(label) == "undone"
    assert figures(town, told) == ([10, 20, 30] if label == "Todas" else [50, 20, 50])


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        ("todas", [10, 20, 30]),
        ("Todas, por favor", [10, 20, 30]),
        ("las 3", [10, 20, 30]),
        ("2", [50, 20, 50]),
        ("4", [10, 20, 30]),
        ("la 2", [50, 20, 50]),
        ("1.1", [10, 50, 50]),
        ("la 1.1", [10, 50, 50]),
        ("a-3", [50, 50, 30]),
        ("la de la encuesta", [50, 50, 30]),
        ("deshacer la 1.2", [50, 20, 50]),
    ],
)
def test_numbers_and_words_answer_it(
    town: Town, marta: Chat, told: list[int], answer: str, left: list[int]
) -> None:
    marta.says("deshacer")

    assert marta.says(answer) == "undone"
    assert figures(town, told) == left


@pytest.mark.parametrize("answer", ["no", "ninguna", "déjelo así", "cancelar"])
def test_a_no_leaves_everything(town: Town, marta: Chat, told: list[int], answer: str) -> None:
    marta.touches("Deshacer")
    marta.heard()

    assert marta.says(answer) == "answered"
    assert notes(marta.heard()) == ["undo_nothing"]
    assert figures(town, told) == [50, 50, 50]


@pytest.mark.parametrize("answer", ["7", "las dos", "ambas"])
def test_a_number_that_fits_none_is_asked_again(
    town: Town, marta: Chat, told: list[int], answer: str
) -> None:
    marta.says("deshacer")

    assert marta.says(answer) == "asked"
    assert marta.says("1") == "undone"
    assert figures(town, told) == [10, 50, 50]


def test_a_report_says_other_things_and_the_question_is_gone_for_words(
    town: Town, marta: Chat, told: list[int]
) -> None:
    marta.says("deshacer")

    assert marta.says("1.2 en 70") == "recorded"
    assert marta.says("todas") != "undone"
    assert figures(town, told) == [50, 70, 50]
    assert marta.touches("1.1 ·") == "undone", "its buttons are still on the screen"
    assert figures(town, told) == [10, 70, 50]


def test_after_a_reminder_a_number_answers_it_no_more(
    town: Town, marta: Chat, told: list[int]
) -> None:
    marta.says("deshacer")
    town.deliver()
    town.wait(minutes=5)
    remind(town, *told)
    town.wait(minutes=5)

    marta.says("2")
    assert town.retractions() == []


def test_what_is_left_of_the_message_can_still_be_taken_back(
    town: Town, marta: Chat, told: list[int]
) -> None:
    undo = marta.button("Deshacer").ref
    marta.presses(undo)
    marta.touches("1.2 ·")
    town.wait(minutes=5)

    assert marta.presses(undo) == "asked"
    assert marta.touches("1.1 ·") == "undone"
    town.wait(minutes=5)
    assert marta.presses(undo) == "undone", "only one is left: nothing to choose from"
    assert figures(town, told) == [10, 20, 30]


@pytest.mark.usefixtures("told")
def test_all_taken_back_says_so_again(town: Town, marta: Chat) -> None:
    undo = marta.button("Deshacer").ref
    marta.presses(undo)
    marta.says("todas")
    town.wait(minutes=5)
    marta.heard()

    assert marta.presses(undo) == "undone"
    (undone,) = marta.heard()
    assert isinstance(undone, Undone)
    assert len(undone.lines) == 3
    assert len(town.retractions()) == 3


def test_a_name_in_the_words_needs_no_question(town: Town, marta: Chat, told: list[int]) -> None:
    assert marta.says("me equivoqué en la 1.2") == "undone"
    assert figures(town, told) == [50, 20, 50]


def test_one_of_several_is_taken_back_with_the_words_that_followed_it(
    town: Town, marta: Chat, told: list[int]
) -> None:
    marta.says("a la 1.2 le falta la firma")
    marta.touches("Deshacer")

    assert figures(town, told) == [50, 20, 50]
    assert len(town.retractions()) == 2


def test_after_a_day_nothing_is_taken_back(town: Town, marta: Chat, told: list[int]) -> None:
    marta.touches("Deshacer")
    town.wait(hours=25)
    marta.heard()

    assert marta.touches("Todas") == "answered"
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert note.name == "undo_late"
    assert figures(town, told) == [50, 50, 50]


def test_nobody_takes_back_what_another_person_said(
    town: Town, marta: Chat, pedro: Chat, told: list[int]
) -> None:
    marta.touches("Deshacer")

    for label in ("1.2 ·", "Todas"):
        assert pedro.presses(marta.button(label).ref) == "answered"
    assert figures(town, told) == [50, 50, 50]


@pytest.fixture
def asked(town: Town, marta: Chat) -> list[int]:
    """1.1 was reported on (10 became 50), and then it is asked whether 1.2 falls from 20 to 5."""
    ids = [town.add("1.1", 10, title="Mapa"), town.add("1.2", 20, title="Capacitación")]
    marta.says("1.1 en 50")
    town.deliver()
    town.wait(minutes=2)
    assert marta.says("1.2 en 5") == "asked"
    marta.heard()
    return ids


def test_beside_a_newer_question_it_drops_that_and_offers_the_last_report(
    town: Town, marta: Chat, asked: list[int]
) -> None:
    marta.says("deshacer")

    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values) == ("question_dropped", {"handle": "1.2"})
    assert figures(town, asked) == [50, 20]
    assert marta.presses(note.buttons[0].ref) == "undone"
    assert figures(town, asked) == [10, 20]


def test_said_again_after_the_question_was_dropped_it_takes_the_report_back(
    town: Town, marta: Chat, asked: list[int]
) -> None:
    marta.says("deshacer")

    assert marta.says("deshacer") == "undone"
    assert figures(town, asked) == [10, 20]


def test_in_reply_to_a_receipt_it_takes_that_back_whatever_is_asked_since(
    town: Town, marta: Chat, asked: list[int]
) -> None:
    receipt = town.items(marta)[0].id

    assert marta.says("deshacer", to=receipt) == "undone"
    assert figures(town, asked) == [10, 20]
    assert marta.says("sí") == "recorded", "the question is still open"


@pytest.mark.usefixtures("asked")
def test_a_report_of_the_day_before_yesterday_is_not_offered(town: Town, marta: Chat) -> None:
    town.wait(hours=48)

    marta.says("deshacer")

    assert notes(marta.heard()) == ["not_recorded"]


@pytest.mark.parametrize(
    "words", ["me equivoqué eran 130 hojas", "me equivoqué, fueron 2 jornadas"]
)
def test_a_number_that_corrects_and_is_not_understood_is_not_lost_by_an_undo(
    town: Town, marta: Chat, words: str
) -> None:
    activity = town.add("1.2", 20)
    marta.says("1.2 va en 60")
    marta.heard()

    assert marta.says(words) == "answered"

    assert notes(marta.heard()) == ["report_denied"]
    assert town.figure(activity)[0] == 60
    marta.touches("Deshacer")
    assert town.figure(activity)[0] == 20


@pytest.mark.parametrize(
    "said",
    [
        "ah no, eso es mañana, dejela como estaba", "déjelo como estaba antes",
        "mejor vuelva a dejarla en lo que estaba",
        "que quede como estaba, gracias",
    ],
)  # fmt: skip
@pytest.mark.parametrize("asked", [False, True])
def test_to_leave_it_as_it_was_takes_the_report_back_that_was_just_made(
    town: Town, marta: Chat, said: str, *, asked: bool
) -> None:
    other = town.add("4.4", 30, title="Publicar los buzones", product="")
    activity = town.add("2.4", 27, title="Habilitar la cita por internet", product="")
    if asked:
        marta.asks("con los buzones seguimos trabajando en el 4.4")
        town.wait(days=1)
    marta.says("mande usted la 2.4 en 90 q ya capacitaron")
    town.wait(minutes=1)
    marta.heard()

    marta.says(said)
    assert [one.kind for one in marta.heard()][:1] == ["undone"]
    assert (town.figure(activity)[0], town.figure(other)[0]) == (27, 30)


@pytest.mark.parametrize("said", ["dejamos la casilla como estaba", "la 2.4 sigue como estaba"])
def test_what_was_left_as_it_was_takes_nothing_back(town: Town, marta: Chat, said: str) -> None:
    activity = town.add("2.4", 27)
    marta.says("la 2.4 va en 90")

    marta.says(said)
    assert town.figure(activity)[0] == 90
