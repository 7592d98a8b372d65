"""Agreement to activities that a message names, beside what else it tells: no description of it."""

from __future__ import annotations

import pytest

from core.messages import Question, Receipt
from tests.service.bot.agreeing.test_agreeing_to_some import agreed
from tests.service.bot.chat import Chat, Town, notes

TITLES = {
    "1.4": "Elaborar el informe de peticiones", "2.3": "Publicar los datos abiertos",
    "2.4": "Socializar la política", "4.2": "Divulgar la estrategia de participación",
    "5.3": "Actualizar el portafolio",
}  # fmt: skip


@pytest.fixture
def hers(town: Town) -> dict[str, int]:
    """Activities of Marta's, to which nobody has welcomed her."""
    return {code: town.add(code, 20, title=title, product="") for code, title in TITLES.items()}


@pytest.fixture
def welcomed(town: Town, marta: Chat, hers: dict[str, int]) -> dict[str, int]:
    """The same, and her welcome came this morning."""
    town.morning()
    marta.heard()
    return hers


@pytest.fixture
def answered(town: Town, marta: Chat, welcomed: dict[str, int]) -> dict[str, int]:
    """The same, and she agreed to all of them days ago."""
    marta.says("de acuerdo con todas")
    town.wait(days=2)
    marta.heard()
    return welcomed


_NOT_HERS = [
    "estoy de acuerdo con la 4.2 y la 2.3 pero la 5.3 no es nuestra",
    "ok con la 4.2 y la 2.3, la 5.3 no es nuestra",
    "la 5.3 no es nuestra, con la 4.2 y la 2.3 estamos de acuerdo",
    "Buenas tardes. Conformes con la 4.2 y la 2.3. La 5.3 no es nuestra",
]
_REPORTS = [
    "de acuerdo con la 1.4, va en 30",
    "Buenas tardes. Conforme con la 1.4. Ya va en el 30 %",
    "acepto la 1.4 y va en 30 %",
    "ok con la 1.4: va en 30 %",
]
_BESIDE = [
    "ok con la 2.4, la 1.4 va en 30 %, falta la firma",
    "La 1.4 va en 30 %, falta la firma. De acuerdo con la 2.4",
]


@pytest.mark.parametrize("said", _NOT_HERS)
def test_what_is_named_is_agreed_to_and_of_the_other_it_is_asked_whose_it_is(
    town: Town, marta: Chat, welcomed: dict[str, int], said: str
) -> None:
    marta.says(said)
    note, question = marta.heard()
    assert notes([note]) == ["agreed"]
    assert isinstance(question, Question)
    assert question.line is not None
    assert (question.name, question.line.handle) == ("wish_office", "5.3")
    assert agreed(town) == {welcomed["4.2"], welcomed["2.3"]}


@pytest.mark.parametrize("said", _NOT_HERS)
@pytest.mark.usefixtures("hers")
def test_what_nobody_asked_is_not_agreed_to(town: Town, marta: Chat, said: str) -> None:
    marta.says(said)
    asked, *more = marta.heard()
    assert isinstance(asked, Question)
    assert (asked.name, set(notes(more)) - {"unheard"}) == ("wish_office", set())
    assert agreed(town) == set()
    assert town.reports() == []


@pytest.mark.parametrize("said", _REPORTS)
def test_what_is_told_of_what_is_agreed_to_is_a_report(
    town: Town, marta: Chat, welcomed: dict[str, int], said: str
) -> None:
    assert marta.says(said) == "recorded"
    assert notes(marta.heard()) == ["agreed", "receipt"]
    assert agreed(town) == {welcomed["1.4"]}
    assert town.figure(welcomed["1.4"]) == (30, "")


@pytest.mark.parametrize("said", [*_REPORTS, *_BESIDE])
def test_an_agreement_said_again_is_no_description(
    town: Town, marta: Chat, answered: dict[str, int], said: str
) -> None:
    assert marta.says(said) == "recorded"
    assert notes(marta.heard()) == ["agreed", "receipt"]
    figure, words = town.figure(answered["1.4"])
    assert (figure, words) == (30, "falta la firma" if "falta" in said else "")


@pytest.mark.parametrize("said", _BESIDE)
def test_an_agreement_that_nothing_waits_for_is_told_back(
    town: Town, marta: Chat, hers: dict[str, int], said: str
) -> None:
    assert marta.says(said) == "recorded"
    assert notes(marta.heard()) == ["receipt", "unheard"]
    assert town.figure(hers["1.4"]) == (30, "falta la firma")
    assert agreed(town) == set()


@pytest.mark.usefixtures("hers")
def test_alone_it_asks_for_no_figure(town: Town, marta: Chat) -> None:
    marta.says("de acuerdo con la 1.4")
    assert notes(marta.heard()) == ["courtesy"]
    assert agreed(town) == set()


@pytest.mark.parametrize(
    "said",
    ["de acuerdo con la 1.4 del plan de desarrollo, vamos en 30 %",
     "no estoy de acuerdo con la 1.4, va en 30 %", "la 1.4 va en 30 %, falta estar de acuerdo"],
)  # fmt: skip
def test_other_words_agree_to_nothing(
    town: Town, marta: Chat, welcomed: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert agreed(town) == set()
    assert any(isinstance(one, Receipt) for one in marta.heard())
    assert town.figure(welcomed["1.4"])[0] == 30


@pytest.mark.usefixtures("welcomed")
def test_of_activities_that_are_not_hers_nothing_is_agreed_to(town: Town, marta: Chat) -> None:
    marta.says("de acuerdo con la 9.9, la 1.4 va en 30 %")
    assert agreed(town) == set()
