"""Exchange Online writes its results without its name: the topmost header counts, or none."""

from __future__ import annotations

import pytest

from bot.email.parse import read_mail
from bot.email.reading.authentication import MICROSOFT365, Verdict
from tests.support.mails import SERVER, a_mail

DOMAIN = "puertoesperanza.example"
PASSES = (
    f"spf=pass (sender IP is 198.51.100.7)\r\n smtp.mailfrom={DOMAIN}; dkim=pass (signature was"
    f" verified)\r\n header.d={DOMAIN};dmarc=pass action=none\r\n header.from={DOMAIN};"
    "compauth=pass reason=100"
)
FAILS = (
    "spf=fail (sender IP is 203.0.113.9) smtp.mailfrom=forged.example; dkim=none (message not"
    f" signed) header.d=none;dmarc=fail action=quarantine header.from={DOMAIN};compauth=fail"
    " reason=000"
)
OF_A_STRANGER = (
    "spf=pass (sender IP is 203.0.113.9) smtp.mailfrom=forged.example; dkim=pass (signature was"
    " verified) header.d=forged.example;dmarc=none action=none"
    f" header.from={DOMAIN};compauth=fail reason=001"
)
WITHIN_ONE_TENANT = (
    f"dkim=none (message not signed) header.d=none;dmarc=none action=none header.from={DOMAIN};"
)


def verdict(*written: str, believed: str | None = MICROSOFT365) -> Verdict:
    """Return what a mail with these Authentication-Results, the topmost first, is worth."""
    headers = [f"Authentication-Results: {one}" for one in written]
    return read_mail(a_mail("x", headers=headers), authserv_id=believed).verdict


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (PASSES, Verdict.PASS),
        (f"spf=pass (sender IP is 198.51.100.7) smtp.mailfrom={DOMAIN}", Verdict.PASS),
        (PASSES.replace("spf=pass", "spf=fail"), Verdict.PASS),
        (f"dmarc=bestguesspass action=none header.from={DOMAIN}; compauth=pass", Verdict.NONE),
        (f"spf=pass (of a; dmarc=pass header.from={DOMAIN}) smtp.mailfrom=x.example", Verdict.NONE),
        (f"spf=pass (left open smtp.mailfrom={DOMAIN}", Verdict.NONE),
        (OF_A_STRANGER, Verdict.NONE),
        (WITHIN_ONE_TENANT, Verdict.NONE),
        (FAILS, Verdict.FAIL),
        (f"dmarc=fail action=none header.from={DOMAIN}", Verdict.FAIL),
        ("", Verdict.NONE),
    ],
)
def test_what_exchange_online_wrote_is_read_from_its_first_word_on(
    written: str, found: Verdict
) -> None:
    assert verdict(written) is found


@pytest.mark.parametrize("own", [OF_A_STRANGER, WITHIN_ONE_TENANT, "spf=pass (left open"])
def test_a_header_that_came_in_with_the_mail_stands_below_and_proves_nothing(own: str) -> None:
    assert verdict(own, PASSES) is Verdict.NONE
    assert verdict(PASSES, own) is Verdict.PASS


def test_a_failure_on_top_is_not_outdone_from_below() -> None:
    assert verdict(FAILS, PASSES) is Verdict.FAIL
    assert verdict(PASSES, FAILS) is Verdict.PASS


def test_where_the_topmost_bears_the_name_of_a_server_exchange_online_wrote_none() -> None:
    named = f"{SERVER}; dmarc=pass header.from={DOMAIN}"
    assert verdict(named) is Verdict.NONE
    assert verdict(named, PASSES) is Verdict.NONE
    assert verdict(named, believed=SERVER) is Verdict.PASS


def test_results_without_a_name_are_those_of_no_other_server() -> None:
    assert verdict(PASSES, believed=SERVER) is Verdict.NONE
    assert verdict(PASSES, believed=None) is Verdict.NONE
    assert verdict(f"microsoft365; dmarc=pass header.from={DOMAIN}") is Verdict.NONE


def test_without_a_believed_server_a_failure_counts_in_the_first_place_too() -> None:
    first = f"dmarc=fail action=none header.from={DOMAIN}; spf=none"
    assert verdict(first, believed=None) is Verdict.FAIL
    assert verdict(WITHIN_ONE_TENANT, believed=None) is Verdict.NONE
