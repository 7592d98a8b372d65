"""Access tokens for mail servers: asked for when needed, kept until they end, never shown."""

from __future__ import annotations

import asyncio
import json
import os
import stat
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from shlex import quote
from typing import Any, TypeVar

import httpx
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.email.servers.oauth_settings import OAuthSettings
from bot.email.servers.trust import is_distrust
from core.clock import Clock
from core.errors import EnvironmentFault, InputError
from core.running.proxies import proxy_for

Model = TypeVar("Model", bound=BaseModel)

WHERE = "[oauth]"
PRIVATE = 0o600
OTHERS = stat.S_IRWXG | stat.S_IRWXO
TIMEOUT_SECONDS = 20.0
# A token is renewed a little before it ends: the server's clock may be ahead.
EARLY = timedelta(minutes=5)
_MOST_LIFE = timedelta(days=1)
_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
_SLOWER_SECONDS = 5.0  # RFC 8628, 3.5

_SAID = {
    "invalid_client": ("the client secret is wrong or has ended.", "Make a new one."),
    "unauthorized_client": ("the application may not do this.", "Check what it is allowed to do."),
    "invalid_grant": ("the login has ended or was taken back.", "Type: culmina mail login"),
    "invalid_scope": ("the application may not ask for mail.", "Allow it SMTP and IMAP."),
    "access_denied": ("the login was refused.", "Type: culmina mail login"),
    "expired_token": ("the code was not used in time.", "Type: culmina mail login"),
}


class _Given(BaseModel):
    """What a token endpoint gives (RFC 6749, 5.1); what else is in it is passed over."""

    model_config = ConfigDict(extra="ignore")

    access_token: str = Field(min_length=1, repr=False)
    expires_in: float = 3600
    refresh_token: str = Field(default="", repr=False)


class _Code(BaseModel):
    """What a device endpoint gives (RFC 8628, 3.2)."""

    model_config = ConfigDict(extra="ignore")

    device_code: str = Field(repr=False)
    user_code: str
    verification_uri: str = ""
    verification_url: str = ""
    expires_in: float = 900
    interval: float = 5


@dataclass(frozen=True, slots=True)
class LoginCode:
    """What the person who logs in has to type, where, and how long she has (seconds)."""

    url: str
    code: str
    seconds: float


class Tokens:
    """Gives an access token that still holds; several who ask at once cause one request."""

    def __init__(self, settings: OAuthSettings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._turn = asyncio.Lock()
        self._token = ""
        self._ends: datetime | None = None

    async def access_token(self) -> str:
        """Return a token; raises EnvironmentFault where none is given."""
        async with self._turn:
            if self._ends is None or self._clock.now() >= self._ends - EARLY:
                await self._renew()
            return self._token

    def forget(self) -> None:
        """Ask for another the next time: the mail server did not take this one."""
        self._ends = None

    async def _renew(self) -> None:
        said = await _post(self._settings, self._settings.endpoints.token_url, self._grant())
        given = _read(_Given, said)
        if given.refresh_token and not self._settings.refresh_token.get_secret_value():
            await asyncio.to_thread(keep, Path(self._settings.token_file), given.refresh_token)
        self._token = given.access_token
        self._ends = self._clock.now() + min(timedelta(seconds=given.expires_in), _MOST_LIFE)

    def _grant(self) -> dict[str, str]:
        settings = self._settings
        secret = settings.client_secret.get_secret_value()
        form = {"client_id": settings.client_id}
        if secret:
            form["client_secret"] = secret
        kept = settings.refresh_token.get_secret_value() or kept_token(Path(settings.token_file))
        if kept:
            return form | {"grant_type": "refresh_token", "refresh_token": kept}
        if not secret or settings.provider == "google":
            raise EnvironmentFault(
                "nobody has logged in to the mail yet.",
                where=WHERE,
                todo="Type: culmina mail login (or give refresh_token or client_secret).",
            )
        return form | {"grant_type": "client_credentials", "scope": settings.endpoints.scope}


async def log_in(
    settings: OAuthSettings,
    tell: Callable[[LoginCode], None],
    *,
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Log in by a code that a person types in her browser (RFC 8628); keep the refresh token.

    `tell` shows the code. Raises EnvironmentFault where she refuses, or takes too long.
    """
    where = settings.endpoints
    if not where.device_url:
        raise InputError(
            "este proveedor no permite ingresar con un código.",
            where=f"{WHERE} provider",
            todo="Cree una clave de renovación en su consola y escríbala como refresh_token.",
        )
    form = {"client_id": settings.client_id}
    asked = await _post(settings, where.device_url, form | {"scope": where.login_scope})
    code = _read(_Code, asked)
    url = code.verification_uri or code.verification_url
    tell(LoginCode(url, code.user_code, code.expires_in))
    form |= {"grant_type": _GRANT, "device_code": code.device_code}
    if secret := settings.client_secret.get_secret_value():
        form["client_secret"] = secret
    given = await _when_confirmed(settings, form, code, pause)
    if not given.refresh_token:
        raise EnvironmentFault(
            "the provider gave no token that lasts.",
            where=WHERE,
            todo="Allow the application offline access.",
        )
    await asyncio.to_thread(keep, Path(settings.token_file), given.refresh_token)


async def _when_confirmed(
    settings: OAuthSettings,
    form: dict[str, str],
    code: _Code,
    pause: Callable[[float], Awaitable[None]],
) -> _Given:
    """Ask until the person has confirmed, as often as the provider allows (RFC 8628, 3.5)."""
    interval, waited = code.interval, 0.0
    while waited <= code.expires_in:
        await pause(interval)
        waited += max(interval, 1.0)
        said = await _post(settings, settings.endpoints.token_url, form, waiting=True)
        match said.get("error"):
            case "authorization_pending":
                continue
            case "slow_down":
                interval += _SLOWER_SECONDS
            case _:
                return _read(_Given, said)
    raise _fault("expired_token")


async def _post(
    settings: OAuthSettings, url: str, form: dict[str, str], *, waiting: bool = False
) -> dict[str, Any]:
    """Ask an endpoint; raises EnvironmentFault. With `waiting`, errors that pass are returned."""
    try:
        # httpx brings its own list of authorities, which is kept.
        trusted = httpx.create_ssl_context()
        if settings.ca_file:
            trusted.load_verify_locations(settings.ca_file)
        async with httpx.AsyncClient(
            timeout=TIMEOUT_SECONDS,
            verify=trusted,
            proxy=proxy_for(url, settings.proxy) or None,
            trust_env=False,
        ) as client:
            answer = await client.post(url, data=form, headers={"Accept": "application/json"})
            said = answer.json()
    except (httpx.HTTPError, OSError) as error:
        raise _unreachable(error, url) from error
    except ValueError as error:
        raise _fault("") from error
    if not isinstance(said, dict):
        raise _fault("")
    problem = said.get("error")
    passing = waiting and problem in {"authorization_pending", "slow_down"}
    if problem and not passing:
        raise _fault(str(problem))
    return said


def _unreachable(error: Exception, url: str) -> EnvironmentFault:
    where = f"{WHERE} {httpx.URL(url).host}"
    if is_distrust(error):
        return EnvironmentFault(
            "the provider's certificate is not valid.",
            where=where,
            todo="Give the authority that signed it in [oauth] ca_file.",
        )
    what = f"no token can be asked for: {type(error).__name__}."
    return EnvironmentFault(what, where=where, todo="Check the network.")


def _fault(problem: str) -> EnvironmentFault:
    """Return the sentence for an error of an endpoint. What it says in prose is not repeated."""
    word = problem if problem.replace("_", "").isalnum() else "no sense in its answer"
    what, todo = _SAID.get(word, (f"the provider gives no token: {word}.", "Check [oauth]."))
    return EnvironmentFault(what, where=WHERE, todo=todo)


def _read(kind: type[Model], said: dict[str, Any]) -> Model:
    try:
        return kind.model_validate(said)
    except ValidationError:
        raise _fault("") from None  # the cause quotes what was given: tokens too


def kept_token(path: Path) -> str:
    """Return the refresh token that a login left; empty without one. Raises EnvironmentFault."""
    try:
        mode = path.stat().st_mode
        if mode & OTHERS:
            raise EnvironmentFault(
                "others can read the token.",
                where=str(path),
                todo=f"Type: chmod 600 {quote(str(path))}",
            )
        if not stat.S_ISREG(mode):  # a pipe would be waited for
            raise EnvironmentFault(
                "this is not a file.", where=str(path), todo="Name a file on the disk."
            )
        found = json.loads(path.read_text(encoding="utf-8"))["refresh_token"]
    except FileNotFoundError:
        return ""
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EnvironmentFault(
            "the token cannot be read.", where=str(path), todo="Type: culmina mail login"
        ) from error
    return str(found)


def keep(path: Path, refresh_token: str) -> None:
    """Keep a refresh token in a file that only its owner reads; whole, or not at all."""
    draft = path.with_name(f"{path.name}.new")
    try:
        draft.unlink(missing_ok=True)
        number = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE)
        with os.fdopen(number, "w", encoding="utf-8") as file:
            json.dump({"refresh_token": refresh_token}, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        raise EnvironmentFault(
            f"the token cannot be kept: {error.strerror}.",
            where=str(path),
            todo="Check the folder and its permissions.",
        ) from error
    finally:
        draft.unlink(missing_ok=True)
