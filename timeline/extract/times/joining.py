"""Times put together from times, in order: what is inside comes before what it is inside of."""

from timeline.extract.times.clock_days import days_with_clocks
from timeline.extract.times.context import Context, Found
from timeline.extract.times.leads import with_inner_leads, with_outer_leads
from timeline.extract.times.pairs import as_one, as_ranges, with_shared_years


def joined(context: Context) -> list[Found]:
    """The times of a text, with those that belong together made one (its `parts` keep them)."""
    found = days_with_clocks(context.found, context.text)
    found = with_shared_years(found, context.text)
    found = as_one(found, context)
    found = with_inner_leads(found, context)
    found = as_ranges(found, context)
    return with_outer_leads(found, context)
