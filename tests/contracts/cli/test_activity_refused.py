"""culmina activity assign, add, edit: what speaks against a change is said before it is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from core.clock import SystemClock, local_day
from models.plan import Activity
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import BOGOTA, a_person, a_plan, an_activity, an_office

Cli = Callable[..., Ran]
BECAUSE = ("--reason", "lo dice el comité")


@pytest.fixture(autouse=True)
def town(place: Place) -> None:
    """Hacienda leads 2.4; Prensa and Jurídica have a lead too, Archivo nobody."""
    with place.database.transaction() as session:
        an_office(session, place.entity, "Archivo")
        for name, office in (("Ana", "Hacienda"), ("Zoe", "Prensa"), ("Luz", "Jurídica")):
            leads = an_office(session, place.entity, office)
            a_person(session, place.entity, name, office=leads, email=f"{name}@x.example")
            if office == "Hacienda":
                an_activity(
                    session, place.entity, handle="2.4", due=date(2099, 6, 30), office=leads,
                    plan=a_plan(session, place.entity, year=2099),
                )  # fmt: skip


def added(place: Place) -> Sequence[str]:
    """Return the activities that were added."""
    with place.database.reading() as session:
        return session.scalars(select(Activity.handle).where(Activity.handle != "2.4")).all()


def test_who_will_have_all_of_an_office_by_then_is_named(culmina: Cli) -> None:
    today = local_day(SystemClock().now(), BOGOTA)
    first, later = today + timedelta(days=20), today + timedelta(days=40)
    taken = culmina(
        "office", "succeed", "Jurídica", "Prensa", "--from", f"{first}", "--reason", "decreto"
    )
    assert taken.error == ""

    early = culmina(
        "activity", "assign", "2.4", "Jurídica", "--from", f"{today + timedelta(days=5)}", *BECAUSE
    )
    ran = culmina("activity", "assign", "2.4", "Jurídica", "--from", f"{later}", *BECAUSE, "--yes")

    assert "será de Jurídica desde" in early.out
    assert (
        f"2.4 será de Prensa desde el {later}, porque desde el {first} todo lo de Jurídica es de "
        "Prensa; hasta entonces no cambia nada." in " ".join(ran.out.split())
    )


def test_an_office_that_would_lead_a_new_activity_has_to_be_reached(
    place: Place, culmina: Cli
) -> None:
    new = ("actividad=Ordenar el archivo", "fecha=30/06/2099")
    refused = culmina("activity", "add", "1", *new, "oficina=Archivo", *BECAUSE)

    assert refused.code == 2
    assert "no se cambió nada: en Archivo no hay a quién avisarle" in refused.error
    assert added(place) == []
    supported = culmina("activity", "add", "1", *new, "oficina=Prensa / Archivo", *BECAUSE)
    assert supported.error == ""
    anyway = culmina(
        "activity", "add", "1", "actividad=Digitalizar", "fecha=30/06/2099", "oficina=Archivo",
        "--yes", *BECAUSE,
    )  # fmt: skip
    assert "responde Archivo." in " ".join(anyway.out.split())


@pytest.mark.parametrize("yes", [(), ("--yes",)])
def test_a_date_that_is_past_is_none_of_a_new_activity(
    place: Place, culmina: Cli, yes: tuple[str, ...]
) -> None:
    new = ("actividad=Ordenar el archivo", "fecha=30/01/2020, 30/06/2099", "oficina=Prensa")
    refused = culmina("activity", "add", "1", *new, *yes, *BECAUSE)

    assert refused.code == 2
    assert "30/01/2020: ese día ya pasó. Escriba una fecha por venir." in refused.error
    assert added(place) == []


@pytest.mark.parametrize("command", [("plan", "set"), ("activity", "edit")])
def test_an_activity_of_a_closed_plan_is_there_and_is_not_changed(
    culmina: Cli, command: tuple[str, str]
) -> None:
    assert culmina("plan", "close", "1", "--yes").error == ""

    because = BECAUSE if command[0] == "activity" else ()
    refused = culmina(*command, "2.4", "meta=3", *because)

    assert refused.code == 2
    assert "2.4: su plan está cerrado: ya no se cambia." in refused.error
    assert "culmina activity show 2.4" in refused.error
    unknown = culmina(*command, "9.9", "meta=3", *because)
    assert "ninguna actividad tiene exactamente este código" in unknown.error
