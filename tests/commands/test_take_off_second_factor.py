"""The way back in for the only superuser, from the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.admin.signing_in import give_second_factor, make_account
from timeline.actions.second_factor import app_of
from timeline.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_it_is_taken_off_and_the_audit_log_says_so():
    nora = make_account()
    give_second_factor(nora)
    said = StringIO()

    call_command("take_off_second_factor", "nora", stdout=said)

    assert app_of(nora) is None
    assert "password alone" in said.getvalue()
    assert AuditEntry.objects.get(what="second factor").detail == "taken off for nora"


@pytest.mark.parametrize(
    ("name", "words"), [("omar", "no account “omar”"), ("nora", "“nora” has no second factor")]
)
def test_what_cannot_be_taken_off_is_said(name, words):
    make_account()

    with pytest.raises(CommandError, match=words):
        call_command("take_off_second_factor", name)
