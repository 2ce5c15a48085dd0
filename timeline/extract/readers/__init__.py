"""Readers of reports: files, JSON lines, web pages and pasted text become documents."""

from timeline.extract.readers.files import read_documents, read_file, read_text, read_web
from timeline.extract.readers.unreadable import Unreadable

__all__ = ["Unreadable", "read_documents", "read_file", "read_text", "read_web"]
