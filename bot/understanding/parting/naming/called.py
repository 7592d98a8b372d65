"""Where a text calls an activity by words of its title: "lo de las citas", "contratos 50"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.understanding.activities import INFINITIVE, WEAK, sounds_like, stem, words_of
from bot.understanding.lexicon import tags
from bot.understanding.meaning import Context
from bot.understanding.parting.cutting import ARTICLES, Piece, opens_line, tells
from bot.understanding.parting.naming.codes import Mention
from bot.understanding.parting.naming.naming_nothing import is_thing_of_a_code, tells_whose
from bot.understanding.parting.naming.title_clauses import (
    LINKS,
    LONGEST,
    OPENERS,
    best_of,
    has_word,
    is_in_a_list,
    is_noun,
    name_ends,
    term_of,
    terms_of,
    with_deed,
    with_figure,
    words_in,
)
from bot.understanding.reading import BREAKS, HARD_BREAKS
from bot.understanding.wordlists import FILES, word_set

_OF = word_set("de del")
_ABOUT = word_set("de del sobre")
_PLACES = word_set("a con de en para por sobre")
_BEFORE_A_HEAD = LINKS | word_set(
    "por favor tambien ademas igualmente pero ya cuanto respecto relacion ahora"
)
_A_FILE = re.compile(rf"{FILES}|copias?")
_ENDS = word_set(". ¶")  # of a heading
_NEAR = 2  # tokens between what is not in any title and what is
_NOBODYS: tuple[str, ...] = ()
_IS = word_set("es era sea digo ( seria")


def called(
    norms: Sequence[str], context: Context, outright: Sequence[Mention] = ()
) -> Iterator[Mention]:
    """Find what names an activity by words of its title, and not the one spoken of, beside what is
    named `outright`.

    Where "lo de …" begins with a word of no title, "lo de Hacienda con el predial", or its words
    fit several, it is of one that is not known: nothing is taken for the one last spoken of.
    """
    if len(context.pending) < 2:
        return
    end = 0
    for at in range(len(norms)):
        if at < end or norms[at] in BREAKS:
            continue
        found = _heading_at(norms, at, context) or _named_at(norms, at, context, end)
        found = found or _of_several_at(norms, at, context, outright)
        if found is None or tells_whose(norms, found, outright):
            continue
        if is_thing_of_a_code(norms, found, outright):
            continue
        if not _is_of_others(norms, found, context):
            yield found
            end = found.last


def headed_by(norms: Sequence[str], context: Context) -> str | None:
    """Return the activity, not the one spoken of, by whose thing a sentence begins: "y también la
    de ventanilla la hicimos ayer"; None where it begins with what tells none from the others."""
    leads = (at for at, norm in enumerate(norms) if norm not in BREAKS | _BEFORE_A_HEAD)
    first = next(leads, len(norms))
    last = name_ends(norms, first, context)
    words = words_in(norms[first:last])
    if not any(_is_thing(word, context) or _is_goal(word, context) for word in words):
        return None
    found = _mention(first, last, words, context)
    return found.codes[0] if found is not None and found.codes else None


def dealt_with(norms: Sequence[str], context: Context) -> Iterator[str]:
    """Yield the activities whose title alone has a noun behind an article in a clause with "ya" and
    no figure: "la carta de mayo ya la sacamos", not "el buzón de la vereda ya lo pusieron"."""
    ends = [n for n, norm in enumerate(norms) if norm in BREAKS] + [len(norms)]
    for first, last in zip([0, *(n + 1 for n in ends)], ends, strict=False):
        clause = norms[first:last]
        if "ya" not in clause or "no" in clause or any(one[0].isdigit() for one in clause):
            continue
        for before, (article, noun) in zip(["", *clause], pairwise(clause), strict=False):
            named = [one.code for one in context.pending if is_noun(noun, one)]
            if article in ARTICLES and before not in _PLACES and len(named) == 1:
                yield named[0]


def _named_at(norms: Sequence[str], at: int, context: Context, end: int) -> Mention | None:
    """Read a name in a sentence, behind the `end` of the one before it (0: the first); not "lo de
    la red" that only heads a list: "talleres 7 de 16"."""
    found = (
        _thing_at(norms, at, context)
        or (_shown_at(norms, at, context) if not end else None)
        or _figure_at(norms, at, context)
        or _share_at(norms, at, context)
    )
    if found is None:
        return None
    sign, told = [*norms[found.last : found.last + 2], ".", "."][:2]
    return None if sign == ":" and not told[0].isdigit() else found


def _is_of_others(norms: Sequence[str], found: Mention, context: Context) -> bool:
    """Whether a title of others has the words too: "la de facturación electrónica"."""
    words = words_in(norms[found.first : found.last])
    named = [stem(word) for word in words if term_of(word) is not None]
    return any(
        all(sounds_like(term, terms_of(other.title, "")) for term in named)
        for other in context.others
    )


def _heading_at(norms: Sequence[str], at: int, context: Context) -> Mention | None:
    """Read "2. LICENCIAS." and, in a line of its own, "Contratos": they head a section; and what
    opens a sentence with two words of a title, "El recibo de pago: ya está el borrador"."""
    last = next((n for n in range(at, min(len(norms), at + LONGEST)) if norms[n] in BREAKS), at)
    ends = norms[last] in _ENDS or [*norms[last : last + 2]] == [":", "¶"]
    words = [word for word in words_in(norms[at:last]) if word not in WEAK]
    opens = at == 0 or norms[at - 1] in HARD_BREAKS
    told = [*norms[last + 1 : last + 2], "."][0]
    labels = norms[last] == ":" and opens and len(words) >= _NEAR and not told[0].isdigit()
    heads = (ends and opens_line(norms, at)) or labels
    if not heads or tells(norms, Piece(at, last, opens=True)):
        return None
    common = {term for a in context.pending for term in words_of(a.title, a.product).common}
    if all(stem(word) in common for word in words):
        return None
    best = [a.code for a in context.pending if all(has_word(a, word) for word in words)]
    return Mention(at, last, (best[0],), "code") if len(best) == 1 else None


def _thing_at(norms: Sequence[str], at: int, context: Context) -> Mention | None:
    """Read "lo de las citas", "la de transmitir", and at the head of a clause "del diálogo"."""
    opens = at == 0 or norms[at - 1] in OPENERS
    if norms[at] in ARTICLES and norms[at + 1 : at + 2] and norms[at + 1] in _OF:
        first = at + 2
        if norms[at] != "lo" and not opens:
            return None
    elif opens and norms[at] in _ABOUT and norms[at + 1 : at + 2]:
        first = at + 1
    else:
        return None
    while first < len(norms) and norms[first] in LINKS:
        first += 1
    last = name_ends(norms, first, context)
    if (
        last == first
        and norms[at] == "lo"
        and INFINITIVE.fullmatch("".join(norms[first : first + 1]))
    ):
        first += 1  # "lo de subir contratos": what is done with them may have another verb
        last = name_ends(norms, first, context)
    if last > first:
        lo = norms[at] in ARTICLES
        words = words_in(norms[first:last])
        telling = lo or any(word not in WEAK for word in words)
        return _mention(at, last, words, context) if telling else None
    return _of_no_title(norms, at, first, context)


def _shown_at(norms: Sequence[str], at: int, context: Context) -> Mention | None:
    """Read "el pantallazo del directorio": what a file shows is what its message tells of; in "la
    foto del buzón del centro de salud" that is the first thing, and not where it stands."""
    here = at + 3 if [*norms[at + 1 : at + 3]] == ["de", "pantalla"] else at + 1
    if _A_FILE.fullmatch(norms[at]) is None or [*norms[here : here + 1]] not in (["de"], ["del"]):
        return None
    first = here + 1
    while first < len(norms) and norms[first] in ARTICLES:
        first += 1
    last = name_ends(norms, first, context)
    if last == first or norms[first] in WEAK or not _is_told_after(norms, at, last):
        return None
    if _is_goal(norms[first], context):
        return _mention(first, last, norms[first : first + 1], context)
    is_thing = _is_thing(norms[first], context)
    return _mention(first, last, words_in(norms[first:last]), context) if is_thing else None


def _is_told_after(norms: Sequence[str], at: int, last: int) -> bool:
    """Whether a figure comes behind a name, in its sentence or the next, and none before it."""
    ends = [n for n in range(last, len(norms)) if norms[n] in HARD_BREAKS]
    behind = norms[last : ends[1] if len(ends) > 1 else len(norms)]
    begins = next((n for n in range(at, 0, -1) if norms[n - 1] in HARD_BREAKS), 0)
    before = norms[begins:at]
    return any(one[0].isdigit() for one in behind) and not any(one[0].isdigit() for one in before)


def _of_no_title(norms: Sequence[str], at: int, first: int, context: Context) -> Mention | None:
    """Read "lo de Hacienda con el predial" as of an activity that is not known."""
    if norms[at] != "lo" or context.reply_to is None or not norms[first : first + 1]:
        return None
    after = first + 1
    while after < len(norms) and norms[after] in LINKS and after - first <= _NEAR:
        after += 1
    last = name_ends(norms, after, context) if after > first + 1 else after
    if last == after or not norms[first].isalpha() or tags(norms[first]) - {"OFFICE"}:
        return None
    meant = _mention(at, last, words_in(norms[after:last]), context)
    return None if meant is None else Mention(at, last, _NOBODYS, "code")


def _figure_at(norms: Sequence[str], at: int, context: Context) -> Mention | None:
    """Read "contratos 50" and "los contratos son 50" at the head of a clause; what may count units,
    "las jornadas 90", only beside a figure of another title: "redes cero, las jornadas 90"."""
    found = with_figure(norms, at, context)
    if found is None:
        return None
    thing = any(_is_thing(word, context) for word in found.words)
    if not thing and not is_in_a_list(norms, found, context):
        return None
    return _mention(at, found.last, found.words, context)


def _of_several_at(
    norms: Sequence[str], at: int, context: Context, outright: Sequence[Mention]
) -> Mention | None:
    """Read "la página va en 70" where several titles have the word as of one that is not known, and
    not of the one that was spoken of or of which another clause tells, "la 1.3 no la hemos subido";
    where more words of its sentence are of one of them, as of that one."""
    figure = with_figure(norms, at, context)
    found = figure or with_deed(norms, at, context)
    if found is None or all(word in WEAK for word in found.words):
        return None
    alike = best_of(found.words, context.pending)
    if context.reply_to in {one.code for one in alike}:
        return None
    if not outright:
        opens = context.reply_to is not None and not any(one[0].isdigit() for one in norms[:at])
        nouns = any(is_noun(word, one) for word in found.words for one in alike)
        if not opens or not nouns or (figure is None and len(alike) > 1):
            return None
    elif len(alike) < 2:
        return None
    if any(m.first <= found.told < m.last for m in outright):
        return None
    if outright and not any(_is_told_apart(norms, m, at, found.told) for m in outright):
        return None
    ends = {m.first for m in outright} | {n for n, one in enumerate(norms) if one in HARD_BREAKS}
    last = min((n for n in ends if n > at), default=len(norms))
    told = [word for word in words_in(norms[at:last]) if word not in WEAK]
    best = best_of(told, alike)
    codes = (best[0].code,) if len(best) == 1 else _NOBODYS
    return Mention(at, found.last, codes, "code")


def _is_told_apart(norms: Sequence[str], found: Mention, first: int, told: int) -> bool:
    """Whether a mention has a clause of its own, beside that of a name [first, told]: "la 1.3 sigue
    igual", not "es la 1.3"; beside what is done one that denies, as others may tell of it."""
    is_it = found.first > 0 and norms[found.first - 1] in _IS
    if found.kind != "code" or not found.codes or first < found.last <= told or is_it:
        return False
    ends = (n for n in range(found.last, len(norms)) if norms[n] in HARD_BREAKS)
    last = first if found.last <= first else next(ends, len(norms))
    denies = norms[told][0].isdigit() or "no" in norms[found.last : last]
    return denies and tells(norms, Piece(found.last, last, opens=True))


def _share_at(norms: Sequence[str], at: int, context: Context) -> Mention | None:
    """Read "2 de 4 en diálogos" and "60 % en lo de las citas", up to the end of the clause."""
    if norms[at] != "en" or not at or not (norms[at - 1] == "%" or norms[at - 1][0].isdigit()):
        return None
    last = name_ends(norms, at + 1, context)
    ends = last == len(norms) or norms[last] in OPENERS
    words = words_in(norms[at + 1 : last])
    things = any(_is_thing(word, context) for word in words)
    return _mention(at, last, words, context) if ends and things else None


def _is_thing(word: str, context: Context) -> bool:
    """Whether a word tells one activity from another by itself, and is no unit of its goal.

    A word of every plan does in the plural, where a title is about it: "Publicar los contratos …".
    """
    own = [words_of(a.title, a.product) for a in context.pending]
    term = stem(word)
    if word in WEAK:
        return word.endswith("s") and any(term in one.heads for one in own)
    plain = any(term in one.common or sounds_like(term, one.counted) for one in own)
    return not plain and not tags(word)


def _is_goal(word: str, context: Context) -> bool:
    """Whether a word is what only one activity is to produce: "la rampa"."""
    own = [words_of(a.title, a.product).counted for a in context.pending]
    fit = sum(sounds_like(stem(word), one) is not None for one in own)
    return fit == 1 and word not in WEAK and not tags(word)


def _mention(first: int, last: int, words: Sequence[str], context: Context) -> Mention | None:
    """Return whom words name: the one activity that has most of them, where it is not the one
    spoken of that has as many."""
    fit = {a.code: sum(has_word(a, word) for word in words) for a in context.pending}
    most = max(fit.values())
    best = tuple(code for code, count in fit.items() if count == most)
    if not most or context.reply_to in best or (len(best) > 1 and context.reply_to is None):
        return None
    if len(best) > 1:
        return Mention(first, last, _NOBODYS, "code")
    meant = next(activity for activity in context.pending if activity.code == best[0])
    counted = words_of(meant.title, meant.product).counted
    several = (meant.planned or 0) > 1
    units = several and any(sounds_like(stem(word), counted) for word in words)
    return Mention(first, last, best, "called" if units else "code")
