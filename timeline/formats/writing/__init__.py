"""What the record is written as, one file a format: `write(records, about)` gives pieces of text (of a
packed file, bytes) as it goes, and holds no more than a few records at a time."""
