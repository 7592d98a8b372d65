"""culmina request: what waits, and its decision at the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from core.words import RequestKind, Role, Status
from models.answers.requests import Request, RequestState
from models.audit import Audit
from models.owed import Notice
from models.plan import Activity, Milestone, Responsibility
from models.progress import ProgressReport
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import a_person, a_request, an_activity, an_office

DUE, LATER = date(2099, 5, 29), date(2099, 6, 30)
Culmina = Callable[..., Ran]


@dataclass(frozen=True)
class Wish:
    """Marta's request about 1.2, and who could take it over."""

    id: int
    activity: int
    marta: int
    law: int


@pytest.fixture
def wish(place: Place) -> Callable[..., Wish]:
    """Write a request; more time until the end of June unless said otherwise."""

    def write(kind: RequestKind = RequestKind.EXTENSION, **values: Any) -> Wish:
        with place.database.transaction() as session:
            office = an_office(session, place.entity)
            law = an_office(session, place.entity, "Oficina Jurídica", aliases=["La Jurídica"])
            a_person(session, place.entity, "Carlos Peña", office=law, email="c@entidad.example")
            marta = a_person(session, place.entity, office=office)
            activity = an_activity(session, place.entity, handle="1.2", office=office, due=DUE)
            request = a_request(
                session, activity, by=marta, kind=kind, office_id=office,
                reason="falta el contrato", **({"until": LATER} | values),
            )  # fmt: skip
        return Wish(request, activity, marta, law)

    return write


def the_request(place: Place) -> Request:
    """Return the one request."""
    with place.database.reading() as session:
        return session.scalars(select(Request)).one()


def test_what_waits_is_listed_with_its_reason(culmina: Culmina, wish: Callable[..., Wish]) -> None:
    asked = wish()
    shown = culmina("request", "list")

    assert shown.code == 0
    for words in (str(asked.id), "1.2", "Marta Lucía Rincón", "2099-06-30", "falta el contrato"):
        assert words in shown.out
    assert "Nadie tiene un rol que decida solicitudes (planeación)" in shown.err


def test_with_nothing_to_decide_the_list_says_so(culmina: Culmina, place: Place) -> None:
    with place.database.transaction() as session:
        a_person(session, place.entity, "Luz Mery Cano", role=Role.PLANNING)
    shown = culmina("request", "list")

    assert (shown.code, shown.out.strip(), shown.err) == (
        0,
        "Ninguna solicitud espera decisión.",
        "",
    )


def test_a_grant_moves_the_date_and_keeps_the_first_one(
    place: Place, culmina: Culmina, wish: Callable[..., Wish]
) -> None:
    asked = wish()
    done = culmina("request", "grant", str(asked.id))

    assert (done.code, done.error) == (0, "")
    assert "1.2 vence el 2099-06-30 (antes: 2099-05-29)" in done.out
    with place.database.reading() as session:
        milestone = session.scalars(select(Milestone)).one()
        assert (milestone.due, milestone.original_due) == (LATER, DUE)
        told = session.scalars(select(Notice).filter_by(kind="request_granted")).one()
        assert told.person_id == asked.marta
        row = session.scalars(select(Audit).filter_by(subject="request")).one()
        assert (row.role, row.channel, row.person_id) == ("technician", "cli", None)
    assert "concedida" in culmina("request", "list", "--all").out
    shown = culmina("request", "show", str(asked.id)).out
    assert "Decidida por la línea de comandos" in shown
    assert "Concedido: 2099-06-30" in shown


def test_the_list_shows_the_date_granted_where_it_is_not_the_one_asked_for(
    culmina: Culmina, wish: Callable[..., Wish]
) -> None:
    asked = wish()
    culmina("request", "grant", str(asked.id), "--until", "2099-06-15")

    listed = culmina("request", "list", "--all").out
    assert "2099-06-30" in listed
    assert "2099-06-15" in listed


def test_it_is_decided_once(place: Place, culmina: Culmina, wish: Callable[..., Wish]) -> None:
    asked = wish()
    culmina("request", "deny", str(asked.id), "--reason", "ya no cabe")
    again = culmina("request", "grant", str(asked.id))

    assert (again.code, the_request(place).state) == (2, RequestState.DENIED)
    assert "ya se decidió" in again.error
    assert the_request(place).answer == "ya no cabe"


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("--until", "2099-05-01"), "debe ser posterior a hoy y a la que tiene"),
        (("--office", "Oficina Jurídica"), "esta solicitud es de la fecha"),
        (("--person", "Marta Lucía Rincón"), "no tiene el rol que decide solicitudes"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_changes(
    place: Place, culmina: Culmina, wish: Callable[..., Wish], words: tuple[str, ...], error: str
) -> None:
    asked = wish()
    refused = culmina("request", "grant", str(asked.id), *words)

    assert refused.code == 2
    assert error in refused.error
    assert the_request(place).state is RequestState.OPEN
    with place.database.reading() as session:
        assert session.scalars(select(Milestone.due)).one() == DUE


def test_an_extension_without_a_date_asks_for_one(
    culmina: Culmina, wish: Callable[..., Wish]
) -> None:
    asked = wish(until=None)
    refused = culmina("request", "grant", str(asked.id))

    assert refused.code == 2
    assert "no dice ninguna fecha. Dé una: --until" in refused.error
    assert culmina("request", "grant", str(asked.id), "--until", "2099-07-15").code == 0


def test_another_office_takes_over_by_any_of_its_names(
    place: Place, culmina: Culmina, wish: Callable[..., Wish]
) -> None:
    with place.database.transaction() as session:
        a_person(session, place.entity, "Luz Mery Cano", role=Role.PLANNING)
    asked = wish(RequestKind.REASSIGN, until=None, named_office="jurídica no sé")
    refused = culmina("request", "grant", str(asked.id))
    assert (refused.code, "--office" in refused.error) == (2, True)

    done = culmina(
        "request", "grant", str(asked.id), "--office", "la juridica", "--person", "Luz Mery Cano"
    )
    assert (done.error, "1.2 es ahora de Oficina Jurídica" in done.out) == ("", True)
    with place.database.reading() as session:
        assert session.scalars(select(Responsibility.office_id)).one() == asked.law
    assert "Decidida por Luz Mery Cano" in culmina("request", "show", str(asked.id)).out


def test_a_number_that_no_request_has_is_an_error(culmina: Culmina) -> None:
    refused = culmina("request", "show", "99")

    assert (refused.code, refused.error) == (
        2, "99: esa solicitud no existe. Vea: culmina request list",
    )  # fmt: skip


def test_an_office_that_nobody_leads_takes_over_only_with_a_word_of_its_own(
    place: Place, culmina: Culmina, wish: Callable[..., Wish]
) -> None:
    asked = wish(RequestKind.REASSIGN, until=None)
    with place.database.transaction() as session:
        an_office(session, place.entity, "Oficina de Prensa")
    words = ("request", "grant", str(asked.id), "--office", "Oficina de Prensa")
    refused = culmina(*words)

    assert (refused.code, the_request(place).state) == (2, RequestState.OPEN)
    assert "esa oficina no tiene a nadie con una dirección que funcione" in refused.error
    assert "--anyway" in refused.error
    assert culmina(*words, "--anyway").code == 0
    assert the_request(place).state is RequestState.GRANTED


def test_that_an_activity_does_not_apply_is_granted_and_needs_neither_date_nor_office(
    place: Place, culmina: Culmina, wish: Callable[..., Wish]
) -> None:
    asked = wish(RequestKind.NOT_APPLICABLE, until=None)
    assert "que no aplica" in culmina("request", "show", str(asked.id)).out
    refused = culmina("request", "grant", str(asked.id), "--office", "Oficina Jurídica")
    assert (refused.code, "no es de una fecha ni de una oficina" in refused.error) == (2, True)
    done = culmina("request", "grant", str(asked.id))

    assert (done.code, "Concedida: 1.2 no aplica." in done.out) == (0, True)
    with place.database.reading() as session:
        assert session.get_one(Activity, asked.activity).status is Status.NOT_APPLICABLE
        about = select(ProgressReport.description).where(ProgressReport.request_id.is_not(None))
        assert session.scalars(about).all() == ["falta el contrato"]
        assert session.scalars(select(Milestone.met)).all() == [True]


def test_a_request_that_does_not_exist_is_said_to_before_its_reason_is_asked(
    culmina: Culmina,
) -> None:
    ran = culmina("request", "deny", "41")

    assert (ran.code, "esa solicitud no existe" in ran.error) == (2, True)


@pytest.mark.parametrize("words", [(), ("--reason", "  ")])
def test_a_denial_needs_a_reason(
    place: Place, culmina: Culmina, wish: Callable[..., Wish], words: tuple[str, ...]
) -> None:
    asked = wish(RequestKind.EXTENSION, until=LATER)

    ran = culmina("request", "deny", str(asked.id), *words)

    assert (ran.code, "hace falta un motivo" in ran.error) == (2, True)
    with place.database.reading() as session:
        assert session.get_one(Request, asked.id).state is RequestState.OPEN
    assert culmina("request", "deny", str(asked.id), "--reason", "ya no cabe").code == 0


def test_a_decision_that_no_longer_counts_is_shown_before_the_one_that_stands(
    place: Place, culmina: Culmina, wish: Callable[..., Wish]
) -> None:
    asked = wish()
    culmina("request", "deny", str(asked.id), "--reason", "ya hubo uno")
    assert "no longer counts" not in culmina("request", "show", str(asked.id)).out
    with place.database.transaction() as session:
        row = session.get_one(Request, asked.id)
        assert row.decided_at is not None
        row.decided_at += timedelta(minutes=2)
        row.state, row.granted_until, row.answer = RequestState.GRANTED, LATER, ""
    shown = culmina("request", "show", str(asked.id)).out
    denied = shown.index("Negada por la línea de comandos")
    assert denied < shown.index("ya hubo uno") < shown.index("Decidida por la línea de comandos")
    assert "(ya no cuenta)" in shown
