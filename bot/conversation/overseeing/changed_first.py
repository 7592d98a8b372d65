"""A yes or a no to the question whether a decision is changed, and another matter behind it, "sí, y
la de Sandra también concedida"; a decision that is to be another one beside other matters."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation.deciding import changing, decided, open_requests
from bot.conversation.deciding.parting import decides_alone
from bot.conversation.turn import Turn
from bot.understanding.clauses import SENTENCE
from bot.understanding.rulings.in_order import put_in_order
from bot.understanding.rulings.known import Known
from bot.understanding.rulings.of_each import names_any
from bot.understanding.rulings.regretted import regrets
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import A_CODE
from bot.understanding.yes_no import after_words, says_no, says_yes
from core.entity.rights import Right
from core.messages import Content

_ANSWERS = {"sí": says_yes, "no": says_no}
# "la 2.2 mejor hasta el 31 de julio, y la 5.2 concedida"
_PARTS = re.compile(
    rf"{SENTENCE.pattern}"
    rf"|\s?[,;]\s(?:(?:y|e|pero)\s)?(?=(?:a\s)?(?:lo\sde\s)?la\s{A_CODE.pattern})",
    re.IGNORECASE,
)
_AND = re.compile(r"\A(?:(?:y|e|pero|tambi[eé]n|adem[aá]s)\s?,?\s){1,2}", re.IGNORECASE)


def beside(turn: Turn) -> tuple[list[Content], Turn]:
    """Change the decision after a yes that goes on with another request or with a report, or leave
    it after such a no; return what is said of it, and the turn with the rest. Nothing and the whole
    turn for other messages."""
    asked = turn.waiting
    if turn.rules and turn.is_plain_text and (regretted := _regretted(turn)) is not None:
        return regretted
    if asked is None or asked.kind != changing.CHANGE or not turn.is_plain_text:
        return [], turn
    answers = {one: after_words(turn.text, says) for one, says in _ANSWERS.items()}
    answer = next((one for one, rest in answers.items() if rest), None)
    if answer is None or not turn.may(Right.DECIDE):
        return [], turn
    rest = _AND.sub("", answers[answer])
    if not _is_another_matter(turn, rest):
        return [], turn
    done = changing.answered(turn.saying(answer), asked)
    if done is None or done.said is None:
        return [], turn
    return [done.said, *done.also], replace(turn.saying(rest), proposed=done.proposed)


def _regretted(turn: Turn) -> tuple[list[Content], Turn] | None:
    """Ask whether the decision is changed that one sentence of several would have otherwise, and
    return the turn with the others; None where there is no such sentence, or several."""
    if not (regrets(turn.text) and turn.may(Right.DECIDE)):
        return None
    parts = [one for one in _PARTS.split(turn.text) if one and one.strip()]
    own = {one.handle: one.title for one in turn.desk.activities.values()}
    each = {one: decided.changed_mind(turn.saying(one), own) for one in parts if A_CODE.search(one)}
    meant = [(one, about) for one, about in each.items() if about]
    if len(parts) < 2 or len(meant) != 1:
        return None
    ((said, about),) = meant
    asked = changing.offered(turn, about, said)
    if asked.said is None or asked.proposed is None or asked.proposed.kind != changing.CHANGE:
        return None
    rest = " ".join(one for one in parts if one != said).rstrip(" .")
    return [asked.said], replace(turn.saying(rest), asks=asked.proposed)


def _is_another_matter(turn: Turn, rest: str) -> bool:
    """Tell whether words behind a yes decide another request, or may, or tell how an activity
    goes: they are no condition of the yes."""
    known = open_requests.known(turn.session, turn.context)
    if decides_alone(rest, known) or (_names_waiting(rest, known) and "hasta" not in rest):
        return True
    told = understand_by_rules(rest, turn.desk.open_context(), turn.today).updates
    return any(one.definite for one in told)


def _names_waiting(rest: str, known: Known) -> bool:
    return bool(known.waiting) and names_any(put_in_order(rest))
