"""The read-only API: what it answers, described in OpenAPI 3.1 and shown on a page."""
