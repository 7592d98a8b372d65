"""What is said to lack once a 100 was recorded: is it open again, or closed all the same?"""

from __future__ import annotations

import pytest

from core.messages import Question, Undone
from tests.service.bot.chat import Chat, Town


@pytest.fixture
def closed(town: Town, marta: Chat) -> int:
    """1.3, just closed; 1.4 is open."""
    activity = town.add("1.3", 40)
    town.add("1.4", 40)
    marta.says("1.3 al 100, hicimos el taller")
    marta.heard()
    return activity


def asked(chat: Chat) -> list[tuple[str, str]]:
    """Return what was asked since somebody looked, and why."""
    return [(one.name, one.why) for one in chat.heard() if isinstance(one, Question)]


@pytest.mark.parametrize(
    "words",
    [
        "ah y la 1.3 todavía no tiene el anexo",
        "falta el anexo",
        "aún no nos firman el acta",
        "el acta no está firmada todavía",
        "queda pendiente la firma",
        "la 1.3 no está completa",
        "falta el anexo. 1.4 en 50",
    ],
)
def test_what_lacks_is_asked_about_and_changes_nothing_before(
    town: Town, marta: Chat, closed: int, words: str
) -> None:
    marta.says(words)

    assert asked(marta) == [("confirm", "lacks")]
    assert town.figure(closed) == (100, "hicimos el taller")


@pytest.mark.parametrize("words", ["no falta nada en la 1.3", "asistieron 40 personas a la 1.3",
                                   "ya se entregó también el acta de la 1.3"])  # fmt: skip
def test_what_lacks_nothing_is_not(town: Town, marta: Chat, closed: int, words: str) -> None:
    marta.says(words)

    assert ("confirm", "lacks") not in asked(marta)
    assert town.figure(closed)[0] == 100


def test_what_lacks_an_open_activity_is_added_without_a_question(town: Town, marta: Chat) -> None:
    activity = town.add("1.3", 40)
    marta.says("1.3 en 60")

    assert marta.says("falta el anexo") == "added"
    assert town.figure(activity) == (60, "falta el anexo")


@pytest.mark.parametrize("by_button", [False, True])
def test_a_yes_leaves_it_closed_and_adds_the_words(
    town: Town, marta: Chat, closed: int, by_button: bool
) -> None:
    marta.says("ah y la 1.3 todavía no tiene el anexo")
    outcome = marta.touches("Sí") if by_button else marta.says("sí")

    assert outcome == "added"
    assert town.figure(closed) == (100, "hicimos el taller. todavía no tiene el anexo")


@pytest.mark.parametrize("answers", [["no", "90"], ["no, va en 90"], ["90"]])
def test_a_no_asks_for_the_figure_and_opens_it_again_without_asking_about_the_fall(
    town: Town, marta: Chat, closed: int, answers: list[str]
) -> None:
    marta.says("falta el anexo")
    for text in answers:
        marta.says(text)

    assert town.figure(closed) == (90, "falta el anexo")


@pytest.mark.parametrize(
    "said",
    ["Entonces la 1.3 queda lista mañana", "falta el anexo", "la 1.3 no está completa",
     "aún no nos firman el acta"],
)  # fmt: skip
@pytest.mark.parametrize("refusal", ["no", "No señora", "todavía no", "button", "no, falta firmar"])
def test_a_no_takes_the_report_of_100_back_at_once(
    town: Town, marta: Chat, closed: int, said: str, refusal: str
) -> None:
    marta.says(said)
    _ = marta.touches("No") if refusal == "button" else marta.says(refusal)

    assert town.figure(closed)[0] == 40
    (undone,) = [one for one in marta.heard() if isinstance(one, Undone)]
    assert [(line.handle, str(line.percent)) for line in undone.lines] == [("1.3", "40")]


def test_after_the_no_a_lower_figure_is_asked_about_like_any_other(
    town: Town, marta: Chat, closed: int
) -> None:
    for text in ("falta el anexo", "no", "30"):
        marta.says(text)

    assert town.figure(closed)[0] == 40
    assert asked(marta)[-1] == ("confirm", "")


def test_a_no_is_heard_after_another_report_in_between(
    town: Town, marta: Chat, closed: int
) -> None:
    for text in ("falta el anexo", "1.4 en 50", "no"):
        marta.says(text)

    assert town.figure(closed)[0] == 40


def test_a_no_takes_back_nothing_that_somebody_has_reported_since(
    town: Town, marta: Chat, pedro: Chat
) -> None:
    activity = town.add_of_both("1.3", 40)
    marta.says("1.3 al 100")
    marta.says("falta el anexo")
    pedro.says("1.3 va en 100, hicimos el taller")
    marta.says("no")

    assert town.figure(activity) == (100, "hicimos el taller")
    assert town.retractions() == []


def test_of_several_that_were_closed_it_is_asked_which_and_then_whether(
    town: Town, marta: Chat
) -> None:
    first, second = town.add("1.2", 40), town.add("1.3", 40)
    marta.says("1.2 al 100, 1.3 al 100")
    marta.heard()
    marta.says("falta el anexo")
    marta.says("1.3")
    assert asked(marta) == [("activity", ""), ("confirm", "lacks")]
    marta.says("no, va en 90")

    assert [town.figure(one)[0] for one in (first, second)] == [100, 90]


def test_the_question_waits_while_another_activity_is_reported_on(
    town: Town, marta: Chat, closed: int
) -> None:
    marta.says("falta el anexo")
    marta.says("1.4 en 50")
    marta.says("sí")

    assert town.figure(closed) == (100, "hicimos el taller. falta el anexo")
