"""The use case of an answer: one message in, records and replies out, in one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.conversation import commands, state, unclear_words
from bot.conversation.acting import act
from bot.conversation.away.others import until_when
from bot.conversation.away.replaced import with_who_covers
from bot.conversation.deciding import asked_once_more, open_requests, reconsidering
from bot.conversation.deciding.decided import DECIDED
from bot.conversation.desk import Desk
from bot.conversation.filing import attaching, filing
from bot.conversation.handlers.beside import beside
from bot.conversation.handlers.in_order import HANDLERS
from bot.conversation.handlers.orders_beside import obeyed_apart
from bot.conversation.joining import agreeing, consent, enrolment
from bot.conversation.loading import taking
from bot.conversation.outcomes import Came, beside_absence, outcome_of
from bot.conversation.overseeing import points
from bot.conversation.receiving import given, groups, holding, letters
from bot.conversation.receiving.lost_presses import without_lost_press
from bot.conversation.reporting import the_other
from bot.conversation.sheets import exchanging
from bot.conversation.showing import calendars, left_beside
from bot.conversation.speaking import questions
from bot.conversation.speaking.replying import reply, say
from bot.conversation.state import State
from bot.conversation.steps import Correct, Record, ShowList, ShowWalk, Step
from bot.conversation.turn import Arrival, Obeyed, Turn, begin, first_to_take
from bot.conversation.unheard.telling import not_of_the_work, with_unheard
from bot.conversation.what_follows import decide
from bot.understanding.asks.account import without_complaint
from bot.understanding.asks.pages.asked_otherwise import with_dates_asked, with_polite_questions
from bot.understanding.asks.pages.plainly_asked import in_everyday_requests
from bot.understanding.asks.that_day import with_that_day
from bot.understanding.framing.addressing import without_our_name
from bot.understanding.framing.dictated import with_accounts_apart, with_codes_in_digits
from bot.understanding.framing.signing import without_her_name
from bot.understanding.spelling import (
    with_questions_apart,
    without_stretches,
    without_title_points,
)
from core.entity.context import EntityContext
from core.inbound import Aside, Inbound, Outcome
from core.messages import Content, Listing, Note, Question, Receipt
from core.notice_names import AWAY
from core.overviews import Overview
from core.unreached import Unlinked
from models import conversation, inbox
from models.inbox import ClaimedInbound
from models.incoming import late
from models.staff import addresses, people
from models.staff.people import AddressRow, PersonRow

# What is asked of an absence: it waits while pages are looked up.
_ABSENCES = frozenset({AWAY, until_when.QUESTION})
# How a text is read, one after the other: dictated codes in digits, no point behind a title that
# would end a sentence, one where a question begins or another thing is told without a sign, what is
# asked for in a question, with its signs.
_AS_READ = (
    without_stretches,
    with_codes_in_digits,
    without_our_name,
    without_title_points,
    with_dates_asked,
    with_questions_apart,
    with_accounts_apart,
    in_everyday_requests,
    with_polite_questions,
)


def handle(
    session: Session, context: EntityContext, inbound: ClaimedInbound, now: datetime
) -> Outcome:
    """Handle one claimed message and close it; return what came of it."""
    message = Inbound.model_validate(inbound.payload)
    arrival = without_lost_press(Arrival(session, context, inbound, message, now))
    message = arrival.message
    if message.chat is not None:
        return _handle_in_group(arrival)
    if not message.greeted:
        return _handle_letter(arrival)
    if message.on_behalf_of is not None:
        return _handle_given(arrival, message.on_behalf_of)
    owner = arrival.owner()
    person = None if owner is None else owner[0]
    if owner is not None:
        _believe(arrival, *owner)
    if message.start:
        outcome, person_id = _enrol(arrival, message.start, person)
        return _close(arrival, Came(outcome, "enrolment"), person_id)
    if person is None:
        return _close(arrival, Came(_tell_stranger(arrival), "stranger"), None)
    if owner is not None and consent.is_withheld(owner[1]):
        return _ask_consent(arrival, person)
    return _close(arrival, _speak(consent.without_yes(arrival), person), person.id)


def answer_on_page(arrival: Arrival, person: PersonRow) -> Came:
    """Handle what a person wrote on her own page, as what she writes from the address that is
    answered; return what came of it. The message is the caller's to close."""
    return _speak(arrival, person)


def _close(arrival: Arrival, came: Came, person_id: int | None) -> Outcome:
    """Close a message that was handled, and return what came of it; one that waits for its files
    is handled with them."""
    if came.outcome is Outcome.WAITS:
        inbox.wait_for_files(arrival.session, arrival.inbound, now=arrival.now)
    else:
        inbox.done(
            arrival.session,
            arrival.inbound,
            now=arrival.now,
            outcome=came.outcome,
            taken_by=came.taken_by,
            person_id=person_id,
        )
    return came.outcome


def _speak(arrival: Arrival, person: PersonRow) -> Came:
    """Converse, unless a button only says whether a mail that was held is hers."""
    said = None
    if arrival.message.pressed is not None:
        said = holding.answered(arrival, person, None)
    if said is None:
        return _converse(arrival, person)
    reply(arrival, [said], person.id)
    return Came(Outcome.ANSWERED, "held mail")


def _handle_in_group(arrival: Arrival) -> Outcome:
    met = groups.meet(arrival)
    if isinstance(met, Outcome):
        return _close(arrival, Came(met, "group"), None)
    there = replace(arrival.inbound, sender=arrival.message.chat or "")
    came = _converse(replace(arrival, inbound=there), met.person, met.office_id)
    return _close(arrival, came, met.person.id)


def _handle_given(arrival: Arrival, person_id: int) -> Outcome:
    """Converse with the person whose message it was found to be, whoever's the chat is."""
    found = given.answered_at_her_own(arrival, person_id)
    if found is None:
        inbox.set_aside(arrival.session, arrival.inbound, now=arrival.now, error=Aside.UNREACHABLE)
        return Outcome.SET_ASIDE
    person, there = found
    return _close(arrival, _speak(replace(arrival, inbound=there), person), person.id)


def _handle_letter(arrival: Arrival) -> Outcome:
    met = letters.meet(arrival)
    if isinstance(met, letters.Hers):
        hers = replace(arrival, inbound=met.inbound, message=met.message)
        _revive_if_dead(hers)
        return _close(arrival, _converse(hers, met.person), met.person.id)
    if met.aside:
        inbox.set_aside(arrival.session, arrival.inbound, now=arrival.now, error=met.aside)
        return Outcome.SET_ASIDE
    return _close(arrival, Came(met.outcome, "letter"), met.person_id)


def _believe(arrival: Arrival, person: PersonRow, address: AddressRow) -> None:
    """Verify a chat by what is written or tapped in it, and believe that it lives."""
    if address.verified_at is None:
        _heard_from(arrival)
    if _shows_life(address):
        _revive(arrival, person)


def _revive_if_dead(arrival: Arrival) -> None:
    _heard_from(arrival)
    owner = arrival.owner()
    if owner is not None and _shows_life(owner[1]):
        _revive(arrival, owner[0])


def _heard_from(arrival: Arrival) -> None:
    entity_id, inbound = arrival.context.entity_id, arrival.inbound
    place = (inbound.channel, people.same_address(inbound.sender))
    addresses.heard_from(arrival.session, entity_id, *place, arrival.now)


def _shows_life(address: AddressRow) -> bool:
    """Tell whether writing from an address shows that it lives: it had bounced, or blocked us."""
    return address.dead_since is not None and not Unlinked.tells(address.dead_reason)


def _revive(arrival: Arrival, person: PersonRow) -> None:
    """Believe an address to live again: who writes from it is reached there."""
    people.add_address(
        arrival.change_by("owner", person.id),
        person_id=person.id,
        channel=arrival.channel,
        value=arrival.inbound.sender,
    )


def _enrol(arrival: Arrival, code: str, known: PersonRow | None) -> tuple[Outcome, int | None]:
    enrolled_id, said = enrolment.enrol(arrival, code)
    known_id = None if known is None else known.id
    person_id = known_id if enrolled_id is None else enrolled_id
    reply(arrival, [said], person_id)
    if enrolled_id is not None:
        return Outcome.ENROLLED, person_id
    return Outcome.UNKNOWN if person_id is None else Outcome.ANSWERED, person_id


def _ask_consent(arrival: Arrival, person: PersonRow) -> Outcome:
    """Take her consent or ask for it; what she says before a yes, or behind it, is kept, and
    handled after it."""
    said = consent.answer(arrival, person)
    # Not under the key of an answer: when the message is handled again, it is to be answered.
    key = f"consent:{arrival.inbound.id}"
    say(arrival, key, said, person.id)
    outcome = Outcome.CONSENT if said.name == "consent_ask" else Outcome.ANSWERED
    _close(arrival, Came(outcome, "consent"), person.id)
    if outcome is Outcome.ANSWERED and consent.says_more(arrival):
        inbox.take_again(arrival.session, arrival.inbound.id, now=arrival.now)
    return outcome


def _tell_stranger(arrival: Arrival) -> Outcome:
    """Say one polite line a day, and nothing of the plan."""
    key = f"stranger:{arrival.channel}:{arrival.inbound.sender}:{arrival.today.isoformat()}"
    say(arrival, key, Note(name="unknown_chat"), None)
    return Outcome.UNKNOWN


def _converse(arrival: Arrival, person: PersonRow, office_id: int | None = None) -> Came:
    """Go on with the conversation, as of the moment when the message was said.

    In the group of an office, to which `arrival.inbound` then answers, it is about what is that
    office's.
    """
    awaited = attaching.hold_back(arrival, person.id)
    arrival = _in_sentences(arrival, person.name)
    begun = the_other.by_its_code(points.without_numbers(begin(arrival, person, office_id)))
    first = agreeing.in_her_words(begun)
    if awaited and taking.is_awaited(first):
        return Came(Outcome.WAITS, "plan or list of people that was sent")
    aside, turn = beside(first)
    turn, done, orders = obeyed_apart(turn)
    turn, obeyed = first_to_take(HANDLERS, turn)
    turn = replace(turn, current=_after(obeyed, turn))
    obeyed = left_beside.with_the_rest(turn, obeyed)
    hers, following = _decided(turn, obeyed)
    following = beside_absence(following, aside)
    # What was said beside the files is written already: it is told now, and the files come late.
    if awaited and not aside and obeyed is None and _waits(turn, following):
        return Came(Outcome.WAITS, following.taken_by)
    if awaited:
        late.leave(arrival.session, arrival.inbound.id)
    turn = replace(turn, current=first.current, desk=hers, proposed=first.proposed)
    following = asked_once_more.with_known_reason(turn, reconsidering.told_first(turn, following))
    following, said = _acted(turn, following)
    aside = _as_it_is_now(turn, following, aside)
    if obeyed is None:
        orders = (*orders, *not_of_the_work(turn, following, said))
    said += [*done, *turn.behind]
    told = [] if obeyed is None or obeyed.said is None else [obeyed.said, *obeyed.also]
    said = with_unheard(turn, first.message, following, [*aside, *told, *said], orders)
    said = _answer(turn, following.state, with_who_covers(first, said))
    if obeyed is None:
        outcome = outcome_of(following.actions, said, turn.message)
        return Came(outcome, following.taken_by, tuple(said))
    return Came(obeyed.outcome, obeyed.handler, tuple(said))


def _in_sentences(arrival: Arrival, name: str) -> Arrival:
    """Return what came in as it is read, without the name of who signs, or a complaint that leads
    in, and with the day that "ese día" means."""
    text = arrival.text
    for as_read in _AS_READ:
        text = as_read(text)
    text = with_that_day(without_complaint(without_her_name(text, name)), arrival.today)
    if text == arrival.text:
        return arrival
    return replace(arrival, message=arrival.message.model_copy(update={"text": text}))


def _decided(turn: Turn, obeyed: Obeyed | None) -> tuple[Desk, Step]:
    """Return what lies on her desk and what follows from a message; of one whose words were obeyed,
    from her spreadsheet alone, where it brings that too."""
    if obeyed is None:
        return decide(turn)
    if not exchanging.has_come(turn):
        return turn.desk, Step(turn.current, ())
    return decide(turn.saying(""))


def _waits(turn: Turn, following: Step) -> bool:
    """Tell whether a message is handled once its files have come: all of it is about them, or one
    may be her spreadsheet, which the words are beside."""
    return filing.is_about_files(following) or exchanging.is_awaited(turn)


def _after(obeyed: Obeyed | None, turn: Turn) -> State:
    """Return the state after what was obeyed: what it proposes waits for an answer, else what was
    asked beside it, or an absence that waits while she only looks something up; the one activity of
    hers that it shows was spoken of."""
    handles = () if obeyed is None else obeyed.given
    given = [one for one, mine in turn.desk.activities.items() if mine.handle in handles]
    waits = turn.waiting if _only_shows(obeyed) else None
    of_an_absence = waits if waits is not None and waits.kind in _ABSENCES else None
    proposal = None if obeyed is None else obeyed.proposed
    if proposal is not None and proposal.kind == DECIDED:  # it asks nothing
        proposal = turn.asks or proposal
    proposed = {"proposed": proposal or turn.asks or of_an_absence}
    asks = turn.current
    if obeyed is not None and turn.message.pressed is None:  # she has gone on to something else
        asks = unclear_words.without(asks)
    if obeyed is not None and isinstance(obeyed.said, Question) and obeyed.said.file is not None:
        asks = asks.without_files()
    after = asks.without_another_office(given).model_copy(update=proposed)
    shown = _shown(obeyed, turn)
    return after if shown is None else after.speaking_of(shown, turn.now)


def _only_shows(obeyed: Obeyed | None) -> bool:
    """Tell whether all that was obeyed is that pages are shown."""
    said = () if obeyed is None else (obeyed.said, *obeyed.also)
    return bool(said) and all(isinstance(one, Overview) for one in said)


def _shown(obeyed: Obeyed | None, turn: Turn) -> int | None:
    """Return the open activity of hers of which alone a page was shown that she asked for."""
    said = None if obeyed is None or obeyed.also else obeyed.said
    if not isinstance(said, Overview) or said.name not in ("activity", "history"):
        return None
    handles = {said.handle} if said.handle else {row.name for row in said.rows}
    mine = turn.desk.activities
    found = [one for one in turn.desk.open_ids if mine[one].handle in handles]
    return found[0] if len(handles) == len(found) == 1 else None


def _as_it_is_now(turn: Turn, following: Step, aside: list[Content]) -> list[Content]:
    """Return what was answered beside a report, with her list as it is once that is recorded; where
    nothing is left open, which the receipt says, without it."""
    recorded = any(isinstance(action, Record | Correct) for action in following.actions)
    if not recorded or not any(isinstance(one, Listing) for one in aside):
        return aside
    listed = act(replace(turn, desk=turn.desk_of(turn.person)), ShowList())
    now = [listed] if isinstance(listed, Listing) else []
    return [one for each in aside for one in (now if isinstance(each, Listing) else [each])]


def _acted(turn: Turn, following: Step) -> tuple[Step, list[Content]]:
    """Do what follows from a message; return that, and what is said of it."""
    actions = open_requests.instead(turn, following.actions)
    done = [act(turn, action) for action in actions]
    walks = any(isinstance(action, ShowWalk) for action in actions)
    asks = any(isinstance(content, Question) for content in done)
    said = [
        content.model_copy(update={"goes_on": walks or (asks and not content.awaited)})
        if isinstance(content, Receipt)
        else content
        for content in done
        if content is not None
    ]
    unclear = outcome_of(actions, said, turn.message) is Outcome.UNCLEAR
    acted = replace(following, actions=actions)
    return questions.asked_again(turn, acted, said, unclear=unclear)


def _answer(turn: Turn, after: State, said: list[Content]) -> list[Content]:
    """Store where the conversation stands, and queue what is said; return it with what belongs to
    any answer: requests that wait, a calendar, what is wrong with files."""
    if not turn.in_group:
        said = open_requests.beside(turn, said)
    if commands.wants_calendar(turn.text):
        said = calendars.with_calendar(turn.session, turn.person.id, said)
    if turn.message.files:
        said = [*attaching.complaints(turn), *said]
    if after != turn.current:
        conversation.save(
            turn.session,
            person_id=turn.person.id,
            channel=turn.channel,
            state=state.keep(after),
            now=turn.now,
            chat=turn.message.chat or "",
        )
    if turn.in_group:  # what is said in a group is no person's own
        reply(turn, said, None, reply_to=turn.inbound.external_id)
    else:
        questions.keep(turn, after, said)
        reply(turn, said, turn.person.id, reply_to=turn.message.thread)
    return said
