"""Where words behind a judgement begin to speak of something else: of another activity, which they
name, or of another wish."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from bot.conversation import commands
from bot.conversation.deciding.parting import BY_CODE, BY_WORDS, NAMED, THE_CODE
from bot.conversation.for_others import elsewhere
from bot.conversation.showing import evidence_shown, inquiries
from bot.conversation.turn import Turn
from bot.understanding.asks.pages.asking import only_asks
from bot.understanding.asks.requests.reassignment import find_reassignment
from bot.understanding.clauses import SENTENCE
from bot.understanding.meaning import Context
from bot.understanding.reading import read
from bot.understanding.wordlists import A_CODE

# "…, y la 5.2 pásela a Hacienda": inside of a sentence only whose it is begins another.
_JOINED = re.compile(
    rf"\s?,\s(?:(?:y|pero)\s)?(?={NAMED})|\s(?:y|pero)\s(?={NAMED})", re.IGNORECASE
)


def cuts(turn: Turn, text: str) -> Iterator[tuple[str, str, Collection[str | None]]]:
    """Yield a text up to where something else may begin, the words from there on, and the codes
    that these name first: none where they wish or ask for something."""
    places = [(one.start(), one.end(), True) for one in SENTENCE.finditer(text)]
    places += [(one.start(), one.end(), False) for one in _JOINED.finditer(text)]
    for end, begins, whole in sorted(places):
        rest = text[begins:].strip()
        sentence = SENTENCE.split(rest)[0].strip()
        if not rest or not (whole or _tells_whose(sentence)):
            continue
        named = _named(turn, sentence)
        if named or (whole and _wishes(sentence)):
            yield text[:end].strip(" ,"), rest, named


def _tells_whose(sentence: str) -> bool:
    given = find_reassignment(read(sentence))
    return given is not None and given.office is not None


def _wishes(sentence: str) -> bool:
    """Tell whether a sentence wants to see something, or somebody to be written to."""
    plain = read(sentence).plain
    asks = A_CODE.search(plain) is not None and only_asks(plain)
    shown = commands.asked(sentence) or evidence_shown.codes_asked(sentence)
    return bool(asks or shown) or commands.told_to_one(sentence) is not None


def _named(turn: Turn, sentence: str) -> Collection[str | None]:
    """Return the activities with which a sentence begins: by code, or by words; None for words that
    several have."""
    coded = BY_CODE.match(sentence)
    if coded is not None:
        return {*elsewhere.called_or_printed(turn, tuple(THE_CODE.findall(coded.group())))}
    if BY_WORDS.match(sentence) is None:
        return ()
    pending = tuple(mine.as_pending() for mine in turn.desk.activities.values())
    known = Context(pending, None, elsewhere.others(turn, sentence))
    return inquiries.mentioned(turn, read(sentence), known)
