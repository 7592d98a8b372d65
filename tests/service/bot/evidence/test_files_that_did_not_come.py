"""Who says that she attaches something, and attaches nothing, is told that no file arrived."""

from __future__ import annotations

import pytest

from core.messages import Receipt
from tests.service.bot.chat import Chat, Town
from tests.service.bot.files import DOCUMENT, come, pieces, sends
from tests.service.bot.post import MARTA, Post, with_a_document

TITLE = "Hacer accesible la página web"


def says_no_file(chat: Chat) -> bool:
    """Tell whether the newest receipt says that no file arrived."""
    return next(one for one in reversed(chat.contents()) if isinstance(one, Receipt)).no_file


@pytest.mark.parametrize(
    "said",
    [
        "Adjunto el plan de tratamiento firmado; con esto se da por cumplida la 5.4.",
        "la 5.4 ya quedo, le adjunto el informe de pruebas",
        "la 5.4 va en 60, ahi le mando el informe",
        "la 5.4 va en 60 %. Anexo la evidencia fotográfica.",
        "la 5.4 ya quedó, se adjuntan los soportes",
        "la 5.4 ya quedó (adjunto acta)",
        "Remito el acta del comité. La 5.4 ya está cumplida",
        "la 5.4 al 100, va adjunto el informe",
    ],
)
def test_it_is_said_that_no_file_arrived(town: Town, marta: Chat, said: str) -> None:
    town.add("5.4", 50, title=TITLE)
    assert marta.says(said) == "recorded"
    assert says_no_file(marta)


@pytest.mark.parametrize(
    "said",
    [
        "la 5.4 ya quedó, ya le mandé el acta a planeación",
        "la 5.4 ya quedó, mañana le adjunto el informe",
        "la 5.4 ya quedó, cuando lo firmen le mando el informe",
        "la 5.4 va en 60, falta adjuntar el acta",
        "la 5.4 va en 60, no adjunto el acta porque no está firmada",
        "la 5.4 ya quedó, el contratista adjuntó el informe",
        "la 5.4 va en 60, jurídica envió el acta",
        "la 5.4 va en 60, se hizo el anexo técnico",
        "la 5.4 ya quedó, subimos el informe a la página",
        "la 5.4 ya quedó, le adjunto el enlace https://puertoesperanza.example/acta",
        "la 5.4 ya quedó, le mando el informe por correo",
    ],
)
def test_it_is_not_said_of_what_is_sent_elsewhere_or_later(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("5.4", 50, title=TITLE)
    assert marta.says(said) == "recorded"
    assert not says_no_file(marta)


def test_a_file_that_came_just_before_or_with_the_words_is_there(town: Town, marta: Chat) -> None:
    activity = town.add("5.4", 50, title=TITLE)
    assert sends(marta, "la 5.4 va en 60, adjunto el acta", DOCUMENT) == "recorded"
    assert not says_no_file(marta)
    town.wait(minutes=3)
    marta.says("la 5.4 ya quedó, le adjunto el informe")
    assert not says_no_file(marta)
    assert town.figure(activity) == (100, "")
    town.wait(hours=5)
    marta.says("la 5.4 va en 80, le adjunto el informe")
    if isinstance(marta.contents()[-1], Receipt) is False:
        marta.says("sí")
    assert says_no_file(marta)


def test_a_file_that_comes_minutes_later_leaves_nothing_open(town: Town, marta: Chat) -> None:
    activity = town.add("5.4", 50, title=TITLE)
    marta.says("la 5.4 ya quedo, le adjunto el informe de pruebas")
    town.deliver()
    town.wait(minutes=4)
    assert sends(marta, "Ahora sí adjunto el archivo, perdón.", DOCUMENT) == "filed"
    assert [one[0] for one in pieces(town)] == [activity]
    assert not says_no_file(marta)
    assert town.figure(activity) == (100, "")


def test_by_mail_it_is_said_too_and_not_where_the_document_came(town: Town, post: Post) -> None:
    activity = town.add("5.4", 50, title=TITLE)
    words = "Cordial saludo. Adjunto el plan firmado; con esto se da por cumplida la 5.4."
    post.answer(None, words, proof="pass")
    item, told = post.mailbox(MARTA)[-1]
    assert isinstance(told, Receipt)
    assert told.no_file
    body, kind = with_a_document("Ahora sí adjunto el archivo, perdón.")
    post.receive(item, body, proof="pass", Content_Type=kind)
    come(town)
    assert town.handle() == "filed"
    assert (
        town.figure(activity)[1] == "Adjunto el plan firmado; con esto se da por cumplida la 5.4."
    )
