"""What was recorded is said to be wrong, or taken back by name, whatever else is asked."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def town(town: Town) -> Town:
    """Three activities of Marta's."""
    town.add("2.4", 20, title="Racionalizar el trámite de licencias", product="")
    town.add("3.5", 20, title="Publicar el informe de gestión", product="")
    town.add("1.2", 20, title="Actualizar el mapa de riesgos", product="")
    return town


@pytest.mark.parametrize("words", ["deshacer la 2.4", "deshaga lo de la 2.4"])
@pytest.mark.parametrize(
    ("asks", "kind"), [("la 2.4 va en 10", "confirm"), ("necesito plazo para la 2.4", "wish_until")]
)
def test_a_report_taken_back_by_name_leaves_the_question_open(
    town: Town, marta: Chat, words: str, asks: str, kind: str
) -> None:
    marta.says("la 2.4 va en 50")
    marta.says(asks)
    marta.heard()
    marta.says(words)
    undone, question = marta.heard()
    assert undone.kind == "undone"
    assert question.kind == "question"
    assert getattr(question, "name", "") == kind
    assert len(town.retractions()) == 1


@pytest.mark.parametrize("words", ["deshacer", "deshacer la solicitud de la 2.4"])
def test_without_its_name_or_of_the_request_it_is_the_request_that_is_dropped(
    town: Town, marta: Chat, words: str
) -> None:
    marta.says("la 2.4 va en 50")
    marta.says("necesito plazo para la 2.4")
    marta.heard()
    marta.says(words)
    assert notes(marta.heard()) == ["request_dropped"]
    assert town.retractions() == []


@pytest.mark.usefixtures("town")
def test_where_nothing_of_it_is_recorded_the_question_is_dropped(marta: Chat) -> None:
    marta.says("la 2.4 va en 10")
    marta.heard()
    marta.says("deshacer la 2.4")
    assert notes(marta.heard()) == ["not_recorded"]


@pytest.mark.parametrize(
    "words",
    [
        "lo de la 3.5 está mal, yo no dije 45",
        "yo no dije 45 en la 3.5",
        "Perdón, lo de la 3.5 quedó errado",
    ],
)
def test_a_report_that_is_disowned_by_name_is_offered_to_be_taken_back(
    town: Town, marta: Chat, words: str
) -> None:
    marta.says("la 3.5 va en 45")
    marta.says("la 1.2 va en 50")
    marta.heard()
    assert marta.says(words) == "answered"
    assert notes(marta.heard()) == ["report_denied"]
    marta.touches("Deshacer")
    (taken,) = town.retractions()
    assert taken.report_id == town.reports()[0].id


@pytest.mark.parametrize(
    "words", ["bórrela, yo nunca dije 5", "no, yo no dije 45", "nunca dije eso"]
)
def test_without_a_name_it_is_the_last_one_even_beside_a_question(
    town: Town, marta: Chat, words: str
) -> None:
    marta.says("la 3.5 va en 45")
    marta.says("la 1.2 va en 10")
    marta.heard()
    marta.says(words)
    assert notes(marta.heard()) == ["report_denied"]
    assert len(town.reports()) == 1


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    "words",
    [
        "no reporté eso porque estaba enferma",
        "la 3.5 va mal, el contratista no dijo nada",
        "lo de la 3.5 está mal, son 60",
        "¿lo de la 3.5 está mal?",
    ],
)
def test_what_denies_no_report_offers_nothing(marta: Chat, words: str) -> None:
    marta.says("la 3.5 va en 45")
    marta.heard()
    marta.says(words)
    assert "report_denied" not in notes(marta.heard())


@pytest.mark.usefixtures("town")
def test_where_nothing_was_recorded_nothing_can_be_disowned(marta: Chat) -> None:
    assert marta.says("lo de la 3.5 está mal") == "asked"


@pytest.mark.parametrize(
    "words", ["quita ese 45", "borre ese 45", "quite el 45 % por favor", "Elimine ese 45 de la 3.5"]
)
def test_to_take_out_a_figure_offers_to_take_back_its_report(
    town: Town, marta: Chat, words: str
) -> None:
    marta.says("la 3.5 va en 45")
    marta.heard()
    marta.says(words)
    assert notes(marta.heard()) == ["question"]
    assert len(town.reports()) == 1
    marta.touches("Sí, deshacer")
    assert len(town.retractions()) == 1


@pytest.mark.parametrize("words", ["la 3.5 va en 60, quitaron el 45 % del presupuesto"])
def test_who_tells_that_something_was_taken_out_takes_nothing_back(
    town: Town, marta: Chat, words: str
) -> None:
    marta.says("la 3.5 va en 45")
    marta.heard()
    marta.says(words)
    assert "report_denied" not in notes(marta.heard())
    assert len(town.reports()) == 2


OUT = [
    "eso no es, el 2 esta mal, borrelo", "ese 2 % no es, bórrelo", "no, ese 2 esta malo quitelo",
    "el 2 está mal, elimínelo", "la 2.4 el 2 no es, borrela", "ese 2 era errado, anúlelo porfa",
]  # fmt: skip


@pytest.mark.parametrize("words", OUT)
def test_a_figure_that_is_wrong_and_to_be_taken_out_is_asked_back_beside_an_open_request(
    town: Town, marta: Chat, words: str
) -> None:
    marta.says("necesito plazo para la 3.5")
    marta.says("la 2.4 va en 2")
    marta.says("sí")
    marta.says("la 1.2 va en 50")
    marta.heard()
    marta.says(words)
    (question,) = marta.heard()
    assert getattr(question, "name", "") == "undo"
    marta.says("sí")
    (taken,) = town.retractions()
    assert taken.report_id == town.reports()[0].id


@pytest.mark.parametrize("words", ["el 50 está mal, es 45", "no es 50, es 45"])
def test_a_figure_that_is_put_right_is_recorded(town: Town, marta: Chat, words: str) -> None:
    marta.says("la 1.2 va en 50")
    marta.heard()
    marta.says(words)
    assert [int(one.percent) for one in town.reports() if one.percent] == [50, 45]
