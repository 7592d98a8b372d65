"""The commented settings file, made from the settings themselves so that none can be missing.

`python -m culmina.example > config.example.toml` writes the one that the repository holds.
"""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Iterator
from datetime import date, time
from typing import Any

from pydantic import BaseModel, SecretStr
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from culmina.settings import Settings

WIDTH = 98
HEAD = """\
Settings of culmina. What is commented out is the default. Every setting can also be given in the
environment: CULMINA_TELEGRAM__TOKEN is [telegram] token, and CULMINA_TELEGRAM__TOKEN_FILE names a
file that holds it (for secrets). What the environment says goes before this file. All of it is read
at the start: after a change restart the service."""
EXAMPLE_NAME = "Alcaldía de Puerto Esperanza"
EXAMPLE_KEY = "change-me-culmina-init-makes-a-real-one"


def example(*, name: str = EXAMPLE_NAME, key: str = EXAMPLE_KEY) -> str:
    """Return a settings file with every setting and what it means, for an entity called `name`."""
    given = {("entity", "name"): name, ("security", "key"): key}
    blocks = [_comment(HEAD)]
    for section, field in Settings.model_fields.items():
        model = field.annotation
        assert isinstance(model, type)  # noqa: S101 - tells the type checker
        assert issubclass(model, BaseModel)  # noqa: S101 - likewise
        blocks.append("\n".join(_section(section, model, given)))
    return "\n\n".join(blocks) + "\n"


def _section(
    section: str, model: type[BaseModel], given: dict[tuple[str, str], str]
) -> Iterator[str]:
    yield f"[{section}]"
    for name, field in model.model_fields.items():
        yield _comment(field.description or "")
        value = given.get((section, name))
        if value is not None:
            yield f"{name} = {_toml(value)}"
        else:
            yield f"# {name} = {_toml(_default(field))}"


def _comment(text: str) -> str:
    lines = textwrap.wrap(" ".join(text.split()), WIDTH)
    return "\n".join(f"# {line}" for line in lines)


def _default(field: FieldInfo) -> Any:
    default = field.get_default(call_default_factory=True)
    if default is PydanticUndefined:
        raise TypeError("a setting without a default needs a value in the example")
    return default


def _toml(value: Any) -> str:
    match value:
        case SecretStr() | None:
            return '""'
        case bool():
            return str(value).lower()
        case time():
            return value.isoformat("seconds")
        case date():
            return value.isoformat()
        case dict():
            return "{" + ", ".join(f"{json.dumps(k)} = {_toml(v)}" for k, v in value.items()) + "}"
        case tuple():
            return "[" + ", ".join(_toml(item) for item in value) + "]"
        case str():
            return json.dumps(value, ensure_ascii=False)
    return str(value)


if __name__ == "__main__":
    sys.stdout.write(example())
