"""culmina live: what the first ten working days will bring, shown, asked about, and begun."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import update

from core.entity.calendar import Calendar
from core.spanish import short_date
from models.audit import Audit
from models.organisation import Entity
from models.owed import Notice, OwedState, OwedStep
from models.plan import Plan
from tests.contracts.cli.conftest import Place, Ran
from tests.contracts.cli.test_days import OTHER, count, due, live, mail_is_on
from tests.support.builders import TODAY, a_person, an_activity, an_office
from tests.support.dump import everything

Cli = Callable[..., Ran]

__all__ = ["due", "mail_is_on"]  # fixtures
A_DAY = re.compile(r"^(\w{3} \d{1,2} \w{3})[^·\n]* · (\d+) mensajes?", re.MULTILINE)
QUESTION = "¿Comenzar a escribirles a todos?"


def test_live_counts_ten_working_days_and_asks_and_no_means_no(due: Place) -> None:
    before = everything(due.database)

    ran = live(due, "n")

    days = A_DAY.findall(ran.out)
    calendar = Calendar()
    assert len(days) == 10
    first = calendar.working_day_on_or_after(datetime.now(UTC).date())
    working = (short_date(calendar.add_working_days(first, n)) for n in range(12))
    assert {day for day, _ in days} <= {" ".join(one.split()[:3]) for one in working}
    assert f"- Luz Tovar (correo, {OTHER}): bienvenida, 2 actividades" in ran.out
    assert QUESTION in ran.out
    assert ran.out.endswith("No cambió nada: la prueba sigue.\n")
    assert ran.code == 1
    assert everything(due.database) == before


def test_live_shows_a_message_of_the_first_day_as_it_will_be_read(due: Place) -> None:
    said = live(due, "n").out

    assert "MUESTRA: LO QUE LEERÁ " in said
    assert "    Sus fechas del " in said
    assert "Responda a este correo con sus palabras" in said or "Por ahora no leemos" in said


def test_live_names_whom_nothing_reaches_and_what_to_do(due: Place) -> None:
    assert "A QUIÉN NO LE LLEGA NADA" not in live(due, "n").out
    with due.database.transaction() as session:
        alone = an_office(session, due.entity, "Archivo")
        an_activity(session, due.entity, office=alone, handle="Z-1", due=date(2026, 12, 1))
        a_person(session, due.entity, "Rosa Gil", office=an_office(session, due.entity, "TIC"))

    said = live(due, "n").out

    assert "- Archivo (1 actividad): no tiene a nadie registrado. Pregunte allí" in said
    assert "- Sin un correo o chat que reciba: Rosa Gil\n" in said


def test_live_writes_one_page_to_hand_round_and_begins_nothing(due: Place) -> None:
    with due.database.transaction() as session:
        mean = an_office(session, due.entity, "<script>alert(1)</script> & hijos")
        an_activity(session, due.entity, office=mean, handle="Z-1", due=date(2026, 12, 1))
    before = everything(due.database)
    page = due.folder / "prueba.html"

    ran = live(due, "", "--html", str(page))

    assert ran.code == 0
    assert "la prueba sigue" in ran.out
    assert QUESTION not in ran.out
    html = page.read_text("utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; hijos" in html
    assert not re.search(r"<script|<link|<img|src=|@import|url\(", html)
    assert html.count("<h1") == 1
    assert "Luz Tovar, por correo" in html or "Ana Mora, por correo" in html
    assert "@media print" in html
    # No heading of a count is broken within a word; a narrow telephone has smaller letters.
    assert "th.count { overflow-wrap: normal;" in html
    assert re.search(r"@media \(max-width: \w+\) \{\s*table \{ font-size", html)
    assert everything(due.database) == before


def test_a_page_does_not_replace_a_file(due: Place) -> None:
    before = due.config.read_bytes()

    ran = live(due, "", "--html", str(due.config))

    assert ran.code != 0
    assert ran.error == f"{due.config}: el archivo ya existe. Diga otro."
    assert due.config.read_bytes() == before


def test_a_page_that_cannot_be_written_is_told_and_begins_nothing(due: Place) -> None:
    ran = live(due, "", "--html", str(due.folder / "no hay" / "prueba.html"))

    assert ran.code != 0
    assert "no hay" in ran.error
    assert count(due, Audit.action == "went_live", table=Audit) == 0


def test_live_ends_the_trial_and_releases_nothing_that_was_held(due: Place, culmina: Cli) -> None:
    culmina("tick", "--at", f"{TODAY}T08:00")
    held = count(due, Notice.state == OwedState.HELD, table=Notice)
    queued = count(due)
    assert held > 0

    ran = live(due, "y")

    assert ran.code == 0
    assert ran.out.endswith(
        "La prueba terminó: desde ahora se les escribe a todos. Lo que la prueba detuvo no se "
        "envía.\n"
    )
    with due.database.reading() as session:
        assert session.get_one(Entity, due.entity).live_since is not None
    assert count(due) == queued
    for table in (Notice, OwedStep):
        assert count(due, table.state == OwedState.HELD, table=table) == 0
    assert count(due, Notice.reason == "held in the trial", table=Notice) == held
    assert count(due, Audit.action == "went_live", table=Audit) == 1


@pytest.mark.parametrize(("policy", "warned"), [("", True), ("https://x.example/datos", False)])
def test_live_says_before_it_asks_that_the_mails_would_name_no_policy(
    due: Place, monkeypatch: pytest.MonkeyPatch, policy: str, *, warned: bool
) -> None:
    monkeypatch.setenv("CULMINA_PRIVACY__POLICY_URL", policy)

    ran = live(due, "n")

    before, asked, _ = ran.out.partition(QUESTION)
    assert asked
    assert ("Falta la política de datos" in before) is warned
    assert ("[privacy] policy_url" in before) is warned


def test_live_does_not_ask_where_yes_was_said_before(due: Place) -> None:
    ran = live(due, "", "--yes")

    assert ran.code == 0
    assert QUESTION not in ran.out


@pytest.mark.parametrize("words", [(), ("--yes",)])
def test_live_says_what_is_lacking_where_nothing_could_be_sent(
    place: Place, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.delenv("CULMINA_SMTP__HOST")
    monkeypatch.delenv("CULMINA_SMTP__SENDER")

    ran = live(place, "y", *words)

    assert ran.code == 1
    assert ran.out == ""
    assert ran.error == (
        "no se podría enviar nada; la prueba sigue. Primero encienda un canal en "
        "[telegram] o [smtp]; agregue personas (culmina person import); importe un "
        "plan (culmina plan import)."
    )
    assert count(place, Audit.action == "went_live", table=Audit) == 0


def test_live_names_the_plan_alone_where_only_that_is_lacking(due: Place) -> None:
    with due.database.transaction() as session:
        session.execute(update(Plan).values(closed_at=datetime(2026, 5, 1, tzinfo=UTC)))

    ran = live(due, "y")

    assert ran.error.endswith("la prueba sigue. Primero importe un plan (culmina plan import).")
    with due.database.reading() as session:
        assert session.get_one(Entity, due.entity).live_since is None


def test_live_a_second_time_says_since_when_and_changes_nothing(due: Place) -> None:
    live(due, "", "--yes")
    before = everything(due.database)

    ran = live(due, "y")

    assert ran.code == 0
    assert re.fullmatch(
        r"La prueba terminó el \d{4}-\d\d-\d\d: se les escribe a todos\.\n", ran.out
    )
    assert everything(due.database) == before
