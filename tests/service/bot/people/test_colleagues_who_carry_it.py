"""Who of an office carries an activity: a lead keeps it or gives it to her delegate, he gives it
back; beside that, figures are recorded, and no other office is asked for."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.delegates import deputy

TITLES = {
    "1.1": "Mapa de riesgos",
    "3.3": "Rendición de cuentas",
    "5.1": "Actualizar el directorio",
    "4.4": "Publicar la carta de trato digno",
}


@pytest.fixture
def work(town: Town) -> dict[str, int]:
    """Four activities of Marta's office, all at 10 %."""
    return {
        code: town.add(code, 10, title=title, product="", description="")
        for code, title in TITLES.items()
    }


@pytest.fixture
def nelson(town: Town) -> Chat:
    """Nelson, a delegate of Marta's office."""
    return somebody(town, 900, "Nelson Iriarte", Role.DELEGATE, office=town.office_id)


@pytest.fixture
def given(town: Town, work: dict[str, int], marta: Chat, nelson: Chat) -> int:
    """The 5.1, which Marta has given to Nelson."""
    marta.says("delegar 5.1 en Nelson Iriarte")
    assert deputy(town, work["5.1"]) not in (None, town.marta_id)
    marta.heard()
    nelson.heard()
    return work["5.1"]


@pytest.mark.parametrize(
    "said",
    [
        "yo sigo con la 5.1, ya no la lleva nelson",
        "yo sigo llevando la 5.1",
        "que nelson me devuelva la 5.1, yo la sigo",
        "no, al reves: la 5.1 me la quedo yo",
        "la 5.1 la sigo llevando yo, no nelson",
        "la 5.1 la sigo yo",
    ],
)
def test_she_keeps_what_she_had_given(town: Town, marta: Chat, given: int, said: str) -> None:
    marta.says(said)
    assert notes(marta.heard()) == ["delegated_back"]
    assert deputy(town, given) == town.marta_id
    assert town.reports() == []


@pytest.mark.parametrize(
    "said",
    ["la 5.1 ya no la lleva nelson porque se enfermo", "pero si ya no la maneja nelson, la 5.1"],
)
def test_who_carries_it_no_more_is_not_given_it(
    town: Town, marta: Chat, given: int, said: str
) -> None:
    marta.says("la 5.1 vuelve a mi")
    marta.heard()
    marta.says(said)
    assert "delegated" not in notes(marta.heard())
    assert deputy(town, given) == town.marta_id


@pytest.mark.parametrize(
    "said", ["yo sigo con la 5.1 en 40", "yo sigo con la 1.1", "yo sigo esperando el CDP de la 5.1"]
)
def test_other_words_take_nothing_back(town: Town, marta: Chat, given: int, said: str) -> None:
    before = deputy(town, given)
    marta.says(said)
    assert deputy(town, given) == before


@pytest.mark.usefixtures("nelson")
@pytest.mark.parametrize(
    "said",
    [
        "la 5.1 dejemela con nelson",
        "la 5.1 tambien dele con nelson por favor hasta que yo vuelva",
        "la 5.1 que la lleve nelson de ahora en adelante",
    ],
)
def test_it_is_given_to_her_delegate(
    town: Town, work: dict[str, int], marta: Chat, said: str
) -> None:
    marta.says(said)
    assert notes(marta.heard()) == ["delegated"]
    assert deputy(town, work["5.1"]) is not None
    assert town.reports() == []


@pytest.mark.usefixtures("nelson")
@pytest.mark.parametrize(
    ("said", "figures", "gone"),
    [
        ("la 3.3 va en 60 y la 5.1 dejemela con nelson", {"3.3": 60}, "5.1"),
        ("la 3.3 va en 30, y la carta de trato digno que me la ayude nelson de ahora en adelante,"
         " va en 20", {"3.3": 30, "4.4": 20}, "4.4"),
    ],
)  # fmt: skip
def test_beside_a_figure_both_are_done(
    town: Town, work: dict[str, int], marta: Chat, said: str, figures: dict[str, int], gone: str
) -> None:
    marta.says(said)
    assert sorted(notes(marta.heard())) == ["delegated", "receipt"]
    assert {code: town.figure(work[code]) for code in figures} == {
        code: (figure, "") for code, figure in figures.items()
    }
    assert [one for one in work if deputy(town, work[one]) is not None] == [gone]


@pytest.mark.usefixtures("nelson")
@pytest.mark.parametrize(
    "said",
    [
        "la 5.1 la responde nelson hoy",
        "la 5.1 la lleva nelson",
        "la 5.1 la sigue nelson, él es quien sabe",
        "de ahora en adelante la 5.1 la maneja nelson",
        "el directorio de ahora en adelante lo lleva Nelson Iriarte",
        "la 5.1 la va a manejar nelson ella le responde",
        "la 5.1 el que la lleva de ahora en adelante es Nelson Iriarte",
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "{0}",
        "la 3.3 va en 60, {0}",
        "la 3.3 va en 60. {0}",
        "3.3 60% y {0}",
        "{0}. la 3.3 va en 60",
    ],
)
def test_who_is_said_to_carry_it_is_asked_about_alone_and_beside_a_figure(
    town: Town, work: dict[str, int], marta: Chat, said: str, text: str
) -> None:
    marta.says(text.format(said))
    figures = ["receipt"] * (text != "{0}")
    assert notes(marta.heard()) == [*figures, "question"]
    assert [one for one in work if deputy(town, work[one])] == []
    assert [town.figure(work["3.3"])] == [(60, "")] * len(figures) or not figures

    marta.says("sí")
    assert notes(marta.heard()) == ["delegated"]
    assert deputy(town, work["5.1"]) is not None


@pytest.mark.parametrize("before", ["", "la 3.3 va en 60. "])
@pytest.mark.parametrize(
    "said",
    ["La 5.1 la va a manejar Andrés Molina, el contratista, escríbale a él",
     "la 5.1 la lleva Andrés Molina, él es quien sabe"],
)  # fmt: skip
@pytest.mark.usefixtures("work")
def test_of_who_is_not_registered_she_is_told_how_to(
    marta: Chat, town: Town, before: str, said: str
) -> None:
    marta.says(f"{before}{said}")
    assert notes(marta.heard()) == ["receipt"] * bool(before) + ["delegates_none"]
    assert [one.percent for one in town.reports()] == [60] * bool(before)


@pytest.mark.usefixtures("nelson")
@pytest.mark.parametrize(
    "words", ["el acta la lleva Nelson", "la carpeta la tiene Nelson", "el bus lo maneja Nelson"]
)
def test_a_thing_that_somebody_carries_is_no_activity(
    town: Town, work: dict[str, int], marta: Chat, words: str
) -> None:
    marta.says(f"la 3.3 va en 60, {words}")
    assert "question" not in notes(marta.heard())
    assert town.figure(work["3.3"])[0] == 60


@pytest.mark.usefixtures("nelson")
@pytest.mark.parametrize(
    "said",
    [
        "la 5.1 y la 1.1 se las paso a nelson que yo salgo a vacaciones del 16 al 27",
        "la 5.1 y la 1.1 se las paso a nelson, yo salgo a vacaciones del 16 al 27",
    ],
)
def test_beside_her_absence_all_that_she_names_is_given(
    town: Town, work: dict[str, int], marta: Chat, said: str
) -> None:
    marta.says(said)
    assert sorted(notes(marta.heard())) == ["away_told", "delegated"]
    assert sorted(one for one in work if deputy(town, work[one])) == ["1.1", "5.1"]


@pytest.mark.usefixtures("nelson", "work")
@pytest.mark.parametrize(
    "said",
    [
        "la 3.3 va en 40, que la lleve Catalina cuando pueda",
        "la 3.3 va en 40, falta que la firme nelson",
        "la 3.3 va en 40, siga con el informe",
        "la 3.3 va en 40, falta que la tome nelson",
    ],
)
def test_other_words_give_nothing(town: Town, work: dict[str, int], marta: Chat, said: str) -> None:
    marta.says(said)
    assert "delegated" not in notes(marta.heard())
    assert [one for one in work if deputy(town, work[one])] == []
    assert town.figure(work["3.3"])[0] == 40


@pytest.mark.parametrize(
    "said",
    [
        "la 5.1 que la lleve marta",
        "la 5.1 la lleva marta",
        "la 5.1 que la lleve la doctora marta",
        "lo del directorio a partir de ahora que lo lleve marta",
        "la 5.1 se la devuelve a marta cuando vuelva",
    ],
)
def test_he_gives_it_back(town: Town, nelson: Chat, given: int, said: str) -> None:
    nelson.says(said)
    (note,) = nelson.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["handle"]) == ("delegated_back", "5.1")
    assert deputy(town, given) == town.marta_id


@pytest.mark.usefixtures("work")
def test_what_nobody_gave_him_is_the_leads(town: Town, nelson: Chat, work: dict[str, int]) -> None:
    nelson.says("la 1.1 la lleva marta")
    assert notes(nelson.heard()) == ["delegated_back"]
    assert deputy(town, work["1.1"]) == town.marta_id


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("va en 90 pero que la lleve marta", 90),
        ("ya va el pantallazo, sigue 100. pero lo del directorio a partir de ahora que lo lleve"
         " marta", 100),
        ("no no es de otra oficina, es de Gobierno pero la lleva Marta. y la 5.1 sigue en 100 con"
         " el pantallazo", 100),
    ],
)  # fmt: skip
def test_his_figure_is_recorded_beside_it(
    town: Town, nelson: Chat, given: int, said: str, figure: int
) -> None:
    nelson.says("la 5.1 es de otra oficina")
    nelson.heard()
    nelson.says(said)
    told = notes(nelson.heard())
    assert {"receipt", "delegated_back"} <= {*told}
    assert town.figure(given)[0] == figure
    assert deputy(town, given) == town.marta_id


@pytest.mark.parametrize(
    "said",
    ["ninguna, es de nosotros mismos", "no, es de mi misma oficina", "no es de otra oficina"],
)
def test_what_is_of_her_own_office_is_asked_for_of_none(
    town: Town, nelson: Chat, given: int, said: str
) -> None:
    nelson.says("la 5.1 es de otra oficina")
    nelson.heard()
    nelson.says(said)
    assert notes(nelson.heard()) == ["request_dropped"]
    assert town.figure(given)[0] == 10


@pytest.mark.usefixtures("nelson")
@pytest.mark.parametrize(
    "said",
    ["la 5.1 q la maneje el ingeniero Fabian mientras tanto", "la 5.1 que la lleve el ingeniero"
     " Fabian"],
)  # fmt: skip
def test_who_is_not_registered_is_no_office(
    town: Town, work: dict[str, int], marta: Chat, said: str
) -> None:
    marta.says(said)
    (asked,) = marta.heard()
    assert getattr(asked, "name", "") == "deputy"
    assert deputy(town, work["5.1"]) is None


def test_no_time_is_asked_for_where_none_is_needed(
    town: Town, work: dict[str, int], marta: Chat
) -> None:
    marta.says("la 3.3 100 ya publicamos febrero, jairo dice q ya no toca el plazo")
    assert "receipt" in notes(marta.heard())
    assert town.figure(work["3.3"])[0] == 100


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize(
    "said",
    [
        "y nelson es el q sabe del directorio preguntele a el",
        "nelson es quien maneja lo del directorio, escríbale a él",
        "Nelson Iriarte es el que lleva la 5.1 pregúntele a él directamente",
        "de la 5.1 pregúntele a Nelson", "por lo del directorio mejor escríbale a nelson",
    ],
)  # fmt: skip
def test_a_colleague_who_is_to_be_asked_gets_it(
    town: Town, marta: Chat, nelson: Chat, work: dict[str, int], said: str
) -> None:
    del nelson
    marta.says(said)
    assert notes(marta.heard()) == ["delegated"]
    assert deputy(town, work["5.1"]) not in (None, town.marta_id)


@pytest.mark.usefixtures("work")
def test_nobody_known_who_is_to_be_asked_is_no_office(marta: Chat) -> None:
    marta.says("rosa es la que sabe del directorio, pregúntele a ella")
    assert notes(marta.heard()) == ["delegates_none"]


@pytest.mark.usefixtures("nelson")
@pytest.mark.parametrize(
    "said",
    ["de la 5.1 hablé con nelson", "de la 5.1 le pregunto a nelson y le aviso",
     "la 5.1 va en 60, nelson es el que sabe", "¿de la 5.1 le pregunto a Nelson?"],
)  # fmt: skip
def test_who_has_asked_him_gives_him_nothing(
    town: Town, marta: Chat, work: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert deputy(town, work["5.1"]) in (None, town.marta_id)


@pytest.mark.usefixtures("work")
def test_with_whom_it_stays_is_told_back_where_nobody_is_called_so(marta: Chat) -> None:
    marta.says("la 5.1 queda con nelson")
    assert notes(marta.heard()) == ["question", "unheard"]
