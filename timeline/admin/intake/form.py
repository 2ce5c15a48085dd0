"""The form by which reports are brought in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from timeline.actions.outside import NotFetched, parsed
from timeline.admin.upload_limit import is_too_large, limit_in_words
from timeline.dates import BadDate
from timeline.extract.readers import day_said

KINDS = (".txt", ".md", ".html", ".htm", ".jsonl")
ONE_WAY = "Choose one of them: a text, files, or the address of a page."


class DayField(forms.CharField):
    """One day that has come, in words; None where nothing is said."""

    def clean(self, value: Any) -> Any:
        words = super().clean(value)
        try:
            return day_said(words, today=timezone.localdate()) if words else None
        except BadDate as problem:
            sentence = str(problem)
            raise ValidationError(f"{sentence[:1].upper()}{sentence[1:]}") from None


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, as a list; what is wrong with one is said of it alone, when it is read."""

    widget = SeveralFiles(attrs={"accept": ",".join(KINDS)})

    def clean(self, data: Any, initial: Any = None) -> Any:
        return [super(FilesField, self).clean(one, initial) for one in data or []]


class IntakeForm(forms.Form):
    """A text, files or the address of a page, and what the report does not say of itself."""

    text = forms.CharField(
        label="Paste the text",
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    uploads = FilesField(
        label="or upload files",
        required=False,
        allow_empty_file=True,
        help_text="Text, Markdown, HTML or JSON lines (.txt .md .html .jsonl), one or several.",
    )
    address = forms.CharField(
        label="or fetch a page",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "placeholder": "https://"}),
        help_text="The page is kept as evidence. Beside a text or one file the address is only noted "
        "as its source.",
    )
    outlet = forms.CharField(required=False, max_length=200)
    title = forms.CharField(required=False, max_length=300)
    published = DayField(
        label="Published",
        required=False,
        max_length=100,
        help_text="In words: 6 August 2024, yesterday; or 31/1/24.",
    )

    def __init__(self, request: HttpRequest) -> None:
        data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
        super().__init__(data, files, label_suffix="")
        self._too_large = self.is_bound and is_too_large(request)

    def clean_address(self) -> str:
        """Whoever types an address leaves out what is the same in all."""
        address = str(self.cleaned_data["address"])
        address = f"https://{address}" if address and "://" not in address else address
        try:
            return address and parsed(address).url
        except NotFetched as refusal:
            raise ValidationError(str(refusal)) from None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        text, files, address = (cleaned.get(name) for name in ("text", "uploads", "address"))
        if self._too_large:
            raise ValidationError(
                f"All that was sent is larger than {limit_in_words()}, so nothing of it was kept."
            )
        if text and files:
            raise ValidationError(ONE_WAY)
        if not (text or files or address or self.errors):
            raise ValidationError("Paste a text, choose a file, or give the address of a page.")
        if self.several:
            self._refuse_what_is_of_one()
        return cleaned

    def _refuse_what_is_of_one(self) -> None:
        for name in ("address", "title"):
            if self.cleaned_data.get(name):
                self.add_error(name, "This is of one report, and there are several files.")

    def begin_where_needed(self) -> None:
        """Put the cursor at the first field that is to be mended, else at the text."""
        wrong = next((name for name in self.fields if self.has_error(name)), "text")
        self.fields[wrong].widget.attrs["autofocus"] = True

    @property
    def several(self) -> bool:
        """Whether there may be more than one report."""
        names = [str(file.name).lower() for file in self.cleaned_data.get("uploads") or []]
        return len(names) > 1 or any(name.endswith(".jsonl") for name in names)
