"""What a caption says of what it shows: whose it is, and whether it tells of the work. Pure."""

from __future__ import annotations

import re

from bot.conversation.heard import Read
from bot.conversation.reporting.links import without_links
from bot.conversation.subjects import is_coded, titled_words
from bot.conversation.view import View
from bot.understanding import captions
from bot.understanding.captions import PAPER
from bot.understanding.meaning import Status, Update
from bot.understanding.wordlists import FILES
from core.spanish import fold

# What is counted where a caption numbers what it shows: "anexo 2 de 5".
_PAPERS = rf"\b(?:{FILES}|partes?|hojas?|pag\w*|folios?)\W*(?:n[o.]?\W*)?"
# What says of the work, and of no document, that it is done.
_DONE = re.compile(
    r"\b(?:ya|qued[oa](?:n|ron)?|listos?|cumpl\w+|termin\w+|finaliz\w+|culmin\w+|complet\w+"
    r"|hech[oa]s?|cien|se \w+(?:o|aron|ieron)|\w+[ai]mos)\b"
    r"|\b100 ?%|(?<=\d )listas?\b|\blistas? (?:las? )?(?=\d)"  # "2.1 lista", no list of names
)
_A_PAPER = re.compile(rf"\b(?:{PAPER}|mapas?|plan(?:es)?)\b")


def tells(update: Update, caption: str, label: bool) -> bool:
    """Tell whether a caption says something of the work, and not only what the picture shows.

    "Listado de asistencia" and "acta firmada" name a document: nobody has said that all is done.
    "Foto 1 de 3" counts pictures.
    """
    said, words = fold(without_links(caption)), fold(update.words)
    if update.percent is None and update.status is not Status.NOT_APPLICABLE:
        return not label and ("%" in said or captions.SPEAKS.search(said) is not None)
    if any(map(str.isdigit, words)):
        return "%" in words or re.search(rf"{_PAPERS}{re.escape(words)}(?! ?%)", said) is None
    is_label = update.status is Status.DONE and _A_PAPER.search(said) is not None
    return not is_label or _DONE.search(said) is not None


def only_shown(update: Update, caption: str, view: View) -> bool:
    """Tell whether words without a figure or a state say of what the files are, and ask for no
    figure: of work that is finished, or beside a code of something else."""
    if update.percent is not None or update.status is not Status.IN_PROGRESS:
        return False
    about = None if update.code is None else view.id_of(update.code)
    return about not in view.open_ids & _called(caption, view) and (
        about is not None or _is_coded(caption, view)
    )


def _called(caption: str, view: View) -> frozenset[int]:
    """Return the activities that a caption with a code names itself, by a code or by words of a
    title: "por todos, 1.5" is of none but the 1.5; of a caption without a code all."""
    if not _is_coded(caption, view):
        return frozenset(view.activities)
    return frozenset(
        one
        for one in view.activities
        if is_coded(caption, one, view) or titled_words(caption, one, view)
    )


def _is_coded(caption: str, view: View) -> bool:
    return any(is_coded(caption, one, view) for one in view.activities)


def follows(code: str | None, view: View) -> bool:
    """Tell whether words on an activity may go on with a report of the last minutes."""
    return bool(view.follows) if code is None else view.id_of(code) in view.follows


def named(heard: Read, view: View) -> tuple[int, ...]:
    """Return the activities that the words name, without a figure or in a request."""
    meaning = heard.meaning
    label = captions.is_label(without_links(heard.text), view.every())
    if label:
        shown = view.id_of(captions.named_by_word(heard.text, view.every()))
        if shown is not None or not captions.is_named(heard.text, view.every()):
            return () if shown is None else (shown,)
    codes = [
        one.code
        for one in meaning.updates
        if not tells(one, heard.text, label) or only_shown(one, heard.text, view)
    ]
    known = (view.id_of(code) for code in (*codes, *meaning.codes) if code is not None)
    called = _called(heard.text, view)
    return tuple(dict.fromkeys(one for one in known if one in called))
