"""Help stops, a child goes home, other help is needed, a crisis comes and goes, a step of the gemeente is taken."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from zorglandschap.apps.casus import actions
from zorglandschap.apps.casus.queries import Casus, get_casus, get_hulp, rechten
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.core.begrippen.besluitwoorden import RedenVerhuizing
from zorglandschap.core.begrippen.codelijsten import CasusStatus, Handeling, RedenEinde
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.web.casus.forms.beweging import (
    CrisisVoorbijForm,
    ExtraForm,
    IntrekForm,
    StopForm,
    ThuisForm,
    VervolgForm,
)
from zorglandschap.web.casus.forms.casus import CrisisForm
from zorglandschap.web.casus.pages.kort import Blad, toon_kort
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.woorden import vertaal

TOT_VERWEZEN = (CasusStatus.HULPVRAAG, CasusStatus.ANALYSE, CasusStatus.LOKALE_HULP, CasusStatus.VERWEZEN)
GEMELD = gettext_lazy("De crisis is gemeld en staat in de tijdlijn. Nog niet verwezen? Dat kan nu direct.")
GEMELD_EN_VERWEZEN = gettext_lazy("De crisis is gemeld en de jeugdige is verwezen. Kies nu de hulp; één zin is genoeg.")


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def stop(request: HttpRequest, kijker: Kijker, sleutel: UUID, traject: int) -> HttpResponse:
    """End one period of help."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    wat = get_hulp(casus, traject)
    formulier = StopForm(request.POST or None, initial={"op": timezone.localdate()})
    naam = {"hulp": vertaal(wat.hulpvorm), "aanbieder": wat.aanbieder.naam}
    blad = Blad(
        kop=_("Hulp stopt"),
        uitleg=_("Dit gaat over %(hulp)s bij %(aanbieder)s. De plek komt vanaf die dag vrij.") % naam,
        knop=_("Leg vast dat de hulp stopt"),
        gelukt=_("Vastgelegd. Loopt er geen hulp meer? Dan kunt u de casus afronden."),
    )

    def doe() -> None:
        schoon = formulier.cleaned_data
        actions.beeindig_hulp(
            casus,
            traject,
            door=kijker,
            nu=timezone.now(),
            op=schoon["op"],
            reden=RedenEinde(schoon["reden"]),
            toelichting=schoon["toelichting"],
        )

    return toon_kort(request, casus, formulier, blad, doe)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def naar_huis(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """The child lives at home again."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    formulier = ThuisForm(request.POST or None, initial={"op": timezone.localdate()})
    blad = Blad(
        kop=_("Terug naar huis"),
        uitleg=_("Terug naar huis is waar het om gaat. De ambulante hulp gaat mee, zodat thuis ook thuis blijft."),
        knop=_("Leg de terugkeer vast"),
        gelukt=_("Vastgelegd: weer thuis. U blijft betrokken zolang er hulp loopt."),
    )

    def doe() -> None:
        actions.breng_naar_huis(casus, door=kijker, nu=timezone.now(), **formulier.waarde())

    return toon_kort(request, casus, formulier, blad, doe)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def vervolg(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Other help is needed: the help that runs goes on while it is looked for."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    formulier = VervolgForm(request.POST or None)
    blad = Blad(
        kop=_("Andere hulp nodig"),
        uitleg=_(
            "Lichter, zwaarder of op een andere plek. De hulp die nu loopt, gaat door tot de nieuwe begint. "
            "Daarna legt u een nieuw advies vast en kiest u een plek."
        ),
        knop=_("Leg vast dat andere hulp nodig is"),
        gelukt=_("Vastgelegd. Leg nu een nieuw advies vast: wat is er veranderd, en wat past nu het best?"),
    )

    def doe() -> None:
        schoon = formulier.cleaned_data
        reden = RedenVerhuizing(schoon["reden"])
        actions.meld_vervolg(casus, door=kijker, nu=timezone.now(), reden=reden, toelichting=schoon["toelichting"])

    return toon_kort(request, casus, formulier, blad, doe)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def trek_in(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Other help is not needed after all."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    formulier = IntrekForm(request.POST or None)
    blad = Blad(
        kop=_("Andere hulp is toch niet nodig"),
        uitleg=_("De hulp die nu loopt, blijft. Het zoeken naar andere hulp stopt."),
        knop=_("Leg vast dat de hulp blijft"),
        gelukt=_("Vastgelegd: de hulp blijft zoals die is."),
    )

    def doe() -> None:
        toelichting = formulier.cleaned_data["toelichting"]
        actions.trek_vervolg_in(casus, door=kijker, nu=timezone.now(), toelichting=toelichting)

    return toon_kort(request, casus, formulier, blad, doe)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def crisis(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Report that one must act at once; who may refer goes on in the same press, to the short advice."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    formulier = CrisisForm(request.POST or None)
    kan_meteen = _kan_meteen(kijker, casus)
    meteen = kan_meteen and request.POST.get("knop") == "meteen"
    blad = Blad(
        kop=_("Crisis of onveilige situatie melden"),
        uitleg=_(
            "Is een kind nu niet veilig, of kan het niet wachten? Dan mag u verwijzen zonder volledige analyse. "
            "Schrijf op waarom. De analyse maakt u daarna."
        ),
        knop=_("Meld de crisis"),
        gelukt=GEMELD_EN_VERWEZEN if meteen else GEMELD,
        terug="casus:detail",
        verder="matching:advies" if meteen else "",
        gevaar=True,
    )

    def doe() -> None:
        meld = actions.handel_nu if meteen else actions.meld_crisis
        meld(casus, door=kijker, nu=timezone.now(), reden=formulier.cleaned_data["reden"])

    return toon_kort(request, casus, formulier, blad, doe, sjabloon="casus/hulp/crisis.html", kan_meteen=kan_meteen)


def _kan_meteen(kijker: Kijker, casus: Casus) -> bool:
    """True when this viewer can also refer, and no advice was recorded yet."""
    mag = rechten(kijker, casus, vandaag=timezone.localdate())
    return casus.status in TOT_VERWEZEN and {Handeling.VERWIJZEN, Handeling.ADVISEREN} <= mag


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def crisis_voorbij(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """The crisis is over, because the youth is safe."""
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    formulier = CrisisVoorbijForm(request.POST or None)
    blad = Blad(
        kop=_("De crisis is voorbij"),
        uitleg=_("Dat kan alleen als de jeugdige nu veilig is. Wat er in de crisis bleef liggen, haalt u hierna in."),
        knop=_("Leg vast dat de crisis voorbij is"),
        gelukt=_("De crisis is voorbij. Wat er gebeurd is, blijft in de tijdlijn staan."),
        terug="casus:detail",
    )

    def doe() -> None:
        actions.beeindig_crisis(casus, door=kijker, nu=timezone.now(), **formulier.cleaned_data)

    return toon_kort(request, casus, formulier, blad, doe)


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def extra(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """Record an extra step of the gemeente."""
    if request.method != "POST":  # the page of a refusal, opened again
        return redirect("casus:hulp", sleutel)
    casus = get_casus(kijker, sleutel, Handeling.CASUS_SCHRIJVEN)
    formulier = ExtraForm(request.POST)
    if not formulier.is_valid():
        messages.error(request, _("Vul de dag in waarop deze stap is gezet."))
        return redirect("casus:hulp", sleutel)
    try:
        actions.zet_extrastap(casus, door=kijker, nu=timezone.now(), **formulier.waarde())
    except Geweigerd as fout:
        messages.error(request, vertaal(fout.reden))
    else:
        messages.success(request, _("De stap is vastgelegd."))
    return redirect("casus:hulp", sleutel)
