"""What control finds beside its verdict: an observation of what it accepts, the figure at which it
returns, and the reason of that."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody


@pytest.fixture
def control(town: Town, marta: Chat) -> Chat:
    """Hernán, of control; Marta has reported 4.1 at 95 %."""
    chat = somebody(town, 5553003, "Hernán", Role.CONTROL)
    town.add("4.1", 60, title="Medir la satisfacción de los usuarios", product="")
    assert marta.says("la 4.1 va en 95 %") == "recorded"
    chat.heard()
    return chat


def before(control: Chat, said: str) -> None:
    """Have control say something whose answer reaches her."""
    control.says(said)
    control.town.deliver()
    control.heard()


def kept(chat: Chat) -> list[tuple[str, bool, str | None, str]]:
    """Return what was judged: the activity, whether it is accepted, the figure and the words."""
    said = [one for one in chat.heard() if isinstance(one, Note)]
    assert [one.name for one in said] == ["review_kept"]
    return [
        (
            str(one.values["handle"]),
            bool(one.values["accepted"]),
            None if one.values["percent"] is None else str(one.values["percent"]),
            str(one.values["reason"]),
        )
        for one in said
    ]


@pytest.mark.parametrize(
    ("said", "observed"),
    [
        ("para la 4.1 todo ok pero quiero que dejen copia firmada en archivo, queda aceptada",
         "quiero que dejen copia firmada en archivo"),
        ("la 4.1 está bien, pero que suban el acta al drive, la acepto",
         "que suban el acta al drive"),
        ("revisé la 4.1, todo en orden, eso sí dejen copia en archivo, queda aceptada",
         "dejen copia en archivo"),
        ("la 4.1 la acepto pero recomiendo que la foto la manden mas clara",
         "recomiendo que la foto la manden mas clara"),
        ("acepto la 4.1 pero por favor dejen copia", "por favor dejen copia"),
        ("hablé con marta y la 4.1 si la hicieron, queda verificada en 95 con captura de pantalla",
         "si la hicieron, con captura de pantalla"),
        ("llamé a jairo y la 4.1 ya está en la página, la acepto", "ya está en la página"),
        ("la 4.1 ya apareció el acta que faltaba, la acepto", "ya apareció el acta que faltaba"),
        ("la 4.1 la vi ayer con los soportes y las listas, la acepto", ""),
        ("ya vi la 4.1. Todo en orden, la acepto", ""),
    ],
)  # fmt: skip
def test_what_she_found_stays_beside_what_she_accepts(
    control: Chat, said: str, observed: str
) -> None:
    control.says(said)
    assert kept(control) == [("4.1", True, None, observed)]


@pytest.mark.parametrize(
    "said",
    ["acepto la 4.1 pero falta el acta", "la 4.1 la acepto pero no veo la firma"],
)
def test_what_lacks_is_no_observation_of_what_is_accepted(control: Chat, said: str) -> None:
    control.says(said)
    assert notes(control.heard()) == ["review_unclear"]


@pytest.mark.parametrize(
    ("said", "figure", "reason"),
    [
        ("devuelvale la 4.1 a planeación en 85, falta la ficha tecnica", "85",
         "falta la ficha tecnica"),
        ("devuélvanla 4.1 en 85 por falta de ficha", "85", "falta de ficha"),
        ("la 4.1 devuelta en 85 porque falta la ficha", "85", "falta la ficha"),
        ("no acepto la 4.1, solo hay actas de 7 de las 10 juntas, va en 70", "70",
         "solo hay actas de 7 de las 10 juntas"),
        ("no acepto la 4.1 porque faltan actas y la dejo en 70", "70", "faltan actas"),
        ("la 4.1 no la acepto: hay 7 de 10 actas. queda en 70 %", "70", "hay 7 de 10 actas"),
        ("la 4.1 la revisé y hay 7 actas de 10, le pongo 70", "70", "hay 7 actas de 10"),
        ("de la 4.1 yo vi las actas y van 7 de 10 juntas nada mas, le pongo 70", "70",
         "de la 4.1 yo vi las actas y van 7 de 10 juntas nada mas"),
        ("no acepto la 4.1, el acta dice que va en 70", None, "el acta dice que va en 70"),
        ("devuelvo la 4.1 en 95, falta la ficha", None, "falta la ficha"),
    ],
)  # fmt: skip
def test_what_is_returned_has_the_figure_that_she_found(
    control: Chat, said: str, figure: str | None, reason: str
) -> None:
    control.says(said)
    assert kept(control) == [("4.1", False, figure, reason)]


@pytest.mark.parametrize(
    "said", ["no acepto la 4.1, falta la ficha, va en 98", "devuelvo la 4.1 en 98, falta la ficha"]
)
def test_nothing_is_returned_at_more_than_was_reported(control: Chat, said: str) -> None:
    control.says(said)
    assert notes(control.heard()) == ["review_unclear"]


def test_that_she_looked_alone_is_no_reason_of_a_lower_figure(control: Chat) -> None:
    control.says("de la 4.1 vi las actas, le pongo 70")
    assert notes(control.heard()) == ["review_reason"]
    control.says("pues que de las 10 juntas solo aparecen 7 actas")
    assert kept(control) == [
        ("4.1", False, "70", "pues que de las 10 juntas solo aparecen 7 actas")
    ]


@pytest.mark.parametrize(
    ("said", "observed"),
    [
        ("no mentiras, ya aparecieron las otras 3 actas. la 4.1 dejela aceptada",
         "ya aparecieron las otras 3 actas"),
        ("ya me mandaron las actas que faltaban. Acepto la 4.1",
         "ya me mandaron las actas que faltaban"),
        ("Ya aparecieron las otras. La acepto", "Ya aparecieron las otras"),
        ("perdón. acepto la 4.1", ""),
    ],
)  # fmt: skip
def test_what_changed_her_mind_stays_beside_it(control: Chat, said: str, observed: str) -> None:
    before(control, "no acepto la 4.1, faltan actas de 3 juntas")
    control.says(said)
    assert kept(control) == [("4.1", True, None, observed)]


def test_what_lacks_is_the_reason_of_a_changed_mind(control: Chat) -> None:
    before(control, "acepto la 4.1")
    control.says("perdón, revisando mejor faltan tres actas. no acepto la 4.1")
    assert kept(control) == [("4.1", False, None, "revisando mejor faltan tres actas")]


@pytest.mark.parametrize(
    "said", ["Jairo está de vacaciones. acepto la 4.1", "la 5.1 va en 40. acepto la 4.1"]
)
def test_what_is_of_another_changes_no_mind(control: Chat, said: str) -> None:
    before(control, "no acepto la 4.1, faltan actas de 3 juntas")
    control.says(said)
    told = [one for one in control.heard() if isinstance(one, Note) and one.name == "review_kept"]
    assert [one.values["reason"] for one in told] == [""]


@pytest.mark.parametrize(
    ("judged", "said"),
    [
        ("no acepto la 4.1, falta la ficha", "no espere, la 4.1 la dejo como estaba"),
        ("no acepto la 4.1, falta la ficha", "mejor deje la 4.1 como estaba"),
        ("no acepto la 4.1, falta la ficha", "no, déjela como venía"),
        ("no acepto la 4.1, falta la ficha", "olvide la devolución de la 4.1, me confundí"),
        ("no acepto la 4.1, falta la ficha", "la 4.1 no la devuelva todavía"),
        ("acepto la 4.1", "por favor quiten la aceptación que hice de la 4.1, me confundí"),
        ("acepto la 4.1", "me equivoqué, anule la aceptación de la 4.1"),
        ("acepto la 4.1", "borre la verificación que hice de la 4.1"),
        ("acepto la 4.1", "no, quite esa aceptación"),
    ],
)
def test_a_judgement_that_is_taken_back_is_told_how(control: Chat, judged: str, said: str) -> None:
    before(control, judged)
    control.says(said)
    (note,) = control.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["handle"]) == ("review_unclear", "4.1")


@pytest.mark.parametrize(
    "said",
    ["ay no, la 4.1 me equivoque, eran las 10. quite esa devolucion",
     "no espere, déjela como estaba", "no, la 4.1 no la devuelva"],
)  # fmt: skip
def test_nothing_is_returned_that_is_taken_back_before_its_reason(control: Chat, said: str) -> None:
    before(control, "no acepto la 4.1")
    control.says(said)
    assert notes(control.heard()) == ["review_dropped"]


@pytest.mark.parametrize("said", ["la 4.1 la dejo como estaba", "quite esa devolución"])
def test_of_none_that_was_judged_nothing_is_taken_back(control: Chat, said: str) -> None:
    control.says(said)
    assert not {"review_unclear", "review_dropped"} & {*notes(control.heard())}


@pytest.mark.parametrize(
    ("said", "accepted", "reason"),
    [
        ("a marta no le acepto la 4.1 ni la 4.2, no hay soportes", False, "no hay soportes"),
        ("no le acepto a marta la 4.1 ni la 4.2, no hay soportes", False, "no hay soportes"),
        ("a planeación le devuelvo la 4.1 y la 4.2: no hay soportes", False, "no hay soportes"),
        ("a marta le acepto la 4.1 y la 4.2", True, ""),
    ],
)
def test_who_is_named_first_hides_no_verdict(
    town: Town, control: Chat, said: str, accepted: bool, reason: str
) -> None:
    town.add("4.2", 80, title="Adecuar la rampa de acceso", product="")
    control.says(said)
    notes_of = [one for one in control.heard() if isinstance(one, Note)]
    told = [
        (one.values["handle"], bool(one.values["accepted"]), one.values["reason"])
        for one in notes_of
    ]
    assert told == [("4.1", accepted, reason), ("4.2", accepted, reason)]


@pytest.mark.parametrize(
    ("said", "accepted"),
    [("esa no la acepto, el informe no lo han subido", False), ("esa la acepto", True)],
)
def test_the_one_that_was_shown_is_judged(control: Chat, said: str, accepted: bool) -> None:
    before(control, "historial de la 4.1")
    control.says(said)
    assert [(handle, yes) for handle, yes, _, _ in kept(control)] == [("4.1", accepted)]


@pytest.mark.parametrize("said", ["esa no", "a marta no le llegó la 4.1", "esa es de Hacienda"])
def test_words_that_judge_nothing_judge_none_that_was_shown(control: Chat, said: str) -> None:
    before(control, "historial de la 4.1")
    control.says(said)
    assert "review_kept" not in notes(control.heard())
