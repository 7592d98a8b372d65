"""What the far sides got, beside what was sent: all of it, nothing else, and what came twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from bench.chaos.ground import Ground
from bench.chaos.kept import Part
from bench.chaos.sides import entity_of
from bench.chaos.weather import Weather

# Of which entity, to whom, and what: a chat's text or a mail's Message-ID.
_Sent = tuple[int, str, str]


@dataclass
class Arrived:
    """What is amiss, in sentences; `again` counts what came twice, be it allowed or not."""

    missing: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    again: int = 0


def compare(
    ground: Ground, parts: Iterable[Part], on_wires: AbstractSet[int], weather: Weather
) -> Arrived:
    """Return what is amiss; nothing is twice but what was on a wire at a kill, or at a cut."""
    chats, mails = _in_chats(ground), _by_mail(ground)
    sent: dict[_Sent, list[int]] = defaultdict(list)
    for part in parts:
        is_mail = "@" in part.recipient
        sent[part.entity, part.recipient, part.name if is_mail else part.text].append(part.item)
    arrived = Arrived()
    cut_chats = Counter(weather.cut_chats)
    mails_cut = weather.mails_cut_after
    for one in {**sent, **chats, **mails}:
        entity, recipient, what = one
        more = chats[one] + mails[one] - len(sent.get(one, ()))
        name = f"m{entity:02}: message {sent.get(one)} to {recipient}"
        if one not in sent:
            arrived.wrong.append(f"m{entity:02}: to {recipient} what is not its own: {what[:80]!r}")
        elif more < 0:
            arrived.missing.append(f"{name} did not arrive")
        elif more > 0:
            arrived.again += more
            if not on_wires.isdisjoint(sent[one]):
                continue
            if one in mails:
                mails_cut -= more
                is_allowed = mails_cut >= 0
            else:
                chat = (entity, int(recipient))
                cut_chats[chat] -= more
                is_allowed = cut_chats[chat] >= 0
            if not is_allowed:
                arrived.wrong.append(f"{name} came again: {what[:80]!r}")
    return arrived


def _in_chats(ground: Ground) -> Counter[_Sent]:
    return Counter(
        (side.number, str(call.params["chat_id"]), str(call.params["text"]))
        for side in ground.sides
        for call in list(side.bot.sent)
        if call.method == "sendMessage"
    )


def _by_mail(ground: Ground) -> Counter[_Sent]:
    return Counter(
        (entity_of(mail), mail.recipients[0], str(mail.message["Message-ID"]))
        for mail in ground.smtp.messages
    )
