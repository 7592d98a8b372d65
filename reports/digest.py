"""The weekly digest: on which day, in which words, and one message to each who gets it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from core.calendar import Calendar
from core.messages import Content, Digest, store_content
from core.spanish import MONTHS, plural, show_percent
from models import digests, outbox
from reports import shown
from reports.values import Figures
from texts.catalog import Texts

KIND = "digest"
CHART_ID = "chart"


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person who gets the digest, and where; `recipient` is the address as its channel sends.

    `policy_url` is the entity's policy about personal data, where she has not been told of it yet.
    """

    person_id: int
    address_id: int
    channel: str
    recipient: str
    policy_url: str = ""


@dataclass(frozen=True, slots=True)
class DigestTexts:
    """The digest as a page, which shows the picture `cid:chart`, and as plain text."""

    html: str
    txt: str


def digest_day(week_monday: date, calendar: Calendar) -> date:
    """Return the day of a week's digest: its Monday, or the next working day after a day off."""
    return calendar.working_day_on_or_after(week_monday)


def subject(figures: Figures) -> str:
    """Return the subject of the mail: the day, the average and what is overdue."""
    average = figures.headline.average_percent
    said = "" if average is None else f"{show_percent(average)} de avance, "
    late = figures.headline.overdue
    overdue = plural(late, "vencida", "vencidas") if late else "ninguna vencida"
    day = f"{figures.on.day} de {MONTHS[figures.on.month - 1]}"
    return f"Resumen semanal del plan, {day}: {said}{overdue}"


def texts(figures: Figures, catalogue: Texts, policy_url: str = "") -> DigestTexts:
    """Return the digest in words; long lists are cut, the attached table has everything."""
    values = {
        "figures": figures,
        "subject": subject(figures),
        "entity": figures.entity,
        "shown": shown,
        "chart": f"cid:{CHART_ID}",
        "policy_url": policy_url,
    }
    return DigestTexts(
        html=catalogue.render("reports/digest.html", **values),
        txt=catalogue.render("reports/digest.txt", **values),
    )


def enqueue(
    session: Session,
    entity_id: int,
    figures: Figures,
    recipients: Iterable[Recipient],
    now: datetime,
) -> dict[int, Recipient]:
    """Queue the digest for each recipient: one per channel and day; return the new messages.

    Its figures are stored once, however many they are.
    """
    keys: dict[str, Recipient] = {}
    for to in recipients:
        keys.setdefault(_key(to, figures.on), to)
    fresh = keys.keys() - outbox.known_keys(session, entity_id, list(keys))
    if not fresh:
        return {}
    digest_id = digests.store(session, entity_id, figures.model_dump(mode="json"), now)
    made: dict[int, Recipient] = {}
    for key, to in keys.items():
        content = Digest(on=figures.on, digest_id=digest_id, policy_url=to.policy_url)
        item = outbox.enqueue(
            session,
            entity_id=entity_id,
            key=key,
            kind=KIND,
            opens=True,
            channel=to.channel,
            recipient=to.recipient,
            content=store_content(content),
            now=now,
            person_id=to.person_id,
            address_id=to.address_id,
        )
        if item is not None:
            made[item] = to
    return made


def _key(to: Recipient, on: date) -> str:
    return f"{KIND}:{to.person_id}:{to.channel}:{on.isoformat()}"


def whole(session: Session, content: Content) -> Content:
    """Return a content of the outbox as it is rendered: a digest with its figures.

    Raises LookupError where they are kept no more.
    """
    if not isinstance(content, Digest) or content.digest_id is None:
        return content
    figures = digests.figures(session, content.digest_id)
    if figures is None:
        raise LookupError(f"the figures of digest {content.digest_id} are kept no more")
    return content.model_copy(update={"figures": figures})
