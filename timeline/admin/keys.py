"""Keys of rows, as they come in an address or a form."""

DIGITS = 18  # every number of so many fits a column of keys, and none of more is one of ours


def key_of(words: str) -> int | None:
    """None for what is no key: other letters, no number, or one that no column holds."""
    is_key = words.isascii() and words.isdigit() and len(words) <= DIGITS
    return int(words) if is_key else None


def keys_of(words: str) -> list[int]:
    """Of "1,2", those that are keys."""
    return [key for word in words.split(",") if (key := key_of(word)) is not None]
