"""Days and lengths of time as people say them, on Tuesday 21 April 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dates.reader import SaidDate, date_spans, find_dates, find_written
from core.spanish import MONTHS, WEEKDAYS

TODAY = date(2026, 4, 21)


def the_day(text: str, today: date = TODAY) -> date | None:
    """Return the one day that a text names."""
    (said,) = find_dates(text, today)
    return said.day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("hasta el 30 de junio", date(2026, 6, 30)),
        ("el 15 de enero", date(2027, 1, 15)),
        ("junio 30", date(2026, 6, 30)),
        ("30/06/2026", date(2026, 6, 30)),
        ("2026-06-30", date(2026, 6, 30)),
        ("el primero de mayo", date(2026, 5, 1)),
        ("el 30 de febrero", None),
        ("finales de julio", date(2026, 7, 31)),
        ("mediados de julio", date(2026, 7, 15)),
        ("el martes", date(2026, 4, 28)),
        ("el miércoles", date(2026, 4, 22)),
        ("el martes pasado", date(2026, 4, 14)),
        ("mañana", date(2026, 4, 22)),
        ("pasado mañana", date(2026, 4, 23)),
        ("la otra semana", date(2026, 4, 27)),
        ("la próxima semana", date(2026, 4, 27)),
        ("en ocho días", date(2026, 4, 28)),
        ("dentro de un mes", date(2026, 5, 21)),
        ("fin de mes", date(2026, 4, 30)),
    ],
)
def test_a_day_is_the_one_that_the_words_name(text: str, day: date | None) -> None:
    assert the_day(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15/06", date(2026, 6, 15)),
        ("el 15-06", date(2026, 6, 15)),
        ("el 15.06", date(2026, 6, 15)),
        ("15.06.2026", date(2026, 6, 15)),
        ("15/06/26", date(2026, 6, 15)),
        ("15 jun", date(2026, 6, 15)),
        ("15-jun-2026", date(2026, 6, 15)),
        ("15 junio", date(2026, 6, 15)),
        ("15 de jun. de 2027", date(2027, 6, 15)),
        ("1ro de junio", date(2026, 6, 1)),
        ("1er junio", date(2026, 6, 1)),
        ("1.º de junio", date(2026, 6, 1)),
        ("1° de junio", date(2026, 6, 1)),
        ("primero de junio", date(2026, 6, 1)),
        ("veintidós de junio", date(2026, 6, 22)),
        ("vigésimo segundo de junio", date(2026, 6, 22)),
        ("junio 15 de 2027", date(2027, 6, 15)),
        ("15 de junio, 2027", date(2027, 6, 15)),
        ("15 de junio del 27", date(2027, 6, 15)),
        ("15 de junio/2027", date(2027, 6, 15)),
        ("15 junio/27", date(2027, 6, 15)),
        ("junio 15/2027", date(2027, 6, 15)),
        ("junio 1o de 2027", date(2027, 6, 1)),
        ("junio 1o. de 2027", date(2027, 6, 1)),
        ("1o. de junio de 2027", date(2027, 6, 1)),
        ("15 del mes de junio de 2027", date(2027, 6, 15)),
        ("el 15 del próximo mes de junio", date(2026, 6, 15)),
        ("junio 15-2027", date(2027, 6, 15)),
        ("30 de marzo del presente.", date(2026, 3, 30)),
        ("30 de marzo del corriente", date(2026, 3, 30)),
        ("15 de junio del año entrante", date(2027, 6, 15)),
        ("15 de junio del presente año", date(2026, 6, 15)),
        ("15 de junio de dos mil veintisiete", date(2027, 6, 15)),
        ("mar 16 jun", date(2026, 6, 16)),
        ("martes, 16 de junio", date(2026, 6, 16)),
        ("martes (16/6)", date(2026, 6, 16)),
        ("el martes, el 16 de junio", date(2026, 6, 16)),
        ("el viernes, el día ocho", date(2026, 5, 8)),
        ("el 16 del 6", date(2026, 6, 16)),
        ("a partir del 15 de junio", date(2026, 6, 15)),
        ("navidad", date(2026, 12, 25)),
        ("el día de navidad", date(2026, 12, 25)),
        ("el día de año nuevo", date(2027, 1, 1)),
        ("jun-15-2026", date(2026, 6, 15)),
        ("2026/jun/15", date(2026, 6, 15)),
        ("2026-15-junio", date(2026, 6, 15)),
        ("15-2026-junio", date(2026, 6, 15)),
        ("junio-2026-15", date(2026, 6, 15)),
        ("el 16 de 6 de 2026", date(2026, 6, 16)),
        ("el 16 del 6 para la entrega", date(2026, 6, 16)),
        ("el 16 del 6 en la sede", date(2026, 6, 16)),
        ("vier. 24 de abril", date(2026, 4, 24)),
        ("el miérc.", date(2026, 4, 22)),
        ("el viernes 8 por favor", date(2026, 5, 8)),
        ("el viernes 8 por la tarde", date(2026, 5, 8)),
        ("el viernes 8 por ciento", date(2026, 4, 24)),
        ("al otro día", date(2026, 4, 22)),
        ("el 4.º", date(2026, 5, 4)),
    ],
)
def test_a_day_may_be_written_in_many_ways(text: str, day: date) -> None:
    assert the_day(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("el miércoles de la próxima semana", date(2026, 4, 29)),
        ("el viernes de esta semana", date(2026, 4, 24)),
        ("el miércoles de la semana del 8 de junio", date(2026, 6, 10)),
        ("el viernes que viene", date(2026, 4, 24)),
        ("este próximo viernes", date(2026, 4, 24)),
        ("este próximo miércoles", date(2026, 4, 22)),
        ("el viernes entrante", date(2026, 4, 24)),
        ("el próximo lunes", date(2026, 4, 27)),
        ("el próximo martes", date(2026, 4, 28)),
        ("la próxima semana el miércoles", date(2026, 4, 29)),
        ("la otra semana, el miércoles 29", date(2026, 4, 29)),
        ("la próxima semana el miércoles 9 a. m.", date(2026, 4, 29)),
        ("el viernes 9 a.m.", date(2026, 4, 24)),
        ("el viernes 9 pm", date(2026, 4, 24)),
        ("el viernes 8", date(2026, 5, 8)),
        ("lunes 4 del mes entrante", date(2026, 5, 4)),
        ("el 15 del próximo mes", date(2026, 5, 15)),
        ("el 30 del presente", date(2026, 4, 30)),
        ("a más tardar el 30 de los corrientes", date(2026, 4, 30)),
        ("el 30 del corriente mes", date(2026, 4, 30)),
        ("de hoy en ocho", date(2026, 4, 28)),
        ("de hoy en ocho días", date(2026, 4, 28)),
        ("de mañana en ocho", date(2026, 4, 29)),
        ("del viernes en ocho, si Dios quiere", date(2026, 5, 1)),
        ("alrededor del 25 este mes", date(2026, 4, 25)),
        ("dos días a partir de ahora", date(2026, 4, 23)),
        ("el primer lunes de junio", date(2026, 6, 1)),
        ("el último viernes de mayo", date(2026, 5, 29)),
        ("el último día de mayo", date(2026, 5, 31)),
        ("finales del otro mes", date(2026, 5, 31)),
        ("fin de año", date(2026, 12, 31)),
        ("tres semanas a partir de mañana", date(2026, 5, 13)),
        ("10 días antes del 15 de junio", date(2026, 6, 5)),
        ("del 4 al 22 de mayo", date(2026, 5, 22)),
        ("del 1 de junio al 30", date(2026, 6, 30)),
        ("del lunes al viernes", date(2026, 5, 1)),
        ("desde mañana hasta el jueves", date(2026, 4, 23)),
        ("del 29 de mayo al martes", date(2026, 6, 2)),
    ],
)
def test_a_day_may_be_said_beside_another(text: str, day: date) -> None:
    (said,) = find_dates(text, TODAY)
    assert (said.day, said.exact) == (day, True)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("la semana del 8 de junio", date(2026, 6, 8)),
        ("la semana del 8 al 12 de junio", date(2026, 6, 8)),
        ("la primera semana de junio", date(2026, 6, 1)),
        ("segunda semana de junio", date(2026, 6, 8)),
        ("la última semana de julio", date(2026, 7, 27)),
        ("la próxima semana", date(2026, 4, 27)),
        ("el otro mes", date(2026, 5, 1)),
        ("junio", date(2026, 6, 30)),
        ("junio/2027", date(2027, 6, 30)),
        ("durante el próximo mes de junio", date(2026, 6, 30)),
        ("06/2026", date(2026, 6, 30)),
        # A month that begins on a Wednesday: some count its first days as a week, some do not.
        ("la segunda semana de julio", None),
    ],
)
def test_a_week_or_a_month_as_a_whole_is_no_exact_day(text: str, day: date | None) -> None:
    (said,) = find_dates(text, TODAY)
    assert (said.day, said.exact) == (day, False)


@pytest.mark.parametrize(
    "text",
    [
        # On a Tuesday: in this week, or in the next?
        "el próximo miércoles",
        "lo subimos el próximo viernes",
        "el viernes próximo",
        "el siguiente sábado",
        "el miércoles que viene",
        "la próxima semana el miércoles 22",
        "el último viernes",
        "el 20/11, 22/11 o 25/11",
        "el lunes, el martes o el jueves",
        "jun-31-2026",
        "el 16 del 6 piso",
        "el 31 de junio",
        "el 06/15",
        "el 15/06-2026",
        "lunes 16 de junio",
        "lunes 16/06",
        "el 15 o el 20 de junio",
        "el 15/06 o el 16/06",
        "el lunes o el martes",
        "el otro viernes",
        "el último día hábil de junio",
        "el quinto día hábil de junio",
        "la primera quincena de junio",
        "jun-26",
        "a mediados de abril",
        "inicios de año",
        "el 15 de la otra",
        "el 15 de cada mes",
        "10 días hábiles a partir del 1 de junio",
        "el 45 de junio",
        "junio 15-26",
        "de hoy en quince",
        "en una semana y media",
        "en un mes y 10 días",
        "dentro de una semana o dos",
        "este viernes no, el otro",
        "no este viernes sino el siguiente",
        "el martes después del puente",
        "el martes después de Semana Santa",
        "el lunes festivo",
        "el pasado mes de marzo",
        "en marzo pasado",
        # On a Tuesday: from today on, or from the next one?
        "del martes al viernes",
        "el jueves antes del 15 de mayo",
    ],
)
def test_what_cannot_be_told_for_certain_is_no_day(text: str) -> None:
    assert [said.day for said in find_dates(text, TODAY)] in ([None], [None, None])


@pytest.mark.parametrize(
    "text",
    [
        "otro día", "mejor otro día",
        "en la mañana", "60 %", "3 de 5", "3/5 talleres", "vamos en 3/5", "la 1.2", "el 1.2",
        "los lunes", "cada viernes", "para el tercer trimestre", "el 60", "hasta el 15 %",
        "contrato 112-15-06-2026", "el numeral 2 del presente informe", "el 15 días", "12:30",
        "el fin de semana", "el primero", "antes de navidad", "la novena de navidad",
        "atendemos de lunes a viernes",
        "el 9 a. m.", "3 de 5 de 2026",
    ],
)  # fmt: skip
def test_what_names_no_day_is_none(text: str) -> None:
    assert find_dates(text, TODAY) == []


@pytest.mark.parametrize("text", ["hasta el 15", "hasta 15/5", "15-05", "día quince"])
def test_what_may_be_something_else_is_not_sure(text: str) -> None:
    (said,) = find_dates(text, TODAY)
    assert (said.day, said.sure) == (date(2026, 5, 15), False)
    assert date_spans(text) == []


def test_a_number_after_a_comma_is_not_the_weekdays() -> None:
    assert the_day("le cuento el viernes, 3 talleres listos") == date(2026, 4, 24)


def test_the_place_of_a_day_is_that_of_its_words() -> None:
    text = "¿Nos dan plazo hasta el martes 16 de JUNIO de 2026?"
    (said,) = find_dates(text, TODAY)
    assert text[said.start : said.end] == "martes 16 de JUNIO de 2026"


def test_a_cell_gives_days_as_they_are_written_even_impossible_ones() -> None:
    found = find_written("lunes 31-abr-26; 15 de junio y navidad")
    assert [(one.day, one.month, one.year) for one in found] == [(31, 4, 2026), (15, 6, None)]


# --- every day of a year, in every way of writing it ------------------------------------------

_WAYS = (
    "{d}/{m}", "{d:02}/{m:02}", "{d}-{m}", "{d:02}.{m:02}", "{d} / {m}", "{d} {month}",
    "{d} de {month}", "{d}-{short}", "{d} {short}", "{d}/{short}.", "{d} de {short}.",
    "{month} {d}", "{d}º de {month}", "{weekday} {d} de {month}", "{weekday} {d}/{m}",
    "{weekday}, {d} {short}",
)  # fmt: skip
_WITH_YEAR = (
    "{d}/{m}/{y}", "{d:02}-{m:02}-{y}", "{d}.{m}.{y}", "{d:02}/{m:02}/{yy}", "{y}-{m:02}-{d:02}",
    "{d} de {month} de {y}", "{d} de {month} del {y}", "{d} {month} {y}", "{d}-{short}-{y}",
    "{d}-{short}-{yy}", "{d} de {month}, {y}", "{d} de {month} del año {y}", "{month} {d} de {y}",
    "{month} {d}, {y}", "{weekday} {d} de {month} de {y}", "{d} de {month} del {yy}",
)  # fmt: skip
_LEADS = (
    "hasta el {}",
    "Prórroga hasta el {}.",
    "recuérdeme el {} por favor",
    "al {}",
    "el {}, sí",
)
_DAYS = [TODAY + timedelta(days=n) for n in range(365)]


def _spelled(way: str, day: date) -> str:
    month = MONTHS[day.month - 1]
    return way.format(
        d=day.day, m=day.month, y=day.year, yy=day.year % 100, month=month,
        short=month[:3], weekday=WEEKDAYS[day.weekday()],
    )  # fmt: skip


@pytest.mark.parametrize("way", _WAYS + _WITH_YEAR)
def test_every_day_of_a_year_is_read_in_every_way(way: str) -> None:
    for n, day in enumerate(_DAYS):
        text = _LEADS[n % len(_LEADS)].format(_spelled(way, day))
        assert the_day(text) == day, text


@pytest.mark.parametrize("way", [w for w in _WAYS + _WITH_YEAR if "weekday" in w])
def test_a_weekday_that_contradicts_the_date_makes_it_no_day(way: str) -> None:
    for n, day in enumerate(_DAYS):
        wrong = WEEKDAYS[(day.weekday() + 1 + n % 6) % 7]
        text = _spelled(way.replace("{weekday}", wrong), day)
        assert {said.day for said in find_dates(f"hasta el {text}", TODAY)} == {None}, text


@given(
    day=st.integers(0, 99),
    month=st.integers(0, 99),
    way=st.sampled_from([way for way in _WAYS if "{m}" in way or "{m:" in way][:5]),
    today=st.dates(date(2000, 1, 1), date(2090, 12, 31)),
)
def test_figures_are_their_day_and_month_or_nothing(
    day: int, month: int, way: str, today: date
) -> None:
    text = "hasta el " + way.format(d=day, m=month)
    for said in find_dates(text, today):
        assert said.day is None or (said.day.day, said.day.month) == (day, month)
        assert said.day is None or said.day >= today


_WORDS = """
el la del de a al hasta para 15 6 31 2026 06 15/06 jun junio mar martes lunes próximo otro mes
semana primera último día hábil mañana pasado , . / - o y 1ro fin mediados en dos semanas que
viene antes después partir año 2.026 º navidad % 3 cada
"""
_PIECES = st.sampled_from(_WORDS.split())


@given(words=st.lists(_PIECES, max_size=14), today=st.dates())
def test_any_words_are_read_without_fault_and_in_order(words: list[str], today: date) -> None:
    text, last = " ".join(words), 0
    for said in find_dates(text, today):
        assert last <= said.start < said.end <= len(text)
        last = said.end
        assert isinstance(said, SaidDate)


@given(text=st.text(max_size=200))
def test_any_text_is_read_without_fault(text: str) -> None:
    assert all(0 <= one.start < one.end <= len(text) for one in find_dates(text, TODAY))
