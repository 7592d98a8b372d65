"""Answers to "¿en qué porcentaje va?" that hold no figure: her words wait with the question where
they tell of the work; the question is put a second time at most, left for the reminder after
thanks, and gone where she refuses it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import select

from core.messages import Note
from models.answers.questions import OpenQuestion
from tests.service.bot.chat import Chat, Town, notes


@pytest.fixture
def town(town: Town) -> Town:
    """Marta leads four activities; of the carta nobody has said anything."""
    town.add("1.5", 75, title="Formular el plan de tratamiento de riesgos fiscales")
    town.add("2.4", 30, title="Habilitar la cita médica por internet en el puesto de salud")
    town.add("3.3", 60, title="Convocar a los veedores y juntas de acción comunal")
    town.add("4.4", title="Actualizar la carta de trato digno")
    return town


@pytest.mark.parametrize(
    "refusal",
    [
        "no la toque, de esa no he dicho nada",
        "no tengo porcentaje de eso",
        "ay no, quite esa pregunta",
        "ni idea",
        "aún no lo sé, gracias",
        "toca preguntar en jurídica",
        "no sé, toca averiguar con el ingeniero",
        "no se todavia, es para que sepa que me escriba a mi",
        "esas cartas son las de los veedores, no las de trato digno",
    ],
)
def test_who_refuses_the_question_is_not_asked_again(marta: Chat, refusal: str) -> None:
    assert marta.says("la carta está en revisión") == "asked"
    marta.heard()
    marta.says(refusal)
    assert notes(marta.heard()) == ["question_left"]
    marta.says("la 2.4 va en 50")
    assert "question" not in notes(marta.heard())


@pytest.mark.parametrize("words", ["falta imprimirla", "todavía no hay firma", "falta el concepto"])
def test_what_tells_of_the_work_is_no_refusal(marta: Chat, words: str, town: Town) -> None:
    marta.says("la carta está en revisión")
    marta.says(words)
    assert marta.says("40") == "recorded"
    (told,) = [row.description for row in town.reports()]
    assert told == f"está en revisión. {words}"


def test_a_second_answer_without_a_figure_leaves_the_question(town: Town, marta: Chat) -> None:
    marta.says("la 1.5 va bien")
    marta.heard()
    marta.says("no, la firma no ha salido")
    assert notes(marta.heard()) == ["ask_figure_again"]
    marta.says("el alcalde está de viaje")
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["again"], note.values["thanked"]) == ("question_waits", 1, 0)
    assert town.reports() == []


@pytest.mark.parametrize("thanks", ["gracias", "ok bueno gracias, ya no la molesto jaja"])
def test_thanks_are_answered_warmly_and_close_nothing(town: Town, marta: Chat, thanks: str) -> None:
    marta.says("la 2.4 va bien, falta revisarla")
    marta.says("la revisión la hace jurídica el jueves")
    marta.heard()
    marta.says(thanks)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert note.name == "question_waits"
    words = "va bien, falta revisarla. la revisión la hace jurídica el jueves"
    assert note.values == {
        "handle": "2.4",
        "percent": "30\N{NO-BREAK SPACE}%",
        "figure": None,
        "words": words,
        "example": "va en 60\N{NO-BREAK SPACE}%",
        "thanked": 1,
        "again": 1,
    }
    marta.says("2.4 va en 60 %")
    assert [(row.percent, row.description) for row in town.reports()] == [(Decimal(60), words)]


def test_all_that_was_said_without_a_figure_waits_with_the_question(
    town: Town, marta: Chat
) -> None:
    def waiting() -> str:
        (content,) = town.rows(select(OpenQuestion.content))
        return str(content["words"])

    marta.says("la 2.4 va bien, falta revisarla")
    assert waiting() == "va bien, falta revisarla"
    marta.says("la revisión la hace jurídica el jueves")
    assert waiting() == "va bien, falta revisarla. la revisión la hace jurídica el jueves"
    marta.says("falta también la firma del alcalde")
    assert waiting().endswith("jueves. falta también la firma del alcalde")
    marta.says("gracias")
    assert waiting().endswith("jueves. falta también la firma del alcalde")


def test_what_the_reminder_would_ask_is_dropped_with_a_word(town: Town, marta: Chat) -> None:
    marta.says("la 2.4 va bien, falta revisarla")
    marta.says("gracias")
    marta.heard()
    marta.says("no me pregunte más")
    assert notes(marta.heard()) == ["asked_no_more"]
    assert town.rows(select(OpenQuestion).where(OpenQuestion.person_id == town.marta_id)) == []


@pytest.mark.parametrize(
    "said",
    [
        "no se todavia, es para que sepa que me escriba a mi",
        "era para que nos escriban a nosotras",
    ],
)
def test_who_is_to_be_written_to_wishes_for_no_later_day(marta: Chat, said: str) -> None:
    marta.says(said)
    assert not {"courtesy", "snoozed"} & {*notes(marta.heard())}


def test_who_does_not_know_and_names_a_day_wishes_for_it(marta: Chat) -> None:
    marta.says("no sé todavía, escríbame el lunes")
    assert notes(marta.heard()) == ["snoozed"]


def test_without_a_question_thanks_are_only_thanks(marta: Chat) -> None:
    marta.says("la 2.4 va en 50")
    marta.heard()
    marta.says("gracias")
    assert notes(marta.heard()) == ["courtesy"]


@pytest.mark.parametrize(
    "answer",
    [
        "igual dije",
        "ni idea, déjela igual",
        "igual en 30",
        "lo mismo",
        "sigue",
        "sigue asi",
        "sí, sigue así por ahora",
        "sigue igual",
    ],
)
def test_that_it_stands_still_is_a_figure(town: Town, marta: Chat, answer: str) -> None:
    marta.says("la 2.4 está en pruebas")
    assert marta.says(answer) == "recorded"
    (row,) = town.reports()
    assert (row.percent, row.description) == (Decimal(30), "está en pruebas")
    assert notes(marta.heard())[-1:] == ["receipt"]


@pytest.mark.parametrize(
    "answer", ["digamos 55", "digamos que 55", "pongamos 55", "pongamos que 55"]
)
def test_what_she_takes_it_for_is_the_figure(town: Town, marta: Chat, answer: str) -> None:
    marta.says("la 2.4 está en pruebas")
    assert marta.says(answer) == "recorded"
    (row,) = town.reports()
    assert (row.percent, row.description) == (Decimal(55), "está en pruebas")


def test_what_goes_on_with_words_of_the_work_is_no_figure(town: Town, marta: Chat) -> None:
    marta.says("la 2.4 está en pruebas")
    marta.says("sigue sin respuesta el proveedor")
    assert town.reports() == []


@pytest.mark.parametrize("answer", ["igual en 40, sigue sin internet", "no es igual, va mejor"])
def test_another_figure_or_a_no_is_not_the_last_one(town: Town, marta: Chat, answer: str) -> None:
    marta.says("la 2.4 está en pruebas")
    marta.says(answer)
    assert [row.percent for row in town.reports()] != [30]


def test_what_was_said_to_us_goes_with_no_figure(town: Town, marta: Chat) -> None:
    marta.says("la 2.4 se instaló el módulo, por qué me escriben a mí")
    marta.says("no me respondió. ¿apoyo qué significa?")
    assert marta.says("pues saque la cuenta, como 60") == "recorded"
    (row,) = town.reports()
    assert (row.percent, row.description) == (Decimal(60), "se instaló el módulo")


def test_who_is_asked_which_activity_may_tell_of_another_one(town: Town, marta: Chat) -> None:
    assert marta.says("va en la mitad") == "asked"
    assert marta.says("1.5 el plan me llegó ayer, hoy lo subo en la tarde") == "asked"
    assert town.reports() == []


def test_a_name_with_a_few_words_chooses_the_activity(town: Town, marta: Chat) -> None:
    marta.says("va en la mitad")
    marta.says("es de la 2.4, falta la prueba")
    assert [(row.percent, row.description) for row in town.reports()] == [
        (Decimal(50), "falta la prueba")
    ]


WAITED = ["se hizo la convocatoria", "falta la firma de jurídica", "se imprimieron las cartillas"]


def test_what_is_as_before_is_recorded_with_its_own_words_alone(town: Town, marta: Chat) -> None:
    for words in WAITED:
        marta.says(f"la 2.4 {words}")
    marta.heard()
    assert marta.says("la 2.4 igual, el acta ya la mandé") == "recorded"
    (row,) = town.reports()
    assert (row.percent, row.description) == (Decimal(30), "el acta ya la mandé")
    assert "left_out" in notes(marta.heard())  # the earlier words are in no report, and she knows


def test_the_figure_that_was_asked_for_takes_the_words_that_waited(town: Town, marta: Chat) -> None:
    marta.says(f"la 2.4 {WAITED[0]}")
    marta.says("40, el acta ya la mandé")
    (row,) = town.reports()
    assert row.description == f"{WAITED[0]}. el acta ya la mandé"
    assert "left_out" not in notes(marta.heard())


def test_as_before_is_asked_for_where_nothing_was_told_before(town: Town, marta: Chat) -> None:
    assert marta.says("la 4.4 igual, el acta ya la mandé") == "asked"
    assert town.reports() == []
    assert marta.says("20") == "recorded"
    assert [(row.percent, row.description) for row in town.reports()] == [
        (Decimal(20), "el acta ya la mandé")
    ]
