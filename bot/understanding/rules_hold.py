"""Where the rules' reading of an answer holds, whatever the learned reader makes of it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.understanding.amounts.hiding import hide
from bot.understanding.asks.requests.extension import has_to_be_moved
from bot.understanding.asks.requests.reassignment import only_refers
from bot.understanding.asks.snooze import NOT_ASKED_BEFORE
from bot.understanding.clauses import clauses
from bot.understanding.correcting.correction import is_correction
from bot.understanding.correcting.retracted import undoes_one, undoes_what_was_told
from bot.understanding.meaning import Ask, Intent, Meaning, Status
from bot.understanding.parting.naming.called import dealt_with
from bot.understanding.parting.naming.wholes import EXCEPT
from bot.understanding.parting.pieces import pieces_of
from bot.understanding.parting.topics import codes_named, merely_named
from bot.understanding.progress.done_words import FULFILLED, LEFT_READY, SINCE
from bot.understanding.progress.outcome import DONE, JUDGED, NO_PROGRESS
from bot.understanding.progress.ready import ENDS_ON_A_DAY
from bot.understanding.progress.states import NONE_NEW, NOTHING_THERE, SAME_FIGURE, STANDS_STILL
from bot.understanding.read_twice import Both
from bot.understanding.reading import phrase, read
from bot.understanding.wordlists import PLACES, word_set

_TWO = 2
_OF_A_PLACE = re.compile(
    rf"(?:y )?(?:la |el )?(?:{'|'.join(PLACES)}) "
    r"(?:ya esta|(?:(?:ya )?(?:va|esta|lleva) )?(?:en |al )?\d{1,3}(?: %)?)[ .!]{0,3}"
)
_REST_AS_BEFORE = phrase(
    r"lo (?:demas|otro|de mas) (?:(?:todo )?(?:sigue|va|esta|queda) )?(?:igual|lo mismo|sin)"
)
# "ah no, esa ya está", "listo, ya está"
_POINTS = word_set(
    "la el los las lo de del eso esa ese esas esos esta este ah no si pues y listo ok"
)
_TERSE = 5  # words of a clause that has nothing but a name and how it goes
_LISTED = re.compile(r"[,;.¶](?: |$)")
_ENDS = r"(?= ?(?:[.,;!¶]|y |$))"  # of what is said of one activity
_NO_THEN_A_FIGURE = re.compile(
    r" ?(?:(?:ay|uy|no|perdon|mejor|espere) (?:[,.;] )*){1,3}(?:(?:es|era|la|el|lo|de) ){0,3}"
    r"[a-z]{0,3}\d{1,2}(?:\.\d{1,3}){1,3} (?:[:,-] )?(?:(?:es|son|va|vamos|en|al|queda) ){0,3}"
    r"\d{1,3}(?:\.\d{1,2})?(?: (?:%|por ciento))?(?: [.!])*"
)
_GIVES_THANKS = re.compile(r"\b(?:gracias|saludos|felicitaciones)\b", re.IGNORECASE)


def _undoes(both: Both) -> bool:
    """Tell whether only the learned reader takes something back, which has to be plain to both, or
    an order takes back what is said of one activity, and says nothing else, or what was just told,
    with the reason."""
    by_rules = both.by_rules.intent
    plainly = by_rules is Intent.UNDO and undoes_what_was_told(read(both.text).plain)
    return undoes_one(both.text) or plainly or by_rules is not both.second.intent is Intent.UNDO


def _asks_for_time_beside(both: Both) -> bool:
    """Tell whether the rules read a request for more time beside figures that nobody doubts, or for
    another activity than the one that is reported."""
    by_rules, second = both.by_rules, both.second
    if by_rules.intent is not Intent.EXTENSION or not _tells(by_rules):
        return False
    apart = _codes(by_rules).isdisjoint(by_rules.codes)
    if second.intent is Intent.EXTENSION and apart and {*second.codes} <= _codes(by_rules):
        return True
    nowhere = second.intent is Intent.ELSEWHERE and not second.codes  # which only the rules know
    told = [{(u.code, u.percent) for u in one.updates} for one in (by_rules, second)]
    return nowhere or (second.intent is Intent.REPORT and told[0] == told[1])


def _are_alike(both: Both) -> bool:
    """Tell whether both read the same."""
    answered = (None, both.context.reply_to)
    return _said(both.by_rules, answered) == _said(both.second, answered)


def _has_no_day(both: Both) -> bool:
    """Tell whether the rules read a request for several activities without one day for them."""
    asks, may = both.by_rules, both.second.intent in (Intent.EXTENSION, Intent.COURTESY)
    return may and asks.intent is Intent.EXTENSION and len(asks.codes) > 1 and asks.until is None


def _is_no_courtesy(both: Both) -> bool:
    """Tell whether the rules do not understand what the learned reader takes for courtesy, and no
    thanks are in it: "a Sandra dele las gracias"."""
    taken = both.by_rules.intent is Intent.UNCLEAR and both.second.intent is Intent.COURTESY
    return taken and _GIVES_THANKS.search(both.text) is None


def _is_to_be_moved(both: Both) -> bool:
    """Tell whether the rules read that a date has to be moved, and the learned reader no figure."""
    figures = any(one.definite and one.ask is not Ask.PERCENT for one in both.second.updates)
    asks = both.by_rules.intent is Intent.EXTENSION and not figures
    return asks and has_to_be_moved(read(both.text))


def _names_what_it_asks_for(both: Both) -> bool:
    """Tell whether the rules read a request for what is named by its code, and the learned reader
    one for what was spoken of before; or none in its place."""
    by_rules, second = both.by_rules, both.second
    if by_rules.intent is Intent.EXTENSION and second.intent in (Intent.SNOOZE, Intent.ELSEWHERE):
        return True  # a request is shown before it goes, a reminder is not
    if not by_rules.codes or by_rules.intent is not second.intent:
        return False
    if by_rules.intent is Intent.EXTENSION and {*second.codes} < {*by_rules.codes}:
        return True  # each that is named is shown
    return both.written.issuperset(by_rules.codes) and not both.written.issuperset(second.codes)


def _judges(both: Both) -> bool:
    """Tell whether both read a report on the same, and a figure is what she herself takes the work
    for: it holds beside what a count comes to."""
    by_rules, second = both.by_rules, both.second
    told = second.intent is Intent.REPORT and _codes(second) == _codes(by_rules)
    judged = any(update.rule == JUDGED for update in by_rules.updates)
    return told and judged and by_rules.ask in (None, Ask.CONFIRM)


def _stood_since(both: Both) -> bool:
    """Tell whether the rules read that it is done since some day, fulfilled or left ready, or as
    far as before ("mismo avance") and the other reader no figure; or that nothing is there yet."""
    said = read(both.text).plain
    if NOTHING_THERE.search(said) is not None:
        return {one.status for one in both.by_rules.updates} == {Status.NOT_STARTED}
    done = any(one.search(said) is not None for one in (SINCE, FULFILLED, LEFT_READY))
    same = any(one.search(said) is not None for one in (SAME_FIGURE, NONE_NEW))
    return (done and _only_rules_read(both)) or (same and _only_rules_read(both, NO_PROGRESS))


def _stands_still(both: Both) -> bool:
    """Tell whether only the rules read that nothing has moved, of one or several."""
    still = {one.rule for one in both.by_rules.updates if one.ask is None} == {NO_PROGRESS}
    no_figure = not any(one.percent for one in both.second.updates)
    return still and no_figure and STANDS_STILL.search(read(both.text).plain) is not None


def _puts_a_code_right(both: Both) -> bool:
    """Tell whether a text says no, and then nothing but a code and its figure: "no, 5.1 75"."""
    one = len(both.by_rules.updates) == 1 and both.by_rules.updates[0].percent is not None
    return one and _NO_THEN_A_FIGURE.fullmatch(read(both.text).plain) is not None


def _says_done_of_a_code(both: Both) -> bool:
    """Tell whether only the rules read what our own buttons and links say, "1.2 ya está", alone or
    beside what is said of others."""
    told = {one.code for one in both.second.updates if one.definite}
    done = [one.code for one in both.by_rules.updates if one.rule == DONE and one.ask is None]
    unread = [code for code in done if code and code not in told]
    said = read(both.text).plain
    ours = (
        rf"(?<!\S){re.escape(read(f'{code} ya').plain)}(?: (?:esta|si))?{_ENDS}" for code in unread
    )
    return bool(unread) and all(re.search(one, said) is not None for one in ours)


def _is_there(both: Both) -> bool:
    """Tell whether only the rules read that it is done in a clause that has nothing but a name, or
    what points at it, and "ya está"."""
    said = read(both.text)
    named = pieces_of(said.norms, both.context).names
    there = (
        said.norms[last - 1] in ("esta", "estan")
        and said.norms[last - 2] == "ya"
        and all(at in named or said.norms[at] in _POINTS for at in range(first, last - 2))
        for first, last in said.clauses()
        if last - first >= _TWO
    )
    return any(there) and _only_rules_read(both)


def _is_of_a_place(both: Both) -> bool:
    """Tell whether all that is said is how one goes that is called by its place in the list: "la
    segunda 40"."""
    sure = [one.ask for one in both.by_rules.updates] == [None]
    return sure and _OF_A_PLACE.fullmatch(read(both.text).plain) is not None


def _only_rules_read(both: Both, rule: str = DONE) -> bool:
    nothing = both.second.intent in (Intent.REPORT, Intent.UNCLEAR) and not _tells(both.second)
    return nothing and [one.rule for one in both.by_rules.updates if one.ask is None] == [rule]


def _sends_to_nobody(both: Both) -> bool:
    """Tell whether the learned reader reads another office, but none where the rules read that
    something is taken back; or one that the text only refers to, or that does what is said not to
    apply for that reason."""
    told = both.by_rules.updates
    left_out = bool(told) and all(one.status is Status.NOT_APPLICABLE for one in told)
    undoes = both.by_rules.intent is Intent.UNDO and not both.second.office
    sends = both.second.intent is Intent.REASSIGN
    return sends and (undoes or left_out or only_refers(read(both.text).plain))


def _counts_none_new(both: Both) -> bool:
    """Tell whether only the rules read that none were added: "4.4: ningún edificio nuevo"."""
    same = {one.code for one in both.by_rules.updates if one.rule == NO_PROGRESS}
    unread = {one.code for one in both.second.updates if not one.definite}
    sure = all(one.definite for one in both.by_rules.updates)
    return sure and bool(same & unread) and NONE_NEW.search(read(both.text).plain) is not None


def _leaves_out(both: Both) -> bool:
    """Tell whether the learned reader leaves out an activity that is meant: one that is named by
    code, where nothing is told any or a figure is, one with a figure beside what is said outright,
    those of "todas menos la 1.2"; or tells a figure of one that is only named beside another's."""
    by_rules, second, written = both.by_rules, both.second, both.written
    codes, told = _codes(by_rules), _tells(second) or _tells(by_rules)
    fewer, coded = _codes(second) < codes, codes == written
    figured = {
        one.code
        for one in by_rules.updates
        if one.definite and one.percent is not None and one.rule != DONE
    }
    outright = any(update.outright for update in by_rules.updates)
    asked = {one.code for one in second.updates if one.percent is None}
    bare = merely_named(by_rules.updates, both.context) if _tells(by_rules) else set()
    if bare and not (bare <= asked and figured <= _codes(second)):
        return True
    if not (figured if outright else figured & written) <= _codes(second):
        return True
    if fewer and not EXCEPT.isdisjoint(read(both.text).norms):
        return True
    return (coded and not codes <= _codes(second)) or (not told and (fewer or coded))


def _leaves_out_of_a_list(both: Both) -> bool:
    """Tell whether the learned reader leaves out an activity that is named in few words, alone or
    in a list: "suit ok, rampa 20, buzones comprados"."""
    said = read(both.text)
    each = [clause for clause in clauses(said.plain, _LISTED) if clause[0].strip()]
    if any(len(words.split()) > _TERSE for words, _ in each):
        return False
    named = {*codes_named(said, replace(both.context, reply_to=None))}
    if len(each) == 1:  # "setenta por ciento la encuesta", whatever is asked about
        told = {one.code for one in both.by_rules.updates if one.percent is not None}
        return told == named != _codes(both.second)
    return None not in named and named > _codes(both.second)


def _goes_on_of_the_rest(both: Both) -> bool:
    """Tell whether the learned reader takes what is said of the rest for one that is told of: "la
    2.3 está en trámite. Lo demás igual"."""
    rest = _REST_AS_BEFORE.search(read(both.text).plain) is not None
    return rest and any(one.rule.startswith("learned: same") for one in both.second.updates)


def _leaves_out_what_ends(both: Both) -> bool:
    """Tell whether the learned reader leaves out an activity without a figure that ends on a day to
    come, "los talleres terminan mañana", or was dealt with: "la carta ya la sacamos"."""
    said = read(both.text)
    left = {one.code for one in both.by_rules.updates if not one.definite} - _codes(both.second)
    ends = bool(left) and ENDS_ON_A_DAY.search(said.plain) is not None
    return ends or not left.isdisjoint(dealt_with(said.norms, both.context))


def _asks_not_to_be_asked(both: Both) -> bool:
    """Tell whether the rules read that she is not to be asked before a day: no more time is asked
    for by that."""
    until = both.by_rules.intent is Intent.SNOOZE and both.by_rules.until is not None
    return until and NOT_ASKED_BEFORE.search(read(both.text).plain) is not None


def _is_share(both: Both) -> bool:
    """Tell whether the learned reader takes a share of something else for the progress, where the
    rules are sure of another figure: "35 % financiero / 60 % físico"."""
    sure = {one.code: one.percent for one in both.by_rules.updates if one.ask is None}
    spans = {
        one.span[0]
        for one in both.second.updates
        if one.span and one.percent and sure.get(one.code) not in (None, one.percent)
    }
    if not spans:
        return False
    reading = read(both.text)
    shown, signs = hide(reading.plain).split(" "), (*reading.norms[1:], "")
    said = zip(reading.tokens, shown, signs, strict=True)
    return any(one.start in spans and here[0] == "_" and sign == "%" for one, here, sign in said)


def _adds_by_a_word(both: Both) -> bool:
    """Tell whether the learned reader takes words behind what is told of activities named by code
    for an account of one more, without a figure: "2.1 en 65; la 2.4 ya quedó, se publicó ayer"
    is none of the "audiencia pública"."""
    by_rules, hers = both.by_rules, _codes(both.by_rules)
    coded = hers <= both.written and all(one.definite for one in by_rules.updates)
    added = [one.percent for one in both.second.updates if one.code not in hers]
    return coded and {*added} == {None}


def _levels(both: Both) -> bool:
    """Tell whether the learned reader takes one figure for several activities, of which the rules
    give it to some and are sure of the others: "ninguna ha avanzado salvo la 2.4, que va en 50"."""
    by_rules, spans = both.by_rules, {one.span for one in both.second.updates}
    sure = all(one.definite and one.ask is None for one in by_rules.updates)
    told = {one.code for one in by_rules.updates if one.span in spans}
    return len(spans) == 1 and sure and bool(told) and told < _codes(both.second)


def _puts_right(both: Both) -> bool:
    """Tell whether a figure is put right that the learned reader takes for done or not begun."""
    done = {u.code for u in both.second.updates if u.status in (Status.DONE, Status.NOT_STARTED)}
    figured = {
        one.code
        for one in both.by_rules.updates
        if one.percent is not None and one.status is not Status.DONE
    }
    return bool(done & figured) and is_correction(read(both.text).plain)


# Where one of these finds something the rules hold: first, beside both, of two reports.
RULES_HOLD = (
    _undoes,
    _asks_for_time_beside,
    _has_no_day,
    _asks_not_to_be_asked,
    _is_no_courtesy,
    _is_to_be_moved,
    _names_what_it_asks_for,
    _judges,
    _stood_since,
    _stands_still,
    _puts_a_code_right,
    _says_done_of_a_code,
    _is_there,
    _is_of_a_place,
    _sends_to_nobody,
)
RULES_HOLD_OF_REPORTS = (
    _counts_none_new,
    _leaves_out,
    _leaves_out_of_a_list,
    _goes_on_of_the_rest,
    _leaves_out_what_ends,
    _is_share,
    _adds_by_a_word,
    _levels,
    _puts_right,
    _are_alike,
)


def _tells(meaning: Meaning) -> bool:
    """Tell whether a figure or a state is read."""
    return any(update.definite for update in meaning.updates)


def _codes(meaning: Meaning) -> set[str | None]:
    return {update.code for update in meaning.updates}


def _said(meaning: Meaning, answered: tuple[str | None, ...]) -> set[tuple[object, ...]]:
    """Return what is said, without words that tell no amount of what is answered."""
    return {
        (u.code, u.percent, u.status, u.ask)
        for u in meaning.updates
        if u.definite or u.code not in answered or len(meaning.updates) == 1
    }
