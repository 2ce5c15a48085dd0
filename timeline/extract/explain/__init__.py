"""What was read out of a report and why, as plain text for people."""

from timeline.extract.explain.page import HEADING, MARK, explain

__all__ = ["HEADING", "MARK", "explain"]
