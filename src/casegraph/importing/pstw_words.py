"""What the words of Public Sector Tech Watch mean here: the one table of the import.

A value that does not stand here is never guessed: it goes to the report. `NOTHING` marks values
that say nothing which a record could hold, such as "No". Where a concept of ours was written with a
value of PSTW in mind, its `skos:note` names that value; those are the mappings used here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

__all__ = [
    "COFOG",
    "COUNTRIES",
    "DATE",
    "DESCRIPTION",
    "DIVISION",
    "END",
    "EXTENT",
    "FREE_TEXT",
    "GROUP",
    "IDENTIFIER",
    "LEVELS",
    "NAME",
    "NOTHING",
    "NOT_TAKEN",
    "ORGANISATION",
    "ORGANISATIONS",
    "ORGANISATION_KIND",
    "PLACE",
    "READ",
    "SOURCE",
    "START",
    "STATUS",
    "STATUSES",
    "TICKED",
    "TICKS",
    "WEBSITE",
    "WORDS",
    "Body",
    "Meaning",
    "loosely",
]

NOTHING = ""

IDENTIFIER, NAME, DESCRIPTION = "PSTW ID", "Name", "Description"
SOURCE, WEBSITE, DATE = "Source", "Website", "Date updated"
EXTENT, PLACE = "Geographical extent", "Geographical coverage (country)"
ORGANISATION, ORGANISATION_KIND = "Responsible organisation", "Responsible organisation category"
DIVISION = "Functions of Government (COFOG level I)"
GROUP = "Functions of Government (COFOG level II)"
STATUS, START, END = "Status", "Start Year", "End Year"


def loosely(text: str) -> str:
    """A value without what its spellings differ in: case, blanks of any kind, a stop at its end."""
    return " ".join(text.casefold().split()).rstrip(". ")


def _words(**meanings: str) -> Mapping[str, str]:
    """Values by concept: `concept="value | value"`, a concept with `_` for `-`."""
    return {
        loosely(value): concept.replace("_", "-")
        for concept, values in meanings.items()
        for value in values.split("|")
    }


COUNTRIES = _words(
    AD="Andorra", AL="Albania", AT="Austria", BA="Bosnia and Herzegovina", BE="Belgium",
    BG="Bulgaria", CH="Switzerland", CY="Cyprus", CZ="Czechia", DE="Germany", DK="Denmark",
    EE="Estonia", ES="Spain", EU="European Union", FI="Finland", FR="France", GB="United Kingdom",
    GE="Georgia", GR="Greece", HR="Croatia", HU="Hungary", IE="Ireland", IS="Iceland", IT="Italy",
    LT="Lithuania", LU="Luxembourg", LV="Latvia", MC="Monte Carlo | Monaco", MD="Moldova",
    ME="Montenegro", MK="North Macedonia", MT="Malta", NL="Netherlands", NO="Norway", PL="Poland",
    PT="Portugal", RO="Romania", RS="Serbia", SE="Sweden", SI="Slovenia", SK="Slovakia",
    SM="San Marino", TR="Türkiye", UA="Ukraine", VA="Vatican City",
)  # fmt: skip

LEVELS = _words(
    local="Local", regional="Regional", national="National", supranational="Across Countries"
)

STATUSES = _words(
    planned="Planned",
    in_development="In development",
    pilot="Pilot",
    running="Implemented",
    discontinued="Not in use",
)

TICKED = ("pilot", "running")
"""States of a case at work, in which a tick can tell a benefit; elsewhere it is a hope, or was."""

COFOG = {
    loosely(name): f"cofog-{code}"
    for code, name in (
        ("01", "General public services"),
        (
            "01.1",
            "Executive and legislative organs, financial and fiscal affairs, external affairs",
        ),
        ("01.2", "Foreign economic aid"),
        ("01.3", "General services"),
        ("01.4", "Basic research"),
        ("01.5", "R&D general public services"),
        ("01.6", "General public services n.e.c."),
        ("01.7", "Public debt transactions"),
        ("01.8", "Transfers of a general character between different levels of government"),
        ("02", "Defence"),
        ("02.1", "Military defence"),
        ("02.2", "Civil defence"),
        ("02.3", "Foreign military aid"),
        ("02.4", "R&D defence"),
        ("02.5", "Defence n.e.c."),
        ("03", "Public order and safety"),
        ("03.1", "Police services"),
        ("03.2", "Fire-protection services"),
        ("03.3", "Law courts"),
        ("03.4", "Prisons"),
        ("03.5", "R&D public order and safety"),
        ("03.6", "Public order and safety n.e.c."),
        ("04", "Economic affairs"),
        ("04.1", "General economic, commercial and labour affairs"),
        ("04.1", "General economic, commercial and labour affair"),
        ("04.2", "Agriculture, forestry, fishing and hunting"),
        ("04.3", "Fuel and energy"),
        ("04.4", "Mining, manufacturing and construction"),
        ("04.5", "Transport"),
        ("04.6", "Communication"),
        ("04.7", "Other industries"),
        ("04.8", "R&D economic affairs"),
        ("04.8", "R&D related to economic affairs"),
        ("04.9", "Economic affairs n.e.c."),
        ("05", "Environmental protection"),
        ("05.1", "Waste management"),
        ("05.2", "Waste water management"),
        ("05.3", "Pollution abatement"),
        ("05.4", "Protection of biodiversity and landscape"),
        ("05.5", "R&D environmental protection"),
        ("05.5", "R&D related to environmental protection"),
        ("05.6", "Environmental protection n.e.c."),
        ("06", "Housing and community amenities"),
        ("06.1", "Housing development"),
        ("06.2", "Community development"),
        ("06.3", "Water supply"),
        ("06.4", "Street lighting"),
        ("06.5", "R&D housing and community amenities"),
        ("06.6", "Housing and community amenities n.e.c."),
        ("07", "Health"),
        ("07.1", "Medical products, appliances and equipment"),
        ("07.2", "Outpatient services"),
        ("07.3", "Hospital services"),
        ("07.4", "Public health services"),
        ("07.5", "R&D health"),
        ("07.6", "Health n.e.c."),
        ("08", "Recreation, culture and religion"),
        ("08.1", "Recreational and sporting services"),
        ("08.2", "Cultural services"),
        ("08.3", "Broadcasting and publishing services"),
        ("08.4", "Religious and other community services"),
        ("08.5", "R&D recreation, culture and religion"),
        ("08.6", "Recreation, culture and religion n.e.c."),
        ("09", "Education"),
        ("09.1", "Pre-primary and primary education"),
        ("09.2", "Secondary education"),
        ("09.3", "Post-secondary non-tertiary education"),
        ("09.4", "Tertiary education"),
        ("09.5", "Education not definable by level"),
        ("09.6", "Subsidiary services to education"),
        ("09.7", "R&D education"),
        ("09.8", "Education n.e.c."),
        ("10", "Social protection"),
        ("10.1", "Sickness and disability"),
        ("10.2", "Old age"),
        ("10.3", "Survivors"),
        ("10.4", "Family and children"),
        ("10.5", "Unemployment"),
        ("10.6", "Housing"),
        ("10.7", "Social exclusion n.e.c."),
        ("10.8", "R&D social protection"),
        ("10.9", "Social protection n.e.c."),
    )
}


@dataclass(frozen=True)
class Body:
    """What a category of organisations says of one: what it is, its sector if it has one, its type.

    A body of one `country` is another than its namesake in the next.
    """

    kind: Literal["organisation", "group"]
    sector: str | None
    type: str | None
    country: bool = False


_CENTRAL = Body("organisation", "public", "national-authority", country=True)
ORGANISATIONS = {
    "central-government": _CENTRAL,
    "central government": _CENTRAL,
    "local government": Body("organisation", "public", "local-authority", country=True),
    "regional government": Body("organisation", "public", "regional-authority", country=True),
    "academic-research": Body("organisation", "academia", "research-organisation"),
    "private sector": Body("organisation", "private", "company"),
    "european institution/agency": Body("organisation", "international", "supranational-body"),
    "non-governmental": Body("organisation", "third-sector", None),
    "community led": Body("group", "third-sector", None),
    "state-owned entreprise": Body("organisation", "public", "public-agency", country=True),
    "consortium": Body("group", None, None),  # of which sectors the table does not say
}


@dataclass(frozen=True)
class Meaning:
    """What the values of a column mean: for each the field that it fills, and the concept there."""

    field: str
    values: Mapping[str, tuple[str, str]]
    several: bool = False


def _filling(field: str, concepts: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    return {value: (field, concept) for value, concept in concepts.items()}


def _technologies(*, several: bool = False, **concepts: str) -> Meaning:
    return Meaning("technologies", _filling("technologies", _words(**concepts)), several)


_TECHNOLOGY = _technologies(
    artificial_intelligence="Artificial Intelligence",
    blockchain="Blockchain",
    ar_vr="AR/VR",
    digital_twin="Digital Twins",
)
_KIND_OF_AI = _technologies(
    machine_learning="Machine learning | Deep learning",
    generative_ai="Generative AI",
    robotics="Robotics and Automation"
    " | Robotics and Automation and Robotic Process Automation (RPA)",
)
_COLLABORATION = _filling(
    "innovation_approaches", _words(in_house_innovation="Fully internal")
) | _filling(
    "mechanisms",
    _words(hackathon_challenge="Open Innovation/Challenges", regulatory_sandbox="Sandboxing"),
)
_AI = "AI Classification Subdomain (II)"

WORDS: Mapping[str, Meaning] = {
    "Primary Technology": _TECHNOLOGY,
    "Secondary Technology": _TECHNOLOGY,
    f"{_AI} (main)": _KIND_OF_AI,
    f"{_AI} (Other I)": _KIND_OF_AI,
    f"{_AI} (Other II)": _KIND_OF_AI,
    f"{_AI} (Other III)": _KIND_OF_AI,
    "AI Keywords": _technologies(
        several=True,
        chatbot="chatbot | virtual assistant",
        data_analytics="data analytics",
        internet_of_things="internet of things",
        machine_learning="machine learning | automated machine learning | reinforcement learning"
        " | semi-supervised learning",
        ar_vr="virtual reality",
    ),
    "Collaboration type": Meaning("mechanisms", _COLLABORATION),
    "Cross Border": Meaning(
        "mechanisms",
        {"yes": ("mechanisms", "cross-border-collaboration"), "no": ("mechanisms", NOTHING)},
    ),
}
"""By column; `Meaning.field` is what a value that is not listed could not fill."""

TICKS: Mapping[str, tuple[str, str] | None] = {
    "Improved Public Service": ("outcomes", "service-quality"),
    "Personalized Services": ("mechanisms", "personalised-service"),
    "Public (citizen)-centered services": None,
    "Increase quality of PSI and services": ("outcomes", "service-quality"),
    "More responsive, efficient, and cost-effective public services": None,
    "New services or channels": ("types", "service-delivery"),
    "Improved Administrative Efficiency": ("outcomes", "efficiency"),
    "Cost-reduction": ("outcomes", "cost-savings"),
    "Responsiveness of government operation": ("outcomes", "responsiveness"),
    "Improved management of public resources": None,
    "Increased quality of processes and systems": None,
    "Better collaboration and better communication": None,
    "Reduced or eliminated the risk of corruption and abuse of the law by public servants": (
        "outcomes",
        "integrity",
    ),
    "Enabled greater fairness, honesty, equality": ("outcomes", "equity"),
    "Open government capabilities": None,
    "Increased transparency of public sector operations": ("outcomes", "transparency"),
    "Increased public participation in government actions and policy making": (
        "outcomes",
        "participation",
    ),
    "Improved public control and influence on government actions and policies": None,
}
"""Columns that hold a tick: the section and the concept that a tick stands for, if there is one."""

NOT_TAKEN = (
    "Process type",
    "Application type",
    "Cross Sector",
    "Interaction",
    "AI Classification (I)",
    "Procurement (EU Model Contractual AI)",
    "Funding source",
    "GovTech",
)
"""Coded columns for which records have no field: every value is counted in the report."""

FREE_TEXT = (
    "NUTS 2021",
    "Company name or GovTech ID",
    "GovTech Initiative + ID",
    "Open components in input",
    "Open components in output",
    "Stories link",
)
"""Columns of free text or codes for which records have no field: counted as a whole."""

READ = (
    IDENTIFIER, NAME, WEBSITE, DESCRIPTION, EXTENT, PLACE, ORGANISATION, ORGANISATION_KIND,
    DIVISION, GROUP, STATUS, START, END, SOURCE, DATE, *WORDS, *TICKS,
)  # fmt: skip
"""Columns without which a table is not taken for the one of PSTW."""
