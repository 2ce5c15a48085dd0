"""The regions that ACLED divides the world into, and the countries that it calls otherwise than we do."""

from functools import cache

from timeline.search.countries import country_name

_REGIONS = {
    "Western Africa": "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG",
    "Middle Africa": "AO CD CF CG CM GA GQ ST TD",
    "Eastern Africa": "BI DJ ER ET KE KM MG MU MW MZ RE RW SC SO SS TZ UG YT ZM ZW",
    "Southern Africa": "BW LS NA SZ ZA",
    "Northern Africa": "DZ EG EH LY MA SD TN",
    "South Asia": "BD BT IN IO LK MV NP PK",
    "Southeast Asia": "BN ID KH LA MM MY PH SG TH TL VN",
    "Middle East": "AE BH IL IQ IR JO KW LB OM PS QA SA SY TR YE",
    "Europe": (
        "AD AL AT AX BA BE BG BY CH CS CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT "
        "LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK"
    ),
    "Caucasus and Central Asia": "AF AM AZ GE KG KZ TJ TM UZ",
    "Central America": "BZ CR GT HN NI PA SV",
    "South America": "AR BO BR CL CO EC FK GF GY PE PY SR UY VE",
    "Caribbean": (
        "AG AI AN AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI"
    ),
    "East Asia": "CN HK JP KP KR MN MO TW",
    "North America": "BM CA GL MX PM US",
    "Oceania": "AS AU CC CK CX FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS",
    "Antarctica": "AQ BV GS HM TF",
}
_NAMES = {
    "CD": "Democratic Republic of Congo",
    "CG": "Republic of Congo",
    "CZ": "Czech Republic",
    "PS": "Palestine",
    "SZ": "eSwatini",
    "TL": "East Timor",
}


def region(code: str) -> str:
    """Of a country by its ISO alpha-2; "" for none."""
    return _known().get(code, "")


@cache
def name(code: str) -> str:
    """ACLED's own, else ours; "" for no country."""
    return _NAMES.get(code) or country_name(code)


@cache
def _known() -> dict[str, str]:
    return {code: called for called, listed in _REGIONS.items() for code in listed.split()}
