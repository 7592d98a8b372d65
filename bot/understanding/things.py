"""Rule 13: a figure of a thing, "las fichas van en 35", that is of another activity's title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.understanding.activities import sounds_like, stem, words_of
from bot.understanding.meaning import Context, OtherActivity, PendingActivity
from bot.understanding.mentions import Mention
from bot.understanding.reading import Reading
from bot.understanding.wordlists import word_set

_THING = re.compile(
    r"(?:^|(?<= [.,;:?!¶] )|(?<= y ))(?:(?:y|e|pero|ahora|en cambio) )?"
    r"(?P<name>(?:(?:el|la|los|las) )?(?P<noun>[a-z]{4,})"
    r"(?: (?:de|del)(?: (?:la|las|los|el))? [a-z]{3,})?)"
    r"(?: (?:ya|tambien|si|:))?(?: (?:va|van|esta|estan|quedo|quedaron|sigue|siguen|lleva|llevan))?"
    r"(?: (?:ya|en|al|por|con|el|un|como|casi|:)){0,3} \d"
)

# Words that speak of the work as such, whatever it is: "el cumplimiento va en 60", "listo 100".
_OF_ANY_WORK = word_set(
    "vamos vemos listo lista listos listas sale salen quedo esta estan sigue lleva "
    "cumplimiento ejecucion porcentaje progreso desarrollo implementacion elaboracion realizacion "
    "trabajo tarea tareas obligacion compromiso indicador asunto estado total corte periodo"
)


def find_things(
    reading: Reading, context: Context, others: Sequence[OtherActivity]
) -> Iterator[Mention]:
    """Find what is said of a thing that stands in titles of others, or of several of hers, but not
    in that of the activity last spoken of; without codes where it has to be asked which of hers.

    Nothing where the message answered lists that activity: its things are that activity's.
    """
    subject = _subject(context)
    if subject is None or subject.is_answered:
        return
    rest = [one for one in context.pending if one is not subject]
    for found in _things(reading):
        said = [stem(word) for word in found["name"].split()]
        noun = stem(found["noun"])
        if any(_has(subject, one) for one in said):
            continue
        hers = [one.code for one in rest if _has(one, noun)]
        away = [one.code for one in others if _names(one.title, noun)]
        if len(hers) > 1 or (not hers and away and not any(_has(a, s) for a in rest for s in said)):
            first = reading.index(found.start("name"))
            last = reading.index(found.end("name") - 1) + 1
            yield Mention(first, last, () if hers else tuple(away), "words")


def is_of_another_of_hers(reading: Reading, context: Context) -> bool:
    """Tell whether a figure is told of a thing of hers that the activity last spoken of has not."""
    subject = _subject(context)
    if subject is None or subject.is_answered:
        return False
    nouns = [stem(found["noun"]) for found in _things(reading)]
    rest = [one for one in context.pending if one is not subject]
    return any(not _has(subject, noun) and any(_has(a, noun) for a in rest) for noun in nouns)


def _things(reading: Reading) -> list[re.Match[str]]:
    found = _THING.finditer(reading.plain)
    return [one for one in found if one["noun"] not in _OF_ANY_WORK]


def _subject(context: Context) -> PendingActivity | None:
    """Return the activity that is meant where none is named, None where nothing says so."""
    if len(context.pending) == 1:
        return context.pending[0]
    return next((one for one in context.pending if one.code == context.reply_to), None)


def _has(activity: PendingActivity, said: str) -> bool:
    words = words_of(activity.title, activity.product)
    return sounds_like(said, words.terms | words.deeds) is not None


def _names(title: str, noun: str) -> bool:
    """Tell whether a noun tells a title from others: not "informe", nor "plan"."""
    words = words_of(title, "")
    return noun in words.terms - words.common
