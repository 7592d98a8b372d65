"""Whether the words that a model quotes are of the activity that it gives them to. Pure."""

from __future__ import annotations

from bot.model.standing import Standing
from bot.understanding.meaning import Context
from bot.understanding.reading import Reading
from bot.understanding.second.pieces import pieces_of
from bot.understanding.second.ranking import learned, weigh

_LEAST = 0.5  # how strongly words have to name an activity: one common word of a title does not


def is_of(standing: Standing, start: int, end: int, code: str | None, context: Context) -> bool:
    """Tell whether the words from `start` to `end`, or else their sentences, name this activity
    more plainly than any other; where they name none, whether it is the one that is answered."""
    for words in (standing.between(start, end), standing.sentences(start, end)):
        named = _named(words, context)
        top = max(named.values(), default=0.0)
        if top > _LEAST:
            return code is not None and named.get(code, 0.0) == top
    codes = [activity.code for activity in context.pending]
    return code == context.reply_to or codes == [code]


def _named(words: Reading, context: Context) -> dict[str, float]:
    """Return how strongly words name each activity, by the weights of the second reader."""
    found: dict[str, float] = {}
    for features in pieces_of([token.norm for token in words.tokens], context).features:
        for owner, told in features.items():
            if len(owner) == 1 and owner[0]:
                worth = weigh(told, learned().parting)
                found[owner[0]] = found.get(owner[0], 0.0) + worth
    return found
