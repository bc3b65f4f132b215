"""The pictures and sentences of a forecast say what was calculated, and never more than that."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.http import QueryDict

from tests.core.simulatie.uitkomsthulp import VORMEN, maak_uitkomst
from zorglandschap.core.simulatie.kleine_aantallen import Zicht
from zorglandschap.core.simulatie.samenvatting import Samenvatting
from zorglandschap.web.simulatie.beeld.blad import Blad
from zorglandschap.web.simulatie.beeld.maten import kerncijfer, met_teken, ruim, toon, toon_as
from zorglandschap.web.simulatie.beeld.schaal import Schaal, ronde_streepjes
from zorglandschap.web.simulatie.beeld.zinnen import Zekerheid
from zorglandschap.web.simulatie.bestand import schrijf_csv
from zorglandschap.web.simulatie.keuze import lees

GETALLEN = re.compile(r"-?\d+(?:\.\d+)?")


def blad(uit: Samenvatting, cijfer: str = "uit-huis", *, beeld: int = 1, maand: int = 23, **overig: object) -> Blad:
    velden = {"nu": {}, **overig}
    return Blad(
        zicht=Zicht(uit, 10), cijfer=kerncijfer(cijfer), gekozen=maand, beeld=beeld,
        gemeenten=settings.REGIO.gemeenten, **velden,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("midden", "half", "zeker", "tekst"),
    [
        (-50, 30, Zekerheid.ZEKER, "november 2028 naar verwachting 30 tot 70 jeugdigen minder uit huis"),
        (20, 22, Zekerheid.WAARSCHIJNLIJK, "naar verwachting 5 tot 35 jeugdigen meer uit huis"),
        (5, 20, Zekerheid.ONZEKER, "tussen 9 lager en 19 hoger"),
        (1.4, 1.5, Zekerheid.WAARSCHIJNLIJK, "naar verwachting hoogstens 3 jeugdigen meer"),
        (0, 0, Zekerheid.GEEN, "verandert ‘Jeugdigen uit huis’ niet"),
    ],
)
def test_de_zin_bovenaan_is_niet_zekerder_dan_de_berekening(
    midden: float, half: float, zeker: Zekerheid, tekst: str
) -> None:
    zin = blad(maak_uitkomst(verschil={"uit-huis": (midden, half)})).kernzin
    assert zin.zekerheid is zeker
    assert tekst in zin.tekst


def test_een_verschil_van_een_deel_is_in_procentpunten_en_van_kosten_in_euros() -> None:
    uit = maak_uitkomst(verschil={"eigen-gemeente": (-0.05, 0.02), "kosten": (250_000, 90_000)})
    assert "procentpunt lager" in blad(uit, "eigen-gemeente").kernzin.tekst
    assert "€ 190.000 tot € 310.000 hoger" in blad(uit, "kosten").kernzin.tekst


def test_zonder_scenario_staat_er_wat_er_nu_is_en_wat_verwacht_wordt() -> None:
    zonder = blad(maak_uitkomst(scenarios=("Ongewijzigd beleid",)), beeld=0, nu={"uit-huis": 98})
    assert "Nu zijn het er 98." in zonder.kernzin.tekst
    assert "tussen 86 en 114" in zonder.kernzin.tekst
    assert zonder.verschil is None
    assert "100 herhalingen" in zonder.fout


def test_de_waaier_ligt_binnen_zijn_vak_en_begint_vandaag() -> None:
    waaier = blad(maak_uitkomst(verschil={"uit-huis": (-50, 30)}), nu={"uit-huis": 98}, doel=40.0).waaier
    assert [klasse for klasse, _pad in waaier.banden] == ["95", "80", "50"]
    assert [lijn.klasse for lijn in waaier.lijnen] == ["basis", "1"]
    for pad in [pad for _k, pad in waaier.banden] + [lijn.pad for lijn in waaier.lijnen]:
        assert pad.startswith(f"M{waaier.links} ")
        assert all(0 <= float(g) <= 600 for g in GETALLEN.findall(pad))
    assert waaier.nu is not None
    assert waaier.doel is not None
    assert waaier.vanaf_nul
    assert not blad(maak_uitkomst()).waaier.vanaf_nul


def test_een_kleine_telling_heeft_geen_eerste_maand() -> None:
    klein = blad(maak_uitkomst(begin={("wachtend", "regio"): 4}), "wachtend")
    assert klein.waaier.lijnen[0].pad.count("L") == 22
    assert klein.tabel_alles.rijen[2].cellen[0] == "4"
    assert blad(maak_uitkomst(begin={("wachtend", "regio"): 4}), "wachtend", maand=0).wanneer == "januari 2027"
    vroeg = blad(maak_uitkomst(begin={("wachtend", "regio"): 4}), maand=0)
    assert vroeg.tabel_alles.rijen[2].cellen == ("minder dan 10", "–", "–", "–", "–")


def test_gemeenten_staan_op_een_schaal_en_een_kleine_is_verborgen() -> None:
    uit = maak_uitkomst(begin={("in-zorg", "Urk"): 5, ("in-zorg", "Lelystad"): 6})
    pagina = blad(uit)
    assert [k.waarde for k in pagina.kleintjes.delen] == ["100", "verborgen", "verborgen"]
    assert [r.cellen[0] for r in pagina.tabel_gemeenten.rijen] == ["100", "verborgen", "verborgen"]
    assert pagina.kaart is not None
    assert {v.naam: v.waarde for v in pagina.kaart.vlakken if v.naam in ("Urk", "Lelystad")} == {
        "Urk": "",
        "Lelystad": "",
    }
    assert "verandering sinds het begin" in pagina.kleintjes.schaal
    assert "loopt van" in blad(uit, "afstand").kleintjes.schaal


def test_de_stroom_toont_wie_klem_zit_en_waarop_het_wacht() -> None:
    klem = {("behandelgroep", "gezinshuis"): 3.0, ("gezinshuis", "pleegzorg"): 1.0}
    pagina = blad(maak_uitkomst(op_slot=klem), vorm="behandelgroep")
    assert [(b.van, b.naar, b.aantal) for b in pagina.stroom.bogen] == [
        ("behandelgroep", "gezinshuis", "3"),
        ("gezinshuis", "pleegzorg", "1"),
    ]
    assert [r.naam for r in pagina.stroom.regels] == list(VORMEN)
    assert "wachten op ‘gezinshuis’" in pagina.waarom[1]
    assert "‘pleegzorg’ maakt eerder in de rij" in pagina.waarom[-1]


def test_wie_met_weinigen_klem_zit_wordt_niet_getekend() -> None:
    klem = {("behandelgroep", "gezinshuis"): 3.0, ("gezinshuis", "pleegzorg"): 1.0}
    weinig = {("op-slot", "behandelgroep"): 3.0, ("op-slot", "gezinshuis"): 1.0}
    assert not blad(maak_uitkomst(op_slot=klem, begin=weinig), vorm="behandelgroep").stroom.bogen


def test_een_kring_van_wachten_wordt_genoemd_en_niemand_is_ook_een_antwoord() -> None:
    kring = {("behandelgroep", "gezinshuis"): 3.0, ("gezinshuis", "behandelgroep"): 1.0}
    assert "kring rond" in blad(maak_uitkomst(op_slot=kring), vorm="behandelgroep").waarom[-1]
    niemand = blad(maak_uitkomst(begin={("wachtend", "pleegzorg"): 2, ("wachtend", "gezinshuis"): 2}), vorm="pleegzorg")
    assert niemand.waarom == [
        "‘pleegzorg’ is dan voor 10.000% bezet.",
        "Bijna niemand houdt er een plek bezet omdat de volgende plek ontbreekt.",
    ]
    klein = maak_uitkomst(begin={("in-zorg", "pleegzorg"): 2, ("in-zorg", "gezinshuis"): 2})
    assert "te klein" in blad(klein, vorm="pleegzorg").waarom[0]
    assert not blad(klein, vorm="onbekend").waarom
    assert [r.bekend for r in blad(klein).stroom.regels] == [True, False, False, True]


def test_tabellen_hebben_een_rij_per_jaar_en_per_cijfer() -> None:
    pagina = blad(maak_uitkomst(verschil={"uit-huis": (-50, 30)}))
    assert [r.naam for r in pagina.tabel_jaren.rijen] == ["november 2027", "november 2028"]
    assert pagina.tabel_jaren.rijen[0].cellen == ("100", "50", "−50", "37 en 63", "30 en 70")
    assert pagina.tabel_alles.rijen[0].cellen[-1] == "vrijwel zeker"
    alleen = blad(maak_uitkomst(), beeld=0)
    assert len(alleen.tabel_jaren.koppen) == 4
    assert len(alleen.tabel_alles.rijen[0].cellen) == 2


def test_wat_elke_maatregel_bijdraagt_staat_erbij_als_het_berekend_is() -> None:
    getal = {"gemiddelde": -12.0, "onder": -20.0, "boven": 3.0}
    maatregel = {"zin": ["De vraag: %(wat)s vanaf %(vanaf)s.", [["wat", "+10%"], ["vanaf", "01-01-2027"]]], **getal}
    bewaard = [{"scenario": 1, "cijfers": {"uit-huis": {"verschil": getal, "maatregelen": [maatregel]}}}]
    tabel = blad(maak_uitkomst(), bijdragen=bewaard).tabel_maatregelen
    assert tabel is not None
    assert [(r.naam, r.cellen) for r in tabel.rijen] == [
        ("De vraag: +10% vanaf 01-01-2027.", ("−12", "−20 en +3")),
        ("Alles samen", ("−12", "−20 en +3")),
    ]
    assert blad(maak_uitkomst(), "afstand", bijdragen=bewaard).tabel_maatregelen is None
    assert blad(maak_uitkomst(), beeld=0, bijdragen=bewaard).tabel_maatregelen is None


def test_een_bestand_houdt_verborgen_wat_verborgen_is() -> None:
    uit = maak_uitkomst(scenarios=("=Basis", "Anders"), begin={("in-zorg", "Urk"): 5, ("in-zorg", "Lelystad"): 5.5})
    rijen = list(schrijf_csv(Zicht(uit, 10), cijfers=frozenset({"in-zorg"}), herkomst="verzonnen"))
    assert rijen[0].startswith("\ufeffscenario;soort;")
    urk = [r.split(";") for r in rijen if ";Urk;" in r]
    assert urk
    assert all(r[7:15] == [""] * 8 for r in urk)
    assert all(r[-2] == "verborgen" for r in urk)
    almere = next(r for r in rijen if ";Almere;" in r)
    assert almere.startswith("'=Basis;stand;in-zorg;jeugdigen;Almere;;2026-12-23;100;1;80;")
    assert "86,6667" in almere


@pytest.mark.parametrize(
    ("cijfer", "waarde", "tekst", "as_"),
    [
        ("uit-huis", 812.4, "812", "812,4"),
        ("uit-huis", 4.55, "4,5", "4,5"),
        ("wachttijd", 1.0, "1 dag", "1"),
        ("wachttijd", 45.2, "45 dagen", "45,2"),
        ("afstand", 15.55, "15,6 km", "15,6"),
        ("kosten", 4_200_000.0, "€ 4,20 miljoen", "4,2 mln"),
        ("kosten", 210_400.0, "€ 210.000", "0,2 mln"),
        ("kosten", 850.0, "€ 850", "850"),
        ("eigen-gemeente", 0.48, "48%", "48%"),
        ("eigen-gemeente", 0.048, "4,8%", "5%"),
    ],
)
def test_een_waarde_wordt_geschreven_zoals_mensen_hem_lezen(cijfer: str, waarde: float, tekst: str, as_: str) -> None:
    assert toon(kerncijfer(cijfer), waarde) == tekst
    assert toon_as(kerncijfer(cijfer))(waarde) == as_.replace("4,5", "4,5")


def test_afronden_maakt_een_marge_nooit_smaller() -> None:
    laag, hoog = ruim(kerncijfer("uit-huis"), -12.4, 7.1)
    assert (laag, hoog) == (-13, 8)
    assert ruim(kerncijfer("eigen-gemeente"), 0.031, 0.049) == pytest.approx((0.03, 0.05))
    assert met_teken(str, 0) == "0"
    assert met_teken(str, -2) == "−2"


def test_een_as_is_rond_en_heeft_ook_zin_als_er_niets_gebeurt() -> None:
    assert ronde_streepjes([0.0, 0.0])[:2] == (0.0, 0.5)
    assert ronde_streepjes([780.0, 860.0])[0] > 0
    assert ronde_streepjes([10.0, 90.0])[0] == 0
    assert 0 in ronde_streepjes([-30.0, -5.0], met_nul=True)
    schaal = Schaal(12, (0.0, 10.0), 0, 100, 0, 50)
    assert schaal.lijn([], 0) == ""
    assert schaal.band([], [], 0) == ""
    assert schaal.lijn([10.0]) == "M8.3 0"


def test_een_vreemd_adres_geeft_de_gewone_pagina() -> None:
    vreemd = QueryDict(
        "jaren=7&maand=x&plekken=900&verblijf=-99&vraag=1e9&cijfer=?&vorm=weg&doel=abc&scenario=&scenario=a&scenario=a"
    )
    keuze = lees(vreemd, VORMEN, "pleegzorg")
    assert (keuze.jaren, keuze.maand, keuze.cijfer.sleutel, keuze.knopvorm) == (5, 59, "uit-huis", "pleegzorg")
    assert keuze.knoppen == {"plekken": 50, "verblijf": -30, "vraag": 0}
    assert keuze.doel is None
    assert keuze.scenarios == ("a",)
    assert keuze.gedraaid
    goed = lees(QueryDict("cijfer=eigen-gemeente&doel=62,5%25&maand=3&jaren=10"), VORMEN, "pleegzorg")
    assert (goed.doel, goed.maand, goed.jaren, goed.gedraaid) == (0.625, 2, 10, False)
    assert lees(QueryDict("doel=1.250"), VORMEN, "pleegzorg").doel == 1250
