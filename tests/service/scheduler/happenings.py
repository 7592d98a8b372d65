"""What happens to the people of a town: what the lives of `test_people_over_time` are made of."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from core.words import Role


@dataclass(frozen=True)
class Joins:
    """Somebody new comes to an office."""

    office: int
    role: Role


@dataclass(frozen=True)
class Goes:
    """Somebody leaves, today or on a day to come."""

    who: int
    ahead: int


@dataclass(frozen=True)
class Follows:
    """Somebody is replaced: by a colleague, or by somebody new."""

    who: int
    by: int
    new: bool
    ahead: int


@dataclass(frozen=True)
class Away:
    """Somebody is away for some days."""

    who: int
    days: int


@dataclass(frozen=True)
class Dies:
    """Somebody's address is dead."""

    who: int


@dataclass(frozen=True)
class Reports:
    """Somebody reports on an activity of her office."""

    who: int
    percent: int


@dataclass(frozen=True)
class Gives:
    """An activity of an office is given to one of its people."""

    activity: int
    who: int


@dataclass(frozen=True)
class Tells:
    """Somebody is to be told something with her next message."""

    who: int


Action = Joins | Goes | Follows | Away | Dies | Reports | Gives | Tells
WHO, AHEAD = st.integers(0, 9), st.integers(0, 3)
ACTIONS: st.SearchStrategy[Action] = st.one_of(
    st.builds(Joins, st.integers(0, 1), st.sampled_from([Role.LEAD, Role.DELEGATE])),
    st.builds(Goes, WHO, AHEAD),
    st.builds(Follows, WHO, WHO, st.booleans(), AHEAD),
    st.builds(Follows, WHO, WHO, st.booleans(), AHEAD),
    st.builds(Away, WHO, st.integers(1, 4)),
    st.builds(Dies, WHO),
    st.builds(Reports, WHO, st.sampled_from([20, 60])),
    st.builds(Gives, WHO, WHO),
    st.builds(Tells, WHO),
)
# Whether the morning's messages wait until noon, and what happens at eleven.
Day = tuple[bool, list[Action]]
DAY: st.SearchStrategy[Day] = st.tuples(st.booleans(), st.lists(ACTIONS, max_size=3))
