"""`culmina doctor` tells which policy people are told of, and warns where there is none."""

from __future__ import annotations

import asyncio

import pytest
from pydantic import SecretStr

from core.entity.privacy import PrivacySettings
from culmina.doctor import examine
from culmina.settings import EntitySettings, SecuritySettings, Settings

POLICY = "https://puertoesperanza.example/datos"


@pytest.mark.parametrize(
    ("privacy", "told", "warns"),
    [
        (PrivacySettings(policy_url=POLICY, version="2"), f"version 2 at {POLICY}", False),
        (PrivacySettings(), "no policy is named to anybody. Give [privacy] policy_url.", True),
    ],
)
def test_the_policy_is_told_and_its_lack_is_a_warning(
    privacy: PrivacySettings, told: str, *, warns: bool
) -> None:
    settings = Settings(
        entity=EntitySettings(name="Alcaldía de Puerto Esperanza"),
        security=SecuritySettings(key=SecretStr("una-clave-de-prueba-de-al-menos-32-letras")),
        privacy=privacy,
    )

    found = {one.name: one for one in asyncio.run(examine(settings))}

    assert (found["privacy"].told, found["privacy"].well, found["privacy"].warns) == (
        told,
        True,
        warns,
    )
