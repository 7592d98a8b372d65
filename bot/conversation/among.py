"""A text read among the activities that it may be about: the open ones, as last listed."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.subjects import is_coded, titled_words
from bot.conversation.view import View
from bot.understanding import captions
from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, Intent, Meaning
from bot.understanding.parting.naming.mentioned import names_a_place
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import read


def understood(
    text: str,
    view: View,
    subject: int | None,
    order: tuple[int, ...],
    *,
    everything: bool,
    correcting: bool = False,
) -> Meaning:
    """Understand a text among the open activities, as last listed.

    Finished ones are looked at when the text takes something back, fits none that is open, or
    names one by its code or by a thing of its own; those that were listed count where it names a
    place in the list.
    """
    listed = [one for one in order if one in view.activities]
    ordered = list(dict.fromkeys([*listed, *view.activities]))
    placed = set(listed) if names_a_place(text) else set[int]()
    near = [
        one
        for one in ordered
        if everything or one in view.open_ids | placed or one == subject
        or is_coded(text, one, view)
    ]  # fmt: skip
    shown = len(listed) if placed and set(near[: len(listed)]) == placed else 0
    meaning = _read_among(text, view, near, subject, correcting=correcting, listed=shown)
    if len(near) == len(ordered):
        return meaning
    named = codes_named(read(text), _among(view, ordered, subject, shown))
    of_another = any(code is not None and view.id_of(code) not in near for code in named)
    if not of_another and not _is_unsettled(meaning):
        return meaning
    among_all = _read_among(text, view, ordered, subject, correcting=correcting, listed=shown)
    return meaning if _is_unsettled(among_all) else among_all


def as_caption(text: str, meaning: Meaning, view: View, subject: int | None) -> Meaning:
    """Understand the caption of files with one figure as of the activity by whose title it calls
    what is shown, whatever was spoken of before; of none, to be asked, where several fit."""
    if meaning.intent is not Intent.REPORT or len(meaning.updates) != 1 or meaning.codes:
        return meaning
    (told,) = meaning.updates
    own = view.id_of(told.code)
    if own is not None and is_coded(text, own, view):
        return meaning
    known = _among(view, [one for one in view.activities if one in view.open_ids | {own}], None)
    titled = captions.titled(text, known)
    about = view.activities.get(subject) if subject is not None else None
    spoken_of = () if about is None else (about.code,)
    if titled:
        meant = titled if len(titled) == 1 else tuple(one for one in titled if one in spoken_of)
    elif told.code not in spoken_of and captions.shares_a_paper(text, known, told.code):
        meant = spoken_of
    else:
        return meaning
    if meant == (told.code,):
        return meaning
    only = view.id_of(meant[0]) if meant else None
    if only is None:
        asked = replace(told, code=None, ask=Ask.ACTIVITY)
        return replace(meaning, updates=(asked,), ask=Ask.ACTIVITY)
    again = _read_among(text, view, [only], only, correcting=False)
    is_it = again.intent is Intent.REPORT and [one.code for one in again.updates] == [meant[0]]
    moved = replace(told, code=meant[0])
    return again if is_it else replace(meaning, updates=(moved,))


def of_the_answered(text: str, meaning: Meaning, view: View, subject: int) -> Meaning:
    """Understand a reply as of the activity that it answers, where it names no other outright and
    what it calls another by are papers alone: "el acta ya fue radicada, se adjunta copia"."""
    told = {view.id_of(one.code) for one in meaning.updates} - {None, subject}
    if meaning.intent is not Intent.REPORT or meaning.codes or not told:
        return meaning
    if any(is_coded(text, one, view) for one in view.activities) or names_a_place(text):
        return meaning
    words = captions.without_papers(text)
    if any(one is not None and titled_words(words, one, view) for one in told):
        return meaning
    return read_about(text, view, subject)


def read_about(text: str, view: View, activity_id: int) -> Meaning:
    """Understand a text as of one activity alone."""
    return _read_among(text, view, [activity_id], activity_id, correcting=False)


def read_open_ones(text: str, view: View) -> Meaning:
    """Understand a text as of what is open, none of which is asked about."""
    open_ones = [one for one in view.activities if one in view.open_ids]
    return _read_among(text, view, open_ones, None, correcting=False)


def _read_among(
    text: str,
    view: View,
    ids: list[int],
    subject: int | None,
    *,
    correcting: bool,
    listed: int = 0,
) -> Meaning:
    context = _among(view, ids, subject, listed)
    return understand_checked(text, context, view.today, view.working_days, correcting=correcting)


def _among(view: View, ids: list[int], subject: int | None, listed: int = 0) -> Context:
    known = view.activities
    reply_to = known[subject].code if subject is not None and subject in known else None
    return Context(tuple(known[one] for one in ids), reply_to, view.others, listed)


def _is_unsettled(meaning: Meaning) -> bool:
    """Tell whether it may be about a finished activity: none that is open fits, or another's."""
    if meaning.intent is Intent.ELSEWHERE or (meaning.intent is Intent.REPORT and meaning.codes):
        return True
    return meaning.ask is Ask.ACTIVITY or any(u.ask is Ask.ACTIVITY for u in meaning.updates)
