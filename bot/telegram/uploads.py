"""Parts that carry a file of their own making: a picture with words and buttons, a workbook."""

from __future__ import annotations

import base64
import json
from typing import Any

from bot.telegram.layout import visible_units
from core.channels import Part

# https://core.telegram.org/bots/api#sendphoto: a caption has at most 1024 characters.
CAPTION_MOST = 1024
PICTURE_NAME = "como-vamos.png"
# The member of a body that tells what is sent; the file stands beside it as text.
UPLOAD, BYTES = "upload", "bytes"
PHOTO, DOCUMENT = "photo", "document"


def with_files(
    parts: tuple[Part, ...], picture: bytes | None, workbook: bytes, name: str, caption: str
) -> tuple[Part, ...]:
    """Return the parts of a message with its picture and a workbook after it, whose `caption` says
    what is in it.

    One short message stands under the picture, with its buttons; else the picture follows alone.
    """
    book = document(workbook, name, caption)
    if picture is None:
        return (*parts, book)
    first = parts[0]
    if len(parts) == 1 and visible_units(first.text) <= CAPTION_MOST:
        beside = json.loads(first.body)
        beside["caption"] = beside.pop("text")
        beside.pop("link_preview_options", None)
        return (_part(PHOTO, picture, PICTURE_NAME, beside, text=first.text), book)
    return (*parts, _part(PHOTO, picture, PICTURE_NAME, {}, text=PICTURE_NAME), book)


def document(content: bytes, name: str, caption: str) -> Part:
    """Return the part that sends a file of our making, with what is said of it."""
    return _part(DOCUMENT, content, name, {"caption": caption}, text=f"{name}\n{caption}")


def contents_of(parameters: dict[str, Any]) -> bytes:
    """Take the file out of the body of a part and return it."""
    return base64.b64decode(parameters.pop(BYTES))


def _part(kind: str, content: bytes, name: str, beside: dict[str, Any], *, text: str) -> Part:
    body = {UPLOAD: kind, "filename": name, BYTES: base64.b64encode(content).decode(), **beside}
    return Part(text=text, body=json.dumps(body, ensure_ascii=False).encode())
