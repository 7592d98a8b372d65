"""Words that are read as of the activity that is asked about, or answered, while they call another
one by its title: "los de la ventanilla no alcanzan" under a question about the carta. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.conversation.among import read_about, read_open_ones
from bot.conversation.subjects import is_coded
from bot.conversation.view import View
from bot.understanding.activities import ActivityWords, stem, verb_stem, words_of
from bot.understanding.captions import without_papers
from bot.understanding.meaning import REQUESTS, Ask, Intent, Meaning, first_asked
from bot.understanding.parting.naming.names import may_name
from bot.understanding.wordlists import word_set

# "se aplicó en las tres veredas", "estamos en pruebas": where, not what
_OF_A_PLACE = re.compile(r"(?<!\S)(?P<en>en)(?: l[ao]s(?: \d{1,3})?)? [a-z]+")
# "40, con los de salud ya se habló" is of the one that is asked about
_FIGURE_FIRST = re.compile(r"(?:\S+ ){0,3}?\d{1,3}(?: (?:%|por ciento))?(?: [,.;:]| *$)")
# Nouns of every plan that call one in the plural, where its title is about them: "Publicar los
# contratos …"; not what every work has, "las acciones", "los soportes".
_SEVERAL = word_set("contratos contratistas lideres oficinas dependencias")
# "el de los contratos", "faltan los contratos": of something else
_OF_A_THING = word_set("de del con para por en sin falta faltan faltaron")
# "capacitamos a los veedores": what was done is the deed of a title
_WAS_DONE = re.compile(r"[a-z]{3,}(?:[ai]mos|aron|ieron)")
# Deeds of every work, whatever it is.
_DEEDS_OF_ANY = frozenset(
    map(
        verb_stem,
        word_set(
            "realizar elaborar hacer efectuar implementar definir ejecutar desarrollar llevar dar "
            "publicar actualizar socializar adoptar divulgar revisar entregar enviar aprobar "
            "presentar aplicar formular disenar adelantar gestionar coordinar reportar registrar "
            "contratar convocar iniciar terminar ajustar reunir consolidar solicitar"
        ),
    )
)
_DEED = "~"  # before the root of a deed: it is no noun
# "esa ya la terminamos, los contratos también": of the one that was spoken of too
_POINTS_BACK = re.compile(
    r"(?<!\S)(?:es[ae]|la misma|el mismo)"
    r"(?= (?:[.,;:]|ya|si|no|va|vamos|l[ao]|tambien|quedo|queda|esta|sigue|es)(?!\S)| *$)"
)
_SIGNS = frozenset(",.;:")
_TOPIC = 3  # words before the one that a text is about: "lo de los veedores ya …"
_SURE = 2  # words of its title
_OPENS = 9  # words within which one word of a title says of what a text is


@dataclass(frozen=True, slots=True)
class _Called:
    """The one other activity that a text calls; `sure`: by more than a word."""

    activity_id: int
    sure: bool


def of_the_named(meaning: Meaning, text: str, subject: int | None, view: View) -> Meaning:
    """Return what a text means that was read as of the `subject`, calls that by no word of its
    title, or only behind a sign, and one other open activity by words that no third one has: as of
    that one, to be confirmed where it is a word alone."""
    if subject is None or _told(meaning, view) != {subject} or is_coded(text, subject, view):
        return meaning
    figured = any(one.percent is not None for one in meaning.updates)
    called = _called(text, subject, view, deeds=figured)
    if called is None:
        return meaning
    again = read_about(text, view, called.activity_id)
    is_it = again.intent is meaning.intent and _told(again, view) == {called.activity_id}
    if not is_it:
        return meaning
    return again if called.sure else _to_be_confirmed(again)


def of_others_alone(meaning: Meaning, text: str, subject: int | None, view: View) -> Meaning:
    """Return what a report means that tells nothing of the `subject`, read as if that had not been
    asked about, where it then tells the same and of more: "los veedores ya quedaron, la carta
    también"."""
    told = _told(meaning, view)
    if meaning.intent is not Intent.REPORT or subject is None or not told or subject in told:
        return meaning
    again = read_open_ones(text, view)
    now = {(one.code, one.percent) for one in again.updates}
    same = {(one.code, one.percent) for one in meaning.updates} < now
    return again if same and {None, subject}.isdisjoint(_told(again, view)) else meaning


def _to_be_confirmed(meaning: Meaning) -> Meaning:
    """Return a report whose figures want a yes; a request shows of what it is before it is made."""
    told = tuple(
        one if one.percent is None else replace(one, ask=Ask.CONFIRM) for one in meaning.updates
    )
    return replace(meaning, updates=told, ask=first_asked(told) or meaning.ask)


def _told(meaning: Meaning, view: View) -> set[int | None]:
    """Return the activities that a report tells of, or that a request is for."""
    if meaning.also:
        return set()
    if meaning.intent is Intent.REPORT and not meaning.codes:
        return {view.id_of(one.code) for one in meaning.updates}
    return {view.id_of(one) for one in meaning.codes} if meaning.intent in REQUESTS else set()


def _called(text: str, subject: int, view: View, *, deeds: bool) -> _Called | None:
    """Return the one other activity that a text calls; by what was done alone only with `deeds`:
    a deed without a figure goes on with what was told."""
    words = _OF_A_PLACE.sub(lambda place: place["en"], without_papers(text, _SEVERAL))
    said = _said(words, deeds=deeds)
    found = {one: said.keys() & _own(one, view) for one in view.open_ids if one in view.activities}
    named = [one for one, own in found.items() if own and one != subject]
    if len(named) != 1 or _POINTS_BACK.search(words) is not None:
        return None
    (other,) = named
    at = min(said[term] for term in found[other])
    of_it = [said[term] for term in said.keys() & _terms(subject, view)]
    if of_it and (at > _TOPIC or _SIGNS.isdisjoint(words.split()[at : min(of_it)])):
        return None
    sure = not of_it and len(said.keys() & _terms(other, view)) >= _SURE
    opens = at < _OPENS and not _FIGURE_FIRST.match(words)
    return _Called(other, sure) if sure or opens else None


def _said(words: str, *, deeds: bool) -> dict[str, int]:
    """Return where each stem of a text stands that may name an activity: nouns of every plan in the
    plural alone, "los contratos", and with `deeds` what was done."""
    said, each = dict[str, int](), words.split()
    for at, one in enumerate(each):
        several = one in _SEVERAL and _OF_A_THING.isdisjoint(each[max(0, at - 2) : at])
        if may_name(one) or several:
            said.setdefault(stem(one), at)
        if deeds and _WAS_DONE.fullmatch(one):
            said.setdefault(f"{_DEED}{verb_stem(one)}", at)
    return said


def _own(activity_id: int, view: View) -> frozenset[str]:
    """Return the words that no other activity of hers has; what its goal counts several of is one
    of them, be it a common word."""
    words, several = _words(activity_id, view), (view.activities[activity_id].planned or 0) > 1
    own = (_terms(activity_id, view) - words.common) | (words.counted if several else frozenset())
    own |= words.heads - words.terms
    return own.difference(*(_terms(one, view) for one in view.activities if one != activity_id))


def _terms(activity_id: int, view: View) -> frozenset[str]:
    words = _words(activity_id, view)
    done = {f"{_DEED}{one}" for one in words.verbs - _DEEDS_OF_ANY}
    return words.terms | words.deeds | words.heads | done


def _words(activity_id: int, view: View) -> ActivityWords:
    known = view.activities[activity_id]
    return words_of(known.title, known.product)
