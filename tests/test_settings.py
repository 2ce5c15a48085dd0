"""Production starts with what it needs or says, in words, what is missing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHOW = """
import json
from django.conf import settings
print(json.dumps({name: getattr(settings, name) for name in ["DEBUG", "SECURE_SSL_REDIRECT",
    "SESSION_COOKIE_SECURE", "ALLOWED_HOSTS", "CONTENT_SECURITY_POLICY"]} | {"db": settings.DATABASES["default"]["ENGINE"]}))
"""


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", SHOW],
        cwd=ROOT,
        env={"DJANGO_SETTINGS_MODULE": "timeline.settings", "PATH": "/usr/bin", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_a_secret_key_it_refuses_to_start_and_says_how_to_make_one():
    run = start()

    assert run.returncode != 0
    assert "SECRET_KEY is not set" in run.stderr
    assert "secrets.token_urlsafe" in run.stderr


def test_unset_means_production():
    shown = json.loads(start(SECRET_KEY="x").stdout)
    del shown["CONTENT_SECURITY_POLICY"]  # see test_headers

    assert shown == {
        "DEBUG": False,
        "SECURE_SSL_REDIRECT": True,
        "SESSION_COOKIE_SECURE": True,
        "ALLOWED_HOSTS": [],
        "db": "django.db.backends.sqlite3",
    }


@pytest.mark.parametrize("word", ["flase", "2", "no!"])
def test_a_slip_of_the_keyboard_never_turns_safety_off(word):
    run = start(SECRET_KEY="x", HTTPS=word)

    assert run.returncode != 0
    assert f"HTTPS is {word!r}" in run.stderr


def test_a_limit_that_is_no_number_is_refused_by_name():
    run = start(SECRET_KEY="x", DATELINE_UPLOAD_MB="lots")

    assert run.returncode != 0
    assert "DATELINE_UPLOAD_MB is 'lots'" in run.stderr


def test_a_session_of_no_time_at_all_is_refused_as_nobody_could_sign_in():
    run = start(SECRET_KEY="x", DATELINE_SESSION_HOURS="0")

    assert run.returncode != 0
    assert "DATELINE_SESSION_HOURS is '0'; say a whole number from 1 on" in run.stderr


def test_the_database_comes_from_its_address():
    shown = json.loads(start(SECRET_KEY="x", DATABASE_URL="postgres://u@localhost/d").stdout)

    assert shown["db"] == "django.db.backends.postgresql"


TILES = {
    "DATELINE_TILES": "https://{s}.tiles.example.org/{z}/{x}/{y}.png",
    "DATELINE_TILES_ATTRIBUTION": "The makers of the tiles",
}


def images_allowed(**environment: str) -> list[str]:
    run = start(SECRET_KEY="x", **environment)
    return list(json.loads(run.stdout)["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]["img-src"])


def test_pictures_of_another_host_are_let_in_only_from_a_tile_server_that_is_set():
    assert images_allowed() == ["'self'", "data:"]
    assert images_allowed(**TILES) == ["'self'", "data:", "https://*.tiles.example.org"]


@pytest.mark.parametrize(
    "change",
    [
        {"DATELINE_TILES": "http://tiles.example.org/{z}/{x}/{y}.png"},
        {"DATELINE_TILES": "https://tiles.example.org"},
        {"DATELINE_TILES_ATTRIBUTION": ""},
    ],
)
def test_a_tile_server_without_tls_or_licence_is_refused_by_name(change):
    run = start(SECRET_KEY="x", **TILES | change)

    assert run.returncode != 0
    assert "DATELINE_TILES is to be like" in run.stderr
