"""What a text tells of the activity that it opens with, or answers: words of other titles in that
account name nobody. In "convocatoria de veedores: ya tenemos las cartas listas, 85 %" the letters
are of the veedores, not "Actualizar la carta de trato digno"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.understanding.activities import stem, verb_stem
from bot.understanding.parting.cutting import CONNECTORS, LINKS, Piece, stretch, tells
from bot.understanding.parting.joints import things_turned_to
from bot.understanding.parting.naming.codes import Mention
from bot.understanding.parting.naming.names import Names, Owner
from bot.understanding.reading import BREAKS, HARD_BREAKS
from bot.understanding.wordlists import word_set

_ABOUT = word_set("de del sobre para respecto con en cuanto tema frente referente relacion")
_HEADS = word_set(": - . ; ¶")  # ends a name that heads what follows
_LEADS = word_set("en al a un va van vamos : esta estan estamos")  # to a figure
# What ends an account before another thing is named, besides states: "le escribo después, hoy …"
_TURNS = word_set(
    "despues luego mañana ahorita quieto quieta no mejor solo aprovecho cambio aparte"
)
_BEFORE_NAMES = (
    LINKS
    | CONNECTORS
    | word_set("a al su sus si no señora señor doctora doctor buenas buenos dias tardes listo")
)
_LONGEST = 8  # tokens of a name
_FAR = 5  # tokens before a name that opens a sentence: "buenas tardes, reporte lo de"


@dataclass(frozen=True, slots=True)
class _Account:
    """The tokens [first, last) that tell of an activity: by its name, or only as it is answered."""

    owner: Owner
    first: int
    last: int
    is_named: bool


def without_names_in_account(
    norms: tuple[str, ...], mentions: Sequence[Mention], names: Names, answered: Owner
) -> tuple[str, ...]:
    """Return the tokens in which a word of another title names nobody where it stands in such an
    account: it is told no figure of its own, and no state unless the figure comes behind. An
    account ends with the state of what it is of: "lo de la rampa está quieto, los buzones …".

    Of an activity that is only answered this holds for the only word of another title, not told
    with its verb, in a text with one figure that names nothing outright, and where neither the text
    nor the clause begins with that word.
    """
    inside = {at for m in mentions for at in range(m.first, m.last)}
    named = {at: names.owners(norm) for at, norm in enumerate(norms) if at not in inside}
    named = {at: own for at, own in named.items() if own}
    account = _of_name(norms, mentions, named) or _of_answered(norms, mentions, named, answered)
    if account is None:
        return norms
    kept, turned_to = list(norms), things_turned_to(norms)
    for at, own in named.items():
        within = account.first <= at < account.last and account.owner not in own
        within = within and at not in turned_to
        loose = account.is_named or _is_loose(norms, at, named, names)
        if within and loose and not _has_its_own(norms, at, account, named):
            kept[at] = "eso"
    return tuple(kept)


Named = Mapping[int, frozenset[Owner]]


def without_told_apart(
    norms: tuple[str, ...], mentions: Sequence[Mention], names: Names
) -> tuple[str, ...]:
    """Return the tokens in which a word of an activity that has a clause with its figure, "el mapa
    60", names nobody in the sentence of another one, "la política se socializó con el mapa"."""
    outright = {at: frozenset({m.codes}) for m in mentions for at in range(m.first, m.last)}
    every = {at: names.owners(norm) for at, norm in enumerate(norms) if at not in outright}
    named = {at: owners for at, owners in every.items() if owners}
    apart = _with_their_figure(norms, named)
    told = {named[at]: owner for at, owner in apart.items()}
    kept, before, opens = list(norms), set[frozenset[Owner]](), True
    for at, norm in enumerate(norms):
        owners = named.get(at) or outright.get(at) or frozenset()
        owner = None if opens or at in apart or at in outright else told.get(owners)
        if owner is not None and any(owner not in one for one in before):
            kept[at] = "eso"
        opens = norm in BREAKS or (opens and norm in _BEFORE_NAMES)
        before = set() if norm in HARD_BREAKS else before | ({owners} if owners else set())
    return tuple(kept)


def _with_their_figure(norms: Sequence[str], named: Named) -> dict[int, Owner]:
    """Return the words in clauses that name one activity and say no more than its figure, with
    that one: "el mapa 60", "el mapa va en 60 %"."""
    found, first = dict[int, Owner](), 0
    for last in (*(at for at, norm in enumerate(norms) if norm in BREAKS), len(norms)):
        said = [at for at in range(first, last) if at in named]
        rest = [norms[at] for at in range(first, last) if at not in named]
        rest = [norm for norm in rest if norm not in LINKS | _LEADS | {"%"}]
        owners = frozenset.intersection(*(named[at] for at in said)) if said else frozenset()
        if len(owners) == 1 and len(rest) == 1 and rest[0].isdigit():
            found |= dict.fromkeys(said, next(iter(owners)))
        first = last + 1
    return found


def _of_name(norms: Sequence[str], mentions: Sequence[Mention], named: Named) -> _Account | None:
    """Read the name with which a text opens: "lo de los veedores", "veedores:", "3.3:"."""
    outright = {m.first: m for m in mentions}
    first = next((at for at in range(len(norms)) if at in outright or at in named), None)
    if first is None:
        return None
    begins = stretch(norms, first, HARD_BREAKS)[0]
    if first - begins > _FAR or any(norm[0].isdigit() for norm in norms[:first]):
        return None
    found = outright.get(first)
    end = first if found is None else found.last
    here, owners = end, None if found is None else frozenset({found.codes})
    while here < len(norms) and here - first < _LONGEST:
        if here in named:
            owners = named[here] if owners is None else owners & named[here]
            end = here + 1
        elif norms[here] not in LINKS:
            break
        here += 1
    if owners is None or len(owners) != 1:
        return None
    owner = next(iter(owners))
    leads = norms[first] in LINKS | _ABOUT or not _ABOUT.isdisjoint(norms[begins:first])
    sign = norms[end] if end < len(norms) else ""
    alone = sign in _HEADS and (sign == ":" or {*norms[begins:first]} <= LINKS)
    if len(owner) != 1 or not (leads or alone):
        return None
    begins = end + (sign in _HEADS)
    return _Account(owner, begins, _account_ends(norms, begins, mentions, sign), is_named=True)


def _of_answered(
    norms: Sequence[str], mentions: Sequence[Mention], named: Named, answered: Owner
) -> _Account | None:
    """Read a text with one figure that names nothing outright as of the activity answered."""
    figures = [at for at in range(len(norms)) if _is_figure(norms, at)]
    opens = next((at for at, norm in enumerate(norms) if norm not in _BEFORE_NAMES), 0)
    if not answered or mentions or len(figures) != 1 or opens in named:
        return None
    return _Account(answered, 0, len(norms), is_named=False)


def _account_ends(norms: Sequence[str], first: int, mentions: Sequence[Mention], sign: str) -> int:
    """Return where something else is told: in another paragraph, or of what is named outright. What
    a line of its own heads goes on over several lines."""
    others = {m.first for m in mentions}
    ends = ("¶", "¶") if sign == "¶" else ("¶",)
    return next(
        (
            at
            for at in range(first, len(norms))
            if at in others or tuple(norms[at : at + len(ends)]) == ends
        ),
        len(norms),
    )


def _has_its_own(norms: Sequence[str], at: int, account: _Account, named: Named) -> bool:
    """Tell whether a word heads what follows, "redes: sin avance", "1: redes, 50 %", has a figure
    of its own, "la carta va en 85", or a state and no figure behind it: "la carta ya quedó"."""
    first, last = stretch(norms, at, BREAKS)
    before = norms[account.first : at]
    said = range(max(first, account.first), last)
    bare = all(n in named or norms[n] in LINKS for n in said)
    if bare or [*norms[last : last + 1]] == [":"] or _ends_account(before, norms[first:at]):
        return True
    if any(_is_figure(norms, n) for n in range(at, last)):
        return any(
            norms[n][0].isdigit() and (n == at + 1 or norms[n - 1] in _LEADS)
            for n in range(at + 1, last)
        )
    behind = (n for n in range(last, account.last) if _is_figure(norms, n))
    told = any(_is_free(norms, n, named) for n in behind)
    return not told and tells(norms, Piece(first, last, opens=False))


def _ends_account(told: Sequence[str], clause: Sequence[str]) -> bool:
    """Tell whether what an account tells before a word ends it: a state or a figure in another
    clause, or a word that turns to something else."""
    former = Piece(0, len(told) - len(clause), opens=False)
    return tells(told, former) or not _TURNS.isdisjoint(told)


def _is_free(norms: Sequence[str], at: int, named: Named) -> bool:
    """Tell whether a figure is told in a clause without a word of a title before it."""
    first, _ = stretch(norms, at, BREAKS)
    return not any(n in named for n in range(first, at))


def _is_figure(norms: Sequence[str], at: int) -> bool:
    """Tell whether a number is how far the work is: "60 %", "va en 60", "…, 60"."""
    if not norms[at][0].isdigit():
        return False
    before = norms[at - 1] if at else "."
    after = norms[at + 1] if at + 1 < len(norms) else "."
    ends = after in BREAKS
    return after == "%" or (ends and (before in _LEADS or before in BREAKS))


def _is_loose(norms: Sequence[str], at: int, named: Named, names: Names) -> bool:
    """Tell whether no other word of a text is of the titles that have this one, their verbs are not
    told with it, "instalamos los buzones", and its clause does not begin with it."""
    first, last = stretch(norms, at, BREAKS)
    alone = not any(
        own & named[at] for n, own in named.items() if stem(norms[n]) != stem(norms[at])
    )
    verbs = {verb for owner in named[at] for verb in names.words[owner].verbs}
    done = any(verb_stem(norm) in verbs for norm in norms[first:last] if norm.isalpha())
    leads = all(norm in _BEFORE_NAMES for norm in norms[first:at])
    return alone and not done and not leads
