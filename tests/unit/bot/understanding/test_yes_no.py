"""Yes and no: many wordings, and what only begins like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.yes_no import (
    LONGEST,
    agrees,
    cancels,
    merely_tells,
    merely_thanks,
    reason_after_yes,
    says_leave,
    says_no,
    says_send,
    says_stay,
    says_yes,
)

YES = (
    "sí", "Si", "SÍ", "sip", "siii", "sí señor", "Sí, señora", "sí, doctora", "sí, correcto",
    "si por favor", "sí, gracias", "Claro", "claro que sí", "correcto", "exacto", "de acuerdo",
    "confirmo", "Confirmado.", "ok", "OK 👍", "vale", "listo", "dale", "de una", "así es",
    "así está bien", "por supuesto", "eso es", "ajá", "hágale", "regístrelo", "sí, regístrelo",
    "sí, registre eso por favor", "perfecto", "es correcto", "sí, esa es la cifra", "sí sí", "1",
    "si dele", "sí, hágale", "dele", "dele pues", "sí claro", "de una pues",
    "listo, póngalo", "dale, anótelo", "👍", "👍🏽", "✅",
)  # fmt: skip
NO = (
    "no", "No.", "NO", "nooo", "no, gracias", "no señora", "no es correcto", "no, así no", "nop",
    "negativo", "incorrecto", "para nada", "cancelar", "cancele por favor", "déjelo así",
    "no lo registre", "no registre nada", "mejor no", "está mal", "todavía no", "aún no",
    "ninguna", "ninguna de esas", "no, perdón, sigan", "no mejor no", "2", "👎", "❌",
    "pensándolo bien, no",
)  # fmt: skip
NEITHER = (
    "sí pero solo la 2", "perdón", "sigan", "si, salir", "sí, pídalo",
    "sí, pero van 50", "sí pero no", "no, es 60", "no son 30, son 60", "gracias", "60", "sí, 30",
    "sisas hermano que más", "claro que no sé", "", "   ", "¿cómo?", "listo el informe", "12",
    "sí, porque se devolvió el contrato", "correcto el contrato de la 1.2", "\U0001f3fd",
)  # fmt: skip


@pytest.mark.parametrize("text", YES)
def test_a_yes_is_heard_in_many_wordings(text: str) -> None:
    assert says_yes(text)
    assert not says_no(text)


@pytest.mark.parametrize("text", ["sí", "Sí, señora", "si dele", "sí, hágale", "dele", "claro"])
def test_some_say_yes_and_nothing_else(text: str) -> None:
    assert agrees(text)


@pytest.mark.parametrize("text", ["ok", "listo", "👍", "1", "perfecto", "sí, pero van 50", "no"])
def test_what_may_only_say_that_it_was_read_agrees_to_nothing(text: str) -> None:
    assert not agrees(text)


@pytest.mark.parametrize("text", NO)
def test_a_no_is_heard_in_many_wordings(text: str) -> None:
    assert says_no(text)
    assert not says_yes(text)


@pytest.mark.parametrize("text", NEITHER)
def test_what_says_more_than_yes_or_no_is_neither(text: str) -> None:
    assert not says_yes(text)
    assert not says_no(text)


@pytest.mark.parametrize(
    "text", ["no", "No, gracias", "cancelar", "mejor no", "déjelo así", "no, cancele", "olvídelo"]
)
def test_a_question_for_a_figure_can_be_ended(text: str) -> None:
    assert cancels(text)


@pytest.mark.parametrize("text", ["nada", "2", "no ha iniciado", "no hay avance", "ninguna", "0"])
def test_what_may_be_a_figure_does_not_end_the_question_for_one(text: str) -> None:
    assert not cancels(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("sí, porque se devolvió el contrato", "porque se devolvió el contrato"),
        ("Si. Se anuló una visita", "Se anuló una visita"),
        ("sí", ""),
        ("sí, pero falta", ""),
        ("sin avance", ""),
        ("siempre igual", ""),
    ],
)
def test_the_reason_after_a_yes_is_told_from_other_words(text: str, reason: str) -> None:
    assert reason_after_yes(text) == reason


@given(st.text())
def test_no_text_is_both_yes_and_no(text: str) -> None:
    assert not (says_yes(text) and says_no(text))


def test_a_long_text_of_the_same_words_costs_nothing() -> None:
    # Tried without the limit, each of these takes longer than the universe has.
    assert not says_yes("así es " * 600 + "x")
    assert not says_no("no es así " * (LONGEST // 10) + "x")


@pytest.mark.parametrize("text", ["dale, pidelo", "listo, pídala", "de una, envíela", "pedirlo"])
def test_a_request_is_sent_in_many_wordings(text: str) -> None:
    assert says_send(text)


@pytest.mark.parametrize("text", ["no lo pida", "pídala para la otra", "sí pero solo la 2", "sí"])
def test_what_says_less_or_more_sends_nothing(text: str) -> None:
    assert not says_send(text)


@pytest.mark.parametrize("text", ["si, salir", "dale, salgo", "sí"])
def test_a_yes_to_leaving_may_name_it(text: str) -> None:
    assert says_leave(text)


@pytest.mark.parametrize("text", ["no, salir no", "salir", "sí pero no hoy", "sí, salir a campo"])
def test_what_does_not_agree_to_leaving_leaves_nothing(text: str) -> None:
    assert not says_leave(text)


@pytest.mark.parametrize("text", ["sí, salir", "sí, solo la 2", "sí, pero van 50"])
def test_what_limits_a_yes_is_no_reason(text: str) -> None:
    assert reason_after_yes(text) == ""


@pytest.mark.parametrize(
    "text",
    ["no", "no mentiras, siga escribiendo", "mentiras, me quedo", "no, sigan recordándome porfa"],
)
def test_who_wants_to_be_written_to_stays(text: str) -> None:
    assert says_stay(text)


@pytest.mark.parametrize("text", ["sí, salir", "la 1.2 sigue en trámite", "siga con la 1.2"])
def test_other_words_are_no_wish_to_stay(text: str) -> None:
    assert not says_stay(text)


@pytest.mark.parametrize("text", ["solo hubo dos", "no, solo faltan las actas", "era para la 1.2"])
def test_words_about_the_work_want_more_than_to_be_told(text: str) -> None:
    assert not merely_tells(text)


@pytest.mark.parametrize(
    "text",
    ["gracias por lo de la 1.1 🙏", "muchas gracias por la 5.1", "gracias por lo de las redes",
     "mil gracias por la ayuda con el mapa", "¡Gracias por la respuesta de hoy!"],
)  # fmt: skip
def test_who_says_what_she_thanks_for_only_thanks(text: str) -> None:
    assert merely_thanks(text)


@pytest.mark.parametrize(
    "text",
    ["gracias por la 5.1, va en 40", "gracias por lo de la 5.1 ya quedó", "gracias por la 5.1 80",
     "gracias por avisar, ya la publicamos", "gracias por la prórroga pero falta el acta"],
)  # fmt: skip
def test_who_tells_more_than_what_she_thanks_for_does_not_only_thank(text: str) -> None:
    assert not merely_thanks(text)
