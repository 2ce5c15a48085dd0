"""The review queue: a report beside what was read in it, and what an analyst makes of that."""
