"""A typing slip is told from another word."""

from __future__ import annotations

import pytest

from plans.values.spelling import is_slip, traces

SLIPS = [
    ("oficina contrl interno", "oficina control interno"),
    ("oficina planeasion", "oficina planeacion"),
    ("direccion tic", "direccion tics"),
    ("grupo contrato", "grupo contratos"),
    ("oficina comunicacion", "oficina comunicaciones"),
    ("grupo contractacion", "grupo contratacion"),
    ("oficina juirdica", "oficina juridica"),
]
WORDS = [
    ("direccion proteccion", "direccion proyeccion"),
    ("direccion rentas", "direccion ventas"),
    ("grupo costas", "grupo costos"),
    ("zona 1", "zona 2"),
    ("grupo i", "grupo ii"),
    ("oficina planeacion", "oficina asesora planeacion"),
    ("secretaria salud", "subsecretaria salud"),
    ("oficina contrl intern", "oficina control interno"),
]


@pytest.mark.parametrize(("one", "other"), SLIPS)
def test_a_slip_is_one_office(one: str, other: str) -> None:
    assert is_slip(one, other)
    assert is_slip(other, one)
    assert traces(one) & traces(other)


@pytest.mark.parametrize(("one", "other"), WORDS)
def test_another_word_is_another_office(one: str, other: str) -> None:
    assert not is_slip(one, other)
    assert not is_slip(other, one)


def test_a_name_of_no_length_that_people_write_is_only_itself() -> None:
    name = "x" * 300
    assert traces(name) == {name}
