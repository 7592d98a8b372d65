"""What a message asks for, and the example with which it shows how to answer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.agenda import by_day, example, hers_first, label, nearest
from core.messages import Line
from tests.unit.bot.telegram.contents import TODAY, a_line

OWN = a_line("5.2", due=date(2026, 5, 12))
HELPED = a_line("1.2", due=date(2026, 5, 12), support=True)


def test_what_another_office_leads_is_only_mentioned_beside_what_is_hers() -> None:
    days, helped = hers_first((OWN, HELPED), TODAY)
    assert [line.handle for day in days for line in day.lines] == ["5.2"]
    assert [line.handle for line in helped] == ["1.2"]


def test_within_a_heading_what_she_leads_comes_first_and_the_days_keep_their_order() -> None:
    early = HELPED.model_copy(update={"handle": "0.1", "due": date(2026, 5, 11)})
    days = by_day((HELPED, early, OWN), TODAY)
    assert [[line.handle for line in day.lines] for day in days] == [["0.1"], ["5.2", "1.2"]]


def test_what_another_office_leads_is_asked_for_where_nothing_is_hers() -> None:
    days, helped = hers_first((HELPED,), TODAY)
    assert [line.handle for day in days for line in day.lines] == ["1.2"]
    assert helped == ()


def test_the_nearest_are_shown_and_something_that_she_leads_among_them() -> None:
    far = OWN.model_copy(update={"handle": "6.1", "due": date(2026, 12, 30)})
    near = [
        HELPED.model_copy(update={"handle": f"2.{day}", "due": date(2026, 6, day)})
        for day in (1, 2, 3)
    ]
    assert [line.handle for line in nearest([far, OWN, *near], 3)] == ["5.2", "2.1", "2.2"]
    assert [line.handle for line in nearest([far, *near], 3)] == ["2.1", "2.2", "6.1"]
    assert [line.handle for line in nearest(near, 3)] == ["2.1", "2.2", "2.3"]
    assert nearest([], 3) == []


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (None, "va en 60\u00a0%"),
        (0, "va en 60\u00a0%"),
        (60, "va en 75\u00a0%"),
        (89, "va en 90\u00a0%"),
        (90, "ya está"),
        (100, "ya está"),
    ],
)
def test_an_example_never_contradicts_nor_repeats_the_figure_that_is_known(
    own: int | None, said: str
) -> None:
    assert example(None if own is None else Decimal(own)) == said


SAME = "Verificar y evaluar el mapa de riesgos de corrupción"


def titled(handle: str, title: str = SAME, due: date | None = TODAY) -> Line:
    return a_line(handle, title=title, due=due)


def labels(*lines: Line) -> list[str]:
    return [label(f"{one.handle} ", one, lines) for one in lines]


def test_two_activities_of_one_title_are_told_apart_by_their_dates() -> None:
    said = labels(titled("1.4", due=date(2026, 5, 15)), titled("1.5", due=date(2026, 9, 14)))
    assert said == ["1.4 (15 may) Verificar y evaluar…", "1.5 (14 sep) Verificar y evaluar…"]


def test_a_date_that_tells_nothing_apart_stands_on_no_button() -> None:
    plain = ["1.4 Verificar y evaluar el mapa…", "1.5 Verificar y evaluar el mapa…"]
    assert labels(titled("1.4"), titled("1.5")) == plain
    assert labels(titled("1.4", due=None), titled("1.5", due=None)) == plain
    assert labels(titled("1.4"), titled("2.1", "Publicar el plan"))[0] == plain[0]


def test_titles_that_only_begin_alike_keep_the_words_that_differ() -> None:
    said = labels(titled("1.4"), titled("1.5", SAME.replace("corrupción", "gestión")))
    assert [one.rpartition(" ")[2] for one in said] == ["corrupción", "gestión"]
    assert all(len(one) <= 34 for one in said)
