"""Handles: unique among all an entity ever gave; what fits two is not chosen."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.storing.handles import assign, matches


def test_a_code_that_is_unique_is_the_handle() -> None:
    assert assign(["1.1", "1.2", "2.1"], set()) == ["1.1", "1.2", "2.1"]


def test_a_code_printed_twice_gets_the_letter_of_its_component() -> None:
    components = ["Estrategia de Participación Ciudadana", "Estrategia de Rendición de cuentas"]
    assert assign(["1.1", "1.1"], set(), components) == ["P1.1", "R1.1"]


def test_a_code_that_an_older_plan_has_gets_a_letter_and_the_old_one_stays() -> None:
    assert assign(["1.1", "1.2"], {"1.1"}, ["Rendición de cuentas"] * 2) == ["R1.1", "1.2"]


def test_a_code_printed_twice_in_one_component_gets_more_letters() -> None:
    components = ["Rendición de cuentas"] * 3
    assert assign(["1.1"] * 3, set(), components) == ["R1.1", "RE1.1", "REN1.1"]


def test_an_activity_without_a_code_is_numbered_and_numbers_are_not_used_again() -> None:
    assert assign([None, "", None], set()) == ["A-01", "A-02", "A-03"]
    assert assign([None, None], {"A-01", "A-03"}) == ["A-02", "A-04"]


def test_a_printed_code_is_kept_before_a_number_is_given() -> None:
    assert assign([None, "A-01"], set()) == ["A-02", "A-01"]


@pytest.mark.parametrize("code", ["una actividad larga", "ver anexo 1 y 2", "—", "9" * 30])
def test_a_code_that_nobody_could_type_is_no_handle(code: str) -> None:
    assert assign([code], set()) == ["A-01"]


def test_signs_around_a_code_are_dropped() -> None:
    assert assign(["2.1.", "N° 3", "Actividad 4.2"], set()) == ["2.1", "3", "4.2"]


HANDLES = ["1.1", "P1.1", "R1.1", "A-07", "1.10", "2.1"]


@pytest.mark.parametrize(
    ("typed", "fitting"),
    [
        ("2.1", ["2.1"]),
        ("p1.1", ["P1.1"]),
        ("P 1.1.", ["P1.1"]),
        ("A-07", ["A-07"]),
        ("a7", ["A-07"]),
        ("7", ["A-07"]),
        ("1,10", ["1.10"]),
        ("Actividad 2.1", ["2.1"]),
        ("#2.1", ["2.1"]),
    ],
)
def test_what_is_typed_finds_its_handle(typed: str, fitting: list[str]) -> None:
    assert matches(typed, HANDLES) == fitting


def test_what_fits_several_gives_all_of_them() -> None:
    assert matches("1.1", HANDLES) == ["1.1", "P1.1", "R1.1"]


@pytest.mark.parametrize("typed", ["", "  ", "1", "11", "3.1", "x1.1", "P", "1.1.1"])
def test_what_fits_nothing_or_only_in_part_gives_nothing(typed: str) -> None:
    assert matches(typed, HANDLES) == []


CODES = st.one_of(
    st.none(),
    st.sampled_from(["1.1", "1.2", "1.01", "A-01", "a1", "7", "07", "2.1.", "P1.1", "", "x y"]),
    st.from_regex(r"[0-9]{1,2}\.[0-9]{1,2}", fullmatch=True),
    st.text(max_size=12),
)
PARTS = st.sampled_from([None, "", "Rendición de cuentas", "Participación", "2. Riesgos", "¿?"])


@settings(deadline=None)
@given(st.lists(st.lists(st.tuples(CODES, PARTS), max_size=12), max_size=4))
def test_over_many_plans_no_handle_comes_twice_and_each_is_found_exactly(
    plans: list[list[tuple[str | None, str | None]]],
) -> None:
    used: list[str] = []
    for plan in plans:
        given_now = assign([code for code, _ in plan], set(used), [part for _, part in plan])
        assert len(given_now) == len(plan)
        used += given_now
    assert len({handle.casefold() for handle in used}) == len(used)
    for handle in used:
        assert handle in matches(handle, used)


def test_a_code_printed_a_thousand_times_is_numbered_in_the_end() -> None:
    handles = assign(["1.1"] * 1000, set())
    assert len(set(handles)) == 1000
    assert handles[-1].startswith("A-")
