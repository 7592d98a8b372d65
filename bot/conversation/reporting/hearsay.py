"""What somebody else told of an activity that her office only supports, or that it only supports
that one, is no part of hers. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation.view import View
from bot.understanding.meaning import Ask, Intent, Meaning, Update, first_asked
from bot.understanding.progress.done import calls
from bot.understanding.progress.own_part import own_words
from bot.understanding.reading import read

# "nelson el de gobierno me dijo que", "dice Pedro que"; not "les dije que".
_TOLD = re.compile(
    r"(?:(?<!\S)(?:el|la|los)? ?de (?:la )?(?P<office>[a-z]{3,20}(?: [a-z]{2,20}){0,3}?) )?"
    r"(?<!\S)(?:(?:me|nos) (?:dijo|dice|dijeron|dicen|conto|cuentan?|comento|comentan?|informo"
    r"|informan?|aviso|avisan?|confirmo|confirman?|escribio|contaron|comentaron|informaron"
    r"|avisaron|confirmaron)|dijo|dice|dijeron|dicen)(?: [a-z]{2,15}){0,3}? que(?!\S)"
)
# "pero eso lo reporta ella", "la informa nelson", "lo reportan ellos": whose account it is
_REPORTS = (
    r"(?:report|inform|actualiz|respond)(?:an?|en?|aran?|eran?)|sub(?:e|en|iran?)"
    r"|va a (?:reportar|informar|actualizar)"
)
_SHE_REPORTS = re.compile(
    r"(?:(?<!\S)(?:pero|aunque|y|igual|ojo|eso si) )?(?:(?<!\S)(?:eso|es[ae]|esta) )?"
    rf"(?<!\S)(?<!que )l[oa]s? (?:{_REPORTS}) (?:directamente |manana |luego )?"
    r"(?:ell[ao]s?|el(?! \d| @| \w)|usted(?:es)?|(?!el |la |l[ao]s |que |en |un[ao]? |con |como )"
    r"[a-z]{3,15})(?: (?:mism[oa]s?|manana|luego|despues|directamente)){0,2}(?!\S)"
    r"|(?<!\S)(?:pero |aunque |y )?(?:ell[ao]s?|el) (?:mism[oa]s? )?(?:es|son) (?:la|el|l[ao]s) que"
    rf" (?:l[oa]s? )?(?:{_REPORTS})(?!\S)"
    rf"|(?<!\S)(?:pero |aunque |y )?(?:ell[ao]s?|el) l[oa]s? (?:{_REPORTS})(?!\S)"
)
_OF_ANOTHER = re.compile(r"\d|@|(?<!\S)(?:l[ao]s? del?|apoy[a-z]{1,5})(?!\S)")
_NAMED = re.compile(r"\d|@")
_OURS = re.compile(r"(?<!\S)(?:nosotr[oa]s|nuestr[oa]s?|[a-z]{3,12}[ai]mos)(?!\S)")
_COUNTED = re.compile(r"(?<![\d.])\d+(?![\d.])")  # and no code
# "yo solo apoyo, eso lo reporta salud", "de esa no sé nada"
_NOT_HERS_TO_TELL = re.compile(
    r"(?<!\S)(?:(?:solo|solamente|unicamente|nada mas) (?:(?:la|lo|los|las|les) )?"
    r"(?:apoyo|apoyamos|acompano|acompanamos|presto|prestamos|ayudo|ayudamos|somos apoyo)"
    r"|(?:eso|esa|la|lo) (?:lo |la )?(?:reporta|responde|informa|lleva|lidera)n? (?!que)[a-z]+"
    r"|no (?:se|sabemos|tengo|tenemos) (?:nada|informacion|idea|conocimiento|datos?|noticias?)"
    r"|ni idea|desconozco|desconocemos)(?!\S)"
)


def that_she_only_supports(meaning: Meaning, view: View) -> Meaning:
    """Return a report of several without those that only say that she supports an activity, or
    knows nothing of it: nothing is to be asked of that one."""
    if meaning.intent is not Intent.REPORT:
        return meaning
    kept = tuple(one for one in meaning.updates if not _tells_none(one, view))
    if not kept or kept == meaning.updates:
        return meaning
    return replace(meaning, updates=kept, ask=first_asked(kept))


def _tells_none(update: Update, view: View) -> bool:
    about, said = view.id_of(update.code), read(update.description).plain
    nothing = about in view.supported and update.percent is None and not _COUNTED.search(said)
    return nothing and _NOT_HERS_TO_TELL.search(said) is not None


def of_others(meaning: Meaning, text: str, view: View) -> Meaning:
    """Return a report without what another told of activities that her office supports: whose they
    are is said, and her words can be passed on. What that one reports of hers is asked about."""
    meaning = _reported_by_them(meaning, text)
    found = _TOLD.search(read(text).plain) if meaning.intent is Intent.REPORT else None
    if found is None or _NAMED.search(found.string, 0, found.start()):
        return meaning
    ids = [(one, view.id_of(one.code)) for one in meaning.updates]
    away = [
        one.code or ""
        for one, about in ids
        if about is not None and about in view.supported and not _is_hers(found, text, about, view)
    ]
    if not away:
        return meaning
    kept = tuple(one for one, about in ids if about is not None and one.code not in away)
    codes = tuple(dict.fromkeys((*meaning.codes, *away)))
    if kept:
        return replace(meaning, updates=kept, codes=codes)
    return Meaning(Intent.ELSEWHERE, codes=codes, rule="21 told by others", words=text)


def _reported_by_them(meaning: Meaning, text: str) -> Meaning:
    """Return a report with the figure asked about of which a text says that somebody else reports
    it: the last one before that."""
    reading = read(text)
    found = _SHE_REPORTS.search(reading.plain) if meaning.intent is Intent.REPORT else None
    if found is None:
        return meaning
    at = reading.tokens[reading.index(found.end() - 1)].start
    told = [
        (one.span, one)
        for one in meaning.updates
        if one.percent is not None and one.span is not None and one.span[0] < at
    ]
    if not told:
        return meaning
    (_, end), meant = max(told, key=lambda one: one[0])
    if _OF_ANOTHER.search(read(text[end:at]).plain):
        return meaning
    asked = replace(meant, ask=meant.ask or Ask.CONFIRM)
    updates = tuple(asked if one is meant else one for one in meaning.updates)
    return replace(meaning, updates=updates, ask=first_asked(updates))


def _is_hers(found: re.Match[str], text: str, activity_id: int, view: View) -> bool:
    """Tell whether somebody of her own office told it, or a text tells of her part."""
    office, reading = view.activities[activity_id].supports, read(text)
    behind = reading.plain[found.end() :]
    told = found["office"]
    ours = own_words(reading, office) is not None or _OURS.search(behind) is not None
    return ours or (told is not None and calls(told, office))
