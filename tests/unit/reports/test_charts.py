"""The picture: sharp, legible by day and by night, and whole whatever the names are."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from matplotlib.colors import to_rgba
from matplotlib.image import imread
from matplotlib.patches import Rectangle

from core.rules import Light
from reports import shown
from reports.documents import charts
from reports.documents.charts import DAY, NIGHT, Scheme
from reports.values import Group
from tests.support.mail_pages import contrast
from tests.unit.reports.samples import a_group, a_quiet_week, an_ordinary_week


def size_of(png: bytes) -> tuple[int, int]:
    """Return width and height in pixels, read from the picture's header."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def drawn(*groups: Group, scheme: Scheme = DAY) -> bytes:
    return charts.picture(an_ordinary_week(by_component=groups), scheme)


def has_colour(png: bytes, colour: str) -> bool:
    wanted = [int(colour[n : n + 2], 16) for n in (1, 3, 5)]
    pixels = (imread(BytesIO(png))[:, :, :3] * 255).round()
    return bool((pixels == wanted).all(axis=2).any())


def test_more_components_make_a_higher_picture_of_the_same_sharp_width() -> None:
    one, three = size_of(drawn(a_group())), size_of(drawn(*[a_group()] * 3))

    assert one[0] == three[0] >= 1000
    assert three[1] > one[1]


def test_a_very_long_list_of_components_stays_a_picture_that_fits() -> None:
    assert size_of(drawn(*[a_group()] * 13)) == size_of(drawn(*[a_group()] * 300))


@pytest.mark.parametrize("scheme", [DAY, NIGHT])
def test_letters_and_bars_stand_out_by_day_and_by_night(scheme: Scheme) -> None:
    for letters in (scheme.ink, scheme.soft):
        assert contrast(letters, scheme.paper) >= 4.5
    for bar in (scheme.bar, *scheme.bars.values()):
        assert contrast(bar, scheme.paper) >= 3
    for bar in scheme.bars.values():
        assert contrast(scheme.on_bar, bar) >= 4.5


def test_dark_letters_are_legible_on_every_badge() -> None:
    assert all(contrast("#1d2733", fill) >= 4.5 for fill in shown.FILLS.values())


def test_by_night_the_paper_is_dark() -> None:
    assert has_colour(drawn(a_group(), scheme=NIGHT), NIGHT.paper)
    assert not has_colour(drawn(a_group(), scheme=NIGHT), DAY.paper)


def test_the_offices_have_the_colours_of_their_lights_and_no_other() -> None:
    red = charts.picture(an_ordinary_week(by_office=(a_group(light=Light.RED),)), DAY)

    assert has_colour(red, DAY.bars[Light.RED])
    assert not has_colour(red, DAY.bars[Light.GREEN])


def test_bars_are_as_long_as_what_was_due_and_what_is_overdue_is_hatched() -> None:
    four, two = a_group("Uno", due=4, overdue=2), a_group("Dos", due=2, overdue=1)
    week = an_ordinary_week(by_component=(four, two), trend=(), by_office=())
    late, done, other_late, other_done = (
        one for one in charts.drawn(week, DAY).axes[0].patches if isinstance(one, Rectangle)
    )

    assert late.get_width() == done.get_width() == 2 * other_late.get_width()
    assert other_late.get_width() == other_done.get_width()
    assert late.get_hatch()
    assert other_late.get_hatch()
    assert not done.get_hatch()


def test_a_light_has_its_letter_on_the_bar_and_beside_its_count() -> None:
    lights = (Light.RED, Light.RED, Light.AMBER, Light.GREEN, Light.GREY)
    week = an_ordinary_week(by_office=tuple(a_group(light=one) for one in lights))
    said = [one.get_text() for one in charts.drawn(week, DAY).axes[0].texts]

    assert {"R 2", "A 1", "V 1", "G 1"} <= set(said)
    assert "2 rojo (R), 1 amarillo (A)" in said


def test_what_does_not_apply_has_an_empty_bar() -> None:
    none = a_quiet_week(
        by_component=(a_group(average_percent=None, light=None),),
        by_office=(a_group(light=None),),
    )

    assert not has_colour(charts.picture(none, DAY), DAY.bar)


@pytest.mark.parametrize("name", ["", "Costos $ y $ gastos", "X" * 500, "Ñandú 中 😀", "a\nb"])
def test_no_name_of_a_component_breaks_the_picture(name: str) -> None:
    width, height = size_of(drawn(a_group(name)))

    assert width > 0
    assert height > 0


def test_without_components_the_picture_is_valid() -> None:
    assert size_of(drawn())[1] > 0


@pytest.mark.parametrize("scheme", [DAY, NIGHT])
def test_blue_is_only_what_is_up_to_date_and_the_picture_says_so(scheme: Scheme) -> None:
    axes = charts.drawn(an_ordinary_week(), scheme).axes[0]
    blue = [
        one for one in axes.patches
        if isinstance(one, Rectangle) and one.get_facecolor() == to_rgba(scheme.bar)
    ]  # fmt: skip
    said = [one.get_text() for one in axes.texts]
    alone = charts.drawn(an_ordinary_week(by_component=()), scheme).axes[0]

    assert len(blue) == len(an_ordinary_week().by_component)
    assert "Rayado, lo vencido; azul, lo que está al día" in said
    assert not any("azul" in one.get_text() for one in alone.texts)
