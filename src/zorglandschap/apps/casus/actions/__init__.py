"""Every change of a casus: one verb, one transaction, and a line in the log."""

from zorglandschap.apps.casus.actions.afscherming import regel_account, scherm_af
from zorglandschap.apps.casus.actions.afsluiten import Einde, Meting, houd_nazorg, sluit_casus
from zorglandschap.apps.casus.actions.analyse import (
    Bewaard,
    Getypt,
    Keuzes,
    bewaar_analyse,
    bewaar_kladje,
    bewaar_los_kladje,
    gooi_kladje_weg,
    gooi_los_kladje_weg,
    start_analyse,
)
from zorglandschap.apps.casus.actions.analysedelen import (
    leg_verband,
    schrap_factor,
    schrap_hulp,
    schrap_verband,
    schrap_veronderstelling,
    veronderstel,
    voeg_factor_toe,
    voeg_hulp_toe,
    weeg_veronderstelling,
)
from zorglandschap.apps.casus.actions.analysegang import (
    Ontvangers,
    bespreek_analyse,
    deel_analyse,
    onderteken_analyse,
    stel_analyse_vast,
)
from zorglandschap.apps.casus.actions.besluiten import meld_brief, neem_besluit
from zorglandschap.apps.casus.actions.beweging import (
    beeindig_hulp,
    breng_naar_huis,
    meld_vervolg,
    trek_vervolg_in,
    verhuis,
)
from zorglandschap.apps.casus.actions.doelen import (
    NieuwDoel,
    beantwoord_zorg,
    meet_doel,
    schrijf_hoe,
    sluit_doel,
    stel_doel,
    wijzig_doel,
)
from zorglandschap.apps.casus.actions.evaluatie import (
    Verslag,
    besluit_afschalen,
    houd_evaluatie,
    meld_lichter,
    plan_afschaalmoment,
    plan_evaluatie,
)
from zorglandschap.apps.casus.actions.gezin import (
    Lidgegevens,
    beeindig_lid,
    leg_geslacht_vast,
    voeg_lid_toe,
    wijzig_lid,
)
from zorglandschap.apps.casus.actions.hulpvraag import beantwoord_vraag, meer_nodig, rond_lokale_hulp_af, voeg_vraag_toe
from zorglandschap.apps.casus.actions.inzage import beperk_inzage, hef_beperking_op, laat_weer_toe, sluit_uit
from zorglandschap.apps.casus.actions.jim import GEEN_JIM, houd_jimgesprek, kies_jim
from zorglandschap.apps.casus.actions.kader import beeindig_maatregel, leg_maatregel_vast, volg_kaders
from zorglandschap.apps.casus.actions.kladjes import (
    bewaar_formulierkladje,
    bewaar_vraagkladje,
    gooi_formulierkladje_weg,
    ruim_kladjes_op,
    vergeet_formulierkladje,
)
from zorglandschap.apps.casus.actions.lokaal import zet_extrastap
from zorglandschap.apps.casus.actions.machtiging import Opname, besluit_opname, trek_instemming_in
from zorglandschap.apps.casus.actions.nood import kijk_noodinzage_na, open_in_nood
from zorglandschap.apps.casus.actions.onveilig import leg_onveilige_locatie_vast, trek_onveilige_locatie_in
from zorglandschap.apps.casus.actions.openen import AlBekend, AlOpen, LijktOp, NieuweVraag, NieuwGezin, open_casus
from zorglandschap.apps.casus.actions.plan import (
    NieuweInzet,
    bewaar_plan,
    schrap_inzet,
    start_plan,
    stel_plan_vast,
    voeg_inzet_toe,
)
from zorglandschap.apps.casus.actions.regie import OVER_TE_DRAGEN, REDENEN, begin_regie, betrek, draag_over, neem_over
from zorglandschap.apps.casus.actions.samenvoegen import bevestig_samenvoegen, stel_samenvoegen_voor, stop_samenvoegen
from zorglandschap.apps.casus.actions.stappen import zet_stap
from zorglandschap.apps.casus.actions.stem import bewaar_eigen_kladje, schrijf_eigen_stem
from zorglandschap.apps.casus.actions.termijnen import meld_gedaan
from zorglandschap.apps.casus.actions.toekomst import (
    Onderdeel,
    begin_toekomstplan,
    bewaar_onderdeel,
    stel_toekomstplan_vast,
)
from zorglandschap.apps.casus.actions.toestemming import (
    NieuweToestemming,
    deel_gegevens,
    leg_toestemming_vast,
    trek_toestemming_in,
)
from zorglandschap.apps.casus.actions.verhuizen import (
    Verhuisantwoord,
    leg_verhuisantwoord_vast,
    trek_verhuisantwoord_in,
)
from zorglandschap.apps.casus.actions.verwijzen import beeindig_crisis, handel_nu, meld_crisis, verwijs
from zorglandschap.apps.casus.actions.verzoeken import beantwoord_verzoek, leg_verzoek_vast
from zorglandschap.apps.casus.actions.woonwens import zeg_woonwens

__all__ = [
    "GEEN_JIM",
    "OVER_TE_DRAGEN",
    "REDENEN",
    "AlBekend",
    "AlOpen",
    "Bewaard",
    "Einde",
    "Getypt",
    "Keuzes",
    "Lidgegevens",
    "LijktOp",
    "Meting",
    "NieuwDoel",
    "NieuwGezin",
    "NieuweInzet",
    "NieuweToestemming",
    "NieuweVraag",
    "Onderdeel",
    "Ontvangers",
    "Opname",
    "Verhuisantwoord",
    "Verslag",
    "beantwoord_verzoek",
    "beantwoord_vraag",
    "beantwoord_zorg",
    "beeindig_crisis",
    "beeindig_hulp",
    "beeindig_lid",
    "beeindig_maatregel",
    "begin_regie",
    "begin_toekomstplan",
    "beperk_inzage",
    "besluit_afschalen",
    "besluit_opname",
    "bespreek_analyse",
    "betrek",
    "bevestig_samenvoegen",
    "bewaar_analyse",
    "bewaar_eigen_kladje",
    "bewaar_formulierkladje",
    "bewaar_kladje",
    "bewaar_los_kladje",
    "bewaar_onderdeel",
    "bewaar_plan",
    "bewaar_vraagkladje",
    "breng_naar_huis",
    "deel_analyse",
    "deel_gegevens",
    "draag_over",
    "gooi_formulierkladje_weg",
    "gooi_kladje_weg",
    "gooi_los_kladje_weg",
    "handel_nu",
    "hef_beperking_op",
    "houd_evaluatie",
    "houd_jimgesprek",
    "houd_nazorg",
    "kies_jim",
    "kijk_noodinzage_na",
    "laat_weer_toe",
    "leg_geslacht_vast",
    "leg_maatregel_vast",
    "leg_onveilige_locatie_vast",
    "leg_toestemming_vast",
    "leg_verband",
    "leg_verhuisantwoord_vast",
    "leg_verzoek_vast",
    "meer_nodig",
    "meet_doel",
    "meld_brief",
    "meld_crisis",
    "meld_gedaan",
    "meld_lichter",
    "meld_vervolg",
    "neem_besluit",
    "neem_over",
    "onderteken_analyse",
    "open_casus",
    "open_in_nood",
    "plan_afschaalmoment",
    "plan_evaluatie",
    "regel_account",
    "rond_lokale_hulp_af",
    "ruim_kladjes_op",
    "scherm_af",
    "schrap_factor",
    "schrap_hulp",
    "schrap_inzet",
    "schrap_verband",
    "schrap_veronderstelling",
    "schrijf_eigen_stem",
    "schrijf_hoe",
    "sluit_casus",
    "sluit_doel",
    "sluit_uit",
    "start_analyse",
    "start_plan",
    "stel_analyse_vast",
    "stel_doel",
    "stel_plan_vast",
    "stel_samenvoegen_voor",
    "stel_toekomstplan_vast",
    "stop_samenvoegen",
    "trek_instemming_in",
    "trek_onveilige_locatie_in",
    "trek_toestemming_in",
    "trek_verhuisantwoord_in",
    "trek_vervolg_in",
    "vergeet_formulierkladje",
    "verhuis",
    "veronderstel",
    "verwijs",
    "voeg_factor_toe",
    "voeg_hulp_toe",
    "voeg_inzet_toe",
    "voeg_lid_toe",
    "voeg_vraag_toe",
    "volg_kaders",
    "weeg_veronderstelling",
    "wijzig_doel",
    "wijzig_lid",
    "zeg_woonwens",
    "zet_extrastap",
    "zet_stap",
]
