"""A supporting office has done its part: whether that closes the activity, its lead says. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.conversation.heard import Pressed
from bot.conversation.reporting.drafts import about_now, go_on, report
from bot.conversation.state import Draft, State
from bot.conversation.steps import KeepPart, Say, Step
from bot.conversation.view import View
from bot.understanding.meaning import Ask, Status
from bot.understanding.progress.done import calls
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy
from bot.understanding.wordlists import A_CODE
from bot.understanding.yes_no import denies, says_no, says_yes
from core.notice_names import PART
from core.refs import Ref
from core.rules import WHOLE
from core.spanish import bare_words, fold

# "sí, ya la vi publicada", "todavía no, falta pasar a producción"; "si ya está…" is a condition.
_AND_MORE = re.compile(
    r"[\s,:;.-]*+(?:(?:sí(?=\W)|si(?=\s*[,.;:]|\s+señora?\b))"
    r"|(?P<no>(?:todav[ií]a |a[uú]n )?no(?=\s*[,.;:])))"
    r"[\s,.;:]++(?P<more>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
# "no, todavía no, nos falta diagramarla"
_NO_AND_MORE = re.compile(
    r"\s*+(?:(?:todav[ií]a |a[uú]n |por ahora )?no(?: señora?)?\s*+[,.;:]\s*+){1,3}(?P<more>\w.*)",
    re.IGNORECASE | re.DOTALL,
)
_LACKS = re.compile(
    r"\b(?:pero|aunque|falta\w*|pendientes?|todavia|aun|casi|solo|menos|cuando|apenas|parcial\w*)\b"
)
_STATE = r"(?:cumplid|terminad|finalizad|culminad|concluid|list|complet|cerrad|hech)[oa]s?"
_NO = r"(?:no(?: senora?)?|(?:todavia|aun|por ahora) no|no todavia|negativo)"
# "la pregunta de las TIC no señor, todavía no está cumplida", "no la cierre todavía"
_NOT_DONE = re.compile(
    r"(?:(?:a |en |sobre )?(?:la pregunta|lo que (?:me )?preguntan?|lo|la|eso|esa)"
    r"(?: (?:de|del|sobre)(?: (?:la|las|los|el))? (?P<of>[a-z]{2,20}(?: [a-z]{1,20}){0,5}?))? )?"
    rf"(?:{_NO} ){{0,3}}(?:{_NO}|(?:(?:todavia|aun|eso|esa|ya|la|actividad) ){{0,3}}no"
    r" (?:(?:esta|estan|queda|quedo|ha|quedado|sido|se|la|le|de|doy|den|demos|deje|dejen|ponga"
    r"|pongan|marque|marquen|por|como|aun|todavia|del|todo) ){1,6}"
    rf"{_STATE}|no la (?:cierren?|marquen?|den?)|(?:todavia|aun)(?: le| nos)? falta"
    r"|(?:sigue|dejela|deje) (?:abierta|como esta|igual|asi))"
    r"(?: (?:todavia|aun|gracias|senora?|doctora?|por favor)){0,3}"
)
# "sí, por cierto la 1.5 …": where something more may begin
_EDGE = re.compile(
    r"(?<=[.;!])\s+|\n+|(?<!\s),?\s+"
    r"(?=(?:y|por cierto|adem[aá]s|aprovecho|de paso|otra cosa|tambi[eé]n)\b)",
    re.IGNORECASE,
)
_CONFIRMS = re.compile(
    r"\A\s*(?:y\s+)?(?:(?:tambi[eé]n|adem[aá]s|le|les)\s+){0,3}(?:confirmo|digo|respondo|contesto)"
    r"\s+(?:que\s+)?",
    re.IGNORECASE,
)
ACTION = PART  # of the buttons under the notice: the activity, and "yes.7" or "no.7" of report 7


def report_of(ref: Ref) -> int:
    """Return the report of the supporting office that a button is about."""
    return int(ref.value.partition(".")[2])


@dataclass(frozen=True, slots=True)
class PartAnswer:
    """The button about a part that was pressed, or that these `words` mean."""

    ref: Ref
    words: str = ""


def meant(
    parts: Mapping[str, Ref], offices: Mapping[str, str], text: str, *, alone: bool = True
) -> tuple[PartAnswer, ...]:
    """Return what a text answers: "sí" where one part is asked about, "2.7 sí, ya la vi"; of
    several each in its line. Nothing where a line says anything else, nor where more follows a
    "no" that names none: that is a report, see `goes_on`. `offices`: whose part it is that is asked
    about, which she may call by their names. `alone`: no more activities stood in the message, so
    that more words after "sí" can only be about this one."""
    denied = [
        PartAnswer(_pressed("no", ref))
        for handle, ref in parts.items()
        if _denies_it(_without(handle, text), offices.get(handle, ""), only=len(parts) == 1)
        or (_without(handle, text) != text and _denies_it(_without(handle, text), "", only=True))
    ]
    if len(denied) == 1:
        return tuple(denied)
    if len(parts) == 1:
        (only,) = parts.values()
        said = _said(only, text)
        if said is None and alone and _NO_AND_MORE.fullmatch(text) is None:
            said = _said_with_more(only, text)
        if said:
            return (PartAnswer(said, text.strip()),)
    found: dict[int, PartAnswer] = {}
    for line in filter(str.strip, text.splitlines()):
        one = _answer(parts, line)
        if one is not None:
            found.setdefault(one.ref.target, one)
        elif not is_courtesy(read(line).plain):
            return ()
    return tuple(found.values())


def _denies_it(text: str, office: str, *, only: bool) -> bool:
    """Tell whether a text says nothing but that what is asked about is not done, and calls the
    `office` that asks, or, where this is the `only` question, none."""
    found = _NOT_DONE.fullmatch(bare_words(text))
    if found is None:
        return False
    return only if found["of"] is None else calls(found["of"], office)


def goes_on(parts: Mapping[str, Ref], text: str) -> tuple[Ref, str] | None:
    """Return the button of the one part that is asked about and what follows "no, todavía no," in a
    text; None where it begins with no such no, or several are asked about."""
    found = _NO_AND_MORE.fullmatch(text) if len(parts) == 1 else None
    return None if found is None else (next(iter(parts.values())), found["more"])


def may_say_more(text: str) -> bool:
    """Tell whether a text names an activity, and something more may begin in it: see `apart`."""
    return A_CODE.search(text) is not None and _EDGE.search(text) is not None


def apart(
    asked: Mapping[str, Ref], waiting: Mapping[str, Ref], text: str
) -> tuple[PartAnswer | None, str]:
    """Return what a text answers about a part before or behind words on other activities, and
    these: "sí, por cierto la 1.5 ya se firmó", where one part is `asked` about, or, of all that
    are `waiting`, "100 %. Y confirmo que sí a la 2.7". None and the whole text for others."""
    edges = [*_EDGE.finditer(text)]
    begins = [0, *(one.end() for one in edges)]
    pieces = [*zip(begins, [*(one.start() for one in edges), len(text)], strict=True)]
    first = next((begin for begin, end in pieces if A_CODE.search(text[begin:end])), 0)
    if len(asked) == 1 and first:
        ((handle, ref),) = asked.items()
        lead, rest = text[:first].strip(" ,\n"), text[first:]
        said = _said(ref, lead) or _said_with_more(ref, lead)
        if said and said.value.startswith("yes") and _names_another(rest, handle):
            return PartAnswer(said, lead), rest
    for begin, end in pieces:
        for handle, ref in waiting.items():
            bare = _without(handle, text[begin:end])
            rest = f"{text[:begin].rstrip()} {text[end:].lstrip(' ,')}".strip()
            says = bare != text[begin:end] and _said(ref, _CONFIRMS.sub("", bare, count=1))
            if says and rest and (handle not in asked or _names_another(rest, handle)):
                return PartAnswer(says, text[begin:end].strip()), rest
    return None, text


def _names_another(text: str, handle: str) -> bool:
    named = A_CODE.findall(text)
    return bool(named) and handle not in named


def _answer(parts: Mapping[str, Ref], line: str) -> PartAnswer | None:
    """Return what a line that names a part's activity answers, be it with more words."""
    for handle, ref in parts.items():
        rest = _without(handle, line)
        if rest == line:
            continue
        said = _said(ref, rest) or _said_with_more(ref, rest)
        if said:
            return PartAnswer(said, line.strip())
    return None


def _without(handle: str, line: str) -> str:
    named = rf"(?:\b(?:a|de|en) )?(?:\bla (?:actividad )?)?(?<![\w.]){re.escape(handle)}(?!\.?\w)"
    return re.sub(named, " ", line, count=1, flags=re.IGNORECASE)


def _said(ref: Ref, text: str) -> Ref | None:
    word = "yes" if says_yes(text) else "no" if says_no(text) else ""
    return _pressed(word, ref) if word else None


def _pressed(word: str, ref: Ref) -> Ref:
    return Ref(ACTION, ref.target, f"{word}.{report_of(ref)}")


def _said_with_more(ref: Ref, text: str) -> Ref | None:
    """Return the button that a leading yes or no means, where the rest says nothing else of it:
    no figure, no question, and no yes that takes itself back."""
    found = _AND_MORE.fullmatch(text)
    if found is None or re.search(r"[\d%?¿]", text):
        return None
    if found["no"]:
        return _pressed("no", ref)
    if denies(found["more"]) or _LACKS.search(fold(found["more"])):
        return None
    return _pressed("yes", ref)


def decided(state: State, ref: Ref, heard: Pressed, view: View) -> Step:
    """Close the activity in her name where she says yes; a no leaves it as it stands, with what
    she says it lacks."""
    about = about_now(state, ref.target, view)
    if ref.target not in view.activities:
        return Step(state, (Say("not_yours"),))
    if view.part_report != report_of(ref):
        return Step(about, (Say("part_gone", about=ref.target),))
    if not ref.value.startswith("yes"):
        return _kept(about, ref, heard, view)
    draft = Draft(
        activity_id=ref.target,
        percent=Decimal(WHOLE),
        status=Status.DONE,
        description="",
        words=heard.words or "Sí",
        inbound_id=heard.inbound_id,
        said_on=view.today,
        confirms=view.part_report,
    )
    following, actions = report(state, [draft], view)
    return go_on(following, actions, view)


def _kept(state: State, ref: Ref, heard: Pressed, view: View) -> Step:
    """Leave an activity as it stands; words after her no are kept beside the figure it has.

    Where it has none they are a report without one, and the figure is asked for."""
    kept = (KeepPart(report_of(ref)), Say("part_kept", about=ref.target))
    activity_id = ref.target
    found = _AND_MORE.fullmatch(_without(view.activities[activity_id].code, heard.words))
    if found is None or is_courtesy(read(found["more"]).plain):
        return Step(state, kept)
    percent = view.percent(activity_id)
    draft = Draft(
        activity_id=activity_id,
        percent=percent,
        status=view.statuses.get(activity_id, Status.IN_PROGRESS),
        description=found["more"].strip(),
        words=heard.words,
        inbound_id=heard.inbound_id,
        said_on=view.today,
    )
    following, actions = report(state, [draft], view)
    if percent is None:  # her words are kept at once, also where she tells no figure later
        owing = draft.model_copy(update={"ordinal": 1, "ask": Ask.PERCENT, "text": heard.words})
        following = following.model_copy(update={"waiting": (owing, *following.waiting)})
    return go_on(following, (*kept, *actions), view)
