"""The whole chain as a machine: whatever people try, in any order, no case ends up where the rules forbid it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import ClassVar
from uuid import uuid4

import pytest
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.apps.casus import hulp as casushulp
from tests.apps.matching import hulp
from tests.cast import NU, Cast, maak_cast
from zorglandschap.apps.aanbod.models import Aanbod
from zorglandschap.apps.casus.actions import (
    Einde,
    breng_naar_huis,
    kies_jim,
    meld_crisis,
    meld_vervolg,
    neem_over,
    sluit_casus,
    trek_toestemming_in,
    trek_vervolg_in,
    verwijs,
)
from zorglandschap.apps.casus.models import Casus, Toestemming, Traject
from zorglandschap.apps.fouten import Geweigerd, NietGevonden
from zorglandschap.apps.matching.actions import accepteer, leg_advies_vast, trek_in, vraag_plek, weiger
from zorglandschap.apps.matching.models import Voorstel
from zorglandschap.core.begrippen.besluitwoorden import RedenVerhuizing
from zorglandschap.core.begrippen.codelijsten import (
    CasusStatus,
    RedenAfwijking,
    RedenEinde,
    RedenWeigering,
    Stap,
    VoorstelStatus,
)
from zorglandschap.core.begrippen.hulpvormen import VERBLIJF
from zorglandschap.core.casus.verloop import volgende

pytestmark = pytest.mark.django_db
MOMENTEN = 25  # steps that people try in one story
VERHALEN = 12


class Keten(RuleBasedStateMachine):
    """One case; every rule is something a person could try now. ``bereikt`` gathers what happened in any story."""

    bereikt: ClassVar[set[str]] = set()

    def __init__(self) -> None:
        super().__init__()
        self.punt = transaction.savepoint()
        self.cast: Cast = maak_cast()
        self.nu = NU

    def teardown(self) -> None:
        Keten.bereikt |= set(self.casus.stappen.values_list("stap", flat=True))
        transaction.savepoint_rollback(self.punt)

    @property
    def casus(self) -> Casus:
        return Casus.objects.get(pk=self.cast.casus_noor.pk)

    def probeer(self, doe: Callable[[], object]) -> None:
        """Take a step, or be refused with a sentence; a rule that refuses names its source."""
        self.nu += timedelta(minutes=5)
        weigering: Geweigerd | None = None
        with suppress(NietGevonden):
            try:
                with transaction.atomic():
                    doe()
            except Geweigerd as fout:
                weigering = fout
        if weigering is not None:
            assert str(weigering.reden)
            assert all(str(u.bron) and str(u.reden) for u in weigering.uitkomsten if u.blokkeert)

    @rule()
    def een_stap_op_de_gewone_weg(self) -> None:
        self._weg().get(self.casus.status, lambda: None)()

    @rule()
    def de_hele_gewone_weg(self) -> None:
        for _ in self._weg():
            self._weg().get(self.casus.status, lambda: None)()

    def _weg(self) -> dict[str, Callable[[], None]]:
        return {
            CasusStatus.HULPVRAAG: self.maak_de_analyse,
            CasusStatus.ANALYSE: self.verwijs,
            CasusStatus.VERWEZEN: self.adviseer,
            CasusStatus.GEADVISEERD: lambda: self.vraag_een_plek("pleegzorg"),
            CasusStatus.PLEK_GEVRAAGD: lambda: self.de_aanbieder_antwoordt(ja=True),
        }

    @rule(dagen=st.integers(1, 40))
    def de_tijd_gaat_verder(self, dagen: int) -> None:
        self.nu += timedelta(days=dagen)

    @rule()
    def maak_de_analyse(self) -> None:
        self.probeer(lambda: casushulp.stel_vast(self.casus, self.cast.joris))

    @rule()
    def verwijs(self) -> None:
        self.probeer(lambda: verwijs(self.casus, door=self.cast.joris, nu=self.nu))

    @rule()
    def meld_crisis(self) -> None:
        self.probeer(lambda: meld_crisis(self.casus, door=self.cast.joris, nu=self.nu, reden="Vanavond onveilig."))

    @rule()
    def adviseer(self) -> None:
        nieuw = hulp.invoer(self.cast)
        self.probeer(lambda: leg_advies_vast(self.cast.joris, self.casus.sleutel, invoer=nieuw, nu=self.nu))

    @rule(welk=st.sampled_from(["pleegzorg", "gezinshuis", "groep"]))
    def vraag_een_plek(self, welk: str) -> None:
        aanbod: Aanbod = getattr(self.cast, welk)
        self.probeer(
            lambda: vraag_plek(
                self.cast.joris,
                self.casus.sleutel,
                aanbod_id=aanbod.pk,
                start=hulp.start_na(self.nu),
                herhaalsleutel=uuid4(),
                nu=self.nu,
                reden=RedenAfwijking.GEEN_PLEK,
                toelichting="Besproken met het gezin.",
            )
        )

    @rule(ja=st.booleans())
    def de_aanbieder_antwoordt(self, ja: bool) -> None:
        voorstel = Voorstel.objects.filter(status=VoorstelStatus.OPEN).first()
        if voorstel is not None and ja:
            self.probeer(lambda: accepteer(self.cast.aisha, voorstel.sleutel, nu=self.nu))
        elif voorstel is not None:
            nee = RedenWeigering.PERSONEEL
            self.probeer(lambda: weiger(self.cast.aisha, voorstel.sleutel, reden=nee, nu=self.nu))

    @rule()
    def trek_het_verzoek_in(self) -> None:
        self.probeer(lambda: trek_in(self.cast.joris, self.casus.sleutel, nu=self.nu))

    @rule()
    def trek_een_toestemming_in(self) -> None:
        geldig = Toestemming.objects.filter(jeugdige=self.cast.noor, ingetrokken_op__isnull=True).first()
        if geldig is not None:
            op = timezone.localdate(self.nu)
            self.probeer(lambda: trek_toestemming_in(self.casus, geldig.pk, door=self.cast.joris, nu=self.nu, op=op))

    @rule()
    def andere_hulp_is_nodig(self) -> None:
        reden, tekst = RedenVerhuizing.PAST_NIET, "De plek past niet meer."
        self.probeer(lambda: meld_vervolg(self.casus, door=self.cast.joris, nu=self.nu, reden=reden, toelichting=tekst))

    @rule()
    def toch_niet(self) -> None:
        self.probeer(lambda: trek_vervolg_in(self.casus, door=self.cast.joris, nu=self.nu, toelichting="Het gaat."))

    @rule()
    def terug_naar_huis(self) -> None:
        op = timezone.localdate(self.nu)
        self.probeer(
            lambda: breng_naar_huis(
                self.casus,
                door=self.cast.joris,
                nu=self.nu,
                op=op,
                reden=RedenEinde.VOLGENS_PLAN,
                toelichting="Weer thuis.",
                zonder_hulp_reden="Oma",
            )
        )

    @rule()
    def een_mentor(self) -> None:
        self.probeer(lambda: kies_jim(self.casus, door=self.cast.joris, nu=self.nu, naam="Anja", band="tante"))

    @rule()
    def de_collega_neemt_over_en_geeft_terug(self) -> None:
        for wie in (self.cast.mila, self.cast.joris):
            self.probeer(lambda w=wie: neem_over(self.casus, door=w, nu=self.nu, toelichting="Ziek gemeld."))

    @rule()
    def sluit(self) -> None:
        einde = Einde(reden=RedenEinde.VOLGENS_PLAN, terugblik_jeugdige="Het was goed.", terugblik_ouders="Dank.")
        self.probeer(lambda: sluit_casus(self.casus, door=self.cast.joris, nu=self.nu, reden="Klaar.", einde=einde))

    @invariant()
    def elke_stap_stond_in_de_tabel(self) -> None:
        status, gezet = CasusStatus.HULPVRAAG, [Stap.HULPVRAAG]
        for stap in self.casus.stappen.order_by("pk"):
            naar = volgende(status, Stap(stap.stap), gezet)
            assert naar == stap.status_na, (status, stap.stap)
            status, gezet = naar, [*gezet, Stap(stap.stap)]
        assert self.casus.status == status

    @invariant()
    def geen_verwijzing_zonder_analyse_of_crisis(self) -> None:
        gezet = [Stap(s) for s in self.casus.stappen.order_by("pk").values_list("stap", flat=True)]
        if Stap.VERWEZEN in gezet:
            ervoor = gezet[: gezet.index(Stap.VERWEZEN)]
            assert Stap.ANALYSE_VASTGESTELD in ervoor or Stap.CRISIS in ervoor

    @invariant()
    def een_kind_woont_op_een_plek(self) -> None:
        vandaag = timezone.localdate(self.nu)
        verblijf = Traject.objects.filter(jeugdige=self.cast.noor, hulpvorm__in=VERBLIJF)
        assert verblijf.filter(Q(tot__isnull=True) | Q(tot__gt=max(vandaag, hulp.start_na(self.nu)))).count() <= 1

    @invariant()
    def er_is_hoogstens_een_vaste_regisseur_en_die_staat_in_de_casus(self) -> None:
        nu = self.casus.regieperiodes.filter(tot__isnull=True, soort="casusregie")
        assert nu.count() <= 1
        if self.casus.status != CasusStatus.AFGESLOTEN:
            assert [p.medewerker_id for p in nu] == [self.casus.regisseur_id]

    @invariant()
    def wie_weg_is_van_huis_wordt_niet_losgelaten(self) -> None:
        if self.casus.status == CasusStatus.AFGESLOTEN:
            weg = Traject.objects.filter(jeugdige=self.cast.noor, hulpvorm__in=VERBLIJF)
            assert not weg.filter(Q(tot__isnull=True) | Q(tot__gt=timezone.localdate(self.nu))).exists()
            assert not self.casus.regieperiodes.filter(tot__isnull=True).exists()

    @invariant()
    def elk_verblijf_had_een_geldige_grond(self) -> None:
        for stap in self.casus.stappen.filter(stap=Stap.GEPLAATST):
            gronden = [u for u in stap.uitkomsten if u["regel"] == "geldige plaatsingsgrond"]
            assert all(u["oordeel"] != "niet voldaan" for u in gronden)


def test_no_order_of_actions_reaches_a_state_that_the_rules_forbid() -> None:
    run_state_machine_as_test(
        Keten,
        settings=settings(
            max_examples=VERHALEN,
            stateful_step_count=MOMENTEN,
            deadline=None,
            phases=(Phase.generate,),
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert {Stap.GEPLAATST, Stap.CRISIS, Stap.AFGESLOTEN} <= Keten.bereikt
