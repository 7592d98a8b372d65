"""An answer of the model counts only where all of it stands in the text and in the list."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.answer import Unusable, read_answer
from bot.model.meaning import meaning_of
from bot.understanding.meaning import Ask, Intent, Meaning, Status
from demo.modelapi.answers import an_answer, an_update
from tests.support.steps import grows_in_proportion
from tests.unit.bot.understanding.plan import TODAY, read_context

ONE = "5.3:40"


def meant(text: str, answer: dict[str, Any], pending: str = ONE) -> Meaning:
    """Return what an answer to a text is taken for."""
    return meaning_of(read_answer(json.dumps(answer)), text, read_context(f"plan {pending}"), TODAY)


def a_reading(text: str, percent: float | None, pending: str = ONE, **fields: Any) -> Meaning:
    """Return what an answer is taken for that reads one figure in the whole text."""
    code = pending.split()[0].split(":")[0]
    return meant(text, an_answer(an_update(text, code, percent, **fields)), pending)


@pytest.mark.parametrize(
    ("text", "percent", "pending"),
    [
        ("va en 88,24 %", 88.24, ONE),
        ("vamos por el sesenta y cinco por ciento", 65, ONE),
        ("van tres de las cinco", 60, ONE),
        ("de las 24 cámaras operan 18", 75, ONE),
        ("tres cuartas partes", 75, ONE),
        ("solo falta el 20 %", 80, ONE),
        ("ya hicimos 2 capacitaciones", 67, "1.4:33:3"),
        ("subimos diez puntos", 50, ONE),
        ("ya quedó publicado", 100, ONE),
    ],
)
def test_a_figure_stands_where_the_words_compute_to_it(
    text: str, percent: float, pending: str
) -> None:
    [update] = a_reading(text, percent, pending).updates

    assert update.percent == Decimal(str(percent))
    assert update.words == text


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("va en 60 %", 61),
        ("van tres de las cinco", 75),
        ("sin avance por ahora", 60),
        ("con la Resolución 60 de 2025", 60),
        ("reunión el 30 de abril", 30),
        ("nos giraron $ 80 millones", 80),
        ("entre 60 y 70", 65),
        ("mañana les cuento", 100),
        ("casi listo el documento, falta la revisión", 100),
        ("se hizo la primera reunión con los líderes, vamos en 50 %", 100),
    ],
)
def test_a_figure_that_the_words_do_not_tell_makes_the_answer_unusable(
    text: str, percent: float
) -> None:
    with pytest.raises(Unusable, match="do not tell"):
        a_reading(text, percent)


def test_a_figure_has_to_stand_in_the_sentence_that_is_quoted() -> None:
    text = "1.2 va en 60 %. 1.3 va en 80 %"
    with pytest.raises(Unusable):
        meant(text, an_answer(an_update("1.2 va en 60 %", "1.2", 80)), "1.2:40 1.3:30")


def test_a_computed_figure_may_come_with_its_decimals() -> None:
    [update] = a_reading("van 2 de 3", 66.67).updates

    assert update.percent == 67


@pytest.mark.parametrize("percent", [-1, 100.5, 1e308])
def test_a_figure_is_a_share_of_a_whole(percent: float) -> None:
    with pytest.raises(Unusable, match="share"):
        a_reading("va en 60 %", percent)


def test_a_hundred_is_done_whatever_the_model_calls_it() -> None:
    [update] = a_reading("va en 100 %", 100, status="in_progress").updates

    assert update.status is Status.DONE


def test_words_that_are_said_again_and_again_do_not_keep_anybody_waiting() -> None:
    answer = an_answer(*[an_update("sin 61", code, 62) for code in ("1.2", "1.3")])

    def ask(often: int) -> None:
        with pytest.raises(Unusable):
            meant("sin 61 de 60, " * often, answer, "1.2 1.3")

    assert grows_in_proportion(ask, 100)


def test_words_that_nobody_wrote_make_the_answer_unusable() -> None:
    with pytest.raises(Unusable, match="words"):
        meant("va en 60 %", an_answer(an_update("va en un 60 %", "5.3", 60)))


def test_capitals_accents_and_signs_of_a_quotation_do_not_matter() -> None:
    [update] = meant(
        "Actualización: va en 60 %!", an_answer(an_update("actualizacion, VA EN 60 %", "5.3", 60))
    ).updates

    assert update.words == "Actualización: va en 60 %"


@pytest.mark.parametrize("code", ["9.9", "", "5.3 "])
def test_a_code_that_is_not_in_the_list_makes_the_answer_unusable(code: str) -> None:
    with pytest.raises(Unusable, match="code"):
        meant("va en 60 %", an_answer(an_update("va en 60 %", code, 60)))


def test_an_activity_is_told_of_once() -> None:
    twice = an_answer(an_update("60", "5.3", 60), an_update("80", "5.3", 80))
    with pytest.raises(Unusable, match="twice"):
        meant("60, no, 80", twice)


@pytest.mark.parametrize(
    ("text", "percent", "ask"),
    [
        ("va en 60 %", 60, None),
        ("va en 30 %", 30, Ask.CONFIRM),
        ("perdón, era 30 %", 30, None),
        ("otro 15 %", 55, Ask.CONFIRM),
        ("vamos muy bien", None, Ask.PERCENT),
    ],
)
def test_what_the_contract_asks_is_asked_though_the_model_does_not(
    text: str, percent: float | None, ask: Ask | None
) -> None:
    assert a_reading(text, percent).ask is ask


def test_nobody_named_is_asked_for() -> None:
    answer = an_answer(an_update("va en 60 %", None, 60))

    assert meant("va en 60 %", answer, "1.2 1.3").ask is Ask.ACTIVITY


def test_what_the_model_wants_confirmed_is_confirmed() -> None:
    answer = an_answer(an_update("listo", "5.3", 100), ask="confirm")

    assert meant("listo", answer).ask is Ask.CONFIRM


def test_a_model_that_asks_for_what_it_has_told_is_not_believed() -> None:
    with pytest.raises(Unusable):
        meant("va en 60 %", an_answer(an_update("va en 60 %", "5.3", 60), ask="percent"))


def test_not_applicable_and_not_begun_need_their_words() -> None:
    [never] = a_reading("no aplica para este corte", None, status="not_applicable").updates
    [later] = a_reading("no ha iniciado", 0, "5.3", status="not_started").updates

    assert (never.status, later.status) == (Status.NOT_APPLICABLE, Status.NOT_STARTED)
    with pytest.raises(Unusable):
        a_reading("vamos bien", None, status="not_applicable")


def test_a_description_is_in_the_persons_own_words() -> None:
    text = "Va en 60 %, Falta la firma del alcalde; el comité es el 5 de mayo"
    told = an_update("va en 60 %", "5.3", 60)
    kept = {**told, "description": "falta la firma del alcalde. el comité es el 5 de mayo"}
    invented = {**told, "description": "El alcalde no quiso firmar"}

    for answer in (kept, invented):
        assert meant(text, an_answer(answer)).updates[0].description == (
            "Falta la firma del alcalde; el comité es el 5 de mayo"
        )


def test_the_day_of_a_request_stands_in_the_text_or_is_counted_from_it() -> None:
    def until(text: str, day: str) -> date | None:
        return meant(text, an_answer(intent="extension", codes=["5.3"], until=day)).until

    assert until("denos plazo hasta el 15 de mayo", "2026-05-15") == date(2026, 5, 15)
    assert until("necesitamos 15 días más", "2026-07-15") == date(2026, 7, 15)  # from the due date
    for text, day in (
        ("denos plazo hasta el 15 de mayo", "2026-05-16"),
        ("denos más plazo", "2026-05-15"),
        ("hasta el 15 de mayo", "mayo"),
        ("desde el 3 de marzo", "2026-03-03"),
    ):
        with pytest.raises(Unusable, match="day"):
            until(text, day)


def test_the_office_of_a_request_stands_in_the_text() -> None:
    text = "eso es de la oficina de talento humano, yo no lo manejo"
    answer = an_answer(intent="reassign", codes=["5.3"], office="Oficina de Talento Humano")

    meaning = meant(text, {**answer, "reason": "yo no lo manejo"})

    assert (meaning.office, meaning.reason) == ("oficina de talento humano", "yo no lo manejo")
    with pytest.raises(Unusable, match="office"):
        meant(text, {**answer, "office": "Hacienda"})


def test_a_request_of_nobody_knows_what_is_asked_for_the_activity() -> None:
    assert meant("denos más plazo", an_answer(intent="extension")).ask is Ask.ACTIVITY


def test_a_later_reminder_without_a_name_is_for_all() -> None:
    meaning = meant("mañana le cuento", an_answer(intent="snooze", until="2026-04-22"), "1.2 1.3")

    assert (meaning.codes, meaning.until) == (("1.2", "1.3"), date(2026, 4, 22))


@pytest.mark.parametrize("intent", ["courtesy", "list", "help", "unclear", "undo"])
def test_figures_beside_what_is_no_report_are_not_believed(intent: str) -> None:
    assert meant("gracias", an_answer(intent=intent)).intent is Intent(intent)
    with pytest.raises(Unusable):
        meant("60", an_answer(an_update("60", "5.3", 60), intent=intent))


def test_a_report_of_nothing_is_none() -> None:
    with pytest.raises(Unusable):
        meant("va en 60 %", an_answer())


@pytest.mark.parametrize(
    "said",
    [
        "",
        "60",
        "[]",
        "no",
        '{"intent": "report"',
        json.dumps({**an_answer(), "intent": "elsewhere"}),
        json.dumps({**an_answer(), "write": True}),
        json.dumps(an_answer(an_update("60", "5.3", 60, status="finished"))),
        json.dumps(an_answer({**an_update("60", "5.3", 60), "percent": "60"})),
        json.dumps(an_answer({**an_update("60", "5.3", 60), "percent": float("nan")})),
        json.dumps(an_answer(*[an_update("60", None, 60)] * 61)),
        "[" * 100_000,
    ],
)
def test_what_is_not_of_the_form_is_unusable(said: str) -> None:
    with pytest.raises(Unusable):
        read_answer(said)


@given(st.text(max_size=200), st.text(max_size=60), st.floats(-1000, 1000))
def test_any_text_and_any_answer_end_in_a_meaning_or_unusable(
    text: str, words: str, percent: float
) -> None:
    answer = an_answer(an_update(words, "5.3", percent, description=words))
    try:
        meant(text, answer)
    except Unusable:
        return
    assert percent <= 100
