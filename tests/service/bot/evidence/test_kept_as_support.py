"""What is passed on to be evidence is filed; no figure in it is asked about."""

from __future__ import annotations

from typing import Any

import pytest

from core.inbound import FileKind, Forwarded
from core.messages import Note
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.files import come, pieces, sends, store
from tests.service.bot.mails.test_forwarded_by_mail import passing_on
from tests.service.bot.post import MARTA, PEDRO, PROVEN, Post, with_a_document

SAID = "Buenas tardes Marta, el pago en línea va en 40 % según el contratista."


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Two activities of Marta's."""
    titles = {"2.2": "Permitir el pago en línea del predial", "4.4": "Actualizar la carta"}
    return {code: town.add(code, 20, title=title, product="") for code, title in titles.items()}


def forwards(town: Town, post: Post, above: str, *, file: bool) -> str:
    """Let Marta pass Pedro's words on by mail, perhaps with a document; return what came of it."""
    text = passing_on(SAID, above=above, author=PEDRO)
    headers: dict[str, Any] = {}
    if file:
        text, headers["Content-Type"] = with_a_document(text)
    post.receive(None, text, proof=PROVEN, Subject="RV: avance", **headers)
    come(town)
    return town.handle()


KEPT = [
    "para que quede como soporte de la 2.2",
    "Buenas, reenvío para que quede como soporte de la 2.2. Gracias",
    "soporte de la 2.2",
    "Adjunto como evidencia del pago en línea",
    "dejo esto de soporte para la 2.2",
]


@pytest.mark.parametrize("above", KEPT)
def test_its_document_is_evidence(town: Town, post: Post, ids: dict[str, int], above: str) -> None:
    assert forwards(town, post, above, file=True) == "filed"
    assert [one[0] for one in pieces(town)] == [ids["2.2"]]
    assert town.reports() == []
    assert [content.kind for _, content in post.mailbox(MARTA)] == ["filed"]


@pytest.mark.parametrize("above", KEPT)
def test_without_a_document_it_is_told_that_one_is_needed(
    town: Town, post: Post, ids: dict[str, int], above: str
) -> None:
    assert forwards(town, post, above, file=False) == "answered"
    ((_, note),) = post.mailbox(MARTA)
    assert isinstance(note, Note)
    assert (note.name, note.values["handle"]) == ("support_without_file", "2.2")
    assert (town.reports(), town.figure(ids["2.2"])[0]) == ([], 20)


@pytest.mark.parametrize(
    "above", ["", "la 2.2 va en 50, esto queda como soporte", "mire lo que dice Pedro de la 2.2"]
)
def test_what_tells_a_figure_or_only_passes_on_is_asked_as_ever(
    town: Town, post: Post, ids: dict[str, int], above: str
) -> None:
    assert ids
    assert forwards(town, post, above, file=True) == "asked"


def test_in_a_chat_the_document_that_came_with_the_figure_is_kept_without_it(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    passed = Forwarded(name="Camilo Prada", sent_at=town.now)
    store(marta, "la 2.2 va en 40 %", FileKind.DOCUMENT, forwarded=passed)
    assert town.handle() == "asked"
    marta.heard()
    assert marta.says("para que quede como soporte de la 2.2") == "filed"
    assert notes(marta.heard()) == ["filed"]
    marta.says("sí")
    assert (town.figure(ids["2.2"])[0], town.reports()) == (20, [])
    assert [one[0] for one in pieces(town)] == [ids["2.2"]]


def test_her_own_document_is_filed_with_these_words(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    said = "para que quede como soporte de la 2.2"
    assert sends(marta, said, FileKind.DOCUMENT) == "filed"
    assert pieces(town) == [(ids["2.2"], "document", said)]
