"""Texts and buttons that complete a request, send it or drop it. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.conversation import addressees, wishes
from bot.conversation.heard import Read
from bot.conversation.reporting.fragments import followed, is_tied
from bot.conversation.requesting import unwanted, wish_offices
from bot.conversation.requesting.asked_days import (
    after_choice,
    dates_something_else,
    day_and_why,
    day_in,
    wishes_a_day,
)
from bot.conversation.requesting.no_answer import repeats, reports, says_other_things
from bot.conversation.speaking.numbered import PLACE
from bot.conversation.state import State
from bot.conversation.steps import Say, Step
from bot.conversation.view import View
from bot.conversation.wish import Owes, Wish
from bot.understanding.asks.requests.reasons import motive_in, reason_in, says_only_why, without_why
from bot.understanding.meaning import ASKS_NOTHING, Intent, Status
from bot.understanding.wordlists import BECAUSE, COURTEOUS
from bot.understanding.yes_no import (
    after_words,
    agrees,
    reason_after_yes,
    says_no,
    says_send,
    says_yes,
)
from core.refs import Ref
from core.spanish import bare_words, fold
from core.words import RequestKind

SEND, DROP, TILL, GIVE = "send", "drop", "till", "give"
ACTIONS = frozenset({SEND, DROP, TILL, GIVE})

_IS_REQUEST = re.compile(r"\b(?:solicitud|plazo|pr[oó]rroga|ampliaci[oó]n)\b", re.IGNORECASE)
CAUSE = re.compile(
    rf"\W*(?:es )?(?:{BECAUSE}|pues"
    r"|por (?!(?:la|el) (?:momento|ma[ñn]ana|tarde|noche)\b)"
    r"(?:la|el|los|las|un|una|falta|motivos?|razones|agenda|temas?|cuestiones)\b)",
    re.IGNORECASE,
)
_NUMBER_AND_WHY = re.compile(
    r"\W{0,3}(?:(?:la|el|opci[oó]n) ){0,2}(?P<number>\d{1,2})\s?(?:[,;:]\s|\.\s|\s)(?P<why>\D+)"
)
_IS_ANOTHER = re.compile(
    r"\W{0,3}(?:(?:no|no est[aá](?: en la lista)?|ninguna(?: de es[ao]s)?|perd[oó]n|me equivoqu[eé]"
    r"|(?:es )?otra)[,.;:]?\s)?(?:(?:es|era|ser[ií]a|digo)\s)?(?:(?:para|de|en)\s)?"
    r"(?:(?:la|el|lo de la|actividad)\s){0,2}"
    r"(?P<code>[a-zA-Z]{0,4}[- ]?\d{1,3}(?:\.\d{1,3}){0,4})"
    r"(?:\s?,?\sno\s(?:(?:para|de|en)\s)?(?:la|el)\s\d{1,3}(?:\.\d{1,3}){0,4})?\W{0,3}",
    re.IGNORECASE,
)
HOLDS = re.compile(r"(?:y )?(?:pero|solo|menos|aunque|cuando|si|primero|antes(?! del \d)|espere)\b")
_TELLS_WHY = re.compile(
    r"\W{0,3}(?:sin|es\sque|adem[aá]s|no\s(?:nos\s|me\s)?alcanz\w{1,5}|falta\w?|a[uú]n\sno|todav[ií]a\sno)"
    r"\s(?:\S{1,20}\s){1,}\S",
    re.IGNORECASE,
)
_SHORT = 8  # words in which an office is named, and nothing else said
_LETTERS, _LAST_DAY = 4, 31


def answer(state: State, heard: Read, view: View) -> Step | None:
    """Return what follows when a text is about the request on the screen; None when it is not."""
    if (named := _named(state, heard.text, view)) is not None:
        return wishes.send(state, named, view) if named.times else wishes.put(state, named, view)
    one = state.open_wish(view.reminded_at)
    if one is None:
        return _afterwards(state, heard, view)
    elsewhere = set(heard.answers.activities)
    repeated = heard.answers.asked == one.question
    if elsewhere and not repeated and not elsewhere & set(one.activities):
        return None
    if heard.meaning.intent is Intent.UNDO and view.follows and not _IS_REQUEST.search(heard.text):
        return None
    if unwanted.takes_back(heard, one, view):
        return unwanted.dropped(state, heard, one, view)
    if (other := _other_activity(one, heard.text, view)) is not None:
        return wishes.go_on(wishes.without(state, one), other, view)
    return owed(state, one, heard, view)


def _other_activity(one: Wish, text: str, view: View) -> Wish | None:
    """Return the request about the other activity that a text names, and says nothing else of."""
    named = _IS_ANOTHER.fullmatch(text)
    if len(one.activities) != 1 or named is None:
        return None
    code, hers = fold(named["code"]), view.open_ids - view.supported - {*one.activities}
    meant = next((about for about in hers if fold(view.activities[about].code) == code), None)
    return None if meant is None else wishes.about_another(one, meant, view)


def owed(state: State, one: Wish, heard: Read, view: View) -> Step | None:
    """Return what follows from what may complete a request; a mere yes is no part of it."""
    if (moved := _on_another_day(state, one, heard, view)) is not None:
        return moved
    if (renamed := _renamed(state, one, heard.text, view)) is not None:
        return renamed
    if one.owes is Owes.YES:
        return _yes(state, one, heard, view)
    if agrees(heard.text) or says_send(heard.text):
        lacks = {"why": "short"} if one.owes is Owes.REASON else {}
        return wishes.put(state, one.model_copy(update=lacks), view)
    match one.owes:
        case Owes.UNTIL:
            return _until(state, one, heard, view)
        case Owes.OFFICE:
            return _office(state, one, heard, view)
        case Owes.REASON:
            return _reason(state, one, heard, view)


def _on_another_day(state: State, one: Wish, heard: Read, view: View) -> Step | None:
    """Return what follows from "1, pero mejor hasta el 12 de marzo": that day is asked for."""
    agreed = after_choice(heard.text, says_yes)
    rest = agreed or after_choice(heard.text, says_no)
    said = without_why(rest)
    day = day_in(said, one, view) if said and one.kind is RequestKind.EXTENSION else None
    if day is None or "%" in rest or (agreed and not wishes_a_day(said, view.today)):
        return None
    told = view.read_open(rest, one.activities[0]).updates
    if any(reports(update, rest, one, view) for update in told):
        return None
    moved = wishes.until(one, day.day, view)
    if (why := reason_in(rest, view.today)) and not one.reason:
        moved = wishes.because(moved, why)
    complete = moved.owes is one.owes is Owes.YES
    return (
        wishes.send(state, moved, view) if agreed and complete else wishes.go_on(state, moved, view)
    )


def pressed(state: State, ref: Ref, view: View) -> Step:
    """Return what follows from a button under a request that is not sent yet."""
    ordinal, _, said = ref.value.partition(".")
    named = f"{ref.target}.{ordinal}"
    known = [other for other in state.wishes if named in (other.name, *other.replaced)]
    one = min(known, key=lambda other: other.name != named, default=None)
    if one is None:
        return Step(state, (Say("question_gone"),))
    match ref.action:
        case "drop":
            return wishes.drop(state, one, view)
        case "till":
            return wishes.go_on(state, wishes.until(one, date.fromisoformat(said), view), view)
        case "give":
            return wishes.go_on(state, wish_offices.given(one, int(said), view), view)
    done = one.owes is Owes.YES and one.name == named  # an earlier one may have shown another day
    return wishes.send(state, one, view) if done else wishes.put(state, one, view)


def _named(state: State, text: str, view: View) -> Wish | None:
    """Return the complete request of which a text says by its code that it is to be sent."""
    plain = bare_words(text)
    coded = (one for one in state.wishes if unwanted.without_code(plain, one, view) != plain)
    return next((one for one in coded if sends_by_name(text, one, view)), None)


def sends_by_name(text: str, one: Wish, view: View) -> bool:
    """Tell whether a text is the yes to a complete request, perhaps by its code."""
    bare = unwanted.without_code(bare_words(text), one, view)
    return sends(text, one) or sends(bare.removesuffix(" lo"), one)


def sends(text: str, one: Wish) -> bool:
    """Tell whether a text is the yes to a complete request."""
    return one.owes is Owes.YES and (says_yes(text) or says_send(text))


def _afterwards(state: State, heard: Read, view: View) -> Step | None:
    """Return what follows from a text that can mean nothing but the request above it."""
    if not state.wishes:
        return None
    one = state.wishes[0]
    undone = heard.meaning.intent is Intent.UNDO and "solicitud" in fold(heard.text)
    asks_anew = heard.meaning.intent in {Intent.EXTENSION, Intent.REASSIGN}
    if undone or (asks_anew and unwanted.drops(heard.text, one, view)):
        return wishes.drop(state, one, view)
    if one.owes is Owes.YES and says_send(heard.text):
        return wishes.send(state, one, view)
    why = wishes.why_alone(heard.text) or _says_why(state, one, heard, view)
    if one.owes is Owes.REASON and why and "%" not in heard.text:
        return wishes.go_on(state, wishes.because(one, heard.text), view)
    day = day_in(heard.text, one, view)
    if one.owes is Owes.UNTIL and day is not None and day.alone:
        return wishes.go_on(state, wishes.until(one, day.day, view), view)
    return None


def _says_why(state: State, one: Wish, heard: Read, view: View) -> bool:
    """Tell whether a text answers why a request is made, which was asked since the last report: it
    is said as a reason, or nothing ties it to the work that it would be added to."""
    since = state.told_at is None or (state.off_at is not None and state.off_at > state.told_at)
    if not one.times or not since or "?" in heard.text or says_other_things(heard, one, view):
        return False
    if heard.meaning.intent is Intent.COURTESY:
        return False
    follows = followed(state, view.at, view.reminded_at)
    if follows != one.activities:
        return not follows and CAUSE.match(heard.text) is not None
    says_so = CAUSE.match(heard.text) or _TELLS_WHY.match(heard.text)
    told = heard.meaning.intent is Intent.REPORT
    return bool(says_so) or (told and not is_tied(heard.text, follows[0], view))


def _until(state: State, one: Wish, heard: Read, view: View) -> Step | None:
    """Take a day, perhaps with the reason; the reason alone is kept, and the day asked again."""
    if says_no(heard.text) and not heard.text.strip().isdecimal():
        return wishes.drop(state, one, view)
    if (chosen := _chosen_day(one, heard.text, view)) is not None:
        return wishes.go_on(state, chosen, view)
    place = PLACE.fullmatch(bare_words(heard.text))
    if place is not None and int(place[1]) <= _LAST_DAY:  # "el 15", or a bare number: no figure
        day = day_in(heard.text, one, view) if fold(heard.text).startswith("el ") else None
        unread = one.model_copy(update={"why": "no_date"})
        return wishes.go_on(state, wishes.until(one, day.day, view) if day else unread, view)
    if says_other_things(heard, one, view):
        return None
    day = day_in(heard.text, one, view)
    why = "" if "?" in heard.text else reason_in(heard.text, view.today)
    explained = bool(why) and not one.reason
    if explained:
        one = wishes.because(one, why)
    if day is not None:
        return wishes.go_on(state, wishes.until(one, day.day, view), view)
    if heard.meaning.intent is Intent.COURTESY:
        return None
    return wishes.go_on(state, one.model_copy(update={"why": "" if explained else "no_date"}), view)


def _chosen_day(one: Wish, text: str, view: View) -> Wish | None:
    """Return the request for the day that a text chooses by its number, perhaps with the reason
    after it: "2, porque falta el acta"."""
    said, why = PLACE.fullmatch(bare_words(text)), ""
    found = _NUMBER_AND_WHY.fullmatch(text)
    if found is not None and "%" not in text and CAUSE.match(found["why"]) is not None:
        said, why = found, found["why"].strip()
    days = view.proposed_days(one.activities) if said is not None else ()
    if said is None or not 1 <= int(said[1]) <= len(days):
        return None
    explained = wishes.because(one, why) if why and not one.reason else one
    return wishes.until(explained, days[int(said[1]) - 1], view)


def _reason(state: State, one: Wish, heard: Read, view: View) -> Step | None:
    agreed = after_words(heard.text, lambda words: agrees(words) or says_send(words))
    if agreed and one.until is not None and not wishes_a_day(agreed, view.today):
        heard = replace(heard, text=agreed, meaning=view.read_open(agreed, one.activities[0]))
    if CAUSE.match(heard.text):
        return wishes.go_on(state, wishes.because(one, heard.text), view)
    if says_no(heard.text):
        return wishes.drop(state, one, view)
    if heard.meaning.intent is Intent.COURTESY or "?" in heard.text:
        return None
    if says_other_things(heard, one, view) and not _only_explains(heard, one, view):
        return None
    if heard.text != agreed and (moved := day_and_why(one, heard.text, view)) is not None:
        return wishes.go_on(state, moved, view)
    told = (word for word in bare_words(heard.text).split() if word not in COURTEOUS)
    long = [word for word in told if len(word) >= _LETTERS]
    if not any(word.isalpha() for word in long):
        return wishes.go_on(state, one.model_copy(update={"why": "short"}), view)
    return wishes.go_on(state, wishes.because(one, heard.text), view)


def _office(state: State, one: Wish, heard: Read, view: View) -> Step | None:
    if (listed := wish_offices.in_the_list(one, heard.text, view)) is not None:
        return wishes.go_on(state, listed, view)
    if any(told.status is Status.NOT_APPLICABLE for told in heard.meaning.updates):
        return None  # it is to go to no office
    if wish_offices.agrees(heard.text):
        return wishes.put(state, one, view)
    if says_no(heard.text):
        return wishes.drop(state, one, view)
    if (instead := wish_offices.instead(one, heard.text, view)) is not None:
        return wishes.go_on(state, instead, view)
    if says_other_things(heard, one, view) or heard.meaning.intent is Intent.COURTESY:
        return None
    if len(bare_words(heard.text).split()) > _SHORT and heard.meaning.intent is not Intent.UNCLEAR:
        return None
    return wishes.go_on(state, wish_offices.at_last(one, heard.text.strip(), view), view)


def _renamed(state: State, one: Wish, text: str, view: View) -> Step | None:
    """Return what follows from "sí, pero el nombre correcto es …": sent by that name after a yes,
    else shown again."""
    corrected = addressees.corrected_name(text)
    if corrected is None or one.kind is not RequestKind.REASSIGN:
        return None
    before, name = corrected
    meant = wish_offices.called(one, name, view)
    agreed = bool(before) and sends(before, meant)
    return wishes.send(state, meant, view) if agreed else wishes.go_on(state, meant, view)


def _yes(state: State, one: Wish, heard: Read, view: View) -> Step | None:
    more = _with_more_reason(one, heard.text)
    if more or sends(heard.text, one) or _says_it_again(one, heard, view):
        return wishes.send(state, more or one, view)
    if says_no(heard.text):
        return wishes.drop(state, one, view)
    if (other := wish_offices.other(one, heard, view)) is not None:
        return wishes.go_on(state, other, view)
    if _says_yes_and_of_nobody(heard, one, view):
        return wishes.send(state, one, view)
    only_why = says_only_why(after_words(heard.text, lambda words: sends(words, one)))
    told = any(reports(update, heard.text, one, view) for update in heard.meaning.updates)
    if says_other_things(heard, one, view) and (told or not only_why):
        return None
    if explained := _explained(state, one, heard.text, view):
        return explained
    more = _explained_more(one, heard, view) or day_and_why(one, heard.text, view)
    changed = _changed(one, heard, view) or more
    if changed is not None:
        return wishes.go_on(state, changed, view)
    return wishes.put_again(state, one, view) if heard.meaning.intent is Intent.UNCLEAR else None


def _with_more_reason(one: Wish, text: str) -> Wish | None:
    """Return the request with the reason that a yes adds to the one that is shown: "sí, porque
    estamos sin abogado"; None for other words."""
    why = after_words(text, lambda words: sends(words, one))
    explains = CAUSE.match(why) or fold(why).startswith("es que ")
    if not one.reason or not explains or re.search(r"[\d%?]", why):
        return None
    told = wishes.because(one, re.sub(r"^es (?:que )?", "", why, flags=re.IGNORECASE)).reason
    said = fold(told) in fold(one.reason)
    return one if said else one.model_copy(update={"reason": f"{one.reason}. {told}"})


def _explained(state: State, one: Wish, text: str, view: View) -> Step | None:
    """Return what follows from a yes with the first reason, or from what she calls the reason."""
    more = reason_after_yes(text)
    if motive := motive_in(text) or (not one.reason and wishes.why_alone(text)):
        agreed = more or after_words(text, lambda words: sends(words, one))
        return (wishes.send if agreed else wishes.go_on)(state, wishes.because(one, motive), view)
    whole = one if one.reason else wishes.because(one, more)
    return wishes.send(state, whole, view) if more else None


def _explained_more(one: Wish, heard: Read, view: View) -> Wish | None:
    """Return the request with more of why: "sin salón no alcanzamos antes", beside its reason."""
    tells = _TELLS_WHY.match(heard.text) is not None and not re.search(r"[\d%?]", heard.text)
    told = heard.meaning.updates
    figure = any(each.percent is not None or each.status is Status.DONE for each in told)
    about = {view.id_of(each.code) for each in told} - {None, *one.activities}
    is_words = heard.meaning.intent in ASKS_NOTHING and not (figure or about)
    if not (tells and is_words and one.reason):
        return None
    return wishes.because(one, f"{one.reason}. {heard.text.strip()}")


def _changed(one: Wish, heard: Read, view: View) -> Wish | None:
    """Return the request with the other day, office or reason that a text tells, and no yes."""
    if one.reason and CAUSE.match(heard.text):
        return wishes.because(one, heard.text)
    day = day_in(heard.text, one, view)
    if one.kind is RequestKind.EXTENSION and day is not None and day.alone:
        return wishes.until(one, day.day, view)
    names = heard.meaning.intent is Intent.UNCLEAR and one.kind is RequestKind.REASSIGN
    if names and addressees.find(heard.text, view.offices):
        return wishes.meaning_office(one, heard.text.strip(), view)
    return None


def _says_it_again(one: Wish, heard: Read, view: View) -> bool:
    """Tell whether a text is a yes that says again what the request asks for, and nothing else."""
    again = [repeats(update, one, view) for update in heard.meaning.updates]
    return bool(again) and all(again) and after_words(heard.text, says_yes) != ""


def _says_yes_and_of_nobody(heard: Read, one: Wish, view: View) -> bool:
    """Tell whether a text begins with a plain yes, and tells after it only of somebody whom nobody
    here can ask: "sí, pídalo. Encargado no tenemos"."""
    agreed = after_words(heard.text, lambda words: agrees(words) or says_send(words))
    return bool(agreed) and not HOLDS.match(fold(agreed)) and _only_explains(heard, one, view)


def _only_explains(heard: Read, one: Wish, view: View) -> bool:
    """Tell whether a text says that it is another's whom nobody here can ask, or until when
    something else is so: a reason, then."""
    meaning = heard.meaning
    dated = meaning.intent is Intent.EXTENSION and dates_something_else(heard.text, view.today)
    if not (dated or meaning.intent is Intent.REASSIGN) or meaning.also:
        return False
    if any(reports(update, heard.text, one, view) for update in meaning.updates):
        return False
    about = {view.id_of(code) for code in meaning.codes}
    named = not dated and addressees.find(meaning.office or "", view.offices)
    return about <= set(one.activities) and not named
