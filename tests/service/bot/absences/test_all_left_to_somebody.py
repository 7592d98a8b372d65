"""All that is hers is left to somebody while she is away: in the chat, by mail, and in answer to
which activity she wants to delegate."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.post import MARTA, PROVEN, Post

SAID = [
    "le quiero dejar las {} actividades a Germán mientras estoy en vacaciones",
    "quiero dejarle todas las actividades a german mientras estoy en vacaciones",
    "estoy de vacaciones del 18 al 22, le dejo las actividades a Germán",
]


def open_ones(town: Town) -> None:
    town.add("3.4", 20, title="Pintar el salón comunal")
    town.add("3.5", 30, title="Comprar las sillas")
    town.add("3.6", 30, title="Sembrar los árboles")


@pytest.mark.parametrize("said", SAID)
def test_to_a_delegate_beside_her_absence(town: Town, marta: Chat, said: str) -> None:
    open_ones(town)
    somebody(town, 900, "Germán Useche", Role.DELEGATE, office=town.office_id)
    marta.says(said.format(3))
    (note,) = (one for one in marta.heard() if isinstance(one, Note) and one.name == "away_told")
    assert note.values["deputy"] == "Germán Useche"


@pytest.mark.parametrize("said", SAID)
def test_to_nobody_known_it_is_told(town: Town, marta: Chat, said: str) -> None:
    open_ones(town)
    marta.says(said.format(3))
    (note,) = (one for one in marta.heard() if isinstance(one, Note) and one.name == "away_told")
    assert str(note.values.get("missing")).startswith("Germ") or "german" in said


@pytest.mark.parametrize("said", SAID[:2])
def test_a_mail_that_asks_for_it_is_no_mailboxs_own_answer(
    town: Town, post: Post, said: str
) -> None:
    open_ones(town)
    somebody(town, 900, "Germán Useche", Role.DELEGATE, office=town.office_id)
    post.answer(None, said.format(3), proof=PROVEN, Subject="Actividades")
    assert "away_told" in post.notes(MARTA)


def test_a_mailboxs_own_answer_stays_one(town: Town, post: Post) -> None:
    open_ones(town)
    post.answer(
        None,
        "Estoy en vacaciones hasta el 22 de mayo. Si necesita algo urgente, escriba a Rosa.",
        proof=PROVEN,
        Subject="Actividades",
    )
    assert post.notes(MARTA) == []


@pytest.mark.parametrize("answer", ["todas", "Todas, por favor.", "las tres"])
def test_by_mail_all_answers_which(town: Town, post: Post, answer: str) -> None:
    open_ones(town)
    somebody(town, 900, "Germán Useche", Role.DELEGATE, office=town.office_id)
    post.answer(None, "delegar", proof=PROVEN, Subject="delegar")
    item, _ = post.mailbox(MARTA)[-1]
    post.answer(item, answer, proof=PROVEN, Subject="Re: delegar")
    assert post.notes(MARTA)[-1] == "delegated"


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("dejo las {} actividades a Germán", "delegated"),
        ("las {} actividades se las dejo a german", "delegated"),
    ],
)
def test_alone(town: Town, marta: Chat, said: str, note: str) -> None:
    open_ones(town)
    somebody(town, 900, "Germán Useche", Role.DELEGATE, office=town.office_id)
    marta.says(said.format(3))
    assert notes(marta.heard()) == [note]


def test_of_another_count_it_is_asked_which(town: Town, marta: Chat) -> None:
    open_ones(town)
    somebody(town, 900, "Germán Useche", Role.DELEGATE, office=town.office_id)
    marta.says("dejo las 5 actividades a Germán")
    assert notes(marta.heard()) == ["question"]
