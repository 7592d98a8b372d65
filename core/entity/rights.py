"""What each role may do: the one table that chat, mail and command line ask."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from core.entity.policy import Policy
from core.words import OFFICE_ROLES, Role


class Right(StrEnum):
    """Something that some roles may do and others may not."""

    REPORT = "report on what her office has, and ask for more time or another office"
    AGREE = "agree to what her office has, and give it to a delegate"
    SEE = "see how the plans, the offices and the answers stand"
    FETCH = "be sent the files that offices sent as evidence"
    READ = "read word by word what people wrote and what was written to them"
    AUDIT = "read who changed what"
    WATCH = "be told of the week and of what goes wrong"
    BROADCAST = "write to the offices that are late"
    DECIDE = "grant or deny what an office asks for"
    RECORD = "write down what an office said elsewhere"
    CONNECT = "connect a group chat with its office"
    VERIFY = "accept or return what an office reported"
    ABSENCE = "confirm that somebody is away"
    SETTLE = "read the settings, and end the trial"
    LOAD = "have a plan or a list of people stored that she sends"
    ADDRESSES = "see where people are reached, and whether that works"
    STAFF = "change who there is: people, their addresses and roles, and offices"


# Whether planning, control or both decide is a setting: `roles_with` says who has a right.
MAY: dict[Right, frozenset[Role]] = {
    Right.REPORT: OFFICE_ROLES,
    Right.AGREE: frozenset({Role.LEAD}),
    Right.SEE: frozenset({Role.PLANNING, Role.CONTROL, Role.AUDITOR, Role.VIEWER}),
    Right.FETCH: frozenset({Role.PLANNING, Role.CONTROL, Role.AUDITOR}),
    Right.READ: frozenset({Role.PLANNING, Role.CONTROL, Role.AUDITOR}),
    Right.AUDIT: frozenset({Role.AUDITOR}),
    Right.WATCH: frozenset({Role.CONTROL}),
    Right.BROADCAST: frozenset({Role.PLANNING, Role.CONTROL}),
    Right.DECIDE: frozenset({Role.PLANNING, Role.CONTROL}),
    Right.RECORD: frozenset({Role.PLANNING, Role.CONTROL}),
    Right.CONNECT: frozenset({Role.PLANNING, Role.CONTROL}),
    Right.VERIFY: frozenset({Role.CONTROL}),
    Right.ABSENCE: frozenset({Role.CONTROL}),
    Right.SETTLE: frozenset({Role.PLANNING}),
    Right.LOAD: frozenset({Role.PLANNING}),
    Right.ADDRESSES: frozenset({Role.PLANNING, Role.CONTROL, Role.AUDITOR}),
    Right.STAFF: frozenset({Role.PLANNING}),
}

# With these somebody looks, and changes nothing.
LOOKING = frozenset({Right.SEE, Right.FETCH, Right.READ, Right.AUDIT, Right.ADDRESSES})


def roles_with(policy: Policy, right: Right) -> frozenset[Role]:
    """Return the roles that have a right in an entity of this policy, which says who decides."""
    if right is Right.DECIDE:
        return MAY[right] & {Role(word) for word in policy.requests_decided_by}
    return MAY[right]


def rights_of(policy: Policy, roles: Collection[Role]) -> frozenset[Right]:
    """Return what somebody who holds these roles may do in an entity of this policy."""
    held = frozenset(roles)
    return frozenset(right for right in Right if held & roles_with(policy, right))
