"""What became of everything, once all is quiet: what is lost, what is wrong, what came again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from sqlalchemy import select, text

from bench.chaos.crew import Crew
from bench.chaos.ground import Ground
from bench.chaos.plan import Saying
from bench.chaos.weather import Weather
from bench.town import NOW, chat_of, handle_of
from bot.conversation.speaking.replying import receipt_key
from models.inbox import Inbound, InboundState
from models.outbox import REACHED, OutboxItem, OutboxPart
from models.plan import Activity
from models.progress import ProgressReport
from models.session import Session, writes_alone


@dataclass(frozen=True, slots=True)
class Kept:
    """What the database holds at the end of what happened in the run."""

    reports: list[tuple[int, Decimal | None, int]]  # activity, figure, id
    figures: dict[int, Decimal | None]
    unreached: list[str]
    unhandled: list[str]
    reached: set[str]  # keys of messages
    texts: dict[tuple[str, str], int]  # recipient and text → message
    mails: dict[str, int]  # Message-ID → message
    jobs: int


@dataclass
class Verdict:
    """`again` counts what was delivered twice and may be; the rest are sentences."""

    lost: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    again: int = 0
    replies: int = 0
    receipts: int = 0
    reminders: int = 0

    @property
    def is_good(self) -> bool:
        """Tell whether nothing is lost and nothing is wrong."""
        return not self.lost and not self.wrong


def judge(ground: Ground, crew: Crew, weather: Weather, said: Sequence[Saying]) -> Verdict:
    """Compare what was said and owed with what is kept and what the far sides got."""
    kept = ground.ask(_kept)
    verdict = Verdict()
    _reminders(ground, verdict)
    _replies(kept, said, verdict)
    _receipts(ground, kept, said, verdict)
    _doubles(ground, kept, crew, weather, verdict)
    verdict.lost += kept.unreached + kept.unhandled
    verdict.wrong += [f"process: {one}" for one in crew.fell]
    if kept.jobs:
        verdict.wrong.append(f"{kept.jobs} jobs are left behind")
    return verdict


def jobs(session: Session) -> int:
    """Return how many jobs the queue has; none on SQLite."""
    if writes_alone(session):
        return 0
    return session.scalar(text("SELECT count(*) FROM procrastinate_jobs")) or 0


def _kept(session: Session) -> Kept:
    reports = session.execute(
        select(ProgressReport.activity_id, ProgressReport.percent, ProgressReport.id)
        .where(ProgressReport.recorded_at >= NOW)
        .order_by(ProgressReport.id)
    ).all()
    items = session.execute(
        select(OutboxItem.id, OutboxItem.key, OutboxItem.state, OutboxItem.error).where(
            OutboxItem.created_at >= NOW
        )
    ).all()
    parts = session.execute(
        select(OutboxPart.item_id, OutboxPart.text, OutboxPart.provider_id, OutboxItem.recipient)
        .join(OutboxItem, OutboxPart.item_id == OutboxItem.id)
        .where(OutboxItem.created_at >= NOW)
    ).all()
    unhandled = session.execute(
        select(Inbound.id, Inbound.state, Inbound.error).where(Inbound.state != InboundState.DONE)
    ).all()
    return Kept(
        reports=[(row.activity_id, row.percent, row.id) for row in reports],
        figures={
            row.id: row.percent for row in session.execute(select(Activity.id, Activity.percent))
        },
        unreached=[
            f"message {row.key} is {row.state}: {row.error}"
            for row in items
            if row.state not in REACHED
        ],
        unhandled=[f"inbound {row.id} is {row.state}: {row.error}" for row in unhandled],
        reached={row.key for row in items if row.state in REACHED},
        texts={(row.recipient, row.text): row.item_id for row in parts},
        mails={row.provider_id: row.item_id for row in parts},
        jobs=jobs(session),
    )


def _reminders(ground: Ground, verdict: Verdict) -> None:
    """Look for the reminder of each person at the far side; the first activities are due today."""
    town = ground.town
    for person in range(1, town.leads + 1):
        due = re.compile(rf"\b{handle_of(person)}\b")
        if any(due.search(told) for told in _told(ground, person)):
            verdict.reminders += 1
        else:
            verdict.lost.append(f"person {person} got no reminder of {due.pattern}")


def _told(ground: Ground, person: int) -> Iterator[str]:
    town = ground.town
    if town.channel_of(person) == "telegram":
        for message in ground.telegram.messages(chat_of(person)):
            if message.from_bot:
                yield message.text.replace("\xa0", " ")
        return
    for mail in ground.smtp.mails_to(town.address_of(person)):
        body = mail.message.get_body(("plain",))
        if body is not None:
            yield str(body.get_content())


def _replies(kept: Kept, said: Sequence[Saying], verdict: Verdict) -> None:
    """Compare what was recorded with what was said: all of it, once, and the last one last."""
    recorded = Counter((activity, percent) for activity, percent, _ in kept.reports)
    wanted = {(one.activity, Decimal(one.tenths) / 10): one for one in said}
    for figure, one in wanted.items():
        verdict.replies += recorded[figure] > 0
        if not recorded[figure]:
            verdict.lost.append(f"«{one.text}» was not recorded")
        elif recorded[figure] > 1:
            verdict.wrong.append(f"«{one.text}» was recorded {recorded[figure]} times")
    for activity, percent in recorded.keys() - wanted.keys():
        verdict.wrong.append(f"nobody has said {percent} of {handle_of(activity)}")
    last = {one.activity: one for one in said}
    for activity, one in last.items():
        if kept.figures[activity] != Decimal(one.tenths) / 10:
            verdict.wrong.append(f"{handle_of(activity)} stands at {kept.figures[activity]}, its "
                                 f"person wrote «{one.text}» last")  # fmt: skip


def _receipts(ground: Ground, kept: Kept, said: Sequence[Saying], verdict: Verdict) -> None:
    """Look for the receipt of each report, in the database and in the chat."""
    numbers = {(activity, percent): number for activity, percent, number in kept.reports}
    chats = {person: "\n".join(_told(ground, person)) for person in ground.people}
    for one in said:
        number = numbers.get((one.activity, Decimal(one.tenths) / 10))
        if number is None:
            continue
        if receipt_key(number) in kept.reached and one.figure in chats[one.person]:
            verdict.receipts += 1
        else:
            verdict.lost.append(f"the receipt of «{one.text}» did not arrive")


def _doubles(ground: Ground, kept: Kept, crew: Crew, weather: Weather, verdict: Verdict) -> None:
    """Count what arrived twice: allowed for what was on a wire at a kill, or at a cut."""
    allowed = Counter(weather.cut_chats)
    calls = list(ground.telegram.sent)
    texts = Counter(
        (str(call.params["chat_id"]), str(call.params["text"]))
        for call in calls
        if call.method == "sendMessage"
    )
    for (chat, told), often in texts.items():
        for _ in range(often - 1):
            verdict.again += 1
            if kept.texts.get((chat, told)) in crew.on_wires:
                continue
            if not allowed[int(chat)]:
                verdict.wrong.append(f"to {chat} again: {told[:80]!r}")
            allowed[int(chat)] -= 1
    _mails_again(ground, kept, crew, weather, verdict)


def _mails_again(
    ground: Ground, kept: Kept, crew: Crew, weather: Weather, verdict: Verdict
) -> None:
    left = weather.mails_cut_after
    mails = Counter(
        (mail.recipients[0], str(mail.message["Message-ID"])) for mail in ground.smtp.messages
    )
    for (recipient, name), often in mails.items():
        for _ in range(often - 1):
            verdict.again += 1
            if kept.mails.get(name) in crew.on_wires:
                continue
            left -= 1
            if left < 0:
                verdict.wrong.append(f"to {recipient} again: {name}")
    people = Counter(recipient for recipient, _ in mails)
    verdict.wrong += [
        f"to {recipient} {often} mails that are not the same"
        for recipient, often in people.items()
        if often > 1
    ]
