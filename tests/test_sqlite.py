"""SQLite is set up for readers beside a writer."""

import pytest
from django.db import connection

if connection.vendor == "sqlite":

    @pytest.mark.parametrize(
        ("pragma", "value"), [("foreign_keys", 1), ("busy_timeout", 20_000), ("synchronous", 1)]
    )
    @pytest.mark.django_db
    def test_each_connection_is_opened_as_the_public_record_needs_it(pragma, value):
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA {pragma}")
            assert cursor.fetchone() == (value,)

    def test_write_transactions_take_their_lock_at_the_start(settings):
        options = settings.DATABASES["default"]["OPTIONS"]

        assert options["transaction_mode"] == "IMMEDIATE"
        assert "journal_mode=WAL" in options["init_command"]
