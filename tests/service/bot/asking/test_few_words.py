"""Few words after a receipt or beside a question: what is added, which is meant, thanks."""

from __future__ import annotations

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Two activities of Marta's, and none besides; return them by code."""
    titles = {"1.1": "Actualizar el mapa de riesgos", "1.2": "Socializar la política"}
    return {code: town.add(code, 20, title=title) for code, title in titles.items()}


def _asked(chat: Chat) -> tuple[str, str, str]:
    """Return the newest question: its name, its activity and the figure that it asks about."""
    question = [one for one in chat.contents() if isinstance(one, Question)][-1]
    figure = "" if question.figure is None else f"{question.figure:g}"
    return question.name, (question.line and question.line.code) or "", figure


@pytest.mark.parametrize(
    ("said", "figure"),
    [("súmele 10", 50), ("súbale 10", 50), ("súbale 10 puntos porfa", 50), ("agréguele 15 %", 55),
     ("y póngale 10 más", 50), ("auméntele 5, por favor", 45), ("réstele 5", 35),
     ("no mija, súmele otros 10", 50)],
)  # fmt: skip
def test_what_is_added_to_the_last_figure_is_asked_with_a_yes_or_a_no(
    town: Town, marta: Chat, ids: dict[str, int], said: str, figure: int
) -> None:
    marta.says("1.1 en 40")
    assert marta.says(said) == "asked"
    assert _asked(marta) == ("confirm", "1.1", str(figure))
    assert town.figure(ids["1.1"])[0] == 40
    assert marta.says("sí") == "recorded"
    assert town.figure(ids["1.1"])[0] == figure


def test_it_is_added_to_the_activity_that_is_named(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("1.1 en 40")
    marta.says("agréguele 10 a la 1.2")
    assert _asked(marta) == ("confirm", "1.2", "30")
    assert town.figure(ids["1.2"])[0] == 20


@pytest.mark.parametrize("said", ["súbale a 70", "póngale 70", "súbalo al 70"])
def test_a_figure_that_it_is_to_have_is_that_figure(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("1.1 en 40")
    marta.says(said)
    assert town.figure(ids["1.1"])[0] == 70


@pytest.mark.parametrize("said", ["súmele 70", "réstele 50"])
def test_what_comes_to_no_percentage_is_asked_for(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("1.1 en 40")
    marta.says(said)
    assert _asked(marta)[:2] == ("percent", "1.1")
    assert town.figure(ids["1.1"])[0] == 40


@pytest.mark.parametrize(
    "said",
    ["la otra va igual", "y la otra sigue lo mismo", "la otra sin novedad por ahora",
     "la otra actividad está como estaba", "la otra igualita, gracias", "lo otro sigue igual"],
)  # fmt: skip
def test_the_other_one_of_two_stays_at_its_own_figure_after_a_yes(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("1.1 en 45")
    assert marta.says(said) == "asked"
    assert _asked(marta) == ("confirm", "1.2", "20")
    assert marta.says("sí") == "recorded"
    assert [town.figure(one)[0] for one in ids.values()] == [45, 20]


def test_the_other_one_is_asked_for_among_three_or_where_none_was_told(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    assert marta.says("la otra va igual") == "asked"
    assert _asked(marta) == ("activity", "", "")
    town.add("1.3", 30, title="Publicar el plan")
    town.wait(hours=2)
    marta.says("1.1 en 45")
    marta.says("la otra va igual")
    assert _asked(marta) == ("activity", "", "")
    assert town.figure(ids["1.2"])[0] == 20


def test_the_other_one_with_a_figure_is_reported(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("1.1 en 45")
    assert marta.says("la otra va en 30") == "recorded"
    assert [town.figure(one)[0] for one in ids.values()] == [45, 30]


@pytest.mark.parametrize(
    "said", ["no, 45", "no 45", "perdón, es 45 %", "ay no, es 45", "no, era 45", "uy, 45"]
)
@pytest.mark.parametrize("first", [60, 30])
def test_a_no_with_a_figure_corrects_that_of_the_receipt(
    town: Town, marta: Chat, ids: dict[str, int], said: str, first: int
) -> None:
    marta.says(f"1.1 en {first}")
    assert marta.says(said) == "recorded"
    assert town.figure(ids["1.1"]) == (45, "")


@pytest.mark.parametrize("said", ["no, 45 personas vinieron", "no, el 15 la firman"])
def test_a_no_with_another_number_writes_no_figure(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("1.1 en 60")
    marta.says(said)
    assert town.figure(ids["1.1"])[0] == 60


@pytest.mark.parametrize(
    "said",
    ["listo, gracias", "gracias", "ok, muchas gracias", "bueno mija, gracias", "vale gracias",
     "perfecto, mil gracias"],
)  # fmt: skip
@pytest.mark.usefixtures("ids")
def test_thanks_are_no_answer_and_the_question_stays(town: Town, marta: Chat, said: str) -> None:
    marta.says("1.2 en 15")  # lower than before
    marta.heard()
    marta.says(said)
    assert town.reports() == []
    assert notes(marta.heard()) == ["courtesy", "question"]
    marta.says(said)
    assert notes(marta.heard()) == ["courtesy"]
    assert marta.says("sí") == "recorded"


@pytest.mark.parametrize("said", ["listo", "sí, gracias", "sí señora, muchas gracias", "ok"])
@pytest.mark.usefixtures("ids")
def test_a_yes_with_thanks_is_a_yes(marta: Chat, said: str) -> None:
    marta.says("1.2 en 15")
    assert marta.says(said) == "recorded"


@pytest.mark.parametrize("said", ["listo, gracias", "muchas gracias", "ok gracias"])
def test_thanks_close_nothing_while_a_figure_is_asked_or_after_a_receipt(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("1.2 en 30")
    assert marta.says(said) == "answered"
    marta.says("la 1.1 vamos avanzando")
    marta.says(said)
    assert [town.figure(one)[0] for one in ids.values()] == [20, 30]
    assert marta.says("60") == "recorded"
    assert town.figure(ids["1.1"])[0] == 60


@pytest.mark.usefixtures("ids")
def test_thanks_send_no_request(marta: Chat) -> None:
    marta.says("pido plazo para la 1.2 hasta el 30 de junio porque no hay contrato")
    marta.heard()
    marta.says("listo, gracias")
    assert notes(marta.heard()) == ["courtesy", "question"]
    assert marta.says("sí, pedirlo") == "requested"


@pytest.mark.parametrize("code", ["J-01", "2.1"])
def test_codes_and_then_as_many_figures_are_told_in_their_order(
    town: Town, marta: Chat, code: str
) -> None:
    first = town.add(code, 10, title="Convocar a las juntas")
    other = town.add("J-03", 10, title="Medir la satisfacción")
    assert marta.says(f"{code} y J-03 en 70 y 55") == "recorded"
    assert [town.figure(one)[0] for one in (first, other)] == [70, 55]


@pytest.mark.parametrize(
    "said", ["la 1.1 y la 1.2 van en 60 y 70", "1.1 y 1.2: 60 y 70", "la 1.1 y 1.2 al 60 y 70 %",
             "buenas, la 1.1 y la 1.2 quedaron en 60 y 70, gracias"],
)  # fmt: skip
def test_two_codes_and_two_figures(town: Town, marta: Chat, ids: dict[str, int], said: str) -> None:
    assert marta.says(said) == "recorded"
    assert [town.figure(one)[0] for one in ids.values()] == [60, 70]


@pytest.mark.parametrize(
    "said", ["la 1.1 y la 1.2 van en 60, 70 y 80", "la 1.1 y la 1.2 van en 3 y 2",
             "la 1.1 y la 1.2 son el 20 y 27"],
)  # fmt: skip
def test_other_numbers_behind_two_codes_are_asked_about(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    assert marta.says(said) == "asked"
    assert [town.figure(one)[0] for one in ids.values()] == [20, 20]


@pytest.mark.parametrize(
    "said",
    [
        "listo muchas gracias, al 10 nos toca correr",
        "ok gracias, quedo atenta",
        "muchas gracias, el 10 cumplimos",
    ],
)
def test_thanks_that_promise_to_hurry_are_no_words_of_a_report(
    town: Town, marta: Chat, said: str
) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3", 10)
    marta.says("la 1.2 ya salieron los contratos de enero")
    marta.says(said)
    marta.says("50")
    assert town.figure(activity) == (50, "ya salieron los contratos de enero")


@pytest.mark.parametrize(
    "said", ["era un gracias nada mas", "NO. era gracias", "solo era para dar las gracias"]
)
def test_who_says_that_it_was_thanks_is_not_asked_which_activity(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("1.2", 40)
    town.add("1.3", 10)
    marta.says("ya va en 70")
    assert marta.heard()[-1].kind == "question"
    marta.says(said)
    assert notes(marta.heard()) == ["courtesy"]
    marta.says("sí")
    assert town.reports() == []
