"""Control judges several reports in one message, or beside other words: each verdict is kept, and
none is a description of what control itself does."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note
from models.answers.reviews import Review
from models.plan import Activity
from tests.service.bot.chat import Chat, Town, chief_of_control, notes

LACKS = "sin soportes"


@pytest.fixture
def control(town: Town, pedro: Chat) -> Chat:
    """The chat of the chief of control, whose office has 1.4; Pedro told figures of the others."""
    chief, office = chief_of_control(town)
    town.add("1.4", 10, office=office, title="Hacer la auditoría de riesgos")
    for code, title in (
        ("2.1", "Publicar el mapa"), ("3.3", "Convocar a las juntas"), ("5.3", "Subir contratos"),
        ("5.1", "Revisar los pagos"),
    ):  # fmt: skip
        town.add(code, 20, office=town.other_office_id, title=title, product="")
        pedro.says(f"la {code} va en 60 %")
    town.morning()
    chief.heard()
    return chief


def judged(town: Town) -> dict[str, tuple[bool, str]]:
    with town.database.reading() as session:
        return {
            session.get_one(Activity, row.activity_id).handle: (row.accepted, row.remark)
            for row in town.rows(select(Review))
        }


def own_words(town: Town) -> list[str]:
    """Return what is described of 1.4."""
    with town.database.reading() as session:
        of = {one.activity_id: session.get_one(Activity, one.activity_id) for one in town.reports()}
    return [town.figure(one)[1] for one, activity in of.items() if activity.handle == "1.4"]


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        ("La 2.1 no la acepto, no dice dónde quedó el pantallazo, la 3.3 si",
         {"2.1": (False, "no dice dónde quedó el pantallazo"), "3.3": (True, "")}),
        ("la 2.1 no la acepto porque no hay acta. La 3.3 sí",
         {"2.1": (False, "no hay acta"), "3.3": (True, "")}),
        ("acepto la 3.3 y la 2.1 no, sin soportes", {"3.3": (True, ""), "2.1": (False, LACKS)}),
        ("No acepto ni la 2.1 ni la 3.3, sin soportes",
         {"2.1": (False, LACKS), "3.3": (False, LACKS)}),
        ("no acepto la 2.1 ni la 3.3: sin soportes",
         {"2.1": (False, LACKS), "3.3": (False, LACKS)}),
        ("ni la 2.1 ni la 3.3 las acepto: sin soportes",
         {"2.1": (False, LACKS), "3.3": (False, LACKS)}),
        ("devuelvo la 2.1 y la 3.3 porque no tienen soportes",
         {"2.1": (False, "no tienen soportes"), "3.3": (False, "no tienen soportes")}),
        ("lo q digo es que devuelvo la 2.1 y la 3.3 porque no tienen soportes",
         {"2.1": (False, "no tienen soportes"), "3.3": (False, "no tienen soportes")}),
        ("no acepto la 5.3, 12 de 20 es 60 pero no hay enlace",
         {"5.3": (False, "12 de 20 es 60 pero no hay enlace")}),
        ("acepto la 2.1 de hacienda, ya vi el enlace", {"2.1": (True, "ya vi el enlace")}),
        ("acepto la 2.1 que ya la vi publicada", {"2.1": (True, "ya la vi publicada")}),
    ],
)  # fmt: skip
def test_each_verdict_is_kept_with_its_own_reason(
    town: Town, control: Chat, said: str, verdicts: dict[str, tuple[bool, str]]
) -> None:
    control.says(said)
    assert judged(town) == verdicts
    assert notes(control.heard()) == ["review_kept"] * len(verdicts)
    assert own_words(town) == []


def test_a_question_behind_a_verdict_is_answered_and_no_reason(town: Town, control: Chat) -> None:
    control.says(
        "no acepto la 5.3, 12 de 20 es 60 pero no hay enlace. Y porque la 5.1 dice vence hoy si ya"
        " esta cumplida?"
    )
    assert judged(town) == {"5.3": (False, "12 de 20 es 60 pero no hay enlace")}
    said = control.heard()
    assert notes(said)[0] == "review_kept"
    assert len(said) > 1
    control.says("todavia en 0, la arrancamos el 6 de junio")
    assert not any("acepto" in one for one in own_words(town))


def test_what_is_undone_and_judged_at_once_is_both(town: Town, control: Chat) -> None:
    control.says("la 1.4 va en 30")
    control.heard()
    control.says("deshacer. lo que digo es que devuelvo la 2.1 porque no tiene soportes")
    assert judged(town) == {"2.1": (False, "no tiene soportes")}
    assert len(town.retractions()) == 1


@pytest.mark.parametrize(
    "said", ["No acepto los soportes de ayer de la 2.1", "la 1.4 va en 30. No acepto eso de la 3.3"]
)
def test_a_verdict_that_cannot_be_read_is_told_back_and_described_nowhere(
    town: Town, control: Chat, said: str
) -> None:
    control.says(said)
    told = [one for one in control.heard() if isinstance(one, Note)]
    assert [one.name for one in told if one.name in ("left_out", "review_unclear")]
    assert not any("acepto" in one for one in own_words(town))


@pytest.mark.parametrize(
    "said", ["si. y acepto la 2.1", "sí, y acepto la 2.1", "Sí. Acepto la 2.1"]
)
def test_a_yes_before_a_verdict_answers_what_was_asked(
    town: Town, control: Chat, said: str
) -> None:
    town.wait(days=40)
    control.says("/difundir mañana no hay sistema")
    assert notes(control.heard()) == ["broadcast_preview"]
    control.says(said)
    assert judged(town) == {"2.1": (True, "")}
    assert sorted(notes(control.heard())) == ["broadcast_sent", "review_kept"]


@pytest.mark.parametrize(
    "said", ["la 2.1 sí y la 3.3 no", "la 1.4 va en 30, la 3.3 sí", "ni la 2.1 ni la 3.3"]
)
def test_a_mere_yes_or_no_of_an_activity_judges_nothing(
    town: Town, control: Chat, said: str
) -> None:
    control.says(said)
    assert judged(town) == {}


@pytest.mark.parametrize(
    "said",
    [
        "Buenos dias Patricia, quedamos en reunion el martes a las 9. Saludos",
        "Hola, nos vemos mañana a las 10",
        "Buenas tardes, quedamos de reunirnos mañana a las 3. Gracias",
    ],
)
def test_a_courtesy_to_a_colleague_is_no_description(town: Town, control: Chat, said: str) -> None:
    control.says("la 1.4 va en 30")
    control.heard()
    control.says(said)
    assert notes(control.heard()) in (["courtesy"], ["greeting"])
    assert own_words(town) == [""]


@pytest.mark.parametrize("behind", [", y pedro esta por fuera viernes y lunes",
                                    ", y Pedro está de permiso el viernes"])  # fmt: skip
def test_an_absence_behind_a_verdict_is_heard_and_no_reason(
    town: Town, control: Chat, behind: str
) -> None:
    control.says(f"no acepto la 2.1: faltan listados de la tercera jornada{behind}")
    assert judged(town) == {"2.1": (False, "faltan listados de la tercera jornada")}
    said = notes(control.heard())
    assert said[0] == "review_kept"
    assert said[1] in {"away_proposed", "away_of_another"}


@pytest.mark.parametrize(
    "behind",
    [", y lo de rosa ya se lo dije al tecnico", ", y a deisy arroyo hay q registrarla en salud",
     ". A Deisy hay que registrarla", ", y Maritza ya quedó registrada"],
)  # fmt: skip
def test_a_remark_of_persons_behind_a_verdict_is_told_back(
    town: Town, control: Chat, behind: str
) -> None:
    control.says(f"no acepto la 2.1: faltan listados{behind}")
    assert judged(town) == {"2.1": (False, "faltan listados")}
    assert sorted(notes(control.heard())) == ["left_out", "review_kept"]


@pytest.mark.parametrize(
    "why",
    ["falta el acta, y la contratista está de vacaciones hasta el 20",
     "primero hay que registrar a Deisy", "faltan listados, y a Rosa le falta firmar"],
)  # fmt: skip
def test_a_reason_that_speaks_of_persons_stays_one(town: Town, control: Chat, why: str) -> None:
    control.says(f"no acepto la 2.1: {why}")
    assert judged(town) == {"2.1": (False, why)}


@pytest.mark.parametrize(
    "said",
    ["acepto la 3.3 y la 5.3, la 2.1 sigue devuelta", "Acepto la 3.3 y la 5.3; 2.1 sigue devuelta",
     "acepto la 3.3 y la 5.3 y la 2.1 continúa devuelta"],
)  # fmt: skip
def test_what_is_still_returned_is_not_accepted(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert {code: one[0] for code, one in judged(town).items()} == {"3.3": True, "5.3": True}
    assert "review_kept" in notes(control.heard())


@pytest.mark.parametrize(
    "said",
    [
        "la 2.1 la acepto en 60", "Tambien la 2.1 la acepto en 60",
        "La 2.1 en 60 esta bien, aceptada",
        "la 2.1 de hacienda se las acepto en 60", "también la 2.1 se la acepto en el 60 %",
        "la 2.1 en 60 está bien, la acepto", "La 2.1 con 60 queda aceptada",
        "acepto el 60 de la 2.1",
        "la 2.1 de la Secretaría de Hacienda la acepto", "y la 2.1 en 60%, aceptado",
    ],
)  # fmt: skip
def test_what_is_accepted_at_the_figure_of_the_office_is_judged(
    town: Town, control: Chat, said: str
) -> None:
    control.says(said)
    assert judged(town) == {"2.1": (True, "")}
    assert notes(control.heard()) == ["review_kept"]


@pytest.mark.parametrize(
    "said",
    ["la 2.1 en 40 está bien, aceptada", "la 2.1 de hacienda se las acepto en 40",
     "también la 2.1 la acepto en 40", "acepto el 40 de la 2.1"],
)  # fmt: skip
def test_another_figure_than_the_office_told_is_asked_about(
    town: Town, control: Chat, said: str
) -> None:
    control.says(said)
    assert judged(town) == {}
    assert notes(control.heard()) == ["review_unclear"]


@pytest.mark.parametrize(
    "said",
    ["la 2.1 en 60 está bien", "la 2.1 de hacienda va en 60",
     "la 2.1 en 60 no está bien, aceptada no",
     "la 2.1 en 60, y la 3.3?"],
)  # fmt: skip
def test_a_figure_that_is_only_told_judges_nothing(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert judged(town) == {}


@pytest.mark.parametrize(
    "said",
    ["si, y la 2.1 de hacienda se las acepto en 60", "Sí. También la 2.1 la acepto en 60",
     "sí, y la 2.1 en 60 está bien, aceptada", "si y la 2.1 se la acepto en 60"],
)  # fmt: skip
def test_a_yes_before_a_verdict_at_a_figure_is_heard_too(
    town: Town, control: Chat, said: str
) -> None:
    town.wait(days=40)
    control.says("/difundir mañana no hay sistema")
    control.heard()
    control.says(said)
    assert judged(town) == {"2.1": (True, "")}
    assert sorted(notes(control.heard())) == ["broadcast_sent", "review_kept"]


@pytest.mark.parametrize(
    ("said", "others"),
    [
        ("la ausencia de marta ya no va, le cancelaron la comision. acepto la 3.3 y la 2.1 no,"
         " falta el pantallazo. 5.3 verifico en 50", "away_ended"),
        ("acepto la 3.3 y la 2.1 no, falta el pantallazo. La 5.3 la verifico en 50. La ausencia de"
         " Marta ya no va", "away_ended"),
        ("la 3.3 la acepto. La 2.1 no la acepto: falta el pantallazo. No acepto la 5.3. Y la 1.4 ya"
         " va en 45", ""),
    ],
)  # fmt: skip
def test_what_is_judged_beside_one_that_owes_its_reason_is_kept_once(
    town: Town, control: Chat, said: str, others: str
) -> None:
    control.says(said)
    heard = control.heard()
    told = [one.name for one in heard if isinstance(one, Note)]
    assert len(town.rows(select(Review))) == 2
    assert judged(town) == {"3.3": (True, ""), "2.1": (False, "falta el pantallazo")}
    assert told.count("review_kept") == 2
    assert told.count("review_reason") == 1
    assert not others or others in told
    control.says("falta el enlace")
    assert judged(town)["5.3"] == (False, "falta el enlace")


@pytest.mark.parametrize(
    "said",
    ["si, la 2.1 ahora si la acepto", "NO devolvi la 2.1, la acepto", "no la devuelvo, la acepto",
     "la acepto", "la 2.1 no la devolví, sino que la acepto", "no quise devolverla, la acepto",
     "sí, la acepto", "acepto la 2.1"],
)  # fmt: skip
def test_an_acceptance_while_the_reason_of_a_return_is_asked_is_one(
    town: Town, control: Chat, said: str
) -> None:
    control.says("verifico la 2.1 en 30")
    assert notes(control.heard()) == ["review_reason"]
    control.says(said)
    assert judged(town) == {"2.1": (True, "")}
    assert notes(control.heard()) == ["review_kept"]


def test_what_stands_beside_such_an_acceptance_is_no_reason(town: Town, control: Chat) -> None:
    control.says("verifico la 2.1 en 30")
    control.says(
        "si, la 2.1 ahora si la acepto, ya vi la firma. y ausente marta del 14 al 22, es lo ultimo"
        " que dijo"
    )
    assert judged(town) == {"2.1": (True, "ya vi la firma")}
    assert len(town.rows(select(Review))) == 1


@pytest.mark.parametrize(
    "why", ["no devolvieron el acta firmada", "si, falta el acta", "no fue devuelta la planilla"]
)
def test_a_reason_that_speaks_of_what_was_given_back_stays_one(
    town: Town, control: Chat, why: str
) -> None:
    control.says("verifico la 2.1 en 30")
    control.says(why)
    assert judged(town) == {"2.1": (False, why)}


def test_a_yes_is_no_reason(town: Town, control: Chat) -> None:
    control.says("verifico la 2.1 en 30")
    control.says("sí")
    assert judged(town) == {}
    control.says("falta el acta")
    assert judged(town) == {"2.1": (False, "falta el acta")}
    assert notes(control.heard()) == ["review_reason", "review_reason", "review_kept"]


@pytest.mark.parametrize(
    ("said", "verdicts", "doubted"),
    [
        ("la 2.1 la acepto? no mentiras, todavia no: la verifico en 70", {"2.1": (True, "")}, 0),
        ("La 2.1 la acepto? No, la verifico en 50 porque faltan tablas",
         {"2.1": (False, "faltan tablas")}, 0),
        ("¿acepto la 2.1? mejor no la acepto: falta el acta", {"2.1": (False, "falta el acta")}, 0),
        ("no acepto la 2.1? bueno, sí la acepto", {"2.1": (True, "")}, 0),
        ("acepto la 3.3. la 2.1 la acepto? mejor no, no la acepto: falta el acta",
         {"3.3": (True, ""), "2.1": (False, "falta el acta")}, 0),
        ("la 2.1 la acepto en 90? verifique las tablas ya. y la de pedro 3.3 mejor no la acepto:"
         " falta el acta", {"3.3": (False, "falta el acta")}, 1),
        ("la 2.1 la acepto?", {}, 1),
        ("la 2.1 la acepto? todavía no sé", {}, 1),
    ],
)  # fmt: skip
def test_of_what_she_asks_herself_only_the_last_holds(
    town: Town, control: Chat, said: str, verdicts: dict[str, tuple[bool, str]], doubted: int
) -> None:
    control.says(said)
    assert judged(town) == verdicts
    heard = sorted(notes(control.heard()))
    assert heard == ["review_kept"] * len(verdicts) + ["review_unclear"] * doubted


@pytest.mark.parametrize(
    "said",
    ["cuándo acepto la 2.1?", "ya acepté la 2.1?", "quién acepta la 2.1?", "la 1.4 la acepto?"],
)
def test_a_question_of_a_verdict_judges_nothing(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert judged(town) == {}
    assert "review_unclear" not in notes(control.heard())


@pytest.mark.parametrize(
    "thanks",
    [", y gracias, buen dia", " y gracias", ". Gracias, buen día", ", muchas gracias",
     " y gracias por todo", ", feliz tarde", ". mil gracias y saludos"],
)  # fmt: skip
@pytest.mark.parametrize(
    ("said", "verdict"),
    [("acepto la 2.1", (True, "")), ("no acepto la 2.1: falta el acta", (False, "falta el acta"))],
)
def test_thanks_are_no_remark(
    town: Town, control: Chat, said: str, verdict: tuple[bool, str], thanks: str
) -> None:
    control.says(said + thanks)
    assert judged(town) == {"2.1": verdict}


@pytest.mark.parametrize("reason", ["falta el acta de gracias", "no dice gracias a quién"])
def test_words_of_a_reason_are_no_thanks(town: Town, control: Chat, reason: str) -> None:
    control.says(f"no acepto la 2.1: {reason}")
    assert judged(town) == {"2.1": (False, reason)}
