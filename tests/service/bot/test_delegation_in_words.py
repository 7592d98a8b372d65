"""Work that a lead gives to a colleague of her office, and does herself again."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Question
from core.words import Role
from models.answers.requests import Request
from models.staff import absences, agreements
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.post import MARTA, PROVEN, Post
from tests.support.builders import a_person

GIVEN = "delegar 4.2 en Rosa Elvira Tapia"


@pytest.fixture
def rosa(town: Town) -> int:
    """Rosa Elvira, of Marta's office."""
    with town.database.transaction() as session:
        return a_person(
            session, town.context.entity_id, "Rosa Elvira Tapia", office=town.office_id,
            role=Role.DELEGATE, telegram="7008",
        )  # fmt: skip


@pytest.fixture
def ramp(town: Town) -> int:
    """The ramp, beside another activity."""
    town.add("5.3", 30, title="Publicar los contratos en el SECOP", product="")
    return town.add("4.2", 10, title="Adecuar la rampa de acceso al palacio", product="")


def deputy(town: Town, activity: int) -> int | None:
    """Return who is written to about an activity, None where that was never said."""
    with town.database.reading() as session:
        return agreements.deputies(session, town.context.entity_id).get((activity, town.office_id))


@pytest.mark.parametrize(
    "said",
    [
        "Buen día. Me permito delegar en la ingeniera Rosa Elvira Tapia la actividad 4.2 en "
        "adelante.",
        "delego en la ingeniera Rosa Tapia la 4.2",
        "Quiero delegar a Rosa Elvira el seguimiento de la rampa",
        "la 4.2 la delego en la señora Rosa Elvira",
        "designo a Rosa Elvira Tapia de mi oficina para la 4.2. Gracias",
        "la ingeniera Rosa Elvira se encarga de la 4.2",
    ],
)
@pytest.mark.parametrize("by_mail", [False, True])
def test_a_colleague_gets_what_is_given_to_her_by_name(
    town: Town, marta: Chat, rosa: int, ramp: int, said: str, *, by_mail: bool
) -> None:
    post = Post(town)
    _ = post.answer(None, said, proof=PROVEN) if by_mail else marta.says(said)

    told = post.notes(MARTA) if by_mail else notes(marta.heard())
    assert (told, deputy(town, ramp)) == (["delegated"], rosa)


@pytest.mark.parametrize(
    "said",
    [
        "No señor, no es cambio de oficina. Delego en la ingeniera Rosa Elvira Tapia, de mi misma "
        "Secretaría.",
        "delego en Rosa Elvira Tapia",
        "no es otra oficina. La delego en Rosa Elvira",
    ],
)
def test_who_gives_it_to_a_colleague_is_asked_for_no_other_office(
    town: Town, marta: Chat, rosa: int, ramp: int, said: str
) -> None:
    marta.says("la 4.2 no es mía")
    marta.says(said)
    marta.heard()
    marta.says("la 4.2 va en 20")

    assert deputy(town, ramp) == rosa
    assert not any(isinstance(one, Question) for one in marta.heard())
    assert town.rows(select(Request)) == []


@pytest.mark.parametrize(
    "said",
    [
        "delegamos en Hacienda la 4.2",
        "la 4.2 la hizo Rosa Elvira",
        "me permito informar que Rosa Elvira entregó la 4.2",
        "delego en Óscar Ruiz la 4.2",
    ],
)
@pytest.mark.usefixtures("rosa")
def test_other_words_give_nothing_to_her(town: Town, marta: Chat, ramp: int, said: str) -> None:
    marta.says(said)

    assert deputy(town, ramp) is None


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("Me permito informar que la señora Rosa Elvira se encuentra incapacitada hasta el día 13, "
         "por lo cual reasumo la 4.2. Ya se expidió el CDP, va en 50.", "Ya se expidió el CDP"),
        ("retomo la 4.2, va en 50", ""),
        ("reasumo la rampa. La 4.2 va en 50", ""),
        ("desde hoy me encargo de nuevo de la 4.2. La 4.2 va en 50", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("by_mail", [False, True])
def test_what_she_takes_on_again_is_hers_and_the_rest_is_the_report(
    town: Town, marta: Chat, rosa: int, ramp: int, said: str, rest: str, *, by_mail: bool
) -> None:
    post = Post(town)
    for words in (GIVEN, said):
        _ = post.answer(None, words, proof=PROVEN) if by_mail else marta.says(words)

    assert deputy(town, ramp) == town.marta_id
    percent, words = town.figure(ramp)
    assert (percent, rest in words, "incapacit" in words) == (50, True, False)
    told = post.notes(MARTA) if by_mail else notes(marta.heard())
    assert "delegated_back" in told
    assert ("away_of_another" in told) is ("Rosa" in said)
    with town.database.reading() as session:
        assert absences.away_until(session, rosa) is None, "control says so"


@pytest.mark.parametrize("said", ["reasumo la 4.2", "Vuelvo a asumir la rampa, gracias"])
@pytest.mark.usefixtures("rosa")
def test_that_alone_is_answered(town: Town, marta: Chat, ramp: int, said: str) -> None:
    marta.says(GIVEN)
    marta.heard()
    marta.says(said)

    assert notes(marta.heard()) == ["delegated_back"]
    assert deputy(town, ramp) == town.marta_id


@pytest.mark.parametrize(
    "said",
    ["la rampa la retomo el lunes con el contratista", "reasumo la 5.3", "la obra se retoma ya"],
)
def test_other_words_take_nothing_back(
    town: Town, marta: Chat, rosa: int, ramp: int, said: str
) -> None:
    marta.says(GIVEN)
    marta.says(said)

    assert deputy(town, ramp) == rosa


@pytest.mark.parametrize(
    "said", ["Rosa Elvira está de vacaciones hasta el 20. La 4.2 va en 30", "La 4.2 va en 30. "
             "La compañera Rosa Elvira se encuentra hospitalizada"],
)  # fmt: skip
@pytest.mark.usefixtures("rosa")
def test_why_a_colleague_is_away_is_no_word_about_the_work(
    town: Town, marta: Chat, ramp: int, said: str
) -> None:
    marta.says(said)

    assert town.figure(ramp) == (30, "")
    assert "away_of_another" in notes(marta.heard())
