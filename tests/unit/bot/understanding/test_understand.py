"""What holds for any text whatever, and what an update points at."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.understanding.meaning import Ask, Context, Intent, PendingActivity, Status
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import word_list
from tests.support.steps import grows_in_proportion
from tests.unit.bot.understanding.cases import read_cases
from tests.unit.bot.understanding.plan import ACTIVITIES, TODAY, a_context, an_activity

WORDS = st.sampled_from(
    word_list(
        "vamos en va llevamos la las el los de del al no ya casi falta sin avance listo quedó "
        "terminada 60 100 150 -10 3 5 1.2 88,24 % por ciento mitad tercio puntos más subimos "
        "otro todas menos excepto la 2 primera última y pero , . ; : ? ¿ hasta plazo prórroga días "
        "mañana lunes junio corrija era perdón gracias mapa riesgos capacitaciones entre o "
        "pico uno dos"
    )
)
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(WORDS, max_size=30).map(" ".join), st.text("0123456789.,-/% ¶@")
)
ACTIVITY = st.builds(
    lambda code, percent, planned, due: an_activity(
        code, percent=percent, planned=planned, due=due
    ),
    st.sampled_from(sorted(ACTIVITIES)),
    st.none() | st.integers(0, 100),
    st.none() | st.integers(1, 12),
    st.none() | st.dates(date(2020, 1, 1), date(2030, 12, 31)),
)
STRANGE = st.builds(
    PendingActivity,
    code=st.text(min_size=1, max_size=8),
    title=st.text(max_size=60),
    product=st.text(max_size=60),
    due=st.none(),
    percent=st.none() | st.decimals(0, 100, places=2),
    planned=st.none() | st.integers(0, 5),
)
PENDING = st.lists(ACTIVITY | STRANGE, max_size=6, unique_by=lambda a: a.code).map(tuple)
CALLED_BY_A_SIGN = PendingActivity(")", "", "", None, None, None)


@st.composite
def contexts(draw: st.DrawFn) -> Context:
    pending = draw(PENDING)
    codes = [activity.code for activity in pending]
    return Context(pending, draw(st.none() | st.sampled_from([*codes, "0.0"])))


@given(TEXTS, contexts(), st.dates(date(2020, 1, 1), date(2035, 12, 31)))
def test_any_text_has_a_meaning_within_bounds(text: str, context: Context, today: date) -> None:
    meaning = understand_by_rules(text, context, today)
    codes = {activity.code for activity in context.pending}
    assert set(meaning.codes) <= codes
    for update in meaning.updates:
        assert update.percent is None or Decimal(0) <= update.percent <= Decimal(100)
        assert update.code is None or update.code in codes
        assert (update.status is Status.DONE) == (update.percent == 100)


@given(TEXTS, contexts())
@example("0,", Context((an_activity("1.2"), CALLED_BY_A_SIGN), "1.2"))
def test_every_update_points_at_words_of_the_text(text: str, context: Context) -> None:
    for update in understand_by_rules(text, context, TODAY).updates:
        if update.span is not None:
            start, end = update.span
            assert 0 <= start <= end <= len(text)
            assert update.words == text[start:end]


@given(TEXTS, contexts())
def test_what_lacks_an_activity_or_a_figure_is_asked(text: str, context: Context) -> None:
    meaning = understand_by_rules(text, context, TODAY)
    for update in meaning.updates:
        if update.code is None:
            assert update.ask is Ask.ACTIVITY
        elif update.percent is None and update.status is not Status.NOT_APPLICABLE:
            assert update.ask is Ask.PERCENT
    owed = [update.ask for update in meaning.updates if update.ask is not None]
    if owed and meaning.intent is Intent.REPORT:
        assert meaning.ask in owed


@given(TEXTS, contexts())
def test_a_figure_is_never_written_without_digits_or_words_for_it(
    text: str, context: Context
) -> None:
    for update in understand_by_rules(text, context, TODAY).updates:
        if update.percent is not None:
            assert update.words.strip()


def test_the_words_of_a_figure_are_the_figure() -> None:
    context = a_context(an_activity("1.2"), an_activity("1.3"), reply_to="1.2")
    first, second = understand_by_rules(
        "Buenas, vamos en sesenta por ciento; la 1.3 ya quedó.", context, TODAY
    ).updates
    assert (first.words, first.rule, first.percent) == (
        "sesenta por ciento",
        "1 percentage",
        Decimal(60),
    )
    assert (second.words, second.rule, second.percent) == ("ya quedó", "4 done", Decimal(100))


def test_only_the_doubtful_update_owes_its_question() -> None:
    context = a_context(an_activity("1.2", percent=40), an_activity("1.3", percent=30))
    meaning = understand_by_rules("la 1.2 va bien y la 1.3 va en 50", context, TODAY)
    assert [(update.code, update.ask) for update in meaning.updates] == [
        ("1.2", Ask.PERCENT),
        ("1.3", None),
    ]


def test_the_question_about_the_activity_comes_before_that_about_the_figure() -> None:
    context = a_context(an_activity("1.2", percent=40), an_activity("1.3", percent=30))
    assert understand_by_rules("casi listo", context, TODAY).ask is Ask.ACTIVITY
    assert understand_by_rules("la 1.2 casi lista", context, TODAY).ask is Ask.PERCENT


def test_without_open_activities_a_figure_is_asked_for_its_activity() -> None:
    meaning = understand_by_rules("vamos en 60 %", Context((), None), TODAY)
    assert [(u.code, u.percent, u.ask) for u in meaning.updates] == [
        (None, Decimal(60), Ask.ACTIVITY)
    ]


def test_a_reply_to_an_activity_that_is_no_longer_open_counts_as_none() -> None:
    context = a_context(an_activity("1.2"), an_activity("1.3"), reply_to="9.9")
    assert understand_by_rules("60 %", context, TODAY).ask is Ask.ACTIVITY


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A1 70, A2 sin novedad, A9 en 40", [("A1", 70), ("A2", 20), (None, 40)]),
        ("A1 70, llegamos a 9 mesas en 40 veredas", [("A1", 70)]),
    ],
)
def test_what_is_formed_as_the_codes_of_the_list_and_not_in_it_is_asked_about(
    text: str, told: list[tuple[str | None, int]]
) -> None:
    titles = {"A1": "Auditar el municipio", "A2": "Revisar las cuentas", "A4": "Formar veedurías"}
    known = [
        PendingActivity(code, title, "", None, Decimal(20), None) for code, title in titles.items()
    ]
    meaning = understand_by_rules(text, Context(tuple(known), None), TODAY)

    found = [(one.code, int(one.percent)) for one in meaning.updates if one.percent is not None]
    assert found == told


@pytest.mark.parametrize(
    "text",
    ["se hicieron 6, los otros no pasaron", "los enlaces andan todos en otra cosa. sin avance"],
)
def test_all_and_the_others_of_people_and_things_are_not_the_activities(text: str) -> None:
    titles = {"A1": "Auditar el municipio", "A2": "Revisar las cuentas", "A4": "Formar veedurías"}
    known = [
        PendingActivity(code, title, "", None, Decimal(20), None) for code, title in titles.items()
    ]
    meaning = understand_by_rules(text, Context(tuple(known), "A1"), TODAY)

    assert {one.code for one in meaning.updates} == {"A1"}


def test_working_days_are_those_of_the_entity_when_it_gives_its_own() -> None:
    def own_days(day: date, count: int) -> date:
        return date(day.year, 12, count)

    meaning = understand_by_rules("necesitamos 5 días hábiles más", a_context(), TODAY, own_days)
    assert meaning.until == date(2026, 12, 5)


@pytest.mark.parametrize(
    "piece",
    ["la ", "1 ", "a.", "vamos en 60 ", "2 de los 3 ", "ya se ", "la 1.2 ", "(", "%", "60 % más "],
)
def test_a_long_text_of_one_piece_takes_steps_in_proportion(piece: str) -> None:
    context = a_context(*(an_activity(code) for code in ("1.2", "1.3", "2.1", "4.1", "5.1")))

    assert grows_in_proportion(
        lambda length: understand_by_rules((piece * length)[:length], context, TODAY), 1_000
    )


def test_the_cases_cover_every_rule() -> None:
    rules = {case.place.split("_")[1] for case in read_cases("rule_*.txt")}
    assert {int(rule) for rule in rules} == set(range(1, 23)) - {21}  # 21 is how all are rewritten
