"""A body of data under one name, licence and citation."""

from django.db import models


class Dataset(models.Model):
    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    version = models.CharField(max_length=40, blank=True)
    licence = models.CharField(max_length=100, blank=True)
    citation = models.TextField(blank=True)
    url = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
