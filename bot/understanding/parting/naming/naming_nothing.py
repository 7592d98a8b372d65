"""Words of a title where they name no activity: the paper that is attached, a thing of one that is
named by its code, a reason, what lacks, whose it is, and time that is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understanding.lexicon import tags
from bot.understanding.parting.cutting import stretch
from bot.understanding.parting.joints import turns_at
from bot.understanding.parting.naming.codes import Mention
from bot.understanding.parting.naming.names import Names, Owner
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
_ONE = word_set("el la un una")
_DONE_WITH = word_set("hizo hicieron realizo realizaron trabajo reviso elaboro socializo")
_AND = word_set("y e pero")
_OWN_STATES = word_set("igual nada sin avance")
_BEFORE_CODE = word_set("la el actividad numero")
_OF = word_set("de del")
_NOT_YET = (("ha",), ("han",), ("hay",), ("he",), ("hemos",), ("tengo",), ("tenemos",))
_BEFORE_WHOSE = word_set(", la el es mia nuestra mio nuestro (")
_TOLD = word_set("STAND DONE BEGIN LACK NOT ALREADY VAGUE")
_MOST_WORDS = 4
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


def without_its_papers(
    norms: tuple[str, ...], mentions: Sequence[Mention], names: Names
) -> tuple[str, ...]:
    """Return the tokens in which a paper told of behind another activity, in its sentence, names
    none: "la 4.3 ya quedó, se publicó el informe". With a figure, a state of its own or more words
    of a title it does: "la 4.3 en 90 y el informe en 20", "el informe de gestión"."""
    kept = list(norms)
    outright = {at: frozenset({m.codes}) for m in mentions for at in range(m.first, m.last)}
    before = set[frozenset[Owner]]()
    for at, norm in enumerate(norms):
        before = set() if norm in HARD_BREAKS else before
        owners = outright.get(at) or names.owners(norm)
        paper = norm in _PAPERS and norms[at - 1] in _ONE and at not in outright
        if paper and any(owners.isdisjoint(one) for one in before):
            kept[at] = norm if _is_told_apart(norms, at, owners, names) else "eso"
        elif owners:
            before.add(owners)
    return tuple(kept)


def without_means(
    norms: tuple[str, ...], mentions: Sequence[Mention], names: Names
) -> tuple[str, ...]:
    """Return the tokens in which that with which something was done names nothing: "la segunda
    jornada se hizo con el mapa de riesgos"; at the beginning of a text it may."""
    kept, means = list(norms), False
    for at, norm in enumerate(norms):
        led = norm == "con" and at > 0 and norms[at - 1] in _DONE_WITH
        named = led and (any(m.last < at for m in mentions) or any(map(names.owners, norms[:at])))
        means = named or (means and norm not in BREAKS | _AND)
        if means and names.owners(norm):
            kept[at] = "eso"
    return tuple(kept)


def _is_told_apart(norms: Sequence[str], at: int, owners: frozenset[Owner], names: Names) -> bool:
    """Whether the clause of a paper has a figure, a state of its own or more words of its title."""
    first, last = stretch(norms, at, BREAKS | _AND)
    others = (norm for n, norm in enumerate(norms[first:last], first) if n != at)
    return any(
        norm[0].isdigit()
        or norm in _OWN_STATES
        or "BEGIN" in tags(norm)
        or not owners.isdisjoint(names.owners(norm))
        for norm in others
    )


def without_things_of_codes(
    norms: tuple[str, ...], mentions: Sequence[Mention], names: Names
) -> tuple[str, ...]:
    """Return the tokens in which the thing of an activity that a code names is no other activity:
    "le mando los soportes de las cartas de la 3.3, queda al 100"."""
    kept = list(norms)
    for one in mentions:
        here = _of_which(norms, one)
        for at in range(here - 1, max(-1, here - 1 - _MOST_WORDS), -1):
            if norms[at] in _BEFORE_PAPER or not norms[at].isalpha() or _tells(norms[at]):
                break
            if names.owners(norms[at]):
                kept[at] = "eso"
    return tuple(kept)


def is_thing_of_a_code(norms: Sequence[str], found: Mention, outright: Sequence[Mention]) -> bool:
    """Whether words of a title are of what is named by its code right behind them."""
    return any(_of_which(norms, one) == found.last for one in outright)


def _of_which(norms: Sequence[str], named: Mention) -> int:
    """Return where the "de" stands with which a code belongs to what is before it; 0 for none."""
    words = norms[named.first : named.last]
    if named.kind != "code" or not any(word[-1].isdigit() for word in words):
        return 0
    here = named.first - 1
    while here > 0 and norms[here] in _BEFORE_CODE:
        here -= 1
    return here if here > 0 and norms[here] in _OF else 0


def without_reasons(
    norms: tuple[str, ...], mentions: Sequence[Mention], names: Names
) -> tuple[str, ...]:
    """Return the tokens in which no loose word of a title names an activity in the reason that one
    named outright is told, in what lacks of it, or in whose it is: "la 3.5 no aplica porque la
    audiencia no se hizo", "la 3.3 va en 80, faltan las cartas", "la 5.5 es la de gobierno"."""
    kept, outright = list(norms), {at for m in mentions for at in range(m.first, m.last)}
    told = why = named = False
    for at, norm in enumerate(norms):
        told = (told or at in outright) and norm not in HARD_BREAKS
        named = named or at in outright
        goes_on = norm in ("y", "e") and any("STAND" in tags(n) for n in norms[at + 1 : at + 6])
        goes_on = goes_on or turns_at(norms, at) is not None
        begins = told and _gives_why(norms, at)
        begins = begins or (named and _lacks(norms, at)) or (told and _tells_whose(norms, at))
        why = named and norm not in BREAKS and not goes_on and (why or begins)
        if why and at not in outright and names.owners(norm):
            kept[at] = "eso"
    return tuple(kept)


def _clause(norms: Sequence[str], at: int) -> Sequence[str]:
    """Return the tokens behind one, up to the next sign."""
    return norms[
        at + 1 : next((n for n in range(at + 1, len(norms)) if norms[n] in BREAKS), len(norms))
    ]


def _lacks(norms: Sequence[str], at: int) -> bool:
    """Whether a token begins to tell what lacks, without a figure: "faltan las cartas"."""
    behind = _clause(norms, at)
    lacks = norms[at] == "sin" or "LACK" in tags(norms[at])
    lacks = lacks or (norms[at] == "no" and norms[at + 1 : at + 2] in _NOT_YET)
    return lacks and bool(behind) and not any(norm[0].isdigit() for norm in behind)


def _tells_whose(norms: Sequence[str], at: int) -> bool:
    """Whether a token begins to tell whose an activity is, up to a sign: "es mía, de gobierno."."""
    behind = _clause(norms, at)
    begins = norms[at] in ("de", "del") and at > 0 and norms[at - 1] in _BEFORE_WHOSE
    return begins and 0 < len(behind) <= _MOST_WORDS and not any(map(_tells, behind))


def tells_whose(norms: Sequence[str], found: Mention, outright: Sequence[Mention]) -> bool:
    """Whether words of a title only say whose the activity is that is named right before them, of
    which nothing is told yet: "la 5.5 es mía, la de gobierno. va en 55"."""
    before = [one.last for one in outright if one.last <= found.first]
    between = norms[max(before) : found.first] if before else ("y",)
    apart = any(norm in HARD_BREAKS or norm in ("y", "e", "ni") for norm in between)
    behind = norms[found.last : found.last + 1]
    ends = not behind or (behind[0] in BREAKS and behind[0] != ":")  # "2) el plan de riesgos: 80"
    return ends and not apart and not any(map(_tells, between))


def _tells(norm: str) -> bool:
    return norm[0].isdigit() or bool(tags(norm) & _TOLD)


def _gives_why(norms: Sequence[str], at: int) -> bool:
    """Whether a token joins a reason or a time: "porque", the "que" of "ya que", "después de"."""
    joined = norms[at] == "que" and [*norms[max(0, at - 1) : at]] in (["ya"], ["puesto"], ["dado"])
    after = norms[at] in _BEFORE_OR_AFTER and norms[at + 1 : at + 2] in (("de",), ("del",))
    return norms[at] in _WHY or joined or after
