"""Words of a title where they name no activity: the paper that is attached, a reason, and time that
is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understanding.lexicon import tags
from bot.understanding.parting.codes import Mention
from bot.understanding.parting.names import Names
from bot.understanding.reading import BREAKS, HARD_BREAKS
from bot.understanding.wordlists import word_set

_WHY = word_set("porque xq debido")
_BEFORE_OR_AFTER = word_set("despues antes luego")
_ATTACHED = ("adjunt", "anex", "remit", "alleg")
_BEFORE_PAPER = word_set("el la los las un una su sus copia de del respectivo respectiva :")
_PAPERS = (
    "acta", "soporte", "lista", "planilla", "foto", "registro", "evidencia", "informe", "oficio",
    "certificad", "documento", "archivo", "contrato", "resolucion", "decreto", "circular",
)  # fmt: skip
_EXTRA = (("adicional",), ("extra",))


def without_time_asked(norms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tokens in which "más tiempo" names no activity, though a title has the word."""
    asked = {
        at
        for at, norm in enumerate(norms)
        if norm == "tiempo" and (norms[at - 1 : at] == ("mas",) or norms[at + 1 : at + 2] in _EXTRA)
    }
    return tuple("plazo" if at in asked else norm for at, norm in enumerate(norms))


def without_papers(norms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tokens in which the paper of "adjunto el acta" names no activity."""
    kept = list(norms)
    for at, norm in enumerate(norms):
        if norm.startswith(_ATTACHED):
            here = next((n for n in range(at + 1, len(norms)) if norms[n] not in _BEFORE_PAPER), at)
            if norms[here].startswith(_PAPERS):
                kept[here] = "adjunto"
    return tuple(kept)


def without_reasons(
    norms: tuple[str, ...], mentions: Sequence[Mention], names: Names
) -> tuple[str, ...]:
    """Return the tokens in which no loose word of a title names an activity in the reason that
    one named outright is told: "la 3.5 no aplica porque la audiencia no se hizo"."""
    kept, outright = list(norms), {at for m in mentions for at in range(m.first, m.last)}
    told = why = False
    for at, norm in enumerate(norms):
        told = (told or at in outright) and norm not in HARD_BREAKS
        goes_on = norm in ("y", "e") and any("STAND" in tags(n) for n in norms[at + 1 : at + 6])
        why = told and norm not in BREAKS and not goes_on and (why or _gives_why(norms, at))
        if why and at not in outright and names.owners(norm):
            kept[at] = "eso"
    return tuple(kept)


def _gives_why(norms: Sequence[str], at: int) -> bool:
    """Whether a token joins a reason or a time: "porque", the "que" of "ya que", "después de"."""
    joined = norms[at] == "que" and [*norms[max(0, at - 1) : at]] in (["ya"], ["puesto"], ["dado"])
    after = norms[at] in _BEFORE_OR_AFTER and norms[at + 1 : at + 2] in (("de",), ("del",))
    return norms[at] in _WHY or joined or after
