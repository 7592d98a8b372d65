"""Contents into what a person reads: a subject, a plain text, and a page that says the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from mimetypes import guess_type
from typing import Any, assert_never

from bot.email import calendar
from bot.email.answering import ReplyTo
from bot.email.calendar import Event
from bot.email.digest import DigestMail
from bot.email.mime import File, Written, one_line
from core.agenda import Day, asked_again, by_day, hers_first, unanswered
from core.channels import Envelope
from core.clock import Clock
from core.files import Contents, no_contents
from core.messages import (
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
from core.notice_names import REPLACES, TAKES_OVER, with_days
from core.overviews import Overview
from core.spanish import cut_at_word
from plans.export import sent_file, workbook
from plans.own_sheet import writing
from reports import digest
from reports.values import Figures
from scheduler.message import offered
from texts.catalog import Texts

_GAPS = re.compile(r"\n{3,}")

Values = dict[str, Any]
_HANDLE = 30  # characters of a handle that a list shows
_PREHEADER = 110  # characters that lists of mails show behind the subject
_FIRST = frozenset({"invitation"})
_WHY_HERS = frozenset({REPLACES, TAKES_OVER})  # why she is written to
_OPENS_A_MAIL = "se abre un correo listo para enviar"
_CONNECT = "Conectar mi Telegram"
_NOT_IN_A_LIST: Values = {"notices": (), "asked": ""}


# Servers take 20 to 25 MB as encoded, which is a third more than the files.
MOST_BYTES = 12_000_000
MOST_CHANGES = 30  # of a newer version, of each kind: the others stand in a file
_ANY = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Prepared:
    """An answer that one tap writes: what the link shows, is called when it is read aloud (with
    its activity), and the link."""

    label: str
    name: str
    link: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a page, with its heading where it is a part of its own."""

    lines: tuple[str, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One activity of a list in sentences: the text and the page are both made of these. `ready`
    names in the text what the links of the page write."""

    heading: str
    label: str
    title: str
    due: str
    details: tuple[str, ...]
    line: Line
    ready: str = ""
    prepared: tuple[Prepared, ...] = ()


class Writer:
    """Writes contents as mails.

    `domain` is that of our address: names of events end with it. Contents hold what files and
    people wrote: no value can break out of its line, and no page trusts one.
    """

    def __init__(
        self, texts: Texts, clock: Clock, domain: str, contents: Contents = no_contents
    ) -> None:
        self._texts = texts
        self._clock = clock
        self._contents = contents
        self._domain = domain
        self._digests = DigestMail(texts)

    def write(self, content: Content, envelope: Envelope, reply_to: ReplyTo | None) -> Written:
        """Return the message that says `content` to the person of `envelope`.

        `reply_to` is where it is answered; None: the texts may not invite people to answer by mail.
        """
        read = reply_to is not None
        values = _values(content, envelope) | {"answers_are_read": read, "reply_to": reply_to}
        values["privacy"] = self._privacy(content)
        match content:
            case Reminder():
                values["unanswered"] = unanswered(content.lines, content.left_out)
                values["next"] = self._texts.render("email/reminder_next.txt", **values)
                values["besides"] = self._texts.render("email/reminder_besides.txt", **values)
                values["kept"] = self._kept(content.lines)
                whys = [one for one in content.notices if content.lines and one.name in _WHY_HERS]
                others = [one for one in content.notices if one not in whys]
                values["why"] = [self._notice(one, envelope, read) for one in whys]
                values["notices"] = [self._notice(one, envelope, read) for one in others]
                values["asked"] = self._repeated(content.asked_apart, envelope, read)
                values["asked_again"] = content.asked_apart is not None
                return _list(self._texts, content.kind, values)
            case Listing():
                written = _list(self._texts, content.kind, values)
                files = (*self._calendar(content, envelope), *_own_sheet(content, envelope))
                return replace(written, files=files)
            case Card() | Question() | Receipt() | Filed() | Undone():
                values |= {"prepared": _ready(content, reply_to), "most": MOST_CHANGES}
                sent = isinstance(content, Question) and content.file is not None
                written = _plain(self._texts, "question_file" if sent else content.kind, values)
                return replace(written, files=_enclosed(content))
            case Note():
                values["values"] = with_days(content.values)
                values |= {"opens": _opens(content), "prepared": _ready(content, reply_to)}
                return _plain(self._texts, f"note_{content.name}", values)
            case Overview():
                if content.figures:
                    figures = Figures.model_validate(content.figures)
                    values["said"] = digest.in_short(figures, self._texts)
                files = carried(content, self._contents)
                values |= {"attached": len(files), "prepared": _ready(content, reply_to)}
                return replace(_plain(self._texts, content.kind, values), files=files)
            case Digest():
                return self._digests.write(content, reply_to)
        assert_never(content)

    def _kept(self, lines: Sequence[Line]) -> list[str]:
        """Return what is said of each activity of which she wrote what lacks a figure."""
        return [
            self._texts.render("email/reminder_kept.txt", line=line, lines=lines)
            for line in lines
            if line.kept
        ]

    def _calendar(self, content: Listing, envelope: Envelope) -> tuple[File, ...]:
        """Return the calendar that she asked for; none where she did not, or nothing has a date."""
        events = []
        for line, version in zip(content.lines, content.calendar or (), strict=False):
            said = self._texts.render("email/event.txt", line=line, today=envelope.today)
            summary, _, description = said.partition("\n")
            if line.due is not None:
                uid = calendar.uid_of(envelope.entity, line.handle, self._domain)
                events.append(Event(uid, version, line.due, summary, description))
        return (calendar.file_of(events, self._clock.now()),) if events else ()

    def _privacy(self, content: Content) -> str:
        """Return what a first mail tells of the entity's policy, nothing in the others."""
        url: object = content.policy_url if isinstance(content, Reminder) else ""
        if isinstance(content, Note) and content.name in _FIRST:
            url = content.values.get("policy_url")
        return self._texts.render("email/privacy.txt", policy_url=url) if url else ""

    def _repeated(self, question: Question | None, envelope: Envelope, read: bool) -> str:
        """Return what is asked again, in words: numbers here would be those of the activities."""
        if question is None:
            return ""
        values = {"question": question, "today": envelope.today, "answers_are_read": read}
        return self._texts.render("email/reminder_question.txt", **values)

    def _notice(self, item: NoticeItem, envelope: Envelope, read: bool) -> str:
        values = {
            "values": with_days(item.values),
            "each": [with_days(one) for one in item.each],
            "today": envelope.today,
            "answers_are_read": read,
        }
        return self._texts.render(f"email/notice_{item.name}.txt", **values)


def _own_sheet(content: Listing, envelope: Envelope) -> tuple[File, ...]:
    """Return her activities as a workbook to complete; none where she did not ask for it."""
    if content.keys is None:
        return ()
    book = writing.write(content.lines, content.keys)
    return (File(writing.file_name(envelope.today), workbook.MIME_TYPE, book),)


def _enclosed(content: Content) -> tuple[File, ...]:
    """Return the files that go with what is said of a plan that was sent; none with other
    contents."""
    if not isinstance(content, Question):
        return ()
    made = sent_file.enclosed(content.file, MOST_CHANGES)
    return tuple(File(one.name, one.media_type, one.content) for one in made)


def carried(content: Overview, contents: Contents) -> tuple[File, ...]:
    """Return the files that an overview names, the first ones, as long as they fit together."""
    files: list[File] = []
    room = MOST_BYTES
    for row in content.rows:
        if not row.file:
            continue
        data = contents(row.file)
        if len(data) > room:
            break
        room -= len(data)
        files.append(File(row.name, guess_type(row.name)[0] or _ANY, data))
    return tuple(files)


def _values(content: Content, envelope: Envelope) -> Values:
    values: Values = {field: getattr(content, field) for field in type(content).model_fields}
    values |= {
        "which": values.pop("name", ""),
        "entity": one_line(envelope.entity),
        "person": one_line(envelope.person),
        "today": envelope.today,
    }
    if isinstance(content, Receipt):
        values["after"], values["again"] = unanswered(content.awaited), asked_again(content)
    return values


def _list(texts: Texts, name: str, values: Values) -> Written:
    """Write a message whose middle is a list of activities."""
    lines: Sequence[Line] = values["lines"]
    days = by_day(lines, values["today"])
    asked_days, helped = hers_first(lines, values["today"])
    values |= {"asked_days": asked_days, "helped": helped}
    values |= {"days": days, "office": _common_office(lines)}
    values["head"] = texts.render(f"email/{name}_ask.txt", **values)
    values["intro"] = texts.render(f"email/{name}_intro.txt", **values)
    values["rows"] = [_row(texts, line, day, values) for day in days for line in day.lines]
    values["how_to_answer"] = texts.render("email/how_to_answer.txt", **values) if lines else ""
    values = _NOT_IN_A_LIST | values
    values["preheader"] = texts.render("email/preheader.txt", **values)
    subject, text, footer = _text(texts, name, values)
    html = texts.render(f"email/{name}.html", subject=subject, footer=footer, **values)
    return _written(subject, text, footer, html)


def _plain(texts: Texts, name: str, values: Values) -> Written:
    """Write a message whose page is made of its text."""
    subject, text, footer = _text(texts, name, values)
    passages = list(_passages(subject, text))
    privacy = values["privacy"]
    html = texts.render(
        "email/text.html",
        subject=subject,
        preheader=_preheader(passages),
        footer=footer,
        passages=passages,
        prepared=values.get("prepared", ()),
        opens=values.get("opens"),
        privacy=privacy,
    )
    return _written(subject, "\n\n".join(filter(None, (text, privacy))), footer, html)


def _opens(note: Note) -> Prepared | None:
    """Return the link of an invitation, called by what it does: on the page it stands in the place
    of its address."""
    link = note.values.get("link")
    if note.name not in _FIRST or not isinstance(link, str):
        return None
    return Prepared(_CONNECT, _CONNECT, link)


def _passages(subject: str, text: str) -> Iterator[Passage]:
    """Yield the paragraphs of a text; one whose lines stand in under its first has a heading. What
    the page is headed with is not said twice."""
    for paragraph in text.split("\n\n"):
        first, *others = paragraph.splitlines() or [""]
        if others and not first.startswith(" ") and all(one.startswith("  ") for one in others):
            yield Passage(tuple(one.strip() for one in others), first)
        elif paragraph.strip() != subject:
            yield Passage(tuple(one.strip() for one in paragraph.splitlines()))


def _preheader(passages: Sequence[Passage]) -> str:
    """Return what a list of mails shows behind the subject: the first thing that is told."""
    said = [line for one in passages for line in (one.heading, *one.lines) if line]
    told = [line for line in said if not line.endswith(":")]
    return cut_at_word(" · ".join(told or said), _PREHEADER)


def _text(texts: Texts, name: str, values: Values) -> tuple[str, str, list[str]]:
    """Return subject, text and the footer's lines; a template's first line is the subject."""
    subject, _, text = texts.render(f"email/{name}.txt", **values).partition("\n")
    about = {key: values.get(key) for key in ("entity", "lines", "answers_are_read")}
    footer = texts.render("email/footer.txt", **about).splitlines()
    return subject.strip(), _GAPS.sub("\n\n", text).strip("\n"), footer


def _written(subject: str, text: str, footer: list[str], html: str) -> Written:
    return Written(subject, "\n".join([text, "", "--", *footer]), html)


def _row(texts: Texts, line: Line, day: Day, values: Values) -> Row:
    about = {"line": line, "today": values["today"], "office": values["office"]}
    heading = texts.render("email/heading.txt", day=day, today=values["today"])
    label, title, due, *details = texts.render("email/activity.txt", **about).splitlines()
    row = Row(heading, label, title, due, tuple(details), line)
    if values["reply_to"] is None:
        return row
    named = line.model_copy(update={"handle": cut_at_word(line.handle, _HANDLE)})
    whose = offered.subject(named)
    *outright, figure = (one.words for one in offered.commonest(named))
    if line.said is not None and line.said.not_applicable and line.said.by.file:
        outright.append(f"{whose} no aplica")
    spoken = whose.replace(": ", ", ")  # beside one more colon
    said = {"outright": outright, "whose": whose, "own": line.own}
    ready = texts.render("email/offered.txt", **said).strip()
    shown = {**{one: one for one in outright}, f"{spoken}: escribir otra cifra": figure}
    prepared = (_prepared(label, words, values["reply_to"]) for label, words in shown.items())
    return replace(row, ready=ready, prepared=tuple(prepared))


def _ready(content: Content, reply_to: ReplyTo | None) -> tuple[Prepared, ...]:
    """Return what the buttons of a question, a note or a page write by one tap; none where answers
    are not read."""
    if reply_to is None or not isinstance(content, Card | Question | Note | Overview):
        return ()
    return tuple(_prepared(one.label, one.words, reply_to) for one in content.buttons if one.words)


def _prepared(label: str, words: str, reply_to: ReplyTo) -> Prepared:
    """Return the link that shows `label` and writes `words`. It is called by what it writes where
    that holds what it shows, as whoever speaks to a screen needs it, and by what it opens."""
    called = words if label.casefold() in words.casefold() else label
    return Prepared(label, f"{called}: {_OPENS_A_MAIL}", reply_to.link(words))


def _common_office(lines: Sequence[Line]) -> str:
    """Return the office of all lines, to be named once; empty when there are several."""
    offices = {line.office for line in lines}
    return offices.pop() if len(offices) == 1 else ""
