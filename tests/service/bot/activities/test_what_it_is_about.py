"""What words without a name are about: the question asked last, or what they name themselves."""

from __future__ import annotations

import pytest

from core.messages import Question
from models.plan import Activity
from tests.service.bot.chat import Chat, Town

TOLD = "la 2.4 va en 50 y la encuesta de satisfacción está tabulada, falta imprimir el informe"
TABULATED = "está tabulada, falta imprimir el informe"


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Four activities of Marta's; return them by code."""
    titles = {
        "2.4": ("Habilitar la cita médica por internet", "Servicio en línea", 30),
        "3.6": ("Realizar ejercicios de diálogo en veredas", "4 encuentros", 25),
        "4.3": ("Medir la satisfacción de los usuarios", "Una encuesta", 80),
        "4.4": ("Instalar un buzón de sugerencias en cada puesto", "5 buzones", 0),
    }
    return {
        code: town.add(code, percent, title=title, product=product, goal=product, indicator="")
        for code, (title, product, percent) in titles.items()
    }


def _asked(chat: Chat) -> tuple[str, str, str]:
    """Return the newest question: its name, its activity and the words that it quotes."""
    question = [one for one in chat.contents() if isinstance(one, Question)][-1]
    return question.name, (question.line and question.line.code) or "", question.words


@pytest.mark.parametrize(
    "said",
    ["póngale 95", "pues póngale noventa y cinco", "póngale un 95 mija", "déjela en 95",
     "regístrele 95", "anótele 95 por favor", "súbala a 95", "95", "no, póngale 95"],
)  # fmt: skip
def test_an_ordered_figure_answers_the_question_that_was_asked_after_the_receipt(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says(TOLD)
    assert _asked(marta)[:2] == ("percent", "4.3")
    marta.says(said)
    assert town.figure(ids["2.4"])[0] == 50
    percent, words = town.figure(ids["4.3"])
    assert percent == 95
    assert words.startswith(TABULATED)


@pytest.mark.parametrize("said", ["póngale 95", "súbala a 95", "déjela en 95"])
def test_an_ordered_figure_corrects_the_receipt_where_nothing_was_asked_after_it(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 2.4 va en 50")
    assert marta.says(said) == "recorded"
    assert town.figure(ids["2.4"])[0] == 95


@pytest.mark.parametrize("said", ["me equivoqué, era 60", "perdón, eran 60", "póngale 60 a la 2.4"])
def test_what_puts_the_report_right_still_does(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says(TOLD)
    marta.says(said)
    assert [town.figure(ids[one])[0] for one in ("2.4", "4.3")] == [60, 80]


@pytest.mark.parametrize(
    "said", ["póngale 60 a la 2.4", "póngale 60 % a la de las citas", "déjela en 60 la 2.4",
             "regístrele 60 a la 2.4 por favor", "pues póngale 60 a la cita por internet",
             "súbala a 60 la 2.4"],
)  # fmt: skip
@pytest.mark.parametrize("told", [TOLD, "la encuesta de satisfacción está tabulada"])
def test_a_figure_ordered_for_an_activity_is_no_other_ones(
    town: Town, marta: Chat, ids: dict[str, int], said: str, told: str
) -> None:
    marta.says(told)
    marta.says(said)
    assert [town.figure(ids[one])[0] for one in ("2.4", "4.3")] == [60, 80]


@pytest.mark.parametrize(
    "said", ["95 la 4.3", "la 4.3 en 95", "la cuatro punto tres 95", "4.3 95 %", "4.3: 95",
             "la 4.3 va en 95"],
)  # fmt: skip
def test_a_mere_figure_keeps_the_words_that_were_asked_about_whatever_was_asked_since(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la encuesta de satisfacción está tabulada")
    marta.says("la 2.4 vamos avanzando con el proveedor")
    marta.says(said)
    assert town.figure(ids["4.3"]) == (95, "está tabulada")


@pytest.mark.parametrize(
    ("said", "words"),
    [("la 4.3 en 95, ya la radicaron en gerencia", "ya la radicaron en gerencia"),
     ("la 4.3 en 85 porque el informe se devolvió", "porque el informe se devolvió")],
)  # fmt: skip
def test_a_figure_with_words_of_its_own_keeps_those_after_another_question(
    town: Town, marta: Chat, ids: dict[str, int], said: str, words: str
) -> None:
    marta.says("la encuesta de satisfacción está tabulada")
    marta.says("la 2.4 vamos avanzando con el proveedor")
    marta.says(said)
    assert words in town.figure(ids["4.3"])[1]
    assert "tabulada" not in town.figure(ids["4.3"])[1]


def test_what_was_asked_on_another_day_goes_with_no_mere_figure(
    town: Town, marta: Chat, ids: dict[str, int]
) -> None:
    marta.says("la encuesta de satisfacción está tabulada")
    marta.says("la 2.4 vamos avanzando con el proveedor")
    town.wait(days=3)
    marta.says("4.3 95 %")
    assert town.figure(ids["4.3"]) == (95, "")


@pytest.mark.parametrize(
    "said",
    ["ah y el tercer diálogo en veredas no se ha podido por la lluvia",
     "el diálogo de las veredas se corrió para la otra semana",
     "los diálogos en las veredas siguen sin convocar",
     "oiga y en veredas estamos convocando el otro diálogo",
     "los ejercicios de diálogo los estamos programando con los líderes",
     "para los diálogos de veredas nos falta el transporte"],
)  # fmt: skip
def test_words_of_the_title_of_another_activity_are_not_of_the_one_that_is_asked_about(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says(TOLD)
    assert marta.says(said) == "asked"
    assert _asked(marta)[:2] == ("percent", "3.6")
    marta.says("30")
    assert town.figure(ids["3.6"])[0] == 30
    assert town.figure(ids["4.3"])[0] == 80
    assert _asked(marta) == ("percent", "4.3", TABULATED)


@pytest.mark.parametrize(
    "said",
    ["se aplicó en las tres veredas y falta imprimir", "la de satisfacción la hicimos en diálogo",
     "ya la revisó gerencia", "la satisfacción en el diálogo de veredas también la medimos"],
)  # fmt: skip
def test_one_word_of_another_title_or_words_of_both_are_of_the_one_that_is_asked_about(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says(TOLD)
    marta.says(said)
    assert _asked(marta)[:2] == ("percent", "4.3")
    marta.says("90")
    assert town.figure(ids["4.3"])[0] == 90
    assert town.figure(ids["3.6"])[0] == 25


@pytest.mark.parametrize(
    "said",
    ["no señor el noventa y cinco era de la encuesta la de las citas va en cincuenta",
     "no, el 95 era de la encuesta, las citas van en 50",
     "el 95 era de la encuesta y la de las citas va en 50",
     "perdón, el 95 es de la encuesta, la de las citas está en 50",
     "ay no, el 95 era de la encuesta, las citas van en 50",
     "no, el 95 % era para la encuesta, la 2.4 va en 50 %"],
)  # fmt: skip
@pytest.mark.parametrize("first", [TOLD, "la encuesta de satisfacción está tabulada"])
def test_figures_of_two_activities_that_were_mixed_up_are_both_put_right(
    town: Town, marta: Chat, ids: dict[str, int], said: str, first: str
) -> None:
    marta.says(first)
    marta.says("la 2.4 va en 95")
    marta.says(said)
    assert [town.figure(ids[one])[0] for one in ("2.4", "4.3")] == [50, 95]
    assert "era" not in town.figure(ids["4.3"])[1]


@pytest.mark.parametrize(
    "said", ["perdón son 4, el de la vereda el Tigre no, no había quien abriera",
             "me equivoqué, eran 4, el del Tigre no se pudo", "ay no, son 4, el otro se devolvió",
             "no, eran 4. El de la vereda quedó sin tapa", "corrijo: van 4, falta el del Tigre"],
)  # fmt: skip
def test_a_corrected_figure_has_the_words_that_put_it_right(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    with town.database.transaction() as session:
        session.get_one(Activity, ids["4.4"]).planned = 5
    marta.says("la 4.4 van 5 de 5, ya quedaron los 5 instalados")
    marta.says(said)
    if town.figure(ids["4.4"])[0] != 80:
        marta.says("sí")
    percent, words = town.figure(ids["4.4"])
    assert percent == 80
    assert "los 5 instalados" not in words
    assert words
    assert town.figure(ids["3.6"])[0] == 25
