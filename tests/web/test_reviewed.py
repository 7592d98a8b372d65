"""Tests: what control accepted and returned is listed, the newest first, and looked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest

from core.words import Role
from models.answers import reviews
from models.answers.reviews import NewReview
from models.session import Session
from tests.support.builders import a_report, an_activity, an_entity, an_office
from tests.support.rows import NOW
from tests.web.conftest import Browser, Town

Browse = Callable[[], Browser]
PAGE = "/plan/verificado"
TOMORROW = NOW + timedelta(days=1)


def judged(
    session: Session, entity: int, handle: str, *, remark: str = "", figure: int | None = None,
    by: int | None = None, own: bool = False, days: int = 0,
) -> None:  # fmt: skip
    """Write that control accepted a report of 60 % of an activity, or with a remark returned it."""
    office = an_office(session, entity, f"Oficina de la {handle}")
    activity = an_activity(session, entity, handle=handle, title=f"Tarea {handle}", office=office)
    report = a_report(session, activity, 60)
    new = NewReview(
        activity_id=activity, report_id=report, reported=Decimal(60), accepted=not remark,
        percent=None if figure is None else Decimal(figure), remark=remark, own_office=own,
    )  # fmt: skip
    now = NOW + timedelta(days=days)
    reviews.add(session, entity, new, person_id=by, channel="web", now=now)


@pytest.fixture
def reviewed(town: Town) -> None:
    """Write that control accepted 1.1, returned 1.2 the day after, and that who administers wrote
    down a returned one of another entity."""
    control = town.people[Role.CONTROL]
    with town.database.transaction() as session:
        judged(session, town.entity, "1.1", by=control)
        judged(
            session, town.entity, "1.2", remark="<i>falta</i> el acta", figure=40, days=1, own=True
        )
        judged(session, an_entity(session, "Otra Alcaldía"), "9.9", remark="Secreto")


@pytest.mark.usefixtures("reviewed")
@pytest.mark.parametrize("role", [Role.PLANNING, Role.CONTROL, Role.AUDITOR, Role.VIEWER])
async def test_what_was_verified_is_listed_the_newest_first(browse: Browse, role: Role) -> None:
    browser = browse()
    await browser.enter(role)

    shown = await browser.open(PAGE)

    assert "2 verificaciones" in shown
    assert shown.index("Tarea 1.2") < shown.index("Tarea 1.1")
    assert "&lt;i&gt;falta&lt;/i&gt; el acta" in shown
    assert "de su propia oficina" in shown
    assert 'href="/actividad/1.2"' in shown
    assert "Persona de control" in shown
    assert "Secreto" not in shown


@pytest.mark.usefixtures("reviewed")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("que=devuelto", {"1.2"}),
        ("que=aceptado", {"1.1"}),
        ("q=FALTA+ácta", {"1.2"}),
        ("q=1.1", {"1.1"}),
        ("q=persona+de+control", {"1.1"}),
        ("q=nada+de+esto", set()),
        (f"desde={TOMORROW:%Y-%m-%d}", {"1.2"}),
        (f"hasta={NOW:%Y-%m-%d}", {"1.1"}),
        ("desde=ayer&que=x", {"1.1", "1.2"}),
    ],
)
async def test_it_is_looked_for(browse: Browse, query: str, found: set[str]) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)

    shown = await browser.open(f"{PAGE}?{query}")

    assert {one for one in ("1.1", "1.2") if f"Tarea {one}" in shown} == found
    assert ("Nada coincide" in shown) is (not found)


async def test_where_control_verified_nothing_that_is_said(browse: Browse) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)

    assert "Control no ha verificado nada todavía" in await browser.open(PAGE)


async def test_a_long_list_is_shown_page_by_page(town: Town, browse: Browse) -> None:
    with town.database.transaction() as session:
        for number in range(51):
            judged(session, town.entity, f"2.{number}", days=number)
    browser = browse()
    await browser.enter(Role.CONTROL)

    assert "Tarea 2.0<" not in await browser.open(PAGE)
    assert "Tarea 2.0<" in await browser.open(f"{PAGE}?pagina=2&que=aceptado")
