"""Rows in UCDP GED's shape, made up by seeded dice: for measuring the import, and what comes after.

usage: python bench/events.py 350000 [--output GEDEvent_v25_1.csv] [--seed 1]

3,000 dyads in 120 countries, 43,200 towns in their districts and provinces, 1989 to 2024 with more in
the late years, every precision; few dyads have most of the events. The same number and seed give the
same rows.
"""

import argparse
import csv
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from timeline.search.countries import countries

COLUMNS = """
id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,
dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,
side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,
where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,
country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,
deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob
""".replace("\n", "").split(",")

COUNTRIES, DYADS = 120, 3_000
PROVINCES, DISTRICTS, TOWNS = 5, 6, 12  # of a country, of a province, of a district
FIRST_DAY, DAYS = date(1989, 1, 1), 13_149  # to 31 December 2024
CHUNK = 10_000  # rows whose dice are thrown together

WIDTHS = {1: 0, 2: 3, 3: 6, 4: 29, 5: 200}  # days of each date_prec
DATE_PREC = {1: 80, 2: 11, 3: 2, 4: 5, 5: 2}  # per cent, about as in release 23.1
WHERE_PREC = {1: 48, 2: 23, 3: 14, 4: 10, 5: 3, 6: 2}
VIOLENCE = {1: 70, 2: 13, 3: 17}
BEST = {0: 5, 1: 40, 2: 18, 3: 10, 5: 10, 8: 6, 12: 5, 25: 4, 80: 2}
SOURCES = {0: 30, 1: 45, 2: 18, 3: 7}
OUTLETS = ("Delta Post", "Summit Radio", "Harbour Agency", "Plain Times", "Valley Wire")
DEEDS = (
    "Clashes at",
    "Shells fall on",
    "Ambush near",
    "Raid on",
    "Dead found in",
    "Fire opened at",
)
THINGS = (
    "the market",
    "a checkpoint",
    "the old bridge",
    "a convoy, say officials",
    'the "upper" mill',
)

Row = tuple[object, ...]


class Dyad(NamedTuple):
    number: int
    violence: int
    side_a: str
    side_b: str
    country: str
    country_number: int


class Town(NamedTuple):
    name: str
    district: str
    province: str
    country: str
    latitude: float
    longitude: float


def rows(number: int, seed: int = 1) -> Iterator[Row]:
    """So many rows, each with a cell for each of COLUMNS."""
    dice = random.Random(seed)
    dyads = _dyads(dice)
    weights = list(accumulate(1 / (rank + 10) for rank in range(len(dyads))))
    made = 0
    while made < number:
        many = min(CHUNK, number - made)
        drawn = zip(
            range(made + 1, made + many + 1),
            dice.choices(dyads, cum_weights=weights, k=many),
            *(_drawn(dice, shares, many) for shares in (DATE_PREC, WHERE_PREC, BEST, SOURCES)),
            strict=True,
        )
        for row in drawn:
            yield _row(dice, *row)
        made += many


def _drawn(dice: random.Random, shares: dict[int, int], many: int) -> list[int]:
    return dice.choices(list(shares), list(shares.values()), k=many)


def _dyads(dice: random.Random) -> list[Dyad]:
    names = sorted(countries().values())[:COUNTRIES]
    dyads = []
    for number, violence in enumerate(_drawn(dice, VIOLENCE, DYADS), 1):
        at = int(COUNTRIES * dice.random() ** 2)
        a = f"Government of {names[at]}" if violence == 1 else f"Front {number} of {names[at]}"
        b = "Civilians" if violence == 3 else f"Movement {number} of {names[at]}"
        dyads.append(Dyad(number, violence, a, b, names[at], at))
    return dyads


@cache
def _towns(country: str, at: int) -> list[Town]:
    south, west = -35 + at % 12 * 8, -120 + at // 12 * 28
    found = []
    for p in range(PROVINCES):
        for d in range(DISTRICTS):
            for t in range(TOWNS):
                place = (p * DISTRICTS + d) * TOWNS + t
                parts = (place % 20, place // 20, at % 20)  # each name in six countries
                name = "".join(SYLLABLES[part] for part in parts).title() + " village"
                district, province = f"District {p}-{d}", f"{SYLLABLES[p]} province"
                point = round(south + place % 19 * 0.4, 5), round(west + place // 19 * 0.6, 5)
                found.append(Town(name, district, province, country, *point))
    return found


SYLLABLES = (
    *("Al", "Bar", "Cor", "Dun", "Esh", "Far", "Gol", "Har", "Ibn", "Jal", "Kor", "Lam", "Mar"),
    *("Nad", "Ost", "Par", "Qal", "Rum", "Sab", "Tal"),
)


def _row(dice: random.Random, serial: int, dyad: Dyad, *codes: int) -> Row:
    date_prec, where_prec, best, heard = codes
    town = dice.choice(_towns(dyad.country, dyad.country_number))
    first = FIRST_DAY + timedelta(int(DAYS * dice.random() ** 0.6))
    last = first + timedelta(WIDTHS[date_prec])
    low = best if dice.random() < 0.8 else best // 2
    high = best if dice.random() < 0.8 else best * 2
    if dice.random() < 0.01:
        low = best + 1  # as in one row of a hundred of GED
    told = [
        (dice.choice(OUTLETS), last.isoformat(), f"{dice.choice(DEEDS)} {dice.choice(THINGS)}")
        for _ in range(heard)
    ]
    where, district, province = _where(town, where_prec)
    name = f"{dyad.side_a} - {dyad.side_b}"
    return (
        *(serial, f"{dyad.country[:3].upper()}-{first.year}-{serial}", first.year, 1, "Clear"),
        *(dyad.violence, dyad.number, dyad.number, name, dyad.number, dyad.number, name),
        *(dyad.number, dyad.number, dyad.side_a, -dyad.number, -dyad.number, dyad.side_b),
        heard or -1,
        ";".join('"' + ",".join(part.replace('"', "”") for part in each) + '"' for each in told),
        *(";".join(parts) for parts in (zip(*told, strict=True) if told else ("", "", ""))),
        *("officials", where_prec, where, f"at {where}", province, district),
        *(town.latitude, town.longitude, f"POINT ({town.longitude} {town.latitude})", 100_000),
        *(dyad.country, 100 + dyad.country_number, "Asia", 1 if date_prec < 4 else 2, date_prec),
        *(f"{first} 00:00:00.000", f"{last} 00:00:00.000", best // 2, best - best // 2, 0, 0),
        *(best, high, low, "", ""),
    )


def _where(town: Town, where_prec: int) -> tuple[str, str, str]:
    """The name, district and province that a row of this precision gives."""
    if where_prec == 3:
        return town.district, town.district, town.province
    if where_prec == 4:
        return town.province, "", town.province
    if where_prec == 6:
        return town.country, "", ""
    return town.name, town.district, town.province


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int)
    parser.add_argument("--output", type=Path, default=Path("GEDEvent_v25_1.csv"))
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with asked.output.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        table.writerows(rows(asked.number, asked.seed))


if __name__ == "__main__":
    main()
