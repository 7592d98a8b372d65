"""Words of titles at the head of a clause, and what is told of them: "contratos 50", "la página ya
quedó", also one of several such clauses: "redes cero, las jornadas 90"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.understanding.activities import WEAK, sounds_like, stem, title_words, words_of
from bot.understanding.amounts.masks import number
from bot.understanding.lexicon import tags
from bot.understanding.meaning import Context, PendingActivity
from bot.understanding.parting.cutting import ARTICLES
from bot.understanding.parting.naming.names import OF_ANY_WORK
from bot.understanding.reading import BREAKS
from bot.understanding.wordlists import word_set

LINKS = ARTICLES | word_set("a al con de del en para por sobre su sus y e un una")
OPENERS = BREAKS | word_set("y e pero paso que - | corrijo")
_LEADS = word_set(
    ": - ya va van vamos son es esta estan en al quedan quedo queda llevamos sigue siguen estaban "
    "iban quedaron"
)
_LEADS_TO_FIGURE = _LEADS | word_set(
    "por el la lo tenemos anda andan llego llegaron lleva llevan como"
)
_AFTER = BREAKS | word_set("% de / no y e pero - |")
LONGEST = 8  # tokens of a name
_FEW = 20  # fewer behind a plural are things


@dataclass(frozen=True, slots=True)
class Told:
    """Words of titles, the token behind them, and the one that tells a figure or a deed of them."""

    words: Sequence[str]
    last: int
    told: int


def with_figure(norms: Sequence[str], at: int, context: Context) -> Told | None:
    """Return the words of titles that head a clause and are told a figure; "la publican el 20"
    tells a day."""
    found = _heading_clause(norms, at, context, _LEADS_TO_FIGURE, 4)
    if found is None or not norms[found.told][0].isdigit():
        return None
    after = norms[found.told + 1] if found.told + 1 < len(norms) else "."
    is_day = norms[found.told - 1] == "el" and norms[found.told - 2] != "por" and after != "%"
    return found if after in _AFTER and not is_day else None


def with_deed(norms: Sequence[str], at: int, context: Context) -> Told | None:
    """Return the words of titles that head a clause and are done: "la página ya quedó"."""
    found = _heading_clause(norms, at, context, _LEADS, 3)
    if found is None:
        return None
    said = norms[found.last : found.told + 1]
    return found if any("DONE" in tags(one) or one.startswith("qued") for one in said) else None


def _heading_clause(
    norms: Sequence[str], at: int, context: Context, leads: frozenset[str], most: int
) -> Told | None:
    """Return the words of titles that head a clause, and the token that tells of them."""
    if at and norms[at - 1] not in OPENERS:
        return None
    first = at + 1 if norms[at] in ARTICLES else at
    last = told = name_ends(norms, first, context)
    while told < len(norms) and told - last < most and norms[told] in leads:
        told += 1
    if last in (first, len(norms)):
        return None
    return Told(words_in(norms[first:last]), last, min(told, len(norms) - 1))


def is_in_a_list(norms: Sequence[str], found: Told, context: Context) -> bool:
    """Whether words of one title have a figure, no small count of things, beside a clause in which
    words of another title have theirs."""
    own = best_of(found.words, context.pending)
    telling = any(word not in WEAK for word in found.words)
    few = found.words[-1].endswith("s") and 0 < (number(norms[found.told]) or 0) < _FEW
    if len(own) != 1 or few or not telling:
        return False
    heads = (at for at in range(len(norms)) if norms[at] not in BREAKS)
    clauses = (with_figure(norms, at, context) for at in heads)
    best = [best_of(one.words, context.pending) for one in clauses if one is not None]
    return any(len(one) == 1 and one != own for one in best)


def is_noun(word: str, activity: PendingActivity) -> bool:
    """Whether a title has a word as a noun: of "Publicar el mapa" not the publication."""
    return stem(word) in words_of(activity.title, activity.product).terms


def best_of(words: Sequence[str], among: Sequence[PendingActivity]) -> Sequence[PendingActivity]:
    """Return the activities that have most of some words in their names."""
    fit = [sum(has_word(one, word) for word in words) for one in among]
    return [one for one, count in zip(among, fit, strict=True) if count == max(fit)]


def name_ends(norms: Sequence[str], first: int, context: Context) -> int:
    """Return where the words of titles end that begin at a token."""
    end = here = first
    while here < len(norms) and here - first < LONGEST:
        if any(has_word(activity, norms[here]) for activity in context.pending):
            end = here + 1
        elif norms[here] not in LINKS:
            break
        here += 1
    return end


def words_in(norms: Sequence[str]) -> list[str]:
    """Return the words of a name that are no links."""
    return [norm for norm in norms if norm not in LINKS]


def has_word(activity: PendingActivity, word: str) -> bool:
    """Whether a title or product has a word, also one that tells it from no other."""
    term, own = term_of(word), terms_of(activity.title, activity.product)
    return term is not None and sounds_like(term, own) is not None


@lru_cache(maxsize=50_000)
def term_of(word: str) -> str | None:
    """Return the stem of a word that may stand in a name; None of small words and of any work."""
    small = not word.isalpha() or len(word) < 3 or word in LINKS
    return None if small or stem(word) in OF_ANY_WORK else stem(word)


@lru_cache(maxsize=4_000)
def terms_of(title: str, product: str) -> frozenset[str]:
    """Return the stems of what may stand in a name by this title and product."""
    terms = (term_of(word) for word in title_words(title, product))
    return frozenset(term for term in terms if term is not None)
