"""What is said of files: what came, whose evidence it is, and why one was not kept."""

from __future__ import annotations

import pytest

from core.files import Refusal
from core.messages import Attached, Filed, Note, Question, Receipt
from tests.unit.bot.telegram.contents import (
    SUPPORTED,
    a_button,
    a_line,
    a_record,
    parts_of,
    reading,
    rows_of,
)


@pytest.mark.parametrize(
    ("came", "said"),
    [
        (Attached(photos=1), "la foto"),
        (Attached(videos=1), "el video"),
        (Attached(documents=1), "el documento"),
        (Attached(documents=1, name="acta.pdf"), "el documento «acta.pdf»"),
        (Attached(links=1), "el enlace"),
        (Attached(photos=3), "las 3 fotos"),
        (Attached(videos=2), "los 2 videos"),
        (Attached(documents=2), "los 2 documentos"),
        (Attached(links=2), "los 2 enlaces"),
        (Attached(photos=1, documents=1), "los 2 archivos"),
        (Attached(photos=1, links=1), "los 2 soportes"),
    ],
)
def test_what_came_is_named_in_its_number(came: Attached, said: str) -> None:
    filed = Filed(lines=(a_line(),), attached=came, total=came.total)

    assert reading(filed).startswith(f"📎 Recibí {said} como soporte de 1.2\n")


def test_evidence_is_confirmed_in_few_lines_with_a_way_back() -> None:
    filed = Filed(
        lines=(a_line(),),
        attached=Attached(photos=1),
        total=3,
        buttons=(a_button("No es de esta", "misfiled", 12),),
    )

    text = reading(filed)
    assert len(text.splitlines()) <= 4
    assert text.endswith(
        "Ya tiene 3 soportes. Si también hubo avance, escríbame la cifra. "
        "Si es de otra actividad, escríbame de cuál."
    )
    assert rows_of(parts_of(filed)[0]) == [["No es de esta"]]


def test_evidence_of_two_activities_names_both() -> None:
    text = reading(Filed(lines=(a_line(), SUPPORTED), attached=Attached(photos=1), total=1))

    assert [line.split()[0] for line in text.splitlines()[1:3]] == ["1.2", "P1.1"]
    assert "Ya tiene" not in text


def test_the_question_asks_whose_the_files_are_and_quotes_words_where_there_are_some() -> None:
    alone = Question(name="activity", attached=Attached(photos=2), buttons=(a_button("1.2"),))
    with_words = alone.model_copy(update={"words": "vamos en 60 %"})

    assert reading(alone).startswith("¿De cuál actividad son las 2 fotos?")
    assert reading(with_words).startswith(
        "¿De cuál actividad me habla? Usted escribió: «vamos en 60 %»"
    )


def test_a_receipt_says_what_came_with_the_figure() -> None:
    with_photo = Receipt(
        records=(a_record(attached=Attached(photos=1)),), still_open=1, undo=a_button("Deshacer")
    )
    without = with_photo.model_copy(update={"records": (a_record(),)})

    assert "📎 Recibí la foto como soporte." in reading(with_photo)
    assert "📎" not in reading(without)


def test_a_receipt_of_several_says_with_which_of_them_something_came() -> None:
    came = a_record(attached=Attached(photos=1))
    both = Receipt(records=(came, a_record(SUPPORTED)), still_open=1, undo=a_button("Deshacer"))

    first, second = reading(both).split("✅")[1:]
    assert "📎 Recibí la foto como soporte." in first
    assert "📎" not in second


@pytest.mark.parametrize(
    "why", [one for one in Refusal if one not in {Refusal.STRANGER, Refusal.NOT_FETCHED}]
)
def test_each_reason_says_what_to_do(why: Refusal) -> None:
    text = reading(Note(name="file_refused", values={"reason": why.value, "name": "<b>acta.docm"}))

    assert text.startswith("No guardé <b>acta.docm: ")
    assert "\n" not in text
    assert len(text) < 200


def test_the_reasons_all_differ() -> None:
    notes = [Note(name="file_refused", values={"reason": one.value}) for one in Refusal]

    # A type that is not kept is what a reason without words of its own says.
    assert len({reading(note) for note in notes}) == len(Refusal) - 1


@pytest.mark.parametrize(
    ("values", "says"),
    [
        (
            {"name": "acta.pdf", "count": 1},
            "No pude descargar «acta.pdf»; por favor envíelo otra vez.",
        ),
        (
            {"name": "acta.pdf, lista.pdf", "count": 2},
            "No pude descargar «acta.pdf, lista.pdf»; por favor envíelos otra vez.",
        ),
        ({"kind": "photo", "count": 1}, "No pude descargar la foto; por favor envíela otra vez."),
        (
            {"kind": "photo", "count": 3, "words": "1.2 va en 60 %"},
            "No pude descargar las 3 fotos de su mensaje «1.2 va en 60 %»; "
            "por favor envíelas otra vez.",
        ),
        ({"count": 2}, "No pude descargar los 2 archivos; por favor envíelos otra vez."),
    ],
)
def test_what_could_not_be_fetched_is_named_and_asked_for_again(
    values: dict[str, str | int | None], says: str
) -> None:
    said = reading(Note(name="file_refused", values={"reason": "not_fetched"} | values))

    assert said.replace("\xa0", " ") == says


def test_several_files_are_refused_in_one_sentence() -> None:
    values: dict[str, str | int | None] = {"reason": "macros", "name": "a.docm, b.docm", "count": 2}

    assert reading(Note(name="file_refused", values=values)).startswith(
        "No guardé a.docm, b.docm: cada uno trae macros"
    )


def test_a_voice_note_is_answered_with_how_to_dictate() -> None:
    assert reading(Note(name="voice")).startswith(
        "No oigo notas de voz; toque el micrófono del teclado y dicte."
    )
