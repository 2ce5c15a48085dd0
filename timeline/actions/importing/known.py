"""The datasets that we know by their format: name, licence, citation."""

from dataclasses import dataclass, replace

from django.utils.text import slugify

from timeline.models import Dataset


@dataclass(frozen=True, slots=True)
class DatasetToBe:
    """What a row of Dataset is made of. One that is `guessed`, called only as the file is, may be
    another that happens to be called so: then nothing that is there is revised."""

    name: str
    version: str = ""
    licence: str = ""
    citation: str = ""
    url: str = ""
    guessed: bool = False


GED = DatasetToBe(
    name="UCDP GED",
    licence="CC BY 4.0",
    citation=(
        "Sundberg, Ralph, and Erik Melander (2013). “Introducing the UCDP Georeferenced Event "
        "Dataset”. Journal of Peace Research 50 (4), 523–532. Uppsala Conflict Data Program."
    ),
    url="https://ucdp.uu.se/downloads/",
)
CANDIDATES = DatasetToBe(
    name="UCDP Candidate Events",
    licence="CC BY 4.0",
    citation=(
        "Hegre, Håvard, Mihai Croicu, Kristine Eck and Stina Högbladh (2020). “Introducing the UCDP "
        "Candidate Events Dataset”. Research & Politics 7 (3). Uppsala Conflict Data Program."
    ),
    url="https://ucdp.uu.se/downloads/",
)
ACLED = DatasetToBe(
    name="ACLED",
    licence="ACLED’s terms of use; its rows may not be passed on",
    citation=(
        "Raleigh, Clionadh, Roudabeh Kishi and Andrew Linke (2023). “Political instability patterns "
        "are obscured by conflict dataset scope conditions, sources, and coding choices”. Humanities "
        "and Social Sciences Communications 10, 74. Armed Conflict Location & Event Data."
    ),
    url="https://acleddata.com/",
)

OURS = DatasetToBe(name="Dateline")  # whatever files of sites of ours are called


def dataset_to_be(
    *, format_: str, release: str, name: str, file_stem: str, ours: bool
) -> DatasetToBe:
    """What is known of a file's dataset. `name` is what the operator calls it; where that is blank,
    the format tells, and else the name of the file. One that a site of `ours` wrote is nobody
    else's in whichever format, and its codes are the same in all files. UCDP numbers its monthly candidates with a 0
    or a month after the year ("26.0.8", "26.01.26.06"), its yearly releases with a 1."""
    if ours:
        known = OURS
    elif format_ == "ged" or (format_ == "geojson" and release):
        known = GED if len(release.split(".")) <= 2 else CANDIDATES
    elif format_ == "acled":
        known = ACLED
    else:
        known = DatasetToBe(file_stem, guessed=not name)
    return replace(known, name=name or known.name, version=release)


def is_older(release: str, than: str) -> bool:
    """Whether a release comes before another; False where one of them has no number."""
    numbers = [
        [int(part) for part in words.split(".") if part.isdecimal()] for words in (release, than)
    ]
    return bool(numbers[0] and numbers[1]) and numbers[0] < numbers[1]


def unsure_of(dataset: Dataset, wanted: DatasetToBe) -> str:
    """Why a file may not revise what is in the dataset, to end a sentence; "" where it may."""
    if wanted.guessed:
        return (
            f"only the file’s name says that it is the dataset “{dataset.name}”; to revise that one, "
            "name it (--dataset)"
        )
    if dataset.version and not wanted.version:
        return (
            f"the dataset is at release {dataset.version}, while nothing says which release this file "
            "is; to revise, say it (--release; at the desk “Release”)"
        )
    return ""


def found_or_made(wanted: DatasetToBe) -> Dataset:
    """The row of that name; what it says of licence and citation is the desk's to change."""
    found = Dataset.objects.filter(name=wanted.name).first()
    return found or Dataset.objects.create(
        name=wanted.name,
        slug=_free_slug(wanted.name),
        licence=wanted.licence,
        citation=wanted.citation,
        url=wanted.url,
    )


def _free_slug(name: str) -> str:
    base = slugify(name)[:70] or "dataset"
    taken = set(Dataset.objects.values_list("slug", flat=True))
    others = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (base, *others) if slug not in taken)
