"""Which servers outside of this machine the settings need, and whether the way there is open."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from core.errors import EnvironmentFault
from core.section import LOOPBACK
from culmina.settings import Settings

WITHIN_SECONDS = 5.0
_PORTS = {"http": 80, "https": 443}
_A_PROXY = 3128  # where it is written without a port


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A server and its port, and for what it is needed; `for_what` may name several."""

    host: str
    port: int
    for_what: str


def places(settings: Settings) -> list[Place]:
    """Return where connections of this machine go by the settings and the proxy of the
    environment: a proxy stands for all that is reached through it."""
    found: list[Place] = []
    telegram = settings.telegram
    if telegram.enabled:
        proxy = telegram.proxy.get_secret_value().strip()
        urls = (telegram.base_url, telegram.base_file_url)
        found += [_of_url(url, "Telegram", proxy) for url in urls]
    if settings.oauth.enabled:
        found.append(_of_url(settings.oauth.endpoints.token_url, "the login of the mail"))
    if settings.smtp.enabled:
        found.append(Place(settings.smtp.host, settings.smtp.port, "sending mail"))
    if settings.imap.enabled:
        found.append(Place(settings.imap.host, settings.imap.port, "reading mail"))
    if settings.understanding.enabled:
        found.append(_of_url(settings.understanding.base_url, "the language model"))
    if heartbeat := settings.monitor.heartbeat_url.get_secret_value():
        found.append(_of_url(heartbeat, "the heartbeat"))
    return sorted({one for one in found if one.host not in LOOPBACK})


async def check(settings: Settings) -> str:
    """Tell which servers are needed, where each takes a connection. Raises EnvironmentFault with
    the rule that the firewall lacks."""
    return await look(places(settings))


async def look(wanted: list[Place]) -> str:
    """Do the same for these places."""
    if not wanted:
        return "nothing outside of this machine is needed"
    why = await asyncio.gather(*map(_why_not, wanted))
    shut = {one: said for one, said in zip(wanted, why, strict=True) if said}
    if shut:
        raise EnvironmentFault(
            "; ".join(f"no way to {one.host}:{one.port} ({said})" for one, said in shut.items())
            + ".",
            where="outside",
            todo=f"Ask for: {'; '.join(_rule(one) for one in shut)}",
        )
    return ", ".join(f"{one.host}:{one.port} ({one.for_what})" for one in wanted)


def _of_url(url: str, for_what: str, proxy: str = "") -> Place:
    """Return where a request to `url` goes: to its server, or the proxy that stands before it."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if not proxy and host not in LOOPBACK and not proxy_bypass(host):
        proxy = getproxies().get(parts.scheme, "")
    if proxy:
        before = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
        return Place(before.hostname or "", before.port or _A_PROXY, f"{for_what}, by the proxy")
    return Place(host, parts.port or _PORTS[parts.scheme], for_what)


async def _why_not(place: Place) -> str:
    """Return why no connection is taken, "" where one is. Nothing is said over it."""
    try:
        async with asyncio.timeout(WITHIN_SECONDS):
            _, writer = await asyncio.open_connection(place.host, place.port)
    except TimeoutError:
        return "no answer"
    except socket.gaierror:
        return "its name is not known here"
    except OSError as error:
        return error.strerror or type(error).__name__
    writer.close()
    with contextlib.suppress(OSError):
        await writer.wait_closed()
    return ""


def _rule(place: Place) -> str:
    """Return the line to give to who keeps the firewall."""
    return f"allow out TCP from {_own_address(place)} to {place.host} port {place.port}"


def _own_address(place: Place) -> str:
    """Return the address from which this machine would go there; no packet is sent."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        way.connect((place.host, place.port))
        return str(way.getsockname()[0])
    return socket.gethostname()
