"""How many of the rows that answer a format cannot tell, known before the first of them is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db.models import Q

from timeline.models import Revision
from timeline.search.columns import Columns, Mask
from timeline.search.rows import Rows

AT_ONCE = 5_000  # keys of one query


@dataclass(frozen=True, kw_only=True)
class Unfit:
    """The same rule three times: of a record, and, to count without reading records, of the columns
    in memory, where `rule` decides in the database on those that only `perhaps` are unfit."""

    record: Callable[[Mapping[str, Any]], bool]
    surely: Callable[[Columns], Mask]
    perhaps: Callable[[Columns], Mask]
    rule: Q

    def among(self, rows: Rows) -> int:
        columns = rows.moment.columns
        surely = self.surely(columns)
        perhaps = rows.where(self.perhaps(columns) & ~surely)
        keys = perhaps.of(columns.pk)
        parts = np.split(keys, range(AT_ONCE, len(keys), AT_ONCE))
        asked = (Revision.objects.filter(self.rule, pk__in=part.tolist()) for part in parts)
        return rows.where(surely).total + sum(part.count() for part in asked)
