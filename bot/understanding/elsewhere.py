"""Rule 13: activities of other offices that a text names are never taken for one of hers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.understanding.activities import INFINITIVE, codes_of, stem, title_words
from bot.understanding.meaning import Context, OtherActivity, PendingActivity
from bot.understanding.mentions import AFTER_SUBJECT, Mention, by_code
from bot.understanding.naming import find_mentions
from bot.understanding.reading import BREAKS, Reading, read
from bot.understanding.things import find_things
from bot.understanding.tokens import Token
from bot.understanding.wordlists import word_set
from core.spanish import fold

# Of a plan with thousands of activities only these are looked at closely.
_MOST_BY_TITLE = 8
_ROOT = 5  # letters of a word that tell it from others well enough to be looked at closely
_SMALL = word_set(
    "de del la las los el en y e a al con sobre para por que se un una su sus lo o u como ya no "
    "va van vamos esta estan sin buen buena buenas buenos dia dias tarde tardes"
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_CODE = re.compile(r"(?P<prefix>[^\W\d_]*)[-. ]?(?P<number>\d+(?:\.\d+)*)")
_NO_CUES = frozenset(("el", "los", "no", "n", "nro", "num", "numero"))
_HIDDEN = "_"
_SHARE = 0.5  # of a title, so that it is named beside the activity that is being answered
_SEVERAL = 2  # words that name a title where one might be a chance

Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Near:
    """The few activities of others that a text may name: by their codes, by their titles."""

    by_code: tuple[OtherActivity, ...]
    by_title: tuple[OtherActivity, ...]


def find_all_mentions(reading: Reading, context: Context) -> list[Mention]:
    """Return every mention of her own activities and of the others', in their order.

    What names one of another office is hidden from the search for her own.
    """
    near = _near(reading, context) or _Near((), ())
    own = find_mentions(reading, context)
    own += [one for one in find_things(reading, context, ()) if not _overlaps(one, own)]
    away = _away(reading, context, near, own)
    if not away:
        return own
    hidden = _without(reading, away, near)
    found = [*find_mentions(hidden, context), *away]
    return sorted(found, key=lambda mention: (mention.first, mention.last))


def _near(reading: Reading, context: Context) -> _Near | None:
    """Look over all the others once: by numbers, and by the beginnings of words."""
    hers = {activity.code for activity in context.pending}
    others = [other for other in context.others if other.code not in hers]
    if not others:
        return None
    said = {_numbers(token.norm) for token in reading.tokens} - {()}
    coded = tuple(o for o in others if _parsed(o.code)[1] in said) if said else ()
    roots = {_root(t.norm) for t in reading.tokens if t.norm.isalpha() and len(t.norm) > 2}
    titled = _by_title(others, frozenset(roots))
    return _Near(coded, titled) if coded or titled else None


def _by_title(others: Sequence[OtherActivity], said: frozenset[str]) -> tuple[OtherActivity, ...]:
    shared = [(one, _roots(one.title) & said) for one in others]
    shared = [(one, roots) for one, roots in shared if roots]
    often = Counter(root for _, roots in shared for root in roots)
    best = sorted(shared, key=lambda pair: -sum(1 / often[root] for root in pair[1]))
    return tuple(one for one, _ in best[:_MOST_BY_TITLE])


@lru_cache(maxsize=20_000)
def _roots(title: str) -> frozenset[str]:
    """Return the beginnings of the words of a title, and the initials of its names."""
    words = _WORD.findall(title)
    initials = "".join(word[0] for word in words if word[0].isupper())
    named = {fold(initials)} if len(initials) > 2 else set()
    return frozenset(_root(fold(word)) for word in words if fold(word) not in _SMALL) | named


def _root(word: str) -> str:
    return stem(word)[:_ROOT] if word not in _SMALL else ""


def _numbers(norm: str) -> Numbers:
    found = re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){0,4}", norm)
    return tuple(int(part) for part in norm.split(".")) if found else ()


@lru_cache(maxsize=20_000)
def _parsed(code: str) -> tuple[str, Numbers]:
    found = _CODE.fullmatch(code.strip())
    if found is None:
        return "", (-1,)
    return found["prefix"].casefold(), tuple(int(part) for part in found["number"].split("."))


def _away(reading: Reading, context: Context, near: _Near, own: Sequence[Mention]) -> list[Mention]:
    """Return the mentions of others: by the whole title, by code, by words of a title."""
    found: list[Mention] = []
    for mention in (
        *_whole_titles(reading, context, near.by_title),
        *_coded(reading, context, near.by_code, own),
        *_worded(reading, context, near.by_title, own),
        *(one for one in find_things(reading, context, near.by_title) if one.codes),
    ):
        if not _overlaps(mention, found):
            found.append(mention)
    return found


def _overlaps(mention: Mention, known: Sequence[Mention]) -> bool:
    return any(_overlap(mention, one) for one in known)


def _overlap(one: Mention, other: Mention) -> bool:
    return one.first < max(other.last, other.first + 1) and other.first < max(
        one.last, one.first + 1
    )


def _whole_titles(
    reading: Reading, context: Context, near: Sequence[OtherActivity]
) -> Iterator[Mention]:
    """Find titles that are written whole, or without their verb; not what a title of hers says."""
    words = [(at, t.norm) for at, t in enumerate(reading.tokens) if t.norm.isalnum()]
    hers = [place for a in context.pending for place in _places(words, _title_tokens(a.title))]
    found = []
    for title in {other.title: None for other in near}:
        for wanted in (_title_tokens(title), _without_verb(title)):
            if len(wanted) >= _SEVERAL and not _is_of_hers(wanted, context):
                found += [(place, title) for place in _places(words, wanted)]
    for (first, last), title in sorted(found, key=lambda one: one[0][0] - one[0][1]):
        if not any(a <= first and last <= b for a, b in hers):
            yield Mention(first, last, _called(near, title), "code")


def _called(near: Iterable[OtherActivity], title: str) -> tuple[str, ...]:
    return tuple(other.code for other in near if fold(other.title) == fold(title))


def _places(words: Sequence[tuple[int, str]], wanted: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the words `wanted` stand in a text, from the first to after the last."""
    said = [norm for _, norm in words]
    return [
        (words[at][0], words[at + len(wanted) - 1][0] + 1)
        for at in range(len(said) - len(wanted) + 1)
        if wanted and said[at : at + len(wanted)] == list(wanted)
    ]


def _without_verb(title: str) -> tuple[str, ...]:
    """Return "plan de accion" of "Publicar el plan de acción"."""
    words = _title_tokens(title)
    if not words or INFINITIVE.fullmatch(words[0]) is None:
        return ()
    return words[2:] if words[1:2] and words[1] in _SMALL else words[1:]


@lru_cache(maxsize=4_000)
def _title_tokens(title: str) -> tuple[str, ...]:
    return tuple(token.norm for token in read(title).tokens if token.norm.isalnum())


def _coded(
    reading: Reading,
    context: Context,
    near: Sequence[OtherActivity],
    own: Sequence[Mention],
) -> Iterator[Mention]:
    """Find others by their whole codes, where the text gives the number no other reading."""
    known = {other.code: other for other in near}
    hers = codes_of(tuple(a.code for a in context.pending))
    codes = codes_of((*hers.order, *known))
    for mention in by_code(reading, codes):
        other = known.get(mention.codes[0]) if mention.codes else None
        if other is None or not _is_whole(reading, mention, other.code):
            continue
        if not _is_named(reading, mention, other):
            continue
        here = next((m for m in own if m.codes and _overlap(m, mention) and m.kind == "code"), None)
        number = reading.tokens[mention.last - 1].norm
        is_place = number.isdigit() and hers.by_place(int(number)) in (here.codes if here else ())
        if here is None or is_place or not hers.has(number):
            yield mention


def _is_whole(reading: Reading, mention: Mention, code: str) -> bool:
    """Whether a mention writes a code with its prefix, not only a number of the list."""
    prefix, numbers = _parsed(code)
    norms = [token.norm for token in reading.tokens[max(0, mention.last - 3) : mention.last]]
    return _numbers(norms[-1]) == numbers and (not prefix or prefix in norms)


def _is_named(reading: Reading, mention: Mention, other: OtherActivity) -> bool:
    """Whether a number is the name of an activity: "la 3.5", "3.5 va en 60", not "3.5 km"."""
    first, last = mention.first, mention.last
    if _parsed(other.code)[0]:
        return True
    if last - first > 1:
        return reading.tokens[first].norm not in _NO_CUES
    after = reading.tokens[last].norm if last < len(reading.tokens) else "."
    opens = first == 0 or reading.tokens[first - 1].norm in (*BREAKS, "y")
    goes_on = re.fullmatch(AFTER_SUBJECT, after) or after in title_words(other.title, "")
    return opens and bool(goes_on) and "." in reading.tokens[first].norm


def _worded(
    reading: Reading,
    context: Context,
    near: Sequence[OtherActivity],
    own: Sequence[Mention],
) -> Iterator[Mention]:
    """Find others that words name more plainly than any of hers: read as though all were hers."""
    one_of_each = {fold(other.title): other for other in reversed(near)}
    wide = tuple(
        PendingActivity(other.code, other.title, "", None, None, None)
        for other in one_of_each.values()
    )
    everybody = replace(context, pending=(*context.pending, *wide), others=())
    titles = {other.code: other.title for other in near}
    for mention in find_mentions(reading, everybody):
        title = titles.get(mention.codes[0]) if len(mention.codes) == 1 else None
        if title is None or mention.kind != "words":
            continue
        if _is_plain(reading, context, mention, title, own):
            yield replace(mention, codes=_called(near, title))


def _is_plain(
    reading: Reading, context: Context, mention: Mention, title: str, own: Sequence[Mention]
) -> bool:
    """Whether the clause of a mention says more words of a title than of any of hers."""
    first, last = _clause(reading, mention.first)
    said = frozenset(_root(token.norm) for token in reading.tokens[first:last]) - {""}
    told = len(said & _roots(title))
    of_hers = (len(said & _roots(f"{a.title} {a.product}")) for a in context.pending)
    more = told - max(of_hers, default=0)
    if more < 0 or (more == 0 and not _is_phrase_of(reading, mention, title, context)):
        return False
    answers = context.reply_to is not None or len(context.pending) == 1
    named = any(first <= one.first < last for one in own if one.codes)
    if not answers and not named and told < _SEVERAL:
        return mention.first < mention.last and not any(one.codes for one in own)
    free = not answers and not named
    if more >= _SEVERAL and _is_phrase_of(reading, mention, title, context):
        return True
    return told >= _SEVERAL and (free or told >= _SHARE * len(_roots(title)))


def _is_phrase_of(reading: Reading, mention: Mention, title: str, context: Context) -> bool:
    """Whether the words of a mention stand like this in a title, and in none of hers."""
    said = [t.norm for t in reading.tokens[mention.first : mention.last] if t.norm.isalnum()]
    while said and said[0] in _SMALL:
        said = said[1:]
    return len(said) > 1 and _holds(title, said) and not _is_of_hers(said, context)


def _is_of_hers(said: Sequence[str], context: Context) -> bool:
    return any(_holds(a.title, said) or _holds(a.product, said) for a in context.pending)


def _holds(title: str, said: Sequence[str]) -> bool:
    return f" {' '.join(said)} " in f" {' '.join(_title_tokens(title))} "


def _clause(reading: Reading, at: int) -> tuple[int, int]:
    found = (one for one in reading.clauses() if one[0] <= at < one[1])
    return next(found, (0, len(reading.tokens)))


def _without(reading: Reading, away: Sequence[Mention], near: _Near) -> Reading:
    """Return a reading in which what names others says nothing."""
    titles = {other.code: other.title for other in (*near.by_code, *near.by_title)}
    hidden: set[int] = set()
    for mention in away:
        hidden |= set(range(mention.first, mention.last))
        first, last = _clause(reading, mention.first)
        if mention.kind == "words":
            own = _roots(titles[mention.codes[0]])
            hidden |= {at for at in range(first, last) if _root(reading.tokens[at].norm) in own}
    tokens = (
        Token(_HIDDEN, token.start, token.end) if at in hidden else token
        for at, token in enumerate(reading.tokens)
    )
    return Reading(reading.text, tuple(tokens))
