"""What answers a reminder of one activity is of that one, though a paper of another's product is
named; and a figure that was written of the wrong one is put back in plain words."""

from __future__ import annotations

import pytest

from core.messages import Note, Question
from tests.service.bot.chat import Chat, Town
from tests.service.bot.mails.test_hearing import remind
from tests.service.bot.post import MARTA, Post


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Four activities of Marta's, one of which is to end in an act."""
    titles = {
        "1.5": ("Formular el plan de tratamiento de riesgos fiscales", "Un plan"),
        "2.2": ("Permitir el pago en línea del impuesto predial", "Trámite en línea"),
        "2.5": ("Eliminar la exigencia de copia del recibo de pago", "Acto administrativo"),
        "5.2": ("Publicar el presupuesto aprobado y su ejecución", "Resolución publicada"),
    }
    return {
        code: town.add(code, 10, title=title, product=product)
        for code, (title, product) in titles.items()
    }


def changed(town: Town, ids: dict[str, int]) -> dict[str, int]:
    """Return the figures that are not as the plan had them."""
    figures = {code: town.figure(one)[0] for code, one in ids.items()}
    return {code: int(figure) for code, figure in figures.items() if figure not in (None, 10)}


FIRMED = [
    "Ya quedó firmado el acto, 100%",
    "Se firmó el acto administrativo. 100 %",
    "100 %, salió la resolución",
    "ya salió la resolución, 100%",
    "listo el acto, va en 100",
    "con el acto firmado llegamos al 100%",
]


@pytest.mark.parametrize("said", FIRMED)
def test_a_paper_is_of_the_one_that_is_answered(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says(said, to=remind(town, ids["1.5"]))
    assert changed(town, ids) == {"1.5": 100}


@pytest.mark.parametrize("said", [one for one in FIRMED if one.startswith(("Ya", "Se"))])
def test_so_it_is_by_mail(town: Town, post: Post, ids: dict[str, int], said: str) -> None:
    post.answer(post.remind(ids["1.5"]), f"{said}. La 2 hasta ahora nada. Mi reemplazo es Yolanda")
    assert changed(town, ids) == {"1.5": 100}
    asked = [one for _, one in post.mailbox(MARTA) if isinstance(one, Question)]
    assert [one.name for one in asked] == ["activity"]  # which one "la 2" is


@pytest.mark.parametrize(
    ("said", "figures"),
    [("la 2.5 ya tiene el acto, 80 %", {"2.5": 80}),
     ("lo de la copia del recibo: acto firmado, 100 %", {"2.5": 100}),
     ("el presupuesto ya se publicó, 100 %", {"5.2": 100}),
     ("lo del predial ya quedó, 100 %", {"2.2": 100})],
)  # fmt: skip
def test_what_is_called_by_its_name_is_its_own(
    town: Town, marta: Chat, ids: dict[str, int], said: str, figures: dict[str, int]
) -> None:
    marta.says(said, to=remind(town, ids["1.5"]))
    assert changed(town, ids) == figures


@pytest.mark.parametrize(
    "said", ["100. La 2.2 en 50", "100. la 2.2 va en 50", "100: y la 2.2 en 50"]
)
def test_a_figure_before_a_code_numbers_no_line(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says(said, to=remind(town, ids["1.5"]))
    assert changed(town, ids) == {"1.5": 100, "2.2": 50}


@pytest.mark.parametrize(
    "said",
    [
        "No! eso era la 1.5, el acto firmado; la 2.5 sigue sin avance",
        "eso era la 1.5",
        "eso era de la 1.5, la 2.5 sigue igual",
        "la 2.5 no tiene avance, eso fue la 1.5",
        "perdón, eso era la 1.5, gracias",
        "me equivoqué, era de la 1.5",
        "eso es de la 1.5, la 2.5 sigue como estaba",
    ],
)
def test_it_was_the_other_one(town: Town, marta: Chat, ids: dict[str, int], said: str) -> None:
    marta.says("la 2.5 va en 100, se firmó el acto")
    assert marta.says(said) == "recorded"
    assert changed(town, ids) == {"1.5": 100}


@pytest.mark.parametrize(
    "said",
    [
        "2.5 sin avance, corrija",
        "la 2.5 sigue sin avance, corrija por favor",
        "no, la 2.5 sigue sin avance",
        "2.5 sin avances. Corregir",
        "la 2.5 está sin avance, arregle eso",
        "la 2.5 sigue como estaba, corrijan",
        "No. La 2.5 no ha avanzado",
    ],
)
def test_what_has_not_moved_is_as_it_was(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 2.5 va en 100, se firmó el acto")
    assert marta.says(said) == "undone"
    assert changed(town, ids) == {}


@pytest.mark.parametrize(
    ("said", "figures"),
    [("la 2.5 sigue sin novedad", {"2.5": 100}), ("la 1.5 sin avance, corrija", {"2.5": 100}),
     ("no, la 2.5 va en 50", {"2.5": 50}), ("corrija la 2.5, falta la firma", {"2.5": 100}),
     ("no era la 1.5", {"2.5": 100})],
)  # fmt: skip
def test_other_words_take_nothing_back(
    town: Town, marta: Chat, ids: dict[str, int], said: str, figures: dict[str, int]
) -> None:
    marta.says("la 2.5 va en 100, se firmó el acto")
    marta.says(said)
    assert changed(town, ids) == figures


def test_of_what_waited_only_its_own_words_are_told_back(post: Post, ids: dict[str, int]) -> None:
    first = "Ya quedó firmado el acto, 100%. La 2 hasta ahora nada. Mi reemplazo es Yolanda"
    post.answer(post.remind(ids["1.5"]), first)
    for said in ("la 2.2 va en 20", "la 5.2 va en 30", "la 2.2 va en 40"):
        post.answer(post.mailbox(MARTA)[-1][0], said)
    left = [
        str(one.values["words"])
        for _, one in post.mailbox(MARTA)
        if isinstance(one, Note) and one.name == "left_out"
    ]
    assert left
    assert all("100%" not in words and "Yolanda" not in words for words in left)
