"""Incidents entered in words: what the boxes take, and the names in them."""
