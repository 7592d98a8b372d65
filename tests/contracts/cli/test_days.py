"""culmina remind, tick, live and digest: days tried out, and the first real one."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, update
from typer.testing import CliRunner

from core.clock import SystemClock, local_day
from core.entity.calendar import Calendar
from core.errors import CulminaError
from core.words import Role
from culmina.cli.root import app
from models.organisation import Entity
from models.outbox import ItemState, OutboxItem
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import BOGOTA, LOADED, TODAY, a_person, a_report, an_activity, an_office
from tests.support.dump import everything

Cli = Callable[..., Ran]

ANA = "ana@puertoesperanza.example"  # the one person of [trial] people
OTHER = "luz@puertoesperanza.example"
CONTROL = "control@puertoesperanza.example"
A_DAY = re.compile(r"^\w+ (\d{4}-\d\d-\d\d): ", re.MULTILINE)


@pytest.fixture(autouse=True)
def mail_is_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Turn the mail on: without a channel nobody can be reminded."""
    monkeypatch.setenv("CULMINA_SMTP__HOST", "127.0.0.1")
    monkeypatch.setenv("CULMINA_SMTP__SENDER", "culmina@puertoesperanza.example")


@pytest.fixture
def due(place: Place) -> Place:
    """Two offices with something due: Ana's, who is in the trial, and Luz's, who is not."""
    with place.database.transaction() as session:
        for name, email in (("Ana Mora", ANA), ("Luz Tovar", OTHER)):
            office = an_office(session, place.entity, f"Oficina de {name}")
            a_person(session, place.entity, name, office=office, email=email)
            for number in (1, 2):
                an_activity(
                    session,
                    place.entity,
                    office=office,
                    handle=f"{name[0]}-{number}",
                    due=TODAY + timedelta(days=number),
                )
    return place


def count(place: Place, *conditions: object, table: type = OutboxItem) -> int:
    """Return how many rows a table has that meet the conditions."""
    with place.database.reading() as session:
        query = select(func.count()).select_from(table).where(*conditions)  # type: ignore[arg-type]  # columns
        return session.scalar(query) or 0


def live(place: Place, answer: str, *words: str) -> Ran:
    """Run `culmina live` and answer its question."""
    result = CliRunner().invoke(
        app, ["--config", str(place.config), "live", *words], input=f"{answer}\n"
    )
    error = result.exception.sentence() if isinstance(result.exception, CulminaError) else ""
    return Ran(result.exit_code, result.stdout, result.stderr, error)


def test_a_dry_run_says_to_whom_what_and_why_and_writes_nothing(due: Place, culmina: Cli) -> None:
    before = everything(due.database)

    ran = culmina("remind", "--on", str(TODAY), "--dry-run")

    assert ran.code == 0
    assert f"lunes {TODAY}: 1 mensaje\n" in ran.out
    assert f"  Ana Mora <correo {ANA}>: bienvenida, 2 actividades" in ran.out
    assert "aviso: bienvenida" in ran.out
    assert "  detenido: Luz Tovar: bienvenida al plan 1 (a prueba: solo se escribe a" in ran.out
    assert everything(due.database) == before


def test_without_dry_run_the_same_is_written(due: Place, culmina: Cli) -> None:
    shown = culmina("remind", "--on", str(TODAY), "--dry-run")

    done = culmina("remind", "--on", str(TODAY), "--yes")

    assert done.out == shown.out
    assert count(due) == 1


def test_the_pass_of_a_day_to_come_can_be_shown_and_not_made(due: Place, culmina: Cli) -> None:
    before = everything(due.database)

    ran = culmina("remind", "--on", "2999-05-10")

    assert ran.code == 2
    assert ran.error.startswith("--on 2999-05-10: 2999-05-10 08:00 no ha llegado")
    assert "Muéstrelo con --dry-run;" in ran.error
    assert culmina("remind", "--on", "2999-05-10", "--dry-run").code == 0
    assert everything(due.database) == before


@pytest.mark.parametrize(
    ("away", "told"),
    [
        (None, "ninguna dirección funciona"),
        (TODAY + timedelta(days=9), "no está y nadie reemplaza"),
    ],
)
def test_a_dry_run_names_the_offices_to_which_nothing_can_be_written(
    place: Place, culmina: Cli, away: date | None, told: str
) -> None:
    with place.database.transaction() as session:
        tic = an_office(session, place.entity, "TIC")
        a_person(
            session, place.entity, "Luz", office=tic, email=OTHER if away else None, away_until=away
        )
        an_activity(session, place.entity, office=tic, handle="T-1", due=TODAY + timedelta(days=1))
        an_activity(session, place.entity, office=tic, handle="T-9", due=date(2026, 12, 1))

    ran = culmina("remind", "--on", str(TODAY), "--dry-run")

    assert f"  detenido: «TIC» no tiene a quién escribirle ({told}): T-1\n" in ran.out
    with place.database.transaction() as session:
        a_person(session, place.entity, "Bea", office=tic, role=Role.DELEGATE, email=ANA)
    assert (
        "no tiene a quién escribirle" not in culmina("remind", "--on", str(TODAY), "--dry-run").out
    )


def test_of_a_day_to_come_the_reason_is_the_one_of_that_day(place: Place, culmina: Cli) -> None:
    today = local_day(SystemClock().now(), BOGOTA)
    day = Calendar().next_working_day(today + timedelta(days=8))
    first, last = day - timedelta(days=2), day + timedelta(days=3)
    with place.database.transaction() as session:
        tic = an_office(session, place.entity, "TIC")
        a_person(session, place.entity, "Luz", office=tic, email=OTHER)
        an_activity(session, place.entity, office=tic, handle="T-1", due=day + timedelta(days=1))
        session.execute(update(Entity).values(live_since=LOADED))
    culmina("person", "away", "Luz", "--from", f"{first}", "--until", f"{last}")

    ran = culmina("remind", "--on", str(day), "--dry-run")

    why = "no está y nadie reemplaza"
    assert f"  detenido: «TIC» no tiene a quién escribirle ({why}): T-1\n" in ran.out
    assert "None" not in ran.out


def test_a_day_off_is_named_and_nothing_is_sent(due: Place, culmina: Cli) -> None:
    ran = culmina("remind", "--on", "2026-05-18", "--dry-run")  # Ascension Day, moved to Monday

    assert ran.out == "lunes 2026-05-18: 2026-05-18 no es día hábil\n"
    assert count(due) == 0


def test_what_an_answer_silences_is_listed_with_its_reason(due: Place, culmina: Cli) -> None:
    culmina("tick", "--at", f"{TODAY}T08:00")
    with due.database.transaction() as session:
        # Her welcome is out, and she has answered: tomorrow's step is not for her ears.
        item = session.scalars(select(OutboxItem)).one()
        item.state, item.sent_at = ItemState.SENT, item.created_at
        a_report(session, 2, by=item.person_id, office_id=1)

    ran = culmina("remind", "--on", "2026-05-12", "--dry-run")

    assert re.search(r"detenido: A-2 1 día antes \(.*\)", ran.out), ran.out


def test_a_second_tick_adds_nothing(due: Place, culmina: Cli) -> None:
    first = culmina("tick", "--at", f"{TODAY}T08:00")
    second = culmina("tick", "--at", f"{TODAY}T08:05")

    assert first.out == "Recordatorios debidos: 0. Mensajes en cola: 1.\n"
    assert second.out == "Recordatorios debidos: 0. Mensajes en cola: 0.\n"
    assert count(due) == 1


@pytest.fixture
def controlled(due: Place) -> Place:
    """Add somebody of control, and make the entity live."""
    live(due, "", "--yes")
    with due.database.transaction() as session:
        a_person(session, due.entity, "Consuelo Ariza", role=Role.CONTROL, email=CONTROL)
    return due


def test_the_digest_is_shown_and_nothing_is_queued(controlled: Place, culmina: Cli) -> None:
    before = everything(controlled.database)

    ran = culmina("digest", "--on", "2026-05-19")

    assert ran.code == 0
    assert "CÓMO VAMOS" in ran.out
    assert "4 actividades" in ran.out
    assert everything(controlled.database) == before


def test_the_digest_is_queued_once(controlled: Place, culmina: Cli) -> None:
    first = culmina("digest", "--on", "2026-05-19", "--send", "--yes")
    second = culmina("digest", "--on", "2026-05-19", "--send", "--yes")

    assert first.out == "En cola: 1 mensaje para control interno.\n"
    assert (
        second.out
        == "No se puso nada en cola: ya lo está, para todos a quienes se puede escribir.\n"
    )
    assert count(controlled, OutboxItem.recipient == CONTROL) == 1


def test_without_anybody_of_control_the_digest_goes_to_nobody(due: Place, culmina: Cli) -> None:
    ran = culmina("digest", "--on", "2026-05-19", "--send", "--yes")

    assert ran.out == "No se puso nada en cola: a nadie de control interno se le puede escribir.\n"
    assert count(due) == 0


def test_a_digest_of_a_day_to_come_is_shown_and_not_sent(controlled: Place, culmina: Cli) -> None:
    before = everything(controlled.database)

    ran = culmina("digest", "--on", "2999-05-10", "--send", "--yes")

    assert ran.code == 2
    assert ran.error.startswith("--on 2999-05-10: 2999-05-10 08:00 no ha llegado")
    assert culmina("digest", "--on", "2999-05-10").code == 0
    assert everything(controlled.database) == before


@pytest.mark.parametrize("words", [("digest", "--send"), ("remind",)])
def test_what_a_past_day_would_send_is_asked_about_first(
    controlled: Place, culmina: Cli, words: tuple[str, ...]
) -> None:
    before = everything(controlled.database)

    no = culmina(*words, "--on", "2026-05-19", typed="n\n")

    assert "2026-05-19 ya pasó" in no.out
    assert no.out.endswith("No cambió nada.\n")
    assert no.code == 1
    assert everything(controlled.database) == before
    assert culmina(*words, "--on", "2026-05-19", typed="s\n").code == 0
    assert everything(controlled.database) != before


def test_a_question_that_nobody_can_answer_says_so(controlled: Place, culmina: Cli) -> None:
    before = everything(controlled.database)

    ran = culmina("remind", "--on", "2026-05-19", typed="")

    assert ran.code == 2
    assert ran.error.startswith("nadie respondió la pregunta")
    assert "--yes" in ran.error
    assert everything(controlled.database) == before
