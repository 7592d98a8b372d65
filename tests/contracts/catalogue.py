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
from core.messages import Note
from demo.botapi.markup import read_text
from tests.contracts.contents import CONTENTS, ENVELOPE
from tests.contracts.notes import MAILED
from tests.contracts.plan import REFS
from tests.contracts.test_texts import channels
from tests.support.builders import NOW
from texts.catalog import Texts

_HEAD = """\
# Los mensajes de culmina

Todo lo que culmina le escribe a una persona, con datos inventados: primero como se lee en
Telegram (los botones entre corchetes), después como correo (la primera línea es el asunto). Lo que
solo existe en uno de los dos dice «no se envía» en el otro. Las fechas son de mayo de 2026. Este
documento se genera de las plantillas de `texts/es/`:
`python -m tests.contracts.catalogue > docs/mensajes.md`.
"""
# What is told in one channel alone: a group and an invitation's code come by Telegram only, who
# writes there must agree to it, and the invitation goes by mail. A mail of nobody is not answered.
ONLY_IN = {
    "telegram": frozenset(
        {
            "consent_ask",
            "group_code_bad",
            "group_connected",
            "group_hello",
            "group_how",
            "group_leaving",
            "group_not_by_you",
            "group_other_office",
            "group_replaced",
            "group_stranger",
            "group_unapproved",
            "invitation_bad",
            "invitation_elsewhere",
            "invitation_taken",
            "unknown_chat",
        }
    ),
    "email": frozenset(MAILED),
}
_MAILBOX = "seguimiento@puertoesperanza.example"


def document() -> str:
    """Return the document."""
    return "\n".join([_HEAD, *_sections()])


def _sections() -> Iterator[str]:
    texts = Texts()
    smtp = SmtpSettings(host="127.0.0.1", sender=_MAILBOX, reply_to=_MAILBOX)
    mail = EmailChannel(smtp, texts, FixedClock(NOW), REFS)
    both = {"telegram": channels(texts)["telegram"], "email": mail}
    mailed = {f"note {name}": Note(name=name, values=said) for name, said in MAILED.items()}
    for name, content in {**CONTENTS, **mailed}.items():
        yield f"## {name}\n"
        for channel, label in (("telegram", "Telegram"), ("email", "Correo")):
            if _is_never_sent(name, channel):
                yield f"{label}: no se envía.\n"
                continue
            parts = both[channel].render(content, ENVELOPE)
            shown = [_telegram(part) if channel == "telegram" else part.text for part in parts]
            yield f"{label}\n"
            yield "\n\n".join(_block(text) for text in shown) + "\n"


def _is_never_sent(name: str, channel: str) -> bool:
    note = name.removeprefix("note ")
    return any(note in only for where, only in ONLY_IN.items() if where != channel)


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
