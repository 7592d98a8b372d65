"""Which servers outside of this machine the settings need, and whether the way there is open."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

from pydantic import SecretStr

from bot.email.servers import tunnel
from bot.model.settings import host_of, is_near
from core.errors import EnvironmentFault
from core.running.proxies import Proxy, proxy_for, read_proxy
from core.section import LOOPBACK
from culmina.settings import Settings

WITHIN_SECONDS = 5.0
_PORTS = {"http": 80, "https": 443}
_NONE = SecretStr("")


@dataclass(frozen=True, slots=True)
class Place:
    """A server and its port, for what it is needed, and the proxy before it."""

    host: str
    port: int
    for_what: str
    proxy: SecretStr = _NONE

    @property
    def by(self) -> Proxy | None:
        """The proxy, None where there is none."""
        return read_proxy(self.proxy.get_secret_value())


@dataclass(frozen=True, slots=True)
class _Shut:
    """A server or proxy that cannot be reached: what to tell of it, and the line to ask for; of one
    whose name is not known here, which `look` tells of all together, only the line."""

    at: Place | Proxy
    what: str
    rule: str
    is_unknown: bool = False


def places(settings: Settings) -> list[Place]:
    """Return the servers that the settings need, each with the proxy of the settings or of the
    environment. Raises EnvironmentFault where the latter cannot be used."""
    found: list[Place] = []
    telegram = settings.telegram
    if telegram.enabled:
        # The proxy is that of base_url for both.
        proxy = SecretStr(proxy_for(telegram.base_url, telegram.proxy))
        urls = (telegram.base_url, telegram.base_file_url)
        found += [_of_url(url, "Telegram", proxy) for url in urls]
    if settings.oauth.enabled:
        endpoint, named = settings.oauth.endpoints.token_url, settings.oauth.proxy
        found.append(_by_web(endpoint, "the login of the mail", named))
    if settings.smtp.enabled:
        smtp = settings.smtp
        found.append(Place(smtp.host, smtp.port, "sending mail", smtp.proxy))
    if settings.imap.enabled:
        imap = settings.imap
        found.append(Place(imap.host, imap.port, "reading mail", imap.proxy))
    if settings.understanding.enabled:
        endpoint, named = settings.understanding.base_url, settings.understanding.proxy
        near = is_near(host_of(endpoint))
        way = _of_url if near else _by_web
        found.append(way(endpoint, "the language model", _NONE if near else named))
    if heartbeat := settings.monitor.heartbeat_url.get_secret_value():
        found.append(_by_web(heartbeat, "the heartbeat", settings.monitor.proxy))
    outside = {one for one in found if one.host not in LOOPBACK}
    return sorted(outside, key=lambda one: (one.host, one.port, one.for_what))


async def check(settings: Settings) -> str:
    """Tell which servers are needed, where each takes a connection. Raises EnvironmentFault with
    the rule that the firewall, or the proxy, lacks."""
    return await look(places(settings))


async def look(wanted: list[Place]) -> str:
    """Do the same for these places."""
    if not wanted:
        return "nothing outside of this machine is needed"
    shut = [one for one in await asyncio.gather(*map(_shut, wanted)) if one is not None]
    if shut:
        unknown = [one for one in shut if one.is_unknown]
        whats = [*_unknown(unknown), *(one.what for one in shut if not one.is_unknown)]
        rules = [*_name_server(unknown), *(one.rule for one in shut)]
        raise EnvironmentFault(
            f"{'; '.join(dict.fromkeys(whats))}.",
            where="outside",
            todo=f"Ask for: {'; '.join(dict.fromkeys(rules))}",
        )
    return ", ".join(map(_told, wanted))


def _unknown(shut: list[_Shut]) -> list[str]:
    """Return the one thing to tell of the places whose names are not known here."""
    places = list(dict.fromkeys(f"{one.at.host}:{one.at.port}" for one in shut))
    whose = "its name is" if len(places) == 1 else "their names are"
    return [f"no way to {', '.join(places)} ({whose} not known here)"] if places else []


def _name_server(shut: list[_Shut]) -> list[str]:
    """Return what to ask for before the firewall's lines, where names are not known here."""
    hosts = dict.fromkeys(one.at.host for one in shut)
    return [f"a name server (DNS) that knows {', '.join(hosts)}"] if hosts else []


def _by_web(url: str, for_what: str, named: SecretStr) -> Place:
    return _of_url(url, for_what, SecretStr(proxy_for(url, named)))


def _of_url(url: str, for_what: str, proxy: SecretStr) -> Place:
    """Return where a request to `url` goes. What is not encrypted is asked of the proxy itself."""
    parts = urlsplit(url)
    before = read_proxy(proxy.get_secret_value())
    if before is not None and parts.scheme == "http":
        return Place(before.host, before.port, f"{for_what}, by this proxy")
    return Place(parts.hostname or "", parts.port or _PORTS[parts.scheme], for_what, proxy)


def _told(place: Place) -> str:
    by = f", by {place.by.host}:{place.by.port}" if place.by else ""
    return f"{place.host}:{place.port} ({place.for_what}{by})"


async def _shut(place: Place) -> _Shut | None:
    """Return why the way to a place is shut; None where it is open. Nothing is said over it."""
    at = place.by or place
    try:
        async with asyncio.timeout(WITHIN_SECONDS):
            way = await tunnel.opened(place.proxy, place.host, place.port, WITHIN_SECONDS)
    except tunnel.ProxyRefused as refused:
        what = f"{refused}: no way to {place.host}:{place.port}"
        return _Shut(at, what, _rule_of_the_proxy(place, refused.code))
    except TimeoutError:
        said = "no answer"
    except socket.gaierror:
        return _Shut(at, "", _rule(at, socket.gethostname()), is_unknown=True)
    except OSError as error:
        said = error.strerror or type(error).__name__
    else:
        way.close()
        return None
    return _Shut(at, f"no way to {at.host}:{at.port} ({said})", _rule(at, _own_address(at)))


def _rule(at: Place | Proxy, own: str) -> str:
    """Return the line to give to who keeps the firewall; `own` is this machine."""
    return f"allow out TCP from {own} to {at.host} port {at.port}"


def _rule_of_the_proxy(place: Place, code: int) -> str:
    """Return what to ask of who keeps the proxy that refuses."""
    at = place.by or place
    if code == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
        return f"a user and a password of {at.host}:{at.port}, and write them into its address"
    to = f"{place.host} port {place.port}"
    return f"on {at.host}:{at.port} allow CONNECT from {_own_address(at)} to {to}"


def _own_address(place: Place | Proxy) -> str:
    """Return the address from which this machine would go there; no packet is sent."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        way.connect((place.host, place.port))
        return str(way.getsockname()[0])
    return socket.gethostname()
