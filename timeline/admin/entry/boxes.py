"""A box for words with what they are taken for beside it, which follows the typing."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString


class ReadingInput(forms.TextInput):
    """`box` is the name of the sheet's box that it is read as, whatever it is called in its form.

    Without scripts `note` tells how the words were understood that were sent last. With them the page
    `admin:reading` is asked while somebody types, and if it `offers` names they stand below.
    """

    note = ""

    class Media:
        css = {"all": ["admin-entry.css"]}
        js = ["django_htmx/htmx-2.min.js", "admin-entry.js"]

    def __init__(self, box: str, *, offers: bool = False, attrs: Any = None) -> None:
        self.box, self.offers = box, offers
        super().__init__({"class": "vTextField", "autocomplete": "off", **(attrs or {})})

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        own = attrs or {}
        asked = {
            "hx-get": reverse("admin:reading", args=[self.box]),
            "hx-trigger": "input changed delay:200ms",
            "hx-target": "next .reading",
            "hx-sync": "this:queue last",
        }
        offered, field = SafeString(""), own.get("id", "")
        if self.offers:
            asked["data-offers"] = f"{field}_names"
            words = (
                '<ul class="offered" id="{}_names" role="listbox" aria-label="Names" hidden></ul>'
            )
            offered = format_html(words, field)
        return format_html(
            '<span class="read">{}{}<span class="reading" aria-live="polite">{}</span></span>',
            super().render(name, value, own | asked, renderer),
            offered,
            self.note,
        )
