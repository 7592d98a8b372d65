"""An agreement beside a question, "de acuerdo con la mía. ¿quién no ha respondido?", is kept and
told, and the question is answered."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.words import Role
from models.staff.agreements import Agreement
from tests.service.bot.agreeing.test_agreeing import passes
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_membership

HERS = [
    "de acuerdo con la mia. quien no ha respondido?",
    "De acuerdo con la mía, ¿quién no ha respondido?",
    "quien no ha respondido? de acuerdo con la mia",
    "sí, de acuerdo con la mía y quien no ha respondido?",
    "estamos de acuerdo con la nuestra. cómo va Hacienda?",
    "acepto la 1.1. quien no ha respondido?",
    "de acuerdo con la 1.1. quien no ha respondido?",
]


@pytest.mark.parametrize("said", HERS)
def test_an_agreement_beside_a_question_is_kept_and_told(
    town: Town, marta: Chat, said: str
) -> None:
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.CONTROL)
    town.add("1.1")
    passes(town)
    marta.heard()
    marta.says(said)
    assert sorted(notes(marta.heard())) == ["agreed", "overview"]
    assert len(town.rows(select(Agreement))) == 1


@pytest.mark.parametrize(
    "said",
    ["de acuerdo con la mia. quien no ha respondido?", "de acuerdo con la mía, la 1.1 va en 30"],
)
def test_of_several_that_are_hers_she_is_told_that_one_is_not_found(
    town: Town, marta: Chat, said: str
) -> None:
    for code in ("1.1", "1.2"):
        town.add(code)
    passes(town)
    marta.heard()
    marta.says(said)
    assert "left_out" in notes(marta.heard())
    assert town.rows(select(Agreement)) == []


def test_an_agreement_by_name_of_who_verifies_is_told(town: Town, marta: Chat) -> None:
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.CONTROL)
    town.add("1.1")
    passes(town)
    marta.heard()
    marta.says("de acuerdo con la 1.1")
    assert notes(marta.heard()) == ["agreed"]
