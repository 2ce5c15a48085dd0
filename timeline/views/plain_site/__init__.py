"""A view as plain files, which any web server hands out, and a memory stick too: no program behind them."""
