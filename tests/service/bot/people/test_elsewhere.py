"""An activity of another office: nothing is recorded, she is told whose it is, words are passed."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note, Reminder
from core.words import Role
from models.owed import Notice, OwedState
from models.plan import Activity
from scheduler import tick
from tests.service.bot.chat import PEDRO, Chat, Town, notes
from tests.support.builders import a_person, an_activity, an_office

OTHERS = {
    "2.1": "Realizar la audiencia pública de rendición de cuentas",
    "2.2": "Actualizar el mapa de procesos de la entidad",
    "2.3": "Publicar el plan de acción",
    "2.4": "Ejecutar el plan de bienestar e incentivos",
}


@pytest.fixture
def town(town: Town) -> Town:
    """Two activities of Marta's, and those of the Secretaría General, which Ana leads."""
    town.add("1.2", 40, title="Actualizar el mapa de riesgos", product="")
    town.add("1.3", title="Publicar el plan anual de adquisiciones", product="")
    with town.database.transaction() as session:
        general = an_office(session, town.context.entity_id, "Secretaría General")
        a_person(session, town.context.entity_id, "ANA PÉREZ", office=general, telegram="777")
    for handle, title in OTHERS.items():
        town.add(handle, office=general, title=title)
    return town


@pytest.mark.parametrize("form", ["{}: 60 %", "{} va en 60 %", "{} ya quedó", "sobre {}, 60"])
@pytest.mark.parametrize("code", OTHERS)
def test_what_is_another_office_s_is_recorded_on_none_of_hers(
    town: Town, marta: Chat, code: str, form: str
) -> None:
    for name in (OTHERS[code], OTHERS[code].lower(), f"la {code}"):
        assert marta.says(form.format(name)) == "elsewhere"
        (said,) = marta.heard()
        assert isinstance(said, Note)
        assert (said.values["handle1"], said.values["office1"]) == (code, "Secretaría General")
        assert said.values["lead1"] == "Ana Pérez"
    assert town.reports() == []


@pytest.mark.parametrize(
    "said",
    ["Camilo me llamó y dice que la 2.4 va en 55, ya entregaron el módulo de citas",
     "Rosa Elvira me contó que la 2.4 va en 55", "Me llamó Camilo, me dijo que la 2.4 va en 55"],
)  # fmt: skip
def test_who_told_it_is_no_account_of_the_one_activity_of_who_writes(town: Town, said: str) -> None:
    activity = town.add("3.1", 20, office=town.other_office_id)
    pedro = Chat(town, PEDRO, "Pedro")
    assert pedro.says(said) == "elsewhere"
    assert notes(pedro.heard()) == ["elsewhere"]
    assert town.figure(activity)[0] == 20
    assert pedro.says(said.replace("2.4", "3.1")) in {"recorded", "asked"}  # of hers it is told


@pytest.mark.usefixtures("town")
def test_what_is_hers_is_recorded_although_another_office_has_something_like_it(
    marta: Chat,
) -> None:
    assert marta.says("el mapa de riesgos va en 60 %") == "recorded"
    assert marta.says("el plan de adquisiciones va en 30 %") == "recorded"


@pytest.mark.usefixtures("town")
def test_beside_a_report_of_hers_the_other_is_named(marta: Chat) -> None:
    assert marta.says("1.2 va en 60 %, la 2.1 ya quedó") == "recorded"
    receipt, note = marta.heard()
    assert receipt.kind == "receipt"
    assert isinstance(note, Note)
    assert (note.values["handle1"], note.values["beside"]) == ("2.1", 1)


@pytest.mark.usefixtures("town")
def test_a_code_that_nobody_has_is_still_asked_about(marta: Chat) -> None:
    assert marta.says("la 9.9 va en 60 %") == "asked"


def test_while_it_is_asked_which_activity_the_code_of_another_office_is_no_choice(
    town: Town, marta: Chat
) -> None:
    marta.says("vamos en 60 %")
    assert marta.says("2.1") == "elsewhere"
    assert town.reports() == []


@pytest.mark.usefixtures("town")
def test_a_photograph_with_words_about_another_office_s_is_filed_nowhere(marta: Chat) -> None:
    marta.says("1.2 va en 50 %")
    assert marta.says("la 2.1 va en 60 % https://drive.example/acta.pdf") == "elsewhere"


@pytest.mark.every_case
@pytest.mark.parametrize("how", ["button", "words"])
def test_her_words_are_passed_on_once_with_her_name(town: Town, marta: Chat, how: str) -> None:
    marta.says("la 2.1 ya quedó, fue el viernes")
    for _ in range(2):
        if how == "button":
            marta.touches("Pasarle sus palabras")
        else:
            marta.says("pasar 2.1, por favor")
    assert notes(marta.heard())[1:] == ["words_passed", "words_passed"]
    (notice,) = town.rows(select(Notice).where(Notice.kind == "words_passed"))
    assert notice.state is OwedState.OPEN
    assert notice.details["person"] == "Marta Lucía Rincón"
    assert notice.details["words"] == "la 2.1 ya quedó, fue el viernes"
    with town.database.transaction() as session:
        tick.run(session, town.context, town.now)
    ana = Chat(town, 777, "Ana")
    (reminder,) = ana.heard()
    assert isinstance(reminder, Reminder)
    assert "words_passed" in [one.name for one in reminder.notices]


def an_id(town: Town, handle: str) -> int:
    """Return the activity that is called so."""
    (one,) = town.rows(select(Activity).where(Activity.handle == handle))
    return int(one.id)


def passed(town: Town) -> set[int]:
    """Return the activities of which words are to be passed on."""
    told = town.rows(select(Notice).where(Notice.kind == "words_passed"))
    return {one.details["activity_id"] for one in told}


@pytest.mark.parametrize(
    ("said", "expected"),
    [("pasar", {"8.2"}), ("pasar 2.1", {"2.1"}), ("pásele la 2.1 por favor", {"2.1"}),
     ("pasar 8.2", {"8.2"}), ("pasar 9.9", set())],
)  # fmt: skip
def test_of_two_offers_the_newest_is_passed_on_or_the_one_that_is_named(
    town: Town, marta: Chat, said: str, expected: set[str]
) -> None:
    ids = {"2.1": an_id(town, "2.1"), "8.2": town.add("8.2", office=town.other_office_id)}
    marta.says("la 2.1 ya quedó, fue el viernes")
    marta.says("la 8.2 va en 60, me contaron")
    marta.says(said)
    assert passed(town) == {ids[one] for one in expected}


def test_in_the_reply_to_an_offer_that_one_is_passed_on(town: Town, marta: Chat) -> None:
    town.add("8.2", office=town.other_office_id)
    marta.says("la 2.1 ya quedó, fue el viernes")
    first = marta.last()
    marta.says("la 8.2 va en 60, me contaron")
    town.deliver()
    marta.says("pasar", to=first)
    assert passed(town) == {an_id(town, "2.1")}


@pytest.mark.every_case
@pytest.mark.parametrize(("said", "count"), [("pasar", 0), ("pasar las dos", 2), ("ambas", 0)])
def test_of_two_in_one_offer_it_is_asked_which(
    town: Town, marta: Chat, said: str, count: int
) -> None:
    town.add("8.2", office=town.other_office_id)
    marta.says("la 2.1 y la 8.2 se cruzan con el festival")
    marta.heard()
    marta.says(said)
    assert len(passed(town)) == count
    if said == "pasar":
        (note,) = marta.heard()
        assert isinstance(note, Note)
        assert (note.name, note.values["which"]) == ("elsewhere", 1)
        assert len(note.buttons) == 2


@pytest.mark.parametrize(
    "said",
    [
        "le paso a Ana los datos del 2.1 que el presupuesto ya está subido",
        "el 2.1 ya lo vi publicado en la página",
        "ya revisé lo del 2.1",
        "el 2.1 va en 60",
    ],
)
def test_the_code_of_another_office_may_have_a_masculine_article(
    town: Town, marta: Chat, said: str
) -> None:
    activity = town.add("3.3", 40)
    marta.says("3.3 va en 50")
    marta.heard()
    assert marta.says(said) == "elsewhere"
    assert town.figure(activity) == (50, "")


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    "said",
    ["se pagó el 2.1 % del contrato", "falta el pago del 2.1 millones", "queda hasta el 2.1"],
)
def test_an_amount_or_a_day_with_that_article_names_no_activity(marta: Chat, said: str) -> None:
    assert marta.says(said) != "elsewhere"


@pytest.mark.parametrize(
    "answer", ["2.1", "la 2.1 de la doctora Ana", "es de la audiencia pública"]
)
def test_words_that_waited_for_their_activity_are_passed_on_with_its_name(
    town: Town, marta: Chat, answer: str
) -> None:
    assert marta.says("dígale que le falta el formulario, va en 60") == "asked"
    assert marta.says(answer) == "elsewhere"
    marta.touches("Pasarle sus palabras")
    (notice,) = town.rows(select(Notice).where(Notice.kind == "words_passed"))
    assert notice.details["words"] == f"dígale que le falta el formulario, va en 60. {answer}"
    assert marta.says("1.2 va en 50") == "recorded"
    assert "left_out" not in notes(marta.heard())


def test_a_report_on_another_s_is_passed_on_without_what_was_asked_before(
    town: Town, marta: Chat
) -> None:
    marta.says("vamos en 60 %")
    marta.says("la 2.1 ya quedó lista")
    marta.touches("Pasarle sus palabras")
    (notice,) = town.rows(select(Notice).where(Notice.kind == "words_passed"))
    assert notice.details["words"] == "la 2.1 ya quedó lista"


def test_an_office_without_people_gets_no_words(town: Town, marta: Chat) -> None:
    with town.database.transaction() as session:
        empty = an_office(session, town.context.entity_id, "Almacén")
        an_activity(
            session, town.context.entity_id, handle="8.1", office=empty, title="Fumigar la sede"
        )
    marta.says("la 8.1 ya quedó")
    (said,) = marta.heard()
    assert isinstance(said, Note)
    assert said.buttons == ()
    assert "reader" not in said.values
    assert town.rows(select(Notice).where(Notice.kind == "words_passed")) == []


def test_what_is_said_of_an_office_without_people_goes_to_planning(town: Town, marta: Chat) -> None:
    entity = town.context.entity_id
    with town.database.transaction() as session:
        patricia = a_person(session, entity, "Patricia Londoño", role=Role.PLANNING, telegram="778")
        empty = an_office(session, entity, "Hacienda")
        an_activity(session, entity, handle="8.2", office=empty, title="Publicar el presupuesto")
    marta.says("La 8.2 (presupuesto) también es nuestra y no aparece")
    (said,) = marta.heard()
    assert isinstance(said, Note)
    assert (said.name, said.values.get("reader")) == ("elsewhere", "Patricia Londoño")
    (notice,) = town.rows(select(Notice).where(Notice.kind == "words_passed"))
    assert notice.person_id == patricia
    assert notice.details["words"] == "La 8.2 (presupuesto) también es nuestra y no aparece"


def test_a_finished_one_of_hers_is_hers(town: Town, marta: Chat) -> None:
    town.add("1.9", 100, title="Realizar la audiencia pública de control")
    assert marta.says("la 1.9 va en 80 %") != "elsewhere"


@pytest.mark.usefixtures("town")
def test_a_greeting_gets_what_she_can_do_and_thanks_do_not(marta: Chat) -> None:
    marta.says("Hola")
    marta.says("buenos días doctora")
    marta.says("buenos días, muchas gracias")
    assert notes(marta.heard()) == ["greeting", "greeting", "courtesy"]


LONG = "Implementar en línea el trámite de paz y salvo predial de la Secretaría de Hacienda"


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("El tramite de paz y salvo predial lo subimos el lunes", "elsewhere"),
        ("lo del paz y salvo sale en mayo", "elsewhere"),
        ("el trámite de la licencia lo subimos el lunes", "added"),
        ("la Secretaría firma el lunes", "added"),
    ],
)
def test_words_that_name_another_office_s_by_its_title_are_not_added_to_her_last_report(
    town: Town, marta: Chat, words: str, outcome: str
) -> None:
    with town.database.transaction() as session:
        finance = an_office(session, town.context.entity_id, "Hacienda")
    town.add("4.2", office=finance, title=LONG)
    hers = town.add("4.1", 20, title="Registrar los trámites en el SUIT", product="")
    marta.says("4.1 va en 30 %")

    assert marta.says(words) == outcome
    assert town.figure(hers) == (30, words if outcome == "added" else "")


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("y el bienestar va en 60", "2.4"),
        ("el mapa va en 60", None),
        ("los incentivos van en 60 %, gracias", "2.4"),
        ("la audiencia al 60 %", "2.1"),
        ("pero la rendición de cuentas ya va en 60", "2.1"),
    ],
)
def test_a_thing_of_another_office_s_is_not_that_of_the_activity_last_spoken_of(
    town: Town, marta: Chat, text: str, whose: str | None
) -> None:
    marta.says("1.2 va en 50 %")
    marta.heard()
    town.wait(minutes=2)
    assert marta.says(text) == ("recorded" if whose is None else "elsewhere")
    (said,) = marta.heard()
    if whose is not None:
        assert isinstance(said, Note)
        assert said.values["handle1"] == whose
    assert len(town.reports()) == (2 if whose is None else 1)


@pytest.mark.usefixtures("town")
def test_a_thing_of_another_of_hers_is_recorded_there(town: Town, marta: Chat) -> None:
    other = town.add("1.4", 20, title="Realizar la capacitación en seguridad vial", product="")
    marta.says("1.2 va en 50 %")
    assert marta.says("y la capacitación va en 63") == "recorded"
    assert town.figure(other)[0] == 63


@pytest.mark.usefixtures("town")
def test_a_thing_of_several_of_hers_is_asked_about(town: Town, marta: Chat) -> None:
    town.add("1.4", 20, title="Realizar la capacitación en seguridad vial", product="")
    town.add("1.5", 20, title="Dictar la capacitación en archivo", product="")
    marta.says("1.2 va en 50 %")
    assert marta.says("y la capacitación va en 63") == "asked"
    assert len(town.reports()) == 1


@pytest.mark.parametrize("text", ["el cumplimiento va en 60", "listo 60", "la matriz va en 60"])
def test_words_of_any_work_are_of_the_activity_last_spoken_of(
    town: Town, marta: Chat, text: str
) -> None:
    with town.database.transaction() as session:
        other = an_office(session, town.context.entity_id, "Control Interno")
    town.add("7.1", office=other, title="Verificar el cumplimiento de la lista de chequeo")
    marta.says("1.2 va en 50 %")
    assert marta.says(text) == "recorded"


@pytest.mark.parametrize(
    "denied",
    [
        "yo no hablé de la 2.1, por favor no le informen a Ana",
        "Buenos días, yo no dije nada de la 2.1, yo hablé de la 1.2",
        "lo de la 2.1 no se lo pasen a la Secretaría General",
    ],
)
def test_words_that_are_denied_or_not_to_be_told_are_not_offered_to_be_passed_on(
    town: Town, marta: Chat, denied: str
) -> None:
    marta.says("la 2.1 va en 60")
    town.deliver()
    marta.heard()
    marta.says(denied)
    assert [one.buttons for one in marta.heard() if isinstance(one, Note)] == [()]
    marta.says("pasar")
    assert town.rows(select(Notice)) == []


def test_what_is_not_to_be_told_goes_not_even_to_planning(town: Town, marta: Chat) -> None:
    entity = town.context.entity_id
    with town.database.transaction() as session:
        a_person(session, entity, "Patricia Londoño", role=Role.PLANNING, telegram="778")
        empty = an_office(session, entity, "Hacienda")
        an_activity(session, entity, handle="8.2", office=empty, title="Publicar el presupuesto")
    marta.says("yo no hablé de la 8.2, no le informen a Patricia")
    (said,) = marta.heard()
    assert isinstance(said, Note)
    assert "reader" not in said.values
    assert town.rows(select(Notice).where(Notice.kind == "words_passed")) == []


@pytest.mark.parametrize(
    ("collective", "who_says"), [(True, "planning"), (False, "planning"), (True, "lead")]
)
def test_who_decides_is_told_how_one_office_answers_in_place_of_a_name_of_many(
    town: Town, marta: Chat, luz: Chat, collective: bool, who_says: str
) -> None:
    with town.database.transaction() as session:
        of_all = an_office(
            session, town.context.entity_id, "Todas las dependencias", collective=collective
        )
    town.add("3.2", office=of_all, title="Elaborar el informe de gestión")
    chat = luz if who_says == "planning" else marta
    chat.says("y la 3.2 la coordina planeacion, osea yo, con insumos de todas")
    told = [one for one in chat.heard() if isinstance(one, Note)]
    many = [one.values.get("many") for one in told]
    expected = "Todas las dependencias" if collective and who_says == "planning" else None
    assert many == [expected]
    assert town.reports() == []
