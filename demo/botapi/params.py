"""From an HTTP request (urlencoded, multipart, JSON or query) to typed, known arguments."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from aiohttp.web import BaseRequest, FileField, HTTPRequestEntityTooLarge

from demo.botapi import facts
from demo.botapi.facts import Kind, Method
from demo.botapi.refusals import Refusal, bad

Arguments = dict[str, object]
_INTEGER = re.compile(r"-?[0-9]{1,19}")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came inside a multipart request."""

    name: str
    content: bytes
    content_type: str


async def read_request(request: BaseRequest) -> Arguments:
    """Return the arguments as they came: strings, uploads, or the values of a JSON object."""
    arguments: Arguments = dict(request.query)
    try:
        arguments.update(await _read_body(request))
    except HTTPRequestEntityTooLarge:
        raise Refusal(413, facts.ENTITY_LARGE) from None
    except ValueError:
        raise bad("Bad Request: can't parse the request body") from None
    return arguments


async def _read_body(request: BaseRequest) -> Mapping[str, object]:
    if not request.can_read_body:
        return {}
    if request.content_type == "multipart/form-data":
        return {name: _part(value) for name, value in (await request.post()).items()}
    body = await request.text()
    if request.content_type == "application/json":
        value = json.loads(body)
        if not isinstance(value, dict):
            raise ValueError("not an object")
        return value
    return dict(parse_qsl(body, keep_blank_values=True, strict_parsing=bool(body)))


def _part(value: object) -> object:
    if isinstance(value, FileField):
        with value.file:
            return Upload(value.filename, value.file.read(), value.content_type)
    return value


def decode(method: Method, raw: Mapping[str, object]) -> Arguments:
    """Return the arguments with the types that `method` documents; raises `Refusal` otherwise."""
    arguments: Arguments = {}
    for name, value in raw.items():
        kind = method.parameters.get(name)
        if kind is None:
            raise bad(facts.UNKNOWN_PARAMETER.format(name))
        try:
            arguments[name] = _DECODERS[kind](value)
        except (ValueError, TypeError):
            raise bad(facts.WRONG_TYPE.format(name, kind.value)) from None
    for name in method.required:
        if name not in arguments:
            raise bad(facts.MISSING_PARAMETER.format(name))
    return arguments


def _integer(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and _INTEGER.fullmatch(value):
        return int(value)
    raise ValueError(value)


def _boolean(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if value in {"true", "True", "false", "False"}:
        return value in {"true", "True"}
    raise ValueError(value)


def _string(value: object) -> str:
    if isinstance(value, str):
        return value
    raise ValueError(value)


def _markup(value: object) -> str:
    # keyboard.py reads the JSON: the real server has sentences of its own for what is wrong there
    return value if isinstance(value, str) else json.dumps(value)


def _chat(value: object) -> int | str:
    if isinstance(value, str) and not _INTEGER.fullmatch(value):
        return value
    return _integer(value)


def _object(value: object) -> dict[str, object]:
    decoded = json.loads(value) if isinstance(value, str) else value
    if isinstance(decoded, dict):
        return decoded
    raise ValueError(value)


def _array(value: object) -> list[object]:
    decoded = json.loads(value) if isinstance(value, str) else value
    if isinstance(decoded, list):
        return decoded
    raise ValueError(value)


def _file(value: object) -> Upload | str:
    if isinstance(value, Upload | str):
        return value
    raise ValueError(value)


_DECODERS: Final[Mapping[Kind, Callable[[object], object]]] = {
    Kind.INTEGER: _integer,
    Kind.BOOLEAN: _boolean,
    Kind.STRING: _string,
    Kind.CHAT: _chat,
    Kind.OBJECT: _object,
    Kind.ARRAY: _array,
    Kind.MARKUP: _markup,
    Kind.FILE: _file,
}
