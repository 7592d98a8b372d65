"""Where the rules read an answer alone: nobody asks the learned reader."""

from __future__ import annotations

from bot.understanding.asks.no_account import NO_ACCOUNT
from bot.understanding.meaning import Intent, only_rules_know
from bot.understanding.parting.beside import NOUN_TOLD
from bot.understanding.parting.pieces import pieces_of
from bot.understanding.progress.of_the_report import speaks_to_another
from bot.understanding.read_twice import ByRules
from bot.understanding.reading import read

_TWO = 2


def _says_nothing(said: ByRules) -> bool:
    """Tell whether there are only signs."""
    return not any(map(str.isalnum, said.text))


def _is_for_another(said: ByRules) -> bool:
    """Tell whether the rules read nothing in what is said to somebody else, "vecina, no alcanzo",
    or is no account of an activity's work."""
    unclear = said.by_rules.intent is Intent.UNCLEAR
    return unclear and (said.by_rules.rule == NO_ACCOUNT or speaks_to_another(said.text))


def _tells_of_others(said: ByRules) -> bool:
    """Tell whether others' activities are told of, which only the rules know."""
    return bool(said.by_rules.codes) and said.by_rules.intent in (Intent.REPORT, Intent.ELSEWHERE)


def _asks_for_several(said: ByRules) -> bool:
    """Tell whether several requests are read, as only the rules do."""
    return bool(said.by_rules.also)


def _may_be_of_another(said: ByRules) -> bool:
    """Tell whether something may be meant that only the rules know."""
    return any(map(only_rules_know, said.context.pending))


def _begins_anew(said: ByRules) -> bool:
    """Tell whether a figure is read of another activity than the one last spoken of, because the
    text begins with its name, or of one that a noun names beside a code that is told of apart."""
    features = pieces_of(read(said.text).norms, said.context).features
    updates = said.by_rules.updates
    told = [(update.code or "",) for update in updates if update.definite]
    anew = len(told) == 1 and any("another thing" in some.get(told[0], {}) for some in features)
    apart = len(updates) == _TWO
    return anew or (
        apart and any(NOUN_TOLD in some.get(one, {}) for one in told for some in features)
    )


BY_RULES_ALONE = (
    _says_nothing,
    _is_for_another,
    _tells_of_others,
    _asks_for_several,
    _may_be_of_another,
    _begins_anew,
)
