"""Two readers of an answer: what they share is recorded, what they do not is asked about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import (
    Ask,
    Context,
    Intent,
    Meaning,
    OtherActivity,
    PendingActivity,
    Status,
)
from bot.understanding.understand import understand_by_rules
from bot.understanding.weights import Judge, judging, learned
from tests.unit.bot.understanding.plan import TODAY, read_context

PLAN = read_context("plan 1.2:40 1.4:33:3 3.1 6.3:10")
NEVER_SURE = replace(learned(), least=1.1)
NEVER_IN_DOUBT = replace(learned(), least=0.0)
ROUNDS = PendingActivity(
    "1.2", "Realizar jornadas de rendición de cuentas", "4 jornadas", None, None, None
)


def told(meaning: Meaning) -> list[tuple[str | None, str, str | None]]:
    """Return what a meaning writes and asks of each activity."""
    return [
        (u.code, str(u.percent) if u.percent is not None else u.status.value, u.ask)
        for u in meaning.updates
    ]


def checked_by(judge: Judge, text: str, context: Context) -> Meaning:
    """Return what a text means to both readers, where they judge by these weights."""
    with judging(judge):
        return understand_checked(text, context, TODAY)


@pytest.mark.parametrize(
    "text", ["1.2 en 60", "1.4 van 2 de 3, falta la firma", "la 3.1 ya quedó", "1.2 en 30"]
)
def test_what_both_read_alike_is_as_the_rules_have_it(text: str) -> None:
    by_rules = understand_by_rules(text, PLAN, TODAY)

    assert checked_by(NEVER_SURE, text, PLAN) == by_rules


def test_what_only_the_learned_reader_reads_is_a_yes_or_no_where_it_is_not_sure() -> None:
    text = "capacitación número 2 lista, en la última hubo 45 personas"
    one = Context(PLAN.pending[1:2], "1.4")
    sure = checked_by(NEVER_IN_DOUBT, text, one)
    unsure = checked_by(NEVER_SURE, text, one)

    assert understand_by_rules(text, one, TODAY).ask is Ask.PERCENT
    assert told(sure) == [("1.4", "67", None)]
    assert told(unsure) == [("1.4", "67", Ask.CONFIRM)]


def test_of_several_only_the_doubtful_one_is_asked_about() -> None:
    text = "1.2 en 60. En la 1.4 ya son 2 las capacitaciones, en la última hubo 45 personas"
    meaning = checked_by(NEVER_SURE, text, PLAN)

    assert told(meaning) == [("1.2", "60", None), ("1.4", "67", Ask.CONFIRM)]


def test_nothing_is_taken_back_that_only_one_reader_would_take_back() -> None:
    for text in ("un momento, por favor", "espere un momento"):
        assert understand_checked(text, PLAN, TODAY).intent is not Intent.UNDO
    assert understand_checked("deshacer", PLAN, TODAY).intent is Intent.UNDO


@pytest.mark.parametrize(
    ("text", "percent", "ask"),
    [
        ("1.2 ya está", 100, None),  # as our own buttons and links say it
        ("La 1.2 ya está.", 100, None),
        ("1.2 ya está en revisión", None, Ask.PERCENT),
        ("1.2 ya está casi", None, Ask.PERCENT),
    ],
)
def test_a_code_that_is_already_there_is_done_and_what_goes_on_is_asked_about(
    text: str, percent: int | None, ask: Ask | None
) -> None:
    (update,) = understand_checked(text, PLAN, TODAY).updates
    assert (update.code, update.percent, update.ask) == ("1.2", percent, ask)


def test_the_part_of_a_supporting_office_is_as_the_rules_read_it() -> None:
    supports = replace(PLAN.pending[0], supports="Hacienda")
    context = Context((supports, *PLAN.pending[1:]), None)
    text = "la 1.2 de nuestra parte ya está"

    assert understand_checked(text, context, TODAY) == understand_by_rules(text, context, TODAY)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("la primera 50, la tercera 2 de 4, la última ya salió", ["1.2", "3.1", "6.3"]),
        ("1.2 y 6.3 ya quedaron publicadas", ["1.2", "6.3"]),
        ("1.2 en 60 y 1.4 igual", ["1.2", "1.4"]),
    ],
)
def test_several_that_are_named_shortly_are_each_read(text: str, wanted: list[str]) -> None:
    meaning = checked_by(NEVER_IN_DOUBT, text, PLAN)

    assert [update.code for update in meaning.updates] == wanted


def test_numbers_of_activities_with_nothing_told_are_no_list() -> None:
    one = Context(PLAN.pending[1:2], None)
    meaning = checked_by(NEVER_IN_DOUBT, "se dictó una de las 3, la del 4 de mayo", one)

    assert told(meaning) == [("1.4", "33", None)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("la 63 va en 60", [("6.3", "60", None)]),
        ("la seis tres va en sesenta", [("6.3", "60", None)]),
        ("la 99 va en 60", [(None, "60", Ask.ACTIVITY)]),
        ("el 31 terminamos", [(None, "100", Ask.ACTIVITY)]),
    ],
)
def test_a_code_whose_dot_was_not_dictated_is_read_where_no_other_has_that_number(
    text: str, wanted: list[tuple[str | None, str, str | None]]
) -> None:
    assert told(understand_checked(text, PLAN, TODAY)) == wanted


def test_a_number_that_is_the_code_of_another_office_is_not_hers_dictated() -> None:
    other = OtherActivity("63", "Publicar los estados financieros", "Hacienda")
    meaning = understand_checked("la 63 va en 60", replace(PLAN, others=(other,)), TODAY)

    assert (meaning.intent, meaning.codes) == (Intent.ELSEWHERE, ("63",))


def test_a_request_names_its_office_its_day_and_its_activity() -> None:
    passed = understand_checked(
        "La 1.2 fue asignada a la Comisaría de Familia, por favor escribirles a ellos.", PLAN, TODAY
    )
    more = understand_checked(
        "Por las lluvias solicitamos ampliar en un mes el plazo de la 6.3", PLAN, TODAY
    )

    assert (passed.intent, passed.codes) == (Intent.REASSIGN, ("1.2",))
    assert passed.office == "Comisaría de Familia"
    assert (more.intent, more.codes) == (Intent.EXTENSION, ("6.3",))
    assert isinstance(more.until, date)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("listo", Ask.CONFIRM),
        ("listo, gracias", Ask.CONFIRM),
        ("1.2 lista", None),
        ("la primera lista, gracias", None),
        ("1.2 lista, 1.4 98", None),
    ],
)
def test_only_ready_is_doubtful_where_it_is_said_of_no_activity(
    text: str, asked: Ask | None
) -> None:
    meaning = understand_checked(text, replace(PLAN, reply_to="1.2"), TODAY)

    assert told(meaning)[0] == ("1.2", "100", asked)


def of_infrastructure(reply_to: str | None) -> Context:
    """Return activities of which the title of one has the word "tiempo"."""
    titles = {
        "2.3": "Reducir el tiempo de la licencia de intervención del espacio público",
        "4.2": "Adecuar la rampa de acceso al palacio municipal",
        "5.3": "Publicar los contratos en el SECOP y en la página",
    }
    known = (
        PendingActivity(code, title, "", date(2026, 6, 30), Decimal(20), None)
        for code, title in titles.items()
    )
    return Context(tuple(known), reply_to)


def test_more_time_names_no_activity_though_a_title_has_the_word() -> None:
    text = (
        "La rampa (4.2) necesita más tiempo: el contratista no puede entrar. "
        "Pido hasta el 30 de agosto.\nVa en 85 %."
    )
    meaning = understand_checked(text, of_infrastructure("2.3"), TODAY)
    assert (meaning.codes, meaning.until) == (("4.2",), date(2026, 8, 30))
    assert told(meaning) == [("4.2", "85", None)]

    named = understand_checked("el tiempo de la licencia va en 60", of_infrastructure("4.2"), TODAY)
    assert told(named) == [("2.3", "60", None)]


def test_the_day_behind_until_is_the_one_that_is_asked_for() -> None:
    why = "La actividad 5.3 necesita más tiempo: el SECOP estuvo caído en febrero."
    asked = understand_checked(
        f"{why} Pido hasta el 20 de diciembre.", of_infrastructure("2.3"), TODAY
    )
    assert asked.until == date(2026, 12, 20)


def test_a_request_is_for_the_activity_that_one_word_names() -> None:
    text = "La actividad de la rampa necesita plazo hasta el 30 de julio por las lluvias de enero"
    asked = understand_checked(text, of_infrastructure("2.3"), TODAY)
    assert (asked.codes, asked.until) == (("4.2",), date(2026, 7, 30))

    unnamed = understand_checked(
        "necesitamos plazo hasta el 30 de julio", of_infrastructure("2.3"), TODAY
    )
    assert unnamed.codes == ("2.3",)


def test_a_figure_beside_a_request_that_denies_the_former_one_is_kept() -> None:
    text = (
        "Aclaro: la 5.3 no está en 20, quedó en 15 %. Además solicito plazo hasta el 20 de julio "
        "para la 5.3 porque está en mantenimiento hasta el 12."
    )
    meaning = understand_checked(text, of_infrastructure("2.3"), TODAY)
    assert (meaning.intent, meaning.codes, meaning.until) == (
        Intent.EXTENSION, ("5.3",), date(2026, 7, 20)
    )  # fmt: skip
    assert told(meaning) == [("5.3", "15", None)]


def test_as_it_stood_beside_a_figure_tells_no_other() -> None:
    done = Context((replace(PLAN.pending[0], percent=Decimal(100)),), "1.2")
    assert [one[:2] for one in told(understand_checked("30 %, como estaba", done, TODAY))] == [
        ("1.2", "30")
    ]


@pytest.mark.parametrize(
    "text",
    ["realizamos las 4 jornadas", "ya realizamos las 4 jornadas", "completamos las 4 jornadas",
     "quedaron realizadas las 4 jornadas", "las 4 jornadas ya están"],
)  # fmt: skip
def test_each_unit_that_only_the_product_counts_is_a_yes_or_no(text: str) -> None:
    meaning = understand_checked(text, Context((ROUNDS,), "1.2"), TODAY)

    assert told(meaning) == [("1.2", "100", Ask.CONFIRM)]


@pytest.mark.parametrize("text", ["cuando estén las 4 jornadas", "no realizamos las 4 jornadas"])
def test_units_of_which_something_is_denied_or_awaited_are_not_all_done(text: str) -> None:
    meaning = understand_checked(text, Context((ROUNDS,), "1.2"), TODAY)

    assert all(update.percent is None for update in meaning.updates)


@pytest.mark.parametrize(
    "text",
    ["no hay avance, muy poco", "no hemos avanzado, muy poco avance", "sin avance, muy poco",
     "casi sin avances este mes"],
)  # fmt: skip
def test_little_progress_is_not_none(text: str) -> None:
    one = Context(PLAN.pending[:1], "1.2")

    assert told(understand_checked(text, one, TODAY)) == [("1.2", "in_progress", Ask.PERCENT)]


@pytest.mark.parametrize("text", ["no hay avance", "sin avance este mes", "no hemos avanzado"])
def test_no_progress_keeps_the_figure(text: str) -> None:
    one = Context(PLAN.pending[:1], "1.2")

    assert told(understand_checked(text, one, TODAY)) == [("1.2", "40", None)]


@pytest.mark.parametrize(
    "text",
    ["dicen que no aplica", "Hacienda dice que no aplica pero sí aplica",
     "no es que no aplique, falta la firma"],
)  # fmt: skip
def test_what_others_say_does_not_apply_is_not_so_for_that(text: str) -> None:
    meaning = understand_checked(text, Context(PLAN.pending[:1], "1.2"), TODAY)

    assert all(update.status is Status.IN_PROGRESS for update in meaning.updates)


@pytest.mark.parametrize(
    "text",
    ["va en 60 %, ahora lo maneja Sistemas", "llevamos 60, eso lo hace Hacienda",
     "estamos en 60, ya lo tiene Hacienda"],
)  # fmt: skip
def test_who_has_what_is_reported_on_is_not_whose_it_is(text: str) -> None:
    meaning = understand_checked(text, Context(PLAN.pending[:1], "1.2"), TODAY)

    assert (meaning.intent, told(meaning)) == (Intent.REPORT, [("1.2", "60", None)])


@pytest.mark.parametrize("text", ["ahora lo maneja Sistemas", "no es mía, eso lo hace Hacienda"])
def test_who_does_it_without_a_figure_is_whose_it_is(text: str) -> None:
    meaning = understand_checked(text, Context(PLAN.pending[:1], "1.2"), TODAY)

    assert meaning.intent is Intent.REASSIGN


@pytest.mark.parametrize(
    ("text", "percent"),
    [("50 no", None), ("el 50 % no", None), ("80% no era", None), ("la 1.2 40 no es 60", None),
     ("40 no es, son 60", "60"), ("50", "50"), ("el 50 %", "50"), ("80% ya", "80")],
)  # fmt: skip
def test_a_figure_that_is_denied_is_not_written(text: str, percent: str | None) -> None:
    meaning = understand_checked(text, Context(PLAN.pending[:1], "1.2"), TODAY)

    assert [one[1] for one in told(meaning)] == [percent or "in_progress"]


@pytest.mark.parametrize(
    ("plan", "text", "expected"),
    [
        (
            "plan 1.3:30",
            "esa socializacion vamos en 2 de 3 jornadas, la ultima es el 17",
            [("1.3", "67", None)],
        ),
        (
            "plan 1.3:30",
            "primera jornada hecha (de tres), la segunda es el 12",
            [("1.3", "33", None)],
        ),
        (
            "plan 1.3:30",
            "la segunda jornada (de tres) es el 12",
            [("1.3", "in_progress", Ask.PERCENT)],
        ),
        (
            "plan 3.1:20",
            "hicimos la primera mesa, la otra es el 14",
            [("3.1", "in_progress", Ask.PERCENT)],
        ),
        ("plan 3.1:20", "llevamos 40, la próxima mesa es el 25", [("3.1", "40", None)]),
        ("plan 4.2::6", "2 ferias hechas de 6, la tercera es el 23", [("4.2", "33", None)]),
        ("plan 5.3:20", "la última entrega va en 30", [("5.3", "30", None)]),
    ],
)
def test_the_day_of_an_event_is_a_figure_to_neither(
    plan: str, text: str, expected: list[tuple[str, str, Ask | None]]
) -> None:
    assert told(understand_checked(text, read_context(plan), TODAY)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "mentiras, la 2.1 si en 75 y la 3.1 apenas arranca",
        "la 2.1 en 75, la 3.1 apenas la iniciamos",
        "la 3.1 apenas arranca y la 2.1 si en 75",
        "la 2.1 en 75; la 3.1 recién empezó",
    ],
)
@pytest.mark.parametrize("answered", ["2.1", "3.1"])
def test_an_activity_that_is_named_by_its_code_is_not_left_out(text: str, answered: str) -> None:
    plan = read_context(f"plan 2.1 3.1:75 1.2 1.3:20 reply={answered}")

    assert sorted(told(understand_checked(text, plan, TODAY))) == [
        ("2.1", "75", None),
        ("3.1", "in_progress", Ask.PERCENT),
    ]


@pytest.mark.parametrize("judge", [NEVER_SURE, NEVER_IN_DOUBT, learned()])
@pytest.mark.parametrize(
    "text",
    [
        "1.2: 35 % financiero / 60 % físico",
        "1.2: 35 % presupuesto / 60 % avance",
        "1.2: 60 % físico y 35 % financiero",
        "1.2: ejecutado el 35 % del presupuesto, avance físico 60 %",
    ],
)
def test_no_share_of_the_money_is_taken_for_the_progress(judge: Judge, text: str) -> None:
    meaning = checked_by(judge, text, PLAN)
    assert [(code, figure) for code, figure, _ in told(meaning)] == [("1.2", "60")]


def test_where_nothing_but_a_share_of_the_money_is_told_no_figure_is_written() -> None:
    meaning = understand_checked("1.2: ejecutado el 70 % del presupuesto", PLAN, TODAY)
    assert all(u.percent is None or u.ask is not None for u in meaning.updates)
