"""No list of the desk asks the database more than ten questions, however many rows it has."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from tests.admin.test_pages import one_of_each, queries
from tests.desk_kinds import Furnished
from timeline.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("uploads")]
MOST = 10


def test_every_list_keeps_to_ten_queries():
    boss = Client()
    boss.force_login(User.objects.create_superuser("boss", password="x"))
    Furnished()
    for number in range(6):
        one_of_each(number)

    spent = {}
    for model in admin.site._registry:
        address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        spent[address] = queries(boss, address)

    assert {address: number for address, number in spent.items() if number > MOST} == {}


@pytest.mark.parametrize(
    "asked",
    ["desk=mine", "desk=changed", "q=attack", "q=The+0+Brigade", "o=8", "date_start__year=2024"],
)
def test_the_incidents_keep_to_them_however_they_are_asked_for(editor, asked):
    Furnished()
    for number in range(6):
        one_of_each(number)

    assert queries(editor, f"{reverse('admin:timeline_incident_changelist')}?{asked}") <= MOST


@pytest.mark.parametrize("page", ["index", "duplicates"])
def test_the_other_lists_keep_to_them_too(editor, page):
    Furnished()
    for number in range(6):
        one_of_each(number)

    assert queries(editor, reverse(f"admin:{page}")) <= MOST
