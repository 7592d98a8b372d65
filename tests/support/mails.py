"""Mails for tests: written byte by byte, as clients write them."""

from __future__ import annotations

import base64
from collections.abc import Iterable

SENDER = "Liliana Herazo Mendoza <liliana.herazo@puertoesperanza.example>"
MAILBOX = "Culmina - Seguimiento <seguimiento+r1042.k7f3@puertoesperanza.example>"
REMINDER = "<r-1042@culmina.puertoesperanza.example>"
SUBJECT = "Recordatorio: 3 actividades por vencer"
SERVER = "mx.puertoesperanza.example"
QUOTED = (
    "Buenos días:",
    "",
    "Estas actividades de la Secretaría de Gobierno están por vencer:",
    "",
    "1.2 Actualizar el mapa de riesgos de corrupción. Último avance: 40 %",
    "2.1 Registrar en el SUIT la estrategia de trámites. Último avance: 80 %",
    "6.3 Elaborar el informe de gestión. Sin reporte",
    "",
    "Responda a este correo con el avance. Por ejemplo: 1.2 60 %, 2.1 terminada",
    "",
    "Oficina de Control Interno",
)


def a_mail(
    body: str | bytes,
    *,
    content_type: str = "text/plain; charset=utf-8",
    encoding: str = "8bit",
    subject: str = f"Re: {SUBJECT}",
    sender: str = SENDER,
    to: str = MAILBOX,
    headers: Iterable[str] = (),
) -> bytes:
    """Return a mail; `headers` are whole lines that stand above the others."""
    head = [
        *headers,
        f"From: {sender}",
        f"To: {to}",
        f"Subject: {subject}",
        "Date: Tue, 21 Apr 2026 11:26:41 -0500",
        "Message-ID: <a1@puertoesperanza.example>",
        f"In-Reply-To: {REMINDER}",
        "MIME-Version: 1.0",
        f"Content-Type: {content_type}",
        f"Content-Transfer-Encoding: {encoding}",
    ]
    data = body.encode() if isinstance(body, str) else body
    return "\r\n".join([*head, "", ""]).encode() + data


def a_part(
    body: str | bytes, content_type: str = "text/plain; charset=utf-8", *headers: str
) -> bytes:
    """Return one part of a multipart, as it stands between two boundaries."""
    data = body.encode() if isinstance(body, str) else body
    return "\r\n".join([f"Content-Type: {content_type}", *headers, "", ""]).encode() + data


def a_file(name: str, content_type: str, data: bytes = b"%PDF-1.4 x", *headers: str) -> bytes:
    """Return an attached file."""
    return a_part(
        base64.encodebytes(data),
        f'{content_type}; name="{name}"',
        f'Content-Disposition: attachment; filename="{name}"',
        "Content-Transfer-Encoding: base64",
        *headers,
    )


def a_multipart(subtype: str, *parts: bytes, **kwargs: str) -> bytes:
    """Return a mail of several parts; the keywords are those of `a_mail`."""
    headers = kwargs.pop("headers", "").splitlines()
    content_type = f'multipart/{subtype}; boundary="{subtype}-b"'
    return a_mail(joined(subtype, *parts), content_type=content_type, headers=headers, **kwargs)


def joined(subtype: str, *parts: bytes) -> bytes:
    """Return the body of a multipart with the boundary that `a_multipart` names."""
    delimiter = f"--{subtype}-b\r\n".encode()
    return b"".join(delimiter + part + b"\r\n" for part in parts) + f"--{subtype}-b--\r\n".encode()


def nested(subtype: str, *parts: bytes) -> bytes:
    """Return a multipart as a part of another one."""
    return a_part(joined(subtype, *parts), f'multipart/{subtype}; boundary="{subtype}-b"')


def marked(lines: Iterable[str] = QUOTED) -> str:
    """Return lines quoted with `>`."""
    return "\n".join(f"> {line}" if line else ">" for line in lines)


def bare(lines: Iterable[str] = QUOTED) -> str:
    """Return lines quoted without any mark."""
    return "\n".join(lines)


def squeezed(text: str | None) -> str | None:
    """Return a text with every run of white space as one blank."""
    return None if text is None else " ".join(text.split())
