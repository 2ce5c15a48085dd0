"""serve: a taken port gives the next one, and the demo password is random and shown once."""

import socket

import pytest

from timeline.management.commands.serve import HOST, free_port, sign_in
from timeline.models import User


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
