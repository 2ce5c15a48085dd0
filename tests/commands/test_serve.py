"""serve: a taken port gives the next one, and the demo password is random and shown once."""

import os
import signal
import socket
import sys
import time
from subprocess import Popen

import pytest

from timeline.management.commands import serve
from timeline.management.commands.serve import HOST, free_port, run_together, sign_in
from timeline.models import User

ENVIRONMENT = os.environ | {
    "DJANGO_SETTINGS_MODULE": "tests.settings",
    "SECRET_KEY": "only-for-this-test-0123456789-abcdefghijklmnopqrstuvwxyz",
    "WEB_CONCURRENCY": "1",
}


def test_a_taken_port_gives_the_next_free_one():
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]

        assert free_port(port) > port


@pytest.mark.django_db
def test_the_first_run_shows_a_password_that_signs_in():
    password = sign_in().split()[5]

    assert User.objects.get(username="demo").check_password(password)
    assert len(password) >= 16


@pytest.mark.django_db
def test_the_second_run_shows_no_password_and_changes_none():
    sign_in()
    kept = User.objects.get().password

    assert "demo with" not in sign_in()
    assert User.objects.get().password == kept


@pytest.mark.django_db
def test_no_demo_account_is_made_beside_an_account_of_the_desk():
    User.objects.create_user("editor", is_staff=True)

    sign_in()

    assert not User.objects.filter(username="demo").exists()


@pytest.fixture
def served(tmp_path):
    """Gunicorn as it is configured, with one worker, and a port of its own."""
    port = free_port(18_400)
    address = ["--bind", f"{HOST}:{port}", "--log-level", "info"]
    command = [sys.executable, "-m", "gunicorn", "--config", "python:timeline.serving", *address]
    with (tmp_path / "log").open("wb") as log:
        server = Popen([*command, "timeline.wsgi"], env=ENVIRONMENT, stderr=log)
        try:
            yield server, port, tmp_path / "log"
        finally:
            server.kill()
            server.wait()


def connected(port: int) -> socket.socket:
    """As soon as somebody listens."""
    for _ in range(400):
        try:
            return socket.create_connection((HOST, port), timeout=10)
        except OSError:
            time.sleep(0.05)
    raise AssertionError("nobody listens")


def test_ctrl_c_waits_for_no_browser_that_never_ends_its_request(served):
    server, port, log = served
    with connected(port) as half, connected(port) as whole:
        half.sendall(b"GET / HTTP/1.1\r\nHo")
        whole.sendall(b"GET /robots.txt?" + b"a" * 8_000 + b" HTTP/1.1\r\nHost: testserver\r\n\r\n")
        answer = whole.recv(40)  # by now the other is being read as well
        server.send_signal(signal.SIGINT)

        assert server.wait(timeout=15) == 0
    assert b"414" not in answer, "an address of 8,000 characters is no longer than may be"
    assert "SIGKILL" not in log.read_text()


@pytest.fixture
def signals_put_back():
    wishes = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
    before = {wish: signal.getsignal(wish) for wish in wishes}
    yield
    for wish, handler in before.items():
        signal.signal(wish, handler)


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@pytest.mark.usefixtures("signals_put_back")
def test_the_worker_ends_with_the_server_whose_status_counts(tmp_path):
    outlived = tmp_path / "outlived"
    worker = python(f"import time; time.sleep(5); open({str(outlived)!r}, 'w')")

    assert run_together(python("raise SystemExit(3)"), beside=worker) == 3
    assert not outlived.exists()


@pytest.mark.usefixtures("signals_put_back")
def test_what_asks_for_the_end_reaches_both():
    worker = python("import time; time.sleep(5)")
    asks = python("import os, signal, time; os.kill(os.getppid(), signal.SIGTERM); time.sleep(5)")

    assert run_together(asks, beside=worker) == -signal.SIGTERM


@pytest.mark.usefixtures("signals_put_back")
def test_a_worker_that_dies_is_started_again_and_said_to_be(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr(serve, "LOOK", 0.01)
    began = tmp_path / "began"
    worker = python(f"open({str(began)!r}, 'a').write('x'); raise SystemExit(7)")
    waits_for_the_second = python(
        "import os, time\n"
        "for _ in range(500):\n"
        "    time.sleep(0.01)\n"
        f"    if os.path.exists({str(began)!r}) and os.path.getsize({str(began)!r}) > 1: break"
    )

    assert run_together(waits_for_the_second, beside=worker) == 0
    assert "The worker for imports died (status 7); started again." in capfd.readouterr().err


@pytest.mark.usefixtures("signals_put_back")
def test_a_worker_that_was_asked_to_end_is_let_go(tmp_path, monkeypatch):
    monkeypatch.setattr(serve, "LOOK", 0.01)
    began = tmp_path / "began"
    worker = python(f"open({str(began)!r}, 'a').write('x')")

    run_together(python("import time; time.sleep(1)"), beside=worker)

    assert began.read_text() == "x"
