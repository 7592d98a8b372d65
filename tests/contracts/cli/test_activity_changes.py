"""culmina activity assign, add, edit, archive: the plan is another from a day on, for a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from core.clock import SystemClock, local_day
from core.words import Duty, RequestKind
from models.answers.requests import Request, RequestState
from models.audit import Audit
from models.organisation import Office, Person
from models.owed import Notice
from models.plan import Activity, Milestone, Responsibility
from models.staff.office_moves import OfficeMove
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import BOGOTA, a_person, a_plan, a_request, an_activity, an_office

Cli = Callable[..., Ran]
BECAUSE = ("--reason", "lo dice el comité")


@pytest.fixture(autouse=True)
def town(place: Place) -> None:
    """Hacienda leads 2.4, Prensa supports it; Jurídica has a lead, Archivo nobody."""
    with place.database.transaction() as session:
        finance = an_office(session, place.entity, "Hacienda")
        press = an_office(session, place.entity, "Prensa")
        law = an_office(session, place.entity, "Jurídica")
        an_office(session, place.entity, "Archivo")
        an_office(session, place.entity, "Todas las áreas", collective=True)
        for name, office in (("Ana", finance), ("Zoe", press), ("Luz", law)):
            a_person(session, place.entity, name, office=office, email=f"{name}@x.example")
        an_activity(
            session, place.entity, handle="2.4", due=date(2099, 6, 30), office=[finance, press],
            title="Publicar el informe", plan=a_plan(session, place.entity, year=2099),
        )  # fmt: skip


def answering(place: Place, handle: str = "2.4") -> list[tuple[str, Duty]]:
    """Return who answers for an activity, in order."""
    with place.database.reading() as session:
        rows = session.execute(
            select(Office.name, Responsibility.duty)
            .join(Responsibility, Responsibility.office_id == Office.id)
            .join(Activity, Activity.id == Responsibility.activity_id)
            .where(Activity.handle == handle)
            .order_by(Responsibility.position)
        )
        return [(name, duty) for name, duty in rows]


def test_another_office_answers_and_those_that_support_stay(place: Place, culmina: Cli) -> None:
    ran = culmina("activity", "assign", "2.4", "Jurídica", *BECAUSE)

    assert ran.code == 0
    assert "2.4 es de Jurídica desde hoy." in ran.out
    assert answering(place) == [("Jurídica", Duty.LEAD), ("Prensa", Duty.SUPPORT)]
    with place.database.reading() as session:
        kept = session.scalars(select(Audit).where(Audit.action == "activity set")).one()
        told = set(session.scalars(select(Notice.kind)))
    assert kept.before == {"offices": "Hacienda / Prensa"}
    assert kept.after == {"offices": "Jurídica / Prensa", "reason": "lo dice el comité"}
    assert told == {"activity_corrected", "activity_received"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2.4", "Hacienda", *BECAUSE), "esa oficina ya responde por ella"),
        (("2.4", "Archivo", *BECAUSE), "no tiene a nadie con una dirección"),
        (("2.4", "Todas las áreas", *BECAUSE), "no nombra ninguna oficina"),
        (("2.4", "Nadie", *BECAUSE), "no hay ninguna oficina con ese nombre"),
        (("9.9", "Jurídica", *BECAUSE), "ninguna actividad tiene exactamente este código"),
        (("2.4", "Jurídica", "--reason", " "), "no hay texto"),
        (("2.4", "Jurídica", *BECAUSE, "--from", "2020-01-31"), "ese día ya pasó"),
        (("2.4", "Archivo", *BECAUSE, "--from", "2099-01-31"), "no tiene a nadie"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    place: Place, culmina: Cli, words: tuple[str, ...], said: str
) -> None:
    ran = culmina("activity", "assign", *words)

    assert (ran.code, said in ran.error) == (2, True)
    assert answering(place)[0] == ("Hacienda", Duty.LEAD)


def test_an_office_without_a_lead_gets_it_where_that_is_said(place: Place, culmina: Cli) -> None:
    assert culmina("activity", "assign", "2.4", "Archivo", *BECAUSE, "--anyway").code == 0
    assert answering(place)[0] == ("Archivo", Duty.LEAD)


def test_a_day_to_come_changes_nothing_until_then_and_can_be_taken_back(
    place: Place, culmina: Cli
) -> None:
    assert "desde el" not in culmina("why", "2.4").out
    first = culmina("activity", "assign", "2.4", "Jurídica", *BECAUSE, "--from", "2099-01-31")
    assert "desde el 2099-01-31 se le escribe a" in culmina("why", "2.4").out
    shown = culmina("activity", "show", "2.4").out
    again = culmina(
        "activity", "assign", "2.4", "Prensa", *BECAUSE, "--from", "2099-02-28", "--yes"
    )
    assert "Desde el 2099-01-31 se le escribe a Jurídica.\nFecha: 2099-06-30, abierta\n" in shown

    assert "será de Jurídica desde el 2099-01-31" in first.out
    assert answering(place)[0] == ("Hacienda", Duty.LEAD)
    with place.database.reading() as session:
        assert session.scalars(select(OfficeMove.since)).all() == [date(2099, 2, 28)]
    back = culmina("activity", "assign", "2.4", "Hacienda", *BECAUSE)
    assert (again.code, back.code) == (0, 0)
    assert "el cambio previsto ya no se hará" in back.out
    assert "Ya no se hará lo previsto: 2.4 será de Prensa desde el 2099-02-28." in back.out
    with place.database.reading() as session:
        assert session.scalars(select(OfficeMove.since)).all() == []
        kept = session.scalars(select(Audit).where(Audit.action == "move dropped")).one()
        press = session.scalars(select(Office.id).where(Office.name == "Prensa")).one()
    assert kept.before == {"to_office": press, "since": "2099-02-28"}
    assert kept.after == {"reason": "lo dice el comité"}


def test_what_was_planned_is_done_by_the_pass_of_its_day(place: Place, culmina: Cli) -> None:
    soon = local_day(SystemClock().now(), BOGOTA) + timedelta(days=2)
    culmina("activity", "assign", "2.4", "Jurídica", *BECAUSE, "--from", f"{soon}")

    culmina("tick", "--at", f"{soon - timedelta(days=1)}T23:50")
    assert answering(place)[0] == ("Hacienda", Duty.LEAD)
    culmina("tick", "--at", f"{soon}T00:10")
    assert answering(place)[0] == ("Jurídica", Duty.LEAD)


def test_an_activity_is_added_behind_the_others(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        plan = a_plan(session, place.entity, title="PTEP 2099", year=2099, source_digest="otro")
    ran = culmina(
        "activity", "add", f"{plan}", "actividad=Medir la satisfacción", "fecha=30/11/2099",
        "oficina=Jurídica / Prensa", "código=4.5", "meta=Una encuesta", *BECAUSE,
    )  # fmt: skip

    assert (ran.code, ran.out.splitlines()[0]) == (0, "4.5 Medir la satisfacción")
    assert "PTEP 2099. Fecha: 30/11/2099; responde Jurídica y Prensa.\n" in ran.out
    assert answering(place, "4.5") == [("Jurídica", Duty.LEAD), ("Prensa", Duty.SUPPORT)]
    with place.database.reading() as session:
        [due] = session.scalars(select(Milestone.due).where(Milestone.plan_id == plan))
    assert due == date(2099, 11, 30)
    words = ("actividad=medir la satisfaccion", "fecha=30/11/2099", *BECAUSE)
    twice = culmina("activity", "add", f"{plan}", *words)
    assert "ya hay otra con ese título: 4.5 «Medir" in twice.error


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("fecha=30/11/2099",), "falta actividad"),
        (("actividad=Medir",), "falta fecha"),
        (("actividad=Medir", "fecha=ninguna"), "necesita una fecha"),
        (("actividad=Medir", "fecha=30/11/2099", "avance=60"), "no tiene todavía ese campo"),
        (("actividad=Medir", "fecha=30/11/2099", "oficina=Nadie"), "no hay ninguna oficina"),
    ],
)
def test_an_activity_that_lacks_something_is_not_added(
    place: Place, culmina: Cli, values: tuple[str, ...], said: str
) -> None:
    with place.database.transaction() as session:
        plan = a_plan(session, place.entity, title="PTEP 2099", year=2099, source_digest="otro")

    ran = culmina("activity", "add", f"{plan}", *values, *BECAUSE)

    assert (ran.code, said in ran.error) == (2, True)


def test_all_that_is_wrong_with_an_activity_is_told_at_once(culmina: Cli) -> None:
    ran = culmina(
        "activity", "add", "99", "ccc=Medir", "fecha=31/02/2099", "oficina=Nadie / Nada",
        "código=«(!)»", "--reason", " ",
    )  # fmt: skip

    assert ran.code == 2
    for said in (
        "ese plan no existe", "ccc: este campo", "falta actividad", "febrero tiene 28 días",
        "Nadie: no hay ninguna oficina", "Nada: no hay ninguna oficina", "no es un código",
        "no hay texto",
    ):  # fmt: skip
        assert said in ran.error


def test_all_that_is_wrong_with_an_edition_is_told_at_once(place: Place, culmina: Cli) -> None:
    unread = culmina("activity", "edit", "2.4", "metta", "ccc=1", "--reason", " ")
    wrong = culmina("activity", "edit", "2.4", "fecha=31/02/2099", "oficina=Nadie", *BECAUSE)

    assert (unread.code, wrong.code) == (2, 2)
    assert all(one in unread.error for one in ("metta: un campo", "ccc: este", "no hay texto"))
    assert all(said in wrong.error for said in ("febrero tiene 28 días", "Nadie: no hay"))
    assert answering(place)[0] == ("Hacienda", Duty.LEAD)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("fecha=",), "fecha=: falta el valor"),
        (("fecha=", "30", "de", "noviembre", "de", "2026"), "fecha= 30 de noviembre de 2026: un"),
        (("actividad=Medir", "la", "carta"), "la carta: un valor de varias palabras"),
    ],
)
def test_a_value_without_quotes_is_told_once(
    culmina: Cli, values: tuple[str, ...], said: str
) -> None:
    ran = culmina("activity", "edit", "2.4", *values, *BECAUSE)

    told = " ".join(ran.error.split())
    assert (ran.code, said in told) == (2, True)
    assert told.count("valor") + told.count("CAMPO=VALOR") == 1


@pytest.mark.parametrize("command", [("activity", "edit"), ("plan", "set")])
def test_the_goal_is_edited_where_the_plan_holds_it(
    place: Place, culmina: Cli, command: tuple[str, str]
) -> None:
    why = BECAUSE if command[0] == "activity" else ()
    own = culmina(*command, "2.4", "meta=12 informes", *why)
    with place.database.transaction() as session:
        session.scalars(select(Activity)).one().goal = ""
    ran = culmina(*command, "2.4", "meta=13 informes", *why)

    assert "2.4 meta: 1 → 12 informes" in own.out
    assert "2.4 producto: Mapa de riesgos publicado → 13 informes" in ran.out
    shown = culmina("activity", "show", "2.4").out
    assert "Meta o producto: 13 informes" in shown
    assert "\nMeta: " not in shown


def dues(place: Place) -> list[date]:
    """Return the dates of the plan."""
    with place.database.reading() as session:
        return sorted(session.scalars(select(Milestone.due)))


def test_a_date_that_is_edited_was_moved_and_not_misread(place: Place, culmina: Cli) -> None:
    ran = culmina("activity", "edit", "2.4", "fecha=31/07/2099", "meta=12 informes", *BECAUSE)

    assert "2.4 fecha: 30/06/2099 → 31/07/2099" in ran.out
    with place.database.reading() as session:
        row = session.scalars(select(Milestone)).one()
        kept = session.scalars(select(Audit).where(Audit.action == "activity set")).one()
    assert (row.due, row.original_due) == (date(2099, 7, 31), date(2099, 6, 30))
    assert kept.after["reason"] == "lo dice el comité"
    refused = culmina("activity", "edit", "2.4", "avance=60", *BECAUSE)
    assert (refused.code, "el avance no es del plan" in refused.error) == (2, True)


def test_a_date_that_is_past_is_no_new_one_of_a_plan_that_changes(
    place: Place, culmina: Cli
) -> None:
    refused = culmina("activity", "edit", "2.4", "fecha=15/02/2020; 30/06/2099", *BECAUSE)

    assert (refused.code, "15/02/2020: ese día ya pasó." in refused.error) == (2, True)
    assert dues(place) == [date(2099, 6, 30)]
    misread = culmina("plan", "set", "2.4", "fecha=15/02/2020; 30/06/2099", "--yes")
    kept = culmina("activity", "edit", "2.4", "fecha=15/02/2020; 31/07/2099", *BECAUSE)
    assert (misread.code, kept.code) == (0, 0)
    assert dues(place) == [date(2020, 2, 15), date(2099, 7, 31)]


def test_the_history_tells_what_was_changed_by_whom_and_why(place: Place, culmina: Cli) -> None:
    culmina("activity", "edit", "2.4", "fecha=31/07/2099", "producto=12 informes", *BECAUSE)
    culmina("activity", "assign", "2.4", "Jurídica", *BECAUSE)
    culmina("activity", "archive", "2.4", "--reason", "salió del plan")
    with place.database.reading() as session:
        plan = session.scalars(select(Activity.plan_id)).one()
    culmina("activity", "add", f"{plan}", "actividad=Medir", "fecha=30/11/2099", *BECAUSE)

    told = " ".join(culmina("activity", "history", "2.4").out.split())
    why = "Motivo: lo dice el comité"
    for said in (
        "quien administra · cambió la fecha: mar 30 jun 2099 → vie 31 jul 2099 «lo dice el comité»",
        f"quien administra cambió producto: Mapa de riesgos publicado → 12 informes. {why}",
        "quien administra · cambió la oficina: Hacienda / Prensa → Jurídica / Prensa "
        "«lo dice el comité»",
        "quien administra la retiró del plan. Motivo: salió del plan",
    ):
        assert said in told
    assert "Planeación" not in told
    assert "cambió fecha" not in told
    assert told.count("cambió la oficina") == 1
    with place.database.reading() as session:
        added = session.scalars(select(Activity.handle).where(Activity.title == "Medir")).one()
    assert f"la agregó al plan. {why}" in " ".join(
        culmina("activity", "history", added).out.split()
    )


def test_what_is_archived_is_in_no_plan_any_more_and_keeps_its_reason(
    place: Place, culmina: Cli
) -> None:
    assert culmina("activity", "archive", "2.4", *BECAUSE).code == 0

    with place.database.reading() as session:
        kept = session.scalars(select(Audit).where(Audit.action == "activity withdrawn")).one()
    assert kept.after == {"reason": "lo dice el comité"}
    shown = " ".join(culmina("activity", "show", "2.4").out.split())
    day = local_day(SystemClock().now(), BOGOTA)
    why = "Motivo: lo dice el comité."
    assert f"Ya no está en el plan. Se retiró el {day}. {why}" in shown
    assert "Fecha: 2099-06-30, sin cumplir" in shown
    assert culmina("activity", "archive", "2.4", *BECAUSE).code == 2


@pytest.mark.parametrize("several", [False, True])
def test_the_printed_code_of_one_activity_means_it_also_to_archive(
    place: Place, culmina: Cli, several: bool
) -> None:
    with place.database.transaction() as session:
        for handle in ("PA7", "PB7")[: 1 + several]:
            activity = an_activity(session, place.entity, handle=handle, due=date(2099, 6, 30))
            session.get_one(Activity, activity).code = "1.7.a"

    shown = culmina("activity", "show", "1.7.a")
    ran = culmina("activity", "archive", "1.7.a", *BECAUSE)

    assert (shown.code, ran.code) == ((2, 2) if several else (0, 0))
    assert ("PA7 «" in ran.out) is not several
    assert ("Puede ser: PA7 «" in ran.error) is several


def asked_for(place: Place, by: str, **values: Any) -> int:
    """Somebody asks that 2.4 be another office's; return the request."""
    with place.database.transaction() as session:
        activity = session.scalars(select(Activity.id).filter_by(handle="2.4")).one()
        person = session.scalars(select(Person.id).filter_by(name=by)).one()
        return a_request(session, activity, by=person, **values)


def office_of(place: Place, name: str) -> int:
    with place.database.reading() as session:
        return session.scalars(select(Office.id).filter_by(name=name)).one()


@pytest.mark.parametrize("named", ["Jurídica", "juridica", "", "Prensa"])
def test_who_had_asked_for_another_office_is_answered_with_it(
    place: Place, culmina: Cli, named: str
) -> None:
    asked = asked_for(place, "Ana", kind=RequestKind.REASSIGN, named_office=named,
                      office_id=office_of(place, "Hacienda"))  # fmt: skip

    culmina("activity", "assign", "2.4", "Jurídica", *BECAUSE)

    with place.database.reading() as session:
        row = session.get_one(Request, asked)
        granted = session.scalars(select(Audit).where(Audit.subject == "request")).all()
        told = set(session.scalars(select(Notice.kind)))
    assert (row.state, row.answer) == (RequestState.GRANTED, "lo dice el comité")
    assert row.granted_office_id == office_of(place, "Jurídica")
    assert [one.action for one in granted] == ["reassign granted"]
    assert told == {"activity_corrected", "activity_received"}, "the lead who asked reads that"
    assert "Ninguna solicitud espera" in culmina("request", "list").out


def test_who_asked_for_an_office_that_she_only_supports_is_told(place: Place, culmina: Cli) -> None:
    asked_for(place, "Zoe", kind=RequestKind.REASSIGN, named_office="Jurídica",
              office_id=office_of(place, "Prensa"))  # fmt: skip

    culmina("activity", "assign", "2.4", "Jurídica", *BECAUSE)

    with place.database.reading() as session:
        granted = select(Person.name).join(Notice).where(Notice.kind == "request_granted")
        assert session.scalars(granted).all() == ["Zoe"]


@pytest.mark.parametrize(
    ("by", "office", "asked"),
    [
        ("Ana", "Hacienda", {"kind": RequestKind.EXTENSION, "until": date(2099, 7, 31)}),
        ("Ana", "Hacienda", {"kind": RequestKind.NOT_APPLICABLE}),
        ("Zoe", "Prensa", {"kind": RequestKind.REASSIGN, "named_office": "Archivo"}),
        ("Zoe", "Prensa", {"kind": RequestKind.REASSIGN, "named_office": ""}),
    ],
)
def test_what_else_was_asked_still_waits(
    place: Place, culmina: Cli, by: str, office: str, asked: dict[str, Any]
) -> None:
    request = asked_for(place, by, office_id=office_of(place, office), **asked)

    culmina("activity", "assign", "2.4", "Jurídica", *BECAUSE)

    with place.database.reading() as session:
        assert session.get_one(Request, request).state is RequestState.OPEN
