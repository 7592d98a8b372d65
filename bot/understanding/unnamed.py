"""Rule 13: whom a text speaks of that names no activity as the subject of a state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.activities import sounds_like, stem, words_of
from bot.understanding.distractions import mask
from bot.understanding.hits import DID_OBJECT, Hit, choose, led
from bot.understanding.meaning import Context
from bot.understanding.mentions import Mention
from bot.understanding.reading import BREAKS, Reading
from bot.understanding.wordlists import word_set

_IS_ENDED = re.compile(
    r"(?:ya )?(?:l[ao]s? )?(?:(?:termin|finaliz|culmin|complet|entreg|cerr)(?:amos|e)|cumpl\w+"
    r"|list[oa]|terminad[oa]|finalizad[oa]|cumplid[oa])(?= (?:el|la|con|los|las)(?!\S))"
)
_OPENS_WITH_DEED = re.compile(
    r"(?:(?:y|ya|tambien|por fin) )*(?:se \w{2,}(?:o|aron|ieron)|\w{3,}(?:amos|imos)|list[oa]s?"
    r"|termine|finalice|entregue|publique|hice"
    r"|(?:(?:aun|todavia) )?no (?:se )?(?:hemos|ha|han|he) \w{3,}[ai]do"
    r"|terminad[oa]s?|finalizad[oa]s?|cumplid[oa]s?)(?: ya)?(?: con)? (?:el|la|los|las)(?!\S)"
)
HAVE = word_set("van llevamos llevo lleva hicimos tenemos ya hay")  # of what is counted
_BESIDE_COUNTS = HAVE | word_set("y e a de en con por")
_WE_MADE = re.compile(r"\w{3,}(?:amos|imos)|hice|se|\w{3,}(?:aron|ieron)")
_LED = 8  # words before a name in which the verb of a deed may stand


def meant_by_words(reading: Reading, context: Context, hits: Sequence[Hit]) -> list[Mention]:
    """Return whom a text without any subject speaks of: a mention without width at its start."""
    if len(context.pending) < 2:
        return []
    reply = context.reply_to
    if reply is not None and any(reply in hit.codes for hit in hits):
        return []
    meant: dict[str, int] = {}
    begun: list[Mention] = []
    ended: list[tuple[str, ...]] = []
    for first, last in reading.clauses():
        here = led([hit for hit in hits if first <= hit.at < last], context)
        chosen = choose(_leading(here), context) or choose(here, context)
        if chosen and _is_enough(reading, here, chosen[0], reply):
            own = sum(hit.codes == {chosen[0]} for hit in here)
            meant[chosen[0]] = max(own, meant.get(chosen[0], 0))
            begun.append(Mention(first, first, chosen, "words"))
            ended += [chosen] if _IS_ENDED.match(reading.plain, reading.starts[first]) else []
    best = max(meant.values(), default=0)
    named = [Mention(0, 0, (code,), "words") for code in meant if meant[code] == best][:1]
    figure = _first_figure(reading)
    owners = [mention for mention in begun if mention.first <= figure]
    # One clause's figure is not another's, and what is ended is not what goes on.
    apart = owners and (owners[-1].codes != named[0].codes or ended not in ([], [named[0].codes]))
    return begun if apart else named


def deeds_of_others(
    reading: Reading, context: Context, hits: Sequence[Hit], named: Sequence[Mention]
) -> list[Mention]:
    """Return whom clauses speak of that open with what was done, beside `named` activities.

    "Terminamos la matrícula. Del PAE vamos en 50 %": the first clause is of its own activity.
    """
    known = {code for mention in named for code in mention.codes}
    if not known or context.reply_to is not None:
        return []
    found: list[Mention] = []
    for first, last in reading.clauses():
        opened = _OPENS_WITH_DEED.match(reading.plain, reading.starts[first])
        if opened is None or any(m.first <= first < max(m.last, m.first + 1) for m in named):
            continue
        at = reading.index(opened.end() + 1)
        until = min([last, *(m.first for m in named if m.first >= at)])
        here = led(list(_leading([h for h in hits if at <= h.at < until])), context)
        chosen = choose(here, context) if here and here[0].at == at else None
        own = [hit for hit in here if chosen and hit.codes == {chosen[0]} and not hit.common]
        if chosen and own and chosen[0] not in known:
            found.append(Mention(first, first, chosen, "words"))
    return found


def _first_figure(reading: Reading) -> int:
    """Return where the first number stands that is no date, law or money; -1 for none."""
    masked = mask(reading.plain)
    for at, start in enumerate(reading.starts):
        if masked[start].isdigit() or masked[start] == "%":
            return at
    return -1


def units_counted(reading: Reading, context: Context) -> list[Mention]:
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


def own_counts(
    reading: Reading, counted: Sequence[Mention], named: Sequence[Mention]
) -> list[Mention]:
    """Return counts that are a clause of their own: "…, ya hicimos 6 conciertos y …"."""
    known = {code for mention in named for code in mention.codes}
    if not known:
        return []
    found = []
    for mention in counted:
        first = mention.first
        while first and reading.tokens[first - 1].norm not in BREAKS | {"y"}:
            first -= 1
        led = [token.norm for token in reading.tokens[first : mention.first]]
        made = [norm for norm in led if norm not in _BESIDE_COUNTS]
        own = mention.codes[0] not in known and not any(
            first <= m.first <= mention.first for m in named
        )
        if own and led and all(_WE_MADE.fullmatch(norm) for norm in made):
            found.append(replace(mention, first=first, last=first))
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
    of_a_deed = DID_OBJECT.search(re.sub(r" (?:el|la|los|las)$", "", before)) is not None
    return bool(telling) and (of_a_deed or len(own) > 1)
