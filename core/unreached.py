"""Why nothing is sent to an address that works, and why no message can reach an office."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

# Why an address died is kept in the provider's words; in these a person has shut the door.
# Of a chat or a group: its bot is another one by now. Writing to that one shows that it lives.
OTHER_ACCOUNT = "another bot"
_BLOCKED = "blocked"
_CAME_BACK = "bounced"  # and with this begins what our own receiver wrote of a mail that came back


class Unlinked(StrEnum):
    """Why an address is dead though it works. Any other `dead_reason` is a provider's sentence.

    Writing from an address that bounced or had blocked us shows that it lives; writing from one of
    these shows nothing.
    """

    REPLACED = "replaced"  # its person has another of the channel
    UNLINKED = "unlinked"  # its person does not have it any more: a lost telephone
    NO_CONSENT = "no consent"
    LEFT = "left"  # its person works here no more

    @classmethod
    def tells(cls, reason: str | None) -> bool:
        """Tell whether a `dead_reason` is one of these."""
        return reason in set(cls)

    @classmethod
    def is_anothers(cls, reason: str | None) -> bool:
        """Tell whether somebody else may write from an address that died of this `dead_reason`."""
        return reason in {cls.REPLACED, cls.UNLINKED}


class Unreached(StrEnum):
    """Why no message can reach an office."""

    NOBODY_REGISTERED = "nobody_registered"
    COLLECTIVE = "collective"  # it is no office, and nobody has said which ones it is
    NO_LIVING_ADDRESS = "no_living_address"
    NO_CONSENT = "no_consent"
    BLOCKED = "blocked"
    RETURNED = "returned"
    AWAY = "away"
    UNCONFIRMED = "unconfirmed"  # messages go there, and nobody has ever answered from there


def blocked(dead_reason: str | None) -> bool:
    """Tell whether an address is dead because its person shut the door."""
    return _BLOCKED in (dead_reason or "").casefold()


def came_back(dead_reason: str | None) -> bool:
    """Tell whether an address is dead because mail to it came back."""
    return (dead_reason or "").startswith(_CAME_BACK)


def why(
    dead_reasons: Collection[str | None],
    *,
    registered: bool,
    returned: bool,
    away: bool,
    collective: bool = False,
) -> Unreached:
    """Return why nobody of an office is reached: whether anybody is `registered`, all messages are
    `returned` from the living addresses, somebody is `away`, and why the other addresses died.
    `collective`: its name is one of several offices, and nobody has said of which."""
    if not registered:
        return Unreached.COLLECTIVE if collective else Unreached.NOBODY_REGISTERED
    if returned:
        return Unreached.RETURNED
    if away:
        return Unreached.AWAY
    if any(map(blocked, dead_reasons)):
        return Unreached.BLOCKED
    if Unlinked.NO_CONSENT in dead_reasons:
        return Unreached.NO_CONSENT
    return Unreached.NO_LIVING_ADDRESS
