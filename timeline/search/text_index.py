"""The full-text index over Revision.text: made after a migration, then kept by triggers.

Triggers see every writer, bulk loads in plain SQL too. They are made here and not in a migration,
because Django alters a table of SQLite by building it anew, which forgets its triggers: the end of
that very `migrate` puts them back and fills the index again.
"""

from django.db import connections, transaction

# External content: the words stay in timeline_revision alone. `ascii` takes every letter that is not
# ASCII for part of a word, and so cuts folded text just where its spaces are.
SQLITE = (
    "DROP TABLE IF EXISTS timeline_revision_words",
    """
    CREATE VIRTUAL TABLE timeline_revision_words
      USING fts5(text, content='timeline_revision', content_rowid='id', tokenize='ascii')
    """,
    """
    INSERT INTO timeline_revision_words (rowid, text)
      SELECT id, text FROM timeline_revision WHERE NOT withdrawn
    """,
    "DROP TRIGGER IF EXISTS timeline_revision_words_insert",
    """
    CREATE TRIGGER timeline_revision_words_insert
      AFTER INSERT ON timeline_revision WHEN NOT new.withdrawn BEGIN
        INSERT INTO timeline_revision_words (rowid, text) VALUES (new.id, new.text);
      END
    """,
    "DROP TRIGGER IF EXISTS timeline_revision_words_update",
    """
    CREATE TRIGGER timeline_revision_words_update
      AFTER UPDATE OF text, withdrawn ON timeline_revision BEGIN
        INSERT INTO timeline_revision_words (timeline_revision_words, rowid, text)
          SELECT 'delete', old.id, old.text WHERE NOT old.withdrawn;
        INSERT INTO timeline_revision_words (rowid, text)
          SELECT new.id, new.text WHERE NOT new.withdrawn;
      END
    """,
    "DROP TRIGGER IF EXISTS timeline_revision_words_delete",
    """
    CREATE TRIGGER timeline_revision_words_delete
      AFTER DELETE ON timeline_revision WHEN NOT old.withdrawn BEGIN
        INSERT INTO timeline_revision_words (timeline_revision_words, rowid, text)
          VALUES ('delete', old.id, old.text);
      END
    """,
)
# A search for a common word visits most of the table, so its rows are made tiny: the words lie out
# of line. PostgreSQL moves nothing out of a row below 2 kB, whatever its target says, so a padding
# lifts each row above that, and is then compressed to some 40 bytes. A cast to tsvector cuts at
# spaces alone, where to_tsvector has opinions. Without statistics a word is thought rare, and so
# asked of the index, which is right for common words too. New words wait in a list while a statement
# adds rows, which is three times as fast, and no longer, since each search reads through that list.
POSTGRESQL = (
    """
    CREATE OR REPLACE FUNCTION timeline_words(words text) RETURNS tsvector
      LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 100
      AS 'BEGIN RETURN words::tsvector; END'
    """,
    "DROP TABLE IF EXISTS timeline_revision_words",
    """
    CREATE TABLE timeline_revision_words (
      revision_id bigint PRIMARY KEY,
      words text NOT NULL,
      padding text NOT NULL DEFAULT repeat(' ', 2100)
    ) WITH (toast_tuple_target = 128)
    """,
    "ALTER TABLE timeline_revision_words ALTER words SET STORAGE EXTERNAL",
    """
    INSERT INTO timeline_revision_words
      SELECT id, text FROM timeline_revision WHERE NOT withdrawn
    """,
    """
    CREATE INDEX timeline_revision_words_gin
      ON timeline_revision_words USING gin (timeline_words(words))
    """,
    "ALTER INDEX timeline_revision_words_gin ALTER COLUMN 1 SET STATISTICS 0",
    """
    CREATE OR REPLACE FUNCTION timeline_revision_words() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'TRUNCATE' THEN
        TRUNCATE timeline_revision_words;
      ELSIF TG_LEVEL = 'STATEMENT' THEN
        PERFORM gin_clean_pending_list('timeline_revision_words_gin');
      ELSE
        IF TG_OP <> 'INSERT' THEN
          DELETE FROM timeline_revision_words WHERE revision_id = OLD.id;
        END IF;
        IF TG_OP <> 'DELETE' AND NOT NEW.withdrawn THEN
          INSERT INTO timeline_revision_words VALUES (NEW.id, NEW.text);
        END IF;
      END IF;
      RETURN NULL;
    END $$
    """,
    """
    CREATE OR REPLACE TRIGGER timeline_revision_words_update
      AFTER INSERT OR DELETE OR UPDATE OF text, withdrawn ON timeline_revision
      FOR EACH ROW EXECUTE FUNCTION timeline_revision_words()
    """,
    """
    CREATE OR REPLACE TRIGGER timeline_revision_words_statement
      AFTER INSERT OR UPDATE OF text, withdrawn ON timeline_revision
      EXECUTE FUNCTION timeline_revision_words()
    """,
    """
    CREATE OR REPLACE TRIGGER timeline_revision_words_emptied
      AFTER TRUNCATE ON timeline_revision EXECUTE FUNCTION timeline_revision_words()
    """,
)
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
IS_MADE = {  # looks for the trigger that is made last; one of another name asks for another index
    "sqlite": """
      SELECT count(*) FROM sqlite_master
        WHERE type = 'trigger' AND name = 'timeline_revision_words_delete'
    """,
    "postgresql": """
      SELECT count(*) FROM pg_trigger
        WHERE tgname = 'timeline_revision_words_emptied'
          AND tgrelid = to_regclass('timeline_revision')
    """,
}


def make(*, using: str) -> None:
    """Make and fill the index in the database `using`, unless its triggers are there: made together,
    they go together. Does nothing where the table of revisions is not there."""
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        cursor.execute(IS_MADE[connection.vendor])
        is_made = cursor.fetchone()[0]
        if is_made or "timeline_revision" not in connection.introspection.table_names(cursor):
            return
        for statement in STATEMENTS[connection.vendor]:
            cursor.execute(statement)
