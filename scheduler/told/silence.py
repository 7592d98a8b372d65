"""What the rule of escalation asks about each office: who was asked last, and what reached her."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from core.notice_names import ESCALATION, UNREACHABLE
from core.unreached import Unreached
from models.answers import questions
from models.answers.questions import OpenOf
from models.owed import notice_key
from reports.plan import queries
from reports.week.offices import answered_since
from reports.week.traffic import AnswerRow, HeardRow, answers, last_heard
from scheduler.candidates import History, Near
from scheduler.directory import Directory
from scheduler.escalation import WaitingDate
from scheduler.this_pass import Pass


def waiting(rows: Iterable[Near], found: History, people: Directory) -> Iterator[WaitingDate]:
    """Yield what the rule of escalation asks about: one row per milestone and office.

    Silence is of who was asked last: what her reminder says about the day on which those above are
    told holds, whoever was asked before her. In a group all of the office were asked.
    """
    for row in rows:
        told = (row.milestone_id, row.office_id)
        asked = _asked(row, found, people)
        delivered, back_on = _reached(row, asked, found, people)
        unreached = people.unreached(row.office_id)
        answered = found.answered.get((row.activity_id, row.office_id))
        doubtful = [people.contacts[one] for one in asked if row.office_id not in people.groups]
        if answered is not None and max(delivered, default=date.max) <= answered:
            doubtful = []  # a colleague of hers has answered since: there is no need to call
        if unreached is None and any(one.unconfirmed for one in doubtful):
            unreached = Unreached.UNCONFIRMED
        elif any(one.unheard for one in doubtful):  # until the next message tells
            delivered = frozenset()
        yield WaitingDate(
            milestone_id=row.milestone_id,
            activity_id=row.activity_id,
            office_id=row.office_id,
            duty=row.duty,
            due=row.due,
            unreached=unreached,
            delivered_on=delivered,
            back_on=back_on,
            last_answer_on=answered,
            escalated_on=found.notified.get(notice_key(ESCALATION, *told)),
            told_unreachable_on=found.notified.get(notice_key(UNREACHABLE, *told)),
        )


def _asked(row: Near, found: History, people: Directory) -> list[int]:
    """Return who was asked last; in a group all were."""
    asked = [
        one for one in found.asked.get((row.activity_id, row.office_id), ())
        if one in people.staff(row.office_id)
    ]  # fmt: skip
    return asked if row.office_id in people.groups else asked[-1:]


def _reached(
    row: Near, asked: list[int], found: History, people: Directory
) -> tuple[frozenset[date], date | None]:
    """Return on which days reminders reached who was asked, and since when she is back."""
    of = (row.activity_id, row.office_id)
    days = (found.delivered.get((*of, person), set()) for person in asked)
    back_on = people.back_on(asked[-1], row.office_id) if asked else None
    return frozenset().union(*days), back_on


class Written:
    """What came in from the people of offices and answers no reminder: it waits for a reader, or
    was answered with a question. Read once, where it is asked for first."""

    def __init__(self, this: Pass) -> None:
        self._pass = this
        self._heard: list[HeardRow] | None = None
        self._answers: list[AnswerRow] | None = None
        self._in_words: list[OpenOf] | None = None

    def about(self, activity_id: int, office_id: int, day: date) -> dict[str, str]:
        """Return as details of a notice what an office wrote that is no report of an activity: its
        last words about that one (`said_words`) without a figure, whose (`said_by`) and when
        (`said_on`), however long ago; else what else it wrote since `day`."""
        if self._in_words is None:
            this = self._pass
            asked = questions.open_of(this.session, this.entity_id, before=this.now)
            self._in_words = [one for one in asked if _is_in_words(one)]
        staff = self._pass.people.staff(office_id)
        hers = [
            one
            for one in self._in_words
            if one.activity_id == activity_id and one.person_id in staff
        ]
        last = max(hers, key=lambda one: one.asked_at, default=None)
        if last is None:
            return self._since(office_id, day)
        return {
            "said_on": self._pass.context.today(last.asked_at).isoformat(),
            "said_by": last.person,
            "said_words": str(last.content["words"]).strip(),
        }

    def _since(self, office_id: int, day: date) -> dict[str, str]:
        """Return as details of a notice the last day since `day` on which anybody of an office
        wrote (`said_on`), and whether nobody has read that (`unread`) or of which activities it
        was (`said_of`); nothing where nobody did."""
        if self._heard is None:
            this = self._pass
            self._heard = last_heard(this.session, this.entity_id, this.now)
        known = self._pass.people
        staff = [known.contacts[one] for one in known.staff(office_id)]
        people = {contact.person_id for contact in staff}
        places = {
            (place.channel, place.value.lower())
            for contact in staff
            for place in (*contact.places, *contact.dead)
        }
        hers = [
            one
            for one in self._heard
            if (one.person_id in people if one.person_id else (one.channel, one.sender) in places)
        ]
        last = max(hers, key=lambda one: one.at, default=None)
        wrote_on = None if last is None else self._pass.context.today(last.at)
        if last is None or wrote_on is None or wrote_on < day:
            return self._answered(office_id, day)
        return {"said_on": wrote_on.isoformat()} | ({} if last.asked else {"unread": "1"})

    def _answered(self, office_id: int, day: date) -> dict[str, str]:
        """Return the same of what the office reported or asked for of other activities."""
        this = self._pass
        of = (this.session, this.entity_id)
        if self._answers is None:
            self._answers = answers(*of, this.now)
        names, zone = queries.offices(*of), this.context.zone
        on, handles = answered_since(self._answers, names, office_id, day, zone=zone)
        return {"said_on": on.isoformat(), "said_of": ", ".join(handles)} if on else {}


def _is_in_words(one: OpenOf) -> bool:
    """Tell whether a question asks for the figure of what a person herself said in words."""
    asked = one.content
    own = not asked.get("wished") and not asked.get("said_by")
    return own and bool(str(asked.get("words") or "").strip())
