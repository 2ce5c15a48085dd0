"""A body of data under one name, licence and citation, and the rows of it that became incidents."""

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
        permissions = [("import_dataset", "Can import files into datasets")]

    def __str__(self) -> str:
        return self.name


class DatasetRow(models.Model):
    """One row of a dataset as last read. `sources` has the shape of a public record's."""

    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="rows")
    key = models.CharField("the source's own id", max_length=200)
    incident = models.OneToOneField(
        "timeline.Incident", on_delete=models.CASCADE, related_name="dataset_row"
    )
    release = models.CharField(max_length=40, blank=True)  # of the dataset, that it was read from
    digest = models.CharField(max_length=64)  # of all that was read, to tell a changed row
    sources = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dataset", "key"], name="dataset_row_once_a_key")
        ]

    def __str__(self) -> str:
        return f"{self.dataset} {self.key}"
