"""A person's mail program: it shows what came, and answers above the quoted text with a file."""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.policy import SMTP
from itertools import count
from pathlib import Path

from tests.journeys.conftest import plain

SERVER = "mx.puertoesperanza.example"
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Client:
    """The mail program of somebody; `proof` is what the receiving server found of his domain."""

    name: str
    address: str
    proof: str = "pass"

    def answers(
        self, mail: EmailMessage, text: str, *, pdf: bytes | None = None
    ) -> tuple[EmailMessage, bytes]:
        """Return an answer above the quoted text, and its bytes as the receiving server has it."""
        answer = EmailMessage(policy=SMTP)
        domain = self.address.partition("@")[2]
        answer["Authentication-Results"] = f"{SERVER}; dmarc={self.proof} header.from={domain}"
        answer["From"] = f"{self.name} <{self.address}>"
        answer["To"] = str(mail["Reply-To"] or mail["From"])
        answer["Subject"] = f"Re: {str(mail['Subject']).removeprefix('Re: ')}"
        answer["Message-ID"] = f"<respuesta-{next(_numbers)}@{domain}>"
        answer["In-Reply-To"] = str(mail["Message-ID"])
        answer["References"] = " ".join(filter(None, (mail["References"], mail["Message-ID"])))
        quoted = "\n".join(f"> {line}".rstrip() for line in words(mail).splitlines())
        answer.set_content(
            f"{text}\n\n{self.name}\nSecretaría de Planeación\n\n"
            f"El lun, 11 may 2026 a las 10:00, {mail['From']} escribió:\n\n{quoted}\n"
        )
        if pdf is not None:
            answer.add_attachment(pdf, maintype="application", subtype="pdf", filename="acta.pdf")
        return answer, answer.as_bytes()


def opened(path: Path) -> EmailMessage:
    """Return the mail in a file of a mailbox."""
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def words(mail: EmailMessage) -> str:
    """Return what a mail says, with ordinary blanks."""
    body = mail.get_body(("plain",))
    return "" if body is None else plain(str(body.get_content()))
