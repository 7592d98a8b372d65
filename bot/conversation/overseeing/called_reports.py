"""The reports that control judges by other words than their codes: "acepto lo del directorio", or
"la acepto" below a subject that names one."""

from __future__ import annotations

import re
from itertools import islice

from bot.conversation import thread
from bot.conversation.away.others import others_away
from bot.conversation.for_others import elsewhere
from bot.conversation.overseeing import in_everyday_words, without_names
from bot.conversation.speaking.replying import last_said
from bot.conversation.subjects import ANSWERS
from bot.conversation.turn import Turn
from bot.understanding.clauses import SENTENCE, clauses
from bot.understanding.reviews import cordial, judging_sentences, reviewed
from bot.understanding.reviews.formal import in_first_person
from bot.understanding.reviews.review_words import CALLED, CALLED_BESIDE, JUDGING, NAMED_BEHIND
from bot.understanding.rulings import called_requests, named_by
from bot.understanding.wordlists import A_CODE, word_set
from core.entity.rights import Right
from core.messages import Note
from core.overviews import Overview
from core.spanish import bare_words
from scheduler.message.lines import Facts

# "la de los buzones sí", right after the list
_YES_BY_NAME = re.compile(
    rf"\W{{0,3}}{called_requests.BY_NAME}\s?,?\ss[ií][\s.!]{{0,3}}", re.IGNORECASE
)
# "esa sí", right after the history of one
_YES_TO_IT = re.compile(
    r"\W{0,3}(?:(?:s[ií]\s?,?\s)?es[ae]\s?,?\s(?:s[ií]|est[aá]\sbien|va\sbien)|s[ií]\s?,?\ses[ae])[\s.!]{0,3}",
    re.IGNORECASE,
)
# "sí la acepto ya vi el acuerdo", there too
_IT_AND = re.compile(
    r"\W{0,3}(?:s[ií]\s?,?\s)?la\sacepto\s(?=(?:ya|todo|s[ií]|est[aá]|vi|revis[eé])\b)",
    re.IGNORECASE,
)
# "falta el acta y luisa fernanda no está, anda en Bogotá": who is away is no reason
_AWAY_TOO = re.compile(
    r"(?:\s?,)?\s(?:y|e)\s(?=(?P<who>[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,2}?)\s(?:no\sest[aá]\b(?!\s(?:de\sacuerdo|conforme|segur))"
    r"|(?:anda|est[aá]|sigue)\s(?:en\s(?:licencia|comisi[oó]n)|de\s(?:vacaciones|permiso|licencia|viaje)|incapacitad|enferm|por\sfuera)))",
    re.IGNORECASE,
)
_A_WORD = re.compile(r"\s(?!(?:y|e|ni)\s)(?P<said>[^\W\d_]{1,20})\b", re.IGNORECASE)
_MOST_WORDS = 5  # behind a name
_OF_ONE = frozenset({"elsewhere", "review_kept", "review_unclear", "review_dropped"})
# What is accepted or refused and is no report.
_NO_REPORT = word_set(
    "plan planes compromiso compromisos datos tratamiento ausencia ausencias encargo encargos "
    "delegacion invitacion solicitud solicitudes prorroga prorrogas plazo fecha fechas actividad "
    "actividades"
)


def in_codes(turn: Turn) -> tuple[str, list[Facts]]:
    """Return the text of who verifies with the codes of the reports that it calls by words of their
    titles. Where one may mean several it has the code of the first, and these are returned too;
    what calls none that was reported stays as it is."""
    text = in_everyday_words.offices_in_orders(turn, _in_plain(turn))
    text = in_everyday_words.in_orders(turn, text, lambda words: _called_of_whom(turn, words))
    text = NAMED_BEHIND.sub(r"verifico \g<name> \g<at>", text)
    if handle := _agreed_to_of_the_list(turn):
        return f"acepto la {handle}", []
    if accepted := _accepted_below_its_history(turn, text):
        return accepted, []
    if turn.in_group or not (JUDGING.search(text) and turn.may(Right.VERIFY)):
        return text, []
    among: list[Facts] = []
    looked_at, *beside = CALLED_BESIDE
    if not turn.message.subject:  # below a subject it is of that
        text, among = _in_code(turn, text, looked_at)
    each: list[str] = []
    for _, sentence in clauses(text, SENTENCE):
        named, several = sentence, list[Facts]()
        if A_CODE.search(sentence) is None:
            named, several = _in_code(turn, sentence, CALLED)
        each.append(named)
        among = among or several
    text = "".join(each)
    for form in beside:
        text, several = _in_code(turn, text, form)
        among = among or several
    return in_everyday_words.with_mere_ones(turn, text), among


def _in_plain(turn: Turn) -> str:
    """Return the text of who verifies with its verdicts in plain words, and with a sentence of its
    own for who is away; every other as it is."""
    if not turn.may(Right.VERIFY) or turn.in_group:
        return turn.text

    def apart(found: re.Match[str]) -> str:
        return found.group() if others_away.another_in(turn, found["who"]) is None else ". "

    return _AWAY_TOO.sub(apart, cordial.in_plain(in_first_person(turn.text)))


def _agreed_to_of_the_list(turn: Turn) -> str:
    """Return the handle of the one report to which a text says yes by words of its title, right
    after the list of those to be verified; nothing for other words."""
    found = _YES_BY_NAME.fullmatch(turn.text)
    if found is None or turn.in_group or not turn.may(Right.VERIFY):
        return ""
    shown = next(last_said(turn, 1), None)
    if not isinstance(shown, Overview) or shown.name != "unverified":
        return ""
    about = reported(turn, found["name"])
    listed = {row.name for row in shown.rows}
    return about[0].handle if len(about) == 1 and about[0].handle in listed else ""


def _accepted_below_its_history(turn: Turn, text: str) -> str:
    """Return a yes to the activity whose history was just shown, as what accepts it, with what is
    said besides; nothing for other words."""
    whole, more = _YES_TO_IT.fullmatch(text), _IT_AND.match(text)
    if not (whole or more) or not turn.may(Right.VERIFY) or not _history_shown(turn):
        return ""
    return f"la acepto, {text[more.end() :]}" if more else "la acepto"


def _history_shown(turn: Turn) -> bool:
    """Tell whether a text answers the history of one activity, or comes right after it."""
    shown, _ = thread.said_before(turn)
    return isinstance(shown, Overview) and shown.name == "history" and not turn.in_group


def _in_code(turn: Turn, text: str, form: re.Pattern[str]) -> tuple[str, list[Facts]]:
    """Return a text with the codes of the reports that it calls in this form, up to the first one
    that may be several, and these."""
    at = 0
    while (called := form.search(text, at)) is not None:
        at = called.end()
        if about := reported(turn, called["name"]):
            at = _name_ends(turn, text, called, about)
            named = f"{called['verb'] or ''}la {about[0].handle}"
            text = f"{text[: called.start()]}{named}{text[at:]}"
            at = called.start() + len(named)
            if len(about) > 1:
                return text, about
    return text, []


def _name_ends(turn: Turn, text: str, called: re.Match[str], about: list[Facts]) -> int:
    """Return where the name of the one report ends that a text calls: more words of its title may
    stand behind it, "el índice de información clasificada no aparece"."""
    if len(about) > 1 or called["verb"] or called.end() != called.end("name"):
        return called.end()
    ends, last = [], called.end()
    for word in islice(_A_WORD.finditer(text, called.end()), _MOST_WORDS):
        if word.start() != last:
            break
        last = word.end()
        ends += [last] if word["said"].lower() not in named_by.JOINING else []
    for end in reversed(ends):
        longer = reported(turn, text[called.start("name") : end])
        if [one.handle for one in longer] == [about[0].handle]:
            return end
    return called.end()


def below_a_subject(turn: Turn, text: str) -> str:
    """Return a text whose judgement names no activity and stands behind other sentences, below a
    subject of its own that names one, with these as its reason, and so one that changes what was
    judged last; every other text as it is."""
    text = without_names.in_a_changed_mind(turn, text)
    if turn.may(Right.VERIFY):
        text = without_names.behind_its_reason(turn, text)
    sentences = judging_sentences.sentences(text) if turn.message.subject else []
    place = next((at for at, one in enumerate(sentences) if reviewed.find(one)), 0)
    if not place or any(one.codes for one in reviewed.find(sentences[place])):
        return text
    if not turn.may(Right.VERIFY) or not named_above(turn):
        return text
    judged, why = sentences[place].rstrip(" .;!"), " ".join(sentences[:place])
    return "\n".join([f"{judged}: {why}", *sentences[place + 1 :]])


def named_above(turn: Turn, *, answers: bool = False) -> dict[str, Facts]:
    """Return the activity that the subject of a mail names, of one that `answers` another too;
    nothing where it names none, or several."""
    subject = turn.message.subject
    if not subject or (ANSWERS.match(subject) and not answers):
        return {}
    codes = tuple(dict.fromkeys(A_CODE.findall(subject)))
    found = elsewhere.called_or_printed(turn, codes[:1]) if len(codes) == 1 else {}
    if not codes:
        found = {one.handle: one for one in reported(turn, subject)}
    return found if len(found) == 1 else {}


def told_last(turn: Turn) -> dict[str, Facts]:
    """Return the one activity of what was told of another's work or its review last."""
    shown, _ = thread.said_before(turn)
    if not isinstance(shown, Note) or shown.name not in _OF_ONE or "handle2" in shown.values:
        return {}
    handle = shown.values.get("handle") or shown.values.get("handle1")
    return elsewhere.called_or_printed(turn, (str(handle),)) if handle else {}


def _called_of_whom(turn: Turn, name: str) -> list[Facts]:
    """Return the reports that a name calls, also behind whose they are: "Salud de la encuesta"."""
    of, _, what = re.sub(r"\sdel\s", " de ", name).partition(" de ")
    whose = without_names.of_whom(turn, of) if what else set()
    if not whose:
        return reported(turn, name)
    waits = without_names.waiting_of(turn, whose)
    titles = {place: one.title for place, one in enumerate(waits)}
    return [waits[one] for one in named_by.all_by_name(what, titles)]


def reported(turn: Turn, name: str) -> list[Facts]:
    """Return the activities of others that are called by a name, perhaps with whose they are, "el
    índice de Gobierno": those of them that have a figure, where any has."""
    if _NO_REPORT & {*bare_words(name).split()}:
        return []
    others = elsewhere.others(turn, name)
    titles = {place: one.title for place, one in enumerate(others)}
    found = named_by.all_by_name(name, titles) or named_by.all_by_name(
        name, {place: f"{one.title} {one.product}" for place, one in enumerate(others)}
    )
    what, _, whose = name.rpartition(" de ")
    if not found and what:
        offices = {place: others[place].office for place in named_by.all_by_name(what, titles)}
        found = named_by.all_by_name(whose, offices)
    codes = tuple(others[one].code for one in found)
    called = [*elsewhere.called(turn, codes).values()]
    told = [one for one in called if one.percent is not None]
    if called:  # of what nobody has reported it is told that there is nothing to verify
        return told or called
    return without_names.waiting_of(turn, without_names.offices_of(turn, name)) if not found else []
