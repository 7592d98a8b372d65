"""The second reader: what holds for any text, and cases with their negatives."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.meaning import Ask, Context, Meaning, PendingActivity
from bot.understanding.reading import read
from bot.understanding.second.reader import understand_second
from bot.understanding.weights import judging, learned
from bot.understanding.wordlists import word_list
from tests.support.steps import grows_in_proportion
from tests.unit.bot.understanding.plan import TODAY, read_context

PLAN = read_context("plan 1.2:40 1.4:33:3 3.1 6.3:10")
ONE = read_context("plan 1.4:33:3")
BOLD = replace(learned(), least=0.0)
WORDS = word_list(
    "1.2 1.4 la ya va en 60 % 3 de 5 capacitaciones mapa riesgos informe quedó listo no sin "
    "avance falta y , . ¶ el 9 mil $ Ley 1474 todas menos esta tambien lo mismo 200 -5 ñ 🙂"
)
PIECES = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)


def bold(text: str, context: Context) -> Meaning:
    """Return what a text means to a reader that has no doubt of its own."""
    with judging(BOLD):
        return understand_second(text, context, TODAY)


def told(text: str, context: Context) -> dict[str | None, str]:
    """Return the figure, or the state, of each activity that a text tells of."""
    return {
        u.code: str(u.percent) if u.percent is not None else u.status.value
        for u in bold(text, context).updates
    }


@given(st.text(max_size=200) | PIECES)
def test_no_text_is_too_much_and_each_means_the_same_twice(text: str) -> None:
    assert understand_second(text, PLAN, TODAY) == understand_second(text, PLAN, TODAY)


@given(PIECES)
def test_a_figure_stands_in_the_text_or_is_made_of_its_numbers(text: str) -> None:
    numbers = [Decimal(n) for n in re.findall(r"\d+(?:\.\d+)?", read(text).plain)]
    wholes = [*numbers, Decimal(3), *map(Decimal, range(11))]  # ordinals, and the goal's units
    known = {a.code: a.percent or Decimal(0) for a in PLAN.pending}
    words = {Decimal(n) for n in (0, 25, 33, 50, 67, 75, 100)}
    for update in bold(text, PLAN).updates:
        if update.percent is None:
            continue
        former = known.get(update.code or "", Decimal(0))
        parts = {
            (n * 100 / w).quantize(Decimal(1), "ROUND_HALF_UP") for n in wholes for w in wholes if w
        }
        made = {*numbers, *words, former, *parts, *(former + n for n in numbers)}
        assert update.percent in made | {100 - n for n in made}


@given(PIECES, st.integers(0, 100))
def test_what_is_not_certain_is_asked_and_not_written(text: str, percent: int) -> None:
    told_ = understand_second(f"{text} {percent}", PLAN, TODAY)
    for update in told_.updates:
        if update.ask is Ask.PERCENT:
            assert update.percent is None
        if update.code is None:
            assert update.ask is Ask.ACTIVITY


@pytest.mark.parametrize("code", ["1.2", "1.4", "3.1", "6.3"])
def test_a_code_that_is_named_with_its_figure_is_among_the_answer(code: str) -> None:
    assert told(f"{code} 70 %", PLAN) == {code: "70"}


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("1.2 60 %, 1.4 2 de 3", PLAN, {"1.2": "60", "1.4": "67"}),
        ("el mapa de riesgos va en 60 % y el informe de gestión en 45 %", PLAN,
         {"1.2": "60", "6.3": "45"}),
        ("van 2 capacitaciones", ONE, {"1.4": "67"}),
        ("capacitaciones: 2", ONE, {"1.4": "67"}),
        ("de las 3 capacitaciones programadas se han dictado 2", ONE, {"1.4": "67"}),
        ("faltan 1 de las 3", ONE, {"1.4": "67"}),
        ("el mapa de riesgos está en 55 % y la audiencia también", PLAN,
         {"1.2": "55", "3.1": "55"}),
        ("todas en 50 menos la 6.3 que va en 20", PLAN,
         {"1.2": "50", "1.4": "50", "3.1": "50", "6.3": "20"}),
        ("sin avance", ONE, {"1.4": "33"}),
        ("no aplica", ONE, {"1.4": "not_applicable"}),
    ],
)  # fmt: skip
def test_what_is_told_is_read(text: str, context: Context, expected: dict[str, str]) -> None:
    assert told(text, context) == expected


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("vamos en 60", Ask.ACTIVITY),  # nobody is named
        ("1.2 entre 60 y 70 %", Ask.PERCENT),
        ("1.2 va en 130 %", Ask.PERCENT),
        ("1.2 va en 20 %", Ask.CONFIRM),  # lower than the last one
        ("1.2 subimos 10 puntos", Ask.CONFIRM),
    ],
)
def test_what_is_open_is_asked(text: str, ask: Ask) -> None:
    assert bold(text, PLAN).ask is ask


@pytest.mark.parametrize("text", ["1.2 va en 60 %", "1.2 perdón, eran 20 %"])
def test_what_is_clear_or_corrected_is_not_asked(text: str) -> None:
    assert bold(text, PLAN).ask is None


def test_a_number_that_ends_one_code_and_is_the_place_of_another_is_asked_for() -> None:
    pending = tuple(
        PendingActivity(code, f"Actividad de {code}", "", None, None, None)
        for code in ("COM-07", "COM-05", "COM-02")
    )

    assert told("la 2 quedó en 40", Context(pending, None)) == {None: "40"}
    assert told("la 7 quedó en 40", Context(pending, None)) == {"COM-07": "40"}


def test_a_request_is_read_as_the_rules_read_it() -> None:
    asked = understand_second("plazo hasta el 30 de junio para la 1.2", PLAN, TODAY)

    assert (asked.intent, asked.until) == ("extension", date(2026, 6, 30))


def test_the_features_that_decided_are_named() -> None:
    [update] = bold("1.2 va en 60 %", PLAN).updates

    assert re.fullmatch(r"learned: is \d\.\d\d \(is\|.+ \+\d.*\)", update.rule)
    assert update.words == "60 %"


@pytest.mark.parametrize("piece", ["60 % ", "3 de 5 ", "1 ", "1.2 60 y ", "ya quedó listo "])
def test_a_long_text_takes_steps_in_proportion(piece: str) -> None:
    assert grows_in_proportion(
        lambda length: understand_second((piece * length)[:length], PLAN, TODAY), 1_000
    )
