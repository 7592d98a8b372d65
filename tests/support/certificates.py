"""Self-signed certificates for the loopback address, made when a test needs one."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.support.missing import missing


@dataclass(frozen=True)
class Certificate:
    """A certificate for localhost and 127.0.0.1 with its key, as files."""

    certificate: Path
    key: Path

    def for_server(self) -> ssl.SSLContext:
        """Return a context that shows the certificate."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, self.key)
        return context

    def for_client(self) -> ssl.SSLContext:
        """Return a context that trusts this certificate and no other."""
        return ssl.create_default_context(cafile=str(self.certificate))


def make_certificate(folder: Path) -> Certificate:
    """Make a certificate in `folder` with the openssl program.

    Without it the test skips, or fails in CI.
    """
    openssl = shutil.which("openssl")
    if openssl is None:
        missing("no openssl program: the certificate for this test cannot be made")
    made = Certificate(folder / "server.pem", folder / "server.key")
    command = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command += ["-nodes", "-days", "2", "-subj", "/CN=localhost"]
    command += ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    command += ["-out", str(made.certificate), "-keyout", str(made.key)]
    subprocess.run(command, check=True, capture_output=True)
    return made
