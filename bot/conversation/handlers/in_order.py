"""Who may take a message before it is heard as a report or a new request, in their order: HANDLERS.

The first that answers has it. What none takes `hearing` reads, and `transitions` says what follows.
"""

from __future__ import annotations

from bot.conversation.deciding import reconsidering
from bot.conversation.delegation import given_back, left_to, resuming
from bot.conversation.handlers import choosing, orders_beside
from bot.conversation.handlers.orders import obey
from bot.conversation.handlers.readers import attend
from bot.conversation.loading import taking
from bot.conversation.overseeing import (
    of_no_report,
    of_others_by_title,
    said_offices,
    settled_doubts,
    whose_day,
    wrong_dates,
)
from bot.conversation.receiving import spoken
from bot.conversation.requesting import other_days, same_for_another
from bot.conversation.showing import (
    each_question,
    inquiries,
    protests,
    several_pages,
    told_by_office,
)
from bot.conversation.turn import Handler, Obeyed, Turn
from models.staff import rights


def _only_looked(turn: Turn) -> Obeyed | None:
    """Attend to who is there to look only: whoever has something on her desk answers for it."""
    if turn.desk.activities:
        return None
    looks = rights.only_sees(turn.session, turn.context, turn.person.id)
    return attend(turn) if looks else None


HANDLERS = (
    Handler("several pages", several_pages.asked),
    Handler("who only looks", _only_looked),
    Handler("plan or list of people that was sent", taking.taken),
    Handler("file that is called the plan", taking.named_after),
    Handler("answer to what was heard", spoken.answered),
    Handler("voice note that was heard", spoken.asked),
    Handler("choice among options", choosing.choose),
    Handler("request asked for anew", reconsidering.asked_anew),
    Handler("decision that is doubted", reconsidering.doubted),
    Handler("another day of a request", other_days.moved_day),
    Handler("why a request was sent", other_days.explained),
    Handler("the same for another activity", same_for_another.asked),
    Handler("of which activity a date is", whose_day.answered),
    Handler("work taken back", resuming.taken),
    Handler("work given to several", orders_beside.to_several),
    Handler("work left to somebody", left_to.taken),
    Handler("one more for the same delegate", left_to.also_given),
    Handler("work that a delegate has", left_to.carried),
    Handler("work given back", given_back.taken),
    Handler("orders", obey),
    Handler("doubt of a date that is settled", settled_doubts.said),
    Handler("office that is said of an activity", said_offices.told),
    Handler("of which activity the plan is wrong", wrong_dates.named),
    Handler("wrong date", wrong_dates.said),
    Handler("what another office told", told_by_office.told),
    Handler("several questions", each_question.of_several),
    Handler("question about activities", inquiries.asked),
    Handler("protest", protests.answered),
    Handler("questions that tell nothing", each_question.of_anybody),
    Handler("doubt of the plan that is spoken of", settled_doubts.shown),
    Handler("order that nobody knows", orders_beside.unknown),
    Handler("report of others that control calls by its title", of_others_by_title.told),
    Handler("judgement of no report", of_no_report.asked),
)
