"""Readers of reports: files, JSON lines, web pages and pasted text become documents."""

from timeline.extract.readers.files import read_documents, read_file, read_sent, read_text
from timeline.extract.readers.publication import day_said
from timeline.extract.readers.unreadable import Undated, Unreadable

__all__ = [
    "Undated",
    "Unreadable",
    "day_said",
    "read_documents",
    "read_file",
    "read_sent",
    "read_text",
]
