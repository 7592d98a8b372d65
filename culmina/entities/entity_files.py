"""The settings of many entities: a file for each in a folder, over what the installation's own file
says for all of them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bot.telegram.settings import TelegramSettings
from core.errors import InputError, SettingsError
from culmina.environment import PREFIX
from culmina.settings import Settings, made_of, read_settings, read_table

SUFFIX = ".toml"
FOLDER_VARIABLE = f"{PREFIX}ENTITIES__FOLDER"
# What a file name, a line of a table and a command line can all bear.
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
# Only the installation's file may say these, and only the file of an entity those.
_OF_ALL = ("database", "entities", "monitor", "log")
_OF_ONE: dict[str, dict[str, Any]] = {"entity": {"name": "-"}, "security": {"key": "-" * 32}}
# What two entities cannot share: each would take what is the other's.
# A bot they can share, and then how what is said to it comes.
_OWN: Mapping[str, Callable[[Settings], str]] = {
    "[entity] name": lambda one: one.entity.name,
    "[security] key": lambda one: one.security.key.get_secret_value(),
    "[imap] username": lambda one: f"{one.imap.username} {one.imap.host}" if one.imap.host else "",
    "[lmtp] listen": lambda one: one.lmtp.listen,
    "[web] url": lambda one: one.web.host,
    "[evidence] folder": lambda one: one.evidence.folder,
}


@dataclass(frozen=True)
class EntityFiles:
    """The files of an installation with many entities: its own `config`, and those in `folder`."""

    config: Path
    folder: Path
    common: dict[str, Any]

    def names(self) -> list[str]:
        """Return the names of the entities: those of their files."""
        return sorted(one.stem for one in self.folder.glob(f"[!.]*{SUFFIX}"))

    def file(self, name: str) -> Path:
        """Return the settings file of an entity."""
        return self.folder / f"{name}{SUFFIX}"

    def own_folder(self, name: str) -> Path:
        """Return where the files are that an entity's settings name without a folder."""
        return self.folder.resolve() / name

    @cached_property
    def machine(self) -> Settings:
        """What holds for all entities: the database, where pages are served, monitor and log."""
        for section in _OF_ONE:
            if section in self.common:
                raise SettingsError(
                    "es de cada entidad.",
                    where=f"{self.config}, [{section}]",
                    todo=f"Escríbalo en los archivos de {self.folder}.",
                )
        values = {name: table for name, table in self.common.items() if name != "entities"}
        return made_of(values | _OF_ONE, self.config, folder=self.config.resolve().parent)

    def settings(self, name: str) -> Settings:
        """Read the settings of an entity; raises SettingsError."""
        return self.read(self.file(name), name)

    def read(self, file: Path, name: str) -> Settings:
        """Read a file as the settings of the entity `name`: what is relative in them is in a folder
        of its own beside its file. Raises SettingsError."""
        machine, own = self.machine, read_table(file)
        for section in (*_OF_ALL, "web"):
            if section in own and (section != "web" or "listen" in own["web"]):
                raise SettingsError(
                    "es de toda la instalación.",
                    where=f"{file}, [{section}]" + (" listen" if section == "web" else ""),
                    todo=f"Escríbalo en {self.config}.",
                )
        merged = self._merged(own)
        settings = made_of(merged, file, folder=self.own_folder(name))
        same = {section: getattr(machine, section) for section in ("database", "monitor", "log")}
        return settings.model_copy(update=same)

    def _merged(self, own: dict[str, Any]) -> dict[str, Any]:
        """Return what an entity's file says over what the installation's says for all."""
        merged = {name: table for name, table in self.common.items() if name not in _OF_ALL}
        for name, table in merged.items():
            if isinstance(table, dict) and table.get("ca_file"):
                beside = self.config.resolve().parent / str(table["ca_file"])
                merged[name] = table | {"ca_file": str(beside)}
        for name, table in own.items():
            both = isinstance(table, dict) and isinstance(merged.get(name), dict)
            merged[name] = merged[name] | table if both else table
        return merged

    @cached_property
    def all_settings(self) -> tuple[dict[str, Settings], dict[str, InputError]]:
        """The settings of all by name, as they were when first asked for, and what is wrong with
        those that cannot serve: they are unreadable, or want what an entity before them has."""
        read: dict[str, Settings] = {}
        faults: dict[str, InputError] = {}
        for name in self.names():
            try:
                settings = self.settings(name)
                self.refuse_taken(name, settings, read)
            except InputError as error:
                faults[name] = error
            else:
                read[name] = settings
        return read, faults

    def refuse_taken(self, name: str, settings: Settings, others: Mapping[str, Settings]) -> None:
        """Raise SettingsError where another entity already has what `settings` want, or shares its
        bot and says otherwise how what people say comes."""
        for place, of in _OWN.items():
            wanted = of(settings)
            for other, theirs in others.items():
                if wanted and other != name and of(theirs) == wanted:
                    raise SettingsError(
                        f"es lo mismo que tiene «{other}», y cada entidad necesita lo suyo.",
                        where=f"{self.file(name)}, {place}",
                        todo="Escriba otro.",
                    )
        for other, theirs in others.items():
            if other != name and _at_odds(settings.telegram, theirs.telegram):
                raise SettingsError(
                    f"no va con lo que dice «{other}»: un bot que es de varias entidades recibe "
                    "para todas de una sola forma, y dos bots no pueden recibir en el mismo sitio.",
                    where=f"{self.file(name)}, [telegram] webhook_url, webhook_listen",
                    todo="Escriba lo mismo en las que comparten el bot, y otro sitio en las demás.",
                )


def _at_odds(one: TelegramSettings, other: TelegramSettings) -> bool:
    """Tell whether two bots want one place to listen at, or one bot wants two."""
    if not (one.enabled and other.enabled):
        return False
    if one.bot_id == other.bot_id:
        return one.webhook_url != other.webhook_url or one.webhook_listen != other.webhook_listen
    both = one.webhook_url and other.webhook_url
    return bool(both) and one.webhook_listen == other.webhook_listen


def found(config: Path) -> EntityFiles | None:
    """Return the files of many entities, None where the installation is of one; raises
    SettingsError."""
    if not config.exists():
        return None
    values = read_table(config)
    section = values.get("entities")
    given = section.get("folder", "") if isinstance(section, dict) else ""
    folder = os.environ.get(FOLDER_VARIABLE) or str(given)
    if not folder:
        return None
    return EntityFiles(config, config.resolve().parent / folder, values)


def named(files: EntityFiles, name: str | None) -> str:
    """Return which entity a command is for: the one that is named, or the only one. Raises
    InputError with the names."""
    known = files.names()
    if name in known:
        return str(name)
    if name is None and len(known) == 1:
        return known[0]
    if not known:
        raise InputError(
            "todavía no hay entidades.",
            where=str(files.folder),
            todo="Agregue una: culmina entity add NOMBRE --from ARCHIVO",
        )
    what = "diga de cuál entidad" if name is None else f"ninguna entidad se llama «{name}»"
    raise InputError(f"{what}.", where="--entity", todo=f"Hay: {', '.join(known)}.")


def settings_of(config: Path, name: str | None) -> Settings:
    """Return the settings with which a command works; raises InputError."""
    files = found(config)
    if files is not None:
        return files.settings(named(files, name))
    settings = read_settings(config)
    _refuse_named(name)
    return settings


def file_of(config: Path, name: str | None) -> Path:
    """Return the file where these settings can be changed; raises InputError."""
    files = found(config)
    if files is not None:
        return files.file(named(files, name))
    _refuse_named(name)
    return config


def _refuse_named(name: str | None) -> None:
    if name is not None:
        raise InputError(
            "estos ajustes son de una sola entidad.",
            where="--entity",
            todo="Quite la opción, o diga otro --config.",
        )


def refuse_bad_name(name: str) -> None:
    """Raise InputError for what cannot be the short name of an entity."""
    if not _NAME.fullmatch(name):
        raise InputError(
            f"«{name}» no puede ser el nombre corto de una entidad.",
            where="NOMBRE",
            todo="Escriba minúsculas sin tilde, cifras y guiones, como puerto-esperanza.",
        )
