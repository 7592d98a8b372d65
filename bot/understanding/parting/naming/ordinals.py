"""What an ordinal is of that names no place in the list: a piece of the work, a thing counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from bot.understanding.lexicon import tags
from bot.understanding.parting.naming.codes import Mention
from bot.understanding.parting.naming.wholes import ENDS
from bot.understanding.reading import HARD_BREAKS
from bot.understanding.wordlists import PLACES, word_set

_BEFORE_NOUNS = frozenset(PLACES) | word_set("1er 3er")
# What an ordinal is of that is no activity, and no word that tells how one goes.
_NOUN = re.compile(
    r"(?!(?:actividad|tarea|accion|meta|punto|item|numeral|compromiso|obligacion|todavia|tambien"
    r"|porque|pero|como|pues|hasta|para|solo|casi|apenas|esta|sigue)(?!\S)"
    r"|[a-z]{1,12}(?:[aei]mos|aron|ieron)(?!\S))[a-z]{4,20}"
)


def is_piece(norms: Sequence[str], at: int, before: Sequence[Mention]) -> bool:
    """Whether an ordinal is a piece of the work that was told of before: "3.6 va en 45, el segundo
    va en 30", "va en 45, la segunda quedó a medias", but not "3.6 va en 45, la segunda en 30"."""
    kinds = {one.kind for one in before}
    if "place" in kinds:
        return False
    clause = [*takewhile(lambda norm: norm not in ENDS, norms[at:])]
    own = any(norm[0].isdigit() and led != "el" for led, norm in pairwise(clause))
    told = "code" in kinds or any(norm[0].isdigit() for norm in norms[:at])
    return (told and not own) or ("code" in kinds and norms[at - 1] == "el")


def is_of_what_is_counted(norms: Sequence[str], at: int) -> bool:
    """Whether "el último" is of what was counted: "van 4 talleres, el último fue en la sede"."""
    after, then = [*norms[at + 1 : at + 3], ".", "."][:2]
    place = after in ("en", "con") and then in ("la", "el", "los", "las", "un", "una")
    return (after == "fue" or place) and counts_before(norms, at - 1)


def is_of_a_thing(norms: Sequence[str], at: int, before: Sequence[Mention]) -> bool:
    """Whether an ordinal goes on with a noun, and with no place in the list: "el 2do taller se hizo
    y el 3ro va en 60", "van dos talleres, el tercero va en 60"."""
    if any(one.kind == "place" for one in before):
        return False
    return counts_before(norms, at - 1) or any(
        (one in PLACES or one in _BEFORE_NOUNS)
        and _NOUN.fullmatch(noun)
        and tags(noun) <= {"REFERENCE"}
        for one, noun in pairwise(norms[:at])
    )


def counts_before(norms: Sequence[str], at: int) -> bool:
    """Whether a number of things stands before a token in its sentence: "van 4 talleres, …"."""
    here = at - 1
    while here > 0 and norms[here] not in HARD_BREAKS:
        noun = norms[here].isalpha() and norms[here].endswith("s") and not tags(norms[here])
        if noun and norms[here - 1].isdigit():
            return True
        here -= 1
    return False
