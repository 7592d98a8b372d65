"""The settings section [privacy]: the entity's policy about people's data (Ley 1581 de 2012)."""

from __future__ import annotations

from pydantic import Field

from core.section import Section


class PrivacySettings(Section):
    """Where the entity's policy can be read, and which version of it is in force."""

    policy_url: str = Field(
        default="",
        pattern=r"^(https?://\S+)?$",
        max_length=300,
        description="The address of the entity's policy about personal data (política de "
        "tratamiento). The first mail to each person and the question for her consent on Telegram "
        "show it. Empty: mails tell of no policy.",
    )
    version: str = Field(
        default="1",
        pattern=r"^[A-Za-z0-9._-]{1,16}$",
        description="Its version. Consents are kept with it; after a change each person who uses "
        "Telegram is asked once more.",
    )


NO_POLICY = PrivacySettings()
