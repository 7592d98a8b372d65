"""Who signs a text: below a leave-taking, or as a block of name, office and telephone. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from bot.understanding.lexicon import tags
from bot.understanding.reading import any_phrase, phrase, read
from bot.understanding.wordlists import TAKES_LEAVE, each, word_set
from core.spanish import fold

Span = tuple[int, int]  # of characters of a text

_OFFICE = any_phrase(
    *each(
        r"(?:sub)?secretari[oa]s?, oficina, alcaldia, alcaldes?a?, gobernacion, gobernador, "
        r"municipio, republica, direccion, director[a]?, (?:sub)?gerente?, gerencia, jef[ea], "
        r"profesional, tecnic[oa], enlace, lider, coordinador[a]?, asesor[a]?, gestor[a]?, "
        r"contralor[a]?, personer[oa], tesorer[oa], contratista, auxiliar, supervisor[a]?, "
        r"interventor[a]?, apoyo, nit, señor(?:a|es|as)?, "
        r"doctor(?:a|es)?, dra?, ingenier[oa]s?, arquitect[oa], abogad[oa], ciudad, presente, "
        r"e . s . d"
    )
)
LINKS = word_set("de del la las los el y e en a para o")
_TAKES_LEAVE = phrase(TAKES_LEAVE)
# Below it stands how to reach who signs: "Tel. 604 555 12 12 ext. 104", "Proyectó: L. Gómez".
CONTACT = re.compile(
    r"\W{0,3}(?:(?i:tel[ée]fonos?|tel|cel|celular|movil|móvil|pbx|fax|ext|extension|extensión|c\.c"
    r"|cc|nit|e-?mail|correo|proyectó|proyecto|elaboró|elaboro|revisó|reviso|aprobó|aprobo|digitó"
    r"|anexos?|copia|con copia|carrera|cra|calle|cll|avenida|av|diagonal|transversal|edificio)\b"
    r"[\s.:#°]"
    r".{1,90}|(?:https?://|www\.)\S{3,80}|\S{1,60}@\S{3,60}|[+()\d][()\d\s.-]{6,20})\s{0,3}"
)
# A line below a leave-taking that is no name, office or address.
_TELLS = re.compile(
    r"(?<![\d.])\d{1,2}\.\d{1,2}(?![\d.])|(?i:^\W*(?:p\.? ?[ds]|post?data|nota|ah)\b)|.{90}|:\s*$"
)
_LONGEST_LINE = 80
MOST_LINES = 16
_NAMES = 6  # words of a name
_NEAR = 7  # lines in which a telephone stands below the name
_WORD = re.compile(r"[^\W\d_]+")


_CHARGE = re.compile(  # "Profesional universitaria código 219"
    r"[A-ZÁÉÍÓÚÑ][^\d%?!:.;]{4,79}(?:(?:[cC][óo]d(?:igo|\.)|[gG]r(?:ado|\.)|\d{2,4}(?:-\d{1,2})?)\s?){0,5}"
)
_AMOUNT = re.compile(r"(?:[a-z]{1,8} ){0,3}\d{1,3}(?:\.\d{1,2})?(?: (?:%|[.!])){0,2}")

_INITIALS = re.compile(r"[\s.,;:!?/–—-]{1,9}(?P<letters>(?:[A-ZÁÉÍÓÚÑ]\.?){2,4})\s*$")
_NO_INITIALS = frozenset({"OK", "SI", "NO", "YA"})
_LAST_LINE = re.compile(
    r"(?<![:,])[ \t]{0,3}\n\s{0,9}(?P<name>[^\W\d_][^\n\d:?!%]{2,60}?)[ .\t]{0,3}\s*$"
)
_LAST_SENTENCE = re.compile(
    r"(?<=[.!]) {1,3}(?P<name>[A-ZÁÉÍÓÚÑ][^\W\d_]+(?: [^\W\d_]+){0,4})[ .]{0,3}\s*$"
)


def _signed(last: re.Pattern[str], text: str, known: Sequence[str]) -> re.Match[str] | None:
    """Return where a text ends with words of a name alone, of which the first is one."""
    found = last.search(text.rstrip())
    said = [] if found is None else fold(found["name"]).split()
    return found if known[0] in said and {*said} <= {*known} else None


def without_her_name(text: str, name: str) -> str:
    """Return a text without her name in its last line or sentence, or the first letters of it that
    sign it: "verificada la 2.4. HQ". Below other names it is one of a list."""
    known = fold(name).split()
    line = _signed(_LAST_LINE, text, known) or _signed(_LAST_SENTENCE, text, known)
    if line is not None:
        above = text[: line.start()].rstrip()
        last = above.rpartition("\n")[2]
        named = is_name(last, text) or (last.isalpha() and last.istitle())
        leaves = _TAKES_LEAVE.fullmatch(read(last).plain.strip(" ,."))
        return text if named and not leaves else above
    found = _INITIALS.search(text)
    if found is None or not text[: found.start()].strip() or text.isupper():
        return text
    letters = fold(found["letters"]).replace(".", "")
    firsts = iter(word[0] for word in known if word not in LINKS)
    opens = letters[0] == known[0][0] and letters.upper() not in _NO_INITIALS
    if not opens or not all(one in firsts for one in letters):
        return text
    return text[: found.start("letters")].rstrip(" \n\t-–—/,;")


def signature(text: str) -> Span | None:
    """Return where a leave-taking stands with the name below it and what goes on there: "Tel. 604
    555 12 12", "Presupuesto 2026: ejecutado 35 %"; no more where a line there tells how the work
    goes, or adds a postscript. A name that stands apart right above an office or a telephone needs
    no leave-taking, nor does one that opens a text with both. None where nobody signs."""
    lines = text.rstrip().split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    for at, line in reversed([*enumerate(lines)]):
        leaves = _TAKES_LEAVE.fullmatch(read(line).plain.strip(" ,.:;-_"))
        if not leaves:
            continue
        below = lines[at + 1 : at + 1 + MOST_LINES]
        name = next((one for one in below if one.strip()), "")
        first_name = name.strip().isalpha() and name.strip().istitle()
        if first_name or is_name(name, text) or is_office(name, read(name).plain):
            told = (n for n, one in enumerate(below, at + 1) if _tells_below(one))
            return starts[at], starts[next(told, min(len(lines), at + 1 + len(below)))]
    return _block(lines, starts, text)


def is_only_signed(text: str) -> bool:
    """Tell whether a text is nothing but who signs: a name, an office, how to reach her."""
    signed = signature(text)
    return signed is not None and not (text[: signed[0]] + text[signed[1] :]).strip(" \n-_–—")


def is_leave_taking(text: str) -> bool:
    """Tell whether a text is nothing but a leave-taking and a name: "Saludos, Hernán Quiroga"."""
    head, _, name = text.strip(" .\n").partition(",")
    names = name.split()
    leaves = _TAKES_LEAVE.fullmatch(read(head).plain.strip(" ,.")) is not None
    return leaves and len(names) <= _NAMES and all(one.istitle() or one in LINKS for one in names)


def _block(lines: Sequence[str], starts: Sequence[int], text: str) -> Span | None:
    """Return where the one block of a text stands that no leave-taking announces."""
    names = [at for at in range(len(lines) - 1) if _heads_a_block(lines, at, text)]
    if len(names) != 1:  # several are a list of people
        return None
    first, end = names[0], min(len(lines), names[0] + MOST_LINES)
    told = (n for n in range(first, end) if _tells_below(lines[n]) or _is_bare(lines[n]))
    return starts[first], starts[next(told, end)]


def _heads_a_block(lines: Sequence[str], at: int, text: str) -> bool:
    """Whether a line is a name that stands apart, with an office or a telephone right below it; of
    the first line of a text with both, as whom a letter is for stands there too."""
    above = next((line.rstrip() for line in reversed(lines[:at]) if line.strip(" -_–—")), "")
    apart = not at or not lines[at - 1].strip(" -_–—") or above.endswith((".", "!", "?"))
    if above.endswith(":") or not apart or not is_name(lines[at], text):
        return False
    below = lines[at + 1].strip()
    charge = _CHARGE.fullmatch(below) is not None and _OFFICE.match(read(below).plain) is not None
    reached = [CONTACT.fullmatch(one) is not None for one in lines[at + 1 : at + _NEAR]]
    signs = reached[0] or (charge and (above != "" or any(reached)))
    return signs and not is_office(lines[at], read(lines[at]).plain)


def _is_bare(line: str) -> bool:
    """Whether a line is a figure or a state alone, as no slogan is: "va 60", "SUIT 40 %"."""
    if CONTACT.fullmatch(line) is not None:
        return False
    reading = read(line)
    done = len(reading.norms) == 1 and "DONE" in tags(reading.norms[0])
    return done or _AMOUNT.fullmatch(reading.plain) is not None


def _tells_below(line: str) -> bool:
    """Whether a line below a name tells something: a postscript, a code, how the work stands."""
    norms = read(line).norms
    opens = len(norms) > 1 and norms[0].isdigit() and norms[1] == "%"
    stands = opens or ("%" in norms and any("STAND" in tags(norm) for norm in norms))
    return _TELLS.search(line) is not None or stands


def is_office(line: str, plain: str) -> bool:
    """Whether a line is an office, a charge or how somebody is addressed, and no sentence."""
    return _OFFICE.match(plain) is not None and _is_capital(line)


def is_name(line: str, text: str) -> bool:
    """Whether a line may be a name; where all is in capitals none is."""
    return not text.isupper() and 1 < len(line.split()) <= 6 and _is_capital(line)


def _is_capital(line: str) -> bool:
    words = [word for word in _WORD.findall(line) if fold(word) not in LINKS]
    letters = not any(sign.isdigit() or sign in "%?!" for sign in line)
    return letters and len(line) <= _LONGEST_LINE and all(word[0].isupper() for word in words)
