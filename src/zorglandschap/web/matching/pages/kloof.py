"""The gap: what was advised beside what is given, for the own cases and in sums; and looking at one again."""

from __future__ import annotations

import csv
import io
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.matching.actions import herzie_kloof, werk_kloven_bij
from zorglandschap.apps.matching.queries import Casuskloof, Kloofblad, Plaatsingsregel, get_casuskloof, get_kloofblad
from zorglandschap.core.begrippen.kijker import Kijker
from zorglandschap.core.begrippen.matchwoorden import Kloofkop, Kloofreden
from zorglandschap.web.vormgeving.deur import met_kijker
from zorglandschap.web.vormgeving.velden import Datumveld
from zorglandschap.web.vormgeving.woorden import vertaal

ONGELDIG, GEWEIGERD = 400, 409
PIJL = " → "
KOLOMMEN = (
    "per",
    "naam",
    "kloven",
    "nog open",
    "gesloten door best passende hulp",
    "persoonsweken",
    "gewogen persoonsweken",
    "van",
    "tot",
    "drempel",
    "plaatsingen",
    "waarvan best passende hulp",
    "procent best passende hulp",
)
GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would take such a text for a formula


class HerzienFormulier(forms.Form):
    """What was found, and when to look again."""

    toelichting = forms.CharField(
        label=gettext_lazy("Wat is er nodig om alsnog de best passende hulp te krijgen?"),
        help_text=gettext_lazy("Schrijf ook op wat u al probeerde, en wie u daarbij kan helpen."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    herzien_op = Datumveld(
        label=gettext_lazy("Wanneer kijkt u opnieuw?"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


@require_safe
@met_kijker
def kloof(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """Own open gaps, and the sums of the region."""
    vandaag = timezone.localdate()
    blad = get_kloofblad(kijker, vandaag=vandaag, pagina=request.GET.get("pagina"))
    return render(request, "matching/kloof.html", {"blad": blad, "vandaag": vandaag, "pagina": blad.pagina})


@require_safe
@met_kijker
def kloof_csv(request: HttpRequest, kijker: Kijker) -> HttpResponse:
    """The same sums as a file; never a line of one child."""
    antwoord = HttpResponse(
        maak_csv(get_kloofblad(kijker, vandaag=timezone.localdate())), content_type="text/csv; charset=utf-8"
    )
    antwoord["Content-Disposition"] = f'attachment; filename="kloof-{timezone.localdate():%Y-%m-%d}.csv"'
    return antwoord


def maak_csv(blad: Kloofblad) -> str:
    """Semicolons and decimal commas, as a Dutch spreadsheet reads them; a hidden number is empty."""
    buffer = io.StringIO()
    schrijver = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(KOLOMMEN)
    vast = [blad.van.isoformat(), blad.tot.isoformat(), str(blad.drempel)]
    for tabel in blad.tabellen:
        per_vorm = {r.naam: r for r in blad.plaatsingen} if tabel.soort is Kloofkop.HULPVORM else {}
        for regel in (*tabel.regels, tabel.totaal):
            weken = [_weken(getal) for getal in (regel.weken, regel.gewogen)]
            getallen = ["" if g is None else str(g) for g in (regel.kloven, regel.nog_open, regel.bereikt)]
            geplaatst = _geplaatst(per_vorm.pop(regel.naam, None))
            schrijver.writerow([tabel.soort, _veilig(regel.naam or "totaal"), *getallen, *weken, *vast, *geplaatst])
        for naam, regel_ in per_vorm.items():  # forms without a gap: everybody got what was advised
            schrijver.writerow([tabel.soort, _veilig(naam), *([""] * 5), *vast, *_geplaatst(regel_)])
    return "\ufeff" + buffer.getvalue()


def _geplaatst(regel: Plaatsingsregel | None) -> list[str]:
    if regel is None:
        return [""] * 3
    return ["" if g is None else str(g) for g in (regel.plaatsingen, regel.first_best, regel.procent)]


def _weken(getal: float | None) -> str:
    return "" if getal is None else f"{getal:.1f}".replace(".", ",")


def _veilig(tekst: str) -> str:
    return f"'{tekst}" if tekst.startswith(GEVAARLIJK) else tekst


@require_http_methods(["GET", "HEAD", "POST"])
@met_kijker
def casuskloof(request: HttpRequest, kijker: Kijker, sleutel: UUID) -> HttpResponse:
    """The gap of one casus (GET), and looking at it again (POST)."""
    vandaag = timezone.localdate()
    if request.method != "POST":
        werk_kloven_bij(nu=timezone.now(), sleutel=sleutel)
        blad = get_casuskloof(kijker, sleutel, vandaag=vandaag)
        return _toon(request, blad, HerzienFormulier(initial={"herzien_op": blad.uiterlijk}))
    formulier, status = HerzienFormulier(request.POST), ONGELDIG
    if formulier.is_valid():
        schoon = formulier.cleaned_data
        try:
            herzie_kloof(
                kijker,
                sleutel,
                toelichting=schoon["toelichting"],
                herzien_op=schoon["herzien_op"],
                nu=timezone.now(),
            )
        except Geweigerd as fout:
            formulier.add_error(None, vertaal(fout.reden))
            status = GEWEIGERD
        else:
            messages.success(request, _("Vastgelegd. U krijgt op tijd een herinnering."))
            return redirect("matching:casuskloof", sleutel)
    return _toon(request, get_casuskloof(kijker, sleutel, vandaag=vandaag), formulier, status=status)


def _in_woorden(toelichting: str) -> str:
    """What was found, with the words of the house (‘old reason → new reason.’) in the language of the reader."""
    oud, pijl, rest = toelichting.partition(PIJL)
    nieuw, _punt, eigen = rest.partition(".")
    if not pijl or not {oud, nieuw} <= set(Kloofreden):
        return toelichting
    return f"{vertaal(oud).capitalize()}{PIJL}{vertaal(nieuw)}. {eigen.strip()}".strip()


def _toon(request: HttpRequest, blad: Casuskloof, formulier: HerzienFormulier, *, status: int = 200) -> HttpResponse:
    gegevens = {
        "blad": blad,
        "casus": blad.casus,
        "jeugdige": blad.casus.jeugdige,
        "formulier": formulier,
        "vandaag": timezone.localdate(),
        "herzieningen": [(blik, _in_woorden(blik.toelichting)) for blik in blad.herzieningen],
    }
    return render(request, "matching/casuskloof.html", gegevens, status=status)
