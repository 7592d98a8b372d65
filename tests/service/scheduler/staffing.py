"""What should be, kept beside the product: who works where, is away or gone, and answers for what.

Nothing here asks the product: it is what the lives of `test_people_over_time` are held against.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from core.words import Role


@dataclass
class Post:
    """A role of somebody in an office; who replaces her has her place among the others."""

    person: int
    role: Role
    office: int


@dataclass
class Staff:
    """The people of some offices, in the order in which they came to their roles.

    `leaving` are those who will not be there from a day on, each with who replaces her; `deputies`
    the delegate of an activity; `told` what is to be told to somebody who is still there.
    """

    posts: list[Post] = field(default_factory=list)
    gone: set[int] = field(default_factory=set)
    dead: set[int] = field(default_factory=set)
    away: dict[int, date] = field(default_factory=dict)
    leaving: dict[int, tuple[date, int | None]] = field(default_factory=dict)
    deputies: dict[int, int] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)

    def is_reached(self, person: int, today: date) -> bool:
        """Tell whether somebody can be written to on a day."""
        return person not in self.gone | self.dead and not self.is_away(person, today)

    def is_away(self, person: int, today: date) -> bool:
        """Tell whether somebody is away on a day."""
        return self.away.get(person, date.min) >= today

    def lead(self, office: int) -> int | None:
        """Return the newest lead of an office."""
        return next((one.person for one in self._of(office, Role.LEAD, newest=True)), None)

    def recipient(self, office: int, today: date) -> int | None:
        """Return who is written to: the newest lead, else a delegate, else a former lead."""
        leads = [*self._of(office, Role.LEAD, newest=True)]
        order = [*leads[:1], *self._of(office, Role.DELEGATE), *leads[1:]]
        return next((one.person for one in order if self.is_reached(one.person, today)), None)

    def recipient_of(self, activity: int, office: int, today: date) -> int | None:
        """Return who is written to about an activity of an office."""
        deputy = self.deputies.get(activity)
        hers = any(one.person == deputy and one.office == office for one in self.posts)
        if deputy is not None and hers and self.is_reached(deputy, today):
            return deputy
        return self.recipient(office, today)

    def leaves(self, person: int, by: int | None) -> None:
        """Let somebody be gone, and another have all that was hers."""
        for post in [one for one in self.posts if one.person == person]:
            self._hand_over(post, by)
        self.posts = [one for one in self.posts if one.person != person]
        _pass_on(self.deputies, person, by)
        _pass_on(self.told, person, by)
        self.leaving.pop(person, None)
        self.gone.add(person)

    def pass_day(self, today: date) -> None:
        """Let those leave whose day has come, in the order in which they were registered."""
        for person, (on, by) in sorted(self.leaving.items()):
            if on <= today:
                self.leaves(person, None if by in self.gone else by)

    def _hand_over(self, post: Post, by: int | None) -> None:
        """Give a role to another; of one that both have the newer stays."""
        same = next(
            (
                one for one in self.posts
                if (one.person, one.role, one.office) == (by, post.role, post.office)
            ),
            None,
        )  # fmt: skip
        if by is None or (same is not None and self.posts.index(same) > self.posts.index(post)):
            return
        if same is not None:
            self.posts.remove(same)
        post.person = by

    def _of(self, office: int, role: Role, *, newest: bool = False) -> Iterator[Post]:
        posts = reversed(self.posts) if newest else self.posts
        return (one for one in posts if (one.office, one.role) == (office, role))


def _pass_on(held: dict[Any, int], person: int, by: int | None) -> None:
    """Let what one person has be another's, or nobody's."""
    for key in [key for key, one in held.items() if one == person]:
        if by is None:
            del held[key]
        else:
            held[key] = by
