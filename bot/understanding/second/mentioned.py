"""Where a text names activities outright: by code, by place in the list, or all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.understanding.mentions import STATES
from bot.understanding.reading import read
from bot.understanding.second.lexicon import tags
from bot.understanding.wholes import OTHERS_LACK
from bot.understanding.wordlists import word_set

ORDINALS = {
    "primera": 1, "primero": 1, "primer": 1, "segunda": 2, "segundo": 2, "tercera": 3,
    "tercero": 3, "tercer": 3, "cuarta": 4, "cuarto": 4, "quinta": 5, "quinto": 5, "sexta": 6,
    "sexto": 6, "septima": 7, "septimo": 7, "octava": 8, "octavo": 8, "novena": 9, "noveno": 9,
    "decima": 10, "ultima": -1, "ultimo": -1, "penultima": -2, "penultimo": -2,
}  # fmt: skip
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_SUM = re.compile(r"\d{1,3}(?:\.\d{3}){1,5}")
_JOINTS = word_set("- . / _ #")
_CUES = word_set(
    "la el las los actividad actividades meta accion codigo item punto numeral numero no "
    "nro n # act tarea"
)
_OF_DICTATED = _CUES - {"el", "los", "las", "no", "n"}  # "el 31" is a day
_ENDS = frozenset(".;,:?!¶-")
_ALL = word_set("todas todos ambas ambos")
_REACH = 6
_REST = word_set("demas restantes otras otros")
_ACTIVITIES = word_set("actividades metas acciones tareas compromisos")
_NONE = word_set("ninguna ninguno")
_NOT_BEFORE_ALL = frozenset(("de", "en", "a", "con", "las", "los"))
_OF_EVERYTHING = word_set("en al va sigue igual continua esta")
EXCEPT = word_set("menos excepto salvo excepcion exceptuando quitando")


_JOINERS = word_set("y e , la las el los tambien como")
_MOST = 100  # mentions that are looked for in a text


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `first` up to, not with, `last` that name `codes`; empty where nobody has the code.

    `kind` is "code", "place", "all" or "rest".
    """

    first: int
    last: int
    codes: tuple[str, ...]
    kind: str


@lru_cache(maxsize=4_000)
def _pieces(code: str) -> tuple[str, ...]:
    """Return a code as its words and numbers without signs: "E2-P4" gives e, 2, p, 4."""
    found: list[str] = []
    for token in read(code).tokens:
        if token.norm not in _JOINTS:
            found += [_number(part) for part in token.norm.split("-") if part]
    return tuple(found)


def _number(piece: str) -> str:
    return piece.lstrip("0") or "0" if piece.isdigit() else piece


class Codes:
    """The codes of the open activities in the order of the list, to be found in a text."""

    def __init__(self, order: tuple[str, ...]) -> None:
        self.order = order
        self._whole = sorted(((_pieces(code), code) for code in order), key=lambda p: -len(p[0]))
        endings: dict[tuple[str, ...], list[str]] = {}
        for pieces, code in self._whole:
            for at in range(1, len(pieces)):
                endings.setdefault(pieces[at:], []).append(code)
        self._endings = {ending: tuple(codes) for ending, codes in endings.items()}
        self._dictated: dict[str, set[str]] = {}
        for pieces, code in self._whole:
            if "." in pieces[-1]:
                self._dictated.setdefault(pieces[-1].replace(".", ""), set()).add(code)

    def at(self, norms: Sequence[str], at: int) -> tuple[str, int] | None:
        """Return the code that is written in full at a token, and where it ends."""
        for pieces, code in self._whole:
            end = _match(norms, at, pieces)
            if end:
                return code, end
        return None

    def ending(self, piece: str) -> tuple[str, ...]:
        """Return the codes that end with a number: "7" of A-07, "1.1" of P1.1."""
        return self._endings.get((_number(piece),), ())

    def dictated(self, number: str) -> frozenset[str]:
        """Return the codes that are called so where the dot is not written: "31" of 3.1."""
        ends = any(code.rpartition(".")[2] == number for code in self.order)
        return frozenset() if ends else frozenset(self._dictated.get(number, ()))

    def by_place(self, place: int) -> str | None:
        """Return the code at a place of the list, from 1, or from its end below 0."""
        index = place - 1 if place > 0 else len(self.order) + place
        return self.order[index] if 0 <= index < len(self.order) else None


def _match(norms: Sequence[str], at: int, pieces: Sequence[str]) -> int:
    """Return the token after `pieces` written from `at` on, 0 where they are not."""
    here = at
    for n, piece in enumerate(pieces):
        while n and here < len(norms) and norms[here] in _JOINTS and here - at < 3 * len(pieces):
            here += 1
        if here >= len(norms):
            return 0
        parts = [_number(part) for part in norms[here].split("-") if part]
        if parts == [piece]:
            here += 1
        elif parts == list(pieces[n : n + len(parts)]) and len(parts) == len(pieces) - n:
            return here + 1
        else:
            return 0
    return here


@lru_cache(maxsize=2_000)
def codes_of(order: tuple[str, ...]) -> Codes:
    """Return the look-up of the codes of a list."""
    return Codes(order)


def find_mentions(norms: Sequence[str], codes: Codes) -> list[Mention]:
    """Return what the tokens name by code, place or as a whole, in their order."""
    found: list[Mention] = []
    at = 0
    while at < len(norms) and len(found) < _MOST:
        named = _code_at(norms, at, codes, found) or _place_at(norms, at, codes)
        named = named or _all_at(norms, at, codes, found)
        if named is None:
            at += 1
            continue
        found.append(named)
        at = named.last
    found = _joined(norms, found)
    return [_with_exception(norms, mention, found) for mention in found]


def _joined(norms: Sequence[str], found: Sequence[Mention]) -> list[Mention]:
    """Take codes with nothing said between them as one mention: "1.2, 1.3 y 1.4 listas"."""
    joined: list[Mention] = []
    for one in found:
        last = joined[-1] if joined else None
        between = norms[last.last : one.first] if last is not None else ()
        if (
            last is not None
            and {last.kind, one.kind} <= {"code", "place"}
            and last.codes
            and one.codes
            and set(between) <= _JOINERS
            and between
        ):
            codes = (*last.codes, *(code for code in one.codes if code not in last.codes))
            joined[-1] = Mention(last.first, one.last, codes, last.kind)
        else:
            joined.append(one)
    return joined


def _code_at(
    norms: Sequence[str], at: int, codes: Codes, before: Sequence[Mention]
) -> Mention | None:
    written = codes.at(norms, at)
    if written is not None:
        code, end = written
        long = len(norms[at]) > 4 or _is_line(norms, at, end)
        if not norms[at].isdigit() or end > at + 1 or long or _may_name(norms, at, end, before):
            return Mention(_with_cue(norms, at), end, (code,), "code")
        return None
    if not _NUMBER.fullmatch(norms[at]):
        return None
    spoken = _in_two(norms, at, codes)
    if spoken is not None:
        return spoken
    if not _may_name(norms, at, at + 1, before):
        return _unknown_line(norms, at, before)
    return _number_at(norms, at, codes) or _unknown_line(norms, at, before)


def _is_line(norms: Sequence[str], at: int, end: int) -> bool:
    """Whether tokens fill a line of their own."""
    return (not at or norms[at - 1] == "¶") and norms[end : end + 1] == ["¶"]


def _unknown_line(norms: Sequence[str], at: int, before: Sequence[Mention]) -> Mention | None:
    """Read the number that opens a line, as codes did before it, as a code that is not there."""
    opens = norms[at - 1] == "¶" if at else False
    labels = norms[at + 1 : at + 2] in ([":"], ["-"], [","])
    lines = any(m.kind == "code" and (not m.first or norms[m.first - 1] == "¶") for m in before)
    return Mention(at, at + 1, (), "code") if opens and labels and lines else None


def _number_at(norms: Sequence[str], at: int, codes: Codes) -> Mention | None:
    """Read a number alone as the end of a code, or as a place in the list (rule 13)."""
    norm, first = norms[at], _with_cue(norms, at)
    cued = at > 0 and norms[at - 1] in _CUES
    counts = norm.isdigit() and norm[0] != "0"
    place = codes.by_place(int(norm)) if counts and cued else None
    fits = frozenset(codes.ending(norm)) | ({place} if place else frozenset())
    kind = "code" if codes.ending(norm) or not fits else "place"
    fits = fits or (codes.dictated(norm) if at and norms[at - 1] in _OF_DICTATED else frozenset())
    if len(fits) > 1:
        return Mention(first, at + 1, (), "code")
    if fits:
        return Mention(first, at + 1, tuple(fits), kind)
    if "." in norm and (cued or norm.count(".") > 1) and not _SUM.fullmatch(norm):
        return Mention(first, at + 1, (), "code")
    return None


def _in_two(norms: Sequence[str], at: int, codes: Codes) -> Mention | None:
    """Read "la tres uno va en 60": a code whose dot was not dictated."""
    after = norms[at + 2] if at + 2 < len(norms) else ""
    led = at and norms[at - 1] in _OF_DICTATED
    if not (led and norms[at].isdigit() and STATES.fullmatch(after) and norms[at + 1].isdigit()):
        return None
    written = codes.at([f"{norms[at]}.{norms[at + 1]}"], 0)
    return None if written is None else Mention(_with_cue(norms, at), at + 2, (written[0],), "code")


def _with_cue(norms: Sequence[str], at: int) -> int:
    while at and norms[at - 1] in _CUES:
        at -= 1
    return at


def _may_name(norms: Sequence[str], at: int, end: int, before: Sequence[Mention]) -> bool:
    """Whether a number alone names an activity and tells no amount."""
    after = norms[end] if end < len(norms) else "."
    cued = at > 0 and norms[at - 1] in _CUES
    if cued and "." in norms[at] and after in ("de", "del"):
        return True  # "el ítem 1.3 del programa"
    if after in ("%", "de", "del", "/", "punto", "puntos", "$"):
        return False
    if at and norms[at - 1] in ("las", "los") and after not in ("y", ",", "e"):
        return False
    if at > 1 and norms[at - 1] in ("las", "los") and norms[at - 2] == "de":
        return False  # "una de las 3"
    listed = bool(before) and 0 < at - before[-1].last + 1 <= 2 and before[-1].kind == "code"
    if after[0].isdigit() and not (cued or at == 0 or norms[at - 1] in _ENDS or listed):
        return False
    opens = at == 0 or norms[at - 1] in _ENDS or norms[at - 1] in ("y", "e")
    states = bool(tags(after) & {"STAND", "DONE", "NOT", "ALREADY", "LACK"})
    tells = after in ("en", "al", "igual", ":", "-", "lo", "se") or after[0].isdigit() or states
    dotted = "." in norms[at] and norms[at].count(".") >= 1
    if cued:
        plural = after.isalpha() and after.endswith("s") and not tags(after)
        return not plural
    listed_now = listed and all(n in (",", "y", "e") for n in norms[before[-1].last : at])
    return (opens and (tells or dotted)) or listed_now or norms[at].count(".") > 1


def _place_at(norms: Sequence[str], at: int, codes: Codes) -> Mention | None:
    """Read "la primera", "la última" and "las dos primeras" as places in the list."""
    if len(codes.order) < 2:
        return None
    norm, after = norms[at], norms[at + 1] if at + 1 < len(norms) else "."
    if norm.isdigit() and after in ("primeras", "primeros", "ultimas", "ultimos"):
        count = int(norm)
        if 1 < count <= len(codes.order):
            chosen = codes.order[:count] if after[0] == "p" else codes.order[-count:]
            return Mention(_with_cue(norms, at), at + 2, chosen, "place")
    place = ORDINALS.get(norm)
    if place is None or not (at and norms[at - 1] in ("la", "el", "y")):
        return None
    told = after in _ENDS or after[0].isdigit() or after in ("en", "al", "y", "si", "que", "igual")
    if not (told or tags(after) & {"STAND", "DONE", "NOT", "ALREADY", "LACK", "PAST"}):
        return None
    code = codes.by_place(place)
    return Mention(at - 1, at + 1, (code,) if code else (), "place")


def _all_at(
    norms: Sequence[str], at: int, codes: Codes, before: Sequence[Mention]
) -> Mention | None:
    """Read "todas", "ambas", "las dos", "las demás": all, those before, or the rest."""
    norm, led = norms[at], norms[at - 1] if at else ""
    earlier = tuple(code for mention in before for code in mention.codes)
    if _is_lacking(norms, at):
        return None
    if (norm in _REST and led in ("las", "los")) or norm == "resto":
        rest = tuple(code for code in codes.order if code not in earlier)
        return Mention(at - 1, at + 1, rest, "rest") if rest else None
    if len(codes.order) < 2:
        return None
    if norm in ("otra", "otro") and led in ("la", "el"):
        return _other(norms, at, codes, earlier)
    if norm.isdigit() and led == "las":
        none = at > 2 and norms[at - 3] in _NONE and norms[at - 2] == "de"
        return _so_many(norms, at, codes, earlier) if none or _tells_of_all(norms, at) else None
    return _every(norms, at, codes, earlier) if _tells_of_all(norms, at) else None


def _is_lacking(norms: Sequence[str], at: int) -> bool:
    """Whether a word ends what says that the rest of the work lacks: "faltan los demás"."""
    before = " ".join(norms[max(0, at - _REACH) : at + 1])
    whole = " ".join((before, *norms[at + 1 : at + _REACH]))
    return any(found.end() == len(before) for found in OTHERS_LACK.finditer(whole))


def _tells_of_all(norms: Sequence[str], at: int) -> bool:
    """Whether a figure, a state or an exception follows a word."""
    after = norms[at + 1] if at + 1 < len(norms) else "."
    if after in ("las", "los", "mis", "nuestras", "nuestros"):
        named = norms[at + 2] if at + 2 < len(norms) else "."
        return named in _ACTIVITIES or named[0].isdigit()
    if after in _ENDS or after[0].isdigit() or after in ("en", "al", "menos", "igual"):
        return True
    return after in EXCEPT or bool(tags(after) & {"STAND", "DONE", "NOT", "ALREADY"})


def _every(norms: Sequence[str], at: int, codes: Codes, earlier: tuple[str, ...]) -> Mention | None:
    """Read "todas", "ambas", and "todo en 50" where it opens a sentence."""
    norm, led = norms[at], norms[at - 1] if at else "."
    if norm == "todo" and led in _ENDS and norms[at + 1 : at + 2] != []:
        return Mention(at, at + 1, codes.order, "all") if norms[at + 1] in _OF_EVERYTHING else None
    if norm not in _ALL or led in _NOT_BEFORE_ALL:
        return None
    if norm.startswith("amb"):
        pair = earlier if len(earlier) == 2 else codes.order
        return Mention(at, at + 1, pair, "all") if len(pair) == 2 else None
    if tags(led) & {"STAND", "DONE"} and led not in ("van", "estan"):
        return None
    if led.isalpha() and led.endswith("s") and not tags(led) and led not in _ACTIVITIES:
        return None  # "cámaras todas operando"
    return Mention(at, at + 1, codes.order, "all")


def _so_many(
    norms: Sequence[str], at: int, codes: Codes, earlier: tuple[str, ...]
) -> Mention | None:
    """Read "las dos", "ninguna de las dos", not as the object of a deed: "se hicieron las dos"."""
    none = at > 2 and norms[at - 3] in _NONE
    if _is_object(norms, at - 1) and not none:
        return None
    count = int(norms[at])
    if count == len(set(earlier)) > 1:
        return Mention(at - 1, at + 1, earlier, "all")
    return Mention(at - 1, at + 1, codes.order, "all") if count == len(codes.order) else None


def _other(norms: Sequence[str], at: int, codes: Codes, earlier: Sequence[str]) -> Mention | None:
    """Read "la otra 60": the one that is left, nobody knows which where several are."""
    after = norms[at + 1] if at + 1 < len(norms) else "."
    told = after[0].isdigit() or after in ("en", "igual") or tags(after) & {"STAND", "DONE", "NOT"}
    if not earlier or not told:
        return None
    rest = tuple(code for code in codes.order if code not in earlier)
    return Mention(at - 1, at + 1, rest if len(rest) == 1 else (), "rest")


def _is_object(norms: Sequence[str], at: int) -> bool:
    """Whether "las dos" stands behind a verb or a preposition: "ya se hicieron las dos"."""
    before = norms[at - 1] if at else ""
    return before in ("de", "en", "a", "con") or bool(tags(before) & {"DONE"})


def _with_exception(norms: Sequence[str], mention: Mention, found: Sequence[Mention]) -> Mention:
    """Take what is excepted out of "todas": "todas en 60 menos la 1.5"."""
    if mention.kind != "all":
        return mention
    left_out: set[str] = set()
    for other in found:
        between = norms[mention.last : other.first]
        if other.first >= mention.last and other.kind != "all" and EXCEPT & set(between):
            left_out |= set(other.codes)
    codes = tuple(code for code in mention.codes if code not in left_out)
    return Mention(mention.first, mention.last, codes, mention.kind)
