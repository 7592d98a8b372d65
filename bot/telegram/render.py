"""Contents as a person reads them on a telephone: short lines, the most urgent first."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.telegram import uploads
from bot.telegram.layout import Block, Message, to_parts
from bot.telegram.parse import message_id_of
from core.agenda import asked_again, by_day, hers_first, label, led_first, nearest, unanswered
from core.buttons import Button
from core.channels import Envelope, Part
from core.messages import (
    PAGE,
    Card,
    Content,
    Digest,
    Filed,
    Line,
    Listing,
    Note,
    NoticeItem,
    Question,
    Receipt,
    Reminder,
    Undone,
)
from core.notice_names import with_days
from core.overviews import Overview, OverviewRow
from core.spanish import given_name, show_percent
from plans.export import sent_file
from plans.own_sheet import writing
from reports import digest
from reports.documents.attached import Attachments
from reports.values import Figures
from scheduler.message import offered
from scheduler.told.welcoming import ALL_HERS
from texts.catalog import Texts

IN_A_BLOCK = 20  # reports of a receipt that are never parted
# The body of the part with which the bot leaves a group.
LEAVING = {"leave": True}
# Activities that a reminder shows, and a welcome, on one screen; the others are counted.
IN_FULL, IN_A_WELCOME = 4, 3

MOST_CHANGES = 8  # of a newer version, of each kind: the others stand in a file

# A text may name any of these; what the caller does not give is None there.
NOTE_VALUES = (
    "activities", "ask", "before", "by", "handle", "holds", "kind", "left", "name",
    "office", "outcome", "percent", "reason", "refused", "since", "to", "until",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _View:
    """What every text may use: the catalogue, the reader and her day."""

    texts: Texts
    envelope: Envelope

    def block(self, name: str, buttons: Iterable[Button | None] = (), **values: Any) -> Block:
        """Fill the text `telegram/<name>.html`."""
        shown = self.texts.render(
            f"telegram/{name}.html",
            today=self.envelope.today,
            entity=self.envelope.entity,
            first_name=given_name(self.envelope.person),
            **values,
        )
        return Block(shown, tuple(button for button in buttons if button is not None))


def _fields(content: Content) -> dict[str, Any]:
    """Return what a content holds besides its name and its buttons, as texts ask for it."""
    apart = {"kind", "name", "buttons"}
    return {one: getattr(content, one) for one in type(content).model_fields if one not in apart}


def render(
    content: Content, envelope: Envelope, texts: Texts, attachments: Attachments | None = None
) -> tuple[Part, ...]:
    """Return the parts of a message, each within Telegram's limits; buttons stand under the last.

    With `attachments` a digest has its picture and its workbook. Raises jinja2.TemplateNotFound for
    a notice or note that the catalogue does not hold.
    """
    if isinstance(content, Listing) and content.keys is not None:
        return (_own_sheet(content, content.keys, envelope, texts),)
    message = _MAKERS[type(content)](content, _View(texts, envelope))
    answered = message_id_of(envelope.reply_to, envelope.address) if envelope.reply_to else None
    parts = to_parts(message, reply_to=answered)
    if isinstance(content, Question):
        return (*parts, *_enclosed(content, texts))
    if isinstance(content, Overview):
        return (*parts, *(_file_part(row) for row in content.rows if row.file))
    if isinstance(content, Digest) and attachments is not None:
        made = attachments.of(Figures.model_validate(content.figures))
        about = texts.render("telegram/digest_book.html", on=content.on).strip()
        return uploads.with_files(parts, made.day, made.workbook, made.workbook_name, about)
    if isinstance(content, Note) and content.leaves:
        return (*parts, Part(text="", body=json.dumps(LEAVING).encode()))
    return parts


def _own_sheet(content: Listing, keys: tuple[str, ...], envelope: Envelope, texts: Texts) -> Part:
    """Return the part that sends her activities as a workbook to complete."""
    about = texts.render("telegram/own_sheet.html", count=len(content.lines)).strip()
    name = writing.file_name(envelope.today)
    return uploads.document(writing.write(content.lines, keys), name, about)


def _enclosed(content: Question, texts: Texts) -> Iterator[Part]:
    """Yield the parts with the files that go with what is said of a plan that was sent."""
    for one in sent_file.enclosed(content.file, MOST_CHANGES):
        about = texts.render("telegram/sent_file.html", name=one.name, file=content.file).strip()
        yield uploads.document(one.content, one.name, about)


def _file_part(row: OverviewRow) -> Part:
    """Return the part that sends a file: its body names the content, which is read when it goes."""
    body = {"document": row.file, "filename": row.name}
    return Part(text=row.name, body=json.dumps(body, ensure_ascii=False).encode())


_OF_A_REMINDER = (
    "welcome", "group", "plans", "above", "left_out", "until", "covers", "covers_until",
)  # fmt: skip


def _reminder(content: Reminder, view: _View) -> Message:
    lines, today = content.lines, view.envelope.today
    shown = nearest(lines, IN_A_WELCOME) if content.welcome else led_first(lines)[:IN_FULL]
    asked_days, helped = hers_first(shown if content.welcome else lines, today)
    head = view.block(
        "reminder",
        asked_days=asked_days,
        helped=helped,
        days=by_day(shown, today),
        titles=[line.title for line in lines],
        lines=lines,
        count=len(lines),
        more=len(lines) - len(shown),
        unanswered=unanswered(lines, content.left_out),
        news=bool(content.notices),
        agrees=content.asks_agreement,
        **{name: getattr(content, name) for name in _OF_A_REMINDER},
    )
    blocks = [head, *(_notice(notice, view) for notice in content.notices), *_page(content, view)]
    if content.asked_apart is not None:
        asked = content.asked_apart
        blocks += [view.block("reminder_question"), _asked(_naming(asked, lines), view)]
    alone = lines[0].answers if len(lines) == 1 else ()
    # The buttons of the activities stand together under the message, not each under its block.
    cards = tuple(card for line in shown if (card := _card_of(line, shown)) is not None)
    below_lines = alone or cards
    if content.question is not None and content.asked_apart is None:
        below_lines = (*_of_words(content.question, alone), *(() if alone else cards))
    some = len(lines) > len(shown)  # nobody agrees to what she does not see: the list asks it
    below = tuple(one for one in content.buttons if not (some and one.label == ALL_HERS))
    return Message(tuple(blocks), below_lines, below)


def _naming(asked: Question, lines: Sequence[Line]) -> Question:
    """Return a question that stands beside others with buttons that say which one they answer."""
    whose = {"sheet": "Excel", "file": "Archivo"}.get(asked.name, "")
    if asked.line is not None:
        figure = "" if asked.figure is None else f" en {show_percent(asked.figure)}"
        whose = f"{asked.line.handle}{figure}"
    return asked.model_copy(update={"buttons": _beginning(whose, asked)}) if lines else asked


def _beginning(whose: str, asked: Question) -> tuple[Button, ...]:
    begun = f"{whose}: " if whose else ""
    return tuple(one.model_copy(update={"label": f"{begun}{one.label}"}) for one in asked.buttons)


def _of_words(asked: Question, alone: Sequence[Button]) -> tuple[Button, ...]:
    """Return the figures with which her words are reported, and what else a reminder of that
    activity `alone` offers; beside others each button names it."""
    if alone:
        return (*asked.buttons, *(one for one in alone if one.label in offered.BESIDES))
    handle = "" if asked.line is None else asked.line.handle
    return _beginning(handle, asked)


def _card_of(line: Line, shown: Sequence[Line]) -> Button | None:
    """Return the button that opens an activity; beside others of like title, with what tells it
    apart."""
    begun = f"{line.handle} "
    said = label(begun, line, shown)
    if line.button is None or said == label(begun, line, ()):
        return line.button
    return line.button.model_copy(update={"label": said})


def _notice(notice: NoticeItem, view: _View) -> Block:
    each = [with_days(one) for one in notice.each]
    return view.block(
        f"notice_{notice.name}", notice.buttons, value=with_days(notice.values), each=each
    )


def _listing(content: Listing, view: _View) -> Message:
    if not content.lines:
        return _note(Note(name="list_empty"), view)
    shown = content.lines[content.start : content.start + PAGE]
    first, last = content.start + 1, content.start + len(shown)
    head = view.block("listing_head", count=len(content.lines), first=first, last=last)
    lines = [
        view.block("line", [_card_of(one, shown)], line=one, length=90, step=False) for one in shown
    ]
    return Message((head, *lines, *_page(content, view)), content.buttons)


def _page(content: Reminder | Listing, view: _View) -> Iterator[Block]:
    """Yield the line with the link to her own page, which stands below all else."""
    if content.page:
        yield view.block("page", url=content.page)


def _card(content: Card, view: _View) -> Message:
    name = "card" if content.number is None else "walk"
    return Message((view.block(name, **_fields(content)),), content.buttons)


def _question(content: Question, view: _View) -> Message:
    return Message((_asked(content, view),))


def _asked(content: Question, view: _View) -> Block:
    choices, most = len(content.buttons), MOST_CHANGES
    named = f"question_{content.name}"
    return view.block(named, content.buttons, choices=choices, most=most, **_fields(content))


def _receipt(content: Receipt, view: _View) -> Message:
    records = content.records
    if len(records) == 1:
        blocks = [view.block("receipt", record=records[0])]
    else:
        parts = (records[at : at + IN_A_BLOCK] for at in range(0, len(records), IN_A_BLOCK))
        titles = [one.line.title for one in records]
        blocks = [
            view.block("receipt_several", records=part, count=len(records), titles=titles)
            for part in parts
        ]
    foot = view.block(
        "receipt_foot",
        record=records[0],
        records=records,
        still_open=content.still_open,
        awaited=content.awaited,
        after=unanswered(content.awaited),
        again=asked_again(content),
        above=content.above,
        goes_on=content.goes_on,
        no_file=content.no_file,
    )
    # Every line counts: what stands above the buttons is to be seen without scrolling.
    blocks[-1] = Block(f"{blocks[-1].html}\n{foot.html}")
    return Message(tuple(blocks), (*content.buttons, content.undo))


def _filed(content: Filed, view: _View) -> Message:
    return Message((view.block("filed", **_fields(content)),), content.buttons)


def _undone(content: Undone, view: _View) -> Message:
    return Message((view.block("undone", **_fields(content)),))


def _note(content: Note, view: _View) -> Message:
    values = dict.fromkeys(NOTE_VALUES) | with_days(content.values)
    return Message((view.block(f"note_{content.name}", value=values),), content.buttons)


def _digest(content: Digest | Overview, view: _View) -> Message:
    """Show the short form: what to decide, and how the plan goes."""
    figures = Figures.model_validate(content.figures)
    subject = digest.subject(figures)
    block = view.block("digest", subject=subject, figures=figures, **digest.WORDS)
    return Message((block,), content.buttons)


def _overview(content: Overview, view: _View) -> Message:
    open_ = [view.block("unanswered", words=content.unanswered)] if content.unanswered else []
    if content.name == "summary":
        summary = _digest(content, view)
        return Message((*summary.blocks, *open_), summary.buttons)
    shown = content.rows[content.start : content.start + PAGE]
    buttons = [button for row in shown for button in row.buttons]
    values = _fields(content) | {"rows": shown, "first": content.start + 1}
    page = view.block(f"overview_{content.name}", buttons, **values)
    return Message((page, *open_), content.buttons)


_MAKERS: dict[type, Callable[[Any, _View], Message]] = {
    Reminder: _reminder,
    Listing: _listing,
    Card: _card,
    Question: _question,
    Receipt: _receipt,
    Filed: _filed,
    Undone: _undone,
    Note: _note,
    Digest: _digest,
    Overview: _overview,
}
