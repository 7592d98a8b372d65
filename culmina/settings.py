"""The settings: a TOML file, then the environment, then secrets in files; typos stop the start.

Environment variables are called CULMINA_SECTION__NAME; CULMINA_SECTION__NAME_FILE names a file that
holds the value (for secrets).
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator
from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.email.settings import SmtpSettings
from bot.telegram.settings import TelegramSettings
from core.clock import zone
from core.errors import SettingsError
from reports.settings import DigestSettings
from scheduler.policy import Policy

PREFIX = "CULMINA_"
LEAST_KEY = 32


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class EntitySettings(_Section):
    """[entity]: whose plans these are."""

    name: str = Field(min_length=1, description="The entity's name, as messages show it.")
    timezone: str = Field(
        default="America/Bogota", description="The zone in which its people have their days."
    )

    @field_validator("timezone")
    @classmethod
    def _can_be_loaded(cls, name: str) -> str:
        zone(name)
        return name


class DatabaseSettings(_Section):
    """[database]: where everything is kept."""

    url: str = Field(
        default="sqlite:///culmina.db",
        description=(
            "sqlite:///FILE (beside this file when FILE is relative) "
            "or postgresql+psycopg://user:password@host/name."
        ),
    )


class TrialSettings(_Section):
    """[trial]: who is written to before `culmina live`."""

    people: tuple[str, ...] = Field(
        default=(),
        description="Email addresses of the people who are written to before `culmina live`.",
    )


class SecuritySettings(_Section):
    """[security]: what signs the references in buttons and reply addresses."""

    key: SecretStr = Field(
        description="A secret of at least 32 characters; `culmina init` makes one. Keep it."
    )

    @field_validator("key")
    @classmethod
    def _long_enough(cls, key: SecretStr) -> SecretStr:
        if len(key.get_secret_value()) < LEAST_KEY:
            raise ValueError(f"needs at least {LEAST_KEY} characters; `culmina init` makes one")
        return key


class LogSettings(_Section):
    """[log]: what the service writes to stderr."""

    level: str = Field(
        default="info",
        pattern="^(debug|info|warning|error)$",
        description="debug, info, warning or error.",
    )


class _SecretFiles(PydanticBaseSettingsSource):
    """Values from the files that CULMINA_SECTION__NAME_FILE variables name."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        del field
        return None, field_name, False

    def __call__(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for variable, path in _file_variables():
            section, _, name = variable.removeprefix(PREFIX).removesuffix("_FILE").partition("__")
            try:
                secret = Path(path).read_text(encoding="utf-8").strip()
            except (OSError, UnicodeDecodeError) as error:
                raise SettingsError(
                    f"the file {path} cannot be read.", where=variable, todo="Check its path."
                ) from error
            values.setdefault(section.lower(), {})[name.lower()] = secret
        return values


def _file_variables() -> Iterator[tuple[str, str]]:
    for variable, path in os.environ.items():
        if variable.startswith(PREFIX) and "__" in variable and variable.endswith("_FILE"):
            yield variable, path


class Settings(BaseSettings):
    """All sections; each package owns its own."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid", frozen=True
    )

    entity: EntitySettings
    database: DatabaseSettings = DatabaseSettings()
    telegram: TelegramSettings = TelegramSettings()
    smtp: SmtpSettings = SmtpSettings()
    trial: TrialSettings = TrialSettings()
    reminders: Policy = Policy()
    digest: DigestSettings = DigestSettings()
    security: SecuritySettings
    log: LogSettings = LogSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Secrets in files win over variables, variables over the TOML file."""
        del dotenv_settings, file_secret_settings
        assert isinstance(env_settings, EnvSettingsSource)  # noqa: S101 - tells the type checker
        return (_SecretFiles(settings_cls), env_settings, init_settings)


def read_settings(path: Path) -> Settings:
    """Read the settings file and the environment.

    Raises SettingsError naming the section and the setting. A relative SQLite file is looked for
    beside the settings file, so that a cron job finds the same database.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SettingsError(
            "there is no settings file.", where=str(path), todo="Type: culmina init"
        ) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(
            f"the settings file cannot be read: {error}.", where=str(path), todo="Correct it."
        ) from error
    try:
        settings = Settings(**values)
    except ValidationError as error:
        raise _first_fault(error, path) from error
    return _beside(settings, path)


def _first_fault(error: ValidationError, path: Path) -> SettingsError:
    fault = error.errors()[0]
    section, *rest = [str(step) for step in fault["loc"]] or ["settings"]
    setting = ".".join(rest)
    where = f"{path}, [{section}] {setting}".strip()
    if fault["type"] == "extra_forbidden":
        return SettingsError(
            "culmina knows no such setting.", where=where, todo="See config.example.toml."
        )
    if fault["type"] == "missing":
        return SettingsError("is missing.", where=where, todo="See config.example.toml.")
    message = str(fault["msg"]).removeprefix("Value error, ")
    return SettingsError(f"{message}.", where=where, todo="See config.example.toml.")


def _beside(settings: Settings, path: Path) -> Settings:
    url = settings.database.url
    prefix = "sqlite:///"
    if not url.startswith(prefix) or Path(url.removeprefix(prefix)).is_absolute():
        return settings
    file = path.resolve().parent / url.removeprefix(prefix)
    database = settings.database.model_copy(update={"url": f"{prefix}{file}"})
    return settings.model_copy(update={"database": database})
