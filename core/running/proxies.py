"""The proxy before a server: how a setting names it, and by which one a request goes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from pydantic import AfterValidator, SecretStr

from core.errors import EnvironmentFault
from core.section import LOOPBACK

_PORT = 3128  # where it is written without one
_LIKE = "write it like http://user:password@proxy.entidad.gov.co:3128"
_NAMED = (
    "The HTTP proxy through which {what} reached (CONNECT), like "
    "http://user:password@proxy.entidad.gov.co:3128. "
)
FOR_THE_WEB = _NAMED.format(what="it is") + "Empty: the one of the environment (https_proxy)."
FOR_MAIL = (
    _NAMED.format(what="the server is") + "Empty: none, also where the environment names one."
)


@dataclass(frozen=True, slots=True)
class Proxy:
    """Where a proxy listens, and "user:password" where it wants them."""

    host: str
    port: int
    login: str = field(default="", repr=False)


def read_proxy(address: str) -> Proxy | None:
    """Return what an address says; None for an empty one. Raises ValueError, which does not repeat
    it: it may hold a password."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
        port = parts.port or _PORT
    except ValueError:
        raise ValueError(_LIKE) from None
    login = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}".rstrip(":")
    rest = parts.path.strip("/") + parts.query + parts.fragment
    if parts.scheme != "http" or not parts.hostname or rest or not login.isprintable():
        raise ValueError(_LIKE)
    return Proxy(parts.hostname, port, login)


def _usable(given: SecretStr) -> SecretStr:
    address = given.get_secret_value().strip()
    read_proxy(address)
    return SecretStr(address)


ProxyAddress = Annotated[SecretStr, AfterValidator(_usable)]


def proxy_for(url: str, named: SecretStr) -> str:
    """Return the address of the proxy by which a request to `url` goes, "" for none: the named one,
    else that of the environment, by which nothing on this machine is reached.

    Raises EnvironmentFault where the environment names one that cannot be used.
    """
    if address := named.get_secret_value():
        return address
    parts = urlsplit(url)
    host = parts.hostname or ""
    if host in LOOPBACK or proxy_bypass(host):
        return ""
    found = getproxies()
    address = found.get(parts.scheme) or found.get("all", "")
    if address and "://" not in address:
        address = f"http://{address}"
    try:
        read_proxy(address)
    except ValueError as error:
        raise EnvironmentFault(
            "the proxy of the environment cannot be used.",
            where=f"{parts.scheme}_proxy",
            todo=f"{str(error).capitalize()}, or take the variable away.",
        ) from None
    return address
