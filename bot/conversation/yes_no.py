"""Yes and no in any wording, as answers to a question that waits for one."""

from __future__ import annotations

import re
from collections.abc import Callable

from core.spanish import bare_words

LONGEST = 60  # a yes is short; longer texts would also make the patterns slow

_ADDRESS = r"señor|señora|señorita|doctora?|ingenier[oa]|por favor|porfa|gracias|muchas gracias"
_YES = (
    r"si+p?|claro(?: que si)?|correcto|correctisimo|exacto|exactamente|de acuerdo|confirm[oa]"
    r"|confirmado|confirmamos|ok|okay|oka|okey|vale|listo|d[ae]le|de una|asi es|asi esta bien"
    r"|esta bien|por supuesto|desde luego|afirmativo|eso es|eso|aja|hagale|registrelo"
    r"|registre(?: eso)?|guardelo|perfecto|bueno|es correcto|es cierto|tal cual|1"
)
_BESIDE_YES = rf"{_ADDRESS}|sin duda|esa es|esa cifra|la cifra|con esa cifra|asi|claro|sera|es|pues"
_NO = (
    r"no+|(?:todavia|aun|por ahora) no|nop|nones|negativo|incorrecto|para nada|mejor no"
    r"|de ninguna manera|esta mal|es un error|nada|ninguna?"
    r"|ninguna de (?:esas|ellas|las anteriores)|2"
)
_CANCEL = (
    r"cancel(?:ar|e|elo|emos)|dejel[oa] asi|deje asi|olvidel[oa]|no registre(?: nada)?"
    r"|no l[oa] registre|no l[oa] guarde|no l[oa] haga"
)
_BESIDE_NO = (
    rf"{_ADDRESS}|es correcto|es asi|es esa|es cierto|es|aun|todavia|asi|esta bien|de esas|de ellas"
)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("ñ", "n"))


_SAYS_YES = _words(rf"(?:{_YES})(?: (?:{_YES}|{_BESIDE_YES}))*")
_SAYS_NO = _words(rf"(?:{_NO}|{_CANCEL})(?: (?:{_NO}|{_CANCEL}|{_BESIDE_NO}))*")
_AGREES = _words(
    r"(?:si+p?|claro|d[ae]le|hagale|por supuesto|desde luego|afirmativo|asi es|de una)\b.{0,60}"
)
_CANCELS = _words(
    rf"(?:(?:no|mejor|por favor) )*(?:no|mejor no|{_CANCEL})(?: (?:{_CANCEL}|{_BESIDE_NO}))*"
)
_YES_AND_MORE = re.compile(
    r"\s*+s[ií]++(?:\s*+[,.;:])?\s++(?=\w)(?!pero\b)(?P<more>.+)", re.IGNORECASE | re.DOTALL
)
_THUMB_UP = re.compile("\\s*(?:[👍👌✅✔][\U0001f3fb-\U0001f3ff\ufe0f]*\\s*)+")
_THUMB_DOWN = re.compile("\\s*(?:[👎❌✖][\U0001f3fb-\U0001f3ff\ufe0f]*\\s*)+")
# Not the points of "4.1".
_JOINT = re.compile(r"(?:[,.;:!](?=\s)|\n)\s*+(?:y\s++)?|(?<!\s)\s++y\s++", re.IGNORECASE)
_NEGATION = re.compile(r"\bno\b")


def says_yes(text: str) -> bool:
    """Tell whether the whole text is a yes: "Sí, señora, es correcto"; not "sí, pero van 50"."""
    return _is(_SAYS_YES, text) or _THUMB_UP.fullmatch(text) is not None


def agrees(text: str) -> bool:
    """Tell whether the whole text is a yes that cannot be a mere "ok": "sí, hágale", "dele"."""
    return says_yes(text) and _AGREES.fullmatch(bare_words(text)) is not None


def says_no(text: str) -> bool:
    """Tell whether the whole text is a no, or wants nothing written: "no, gracias", "cancelar"."""
    return _is(_SAYS_NO, text) or _THUMB_DOWN.fullmatch(text) is not None


def cancels(text: str) -> bool:
    """Tell whether the text ends a question for a figure; "nada" and "2" may be figures there."""
    return _is(_CANCELS, text)


def denies(text: str) -> bool:
    """Tell whether there is a "no" anywhere in the text."""
    return _NEGATION.search(bare_words(text)) is not None


def reason_after_yes(text: str) -> str:
    """Return what follows a leading "sí": "sí, porque…" gives "porque…"; else nothing."""
    found = _YES_AND_MORE.fullmatch(text)
    return found["more"].strip() if found else ""


def after_words(text: str, are_they: Callable[[str], bool]) -> str:
    """Return what follows the words with which a text begins: after "sí, pedirlo" in "sí, pedirlo.
    La 4.1 va en 80". Nothing where it begins with others."""
    rest = ""
    for joint in _JOINT.finditer(text, 0, LONGEST):
        if are_they(text[: joint.start()]):
            rest = text[joint.end() :].strip()
    return rest


def _is(pattern: re.Pattern[str], text: str) -> bool:
    return len(text) <= LONGEST and pattern.fullmatch(bare_words(text)) is not None
