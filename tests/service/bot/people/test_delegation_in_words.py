"""Work that a lead gives to a colleague of her office, and does herself again."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note, Question
from core.overviews import Overview
from models.answers.requests import Request
from models.staff import absences
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.delegates import a_delegate, a_ramp, deputy
from tests.service.bot.post import MARTA, PROVEN, Post

GIVEN = "delegar 4.2 en Rosa Elvira Tapia"


@pytest.fixture
def rosa(town: Town) -> int:
    """Rosa Elvira, of Marta's office."""
    return a_delegate(town)


@pytest.fixture
def ramp(town: Town) -> int:
    """The ramp, beside another activity."""
    return a_ramp(town)


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
    [
        "ya no le delego la 4.2 a rosa, que me llegue a mi",
        "ya no delego la 4.2 en Rosa Elvira",
        "la 4.2 ya no se la delego a rosa",
        "la 4.2 la retomo yo",
        "la rampa la reasumo yo misma, gracias",
        "la 4.2 la vuelvo a llevar yo",
        "quien quedo con la 4.2? me la devuelven porfa",
    ],
)
def test_what_she_no_longer_gives_is_hers(
    town: Town, marta: Chat, rosa: int, ramp: int, said: str
) -> None:
    marta.says(GIVEN)
    marta.heard()
    assert deputy(town, ramp) == rosa
    marta.says(said)
    assert notes(marta.heard()) == ["delegated_back"]
    assert deputy(town, ramp) == town.marta_id


@pytest.mark.parametrize(
    "said",
    ["quien quedo con la 4.2 y la 5.3? me las devuelven porfa", "retomo la 4.2 y la 5.3",
     "la 4.2 y la 5.3 las retomo yo", "la 4.2 la retomo yo, la 5.3 la retomo yo"],
)  # fmt: skip
@pytest.mark.usefixtures("rosa")
def test_all_that_she_takes_back_are_hers(town: Town, marta: Chat, ramp: int, said: str) -> None:
    for code in ("4.2", "5.3"):
        marta.says(f"delegar {code} en Rosa Elvira Tapia")
    marta.heard()
    marta.says(said)
    (told,) = marta.heard()
    assert isinstance(told, Note)
    assert (told.name, told.values["handle"]) == ("delegated_back", "4.2, 5.3")
    assert deputy(town, ramp) == town.marta_id


@pytest.mark.parametrize(
    "said", ["ya no le delego la 4.2 a rosa", "no le delego la 4.2 a rosa", "la 4.2 la retomo yo"]
)
@pytest.mark.usefixtures("rosa")
def test_what_she_does_not_give_is_given_to_nobody(
    town: Town, marta: Chat, ramp: int, said: str
) -> None:
    marta.says(said)
    assert deputy(town, ramp) is None


@pytest.mark.parametrize(
    "said",
    [
        "la 4.2 me la devuelve el contratista",
        "¿la 4.2 la retomo yo?",
        "quien quedo con la 4.2?",
        "la rampa la retomo el lunes con el contratista",
        "reasumo la 5.3",
        "la obra se retoma ya",
    ],
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


@pytest.mark.parametrize(
    "said",
    ["quien me reemplaza?", "¿Quién me va a reemplazar esta semana?", "y a mi quien me cubre",
     "quien me cubre a mi?", "buenos días, quién es mi reemplazo?", "¿quién queda en mi lugar?"],
)  # fmt: skip
@pytest.mark.usefixtures("rosa", "ramp")
def test_who_asks_who_stands_in_for_her_is_told(marta: Chat, said: str) -> None:
    assert marta.says(said) == "answered"
    (told,) = marta.heard()
    assert isinstance(told, Overview)
    (row,) = told.rows
    assert (row.name.split()[0], row.people) == ("Marta", ("Rosa Elvira Tapia",))


@pytest.mark.parametrize("said", ["quien me reemplaza es Rosa Elvira", "me reemplaza Rosa Elvira"])
@pytest.mark.usefixtures("rosa", "ramp")
def test_who_says_it_asks_nothing(marta: Chat, said: str) -> None:
    marta.says(said)
    assert not any(isinstance(one, Overview) for one in marta.heard())


REFUSES = ["no, ninguna, solo queria saber si ya quedo lo de camilo", "ninguna", "no", "olvídelo",
           "no, gracias", "no quiero delegar nada", "a nadie, era una pregunta"]  # fmt: skip


@pytest.mark.parametrize("said", REFUSES)
@pytest.mark.parametrize("before", ["delegar", "delegar 4.2"])
@pytest.mark.usefixtures("rosa")
def test_a_no_to_which_is_delegated_closes_that_question(
    town: Town, marta: Chat, ramp: int, before: str, said: str
) -> None:
    marta.says("la 4.2 va en 20, falta el andén")
    marta.says(before)
    town.deliver()
    marta.heard()

    assert marta.says(said) == "answered"
    assert notes(marta.heard()) == ["not_delegated"]
    assert town.figure(ramp) == (20, "falta el andén")
    assert deputy(town, ramp) is None
    marta.says("todas")
    assert not {"delegated", "deputy"} & set(notes(marta.heard()))


@pytest.mark.usefixtures("rosa")
def test_a_report_after_that_question_is_a_report(town: Town, marta: Chat, ramp: int) -> None:
    marta.says("delegar")
    marta.heard()
    assert marta.says("no, la 4.2 va en 30") == "recorded"
    assert town.figure(ramp)[0] == 30


@pytest.mark.parametrize("said", ["Las dos.", "ambas", "las dos por favor", "las 2"])
def test_both_is_both(town: Town, marta: Chat, rosa: int, ramp: int, said: str) -> None:
    marta.says("delegar en Rosa Elvira Tapia")
    town.deliver()
    marta.heard()
    marta.says(said)
    assert notes(marta.heard()) == ["delegated"]
    assert deputy(town, ramp) == rosa
    assert len(town.audit("activity delegated")) == 2


@pytest.mark.usefixtures("rosa", "ramp")
def test_both_of_three_is_asked_again(town: Town, marta: Chat) -> None:
    town.add("6.1", 10, title="Actualizar la carta de trato digno")
    marta.says("delegar en Rosa Elvira Tapia")
    town.deliver()
    marta.heard()
    marta.says("las dos")
    (again,) = marta.heard()
    assert isinstance(again, Question)
    assert again.name == "hand"


def test_all_that_are_named_are_given(town: Town, marta: Chat, rosa: int, ramp: int) -> None:
    marta.says("Durante mi incapacidad delego la 5.3 y la 4.2 en Rosa Elvira Tapia.")
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["handle"]) == ("delegated", "5.3, 4.2")
    assert deputy(town, ramp) == rosa


@pytest.mark.parametrize(
    ("said", "handles"),
    [("No es eso. Durante mi incapacidad delego la 5.3 y la 4.2 en Beatriz Amaya.", "5.3 y 4.2"),
     ("delegar 4.2 en Beatriz Amaya", "4.2"),
     ("Delegar en Beatriz Amaya.", "")],
)  # fmt: skip
def test_who_is_no_delegate_is_named_with_the_office(
    town: Town, marta: Chat, ramp: int, said: str, handles: str
) -> None:
    marta.says(said)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert note.name == "delegates_none"
    expected = {"name": "Beatriz Amaya", "office": "Secretaría de Planeación"}
    assert note.values == expected | ({"handle": handles} if handles else {})
    assert deputy(town, ramp) is None


@pytest.mark.parametrize(
    "said",
    [
        "la 4.2 esa la tiene rosa elvira, delegasela",
        "la rampa la lleva Rosa Elvira, deléguesela",
        "la 4.2 la maneja Rosa Elvira, pásesela",
    ],
)
@pytest.mark.parametrize("also", ["y la 4.1 tambien", "la 4.1 también", "lo mismo para la 4.1"])
def test_one_more_is_given_to_the_same_colleague(
    town: Town, marta: Chat, rosa: int, ramp: int, said: str, also: str
) -> None:
    other = town.add("4.1", 10, title="Capacitar al personal de ventanilla")
    marta.says(said)
    marta.says(also)

    assert notes(marta.heard()) == ["delegated", "delegated"]
    assert [deputy(town, one) for one in (ramp, other)] == [rosa, rosa]


def test_also_behind_something_else_gives_nobody_anything(
    town: Town, marta: Chat, rosa: int, ramp: int
) -> None:
    other = town.add("4.1", 10, title="Capacitar al personal de ventanilla")
    marta.says("delegar 4.2 en Rosa Elvira")
    marta.says("hola")
    marta.says("y la 4.1 también")

    assert [deputy(town, one) for one in (ramp, other)] == [rosa, None]


@pytest.mark.parametrize(
    ("asks", "said"),
    [
        ("esa la lleva Rosa Elvira, deléguesela a ella por favor", "4.2"),
        ("esa la lleva Rosa Elvira, deléguesela a ella por favor", "la de la rampa"),
        ("quiero delegar", "la 4.2 a Rosa Elvira"),
        ("delegar", "la 4.2 en Rosa Elvira"),
    ],
)
def test_the_activity_that_is_named_when_it_is_asked_which_is_given(
    town: Town, marta: Chat, rosa: int, ramp: int, asks: str, said: str
) -> None:
    town.add("4.1", 10, title="Capacitar al personal de ventanilla")
    marta.says(asks)
    marta.says(said)

    assert notes(marta.heard())[-1] == "delegated"
    assert deputy(town, ramp) == rosa


def test_a_report_of_it_when_it_is_asked_which_is_a_report(
    town: Town, marta: Chat, rosa: int, ramp: int
) -> None:
    town.add("4.1", 10, title="Capacitar al personal de ventanilla")
    marta.says("delegar")
    marta.says("la 4.2 va en 60 %")

    assert rosa
    assert deputy(town, ramp) is None
    assert town.figure(ramp)[0] == 60
