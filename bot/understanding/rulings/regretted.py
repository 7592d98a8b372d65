"""A decision that a text would have otherwise: "mejor niéguela", "la 2.4 mejor hasta el 30"."""

from __future__ import annotations

import re

from bot.understanding.rulings import words
from bot.understanding.rulings.beside import without_courtesies, without_reason
from bot.understanding.rulings.in_order import put_in_order
from bot.understanding.rulings.known import Known
from bot.understanding.rulings.of_each import ReadRuling, Rulings, find, of_the_shown, said_of
from bot.understanding.yes_no import says_no
from core.spanish import bare_words, fold

# "no, mejor hasta el 12 como pidió"
_RATHER = re.compile(
    r"(?:(?:no|mejor|perdone?|disculpe|espere|espereme|ay|me equivoque|corrijo|pero|que pena"
    r"|(?:yo )?les? dij[eo]|(?:lo )?que (?:le )?dije|quise decir|quedo mal)\b.{0,40}"
    r"\b(?:hasta|dej[a-z]{1,4}l[aeo]s? en(?= el \d{1,2} de [a-z]))"
    r"|(?:(?:eso|esa|ese|la fecha|el plazo) )?(?:era|seria|debia ser) (?:solo )?"
    r"(?:hasta|para|el)"
    r"|(?:(?:dej|pong|corr)[a-z]{1,4}l[aeo]s? )?hasta(?=.{1,40} mejor$))"
    r" (?:el|fin|fines|finales|mediados|\d{1,2}) ?.{0,60}"
)
# "perdón, era conceder la 4.2 hasta el 10 de abril"
_DECIDES = re.compile(
    r"^(?:[a-z]{1,12} ){0,4}(?:conced|aprob|aprueb|autoric|autoriz|neg|nieg|rechaz|deneg|denieg)"
    r"[a-z]{1,8}\b"
)
# "ay perdón, la 3 no la niegue", "espere, la 4 mejor hasta el 13 de marzo"
_REGRETS = re.compile(
    r"^(?:ay|uy|n+o+|perdon|perdone|disculpe|espere|espereme|mentiras?|que pena|corrijo|ojo|oiga)\b"
    r"|\bmejor\b|\bme (?:equivoque|arrepenti|confundi|retracto)\b"
    r"|\b(?:al final|siempre) (?:si|no)\b|\bd(?:e|en)les? (?:mas|otr[oa]s?|un[oa]?)\b"
    r"|\bcambi\w{1,4} de (?:opinion|idea|parecer)\b|\bcambi(?:en?|ar)(?:l[aeo]s?)?\b"
    r"|\bno l[ao]s? (?:nieg|conced|aprueb|autoric|rechac|deneg|deni)\w{1,4}\b"
    r"|\b(?:devuelv|revers|revier|revoqu|reabr|reconsider|deshag|anul|corrij|correg)\w{1,6}\b"
    r"|\b(?:era|eran|fue) (?:concedid|aprobad|autorizad|negad|rechazad|denegad)[ao]s?\b"
    r"|\bles? dij[eo] (?:que )?hasta\b|\b(?:era|seria) (?:solo )?hasta\b"
)
# "negar 1… no, espere, mejor concédala": between what is decided and what is to stand instead.
_STOPS = (
    r"(?:mejor|perd[oó]n(?:e|eme)?|disculpe|esp[eé]re(?:n|me|se)?|mentiras?|corrijo|digo|m[aá]s\sbien"
    r"|pens[aá]ndolo\sbien|me\sequivoqu[eé])[\s.,;:…]{1,4}"
)
_WEAK = r"(?:no|ay|uy|pero|bueno|y|un\smomento)[\s.,;:…]{1,4}"
_TAKES_BACK = re.compile(
    rf"(?:\s?[.,;:…]{{1,3}}\s?|\s)(?:{_WEAK}){{0,3}}{_STOPS}(?:{_WEAK}|{_STOPS}){{0,4}}",
    re.IGNORECASE,
)
# "déjela con la fecha de antes", "que quede como estaba": what was granted is not to be.
_AS_BEFORE = re.compile(
    r"\b(?:dej|qued|vuelv|volv)\w{0,8}(?: \w{1,6}){0,3} (?:(?:la fecha|el plazo|el dia|la)"
    r" (?:de antes|anterior|(?:que )?(?:tenia|estaba|venia))|como (?:estaba|venia|antes))\b"
)
# "al final no le dé el plazo", "quítele la prórroga"
_GIVES_NO_MORE = re.compile(
    r"\b(?:no (?:se )?l[aeo]s? (?:doy|damos|de|den|demos|vaya a dar|vamos a dar)"
    r"|(?:quit|anul|revoqu|revers|cancel)\w{1,5})"
    r" (?:(?:el|la|ese|esa|mas|ningun|ninguna|lo del?) ){0,2}(?:plazo|prorroga|tiempo|dias|nada)\b"
)
_CLAUSES = re.compile(r"[,.;:\n]")
_DAY = re.compile(r"\bhasta\b|\bmas\b")
# "…, dele lo que pidió", and nobody else: "dele a Rosa lo que pidió"
_AS_ASKED = re.compile(
    r"\b(?:d|conced|aprueb|dej)[ae]n?l[aeo] (?:(?:hasta|mejor|entonces|todo) ){0,2}"
    r"(?:(?:lo|la fecha|el dia|el plazo) (?:que|q)|como(?: lo)?) (?:(?:me|nos) )?"
    r"(?:pidio|pide|pedia|solicito)\b"
)
_TO_SOMEBODY = re.compile(r"\ba(?:l| la| el)? (?!ella\b|el\b|la\b)[a-z]{3}")
# "la 3.1 sí pásesela a planeación", after it was denied
_HANDS = re.compile(
    r"\bsi,? (?:que )?(?:se l[ao]s? )?(?:pas|mand|asign|entreg|traslad|d)[a-z]{0,6}(?:l[ao]s?)?\b"
)
_TELLS = re.compile(
    r"\b(?:va|van|vamos|iban?|llev\w{1,5}|avanc\w{1,3}|termin(?!ar\b)\w{1,5}|cumpl(?!ir\b)\w{1,5})\b"
)
# A word of every decision: without one nobody has to be asked who decides.
_SAYS_EITHER = re.compile(
    r"\b(?:si|no|ok|dale|listo|acuerdo|claro|bueno|tampoco|tambien|nada|nieg\w{1,6}|neg\w{1,8}"
    r"|conced\w{1,8}|aprueb\w{1,6}|aprob\w{1,8}|autori\w{1,8}|rechaz\w{1,8}|rechac\w{1,8}"
    r"|deneg\w{1,8}|deni\w{1,8}|acept\w{1,8}|otorg\w{1,8}|d(?:e|en)l\w{1,4})\b"
)


def last_word(text: str, known: Known) -> ReadRuling | None:
    """Return what a text decides at last of the one request of which it says something else first:
    "negar 1… no, espere, mejor concédala hasta el 8"; None for other texts."""
    for cut in _TAKES_BACK.finditer(text):
        first, last = text[: cut.start()], text[cut.end() :]
        before = find(put_in_order(first), known).each
        number = before[0].number if len(before) == 1 else None
        if number is None or number not in known.waiting or words.tells_of_work(last):
            continue
        named = find(put_in_order(last), known)
        said = named if named.each or named.unclear else of_the_shown(last, known, number)
        if (one := _alone(said)) is not None and one.number == number and one.grants is not None:
            return one
    return None


def _alone(said: Rulings) -> ReadRuling | None:
    """Return the one decision of which nothing is open."""
    open_ = said.unread or said.unclear or len(said.each) != 1
    return None if open_ else said.each[0]


def turns_round(text: str) -> bool:
    """Tell whether a text would have a decision otherwise and names none: "mejor niéguela"."""
    return words.names_none(without_reason(text)) or names_another_day(text)


def names_another_day(text: str) -> bool:
    """Tell whether a text gives another day and names no request: "no, mejor hasta el 12"."""
    return not words.A_REPORT.search(text) and _RATHER.fullmatch(bare_words(text)) is not None


def gives_as_asked(text: str) -> bool:
    """Tell whether a text gives what was asked for and names nobody: "dele lo que pidió"."""
    said = bare_words(text)
    return _AS_ASKED.search(said) is not None and _TO_SOMEBODY.search(said) is None


def denies_it(text: str) -> str | None:
    """Return the words beside a denial that stands as a clause and names no request: "mejor no, eso
    sí es de TIC, niéguela: ellos manejan las redes"; None for other texts."""
    if words.A_REPORT.search(text) or "¿" in text:
        return None
    parts = [one.strip() for one in _CLAUSES.split(text) if one.strip()]
    denials = [one for one in parts if words.names_none(one) and words.grants(one) is False]
    beside = [one for one in parts if one not in denials and not says_no(one)]
    if len(denials) != 1 or any(words.DECIDING.search(one) or words.holds(one) for one in beside):
        return None
    return without_courtesies(", ".join(beside))


def regrets(text: str) -> bool:
    """Tell whether a text has words with which one changes one's mind."""
    return _REGRETS.search(bare_words(text)) is not None


def leaves_as_before(text: str) -> bool:
    """Tell whether a text would have what was granted as it was before: "con la fecha de antes"."""
    return _AS_BEFORE.search(bare_words(text)) is not None


def turns(text: str, *, granted: bool) -> bool:
    """Tell whether a text decides the contrary of what was decided, `granted` or not, of whom or
    what it calls by other words than a number."""
    decides = words.DECIDING.search(text)
    denies = decides is not None and words.grants(text[: decides.end()]) is False
    denies = denies or _GIVES_NO_MORE.search(fold(text)) is not None
    if granted:
        return denies or leaves_as_before(text)
    return decides is not None and not denies and words.grants_at_last(text) is True


def decides_anew(text: str) -> bool:
    """Tell whether a text has a verb of a decision near its beginning, whatever stands before."""
    return _DECIDES.search(bare_words(text)) is not None


def tells_of_work(text: str) -> bool:
    """Tell whether a text reports or asks, and decides nothing."""
    return "%" in text or "?" in text or _TELLS.search(fold(text)) is not None


def may_decide(text: str) -> bool:
    """Tell whether a text has a word of a decision."""
    plain = bare_words(text)
    either = (_REGRETS, _DAY, _HANDS, _SAYS_EITHER, _AS_BEFORE)
    return any(one.search(plain) for one in either)


def is_regretted(text: str, number: int, code: str, *, granted: bool) -> bool:
    """Tell whether a text that names a decided request by its number or code would have it
    otherwise; `granted`: what was decided."""
    if tells_of_work(text):
        return False
    if regrets(text):
        return True
    grants = said_of(text, number, code)
    other_day = granted and grants is True and _DAY.search(fold(text)) is not None
    handed = not granted and _HANDS.search(fold(text)) is not None
    denied = granted and words.DECIDING.search(text) and words.grants_at_last(text) is False
    return bool(handed or other_day or denied) or grants is (not granted)
