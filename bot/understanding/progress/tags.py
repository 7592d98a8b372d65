"""A report that asks whether it is so: "eso ya quedó, ¿cierto?", "¿como cuánto es, 30?", "si ya
publicó póngale 100". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.meaning import Ask, ReadReport, Status, Update
from bot.understanding.progress.done import is_hindered
from bot.understanding.progress.done_words import GIVEN
from bot.understanding.reading import any_phrase, read

_TAG = re.compile(
    r"(?<!\S)(?:[,;] (?:(?:cierto|verdad|o no|no es (?:cierto|verdad|asi)) ?\??"
    r"|(?:no|si|correcto|eh|o que|o todavia no) ?\?)"
    r"|¿? ?(?:cierto|verdad|o no|no) ?\?) *\Z"
)

# The figure itself is asked: "eso como cuánto es, 30?", "le pongo 60?", "¿va en 60 %?".
_FIGURE = re.compile(
    r"(?:(?<=[.,;:¿])|\A)(?P<asked>[^.,;:¿?]{0,60}\b(?:cu[aá]nto|qu[eé]\sporcentaje|ser[aá]n?|ser[ií]an?|pongo"
    r"|ponemos|digamos|le\sparece|est[aá]\sbien|puede\sser|podr[ií]a\sser)\b(?:[^.;:¿?]|\.\d){0,40}[,\s])"
    r"(?:(?:un|unos|como|el|en)\s){0,2}\d{1,3}\s?(?:%|por\sciento)?(?:\s(?:a|en)\sl[ao]\s\d[\d.]{0,8})?[^.;?\d]{0,25}\?\W{0,3}\Z",
    re.IGNORECASE,
)
# "si ya publicó póngale 100": whether it is so, she does not know. "sí, ya publicó" says it.
_ON_CONDITION = re.compile(
    r"(?:\A|[.,;!?\n]\s{0,3}|\b(?:y|pero|entonces|o)\s)si\s(?!señor|claro)(?:(?:es\sque|ya|la|lo|se|me|nos|le|ella|[eé]l|ellos)\s){0,3}"
    r"(?:[a-zñáéíóú]{2,12}\s){0,2}[a-zñ]{2,12}(?:[oó]|aron|ieron|a|an|e|en)\b[^.;?]{0,60}?[\s,]"
    r"(?:p[oó]nga|reg[ií]str|an[oó]t|d[eé]j[ae]|m[aá]rqu|ci[eé]rr|ap[uú]nt|s[uú]b)[a-zñ]{0,6}\b",
    re.IGNORECASE,
)
# "pero no la registre todavía", "no lo ponga hasta que Marta revise"
_NOT_YET_PUT = re.compile(
    r"(?:(?:\A|[.,;]\s{0,3}|\s)(?:y|pero)\s|[.,;]\s{0,3}|\A)(?:(?:todav[ií]a|a[uú]n|por\sahora)\s)?no\s(?:me\s|nos\s)?(?:l[aeo]s?\s)?"
    r"(?:p[oó]nga|reg[ií]str|an[oó]t|ap[uú]nt|gu[aá]rd|act[uú]al[ií]c)[a-zñ]{0,4}(?:l[ao]s?)?\b"
    r"(?:\s(?:todav[ií]a|a[uú]n|por\sahora|hasta)\b[^.;?]{0,60}|(?<=[a-z])(?=\W*\Z))",
    re.IGNORECASE,
)
_CODED = re.compile(r"\A\W{0,3}(?:la\s)?\d[\d.]{0,8}\s")
_ONLY_A_TAG = re.compile(r"(?:cierto|verdad|no|o no|sí|si|correcto)\W{0,3}", re.IGNORECASE)


def is_tagged(plain: str) -> bool:
    """Tell whether the last words of a text ask for a yes to the others."""
    found = _TAG.search(plain)
    return found is not None and bool(plain[: found.start()].strip(" ¿,;"))


def is_not_to_be_put_yet(text: str) -> bool:
    """Tell whether a text says to put down nothing for now: "pero no la registre todavía"."""
    return _NOT_YET_PUT.search(text) is not None


# "la 5.4 la termino el 16", "el 16 la terminamos", on the 12th: what she sets herself, unless it is
# spelled "terminó".
_PROMISES = (
    r"(?:(?:la|lo|las|los)\s[a-zñ]{3,20}(?:o|[aei]mos)"
    r"|(?:termin|entreg|cerr|public|finaliz|culmin|complet)amos)"
)
_TO_COME = re.compile(
    rf"\b{_PROMISES}\s(?:a m[aá]s tardar\s|para\s)?el\s(?:d[ií]a\s)?"
    r"(?P<day>\d{1,2})\b(?!\sde\b|[\d/.%]|\s%)"
    rf"|\bel\s(?:d[ií]a\s)?(?P<before>\d{{1,2}})\s{_PROMISES}\b",
    re.IGNORECASE,
)


# "100 cuando firmen", "apenas firmen queda en 100", "100 menos la firma": what it will be then.
_BEFOREHAND = r"(?:apenas|cuando|en cuanto|tan pronto(?: como)?|una vez)"
_HAPPENS = (
    r"(?:(?:ya|me|nos|se|lo|la|le|les) ){0,3}(?!(?:fue|hace|tiene|viene|hubo)(?!\S))"
    r"[a-z]{2,}(?:en?|an|[ae]mos)(?<!aban)(?<!ian)(?!\S)"
)
_IT_IS_THEN = (
    r"(?:ya )?(?:quedan?|quedaria|quedamos|estaria|estamos|seria|pasa|pasamos|llega|llegamos"
    r"|llegaria|cumplimos|cierra|cerramos|sube|subimos)(?: (?:en|al?|con|el|un)){0,2} \d"
)
_THEN = any_phrase(
    rf"\d{{1,3}}(?: %)? {_BEFOREHAND} {_HAPPENS}",
    r"\d{1,3}(?: %)? si (?:(?:me|nos|se|lo|la|le|les) )?(?:firm|aprueb|d|lleg|entreg|sal|public|pag"
    r"|contrat|autoriz|respond|revis|confirm)[ae]n?",
    r"100(?: %)? menos (?:el|la|los|las|un|una|que) [a-z]{3,}",
    rf"{_BEFOREHAND} {_HAPPENS}(?: [^ .;¶]+){{0,8}}? {_IT_IS_THEN}\d{{0,2}}",
    # "si la 1.2 se da por cumplida me avisa"
    rf"(?:si|{_BEFOREHAND})(?: [^ ;¶]+){{1,12}}?"
    r" (?:me|nos) (?:avisa|cuenta|dice|confirma|informa)n?(?! que)(?!\S)",
    r"con (?:la|el|las|los|esa|ese) (?:firma|publicacion|aprobacion|acta|visto bueno|expedicion)s?"
    rf"(?: [^ .;,¶]+){{0,5}}? {_IT_IS_THEN}\d{{0,2}}",
)
_EVERY = re.compile(r"(?<!\S)tod[ao]s?(?!\S)")  # "todas en 100 menos la rampa"


def on_condition(update: Update, told: ReadReport) -> Update:
    """Ask for the figure of what is told only for the case, or the time, that something happens."""
    if update.percent is None or update.ask is not None:
        return update
    plain = read(told.told_of(update)).plain
    then = _THEN.search(plain) is not None and _EVERY.search(plain) is None
    return update.with_figure_asked() if then else update


def still_to_come(update: Update, told: ReadReport) -> Update:
    """Ask whether that is done which may only be planned for a later day of the month."""
    found = _TO_COME.search(told.text)
    day = 0 if found is None else int(found["day"] or found["before"])
    later = day > told.today.day
    said = update.status is Status.DONE and update.ask is None
    planned = later and said and found is not None and found[0] in update.description
    return replace(update, ask=Ask.CONFIRM) if planned else update


def done_but_for_a_step(update: Update, told: ReadReport) -> Update:
    """Ask for the figure of what is called done, by no figure, beside a step that is left:
    "publicado, pendiente acta". A part may be done while others lack theirs."""
    part = any(one.supports and one.code == update.code for one in told.context.pending)
    return update.with_figure_asked() if not part and _is_left(update) else update


def _is_left(update: Update) -> bool:
    said, told = read(update.words).plain, read(update.description).plain
    done = update.status is Status.DONE and not any(map(str.isdigit, said))
    return done and not update.outright and GIVEN.search(told) is None and is_hindered(told)


def tagged(update: Update, told: ReadReport) -> Update:
    """Ask about all that its own last words ask, or that is to be recorded only if something is
    so."""
    figure = _FIGURE.search(told.text)
    condition = _ON_CONDITION.search(told.text) or _NOT_YET_PUT.search(told.text)
    asks = figure or condition or is_tagged(read(told.text).plain)
    if not asks or not update.definite or update.ask not in (None, Ask.CONFIRM):
        return update
    aside = [one[0] for one in (condition,) if one] + [one["asked"] for one in (figure,) if one]
    return replace(update, ask=Ask.CONFIRM, description=_without(update.description, aside))


def _without(words: str, aside: Sequence[str]) -> str:
    """Return words about the work without what asks: a tag, a figure or a condition."""
    for one in aside:
        first, *_ = words.partition(_CODED.sub("", one).strip(" .,;?"))
        words = first.strip(" .,;")
    return _untagged(words)


def _untagged(words: str) -> str:
    return "" if _ONLY_A_TAG.fullmatch(words) else words
