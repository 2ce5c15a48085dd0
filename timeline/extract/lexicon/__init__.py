"""The words of the field as reviewed data: actors, states and places, and how they are written."""

from timeline.extract.lexicon.load import load_lexicon, read_lexicon
from timeline.extract.lexicon.model import Lexicon
from timeline.extract.lexicon.tables import LexiconError

__all__ = ["Lexicon", "LexiconError", "load_lexicon", "read_lexicon"]
