"""Invitations on paper: what a camera reads of a page, what stands beside it, and on which page."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO

import pdfplumber
import pytest
import segno
import zxingcpp

from reports.documents.slips import About, Slip, pages
from tests.unit.reports.samples import CATALOGUE

ABOUT = About(
    entity="Alcaldía de Puerto Esperanza",
    plan="PTEP 2026",
    policy_url="https://puertoesperanza.example/datos",
    made_at=datetime(2026, 5, 19, tzinfo=UTC),
)
LONG = "María de los Ángeles del Perpetuo Socorro Rodríguez-Villamizar de Echeverri"
HACIENDA = "Secretaría de Hacienda, Desarrollo Económico y Competitividad Regional del Litoral"


def a_slip(
    name: str = "Ana Gómez", office: str = "Oficina TIC", *, code: str = "a" * 32,
    reads: bool = False, by_mail: bool = False,
) -> Slip:  # fmt: skip
    """Return a slip with a link of the length that links have."""
    link = f"https://t.me/culmina_bot?start={code}"
    return Slip(name, office, link, date(2026, 6, 18), reads=reads, by_mail=by_mail)


def printed(*slips: Slip, about: About = ABOUT) -> list[str]:
    """Return the words of each page, without breaks."""
    with pdfplumber.open(BytesIO(pages(slips, about, CATALOGUE))) as paper:
        return [" ".join((page.extract_text() or "").split()) for page in paper.pages]


def photographed(paper: bytes, dots: int) -> list[list[str]]:
    """Return what a reader of squares finds on each page, drawn with so many dots in an inch."""
    with pdfplumber.open(BytesIO(paper)) as book:
        drawn = [page.to_image(resolution=dots).original.convert("L") for page in book.pages]
    return [[one.text for one in zxingcpp.read_barcodes(picture)] for picture in drawn]


@pytest.mark.parametrize("dots", [72, 200])
def test_a_camera_reads_each_link_of_a_page(dots: int) -> None:
    slips = [a_slip(f"Ana {n}", code=f"{n}Zq-_" + "kX9" * 9) for n in range(3)]

    read = photographed(pages(slips, ABOUT, CATALOGUE), dots)

    assert [sorted(some) for some in read] == [
        sorted(slip.link for slip in slips[:2]), [slips[2].link],
    ]  # fmt: skip


def test_the_square_is_the_one_of_the_link_module_by_module() -> None:
    slip = a_slip()
    square = segno.make_qr(slip.link, error="m", boost_error=False)
    dark = sum(sum(row) for row in square.matrix)

    with pdfplumber.open(BytesIO(pages([slip], ABOUT, CATALOGUE))) as paper:
        drawn = [one for one in paper.pages[0].rects if one["width"] < 200]
        assert paper.pages[0].images == []

    side = min(one["height"] for one in drawn)
    assert side == pytest.approx(2.9 * 72 / (len(square.matrix) + 8), rel=0.001)
    assert sum(one["width"] for one in drawn) / side == pytest.approx(dark, rel=0.001)


def test_a_slip_says_whose_it_is_what_for_how_until_when_and_what_becomes_of_the_data() -> None:
    (said,) = printed(a_slip())

    for words in (
        "Ana Gómez", "Oficina TIC · Alcaldía de Puerto Esperanza", "en el PTEP 2026",
        "1. Abra la cámara", "toque «Iniciar»", "toque «Sí, autorizo»",
        "Sirve una sola vez, hasta el 18 de junio de 2026, y solo para usted",
        f"https://t.me/culmina_bot?start={'a' * 32}", "Ley 1581 de 2012",
        "Política: https://puertoesperanza.example/datos",
    ):  # fmt: skip
        assert words in said


def test_without_a_policy_and_a_plan_nothing_is_said_of_them() -> None:
    bare = About(ABOUT.entity, "", "", ABOUT.made_at)

    (said,) = printed(a_slip(), about=bare)

    assert "Política" not in said
    assert "las actividades de su oficina, con culmina" in said


@pytest.mark.parametrize(
    ("slip", "says", "not_says"),
    [
        (a_slip(by_mail=True), "no haga nada: se le escribe a su correo", "dígaselo"),
        (a_slip(), "dígaselo a la oficina de planeación", "su correo"),
        (a_slip(reads=True), "No se le piden reportes", "Usted responde"),
    ],
)
def test_who_reads_and_who_has_mail_are_told_otherwise(
    slip: Slip, says: str, not_says: str
) -> None:
    (said,) = printed(slip)

    assert says in said
    assert not_says not in said


def test_each_office_begins_a_page_and_who_is_of_the_entity_comes_last() -> None:
    slips = [a_slip("Óscar", ""), *(a_slip(f"Ana {n}", HACIENDA) for n in range(12)), a_slip("Luz")]

    made = printed(*slips)

    assert len(made) == 1 + 6 + 1
    assert made[0].startswith("Oficina TIC Enlaces de Telegram. Recorte")
    assert "Enlaces de Telegram, hoja 1 de 6." in made[1]
    assert made[7].startswith("Alcaldía de Puerto Esperanza Enlaces de Telegram. Recorte")
    assert [sum(f"Ana {n} " in said for said in made) for n in range(12)] == [1] * 12


def test_a_long_name_is_whole_and_stays_beside_its_square() -> None:
    paper = pages([a_slip(LONG, HACIENDA)], ABOUT, CATALOGUE)

    with pdfplumber.open(BytesIO(paper)) as book:
        words = book.pages[0].extract_words()
        (page,) = (" ".join(word["text"] for word in words),)
    assert "Villamizar de Echeverri" in page
    assert max(word["x1"] for word in words) < 612 - 36
    assert max(word["bottom"] for word in words) < 396
