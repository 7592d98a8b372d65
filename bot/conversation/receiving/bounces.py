"""A mail server says that a message of ours did not arrive."""

from __future__ import annotations

from bot.conversation.receiving.whose import AnsweredItem, find_item
from bot.conversation.turn import Arrival
from core.inbound import FailedAddress, Inbound, Outcome, Returned
from models.outbox import WrongMove
from models.staff import addresses, people
from scheduler.told import returning

_WHY = "bounced"


def take(arrival: Arrival) -> Outcome | None:
    """Believe a bounce that names a message of ours and its recipient; None for any other.

    Anybody can write a mail that looks like a bounce: without the message that failed it would
    silence whomever it names. Of several recipients the one that we wrote to counts. Where her
    mailbox is gone her address is dead from then on; in every case the message has not been
    delivered, and what it said is owed anew. A delay changes nothing.
    """
    item = find_item(arrival)
    if item is None:
        return None
    failed = _of(arrival.message, item.recipient)
    if failed is None:
        return None
    if failed.outcome is Returned.DELAYED:
        return Outcome.DELAYED
    if failed.outcome is Returned.GONE:
        _bury(arrival, item, failed.reason)
    try:
        returning.came_back(
            arrival.session, arrival.context, item.id, failed.outcome, failed.reason, arrival.now
        )
    except WrongMove:  # told twice
        return Outcome.BOUNCED
    return Outcome.BOUNCED


def _of(message: Inbound, recipient: str) -> FailedAddress | None:
    """Return what a bounce says of a recipient; where it names nobody, it speaks of ours."""
    failed = {people.same_address(one.address): one for one in message.failed}
    named = failed.get(recipient) or failed.get("")
    return named if failed else FailedAddress(address=recipient)


def _bury(arrival: Arrival, item: AnsweredItem, reason: str) -> None:
    owner = people.address_owner(
        arrival.session,
        entity_id=arrival.context.entity_id,
        channel=item.channel,
        value=item.recipient,
    )
    if owner is not None:
        addresses.bury(
            arrival.session,
            owner[1].id,
            entity_id=arrival.context.entity_id,
            reason=f"{_WHY}: {reason}".rstrip(": "),
            channel=item.channel,
            now=arrival.now,
        )
