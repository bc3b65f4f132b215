"""The shapes of the API's answers: camelCase names, dates with zone, no number where one may not be shown."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict
from pydantic.alias_generators import to_camel


class Vorm(Schema):
    """Base of every answer: Dutch names in camelCase."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Definitie(Vorm):
    """What an indicator means."""

    sleutel: str
    naam: str
    definitie: str
    eenheid: str
    richting: str
    bron: str
    versie: int


class Cijfer(Vorm):
    """One cell; ``teller``, ``noemer`` and ``waarde`` are absent (null) unless ``staat`` is ‘getoond’."""

    gebied: str
    jaar: int
    staat: str
    teller: int | None = None
    noemer: int | None = None
    waarde: float | None = None


class Reeks(Vorm):
    """An indicator with all its cells, when it was measured, and under which threshold numbers are hidden."""

    definitie: Definitie
    drempel: int
    gemeten_om: datetime | None
    is_verzonnen: bool
    cijfers: list[Cijfer]


class Aanbodrij(Vorm):
    """An own offer as a row of words, in the layout of the CSV file (see the page with the columns)."""

    kenmerk: str = ""
    locatie: str = ""
    naam: str = ""
    hulpvorm: str = ""
    leeftijd_van: str = ""
    leeftijd_tot: str = ""
    plekken: str = ""
    van: str = ""
    tot: str = ""
    specialismen: str = ""
    neemt_lvb: str = ""
    neemt_ggz: str = ""
    neemt_broers_zussen: str = ""
    school: str = ""
    groep: str = ""
    groep_grootte: str = ""
    groep_jongste: str = ""
    groep_oudste: str = ""
    voorwaarden: str = ""
    ritme: str = ""
    eigen_kamer: str = ""
    dieren: str = ""


class Aanbodlevering(Vorm):
    """Rows to add or change; with ``alles_of_niets`` none is written when one cannot be."""

    rijen: list[Aanbodrij]
    alles_of_niets: bool = False


class Plekrijvorm(Vorm):
    """The places of an own offer from a day on, as a row of words; empty says nothing, only ``kenmerk`` confirms."""

    kenmerk: str = ""
    dag: str = ""
    vrij: str = ""
    aanwezig: str = ""
    buiten: str = ""
    buiten_tot: str = ""
    reden: str = ""
    toelichting: str = ""
    plekken: str = ""
    bevestigd: str = ""
    gepland: str = ""
    vastgehouden: str = ""


class Pleklevering(Vorm):
    """Places per day to change or confirm; with ``alles_of_niets`` none is written when one row cannot be."""

    rijen: list[Plekrijvorm]
    alles_of_niets: bool = False


class Locatierijvorm(Vorm):
    """Where an own location is, as a row of words; ``adres_geheim`` keeps only the town."""

    locatie: str = ""
    plaats: str = ""
    postcode: str = ""
    punt: str = ""
    adres_geheim: str = ""


class Locatielevering(Vorm):
    """Locations to add or change; with ``alles_of_niets`` none is written when one row cannot be."""

    rijen: list[Locatierijvorm]
    alles_of_niets: bool = False


class Rijbezwaar(Vorm):
    """What is wrong with a row: the column (empty: the whole row) and what to do."""

    veld: str
    wat_te_doen: str


class Rijuitkomst(Vorm):
    """What came of a row; ``rij`` counts from 1."""

    rij: int
    kenmerk: str
    uitkomst: str
    bezwaren: list[Rijbezwaar]


class Aanbodverslag(Vorm):
    """The report of a delivery."""

    geschreven: bool
    fouten: int
    rijen: list[Rijuitkomst]


class Probleem(Vorm):
    """application/problem+json (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


class Vraagprobleem(Probleem):
    """The same for a question that cannot be answered: every mistake with its field, its place and its value."""

    fouten: list[str]


class Traprij(Vorm):
    """One stage of a plan: its value, what it can at best be, and whether that is proven to be the same."""

    sleutel: str
    waarde: int
    grens: int
    bewezen: bool


class Plaatsingstap(Vorm):
    """One advised placement: a youth by the number in this plan, from and to an offer by its id."""

    jeugdige: int
    van: int | None
    naar: int
    niveau: str
    gemis: int
    positie: int


class Nietrij(Vorm):
    """Another place that fits (the offer by its id), and why it was not given; ``trap``: where it would be worse."""

    aanbod: int
    niveau: str
    trap: str | None
    zin: str


class Redenrij(Vorm):
    """Why this is the advice for one youth, and why not the best of the other places that fit."""

    jeugdige: int
    waarom: str
    waarom_niet: list[Nietrij]


class Verdelingsplanvorm(Vorm):
    """A joint assignment as it was calculated; youths are numbers that mean nothing outside this plan."""

    sleutel: UUID
    om: datetime
    regels_versie: str
    invoer_hash: str
    bewezen: bool
    trappen: list[Traprij]
    ketens: list[list[Plaatsingstap]]
    wachtend: list[int]
    blijvend: list[int]
    samen: list[list[int]]
    gesplitst: list[list[int]]
    redenen: list[Redenrij]
    terecht_jaloers: list[int]
    kan_verder_zonder_wens: int
    crisisplekken_tekort: dict[str, int]


class Verdeling(Vorm):
    """The newest plan; null while there is none."""

    plan: Verdelingsplanvorm | None
