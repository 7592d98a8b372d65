"""A figure that corrects the one reported last: "me equivoqué, eran 130 hojas" of 200.

It keeps the words that were said with the wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from sqlalchemy import select

from bot.conversation import thread
from bot.conversation.correcting.corrected_count import (
    as_replaced,
    confirmed,
    figure_of,
    may_count,
    of_how_many,
    recounted,
    settled,
)
from bot.conversation.heard import Read
from bot.conversation.reporting import chains
from bot.conversation.reporting.wording import COUNT, fitting, without_counts
from bot.conversation.subjects import is_called, is_coded
from bot.conversation.turn import Turn
from bot.conversation.view import Moving, View
from bot.understanding.correcting.corrected_day import corrected_day, names_a_day
from bot.understanding.correcting.correction import (
    HOW_MANY,
    MISTAKEN,
    ORDERED_FIGURE,
    find_correction,
    find_denied,
    is_correction,
    is_of_a_former,
)
from bot.understanding.correcting.exchanged import find_exchanged, find_judged, is_swapped
from bot.understanding.correcting.retracted import without_retracted
from bot.understanding.framing.record_words import was_not_to_be_undone
from bot.understanding.meaning import Intent, Meaning, Update
from bot.understanding.progress.outcome import BARE_COUNT
from bot.understanding.reading import read
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import ADDRESSED
from core.rules import WHOLE
from core.spanish import fold, sentences
from models.progress import ProgressReport, Retraction

_MAY_CORRECT = frozenset({Intent.REPORT, Intent.UNDO, Intent.UNCLEAR})
# "no, 45", "perdón, es 45 %", "sí pero 15": nothing but the figure that it is.
_BARE = re.compile(
    r"(?:(?:(?:si(?: ,)? )?pero|h?ay|uy|ah|no|nop|perdon|perdone|disculpe|que pena|mentiras?)"
    r"(?: [,.:])? ){1,3}"
    r"(?:(?:es|era|son|eran|va|van|vamos|digo|en|al|el|un) ){0,4}"
    r"(?P<count>\d{1,3}(?:\.\d{1,2})?)(?P<sign> (?:%|por ciento))?"
    rf"(?: (?:[.,!]|{MISTAKEN}|perdone?|disculp[ea]|que pena|(?:mi )?error(?: mio)?))*"
)
_ORDERED = re.compile(
    rf"(?:(?:y|no|pues|entonces|bueno|mejor|{ADDRESSED})(?: ,)? ){{0,3}}{ORDERED_FIGURE}"
    r" (?:el |un )?(?P<count>\d{1,3}(?:\.\d{1,2})?)(?: (?:%|por ciento))?"
    r" (?:al?|en|para) (?P<whose>(?:(?:la|lo|el|de|las|los) ){0,3}\S.{0,60}?)"
    rf"(?: [,.!]| (?:{ADDRESSED})){{0,3}}"
)
_OF_SO_MANY = re.compile(
    r"(?P<count>\d{1,6}) (?:[a-z]{2,20} ){0,3}de (?:l[oa]s )?(?P<whole>\d{1,6})(?!\S)"
)
# "no, 8 de 20 es el 40 no el 20": no word of the work.
_ONLY_FIGURES = re.compile(
    rf"(?:(?:no|perdon|{ADDRESSED})(?: ,)? ){{1,3}}(?:\d{{1,6}} de (?:l[ao]s )?\d{{1,6}} )?"
    r"(?:es|son)(?: (?:el|un))? \d{1,3}(?: %)?(?: ,)?(?: y)? no"
    r" (?:(?:el|un) )?\d{1,3}(?: %)?(?: [.!])*"
)
# "yo no dije 50, dije que no alcanza la plata. Eso sigue en 10"
_WHAT_SHE_SAID = re.compile(
    r"\b(?:dije|puse|report[eé]) que (?P<words>[^.,;\d\n]{4,200}?) ?[.,;]", re.IGNORECASE
)
_REMEMBERED_FOR = timedelta(days=3)
# "perdón, son 4, el de la vereda no": the words behind the figure.
_BEHIND = re.compile(
    r"(?P<head>[^\d\n]{1,40}\d{1,6}(?: [^\W\d]{2,20}){0,3})(?:[,.;]| y)"
    r" (?P<words>\S{1,30} \D{3,300})"
)


def as_corrected(
    meaning: Meaning, text: str, subject: int | None, view: View, asked: str = ""
) -> Meaning:
    """Return what a correction means that names only how many: of as many as there were before, or
    in the words that are `asked` about.

    Whatever else a text says it means as it was read.
    """
    subject = _named_of_the_last(text, view) if subject is None else subject
    anew = (
        as_exchanged(text, view)
        or _as_judged(text, subject, view)
        or _as_denied(text, subject, view)
        or _as_ordered(text, view)
        or as_replaced(text, subject, view, asked)
        or _with_its_words(text, subject, view)
    )
    if anew is not None:
        return anew
    return _counted(settled(meaning, view), text, subject, view, asked)


def _named_of_the_last(text: str, view: View) -> int | None:
    """Return the only activity of the last report that a text names, where it names no other."""
    named = {*view.named(text)}
    last = () if view.last is None else view.last.activities
    return next(iter(named)) if len(named) == 1 and named <= {*last} else None


def as_many(
    meaning: Meaning, text: str, subject: int | None, view: View, asked: str = ""
) -> Meaning | None:
    """Return what a text means that tells how many, "son 70", of as many as the last report counted
    or the words that are `asked` about; None where it tells another figure, or no count stood."""
    plain = read(text).plain
    found = HOW_MANY.search(plain) or _BARE.fullmatch(plain.strip())
    about = _told(meaning, view) if subject is None else subject
    if about is None or found is None or not _may_be_a_count(meaning, found):
        return None
    whole = of_how_many(about, view, asked)
    if whole is None or float(found["count"]) > whole:
        return None
    return figure_of(f"{found['count']} de {whole}", text, about, view)


def _counted(meaning: Meaning, text: str, subject: int | None, view: View, asked: str) -> Meaning:
    """Return what a correction means that tells a number and nothing else, of as many as before."""
    counted = as_many(meaning, text, subject, view, asked)
    bare = _BARE.fullmatch(read(text).plain.strip())
    asked_so = any(one.rule == BARE_COUNT for one in meaning.updates)
    if counted is not None or subject is None or bare is None or asked_so:
        return counted or meaning
    if not _may_be_a_count(meaning, bare):
        return meaning
    return _figure(bare, text, subject, view) or meaning


def _may_be_a_count(meaning: Meaning, bare: re.Match[str] | None) -> bool:
    """Tell whether what was read tells no figure but a bare number, which may say how many."""
    told = {one.percent for one in meaning.updates if one.rule != BARE_COUNT} - {None}
    signed = bare is not None and bare.groupdict().get("sign")
    alone = set() if bare is None or signed else {Decimal(bare["count"])}
    return told <= alone and meaning.intent in _MAY_CORRECT


def _with_its_words(text: str, subject: int | None, view: View) -> Meaning | None:
    """Return the figure of a correction with the words behind it, which tell why: "perdón son 4, el
    de la vereda no": one word of the title of another activity names none. None for other texts."""
    found = _BEHIND.fullmatch(text.strip())
    if found is None or subject is None or view.last is None or view.last.activities != (subject,):
        return None
    head, words = found["head"], found["words"]
    others = [one for one in view.activities if one != subject]
    if find_correction(read(head).plain) is None or subject not in view.activities:
        return None
    if any(is_coded(text, one, view) or is_called(words, one, view) for one in others):
        return None
    alone = understand_by_rules(head, view.only(subject), view.today)
    if not any(one.percent is not None for one in alone.updates):
        alone = _counted(alone, head, subject, view, "")  # "no, es 1 informe, …"
    if [one.percent is None for one in alone.updates] != [False]:
        return None
    whole = replace(alone.updates[0], description=words, words=text.strip(), span=None)
    return replace(alone, updates=(whole,))


def _figure(bare: re.Match[str], text: str, subject: int, view: View) -> Meaning | None:
    """Return the figure of "no, 45", of the activity that is spoken of; with a yes or no where it
    is far below the last one, and may be a count."""
    if subject not in view.activities or float(bare["count"]) > WHOLE:
        return None
    again, number = figure_of(f"{bare['count']} %", text, subject, view), Decimal(bare["count"])
    if again is None or bare["sign"] or not may_count(number, subject, view):
        return again
    return confirmed(again)


def _as_denied(text: str, subject: int | None, view: View) -> Meaning | None:
    """Return the figure that was meant, of the one activity of the last report that has the other;
    None where the text does not tell both, or is about a `subject` that was not reported on."""
    plain = read(text).plain
    found = find_denied(plain)
    if found is None:
        return None
    of_a_former = is_of_a_former(plain)  # whatever was spoken of since
    last = () if view.last is None else view.last.activities
    if not (of_a_former or (last and subject in {None, *last})):
        return None
    had = None if found["old"] is None else Decimal(found["old"].replace(",", "."))
    told = [one for one in last if had is None or view.percent(one) == had]
    if not told:  # another report than the last one may have it
        told = [one for one in view.open_ids if view.percent(one) == had is not None]
    if len(told) != 1 or told[0] not in view.activities:
        return view.read_open(f"{found['new']} %", None) if of_a_former else None
    if {*view.named(text)} - {None, told[0]}:
        return None  # it names another
    again, why = figure_of(f"{found['new']} %", text, told[0], view), _WHAT_SHE_SAID.search(text)
    if again is None or why is None:
        return again
    return replace(again, updates=(replace(again.updates[0], description=why["words"]),))


def _as_ordered(text: str, view: View) -> Meaning | None:
    """Return the figure of "póngale 60 a la 2.4", of that one, whichever was spoken of before."""
    found = _ORDERED.fullmatch(read(text).plain.strip())
    if found is None or float(found["count"]) > WHOLE:
        return None
    told = view.read_open(f"{found['whose']} {found['count']} %", None).updates
    about = view.id_of(told[0].code) if len(told) == 1 and told[0].definite else None
    return None if about is None else figure_of(f"{found['count']} %", text, about, view)


def exchanges(plain: str) -> bool:
    """Tell whether a text, as a reading spells it, says of which of two activities figures are, or
    that what was reported is wrong and what is right."""
    found = find_exchanged(plain) or find_judged(plain)
    return found is not None or is_swapped(plain)


def _as_judged(text: str, subject: int | None, view: View) -> Meaning | None:
    """Return the figure of "la 4.1 está mal, no es 8 por ciento, son 8 personas de 20"; None for
    other texts."""
    found = find_judged(read(text).plain)
    if found is None:
        return None
    named = {*view.named(text)} - {None}
    last = () if view.last is None else view.last.activities
    if len(named) > 1:
        return None  # what is right is told of several
    about = named.pop() if named else subject
    about = last[0] if about is None and len(last) == 1 else about
    if about is None or about not in view.activities:
        return None
    many = _OF_SO_MANY.search(found["right"])
    right = found["right"] if many is None else f"{many['count']} de {many['whole']}"
    alone = understand_by_rules(right, view.only(about), view.today, correcting=True)
    if [one.percent is None for one in alone.updates] != [False]:
        return None
    return replace(alone, updates=(replace(alone.updates[0], span=None, words=text.strip()),))


def as_exchanged(text: str, view: View) -> Meaning | None:
    """Return both figures of "el 95 era de la encuesta, la de las citas va en 50"; the first may
    be another office's. None where the text does not tell of which activity each is."""
    found = find_exchanged(read(without_retracted(text)).plain)
    if found is None:
        return None
    one, other = (
        view.read_open(said, None)
        for said in (f"{found['one']} {found['had']} %", f"{found['other']} {found['has']} %")
    )
    if max(int(found["had"]), int(found["has"])) > WHOLE:
        return None
    ids = _told(one, view), _told(other, view)
    had, has = (
        None if about is None else figure_of(f"{found[figure]} %", text, about, view)
        for figure, about in zip(("had", "has"), ids, strict=True)
    )
    if has is not None and one.intent is Intent.ELSEWHERE and one.codes:
        return replace(has, codes=one.codes)  # the first is of another office
    if had is None or has is None or ids[0] == ids[1]:
        return None
    return replace(had, updates=(*had.updates, *has.updates))


def _told(meaning: Meaning, view: View) -> int | None:
    """Return the activity of the only figure that is read."""
    told = meaning.updates
    return view.id_of(told[0].code) if len(told) == 1 and told[0].definite else None


def with_dated(turn: Turn, view: View, text: str) -> View | None:
    """Return the view that knows of which activities the words of the last report name a day, where
    a text puts nothing right but a day; None for other texts, and where there is none such."""
    said = corrected_day(text)
    last = None if said is None else view.last or thread.last_report(turn)
    if said is None or last is None:
        return None
    dated = tuple(
        one
        for one in last.activities
        if one in view.activities
        and (chain := chains.recent(turn, one)) is not None
        and names_a_day(chain.last.description, view.today)
    )
    return replace(view, dated=dated) if dated else None


def with_former_words(turn: Turn, heard: Read, view: View, waits: Collection[int | None]) -> Read:
    """Return "me equivoqué, la 3.3 eran 70" with what she had said of the 3.3 before, and so the
    same figure once more.

    Not where new words stand beside the figure, or where nothing is left to do. Of the activities
    of which something `waits`, the words are new.
    """
    meaning = heard.meaning
    if meaning.intent is not Intent.REPORT:
        return heard
    if was_not_to_be_undone(heard.text):
        undone = [_with_undone(turn, one, view) for one in meaning.updates]
        return replace(heard, meaning=replace(meaning, updates=tuple(undone)))
    plain = read(heard.text).plain
    bare = _ONLY_FIGURES.fullmatch(plain) is not None
    corrects = bare or exchanges(plain) or find_correction(plain) is not None
    corrects = corrects or (is_correction(plain) and not waits)  # a no may answer what waits
    updates = [
        _with_former(turn, one, view, corrects=corrects, waits=waits)
        for one in (replace(one, description="") if bare else one for one in meaning.updates)
    ]
    return replace(heard, meaning=replace(meaning, updates=tuple(updates)))


def _with_former(
    turn: Turn, update: Update, view: View, *, corrects: bool, waits: Collection[int | None]
) -> Update:
    about = view.id_of(update.code)
    if isinstance(view.rewriting, Moving) and about == view.rewriting.off:
        return update  # what she had said of it is of another
    if about is None or update.description or update.percent is None:
        return update
    again = update.percent == view.percent(about) and about not in waits
    if not again and (not corrects or update.percent == WHOLE):
        return update
    chain = chains.of_hers(turn, about)
    if chain is None or (not again and turn.desk.at - chain.last.recorded_at > thread.UNDO_FOR):
        return update
    words = recounted(chain.last, update, view)
    return replace(update, description=_put_right(words, update))


def _put_right(words: str, update: Update) -> str:
    """Return former words without what a figure contradicts; its count for one that it puts
    right."""
    if update.percent is None:
        return words
    fit = fitting(words, update.percent)
    kept = without_counts(fit, update.percent)
    count = COUNT.search(fold(update.words))
    if kept == fit:
        return fit
    return sentences((count[0] if count else "", kept))


def _with_undone(turn: Turn, update: Update, view: View) -> Update:
    """Return a figure with the words that were taken back with it in the last days."""
    about = view.id_of(update.code)
    if about is None or update.description:
        return update
    undone = turn.session.scalars(
        select(ProgressReport.description)
        .join(Retraction, Retraction.report_id == ProgressReport.id)
        .where(
            Retraction.person_id == turn.person.id,
            ProgressReport.activity_id == about,
            Retraction.recorded_at >= turn.desk.at - _REMEMBERED_FOR,
        )
        .order_by(Retraction.id.desc(), ProgressReport.id.desc())
        .limit(1)
    ).one_or_none()
    return replace(update, description=undone) if undone else update
