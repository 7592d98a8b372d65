"""Tests: the page of an activity says all that became of it, and what is done there is done."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from core.spanish import plain_date
from core.words import Proof, RequestKind, Role
from models.answers.evidence import Evidence
from models.answers.requests import Request, RequestState
from models.answers.reviews import Review
from models.audit import Audit
from models.plan import Activity, Milestone
from models.progress import ProgressReport
from tests.support.builders import (
    a_person,
    a_report,
    a_request,
    an_activity,
    an_entity,
    an_office,
)
from tests.support.rows import NOW, write
from tests.web.conftest import Browser, Town

Browse = Callable[[], Browser]
PAGE = "/actividad/3.1%2FA"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


@dataclass(frozen=True)
class Works:
    """The activity 3.1/A of Planeación at 60 %, Marta who leads it, and another office."""

    activity: int
    marta: int
    report: int


@pytest.fixture
def works(town: Town) -> Works:
    """Write it."""
    with town.database.transaction() as session:
        office = an_office(session, town.entity, "Secretaría de Planeación")
        other = an_office(session, town.entity, "Oficina Jurídica")
        marta = a_person(session, town.entity, "Marta Rincón", office=office, email="m@p.example")
        a_person(session, town.entity, "Juan Gil", office=other, email="j@p.example")
        activity = an_activity(session, town.entity, handle="3.1/A", office=office)
        report = a_report(session, activity, 60, by=marta)
        session.get_one(ProgressReport, report).words = "60 %"
    return Works(activity, marta, report)


def acts(town: Town) -> list[tuple[str, str, int | None]]:
    """Return what was changed on the pages: action, role and person."""
    with town.database.reading() as session:
        query = select(Audit.action, Audit.role, Audit.person_id).where(Audit.channel == "web")
        rows = session.execute(query.where(Audit.role != "visitor"))
        return [(action, role, person) for action, role, person in rows]


async def test_the_words_that_gave_the_figure_are_marked(
    town: Town, browse: Browse, works: Works
) -> None:
    del works
    browser = browse()
    await browser.enter(Role.CONTROL)

    shown = await browser.open(PAGE)

    assert "Vamos en el <mark>60 %</mark>" in shown
    assert "Marta Rincón" in shown
    assert "Telegram" in shown
    assert "la única cifra" in shown
    assert town.woken


async def test_what_somebody_wrote_is_text_and_nothing_else(
    town: Town, browse: Browse, works: Works
) -> None:
    with town.database.transaction() as session:
        a_report(session, works.activity, 50, words="<script>alert(1)</script> 50 %")
    browser = browse()
    await browser.enter(Role.CONTROL)

    shown = await browser.open(PAGE)

    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert" in shown


@pytest.mark.parametrize("path", ["/actividad/9.9", "/evidencia/1", "/evidencia/x"])
async def test_what_is_not_there_is_not_found(
    town: Town, browse: Browse, works: Works, path: str
) -> None:
    del town, works
    browser = browse()
    await browser.enter(Role.CONTROL)

    await browser.open(path)

    assert browser.status == 404


async def test_an_activity_of_another_entity_is_not_found(town: Town, browse: Browse) -> None:
    with town.database.transaction() as session:
        an_activity(session, an_entity(session, "Otra Alcaldía"), handle="7.7")
    browser = browse()
    await browser.enter(Role.CONTROL)

    await browser.open("/actividad/7.7")

    assert browser.status == 404


async def test_who_only_looks_sees_no_form_and_may_send_none(
    town: Town, browse: Browse, works: Works
) -> None:
    browser = browse()
    await browser.enter(Role.AUDITOR)
    shown = await browser.open(PAGE)

    assert shown.count("<form") == 1  # to leave
    for path in ("reporte", "solicitud/1", "verificacion", "oficina", "soporte"):
        await browser.open(PAGE)
        await browser.send(f"{PAGE}/{path}", text="va en 90 %", person=str(works.marta))
        assert browser.status == 403, path
    assert acts(town) == []


async def test_planning_writes_down_what_was_said_by_telephone(
    town: Town, browse: Browse, works: Works
) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    await browser.open(PAGE)

    shown = await browser.send(
        f"{PAGE}/reporte", text="va en 70 %, falta la firma", person=str(works.marta)
    )

    assert "Registrado: 70\xa0%, dicho por Marta Rincón" in shown
    assert "lo registró Persona de planning" in shown
    assert acts(town) == [
        ("progress recorded for an office", "recorder", town.people[Role.PLANNING])
    ]


async def test_what_tells_no_figure_is_shown_again_with_what_lacks(
    town: Town, browse: Browse, works: Works
) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    await browser.open(PAGE)

    shown = await browser.send(f"{PAGE}/reporte", text="falta la firma", person=str(works.marta))

    assert browser.status == 400
    assert "¿En qué porcentaje va?" in shown
    assert "falta la firma</textarea>" in shown
    assert acts(town) == []


async def test_what_is_verified_is_named_and_the_office_is_one_step_away(
    browse: Browse, works: Works
) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)

    shown = await browser.open(PAGE)

    form = shown.partition("Verificar lo reportado")[2].partition("</form>")[0]
    assert "Marta Rincón" in form
    assert re.search(r'<dd><a href="/oficinas/\d+">', shown)
    assert works.report


async def test_control_returns_a_report_with_its_reason(
    town: Town, browse: Browse, works: Works
) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)
    await browser.open(PAGE)

    shown = await browser.send(
        f"{PAGE}/verificacion", decision="return", remark="falta el acta", report=str(works.report)
    )

    assert "Devuelto." in shown
    assert "«falta el acta»" in shown
    with town.database.reading() as session:
        assert session.scalars(select(Review.channel)).all() == ["web"]


@pytest.mark.parametrize(("due", "again"), [(-1, "vencida"), (1, "abierta")])
async def test_a_returned_report_says_which_date_is_open_or_overdue_again(
    town: Town, browse: Browse, works: Works, due: int, again: str
) -> None:
    today = NOW.date()
    with town.database.transaction() as session:
        (dated,) = session.scalars(select(Milestone).filter_by(activity_id=works.activity))
        dated.due = today + timedelta(days=due)
        done = a_report(session, works.activity, 100, by=works.marta)
    browser = browse()
    await browser.enter(Role.CONTROL)
    await browser.open(PAGE)

    shown = await browser.send(
        f"{PAGE}/verificacion", decision="return", remark="falta el acta", report=str(done)
    )

    day = plain_date(today + timedelta(days=due), today)
    assert f"La fecha del {day} vuelve a estar {again}." in shown


async def test_what_is_returned_without_a_reason_or_unseen_is_not_kept(
    town: Town, browse: Browse, works: Works
) -> None:
    browser = browse()
    await browser.enter(Role.CONTROL)
    for fields in ({"report": str(works.report)}, {"report": "0", "remark": "falta el acta"}):
        await browser.open(PAGE)
        await browser.send(f"{PAGE}/verificacion", decision="return", **fields)
        assert browser.status == 400
    with town.database.reading() as session:
        assert session.scalars(select(Review.id)).all() == []


async def test_more_time_is_granted_and_the_date_moves(
    town: Town, browse: Browse, works: Works
) -> None:
    with town.database.transaction() as session:
        asked = a_request(session, works.activity, by=works.marta, kind=RequestKind.EXTENSION)
    browser = browse()
    await browser.enter(Role.PLANNING)
    await browser.open(PAGE)

    shown = await browser.send(f"{PAGE}/solicitud/{asked}", decision="grant", until="2026-06-30")

    assert "Concedida" in shown
    with town.database.reading() as session:
        assert session.scalars(select(Milestone.due)).all() == [date(2026, 6, 30)]
    assert [one[1:] for one in acts(town)] == [("decider", town.people[Role.PLANNING])]


async def test_a_request_is_not_denied_without_a_reason_nor_on_another_page(
    town: Town, browse: Browse, works: Works
) -> None:
    with town.database.transaction() as session:
        asked = a_request(session, works.activity, by=works.marta, kind=RequestKind.EXTENSION)
        an_activity(session, town.entity, handle="4.4")
    browser = browse()
    await browser.enter(Role.PLANNING)
    await browser.open(PAGE)

    shown = await browser.send(f"{PAGE}/solicitud/{asked}", decision="deny")
    assert "Hace falta un motivo" in shown
    await browser.send(f"/actividad/4.4/solicitud/{asked}", decision="grant", until="2026-06-30")
    assert browser.status == 404
    with town.database.reading() as session:
        assert session.get_one(Request, asked).state is RequestState.OPEN


async def test_planning_gives_it_to_another_office_and_asks_for_a_file(
    town: Town, browse: Browse, works: Works
) -> None:
    browser = browse()
    await browser.enter(Role.PLANNING)
    for path, fields, told in (
        ("oficina", {"office": "Oficina Jurídica", "reason": "decreto 12"}, "Responde Oficina"),
        ("soporte", {"proof": "file"}, "un archivo de soporte"),
    ):
        await browser.open(PAGE)
        assert told in await browser.send(f"{PAGE}/{path}", **fields)
    with town.database.reading() as session:
        assert session.get_one(Activity, works.activity).proof is Proof.FILE
    assert {one[1:] for one in acts(town)} == {("planning", town.people[Role.PLANNING])}


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("oficina", {"office": "Oficina Jurídica"}),
        ("oficina", {"office": "No hay", "reason": "x"}),
        ("oficina", {"office": "Oficina Jurídica", "reason": "x", "since": "2026-05-01"}),
        ("soporte", {"proof": "oro"}),
    ],
)
async def test_what_cannot_be_is_not_changed(
    town: Town, browse: Browse, works: Works, path: str, fields: dict[str, str]
) -> None:
    del works
    browser = browse()
    await browser.enter(Role.PLANNING)
    await browser.open(PAGE)

    await browser.send(f"{PAGE}/{path}", **fields)

    assert browser.status == 400
    assert acts(town) == []


def filed(town: Town, works: Works, name: str, media_type: str) -> int:
    """Keep a file as evidence that came with the report; return its number."""
    vault = town.vault
    with town.database.transaction() as session:
        report = session.get_one(ProgressReport, works.report)
        return write(
            session, Evidence, {}, entity_id=town.entity, activity_id=works.activity,
            report_id=report.id, person_id=works.marta, inbound_id=report.inbound_id, ordinal=0,
            kind="document", sha256=vault.keep(PNG, lambda _: None), name=name,
            media_type=media_type, size=len(PNG), note="", recorded_at=NOW,
        )  # fmt: skip


async def test_a_picture_is_shown_and_runs_nothing(
    town: Town, browse: Browse, works: Works
) -> None:
    number = filed(town, works, "foto.png", "image/png")
    browser = browse()
    await browser.enter(Role.AUDITOR)

    assert f"/evidencia/{number}/ver" in await browser.open(PAGE)
    assert '<img class="evidence"' in await browser.open(f"/evidencia/{number}/ver")
    async with browser.http.get(f"{town.url}/evidencia/{number}/imagen") as answer:
        assert await answer.read() == PNG
        assert answer.headers["Content-Security-Policy"].startswith("sandbox;")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_what_is_no_picture_is_downloaded_under_a_plain_name(
    town: Town, browse: Browse, works: Works
) -> None:
    number = filed(town, works, '../a"b.html', "text/plain")
    browser = browse()
    await browser.enter(Role.CONTROL)

    async with browser.http.get(f"{town.url}/evidencia/{number}") as answer:
        told = answer.headers
    assert told["Content-Type"] == "application/octet-stream"
    assert told["Content-Disposition"] == "attachment; filename*=UTF-8''a%20b.html"
    await browser.open(f"/evidencia/{number}/imagen")
    assert browser.status == 404


async def test_who_may_not_fetch_files_gets_none(town: Town, browse: Browse, works: Works) -> None:
    number = filed(town, works, "foto.png", "image/png")
    browser = browse()
    await browser.enter(Role.VIEWER)

    assert f"/evidencia/{number}" not in await browser.open(PAGE)
    await browser.open(f"/evidencia/{number}")
    assert browser.status == 403


async def test_what_was_granted_not_to_apply_is_told_so_and_not_as_done(
    town: Town, browse: Browse, works: Works
) -> None:
    with town.database.transaction() as session:
        asked = a_request(session, works.activity, by=works.marta, kind=RequestKind.NOT_APPLICABLE)
    browser = browse()
    await browser.enter(Role.PLANNING)
    before = await browser.open(PAGE)
    await browser.send(f"{PAGE}/solicitud/{asked}", decision="grant")
    after = await browser.open(PAGE)

    assert ("<strong>no aplica</strong>" in before, "la fecha era el" in before) == (False, False)
    assert "<strong>no aplica</strong>, concedido el" in after
    assert "la fecha era el" in after
    assert "cumplida la fecha" not in after
    assert "<strong>sin reporte" not in after
