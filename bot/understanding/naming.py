"""Rule 13: activities named by words of their titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.understanding.activities import (
    INFINITIVE,
    WEAK,
    codes_of,
    sounds_like,
    stem,
    title_words,
    verb_stem,
    words_of,
)
from bot.understanding.explicit import explicit_mentions
from bot.understanding.hits import DID_OBJECT, Hit, by_phrase, choose, find_hits, led
from bot.understanding.left_out import is_left_out, with_exceptions, with_rest, without_unknown
from bot.understanding.lists import of_those_before, with_labels, without_heading
from bot.understanding.meaning import Context, PendingActivity
from bot.understanding.mentions import Mention
from bot.understanding.reading import BREAKS, Reading, phrase
from bot.understanding.unnamed import (
    HAVE,
    deeds_of_others,
    meant_by_words,
    own_counts,
    units_counted,
)
from bot.understanding.wordlists import word_set

# "la del mapa", "lo de las hojas de vida", "en cuanto al SUIT".
_THE_ONE_OF = phrase(
    r"(?:(?:la|lo|las|los|el|esa|eso|actividad|tarea|tema|asunto) (?:actividad )?(?:de|del)"
    r"|en cuanto a|en cuanto al|(?:con )?respecto a|(?:con )?respecto al|respecto de|respecto del"
    r"|(?:en|con) relacion (?:con|a|al)|en lo (?:referente|concerniente) a|en el caso de"
    r"|en el caso del"
    r"|frente a|frente al"
    r"|lo relacionado con|sobre)(?: (?:la|las|los|el))?(?= )"
)
_SMALL = word_set("de del la las los el en y e a al con sobre para por")
_ARTICLES = frozenset(("el", "la", "los", "las"))
_LEADS = word_set("y pero e ya de del en con para sobre que pues entonces tambien ademas")
_PREDICATE = re.compile(
    r"va|van|ya|esta|estan|quedo|quedan?|sigue|siguen|lleva|llevo|llevamos|iba|sin|:|-|no|aun"
    r"|todavia|casi|apenas|listas?|listos?|\d\S*|faltan?|en|al|se|la|lo|los|las|presenta|tiene"
    r"|hech[oa]s?|sale|salen|saldra|salio|lleg\w+|pas[ao]|entro|bajo|cayo|cerro|fue|vamos|hicimos"
    r"|seguimos|estamos|tenemos|pedimos|pido|solicit\w+|espero|esperamos|aspiramos|necesita\w*"
    r"|requiere|avanz\w+|alcanz\w+|registr\w+|igual|ok|tampoco|tambien|hasta|son|es|es[aeo]s?|si"
    r"|(?:arranc|empiez|empez|inici|comienz|comenz)\w+|[a-z]{3,}(?:aron|ieron)"
    r"|[a-z]{3,}(?:ad|id)[oa]s?"
)


SEVERAL = "several"  # "lo de seguridad", where two activities are of it
UNSETTLED = "unsettled"  # words of several activities, as the subject of a figure
_TELLS_HOW_MUCH = re.compile(
    r"(?:ya |tambien |apenas |solo )?(?:va|van|esta|estan|lleva|llevan|quedo|sigue|se encuentran?"
    r"|presenta|alcanzo|alcanza|llego|registra)"
    r"(?: (?:ya|en|al|por|con|el|un|como|la|a)){0,3} (?:\d|mitad|medias|tercio)"
    r"|ya (?:quedo|quedaron|esta|estan|se \w{3,}(?:o|aron|ieron))(?!\S)"
    r"|(?:aun |todavia )?no (?:se )?(?:ha|han|hemos) (?:inici|empez|comenz|arranc|avanz)"
    r"|(?:en|al) (?:el |un |casi )?\d+(?: %| *$| [.,;¶y])"
)
_LEADS_TO_A_LIST = frozenset(("asi", "siguiente", "siguientes", "avances"))
_OF_PLACE = frozenset(("en", "con", "para"))
_OF_IT = frozenset(("de", "del"))
_CLOSES = BREAKS | {"y", "e"}
_IS_FIGURE = re.compile(r"\d\S*|%|mitad|tercios?|cuartos?|partes?")
_OF_A_DEED = re.compile(r"se|ya|nos|\w+(?:amos|imos|aron|ieron)")
_LABEL = 4  # words before the telling one of a label
_FEW = 20  # more than so many is a percentage


def find_mentions(reading: Reading, context: Context) -> list[Mention]:
    """Return every mention of activities in the text, in its order; none when nothing is named."""
    explicit = explicit_mentions(reading, context)
    hits = find_hits(reading, context, explicit)
    named = [*explicit]
    for mention in (*_the_ones_of(reading, context, hits), *_subjects(reading, context, hits)):
        if not any(mention.first < m.last and m.first < mention.last for m in named):
            named.append(mention)
    named = _settled([*named, *deeds_of_others(reading, context, hits, named)], hits)
    counted = units_counted(reading, context)
    by_words = all(mention.kind == "words" for mention in named)
    if named and by_words and {m.codes for m in named} == {m.codes for m in counted}:
        named = []  # "van 4 brigadas, la última fue la del barrio": nothing else is named
    named += own_counts(reading, counted, named)
    if len({mention.codes for mention in counted}) > 1 and not named:
        named = counted
    elif counted and not named:
        named = [replace(counted[0], first=0, last=0)]
    if not named:
        named = meant_by_words(reading, context, hits)
    named.sort(key=lambda mention: mention.first)
    named = of_those_before(without_heading(reading, named))
    order = codes_of(tuple(activity.code for activity in context.pending)).order
    named = without_unknown(reading, with_exceptions(reading, with_labels(reading, named)))
    return with_rest(named, order)


def _settled(mentions: Sequence[Mention], hits: Sequence[Hit]) -> list[Mention]:
    """Give words of several activities to the only one that is not named beside them."""
    named = {code for mention in mentions for code in mention.codes}
    if not named and all(mention.kind == UNSETTLED for mention in mentions):
        return []
    settled = []
    for mention in mentions:
        if mention.kind in (UNSETTLED, SEVERAL):
            fits = (hit.codes for hit in hits if mention.first <= hit.at < mention.last)
            left = frozenset().union(*fits) - named
            mention = replace(mention, codes=tuple(left) if len(left) == 1 else ())
        settled.append(mention)
    return settled


def _run(
    reading: Reading, first: int, hits: Sequence[Hit], context: Context
) -> tuple[int, list[Hit]]:
    """Return where the words of a title that begin at `first` end, and their hits."""
    passed = _SMALL | _weak_words(context.pending)
    at, by_place = first, {hit.at: hit for hit in hits}
    run: list[Hit] = []
    end = first
    while at < len(reading.tokens) and at - end <= 3:
        norm = reading.tokens[at].norm
        if at in by_place:
            run.append(by_place[at])
            end = at + 1
        elif norm not in passed or _opens_another(
            reading, at, by_place.get(at + 1), run[-1] if run and end == at else None
        ):
            break
        at += 1
    return end, run


@lru_cache(maxsize=2_000)
def _weak_words(pending: tuple[PendingActivity, ...]) -> frozenset[str]:
    """Return the words of titles that tell no activity from another: "línea", "contratos"."""
    words = frozenset().union(*(title_words(a.title, a.product) for a in pending))
    return words & WEAK


def _opens_another(reading: Reading, at: int, following: Hit | None, former: Hit | None) -> bool:
    """Whether "y el", or an article right after a name, begins the name of another activity."""
    norm = reading.tokens[at].norm
    if norm in ("y", "e"):
        return _norm_at(reading, at + 1) in _ARTICLES
    if norm not in _ARTICLES or following is None or former is None:
        return False
    return not following.codes & former.codes


def _the_ones_of(reading: Reading, context: Context, hits: Sequence[Hit]) -> Iterator[Mention]:
    for found in _THE_ONE_OF.finditer(reading.plain):
        first, body = reading.index(found.start()), reading.index(found.end() - 1) + 1
        doing = _whose_verb(reading, body, context)
        if doing is not None:
            yield Mention(first, body + 1, (doing,), "words")
            continue
        end, run = _run(reading, body, hits, context)
        run = led(run, context)
        chosen = choose(run, context) or by_phrase(reading, run, context)
        if chosen is not None:
            yield Mention(first, end, chosen, "words" if chosen else SEVERAL)


def _whose_verb(reading: Reading, at: int, context: Context) -> str | None:
    """Return the only activity whose own verb stands at `at`: "lo de digitalizar"."""
    norm = _norm_at(reading, at)
    if INFINITIVE.fullmatch(norm) is None:
        return None
    root = verb_stem(norm)
    own = [a.code for a in context.pending if root in words_of(a.title, a.product).verbs]
    return own[0] if len(own) == 1 else None


def _subjects(reading: Reading, context: Context, hits: Sequence[Hit]) -> Iterator[Mention]:
    """Find titles that stand as the subject of a state: "el mapa de riesgos va en 70"."""
    done = told = -1
    last: tuple[str, ...] = ()
    for hit in hits:
        if hit.at < done:
            continue
        end, run = _run(reading, hit.at, hits, context)
        done, run = end, led(run, context)
        after = _norm_at(reading, end)
        others = [
            h.at
            for h in hits
            if h.at >= told and not h.codes & hit.codes and not h.codes <= {*last}
        ]
        start = _subject_start(
            reading, (hit.at, end), _titles(hit, context), others, figured=after.isdigit()
        )
        if start is None or not _tells(reading, start, end, hits):
            continue
        chosen = choose(run, context) or by_phrase(reading, run, context)
        if (
            chosen == ()
            and context.reply_to is None
            and (start < hit.at or after.isdigit() or after in (":", "-"))
        ):
            yield Mention(max(start, hit.at - 1), end, (), UNSETTLED)
        if not chosen or not _is_telling(run, chosen[0], context):
            continue
        labelled = _is_count_of(reading, end, chosen[0], context)
        if labelled or (after in HAVE and _counts_units(reading, start, end)):
            # "de los videos van 3": the noun is needed to read what the number counts.
            yield Mention(start, start, chosen, "words")
        else:
            yield Mention(start, end, chosen, "words")
        told, last = end, chosen


def _tells(reading: Reading, start: int, end: int, hits: Sequence[Hit]) -> bool:
    """Whether a state or a figure is said of the words from `start` to `end`."""
    after = _norm_at(reading, end)
    listed = after in ("y", "e", "ni") and any(end < h.at <= end + 2 for h in hits)
    led = _follows_figure(reading, start)
    said = _PREDICATE.fullmatch(after) is not None or end == len(reading.tokens)
    return listed or said or (led and after in _CLOSES) or is_left_out(reading, start)


def _norm_at(reading: Reading, at: int) -> str:
    """Return the word at `at`, a full stop beyond the end."""
    return reading.tokens[at].norm if at < len(reading.tokens) else "."


def _follows_figure(reading: Reading, start: int) -> bool:
    """Whether a figure stands right before a name: "60 % la ruta", "60 % en la ruta"."""
    led = start > 0 and reading.tokens[start - 1].norm in _OF_PLACE | _OF_IT
    at = start - 1 if led else start
    return at > 0 and _IS_FIGURE.fullmatch(reading.tokens[at - 1].norm) is not None


def _counts_units(reading: Reading, start: int, end: int) -> bool:
    """Whether what follows a name is a bare number: "(de) los videos ya van 3"."""
    if start and reading.tokens[start - 1].norm in _OF_IT:
        return True
    rest = [token.norm for token in reading.tokens[end : end + 4]]
    while rest and rest[0] in HAVE:
        rest = rest[1:]
    few = bool(rest) and rest[0].isdigit() and int(rest[0]) < _FEW
    return few and rest[1:2] not in (["%"], ["de"], ["/"])


def _is_count_of(reading: Reading, at: int, code: str, context: Context) -> bool:
    """Whether a number at `at`, right after the noun that a goal counts, is its count."""
    norms = [token.norm for token in reading.tokens[at : at + 3]]
    number, following = [*norms[norms[:1] == [":"] :], ".", "."][:2]
    activity = next(a for a in context.pending if a.code == code)
    few = number.isdigit() and int(number) <= min(activity.planned or 0, _FEW)
    fits = few and following in BREAKS
    counted = words_of(activity.title, activity.product).counted
    nouns = (token.norm for token in reading.tokens[max(0, at - 3) : at])
    return fits and any(sounds_like(stem(noun), counted) for noun in nouns)


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
    own = any(all(_is_of_title(norm, title) for norm in led) for title in titles)
    return first if led and opens and own and led[-1] in _SMALL else None


def _is_of_title(norm: str, title: frozenset[str]) -> bool:
    """Whether a word may lead to a title's telling one: its own, or the noun of its deed."""
    deed = norm.endswith(("cion", "miento")) and any(norm[:5] == word[:5] for word in title)
    return deed or norm in title or norm in _SMALL


def _subject_start(
    reading: Reading,
    place: tuple[int, int],
    titles: Sequence[frozenset[str]],
    others: Sequence[int],
    *,
    figured: bool,
) -> int | None:
    """Return where the name at `place` begins, None where nothing is said of it.

    `others` are the places of the words of other activities.
    """
    at, end = place
    norms = [token.norm for token in reading.tokens[:at]]
    start = at - 1 if norms and norms[-1] in _ARTICLES else at
    before = norms[start - 1] if start else "¶"
    is_sign = not before[0].isalnum() and before != "%"  # a dash, an emoji
    if is_sign or (start < len(norms) + 1 and is_left_out(reading, start)):
        return start
    head = _head_of_title(norms, start, titles)
    if head is not None:
        return head
    label = _label_start(reading, at, end)
    if label is not None:
        return label
    if start < at and before not in _OF_IT and _stands_apart(reading, start, end, others):
        return start
    opens = start < 2 or norms[start - 2] in BREAKS or norms[start - 2] in ("y", "pero")
    if before in _OF_IT and _is_told_of(reading, start, end):
        return start
    if (before in _LEADS and opens) or (before in _OF_PLACE and _follows_figure(reading, start)):
        return start
    free = before not in _SMALL and not DID_OBJECT.search(
        " ".join(norms[max(0, start - 3) : start])
    )
    joined = before in ("y", "pero", "ni", "cambio") or (
        free and re.fullmatch(r"\d\S*|%|ya|que", before)
    )
    # "mapa 60 suit 80": without an article only between two figures.
    between = figured and (_IS_FIGURE.fullmatch(before) is not None or before in _LEADS_TO_A_LIST)
    listed = before in ("y", "e") and start > 1 and _IS_FIGURE.fullmatch(norms[start - 2])
    between = between or (figured and bool(listed))
    # "85 % matrícula y 60 % plan": a count has no sign before its noun.
    between = between or (before == "%" and _norm_at(reading, end) in (*BREAKS, "y"))
    return start if (start < at and joined) or between else None


def _is_told_of(reading: Reading, start: int, end: int) -> bool:
    """Whether "de" leads to a name: "de los talleres van 3", "un tercio del mapa y …"."""
    after = _norm_at(reading, end)
    if after in HAVE and _norm_at(reading, end + 1).isdigit():
        return True
    return after in _CLOSES and _follows_figure(reading, start)


def _label_start(reading: Reading, at: int, end: int) -> int | None:
    """Return where a label of few words begins: "Siembra de árboles: 70 %"."""
    norms = [token.norm for token in reading.tokens[: end + 1]]
    if norms[-1] != ":" or end == len(reading.tokens):
        return None
    first = at
    while first and norms[first - 1] not in BREAKS:
        first -= 1
    words = norms[first:at]
    labels = all(word.isalpha() and not _OF_A_DEED.fullmatch(word) for word in words)
    return first if len(words) < _LABEL and labels else None


def _stands_apart(reading: Reading, start: int, end: int, others: Sequence[int]) -> bool:
    """Whether a figure is told right of a name: "… con base en él la política va en 45"."""
    first = start
    while first and reading.tokens[first - 1].norm not in BREAKS:
        first -= 1
    told = end < len(reading.tokens) and _TELLS_HOW_MUCH.match(reading.plain, reading.starts[end])
    return bool(told) and not any(first <= other < start for other in others)


def _is_telling(run: Sequence[Hit], code: str, context: Context) -> bool:
    """Whether words name `code` clearly enough beside the reminder that is being answered."""
    own = [hit for hit in run if code in hit.codes]
    exclusive = [hit for hit in own if len(hit.codes) == 1]
    if context.reply_to in (None, code):
        return bool(exclusive) or len(own) > 1
    return any(not hit.common for hit in exclusive) or (len(exclusive) > 0 and len(own) > 1)
