"""take_off_second_factor: for whoever lost the phone and the backup codes, and has nobody to ask."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from timeline.actions.second_factor import Hand, app_of, take_off
from timeline.models import User


class Command(BaseCommand):
    help = "Let an account sign in with its password alone. It is signed out everywhere."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="the user name of the account")

    def handle(self, **options: Any) -> None:
        name = options["name"]
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no account “{name}”.", returncode=2)
        if app_of(user) is None:
            raise CommandError(f"“{name}” has no second factor.", returncode=1)
        take_off(user, hand=Hand(by=""))
        self.stdout.write(f"“{name}” signs in with the password alone, from now on.")
