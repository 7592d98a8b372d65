"""The weekly digest: on which day, in which words, and one message to each who gets it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from core.buttons import Button, Does
from core.entity.calendar import Calendar
from core.entity.rights import Right
from core.messages import Content, Digest, store_content
from core.refs import Ref, Refs
from core.spanish import plural
from core.words import DigestPart, OutboxKind
from models import digests, outbox
from reports import findings, shown, steps
from reports.lists import asking, doubts, verified
from reports.lists import offices as owing
from reports.values import Figures
from texts.catalog import Texts

CHART_IDS = ("chart", "chart-night")
# What a button of the digest shows: an office, the page of a command, what was said of an activity.
SEE_OVERDUE = "Ver las vencidas"


@dataclass(frozen=True, slots=True)
class Most:
    """How many lines each list has on the page, and how many letters its titles and names: all of
    it is three screens of a telephone."""

    overdue: int = 3
    risk: int = 2
    offices: int = 3
    partial: int = 2
    unclosed: int = 2
    moved: int = 1
    title: int = 32
    name: int = 32
    words: int = 72


MOST = Most()
# On paper there is room for whole names and lists; more pages than that nobody reads.
ON_PAPER = Most(
    overdue=500,
    risk=100,
    offices=100,
    partial=50,
    unclosed=50,
    moved=50,
    title=300,
    name=120,
    words=500,
)
# What the texts of the digest are written with.
WORDS: Mapping[str, Any] = {
    "shown": shown,
    "steps": steps,
    "findings": findings,
    "owing": owing,
    "asking": asking,
    "doubts": doubts,
    "verified": verified,
}
# What parts the cells and the lines of the week: no file and no person writes them.
_BETWEEN, _END = "\x1f", "\x1e"


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person who gets the digest, and where; `recipient` is the address as its channel sends.

    `policy_url` is the entity's policy about personal data, where she has not been told of it yet;
    `part` is what of it she gets, and where she `decides` on requests, buttons to do so.
    """

    person_id: int
    address_id: int
    channel: str
    recipient: str
    policy_url: str = ""
    part: DigestPart = DigestPart.WATCHING
    decides: bool = False


@dataclass(frozen=True, slots=True)
class DigestTexts:
    """The digest as a page and as plain text, which say the same."""

    html: str
    txt: str


def digest_day(week_monday: date, calendar: Calendar) -> date:
    """Return the day of a week's digest: its Monday, or the next working day after a day off."""
    return calendar.working_day_on_or_after(week_monday)


def subject(figures: Figures) -> str:
    """Return the subject: "PTEP 2026: 10 vencidas (igual), 4 oficinas en silencio"; "sin respuesta"
    where some of them cannot be reached."""
    late = figures.headline.overdue
    overdue = plural(late, "vencida", "vencidas") if late else "ninguna vencida"
    beside = shown.compared(late, figures.before.overdue if figures.before else None)
    said = [f"{overdue} ({beside})" if beside else overdue]
    silent = [one for one in figures.silent_offices if not one.in_part]
    unreached = owing.sum_out_of_reach(figures)
    if silent:
        offices = plural(len(silent) + unreached, "oficina", "oficinas")
        said.append(f"{offices} sin respuesta" if unreached else f"{offices} en silencio")
    elif unreached:
        said.append(owing.out_of_reach(figures))
    return f"{shown.plan_name(figures)}: {', '.join(said)}"


def texts(
    figures: Figures,
    catalogue: Texts,
    *,
    policy_url: str = "",
    link: Callable[[str], str] | None = None,
    pictures: tuple[str, str] | None = None,
    paper: bool = False,
) -> DigestTexts:
    """Return the digest in words; long lists are cut, the attached workbook has everything. On
    `paper` nothing is, and each office stands there with its light.

    `link` makes of words a link that sends them (None: answers are not read), `pictures` are the
    addresses of the picture by day and by night.
    """
    values = {
        "figures": figures,
        "subject": subject(figures),
        "entity": figures.entity,
        **WORDS,
        "most": ON_PAPER if paper else MOST,
        "paper": paper,
        "pictures": pictures,
        "link": link,
        "answers_are_read": link is not None,
        "policy_url": policy_url,
    }
    return DigestTexts(
        html=catalogue.render("reports/digest.html", **values),
        txt=catalogue.render("reports/digest.txt", **values),
    )


def week_lines(figures: Figures, catalogue: Texts) -> list[tuple[str, ...]]:
    """Return all that happened in the week: subject, code, activity and what, a line each."""
    written = catalogue.render("reports/week.txt", figures=figures, **WORDS)
    lines = (line.split(_BETWEEN) for line in written.split(_END))
    return [tuple(" ".join(cell.split()) for cell in line) for line in lines if len(line) > 1]


def things(figures: Figures, catalogue: Texts) -> list[str]:
    """Return what is to be decided or done, a sentence each."""
    return catalogue.render("reports/things.txt", figures=figures, **WORDS).splitlines()


def light_rule(figures: Figures, catalogue: Texts) -> list[str]:
    """Return what the lights mean, a line each."""
    starred = any(row.due in row.suggested for row in figures.rows)
    legend = catalogue.render("reports/legend.txt", figures=figures, starred=starred, **WORDS)
    return legend.splitlines()


def in_short(figures: Figures, catalogue: Texts) -> str:
    """Return the first part of the digest in words: what to decide, and how the plan goes."""
    said = subject(figures)
    return catalogue.render("reports/summary.txt", figures=figures, subject=said, **WORDS)


def part_for(may: Collection[Right]) -> DigestPart:
    """Return which part of the digest somebody gets who has these rights."""
    if Right.WATCH in may:
        return DigestPart.WATCHING
    return DigestPart.DECIDING if Right.DECIDE in may else DigestPart.READING


def of_part(figures: Figures, part: DigestPart) -> Figures:
    """Return the figures as who gets this part of the digest reads them."""
    things = {
        DigestPart.WATCHING: figures.todo,
        DigestPart.DECIDING: figures.to_decide,
        DigestPart.READING: (),
    }
    return figures.model_copy(update={"part": part, "todo": things[part]})


def told_to(figures: Figures, name: str) -> Figures:
    """Return the figures as somebody of this name reads them: what she decides is told to her, and
    not that she be asked."""
    things = [
        one.model_copy(update={"hers": True}) if name in one.who else one for one in figures.todo
    ]
    return figures.model_copy(update={"todo": tuple(things)})


def buttons(figures: Figures, refs: Refs, *, decides: bool = False) -> tuple[Button, ...]:
    """Return a button for each thing to do that something more can be shown of, and for all that is
    overdue; for who `decides`, first those that grant or deny the requests that are told."""
    made = list(_deciding(figures, refs)) if decides else []
    leading_on = filter(None, map(steps.step, figures.todo))
    made += [
        Button(label=one.label, ref=refs.make(one.ref)) for one in leading_on if one.ref is not None
    ]
    if figures.overdue:
        overdue = Ref(steps.SHOW_PAGE, 0, "vencidas")
        made.append(Button(label=SEE_OVERDUE, ref=refs.make(overdue)))
    return tuple(made)


def _deciding(figures: Figures, refs: Refs) -> Iterator[Button]:
    for thing in figures.todo:
        for one in filter(None, (thing.request, thing.second)):
            for verb, does in (("Conceder", Does.GRANT), ("Negar", Does.DENY)):
                yield Button(label=f"{verb} {one.handle}", ref=refs.make(Ref(does, one.number)))


def enqueue(
    session: Session,
    entity_id: int,
    figures: Figures,
    recipients: Iterable[Recipient],
    refs: Refs,
    now: datetime,
) -> dict[int, Recipient]:
    """Queue the digest for each recipient: one per channel and day; return the new messages.

    Its figures are stored once, however many they are; its buttons are signed with `refs`.
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
        content = Digest(
            on=figures.on,
            part=to.part,
            digest_id=digest_id,
            policy_url=to.policy_url,
            buttons=buttons(of_part(figures, to.part), refs, decides=to.decides),
        )
        item = outbox.enqueue(
            session,
            entity_id,
            outbox.To(to.channel, to.recipient, to.person_id, to.address_id),
            key=key,
            kind=OutboxKind.DIGEST,
            opens=True,
            content=store_content(content),
            now=now,
        )
        if item is not None:
            made[item] = to
    return made


def _key(to: Recipient, on: date) -> str:
    return f"{OutboxKind.DIGEST}:{to.person_id}:{to.channel}:{on.isoformat()}"


def whole(session: Session, content: Content) -> Content:
    """Return a content of the outbox as it is rendered: a digest with its figures, as its part has
    them.

    Raises LookupError where they are kept no more.
    """
    if not isinstance(content, Digest) or content.digest_id is None:
        return content
    figures = digests.figures(session, content.digest_id)
    if figures is None:
        raise LookupError(f"the figures of digest {content.digest_id} are kept no more")
    if content.part is not DigestPart.WATCHING:
        of_hers = of_part(Figures.model_validate(figures), content.part)
        figures = of_hers.model_dump(mode="json")
    return content.model_copy(update={"figures": figures})
