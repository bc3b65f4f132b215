"""Sets the letter about a decision: what was decided, why, for how long, and what one can do who does not agree."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from zorglandschap.apps.casus.queries import Brief, Toewijzingregel
from zorglandschap.core.begrippen.besluitwoorden import Beschikkingsoort
from zorglandschap.web.vormgeving.pdf import Alinea, Briefhoofd, Deel, Feiten, Kop, Stuk
from zorglandschap.web.vormgeving.woorden import datum, getal, vertaal

_S = Beschikkingsoort


def maak_brief(brief: Brief) -> Stuk:
    """The letter as a document; call it with the language of the letter switched on."""
    beschikking = brief.besluit.beschikking
    titel = _("Bepaling over jeugdhulp") if brief.besluit.is_bepaling else _("Besluit over jeugdhulp")
    return Stuk(
        titel=titel,
        delen=tuple(_delen(brief)),
        briefhoofd=Briefhoofd(
            afzender=brief.afzender,
            afzenderregels=(brief.contact, *_telefoon(brief)),
            ontvanger=_ontvanger(brief),
            plaats="" if brief.adres_is_geheim else brief.jeugdige.gemeente.naam,
            datum=beschikking.genomen_op,
            kenmerk=beschikking.nummer,
        ),
        voettekst=f"{titel} · {beschikking.nummer}",
        op=beschikking.genomen_op,
    )


def _telefoon(brief: Brief) -> tuple[str, ...]:
    """The number of the local team, and when somebody answers."""
    team = brief.bereikbaar
    return (_("Telefoon %(nummer)s (%(open)s)") % {"nummer": team.telefoon, "open": team.open},) if team else ()


def _ontvanger(brief: Brief) -> tuple[str, ...]:
    """Names only: the house keeps no street, and a secret address stays out altogether."""
    if brief.adres_is_geheim:
        return (*brief.ontvangers, _("(adres afgeschermd: de contactpersoon zorgt dat de brief aankomt)"))
    return (*brief.ontvangers, brief.jeugdige.gemeente.naam)


def _delen(brief: Brief) -> Iterator[Deel]:
    yield Alinea(_aanhef(brief))
    yield Alinea(_besluit_in_een_zin(brief))
    if brief.besluit.beschikking.vervangt_id and brief.besluit.beschikking.soort == _S.TOEKENNING:
        yield Alinea(_("Het besluit met kenmerk %(oud)s geldt dan niet meer.") % {"oud": _oud(brief)})
    for nummer, toewijzing in enumerate(brief.besluit.toewijzingen, start=1):
        yield Kop(_("De hulp") if nummer == 1 else _("En ook deze hulp"), 2)
        yield Feiten(tuple(_hulp(brief, toewijzing)))
    yield Kop(_("Waarom"))
    yield Alinea(brief.besluit.beschikking.motivering)
    yield Kop(_("Wettelijke grond"))
    yield Alinea(_("%(grond)s.") % {"grond": _hoofdletter(vertaal(brief.besluit.beschikking.grond))})
    yield Kop(_("Niet mee eens?"))
    yield from (Alinea(regel) for regel in (*brief.tekst.oneens, *brief.tekst.hulp))
    yield Alinea(f"{_groet(brief)}\n\n{brief.tekst.ondertekening}\n{brief.contact}")


def _aanhef(brief: Brief) -> str:
    naam = brief.jeugdige.voornaam
    if brief.aan_jeugdige:
        return _("Beste %(naam)s,") % {"naam": naam}
    aanhef = _("Beste ouders of verzorgers van %(naam)s,") % {"naam": naam}
    if not brief.jeugdige_leest_mee:
        return aanhef
    return "\n\n".join(
        (
            _("Beste ouders of verzorgers van %(naam)s, beste %(naam)s,") % {"naam": naam},
            _("Deze brief is ook voor %(naam)s. Lees hem samen.") % {"naam": naam},
        )
    )


def _besluit_in_een_zin(brief: Brief) -> str:
    soort, naam = _S(brief.besluit.beschikking.soort), brief.jeugdige.voornaam
    if brief.aan_jeugdige:
        zinnen = {
            _S.TOEKENNING: _("Je krijgt jeugdhulp. Hieronder staat welke hulp, van wie en hoe lang."),
            _S.AFWIJZING: _("Je krijgt geen jeugdhulp via dit besluit. Hieronder staat waarom, en wat je kunt doen."),
            _S.BEEINDIGING: _("De hulp uit het besluit met kenmerk %(oud)s stopt op %(dag)s. Hieronder staat waarom."),
        }
    else:
        zinnen = {
            _S.TOEKENNING: _("%(naam)s krijgt jeugdhulp. Hieronder staat welke hulp, van wie en hoe lang."),
            _S.AFWIJZING: _(
                "%(naam)s krijgt geen jeugdhulp via dit besluit. Hieronder staat waarom, en wat u kunt doen."
            ),
            _S.BEEINDIGING: _("De hulp uit het besluit met kenmerk %(oud)s stopt op %(dag)s. Hieronder staat waarom."),
        }
    return zinnen[soort] % {"naam": naam, "oud": _oud(brief), "dag": datum(brief.stopt_op)}


def _oud(brief: Brief) -> str:
    vervangt = brief.besluit.beschikking.vervangt
    return vervangt.nummer if vervangt else ""


def _hulp(brief: Brief, regel: Toewijzingregel) -> Iterator[tuple[str, str]]:
    toewijzing = regel.toewijzing
    yield _("Soort hulp"), _hoofdletter(vertaal(toewijzing.hulpvorm))
    if brief.aan_jeugdige or not brief.adres_is_geheim:  # its name could tell a parent where the child is
        yield _("Aanbieder"), toewijzing.aanbieder.naam
    yield _("Periode"), _periode(regel)
    if toewijzing.omvang:
        yield _("Hoeveel"), f"{getal(toewijzing.omvang)} {vertaal(toewijzing.eenheid)} {vertaal(toewijzing.frequentie)}"
    product = f"{toewijzing.categorie} {vertaal(regel.categorienaam)}"
    yield _("Product"), f"{product}, {toewijzing.product}" if toewijzing.product else product
    yield _("Nummer"), toewijzing.nummer


def _periode(regel: Toewijzingregel) -> str:
    """As it was decided: what ended the help later stands in the later letter."""
    begin, einde = datum(regel.toewijzing.van), regel.afgesproken_tot_en_met
    if einde is None:
        return _("vanaf %(begin)s, zonder vaste einddatum") % {"begin": begin}
    return _("%(begin)s tot en met %(einde)s") % {"begin": begin, "einde": datum(einde)}


def _groet(brief: Brief) -> str:
    return _("Groeten,") if brief.aan_jeugdige else _("Met vriendelijke groet,")


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]
