"""What is said of another activity, or of all the rest, is no description of the one before it:
"la rampa va en 60. Los contratos publicados al día", "lo demás sigue igual", "hicimos el inventario
y mandamos el mapa". Pure.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation.subjects import titled_words
from bot.conversation.view import View
from bot.understanding.activities import WEAK, stem, verb_stem, words_of
from bot.understanding.clauses import SENTENCE
from bot.understanding.meaning import Ask, Intent, Meaning, Update, first_asked
from bot.understanding.parting.naming.called import headed_by
from bot.understanding.reading import read
from core.rules import WHOLE
from core.spanish import bare_words

_CLAUSE = re.compile(r"(?<=[,;])\s+|,?\s(?=[yY]\s(?:la|el|las|los|lo)\s)")
# Before the next of several deeds: "hicimos la capacitación y mandamos la carta".
_DEED = re.compile(
    r",?\s[ye]\s(?=(?:(?:ya|tambi[eé]n|se|nos|le|les|la|lo|las|los)\s){0,3}"
    r"[^\W\d_]{2,20}(?:amos|imos|aron|ieron)\b)",
    re.IGNORECASE,
)
_AS_BEFORE = re.compile(
    r"(?:(?:y|pero) )?(?P<what>(?:todo )?(?:(?:el|la|lo|los|las) )?[a-z ]{3,40}?)"
    r"(?:(?: (?:sigue|siguen|va|van|esta|estan|queda|quedan|continua|continuan|tambien)){0,2}"
    r" (?:igual|lo mismo|como estaban?|sin (?:cambios?|novedad|novedades))"
    # "Contratos sigue"
    r"|(?: tambien)? (?:sigue|siguen)(?: (?:asi|ahi|por ahora))?)"
)
_SEVERAL = 2
_THE_REST = re.compile(r"(?:todo )?(?:lo (?:demas|otro)|el resto)(?: de (?:las )?actividades)?")


def apart(meaning: Meaning, view: View, *, sentences: bool, asked: int | None = None) -> Meaning:
    """Return a report in which no description holds that another activity, or all the rest, is as
    it was: of the one that is an update, of the rest nothing. With `sentences` one that begins with
    a thing of another activity, which the text tells nothing else of, is an update of its own too;
    one that begins with a thing of the activity that is `asked` about is, whatever else is waited
    for.
    """
    if meaning.intent is not Intent.REPORT or meaning.codes:
        return meaning
    told = {view.id_of(one.code) for one in meaning.updates}
    found: list[Update] = []
    for one in meaning.updates:
        own, others = _parted(one, view, sentences=sentences, asked=asked)
        found += [own, *(other for other in others if view.id_of(other.code) not in told)]
    if tuple(found) == meaning.updates:
        return meaning
    return replace(meaning, updates=tuple(found), ask=first_asked(tuple(found)))


def beside(meaning: Meaning, view: View) -> tuple[Meaning, tuple[Update, ...]]:
    """Return a report without the sentences that begin with a thing of activities it says nothing
    else of, and what these sentences tell of them."""
    parted = apart(meaning, view, sentences=True)
    own = {one.code: one for one in meaning.updates}
    kept = {one.code: one for one in parted.updates if one.code in own}
    updates = tuple(kept.get(one.code, one) for one in meaning.updates)
    others = tuple(one for one in parted.updates if one.code not in own)
    return (replace(meaning, updates=updates), others) if others else (meaning, ())


def _parted(
    update: Update, view: View, *, sentences: bool, asked: int | None
) -> tuple[Update, list[Update]]:
    """Return an update without what its description says of others, and those others."""
    about = view.id_of(update.code)
    if about is None or not update.description:
        return update, []
    if (deeds := _deeds_apart(update, about, view)) is not None:
        return deeds
    kept, others, answered = list[str](), list[Update](), False
    for sentence in SENTENCE.split(update.description):
        other = _another(sentence, about, view) if sentences or asked is not None else None
        answers = other is not None and other == asked
        if other is not None and (answers or (sentences and _tells_of(sentence, other, view))):
            others += _told(sentence, other, view, answers=answers)
            answered = answered or answers
            continue
        clauses = _CLAUSE.split(sentence)
        same = [one for one in clauses if _stays(one, about, view)]
        others += [told for one in same for told in _told_as_before(one, about, view)]
        left = ", ".join(one for one in clauses if one not in same).strip(" ,;")
        kept.append(left if same else sentence)
    rest = " ".join(one for one in kept if one)
    if len(rest) == len(update.description):
        return update, []
    again = view.read_about(about, rest, view.today).updates if rest and answered else ()
    if len(again) == 1:  # its figure may have been read in what answers the question
        return replace(again[0], span=None), others
    return replace(update, description=_without_figure(rest, update, about, view)), others


def _deeds_apart(update: Update, about: int, view: View) -> tuple[Update, list[Update]] | None:
    """Return an account without a figure, without its deeds that name another activity each, and
    these; None where it is of one activity alone, or not each deed names one."""
    deeds = _DEED.split(update.description) if update.percent is None else []
    named = [view.named(one) for one in deeds]
    if len(deeds) < _SEVERAL or any(len(one) != 1 for one in named):
        return None
    own = " y ".join(one for one, of in zip(deeds, named, strict=True) if of == (about,))
    others = [(one, of[0]) for one, of in zip(deeds, named, strict=True) if of != (about,)]
    told = [
        _told(one, of, view, answers=False) for one, of in others if of is not None and of != about
    ]
    if not own or not told or len(told) < len(others) or not all(told):
        return None
    return replace(update, description=own), [one for some in told for one in some]


def _without_figure(rest: str, update: Update, about: int, view: View) -> str:
    """Return words without the figure alone, which is told beside them."""
    again = view.read_about(about, rest, view.today).updates if rest else ()
    same = len(again) == 1 and again[0].percent == update.percent is not None
    return again[0].description if same else rest


def _another(words: str, about: int, view: View) -> int | None:
    """Return the activity, not this one, by whose thing words begin."""
    context = replace(view.every(), reply_to=view.activities[about].code)
    return view.id_of(headed_by(read(words).norms, context))


def _tells_of(sentence: str, other: int, view: View) -> bool:
    """Tell whether a sentence can only be of the activity by whose thing it begins: a word of every
    plan, "los contratos", needs another word or the deed of its title beside it."""
    known, norms = view.activities[other], read(sentence).norms
    titled = titled_words(sentence, other, view)
    deeds = {verb_stem(norm) for norm in norms if norm.isalpha()}
    plainly = any(norm not in WEAK and stem(norm) in titled for norm in norms)
    return plainly or not deeds.isdisjoint(words_of(known.title, known.product).verbs)


def _stays(clause: str, about: int, view: View) -> bool:
    """Tell whether a clause says that the rest, or another activity, is as it was before."""
    found = _AS_BEFORE.fullmatch(bare_words(clause))
    if found is None:
        return False
    return _THE_REST.fullmatch(found["what"]) is not None or bool(
        _another(found["what"], about, view)
    )


def _told_as_before(clause: str, about: int, view: View) -> list[Update]:
    """Return that another activity is where it was, once a figure of it is known."""
    other = _another(clause, about, view)
    if other is None or view.percent(other) is None:
        return []
    (same,) = view.read_about(other, "sigue igual", view.today).updates
    return [replace(same, words=clause.strip(), span=None)]


def _told(sentence: str, other: int, view: View, *, answers: bool) -> list[Update]:
    """Return what a sentence tells of an activity; a new figure is asked about, unless it `answers`
    the question that is open."""
    told = view.read_about(other, sentence, view.today)
    if told.intent is not Intent.REPORT or len(told.updates) != 1:
        return []
    (one,) = told.updates
    anew = one.percent is not None and one.percent != view.percent(other)
    doubted = anew and not (answers and one.percent != WHOLE)
    return [replace(one, span=None, ask=one.ask or (Ask.CONFIRM if doubted else None))]
