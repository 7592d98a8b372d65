"""Tests: offices that may be one stand side by side, and are decided on one by one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.words import Role
from models import audit_actions
from models.organisation import Office
from tests.support.builders import an_office
from tests.web.conftest import Browser, Town
from tests.web.staffed import Staff, acts, entered, staff

__all__ = ["staff"]
Browse = Callable[[], Browser]
PAGE = "/oficinas/dudas"


@pytest.fixture
def alike(town: Town, staff: Staff) -> tuple[Staff, int]:
    """The offices of the town, and one that is written nearly as Hacienda."""
    with town.database.transaction() as session:
        return staff, an_office(session, town.entity, "Secretaría de Hacienda Municipal")


async def test_a_pair_stands_side_by_side(
    town: Town, browse: Browse, alike: tuple[Staff, int]
) -> None:
    del town, alike
    browser = await entered(browse, Role.PLANNING, PAGE)

    assert 'aria-label="Secretaría de Hacienda y Secretaría de Hacienda Municipal"' in browser.page
    assert "Rosa &lt;b&gt;Mora&lt;/b&gt; (líder)." in browser.page
    assert "Sin personas." in browser.page
    assert "Son una: queda Secretaría de Hacienda Municipal" in browser.page
    assert "Oficinas que nadie usa" in browser.page
    assert "1 posible repetición" in await browser.open("/oficinas")


async def test_they_are_two(town: Town, browse: Browse, alike: tuple[Staff, int]) -> None:
    staff, other = alike
    browser = await entered(browse, Role.PLANNING, PAGE)

    shown = await browser.send(PAGE, one=str(staff.hacienda), other=str(other), como="dos")

    assert "son dos oficinas: no se vuelve a preguntar." in shown
    assert "No hay dos oficinas que se parezcan." in shown
    mine = town.people[Role.PLANNING]
    assert acts(town) == [(audit_actions.OFFICES_KEPT_APART, "planning", mine)]


async def test_they_are_one_and_the_name_that_was_chosen_stays(
    town: Town, browse: Browse, alike: tuple[Staff, int]
) -> None:
    staff, other = alike
    browser = await entered(browse, Role.PLANNING, PAGE)
    form = {"one": str(staff.hacienda), "other": str(other), "como": "una"}

    asked = await browser.send(PAGE, **form)
    assert "son una sola oficina, Secretaría de Hacienda?" in asked
    assert acts(town) == []
    shown = await browser.send(PAGE, **form, seguro="si")

    assert "es ahora parte de Secretaría de Hacienda." in shown
    with town.database.reading() as session:
        assert session.get_one(Office, other).merged_into_id == staff.hacienda
    await browser.send(PAGE, **form, seguro="si")
    assert browser.status == 404


async def test_who_looks_sees_them_and_decides_nothing(
    town: Town, browse: Browse, alike: tuple[Staff, int]
) -> None:
    staff, other = alike
    browser = await entered(browse, Role.VIEWER, PAGE)
    assert "Secretaría de Hacienda Municipal" in browser.page
    assert "Son una" not in browser.page
    assert "Son dos" not in browser.page

    await browser.open("/oficinas")
    await browser.send(PAGE, one=str(staff.hacienda), other=str(other), como="dos")

    assert browser.status == 403
    assert acts(town) == []


async def test_what_is_no_decision_is_refused(
    town: Town, browse: Browse, alike: tuple[Staff, int]
) -> None:
    staff, other = alike
    browser = await entered(browse, Role.PLANNING, PAGE)
    for fields, status in (
        ({"one": str(staff.hacienda), "other": str(other)}, 400),
        ({"one": "x", "other": str(other), "como": "dos"}, 404),
        ({"one": str(other), "other": str(other), "como": "dos"}, 400),
        ({"one": str(other), "other": str(other), "como": "una", "seguro": "si"}, 400),
    ):
        await browser.open(PAGE)
        await browser.send(PAGE, **fields)
        assert browser.status == status
    assert acts(town) == []
