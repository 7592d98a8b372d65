"""What two versions of a plan have otherwise, as tables and as properties."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.storing.diff import Difference, Known, difference, likeness
from plans.storing.stored_rows import FIELDS, Read, as_read
from tests.support.plans import a_row

RISKS = "Publicar el mapa de riesgos de corrupción"
AUDIENCE = "Realizar la audiencia pública de rendición de cuentas"
TRAMITES = "Racionalizar los trámites inscritos en el SUIT"


def read(title: str = RISKS, code: str | None = None, **fields: Any) -> dict[str, Any]:
    """Return what a file says of an activity."""
    return {**as_read(a_row(title, code=code), {}), **fields}


def known(*rows: Read) -> list[Known]:
    """Return stored activities with the handles A-00, A-01 …"""
    return [Known(f"A-{number:02}", row) for number, row in enumerate(rows)]


def groups(found: Difference) -> dict[str, list[tuple[str, int]]]:
    """Return the groups that are not empty, by name."""
    named = {
        name: [(one.handle, one.row) for one in getattr(found, name)]
        for name in ("same", "changed", "distinct", "renumbered", "back")
    }
    named["new"] = [("", row) for row in found.new]
    named["gone"] = [(handle, -1) for handle in found.gone]
    return {name: some for name, some in named.items() if some}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param([read()], [read()], {"same": [("A-00", 0)]}, id="nothing"),
        pytest.param([], [read()], {"new": [("", 0)]}, id="new"),
        pytest.param([read()], [], {"gone": [("A-00", -1)]}, id="gone"),
        pytest.param(
            [read(code="1.1")],
            [read(code="1.1", due=["2026-07-31"])],
            {"changed": [("A-00", 0)]},
            id="a moved date",
        ),
        pytest.param(
            [read(code="1.1")],
            [read(f"{RISKS} 2", code="1.1")],
            {"distinct": [("A-00", 0)]},
            id="the same code and a number more is asked about",
        ),
        pytest.param(
            [read(code="1.1")],
            [read(f"{RISKS} del municipio", code="1.1")],
            {"changed": [("A-00", 0)]},
            id="the same code and a text that was edited",
        ),
        pytest.param(
            [read(code="1.1")],
            [read(AUDIENCE, code="1.1")],
            {"distinct": [("A-00", 0)]},
            id="distinta",
        ),
        pytest.param(
            [read(code="1.1")],
            [read(code="1.2")],
            {"renumbered": [("A-00", 0)]},
            id="renumerada",
        ),
        pytest.param(
            [read(code="1.1")],
            [read(f"{RISKS}.", code="1.2")],
            {"renumbered": [("A-00", 0)]},
            id="renumerada with a sign more",
        ),
        pytest.param(
            [read(code="1.1")],
            [read(AUDIENCE, code="1.2")],
            {"new": [("", 0)], "gone": [("A-00", -1)]},
            id="another code and another text are two activities",
        ),
        pytest.param(
            [read(code="1.1"), read(AUDIENCE, code="1.2")],
            [read(AUDIENCE, code="1.1"), read(code="1.2")],
            {"renumbered": [("A-01", 0), ("A-00", 1)]},
            id="two that changed places are known by their text",
        ),
        pytest.param(
            [read(code="1.1"), read(AUDIENCE, code="1.2")],
            [read(TRAMITES, code="1.1"), read(code="1.2"), read(AUDIENCE, code="1.3")],
            {"renumbered": [("A-00", 1), ("A-01", 2)], "new": [("", 0)]},
            id="one put before renumbers the others",
        ),
        pytest.param(
            [read("Primer seguimiento al plan", "1.1"), read("Segundo seguimiento al plan", "1.2")],
            [read("Primer seguimiento al plan", "1.2"), read("Tercer seguimiento al plan", "1.1")],
            {"renumbered": [("A-00", 0)], "new": [("", 1)], "gone": [("A-01", -1)]},
            id="ordinals tell activities apart",
        ),
        pytest.param(
            [read()], [read(code="1.1")], {"changed": [("A-00", 0)]}, id="a column of numbers more"
        ),
        pytest.param(
            [read()],
            [read(f"{RISKS} en la web")],
            {"changed": [("A-00", 0)]},
            id="without a code an edited text is the same",
        ),
        pytest.param(
            [read()],
            [read("Publicar y divulgar los mapas de riesgo")],
            {"distinct": [("A-00", 0)]},
            id="without a code a text that only resembles is asked about",
        ),
        pytest.param(
            [read(product="Acta"), read(product="Informe")],
            [read(product="Informe"), read(product="Acta")],
            {"same": [("A-01", 0), ("A-00", 1)]},
            id="rows of one title are told apart by their other fields",
        ),
        pytest.param(
            [read(code="1", component="Riesgos"), read(AUDIENCE, "1", component="Cuentas")],
            [read(code="1", component="Riesgos"), read(TRAMITES, "1", component="Trámites")],
            {"same": [("A-00", 0)], "new": [("", 1)], "gone": [("A-01", -1)]},
            id="a code that repeats says nothing outside its component",
        ),
    ],
)
def test_activities_are_matched_by_code_and_likeness(
    before: list[Read], after: list[Read], expected: dict[str, Any]
) -> None:
    assert groups(difference(known(*before), after)) == expected


def test_a_change_tells_the_field_and_both_values() -> None:
    found = difference(
        known(read(code="1.1", due=["2026-06-30"], goal="1")),
        [read(code="1.1", due=["2026-07-31"], goal="1")],
    )

    [pair] = found.changed
    assert [(one.field, one.before, one.after) for one in pair.changes] == [
        ("due", ["2026-06-30"], ["2026-07-31"])
    ]
    assert pair.change("goal") is None


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"A-00": 0}, {"changed": [("A-00", 0)]}),
        ({"A-00": None}, {"new": [("", 0)], "gone": [("A-00", -1)]}),
    ],
)
def test_what_a_person_decided_is_not_asked_again(
    told: dict[str, int | None], expected: dict[str, Any]
) -> None:
    found = difference(known(read(code="1.1")), [read(AUDIENCE, code="1.1")], told)

    assert groups(found) == expected
    assert found.open == ()


def test_what_was_taken_out_comes_back_in_the_same_words_only() -> None:
    archived = [Known("A-07", read(code="1.1")), Known("A-08", read(AUDIENCE, code="1.2"))]

    found = difference([], [read(code="1.1"), read(TRAMITES, code="1.2")], archived=archived)

    assert groups(found) == {"back": [("A-07", 0)], "new": [("", 1)]}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (RISKS, RISKS.upper(), 100),
        (
            "Publicar el informe del primer trimestre",
            "Publicar el informe del tercer trimestre",
            74,
        ),
        ("Reunión 1", "Reunión 2", 74),
    ],
)
def test_a_number_or_an_ordinal_makes_two_texts(one: str, other: str, alike: int) -> None:
    assert likeness(one, other) == alike


TITLES = st.sampled_from(
    [RISKS, f"{RISKS}.", AUDIENCE, TRAMITES, "Primer seguimiento", "Segundo seguimiento", ""]
)
ROWS = st.lists(
    st.builds(
        read,
        TITLES,
        st.sampled_from([None, "1.1", "1.2", "2.1"]),
        component=st.sampled_from(["Riesgos", "Cuentas"]),
        product=st.sampled_from(["", "Acta", "Informe"]),
    ),
    max_size=8,
)


@given(ROWS)
def test_a_plan_against_itself_is_no_difference(rows: list[Read]) -> None:
    found = difference(known(*rows), rows)

    assert found.nothing
    assert len(found.same) == len(rows)


@given(ROWS, ROWS)
def test_every_activity_stands_in_exactly_one_group(before: list[Read], after: list[Read]) -> None:
    found = difference(known(*before), after)

    pairs = (*found.kept, *found.open)
    handles = Counter([*(one.handle for one in pairs), *found.gone])
    rows = Counter([*(one.row for one in pairs), *found.new])
    assert handles == Counter(one.handle for one in known(*before))
    assert rows == Counter(range(len(after)))


@given(ROWS, ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(
    before: list[Read], after: list[Read], random: Any
) -> None:
    shuffled = random.sample(after, len(after))
    stored = known(*before)

    straight = difference(stored, after)
    other = difference(random.sample(stored, len(stored)), shuffled)

    assert _said(straight, after) == _said(other, shuffled)


def _said(found: Difference, rows: list[Read]) -> Counter[tuple[str, str, str]]:
    """Return the groups with what the rows say instead of their numbers."""
    return Counter(
        (name, handle, str(sorted(rows[row].items())) if row >= 0 else "")
        for name, some in groups(found).items()
        for handle, row in some
    )


def test_every_field_of_a_snapshot_has_a_name_to_show() -> None:
    assert set(read()) == set(FIELDS)
