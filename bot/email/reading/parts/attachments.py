"""Which files of a mail are kept as evidence, under which names; nothing is ever opened."""

from __future__ import annotations

import mimetypes
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from bot.email.reading.parts.mime_tree import Part
from bot.email.reading.parts.words import decode_words

MOST_NAME = 120
_IMAGES = "image/"
_NOT_EVIDENCE = frozenset(
    {
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-keys",
        "application/pgp-encrypted",
        "text/calendar",
        "application/ics",
        "text/vcard",
        "text/x-vcard",
        "text/directory",
        "message/delivery-status",
        "message/global-delivery-status",
        "message/disposition-notification",
        "message/feedback-report",
        "text/rfc822-headers",
        "message/rfc822-headers",
        "message/partial",
        "message/external-body",
        "text/x-amp-html",
    }
)
_NOT_EVIDENCE_ENDS = (".ics", ".vcf", ".vcs", ".p7s", ".asc", ".sig")
_LOGO = re.compile(
    r"(?:image|oledata|outlook-|logo|firma|signature)[\w-]{0,40}\.(?:png|gif|jpe?g|bmp|mso)$",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(
    r'[\x00-\x1f\x7f<>:"/\\|?*\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]'
)
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a mail. `ordinal` is its place among all files of the message, from 1.

    `size` is in bytes as it travelled; `body` decodes it anew at each call, so that a large mail is
    held once.
    """

    name: str
    media_type: str
    ordinal: int
    size: int
    part: Part

    @property
    def body(self) -> bytes:
        """Return the decoded bytes."""
        return self.part.body()


def find_attachments(files: Iterable[Part], shown: frozenset[str]) -> tuple[Attachment, ...]:
    """Return the files that are evidence; `shown` are the Content-IDs that the HTML shows.

    What the text shows by `cid:` is part of the letter (a logo), calendar entries, cards and
    signatures of machines are none; everything else is.
    """
    kept = []
    for ordinal, part in enumerate(files, 1):
        name = _name(part, ordinal)
        if _is_evidence(part, name, shown):
            kept.append(Attachment(name, _media_type(part), ordinal, part.encoded_size(), part))
    return tuple(kept)


def safe_name(name: str) -> str:
    """Return a file's name without a path, control characters and turns of direction, shortened."""
    name = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    name = _BLANKS.sub(" ", _FORBIDDEN.sub("", name)).strip(" .")
    if len(name) <= MOST_NAME:
        return name
    stem, dot, end = name.rpartition(".")
    if not dot or len(end) > 10:
        return name[:MOST_NAME]
    return f"{stem[: MOST_NAME - len(end) - 1]}.{end}"


def _is_evidence(part: Part, name: str, shown: frozenset[str]) -> bool:
    if part.media_type in _NOT_EVIDENCE or name.lower().endswith(_NOT_EVIDENCE_ENDS):
        return False
    if part.media_type.startswith("multipart/") or not part.encoded_size():
        return False
    content_id = part.header("content-id").strip().strip("<>").lower()
    if not part.media_type.startswith(_IMAGES) or not content_id:
        return True
    attached = part.disposition()[0] == "attachment"
    return content_id not in shown and (attached or not _LOGO.match(name))


def _name(part: Part, ordinal: int) -> str:
    _, params = part.disposition()
    name = safe_name(params.get("filename") or params.get("name") or part.params.get("name", ""))
    if name:
        return name
    if part.media_type == "message/rfc822" and part.children:
        subject = safe_name(decode_words(part.children[0].header("subject")))
        return f"{subject or ordinal}.eml"
    return f"{ordinal}{mimetypes.guess_extension(part.media_type) or '.bin'}"


def _media_type(part: Part) -> str:
    return (
        part.media_type
        if re.fullmatch(r"[\w.+-]{1,60}/[\w.+-]{1,100}", part.media_type)
        else ("application/octet-stream")
    )
