"""The common words around a place's name that say which place is meant, and how exactly."""

from timeline.extract.lexicon.keys import word_set

# "southern Lebanon", "central Beirut"
DIRECTIONS = word_set(
    "north south east west northern southern eastern western central northeast northwest southeast "
    "southwest northeastern northwestern southeastern southwestern upper lower mid"
)

# What stands between an event and its place. "in" and its like put it there, "near" beside it.
WITHIN = word_set("in at on over across inside throughout within into onto around through")
BESIDE = word_set("near outside off around beyond")
OTHER_CUES = word_set("from to toward towards of against along between via above under with for by")
CUES = WITHIN | BESIDE | OTHER_CUES
# "attacked Monguno": what is done to a place, with the place right after it.
DONE_TO = word_set(
    "attacked struck hit seized captured shelled bombed bombarded targeted entered took reached "
    "stormed raided retook recaptured pounded invaded left leaving attacking striking hitting "
    "shelling bombing bombarding targeting entering capturing seizing capture seize"
)
LOCATIVE = WITHIN | BESIDE | word_set("from to toward towards between through of")
# "in the capital, Khartoum": what leads to the noun leads to the name.
SEATS = word_set("capital city town village port stronghold hub island")
NEAR_NOUNS = frozenset(
    ("outskirts", "vicinity", "km", "kilometers", "kilometres", "miles", "coast")
)

# "Belgorod region": the noun says that the division is meant, and of which order it is.
DIVISIONS = {
    "region": 4, "regions": 4, "province": 4, "provinces": 4, "oblast": 4, "oblasts": 4,
    "governorate": 4, "governorates": 4, "state": 4, "states": 4, "krai": 4, "republic": 4,
    "prefecture": 4, "department": 4, "division": 4,
    "district": 3, "districts": 3, "county": 3, "counties": 3, "raion": 3, "subdistrict": 3,
}  # fmt: skip
BEFORE_DIVISION = frozenset(
    ("border", "coastal", "frontline", "front", "line", "federal", "tribal")
)

# What carries the name of a town and is not the town: "Erbil Air Base", "Rafah crossing".
FACILITIES = {
    "air base": "base", "airbase": "base", "air force base": "base", "military base": "base",
    "military air base": "base", "naval base": "base", "army base": "base", "base": "base",
    "airfield": "base", "military airfield": "base", "military airport": "base",
    "garrison": "base", "barracks": "base", "naval port": "base", "military complex": "base",
    "airport": "facility", "international airport": "facility", "port": "facility",
    "seaport": "facility", "harbor": "facility", "harbour": "facility", "crossing": "facility",
    "border crossing": "facility", "bridge": "facility", "dam": "facility",
    "nuclear power plant": "facility", "nuclear plant": "facility", "power plant": "facility",
    "power station": "facility", "thermal power plant": "facility", "refinery": "facility",
    "oil refinery": "facility", "oil depot": "facility", "oil terminal": "facility",
    "oil field": "facility", "oilfield": "facility", "gas field": "facility", "prison": "facility",
    "refugee camp": "camp", "displacement camp": "camp", "camp": "camp",
}  # fmt: skip
FACILITY_STARTS = frozenset(noun.split(" ")[0] for noun in FACILITIES)

# Words that make a name nobody has listed a place: "the Mar Mikhael neighbourhood", "village of X".
UNLISTED = {
    "district": "neighbourhood", "neighborhood": "neighbourhood", "neighbourhood": "neighbourhood",
    "quarter": "neighbourhood", "suburb": "neighbourhood", "area": "neighbourhood",
    "village": "town", "town": "town", "city": "city", "settlement": "town", "hamlet": "town",
    "kibbutz": "town", "province": "admin1", "governorate": "admin1", "oblast": "admin1",
    "county": "admin2", "refugee camp": "camp", "displacement camp": "camp", "valley": "region",
    "airbase": "base", "air base": "base", "airfield": "base", "military base": "base",
    "border crossing": "facility", "crossing": "facility", "sector": "region", "zone": "region",
    "mountains": "mountain", "hills": "mountain", "desert": "region", "forest": "region",
    "plateau": "region", "highlands": "region", "peninsula": "region", "marshes": "region",
    "islands": "island",
}  # fmt: skip

# Those that are a part of the name, with a capital: "the Nour Mountains".
LANDFORMS = word_set("mountains hills desert forest valley plateau highlands peninsula islands")

# "in Sasit", "near Naushki": where one of these leads to a name, the name is a place's, listed or not …
LEADS_TO_PLACES = word_set("in near outside around")
# … unless it begins with one of these, which such words lead to as well.
LED_TO_OTHERWISE = word_set(
    "operation operations phase article chapter resolution section annex parliament congress senate "
    "knesset cabinet ramadan islam islamic christmas easter english french arabic hebrew russian "
    "ukrainian urdu pashto dari farsi persian spanish burmese swahili hausa twitter telegram facebook "
    "whatsapp god allah he she they it we i his her their its this that mr mrs ms dr gen general "
    "president prime minister western eastern northern southern central world"
)

HELD = word_set("controlled held occupied run ruled")
HOLDERS = word_set(
    "rebel government opposition militia jihadist junta militant army regime separatist"
)
AREAS = word_set(
    "area areas territory territories part parts region regions zone zones province provinces"
)
# "Iran-backed", "Hong Kong-flagged": the place is where something comes from, not where it is.
ORIGINS = word_set(
    "backed aligned supported sponsored affiliated linked allied funded led style made flagged "
    "registered owned operated born educated controlled held occupied run ruled brokered imposed "
    "trained armed supplied friendly installed appointed"
)

CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december jan feb mar apr jun jul aug sept sep oct nov "
    "dec the"
)
