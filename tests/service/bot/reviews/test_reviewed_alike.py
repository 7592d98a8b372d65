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


@pytest.mark.parametrize(
    ("first", "said", "verdict"),
    [
        ("acepto la 2.3", "la AT4.4 no, falta un acta", (False, None, LACKS)),
        ("acepto la 2.3", "pero la AT4.4 no porque falta un acta", (False, None, LACKS)),
        ("no acepto la 2.3: falta el enlace", "la AT4.4 sí", (True, None, "")),
        ("no acepto la 2.3: falta el enlace", "y la AT4.4 sí.", (True, None, "")),
        ("acepto la AT4.4", "Es que no la acepto, falta un acta", (False, None, LACKS)),
        ("acepto la AT4.4", "la verdad es que la AT4.4 no la acepto, falta un acta",
         (False, None, LACKS)),
    ],
)  # fmt: skip
def test_the_next_message_judges_another_with_a_yes_or_a_no(
    town: Town, control: Chat, told: dict[str, int], first: str, said: str, verdict: object
) -> None:
    control.says(first)
    town.deliver()
    control.says(said)
    assert judged(town, told)["AT4.4"] == verdict


@pytest.mark.parametrize("said", ["la AT4.4 no", "la AT4.4 tampoco la acepto mejor"])
def test_a_no_without_a_reason_is_asked_for_it(
    town: Town, control: Chat, told: dict[str, int], said: str
) -> None:
    control.says("acepto la 2.3")
    town.deliver()
    control.heard()
    control.says(said)
    assert notes(control.heard()) == ["review_reason"]
    assert set(judged(town, told)) == {"2.3"}


@pytest.mark.parametrize("said", ["la AT4.4 no", "la AT4.4 sí"])
def test_a_yes_or_a_no_to_an_activity_judges_nothing_where_no_judgement_was_told(
    town: Town, control: Chat, told: dict[str, int], said: str
) -> None:
    town.deliver()
    control.says(said)
    assert judged(town, told) == {}


@pytest.mark.parametrize(
    "said",
    ["acepto todas", "todas", "sí, todas", "las tres", "todas quedan aceptadas", "acepto las tres"],
)
def test_all_of_an_office_are_accepted_once_they_were_shown(
    town: Town, control: Chat, told: dict[str, int], said: str
) -> None:
    control.says("acepto todas las de Hacienda")
    town.deliver()
    assert judged(town, told) == {}
    control.says(said)
    assert judged(town, told) == dict.fromkeys(told, (True, None, ""))


@pytest.mark.parametrize("said", ["acepto todas menos la 1.4", "ninguna", "las vemos todas mañana"])
def test_other_words_behind_them_accept_nothing(
    town: Town, control: Chat, told: dict[str, int], said: str
) -> None:
    control.says("acepto todas las de Hacienda")
    town.deliver()
    control.says(said)
    assert judged(town, told) == {}


@pytest.mark.parametrize("said", ["todas", "acepto todas", "sí, todas"])
def test_all_accepts_nothing_where_none_were_shown(
    town: Town, control: Chat, told: dict[str, int], said: str
) -> None:
    control.says("acepto la 2.3")
    town.deliver()
    control.says(said)
    assert set(judged(town, told)) == {"2.3"}
