"""What `culmina doctor` asks of the mail: the servers, the tokens, the proof, the way back."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from bot.email.reading.authentication import MICROSOFT365
from bot.email.servers import check
from bot.email.servers.mail_loop import Mailing, try_the_way
from bot.email.servers.oauth import Tokens
from core.clock import Clock, SystemClock, zone
from core.errors import EnvironmentFault, InputError
from core.section import LOOPBACK
from culmina.channels.way import Caution, Check
from culmina.opened_once import OpenedOnce
from culmina.settings import Settings
from culmina.wiring import opened
from models.incoming import mail
from models.incoming.mail import Ways

WARN_BEFORE = timedelta(days=30)
MICROSOFTS = "outlook.office365.com"


def checks(at: OpenedOnce) -> list[Check]:
    """Return the checks of the mail, for what the settings turn on."""
    settings = at.settings
    clock = SystemClock()
    tokens = Tokens(settings.oauth, clock) if settings.oauth.enabled else None
    found: list[Check] = [
        ("smtp", partial(_smtp, settings, tokens)),
        ("imap", partial(_imap, settings, tokens)),
    ]
    if settings.lmtp.enabled:
        found.append(("lmtp", partial(_lmtp, settings)))
    if tokens is not None:
        found.append(("oauth", partial(_oauth, settings, tokens, clock)))
    if settings.imap.enabled or settings.lmtp.enabled:
        found.append(("authserv_id", partial(_authserv_id, settings)))
    if settings.smtp.enabled and settings.smtp.reply_to and settings.imap.enabled:
        found.append(("mail_loop", partial(_known, at)))
    return found


async def _smtp(settings: Settings, tokens: Tokens | None) -> str:
    if not settings.smtp.enabled:
        return "off (no host)"
    await check.check(settings.smtp, _for(settings.smtp.authentication, tokens))
    return f"{settings.smtp.host}:{settings.smtp.port} takes the login"


async def _imap(settings: Settings, tokens: Tokens | None) -> str:
    if not settings.imap.enabled:
        return "off (no host)"
    return await check.check_mailbox(settings.imap, _for(settings.imap.authentication, tokens))


async def _lmtp(settings: Settings) -> str:
    lmtp = settings.lmtp
    if lmtp.path is None and lmtp.address[0] not in LOOPBACK:
        return Caution(f"{lmtp.listen} can be reached by others: let only your mail server through")
    return f"{lmtp.listen}, for {lmtp.protocol}"


async def _oauth(settings: Settings, tokens: Tokens, clock: Clock) -> str:
    await tokens.access_token()
    today = clock.now().astimezone(zone(settings.entity.timezone)).date()
    return secret_told(settings.oauth.secret_ends, today)


def secret_told(ends: date | None, today: date) -> str:
    """Tell how long the client secret holds. Raises EnvironmentFault where it has ended."""
    if ends is None:
        return "tokens are given"
    if ends < today:
        raise EnvironmentFault(
            f"the client secret ended on {ends}.",
            where="[oauth] secret_ends",
            todo="Make a new one and write its last day there.",
        )
    if ends - today <= WARN_BEFORE:
        return Caution(f"the client secret ends on {ends}: make a new one before.")
    return f"tokens are given; the client secret ends on {ends}"


async def _authserv_id(settings: Settings) -> str:
    if not settings.mail.authserv_id:
        raise EnvironmentFault(
            "it is not said whose Authentication-Results are believed: no answer by mail is proven"
            " by its sender's domain.",
            where="[mail] authserv_id",
            todo="Write the first word of that header in a mail that your server received; of "
            f"Exchange Online, which writes none: {MICROSOFT365}.",
        )
    if settings.imap.host == MICROSOFTS and settings.mail.authserv_id != MICROSOFT365:
        return Caution(
            f"Exchange Online never writes {settings.mail.authserv_id}: if no other server receives"
            f' the mail before it, write authserv_id = "{MICROSOFT365}"'
        )
    return settings.mail.authserv_id


async def _known(at: OpenedOnce) -> str:
    installation = at.installation()
    with installation.database.reading() as session:
        mailbox, entity_id = at.settings.smtp.reply_to, installation.entity_id
        ways, tried = mail.known_ways(session, entity_id=entity_id, mailbox=mailbox)
    if tried is None:
        return Caution(
            "not tried yet: subjects carry a reference. Type: culmina doctor --mail-loop"
        )
    return f"{ways_told(ways)} (tried on {tried.astimezone(installation.zone):%Y-%m-%d})"


def ways_told(ways: Ways) -> str:
    """Tell what survives."""
    each = (
        ("Message-ID", ways.own_message_id),
        ("plus-addresses", ways.plus_address),
        ("return addresses", ways.verp),
    )
    told = ", ".join(f"{name} {'survive' if kept else 'do not survive'}" for name, kept in each)
    return told.replace("Message-ID survive", "Message-ID survives").replace(
        "Message-ID do not", "Message-ID does not"
    )


async def try_mail_loop(settings: Settings, clock: Clock) -> Ways:
    """Send messages to the own mailbox, read them there, and keep what survived.

    Raises InputError where nothing is sent or read, and EnvironmentFault.
    """
    if not (settings.smtp.enabled and settings.smtp.reply_to and settings.imap.enabled):
        raise InputError(
            "hacen falta un servidor que envíe correos y un buzón que se lea.",
            where="[smtp] host y reply_to, [imap] host",
            todo="Escriba los tres.",
        )
    tokens = Tokens(settings.oauth, clock) if settings.oauth.enabled else None
    mailing = Mailing(
        settings.smtp,
        settings.imap,
        _for(settings.smtp.authentication, tokens),
        _for(settings.imap.authentication, tokens),
    )
    with opened(settings, clock) as at:
        ways = await try_the_way(mailing, clock.now())
        with at.database.transaction() as session:
            mailbox, now = settings.smtp.reply_to, clock.now()
            mail.keep_ways(session, entity_id=at.entity_id, mailbox=mailbox, ways=ways, now=now)
    return ways


def _for(authentication: str, tokens: Tokens | None) -> Tokens | None:
    return tokens if authentication == "oauth" else None
