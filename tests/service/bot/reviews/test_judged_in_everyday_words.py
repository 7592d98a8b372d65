"""Reports that control names by code and judges in everyday words, what it takes back in such, and
what stands beside: the reason of another, the figure of one more, a question."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note
from core.overviews import Overview
from models.answers.reviews import Review
from models.plan import Activity
from tests.service.bot.chat import Chat, Town, chief_of_control, notes


@pytest.fixture
def control(town: Town) -> Chat:
    """The chat of the chief of control, whose office has 1.4; others reported 4.3 (100), 5.1 (100),
    3.6 (50) and 1.1 (60); of 1.2 nothing is known."""
    chief, office = chief_of_control(town)
    town.add("1.4", 10, office=office, title="Hacer la auditoría de controles")
    for code, percent, title in (
        ("4.3", 100, "Medir la satisfacción de los usuarios"),
        ("5.1", 100, "Actualizar el directorio de servidores"),
        ("3.6", 50, "Realizar encuentros en veredas"),
        ("1.1", 60, "Actualizar el mapa de corrupción"),
        ("1.2", None, "Socializar la política"),
    ):
        town.add(code, percent, title=title, office=town.other_office_id)
    town.add("1.5", 100, title="Formular el plan de tratamiento de riesgos fiscales")
    town.deliver()
    return chief


def judged(town: Town) -> dict[str, tuple[bool, str | None, str]]:
    with town.database.reading() as session:
        return {
            session.get_one(Activity, row.activity_id).handle: (
                row.accepted,
                None if row.percent is None else f"{row.percent:.0f}",
                row.remark,
            )
            for row in town.rows(select(Review).order_by(Review.id))
        }


def beside(control: Chat) -> list[object]:
    """Return what was told back as not taken."""
    told = (one for one in control.heard() if isinstance(one, Note) and one.name == "left_out")
    return [one.values["beside"] for one in told]


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        ("La 4.3 está ok, se la recibo", {"4.3": (True, None, "")}),
        ("la 4.3 todo bien, aprobada", {"4.3": (True, None, "")}),
        ("la 5.1 es del plan de la alcaldesa, ya la vi publicada, ok",
         {"5.1": (True, None, "es del plan de la alcaldesa")}),
        ("la 4.3 y la 3.6 las vi, todo en orden, quedan aceptadas las dos",
         {"4.3": (True, None, ""), "3.6": (True, None, "")}),
        ("ya revisé la 4.3 y la 5.1, todo en orden",
         {"4.3": (True, None, ""), "5.1": (True, None, "")}),
        ("el directorio está ok, se lo recibo", {"5.1": (True, None, "")}),
        ("la 4.3 la visité y falta la baranda, le pongo 85",
         {"4.3": (False, "85", "falta la baranda")}),
        ("la 4.3 ya con anexo la doy por buena", {"4.3": (True, None, "ya con anexo")}),
        ("Y la 3.6 esta ok con el 50.", {"3.6": (True, None, "")}),
        ("y la de la alcaldía del plan de riesgos fiscales todo bien, aprobada", {}),
        ("la del directorio todo bien, aprobada", {"5.1": (True, None, "")}),
        ("le pongo a la 4.3 que quedó pendiente el visto bueno pero igual la acepto",
         {"4.3": (True, None, "quedó pendiente el visto bueno")}),
        ("la 4.3 me la devuelven por favor, el enlace no abre",
         {"4.3": (False, None, "el enlace no abre")}),
        ("a la encuesta (4.3) fui ayer y todavia le falta la baranda, eso va por ahi en un 85",
         {"4.3": (False, "85", "todavia le falta la baranda")}),
        ("La 4.3 de Hacienda la revise y solo encuentro 70 %, los formularios siguen sin rotulo.",
         {"4.3": (False, "70", "los formularios siguen sin rotulo")}),
        ("De lo reportado: 4.3 aceptada, 5.1 en 90 por la baranda",
         {"4.3": (True, None, ""), "5.1": (False, "90", "la baranda")}),
        ("verifico la 1.2 en 50 y la 1.1 en 55 porque no hay acta, la 3.6 aceptada",
         {"1.1": (False, "55", "no hay acta"), "3.6": (True, None, "")}),
        ("1.5 verificada en 100 y aceptada", {"1.5": (True, "100", "")}),
    ],
)  # fmt: skip
def test_a_named_report_is_judged(
    town: Town, control: Chat, said: str, verdicts: dict[str, tuple[bool, str | None, str]]
) -> None:
    control.says(said)
    assert judged(town) == verdicts


@pytest.mark.parametrize(
    "said",
    [
        "la 4.3 está ok?",
        "¿la 4.3 todo bien, aprobada?",
        "la 4.3 va bien",
        "la 4.3 ya quedó bien",
        "el directorio está ok",
        "la auditoría está ok, se la recibo",
        "la 4.3 la mando mañana, ok",
        "la 4.3 dicen que ya está, ok",
        "la 4.3 está bien demorada",
        "la 4.3 todavía no está, le aviso, ok",
        "la 4.3 el viernes la doy por buena",
        "Pedro dijo que fue a la 4.3 y va en un 85",
        "la 4.3 va en 85",
        "a la 4.3 fueron ayer y va por ahí en un 85",
        "el informe de la 4.3 lo reviso mañana, va en un 85",
        "la 1.4 todo bien, aprobada",
        "la 1.4 la revisé y solo encuentro 5 %",
        "la 1.4 me la devuelven por favor, el enlace no abre",
        "aceptada, va por buen camino",
        "la 4.3 está aprobada por el comité",
        "la 4.3 no se ha aceptado, la 5.1 en 90",
        "la 4.3 todavía no, no traen el anexo",
    ],
)
def test_other_words_judge_nothing(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert judged(town) == {}


def test_what_a_request_waits_of_is_not_judged_so(town: Town, control: Chat, marta: Chat) -> None:
    town.add("1.6", 60, title="Publicar el presupuesto")
    marta.says("necesito plazo para la 1.6 hasta el 30 de junio porque falta el concepto")
    marta.says("sí, pedirlo")
    assert "request_sent" in notes(marta.heard())
    control.says("la 1.6 todo bien, aprobada")
    assert judged(town) == {}


@pytest.mark.usefixtures("control")
def test_who_does_not_verify_judges_nothing(town: Town, pedro: Chat) -> None:
    pedro.says("la 1.5 todo bien, aprobada")
    assert judged(town) == {}


def test_a_figure_and_an_acceptance_that_contradict_are_asked_about(
    town: Town, control: Chat
) -> None:
    for said in ("4.3 verificada en 60 y aceptada", "la 4.3 la verifico en 60 y la acepto"):
        control.says(said)
        assert notes(control.heard()) == ["review_unclear"]
    assert judged(town) == {}


def test_what_is_not_judged_yet_is_told_back(town: Town, control: Chat) -> None:
    control.says("acepto 4.3, y la 1.1 y 3.6 todavía no porque van a medias")
    assert judged(town) == {"4.3": (True, None, "")}
    assert beside(control) == ["la 1.1 y 3.6 todavía no porque van a medias"]


@pytest.mark.parametrize(
    ("before", "said", "verdict"),
    [
        ("historial de la 4.3", "aceptada, va por buen camino", (True, None, "va por buen camino")),
        ("historial de la 4.3", "bueno, ya quedó, aceptada", (True, None, "")),
        ("no acepto la 4.3: el enlace no abre", "bueno ya abrió, ahora sí aceptada",
         (True, None, "bueno ya abrió")),
        ("acepto 4.3, muy bien", "no perdon, la 4.3 todavia no, no traen el anexo",
         (False, None, "no traen el anexo")),
    ],
)  # fmt: skip
def test_what_was_shown_or_judged_last_is_judged(
    town: Town, control: Chat, before: str, said: str, verdict: tuple[bool, str | None, str]
) -> None:
    control.says(before)
    town.deliver()
    control.says(said)
    assert judged(town) == {"4.3": verdict}


@pytest.mark.parametrize(
    "said",
    [
        "quita lo que dije de la 4.3, ya me mandaron la foto con la baranda puesta",
        "Dejo sin efecto lo que dije de la 4.3, todavía no la he visto firmada",
        "borra lo que puse de la 4.3, me equivoqué de actividad",
        "anula mi devolución de la 4.3 porfa",
    ],
)
def test_a_judgement_is_taken_back(town: Town, control: Chat, said: str) -> None:
    control.says("no acepto la 4.3: sin firma")
    control.heard()
    control.says(said)
    (note,) = control.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["stands"]) == ("review_unclear", 0)
    assert judged(town) == {"4.3": (False, None, "sin firma")}


def test_another_was_meant_at_its_figure(town: Town, control: Chat) -> None:
    control.says("verifico la 3.6 en 50")
    town.deliver()
    control.heard()
    control.says("ah no era la 3.6 sino la 1.1, en 60")
    assert notes(control.heard()) == ["review_unclear", "review_kept"]
    assert judged(town)["1.1"] == (True, "60", "")


@pytest.mark.parametrize(
    "said",
    [
        "el enlace no funciona, y la 4.3 sí la acepto",
        "el enlace no funciona y acepto la 4.3",
        "el enlace no funciona. La 4.3 la acepto",
    ],
)
def test_the_reason_that_is_asked_for_stands_before_another_verdict(
    town: Town, control: Chat, said: str
) -> None:
    control.says("no acepto la 1.1")
    town.deliver()
    control.says(said)
    found = judged(town)
    assert found["4.3"] == (True, None, "")
    assert (found["1.1"][0], found["1.1"][2].strip(".")) == (False, "el enlace no funciona")


def test_the_reason_that_is_asked_for_stands_before_a_question(town: Town, control: Chat) -> None:
    control.says("no acepto la 1.1")
    town.deliver()
    control.heard()
    control.says("el enlace no funciona, y cómo va la 4.3?")
    found = control.heard()
    assert judged(town) == {"1.1": (False, None, "el enlace no funciona")}
    assert [one.name for one in found if isinstance(one, Overview)] == ["activity"]


def test_a_reason_is_asked_for_again_behind_another_verdict(town: Town, control: Chat) -> None:
    control.says("no acepto la 1.1")
    town.deliver()
    control.heard()
    control.says("la 4.3 sí la acepto")
    assert notes(control.heard()) == ["review_kept", "review_reason"]
    town.deliver()
    control.says("el enlace no funciona")
    assert judged(town)["1.1"] == (False, None, "el enlace no funciona")


def test_no_question_beside_a_verdict_is_lost(control: Chat) -> None:
    control.says(
        "la 4.3 la doy por buena. la 5.1 devuélvala, no hay directorio. ah y pedro sigue sin "
        "respuesta?"
    )
    told = [one for one in control.heard() if isinstance(one, Note)]
    assert [one.name for one in told] == ["review_kept", "review_kept", "asked_in_vain"]


def test_each_question_behind_a_verdict_is_answered_or_told(town: Town, control: Chat) -> None:
    control.says(
        "la 1.1 la devuelvo, el enlace no sirve; de la 1.2 no han dicho nada cierto? "
        "y pedro cuando vuelve"
    )
    found = control.heard()
    assert judged(town) == {"1.1": (False, None, "el enlace no sirve")}
    assert [one.name for one in found if isinstance(one, Overview)] == ["history", "away"]
