"""Why something is changed, for the history of the desk."""

from typing import Any

from django import forms

LONGEST = 500  # characters, as many as a version keeps
TOO_LONG = f"The reason has more than {LONGEST} characters: say it in fewer, or in a note."


class WhyField(forms.CharField):
    """It is no part of what it is the reason of: to say why is no change."""

    widget = forms.TextInput(attrs={"class": "vTextField"})

    def __init__(self) -> None:
        super().__init__(
            required=False,
            max_length=LONGEST,
            label="Why, for the history of the desk (may be left out)",
            error_messages={"max_length": TOO_LONG},
        )

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False
