"""Commands for the technician: init, db, doctor, status, retry."""

from __future__ import annotations

import asyncio
import secrets
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from core.clock import SystemClock
from core.errors import EnvironmentFault, InputError
from core.spanish import plural
from culmina import doctor as checks
from culmina import mail_doctor
from culmina import status as state
from culmina.cli import show
from culmina.cli.context import config_path, open_installation, settings
from culmina.example import example
from culmina.settings import read_settings
from culmina.unheard import unheard
from culmina.wiring import add_entity
from models import unfiled
from models.migrations import runner
from models.session import Database, sqlite_path

app = typer.Typer()
db = typer.Typer(help="The database's schema.", no_args_is_help=True)
app.add_typer(db, name="db")

PRIVATE = 0o600


@app.command()
def init(
    name: Annotated[str, typer.Option(help="The entity's name, as messages will show it.")],
) -> None:
    """Write a commented settings file and create the database, in trial mode.

    An existing settings file is kept: only what is missing is made.
    """
    path = config_path()
    if path.exists():
        typer.echo(f"{path} exists and is kept.")
    else:
        _refuse_bad_name(name)
        _write_private(path, example(name=name, key=secrets.token_urlsafe(48)))
        typer.echo(f"{path} written.")
    chosen = read_settings(path)
    if chosen.entity.name != name:
        raise InputError(
            f"the settings are of {chosen.entity.name!r}, not of {name!r}.",
            where=str(path),
            todo="Use the same name, or another --config.",
        )
    database = Database(chosen.database.url)
    try:
        _make_private(sqlite_path(database.url))
        runner.upgrade(database)
        new = add_entity(chosen, database, SystemClock())
    finally:
        database.close()
    typer.echo(f"Database ready: {database.url.render_as_string(hide_password=True)}")
    if new:
        typer.echo("Trial mode is on: only the people of [trial] people are written to.")
    typer.echo("Next: fill in [telegram] and [smtp], then type: culmina doctor")


def _refuse_bad_name(name: str) -> None:
    if not name.strip() or not name.isprintable():
        raise InputError(
            f"{name!r} is no name that a message can show.",
            where="--name",
            todo="Write the entity's name.",
        )


def _write_private(path: Path, text: str) -> None:
    """Write a file that only its owner reads: whole, or on a full disk not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.new")
    try:
        draft.unlink(missing_ok=True)
        draft.touch(PRIVATE)
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _make_private(file: Path | None) -> None:
    """Make an SQLite file that only its owner reads: it will hold addresses and answers."""
    if file is not None and file.parent.is_dir() and not file.exists():
        file.touch(PRIVATE)


@db.command("upgrade")
def upgrade() -> None:
    """Bring the database's schema to the version that this culmina needs."""
    database = Database(settings().database.url)
    try:
        version = runner.upgrade(database)
    finally:
        database.close()
    typer.echo(f"The schema is {version}.")


@app.command()
def doctor(
    mail_loop: Annotated[
        bool,
        typer.Option("--mail-loop", help="Send mails to the own mailbox: what survives the way?"),
    ] = False,
) -> None:
    """Check everything that culmina needs, one line each; exit code 1 when something is wrong."""
    chosen = settings()
    findings = asyncio.run(checks.examine(chosen))
    for finding in findings:
        mark, colour = _mark(finding)
        typer.secho(f"{mark} {finding.name}: {finding.told}", fg=colour)
    if mail_loop:
        ways = asyncio.run(mail_doctor.try_mail_loop(chosen, SystemClock()))
        typer.echo(f"ok   mail_loop: {mail_doctor.ways_told(ways)}; used from the next start on")
    failed = [finding.name for finding in findings if not finding.well]
    if failed:
        raise EnvironmentFault(
            f"{len(failed)} of {len(findings)} checks failed: {', '.join(failed)}.",
            todo="The lines that begin with FAIL say what to do.",
        )


def _mark(finding: checks.Finding) -> tuple[str, str | None]:
    if not finding.well:
        return "FAIL", typer.colors.RED
    return ("warn", typer.colors.YELLOW) if finding.warns else ("ok  ", None)


@app.command()
def status() -> None:
    """Show the queue, the last passes of the clock, who agreed to its part, the last errors."""
    with open_installation() as installation, installation.database.reading() as session:
        found = state.read(session, installation.entity_id)
        voices = len(unheard(session, installation))
        files = len(unfiled.unplaced(session, installation.entity_id))
    zone = installation.zone

    def local(instant: datetime | None) -> str:
        return instant.astimezone(zone).strftime("%Y-%m-%d %H:%M") if instant else "never"

    mode = f"live since {local(found.live_since)}" if found.live_since else "trial"
    show.line(f"{installation.settings.entity.name}: {mode}")
    show.line(f"The clock last ran: {local(found.last_tick)}")
    for title, counts in (("outbox", found.outbox), ("inbox", found.inbox), ("owed", found.owed)):
        told = ", ".join(f"{word} {count}" for word, count in counts.items()) or "empty"
        show.line(f"{title}: {told}")
    for word in found.agreed:
        show.line(f"agreed: {word.office}, {word.agreed} of {word.activities}")
    if voices or files:
        heard = plural(voices, "voice note waits", "voice notes wait") + " to be heard"
        placed = plural(files, "file waits", "files wait") + " for its activity"
        show.line(f"{heard}, {placed}: culmina evidence waiting")
    if found.stuck:
        show.line("Fails again and again:")
        stuck = [(local(one.first_at), str(one), one.error) for one in found.stuck]
        show.table(("Since", "What", "Error"), stuck, whole=("Since", "What"))
    if found.errors:
        show.line("Last errors:")
        rows = [(local(one.at), one.who, one.state, one.error) for one in found.errors]
        show.table(("When", "To", "State", "Error"), rows, whole=("When", "State"))


@app.command()
def retry() -> None:
    """Put back what failed or was set aside: messages to send, and answers to handle."""
    with open_installation() as installation, installation.database.transaction() as session:
        sent, handled = state.put_back(session, installation.entity_id, installation.clock.now())
    typer.echo(f"Put back: {sent} messages to send, {handled} answers to handle.")
