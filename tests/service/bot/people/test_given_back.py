"""A delegate gives an activity back to the lead who had given it to her."""

from __future__ import annotations

import pytest

from core.messages import Note
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.delegates import a_delegate, a_ramp, deputy
from tests.service.bot.post import PROVEN, Post
from tests.support.builders import an_address

ROSA = "rosa@puertoesperanza.example"
SAID = [
    "eso ya no lo manejo yo, que lo retome Marta, ella me lo pasó",
    "la 4.2 ya no la manejo yo, que la retome Marta",
    "le devuelvo la 4.2 a Marta",
    "la rampa se la devuelvo a la doctora Marta, ella me la pasó",
    "devuelvo lo de la rampa a marta, me pasan a vacunacion desde el lunes",
    "la de la rampa ya no la llevo, delegarla a marta",
    "esa actividad de la rampa devuélvasela a Marta",
    "Buenos días. Ya no puedo seguir con la 4.2, que la siga Marta. Gracias",
]


@pytest.fixture
def rosa_id(town: Town) -> int:
    """Rosa, of Marta's office, with a chat and a mailbox."""
    person = a_delegate(town)
    with town.database.transaction() as session:
        an_address(session, person, channel="email", value=ROSA)
    return person


@pytest.fixture
def rosa(town: Town, rosa_id: int) -> Chat:  # noqa: ARG001 - she has to be there
    """The chat of Rosa."""
    return Chat(town, 7008, "Rosa")


@pytest.fixture
def ramp(town: Town) -> int:
    """The ramp, beside another activity."""
    return a_ramp(town)


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("by_mail", [False, True])
def test_the_reminders_are_the_leads_again_and_she_is_told(
    town: Town, marta: Chat, rosa: Chat, ramp: int, said: str, *, by_mail: bool
) -> None:
    marta.says("delegar 4.2 en Rosa Elvira")
    post = Post(town)
    _ = post.answer(None, said, sender=ROSA, proof=PROVEN) if by_mail else rosa.says(said)
    assert deputy(town, ramp) == town.marta_id
    assert town.reports() == []
    if not by_mail:
        (note,) = rosa.heard()
        assert isinstance(note, Note)
        assert (note.name, note.values["handle"]) == ("delegated_back", "4.2")
        assert str(note.values["name"]).startswith("Marta")
    marta.heard()
    town.morning()
    told = [one for content in marta.heard() for one in getattr(content, "notices", ())]
    assert [(one.name, one.values.get("back")) for one in told] == [("delegated", 1)]


@pytest.mark.parametrize(
    ("said", "why"),
    [("devuelvo la 4.2 a Marta, me cambiaron de oficina", "me cambiaron de oficina"),
     ("devuelvo la 4.2 a Marta porque me cambiaron de oficina", "me cambiaron de oficina"),
     ("le devuelvo la 4.2 a Marta", None)],
)  # fmt: skip
@pytest.mark.usefixtures("ramp")
def test_the_lead_is_told_why(
    town: Town, marta: Chat, rosa: Chat, said: str, why: str | None
) -> None:
    marta.says("delegar 4.2 en Rosa Elvira")
    rosa.says(said)
    marta.heard()
    town.morning()
    told = [one for content in marta.heard() for one in getattr(content, "notices", ())]
    assert [(one.name, one.values.get("why")) for one in told] == [("delegated", why)]


@pytest.mark.parametrize(
    "said",
    ["eso ya no lo manejo yo, que lo retome Pedro", "que retome la obra el contratista",
     "la 5.3 ya no la manejo yo, que la retome Marta", "le devuelvo el informe a Marta el lunes"],
)  # fmt: skip
def test_other_words_give_nothing_back(
    town: Town, marta: Chat, rosa: Chat, rosa_id: int, ramp: int, said: str
) -> None:
    marta.says("delegar 4.2 en Rosa Elvira")
    rosa.says(said)
    assert deputy(town, ramp) == rosa_id


@pytest.mark.usefixtures("rosa")
def test_what_was_not_given_to_her_is_not_given_back(town: Town, pedro: Chat, ramp: int) -> None:
    town.add("6.1", 20, office=town.other_office_id, title="Recaudar el predial", product="")
    pedro.says("eso ya no lo manejo yo, que lo retome Marta")
    assert "delegated_back" not in notes(pedro.heard())
    assert deputy(town, ramp) is None


@pytest.mark.parametrize(
    "said",
    ["80 sigue, pero esa actividad devuelvasela a marta",
     "la rampa va en 80, se la devuelvo a Marta",
     "la 4.2 va en 80. Devuélvasela a Marta por favor"],
)  # fmt: skip
def test_what_is_given_back_may_have_a_figure(
    town: Town, marta: Chat, rosa: Chat, ramp: int, said: str
) -> None:
    marta.says("delegar 4.2 en Rosa Elvira")
    rosa.says("la 4.2 va en 50")
    rosa.heard()
    rosa.says(said)
    assert sorted(notes(rosa.heard())) == ["delegated_back", "receipt"]
    assert deputy(town, ramp) == town.marta_id
    assert town.figure(ramp) == (80, "")


@pytest.mark.parametrize(
    "said",
    ["la 4.2 va en 60, le devuelvo los formatos a Pedro", "devuelvo la carpeta a Marta, va en 60"],
)
def test_other_things_given_back_are_words_of_the_work(
    town: Town, marta: Chat, rosa: Chat, rosa_id: int, ramp: int, said: str
) -> None:
    marta.says("delegar 4.2 en Rosa Elvira")
    rosa.says("la 4.2 va en 50")
    rosa.says(said)
    assert "delegated_back" not in notes(rosa.heard())
    assert deputy(town, ramp) == rosa_id


@pytest.mark.parametrize(
    "said",
    ["la 5.3 va en 60, lo demás se los paso a Marta",
     "la 5.3 va en 60. El resto se lo devuelvo a Marta",
     "la 5.3 va en 60 y lo demás se lo dejo a la doctora Marta"],
)  # fmt: skip
def test_all_but_what_is_reported_on_is_given_back(
    town: Town, marta: Chat, rosa: Chat, ramp: int, said: str
) -> None:
    marta.says("delegar 4.2 en Rosa Elvira")
    marta.says("delegar 5.3 en Rosa Elvira")
    rosa.heard()
    rosa.says(said)

    assert notes(rosa.heard()) == ["receipt", "delegated_back"]
    assert deputy(town, ramp) == town.marta_id
    assert [one.percent for one in town.reports()] == [60]


@pytest.mark.usefixtures("ramp")
def test_a_lead_gives_the_rest_to_nobody_so(town: Town, marta: Chat, rosa: Chat, ramp: int) -> None:
    assert rosa
    marta.says("la 5.3 va en 60, lo demás se lo paso a Rosa Elvira")
    assert deputy(town, ramp) is None
