"""What a text does to the request on the screen before it goes on with a report, or to a part of
it: "sí, menos la 2.7". Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation import addressees, wishes
from bot.conversation.heard import Read
from bot.conversation.requesting import unwanted, wish_answers
from bot.conversation.requesting.asked_days import wishes_a_day
from bot.conversation.requesting.no_answer import repeats, reports, says_other_things
from bot.conversation.state import State
from bot.conversation.steps import Step
from bot.conversation.view import View
from bot.conversation.wish import Owes, Wish
from bot.understanding.asks.reminders import promises_a_file
from bot.understanding.asks.requests.reasons import motive_in, only_tells, says_only_why
from bot.understanding.asks.requests.withdrawal import apart
from bot.understanding.correcting.corrected_day import corrected_day, day_alone, moved
from bot.understanding.lexicon import tags
from bot.understanding.meaning import REQUESTS, Intent, Meaning, Update
from bot.understanding.reading import read
from bot.understanding.yes_no import after_a_no, after_words, says_send
from core.dates.reader import without_days
from core.spanish import fold
from core.words import RequestKind, Status

_SENDS_IT = re.compile(r"(?:pedir|pid[ao]|solicit|envi|mand)")
_ABOUT_IT = re.compile(rf"(?:{_SENDS_IT.pattern}|para |lo |de )")
_PART_ENDS = re.compile(r"[.;!,]\s(?:y\s)?|\n|\sy\s")
# "sí, pídalo. Ah y el coliseo ya está reservado": no reason of the request.
_MOREOVER = re.compile(
    r"[.;!\n]\s{1,3}(?:ah\b[ ,]{0,2}(?:y |otra cosa )?|y |tambien |ademas |otra cosa|por cierto"
    r"|de paso)"
)
# "sí, pedirlo. Y de la rampa …": another sentence about something else.
_GOES_ON = re.compile(r"[.;!\n]\s{0,3}(?:y|ah|ademas|tambien)\W{0,3}\Z")
# "sí, pero solo la 2.3", "sí, menos la 2.7", "sí, la 2.7 no": of a request about several.
_PART = re.compile(
    r"(?:(?P<yes>si+p?|claro|ok|listo|dale|bueno|de acuerdo)|no)[ ,.;:]{1,3}(?:pero |mejor ){0,2}"
    r"(?:(?P<only>solo|solamente|unicamente|nada mas)|menos|excepto|salvo|(?=.{1,40} no$))"
    r" ?(?:(?:con|de|por|para|lo de) )?(?P<named>.{1,40}?)(?: no)?(?: por favor| gracias){0,2}"
)
_OF_PART = re.compile(r"\b(?:y|e|ni|la|las|el|los|actividad|actividades)\b|[\s,;]")
_BEFORE_A_DAY = re.compile(r"\b(?:antes|despues) del \d{1,2}\b")
_REMIND_ME = re.compile(r"\b(?:recuerd|recorda|escrib|pregunt|avis|llam|busqu|pospon|aplac)")
# "sí, pedirlo, y si planeación necesita el oficio yo lo llevo": a paper is offered, no condition.
_OFFERS = re.compile(
    r"(?:(?:si|cuando) (?:[a-z]{1,20} ){0,5}(?:necesit|requi|exig|exij|pid|quier|falt)[a-z]{1,5}"
    r"(?: [a-z]{1,20}){0,6}?),? (?:(?:yo|nosotros|aqui|con gusto|se|les?) ){0,3}"
    r"l[oa]s? (?:llev|mand|envi|entreg|hag|hac|alleg|radic|sub)[a-z]{1,4}"
    r"(?: (?:yo|nosotros|con gusto))?\W*"
)
_LAST_YES = re.compile(
    r"(?:[.,;!\n]\s{0,3}|\s)(?:(?:y|e)\s)?"
    r"(?=(?:s[ií]|ok|listo|dale|dele|claro|p[ií]d|solic[ií]t)\w{0,6}[ ,])",
    re.IGNORECASE,
)
# "y el 35 % es del pago en línea, no de esta": names its activity, or is not of the request's.
_OF_ANOTHER = re.compile(
    r"\bno (?:es )?(?:de|para) es(?:t?[ae])\b|\d ?%? (?:es|era|son|eran) (?:del?|para)\b"
)
_BUT = re.compile(r"(?:pero )?(?:solo|solamente|unicamente|menos|excepto|salvo)\b")


def beside_a_report(state: State, heard: Read, view: View) -> tuple[Step, Read] | None:
    """Return what a leading "sí, pedirlo", "ya no necesito el plazo" or a reason does to the
    request on the screen, and the report, or what is asked for another activity, that goes on
    after it; None for all other texts."""
    shown = state.open_wish(view.reminded_at)
    one = shown or _only_waiting(state)
    if one is None:
        return None
    sent = _behind_the_yes(heard.text, one, view, shown=shown is not None)
    if _BUT.match(fold(sent)) or (shown is None and not sent):
        return None  # a yes to a part of it
    rest = sent or _behind_a_drop(heard.text, one, view)
    asks_too = bool(sent) and _asks_of_another(rest, one, view)
    anew = _GOES_ON.search(fold(heard.text[: len(heard.text) - len(rest)]))
    about_it = (_SENDS_IT if asks_too else _ABOUT_IT).match(fold(rest))
    if not rest or (about_it and anew is None):
        return None if shown is None else _completed_beside(state, one, heard, view)
    # Else another may only be named in the reason: "la audiencia no deja tiempo".
    promises = sent and promises_a_file(rest)
    others = {*view.named(rest)} - {None, *one.activities} if promises else set()
    if others - view.open_ids:  # closed already: "sí, pedirlo. y de la 1.5 mando el pdf luego"
        meaning = view.read_in(view.every(), rest, view.today)
    else:
        about = _about(state, one, heard.text.endswith(rest), view)
        meaning = view.read_open(rest, None if _OF_ANOTHER.search(fold(rest)) else about)
    told = tuple(said for said in meaning.updates if not repeats(said, one, view))
    meaning = replace(meaning, updates=told)
    tells = bool(others) or any(reports(said, rest, one, view) for said in told)
    tells = tells or _tells_more(told, heard.text, one, view, sent=bool(sent)) or asks_too
    if meaning.intent is not Intent.ELSEWHERE and not tells:
        return None
    first = wishes.send(state, one, view) if sent else wishes.drop(state, one, view)
    return first, replace(heard, text=rest, meaning=meaning)


def _asks_of_another(rest: str, one: Wish, view: View) -> bool:
    """Tell whether what stands behind the yes asks for something of another activity; that it is
    of somebody whom nobody here knows may turn the yes: "sí. La 2.1 la lleva Nelson"."""
    if not rest or says_only_why(rest):
        return False
    meaning = view.read_open(rest, None)
    others = {None, *one.activities}
    if meaning.intent is Intent.SNOOZE:  # "sí, pedirlo. La 1.5 se la mando el viernes"
        return bool({*view.named(rest)} - others)
    about = {*map(view.id_of, meaning.codes)} - others
    unknown = meaning.office and not addressees.find(meaning.office, view.offices)
    return meaning.intent in REQUESTS and bool(about) and not unknown


def _behind_the_yes(text: str, one: Wish, view: View, *, shown: bool) -> str:
    """Return what a text says beside the yes that sends a request; of one that is not `shown` last
    the yes says so: "60. y sí, pidan el plazo"."""

    def sends(words: str) -> bool:
        named = shown or says_send(words)
        return named and wish_answers.sends_by_name(words, one, view)

    return after_words(text, sends) or _before_the_yes(text, one, view)


def _behind_a_drop(text: str, one: Wish, view: View) -> str:
    """Return what a text says beside that the request is not wanted."""
    rest = after_words(text, lambda words: unwanted.drops(words, one, view))
    if not rest and _tells_of_another(denied := after_a_no(text), one, view):
        rest = denied
    if not rest and one.kind is RequestKind.EXTENSION:
        rest = apart(text)[1]  # "2.4 vamos en 90, ya no necesito el plazo"
    return rest


def _tells_more(told: tuple[Update, ...], text: str, one: Wish, view: View, *, sent: bool) -> bool:
    """Tell whether what is told beside a request is a report: of what is done, where the request is
    dropped; of another activity, behind "ah y …"."""
    if not sent:
        return any(said.status is Status.DONE for said in told)
    about = (view.id_of(said.code) for said in told)
    moreover = _MOREOVER.search(fold(text)) is not None
    return moreover and any(each not in (None, *one.activities) for each in about)


def _only_waiting(state: State) -> Wish | None:
    """Return the only request that waits for a yes, where a figure was asked for since."""
    complete = len(state.wishes) == 1 and state.wishes[0].owes is Owes.YES
    return state.wishes[0] if complete else None


def _about(state: State, one: Wish, behind: bool, view: View) -> int | None:
    """Return the activity that words beside the yes to a request are about where they name none:
    before it, the one whose figure was asked for."""
    asked = state.open_question(view.reminded_at)
    if not behind and asked is not None and asked.activity_id is not None:
        return asked.activity_id
    return one.activities[0] if len(one.activities) == 1 else None


def _tells_of_another(rest: str, one: Wish, view: View) -> bool:
    """Tell whether what stands behind a no tells how another activity goes than the request's."""
    if any(wishes_a_day(part, view.today) for part in _PART_ENDS.split(rest)):
        return False  # "no, hasta el 15 y la 4.3 va en 30"
    told = view.read_open(rest, None).updates if rest else ()
    codes = {view.id_of(said.code) for said in told if said.definite}
    return bool(codes) and codes.isdisjoint({None, *one.activities})


def _before_the_yes(text: str, one: Wish, view: View) -> str:
    """Return what stands before the yes to a request that ends a text and names it, or says that it
    is to be sent: "la 3.3 va en 70 y sí, pidan lo de la 2.5"; nothing for other texts."""
    code = next((view.activities[about].code for about in one.activities), "")
    for joint in _LAST_YES.finditer(text):
        said = text[joint.end() :].strip(" .!")
        named = code in said or says_send(said)
        if named and wish_answers.sends_by_name(said, one, view):
            return text[: joint.start()].strip()
    return ""


def yes_and_why(state: State, heard: Read, view: View) -> Step | None:
    """Send the request on the screen after a yes behind which stands no more than why: when
    something will be, who is away, what is not there. None where that names a day to ask for, tells
    how far a work is or that it is done, or asks for something else."""
    one = state.open_wish(view.reminded_at)
    if one is None or one.kind is not RequestKind.EXTENSION:
        return None
    rest = after_words(heard.text, lambda words: wish_answers.sends(words, one))
    if rest and _OFFERS.fullmatch(fold(rest)):
        return wishes.send(state, one, view)
    if not rest or wish_answers.HOLDS.match(fold(rest)) or _ABOUT_IT.match(fold(rest)):
        return None
    plain = read(rest).plain
    figure = re.search(r"[\d%?]", without_days(_BEFORE_A_DAY.sub(" ", plain), view.today))
    if figure or wishes_a_day(rest, view.today) or _MOREOVER.search(fold(heard.text)):
        return None
    told = view.read_open(rest, one.activities[0] if len(one.activities) == 1 else None)
    if not _is_why(told, plain, heard.meaning) or motive_in(heard.text):
        return None
    own = {view.id_of(said.code) for said in told.updates} <= {None, *one.activities}
    return wishes.send(state, one, view) if own else None


def _is_why(told: Meaning, plain: str, whole: Meaning) -> bool:
    """Tell whether what is `told` behind a yes, in words that are `plain`, is no more than why,
    whatever the `whole` text was read as."""
    match told.intent:
        case Intent.SNOOZE:
            return _REMIND_ME.search(plain) is None
        case Intent.UNCLEAR:
            return whole.intent is Intent.SNOOZE
        case Intent.REPORT | Intent.ELSEWHERE:
            done = any("DONE" in tags(token.norm) for token in read(plain).tokens)
            return not done and not told.also
        case _:
            return False


def only_a_part(state: State, heard: Read, view: View) -> Step | None:
    """Return what follows from a yes to some of the activities of the request on the screen: it is
    sent for those; shown once more where it is not sure which ones are meant."""
    one = state.open_wish(view.reminded_at)
    found = _PART.fullmatch(fold(heard.text).strip(" .,;:!"))
    if one is None or found is None or len(one.activities) == 1:
        return None
    words = _OF_PART.sub(" ", found["named"]).split()
    if not words or not all(any(sign.isdigit() for sign in word) for word in words):
        return None
    codes = {fold(view.activities[about].code): about for about in one.activities}
    named = {codes.get(word) or _meant(word, codes) for word in words}
    kept = [about for about in one.activities if (about in named) is bool(found["only"])]
    if None in named or not kept:
        return wishes.go_on(state, one, view)
    part = one.model_copy(update={"activities": tuple(kept)})
    sure = found["yes"] and part.owes is Owes.YES and codes.keys() >= {*words}
    return (wishes.send if sure else wishes.go_on)(state, part, view)


def _meant(number: str, codes: dict[str, int]) -> int | None:
    """Return the activity whose code ends in a number, or that stands at its place; None where
    these are several."""
    place = int(number) - 1 if number.isdecimal() else -1
    found = {
        about for code, about in codes.items() if re.search(rf"[.-]{re.escape(number)}$", code)
    }
    found |= {*list(codes.values())[place : place + 1]} if place >= 0 else set()
    return found.pop() if len(found) == 1 else None


def _completed_beside(state: State, one: Wish, heard: Read, view: View) -> tuple[Step, Read] | None:
    """Return what the first words of a text add to a request or change of it, and the report after
    them, which is about other activities: "porque no hay sistema. El SIGEP ya va en 85", "mejor
    hasta el 15, y la 4.3 va en 30"; about its own a sentence that only tells how far it is."""
    for found in _PART_ENDS.finditer(heard.text):
        said, rest = heard.text[: found.start()].strip(" .;!\n"), heard.text[found.end() :]
        told = _told_behind(found.group(), rest, one, view)
        if told is None:
            continue
        whole = _completed(state, one, replace(heard, text=said), view)
        if whole is None:
            continue
        following = state.model_copy(update={"wishes": (whole, *state.wishes[1:])})
        return Step(following, ()), replace(heard, text=rest, meaning=told)
    return None


def _told_behind(joint: str, rest: str, one: Wish, view: View) -> Meaning | None:
    """Return the report that stands behind what a text says of a request: on other activities, or
    the figure of its only one in sentences of their own."""
    told = view.read_open(rest, None)
    about = {view.id_of(said.code) for said in told.updates if said.definite}
    if about and not about & {None, *one.activities}:
        return told
    own = one.activities[0] if len(one.activities) == 1 else None
    if own is None or not about <= {None, own} or joint[0] not in ".;!\n" or not only_tells(rest):
        return None
    told = view.read_open(rest, own)
    figures = {(view.id_of(said.code), said.percent is None) for said in told.updates}
    return told if figures == {(own, False)} else None


def _on_another_day(one: Wish, text: str, view: View) -> Wish | None:
    """Return a request for the day that a text puts in place of its own: "mejor hasta el 15"."""
    said = corrected_day(text) or day_alone(text)
    if said is None or one.until is None or one.kind is not RequestKind.EXTENSION:
        return None
    day = moved(one.until, said, view.today)
    return None if day is None else wishes.until(one, day, view)


def _completed(state: State, one: Wish, heard: Read, view: View) -> Wish | None:
    """Return a request with what a text adds to it; None where it says something else."""
    if wish_answers.CAUSE.match(heard.text) and not one.reason:
        return wishes.because(one, heard.text)
    heard = replace(heard, meaning=view.read_open(heard.text, one.activities[0]))
    said = another = _on_another_day(one, heard.text, view)
    if said is None and says_other_things(heard, one, view):
        return None
    if said is None:
        step = wish_answers.owed(state, one, heard, view)
        said = None if step is None or not step.state.wishes else step.state.wishes[0]
    if said is None or said.activities != one.activities:
        return None
    if one.owes is Owes.YES:
        on_a_day = another is not None or wishes_a_day(heard.text, view.today)
        return said if on_a_day and said.until not in (None, one.until) else None
    return said if said.owes is not one.owes else None
