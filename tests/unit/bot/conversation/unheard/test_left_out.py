"""Which parts of a message an answer leaves out, and which it does not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.conversation.unheard.facts import parts_of
from bot.conversation.unheard.left_out import left_out
from bot.conversation.unheard.told import Told, told_in
from core.buttons import Button
from core.messages import Content, Line, Note, Question, Receipt, Recorded
from core.overviews import Overview, OverviewRow

HERS = ("1.2", "2.1", "2.4", "3.3", "5.1")
UNDO = Button(label="Deshacer", ref="u")


def a_line(handle: str) -> Line:
    """Return an activity as a message shows it."""
    return Line(
        activity_id=1, handle=handle, code=handle, title="Cobrar", office="Hacienda", due=None
    )


def a_receipt(handle: str, percent: int | None, words: str = "") -> Receipt:
    """Return the receipt of one report."""
    record = Recorded(
        line=a_line(handle), percent=None if percent is None else Decimal(percent),
        before=Decimal(10), status="in_progress", description=words,
    )  # fmt: skip
    return Receipt(records=(record,), still_open=4, undo=UNDO)


def a_question(handle: str, words: str = "", figure: int | None = None) -> Question:
    """Return the question how an activity goes."""
    asked = None if figure is None else Decimal(figure)
    return Question(name="percent", line=a_line(handle), words=words, figure=asked)


RECEIPT = a_receipt("3.3", 60)
AWAY = Note(name="away_told", values={"person": "Marta Ruiz", "until": "2026-05-22"})
AGREED = Note(name="agreed")
WHO = Overview(name="away", rows=(OverviewRow(name="", people=("Rosa Tapia",)),), total=1)

LOST: list[tuple[str, tuple[Content, ...], tuple[str, ...]]] = [
    ("la 3.3 va en 60 y borre lo que puse en la 2.1", (RECEIPT,), ("borre lo que puse en la 2.1",)),
    ("la 3.3 va en 60. La 2.4 pásela a Nelson", (RECEIPT,), ("La 2.4 pásela a Nelson",)),
    ("3.3 va en 60; la 5.1 en 40", (a_question("3.3", "va en 60"),), ("la 5.1 en 40",)),
    ("la 3.3 va en 60. Mañana no estoy.", (AWAY,), ("la 3.3 va en 60.",)),
    ("la 3.3 va en 60. Mañana no estoy. La 5.1 pásela a Hacienda", (AWAY,),
     ("la 3.3 va en 60.", "La 5.1 pásela a Hacienda")),
    ("la 3.3 va en 60. La 2.1 quedó sin contrato", (a_receipt("3.3", 60, "La 2.1 quedó sin "
     "contrato"),), ("La 2.1 quedó sin contrato",)),
    ("la 3.3 va en 60. Los contratos van en el 45 %.", (RECEIPT,),
     ("Los contratos van en el 45 %.",)),
    ("la 3.3 va en 60. Mándeme el resumen.", (RECEIPT,), ("Mándeme el resumen.",)),
    ("la 3.3 va en 60. No me escriba los viernes", (RECEIPT,), ("No me escriba los viernes",)),
    ("la 3.3 va en 60. Quiero que me escriban al otro celular",
     (a_receipt("3.3", 60, "Quiero que me escriban al otro celular"),),
     ("Quiero que me escriban al otro celular",)),
    ("la 3.3 va en 60. ¿Cuándo es el comité de riesgos?", (RECEIPT,),
     ("¿Cuándo es el comité de riesgos?",)),
    ("la 3.3 va en 60. La 4.2 ya no es de nosotros", (RECEIPT,),
     ("La 4.2 ya no es de nosotros",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said", "parts"), LOST)
def test_a_part_of_which_nothing_is_told_is_left_out(
    text: str, said: tuple[Content, ...], parts: tuple[str, ...]
) -> None:
    assert left_out(parts_of(text, HERS), told_in(said)) == parts


NOT_LOST: list[tuple[str, tuple[Content, ...]]] = [
    # All of it is told, or asked about.
    ("la 3.3 va en 60 y la 5.1 no la llevo yo", (RECEIPT, a_question("5.1"))),
    ("la 3.3 va en 60, la 5.1 está pendiente", (RECEIPT, a_question("5.1", "está pendiente"))),
    ("la 3.3 va en 60, la 9.9 va en 40", (RECEIPT, Question(
        name="activity", words="la 3.3 va en 60, la 9.9 va en 40", unknown="9.9"))),
    ("la 3.3 va en 60. La 5.1 va en 40", (RECEIPT, a_question("5.1", figure=40))),
    # Words about the work stand in the description.
    ("la 3.3 va en 60. Se hizo el 80 % de las visitas.",
     (a_receipt("3.3", 60, "Se hizo el 80 % de las visitas."),)),
    ("la 3.3 va en 60. Falta lo mismo que en la 2.1.",
     (a_receipt("3.3", 60, "Falta lo mismo que en la 2.1."),)),
    # An answer that names no activity.
    ("la 2.1 la acepto. De la 3.3 ya les dije", (AGREED, a_question("3.3"))),
    ("Buenos días. Acepto la 2.1, la 3.3 no la acepto", (AGREED, a_question("3.3"))),
    ("la 3.3 va en 60. ¿Quién me cubre en la 5.1 si me voy el lunes?", (RECEIPT, WHO)),
    ("la 3.3 va en 60. La 2.1 va en 90",
     (RECEIPT, Note(name="elsewhere", values={"handle1": "2.1", "office1": "Hacienda"}))),
    # Nothing that must not get lost, or no part beside another.
    ("Buenos días. La 3.3 va en 60. Muchas gracias, quedo atenta.", (RECEIPT,)),
    ("la 3.3 va en 60. ¿Quedó registrado?", (RECEIPT,)),
    ("la 3.3 va en 60. Si falta algo me escribe.", (RECEIPT,)),
    ("la 3.3 va en 60. Cualquier cosa me avisa.", (RECEIPT,)),
    ("la 3.3 no va en 50, va en 60", (RECEIPT,)),
    ("la 3.3 va en 60. La seguimos el 19 de mayo.", (RECEIPT,)),
    ("la 5.1 pásela a Nelson", (RECEIPT,)),
    ("sí, pídalo. El 19 le cuento", (Note(name="request_sent", values={"handle": "3.3"}),)),
    ("la 3.3 va en 60, no de la 2.1", (RECEIPT,)),
    ("quite lo de la 3.3, eso es de la 2.1", (RECEIPT,)),
    ("la 3.3 va en 60.\n\nMarta Rincón\nSecretaria de Planeación\nTel. 602 555 12 34\n"
     "Recaudo 2026: 35 %", (RECEIPT,)),
    ("la 3.3 va en 60 y de la 2.1 no sé nada", (RECEIPT,)),
    ("la 3.3 va en 60. Hacienda va en 33 %. ¿Y quién está?", (RECEIPT, WHO)),
    # A wish that something else in the answer may be for.
    ("la 3.3 va en 60. Mándeme el resumen.", (RECEIPT, Note(name="own_summary"))),
    ("la 3.3 va en 60. ¿Cuándo es el comité?", (RECEIPT, WHO)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), NOT_LOST)
def test_what_is_told_asked_or_recorded_is_not_left_out(
    text: str, said: tuple[Content, ...]
) -> None:
    assert left_out(parts_of(text, HERS), told_in(said)) == ()


def test_what_waits_for_a_later_question_or_was_done_without_a_word_is_not_left_out() -> None:
    text = "Acepto la 3.3. La 2.4 pásela a Nelson. La 5.1 va en 45 %"
    said = (a_question("3.3"),)

    assert left_out(parts_of(text, HERS), told_in(said, ["2.4"], ["La 5.1 va en 45 %"])) == ()


def test_of_a_text_that_is_left_out_whole_nothing_is_told_back() -> None:
    assert left_out(parts_of("la 2.1 va en 50. La 2.4 va en 60", HERS), Told()) == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("3.3 va en 60 y la 5.1 no la llevo yo", ["3.3 va en 60", "la 5.1 no la llevo yo"]),
        ("la 2.1 y la 3.3 van en 60, la 5.1 en 40", ["la 2.1 y la 3.3 van en 60", "la 5.1 en 40"]),
        ("apruebe la 2.1, la 3.3 y 5.1", ["apruebe la 2.1, la 3.3 y 5.1"]),
        ("la 3.3 va en 60, falta la firma", ["la 3.3 va en 60, falta la firma"]),
        ("la 3.3 va en 7,5 %\nla 2.1 ya", ["la 3.3 va en 7,5 %", "la 2.1 ya"]),
    ],
)
def test_a_sentence_is_cut_where_it_goes_on_about_another_activity(
    text: str, parts: list[str]
) -> None:
    assert [one.text for one in parts_of(text, HERS)] == parts


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("El archivo va en 70 cajas", set()),
        ("la 2.4 va en 70", {"70"}),
        ("la 2.4 va en 70 pues", {"70"}),
    ],
)
def test_so_many_units_are_no_percentage(text: str, figures: set[str]) -> None:
    (part,) = parts_of(text, HERS)
    assert part.figures == figures
