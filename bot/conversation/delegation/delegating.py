"""Work is given to a delegate of the office: "delegar 1.2 en Carlos", "queda Camilo"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy.orm import Session

from bot.conversation import thread
from bot.conversation.desk import Desk, lines
from bot.conversation.speaking.staff import as_written, with_lead
from bot.conversation.state import Proposal
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.people.delegation import (
    ALL,
    IN_SOMEBODY,
    ORDER,
    PLAINLY,
    STANDS_IN,
    TO,
    gives_work,
)
from bot.understanding.clauses import clauses, said_as
from bot.understanding.meaning import Intent, Meaning
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy
from bot.understanding.understand import understand_by_rules
from bot.understanding.yes_no import denies
from core.buttons import Button, Does
from core.entity.context import EntityContext
from core.entity.rights import MAY, Right
from core.messages import Content, Note, Question
from core.notice_names import DELEGATED
from core.refs import Ref
from core.spanish import cut_at_word, fold, listed
from core.words import Role
from models import audit_actions
from models.owed import NewNotice, notice_key, owe
from models.staff import agreements, people
from models.staff.offices import office_name
from models.staff.people import Member
from models.still_open import open_activities

DEPUTY = "deputy"
ANSWERED_BY_NAME = frozenset({Does.HAND, DEPUTY})  # by the name of a person
COUNTS = {"dos": 2, "tres": 3, "cuatro": 4, "cinco": 5} | {str(n): n for n in range(2, 10)}
MOST_CHOICES = 20
LABEL_WIDTH = 34
_SENTENCE = re.compile(r"[.;!\n](?=\s|$)\s{0,3}")
_SAME_OFFICE = re.compile(
    r"(?:(?:no|senora?|doctora?|,|que|ya le dije que|eso) ){0,6}no (?:es|pido|quiero|hay|solicito)"
    r"(?: un| el| de)? ?(?:cambio|traslado|otra)(?: (?:de|a))?(?: otra)?"
    r"(?: (?:oficina|dependencia|responsable|secretaria))?"
)
_ASKS = (Intent.EXTENSION, Intent.SNOOZE)
MOST_WORDS = 6  # of an answer that only names somebody


def ordered(turn: Turn, about: int | None = None) -> Obeyed | None:
    """Obey "delegar", "delegar 1.2 en Carlos" and "Carlos se encarga de la 1.2"; None for other
    words. Where they name no activity, `about` is the one that was spoken of."""
    said = plainly(turn.text, PLAINLY)
    order = ORDER.fullmatch(turn.text)
    if said is None and order is None:
        return None
    hers = turn.desk_of(turn.person)
    given = None if said is None else _given(turn, hers, said, about)
    if given is not None or order is None:
        return given
    return _as_ordered(turn, hers, (order["rest"] or "").strip(" .,:;"))


def _as_ordered(turn: Turn, hers: Desk, rest: str) -> Obeyed:
    """Give what stands behind "delegar"; ask which is meant, or to whom, where that is not said."""
    activities, name = all_named(hers, rest), TO.search(rest)
    if name is None:
        return to_whom(turn, hers, activities[0]) if activities else which_to_give(turn, hers)
    named = to_give(turn.session, hers, name["name"])
    if not named and (nobody := no_delegate(turn, hers, activities, name["name"])) is not None:
        return Obeyed(nobody)
    if not activities:
        return which_to_give(turn, hers, name=name["name"])
    meant = {one: named[one] for one in activities if one in named}
    if len(meant) < len(activities):
        return to_whom(turn, hers, next(one for one in activities if one not in meant))
    return Obeyed(give_each(turn, hers, meant))


def plainly(text: str, forms: Iterable[re.Pattern[str]]) -> re.Match[str] | None:
    """Return the plain words that give work to somebody in one of these forms, where a text says
    nothing else and asks for nothing but that."""
    if "?" in text:
        text = text.strip(" ¿?") if gives_work(text) else ""
    whole = [text, *(one for one, _ in clauses(text, _SENTENCE) if not _is_beside(one))]
    for one in whole if len(whole) == 2 else whole[:1]:
        found = said_as(one, forms)
        if found is not None:
            return found
    return None


def what_is_given(said: re.Match[str]) -> str:
    """Return the words of what is given, which stand before the name, behind it, or both."""
    parts = said.groupdict()
    return " ".join(filter(None, (parts.get("what"), parts.get("more"))))


def reports(turn: Turn, what: str) -> bool:
    """Tell whether the words before those that give work to somebody report a figure or a state, or
    ask for something."""
    return tells(understand_by_rules(what, turn.desk.open_context(), turn.today))


def tells(meant: Meaning) -> bool:
    """Tell whether words report a figure or a state, or ask for something."""
    return meant.intent in _ASKS or any(one.definite for one in meant.updates)


def _is_beside(sentence: str) -> bool:
    """Tell whether a sentence greets, thanks, or says that no other office is meant."""
    plain = read(sentence).plain
    return not plain or is_courtesy(plain) or _SAME_OFFICE.fullmatch(plain) is not None


def _given(turn: Turn, hers: Desk, said: re.Match[str], about: int | None) -> Obeyed | None:
    """Give what plain words name, or all that is hers to give, to a delegate whom they name; None
    where they name nobody of hers, but to whom is asked after "delegar la 3.4 en Camilo". Where
    they name no activity, it is asked which."""
    named = to_give(turn.session, hers, said["name"])
    if named and said.re in STANDS_IN:
        return Obeyed(stands_in(turn, hers, named))
    if named and said.re in ALL:
        count = said.groupdict().get("count")
        if count and COUNTS[count] != len(named):  # "las 3 actividades", of four
            return which_to_give(turn, hers, name=said["name"])
        return Obeyed(give_each(turn, hers, named))
    what = what_is_given(said)
    if reports(turn, what):
        return None
    activities = all_named(hers, what)
    activity_id = activities[0] if activities else None
    if not named:
        nobody = no_delegate(turn, hers, activities, said["name"])
        if nobody is not None and IN_SOMEBODY.search(said.string, 0, said.start("name")):
            return Obeyed(nobody)
        asks = activity_id is not None and IN_SOMEBODY.search(said.string, 0, said.start("name"))
        return to_whom(turn, hers, activity_id) if asks and activity_id else None
    activity_id = about if activity_id is None and about in named else activity_id
    if activity_id is None:
        return which_to_give(turn, hers)
    meant = [one for one in activities or (activity_id,) if one in named]
    return Obeyed(give_each(turn, hers, {one: named[one] for one in meant})) if meant else None


def no_delegate(turn: Turn, hers: Desk, activities: Sequence[int], name: str) -> Note | None:
    """Say that somebody is no delegate of the office of these activities, or of any of hers, who
    could be given them; None where there are delegates among whom she may choose."""
    mine = [one for one in activities or hers.activities if _refusal(hers, one) is None]
    if not mine or any(delegates_of(turn.session, hers, one) for one in mine):
        return None
    office = hers.office_of(mine[0])
    values: dict[str, str | int | None] = {"name": as_written(turn.text, name)}
    values |= {"office": office_name(turn.session, office)} if office is not None else {}
    handles = [hers.activities[one].handle for one in activities]
    return Note(
        name="delegates_none", values=values | ({"handle": listed(handles)} if handles else {})
    )


def give_all(turn: Turn, hers: Desk, person_id: int) -> Note:
    """Give all that is hers to give to a delegate."""
    named = {
        mine: one
        for mine, some in hers_to_give(turn.session, hers)
        for one in some
        if one.person_id == person_id
    }
    if not named:
        return Note(name="delegates_none")
    return give_each(turn, hers, named)


def to_give(session: Session, hers: Desk, name: str) -> dict[int, Member]:
    """Return what is open and hers to give, with the delegate of its office whom a name means."""
    return {
        mine: found
        for mine, some in hers_to_give(session, hers)
        if (found := member_called(some, name)) is not None
    }


def hers_to_give(session: Session, hers: Desk) -> Iterator[tuple[int, list[Member]]]:
    """Yield each activity that is open and hers to give, with the delegates of its office."""
    for one in hers.activities:
        if one in hers.open_ids and _refusal(hers, one) is None:
            yield one, delegates_of(session, hers, one)


def of_each(
    context: EntityContext, activity_id: int, offered: Iterable[tuple[str, int]]
) -> tuple[Button, ...]:
    """Return the buttons that give an activity, 0 for all, to each of the people that are
    offered."""
    return tuple(
        Button(
            label=cut_at_word(name, LABEL_WIDTH),
            ref=context.refs.make(Ref(DEPUTY, activity_id, str(person_id))),
        )
        for name, person_id in offered
    )


def give_each(turn: Turn, hers: Desk, named: Mapping[int, Member]) -> Note:
    """Give each activity to its delegate; return what she is told of all of them."""
    first, *_ = [delegate(turn, hers, one, found.person_id) for one, found in named.items()]
    handles = ", ".join(hers.activities[one].handle for one in named)
    return first.model_copy(update={"values": first.values | {"handle": handles}})


def stands_in(turn: Turn, hers: Desk, named: Mapping[int, Member]) -> Note:
    """Give each activity to the delegate who stands in for her; the one that is replied to alone
    where it is one."""
    replied = thread.answered_by(turn).activities
    alone = {one: named[one] for one in replied if one in named and len(replied) == 1}
    said = give_each(turn, hers, alone or named)
    return said.model_copy(update={"values": said.values | {"away": 1}})


def which(turn: Turn, hers: Desk, asked: str, plan_id: int) -> Content:
    """Ask which activity is not hers, or is given to a delegate; of a plan where one is named."""
    mine: Iterable[int] = hers.open_ids
    if plan_id:
        mine = open_activities(turn.session, turn.context, list(hers.roles), plan_id)
    known = set(mine)
    shown = [hers.activities[one] for one in hers.activities if one in known][:MOST_CHOICES]
    if not shown:
        return Note(name="list_empty")
    action = Does.NOT_MINE if asked == Does.WHOSE else Does.DELEGATE
    buttons = tuple(
        Button(
            label=cut_at_word(f"{one.handle} · {one.title}", LABEL_WIDTH),
            ref=turn.context.refs.make(Ref(action, one.activity_id)),
        )
        for one in shown
    )
    return Question(name="whose" if asked == Does.WHOSE else "hand", buttons=buttons)


def which_to_give(turn: Turn, hers: Desk, plan_id: int = 0, name: str = "") -> Obeyed:
    """Ask which activity is given to a delegate, perhaps of that name; "todas" answers it too."""
    asked = which(turn, hers, Does.HAND, plan_id)
    waits = isinstance(asked, Question)
    put = Proposal(kind=Does.HAND, target=0, at=turn.now, value=name)
    return Obeyed(asked, put if waits else None)


def to_whom(turn: Turn, hers: Desk, activity_id: int) -> Obeyed:
    """Ask to which delegate of its office an activity is given, or say why nobody can be."""
    refusal = _refusal(hers, activity_id)
    if refusal is not None:
        return Obeyed(with_lead(turn, hers, activity_id, refusal))
    delegates = delegates_of(turn.session, hers, activity_id)
    if not delegates:
        return Obeyed(Note(name="delegates_none"))
    given = agreements.deputies(turn.session, turn.context.entity_id)
    office_id = hers.activities[activity_id].office_id
    offered = [(one.name, one.person_id) for one in delegates]
    if (activity_id, office_id) in given:
        offered.append(("Me encargo yo", turn.person.id))
    buttons = of_each(turn.context, activity_id, offered)
    about = lines(turn.session, turn.context, hers, [activity_id])[activity_id]
    question = Question(name="deputy", line=about, buttons=buttons)
    return Obeyed(question, Proposal(kind=DEPUTY, target=activity_id, at=turn.now))


def whether_to(turn: Turn, hers: Desk, activity_id: int, named: Member) -> Obeyed:
    """Ask with yes or no whether an activity is given to a delegate who was named."""
    about = lines(turn.session, turn.context, hers, [activity_id])[activity_id]
    offered = of_each(turn.context, activity_id, [(f"Sí, a {named.name}", named.person_id)])
    question = Question(name="deputy", line=about, words=named.name, buttons=offered)
    value = str(named.person_id)
    return Obeyed(question, Proposal(kind=DEPUTY, target=activity_id, at=turn.now, value=value))


def delegate(turn: Turn, hers: Desk, activity_id: int, person_id: int) -> Note:
    """Let a delegate of the office get the reminders of an activity; she is told in her hours."""
    refusal = _refusal(hers, activity_id)
    if refusal is not None:
        return with_lead(turn, hers, activity_id, refusal)
    names = {one.person_id: one.name for one in delegates_of(turn.session, hers, activity_id)}
    if person_id not in names and person_id != turn.person.id:
        return Note(name="delegates_none")
    office_id = hers.activities[activity_id].office_id
    before = agreements.delegate(
        turn.session,
        entity_id=turn.context.entity_id,
        activity_id=activity_id,
        office_id=office_id,
        person_id=person_id,
        by_id=turn.person.id,
        inbound_id=turn.inbound.id,
        now=turn.now,
    )
    change = {"delegate": [before, person_id]}
    write_down(turn, hers, activity_id, audit_actions.ACTIVITY_DELEGATED, change)
    if person_id == turn.person.id:
        return Note(name="delegated_back", values=_handle(hers, activity_id))
    if before != person_id:
        told_to(turn, activity_id, office_id, person_id)
    return Note(name="delegated", values=_handle(hers, activity_id) | {"name": names[person_id]})


def _refusal(hers: Desk, activity_id: int) -> Note | None:
    """Return why an activity is not hers to give: another office's, or she is a delegate."""
    if activity_id not in hers.activities:
        return Note(name="not_yours")
    if hers.roles[hers.activities[activity_id].office_id] not in MAY[Right.AGREE]:
        return Note(name="delegate_not_lead")
    return None


def delegates_of(session: Session, hers: Desk, activity_id: int) -> list[Member]:
    """Return the delegates of the office through which an activity is hers."""
    office_id = hers.office_of(activity_id)
    if office_id is None:
        return []
    members = people.people_of_offices(session, [office_id]).get(office_id, ())
    return [one for one in members if one.role is Role.DELEGATE and one.person_id != hers.person_id]


def member_called(members: Sequence[Member], text: str) -> Member | None:
    """Return the one person whom a short text names: "Carlos", "a Carlos Ruiz, por favor"."""
    words = set(re.findall(r"[^\W\d_]{3,}", fold(text)))
    if len(words) > MOST_WORDS or re.search(r"\d", text) or denies(text):
        return None
    names = {one.person_id: set(fold(one.name).split()) for one in members}
    told = words & set().union(*names.values())
    fitting = [one for one in members if told and told <= names[one.person_id]]
    return fitting[0] if len(fitting) == 1 else None


def all_named(hers: Desk, text: str) -> tuple[int, ...]:
    """Return the activities whose handles stand in a text, in its order; else the one that
    `activity_named` finds."""
    words = fold(text).replace(",", " ").split()
    named = [one for one, mine in hers.activities.items() if fold(mine.handle) in words]
    if named:
        return tuple(sorted(named, key=lambda one: words.index(fold(hers.activities[one].handle))))
    one = activity_named(hers, text)
    return () if one is None else (one,)


def activity_named(hers: Desk, text: str) -> int | None:
    """Return the activity whose handle or title stands in a text; the only one where there is
    one."""
    words = set(fold(text).replace(",", " ").split())
    named = [one for one, mine in hers.activities.items() if fold(mine.handle) in words]
    if named:
        return named[0]
    codes = set(codes_named(read(text), hers.open_context())) if text else set()
    called = [one for one in hers.open_ids if hers.activities[one].as_pending().code in codes]
    if len(called) == 1:
        return called[0]
    return next(iter(hers.open_ids)) if len(hers.open_ids) == 1 else None


def _handle(hers: Desk, activity_id: int) -> dict[str, str | int | None]:
    return {"handle": hers.activities[activity_id].handle}


def told_to(
    turn: Turn, activity_id: int, office_id: int, person_id: int, *, back: str | None = None
) -> None:
    """Let somebody be told, in her hours, that an activity is given to her, or `back` to her: the
    reason, "" without one."""
    key = notice_key(DELEGATED, activity_id, office_id, turn.inbound.id)
    details = {"activity_id": activity_id, "office_id": office_id, "by": turn.person.name}
    details |= {"back": 1} if back is not None else {}
    details |= {"why": back} if back else {}
    notice = NewNotice(person_id, key, DELEGATED, details)
    owe(turn.session, turn.context.entity_id, [notice], turn.now, once=False)


def write_down(
    turn: Turn, hers: Desk, activity_id: int, action: str, change: dict[str, list[int | None]]
) -> None:
    """Write down who did what to an activity, and what stood there before."""
    turn.change(hers.role_in(activity_id)).audit(
        action,
        "activity",
        activity_id,
        before={field: before for field, (before, _) in change.items()},
        after={field: after for field, (_, after) in change.items()}
        | {"office": hers.office_of(activity_id)},
    )
