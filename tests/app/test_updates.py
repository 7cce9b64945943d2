"""The look for a newer version, at a real server with a certificate of its own."""

from __future__ import annotations

import http.server
import json
import shutil
import ssl
import subprocess
import threading

import pytest

from imgbatch import __version__
from imgbatch.app import updates
from imgbatch.app.updates import Release, UpdateError, newest
from imgbatch.cli.main import main

PAGE = "https://example.invalid/imgbatch"

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed: no certificate")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for this machine, and its key, in one file."""
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    subject = ("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost")
    command = ("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    subprocess.run([*command, *subject, "-keyout", path, "-out", f"{path}.crt"], check=True, capture_output=True)
    with path.open("ab") as file, open(f"{path}.crt", "rb") as other:
        file.write(other.read())
    return str(path)


@pytest.fixture
def server(certificate, monkeypatch):
    """A server that is trusted; its `answer` is what it says, its `heads` what it was asked."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.server.heads.append((self.path, dict(self.headers)))
            status, headers, body = self.server.answer
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args):
            pass

    monkeypatch.setenv("SSL_CERT_FILE", certificate)
    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as made:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        made.socket = context.wrap_socket(made.socket, server_side=True)
        made.heads, made.answer = [], (200, {}, b"")
        made.where = f"https://localhost:{made.server_port}/imgbatch.json"
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield made
        made.shutdown()
        thread.join()


def says(version="9.0", page=PAGE):
    return 200, {}, json.dumps({"version": version, "page": page}).encode()


def test_one_request_brings_the_newest_version(server):
    # GIVEN a page that names a version / WHEN it is asked / THEN it is known, and of the user nothing was said
    server.answer = says()
    assert newest(server.where) == Release("9.0", PAGE)
    ((path, headers),) = server.heads
    assert path == "/imgbatch.json"
    assert headers.keys() <= {"Host", "User-Agent", "Accept", "Connection", "Accept-Encoding"}
    assert headers["User-Agent"] == "imgbatch"


@pytest.mark.parametrize(
    ("version", "is_newer"),
    [("9.0", True), (__version__, False), (f"{__version__}.0", False), (f"{__version__}.1", True), ("0.0.9", False)],
)
def test_versions_are_compared_by_their_numbers(version, is_newer):
    # GIVEN a version / WHEN it is held against this one / THEN its numbers decide
    assert Release(version, PAGE).is_newer is is_newer


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((404, {}, b""), "cannot be read: "),
        ((302, {"Location": "http://localhost/other"}, b""), "cannot be read: "),
        ((200, {}, b"<html>"), "is none"),
        ((200, {}, b'{"version": "9.0"}'), "is none"),
        ((200, {}, b" " * 20_000), "too long"),
        (says(version="9.0; rm -rf"), "names no version"),
        (says(page="javascript:alert(1)"), "no page of https"),
    ],
)
def test_what_is_no_answer_is_told(server, answer, words):
    # GIVEN a page that is none, or leads elsewhere / WHEN it is asked / THEN the reason is told
    server.answer = answer
    with pytest.raises(UpdateError, match=words):
        newest(server.where)


def test_a_server_that_nobody_trusts_is_not_listened_to(server, monkeypatch):
    # GIVEN a server with a certificate that this system does not know
    monkeypatch.delenv("SSL_CERT_FILE")
    server.answer = says()
    # WHEN it is asked / THEN it is not heard
    with pytest.raises(UpdateError, match="certificate"):
        newest(server.where)
    assert server.heads == []


def test_nothing_but_https_is_asked():
    # GIVEN an address of http / WHEN it is asked / THEN it is not
    with pytest.raises(UpdateError, match="not one of https"):
        newest("http://localhost/imgbatch.json")


def test_a_checkout_knows_no_address(capsys):
    # GIVEN a checkout / WHEN the terminal is asked for updates / THEN it says who knows
    assert updates.address() == ""
    assert main(["doctor", "--updates"]) == 0
    assert "this build has no address to ask" in capsys.readouterr().out


@pytest.mark.parametrize(("version", "words"), [("9.0", f"9.0: {PAGE}"), ("0.0.1", "this one")])
def test_the_terminal_says_what_is_newest(server, monkeypatch, capsys, version, words):
    # GIVEN a build with an address / WHEN the terminal is asked for updates / THEN it says what the page says
    monkeypatch.setattr(updates, "address", lambda: server.where)
    server.answer = says(version)
    assert main(["doctor", "--updates"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.split("  ")[0] == "newest"
    assert last.endswith(words)
