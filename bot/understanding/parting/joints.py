"""Where a clause turns to another thing behind "y", "pero" or a comma: "y con la audiencia estamos
definiendo el lugar". Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from bot.understanding.lexicon import tags
from bot.understanding.parting.cutting import ARTICLES, CONNECTORS, Piece
from bot.understanding.parting.naming.names import Features, Owner
from bot.understanding.reading import BREAKS, HARD_BREAKS
from bot.understanding.wordlists import word_set

_JOINTS = word_set("y e pero")
_LEADS = word_set("con en de para sobre a")
_BEFORE_THINGS = ARTICLES - {"lo"} | word_set("del al")
_STATES = word_set("STAND LACK NOT ALREADY")
# A verb, or what stands for its subject or object: "la rampa eso lo maneja él".
_VERBS = re.compile(
    r"es|son|fue|fueron|sera|hay|tiene[ns]?|eso|es[aeo]s?|se|nos|les?|me"
    r"|[a-z]{2,10}(?:amos|emos|imos|aron|ieron)"
)
_SAID = 9  # tokens behind the article among which the verb stands
_NAME = 2  # tokens behind it among which the name stands: "la próxima jornada"


def turns_at(norms: Sequence[str], at: int) -> range | None:
    """Return the tokens of the thing to which the clause that begins at a token turns, and of which
    it tells something by a verb or a number: "y con la audiencia estamos …"; None for no such."""
    before = norms[at - 1] if at else "."
    joined = before == "," or (norms[at] in _JOINTS and before not in HARD_BREAKS)
    here = at
    while joined and here < len(norms) and norms[here] in CONNECTORS:
        here += 1
    led = here < len(norms) and norms[here] in _LEADS
    here += led
    if not joined or here >= len(norms) or norms[here] not in _BEFORE_THINGS:
        return None
    behind = norms[here + 2 : here + _SAID]
    ends = next((n for n, norm in enumerate(behind) if norm in BREAKS | _JOINTS), len(behind))
    told = next((n for n, norm in enumerate(behind[:ends]) if _tells(norm)), None)
    return None if told is None else range(here + 1, here + 1 + min(_NAME, told + 1))


def _tells(norm: str) -> bool:
    verb = _VERBS.fullmatch(norm) is not None
    return verb or norm[0].isdigit() or bool(tags(norm) & _STATES)


def things_turned_to(norms: Sequence[str]) -> frozenset[int]:
    """Return the tokens of all things to which clauses of a text turn."""
    found = (turns_at(norms, at) for at in range(len(norms)))
    return frozenset(at for thing in found if thing is not None for at in thing)


def turned_to(
    norms: Sequence[str],
    pieces: Sequence[Piece],
    features: Sequence[Mapping[Owner, Features]],
    names: Set[int],
) -> frozenset[int]:
    """Return the places of pieces that turn to a thing, behind one that names an activity."""
    named = [any(told[owner] for owner in told if owner) for told in features]
    things = [turns_at(norms, one.first) for one in pieces]
    return frozenset(
        at
        for at, thing in enumerate(things)
        if thing is not None and not names.isdisjoint(thing) and any(named[:at])
    )
