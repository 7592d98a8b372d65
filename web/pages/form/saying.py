"""What is said to an answer, as the page shows it: the words of the chat, without its marks."""

from __future__ import annotations

from bot.telegram.plain import plain as in_words
from core.channels import Envelope
from core.messages import Content, Receipt
from models.staff.people import PersonRow
from web.site import Ask


def plain(ask: Ask, person: PersonRow, content: Content) -> str:
    """Return what a content says to a person, as plain text with its line breaks."""
    if isinstance(content, Receipt):
        return ask.site.texts.render("web/form_receipt.txt", records=content.records)
    envelope = Envelope(
        key="", entity=ask.site.context.entity_name, address="", person=person.name, today=ask.today
    )
    return in_words(content, envelope, ask.site.texts)
