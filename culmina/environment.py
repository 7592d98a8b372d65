"""Settings from the environment: CULMINA_SECTION__NAME, and CULMINA_SECTION__NAME_FILE for a file
that holds the value (for secrets)."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, get_origin

from pydantic.fields import FieldInfo
from pydantic_settings import PydanticBaseSettingsSource

from core.errors import InputError, SettingsError
from culmina.given import read_words

PREFIX = "CULMINA_"
FILE_SUFFIX = "_FILE"


class Environment(PydanticBaseSettingsSource):
    """Values from CULMINA_SECTION__NAME, and from the files that CULMINA_SECTION__NAME_FILE names.

    The library's own source is not used: it passes over a section that it does not know, and takes
    the _FILE variables for settings.
    """

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        del field
        return None, field_name, False

    def __call__(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        # Files last: a secret in a file wins over one in a variable.
        for variable in sorted(variables(), key=self._names_a_file):
            section, setting = self.place(variable)
            text = os.environ[variable]
            if self._names_a_file(variable):
                text = _secret(variable, text)
            decoded = self._decoded(section, setting, text, variable)
            values.setdefault(section, {})[setting] = decoded
        return values

    def place(self, variable: str) -> tuple[str, str]:
        """Return the section and the setting that a variable gives."""
        name = variable.removesuffix(FILE_SUFFIX) if self._names_a_file(variable) else variable
        section, _, setting = name.removeprefix(PREFIX).lower().partition("__")
        return section, setting

    def _names_a_file(self, variable: str) -> bool:
        """Tell whether a variable names a file with the value: …_FILE, but not ca_file itself."""
        section, _, setting = variable.removeprefix(PREFIX).lower().partition("__")
        return variable.endswith(FILE_SUFFIX) and setting not in self._fields(section)

    def _fields(self, section: str) -> dict[str, FieldInfo]:
        owner = self.settings_cls.model_fields.get(section)
        return getattr(owner.annotation, "model_fields", {}) if owner is not None else {}

    def _decoded(self, section: str, setting: str, text: str, variable: str) -> Any:
        """Return the text of a variable; what holds several values is written as JSON."""
        field = self._fields(section).get(setting)
        kind = get_origin(field.annotation) if field is not None else None
        if kind not in {tuple, dict}:
            return text
        try:
            read = json.loads(text)
        except ValueError:
            read = None
        if kind is dict and not isinstance(read, dict):
            raise SettingsError(
                "is no table.", where=variable, todo='Write it like {"one": "two"}.'
            )
        if kind is tuple and not isinstance(read, list):
            raise SettingsError("is no list.", where=variable, todo='Write it like ["one", "two"].')
        return tuple(read) if kind is tuple else read


def variables() -> list[str]:
    """Return the names of the variables that give settings."""
    return [name for name in os.environ if name.startswith(PREFIX) and "__" in name]


def _secret(variable: str, path: str) -> str:
    try:
        secret = read_words(Path(path)).strip()
    except InputError as error:
        raise SettingsError(f"{path}: {error.what}", where=variable, todo=error.todo) from error
    except OSError as error:
        raise SettingsError(
            f"the file {path} cannot be read.", where=variable, todo="Check its path."
        ) from error
    if not secret:
        raise SettingsError(
            f"the file {path} is empty.",
            where=variable,
            todo="Write the value into it, or take the variable away.",
        )
    return secret
