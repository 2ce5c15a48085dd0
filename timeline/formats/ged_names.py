"""Actors as UCDP GED names them."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from timeline.formats import ged_countries
from timeline.models.terms import Inter
from timeline.search.countries import country_name

GOVERNMENT = "Government of "
STATES = (Inter.STATE, Inter.EXTERNAL)

# UCDP's name -> the lexicon's, where both mean one and the same group. Checked one by one: many
# abbreviations are of several groups.
UCDP_NAMES = {
    "AQAP": "Al-Qaeda in the Arabian Peninsula",
    "AQIM": "Al-Qaeda in the Islamic Maghreb",
    "ARSA": "Arakan Rohingya Salvation Army",
    "ASG": "Abu Sayyaf",
    "Daesh": "Islamic State",
    "ELN": "National Liberation Army (ELN)",
    "HTS": "Hayat Tahrir al-Sham",
    "IS": "Islamic State",
    "JEM": "Justice and Equality Movement",
    "Jalisco Cartel New Generation": "Jalisco New Generation Cartel",
    "Jama'atu Ahlis Sunna Lidda'awati wal-Jihad": "Boko Haram",
    "KNU": "Karen National Liberation Army",
    "LRA": "Lord's Resistance Army",
    "MILF": "Moro Islamic Liberation Front",
    "ONLF": "Ogaden National Liberation Front",
    "PFLP": "Popular Front for the Liberation of Palestine",
    "PIJ": "Palestinian Islamic Jihad",
    "PJAK": "Free Life Party of Kurdistan",
    "PKK": "Kurdistan Workers' Party",
    "SDF": "Syrian Democratic Forces",
    "TPLF": "Tigray People's Liberation Front",
    "TTP": "Tehreek-e-Taliban Pakistan",
    "Taleban": "Taliban",
    "UWSA": "United Wa State Army",
}
OURS = {name: ucdp for ucdp, name in UCDP_NAMES.items()}


def ucdp_name(actor: Mapping[str, Any]) -> str:
    """Of an actor of the record: a state, at home or abroad, is its government."""
    return _ucdp_name(actor["name"], actor["country"], actor["inter"])


@lru_cache(maxsize=20_000)
def _ucdp_name(name: str, country: str, inter: int | None) -> str:
    if inter in STATES and country and name == country_name(country):
        return f"{GOVERNMENT}{ged_countries.name(country)}"
    return OURS.get(name, name)
