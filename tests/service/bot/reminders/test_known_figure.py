"""The question of a figure where one is known: quarters would close against her words."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def activity(town: Town) -> int:
    """1.1 at 93 %, of which she has written that something lacks."""
    return town.add("1.1", 93)


def question(chat: Chat) -> Question:
    """Return what was asked last."""
    return [one for one in chat.contents() if isinstance(one, Question)][-1]


def labels(chat: Chat) -> list[str]:
    """Return the buttons of what was asked last."""
    return [button.label for button in question(chat).buttons]


@pytest.mark.usefixtures("activity")
def test_beside_a_known_figure_it_offers_to_keep_it_to_close_or_to_write_another(
    marta: Chat,
) -> None:
    marta.says("1.1 falta revisarla")

    assert question(marta).name == "percent"
    assert labels(marta) == ["Sigue en 93\u00a0%", "Ya está: 100\u00a0%", "Otra cifra"]


def test_without_one_it_offers_quarters(town: Town, marta: Chat) -> None:
    town.add("1.1")
    marta.says("1.1 falta revisarla")

    assert labels(marta) == ["25\u00a0%", "50\u00a0%", "75\u00a0%", "100\u00a0%"]


def test_it_stays_where_it_was_with_her_words(town: Town, marta: Chat, activity: int) -> None:
    marta.says("1.1 falta revisarla")
    marta.touches("Sigue en 93")

    assert town.figure(activity) == (93, "falta revisarla")


def test_who_wants_another_figure_writes_it(town: Town, marta: Chat, activity: int) -> None:
    marta.says("1.1 falta revisarla")
    marta.touches("Otra cifra")

    assert (question(marta).name, labels(marta)) == ("percent", [])
    marta.says("95")
    assert town.figure(activity) == (95, "falta revisarla")


@pytest.mark.parametrize("way", ["button", "figure", "words"])
def test_a_100_against_her_words_is_asked_about_and_a_yes_closes(
    town: Town, marta: Chat, activity: int, way: str
) -> None:
    marta.says("1.1 falta revisarla")
    match way:
        case "button":
            marta.touches("Ya está")
        case "figure":
            marta.says("100")
        case _:
            marta.says("al 100 %")

    asked = question(marta)
    assert (asked.name, asked.why, asked.words) == ("confirm", "lacks", "falta revisarla")
    assert town.figure(activity)[0] == 93
    marta.says("sí")
    assert town.figure(activity)[0] == 100


def test_a_no_asks_for_the_figure_again(town: Town, marta: Chat, activity: int) -> None:
    marta.says("1.1 falta revisarla")
    marta.touches("Ya está")
    marta.touches("No")

    assert question(marta).name == "percent"
    marta.says("95")
    assert town.figure(activity) == (95, "falta revisarla")


def test_words_that_lack_nothing_are_not_held_against_a_100(
    town: Town, marta: Chat, activity: int
) -> None:
    marta.says("1.1 ya casi, se revisaron las actas")
    assert question(marta).name == "percent"
    marta.touches("Ya está")

    assert town.figure(activity)[0] == 100


@pytest.mark.parametrize(
    "answers",
    [["90"], ["no", "90"], ["no", "va en 90 %"], ["no, va en 90"], ["todavía no, va en 90"],
     ["no señora", "90"]],
)  # fmt: skip
@pytest.mark.parametrize(
    "said", ["1.2 va en 100, falta la firma", "la 1.2 ya está, falta la firma"]
)
def test_the_words_of_a_refused_100_are_kept_with_the_figure_that_follows(
    town: Town, marta: Chat, said: str, answers: list[str]
) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3", 40)
    for text in (said, *answers):
        marta.says(text)

    assert town.figure(activity) == (90, "falta la firma")


@pytest.mark.parametrize(
    ("between", "words"),
    [(["cancelar"], ""), (["no", "gracias"], ""), (["no", "1.3 en 50"], ""),
     (["no", "no", "¿qué tengo pendiente?"], "")],
)  # fmt: skip
def test_words_that_were_called_off_or_left_behind_go_with_no_later_figure(
    town: Town, marta: Chat, between: list[str], words: str
) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3", 40)
    for text in ("la 1.2 ya está, falta la firma", *between, "1.2 en 90"):
        marta.says(text)

    assert town.figure(activity) == (90, words)


def test_what_lacked_is_not_said_of_a_100_that_lacks_nothing_any_more(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    marta.says("1.2 va en 100, falta la firma")
    marta.says("1.2 va en 100, ya firmaron")

    assert town.figure(activity) == (100, "ya firmaron")


def test_the_words_of_a_fall_that_was_refused_are_not_those_of_another_figure(
    town: Town, marta: Chat
) -> None:
    activity = town.add("1.2", 40)
    for text in ("1.2 en 30 porque se devolvió el contrato", "no", "45"):
        marta.says(text)

    assert town.figure(activity) == (45, "")


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("ya la reporté en 93 ayer", True),
        ("pero ya la reporté con 93 la semana pasada", True),
        ("ya lo puse en 93", True),
        ("ya la reporté en 90 ayer", False),
        ("ya la reporté ayer", False),
    ],
)
def test_the_figure_that_is_known_and_told_before_is_not_asked_again(
    town: Town, marta: Chat, activity: int, said: str, *, figure: bool
) -> None:
    marta.says("1.1 falta revisarla")
    marta.says(said)
    assert [one.percent for one in town.reports()] == ([93] if figure else [])
    assert town.figure(activity)[0] == 93
