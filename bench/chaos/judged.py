"""What became of everything, once all is quiet: what is lost, what is wrong, what came again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial

from bench.chaos.arrived import compare
from bench.chaos.crew import Crew
from bench.chaos.ground import Ground
from bench.chaos.kept import Kept, kept
from bench.chaos.plan import Figure, Saying
from bench.chaos.sides import Side, entity_of
from bench.chaos.weather import Weather
from bench.town import chat_of, handle_of
from bot.conversation.speaking.replying import receipt_key
from demo.smtp import Mail


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
    found = ground.ask(partial(kept, town=ground.town))
    told = _all_told(ground)
    verdict = Verdict()
    _reminders(ground, told, verdict)
    _replies(found, said, verdict)
    _receipts(found, told, said, verdict)
    arrived = compare(ground, found.parts, crew.on_wires, weather)
    verdict.lost += arrived.missing
    verdict.wrong += arrived.wrong
    verdict.again = arrived.again
    verdict.lost += found.unreached + found.unhandled
    verdict.wrong += [f"process: {one}" for one in crew.fell]
    if found.jobs:
        verdict.wrong.append(f"{found.jobs} jobs are left behind")
    return verdict


def _all_told(ground: Ground) -> dict[tuple[int, int], str]:
    """Return what each person of each entity has read of it, one below the other."""
    mails: dict[tuple[int, str], list[Mail]] = defaultdict(list)
    for mail in ground.smtp.messages:
        mails[entity_of(mail), mail.recipients[0]].append(mail)
    told = {}
    for side in ground.sides:
        for person in range(1, ground.town.leads + 1):
            address = ground.town.address_of(person)
            lines = [*_chat(side, person), *map(_body, mails[side.number, address])]
            told[side.number, person] = "\n".join(lines).replace("\xa0", " ")
    return told


def _chat(side: Side, person: int) -> Iterator[str]:
    for message in side.bot.messages(chat_of(person)):
        if message.from_bot:
            yield message.text


def _body(mail: Mail) -> str:
    body = mail.message.get_body(("plain",))
    return "" if body is None else str(body.get_content())


def _reminders(ground: Ground, told: dict[tuple[int, int], str], verdict: Verdict) -> None:
    """Look for the reminder of each person at the far side; the first activities are due today."""
    for side in ground.sides:
        for person in range(1, ground.town.leads + 1):
            due = handle_of(person)
            if re.search(rf"\b{due}\b", told[side.number, person]):
                verdict.reminders += 1
            else:
                verdict.lost.append(f"{side.short}: person {person} got no reminder of {due}")


def _replies(found: Kept, said: Sequence[Saying], verdict: Verdict) -> None:
    """Compare what was recorded with what was said: all of it, once, and the last one last."""
    recorded = found.recorded
    wanted = {one.figure: one for one in said}
    for figure, one in wanted.items():
        verdict.replies += recorded[figure] > 0
        if not recorded[figure]:
            verdict.lost.append(f"{_who(one)} «{one.text}» was not recorded")
        elif recorded[figure] > 1:
            often = recorded[figure]
            verdict.wrong.append(f"{_who(one)} «{one.text}» was recorded {often} times")
    for figure in recorded.keys() - wanted.keys():
        verdict.wrong.append(
            f"m{figure.entity:02}: nobody has said {figure} of {handle_of(figure.activity)}"
        )
    last = {(one.figure.entity, one.figure.activity): one for one in said}
    for activity, one in last.items():
        if found.figures[activity] != Decimal(one.figure.tenths) / 10:
            verdict.wrong.append(
                f"{_who(one)} «{one.text}» was her last word, and {found.figures[activity]} stands"
            )


def _receipts(
    found: Kept, told: dict[tuple[int, int], str], said: Sequence[Saying], verdict: Verdict
) -> None:
    """Look for the receipt of each report, in the database and at the far side."""
    numbers: dict[Figure, int] = dict(found.reports)
    for one in said:
        number, entity = numbers.get(one.figure), one.figure.entity
        if number is None:
            continue
        reached = (entity, receipt_key(number)) in found.reached
        if reached and str(one.figure) in told[entity, one.person]:
            verdict.receipts += 1
        else:
            verdict.lost.append(f"{_who(one)} the receipt of «{one.text}» did not arrive")


def _who(one: Saying) -> str:
    return f"m{one.figure.entity:02}, person {one.person}:"
