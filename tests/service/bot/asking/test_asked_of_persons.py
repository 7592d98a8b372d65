"""Questions about persons: whether somebody is registered, who writes here, whom to turn to."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody


@pytest.fixture
def german(town: Town) -> Chat:
    """Germán Useche, of finance; Marta has the 1.2."""
    town.add("1.2", 20, title="Publicar la carta de trato digno")
    return somebody(town, 700, "Germán Useche", Role.DELEGATE, office=town.other_office_id)


def registered(chat: Chat) -> tuple[object, object]:
    """Return whom and which office an answer told, of one that tells who is registered."""
    (note,) = [one for one in chat.heard() if isinstance(one, Note) and one.name == "registered"]
    return note.values["names"], note.values["office"]


ASKED = [
    "¿ya registraron a german?",
    "q paso con lo de hacienda, ya registraron a german?",
    "ya inscribieron a german useche",
    "ya esta registrado german useche?",
    "german ya quedo inscrito?",
    "¿al ingeniero german ya lo registraron?",
    "y ya vincularon a don german?",
]


@pytest.mark.parametrize("said", ASKED)
@pytest.mark.usefixtures("german")
def test_anybody_is_told_whether_somebody_is_registered(
    town: Town, marta: Chat, consuelo: Chat, said: str
) -> None:
    for chat in (marta, consuelo):
        chat.says(said)
        assert registered(chat) == ("Germán Useche", "Secretaría de Hacienda")
    assert town.reports() == []


@pytest.mark.usefixtures("german")
def test_beside_a_figure_both_are_answered(town: Town, marta: Chat) -> None:
    assert marta.says("la 1.2 va en 40. ya registraron a german?") == "recorded"
    assert registered(marta) == ("Germán Useche", "Secretaría de Hacienda")
    assert len(town.reports()) == 1


@pytest.mark.parametrize("said", ["¿ya registraron a Jhon?", "ya registraron a jhon ruiz"])
@pytest.mark.usefixtures("german")
def test_of_somebody_unknown_it_is_said(marta: Chat, said: str) -> None:
    marta.says(said)
    assert registered(marta) == ("", "")


@pytest.mark.parametrize(
    "said",
    ["ya registraron a los contratistas?", "ya registraron el avance?", "registren a german",
     "ya quedo registrada la 1.2?", "la 1.2 va en 40, ya registraron a los contratistas"],
)  # fmt: skip
@pytest.mark.usefixtures("german")
def test_of_anything_else_nothing_such_is_told(marta: Chat, said: str) -> None:
    marta.says(said)
    assert "registered" not in notes(marta.heard())


@pytest.mark.parametrize(
    "said",
    ["usted quien es?", "hola, usted quién es", "quién me escribe?", "quien habla",
     "con quien hablo?", "es usted un robot?"],
)  # fmt: skip
@pytest.mark.usefixtures("german")
def test_who_asks_who_writes_is_told_what_it_is(marta: Chat, said: str) -> None:
    marta.says(said)
    assert notes(marta.heard())[0] == "help"


@pytest.mark.parametrize(
    "said",
    ["con quien hablo si no funciona", "a quien llamo si esto falla",
     "¿a quién le escribo si tengo un problema?", "y con quién me comunico cuando no me responde",
     "a quien aviso si el chat se cae", "a quién le pregunto si algo sale mal"],
)  # fmt: skip
@pytest.mark.usefixtures("german")
def test_who_asks_whom_to_turn_to_is_told(marta: Chat, said: str) -> None:
    marta.says(said)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["topic"]) == ("explained", "falla")


@pytest.mark.parametrize(
    "said", ["quien habla en la reunion", "usted quien es el encargado", "no funciona la pagina"]
)
@pytest.mark.usefixtures("german")
def test_other_words_explain_nothing(marta: Chat, said: str) -> None:
    marta.says(said)
    assert not {"help", "explained"} & {*notes(marta.heard())}


@pytest.mark.parametrize("said", ["muéstreme las dudas", "que dudas hay"])
@pytest.mark.usefixtures("german")
def test_a_lead_is_told_who_sees_the_doubts(marta: Chat, said: str) -> None:
    marta.says(said)
    assert notes(marta.heard()) == ["not_for_you"]
