"""Lines that fit a terminal."""

from textwrap import wrap

OPENING = "■"  # before a heading


def wrapped(words: str, width: int, *, label: str = "") -> list[str]:
    """`label` and the words beside it in lines of at most `width` characters.

    A no-break space holds words together, and is an ordinary one in the answer.
    """
    lines = wrap(
        words,
        width,
        initial_indent=label,
        subsequent_indent=" " * len(label),
        break_on_hyphens=False,
    )
    return [line.replace("\xa0", " ") for line in lines]
