"""People with an account: viewers, analysts and editors (their groups say which)."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Our own from the first migration, because a swapped-in user model cannot come later."""
