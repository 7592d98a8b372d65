"""What a form brings: its fields and at most one file, read within limits."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from aiohttp import BodyPartReader, MultipartReader, web

MOST_FIELDS, MOST_FIELD_BYTES = 2_000, 64 * 1024
MOST_FORM_BYTES = 1024 * 1024
CSRF = "csrf"
_CHUNK = 64 * 1024
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a form: its name without folders, and what is in it."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Form:
    """The fields of a form, each with the values that it was given, and a file where it has one."""

    fields: dict[str, list[str]] = field(default_factory=dict)
    file: Upload | None = None

    def get(self, name: str) -> str:
        """Return what a field holds, without blanks around it; "" where it was not sent."""
        return (self.fields.get(name) or [""])[-1].strip()

    def all(self, name: str) -> list[str]:
        """Return every value of a field that may be given several times."""
        return self.fields.get(name, [])


def whole(given: str, most_digits: int = 18) -> int | None:
    """Return the whole number that is given in an address or a form; None for what is none, and for
    one of more digits."""
    plain = given.isascii() and given.isdigit() and len(given) <= most_digits
    return int(given) if plain else None


def day_of(given: str) -> date | None:
    """Return the day that an address or a form gives as 2026-11-30; None for what is none."""
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None


async def read_fields(request: web.Request) -> Form:
    """Read a form without a file. Raises HTTPException for what is too large or no form."""
    if (request.content_length or 0) > MOST_FORM_BYTES:
        raise web.HTTPRequestEntityTooLarge(MOST_FORM_BYTES, request.content_length or 0)
    if request.content_type != "application/x-www-form-urlencoded":
        raise web.HTTPUnsupportedMediaType
    sent = await request.post()
    if len(sent) > MOST_FIELDS:
        raise web.HTTPBadRequest
    fields: dict[str, list[str]] = {}
    for name, value in sent.items():
        fields.setdefault(name, []).append(value if isinstance(value, str) else "")
    return Form(fields)


async def read_parts(request: web.Request, most: int) -> AsyncIterator[Form]:
    """Yield a form with a file twice: with the fields before the file, and whole. Who takes it may
    refuse it after the first, before the file is read. Raises HTTPException for what is too large
    or no such form."""
    if request.content_type != "multipart/form-data":
        raise web.HTTPUnsupportedMediaType
    said = request.content_length or 0
    if said > most + MOST_FORM_BYTES:  # its fields and the lines between its parts come on top
        raise web.HTTPRequestEntityTooLarge(most, said)
    parts = await request.multipart()
    fields: dict[str, list[str]] = {}
    upload, size = None, 0
    async for part in parts:
        if not isinstance(part, BodyPartReader) or len(fields) > MOST_FIELDS:
            raise web.HTTPBadRequest
        if part.filename is None:
            value = (await _bytes(part, MOST_FIELD_BYTES)).decode("utf-8", "replace")
            fields.setdefault(part.name or "", []).append(value)
            continue
        yield Form(fields)
        content = await _bytes(part, most - size)
        size += len(content)
        upload = Upload(PurePath(part.filename.replace("\\", "/")).name[:_LONGEST_NAME], content)
    yield Form(fields, upload)


async def _bytes(part: BodyPartReader | MultipartReader, most: int) -> bytes:
    content = bytearray()
    while chunk := await part.read_chunk(_CHUNK):  # type: ignore[union-attr]
        content += chunk
        if len(content) > most:
            raise web.HTTPRequestEntityTooLarge(most, len(content))
    return bytes(content)
