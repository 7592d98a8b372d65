"""Which certificates of mail servers are believed: the system's authorities, and the entity's."""

from __future__ import annotations

import ssl

CA_FILE = (
    "A PEM file with the certificate of your own authority (CA), where it signed the server's; "
    "beside this file when relative. It is believed besides those of the system."
)


def verifying(ca_file: str) -> ssl.SSLContext:
    """Return a context that verifies servers; `ca_file` may be empty.

    Raises OSError, of which ssl.SSLError is one, where the file holds no certificate.
    """
    context = ssl.create_default_context()
    if ca_file:
        context.load_verify_locations(ca_file)
    return context


def is_distrust(error: BaseException | None) -> bool:
    """Tell whether an error came of a certificate that was not believed."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
