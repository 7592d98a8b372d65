"""Words of who decides that are not understood show what waits for her; and «esa», «niégala»."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.overviews import Overview
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.support.builders import a_person, an_office


@pytest.fixture
def luz(town: Town) -> Chat:
    """Luz, of planning."""
    return somebody(town, 5553004, "Luz Mery Cano", Role.PLANNING)


@pytest.fixture
def asked(town: Town, marta: Chat) -> None:
    """Marta has asked for more time of the 2.3, which Luz has seen."""
    town.add("2.3", 10, title="Reducir el tiempo de la licencia", product="")
    marta.asks("pido plazo de la 2.3 hasta el 30 de junio por el invierno")


@pytest.fixture
def handed(town: Town, marta: Chat) -> None:
    """Marta has said that the 4.2 is of Hacienda; there is Salud too."""
    town.add("4.2", 10, title="Adecuar la rampa", product="")
    with town.database.transaction() as session:
        health = an_office(session, town.context.entity_id, "Secretaría de Salud")
        a_person(session, town.context.entity_id, "Ana Gil", office=health, telegram="5559001")
    marta.asks("la 4.2 no es nuestra, es de Hacienda")


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("said", ["pásenla", "bueno, que siga pues", "me parece terrible"])
def test_words_that_are_not_understood_show_what_waits(luz: Chat, said: str) -> None:
    assert luz.says(said) == "unclear"
    (shown,) = luz.heard()
    assert isinstance(shown, Overview)
    assert (shown.name, shown.tried, len(shown.rows)) == ("requests", "unclear", 1)


@pytest.mark.usefixtures("asked")
def test_a_question_that_cannot_be_answered_shows_none(luz: Chat) -> None:
    luz.says("¿cuánto cuesta un tinto en la cafetería?")
    assert not [one for one in luz.heard() if isinstance(one, Overview)]


def test_where_nothing_waits_it_is_said_that_it_was_not_understood(luz: Chat) -> None:
    luz.says("me parece terrible")
    assert notes(luz.heard()) == ["unclear"]


@pytest.mark.usefixtures("asked")
def test_who_does_not_decide_is_shown_no_requests(town: Town) -> None:
    control = somebody(town, 5553003, "Hernán", Role.CONTROL)
    control.says("me parece terrible")
    assert notes(control.heard()) == ["unclear"]


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("said", "grants"),
    [
        ("esa niéguela", None),
        ("si esa niégala", None),
        ("esa no", None),
        ("esa apruébela", "yes"),
        ("esa sí", "yes"),
        ("a esa dele hasta el 15 de junio", "yes"),
    ],
)
def test_that_one_is_the_one_that_was_listed(luz: Chat, said: str, grants: str | None) -> None:
    luz.says("solicitudes")
    luz.heard()
    luz.says(said)
    (question,) = luz.heard()
    assert isinstance(question, Note)
    assert (question.name, question.values["grants"]) == ("decide_all", grants)


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    "said",
    ["la de la licencia niégala", "niégala la de la licencia", "niégamela la de la licencia"],
)
def test_it_is_denied_by_a_familiar_word_too(luz: Chat, said: str) -> None:
    luz.says(said)
    assert notes(luz.heard()) == ["decision_denied"]


@pytest.mark.usefixtures("handed")
@pytest.mark.parametrize(
    "said",
    ["concédala pero a Salud", "sí, pásela a salud mejor", "pásela a la Secretaría de Salud"],
)
def test_another_office_than_was_asked_for_is_named_and_gets_it(luz: Chat, said: str) -> None:
    luz.says("solicitudes")
    luz.heard()
    luz.says(said)
    (question,) = luz.heard()
    assert isinstance(question, Note)
    assert (question.name, question.values["office"]) == ("decide_all", "Secretaría de Salud")
    luz.says("sí")
    (told,) = luz.heard()
    assert isinstance(told, Note)
    assert told.values["office1"] == "Secretaría de Salud"


@pytest.mark.usefixtures("handed")
def test_as_asked_for_it_goes_to_the_office_that_was_named(luz: Chat) -> None:
    luz.says("solicitudes")
    luz.heard()
    luz.says("concédala")
    (question,) = luz.heard()
    assert isinstance(question, Note)
    assert (question.name, question.values["office"]) == ("decide_all", None)
    luz.says("sí")
    (told,) = luz.heard()
    assert isinstance(told, Note)
    assert told.values["office1"] == "Secretaría de Hacienda"
