"""People at the desk, signed in: each has the groups and nothing else."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from tests.builders import create_actor, create_claim, create_incident, create_location
from timeline.models import User


def signed_in(role: str, *, name: str = "") -> Client:
    user = User.objects.create_user(name or role, password="x", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def viewer(db):
    return signed_in("viewer")


@pytest.fixture
def analyst(db):
    return signed_in("analyst")


@pytest.fixture
def editor(db):
    return signed_in("editor")


@pytest.fixture
def keeper(db):
    """Of the group admin: keeps the accounts, and is no superuser."""
    return signed_in("admin")


@pytest.fixture
def ann(db):
    """An analyst, for what needs no browser."""
    user = User.objects.create_user("ann", is_staff=True)
    user.groups.add(Group.objects.get(name="analyst"))
    return user


@pytest.fixture
def outsider(db):
    """Somebody who has no right at all."""
    return User.objects.create_user("vic", is_staff=True)


@pytest.fixture
def ben(db):
    """A second analyst."""
    return signed_in("analyst", name="ben")


@pytest.fixture
def incident(db):
    """A draft with a perpetrator, a place and a source, as a machine would have read it."""
    incident = create_incident(
        title="As read", perpetrator=create_actor(name="A militia"), location=create_location()
    )
    create_claim(incident=incident)
    return incident
