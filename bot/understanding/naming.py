"""Rule 13: activities named by words of their titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.understanding.activities import codes_of, sounds_like, stem, title_words, words_of
from bot.understanding.left_out import with_exceptions, with_rest
from bot.understanding.meaning import Context, PendingActivity
from bot.understanding.mentions import Mention, explicit_mentions
from bot.understanding.reading import BREAKS, Reading, phrase, read
from bot.understanding.wordlists import word_set

# "la del mapa", "lo de las hojas de vida", "en cuanto al SUIT".
_THE_ONE_OF = phrase(
    r"(?:(?:la|lo|las|los|el|esa|eso|actividad|tarea|tema|asunto) (?:actividad )?(?:de|del)"
    r"|en cuanto a|en cuanto al|respecto a|respecto al|respecto de|respecto del|frente a|frente al"
    r"|lo relacionado con|sobre)(?: (?:la|las|los|el))?(?= )"
)
_SMALL = word_set("de del la las los el en y e a al con sobre para por")
_ARTICLES = frozenset(("el", "la", "los", "las"))
_LEADS = word_set("y pero e ya de del en con para sobre que pues entonces tambien ademas")
_PREDICATE = re.compile(
    r"va|van|ya|esta|estan|quedo|quedaron|sigue|siguen|lleva|sin|:|no|aun|todavia|casi|listas?"
    r"|listos?"
    r"|terminad[oa]s?|\d\S*|falta|en|presenta|tiene|finalizad[oa]s?|cumplid[oa]s?|hech[oa]s?|al|se"
    r"|iba|llevamos|vamos|entregad[oa]s?|publicad[oa]s?|realizad[oa]s?|actualizad[oa]s?|igual"
    r"|ok|-|la|lo|los|las|llevo|van|hicimos|apenas|tampoco|tambien|hasta|avanz\w+|pas[ao]|salio"
    r"|llego|fue|necesita\w*|requiere"
)
_DID_OBJECT = re.compile(
    r"(?:^|\s)(?:se \w+(?:o|aron|ieron|eron)|se (?:ha|han) \w+d[oa]|\w+[aei]mos|hemos \w+do|quedo"
    r"|quedaron|salio|lista|listo|terminad[oa]|finalizad[oa]|hice|hizo|termine)(?: ya)?$"
)


_LED = 8  # words before a name in which the verb of a deed may stand
UNSETTLED = "unsettled"  # words of several activities, as the subject of a figure
_IS_FIGURE = re.compile(r"\d\S*|%")
_STANDS_AFTER = frozenset(("menos", "excepto", "salvo"))
_FEW = 20  # more than so many is a percentage
_HAVE = word_set("van llevamos llevo lleva hicimos tenemos ya hay")


@dataclass(frozen=True, slots=True)
class Hit:
    """A token that is a word of some activities: their codes, and whether it says little."""

    at: int
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
    return by_term, frozenset(common)


@lru_cache(maxsize=2_000)
def _terms(pending: tuple[PendingActivity, ...]) -> frozenset[str]:
    return frozenset(_index(pending)[0])


def find_mentions(reading: Reading, context: Context) -> list[Mention]:
    """Return every mention of activities in the text, in its order; none when nothing is named."""
    explicit = explicit_mentions(reading, context)
    hits = _hits(reading, context, explicit)
    named = [*explicit]
    for mention in (*_the_ones_of(reading, context, hits), *_subjects(reading, context, hits)):
        if not any(mention.first < m.last and m.first < mention.last for m in named):
            named.append(mention)
    named = _settled(named, hits)
    counted = _units_counted(reading, context)
    if len({mention.codes for mention in counted}) > 1 and not named:
        named = counted
    elif counted and not named:
        named = [replace(counted[0], first=0, last=0)]
    if not named:
        named = _meant_by_words(reading, context, hits)
    named.sort(key=lambda mention: mention.first)
    order = codes_of(tuple(activity.code for activity in context.pending)).order
    return with_rest(with_exceptions(reading, named), order)


def _settled(mentions: Sequence[Mention], hits: Sequence[Hit]) -> list[Mention]:
    """Give words of several activities to the only one that is not named beside them."""
    named = {code for mention in mentions for code in mention.codes}
    if not named and all(mention.kind == UNSETTLED for mention in mentions):
        return []
    settled = []
    for mention in mentions:
        if mention.kind == UNSETTLED:
            fits = (hit.codes for hit in hits if mention.first <= hit.at < mention.last)
            left = frozenset().union(*fits) - named
            mention = replace(mention, codes=tuple(left) if len(left) == 1 else ())
        settled.append(mention)
    return settled


def _hits(reading: Reading, context: Context, taken: Sequence[Mention]) -> list[Hit]:
    by_term, common = _index(context.pending)
    terms = _terms(context.pending)
    found = []
    for at, token in enumerate(reading.tokens):
        if not token.norm.isalpha() or len(token.norm) < 3:
            continue
        term = sounds_like(stem(token.norm), terms)
        if term is not None and not any(m.first <= at < m.last for m in taken):
            found.append(Hit(at, by_term[term], term in common))
    return found


def _choose(hits: Sequence[Hit], context: Context) -> tuple[str, ...] | None:
    """Return the one activity that the hits name, () when they fit several, None for none."""
    scores = _scores(hits)
    if not scores:
        return None
    best = max(scores.values())
    winners = [code for code, score in scores.items() if best - score < 0.2]
    if len(winners) == 1:
        return (winners[0],)
    return (context.reply_to,) if context.reply_to in winners else ()


def _by_phrase(reading: Reading, run: Sequence[Hit], context: Context) -> tuple[str, ...] | None:
    """Return the one activity whose title holds the very words of a run: "informe de gestión"."""
    if len(run) < 2:
        return () if run else None
    said = " ".join(token.norm for token in reading.tokens[run[0].at : run[-1].at + 1])
    held = [a.code for a in context.pending if f" {said} " in _plain(a.title, a.product)]
    return tuple(held) if len(held) == 1 else ()


@lru_cache(maxsize=4_000)
def _plain(title: str, product: str) -> str:
    return f" {read(title).plain} | {read(product).plain} "


def _scores(hits: Sequence[Hit]) -> dict[str, float]:
    scores: dict[str, float] = {}
    for hit in hits:
        weight = (0.5 if hit.common else 1.0) / len(hit.codes)
        for code in hit.codes:
            scores[code] = scores.get(code, 0.0) + weight
    return scores


def _run(reading: Reading, first: int, hits: Sequence[Hit]) -> tuple[int, list[Hit]]:
    """Return where the words of a title that begin at `first` end, and their hits."""
    at, by_place = first, {hit.at: hit for hit in hits}
    run: list[Hit] = []
    end = first
    while at < len(reading.tokens) and at - end <= 3:
        norm = reading.tokens[at].norm
        if at in by_place:
            run.append(by_place[at])
            end = at + 1
        elif norm not in _SMALL or _opens_another(reading, at):
            break
        at += 1
    return end, run


def _opens_another(reading: Reading, at: int) -> bool:
    """Whether "y el", "y las" begins the name of another activity."""
    after = reading.tokens[at + 1].norm if at + 1 < len(reading.tokens) else ""
    return reading.tokens[at].norm in ("y", "e") and after in _ARTICLES


def _the_ones_of(reading: Reading, context: Context, hits: Sequence[Hit]) -> Iterator[Mention]:
    if not hits:
        return
    for found in _THE_ONE_OF.finditer(reading.plain):
        first, body = reading.index(found.start()), reading.index(found.end() - 1) + 1
        end, run = _run(reading, body, hits)
        chosen = _choose(run, context) or _by_phrase(reading, run, context)
        if chosen is not None:
            yield Mention(first, end, chosen, "words")


def _subjects(reading: Reading, context: Context, hits: Sequence[Hit]) -> Iterator[Mention]:
    """Find titles that stand as the subject of a state: "el mapa de riesgos va en 70"."""
    done = -1
    for hit in hits:
        if hit.at < done:
            continue
        end, run = _run(reading, hit.at, hits)
        done = end
        after = reading.tokens[end].norm if end < len(reading.tokens) else "."
        start = _subject_start(reading, hit.at, _titles(hit, context), figured=after.isdigit())
        if start is None or not _tells(reading, start, end, hits):
            continue
        chosen = _choose(run, context) or _by_phrase(reading, run, context)
        if (
            chosen == ()
            and context.reply_to is None
            and (start < hit.at or after.isdigit() or after in (":", "-"))
        ):
            yield Mention(max(start, hit.at - 1), end, (), UNSETTLED)
        if not chosen or not _is_telling(run, chosen[0], context):
            continue
        if after in _HAVE and _counts_units(reading, start, end):
            # "de los videos van 3": the noun is needed to read what the number counts.
            yield Mention(start, start, chosen, "words")
        else:
            yield Mention(start, end, chosen, "words")


def _tells(reading: Reading, start: int, end: int, hits: Sequence[Hit]) -> bool:
    """Whether a state or a figure is said of the words from `start` to `end`."""
    after = reading.tokens[end].norm if end < len(reading.tokens) else "."
    listed = after in ("y", "e") and any(end < h.at <= end + 2 for h in hits)
    led = start > 0 and _IS_FIGURE.fullmatch(reading.tokens[start - 1].norm) is not None
    closed = after in BREAKS or after in ("y", "e")
    said = _PREDICATE.fullmatch(after) is not None or end == len(reading.tokens)
    return listed or said or (led and closed)


def _counts_units(reading: Reading, start: int, end: int) -> bool:
    """Whether what follows a name is a bare number: "(de) los videos ya van 3"."""
    if start and reading.tokens[start - 1].norm in ("de", "del"):
        return True
    rest = [token.norm for token in reading.tokens[end : end + 4]]
    while rest and rest[0] in _HAVE:
        rest = rest[1:]
    few = bool(rest) and rest[0].isdigit() and int(rest[0]) < _FEW
    return few and rest[1:2] not in (["%"], ["de"], ["/"])


def _titles(hit: Hit, context: Context) -> list[frozenset[str]]:
    """Return all words of the titles that a hit may belong to."""
    return [title_words(a.title, a.product) for a in context.pending if a.code in hit.codes]


def _head_of_title(
    norms: Sequence[str], start: int, titles: Sequence[frozenset[str]]
) -> int | None:
    """Return where a name that opens with a weak word of its title begins: "comité de …"."""
    first = start
    while first and start - first < 4 and norms[first - 1] not in BREAKS:
        first -= 1
    led = norms[first:start]
    while led and led[0] in _LEADS | _ARTICLES:
        first, led = first + 1, led[1:]
    opens = not first or norms[first - 1] in BREAKS | _LEADS | _ARTICLES
    own = any(all(norm in title or norm in _SMALL for norm in led) for title in titles)
    return first if led and opens and own and led[-1] in _SMALL else None


def _subject_start(
    reading: Reading, at: int, titles: Sequence[frozenset[str]], *, figured: bool
) -> int | None:
    norms = [token.norm for token in reading.tokens[:at]]
    start = at - 1 if norms and norms[-1] in _ARTICLES else at
    before = norms[start - 1] if start else "¶"
    is_sign = not before[0].isalnum() and before != "%"  # a dash, an emoji
    if is_sign or before in _STANDS_AFTER:
        return start
    head = _head_of_title(norms, start, titles)
    if head is not None:
        return head
    opens = start < 2 or norms[start - 2] in BREAKS or norms[start - 2] in ("y", "pero")
    if before in _LEADS and opens:
        return start
    free = before not in _SMALL and not _DID_OBJECT.search(
        " ".join(norms[max(0, start - 3) : start])
    )
    joined = before in ("y", "pero") or (free and re.fullmatch(r"\d\S*|%|ya|que", before))
    # "mapa 60 suit 80": without an article only between two figures.
    between = figured and _IS_FIGURE.fullmatch(before) is not None
    return start if (start < at and joined) or between else None


def _is_telling(run: Sequence[Hit], code: str, context: Context) -> bool:
    """Whether words name `code` clearly enough beside the reminder that is being answered."""
    own = [hit for hit in run if code in hit.codes]
    exclusive = [hit for hit in own if len(hit.codes) == 1]
    if context.reply_to in (None, code):
        return bool(exclusive) or len(own) > 1
    return any(not hit.common for hit in exclusive) or (len(exclusive) > 0 and len(own) > 1)


def _meant_by_words(reading: Reading, context: Context, hits: Sequence[Hit]) -> list[Mention]:
    """Return whom a text without any subject speaks of: a mention without width at its start."""
    if len(context.pending) < 2:
        return []
    reply = context.reply_to
    if reply is not None and any(reply in hit.codes for hit in hits):
        return []
    meant: dict[str, int] = {}
    begun: list[Mention] = []
    for first, last in reading.clauses():
        here = [hit for hit in hits if first <= hit.at < last]
        chosen = _choose(_leading(here), context) or _choose(here, context)
        if chosen and _is_enough(reading, here, chosen[0], reply):
            own = sum(hit.codes == {chosen[0]} for hit in here)
            meant[chosen[0]] = max(own, meant.get(chosen[0], 0))
            begun.append(Mention(first, first, chosen, "words"))
    best = max(meant.values(), default=0)
    named = [Mention(0, 0, (code,), "words") for code in meant if meant[code] == best][:1]
    figure = next((at for at, token in enumerate(reading.tokens) if token.norm == "%"), -1)
    owners = [mention for mention in begun if mention.first <= figure]
    # One clause's figure is not another's.
    return begun if owners and owners[-1].codes != named[0].codes else named


def _units_counted(reading: Reading, context: Context) -> list[Mention]:
    """Find counts that name whose units they are: "2 capacitaciones y 3 videos"."""
    found: list[Mention] = []
    if len(context.pending) < 2:
        return found
    for at, token in enumerate(reading.tokens):
        nouns = [t.norm for t in reading.tokens[at + 1 : at + 3] if t.norm.isalpha()]
        if not token.norm.isdigit() or not nouns:
            continue
        owners = [
            a.code
            for a in context.pending
            if (a.planned or 0) > 1
            and any(sounds_like(stem(n), words_of(a.title, a.product).counted) for n in nouns)
        ]
        if len(owners) == 1 and context.reply_to in (None, owners[0]):
            found.append(Mention(at, at, (owners[0],), "words"))
    return found


def _leading(hits: Sequence[Hit]) -> Sequence[Hit]:
    """Return the first noun and what stands beside it: "se realizó la audiencia de cuentas"."""
    kept = list(hits[:1])
    for hit in hits[1:]:
        if hit.at - kept[-1].at > 3:
            break
        kept.append(hit)
    return kept


def _is_enough(reading: Reading, hits: Sequence[Hit], code: str, reply: str | None) -> bool:
    own = [hit for hit in hits if hit.codes == {code}]
    telling = [hit for hit in own if not hit.common]
    if reply is None:
        return bool(telling) or len([hit for hit in hits if code in hit.codes]) > 1 or bool(own)
    led = reading.tokens[max(0, own[0].at - _LED) : own[0].at] if own else ()
    before = " ".join(token.norm for token in led)
    of_a_deed = _DID_OBJECT.search(re.sub(r" (?:el|la|los|las)$", "", before)) is not None
    return bool(telling) and (of_a_deed or len(own) > 1)
