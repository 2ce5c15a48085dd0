"""One source document. Its text is for the desk only; the public sees short quotes."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Report(models.Model):
    class PublishedHow(models.TextChoices):
        OPERATOR = "operator", _("said by whoever brought it in")
        FRONT_MATTER = "front matter", _("front matter of the file")
        METADATA = "metadata", _("metadata of the page")
        TEXT = "text", _("a dateline in the text")

    name = models.CharField("file", max_length=200)
    outlet = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=500, blank=True)
    url = models.URLField(max_length=1000, blank=True)
    archive_url = models.URLField(max_length=1000, blank=True)
    published = models.DateField()
    published_how = models.CharField(max_length=20, choices=PublishedHow.choices)
    language = models.CharField(max_length=12, default="en")
    body = models.TextField()
    sha256 = models.CharField(max_length=64, unique=True)
    received = models.DateTimeField(auto_now_add=True)
    received_by = models.CharField(max_length=150, blank=True)  # text: it outlives accounts

    class Meta:
        ordering = ["-published", "-id"]

    def __str__(self) -> str:
        return f"{self.outlet or self.title or self.name}, {self.published}"

    def get_absolute_url(self) -> str:
        return reverse("report", args=[self.pk])

    @property
    def read_by_machine(self) -> bool:
        """Only English is; a report in another language waits for an analyst."""
        return self.language.lower().startswith("en")
