"""Options by number and by name, in mails and chats: only in the answer to their own question."""

from __future__ import annotations

import pytest

from core.messages import Content, Note, Question, Receipt
from core.words import Role
from models.answers.requests import RequestState
from tests.service.bot.chat import Chat, Town, a_ref, notes
from tests.service.bot.decisions.test_decisions import passes, the_request
from tests.service.bot.post import DOMAIN, MARTA, PROVEN, Post
from tests.support.builders import a_membership, a_person, an_address, an_office

LUZ = f"luz@{DOMAIN}"


@pytest.fixture
def post(town: Town, post: Post) -> Post:
    """The mailboxes of the town, also of Luz Mery, who holds the planning role."""
    with town.database.transaction() as session:
        luz = a_person(session, town.context.entity_id, "Luz Mery Cano", role=Role.PLANNING)
        an_address(session, luz, channel="email", value=LUZ)
    return post


def newest(post: Post, address: str) -> tuple[int, Content]:
    """Return what was written last to an address, with its row."""
    return post.mailbox(address)[-1]


def asked_for_an_office(town: Town, post: Post) -> tuple[int, Question]:
    """Let it be asked to which office an activity belongs; return the question, with its row."""
    with town.database.transaction() as session:
        for name in ("Secretaría de Comunicaciones", "Secretaría de Salud", "Las TIC"):
            office = an_office(session, town.context.entity_id, name)
            lead = f"{name.split()[-1].lower()}@{DOMAIN}"
            a_person(session, town.context.entity_id, name, office=office, email=lead)
    town.add("1.2", 40)
    marta = Chat(town)
    marta.says("la 1.2 no es nuestra, pregúntele a otra secretaría")
    marta.touches("No está en la lista")
    marta.touches("Sí, pedirlo")
    passes(town)
    post.answer(None, f"conceder {the_request(town).id}", sender=LUZ, proof=PROVEN)
    town.deliver()
    item, question = newest(post, LUZ)
    assert isinstance(question, Question)
    assert question.name == "office"
    return item, question


@pytest.mark.parametrize(
    "said",
    ["number", "Secretaría de Comunicaciones", "comunicaciones", "SECRETARIA DE COMUNICACIONES",
     "A la de Comunicaciones.", "Le corresponde a comunicaciones",
     "No está en la lista, es la Secretaría de Comunicaciones"],
)  # fmt: skip
@pytest.mark.parametrize("later", [0, 3])
def test_planning_names_an_office_by_mail_by_its_number_or_name(
    town: Town, post: Post, said: str, later: int
) -> None:
    item, question = asked_for_an_office(town, post)
    place = [one.label for one in question.buttons].index("Secretaría de Comunicaciones")
    town.wait(days=later)
    post.answer(item, str(place + 1) if said == "number" else said, sender=LUZ)

    _, granted = newest(post, LUZ)
    assert isinstance(granted, Note)
    assert granted.name == "decision_granted"
    assert granted.values["office"] == "Secretaría de Comunicaciones"


def test_an_office_that_is_not_clear_is_asked_for_again(town: Town, post: Post) -> None:
    item, question = asked_for_an_office(town, post)
    post.answer(item, "9", sender=LUZ)
    assert newest(post, LUZ)[1] == question
    assert the_request(town).state is RequestState.OPEN


def test_the_question_for_an_office_takes_no_other_answer_than_its_own(
    town: Town, post: Post
) -> None:
    _, _ = asked_for_an_office(town, post)
    other = post.remind(town.add("1.3", 10))
    with town.database.transaction() as session:
        a_membership(session, town.marta_id, Role.PLANNING)
    post.answer(other, "2")
    assert the_request(town).state is RequestState.OPEN


def test_the_walk_by_mail_takes_figures_and_words_and_no_numbers(town: Town, post: Post) -> None:
    first, second = town.add("1.1"), town.add("1.2", 40)
    post.answer(None, "una por una", proof=PROVEN)
    town.deliver()
    card, _ = newest(post, MARTA)
    post.answer(card, "4")
    assert town.figure(first)[0] == 4
    town.deliver()
    card, _ = newest(post, MARTA)
    post.answer(card, "igual")
    assert town.figure(second)[0] == 40


def test_an_activity_is_chosen_by_number_in_the_answer_to_that_question(
    town: Town, post: Post
) -> None:
    town.add("1.1", title="Publicar el mapa de riesgos")
    second = town.add("1.2", 40, title="Rendir cuentas")
    post.answer(None, "vamos en 60, falta la firma", proof=PROVEN)
    town.deliver()
    asked, question = newest(post, MARTA)
    assert isinstance(question, Question)
    reminder = post.remind(second)
    town.wait(hours=30)
    post.answer(asked, "2")
    assert town.figure(second) == (60, "falta la firma")

    town.wait(minutes=5)
    post.answer(asked, "2")
    assert post.notes(MARTA)[-1] == "question_gone"
    assert [report.percent for report in town.reports()] == [60]
    post.answer(reminder, "70")
    assert town.figure(second)[0] == 70


@pytest.mark.parametrize("said", ["2", "la segunda", "1.2", "rendir cuentas", "la de CUENTAS"])
def test_a_chat_takes_what_is_typed_instead_of_pressed(town: Town, marta: Chat, said: str) -> None:
    town.add("1.1", title="Publicar el mapa de riesgos")
    second = town.add("1.2", 40, title="Rendir cuentas")
    marta.says("vamos en 60, falta la firma")
    town.deliver()
    assert marta.says(said) == "recorded"
    assert town.figure(second) == (60, "falta la firma")


def test_a_chat_takes_the_number_of_what_is_delegated_and_of_a_day(town: Town, marta: Chat) -> None:
    town.add("1.1")
    activity = town.add("1.2", 40)
    marta.says("1.2 en 50")
    marta.heard()
    marta.presses(a_ref("later", activity))
    (question,) = marta.heard()
    assert isinstance(question, Question)
    town.deliver()
    marta.says("2")
    assert notes(marta.heard()) == ["snoozed"]
    assert town.figure(activity)[0] == 50


def test_a_number_after_anything_else_is_a_figure(town: Town, marta: Chat) -> None:
    activity = town.add("1.2")
    town.add("1.1")
    marta.says("1.2 va bien")
    (question,) = marta.heard()
    assert isinstance(question, Question)
    assert question.name == "percent"
    town.deliver()
    marta.says("4")
    assert town.figure(activity)[0] == 4
    assert isinstance(marta.heard()[-1], Receipt)


def test_an_activity_is_chosen_by_its_code_without_the_dot_and_by_no_other_number(
    town: Town, marta: Chat
) -> None:
    activity = town.add("3.1", 20)
    town.add("4.2", 20)
    marta.says("va en 60 %")
    for said in ("13", "60"):
        marta.says(said)
        assert town.reports() == []
    marta.says("31")

    assert town.figure(activity)[0] == 60
