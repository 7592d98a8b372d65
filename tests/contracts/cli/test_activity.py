"""culmina activity: what the plan says of one, and all that became of it, in order."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from core.clock import SystemClock, local_day
from core.words import RequestKind
from models.answers import evidence
from models.answers.evidence import Filing, Item
from models.audit import Audit
from models.organisation import Entity, Office, Person
from models.outbox import ItemState
from models.owed import OwedStep
from models.plan import Activity
from models.progress import ProgressReport
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import (
    BOGOTA,
    NOW,
    a_person,
    a_report,
    a_request,
    a_told_reminder,
    an_activity,
    an_inbound,
    an_office,
    an_outbox_item,
)

Cli = Callable[..., Ran]
DAY = timedelta(days=1)


@pytest.fixture
def handle(place: Place, monkeypatch: pytest.MonkeyPatch) -> str:
    """An activity of Hacienda that Planeación supports, with all that can become of one."""
    monkeypatch.setenv("CULMINA_SMTP__HOST", "127.0.0.1")
    monkeypatch.setenv("CULMINA_SMTP__SENDER", "culmina@puertoesperanza.example")
    with place.database.transaction() as session:
        session.execute(update(Entity).values(live_since=NOW - 60 * DAY))
        finance = an_office(session, place.entity, "Secretaría de Hacienda")
        planning = an_office(session, place.entity, "Oficina de Planeación")
        ana = a_person(session, place.entity, "Ana Mora", office=finance, email="ana@x.example")
        activity = an_activity(
            session, place.entity, handle="2.4", due=date(2099, 6, 30), office=[finance, planning],
            title="Publicar el informe", product="Informe publicado",
        )  # fmt: skip
        content = {"kind": "reminder", "lines": [{"handle": "2.4"}, {"handle": "9.9"}]}
        a_told_reminder(
            session, activity, ana, channel="email", recipient="ana@x.example", content=content
        )
        session.execute(update(OwedStep).values(step="before-7"))
        a_report(session, activity, 40, by=ana, at=NOW + DAY, description="falta la firma")
        a_request(
            session, activity, by=ana, kind=RequestKind.EXTENSION, at=NOW + 2 * DAY,
            until=date(2099, 7, 30), reason="el comité no sesiona",
        )  # fmt: skip
    return "2.4"


def test_what_the_plan_says_is_shown_with_who_answers_and_how_it_goes(
    culmina: Cli, handle: str
) -> None:
    ran = culmina("activity", "show", handle)

    assert ran.code == 0
    for told in (
        "2.4 Publicar el informe",
        "Meta o producto: Informe publicado",
        "Lidera: Secretaría de Hacienda (Ana Mora)",
        "Apoya: Oficina de Planeación (no hay a quién avisarle)",
        "Fecha: 2099-06-30, abierta",
        "Va en: 40 %",
        "falta la firma",
        "Espera decisión: la solicitud de Ana Mora: culmina request show ",
    ):
        assert told in ran.out.replace("\xa0", " ")


@pytest.mark.parametrize("decided", [True, False])
def test_what_was_granted_not_to_apply_is_not_told_as_done_without_a_report(
    place: Place, culmina: Cli, handle: str, decided: bool
) -> None:
    with place.database.transaction() as session:
        about = session.scalars(select(Activity.id).where(Activity.handle == handle)).one()
        by = session.scalars(select(Person.id).where(Person.name == "Ana Mora")).one()
        asked = a_request(
            session, about, by=by, kind=RequestKind.NOT_APPLICABLE, reason="sin contrato"
        )
    if decided:
        assert culmina("request", "grant", str(asked)).code == 0

    out = culmina("activity", "show", handle).out.replace("\xa0", " ")

    today = local_day(SystemClock().now(), BOGOTA)
    assert (f"Va en: no aplica, concedido el {today}" in out) is decided
    assert ("Fecha: 2099-06-30, no aplica" in out) is decided
    assert ("Va en: 40 %" in out) is not decided
    assert "sin reporte" not in out
    assert "cumplida" not in out


def test_a_report_without_words_is_told_without_quotation_marks(
    place: Place, culmina: Cli, handle: str
) -> None:
    with place.database.transaction() as session:
        (activity, by) = session.execute(
            select(ProgressReport.activity_id, ProgressReport.person_id)
        ).one()
        a_report(session, activity, 60, by=by, at=NOW + 3 * DAY, description="")

    shown = culmina("activity", "show", handle).out

    assert "«»" not in shown
    assert "Va en: 60" in shown


def test_the_history_is_in_order_with_what_was_said_sent_and_asked(
    culmina: Cli, handle: str
) -> None:
    lines = culmina("activity", "history", handle).out.replace("\xa0", " ").splitlines()

    assert lines[0] == "2.4 Publicar el informe"
    sent, said, words, asked, why = lines[1:6]
    assert sent == (
        "2026-05-11 08:00  enviado: recordatorio a Ana Mora por correo (ana@x.example): "
        "2.4 (7 días antes)"
    )
    assert said == "2026-05-12 08:00  Ana Mora · 40 % [Telegram]"
    assert words == "    «falta la firma»"
    assert asked.startswith("2026-05-13 08:00  Ana Mora · pidió más plazo, hasta el jue 30 jul")
    assert why == "    «el comité no sesiona»"
    assert lines[-1].startswith("Sigue: ")


def test_what_somebody_was_sent_stays_in_it_once_she_has_left(
    place: Place, culmina: Cli, handle: str
) -> None:
    content = {"kind": "reminder", "lines": [{"handle": handle}]}
    with place.database.transaction() as session:
        finance = session.scalars(select(Office.id).filter_by(name="Secretaría de Hacienda")).one()
        eva = a_person(session, place.entity, "Eva Ruiz", office=finance, email="eva@x.example")
        an_outbox_item(
            session, place.entity, person_id=eva, channel="email", recipient="eva@x.example",
            kind="welcome", content=content, state=ItemState.SENT,
        )  # fmt: skip
    before = culmina("activity", "history", handle).out
    assert culmina("person", "leave", "Eva Ruiz", "--yes").code == 0

    assert "Eva Ruiz por correo" in before
    assert "Eva Ruiz por correo" in culmina("activity", "history", handle).out


def test_json_has_the_same(culmina: Cli, handle: str) -> None:
    shown = json.loads(culmina("activity", "show", handle, "--json").out)
    told = json.loads(culmina("activity", "history", handle, "--json").out)

    assert (shown["percent"], shown["dates"][0]["due"]) == ("40", "2099-06-30")
    assert [one["office"] for one in shown["offices"]] == [
        "Secretaría de Hacienda", "Oficina de Planeación",
    ]  # fmt: skip
    assert [one["kind"] for one in told["history"]] == ["reminder", "report", "waits"]
    assert told["history"][0]["at"] == "2026-05-11T08:00:00-05:00"
    assert told["history"][0]["about"] == [{"handle": "2.4", "what": "7 días antes"}]


def test_a_printed_code_that_several_have_is_asked_about(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        for one, title in (("1.1", "Una"), ("1.1b", "Otra")):
            an_activity(session, place.entity, handle=one, code="1.-1", title=title)
        an_activity(session, place.entity, handle="1.2", code="1.-2", title="Sola")
    several = culmina("activity", "show", "1.-1")

    assert several.code == 2
    assert "1.1 (Una); 1.1b (Otra)" in several.error
    assert culmina("activity", "show", "1.-2").out.startswith("1.2 Sola")
    assert culmina("activity", "show", "7.7").code == 2


def test_of_one_that_left_its_plan_all_stays(place: Place, culmina: Cli, handle: str) -> None:
    with place.database.transaction() as session:
        session.execute(update(Activity).values(withdrawn_at=NOW + 3 * DAY))

    assert "Ya no está en el plan." in culmina("activity", "show", handle).out
    assert "falta la firma" in culmina("activity", "history", handle).out
    assert culmina("activity", "history", handle).out.endswith("ningún recordatorio previsto.\n")


def test_evidence_stands_in_the_history(place: Place, culmina: Cli, handle: str) -> None:
    with place.database.transaction() as session:
        activity = session.scalars(select(Activity.id).where(Activity.handle == handle)).one()
        bea = a_person(session, place.entity, "Bea Díaz")
        inbound = an_inbound(session, place.entity, "el acta firmada", person_id=bea)
        filing = Filing(place.entity, activity, bea, inbound, "el acta firmada")
        evidence.attach(session, filing, [Item(0, "link", "x", link="https://a.co/b")], now=NOW)
    out = culmina("activity", "history", handle).out

    assert "soporte de Bea Díaz: https://a.co/b\n    el acta firmada" in out


def test_what_100_should_come_with_is_set_once_and_shown(
    place: Place, culmina: Cli, handle: str
) -> None:
    said = culmina("activity", "proof", handle, "file").out.replace("\xa0", " ")

    assert said == "2.4: el 100 % se pide con un archivo de soporte.\n"
    assert "Ya era así." in culmina("activity", "proof", handle, "file").out
    assert "se pide con un archivo de soporte" in culmina("activity", "show", handle).out
    with place.database.reading() as session:
        rows = session.scalars(select(Audit).where(Audit.action == "proof asked for")).all()
        assert [(row.before, row.after) for row in rows] == [({"proof": "none"}, {"proof": "file"})]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Archivo", "un archivo de soporte"),
        ("enlace", "un enlace al soporte"),
        ("observación", "una descripción de lo que se hizo"),
        ("descripcion", "una descripción de lo que se hizo"),
        ("ninguno", "nada más"),
        ("LINK", "un enlace al soporte"),
    ],
)
def test_what_100_should_come_with_is_said_in_spanish_too(
    culmina: Cli, handle: str, typed: str, said: str
) -> None:
    told = culmina("activity", "proof", handle, typed).out.replace("\xa0", " ")
    assert f"2.4: el 100 % se pide con {said}." in told


def test_an_unknown_proof_is_refused(culmina: Cli, handle: str) -> None:
    ran = culmina("activity", "proof", handle, "sello")
    assert ran.code == 2
    assert "«sello»: puede ser ninguno, observación, enlace o archivo." in ran.err


def test_what_control_verified_stands_beside_what_was_reported(culmina: Cli, handle: str) -> None:
    assert json.loads(culmina("activity", "show", handle, "--json").out)["verified"] is None
    culmina("review", handle, "--return", "falta el acta", "--percent", "20")

    shown = culmina("activity", "show", handle).out.replace("\xa0", " ")
    assert "Va en: 40 %" in shown
    assert "Control: quien administra devolvió el 40 %; verificó 20 %: «falta el acta»" in shown
    told = culmina("activity", "history", handle).out.replace("\xa0", " ")
    assert "control devolvió el 40 %; verificó 20 %" in told
    found = json.loads(culmina("activity", "show", handle, "--json").out)["verified"]
    assert (found["reported"], found["percent"], found["accepted"]) == ("40", "20", False)


def test_a_level_that_was_set_by_hand_is_shown_as_it_is_now(
    place: Place, culmina: Cli, handle: str
) -> None:
    with place.database.transaction() as session:
        row = session.scalars(select(Activity).where(Activity.handle == handle)).one()
        row.component = "Servicio"
        row.groups = [
            {"heading": "DIMENSIÓN", "name": "Valores", "field": ""},
            {"heading": "COMPONENTE", "name": "Servicio", "field": "component"},
        ]
    assert culmina("plan", "set", handle, "componente=Rendición").error == ""
    assert culmina("plan", "set", handle, "subcomponente=Diálogos").error == ""

    assert (
        "COMPONENTE: Rendición\nSubcomponente: Diálogos\n"
        in culmina("activity", "show", handle).out
    )
    groups = json.loads(culmina("activity", "show", handle, "--json").out)["groups"]
    assert groups == ["Valores", "Rendición", "Diálogos"]
