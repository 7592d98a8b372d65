"""A report is judged right after its history, and by words that name it behind the figure."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.chat import Chat, Town, somebody
from tests.service.bot.post import PROVEN, Post
from tests.support.builders import a_membership, a_person, an_address


@pytest.fixture
def control(town: Town) -> Chat:
    """Hernán, of control; two activities of Marta's office were reported."""
    town.add("5.1", 100, title="Levantar el inventario de trámites", product="")
    town.add("4.3", 80, title="Encuentros con las veredas", product="")
    return somebody(town, 5559001, "Hernán", Role.CONTROL)


def judged(chat: Chat) -> list[tuple[str, int, str]]:
    """Return what was judged, whether it was accepted, and the words that were kept with it."""
    kept = [one for one in chat.heard() if isinstance(one, Note) and one.name == "review_kept"]
    return [
        (str(one.values["handle"]), int(one.values["accepted"] or 0), str(one.values["reason"]))
        for one in kept
    ]


def asks(chat: Chat, said: str) -> None:
    """Let somebody ask for a page, and read it."""
    chat.says(said)
    chat.town.deliver()
    chat.heard()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("esa se la acepto, ya hicieron la tercera jornada", "ya hicieron la tercera jornada"),
        ("se la acepto", ""),
        ("esa sí", ""),
        ("sí, esa está bien", ""),
    ],
)
def test_a_yes_to_the_history_accepts_its_report(control: Chat, said: str, why: str) -> None:
    asks(control, "historial de la 5.1")
    control.says(said, to=control.last())
    assert judged(control) == [("5.1", 1, why)]


def test_a_no_with_its_reason_returns_it(control: Chat) -> None:
    asks(control, "historial de la 5.1")
    control.says("esa no se la acepto, falta el acta")
    assert judged(control) == [("5.1", 0, "falta el acta")]


@pytest.mark.parametrize("said", ["esa no", "esa", "esa sí que está demorada"])
def test_less_than_that_judges_nothing(control: Chat, said: str) -> None:
    asks(control, "historial de la 5.1")
    control.says(said)
    assert judged(control) == []


def test_a_yes_behind_other_pages_judges_nothing(control: Chat) -> None:
    asks(control, "resumen")
    control.says("esa sí")
    assert judged(control) == []


@pytest.mark.parametrize(
    "said",
    [
        "la verifico en 50 la de las veredas porque van dos de cuatro",
        "la verifico en 50 % la 4.3, van dos de cuatro",
        "la dejo en 50, la de los encuentros, van dos de cuatro",
    ],
)
def test_the_name_behind_the_figure_is_what_is_verified(control: Chat, said: str) -> None:
    control.says(said)
    assert judged(control) == [("4.3", 0, "van dos de cuatro")]


@pytest.mark.parametrize("said", ["esa se la acepto", "Se la acepto, muchas gracias"])
def test_a_mail_that_answers_the_history_accepts_its_report(
    town: Town, post: Post, said: str
) -> None:
    town.add("5.1", 100, title="Levantar el inventario de trámites", product="")
    mailbox = "hernan@puertoesperanza.example"
    with town.database.transaction() as session:
        hernan = a_person(session, town.context.entity_id, "Hernán Quiroga")
        a_membership(session, hernan, Role.CONTROL)
        an_address(session, hernan, channel="email", value=mailbox)
    post.answer(None, "historial de la 5.1", sender=mailbox, proof=PROVEN)
    town.deliver()
    post.answer(None, said, sender=mailbox, proof=PROVEN)
    kept = [one for _, one in post.mailbox(mailbox) if isinstance(one, Note)]
    assert [(one.name, one.values["handle"]) for one in kept] == [("review_kept", "5.1")]


def told(chat: Chat) -> list[tuple[str, str]]:
    """Return what notes were said, and of which activity."""
    notes = [one for one in chat.heard() if isinstance(one, Note)]
    return [(one.name, str(one.values.get("handle", ""))) for one in notes]


@pytest.mark.parametrize(
    "said",
    [
        "no era esa!! era la 5.1 la que acepto",
        "esa no era, era la del inventario la que acepto",
        "no, no era esa. la 5.1 la acepto",
    ],
)
def test_that_another_was_meant_is_no_reason_of_the_first(control: Chat, said: str) -> None:
    asks(control, "verifico la 4.3 en 50")
    control.says(said)
    assert sorted(told(control)) == [("review_dropped", "4.3"), ("review_kept", "5.1")]


@pytest.mark.parametrize("said", ["esa no era", "no era esa!!"])
def test_a_judgement_that_stands_is_told_to_who_says_that_another_was_meant(
    control: Chat, said: str
) -> None:
    asks(control, "acepto la 4.3")
    control.says(said)
    assert told(control) == [("review_unclear", "4.3")]


def test_what_only_begins_so_is_a_reason(control: Chat) -> None:
    asks(control, "verifico la 4.3 en 50")
    control.says("no era eso lo que decía el acta")
    assert told(control) == [("review_kept", "4.3")]
