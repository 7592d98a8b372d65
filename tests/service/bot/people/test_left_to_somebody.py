"""One activity is left to somebody in passing: a delegate gets it, another office is asked for it,
and of somebody who is not known she is told what to do; no words of that are a description."""

from __future__ import annotations

import pytest

from core.messages import Question
from core.words import RequestKind, Role
from models.staff import agreements
from tests.service.bot.chat import Chat, Town, notes, somebody


@pytest.fixture
def ramp(town: Town, marta: Chat) -> int:
    """The ramp, of which Marta has just reported 50 %, beside another activity."""
    town.add("2.2", 30, title="Adecuar la ventanilla de atención", product="")
    activity = town.add("1.1", 40, title="Construir la rampa de acceso", product="")
    marta.says("la rampa va en 50")
    marta.heard()
    return activity


@pytest.fixture
def jairo(town: Town) -> Chat:
    """Jairo, a delegate of Marta's office."""
    return somebody(town, 900, "Jairo Mina", Role.DELEGATE, office=town.office_id)


def given(town: Town) -> set[int]:
    """Return the activities that somebody does for Marta's office."""
    with town.database.reading() as session:
        return {one for one, _ in agreements.deputies(session, town.context.entity_id)}


@pytest.mark.usefixtures("jairo")
@pytest.mark.parametrize(
    "said",
    [
        "se la dejo a Jairo",
        "la rampa se la dejo a Jairo Mina, por favor",
        "se la voy a dejar a Jairo",
        "le dejo la rampa a Jairo",
        "se la encargué a Jairo",
        "se la paso a Jairo",
        "queda en manos de Jairo",
        "Jairo se encarga",
        "pásaselo a Jairo",
        "delégasela a Jairo Mina por favor",
        "delegale la rampa a Jairo",
        "pásele la rampa a Jairo",
        "queda a nombre de Jairo",
        "la rampa queda a cargo de Jairo",
    ],
)
def test_a_delegate_gets_what_was_spoken_of(town: Town, marta: Chat, ramp: int, said: str) -> None:
    assert marta.says(said) == "answered"
    assert notes(marta.heard()) == ["delegated"]
    assert given(town) == {ramp}
    assert town.figure(ramp) == (50, "")


@pytest.mark.usefixtures("jairo")
def test_where_nothing_was_spoken_of_it_is_asked_which(town: Town, marta: Chat) -> None:
    town.add("1.1", 40)
    town.add("2.2", 30)
    marta.says("se la dejo a Jairo")
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert asked.name == "hand"


@pytest.mark.parametrize("said", ["se la dejo a Jairo", "la rampa se la encargo a Jairo"])
def test_of_nobody_who_is_known_she_is_told_what_to_do(
    town: Town, marta: Chat, ramp: int, said: str
) -> None:
    assert marta.says(said) == "answered"
    assert notes(marta.heard()) == ["delegates_none"]
    assert (given(town), town.figure(ramp)) == (set(), (50, ""))


@pytest.mark.parametrize("said", ["se la dejo a Pedro", "la rampa queda en manos de Pedro Rueda"])
def test_of_another_office_it_is_asked_for_that(
    town: Town, marta: Chat, ramp: int, said: str
) -> None:
    assert marta.says(said) == "asked"
    (shown,) = marta.heard()
    assert isinstance(shown, Question)
    assert shown.wished is not None
    assert (shown.wished.kind, shown.wished.person) == (RequestKind.REASSIGN, "Pedro Rueda")
    assert town.figure(ramp) == (50, "")


@pytest.mark.usefixtures("jairo")
@pytest.mark.parametrize(
    "said",
    [
        "pásaselo a él",
        "pasasela a ella",
        "no es avance, es una delegación",
        "es una delegación, no un avance",
        "quiero delegarla",
        "la doctora Beatriz Amaya queda encargada de la 1.1",
    ],
)
def test_where_nobody_of_hers_is_named_it_is_asked_to_whom(
    town: Town, marta: Chat, ramp: int, said: str
) -> None:
    marta.says(said)
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert asked.name == "deputy"
    assert (given(town), town.figure(ramp)) == (set(), (50, ""))


@pytest.mark.parametrize(
    "said", ["la doctora Beatriz Amaya queda encargada de la 1.1", "pásesela a Beatriz Amaya"]
)
def test_who_is_no_delegate_is_named_where_there_is_none(
    town: Town, marta: Chat, ramp: int, said: str
) -> None:
    marta.says(said)
    assert notes(marta.heard()) == ["delegates_none"]
    assert (given(town), town.figure(ramp)) == (set(), (50, ""))


@pytest.mark.usefixtures("jairo")
@pytest.mark.parametrize(
    "said",
    [
        "pásaselo a la comunidad",
        "la rampa queda a cargo del contratista",
        "la rampa queda a nombre del municipio",
        "no es avance, es una visita",
        "se la dejo a Jairo para firma",
        "se lo dejé a Jairo en el escritorio",
        "se la dejo a su criterio",
        "se la dejo a la comunidad",
        "la rampa se la entregamos a la comunidad",
        "la comunidad se encarga",
    ],
)
def test_words_about_the_work_give_nothing(town: Town, marta: Chat, ramp: int, said: str) -> None:
    marta.says(said)
    assert ramp not in given(town)
    assert not {"delegated", "delegates_none"} & set(notes(marta.heard()))


@pytest.mark.usefixtures("jairo")
@pytest.mark.parametrize(
    "said",
    [
        "1.1 la lleva jairo, él les cuenta",
        "la 1.1 es de Jairo",
        "la rampa le toca a Jairo Mina",
        "la 1.1 no la manejo yo, la maneja Jairo",
        "pregúntele a Jairo por la 1.1",
    ],
)
def test_what_a_colleague_is_said_to_do_is_offered_to_be_left_to_that_one(
    town: Town, marta: Chat, ramp: int, said: str
) -> None:
    assert marta.says(said) == "answered"
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert (asked.name, asked.words) == ("deputy", "Jairo Mina")
    assert given(town) == set()
    marta.says("sí")
    assert notes(marta.heard()) == ["delegated"]
    assert given(town) == {ramp}


@pytest.mark.usefixtures("jairo", "ramp")
def test_a_no_leaves_it_as_it_is(town: Town, marta: Chat) -> None:
    marta.says("la 1.1 la lleva jairo")
    marta.says("no")
    assert notes(marta.heard())[-1] == "not_delegated"
    assert given(town) == set()


@pytest.mark.usefixtures("ramp")
def test_another_office_is_still_asked_for(town: Town, marta: Chat) -> None:
    marta.says("la 1.1 la lleva Hacienda")
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert asked.wished is not None
    assert asked.wished.kind == RequestKind.REASSIGN
    assert given(town) == set()


@pytest.mark.parametrize(
    "said",
    [
        "la 1.1 va en 80%. Le informo que no soy yo sino la doctora Marta quien aprueba la rampa.",
        "la 1.1 va en 80%. No me corresponde aprobarla, le corresponde a Marta.",
    ],
)
def test_a_colleague_named_beside_a_figure_asks_for_no_office(
    town: Town, jairo: Chat, ramp: int, said: str
) -> None:
    jairo.says(said)
    assert notes(jairo.heard()) == ["receipt"]
    assert town.figure(ramp)[0] == 80


OUTRIGHT = [
    "que {who} se encargue de la 1.1", "que de la 1.1 se encargue {who}",
    "la 1.1 se la paso a {who}", "le paso la 1.1 a {who}", "{who} queda con la 1.1",
    "{who} se queda con la 1.1", "que la 1.1 la lleve {who}", "que {who} lleve la 1.1",
    "delego la 1.1 a {who}",
]  # fmt: skip
TOLD = [
    "de la 1.1 se va a encargar {who}", "de la 1.1 se encargará {who}",
    "la 1.1 la va a llevar {who}", "{who} va a llevar la 1.1",
]  # fmt: skip


@pytest.mark.usefixtures("jairo")
@pytest.mark.parametrize("who", ["Jairo", "jairo mina", "el doctor Jairo"])
@pytest.mark.parametrize("said", OUTRIGHT)
def test_a_delegate_gets_the_one_that_is_named(
    town: Town, marta: Chat, ramp: int, said: str, who: str
) -> None:
    marta.says("la ventanilla va en 40")
    marta.heard()
    assert marta.says(said.format(who=who)) == "answered"
    assert notes(marta.heard()) == ["delegated"]
    assert given(town) == {ramp}
    assert town.figure(ramp) == (50, "")


@pytest.mark.usefixtures("jairo")
@pytest.mark.parametrize("who", ["Jairo", "jairo mina", "el doctor Jairo"])
@pytest.mark.parametrize("said", TOLD)
def test_of_a_delegate_who_is_said_to_take_it_on_it_is_asked(
    town: Town, marta: Chat, ramp: int, said: str, who: str
) -> None:
    marta.says(said.format(who=who))
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert (asked.name, asked.words, given(town)) == ("deputy", "Jairo Mina", set())
    marta.says("sí")
    assert given(town) == {ramp}


@pytest.mark.usefixtures("jairo", "ramp")
@pytest.mark.parametrize("who", ["Úrsula", "la doctora Nidia"])
@pytest.mark.parametrize("said", [*OUTRIGHT, *TOLD])
def test_left_to_nobody_who_is_known_it_is_asked_to_whom(
    town: Town, marta: Chat, said: str, who: str
) -> None:
    marta.says(said.format(who=who))
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert asked.name == "deputy"
    assert given(town) == set()


@pytest.mark.usefixtures("jairo")
@pytest.mark.parametrize(
    ("said", "figure"),
    [("Jairo se encargó de la 1.1 y ya quedó", 100),
     ("la 1.1 la llevó Jairo a firma, va en 60", 60),
     ("la 1.1 queda con observaciones, va en 60", 60), ("no le paso la 1.1 a Jairo", 50),
     ("ya no delego la 1.1 a Jairo", 50),
     ("Jairo queda con la 1.1 pendiente de firma", 50),
     ("la 1.1 se la pasé a Jairo para firma", 50)],
)  # fmt: skip
def test_what_was_done_of_it_gives_it_to_nobody(
    town: Town, marta: Chat, ramp: int, said: str, figure: int
) -> None:
    marta.says(said)
    assert given(town) == set()
    assert town.figure(ramp)[0] == figure


@pytest.mark.usefixtures("jairo")
@pytest.mark.parametrize(
    "said",
    [
        "la rampa déjela en noventa",
        "uy no hay plazo, bueno. la 1.1 dejela en noventa, ya dieron el dominio",
        "la 1.1 pásela a noventa",
        "la rampa déjela mejor en 90",
    ],
)
def test_what_is_put_at_a_figure_is_left_to_nobody(
    town: Town, marta: Chat, ramp: int, said: str
) -> None:
    assert marta.says(said) == "recorded"
    assert (given(town), town.figure(ramp)[0]) == (set(), 90)
    assert "unheard" not in notes(marta.heard())


@pytest.mark.usefixtures("jairo")
def test_what_is_put_into_hands_is_left_to_them(town: Town, marta: Chat, ramp: int) -> None:
    marta.says("la rampa déjela en manos de Jairo")
    assert given(town) == {ramp}


@pytest.mark.usefixtures("jairo", "ramp")
@pytest.mark.parametrize(
    "said",
    [
        "la rampa va en 60 y de ahora en adelante eso lo ve jairo mina",
        "la rampa va en 60. desde hoy la lleva Jairo Mina",
        "la rampa va en 60, eso lo lleva ahora Jairo Mina",
    ],
)
def test_what_is_left_to_somebody_from_now_on_is_what_was_named(
    marta: Chat, town: Town, said: str
) -> None:
    marta.says(said)
    assert [one.percent for one in town.reports()][-1] == 60
    assert [one for one in marta.heard() if isinstance(one, Question)]
    marta.says("Jairo Mina")
    assert len(given(town)) == 1


@pytest.mark.usefixtures("jairo", "ramp")
def test_of_two_that_were_named_nothing_is_left_to_anybody(marta: Chat, town: Town) -> None:
    marta.says("la rampa va en 60, la ventanilla en 50 y de ahora en adelante eso lo ve jairo mina")
    assert given(town) == set()
