"""Every text as a person reads it, in one document: `python -m tests.contracts.catalogue`.

The document is docs/mensajes.md: a person reads it line by line, a test keeps it true.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from bot.email.sender import EmailChannel
from bot.email.servers.settings import SmtpSettings
from core.channels import Part
from core.clock import FixedClock
from demo.botapi.markup import read_text
from tests.contracts.contents import CONTENTS, ENVELOPE, REFS
from tests.contracts.test_texts import channels
from tests.support.builders import NOW
from texts.catalog import Texts

_HEAD = """\
# Los mensajes de culmina

Todo lo que culmina le escribe a una persona, con datos inventados: primero como se lee en
Telegram (los botones entre corchetes), después como correo (la primera línea es el asunto). Este
documento se genera de las plantillas de `texts/es/`:
`python -m tests.contracts.catalogue > docs/mensajes.md`.
"""
_MAILBOX = "seguimiento@puertoesperanza.example"


def document() -> str:
    """Return the document."""
    return "\n".join([_HEAD, *_sections()])


def _sections() -> Iterator[str]:
    texts = Texts()
    smtp = SmtpSettings(host="127.0.0.1", sender=_MAILBOX, reply_to=_MAILBOX)
    mail = EmailChannel(smtp, texts, FixedClock(NOW), REFS)
    both = {"telegram": channels(texts)["telegram"], "email": mail}
    for name, content in CONTENTS.items():
        yield f"## {name}\n"
        for channel, label in (("telegram", "Telegram"), ("email", "Correo")):
            parts = both[channel].render(content, ENVELOPE)
            shown = [_telegram(part) if channel == "telegram" else part.text for part in parts]
            yield f"{label}\n"
            yield "\n\n".join(_block(text) for text in shown) + "\n"


def _telegram(part: Part) -> str:
    markup = json.loads(part.body).get("reply_markup") or {}
    rows = markup.get("inline_keyboard", [])
    buttons = ["  ".join(f"[{button['text']}]" for button in row) for row in rows]
    return "\n".join([read_text(part.text, "HTML").text, *buttons])


def _block(text: str) -> str:
    fence = "~~~"
    body = "\n".join(line.rstrip() for line in text.strip("\n").splitlines())
    return f"{fence}text\n{body}\n{fence}"


if __name__ == "__main__":
    print(document())  # noqa: T201 - the document is what it prints
