"""Accounts of the desk, and how a browser signs in with one."""

from django.contrib.auth.models import Group
from playwright.sync_api import Page

from timeline.models import User


def account(name: str, role: str) -> None:
    user = User.objects.create_user(name, password="x", is_staff=True)
    user.groups.add(Group.objects.get(name=role))


def sign_in(page: Page, server: str, name: str) -> None:
    page.goto(f"{server}/admin/login/")
    page.fill("#id_username", name)
    page.fill("#id_password", "x")
    page.click("[type=submit]")
