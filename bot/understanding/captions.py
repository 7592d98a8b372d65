"""What a caption only says of what it shows: "estas son de las veedurías", "acta del comité"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Set
from dataclasses import replace

from bot.understanding.activities import stem, title_words
from bot.understanding.meaning import Context
from bot.understanding.parting.naming.names import Owner, names_of
from bot.understanding.parting.pieces import pieces_of
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import Reading, read
from bot.understanding.wordlists import A_CODE, FILES, LONG_SMALL, word_set

_LEAD = (
    r"(?:(?:adjunt|anex|envi|remit|mand|sub|compart|dej)\w+|aqui|ahi|van?|les?|est[aeo]s?|son|es"
    r"|las?|el|los|unas?|unos|otr[oa]s?|mas|mis|y|ahora|ahorita|si|perdon|disculpen?|,|:)"
)
PAPER = (
    rf"(?:{FILES}|informes?|resolucion\w*|decretos?|correos?|circular\w*|contratos?"
    r"|presentacion\w*)"
)
_LABEL = re.compile(
    rf"(?:(?:{_LEAD} )*(?:{FILES})|est[aeo]s? (?:son|es) (?:el|la|los|las|una?) {PAPER}"
    r"|est[aeo]s? (?:son|es) del?)(?!\S)(?: del?)?"
    r"(?: (?:hoy|ayer))?(?!\S)"
)

# What tells of the work without saying how far it is; not that something is attached.
SPEAKS = re.compile(
    r"\b(?:ya|hoy|ayer|vamos?|van?|voy|falta\w*|queda\w*|esta\w*|sigue\w*|hay|hubo"
    r"|fue(?:ron)?|pendientes?|avanz\w+|\w+[ai]mos|(?!adjunt|anex|envi|remit)\w{3,20}(?:aron|ieron)"
    r"|en (?:proceso|curso|tramite|desarrollo|marcha|ejecucion|revision)"
    r"|se (?!(?:adjunt|anex|envi|remit|carg|sub|aport|allega)\w+)\w+(?:o|aron|ieron)"
    r"|se (?:esta\w*|viene\w*|ha|han|logr\w+))\b"
)
_A_PAPER = re.compile(PAPER)
_PAPERS = re.compile(rf"(?<!\S)(?:{PAPER}|copias?|fotocopias?)(?!\S)")
_JOINS = word_set("el la los las un una unos unas de del y e con para - . , ; : ( ) no n nro")
_A_STATE = re.compile(r"\w{2,}[ai]d[oa]s?|sin|nada|igual|bien|mal|list[oa]s?")
_MOST_NOUNS = 3
_ROOT, _SHORT = 5, 3  # letters
# "les mando la versión 2 del plan", as it is read: the number of "v2" alone stays apart.
_A_VERSION = re.compile(
    rf"(?:(?:{_LEAD}|ya|ahora|nueva|ultima|primera|segunda|tercera) )+(?:version|v(?= \d))(?!\S)"
    r"(?: \d{1,2}(?:\.\d{1,2}){0,2}(?! %))?"
)
_SHOWN_THEN = re.compile(r" ?[.,;:¶(]| \d")  # what ends the words that say what is shown


def is_label(caption: str, context: Context) -> bool:
    """Tell whether a caption says what is shown, and nothing of the work besides."""
    if sends_a_version(caption):
        return True
    shown = label_end(caption)
    if shown is not None and "%" not in caption and not SPEAKS.search(shown[0], shown[1]):
        return True
    reading = read(caption)
    pieces = pieces_of(reading.norms, context)
    named, titled = pieces.names - {*pieces.named}, frozenset(pieces.named)
    if "%" in caption or "?" in caption or SPEAKS.search(reading.plain):
        return False
    return all(_names(reading, first, last, named, titled) for first, last in reading.clauses())


def sends_a_version(text: str) -> bool:
    """Tell whether a text only says that a version of a paper is sent: how far the work is does not
    follow from its number."""
    plain = read(text).plain
    sent = _A_VERSION.match(plain)
    rest = "%" if sent is None else A_CODE.sub("@", plain[sent.end() :])
    return re.search(r"[\d%?]", rest) is None and SPEAKS.search(rest) is None


def _names(reading: Reading, first: int, last: int, named: Set[int], titled: Set[int]) -> bool:
    """Tell whether a clause only names: an activity, a few words of its title, or a paper."""
    words = [
        (at, token.norm)
        for at, token in enumerate(reading.tokens[first:last], first)
        if at not in named and token.norm not in _JOINS
    ]
    of_a_paper = bool(words) and _A_PAPER.fullmatch(words[0][1]) is not None
    rest = words[1:] if of_a_paper else words
    return len(words) <= _MOST_NOUNS and all(
        (of_a_paper or at in titled) and not _A_STATE.fullmatch(norm) for at, norm in rest
    )


def without_papers(text: str, but: Container[str] = ()) -> str:
    """Return the words of a text that are no papers, `but` for these, as they are read."""
    return _PAPERS.sub(lambda paper: paper[0] if paper[0] in but else " ", read(text).plain)


def label_end(caption: str) -> tuple[str, int] | None:
    """Return a caption as it is read, and where what it shows has been said; None for others."""
    plain = read(caption).plain
    found = _LABEL.match(plain)
    return None if found is None else (plain, found.end())


def shown_of(
    caption: str, asked: int, titles: Mapping[int, str], told: Mapping[int, str]
) -> tuple[int, ...]:
    """Return the activity that a caption without a name shows: the one that is `asked` about, or
    the one to whose title and words, `told` lately, most of its own belong; none where it shares a
    word with one of those told of, and none with the one that is asked about."""
    words = roots(caption)
    shared = {
        one: len(words & roots(f"{title} {told.get(one, '')}")) for one, title in titles.items()
    }
    most = max(shared.values(), default=0)
    if shared.get(asked) or not any(shared[one] for one in shared if one in told or most > 1):
        return (asked,)
    best = [one for one, count in shared.items() if count == most]
    return tuple(best) if len(best) == 1 and most > 1 else ()


def roots(text: str) -> frozenset[str]:
    """Return how the nouns and verbs of a text begin: "tabulación" as "tabuló"."""
    found = (token.norm for token in read(text).tokens)
    return frozenset(
        word[:_ROOT]
        for word in found
        if len(word) > _SHORT and word.isalpha() and word not in LONG_SMALL
        and _A_PAPER.fullmatch(word) is None and not re.fullmatch(_LEAD, word)
    )  # fmt: skip


def is_named(text: str, context: Context) -> bool:
    """Tell whether a text names an activity: by its code, or by words of its title."""
    return bool(codes_named(read(text), replace(context, reply_to=None)))


def named_by_word(caption: str, context: Context) -> str | None:
    """Return the only activity that words of its title name in a caption without a code."""
    reading = read(caption)
    if pieces_of(reading.norms, context).mentions:
        return None
    named = codes_named(reading, replace(context, reply_to=None))
    return named[0] if len(named) == 1 else None


def titled(caption: str, context: Context) -> tuple[str, ...]:
    """Return the activities to whose titles belong most words behind the paper that a caption
    opens with: "acta de entrega de buzones, van 3 de 5"; those that any plan has tell only among
    these. Several where they are as many; none where it opens with no paper, has a code, or calls
    an activity of others by more."""
    names = names_of(tuple(((one.code,), one.title, one.product) for one in context.pending))
    words = _words_of_shown(caption, context) or frozenset[str]()
    score: dict[Owner, tuple[int, int]] = {}
    for word in words:
        for owner in names.owners(word):
            telling, common = score.get(owner, (0, 0))
            weak = stem(word) in names.words[owner].common
            score[owner] = (telling, common + 1) if weak else (telling + 1, common)
    most = max(score.values(), default=(0, 0))
    of_others = names_of((), tuple(((one.code,), one.title) for one in context.others))
    others = Counter(owner for word in words for owner in of_others.owners(word))
    if max(others.values(), default=0) > sum(most):
        return ()
    return tuple(code for owner, one in score.items() if one == most and one[0] for code in owner)


def shares_a_paper(caption: str, context: Context, code: str | None) -> bool:
    """Tell whether a caption has nothing of the title of an activity but the paper that it opens
    with: "acta de reunión", of "Elaborar el acta de comité"."""
    words = _words_of_shown(caption, context)
    titles = (title_words(one.title, one.product) for one in context.pending if one.code == code)
    return words is not None and not any(words & title for title in titles)


def _words_of_shown(caption: str, context: Context) -> frozenset[str] | None:
    """Return the words behind the paper that a caption opens with; None where it opens with none,
    or has a code."""
    shown, reading = label_end(caption), read(caption)
    coded = any(
        norm[0].isdigit()
        for one in pieces_of(reading.norms, context).mentions
        for norm in reading.norms[one.first : one.last]
    )
    if shown is None or coded:
        return None
    rest = _SHOWN_THEN.split(shown[0][shown[1] :], maxsplit=1)[0]
    return frozenset(word for word in rest.split() if word not in _JOINS)
