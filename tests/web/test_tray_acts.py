"""Tests: what waits is recorded after it was shown, given to somebody, passed on, answered, filed
or put aside, each once and with its audit row."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from sqlalchemy import select

from core.words import Role
from models.answers.evidence import Evidence
from models.audit import Audit
from models.inbox import Inbound, InboundState
from models.organisation import Address
from models.owed import Notice
from models.progress import ProgressReport
from tests.support.builders import a_person, an_activity, an_entity
from tests.support.rows import NOW
from tests.web.conftest import Browser, Town
from tests.web.test_tray import Browse, Tray, tray

__all__ = ["tray"]  # the fixture of what waits

TEXT = "La 3.1 va en 60 %, falta la firma"
SEEN = re.compile(r'name="seen" value="([0-9a-f]{64})"')
ACTS = ("persona", "reporte", "oficina", "soporte", "respuesta", "descarte")


def acts(town: Town) -> list[tuple[str, str, int | None]]:
    """Return what was changed on the pages: action, role and person."""
    with town.database.reading() as session:
        query = select(Audit.action, Audit.role, Audit.person_id).where(Audit.channel == "web")
        rows = session.execute(query.where(Audit.role != "visitor").order_by(Audit.id))
        return [(action, role, person) for action, role, person in rows]


def inbound(town: Town, number: int) -> Inbound:
    """Return a message as it is stored now."""
    with town.database.reading() as session:
        return session.get_one(Inbound, number)


def reports(town: Town) -> list[ProgressReport]:
    """Return all that was reported."""
    with town.database.reading() as session:
        return list(session.scalars(select(ProgressReport).order_by(ProgressReport.id)))


async def planning_at(browse: Browse, number: int, role: Role = Role.PLANNING) -> Browser:
    """Return a browser in which somebody has opened one thing that waits."""
    browser = browse()
    await browser.enter(role)
    await browser.open(f"/bandeja/{number}")
    return browser


async def test_what_is_understood_is_shown_before_it_is_recorded(
    town: Town, browse: Browse, tray: Tray
) -> None:
    browser = await planning_at(browse, tray.mail)
    fields = {"person": str(tray.marta), "handle": "3.1", "text": TEXT, "on": "2026-05-11"}

    shown = await browser.send(f"/bandeja/{tray.mail}/reporte", **fields)

    assert "Así se entiende" in shown
    assert "<strong>60\xa0%</strong>" in shown
    assert "<mark>60 %</mark>" in shown
    assert reports(town) == []
    assert acts(town) == []

    seen = SEEN.search(shown)
    assert seen is not None
    shown = await browser.send(f"/bandeja/{tray.mail}/reporte", seen=seen[1], **fields)

    assert "Registrado en la 3.1: 60\xa0%, dicho por Marta Rincón" in shown
    (report,) = reports(town)
    assert (report.percent, report.person_id) == (Decimal(60), tray.marta)
    assert report.recorded_by_id == town.people[Role.PLANNING]
    assert acts(town) == [
        ("progress recorded for an office", "recorder", town.people[Role.PLANNING]),
        ("message recorded", "recorder", town.people[Role.PLANNING]),
    ]
    stored = inbound(town, tray.mail)
    assert (stored.state, stored.outcome) == (InboundState.DONE, "recorded")
    assert stored.person_id == tray.marta


async def test_words_that_stand_in_the_message_point_at_it_and_others_do_not(
    town: Town, browse: Browse, tray: Tray
) -> None:
    for text, own in (("va en 60 %", True), ("va en 65 %, dijo por teléfono", False)):
        with town.database.transaction() as session:
            session.get_one(Inbound, tray.mail).state = InboundState.SET_ASIDE
        browser = await planning_at(browse, tray.mail)
        fields = {"person": str(tray.marta), "handle": "3.1", "text": text, "on": "2026-05-11"}
        seen = SEEN.search(await browser.send(f"/bandeja/{tray.mail}/reporte", **fields))
        assert seen is not None, browser.page
        await browser.send(f"/bandeja/{tray.mail}/reporte", seen=seen[1], **fields)
        assert "Registrado" in browser.page
        report = reports(town)[-1]
        assert (report.inbound_id == tray.mail) is own
        assert report.channel == ("email" if own else "web")


async def test_what_was_not_seen_so_is_shown_again(town: Town, browse: Browse, tray: Tray) -> None:
    browser = await planning_at(browse, tray.mail)
    fields = {"person": str(tray.marta), "handle": "3.1", "on": "2026-05-11"}
    seen = SEEN.search(await browser.send(f"/bandeja/{tray.mail}/reporte", text=TEXT, **fields))
    assert seen is not None

    shown = await browser.send(
        f"/bandeja/{tray.mail}/reporte", seen=seen[1], text="va en 90 %", **fields
    )

    assert "<strong>90\xa0%</strong>" in shown
    assert reports(town) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"text": "falta la firma"}, "¿En qué porcentaje va?"),
        ({"text": ""}, "Escriba lo que se dijo"),
        ({"handle": "9.9"}, "Ninguna actividad de un plan abierto"),
        ({"handle": "7.7"}, "Ninguna actividad de un plan abierto"),
        ({"person": "99999"}, "Elija a la persona"),
        ({"person": "x"}, "Elija a la persona"),
        ({"on": "2026-05-12"}, "Ese día no ha llegado"),
        ({"on": "ayer"}, "Escriba el día"),
        ({"on": "0001-01-01"}, "Escriba el día"),
        ({"by": "planning"}, "no es de la oficina que responde por ella"),
    ],
)
async def test_what_cannot_be_recorded_is_told_and_not_written(
    town: Town, browse: Browse, tray: Tray, changed: dict[str, str], told: str
) -> None:
    with town.database.transaction() as session:
        an_activity(session, an_entity(session, "Otra Alcaldía"), handle="7.7")
    browser = await planning_at(browse, tray.mail)
    fields = {"person": str(tray.marta), "handle": "3.1", "text": TEXT, "on": "2026-05-11"}
    if changed.pop("by", None):
        changed["person"] = str(town.people[Role.PLANNING])

    shown = await browser.send(f"/bandeja/{tray.mail}/reporte", **fields | changed)

    assert browser.status == 400
    assert told in shown
    assert reports(town) == []
    assert inbound(town, tray.mail).state is InboundState.SET_ASIDE


async def test_a_message_is_given_to_whom_it_is_of(town: Town, browse: Browse, tray: Tray) -> None:
    browser = await planning_at(browse, tray.mail)

    shown = await browser.send(f"/bandeja/{tray.mail}/persona", person=str(tray.marta))

    assert "es ahora de Marta Rincón" in shown
    stored = inbound(town, tray.mail)
    assert (stored.state, stored.payload["on_behalf_of"]) == (InboundState.NEW, tray.marta)
    assert acts(town) == [("message assigned", "recorder", town.people[Role.PLANNING])]
    shown = await browser.open(f"/bandeja/{tray.mail}")
    assert ("Lo que se hizo" in shown, "Qué se hace con esto" in shown) == (True, False)


async def test_nobody_of_another_entity_is_given_a_message(
    town: Town, browse: Browse, tray: Tray
) -> None:
    with town.database.transaction() as session:
        stranger = a_person(session, an_entity(session, "Otra Alcaldía"), "Ajena")
    browser = await planning_at(browse, tray.mail)
    assert "Ajena" not in browser.page

    shown = await browser.send(f"/bandeja/{tray.mail}/persona", person=str(stranger))

    assert "Elija a la persona" in shown
    assert acts(town) == []


async def test_what_it_says_is_passed_to_the_office_of_an_activity(
    town: Town, browse: Browse, tray: Tray
) -> None:
    browser = await planning_at(browse, tray.mail, Role.CONTROL)

    shown = await browser.send(f"/bandeja/{tray.mail}/oficina", handle="3.1")

    assert "Se le dice a Marta Rincón en su próximo mensaje" in shown
    with town.database.reading() as session:
        (notice,) = session.scalars(select(Notice).where(Notice.kind == "words_passed"))
    assert notice.person_id == tray.marta
    assert "va en 60 %" in notice.details["words"]
    assert reports(town) == []
    assert [one[0] for one in acts(town)] == ["message passed on"]


async def test_it_is_not_passed_to_an_office_without_anybody(
    town: Town, browse: Browse, tray: Tray
) -> None:
    with town.database.transaction() as session:
        an_activity(session, town.entity, handle="5.5")
    browser = await planning_at(browse, tray.mail)

    shown = await browser.send(f"/bandeja/{tray.mail}/oficina", handle="5.5")

    assert "no hay a quién escribirle" in shown
    assert inbound(town, tray.mail).state is InboundState.SET_ASIDE


@pytest.mark.parametrize("settled", [True, False])
async def test_a_registered_person_is_answered(
    town: Town, browse: Browse, tray: Tray, settled: bool
) -> None:
    browser = await planning_at(browse, tray.mail)
    fields = {"settled": "1"} if settled else {}

    shown = await browser.send(
        f"/bandeja/{tray.mail}/respuesta",
        person=str(tray.marta),
        text="¿Es suyo este correo?",
        **fields,
    )

    assert "A Marta Rincón le llega su respuesta" in shown
    with town.database.reading() as session:
        (notice,) = session.scalars(select(Notice).where(Notice.kind == "broadcast"))
    assert notice.details == {"text": "¿Es suyo este correo?", "author": "Persona de planning"}
    assert (inbound(town, tray.mail).state is InboundState.DONE) is settled
    done = [("broadcast sent", "overseer", town.people[Role.PLANNING])]
    if settled:
        done.append(("message discarded", "overseer", town.people[Role.PLANNING]))
    assert acts(town) == done


@pytest.mark.parametrize("text", ["", "x" * 1001])
async def test_an_answer_that_cannot_go_out_is_not_kept(
    town: Town, browse: Browse, tray: Tray, text: str
) -> None:
    browser = await planning_at(browse, tray.mail)

    await browser.send(f"/bandeja/{tray.mail}/respuesta", person=str(tray.marta), text=text)

    assert browser.status == 400
    assert acts(town) == []


async def test_who_cannot_be_reached_is_not_answered(
    town: Town, browse: Browse, tray: Tray
) -> None:
    with town.database.transaction() as session:
        for one in session.scalars(select(Address).where(Address.person_id == tray.marta)):
            one.dead_since, one.dead_reason = NOW, "no existe"
    browser = await planning_at(browse, tray.mail)

    shown = await browser.send(
        f"/bandeja/{tray.mail}/respuesta", person=str(tray.marta), text="Hola", settled="1"
    )

    assert "no hay cómo escribirle" in shown
    assert inbound(town, tray.mail).state is InboundState.SET_ASIDE


async def test_it_is_discarded_with_a_reason_and_after_a_second_question(
    town: Town, browse: Browse, tray: Tray
) -> None:
    browser = await planning_at(browse, tray.mail)
    path = f"/bandeja/{tray.mail}/descarte"
    assert "Escriba por qué" in await browser.send(path, sure="1")
    assert "Marque que no se registra nada" in await browser.send(path, reason="publicidad")
    assert inbound(town, tray.mail).state is InboundState.SET_ASIDE

    shown = await browser.send(path, reason="publicidad", sure="1")

    assert "salió de la bandeja" in shown
    with town.database.reading() as session:
        (row,) = session.scalars(select(Audit).where(Audit.action == "message discarded"))
    assert row.after == {"reason": "publicidad"}
    await browser.send(path, reason="publicidad", sure="1")
    assert browser.status == 404


async def test_a_file_of_no_activity_is_discarded_and_kept(
    town: Town, browse: Browse, tray: Tray
) -> None:
    browser = await planning_at(browse, tray.photo)
    path = f"/bandeja/{tray.photo}/descarte"
    assert "Escriba por qué" in await browser.send(path, sure="1")

    shown = await browser.send(path, reason="una foto de la sede", sure="1")

    assert "El archivo salió de la bandeja. Se conserva" in shown
    assert f"/bandeja/{tray.photo}" not in shown
    assert inbound(town, tray.photo).outcome == "asked"
    with town.database.reading() as session:
        (row,) = session.scalars(select(Audit).where(Audit.action == "files discarded"))
    assert (row.subject_id, row.after) == (tray.photo, {"reason": "una foto de la sede"})
    assert acts(town) == [("files discarded", "recorder", town.people[Role.PLANNING])]
    shown = await browser.open(f"/bandeja/{tray.photo}")
    assert ("Lo que se hizo" in shown, "Qué se hace con esto" in shown) == (True, False)


async def test_a_message_that_was_discarded_does_not_come_back_as_its_file(
    town: Town, browse: Browse, tray: Tray
) -> None:
    with town.database.transaction() as session:
        hers = session.get_one(Inbound, tray.photo)
        hers.state, hers.error = InboundState.SET_ASIDE, "boom"
    browser = await planning_at(browse, tray.photo)

    shown = await browser.send(f"/bandeja/{tray.photo}/descarte", reason="un saludo", sure="1")

    assert "El mensaje salió de la bandeja." in shown
    assert f"/bandeja/{tray.photo}" not in shown


async def test_a_file_is_filed_for_its_activity(town: Town, browse: Browse, tray: Tray) -> None:
    browser = await planning_at(browse, tray.photo)

    shown = await browser.send(f"/bandeja/{tray.photo}/soporte", handle="3.1")

    assert "1 archivo quedó como soporte de la 3.1" in shown
    with town.database.reading() as session:
        (row,) = session.scalars(select(Evidence))
    assert (row.activity_id, row.person_id) == (tray.activity, tray.marta)
    assert [one[0] for one in acts(town)] == ["evidence filed", "files placed"]
    shown = await browser.open(f"/bandeja/{tray.photo}")
    assert ("Lo que se hizo" in shown, "Qué se hace con esto" in shown) == (True, False)


async def test_what_is_not_done_with_such_a_thing_is_not_found(
    town: Town, browse: Browse, tray: Tray
) -> None:
    fields = {"person": str(tray.marta), "handle": "3.1", "reason": "x", "sure": "1"}
    browser = await planning_at(browse, tray.mail)
    for number, act in (
        (tray.mail, "soporte"), (tray.photo, "persona"), (tray.photo, "oficina"),
        (9999, "descarte"), (9999, "persona"), (9999, "reporte"), (9999, "respuesta"),
    ):  # fmt: skip
        await browser.open("/bandeja")
        await browser.send(f"/bandeja/{number}/{act}", text=TEXT, on="2026-05-11", **fields)
        assert browser.status == 404, (number, act)
    assert acts(town) == []


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.VIEWER])
async def test_who_only_looks_sees_no_form_and_may_send_none(
    town: Town, browse: Browse, tray: Tray, role: Role
) -> None:
    browser = await planning_at(browse, tray.mail, role)

    assert browser.page.count("<form") == 1  # to leave
    for act in ACTS:
        await browser.open("/")
        await browser.send(
            f"/bandeja/{tray.mail}/{act}", person=str(tray.marta), handle="3.1", reason="x"
        )
        assert browser.status == 403, act
    assert acts(town) == []


async def test_a_form_of_another_site_does_nothing(town: Town, browse: Browse, tray: Tray) -> None:
    browser = await planning_at(browse, tray.mail)
    browser.page = ""

    for act in ACTS:
        await browser.send(f"/bandeja/{tray.mail}/{act}", person=str(tray.marta), csrf="0" * 64)
        assert browser.status == 403, act
    assert acts(town) == []
