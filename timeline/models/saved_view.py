"""A query under a short code."""

from django.db import models
from django.urls import reverse

from timeline.models.incident import new_code


class SavedView(models.Model):
    """`asof` None is a live view; else it is pinned to that moment. A reader who saves what is saved
    already is given the same code. `sender` is as in Problem, "" of what was saved at the desk."""

    class Page(models.TextChoices):
        TIMELINE = "timeline", "timeline"
        MAP = "map", "map"

    page = models.CharField(max_length=10, choices=Page.choices, default=Page.TIMELINE)
    code = models.CharField(max_length=12, unique=True, default=new_code, editable=False)
    title = models.CharField(max_length=200, blank=True)
    query = models.TextField(blank=True, help_text="The canonical query string.")
    asof = models.DateTimeField(null=True, blank=True)
    created = models.DateTimeField(auto_now_add=True, db_index=True)
    sender = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["query"], name="saved_view_query")]

    def __str__(self) -> str:
        return self.title or self.code

    def get_absolute_url(self) -> str:
        return reverse("saved_view", args=[self.code])
