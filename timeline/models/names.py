"""What actors and locations share: a name, other spellings, and addresses that never break."""

from typing import Any

from django.db import models
from django.utils.text import slugify


def known_as(name: str) -> models.Q:
    """Those actors or locations whose name, or one of whose other spellings, is `name`; case does
    not matter. A row with several such spellings comes more than once: use `.distinct()`."""
    return models.Q(name__iexact=name) | models.Q(aliases__name__iexact=name)


class Named(models.Model):
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120, unique=True)

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = free_slug(type(self), self.name)
        super().save(*args, **kwargs)


class Alias(models.Model):
    """Another spelling. Found by search and by the reader of reports."""

    name = models.CharField(max_length=200)

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Forwarding(models.Model):
    """An address that a rename or a merge left behind; it redirects for good."""

    slug = models.SlugField(max_length=120, unique=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.slug


def free_slug(model: type[Named], name: str) -> str:
    """An address from `name` that no row of `model` has: "gaza", then "gaza-2" …"""
    base = slugify(name)[:110] or model._meta.model_name or "x"
    slug, number = base, 1
    while model._default_manager.filter(slug=slug).exists():
        number += 1
        slug = f"{base}-{number}"
    return slug
