"""What a process needs to know of one entity, from its settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from core.clock import as_utc, local_day
from core.entity import page_link
from core.entity.calendar import Calendar
from core.entity.policy import Policy
from core.entity.privacy import NO_POLICY, PrivacySettings
from core.refs import Refs
from core.rules import Thresholds
from core.spanish import fold


@dataclass(frozen=True)
class EntityContext:
    """One entity with its days, its policy and the channels that this installation can use.

    `trial_people` are the folded email addresses that are written to while the entity is in trial
    mode. `channels` are those that have what they need to send, in the order in which they are
    used for a person without a preference; `editable` those that change what they have sent.
    `thresholds` are those of the light (None: the usual).
    On `consent_channels` nobody is written to who has not agreed to it. `pages` is the address at
    which people open the pages, "" where messages have no links to them.
    """

    entity_id: int
    entity_name: str
    zone: ZoneInfo
    calendar: Calendar
    policy: Policy
    refs: Refs
    channels: tuple[str, ...]
    trial_people: frozenset[str]
    thresholds: Thresholds | None = None
    privacy: PrivacySettings = NO_POLICY
    consent_channels: frozenset[str] = frozenset()
    editable: frozenset[str] = frozenset()
    pages: str = ""

    def page_of(self, person_id: int, now: datetime) -> str:
        """Return the link that opens a person's own page, "" where there are no links."""
        if not self.pages:
            return ""
        token = page_link.write(self.refs, person_id, self.today(now))
        return f"{self.pages}{page_link.PATH}/{token}"

    def today(self, now: datetime) -> date:
        """Return the entity's local day at the instant `now`."""
        return local_day(now, self.zone)

    def day_began(self, now: datetime) -> datetime:
        """Return the first instant of the entity's local day at `now`."""
        return as_utc(datetime.combine(self.today(now), time.min, tzinfo=self.zone))

    def may_open(self, now: datetime) -> bool:
        """Tell whether culmina may begin a conversation at `now` (Ley 2191/2022)."""
        return self.calendar.within_hours(now.astimezone(self.zone))

    def next_opening(self, now: datetime) -> datetime:
        """Return the next instant from `now` on at which culmina may begin a conversation."""
        return self.calendar.next_opening(now.astimezone(self.zone))

    def in_trial(self, address: str) -> bool:
        """Tell whether the owner of the email `address` is written to during the trial."""
        return fold(address) in self.trial_people
