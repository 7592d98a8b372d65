"""Small mistakes at the command line: what is said tells what stands, and what to type."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from core.clock import SystemClock, local_day
from core.words import Role
from models.organisation import Entity, OfficeAlias
from models.plan import Activity
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import BOGOTA, a_person, an_activity, an_office
from tests.support.rows import NOW

Cli = Callable[..., Ran]
BECAUSE = ("--reason", "lo dice el comité")
TODAY = local_day(SystemClock().now(), BOGOTA)


@pytest.fixture(autouse=True)
def town(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hacienda leads 2.4; Rosa is a delegate of Archivo, which nobody leads; mail can be sent."""
    monkeypatch.setenv("CULMINA_SMTP__SENDER", "seguimiento@correo.example")
    monkeypatch.setenv("CULMINA_SMTP__HOST", "localhost")
    with place.database.transaction() as session:
        session.execute(update(Entity).values(live_since=NOW))
        finance, files = (an_office(session, place.entity, one) for one in ("Hacienda", "Archivo"))
        a_person(session, place.entity, "Ana", office=finance, email="ana@x.example")
        a_person(
            session, place.entity, "Rosa", office=files, role=Role.DELEGATE, email="rosa@x.example"
        )
        an_activity(session, place.entity, handle="2.4", due=date(2099, 6, 30), office=[finance])


def told(ran: Ran) -> str:
    """Return all that a command said, on one line."""
    return " ".join(f"{ran.out} {ran.err} {ran.error}".split())


def test_an_office_of_which_only_a_delegate_is_reached_takes_an_activity(culmina: Cli) -> None:
    assert culmina("activity", "assign", "2.4", "Archivo", *BECAUSE).code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("archive", "2.4"), ("edit", "2.4", "meta=12"), ("assign", "2.4", "Archivo"),
    ],
)  # fmt: skip
def test_an_activity_that_is_no_longer_in_the_plan_says_since_when(
    culmina: Cli, words: tuple[str, ...]
) -> None:
    culmina("activity", "archive", "2.4", *BECAUSE)

    ran = culmina("activity", *words, *BECAUSE)

    since = f"2.4: ya no está en el plan; se retiró el {TODAY}. Motivo: lo dice el comité."
    assert (ran.code, since in told(ran)) == (2, True)
    assert "culmina activity show 2.4" in told(ran)


def test_an_activity_that_a_newer_file_left_out_is_only_said_to_be_out(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        session.execute(update(Activity).values(withdrawn_at=NOW))

    ran = culmina("activity", "archive", "2.4", *BECAUSE)

    assert "2.4: ya no está en el plan. Véala:" in told(ran)


def test_the_value_that_a_field_has_is_said_to_change_nothing(culmina: Cli) -> None:
    same = culmina("activity", "edit", "2.4", "fecha=30/06/2099", "meta=12 informes", *BECAUSE)

    assert "2.4 fecha ya era 30/06/2099: no cambió nada." in same.out
    assert "→ 12 informes" in same.out


def test_an_office_that_was_typed_before_the_code_is_told_so(culmina: Cli) -> None:
    ran = culmina("activity", "assign", "Archivo", "2.4", *BECAUSE)
    other = culmina("activity", "assign", "Archivo", "9.9", *BECAUSE)

    assert "Así: culmina activity assign 2.4 Archivo" in told(ran)
    assert "ninguna actividad tiene exactamente este código" in told(other)


def test_each_of_several_faults_has_a_line_of_its_own(culmina: Cli) -> None:
    words = ("activity", "add", "99", "actividad=Medir", "fecha=30/11/2099", "oficina=Nada / Nadie")
    ran = culmina(*words, *BECAUSE)

    assert [one.partition(":")[0] for one in ran.error.splitlines()] == ["99", "Nada", "Nadie"]


def test_a_plan_that_is_no_number_is_told_where_the_numbers_are(culmina: Cli) -> None:
    ran = culmina("activity", "add", "Atención", "actividad=Medir", *BECAUSE)

    assert "esto no es un número entero. Vea los números: culmina plan list" in told(ran)


@pytest.mark.parametrize(
    "words",
    [
        ("review", "2.4", "--return", "--by", "Ana"),
        ("review", "2.4", "--return"),
        ("activity", "archive", "2.4", "--reason", "--reason", "x"),
        ("person", "leave", "Ana", "--from", "--yes"),
    ],
)
def test_an_option_without_its_value_asks_for_it(culmina: Cli, words: tuple[str, ...]) -> None:
    ran = culmina(*words)

    assert (ran.code, " necesita un valor" in told(ran)) == (2, True)
    assert "sobra" not in told(ran)


def test_a_value_that_is_like_an_option_and_none_is_taken(culmina: Cli) -> None:
    assert culmina("activity", "archive", "2.4", "--reason", "--motivo--").code == 0


def test_a_day_that_is_past_is_named_in_the_question(culmina: Cli) -> None:
    day = TODAY - timedelta(days=3)
    since = f" desde el {day}, que ya pasó? No se puede deshacer."
    gone = culmina("person", "leave", "Ana", "--from", f"{day}", typed="n\n")
    replaced = culmina("person", "replace", "Ana", "Rosa", "--from", f"{day}", typed="n\n")
    today = culmina("person", "leave", "Ana", typed="n\n")

    assert f"¿Retirar a Ana{since}" in told(gone)
    assert f"y retirar a Ana{since}" in told(replaced)
    assert "¿Retirar a Ana? No se puede deshacer." in told(today)


def test_an_absence_says_who_gets_hers_meanwhile(culmina: Cli) -> None:
    culmina("person", "add", "Luz", "--office", "Archivo", "--email", "luz@x.example")
    now = culmina("person", "away", "Luz", "--until", f"{TODAY + timedelta(days=9)}")
    days = (TODAY + timedelta(days=3), TODAY + timedelta(days=9))
    alone = culmina("person", "away", "Ana", "--from", f"{days[0]}", "--until", f"{days[1]}")

    assert "Mientras tanto lo de su oficina le llega a Rosa." in told(now)
    assert "le llega a" not in told(alone)
    back = told(culmina("person", "away", "Ana", "--back"))
    assert "Ana no estaba ausente: no cambió nada." in back
    assert f"Tiene anotado que falta del {days[0]} al {days[1]}" in back
    assert f"culmina person away Ana --from {days[0]} --back" in back


def test_the_list_of_offices_shows_what_each_will_be(culmina: Cli) -> None:
    culmina("office", "succeed", "Archivo", "Gestión", *BECAUSE, "--from", "2099-01-31")

    assert "será Gestión desde el 2099-01-31" in told(culmina("office", "list"))


def test_a_spelling_that_was_given_to_another_office_goes_over_by_a_word_of_its_own(
    place: Place, culmina: Cli
) -> None:
    culmina("office", "alias", "Hacienda", "Cuentas")

    taken = culmina("office", "alias", "Archivo", "Cuentas")
    name = culmina("office", "alias", "Archivo", "Hacienda", "--move")

    assert "Cuentas: así se le dice a «Hacienda»." in told(taken)
    assert "culmina office alias --move Archivo Cuentas" in told(taken)
    assert "merge" not in told(taken)
    assert (name.code, "Si las dos son una" in told(name)) == (2, True)
    assert culmina("office", "alias", "--move", "Archivo", "Cuentas").code == 0
    with place.database.reading() as session:
        assert len(session.scalars(select(OfficeAlias.id)).all()) == 1
    assert "ya era Archivo" in told(culmina("office", "alias", "Archivo", "Cuentas"))


def test_a_part_of_anothers_name_is_not_given_away_without_a_word(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        for name in ("Secretaría de Salud", "Oficina TIC", "Comisaría de Familia"):
            an_office(session, place.entity, name)
        an_office(session, place.entity, "Todas las áreas", collective=True)

    one = culmina("office", "alias", "Oficina TIC", "Salud")
    assert "Salud: así se le dice a «Secretaría de Salud»." in told(one)
    assert "culmina office alias --move 'Oficina TIC' Salud" in told(one)
    with place.database.transaction() as session:
        an_office(session, place.entity, "Dirección de Salud")
    both = culmina("office", "alias", "Oficina TIC", "Salud")
    assert "así se le dice a «Secretaría de Salud» y «Dirección de Salud»." in told(both)
    with place.database.reading() as session:
        assert session.scalars(select(OfficeAlias.id)).all() == []

    # A part of its own name, a kind of office, a word of many, and a name of nobody are given.
    assert culmina("office", "alias", "Secretaría de Salud", "Salud").code == 0
    for free in ("Dirección", "áreas", "Salud Mental", "Sistemas"):
        assert culmina("office", "alias", "Oficina TIC", free).code == 0, free
    assert culmina("office", "alias", "--move", "Oficina TIC", "Familia").code == 0
