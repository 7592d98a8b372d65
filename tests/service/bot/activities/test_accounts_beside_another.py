"""A clause or a sentence that begins with the thing of another title of hers, and tells how that
one stands, is an account of its own: no words and no figure of it are of the one before it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from core.messages import Question
from tests.service.bot.chat import Chat, Town

SUIT = "Registrar en el SUIT la estrategia de racionalización"
HEARING = "Realizar la audiencia pública de rendición de cuentas"
TAX = "Permitir el pago en línea del impuesto predial"
COPY = "Eliminar la exigencia de copia del recibo de pago"
MAP = "Publicar el mapa de riesgos en la página web"
PAGE = "Hacer accesible la página web (nivel AA)"
RECORD = "Publicar los contratos en el SECOP y en la página"


def added(town: Town, plan: Mapping[str, tuple[str, str, int | None]]) -> dict[str, int]:
    """Add activities of Marta's; return them by code."""
    return {
        code: town.add(code, percent, title=title, product=product, planned=None)
        for code, (title, product, percent) in plan.items()
    }


@pytest.fixture
def planning(town: Town) -> dict[str, int]:
    """What planning leads."""
    plan = {
        "2.1": (SUIT, "Estrategia registrada", 50),
        "3.1": (HEARING, "Una audiencia", None),
    }
    return added(town, plan)


@pytest.fixture
def finance(town: Town) -> dict[str, int]:
    """What finance leads."""
    plan = {
        "1.5": ("Formular el plan de tratamiento de riesgos fiscales", "Un plan", 60),
        "2.2": (TAX, "Trámite en línea", 40),
        "2.5": (COPY, "Acto administrativo", 10),
    }
    return added(town, plan)


@pytest.fixture
def systems(town: Town) -> dict[str, int]:
    """What the office of systems leads: several titles have the page; of the map there is another
    one, of another office."""
    plan = {
        "1.3": (MAP, "Publicación", 0),
        "5.3": (RECORD, "100 % de los contratos", 30),
        "5.4": (PAGE, "Informe de pruebas", 65),
        "2.4": ("Habilitar la cita médica por internet", "Servicio en línea", 30),
    }
    town.add(
        "1.1", 40, title="Actualizar el mapa de riesgos de corrupción", product="Un mapa aprobado",
        office=town.other_office_id,
    )  # fmt: skip
    return added(town, plan)


def figures(
    town: Town, ids: dict[str, int], but: Mapping[str, int | None]
) -> dict[str, int | None]:
    """Return the figures that are none of those that hold from the beginning."""
    now = {code: town.figure(one)[0] for code, one in ids.items()}
    return {code: one for code, one in now.items() if one != but.get(code)}


@pytest.mark.parametrize(
    ("said", "hearing", "words"),
    [
        ("del SUIT ya registramos 12 tramites de 20, y la audiencia apenas estamos en el"
         " cronograma, 10", 10, "apenas estamos en el cronograma"),
        ("en el SUIT van 12 de 20 y la audiencia apenas va en el cronograma, 10 %", 10,
         "apenas va en el cronograma"),
        ("del SUIT ya registramos 12 tramites de 20 y la audiencia va en 10", 10, ""),
        ("del SUIT registramos 12 de 20 trámites, y la audiencia ya tiene fecha, va en 30", 30, ""),
        ("del SUIT ya registramos 12 tramites de 20, la audiencia apenas está en el cronograma, 10",
         10, "apenas está en el cronograma"),
        ("el SUIT va en 60, y la audiencia apenas la estamos organizando, 10", 10,
         "apenas la estamos organizando"),
    ],
)  # fmt: skip
def test_a_clause_with_its_figure_is_of_the_thing_it_begins_with(
    town: Town, marta: Chat, planning: dict[str, int], said: str, hearing: int, words: str
) -> None:
    assert marta.says(said) == "recorded"
    assert town.figure(planning["2.1"])[0] == 60
    assert "audiencia" not in town.figure(planning["2.1"])[1]
    assert town.figure(planning["3.1"])[0] == hearing
    assert words in town.figure(planning["3.1"])[1]


@pytest.mark.parametrize(
    "said",
    [
        "del SUIT ya registramos 12 tramites de 20, y la semana entrante van 5 más",
        "del SUIT ya registramos 12 tramites de 20, y la estrategia apenas la vieron 3 oficinas",
        "del SUIT ya registramos 12 tramites de 20, y la clave ya la pedimos hace 3 días",
    ],
)
def test_a_clause_about_its_own_work_stays(
    town: Town, marta: Chat, planning: dict[str, int], said: str
) -> None:
    assert marta.says(said) == "recorded"
    assert town.figure(planning["2.1"]) == (60, said)
    assert town.figure(planning["3.1"])[0] is None


SAME = ["seguimos en lo mismo", "seguimos igual", "estamos en las mismas", "sin novedad",
        "no hay novedad", "seguimos como estábamos"]  # fmt: skip


@pytest.mark.parametrize("same", SAME)
@pytest.mark.parametrize("before", ["lo del recibo va en 70", "el acto del recibo va en 70"])
@pytest.mark.parametrize("edge", [" y ", ", y ", ". "])
def test_what_is_as_before_keeps_its_own_figure(
    town: Town, marta: Chat, finance: dict[str, int], before: str, edge: str, same: str
) -> None:
    name = "Del predial" if edge == ". " else "del predial"
    assert marta.says(f"{before}{edge}{name} {same}") == "recorded"
    assert [town.figure(finance[code])[0] for code in ("1.5", "2.2", "2.5")] == [60, 40, 70]
    assert not [one for one in marta.heard() if isinstance(one, Question)]


@pytest.mark.parametrize(
    "said",
    [
        "va en 70 y del predial seguimos en lo mismo",
        "va en 70, la ventanilla ya lo aplica. Del predial no hay novedad",
        "70 y el predial sigue igual",
    ],
)
def test_a_figure_without_a_name_is_never_of_what_is_as_before(
    town: Town, marta: Chat, finance: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert figures(town, finance, {"1.5": 60, "2.2": 40, "2.5": 10}) == {}
    asked = [one for one in marta.heard() if isinstance(one, Question)]
    assert [one.name for one in asked] == ["activity"]
    marta.touches("2.5")
    assert figures(town, finance, {"1.5": 60, "2.2": 40, "2.5": 10}) == {"2.5": 70}


@pytest.mark.parametrize(
    "said",
    ["lo del recibo va en 70, de la firma seguimos en lo mismo",
     "lo del recibo va en 70 y del acto no hay novedad"],
)  # fmt: skip
def test_what_is_as_before_of_its_own_work_is_no_other(
    town: Town, marta: Chat, finance: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert [one.activity_id for one in town.reports()] == [finance["2.5"]]
    assert figures(town, finance, {"1.5": 60, "2.2": 40, "2.5": 10}) == {"2.5": 70}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Buenos días. La página quedó certificada AA, adjunto el pantallazo. Del mapa de riesgos"
         " apenas me lo entregue gobierno lo publico el mismo día", "apenas me lo entregue"),
        ("La página quedó certificada AA. El mapa de riesgos apenas me lo entregue gobierno lo"
         " publico", "apenas me lo entregue"),
        ("La página quedó certificada AA. El mapa lo publico apenas llegue", "lo publico apenas"),
        ("Del mapa de riesgos apenas me lo entregue gobierno lo publico. La página quedó"
         " certificada AA", "apenas me lo entregue"),
    ],
)  # fmt: skip
def test_what_is_chosen_takes_no_sentence_of_another(
    town: Town, marta: Chat, systems: dict[str, int], said: str, words: str
) -> None:
    assert marta.says(said) == "asked"
    assert [one.name for one in marta.heard() if isinstance(one, Question)] == ["activity"]
    marta.touches("5.4")
    percent, told = town.figure(systems["5.4"])
    assert (percent, told.strip(".")) == (100, "quedó certificada AA")
    assert town.figure(systems["1.3"])[0] == 0
    (asked,) = (one for one in marta.heard() if isinstance(one, Question))
    assert asked.name == "percent"
    assert asked.line is not None
    assert asked.line.activity_id == systems["1.3"]
    assert asked.words.startswith(words)


@pytest.mark.parametrize(
    "said",
    [
        "Ya se publicó todo, 90. Los contratos publicados al día",
        "Ya quedó todo, 90. Los contratos publicados en su totalidad",
        "Todo publicado, 90. Los contratos ya están publicados",
    ],
)
def test_nor_one_that_only_the_choice_tells_apart(
    town: Town, marta: Chat, systems: dict[str, int], said: str
) -> None:
    marta.says(said)
    marta.heard()
    marta.touches("5.4")
    percent, told = town.figure(systems["5.4"])
    assert percent == 90
    assert "ontratos" not in told
    (asked,) = (one for one in marta.heard() if isinstance(one, Question))
    assert asked.line is not None
    assert asked.line.activity_id == systems["5.3"]


def test_what_is_chosen_keeps_the_sentences_of_its_own(
    town: Town, marta: Chat, systems: dict[str, int]
) -> None:
    marta.says("Ya se publicó todo, 90. Los formularios los revisó un auditor")
    marta.touches("5.4")
    told = "Ya se publicó todo. Los formularios los revisó un auditor"
    assert town.figure(systems["5.4"]) == (90, told)


@pytest.mark.parametrize(
    "said",
    [
        "El mapa ya está en la página. La página quedó actualizada",
        "El mapa va en 100, falta avisar en la página. El mapa lo aprobó gobierno",
        "El mapa quedó publicado en la página. La publicación la hizo Andrés",
    ],
)
def test_a_sentence_about_the_same_stays_with_it(
    town: Town, marta: Chat, systems: dict[str, int], said: str
) -> None:
    marta.says(said)
    told = {one.activity_id for one in town.reports()}
    assert told <= {systems["1.3"]}
    assert figures(town, systems, {"1.3": 0, "5.3": 30, "5.4": 65, "2.4": 30}).keys() <= {"1.3"}


@pytest.mark.parametrize(
    "said",
    ["publicado el mapa!", "ya publicamos el mapa", "el mapa ya quedó publicado",
     "si listo el mapa ya quedó publicado, 100"],
)  # fmt: skip
@pytest.mark.parametrize("before", [None, "la 1.3 va en 100"])
def test_a_deed_of_her_own_title_is_hers(
    town: Town, marta: Chat, systems: dict[str, int], said: str, before: str | None
) -> None:
    if before is not None:
        marta.says(before)
    assert marta.says(said) == "recorded"
    assert town.figure(systems["1.3"])[0] == 100


@pytest.mark.usefixtures("systems")
@pytest.mark.parametrize(
    "said",
    ["el mapa d riesgos se aprobo en comite ayer, acta 03, quedo al 100",
     "el mapa ya está aprobado", "se aprobó el mapa de riesgos"],
)  # fmt: skip
def test_so_is_the_deed_of_what_it_is_to_make(town: Town, pedro: Chat, said: str) -> None:
    town.add("1.2", 20, title="Socializar la política", office=town.other_office_id, product="")
    pedro.says(said)
    assert [one.percent for one in town.reports()] == [100]


@pytest.mark.usefixtures("systems")
@pytest.mark.parametrize("said", ["el mapa ya está publicado", "ya publicaron el mapa"])
def test_a_deed_of_another_title_alone_is_asked_about(town: Town, pedro: Chat, said: str) -> None:
    town.add("1.2", 20, title="Socializar la política", office=town.other_office_id, product="")
    pedro.says(said)
    assert town.reports() == []
