"""Who speaks, where, in which message and when: the one value that says it, and ways to take it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.conversation import state
from bot.conversation.desk import Desk, desk
from bot.conversation.state import Proposal, State
from bot.conversation.wish import Owes, Wish
from bot.understanding.meaning import Ask
from core.channels import PAGES
from core.entity.context import EntityContext
from core.entity.rights import Right
from core.inbound import Inbound, Outcome
from core.messages import Content, Note
from models import conversation
from models.audit import Actor, Change
from models.inbox import ClaimedInbound
from models.staff import leaving, people, rights
from models.staff.people import AddressRow, PersonRow


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message as it came in, whoever's it is: as it is stored (`inbound`, which names the address
    that is answered), what it says, and the instant (UTC) at which it is handled."""

    session: Session
    context: EntityContext
    inbound: ClaimedInbound
    message: Inbound
    now: datetime

    @property
    def channel(self) -> str:
        """Return the channel through which it came."""
        return self.inbound.channel

    @property
    def source(self) -> str:
        """Return where it was said, as reports and the audit name it: on her page, or where she is
        answered."""
        return self.channel if self.message.page is None else PAGES

    @property
    def text(self) -> str:
        """Return the words of the message."""
        return self.message.text

    @property
    def today(self) -> date:
        """Return the entity's local day on which it is handled."""
        return self.context.today(self.now)

    def change_by(self, role: str, person_id: int | None) -> Change:
        """Return what a person changes the entity with, now and as whom the audit names her."""
        by = Actor(role=role, channel=self.source, person_id=person_id)
        return Change(self.session, self.context.entity_id, by, self.now)

    def desk_of(self, person: PersonRow) -> Desk:
        """Read what lies on somebody's desk now, of all her offices."""
        return desk(self.session, self.context, person_id=person.id, name=person.name, now=self.now)

    def owner(self) -> tuple[PersonRow, AddressRow] | None:
        """Return whose the address is that it came from, None where it is nobody's, or hers who had
        left by the day on which it came."""
        found = people.find_person_by_address(
            self.session,
            entity_id=self.context.entity_id,
            channel=self.inbound.channel,
            value=self.inbound.sender,
        )
        came = self.context.today(self.inbound.received_at)
        if found is None or leaving.has_gone_by(found[0], came):
            return None
        return found


@dataclass(frozen=True, slots=True)
class Going:
    """What a message tells besides her absence and besides her leaving: "" for nothing, None where
    it tells of none."""

    text: str
    away: str | None
    leaves: str | None


@dataclass(frozen=True, slots=True)
class Turn(Arrival):
    """A message of a person whom we converse with.

    `desk` is what lies on hers at the instant when it was said (`desk.at`), with her role in each
    office; `rights` are those of all her roles; in the group of an office (`office_id`) only what
    is that office's. `current` is where the conversation stood before the message, `proposed` what
    waits for her yes, or for a date or a name. `wishing` are the handles of what she is about to
    ask something for, while that is not sent; `going` is what `beside` read of the message, `asks`
    what it asked of a part of that, `behind` what it said of one that stands behind the answer;
    `anew` is the request that the message asks for again.
    """

    person: PersonRow
    desk: Desk
    current: State
    rights: frozenset[Right]
    proposed: Proposal | None = None
    office_id: int | None = None
    wishing: tuple[str, ...] = ()
    going: Going | None = None
    asks: Proposal | None = None
    behind: tuple[Content, ...] = ()
    anew: Wish | None = None

    @property
    def in_group(self) -> bool:
        """Tell whether others read the answer."""
        return bool(self.message.chat)

    @property
    def is_plain_text(self) -> bool:
        """Tell whether it is a new text of hers to us alone, with no file."""
        return not (self.message.is_no_new_text or self.message.files or self.in_group)

    @property
    def waiting(self) -> Proposal | None:
        """Return what waits for her yes and can still be answered."""
        waits = self.proposed is not None and self.proposed.is_open(self.now)
        return self.proposed if waits else None

    @property
    def waits_for_yes(self) -> bool:
        """Tell whether what she reports or asks for waits for a yes."""
        asked, wish = self.current.open_question(None), self.current.open_wish(None)
        confirms = asked is not None and asked.ask is Ask.CONFIRM
        return confirms or (wish is not None and wish.owes is Owes.YES)

    @property
    def waits_for_answer(self) -> bool:
        """Tell whether a yes waits, or anything else that she was asked and can still answer."""
        return self.waits_for_yes or self.waiting is not None

    def saying(self, text: str) -> Turn:
        """Return the turn whose message says a text alone."""
        return replace(self, message=self.message.model_copy(update={"text": text}))

    def may(self, right: Right) -> bool:
        """Tell whether her roles give her a right."""
        return right in self.rights

    @property
    def rules(self) -> bool:
        """Tell whether she decides requests or verifies reports."""
        return self.may(Right.DECIDE) or self.may(Right.VERIFY)

    def change(self, role: str) -> Change:
        """Return what she changes the entity with, in a role."""
        return self.change_by(role, self.person.id)

    def change_in(self, activity_id: int) -> Change:
        """Return what she changes the entity with where an activity is concerned."""
        return self.change(self.desk.role_in(activity_id))


def begin(arrival: Arrival, person: PersonRow, office_id: int | None = None) -> Turn:
    """Return the turn of a person whose message it is, as of the moment when it was said."""
    message = arrival.message
    said_at = min(message.sent_at, arrival.now)
    hers = desk(
        arrival.session,
        arrival.context,
        person_id=person.id,
        name=person.name,
        now=said_at,
        office_id=office_id,
    )
    stored = conversation.load(
        arrival.session,
        entity_id=arrival.context.entity_id,
        person_id=person.id,
        channel=arrival.channel,
        now=arrival.now,
        chat=message.chat or "",
    )
    return turn_of(arrival, person, hers, state.restore(stored), office_id)


def turn_of(
    arrival: Arrival, person: PersonRow, hers: Desk, current: State, office_id: int | None = None
) -> Turn:
    """Return the turn of a person on whose desk `hers` lies, where the conversation stood so."""
    return Turn(
        arrival.session,
        arrival.context,
        arrival.inbound,
        arrival.message,
        arrival.now,
        person=person,
        desk=hers,
        current=current,
        rights=rights.held(arrival.session, arrival.context, person.id),
        proposed=current.proposed,
        office_id=office_id,
        wishing=hers.handles(one for wish in current.wishes for one in wish.activities),
    )


@dataclass(frozen=True, slots=True)
class Obeyed:
    """What is said to an order (None: an earlier message was edited), what waits for a yes, and
    what is said `also` where several things were asked; `handler` is who took the message; `given`
    are the handles of what a colleague has now, and no other office is asked for."""

    said: Content | None
    proposed: Proposal | None = None
    also: tuple[Content, ...] = ()
    handler: str = ""
    given: tuple[str, ...] = ()

    @property
    def each(self) -> tuple[Content, ...]:
        """Return all that is said, in its order."""
        return self.also if self.said is None else (self.said, *self.also)

    @property
    def outcome(self) -> Outcome:
        """What came of the message: a part of it that nobody could read is for somebody to see."""
        told = self.said.values if isinstance(self.said, Note) else {}
        partly = told.get("unread") or told.get("unclear") or told.get("ordered")
        return Outcome.UNCLEAR if partly else Outcome.ANSWERED


@dataclass(frozen=True, slots=True)
class Handler:
    """A way to take a message: `take` returns the answer, None where it leaves it to others, and a
    turn where those after it are to take the message as something else.

    It asks the database and obeys at once; a `Taker` (`takers.py`), who comes after, is pure.
    """

    name: str
    take: Callable[[Turn], Obeyed | Turn | None]


def first_to_take(handlers: Iterable[Handler], turn: Turn) -> tuple[Turn, Obeyed | None]:
    """Return how a message was taken at last, and the answer of the first handler that takes it;
    None where none does."""
    for one in handlers:
        taken = one.take(turn)
        if isinstance(taken, Turn):
            turn = taken
        elif taken is not None:
            return turn, replace(taken, handler=taken.handler or one.name)
    return turn, None


def would_take(turn: Turn, take: Callable[[Turn], Obeyed | None]) -> bool:
    """Tell whether a message would be taken: it is only tried, and nothing of it is kept."""
    with turn.session.begin_nested() as attempt:
        taken = take(turn)
        attempt.rollback()
    return taken is not None


def together(answers: Iterable[Obeyed]) -> Obeyed | None:
    """Return several answers as one; None for none."""
    said = tuple(content for one in answers for content in one.each)
    return Obeyed(said[0], also=said[1:]) if said else None
