"""Exchange formats, one file each; `opening` and `recognise` find the one that a file is in."""
