"""Rule 13: the words of a text that stand in titles and products, and whom they name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.understanding.activities import sounds_like, stem, words_of
from bot.understanding.meaning import Context, PendingActivity
from bot.understanding.mentions import Mention
from bot.understanding.reading import Reading, read
from bot.understanding.wordlists import word_set

# The verb of a deed, right before what was done.
DID_OBJECT = re.compile(
    r"(?:^|\s)(?:se \w+(?:o|aron|ieron|eron)|se (?:ha|han) \w+d[oa]|\w+[aei]mos|hemos \w+do|quedo"
    r"|quedaron|salio|lista|listo|terminad[oa]|finalizad[oa]|hice|hizo|termine)(?: ya)?$"
)


# Words of the grammar that sound like nouns of titles: "vamos" and "baños", "listo" and "lista".
_NO_NOUNS = word_set("vamos vemos informo informamos listo listos esta estan este sale salen")


@dataclass(frozen=True, slots=True)
class Hit:
    """A token that is a word of some activities: their codes, and whether it says little."""

    at: int
    term: str
    codes: frozenset[str]
    common: bool


@lru_cache(maxsize=2_000)
def _index(
    pending: tuple[PendingActivity, ...],
) -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """Return which codes each term belongs to, and the terms that are common in plans."""
    by_term: dict[str, frozenset[str]] = {}
    common: set[str] = set()
    for activity in pending:
        words = words_of(activity.title, activity.product)
        common |= words.common
        for term in words.terms:
            by_term[term] = by_term.get(term, frozenset()) | {activity.code}
    named = frozenset(by_term)
    for activity in pending:
        for term in words_of(activity.title, activity.product).deeds - named:
            by_term[term] = by_term.get(term, frozenset()) | {activity.code}
    return by_term, frozenset(common)


@lru_cache(maxsize=2_000)
def _terms(pending: tuple[PendingActivity, ...]) -> frozenset[str]:
    return frozenset(_index(pending)[0])


def find_hits(reading: Reading, context: Context, taken: Sequence[Mention]) -> list[Hit]:
    """Return the tokens that are words of the open activities, but for those already `taken`."""
    by_term, common = _index(context.pending)
    terms = _terms(context.pending)
    found = []
    for at, token in enumerate(reading.tokens):
        if not token.norm.isalpha() or len(token.norm) < 3 or token.norm in _NO_NOUNS:
            continue
        term = sounds_like(stem(token.norm), terms)
        if term is not None and not any(m.first <= at < m.last for m in taken):
            found.append(Hit(at, term, by_term[term], term in common))
    return found


def led(run: list[Hit], context: Context) -> list[Hit]:
    """Give the first word of a run to the only activity whose title or product opens with it."""
    if not run or run[0].common or len(run[0].codes) < 2 or context.reply_to in run[0].codes:
        return run
    of_them = (a for a in context.pending if a.code in run[0].codes)
    headed = [a.code for a in of_them if run[0].term in words_of(a.title, a.product).heads]
    return [replace(run[0], codes=frozenset(headed)), *run[1:]] if len(headed) == 1 else run


def choose(hits: Sequence[Hit], context: Context) -> tuple[str, ...] | None:
    """Return the one activity that the hits name, () when they fit several, None for none."""
    scores = _scores(hits)
    if not scores:
        return None
    best = max(scores.values())
    winners = [code for code, score in scores.items() if best - score < 0.2]
    if len(winners) == 1:
        return (winners[0],)
    return (context.reply_to,) if context.reply_to in winners else ()


def _scores(hits: Sequence[Hit]) -> dict[str, float]:
    scores: dict[str, float] = {}
    for hit in hits:
        weight = (0.5 if hit.common else 1.0) / len(hit.codes)
        for code in hit.codes:
            scores[code] = scores.get(code, 0.0) + weight
    return scores


def by_phrase(reading: Reading, run: Sequence[Hit], context: Context) -> tuple[str, ...] | None:
    """Return the one activity whose title holds the very words of a run: "informe de gestión"."""
    if len(run) < 2:
        return () if run else None
    said = " ".join(token.norm for token in reading.tokens[run[0].at : run[-1].at + 1])
    held = [a.code for a in context.pending if f" {said} " in _plain(a.title, a.product)]
    return tuple(held) if len(held) == 1 else ()


@lru_cache(maxsize=4_000)
def _plain(title: str, product: str) -> str:
    return f" {read(title).plain} | {read(product).plain} "
