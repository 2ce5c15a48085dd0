"""A line of words that a page's own form sends, where it has no Django form around it."""

from django import forms
from django.http import QueryDict


def sent_words(sent: QueryDict, name: str, *, longest: int) -> str:
    """Without spaces at the ends; "" where it was not sent. Raises ValidationError, with a sentence, for
    what is longer or no database would keep."""
    field = forms.CharField(required=False, max_length=longest)
    return str(field.clean(sent.get(name, "")))
