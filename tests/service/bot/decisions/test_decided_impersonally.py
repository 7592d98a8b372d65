"""A decision that names nobody and no request, "no se concede": of the only one that waits, which
is asked before it is carried out; where several wait, they are shown."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.overviews import Overview
from core.words import RequestKind
from models.answers.requests import RequestState
from tests.service.bot.chat import Chat, Town
from tests.service.bot.decisions.test_called_requests import two
from tests.service.bot.decisions.test_several_decisions import JUNE, states
from tests.support.builders import a_request

__all__ = ["two"]
OPEN = (RequestState.OPEN, None, "")
DENYING = [
    ("no se concede", ""), ("No se concede.", ""), ("no se le concede", ""), ("se niega", ""),
    ("queda negada", ""), ("no se autoriza", ""), ("no se puede conceder", ""),
    ("no se concede, ya tuvo plazo", "ya tuvo plazo"),
    ("no la concedo porque ya tuvo plazo", "ya tuvo plazo"),
]  # fmt: skip


@pytest.fixture
def one(town: Town) -> int:
    """Marta has asked for more time."""
    activity = town.add("2.4", 40, title="Instalar el buzón de sugerencias")
    with town.database.transaction() as session:
        return a_request(
            session, activity, by=town.marta_id, office_id=town.office_id,
            kind=RequestKind.EXTENSION, until=JUNE,
        )  # fmt: skip


@pytest.mark.parametrize(("said", "why"), DENYING)
def test_the_only_one_is_asked_about(town: Town, luz: Chat, one: int, said: str, why: str) -> None:
    luz.says(said)
    (asked,) = luz.heard()
    assert isinstance(asked, Note)
    assert (asked.name, asked.values["asked"]) == ("decide_all", f"deny {one} {why}")
    assert states(town)[one] == OPEN


def test_it_may_be_granted_so(luz: Chat, one: int) -> None:
    luz.says("se concede")
    (asked,) = luz.heard()
    assert isinstance(asked, Note)
    assert asked.values["asked"] == f"grant {one} "


@pytest.mark.parametrize("said", [said for said, _ in DENYING])
def test_of_several_none_is_decided(town: Town, luz: Chat, two: tuple[int, int], said: str) -> None:
    luz.says(said)
    shown = luz.heard()
    assert [one.name for one in shown if isinstance(one, Overview)] == ["requests"]
    assert [states(town)[one] for one in two] == [OPEN, OPEN]


@pytest.mark.usefixtures("one")
@pytest.mark.parametrize("said", ["no se niega", "se concedió mucho tiempo", "la 2.4 se negó"])
def test_other_words_decide_nothing(town: Town, luz: Chat, said: str) -> None:
    luz.says(said)
    assert not any(isinstance(one, Note) and one.name == "decide_all" for one in luz.heard())
    assert {*states(town).values()} == {OPEN}
