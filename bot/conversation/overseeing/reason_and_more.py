"""Control tells the reason that is asked for, and judges another report in the same message: "el
enlace no funciona, y la 5.4 sí la acepto". Neither the reason nor its question is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.conversation.deciding import reviewing
from bot.conversation.for_others import elsewhere
from bot.conversation.overseeing import called_reports, reviewed_in_words, untold
from bot.conversation.showing import each_question, ordered_behind
from bot.conversation.turn import Obeyed, Turn, together
from bot.understanding.reading import read
from bot.understanding.reviews import judging_sentences, looked_through, reviewed
from bot.understanding.reviews.explained import explained
from bot.understanding.reviews.of_another import is_of_another
from bot.understanding.reviews.put_off import puts_off
from bot.understanding.reviews.review_words import ARTICLE
from bot.understanding.talk import is_courtesy
from bot.understanding.wordlists import A_CODE, CODE
from bot.understanding.yes_no import cancels, says_no, says_yes
from core.messages import Note
from scheduler.message.lines import Facts, facts

_CUT = re.compile(r"\s?[,;.:]\s(?:(?:y|e|pero)\s)?|\s(?:y|e|pero)\s|\n", re.IGNORECASE)
_OPENS = re.compile(
    rf"\W{{0,3}}(?:(?:y|e|pero|adem[aá]s)\s){{0,2}}{ARTICLE}(?P<code>{CODE})(?![\w%]|\s?%)",
    re.IGNORECASE,
)
_FEWEST = 2  # words of a reason
_UNSURE = re.compile(r"\W{0,3}(?:no\s(?:s[eé]|estoy\sseguro)|espere|un\smomento)\b", re.IGNORECASE)


def taken(turn: Turn) -> Obeyed | None:
    """Keep the reason that stands before the judgement of another, and that; where no reason does,
    ask for it again behind what was judged. None for other words, and where none is asked for."""
    waiting = turn.waiting
    if waiting is None or waiting.kind != reviewing.REASON or not turn.is_plain_text:
        return None
    about = facts(turn.session, [waiting.target]).get(waiting.target)
    if about is None:
        return None
    asked, reason = untold.asked_beside(turn.text)
    reason, order = ordered_behind.parted(turn, reason, about.handle)
    asked = (*asked, order) if order else asked
    if asked and _is_reason(reason, about):
        kept = reviewed_in_words.answered(turn.saying(reason))
        return kept and together([kept, *each_question.answers_to(turn, asked)])
    for reason, rest in _parts(turn, about):
        with turn.session.begin_nested() as attempt:
            kept = reviewed_in_words.answered(turn.saying(reason))
            more = reviewed_in_words.ordered(turn.saying(rest))
            if kept is None or more is None or kept.proposed is not None:
                attempt.rollback()
                continue
        answer = together([kept, more])
        return answer and replace(answer, proposed=more.proposed)
    return _asked_again(turn, about) or _without_another(turn, about)


def _without_another(turn: Turn, about: Facts) -> Obeyed | None:
    """Keep the reason without the sentences that open with another activity, and tell these back:
    they are none of it. None where there are none, or where nothing of a reason is left."""
    each = judging_sentences.sentences(turn.text)
    apart = [one for one in each if _opens_with_another(turn, one, about)]
    reason = " ".join(one for one in each if one not in apart).rstrip(" .;")
    if not apart or not _is_reason(reason, about):
        return None
    kept = reviewed_in_words.answered(turn.saying(reason))
    told = Obeyed(Note(name="left_out", values={"beside": " ".join(apart)}))
    return kept and together([kept, told])


def _opens_with_another(turn: Turn, sentence: str, about: Facts) -> bool:
    found = _OPENS.match(looked_through.without_opening(sentence))
    called = {} if found is None else elsewhere.called_or_printed(turn, (found["code"],))
    return len(called) == 1 and about.handle not in called


def _asked_again(turn: Turn, about: Facts) -> Obeyed | None:
    """Judge what a message judges of others, and ask for the reason once more."""
    judged = reviewed_in_words.ordered(turn)
    if judged is None or judged.proposed is not None:
        return judged
    told = [one for one in (judged.said, *judged.also) if isinstance(one, Note)]
    if any(one.values.get("handle") == about.handle for one in told):
        return judged
    value = turn.waiting.value if turn.waiting is not None else ""
    again = reviewing.ask_why(turn, about, reviewing.typed(value))
    answer = together([judged, again])
    return answer and replace(answer, proposed=again.proposed)


def _parts(turn: Turn, about: Facts) -> Iterator[tuple[str, str]]:
    """Yield the words before a judgement of others that may be the reason, the longest first, and
    the words that judge."""
    text = turn.text
    for cut in reversed([*_CUT.finditer(text)]):
        reason, rest = text[: cut.start()].strip(), text[cut.end() :]
        ordered = called_reports.in_codes(turn.saying(rest))[0]
        found = reviewed.find(explained(ordered))
        codes = [code for one in found for code in one.codes]
        apart = found and all(one.codes for one in found) and about.handle not in codes
        if apart and _is_reason(reason, about):
            yield reason, rest


def _is_reason(text: str, about: Facts) -> bool:
    says = says_yes(text) or says_no(text) or cancels(text) or is_courtesy(read(text).plain)
    others = {*A_CODE.findall(text)} - {about.handle}
    says = says or _UNSURE.match(text) is not None or looked_through.only_opens(text)
    apart = says or others or puts_off(text) or "?" in text or reviewed.find(text)
    return len(text.split()) >= _FEWEST and not (apart or is_of_another(text, (about.handle,)))
