"""Every published figure of the region against the synthetic one, with a stated tolerance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from tests.core.synthetisch import meten
from zorglandschap.core.begrippen.codelijsten import SoortOrganisatie
from zorglandschap.core.begrippen.hulpvormen import Hulpvorm
from zorglandschap.core.begrippen.regio import Regio
from zorglandschap.core.synthetisch.partijen import SOORTEN
from zorglandschap.core.synthetisch.tabellen import SynthetischeRegio

Meting = Callable[[SynthetischeRegio, Regio], float]
ALMERE, DRONTEN, LELYSTAD, NOP, URK, ZEEWOLDE = range(6)


@dataclass(frozen=True)
class Ijking:
    """One figure: what, how much, how far off it may be (same unit), where it comes from, how it is measured."""

    wat: str
    gepubliceerd: float
    marge: float
    bron: str
    meting: Meting


def _aanbieders(s: SynthetischeRegio, *, specialistisch: bool) -> int:
    o = s.organisaties
    aanbieder = o.soort == SOORTEN.index(SoortOrganisatie.AANBIEDER)
    return int((aanbieder & o.is_specialistisch).sum() if specialistisch else aanbieder.sum())


def _halvering(s: SynthetischeRegio, _: Regio) -> float:
    nu, toen = date(2021, 12, 31), date(2016, 1, 1)
    groep = Hulpvorm.BEHANDELGROEP
    return 100 * meten.capaciteit(s, groep, nu) / meten.capaciteit(s, groep, toen)


CBS2020 = "CBS 84134NED"
KWB = "CBS Kerncijfers wijken en buurten"
FIGUUR_A = "Regiovisie §3.5, figuur A"
NL2019 = "CBS Jeugdhulp 2019"
JB2019 = "CBS 2019 in OnsWolderwijd, 30-4-2020"
ONSALMERE = "OnsAlmere, 30-4-2019"
AFGELEID = "afgeleid: 11.845 × 567.775 / 435.760 (CBS)"
UNIEK = "afgeleid: 1.370 trajecten / 1,22"
VERSNELLING = "Versnellingsteam Flevoland, GemeenteDelers 2023"

IJKINGEN = (
    Ijking("jeugdigen met jeugdzorg 2020", 11845, 118, CBS2020, lambda s, r: meten.jeugdigen(s, 2020)),
    Ijking("jeugdigen met jeugdzorg, eerste halfjaar 2023", 10335, 830, "CBS 85101NED",
           lambda s, r: meten.jeugdigen_eerste_halfjaar(s, 2023)),
    Ijking("met jeugdzorg Almere 2018", 5805, 58, KWB, lambda s, r: meten.jeugdigen(s, 2018, gemeente=ALMERE)),
    Ijking("met jeugdzorg Almere 2019", 5885, 58, KWB, lambda s, r: meten.jeugdigen(s, 2019, gemeente=ALMERE)),
    Ijking("met jeugdzorg Almere 2020", 5960, 58, KWB, lambda s, r: meten.jeugdigen(s, 2020, gemeente=ALMERE)),
    Ijking("met jeugdzorg Almere 2021", 6585, 65, KWB, lambda s, r: meten.jeugdigen(s, 2021, gemeente=ALMERE)),
    Ijking("trajecten 2020", 15430, 154, AFGELEID, lambda s, r: meten.trajecten(s, 2020)),
    Ijking("aandeel verblijf 2016, procent", 19, 0.3, FIGUUR_A, lambda s, r: meten.verblijfsaandeel(s, 2016)),
    Ijking("aandeel verblijf 2020, procent", 8.9, 0.2, FIGUUR_A, lambda s, r: meten.verblijfsaandeel(s, 2020)),
    Ijking("jeugdigen in verblijf 2020", 1130, 60, UNIEK, lambda s, r: meten.in_verblijf(s, 2020)),
    Ijking("trajecten per jeugdige in verblijf 2020", 1.22, 0.03, NL2019,
           lambda s, r: meten.trajecten_per_jeugdige_in_verblijf(s, 2020)),
    Ijking("verblijf: pleegzorg 2020, procent", 45, 3, NL2019, lambda s, r: meten.mix(s, 2020, "11")),
    Ijking("verblijf: gezinsgericht 2020, procent", 12, 2, NL2019, lambda s, r: meten.mix(s, 2020, "12")),
    Ijking("verblijf: gesloten 2020, procent", 5, 1.5, NL2019, lambda s, r: meten.mix(s, 2020, "13")),
    Ijking("verblijf: overig 2020, procent", 38, 3, NL2019, lambda s, r: meten.mix(s, 2020, "14")),
    Ijking("hulp van het lokale team 2020, procent van trajecten", 14.4, 1.5, "CBS Jeugdhulp 2020",
           lambda s, r: meten.wijkteamaandeel(s, 2020)),
    Ijking("duur van beëindigde trajecten 2019, dagen", 361, 30, "CBS in OnsWolderwijd, 30-4-2020",
           lambda s, r: meten.duur_beeindigd(s, 2019)),
    Ijking("capaciteit behandelgroepen eind 2021, procent van 2016", 50, 5, "Stip op de Horizon 2017", _halvering),
    Ijking("verblijfsduur pleegzorg, jaar", 4.4, 0.6, "factsheet pleegzorg 2021 (stand / uitstroom)",
           lambda s, r: meten.verblijfsduur(s, meten.PLEEGZORG) / meten.JAAR),
    Ijking("pleegzorg korter dan een jaar, procent", 42, 6, "factsheet pleegzorg 2021",
           lambda s, r: meten.korter_dan(s, meten.PLEEGZORG, 365)),
    Ijking("verblijfsduur gesloten jeugdhulp, maanden", 6.2, 0.6, "Jeugdzorg Nederland 2018",
           lambda s, r: meten.verblijfsduur(s, meten.vorm(Hulpvorm.GESLOTEN)) / meten.JAAR * 12),
    Ijking("gebruik Zeewolde 2018, procent 0–22", 14, 1, ONSALMERE, lambda s, r: meten.gebruik(s, r, 2018, ZEEWOLDE)),
    Ijking("gebruik Urk 2018, procent 0–22", 6, 1, ONSALMERE, lambda s, r: meten.gebruik(s, r, 2018, URK)),
    Ijking("gebruik Dronten 2018, procent 0–22", 10, 1, ONSALMERE, lambda s, r: meten.gebruik(s, r, 2018, DRONTEN)),
    Ijking("gebruik Lelystad 2018, procent 0–22", 10, 1, ONSALMERE, lambda s, r: meten.gebruik(s, r, 2018, LELYSTAD)),
    Ijking("gebruik NOP 2018, procent 0–22", 10, 1, ONSALMERE, lambda s, r: meten.gebruik(s, r, 2018, NOP)),
    Ijking("jeugdbescherming Almere 2019, procent 0–17", 0.83, 0.06, JB2019,
           lambda s, r: meten.jeugdbescherming(s, r, 2019, ALMERE)),
    Ijking("jeugdbescherming Dronten 2019, procent 0–17", 1.28, 0.15, JB2019,
           lambda s, r: meten.jeugdbescherming(s, r, 2019, DRONTEN)),
    Ijking("jeugdbescherming Lelystad 2019, procent 0–17", 1.16, 0.12, JB2019,
           lambda s, r: meten.jeugdbescherming(s, r, 2019, LELYSTAD)),
    Ijking("jeugdbescherming Noordoostpolder 2019, procent 0–17", 1.20, 0.15, JB2019,
           lambda s, r: meten.jeugdbescherming(s, r, 2019, NOP)),
    Ijking("jeugdbescherming Urk 2019, procent 0–17", 1.38, 0.2, JB2019,
           lambda s, r: meten.jeugdbescherming(s, r, 2019, URK)),
    Ijking("jeugdbescherming Zeewolde 2019, procent 0–17", 0.96, 0.2, JB2019,
           lambda s, r: meten.jeugdbescherming(s, r, 2019, ZEEWOLDE)),
    Ijking("jeugdbescherming regio 2019, procent 0–17", 1.01, 0.06, JB2019,
           lambda s, r: meten.jeugdbescherming(s, r, 2019, None)),
    Ijking("ondertoezichtstelling, jaar", 2.3, 0.35, "CBS Jeugdbescherming 2022 (stand / uitstroom)",
           lambda s, r: meten.maatregelduur(s, "OTS") / meten.JAAR),
    Ijking("voogdij, jaar", 7.0, 1.2, "CBS Jeugdbescherming 2022 (stand / uitstroom)",
           lambda s, r: meten.maatregelduur(s, "VOOGDIJ") / meten.JAAR),
    Ijking("voorlopige ondertoezichtstelling, weken", 13, 1, "CBS Jeugdbescherming 2022",
           lambda s, r: meten.maatregelduur(s, "VOTS") / 7),
    *(Ijking(f"dreigende uithuisplaatsingen {jaar}", 250, 5, VERSNELLING, lambda s, r, j=jaar: meten.dreigingen(s, j))
      for jaar in range(2016, 2026)),
    Ijking("thuis gehouden of teruggekeerd, eerste jaar Versnellingsteam", 65, 2, VERSNELLING,
           lambda s, r: meten.via_versnellingsteam(s, 2022)),
    Ijking("verblijf met een andere hulpvraag 2017, procent", 50, 3, "Stip op de Horizon 2017, in regiovisie §3.4",
           lambda s, r: meten.andere_hulpvraag(s, 2017)),
    Ijking("wachtend op pleegzorg", 24, 2, "afgeleid: 2,7 procent van ongeveer 900 (Cardea 2024)",
           lambda s, r: meten.wachtend(s, Hulpvorm.PLEEGZORG)),
    Ijking("gecontracteerde aanbieders", 270, 2, "Regiovisie §2.4", lambda s, r: _aanbieders(s, specialistisch=False)),
    Ijking("specialistische aanbieders", 40, 2, VERSNELLING, lambda s, r: _aanbieders(s, specialistisch=True)),
)  # fmt: skip


@pytest.mark.parametrize("ijking", IJKINGEN, ids=[i.wat for i in IJKINGEN])
def test_the_region_agrees_with_a_published_figure(ijking: Ijking, streek: SynthetischeRegio, regio: Regio) -> None:
    waarde = ijking.meting(streek, regio)
    assert ijking.bron
    assert abs(waarde - ijking.gepubliceerd) <= ijking.marge, (
        f"{ijking.wat}: {waarde:.2f}, gepubliceerd {ijking.gepubliceerd} ± {ijking.marge} ({ijking.bron})"
    )
