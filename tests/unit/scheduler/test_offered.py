"""The answers that a reminder offers: nothing that could not be true of the activity."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.messages import Line
from core.refs import Ref, Refs
from scheduler.message import offered

REFS = Refs("a key for tests")


def a_line(percent: int | None, **values: object) -> Line:
    told = None if percent is None else Decimal(percent)
    about = {"activity_id": 7, "handle": "1.2", "code": "1.2", "title": "Publicar", "office": "TIC"}
    return Line.model_validate({**about, "due": date(2026, 5, 12), "percent": told, **values})


@pytest.mark.parametrize(
    ("line", "same"),
    [
        (a_line(55), [("1.2 sigue en 55\u00a0%", Ref("stays", 7, "55"))]),
        (a_line(None), [("1.2 sin avance", Ref("none", 7))]),
        (a_line(100), []),
    ],
)
def test_what_stays_the_same_is_her_own_figure(line: Line, same: list[tuple[str, Ref]]) -> None:
    said = [(one.label, REFS.read(one.ref)) for one in offered.answers(REFS, line)]
    assert said == [
        ("1.2 ya está", Ref("done", 7)),
        *same,
        ("Otra cifra", Ref("other", 7)),
        ("Ver detalle", Ref("card", 7)),
        ("No es mía", Ref("notmine", 7)),
    ]


@pytest.mark.parametrize(
    ("part", "same"),
    [
        (None, [("1.2: nuestra parte sin avance", Ref("none", 7))]),
        (30, [("1.2: nuestra parte sigue igual", Ref("stays", 7, "30"))]),
        (100, []),
    ],
)
def test_an_office_that_supports_tells_of_its_own_part(
    part: int | None, same: list[tuple[str, Ref]]
) -> None:
    told = None if part is None else Decimal(part)
    buttons = offered.answers(REFS, a_line(55, support=True, part=told))
    said = [(one.label, REFS.read(one.ref)) for one in buttons]
    assert said[:-3] == [("1.2: nuestra parte ya está", Ref("done", 7)), *same]


def test_in_a_group_nobody_is_led_from_one_to_the_next() -> None:
    assert [one.label for one in offered.below(REFS)] == ["Responder una por una", "Ver todas"]
    assert [one.label for one in offered.below(REFS, of_a_group=True)] == ["Ver todas"]
