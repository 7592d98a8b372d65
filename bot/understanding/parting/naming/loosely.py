"""One word that a title has in another form, beside the figure of another activity: in "3.3 va en
80, salieron las cartas" the letters are of the 3.3, not "Actualizar la carta de trato digno"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.understanding.activities import stem, title_words
from bot.understanding.lexicon import tags
from bot.understanding.parting.cutting import ARTICLES, DID, LINKS, stretch
from bot.understanding.parting.naming.codes import Mention
from bot.understanding.parting.naming.names import Names, Owner, may_name
from bot.understanding.reading import BREAKS, HARD_BREAKS
from bot.understanding.wordlists import word_set

_BESIDE_FIGURE = word_set(
    "va van vamos voy esta estamos en el la un al a ya como por ciento % si seria es ahi aqui "
    "vea doctora doctor casi apenas"
)
_LEADS_TO = word_set("en al un va van : esta estan")  # to a figure
_DONE_WITH = re.compile(r"\w{3,}[ai]d[oa]s|list[oa]s?|hech[oa]s?")
_DONE_WITH_THINGS = re.compile(r"[a-z]{3,}(?:[ai]d[oa]s|aron|ieron)")
_NO = word_set("no si perdon hay ah mejor ,")
_OF_WHOM = word_set("de del a al para con")
_OURS = word_set("mia mias mio mios nuestra nuestras nuestro nuestros")
_AS_A_CODE = frozenset("12345")  # tells as much as five words
_BEING = word_set("si es son las los la el que todas , y")
Titles = Mapping[Owner, tuple[str, str]]  # each with its product


def heads(norms: Sequence[str]) -> bool:
    """Tell whether a text begins with a figure alone: "80 %, ya le había puesto", "no, 50"."""
    first = next((at for at, norm in enumerate(norms) if norm not in _NO), len(norms))
    end = next((at for at in range(first, len(norms)) if norms[at] in BREAKS), len(norms))
    said = norms[first:end]
    figures = [norm for norm in said if norm[0].isdigit()]
    return len(figures) == 1 and all(one in figures or one in _BESIDE_FIGURE for one in said)


def without_loose(
    norms: tuple[str, ...],
    mentions: Sequence[Mention],
    names: Names,
    titles: Titles,
    answered: Owner,
) -> tuple[str, ...]:
    """Return the tokens in which such a word names nobody.

    It stands in a clause without a figure, behind the figure that heads an answer about one
    activity, or behind a code with its figure in one sentence, and no figure follows it nor that it
    is done: that is asked about. Or it is only counted, or of what another title names as it is
    written: in "las 8 cartas que faltaban de los veedores" the letters are of the veedores.
    """
    outright = {at: one for one in mentions for at in range(one.first, one.last)}
    loose = {
        at: owners
        for at, norm in enumerate(norms)
        if at not in outright and (owners := _in_another_form(norm, names, titles))
    }
    if not loose:
        return norms
    kept, answers = list(norms), bool(answered) and heads(norms)
    for first, last, coded in _clauses(norms, outright):
        said = norms[first:last]
        tells = any(norm[0].isdigit() for norm in said)
        done = any("DONE" in tags(norm) for norm in said)
        for at in range(first, last):
            own = loose.get(at, frozenset())
            inside = coded or _has_its_figure(norms, first, at, outright)
            account = inside and not _is_told_of(norms, first, at, last)
            apart = not tells and (answers or (coded and not done))
            if (
                own
                and (account or apart)
                and (inside or answered not in own)
                and _is_alone(at, own, norms, outright, names)
            ):
                kept[at] = "eso"
    for at, own in loose.items():
        answer = bool(answered) and answered not in own and _is_counted(norms, at)
        if answer or _is_of_another(at, own, norms, outright, names, titles):
            kept[at] = "eso"
    return tuple(kept)


def _has_its_figure(
    norms: Sequence[str], first: int, at: int, outright: Mapping[int, Mention]
) -> bool:
    """Tell whether a code and its figure stand before a word in its clause."""
    named = any(n in outright and outright[n].kind == "code" for n in range(first, at))
    return named and any(norms[n][0].isdigit() for n in range(first, at) if n not in outright)


def _is_told_of(norms: Sequence[str], first: int, at: int, last: int) -> bool:
    """Tell whether the clause of a word has its figure or that it is done, "quedaron listas las
    cartas": not what is counted there, "las cartas a 12 juntas"."""
    behind = [*norms[at:last], "."]
    figure = any(
        behind[n][0].isdigit() and (behind[n - 1] in _LEADS_TO or n == 1 or behind[n + 1] == "%")
        for n in range(1, len(behind) - 1)
    )
    done = any(_DONE_WITH.fullmatch(norm) for norm in norms[first:at])
    return figure or done or any({"DONE", "STAND"} & tags(norm) for norm in behind[1:])


def _is_counted(norms: Sequence[str], at: int) -> bool:
    """Tell whether a word only says what is counted: "14 cartas de 22"."""
    behind = [*norms[at + 1 : at + 4], ".", ".", "."]
    whole = behind[1] if behind[1] not in ("las", "los") else behind[2]
    before = norms[at - 1] if at else "."
    return before[0].isdigit() and behind[0] in ("de", "/") and whole[0].isdigit()


def _is_of_another(
    at: int,
    owners: frozenset[Owner],
    norms: Sequence[str],
    outright: Mapping[int, Mention],
    names: Names,
    titles: Titles,
) -> bool:
    """Tell whether a word in another form is only counted in a sentence that names another
    activity, or goes on in its clause with "de" and a word of another title."""
    counted = _is_counted(norms, at)
    stops = HARD_BREAKS if counted else BREAKS
    first, last = stretch(norms, at, stops)
    others = [
        n
        for n in (range(first, last) if counted else range(at + 1, last))
        if n != at and _names_another(n, owners, norms, outright, names, titles)
        if counted or _leads_to(norms[at + 1 : n])
    ]
    return bool(others) and _is_alone(at, owners, norms, outright, names)


def _leads_to(between: Sequence[str]) -> bool:
    """Tell whether words go on from one noun to what it is of: "que faltaban de los"."""
    told = any(norm[0].isdigit() or norm in ("y", "e", "%") for norm in between)
    return not told and not _OF_WHOM.isdisjoint(between[-2:])


def _names_another(
    at: int,
    owners: frozenset[Owner],
    norms: Sequence[str],
    outright: Mapping[int, Mention],
    names: Names,
    titles: Titles,
) -> bool:
    """Tell whether a token names an activity other than these, as its title writes it."""
    if at in outright:
        return not {(code,) for code in outright[at].codes} & owners
    own = names.owners(norms[at])
    written = any(norms[at] in title_words(*titles[one]) for one in own if one in titles)
    return written and not own & owners


def without_common(
    norms: tuple[str, ...], mentions: Sequence[Mention], names: Names, away: Sequence[Owner]
) -> tuple[str, ...]:
    """Return the tokens in which one word of any plan names none of the activities that are `away`,
    another office's or others than the one that is answered: "rindo informe" is not "Elaborar el
    informe de gestión", nor "firmado el acto" that of "Acto administrativo"."""
    outright = {at for one in mentions for at in range(one.first, one.last)}
    owners = {at: names.owners(norm) for at, norm in enumerate(norms) if at not in outright}
    stems = {at: stem(norms[at]) for at in owners}
    called: dict[Owner, set[str]] = {}
    for at, own in owners.items():
        for one in own:
            called.setdefault(one, set()).add(stems[at])
    others = frozenset(away)
    kept = list(norms)
    for at, own in owners.items():
        common = all(stems[at] in names.words[one].common for one in own)
        alone = all(len(called[one]) == 1 for one in own)
        if own and own <= others and common and alone:
            kept[at] = "eso"
    return tuple(kept)


def _in_another_form(norm: str, names: Names, titles: Titles) -> frozenset[Owner]:
    """Return the activities whose titles have a word in another form, where none has it so."""
    if not may_name(norm):
        return frozenset()
    owners = names.owners(norm)
    known = all(stem(norm) in names.words[one].terms and one in titles for one in owners)
    same = any(norm in title_words(*titles[one]) for one in owners if one in titles)
    return owners if known and not same else frozenset()


def without_units(norms: tuple[str, ...], names: Names) -> tuple[str, ...]:
    """Return the tokens in which the unit of a count names nobody, where another activity was
    named before in its sentence: "la de los veedores, mandamos 14 cartas de 22"."""
    kept, named = list(norms), frozenset[Owner]()
    for at, norm in enumerate(norms):
        own = names.owners(norm)
        named = frozenset() if norm in HARD_BREAKS else named
        counts = bool(at) and norms[at - 1].isdigit() and _goes_on_counting(norms, at + 1)
        if counts and own and named and named.isdisjoint(own):
            kept[at] = "unidades"
        else:
            named |= own
    return tuple(kept)


def without_ordinals(
    norms: Sequence[str], mentions: Sequence[Mention], names: Names
) -> tuple[Mention, ...]:
    """Return what is named without the places that count units of what their sentence names before
    them, "Talleres: hoy hicimos el cuarto", and those that are only said to be hers, "son mías las
    3 primeras"."""
    return tuple(
        m
        for m in mentions
        if m.kind != "place" or not (_is_unit(norms, m, names) or _is_owned(norms, m))
    )


def without_all_things(
    norms: Sequence[str], mentions: Sequence[Mention], names: Names, answered: Owner
) -> tuple[Mention, ...]:
    """Return what is named without a "todas" that tells of the things of one activity, and not of
    all activities: behind a deed where its sentence names one, "las quejas se respondieron todas",
    or where one is answered, "se contestaron todas"."""
    return tuple(
        m for m in mentions if m.kind != "all" or not _are_things(norms, m.first, names, answered)
    )


def _are_things(norms: Sequence[str], at: int, names: Names, answered: Owner) -> bool:
    """Whether "todas" at a token stands behind what was done with the things of one activity."""
    if not at or _DONE_WITH_THINGS.fullmatch(norms[at - 1]) is None:
        return False
    said = norms[stretch(norms, at, HARD_BREAKS)[0] : at - 1]
    return any(map(names.owners, said)) or (bool(answered) and [*said[-1:]] == ["se"])


def _is_owned(norms: Sequence[str], place: Mention) -> bool:
    """Whether a sentence says of places in the list that they are hers, and nothing else."""
    first = next((n + 1 for n in range(place.first - 1, -1, -1) if norms[n] in HARD_BREAKS), 0)
    last = next((n for n in range(place.last, len(norms)) if norms[n] in HARD_BREAKS), len(norms))
    said = {*norms[first : place.first], *norms[place.last : last]}
    return not said.isdisjoint(_OURS) and said <= _OURS | _BEING


def _is_unit(norms: Sequence[str], place: Mention, names: Names) -> bool:
    before = norms[stretch(norms, place.first, HARD_BREAKS)[0] : place.first]
    named = [at for at, norm in enumerate(before) if names.owners(norm)]
    if not named:
        return False
    headed = before[named[0] + 1 : named[0] + 2] == (":",) and set(before[: named[0]]) <= LINKS
    return headed or DID.fullmatch(before[-1]) is not None


def _goes_on_counting(norms: Sequence[str], at: int) -> bool:
    return (
        [*norms[at : at + 1]] in (["de"], ["/"])
        and norms[at + 1 : at + 2] != ()
        and (norms[at + 1].isdigit())
    )


def _clauses(
    norms: Sequence[str], outright: Mapping[int, Mention]
) -> Iterator[tuple[int, int, bool]]:
    """Yield the clauses of a text, and whether a code with a figure stands before each in its
    sentence."""
    first, codes, figure = 0, False, False
    for at, norm in enumerate((*norms, ".")):
        if norm in BREAKS:
            yield first, at, codes and figure
            first = at + 1
        if norm in HARD_BREAKS:
            codes = figure = False
        elif at in outright:
            codes = codes or outright[at].kind == "code"
        else:
            figure = figure or norm[0].isdigit()


def _is_alone(
    at: int,
    owners: frozenset[Owner],
    norms: Sequence[str],
    outright: Mapping[int, Mention],
    names: Names,
) -> bool:
    """Tell whether nothing else in a text names any of these activities."""
    if any({(code,) for code in one.codes} & owners for one in outright.values()):
        return False
    others = (n for n, norm in enumerate(norms) if n not in outright and n != at)
    return not any(
        names.owners(norms[n]) & owners for n in others if stem(norms[n]) != stem(norms[at])
    )


def _places(norms: Sequence[str]) -> set[int]:
    """Return the tokens behind "en el", "en cada", "en 3", and those that "de" joins to them: "en
    los puestos de salud"."""
    places = set[int]()
    for at in range(2, len(norms)):
        before, last = norms[at - 2 : at]
        behind = before == "en" and (last in ARTICLES or last == "cada" or last.isdigit())
        if behind or (last in ("de", "del") and at - 2 in places):
            places.add(at)
    return places


def _joined(norms: Sequence[str], places: set[int], at: int) -> list[int]:
    """Return the places that "de" joins to a token: "veredas" of "diálogo de veredas"."""
    joined = []
    while at + 2 in places and norms[at + 1] in ("de", "del"):
        at += 2
        joined.append(at)
    return joined


def _of_nobody_alone(
    owners: frozenset[Owner], spoken_of: frozenset[Owner], told: Mapping[Owner, set[str]]
) -> bool:
    """Tell whether one that is spoken of has the most words of all whom a word may name, or several
    have as many: `told` are the words of each, up to the end of the place."""
    most = max(len(told[owner]) for owner in owners)
    best = {owner for owner in owners if len(told[owner]) == most}
    return len(best) > 1 or best <= spoken_of


def without_places(
    norms: tuple[str, ...], mentions: Sequence[Mention], names: Names
) -> tuple[str, ...]:
    """Return the tokens in which no loose word of a title names an activity that only tells where
    the work on another is: "pusimos el buzón en el centro y en la vereda". Its thing does, and so
    do two words of one title, "en el diálogo de veredas", unless the one that is spoken of, or
    another one, has these too: "los buzones en los puestos de salud"."""
    places = _places(norms)
    if not places:
        return norms
    kept, spoken_of = list(norms), frozenset[Owner]()
    owned = {norm: names.owners(norm) for norm in set(norms)}
    said = Counter(owner for found in owned.values() for owner in found)
    outright = {at: m for m in mentions for at in range(m.first, m.last)}
    told: dict[Owner, set[str]] = {}
    whole = dict[int, bool]()  # the places that name what the first word of theirs does
    for at, norm in enumerate(norms):
        if norm in HARD_BREAKS:
            spoken_of, told = frozenset(), {}
        owners = frozenset() if at in outright else owned[norm]
        if at in outright and outright[at].kind == "code":
            spoken_of |= {outright[at].codes}
            told.setdefault(outright[at].codes, set()).update(_AS_A_CODE)
        if not owners:
            continue
        joined = _joined(norms, places, at)
        _tell(told, owned, [norms[one] for one in (at, *joined)])
        thing = any(stem(norm) in names.words[one].heads for one in owners - spoken_of)
        alone = all(said[owner] == 1 for owner in owners) and not owners & spoken_of
        loose = at in places and spoken_of and not thing
        nobody = bool(loose and (alone or _of_nobody_alone(owners, spoken_of, told)))
        if whole.get(at, nobody):
            kept[at] = "eso"
        else:
            spoken_of |= owners
        whole |= dict.fromkeys(joined, kept[at] == "eso")
    return tuple(kept)


def _tell(
    told: dict[Owner, set[str]], owned: Mapping[str, frozenset[Owner]], words: Iterable[str]
) -> None:
    """Add words to what was told of each activity whose title has them."""
    for word in words:
        for owner in owned[word]:
            told.setdefault(owner, set()).add(stem(word))
