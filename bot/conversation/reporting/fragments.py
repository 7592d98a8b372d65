"""Words without a figure that follow a report within ten minutes belong to it. Pure.

"1.2 en 60" and a moment later "falta la firma del contrato": nobody asks for a percentage again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from bot.conversation.heard import Read
from bot.conversation.reporting.wording import BEGUN, lacking
from bot.conversation.state import Draft, State
from bot.conversation.steps import Action, AddWords, Record, Step, Undo
from bot.conversation.view import View
from bot.understanding.asks.account import tells_of_days
from bot.understanding.asks.asides import protests, says_nothing_of_the_work, wishes_well
from bot.understanding.asks.no_account import NO_ACCOUNT
from bot.understanding.asks.passing_words import hands_on
from bot.understanding.description import describe
from bot.understanding.framing.frames import asks_of_us
from bot.understanding.framing.record_words import (
    confirms,
    is_put_wrongly,
    tells_only_of_the_record,
)
from bot.understanding.meaning import Ask, Context, Intent, Meaning, Status, Update
from bot.understanding.of_the_work import is_none_of_the_work
from bot.understanding.parting.pieces import pieces_of
from bot.understanding.progress.of_the_report import bids, speaks_to_another, tells_of
from bot.understanding.progress.states import says_barely_begun
from bot.understanding.progress.work import is_beside_the_work
from bot.understanding.reading import read
from bot.understanding.wordlists import ADDRESSED, FILES
from bot.understanding.yes_no import says_no, says_yes
from core.rules import WHOLE
from core.spanish import bare_words, sentences

WITHIN = timedelta(minutes=10)

_FEWEST_WORDS = 2
_WORD = 3  # letters
_CLAUSE_ENDS = (".", ",", ";", "¶")

# What people say to one another beside the work: nobody wants it in a published table.
_ADDRESS = r"(?: (?:\w+ ){0,3}\w+)?"
_SOCIAL = re.compile(
    rf"(?:hola|buen[oa]s?(?: (?:dias?|tardes?|noches?))?){_ADDRESS}"
    r"|(?:j+[aei]+)+h?(?: .+)?"
    rf"|(?:que pena|perdon|perdone|disculpe|disculpa|disculpeme|lo siento|mil disculpas){_ADDRESS}"
    r"|que (?:calor|frio|lluvia|aguacero|susto|dia|semana|bueno|bien|lindo|alegria)(?: .{0,30})?"
    r"|(?:espere(?:me)?|deme|dame|permitame|un)(?: un)? (?:momento|momentico|minuto|segundo)"
    r"(?: por favor| porfa)?"
)
_HOW = re.compile(
    r"(?:como|no (?:me deja|puedo|pude|logro|se puede)) (?:\w+ )?"
    r"(?:subir|subo|adjuntar|adjunto|enviar|envio|mandar|mando|abrir|cargar|cargo)"
    rf"(?: (?:la|el|las|los|una|un|mi|mis))? (?:{FILES}|audios?)"
    r"(?: (?:por )?aqui)?"
)
# Who leaves her work: nothing about an activity.
_LEAVES = re.compile(
    r"\bme (?:voy (?!a \w+[aei]r\b)|retiro\b|trasladan\b|jubilo\b|pensiono\b)"
    r"|\b(?:renuncie|renuncio|ya no trabajo|(?:dejo|entrego) el cargo)\b"
    r"|\bme (?:reemplaza|reemplazara|va a reemplazar)\b"
)
# Who did it, said in jest: "eso me lo hizo la practicante, regáñela jajaja".
_IN_JEST = re.compile(
    r"\b(?:reganel[oa]s?|castiguel[oa]s?)\b"
    r"|\b(?:eso|esto) (?:\S{1,12} ){0,5}l[oa] (?:hizo|hicieron|mando|escribio|puso)\b"
    r".{0,80}\b(?:j[aei]){2,10}h?\b"
)
_ENOUGH = re.compile(
    rf"(?:(?:ya|no|mejor|pues|entonces|bueno|{ADDRESSED}) ){{0,4}}"
    r"(?:(?:dejemos|dej[ae]n?)(?:l[oa]s?)? (?:(?:eso|es[ae]|todo) )?"
    r"(?:asi|como (?:esta|estaba|venia))"
    r"|olvid(?:el[oa]|emoslo))"
    rf"(?: (?:no mas|entonces|{ADDRESSED})){{0,2}}"
)
# "y la encuesta, …": what stands there is what the words are about.
_OPENS = re.compile(
    r"(?:(?:y|ahora|ah|bueno|tambien) ){1,3}(?:(?:en|con|sobre|de) )?(?:el|la|los|las|lo) \w"
    r"|(?:sobre|en cuanto a|respecto (?:a|de)|de) (?:el|la|los|las|lo) \w|lo del? \w"
)
# "espere, la de marzo todavía no está": what was reported is not so.
_NOT_YET = re.compile(
    r"(?:(?:ay|uy|huy|ah) )?(?:(?:no|perdone?|disculpe|espere|espereme|mentiras?) ){1,3}"
    rf"(?:(?:{ADDRESSED}) )?(?:eso|es[ae]"
    r"|(?:la|el|los|las|lo) (?P<what>(?:\w{1,20} ){1,5}?))? ?"
    r"(?:(?:todavia|aun) )?no (?:esta|estan|estaba|quedo|quedaron|(?:se )?han?|salio|salieron)\b"
)
# A word on the report itself: that it is wrong. The figure is asked for, as ever.
_WRONG = re.compile(
    r"\b(?:esta|estan|quedo|es|era|va) (?:\w+ )?(?:mal|errad[oa]|equivocad[oa]|incorrect[oa])\b"
    r"|\bno (?:es|era|fue) (?:asi|cierto|correcto|verdad)\b"
)


def followed(state: State, at: datetime, reminded_at: datetime | None) -> tuple[int, ...]:
    """Return the activities of the report that words said at `at` may belong to.

    None of them once a reminder has come in between, or while a walk shows another activity.
    """
    if state.told_at is None or at - state.told_at > WITHIN:
        return ()
    if reminded_at is not None and reminded_at > state.told_at:
        return ()
    return () if state.walking(at, reminded_at) is not None else state.told


def offered(state: State) -> tuple[int, ...]:
    """Return the reports among which a question asks to which of them words belong."""
    return tuple(dict.fromkeys(one for draft in state.waiting for one in draft.adds_to))


def may_follow(meaning: Meaning) -> bool:
    """Tell whether a text holds words without a figure, or words that were not understood."""
    if meaning.intent is Intent.UNCLEAR:
        return meaning.rule != NO_ACCOUNT
    return meaning.intent is Intent.REPORT and not all(one.definite for one in meaning.updates)


def is_about_it(told: tuple[int, ...], state: State, view: View) -> bool:
    """Tell whether a text may be about the last report: it answers nothing else.

    `told` are the activities of the message that it replies to.
    """
    answers_other = told and not set(told) <= set(view.follows)
    question = state.open_question(view.reminded_at)
    waits = question is not None and not question.only_adds
    waits = waits or state.open_wish(view.reminded_at) is not None
    return bool(view.follows) and not answers_other and not waits


def let_go(state: State, text: str) -> State:
    """Drop the question whether words belong to a report, which only the very next message
    answers: nothing is written without a yes."""
    if says_yes(text) or says_no(text):
        return state
    kept = tuple(one for one in state.waiting if not one.only_adds)
    return state.model_copy(update={"waiting": kept})


def reread(text: str, meaning: Meaning, view: View, subject: int | None) -> Meaning:
    """Read a text again as one that follows the report on the activities `view.follows`.

    `subject` is the one of them that it means when it names none. It says no other figures than
    before; which of several activities it means may be clearer among them alone. That the report
    is wrong, how a file is sent or that she is away is nothing to be added to it; nor are words
    that open with the name of another activity.
    """
    others = (one for one in view.activities if one in view.open_ids)
    named = (view.id_of(one.code) for one in meaning.updates)
    found = (one for one in named if one is not None)  # finished ones too
    near = tuple(dict.fromkeys([*view.follows, *others, *found]))
    plain = bare_words(text)
    if _WRONG.search(plain) or is_put_wrongly(plain):
        asked = tuple(replace(one, definite=True) for one in meaning.updates)
        return replace(meaning, updates=asked)
    aside = _aside(text, plain, meaning) or _about_another(text, plain, view)
    if aside is not None:
        return aside
    again = _understand(text, near, subject, view)
    if again.intent is Intent.UNCLEAR and meaning.intent is Intent.UNCLEAR:
        return _as_words(text, subject, view) or meaning
    if again.intent is not Intent.REPORT or _definite(again) != _definite(meaning):
        return meaning
    if [one.code for one in again.updates] == [None] and not view.named(text):
        among = _understand(text, view.follows, None, view)
        if among.intent is Intent.REPORT and not _definite(among):
            return _asked_first(text, among, view)
    return _asked_first(text, again, view)


def parted(text: str, meaning: Meaning, view: View) -> Meaning:
    """Read the clause before the first name as words that follow the report on `view.follows`.

    "Falta la firma. 1.3 en 50" after a report on the 1.2: only where the clause says what lacks,
    names nothing and tells no figure, and the rest says the same without it. A deed that is told
    before a figure may be its reason: it stays with that.
    """
    ids = {view.id_of(one.code) for one in meaning.updates}
    settled = meaning.intent is Intent.REPORT and not may_follow(meaning)
    if not settled or len(view.follows) != 1 or ids & {None, *view.follows} or "?" in text:
        return meaning
    head, rest = _before_a_name(text, view)
    if not lacking(head):
        return meaning
    about = view.follows[0]
    near = [one for one in view.activities if one in {about, *view.open_ids, *ids}]
    words = _understand(head, near, about, view)
    alone = _understand(rest, near, None, view)
    same = _definite(alone) == _definite(meaning)
    again = reread(head, words, view, about) if same and not _definite(words) else meaning
    if again.intent is not Intent.REPORT or [view.id_of(u.code) for u in again.updates] != [about]:
        return meaning
    first = replace(again.updates[0], description=again.updates[0].description or head)
    told = zip(meaning.updates, alone.updates, strict=True)
    whole = (replace(one, description=its.description) for one, its in told)
    return replace(meaning, updates=(first, *whole))


def _before_a_name(text: str, view: View) -> tuple[str, str]:
    """Return the clauses before the one with the first name in a text, and what is left."""
    reading = read(text)
    named = pieces_of(reading.norms, view.every()).mentions
    before = reading.tokens[: named[0].first] if named else ()
    end = max((one.end for one in before if one.norm in _CLAUSE_ENDS), default=0)
    return text[:end].rstrip(" ,;\n"), text[end:].strip()


def _aside(text: str, plain: str, meaning: Meaning) -> Meaning | None:
    """Return what a text means that is no word about the work; None where it may be one."""
    unclear = meaning.intent is Intent.UNCLEAR
    social = unclear and _SOCIAL.fullmatch(plain)
    kind = social or _ENOUGH.fullmatch(plain) or _IN_JEST.search(plain) or wishes_well(text)
    if kind or hands_on(text):
        return Meaning(Intent.COURTESY, rule="19 courtesy", words=text)
    if _HOW.fullmatch(plain):
        return Meaning(Intent.HELP, rule="22 help", words=text)
    told = any(one.definite for one in meaning.updates)
    if not told and confirms(text):
        return Meaning(Intent.COURTESY, rule="19 courtesy", words=text)
    talks = (tells_only_of_the_record, says_nothing_of_the_work, bids, is_none_of_the_work)
    beside = tells_of_days(text) or any(one(text) for one in talks)
    if asks_of_us(text) or protests(text) or (not told and beside):
        return Meaning(Intent.UNCLEAR, rule="22 unclear", words=text)
    return meaning if unclear and (_LEAVES.search(plain) or tells_of_days(text)) else None


def _about_another(text: str, plain: str, view: View) -> Meaning | None:
    """Return what a text means that opens with the name of an activity other than those told."""
    if _OPENS.match(plain) is None:
        return None
    named = view.read_open(text, None)
    ids = {view.id_of(one.code) for one in named.updates}
    return named if ids and not ids & {None, *view.follows} else None


def told_apart(
    drafts: Sequence[Draft], heard: Read, state: State, view: View
) -> tuple[tuple[AddWords, ...], list[Draft]]:
    """Return the words that belong to the last report, and what is left of a text beside them.

    What waits for the answer to a question is that answer's matter. The part of a text that is
    about one of several activities adds nothing where it holds no words of its own. Where it is not
    clear which of several activities is meant, the question that asks it knows that these are words
    only.
    """
    asked = state.open_question(view.reminded_at)
    added, left = list[AddWords](), list[Draft]()
    for draft in drafts:
        update = heard.meaning.updates[draft.ordinal]
        waits = asked is not None and draft.activity_id in {None, asked.activity_id}
        if update.definite or waits:
            left.append(draft)
        elif draft.activity_id in view.follows and len(drafts) > 1 and not draft.description:
            continue
        elif draft.activity_id in view.follows:
            whole = draft.text if len(drafts) == 1 else ""
            follows = following(draft, draft.activity_id, view, whole)
            if isinstance(follows, AddWords):
                added.append(follows)
            else:
                left.append(follows)
        elif draft.activity_id is None:
            left.append(draft.model_copy(update={"adds_to": view.follows}))
        else:
            left.append(draft)
    return tuple(added), left


def following(draft: Draft, activity_id: int, view: View, whole: str = "") -> AddWords | Draft:
    """Return the words of a draft as an addition to the report on an activity; where that has
    closed it and they say that something lacks, as the question whether it stays closed, and as
    the question of its figure where the work has only begun and the report said more, or they deny
    what it says. Words that nothing ties to the work are asked about. `whole`: of nothing else."""
    added = add(draft, activity_id)
    lacks = lacking(added.words) or lacking(whole)
    if not lacks or view.percent(activity_id) != WHOLE:
        if draft.ask is Ask.CONFIRM:
            return draft.model_copy(update={"adds_to": (activity_id,)})
        barely = (view.percent(activity_id) or 0) > BEGUN and says_barely_begun(added.words)
        return draft if barely or _is_denied(whole, activity_id, view) else added
    asked = {
        "activity_id": activity_id,
        "percent": Decimal(WHOLE),
        "status": Status.DONE,
        "description": added.words,
        "ask": Ask.CONFIRM,
        "lacks": lacks,
        "adds_to": (activity_id,),
    }
    return draft.model_copy(update=asked)


def _is_denied(text: str, activity_id: int, view: View) -> bool:
    """Tell whether a text says that what the report on an activity tells is not so."""
    found = _NOT_YET.match(bare_words(text))
    if found is None or not view.percent(activity_id):
        return False
    said = set(bare_words(view.described.get(activity_id, "")).split())
    return found["what"] is None or any(len(w) > _WORD and w in said for w in found["what"].split())


def add(draft: Draft, activity_id: int) -> AddWords:
    """Return the words of a draft as an addition to the report on an activity."""
    words = sentences((draft.description or draft.text.strip(), draft.beside))
    return AddWords(activity_id, words, draft.inbound_id, draft.ordinal)


def remember(step: Step, view: View) -> Step:
    """Keep in mind what was just reported; not once another activity is spoken of."""
    told, at = step.state.told, step.state.told_at
    recorded = tuple(dict.fromkeys(_recorded(step.actions)))
    if recorded:
        told, at = recorded, view.at
    elif any(isinstance(one, Undo) for one in step.actions):
        told = ()
    elif added := tuple(one.activity_id for one in step.actions if isinstance(one, AddWords)):
        told, at = told if set(added) <= set(told) else added, view.at
    about = step.state.about
    if about is not None and about not in told:
        told = ()
    kept = {"told": told, "told_at": at if told else None}
    return replace(step, state=step.state.model_copy(update=kept))


def _recorded(actions: Iterable[Action]) -> Iterable[int]:
    for action in actions:
        if isinstance(action, Record):
            for draft in action.drafts:
                if draft.activity_id is not None:
                    yield draft.activity_id


def _understand(text: str, ids: Sequence[int], subject: int | None, view: View) -> Meaning:
    pending = tuple(view.activities[one] for one in ids if one in view.activities)
    return view.read_in(Context(pending, _code(subject, view), view.others), text, view.today)


def _code(activity_id: int | None, view: View) -> str | None:
    known = None if activity_id is None else view.activities.get(activity_id)
    return None if known is None else known.code


def _asked_first(text: str, meaning: Meaning, view: View) -> Meaning:
    """Let words that no sign ties to the work reported be asked about before they are added."""
    if _definite(meaning):
        return meaning
    updates = tuple(
        one
        if (about := view.id_of(one.code)) not in view.follows or is_tied(text, about, view)
        else replace(one, ask=Ask.CONFIRM)
        for one in meaning.updates
    )
    return replace(meaning, updates=updates)


def is_tied(text: str, about: int | None, view: View) -> bool:
    """Tell whether a text shows a sign that it tells of the work of an activity, and speaks to
    nobody by name."""
    if about is None or speaks_to_another(text):
        return False
    known = view.activities[about]
    return tells_of(text, f"{known.title} {known.product} {view.described.get(about, '')}")


def _definite(meaning: Meaning) -> list[tuple[object, ...]]:
    return [(one.code, one.percent, one.status) for one in meaning.updates if one.definite]


def _as_words(text: str, subject: int | None, view: View) -> Meaning | None:
    """Return words that say nothing of the plan, which only she knows to be of the work; None for
    a question or a joke aside."""
    plain = read(text).plain
    words = [word for word in plain.split() if word.isalpha() and len(word) >= _WORD]
    if len(words) < _FEWEST_WORDS or is_beside_the_work(plain) or "?" in text:
        return None
    told = describe(read(text), None, anything=True)
    if not told:
        return None
    code = _code(subject, view)
    ask = Ask.PERCENT if is_tied(text, subject, view) else Ask.CONFIRM
    ask = Ask.ACTIVITY if code is None else ask
    update = Update(
        code=code,
        percent=None,
        status=Status.IN_PROGRESS,
        description=told,
        span=None,
        words="",
        rule="15 words that follow",
        ask=ask,
        definite=False,
    )
    return Meaning(Intent.REPORT, (update,), ask=ask, rule=update.rule)
