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
    arrived, allowed = Arrived(), _Allowed(on_wires, Counter(weather.cut_chats),
                                           weather.mails_cut_after)  # fmt: skip
    for one in {**sent, **chats, **mails}:
        entity, recipient, what = one
        more = chats[one] + mails[one] - len(sent[one])
        name = f"m{entity:02}: message {sent[one]} to {recipient}"
        if not sent[one]:
            arrived.wrong.append(f"m{entity:02}: to {recipient} what is not its own: {what[:80]!r}")
        elif more < 0:
            arrived.missing.append(f"{name} did not arrive")
        elif more > 0:
            arrived.again += more
            if not allowed.again(one, sent[one], more):
                arrived.wrong.append(f"{name} came again: {what[:80]!r}")
    return arrived


@dataclass
class _Allowed:
    """What may have come twice: messages, and as many as were cut, of a chat and of all mails."""

    on_wires: AbstractSet[int]
    cut_chats: Counter[tuple[int, int]]
    cut_mails: int

    def again(self, sent: _Sent, items: Iterable[int], more: int) -> bool:
        """Tell whether a message may have come so often more than once."""
        if not self.on_wires.isdisjoint(items):
            return True
        entity, recipient, _ = sent
        if "@" in recipient:
            self.cut_mails -= more
            return self.cut_mails >= 0
        chat = (entity, int(recipient))
        self.cut_chats[chat] -= more
        return self.cut_chats[chat] >= 0


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
