"""What each button under a request does, and what is no button of it."""

from __future__ import annotations

import pytest

from bot.conversation.deciding import decisions
from core.messages import Note
from core.refs import Ref
from models.answers.requests import RequestState
from tests.service.bot.chat import Chat, Town
from tests.service.bot.decisions.test_decisions import asked_for_more, the_request


@pytest.mark.usefixtures("luz")
@pytest.mark.parametrize(
    ("action", "said", "state"),
    [
        ("grant", "decision_granted", RequestState.GRANTED),
        ("deny", "decision_denied", RequestState.DENIED),
        ("leave_open", "decision_waits", RequestState.OPEN),
        ("granted", "question_gone", RequestState.OPEN),
        ("", "question_gone", RequestState.OPEN),
    ],
)
def test_a_button_does_what_it_names_and_what_names_nothing_decides_nothing(
    town: Town, marta: Chat, action: str, said: str, state: RequestState
) -> None:
    asked_for_more(town, marta)
    town.accept(marta.write("conceder"))
    claimed = town.claim()
    assert claimed is not None
    with town.database.transaction() as session:
        turn = town.turn(session, claimed, "Luz Mery Cano")
        request = Ref(action, the_request(town).id)

        content = decisions.pressed(turn, request).said

    assert isinstance(content, Note)
    assert (content.name, the_request(town).state) == (said, state)
