"""What is to be told to the offices is shown before it goes out, also behind a page that is asked
for."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Content, Note
from models.broadcasts import Broadcast
from tests.service.bot.asking.test_orders import LATE
from tests.service.bot.chat import Chat, Town, notes


def previewed(said: list[Content]) -> list[str | int | None]:
    """Return the texts of the previews that were shown."""
    shown = [one for one in said if isinstance(one, Note) and one.name == "broadcast_preview"]
    return [one.values["text"] for one in shown]


@pytest.mark.parametrize(
    ("said", "page"),
    [
        ("resumen. y difunda que el viernes hay comité a las 9, a los que tienen vencidas",
         "summary"),
        ("resumen, y difunda que el viernes hay comité a las 9", "summary"),
        ("resumen. y avísele a todos que el viernes hay comité a las 9", "summary"),
        ("vencidas. difunda: el viernes hay comité a las 9", "overdue"),
        ("¿cuántas van vencidas? y difunda que el viernes hay comité a las 9", "overdue"),
        ("deme el resumen. Por favor difundir que el viernes hay comité a las 9", "summary"),
        ("vencidas y mándeles un mensaje a los atrasados: el viernes hay comité a las 9",
         "overdue"),
    ],
)  # fmt: skip
def test_it_is_shown_behind_the_page(town: Town, consuelo: Chat, said: str, page: str) -> None:
    town.add("1.3", due=LATE, office=town.other_office_id)
    consuelo.says(said)
    heard = consuelo.heard()
    assert [str(getattr(one, "name", "")) for one in heard] == [page, "broadcast_preview"]
    assert previewed(heard) == ["el viernes hay comité a las 9"]


def test_alone_it_is_shown_too(town: Town, consuelo: Chat) -> None:
    town.add("1.3", due=LATE, office=town.other_office_id)
    consuelo.says("difunda que el viernes hay comité, a los que tienen vencidas")
    assert previewed(consuelo.heard()) == ["el viernes hay comité"]


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("avísele a Pedro que el viernes hay comité. ¿Qué está vencido?",
         "el viernes hay comité"),
        ("avísele a Pedro que el viernes hay comité, y qué está vencido?",
         "el viernes hay comité"),
        ("avísele a Pedro que el viernes hay comité\nqué está vencido", "el viernes hay comité"),
    ],
)  # fmt: skip
def test_a_page_that_is_asked_for_behind_it_is_no_words_of_it(
    town: Town, consuelo: Chat, said: str, text: str
) -> None:
    town.add("1.3", due=LATE, office=town.other_office_id)
    consuelo.says(said)
    heard = consuelo.heard()
    assert [str(getattr(one, "name", "")) for one in heard] == ["overdue", "broadcast_preview"]
    assert previewed(heard) == [text]


@pytest.mark.parametrize(
    "text",
    ["el viernes hay comité. ¿Cuándo piensa entregar el acta?", "me cuente qué está vencido",
     "revise la 1.3 y qué está vencido"],
)  # fmt: skip
def test_a_question_to_who_is_told_stays_in_its_words(
    town: Town, consuelo: Chat, text: str
) -> None:
    town.add("1.3", due=LATE, office=town.other_office_id)
    consuelo.says(f"avísele a Pedro que {text}")
    assert previewed(consuelo.heard()) == [text]


@pytest.mark.parametrize(
    "said",
    ["resumen y vencidas", "resumen. y difunda", "la 1.3 va en 50, se difundió que hay comité"],
)
def test_no_broadcast_is_made_of_other_words(town: Town, consuelo: Chat, said: str) -> None:
    town.add("1.3", due=LATE, office=town.other_office_id)
    consuelo.says(said)
    assert town.rows(select(Broadcast)) == []


def test_who_may_not_is_told_so(town: Town, marta: Chat) -> None:
    town.add("1.3", due=LATE)
    marta.says("difunda que el viernes hay comité")
    assert notes(marta.heard()) == ["not_for_you"]
    assert town.rows(select(Broadcast)) == []
