"""Who signed in, took data out, or changed what somebody may do. Written, and never changed."""

from django.db import models


class AuditEntry(models.Model):
    class What(models.TextChoices):
        SIGN_IN = "sign-in", "signed in"
        SIGN_OUT = "sign-out", "signed out"
        REFUSED = "refused", "sign-in refused"
        LOCKED = "locked", "locked out"
        SECOND_FACTOR = "second factor", "second factor changed"
        EXPORT = "export", "took data out"
        PERMISSION = "permission", "permissions changed"

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    what = models.CharField(max_length=20, choices=What.choices)
    who = models.CharField(max_length=150, blank=True)  # text: it outlives accounts
    detail = models.CharField(max_length=500, blank=True)
    address = models.GenericIPAddressField("from", null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = "audit entry"
        verbose_name_plural = "audit log"

    def __str__(self) -> str:
        return f"{self.who} {self.get_what_display()}"
