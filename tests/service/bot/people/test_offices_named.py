"""The name that she has for an office: read whole and no further, corrected, and never lost."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note, Question
from models.answers.requests import Request
from models.staff.agreements import Agreement
from tests.service.bot.agreeing.test_agreeing import passes
from tests.service.bot.chat import Chat, Town
from tests.service.bot.post import MARTA as MAIL
from tests.service.bot.post import PROVEN, Post
from tests.support.builders import an_office


def shown(chat: Chat) -> Question:
    """Return the question that was put last."""
    found = [one for one in chat.contents() if isinstance(one, Question)]
    return found[-1]


def office(chat: Chat) -> str:
    """Return the office for which the request is that was shown last."""
    wished = shown(chat).wished
    assert wished is not None
    return wished.office


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("la 5.1 no es nuestra eso es de talento humano aunque no lo tengan", "talento humano"),
        ("la 5.1 no corresponde a esta Secretaría, es de la Jurídica según el manual", "Jurídica"),
        ("la 5.1 no es mía, es de Sistemas si no estoy mal", "Sistemas"),
        ("la 5.1 no es nuestra, es de Almacén como quedó en el comité", "Almacén"),
        ("la 5.1 no es nuestra eso es de Bienestar Social mientras nombran", "Bienestar Social"),
        ("la 5.1 no nos corresponde, es de Turismo conforme al decreto 20", "Turismo"),
        ("la 5.1 no es nuestra, es de Gestión Documental", "Gestión Documental"),
    ],
)
def test_a_name_that_is_in_no_list_ends_before_the_next_clause_and_is_kept(
    town: Town, marta: Chat, said: str, name: str
) -> None:
    town.add("5.1", 20)
    marta.says(said)
    assert (shown(marta).why, shown(marta).words) == ("unknown", name)
    marta.touches("No está en la lista")
    marta.says("sí, pedirlo")

    (request,) = town.rows(select(Request))
    assert request.named_office == name


@pytest.mark.parametrize(
    "said",
    [
        "eso lo lleva Talento Humano pero ahí no aparece",
        "eso lo maneja Talento Humano, no está en la lista",
        "le corresponde a Talento Humano y no aparece",
    ],
)
@pytest.mark.parametrize("pressed", [False, True])
def test_a_name_beside_that_it_is_not_in_the_list_is_kept(
    town: Town, marta: Chat, said: str, pressed: bool
) -> None:
    town.add("5.1", 20)
    marta.says("la 5.1 no es nuestra")
    if pressed:
        marta.touches("No está en la lista")
    marta.says(said)
    assert (shown(marta).name, office(marta)) == ("wish", "Talento Humano")
    marta.says("sí, pedirlo")

    (request,) = town.rows(select(Request))
    assert request.named_office == "Talento Humano"


def test_an_office_of_the_list_that_was_not_offered_is_found_by_it(town: Town, marta: Chat) -> None:
    town.add("5.1", 20)
    marta.says("la 5.1 no es nuestra")
    marta.says("eso lo lleva Hacienda pero ahí no aparece")

    assert office(marta) == "Secretaría de Hacienda"


@pytest.mark.parametrize(
    "said",
    [
        "de acuerdo con las demás",
        "con las demás estoy de acuerdo",
        "De acuerdo con las otras",
        "con el resto de acuerdo, gracias",
    ],
)
def test_agreeing_to_the_others_names_no_office_and_leaves_out_what_is_given_away(
    town: Town, marta: Chat, said: str
) -> None:
    given, other = town.add("5.1"), town.add("5.5")
    passes(town)
    marta.says("la 5.1 no es nuestra, es de talento humano")
    marta.heard()
    marta.says(said)

    (note,) = [one for one in marta.heard() if isinstance(one, Note)]
    assert note.name == "agreed"
    agreed = [row.activity_id for row in town.rows(select(Agreement))]
    assert (given in agreed, other in agreed) == (False, True)
    marta.touches("No está en la lista")
    marta.says("sí, pedirlo")
    (request,) = town.rows(select(Request))
    assert request.named_office == "talento humano"
    marta.touches("De acuerdo")
    assert [row.activity_id for row in town.rows(select(Agreement))] == agreed


def test_where_nobody_asked_for_it_it_names_no_office_either(town: Town, marta: Chat) -> None:
    town.add("5.1", 20)
    marta.says("la 5.1 no es nuestra, es de talento humano")
    marta.says("de acuerdo con las demás")

    assert shown(marta).words == "talento humano"


@pytest.mark.parametrize(
    "said",
    [
        "Sí, pedirlo, pero el nombre correcto es Oficina Asesora Jurídica",
        "Sí, pero el nombre completo es Oficina Asesora Jurídica.",
        "sí, pídalo, se llama Oficina Asesora Jurídica, gracias",
    ],
)
def test_a_yes_that_corrects_the_name_sends_the_request_by_that_name(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("5.3", 20)
    marta.says("la 5.3 no es nuestra")
    marta.says("no está en la lista, es Jurídica")
    assert marta.says(said) == "requested"

    (request,) = town.rows(select(Request))
    assert request.named_office == "Oficina Asesora Jurídica"


@pytest.mark.parametrize(
    "said",
    ["el nombre correcto es Oficina Asesora Jurídica", "se llama Oficina Asesora Jurídica"],
)
def test_the_right_name_without_a_yes_is_shown_again(town: Town, marta: Chat, said: str) -> None:
    town.add("5.3", 20)
    marta.says("la 5.3 no es nuestra")
    marta.says("no está en la lista, es Jurídica")
    assert marta.says(said) == "asked"

    assert town.rows(select(Request)) == []
    assert office(marta) == "Oficina Asesora Jurídica"


@pytest.mark.parametrize(
    ("said", "name"),
    [("la oficina de prensa", "oficina de prensa"), ("Prensa", "Prensa"),
     ("es la de comunicaciones y prensa", "comunicaciones y prensa"),
     ("le toca a prensa", "prensa"),
     ("una fundación", "fundación"), ("la oficina de Hacienda", "Secretaría de Hacienda")],
)  # fmt: skip
def test_a_name_right_after_the_button_is_the_office(
    town: Town, marta: Chat, said: str, name: str
) -> None:
    town.add("5.1", 20)
    marta.says("la 5.1 no es nuestra")
    marta.touches("No está en la lista")
    assert marta.says(said) == "asked"
    assert (shown(marta).name, office(marta)) == ("wish", name)
    assert marta.says("sí, pedirlo") == "requested"


@pytest.mark.parametrize(
    "said", ["no entiendo", "qué pereza esto", "gracias", "la 5.1 va en 40", "no sé cómo se llama"]
)
def test_what_is_no_name_after_the_button_is_none(town: Town, marta: Chat, said: str) -> None:
    town.add("5.1", 20)
    marta.says("la 5.1 no es nuestra")
    marta.touches("No está en la lista")
    marta.says(said)
    wished = shown(marta).wished
    assert wished is None or wished.office == ""


@pytest.mark.parametrize(
    ("said", "name"),
    [("prensa no esta en esa lista, es comunicaciones", "comunicaciones"),
     ("la de prensa no aparece ahí: es Comunicaciones", "Comunicaciones"),
     ("prensa no está, sería la oficina de comunicaciones", "la oficina de comunicaciones")],
)  # fmt: skip
def test_the_name_after_one_that_is_in_no_list_is_the_office(
    town: Town, marta: Chat, said: str, name: str
) -> None:
    town.add("5.1", 20)
    marta.says("la 5.1 no es nuestra la transmision la hace prensa")
    marta.says(said)
    assert (shown(marta).name, office(marta)) == ("wish", name)
    marta.says("sí, pedirlo")
    (request,) = town.rows(select(Request))
    assert request.named_office == name


@pytest.mark.parametrize(
    "said", ["ellos publican todo eso por la página desde hace como dos años largos", "no sé bien"]
)
def test_a_sentence_is_the_name_of_no_office(town: Town, marta: Chat, said: str) -> None:
    town.add("5.1", 20)
    marta.says("la 5.1 no es nuestra la transmision la hace prensa")
    marta.says(said)
    marta.touches("No está en la lista")
    assert office(marta) in ("", "prensa")


@pytest.mark.parametrize(
    "said",
    ["no, a comunicaciones nada mas", "no, es comunicaciones", "no, para comunicaciones por favor"],
)
def test_a_no_with_the_right_name_shows_that_name(town: Town, marta: Chat, said: str) -> None:
    town.add("5.1", 20)
    marta.says("la 5.1 no es nuestra la transmision la hace prensa")
    marta.touches("No está en la lista")
    assert office(marta) == "prensa"
    marta.says(said)
    assert (shown(marta).name, office(marta)) == ("wish", "comunicaciones")


def test_a_mere_no_drops_it(town: Town, marta: Chat) -> None:
    town.add("5.1", 20)
    marta.says("la 5.1 no es nuestra la transmision la hace prensa")
    marta.touches("No está en la lista")
    marta.says("no, gracias")
    assert town.rows(select(Request)) == []
    assert shown(marta).name == "wish"


@pytest.mark.parametrize("by_mail", [False, True])
def test_a_number_with_a_sentence_takes_the_number_of_the_list(
    town: Town, marta: Chat, by_mail: bool
) -> None:
    town.add("5.1", 20)
    post, said = Post(town), "la 5.1 no es mía, eso es de la oficina jurídica"
    _ = post.answer(None, said, proof=PROVEN) if by_mail else marta.says(said)
    town.deliver()
    row, asked = post.mailbox(MAIL)[-1] if by_mail else (marta.last(), shown(marta))
    assert isinstance(asked, Question)
    assert asked.name == "wish_office"
    number = len(asked.buttons)
    text = f"{number}. Los contratos los publica Jurídica, no Infraestructura. Por favor corregir."
    _ = post.answer(row, text) if by_mail else marta.says(text)
    question = post.mailbox(MAIL)[-1][1] if by_mail else shown(marta)
    assert isinstance(question, Question)
    assert question.name == "wish"
    assert question.wished is not None
    assert question.wished.office == "oficina jurídica"
    assert question.wished.reason.startswith("Los contratos los publica Jurídica")


def test_a_number_with_the_name_of_another_is_asked_again(town: Town, marta: Chat) -> None:
    with town.database.transaction() as session:
        an_office(session, town.context.entity_id, "Secretaría de Salud")
    town.add("5.1", 20)
    marta.says("la 5.1 no es mía")
    marta.says("1. La lleva la Secretaría de Salud" if "Hacienda" in shown(marta).buttons[0].label
               else "2. La lleva la Secretaría de Salud")  # fmt: skip
    assert shown(marta).name == "wish_office"
