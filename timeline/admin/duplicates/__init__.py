"""The pages on which an analyst tells whether two incidents are one."""

from timeline.admin.duplicates.compare import compare, compare_pair
from timeline.admin.duplicates.near_page import near_page
from timeline.admin.duplicates.pairs import duplicates
from timeline.admin.duplicates.undo import undo

__all__ = ["compare", "compare_pair", "duplicates", "near_page", "undo"]
