"""What people do with their mail: they answer, are away, or no longer have that mailbox."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP as LINES

import aiosmtplib

from demo.cast import Player
from demo.smtp import Mail
from demo.stage import AUTHSERV_ID, Stage
from demo.transcript import Transcript

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
_MAILER = "mailer-daemon@entidad.example"


class Post:
    """The mail programs and servers of the story; what they send goes through the door."""

    def __init__(self, stage: Stage, transcript: Transcript) -> None:
        self._stage = stage
        self._transcript = transcript

    def newest_to(self, player: Player) -> Mail | None:
        """Return the newest mail in a person's mailbox."""
        mails = self._stage.smtp.mails_to(player.email)
        return mails[-1] if mails else None

    async def answers(self, player: Player, mail: Mail, text: str, file: str) -> None:
        """Answer a mail as a mail program does: above the quoted text, with a file attached."""
        self._transcript.acts(player, f"(responde por correo) «{text}» + {file}")
        answer = self._reply(player, mail)
        answer.set_content(f"{text}\n\n{player.name}\n\n{_quoted(mail)}")
        answer.add_attachment(PDF, maintype="application", subtype="pdf", filename=file)
        await self._deliver(answer, player.email)

    async def is_away(self, player: Player, mail: Mail, until: str) -> None:
        """Let a person's mailbox answer by itself."""
        said = f"Estoy de vacaciones hasta el {until}. Para asuntos urgentes llame a la oficina."
        self._transcript.acts(player, f"(su buzón, por sí solo) «{said}»")
        answer = self._reply(player, mail)
        answer.replace_header("Subject", "Respuesta automática: Recordatorio")
        answer["Auto-Submitted"] = "auto-replied"
        answer.set_content(said)
        await self._deliver(answer, player.email)

    async def bounces(self, player: Player, mail: Mail) -> None:
        """Let a server say that a mailbox does not exist."""
        self._transcript.note(f"El servidor de correo dice que {player.email} no existe.")
        head = f"From: {_MAILER}\r\nTo: seguimiento@culmina.example\r\n"
        raw = head + _REPORT.format(
            address=player.email, original=mail.message["Message-ID"]
        ).replace("\n", "\r\n")
        await self._send(raw.encode(), "")

    def _reply(self, player: Player, mail: Mail) -> EmailMessage:
        answer = EmailMessage(policy=LINES)
        domain = player.email.partition("@")[2]
        answer["Authentication-Results"] = f"{AUTHSERV_ID}; dmarc=pass header.from={domain}"
        answer["From"] = f"{player.name} <{player.email}>"
        answer["To"] = str(mail.message["Reply-To"] or mail.message["From"])
        answer["Subject"] = f"Re: {mail.message['Subject']}"
        answer["Message-ID"] = f"<respuesta-{len(self._stage.smtp.messages)}@{domain}>"
        answer["In-Reply-To"] = answer["References"] = str(mail.message["Message-ID"])
        return answer

    async def _deliver(self, message: EmailMessage, sender: str) -> None:
        await self._send(message.as_bytes(), sender)

    async def _send(self, raw: bytes, sender: str) -> None:
        port = self._stage.door_port
        async with aiosmtplib.SMTP(hostname="127.0.0.1", port=port, start_tls=False) as client:
            await client.sendmail(sender, ["seguimiento@culmina.example"], raw)
        await self._stage.settle()


def _quoted(mail: Mail) -> str:
    body = mail.message.get_body(("plain",))
    lines = "" if body is None else str(body.get_content())
    quoted = "\n".join(f"> {line}" for line in lines.splitlines())
    return f"El lunes, Culmina <seguimiento@culmina.example> escribió:\n\n{quoted}"


_REPORT = """\
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="limite"

--limite
Content-Type: text/plain; charset=utf-8

No se pudo entregar el mensaje.

--limite
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.entidad.example

Final-Recipient: rfc822; {address}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such mailbox

--limite
Content-Type: text/rfc822-headers

Message-ID: {original}
To: {address}

--limite--
"""
