"""What a message says, as plain text: the words of the chat, without its marks."""

from __future__ import annotations

import html
import re

from bot.telegram.render import render
from core.channels import Envelope
from core.messages import Content
from texts.catalog import Texts

_TAG = re.compile(r"<[^<>]*>")


def plain(content: Content, envelope: Envelope, texts: Texts) -> str:
    """Return what a content says to the person of the envelope, with its line breaks."""
    parts = render(content, envelope, texts)
    return html.unescape(_TAG.sub("", "\n\n".join(one.text for one in parts))).strip()
