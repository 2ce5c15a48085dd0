"""Days with uncertainty: a span, how well it is known, its words and its EDTF."""
