"""Reports brought in at the desk: pasted, uploaded, or fetched from an address."""
