"""What `culmina doctor` checks: one finding each, with what to do when it is wrong."""

from __future__ import annotations

import asyncio
import shutil
import stat
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from shlex import quote

from sqlalchemy.orm import Session

from bot.evidence.keeper import Keeper
from bot.evidence.vault import Vault
from core.clock import SystemClock, zone
from core.errors import CulminaError, EnvironmentFault, SettingsError
from core.spanish import plural
from culmina import digest_readers, model, outside, reached, status
from culmina.channels.registry import CHECKS
from culmina.channels.way import Caution, Check
from culmina.keeping import backup
from culmina.log import secrets_of
from culmina.monitoring import heartbeat
from culmina.opened_once import OpenedOnce
from culmina.settings import Settings
from culmina.wiring import Installation, enabled_channels, refuse_known_key
from models.incoming import unfiled
from models.running import held, pass_faults
from models.session import Database, sqlite_path
from models.staff import addresses, people
from plans.requests import asking
from reports.week import unsent
from scheduler import ahead
from scheduler.told import returning

LEAST_FREE = 200 * 1024 * 1024
# A machine whose clock stands before this program was written has lost its time.
WRITTEN = datetime(2026, 11, 1, tzinfo=UTC)
_ADDRESS = "culmina person edit NAME --email ADDRESS"
MOST_STUCK = 3  # named in the finding; `culmina status` has them all
LONGEST = timedelta(seconds=45)
OLDEST_BACKUP = timedelta(days=2)  # one is made every night


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, and how it stands; `warns` of what is well for now."""

    name: str
    well: bool
    told: str
    warns: bool = False


async def examine(settings: Settings, file: Path | None = None) -> list[Finding]:
    """Look at everything that culmina needs; nothing is changed. `file` is that of the settings."""
    with OpenedOnce(settings) as at:
        return [await _look(name, check) for name, check in _checks(at, file)]


def _checks(at: OpenedOnce, file: Path | None) -> list[Check]:
    settings = at.settings
    checks: list[Check] = [
        ("settings", partial(_settings, settings, file)),
        ("clock", partial(_clock, at)),
        ("database", partial(asyncio.to_thread, _open, at)),
        ("deciders", _asked(at, _who_decides)),
        ("digest", _asked(at, digest_readers.check)),
        ("trial", _asked(at, reached.tried_by)),
        ("leads", _asked(at, reached.leads)),
        ("messages", _asked(at, _messages)),
        ("owed", _asked(at, _owed)),
        ("passes", _asked(at, _passes)),
        ("privacy", partial(_privacy, settings)),
        ("returned_mail", _asked(at, _returned)),
        ("backup", _asked(at, _backed_up)),
        ("disk", partial(_disk, settings)),
        ("evidence", partial(_evidence, at)),
        ("outside", partial(outside.check, settings)),
        ("heartbeat", partial(heartbeat.check, settings.monitor)),
        *(check for checks in CHECKS for check in checks(at)),
    ]
    if settings.understanding.enabled:
        checks.append(("understanding", partial(model.look, settings)))
    return checks


async def _look(name: str, check: Callable[[], Awaitable[str]]) -> Finding:
    try:
        async with asyncio.timeout(LONGEST.total_seconds()):
            told = await check()
            return Finding(name, True, told, warns=isinstance(told, Caution))
    except CulminaError as error:
        return Finding(name, False, error.sentence().removeprefix(f"{name}: "))
    except TimeoutError:
        return Finding(name, False, f"no answer in {LONGEST.seconds} s. Check the network.")
    except OSError as error:
        told = f"{error.filename or ''}: {error.strerror}.".removeprefix(": ")
        return Finding(name, False, f"{told} Check the disk and permissions.")


async def _settings(settings: Settings, file: Path | None) -> str:
    if not enabled_channels(settings):
        raise EnvironmentFault(
            "no channel is on: nobody can be written to.",
            where="[telegram], [smtp]",
            todo="Give [telegram] token, or [smtp] host and sender.",
        )
    refuse_known_key(settings)
    if file is not None and _shows_secrets(settings, file):
        return Caution(
            f"everybody on this machine can read {file}. Type: chmod o-r {quote(str(file))}"
        )
    older = len(settings.security.older_keys)
    former = f", {plural(older, 'former key reads', 'former keys read')} what it signed"
    return settings.entity.name + (former if older else "")


def _shows_secrets(settings: Settings, file: Path) -> bool:
    """Tell whether everybody can read a secret that stands in the settings file itself."""
    if not file.stat().st_mode & stat.S_IROTH:
        return False
    text = file.read_text(encoding="utf-8")
    return any(one and one in text for one in secrets_of(settings))


async def _clock(at: OpenedOnce) -> str:
    now = SystemClock().now()
    if now < WRITTEN:
        raise EnvironmentFault(
            f"the machine thinks that it is {now:%Y-%m-%d}.",
            where="clock",
            todo="Set the clock (timedatectl set-ntp true).",
        )
    local = f"{now.astimezone(zone(at.settings.entity.timezone)):%Y-%m-%d %H:%M}"
    local += f" in {at.settings.entity.timezone}"
    if early := await asyncio.to_thread(_written_ahead, at, now):
        raise EnvironmentFault(
            f"there are rows of a time that has not come ({ahead.told(early)}): a clock was ahead.",
            where="clock",
            todo=f"If it is {local}, type: culmina retry",
        )
    return local


def _written_ahead(at: OpenedOnce, now: datetime) -> dict[str, int]:
    """Return what a clock that was ahead has left behind; nothing where there is no database."""
    try:
        installation = at.installation()
    except (EnvironmentFault, SettingsError):  # the check of the database tells of it
        return {}
    with installation.database.reading() as session:
        return ahead.find(session, installation.context(), now)


def _open(at: OpenedOnce) -> str:
    database = at.installation().database
    with database.transaction():
        url = database.url.render_as_string(hide_password=True)
    return f"{url}, schema current, can be written"


def _asked(
    at: OpenedOnce, question: Callable[[Session, Installation], str]
) -> Callable[[], Awaitable[str]]:
    """Return a check that puts a question to the database."""

    def ask() -> str:
        if not at.is_there():
            return "not looked at (no database)"
        try:
            installation = at.installation()
        except EnvironmentFault:  # the check of the database tells of it, once
            return "not looked at (see database)"
        with installation.database.reading() as session:
            return question(session, installation)

    return partial(asyncio.to_thread, ask)


def _who_decides(session: Session, installation: Installation) -> str:
    """Tell whether anybody decides what offices ask for; else it would wait for ever."""
    decide = asking.deciders(session, installation.context())
    anybody = people.list_people(session, installation.entity_id)
    if anybody and not decide:
        raise EnvironmentFault(
            "nobody holds a role that decides requests for more time or another office.",
            where="[reminders] requests_decided_by",
            todo='Give it: culmina person add NAME --email "…" --role planning',
        )
    if not anybody:
        return "nobody is registered yet"
    return plural(len(decide), "person decides", "people decide") + " what offices ask for"


def _messages(session: Session, installation: Installation) -> str:
    """Tell whether messages failed of late."""
    now = installation.clock.now()
    span = status.recent(now, installation.zone)
    of = (session, installation.entity_id)
    failed = unsent.count(*of, since=span.start, today=span.today, now=now).failed
    if failed:
        nowhere = unsent.nowhere(*of, since=span.start, now=now)
        todo = ["See why: culmina status."]
        if nowhere:
            todo.append(f"Register another address for whom none works ({nowhere}): {_ADDRESS}.")
        if nowhere < failed:
            todo.append("Then type: culmina retry")
        raise EnvironmentFault(
            f"{plural(failed, 'message', 'messages')} since {span.since} could not be sent.",
            where="outbox",
            todo=" ".join(todo),
        )
    return f"none failed since {span.since}"


def _owed(session: Session, installation: Installation) -> str:
    """Tell whether anything is late: a message that waits, or what is owed and is in none. What
    waits for a person, who is away or has no address, is no failure of the server."""
    span = status.recent(installation.clock.now(), installation.zone)
    of = (session, installation.entity_id)
    rows = unsent.rows(*of, since=span.start, today=span.today, now=span.now)
    late = [one.waits_for for one in rows if one.state == unsent.LATE]
    stuck, waited_for = late.count(""), sorted({one for one in late if one})
    if stuck:
        raise EnvironmentFault(
            f"{plural(stuck, 'message or owed row is', 'messages or owed rows are')} late.",
            where="outbox",
            todo="culmina run must be running. See which and why: culmina status",
        )
    if waited_for:
        return Caution(
            f"something waits for {reached.some(waited_for, len(waited_for))}: away, or no"
            f" address works. Who has none needs one ({_ADDRESS}). See what: culmina status"
        )
    return "nothing is late"


def _returned(session: Session, installation: Installation) -> str:
    """Tell from whom messages come back. Raises EnvironmentFault where the mail itself is wrong."""
    refused = returning.refused_by(session, installation.entity_id)
    found = addresses.returning(session, installation.entity_id)
    if refused:
        first = next(iter(refused.values()))[0]
        raise EnvironmentFault(
            f"the entity's mail is refused by {', '.join(refused)}: {first.reason}",
            where="[smtp]",
            todo="Check SPF, DKIM, DMARC and the blocking lists of the sending server.",
        )
    if not found:
        return "nothing comes back"
    return Caution(f"messages come back from {', '.join(one.value for one in found.values())}.")


def _backed_up(session: Session, installation: Installation) -> str:
    """Tell how old the last backup is, and whether a restoration still holds messages back."""
    made, said, age = backup.last_at(session, installation.entity_id), "none was made", None
    if made is not None:
        age = installation.clock.now() - made
        hours = age // timedelta(hours=1)
        old = plural(age.days, "day", "days") if age.days else plural(hours, "hour", "hours")
        said = f"the last one is {old} old ({installation.shown(made)})"
    is_old = age is None or age > OLDEST_BACKUP
    todo = " Type: systemctl start culmina-backup, or culmina backup FILE" if is_old else ""
    if kept := held.count(session, installation.entity_id):
        messages = plural(kept, "message waits", "messages wait")
        todo += "; since" if todo else " Since"
        todo += f" the restoration {messages} for your word: culmina held list"
    return Caution(f"{said}.{todo}") if todo else said


def _passes(session: Session, installation: Installation) -> str:
    """Tell whether the clock's passes do all that they have to; what failed often is a fault."""
    stuck = pass_faults.standing(session, installation.entity_id)
    if stuck:
        raise EnvironmentFault(
            f"cannot be done: {'; '.join(map(str, stuck[:MOST_STUCK]))}.",
            where=f"{len(stuck)} in the passes of the clock",
            todo="Type culmina status for the errors, and tell whoever maintains culmina.",
        )
    return "nothing fails again and again"


async def _privacy(settings: Settings) -> str:
    """Tell which policy people are told of (Ley 1581 de 2012); without one the mails name none."""
    policy = settings.privacy
    if policy.policy_url:
        return f"version {policy.version} at {policy.policy_url}"
    return Caution("no policy is named to anybody. Give [privacy] policy_url.")


async def _disk(settings: Settings) -> str:
    try:
        with closing(Database(settings.database.url)) as database:
            path = sqlite_path(database.url)
    except SettingsError:  # the check of the database tells of it
        path = None
    return _free(path.parent if path is not None else Path())


def _free(folder: Path) -> str:
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE:
        raise EnvironmentFault(
            f"only {free // 1024**2} MiB are free.",
            where=str(folder),
            todo="Free some space: answers are refused on a full disk.",
        )
    return f"{free // 1024**2} MiB free"


async def _evidence(at: OpenedOnce) -> str:
    evidence = at.settings.evidence
    await asyncio.to_thread(Keeper(evidence).check)
    kept = await _asked(at, _kept_files)()
    scanned = "scanned" if evidence.scanner else "no scanner"
    free = _free(evidence.path)
    return f"{evidence.folder} can be written, {kept}, {scanned}, {free}"


def _kept_files(session: Session, installation: Installation) -> str:
    """Tell whether every file that the database names lies in the folder."""
    settings = installation.settings.evidence
    known = unfiled.contents(session, installation.entity_id)
    lacking = Vault(settings.path).missing(known)
    if lacking:
        raise EnvironmentFault(
            f"{lacking} of {plural(len(known), 'file', 'files')} that the database names"
            f" {'is' if lacking == 1 else 'are'} not there whole.",
            where=f"[evidence] folder {settings.path}",
            todo="Put them back from the backup, or name the folder where they are.",
        )
    return f"{plural(len(known), 'file', 'files')} there"
