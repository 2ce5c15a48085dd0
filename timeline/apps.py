"""Dateline is one Django app, and its desk is Django's admin."""

from typing import Any

from django.apps import AppConfig, apps
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate

from timeline.search import text_index


class DeskConfig(AdminConfig):
    default_site = "timeline.desk.DeskSite"


class TimelineConfig(AppConfig):
    name = "timeline"
    verbose_name = "Dateline"

    def ready(self) -> None:
        from timeline import checks  # noqa: F401 - registers itself
        from timeline.accounts.watching import watch

        watch()
        post_migrate.connect(set_up_roles, sender=self)
        post_migrate.connect(make_text_index, sender=self)


def set_up_roles(sender: AppConfig, **kwargs: Any) -> None:
    """After each migration, because only then are there permissions to give."""
    from timeline.admin.roles import set_up  # here, as it needs the app registry

    set_up(sender, using=kwargs["using"], apps=kwargs.get("apps", apps))  # `flush` says no apps


def make_text_index(using: str, **kwargs: Any) -> None:
    """After each migration, because one that alters the table of revisions may have lost it."""
    text_index.make(using=using)
