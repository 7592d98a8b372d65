"""Rule 14: a text about several activities is read in parts, one for each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from bot.understanding import figure_words as beside
from bot.understanding.distractions import mask
from bot.understanding.elsewhere import find_all_mentions
from bot.understanding.meaning import Context
from bot.understanding.mentions import Mention
from bot.understanding.paired import figures_in_order
from bot.understanding.reading import BREAKS, Reading
from bot.understanding.tokens import Token
from bot.understanding.wordlists import word_set

SUBJECT = "@"  # how a reading spells the activity it is about

# What follows in the same sentence tells why, and asks for nothing.
_WHY = re.compile(
    r"\b(?:porque|ya que|puesto que|dado que|debido a|pues)\b[^.;\n]*$", re.IGNORECASE
)
_JOINTS = frozenset(("y", "e", "pero", "ni", "mientras", "aunque"))
_SMALL = word_set(
    "y e ni pero la las el los de del en con para por sobre ya que a al lo tanto como entonces "
    "tambien bueno pues - @"
)
_SAME = frozenset(("tambien", "tampoco", "igualmente"))
_SAYS_SOMETHING = re.compile(
    r"-?\d\S*|%|listas?|listos?|terminad\w+|terminamos|finaliz\w+|cumpl\w+|culmin\w+|sin"
    r"|avance|mitad"
    r"|no|hech[oa]s?|entreg\w+|quedo|quedaron|igual|aplica|subimos|avanzamos|tercio|medias"
    r"|publicad\w+"
    r"|casi|bien|falta|faltan|inici\w+|empez\w+|reali\w+|complet\w+|estan?|van?|vamos"
)
_IS_STATE = re.compile(
    r"-?\d\S*|%|listas?|listos?|terminad[oa]s?|finalizad[oa]s?|cumplid[oa]s?|culminad[oa]s?"
    r"|sin|mitad"
    r"|igual|aplica|quedo|entregad[oa]s?"
)
_ITEM = re.compile(
    r"(?:(?:y|el|la|los|las) )*(?P<noun>[a-z]{4,})(?: (?:de|del|la|las|los|el|[a-z]{4,})){0,3}"
    r"(?: :)? (?:(?:va|van|ya|esta|estan|en|al) )*\d+ (?:%|(?:de|/) (?:las |los )?\d+)[ .,;¶]*"
)
_FIGURE = re.compile(r"\d|%")
_IS_DEED = re.compile(r"(?:termin|finaliz|cumpl|entreg|culmin|complet|hici|hice|hizo|quedaron)\w*")
_PREPOSITIONS = frozenset(("en", "de", "del", "para", "con", "a", "al", "por", "sobre", "y", "que"))
_CORRECTING = word_set(
    "no si ya ay uy perdon perdone disculpe disculpa mentira mentiras error mio espere pena que "
    "me nos equivoque equivocamos confundi confundimos corrijo mejor dicho"
)
_ABOUT_THE_EXCEPTED = frozenset(("que", "esa", "ese", "esta", "porque", "cual", "esas"))


@dataclass(frozen=True, slots=True)
class Topic:
    """What a text says of `codes`; None among them stands for an activity that is not known."""

    codes: tuple[str | None, ...]
    reading: Reading
    named: bool
    excepted: bool = False


@dataclass(slots=True)
class _Unit:
    first: int
    last: int
    mention: Mention | None


@dataclass(slots=True)
class _Draft:
    codes: tuple[str | None, ...]
    named: bool
    units: list[_Unit] = field(default_factory=list)
    excepted: bool = False


def split_topics(reading: Reading, context: Context) -> list[Topic]:
    """Return the topics of a text in the order in which it comes to them; at least one."""
    mentions = find_all_mentions(reading, context)
    if not mentions:
        return [Topic((default_code(context),), reading, named=False)]
    if len(mentions) == 1 and mentions[0].last == 0:
        return [Topic(mentions[0].codes, reading, named=True)]
    figures = figures_in_order(reading, mentions)
    if figures is not None:
        return [_paired(reading, *pair) for pair in zip(mentions, figures, strict=True)]
    mentions = _absorb_exceptions(reading, mentions)
    drafts = _gather(reading, _units(reading, mentions), context)
    return [_finish(reading, draft, mentions) for draft in drafts]


def without_others(
    topics: Sequence[Topic], context: Context
) -> tuple[list[Topic], tuple[str, ...]]:
    """Part the topics from those about activities of others; return these activities' codes."""
    hers = {activity.code for activity in context.pending}
    away = {other.code for other in context.others} - hers
    found = dict.fromkeys(code for topic in topics for code in topic.codes if code in away)
    if not found:
        return list(topics), ()
    own = [(topic, tuple(code for code in topic.codes if code not in away)) for topic in topics]
    kept = [replace(topic, codes=codes) for topic, codes in own if codes or not topic.codes]
    return kept, tuple(code for code in found if code is not None)


def is_why(topic: Topic) -> bool:
    """Tell whether a topic is named in what explains the rest: "porque la 1.2 no avanza"."""
    named = (token.start for token in topic.reading.tokens if token.norm == SUBJECT)
    return _WHY.search(topic.reading.text[: next(named, 0)]) is not None


def _paired(reading: Reading, mention: Mention, figure: Token) -> Topic:
    """Return what is said of one activity where figures are told in the order of the names."""
    first, last = reading.tokens[mention.first], reading.tokens[mention.last - 1]
    tokens = (Token(SUBJECT, first.start, last.end), figure, Token("%", figure.end, figure.end))
    return Topic(mention.codes, Reading(reading.text, tokens), named=True)


def default_code(context: Context) -> str | None:
    """Return the activity meant when none is named: the one answered, else the only one."""
    if context.reply_to is not None and any(a.code == context.reply_to for a in context.pending):
        return context.reply_to
    return context.pending[0].code if len(context.pending) == 1 else None


def _absorb_exceptions(reading: Reading, mentions: Sequence[Mention]) -> list[Mention]:
    """Read "todas menos la 1.5" as one subject, when what follows is said of all."""
    kept: list[Mention] = []
    for mention in mentions:
        last = kept[-1] if kept else None
        if last is not None and mention.excepted and last.kind in ("all", "rest"):
            between = [t.norm for t in reading.tokens[last.last : mention.first]]
            after = [t.norm for t in reading.tokens[mention.last : mention.last + 2]]
            said_of_it = any(norm in _ABOUT_THE_EXCEPTED for norm in after)
            if all(norm in (",", "y") for norm in between) and after and not said_of_it:
                kept[-1] = Mention(last.first, mention.last, last.codes, last.kind)
                continue
        kept.append(mention)
    return kept


def _units(reading: Reading, mentions: Sequence[Mention]) -> list[_Unit]:
    cuts = {0, len(reading.tokens)}
    inside = {at for m in mentions for at in range(m.first + 1, m.last)}
    for at, token in enumerate(reading.tokens):
        if token.norm in BREAKS and at + 1 not in inside:
            cuts.add(at + 1)
    starts = {m.first for m in mentions}
    cuts |= {s - 1 for s in starts if s and reading.tokens[s - 1].norm in _JOINTS}
    edges = sorted(cuts)
    units: list[_Unit] = []
    for first, last in pairwise(edges):
        here = [m for m in mentions if first <= m.first < last]
        units.extend(_cut(reading, first, last, here))
    return units


def _cut(reading: Reading, first: int, last: int, mentions: Sequence[Mention]) -> list[_Unit]:
    if not mentions:
        return [_Unit(first, last, None)]
    if len(mentions) == 1:
        return _cut_at(reading, first, last, mentions[0])
    told = [token.norm for token in reading.tokens[first : mentions[0].first]]
    figure_first = any(_IS_STATE.fullmatch(norm) or _IS_DEED.fullmatch(norm) for norm in told)
    edges = [m.last for m in mentions[:-1]] if figure_first else [m.first for m in mentions[1:]]
    bounds = [first, *edges, last]
    return [_Unit(a, b, m) for a, b, m in zip(bounds, bounds[1:], mentions, strict=False)]


def _cut_at(reading: Reading, first: int, last: int, mention: Mention) -> list[_Unit]:
    """Cut "vamos en 60 la 1.2 sin avance", said in one breath, before the name."""
    before = reading.tokens[mention.first - 1].norm if mention.first else ""
    told = [t.norm for t in reading.tokens[mention.last : last]]
    led = [t.norm for t in reading.tokens[first : mention.first] if t.norm not in _SMALL]
    labels = bool(led) and told[:1] == [":"]
    if labels and not mention.excepted:
        return [_Unit(first, mention.first, None), _Unit(mention.first, last, mention)]
    tells_after = any(_IS_STATE.fullmatch(norm) for norm in told)
    tells_before = any(_IS_STATE.fullmatch(t.norm) for t in reading.tokens[first : mention.first])
    if tells_before and tells_after and before not in _PREPOSITIONS and not mention.excepted:
        return [_Unit(first, mention.first, None), _Unit(mention.first, last, mention)]
    return [_Unit(first, last, mention)]


def _says(reading: Reading, first: int, last: int) -> bool:
    return any(_SAYS_SOMETHING.fullmatch(token.norm) for token in reading.tokens[first:last])


def _rest(reading: Reading, unit: _Unit) -> list[str]:
    """Return the words of a unit beside its mention that are not small."""
    mention = unit.mention
    return [
        token.norm
        for at, token in enumerate(reading.tokens[unit.first : unit.last], unit.first)
        if not (mention and mention.first <= at < mention.last)
        and token.norm not in _SMALL
        and token.norm not in BREAKS
    ]


def _gather(reading: Reading, units: Sequence[_Unit], context: Context) -> list[_Draft]:
    drafts: list[_Draft] = []
    head: list[_Unit] = []
    carried: list[_Unit] = []
    for at, unit in enumerate(units):
        if unit.mention is None:
            if drafts and not carried and _is_unknown_item(reading, unit, drafts[-1]):
                drafts.append(_Draft((None,), named=False, units=[unit]))
                continue
            (drafts[-1].units if drafts and not carried else head).append(unit)
            continue
        following = units[at + 1].mention if at + 1 < len(units) else None
        rest = _rest(reading, unit)
        if drafts and _joins_former(reading, units[:at], unit, rest):
            drafts[-1].codes = _merged(drafts[-1].codes, unit.mention.codes)
            drafts[-1].units.append(unit)
        elif not rest and following is not None and not _is_apart(unit, following):
            carried.append(unit)
        else:
            _open(drafts, [*carried, unit])
            carried = []
    if head:
        _place_head(reading, head, drafts, context)
    return drafts


def _is_unknown_item(reading: Reading, unit: _Unit, draft: _Draft) -> bool:
    """Whether a figure of something without a known name follows a state told without any.

    "licencias sin avance, semáforos 10 de 24": the semaphores are not the licences.
    """
    found = _ITEM.fullmatch(_without_distractions(reading, unit))
    if found is None or _SAYS_SOMETHING.fullmatch(found["noun"]):
        return False
    words = f"{found['noun']} "
    if any(cue.search(words) for cue in (beside.FRAMED, beside.MISSING, beside.ONLY_FILL)):
        return False
    told = [_without_distractions(reading, former) for former in draft.units]
    figured = any(_FIGURE.search(plain) for plain in told)
    return not figured and any(_says(reading, u.first, u.last) for u in draft.units)


def _is_apart(unit: _Unit, following: Mention) -> bool:
    return bool(unit.mention and unit.mention.excepted) or following.excepted


def _joins_former(
    reading: Reading, before: Sequence[_Unit], unit: _Unit, rest: Sequence[str]
) -> bool:
    """Whether a unit adds an activity to what was just said: "… y la 1.3", "la 1.3 también"."""
    if rest and all(word in _SAME for word in rest):
        return True
    said = [token.norm for token in reading.tokens[unit.first : unit.last]]
    if said[:1] == ["ni"] and before and not any(map(_SAYS_SOMETHING.fullmatch, rest)):
        return True  # "no aplica la 3.1 ni la 6.2 para este corte"
    if rest or any(word in _SAME for word in said):
        return not rest
    former = before[-1].mention if before else None
    if former is None or (unit.mention is not None and unit.mention.excepted):
        return False
    return before[-1].last - former.last <= 1 and bool(_rest(reading, before[-1]))


def _open(drafts: list[_Draft], units: Sequence[_Unit]) -> None:
    mentions = [unit.mention for unit in units if unit.mention is not None]
    codes: tuple[str | None, ...] = ()
    for mention in mentions:
        codes = _merged(codes, mention.codes or (None,))
    excepted = all(mention.excepted for mention in mentions)
    same = [draft for draft in drafts if draft.codes == codes and None not in codes]
    if same:
        same[0].units.extend(units)
        drafts.remove(same[0])
        drafts.append(same[0])
    else:
        drafts.append(_Draft(codes, named=True, units=list(units), excepted=excepted))


def _merged(codes: tuple[str | None, ...], more: Sequence[str | None]) -> tuple[str | None, ...]:
    return codes + tuple(code for code in more if code is None or code not in codes)


def _place_head(
    reading: Reading, head: list[_Unit], drafts: list[_Draft], context: Context
) -> None:
    """Give what stands before the first name to that activity, or to the one answered."""
    said = [t.norm for unit in head for t in reading.tokens[unit.first : unit.last]]
    own = any(_says(reading, unit.first, unit.last) for unit in head)
    own = own and not all(norm in _CORRECTING | BREAKS for norm in said)
    first = drafts[0] if drafts else None
    default = default_code(context)
    if first is None:
        drafts.append(_Draft((default,), named=False, units=head))
        return
    told = any(_rest(reading, unit) for unit in first.units)
    figure = any(_FIGURE.search(_without_distractions(reading, unit)) for unit in head)
    if own and told and default not in first.codes and (default is not None or figure):
        drafts.insert(0, _Draft((default,), named=False, units=head))
    else:
        first.units[:0] = head


def _without_distractions(reading: Reading, unit: _Unit) -> str:
    return mask(reading.part(unit.first, unit.last).plain)


def _finish(reading: Reading, draft: _Draft, mentions: Sequence[Mention]) -> Topic:
    tokens: list[Token] = []
    last_end: int | None = None
    for unit in sorted(draft.units, key=lambda unit: unit.first):
        if last_end is not None and unit.first != last_end and tokens:
            tokens.append(Token("¶", tokens[-1].end, tokens[-1].end))
        tokens.extend(_spelled(reading, unit, mentions))
        last_end = unit.last
    return Topic(draft.codes, Reading(reading.text, tuple(tokens)), draft.named, draft.excepted)


def _spelled(reading: Reading, unit: _Unit, mentions: Sequence[Mention]) -> list[Token]:
    """Return the tokens of a unit with one sign in place of each name of its activity."""
    spelled: list[Token] = []
    at = unit.first
    while at < unit.last:
        here = next((m for m in mentions if m.first == at and m.last > m.first), None)
        if here is None:
            spelled.append(reading.tokens[at])
            at += 1
        else:
            first, last = reading.tokens[here.first], reading.tokens[here.last - 1]
            spelled.append(Token(SUBJECT, first.start, last.end))
            at = here.last
    return spelled
