"""The form by which a file is handed in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from timeline.admin.upload_limit import is_too_large, limit_in_words
from timeline.formats.recognise import FORMATS, TITLES
from timeline.models import Dataset

BY_FORMAT = "A new one, or the one that its format is known by"


class UploadForm(forms.Form):
    """`asked` is what `actions.uploading.hand_in` takes, once the form is valid."""

    file = forms.FileField(max_length=150)
    dataset = forms.ModelChoiceField(
        Dataset.objects.all(),
        to_field_name="slug",
        required=False,
        help_text="The same rows come into the same dataset, release after release.",
    )
    new_dataset = forms.CharField(
        label="Name of a new dataset",
        max_length=200,
        required=False,
        help_text="Blank, UCDP GED and ACLED go by their names, another file by its own.",
    )
    format = forms.ChoiceField(
        choices=[("auto", "Told by what the file holds")]
        + [(name, TITLES[name][:1].upper() + TITLES[name][1:]) for name in FORMATS],
        initial="auto",
        required=False,
    )
    release = forms.CharField(
        max_length=40,
        required=False,
        help_text="Such as 25.1. Blank, the name of a UCDP file says it.",
    )
    publish = forms.BooleanField(
        label="Publish at once",
        required=False,
        help_text="Marked “not yet reviewed”. Otherwise the rows become drafts at the desk.",
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user = request.user
        self._too_large = request.method == "POST" and is_too_large(request)
        self.fields[
            "file"
        ].help_text = (
            f"CSV, JSON or GeoJSON, as it is, gzipped or zipped; at most {limit_in_words()}."
        )
        self.fields["file"].error_messages["required"] = self._no_file()
        chooser = self.fields["dataset"]
        if user.has_perm("timeline.add_dataset"):
            chooser.empty_label = BY_FORMAT  # type: ignore[attr-defined]
        else:
            chooser.required = True
            del self.fields["new_dataset"]
        if not user.has_perm("timeline.publish_incident"):
            del self.fields["publish"]

    def _no_file(self) -> str:
        if self._too_large:
            return f"The file is larger than {limit_in_words()}, so nothing of it was kept. Split it, or use the command import_events on the server."
        return "Choose a file."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("dataset") and cleaned.get("new_dataset"):
            raise ValidationError("Choose a dataset or name a new one, not both.")
        return cleaned

    @property
    def asked(self) -> dict[str, Any]:
        given = self.cleaned_data
        dataset = given["dataset"]
        return {
            "file": given["file"],
            "format_": given["format"] or "auto",
            "dataset_name": dataset.name if dataset else given.get("new_dataset", ""),
            "release": given["release"],
            "publish": given.get("publish", False),
        }
