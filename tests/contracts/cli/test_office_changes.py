"""culmina office succeed, superior, collective: how offices stand to each other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from core.clock import SystemClock, local_day
from models.audit import Audit
from models.organisation import Office
from models.plan import Responsibility
from models.staff.office_moves import OfficeMove
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import BOGOTA, a_person, an_activity, an_office

Cli = Callable[..., Ran]
BECAUSE = ("--reason", "Decreto 12")


@pytest.fixture(autouse=True)
def town(place: Place) -> None:
    """Prensa leads an activity that all areas support; Hacienda has nothing."""
    with place.database.transaction() as session:
        press = an_office(session, place.entity, "Prensa")
        an_office(session, place.entity, "Hacienda")
        every = an_office(session, place.entity, "Todas las áreas", collective=True)
        a_person(session, place.entity, "Zoe", office=press, email="zoe@x.example")
        an_activity(session, place.entity, office=[press, every])


def answering(place: Place) -> list[str]:
    """Return the offices that answer for the activity, in order."""
    with place.database.reading() as session:
        names = select(Office.name).join(Responsibility, Responsibility.office_id == Office.id)
        return list(session.scalars(names.order_by(Responsibility.position)))


def test_an_office_is_another_from_today_on(place: Place, culmina: Cli) -> None:
    ran = culmina("office", "succeed", "Prensa", "Comunicaciones", *BECAUSE, "--yes")

    assert ran.out.splitlines() == [
        "Comunicaciones es una oficina nueva.",
        "Prensa es Comunicaciones desde hoy: pasaron 1 actividad y 1 persona.",
    ]
    assert answering(place)[0] == "Comunicaciones"
    with place.database.reading() as session:
        kept = session.scalars(select(Audit).where(Audit.action == "office succeeded")).one()
    assert kept.after["reason"] == "Decreto 12"


def test_several_offices_are_another_from_a_day_to_come(place: Place, culmina: Cli) -> None:
    soon = local_day(SystemClock().now(), BOGOTA) + timedelta(days=2)
    names = ("Prensa", "Hacienda", "Despacho")
    ran = culmina("office", "succeed", *names, *BECAUSE, "--from", f"{soon}")

    assert f"Prensa será Despacho desde el {soon}." in ran.out
    assert answering(place)[0] == "Prensa"
    assert "Despacho" not in culmina("office", "review").out
    culmina("tick", "--at", f"{soon - timedelta(days=1)}T23:50")
    assert answering(place)[0] == "Prensa"
    culmina("tick", "--at", f"{soon}T00:10")
    assert answering(place)[0] == "Despacho"
    assert "Hacienda" not in culmina("office", "list").out


def test_what_was_planned_of_an_office_can_be_taken_back(place: Place, culmina: Cli) -> None:
    culmina("office", "succeed", "Prensa", "Hacienda", *BECAUSE, "--from", "2099-01-31")
    ran = culmina("office", "succeed", "Prensa", "Prensa", *BECAUSE)

    assert "el cambio previsto ya no se hará" in ran.out
    with place.database.reading() as session:
        assert session.scalars(select(OfficeMove.id)).all() == []


@pytest.mark.parametrize("since", [("--from", "2099-01-31"), ("--from", "2099-03-01"), ()])
def test_offices_do_not_follow_each_other_in_a_circle(
    place: Place, culmina: Cli, since: tuple[str, ...]
) -> None:
    planned = (*BECAUSE, "--from", "2099-01-31")
    culmina("office", "succeed", "Prensa", "Despacho General", *planned)
    culmina("office", "succeed", "Despacho General", "Hacienda", *planned)
    ran = culmina("office", "succeed", "Hacienda", "Prensa", *BECAUSE, *since)

    assert ran.code == 2
    assert "desde el 2099-01-31 Despacho General será Hacienda" in " ".join(ran.error.split())
    back = "culmina office succeed 'Despacho General' 'Despacho General' --reason MOTIVO"
    assert back in " ".join(ran.error.split())
    with place.database.reading() as session:
        assert len(session.scalars(select(OfficeMove.id)).all()) == 2
    culmina("office", "succeed", "Despacho General", "Despacho General", *BECAUSE)
    again = culmina("office", "succeed", "Hacienda", "Prensa", *planned)
    assert (again.code, "Hacienda será Prensa desde el 2099-01-31" in again.out) == (0, True)


def test_a_chain_of_offices_that_is_no_circle_is_planned_and_another_may_take_its_place(
    culmina: Cli,
) -> None:
    planned = (*BECAUSE, "--from", "2099-01-31")
    culmina("office", "succeed", "Prensa", "Hacienda", *planned)

    assert culmina("office", "succeed", "Hacienda", "Despacho", *planned).code == 0
    assert culmina("office", "succeed", "Prensa", "Despacho", *planned, "--yes").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Prensa",), "faltan las oficinas de antes, o la nueva"),
        (("Nadie", "Hacienda"), "no hay ninguna oficina con ese nombre"),
        (("Prensa", "Prensa"), "esa oficina ya es la nueva"),
        (("Prensa", "Todas las áreas"), "no es una oficina, sino varias"),
        (("Prensa", "--", ".."), "un nombre necesita letras"),
        (("Prensa", "Hacienda", "--from", "2020-01-31"), "ese día ya pasó"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    place: Place, culmina: Cli, words: tuple[str, ...], said: str
) -> None:
    ran = culmina("office", "succeed", *BECAUSE, *words)

    assert (ran.code, said in ran.error) == (2, True)
    assert answering(place)[0] == "Prensa"


def test_an_office_depends_on_another_until_it_does_not(culmina: Cli) -> None:
    first = culmina("office", "superior", "Prensa", "Hacienda")
    again = culmina("office", "superior", "Prensa", "Hacienda")

    assert first.out == "Prensa depende de Hacienda desde hoy.\n"
    assert again.out == "Prensa ya depende de Hacienda.\n"
    assert "depende de Hacienda" in culmina("office", "list").out
    assert "ya depende de ella" in culmina("office", "superior", "Hacienda", "Prensa").error
    itself = culmina("office", "superior", "Prensa", "Prensa").error
    assert "una oficina no depende de sí misma" in itself
    assert "ya depende" not in itself
    assert culmina("office", "superior", "Prensa", "--none").code == 0
    assert "depende" not in culmina("office", "list").out
    assert culmina("office", "superior", "Prensa").code == 2


@pytest.mark.parametrize("members", ["Hacienda / Prensa", "Hacienda;Prensa", "Hacienda, Prensa"])
def test_a_name_of_many_is_told_once_which_offices_it_is(
    place: Place, culmina: Cli, members: str
) -> None:
    ran = culmina("office", "collective", "Todas las áreas", "--members", members)

    assert "Todas las áreas son Hacienda, Prensa desde hoy" in ran.out
    assert answering(place) == ["Prensa", "Hacienda"]
    listed = culmina("office", "list").out
    assert "+ Hacienda" in listed
    assert "falta decir" not in listed
    assert "no: a ninguna de sus oficinas" in listed
    why = " ".join(culmina("why", "Todas las áreas").out.split())
    assert "falta decir" not in why
    for name in ("Hacienda", "Prensa"):
        assert f"a {name} no se le llega" in why


def test_a_name_of_many_of_which_nobody_has_said_which_says_so(culmina: Cli) -> None:
    assert "falta decir qué oficinas son" in " ".join(culmina("office", "list").out.split())


def test_a_collective_is_not_made_of_what_is_no_office(place: Place, culmina: Cli) -> None:
    for members in ("Nadie", "Todas las áreas", "ninguna"):
        assert culmina("office", "collective", "Todas las áreas", "--members", members).code == 2
    assert answering(place) == ["Prensa", "Todas las áreas"]


@pytest.mark.parametrize("since", [(), ("--from", "2099-02-28")])
def test_another_change_of_an_office_that_waits_is_named_before_it_is_dropped(
    culmina: Cli, since: tuple[str, ...]
) -> None:
    first = ("office", "succeed", "Prensa", "Hacienda", *BECAUSE, "--from", "2099-01-31")
    assert culmina(*first).code == 0
    again = culmina(*first)
    another = ("office", "succeed", "Prensa", "Despacho", *BECAUSE, *since)

    refused = culmina(*another, typed="s\n")
    forced = culmina(*another, "--yes")

    waits = "Prensa será Hacienda desde el 2099-01-31"
    assert (again.code, "otro cambio" in again.out) == (0, False)
    assert (refused.code, f"hay otro cambio previsto: {waits}" in refused.error) == (2, True)
    assert "--yes" in refused.error
    assert f"Ya no se hará lo previsto: {waits}." in " ".join(forced.out.split())
    assert forced.code == 0
