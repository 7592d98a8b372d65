"""What is decided of those that are left once one was, or of those that a message shows."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.words import RequestKind, Role
from models.answers.requests import RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_several_decisions import JUNE, states
from tests.support.builders import a_membership, a_request

GRANTED, DENIED, WAITS = RequestState.GRANTED, RequestState.DENIED, RequestState.OPEN


@pytest.fixture
def three(town: Town, marta: Chat) -> list[int]:
    """Pedro has asked for more time for three; Marta decides, and an old question of hers on 3.1
    is open beneath the notice of them."""
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.PLANNING)
    town.add("3.1", 20, title="Realizar la audiencia")
    activities = [town.add(one, 40, office=town.other_office_id) for one in ("4.1", "4.2", "4.3")]
    with town.database.transaction() as session:
        found = [
            a_request(
                session, one, by=town.pedro_id, kind=RequestKind.EXTENSION,
                office_id=town.other_office_id, until=JUNE,
            )
            for one in activities
        ]  # fmt: skip
    marta.says("la 3.1 apenas arranca")
    town.morning()
    marta.heard()
    return found


def became(town: Town) -> list[tuple[RequestState, str]]:
    """Return how the requests stand, and why they were denied, in their order."""
    return [(state, answer) for _, (state, _, answer) in sorted(states(town).items())]


@pytest.mark.parametrize("replies", [False, True])
@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("esas dos sí", GRANTED),
        ("las otras dos sí", GRANTED),
        ("y a las otras dos, sí", GRANTED),
        ("las que quedan concédalas", GRANTED),
        ("esas 2 si porfa", GRANTED),
        ("ok, esas dos sí, gracias", GRANTED),
        ("las otras dos niéguelas", DENIED),
        ("niegue las otras dos", DENIED),
        ("las demás no", DENIED),
    ],
)
def test_right_after_a_decision_the_others_are_asked_about_and_decided(
    town: Town, marta: Chat, three: list[int], said: str, left: RequestState, replies: bool
) -> None:
    notice = marta.last()
    marta.says(f"la {three[0]} niéguela")
    marta.heard()

    marta.says(said, to=notice if replies else None)
    assert notes(marta.heard()) == ["decide_all"]
    assert became(town) == [(DENIED, ""), (WAITS, ""), (WAITS, "")]

    marta.says("sí")
    assert became(town) == [(DENIED, ""), (left, ""), (left, "")]
    assert len(town.reports()) == 0


@pytest.mark.parametrize(
    "said",
    ["esas dos también", "las otras sí también", "esas dos sí, las concedo", "la otra sí",
     "las otras tres sí"],
)  # fmt: skip
def test_what_or_how_many_is_not_clear_is_neither_a_reason_nor_a_description(
    town: Town, marta: Chat, three: list[int], said: str
) -> None:
    marta.says(f"la {three[0]} niéguela")
    marta.heard()
    marta.says(said)

    assert notes(marta.heard()) == ["overview"]
    assert became(town) == [(DENIED, ""), (WAITS, ""), (WAITS, "")]
    marta.says("la 3.1 va en 22")
    assert town.figure(town.reports()[0].activity_id) == (22, "apenas arranca")


def test_who_replies_to_the_notice_of_two_means_those(marta: Chat, three: list[int]) -> None:
    notice = marta.last()
    marta.says(f"la {three[0]} niéguela")
    marta.says("gracias")
    marta.heard()

    marta.says("esas dos sí", to=notice)
    assert notes(marta.heard()) == ["decide_all"]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("said", "percent"), [("esas dos mesas ya se hicieron, va en 60", 60), ("60, esas sí", 60)]
)
def test_what_tells_of_the_work_is_no_decision(
    town: Town, marta: Chat, said: str, percent: int
) -> None:
    marta.says(f"3.1: {said}")

    assert town.figure(town.reports()[0].activity_id)[0] == percent
    assert {state for state, _ in became(town)} == {WAITS}


@pytest.mark.parametrize(
    ("asked", "said", "states_then", "told"),
    [
        ("concédalas todas", "concédalas", GRANTED, "decided_several"),
        ("concédalas todas", "sí, apruébelas por favor", GRANTED, "decided_several"),
        ("concédalas todas", "conceda", GRANTED, "decided_several"),
        ("concédalas todas", "concédalas todas", GRANTED, "decided_several"),
        ("niegue todas", "niéguelas", DENIED, "decided_several"),
        ("concédalas todas", "niéguelas", WAITS, "decide_all"),
        ("concédalas todas", "no, niéguelas", WAITS, "decide_all"),
        ("niegue todas", "no, concédalas", WAITS, "decide_all"),
        ("concédalas todas", "no las conceda", WAITS, "decision_waits"),
    ],
)
def test_the_verb_of_a_decision_answers_whether_it_is_made(
    town: Town, marta: Chat, three: list[int],
    asked: str, said: str, states_then: RequestState, told: str,
) -> None:  # fmt: skip
    marta.says(asked)
    marta.heard()
    marta.says(said)

    assert became(town) == [(states_then, "")] * len(three)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert note.name == told


def test_the_contrary_is_asked_about_and_carried_out_after_a_yes(
    town: Town, marta: Chat, three: list[int]
) -> None:
    for text in ("concédalas todas", "niéguelas", "sí"):
        marta.says(text)

    assert became(town) == [(DENIED, "")] * len(three)
