"""Whether the words that a model quotes are of the activity that it gives them to. Pure."""

from __future__ import annotations

from bot.model.standing import SearchedText
from bot.understanding.meaning import Context
from bot.understanding.parting.pieces import pieces_of
from bot.understanding.reading import Reading
from bot.understanding.second.ranking import weigh
from bot.understanding.weights import learned
from core.spanish import bare_words

_LEAST = 0.5  # how strongly words have to name an activity: one common word of a title does not
_BEGINS = 8  # letters by which long words are of one family


def is_of(standing: SearchedText, start: int, end: int, code: str | None, context: Context) -> bool:
    """Tell whether the words from `start` to `end`, or else their sentences, name this activity
    more plainly than any other; where they name none, whether it is the one that is answered."""
    for words in (standing.between(start, end), standing.sentences(start, end)):
        named = _named(words, context)
        top = max(named.values(), default=0.0)
        if top > _LEAST:
            return code is not None and named.get(code, 0.0) == top
    if alike := _sounding_like(standing.sentences(start, end), context):
        return alike == {code}
    codes = [activity.code for activity in context.pending]
    return code == context.reply_to or codes == [code]


def _sounding_like(words: Reading, context: Context) -> set[str]:
    """Return the activities that have a word which begins like one of these: "micromedición" is of
    the "micromedidores"."""
    begins = {norm[:_BEGINS] for norm in (token.norm for token in words.tokens) if _is_long(norm)}
    return {
        activity.code
        for activity in context.pending
        for word in bare_words(f"{activity.title} {activity.product}").split()
        if _is_long(word) and word[:_BEGINS] in begins
    }


def _is_long(word: str) -> bool:
    return len(word) > _BEGINS


def _named(words: Reading, context: Context) -> dict[str, float]:
    """Return how strongly words name each activity, by the weights of the second reader."""
    found: dict[str, float] = {}
    for features in pieces_of(words.norms, context).features:
        for owner, told in features.items():
            if len(owner) == 1 and owner[0]:
                worth = weigh(told, learned().parting)
                found[owner[0]] = found.get(owner[0], 0.0) + worth
    return found
