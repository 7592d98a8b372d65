"""The weekly digest as a mail: its page with the picture in it, and the workbook attached."""

from __future__ import annotations

from bot.email.answering import ReplyTo
from bot.email.mime import File, Written
from core.messages import Digest
from plans.export.workbook import MIME_TYPE
from reports import digest
from reports.documents.attached import PICTURE_NAME, Attached, Attachments
from reports.values import Figures
from texts.catalog import Texts


class DigestMail:
    """Writes digests; the files of the last one are kept for the others who get it."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._attachments = Attachments(texts)

    def write(self, content: Digest, reply_to: ReplyTo | None) -> Written:
        """Return subject, text, page, pictures and workbook; a first time costs a second or two."""
        figures = Figures.model_validate(content.figures)
        attached = self._attachments.of(figures)
        images = _images(attached)
        day, night = digest.CHART_IDS
        said = digest.texts(
            figures,
            self._texts,
            policy_url=content.policy_url,
            link=reply_to.link if reply_to else None,
            pictures=(f"cid:{day}", f"cid:{night}") if images else None,
        )
        book = File(attached.workbook_name, MIME_TYPE, attached.workbook)
        foot = self._texts.render("reports/foot.txt", entity=figures.entity)
        text = f"{said.txt}\n\n--\n{foot}"
        return Written(digest.subject(figures), text, said.html, (*images, book))


def _images(attached: Attached) -> tuple[File, ...]:
    if attached.day is None or attached.night is None:
        return ()
    day, night = digest.CHART_IDS
    return (
        File(PICTURE_NAME, "image/png", attached.day, content_id=day),
        File(f"noche-{PICTURE_NAME}", "image/png", attached.night, content_id=night),
    )
