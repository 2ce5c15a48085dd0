class Unreadable(ValueError):
    """Why a report cannot be read, said of the file: "is empty", "gives no publication day; …".

    The caller puts the name before it and so has a sentence.
    """


class Undated(Unreadable):
    """It gives no publication day, so the caller may ask for one."""
