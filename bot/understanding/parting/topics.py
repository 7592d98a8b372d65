"""Rule 14: a text about several activities is read in parts, one for each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.understanding.activities import title_words
from bot.understanding.framing.signing import is_name, signature
from bot.understanding.lexicon import tags
from bot.understanding.meaning import Context, Update
from bot.understanding.parting.naming.wholes import EXCEPT
from bot.understanding.parting.paths import best_way
from bot.understanding.parting.pieces import Pieces, default_code, pieces_of
from bot.understanding.parting.said import SaidTokens, said_of
from bot.understanding.parting.sections import is_headed
from bot.understanding.parting.turns import ELSE, turns_in
from bot.understanding.reading import BREAKS, Reading, read
from bot.understanding.tokens import Token
from bot.understanding.weights import in_force
from bot.understanding.wordlists import BECAUSE, word_set

SUBJECT = "@"  # how a reading spells the activity it is about

# What follows in the same sentence tells why, and asks for nothing.
_WHY = re.compile(rf"\b(?:{BECAUSE}|pues)\b[^.;\n]*$", re.IGNORECASE)
# Who told it, up to what was told: "Camilo me llamó y dice que", "me dijo Rosa Elvira que".
_INTRODUCES = re.compile(
    r"\b(?:dic|dij|decia|inform|cuent|cont|coment|report|manif|escrib|avis|confirm|asegur|explic)"
    r"\w{0,9}(?: \w{1,20}){0,3} que[ ,:]{0,3}$"
)
_PREDICATE = re.compile(
    r"va|van|ya|esta|estan|quedo|quedan?|sigue|siguen|lleva|llevo|llevamos|iba|sin|:|-|no|aun"
    r"|todavia|casi|apenas|listas?|listos?|\d\S*|faltan?|en|al|se|la|lo|los|las|presenta|tiene"
    r"|hech[oa]s?|sale|salen|saldra|salio|lleg\w+|pas[ao]|entro|bajo|cayo|cerro|fue|vamos|hicimos"
    r"|seguimos|estamos|tenemos|pedimos|pido|solicit\w+|espero|esperamos|aspiramos|necesita\w*"
    r"|requiere|avanz\w+|alcanz\w+|registr\w+|igual|ok|tampoco|tambien|hasta|son|es|es[aeo]s?|si"
    r"|(?:arranc|empiez|empez|inici|comienz|comenz)\w+|[a-z]{3,}(?:aron|ieron)"
    r"|[a-z]{3,}(?:ad|id)[oa]s?|les?|corresponden?|competen?|tocan?|pertenecen?"
    r"|(?:sub|baj|pong|dej|coloqu|registr|anot|cambi|aument)[ae]l[aeo]s?"
    r"|(?:pas|mand|envi|traslad|remit|asign|reasign|deleg|entreg|(?:re)?dirij)[a-z]{1,6}l[ao]s?"
)
_INTO_NAMES = word_set(
    "de del la las los el en y e a al con sobre para por lo tema asunto actividad tarea cuanto "
    "respecto relacion referente frente caso"
)
_BEFORE_NAMES = word_set(
    "- y e ni pero que asi siguiente siguientes menos excepto salvo perdon disculpe corrijo"
)
_JUST_A_NAME = _INTO_NAMES | {SUBJECT, ".", "!"}
_NOT_WITHIN = BREAKS | {SUBJECT} | word_set("y e pero porque pues aunque")
_ON_NAMES = word_set("de del la las los el en y e a al con sobre para por")
_BESIDE_A_NAME = _JUST_A_NAME | word_set("tambien ademas igualmente ,")
_HAVE = word_set("van llevamos llevo lleva hicimos tenemos ya hay :")
_LONGEST, _LABEL = 12, 6  # tokens of a name, and of a label
_ENDED = word_set("termino terminamos finalizo finalizamos culmino culminamos acabo quedo salio")
_OF_A_YEAR = re.compile(r"\d{1,5} de 20\d\d")
_FEW = 20  # more than so many is a percentage


# What a colon leads to goes with it.
_PARAGRAPH = re.compile(r"(?<!:)[ \t]{0,9}\n[ \t]{0,9}\n\s{0,9}")
_MARK = r"(?:(?P<number>\d{1,2}|[a-hA-H]|[ivxIVX]{1,4})[.)]-?|[-•·–*])\s{1,3}(?=\D)"
_NUMBERED = re.compile(rf"\s{{0,9}}{_MARK}")
_ITEM = re.compile(rf"(?m)^{_MARK}")
_ASKS = re.compile(
    r"(?i)\b(?:solicit(?:o|a|ar|amos)|pido|pedimos|pedir|ampliar|ampliaci[oó]n|plazo|pr[oó]rroga"
    r"|requiero|requerimos|necesito|necesitamos)\b"
)
_AGAIN = word_set("tambien tampoco igualmente respectivamente anterior anteriores ambas ambos")


@dataclass(frozen=True, slots=True)
class TopicSection:
    """The part [first, last) of a text that is about `codes`."""

    first: int
    last: int
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """What a text says of `codes`; None among them stands for an activity that is not known."""

    codes: tuple[str | None, ...]
    reading: Reading
    named: bool
    excepted: bool = False


def sections(text: str, context: Context) -> list[TopicSection]:
    """Return the parts of a letter, each of paragraphs or turns that name activities of its own;
    what opens it, and turns to a thing of none, is about no code, and any other paragraph that
    names none goes on with the part before it. Nothing for a text that has no such parts or has
    headings, and where one of them cannot be understood without the others."""
    paragraphs = list(_paragraphs(text))
    if len(paragraphs) < 2:
        return []
    apart = replace(context, reply_to=None)
    found: list[TopicSection] = []
    asks = _ASKS.search(text) is not None
    for start, last in paragraphs:
        first = _behind_number(text, start, last, context) if asks else start
        reading = read(text[first:last])
        named = codes_named(reading, apart)
        codes = tuple(code for code in named if code is not None)
        if len(codes) < len(named) or hangs(reading, apart) or is_headed(reading):
            return []
        turns = not codes and (first > start or ELSE.match(reading.plain) is not None)
        if found and {*codes} <= {*found[-1].codes} and not turns:
            found[-1] = replace(found[-1], last=last)
        else:
            found.append(TopicSection(first, last, codes))
    told = [code for one in found for code in one.codes]
    parted = len([one for one in found if one.codes]) > 1 and len(told) == len({*told})
    return found if parted else []


def _behind_number(text: str, first: int, last: int, context: Context) -> int:
    """Return where a paragraph begins behind the number that it has in a list, "2. Se solicita …";
    what is the code of an activity is none."""
    mark = _NUMBERED.match(text, first, last)
    codes = {one.code for one in context.pending} | {one.code for one in context.others}
    return first if mark is None or mark["number"] in codes else mark.end()


def hangs(reading: Reading, context: Context) -> bool:
    """Tell whether words need those before them: "la 1.3 también", "las demás siguen igual"."""
    rest = any(one.kind == "rest" for one in pieces_of(reading.norms, context).mentions)
    return rest or not _AGAIN.isdisjoint(reading.norms)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Give where the paragraphs and turns of a text stand, without who signs it."""
    signed = signature(text)
    end = len(text) if signed is None else signed[0]
    reading = read(text[:end])
    cuts = {0, end, *(one.end() for one in _PARAGRAPH.finditer(text, 0, end))}
    cuts |= {reading.tokens[at].start for at in turns_in(reading)}
    cuts |= _items(text, end)
    found = [place for place in pairwise(sorted(cuts)) if text[slice(*place)].strip()]
    if len(found) > 1 and is_name(text[slice(*found[-1])].strip(), text):
        found.pop()
    yield from found


def _items(text: str, end: int) -> set[int]:
    """Return where the items of a list begin of which some ask for something; of none whose heading
    asks for what they name."""
    items = [one.start() for one in _ITEM.finditer(text, 0, end)]
    if len(items) < 2 or _ASKS.search(text, 0, items[0]) or not _ASKS.search(text, items[0], end):
        return set()
    return {*items}


def split_topics(reading: Reading, context: Context) -> list[Topic]:
    """Return the topics of a text in the order in which it comes to them; at least one."""
    judge = in_force()
    pieces = pieces_of(reading.norms, context)
    if not pieces.pieces:
        return [Topic((default_code(context),), reading, named=False)]
    found: dict[tuple[int, ...], list[SaidTokens]] = {}
    for one in said_of(reading, context, pieces, best_way(pieces, judge), judge.parting):
        found.setdefault(tuple(token.start for token in one.tokens), []).append(one)
    places = {token.start: at for at, token in enumerate(reading.tokens)}
    return [
        Topic(
            tuple(one.code for one in some),
            Reading(
                reading.text,
                _spelled(some[0].tokens, pieces, places, {one.code for one in some}),
            ),
            some[0].named,
            some[0].tokens[0].norm in EXCEPT,
        )
        for some in found.values()
    ]


def codes_named(reading: Reading, context: Context) -> tuple[str | None, ...]:
    """Return the codes of the activities that a text names, None for one that is not known."""
    topics = split_topics(reading, context)
    return tuple(dict.fromkeys(code for one in topics if one.named for code in one.codes))


def merely_named(updates: Sequence[Update], context: Context) -> set[str | None]:
    """Return the activities of which nothing is told but their names: the map in "la rampa va en 30
    y el mapa"."""
    titles = {one.code: title_words(one.title, one.product) for one in context.pending}
    return {
        one.code
        for one in updates
        if one.code in titles
        and not one.definite
        and {*read(one.description).norms} <= {*titles[one.code]} | _BESIDE_A_NAME
    }


def _spelled(
    tokens: Sequence[Token], pieces: Pieces, places: dict[int, int], codes: Set[str | None]
) -> tuple[Token, ...]:
    """Return tokens with one sign in place of a name of `codes` of which something is told; the
    noun of another activity beside it stays: what it is told is not theirs."""
    spelled: list[Token] = []
    rest = {at for m in pieces.mentions if m.kind == "rest" for at in range(m.first, m.last)}
    norms = [token.norm for token in tokens]
    owners = [
        pieces.named.get(places.get(token.start, -1), frozenset()) if token.norm != SUBJECT else ()
        for token in tokens
    ]
    own = [any(not codes.isdisjoint(owner) for owner in some) for some in owners]
    named = [bool(some) for some in owners]
    at = 0
    while at < len(tokens):
        end = _name_ends(norms, named, at)
        if places.get(tokens[at].start, -1) in rest:
            end = at + 1
        elif end is not None and any(own) and any(named[at:end]) and not any(own[at:end]):
            end = None
        if end is None:
            spelled.append(tokens[at])
            at += 1
            continue
        if spelled and spelled[-1].norm == SUBJECT and tokens[at].norm not in BREAKS:
            spelled[-1] = spelled[-1]._replace(end=tokens[end - 1].end)
        else:
            spelled.append(Token(SUBJECT, tokens[at].start, tokens[end - 1].end))
        at = end
    return tuple(spelled)


def _name_ends(norms: Sequence[str], named: Sequence[bool], at: int) -> int | None:
    """Return where a name ends that begins at a token and is told of, None for other words."""
    before = norms[at - 1] if at else "."
    figure = before[0].isdigit() or before == "%"
    if not (figure or before in BREAKS or before in _BEFORE_NAMES):
        return None
    label = _label_ends(norms, named, at) if before in BREAKS else None
    if label is not None:
        return label
    first = at
    while first < len(norms) and norms[first] in _INTO_NAMES:
        first += 1
    end, here = first, first
    while here < len(norms) and here - at < _LONGEST and (named[here] or norms[here] in _ON_NAMES):
        end = here + 1 if named[here] else end
        here += 1
    if end == first or _counts(norms, end) or _numbers_a_paper(norms, end):
        return None
    if at == 0 and end == len(norms):
        return end  # "la rampa", and nothing is told
    after = norms[end] if end < len(norms) else "."
    if figure:
        closes = (after in BREAKS or after in ("y", "e")) and (before == "%" or first > at)
        return end if closes or after[0].isdigit() else None  # not "3 ferias"
    listed = after in ("y", "e", "ni", ",") and any(named[end : end + 4])
    return end if listed or _PREDICATE.fullmatch(after) else None


def _label_ends(norms: Sequence[str], named: Sequence[bool], at: int) -> int | None:
    """Return where a label of few words ends: "Siembra de árboles: 70 %"."""
    end = at
    while end < len(norms) and end - at < _LABEL and norms[end].isalpha():
        end += 1
    labels = list(norms[end : end + 1]) == [":"] and any(named[at:end])
    labels = labels and _ENDED.isdisjoint(norms[at:end])
    return end if labels and not _counts(norms, end) else None


def _numbers_a_paper(norms: Sequence[str], at: int) -> bool:
    """Whether a number and a year are those of the paper named before: "Resolución 214 de 2026"."""
    dated = _OF_A_YEAR.fullmatch(" ".join(norms[at : at + 3])) is not None
    return dated and "REFERENCE" in tags(norms[at - 1])


def _counts(norms: Sequence[str], at: int) -> bool:
    """Whether a small number behind a noun counts its units, which needs the noun."""
    told = [norm for norm in norms[at : at + 6] if norm not in _HAVE]
    few = bool(told) and told[0].isdigit() and int(told[0]) < _FEW
    of = [norm for norm in told[1:4] if norm not in ("las", "los")]
    whole = of[:1] in (["de"], ["/"]) and of[1:2] != [] and of[1].isdigit()
    return few and not whole and of[:1] != ["%"]


def without_others(
    topics: Sequence[Topic], context: Context
) -> tuple[list[Topic], tuple[str, ...]]:
    """Part the topics from those about activities of others; return these activities' codes.

    Who told it is no topic of its own: "Camilo me llamó y dice que la 2.4 va en 55".
    """
    hers = {activity.code for activity in context.pending}
    away = {other.code for other in context.others} - hers
    found = dict.fromkeys(code for topic in topics for code in topic.codes if code in away)
    if not found:
        return list(topics), ()
    own = [(topic, tuple(code for code in topic.codes if code not in away)) for topic in topics]
    kept = [
        replace(topic, codes=codes)
        for topic, codes in own
        if (codes or not topic.codes)
        and (topic.named or not _INTRODUCES.search(topic.reading.plain))
        and not _is_of_next(topic, topics, away, answered=topic.codes == (context.reply_to,))
    ]
    return kept, tuple(code for code in found if code is not None)


def _is_of_next(topic: Topic, topics: Sequence[Topic], away: Set[str], *, answered: bool) -> bool:
    """Tell whether a topic is one clause that goes on with the name of an activity of others, of
    which nothing else is told: "póngale 40 a la 5.1", "ya está lista la 5.1"."""
    tokens = topic.reading.tokens
    names_hers = topic.named and not answered
    if names_hers or not tokens or any(token.norm in _NOT_WITHIN for token in tokens):
        return False
    named = (one.reading.tokens for one in topics if {*one.codes} <= away and one.reading.tokens)
    right_behind = (some for some in named if 0 <= some[0].start - tokens[-1].end <= 1)
    return any({token.norm for token in some} <= _JUST_A_NAME for some in right_behind)


def is_why(topic: Topic) -> bool:
    """Tell whether a topic is named in what explains the rest: "porque la 1.2 no avanza"."""
    named = (token.start for token in topic.reading.tokens if token.norm == SUBJECT)
    return _WHY.search(topic.reading.text[: next(named, 0)]) is not None
