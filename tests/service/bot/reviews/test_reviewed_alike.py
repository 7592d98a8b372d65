"""Control judges several reports in one sentence, one as the other: each is kept."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from core.messages import Note
from core.words import Role
from models.answers.reviews import Review
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.reviews.test_reviewed import is_met

LACKS = "falta un acta"


@pytest.fixture
def control(town: Town) -> Chat:
    """The chat of the chief of control."""
    return somebody(town, 900, "Hernán Quiroga", Role.CONTROL)


@pytest.fixture
def told(town: Town, pedro: Chat) -> dict[str, int]:
    """Pedro's three activities, of which he told figures."""
    titles = {"1.4": "Construir la rampa", "2.3": "Publicar los datos", "AT4.4": "Capacitar"}
    found = {
        code: town.add(code, 20, office=town.other_office_id, title=title, product="")
        for code, title in titles.items()
    }
    pedro.says("la 2.3 va en 100 %. La AT4.4 va en 90 %. La 1.4 va en 60 %")
    pedro.heard()
    return found


def judged(town: Town, told: dict[str, int]) -> dict[str, tuple[bool, Any, str]]:
    code = {activity: one for one, activity in told.items()}
    rows = town.rows(select(Review))
    return {code[row.activity_id]: (row.accepted, row.percent, row.remark) for row in rows}


@pytest.mark.parametrize(
    "said",
    [
        "la 2.3 la verifico en 80 % porque falta un acta y devuelvo también la AT4.4 por lo mismo",
        "verifico la 2.3 en 80 % porque falta un acta y también devuelvo la AT4.4 por lo mismo",
        "La 2.3 la verifico en 80 %: falta un acta. Además devuelvo la AT4.4 por la misma razón",
    ],
)
def test_both_are_kept_with_the_one_reason(
    town: Town, control: Chat, told: dict[str, int], said: str
) -> None:
    control.says(said)
    assert notes(control.heard()) == ["review_kept", "review_kept"]
    assert judged(town, told) == {"2.3": (False, 80, LACKS), "AT4.4": (False, None, LACKS)}


@pytest.mark.parametrize(
    "said",
    [
        "devuelvo la 2.3 porque falta un acta, y la AT4.4 también por lo mismo",
        "no acepto la 2.3: falta un acta. La AT4.4 tampoco, por lo mismo",
        "no acepto la 2.3 porque falta un acta y la AT4.4 tampoco por lo mismo",
    ],
)
def test_one_is_judged_as_the_other(
    town: Town, control: Chat, told: dict[str, int], said: str
) -> None:
    control.says(said)
    assert judged(town, told) == {"2.3": (False, None, LACKS), "AT4.4": (False, None, LACKS)}


@pytest.mark.parametrize(
    "said", ["acepto la 1.4 y también la 2.3", "acepto la 1.4, la 2.3 también"]
)
def test_one_is_accepted_as_the_other(
    town: Town, control: Chat, told: dict[str, int], said: str
) -> None:
    control.says(said)
    assert judged(town, told) == {"1.4": (True, None, ""), "2.3": (True, None, "")}


def test_without_a_reason_of_its_own_it_is_asked_for(
    town: Town, control: Chat, told: dict[str, int]
) -> None:
    control.says("devuelvo la 2.3 porque falta un acta y la AT4.4 igual")
    assert notes(control.heard()) == ["review_kept", "review_reason"]
    assert judged(town, told) == {"2.3": (False, None, LACKS)}


@pytest.mark.parametrize(
    "said",
    ["devuelvo la 2.3 porque falta un acta, la AT4.4 también está atrasada",
     "devuelvo la 2.3 porque falta un acta y revisen también la AT4.4"],
)  # fmt: skip
def test_what_only_names_another_does_not_judge_it(
    town: Town, control: Chat, told: dict[str, int], said: str
) -> None:
    control.says(said)
    assert judged(town, told).keys() == {"2.3"}


def test_what_contradicts_itself_is_asked(town: Town, control: Chat, told: dict[str, int]) -> None:
    control.says("acepto la 1.4, la 2.3 tampoco")
    assert judged(town, told) == {}


def test_what_was_told_twice_alike_is_open_again_once_it_is_returned(
    town: Town, pedro: Chat, control: Chat, told: dict[str, int]
) -> None:
    pedro.says("la 2.3 ya quedó al 100 %")
    pedro.says("2.3 al 100, ya firmaron el acta")
    assert is_met(town, told["2.3"])
    control.says("no acepto la 2.3: falta el acta")
    (note,) = control.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["reopened"]) == ("review_kept", 1)
    assert not is_met(town, told["2.3"])
