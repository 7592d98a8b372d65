"""The settings: a TOML file, then the environment, then secrets in files; typos stop the start.

Environment variables are called CULMINA_SECTION__NAME; CULMINA_SECTION__NAME_FILE names a file that
holds the value (for secrets).
"""

from __future__ import annotations

import ssl
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import (
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.email.servers.oauth_settings import OAuthSettings
from bot.email.servers.receiving import ImapSettings, LmtpSettings, MailSettings
from bot.email.servers.settings import SmtpSettings
from bot.email.servers.trust import verifying
from bot.evidence.settings import EvidenceSettings
from bot.model.settings import UnderstandingSettings
from bot.telegram.settings import TelegramSettings
from core.clock import zone
from core.entity.policy import Policy
from core.entity.privacy import PrivacySettings
from core.errors import InputError, SettingsError
from core.section import Section
from culmina.environment import Environment, variables
from culmina.given import read_words
from culmina.monitoring.settings import MonitorSettings
from culmina.setting_faults import place, told, unread
from plans.settings import PlanSettings
from reports.settings import DigestSettings
from web.settings import WebSettings

LEAST_KEY = 32
# The sections of servers with certificates.
_TRUSTING = ("telegram", "smtp", "imap", "oauth", "understanding", "monitor")
_A_CENTURY = 1200  # months


class EntitySettings(Section):
    """[entity]: whose plans these are."""

    name: str = Field(min_length=1, description="The entity's name, as messages show it.")
    timezone: str = Field(
        default="America/Bogota", description="The zone in which its people have their days."
    )

    @field_validator("timezone")
    @classmethod
    def _can_be_loaded(cls, name: str) -> str:
        try:
            zone(name)
        except SettingsError as error:
            raise ValueError(f"{error.what} {error.todo}") from error
        return name


class DatabaseSettings(Section):
    """[database]: where everything is kept."""

    url: str = Field(
        default="sqlite:///culmina.db",
        repr=False,  # it may hold a password
        description=(
            "sqlite:///FILE (beside this file when FILE is relative) "
            "or postgresql+psycopg://user:password@host/name."
        ),
    )


class TrialSettings(Section):
    """[trial]: who is written to before `culmina live`."""

    people: tuple[str, ...] = Field(
        default=(),
        description=(
            "Email addresses of the people who are written to before `culmina live`, as they are "
            'registered, like ["ana@entidad.gov.co", "luz@entidad.gov.co"].'
        ),
    )


class SecuritySettings(Section):
    """[security]: what signs the references in buttons and reply addresses."""

    key: SecretStr = Field(
        description=(
            "A secret of at least 32 characters; `culmina init` makes one, `culmina key renew`"
            " another. Keep it."
        )
    )
    older_keys: tuple[SecretStr, ...] = Field(
        default=(),
        description=(
            "Former keys: what they signed is still taken, and they sign nothing any more. "
            "`culmina key renew` adds to them; take one away that somebody else has seen."
        ),
    )

    @field_validator("key", "older_keys")
    @classmethod
    def _long_enough(cls, given: SecretStr | tuple[SecretStr, ...]) -> object:
        keys = given if isinstance(given, tuple) else (given,)
        if any(len(one.get_secret_value()) < LEAST_KEY for one in keys):
            raise ValueError(
                f"needs at least {LEAST_KEY} characters; make one: openssl rand -base64 48"
            )
        return given

    @property
    def all_keys(self) -> tuple[str, ...]:
        """Return the key and the former ones, the newest first."""
        return tuple(one.get_secret_value() for one in (self.key, *self.older_keys))


class KeepSettings(Section):
    """[keep]: how long what nothing points at is kept; see `culmina prune`."""

    mails_months: int = Field(
        default=12,
        ge=0,
        le=_A_CENTURY,
        description=(
            "Months that mails are kept as they came, where nothing was recorded of them; "
            "0, here and below: for ever."
        ),
    )
    messages_months: int = Field(
        default=24,
        ge=0,
        le=_A_CENTURY,
        description="Months that the words of messages are kept of which nothing was recorded.",
    )
    sent_months: int = Field(
        default=24,
        ge=0,
        le=_A_CENTURY,
        description=(
            "Months that what was sent is kept: answers and digests since they went out, "
            "reminders since their plan was closed."
        ),
    )
    passes_days: int = Field(
        default=90,
        ge=0,
        le=_A_CENTURY * 31,
        description="Days that the passes of the clock and the ends of processes are remembered.",
    )


class EntitiesSettings(Section):
    """[entities]: many entities in one installation."""

    folder: str = Field(
        default="",
        description=(
            "For many entities in one installation: the folder (beside this file when relative) "
            "with one settings file each, as `culmina entity add` makes them. This file then has "
            "neither [entity] nor [security], and what it says of the rest goes for every entity "
            "whose file does not say otherwise. Empty: this file is of one entity."
        ),
    )


class LogSettings(Section):
    """[log]: what the service writes to stderr."""

    level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="debug, info, warning or error."
    )


class Settings(Section):
    """All sections; each package owns its own. Made directly, they know nothing of the machine."""

    entity: EntitySettings
    database: DatabaseSettings = DatabaseSettings()
    telegram: TelegramSettings = TelegramSettings()
    smtp: SmtpSettings = SmtpSettings()
    mail: MailSettings = MailSettings()
    imap: ImapSettings = ImapSettings()
    lmtp: LmtpSettings = LmtpSettings()
    oauth: OAuthSettings = OAuthSettings()
    evidence: EvidenceSettings = EvidenceSettings()
    understanding: UnderstandingSettings = UnderstandingSettings()
    trial: TrialSettings = TrialSettings()
    privacy: PrivacySettings = PrivacySettings()
    plans: PlanSettings = PlanSettings()
    reminders: Policy = Policy()
    digest: DigestSettings = DigestSettings()
    security: SecuritySettings
    keep: KeepSettings = KeepSettings()
    web: WebSettings = WebSettings()
    monitor: MonitorSettings = MonitorSettings()
    entities: EntitiesSettings = EntitiesSettings()
    log: LogSettings = LogSettings()

    @model_validator(mode="after")
    def _tokens_are_given(self) -> Settings:
        for section in ("smtp", "imap"):
            if getattr(self, section).authentication == "oauth" and not self.oauth.enabled:
                raise ValueError(f"[{section}] authentication is oauth: [oauth] needs a provider")
        return self


class _ReadSettings(Settings, BaseSettings):
    """Settings as an installation reads them: the environment wins over the TOML file."""

    model_config = SettingsConfigDict(extra="forbid", frozen=True)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Return the sources, the strongest first."""
        del env_settings, dotenv_settings, file_secret_settings
        return (Environment(settings_cls), init_settings)


def read_settings(path: Path) -> Settings:
    """Read the settings file of one entity and the environment; files with relative names are those
    beside the settings file. Raises SettingsError naming the section and the setting."""
    settings = made_of(read_table(path), path, folder=path.resolve().parent)
    if settings.entities.folder:
        raise SettingsError(
            "estos ajustes son de varias entidades.",
            where=f"{path}, [entities] folder",
            todo="Esta orden es para los ajustes de una sola.",
        )
    return settings


def read_table(path: Path) -> dict[str, Any]:
    """Read a settings file as it is written, without the environment; raises SettingsError."""
    text = ""
    try:
        text = read_words(path)
        return tomllib.loads(text)
    except InputError as error:
        raise SettingsError(error.what, where=str(path), todo=error.todo) from error
    except FileNotFoundError as error:
        raise SettingsError(
            "no hay archivo de ajustes.",
            where=str(path),
            todo='Escriba: culmina init --name "NOMBRE DE LA ENTIDAD"',
        ) from error
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(
            f"the settings file cannot be read: {unread(error, text)}.",
            where=str(path),
            todo="Correct it.",
        ) from error


def made_of(values: dict[str, Any], path: Path, *, folder: Path) -> Settings:
    """Make settings of what the file `path` says and of the environment; files with relative names
    are in `folder`. Raises SettingsError naming the section and the setting."""
    try:
        given = _ReadSettings(**values)
    except ValidationError as error:
        raise _first_fault(error, path) from None  # the cause quotes what was given: secrets too
    settings = _beside(given, folder)
    _require_authorities(settings, path)
    return settings


def _require_authorities(settings: Settings, path: Path) -> None:
    """Raise SettingsError where a file of authorities holds none."""
    for section in _TRUSTING:
        file = Path(getattr(settings, section).ca_file)
        if file == Path():
            continue
        where = _where(path, section, ["ca_file"])
        if not file.is_file():
            raise SettingsError(f"there is no file {file}.", where=where, todo="Check its path.")
        try:
            verifying(str(file))
        except ssl.SSLError as error:
            raise SettingsError(
                f"{file} holds no certificate in PEM.",
                where=where,
                todo="Give one that begins with -----BEGIN CERTIFICATE-----.",
            ) from error
        except OSError as error:
            raise SettingsError(
                f"{file} cannot be read: {error.strerror}.", where=where, todo="Check who may."
            ) from error


def _first_fault(error: ValidationError, path: Path) -> SettingsError:
    fault = error.errors()[0]
    what, todo = told(fault)
    if not fault["loc"]:
        return SettingsError(what, where=str(path), todo=todo)
    section, *rest = fault["loc"]
    return SettingsError(what, where=_where(path, str(section), rest), todo=todo)


def _where(path: Path, section: str, rest: list[int | str]) -> str:
    """Name the place of a fault: the variable that gives the setting, else file and section."""
    environment = Environment(_ReadSettings)
    for variable in variables():
        given, setting = environment.place(variable)
        if given == section and (rest[:1] == [setting] or section not in Settings.model_fields):
            return variable
    return f"{path}, [{section}] {place(tuple(rest))}".strip()


def _beside(settings: Settings, folder: Path) -> Settings:
    """Return the settings with what is relative in them looked for in `folder`."""
    files = [(name, "ca_file") for name in _TRUSTING if getattr(settings, name).ca_file]
    files += [("oauth", "token_file")] if settings.oauth.enabled else []
    files += [("understanding", "usage_file")] if settings.understanding.enabled else []
    for name, field in (*files, ("evidence", "folder")):
        section = getattr(settings, name)
        found = section.model_copy(update={field: str(folder / getattr(section, field))})
        settings = settings.model_copy(update={name: found})
    url = settings.database.url
    prefix = "sqlite:///"
    file = url.removeprefix(prefix)
    if not url.startswith(prefix) or file in {"", ":memory:"} or Path(file).is_absolute():
        return settings
    database = settings.database.model_copy(update={"url": f"{prefix}{folder / file}"})
    return settings.model_copy(update={"database": database})
