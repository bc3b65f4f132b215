"""The table of doors: every address of the house, and who of the cast gets in. Used by ``test_deuren.py``."""

from __future__ import annotations

from dataclasses import dataclass, field

IEDEREEN = frozenset({"joris", "mila", "femke", "bram", "aisha", "pieter", "tom", "eva", "noor"})
NIEMAND: frozenset[str] = frozenset()
TOEGANG = frozenset({"joris", "mila", "bram"})  # jeugdconsulenten, each for the own gemeente
VAKMENSEN = frozenset({"joris", "mila", "femke", "bram", "aisha"})
CIJFERS = VAKMENSEN | {"pieter", "tom"}  # figures of the region, without names
VOORUIT = frozenset({"pieter", "tom"})  # a forecast tells how full forms are
TEAM = frozenset({"joris", "mila", "femke"})
REGIE = frozenset({"joris"})
BEHEER = frozenset({"eva"})
TAFEL = frozenset({"pieter"})
BINNEN = frozenset({200, 302, 400, 409})


@dataclass(frozen=True)
class Deur:
    """Who gets in, and what the others get."""

    wie: frozenset[str]
    methode: str = "get"
    buiten: int = 302
    dicht: int = 404
    gegevens: dict[str, str] = field(default_factory=dict)  # what is sent along, for doors behind a form


def openbaar(methode: str = "get") -> Deur:
    """For everybody, signed in or not."""
    return Deur(IEDEREEN, methode, buiten=200)


def met(wie: frozenset[str], **gegevens: str) -> Deur:
    """A page that asks for more than its address."""
    return Deur(wie, gegevens=gegevens)


def post(wie: frozenset[str], **gegevens: str) -> Deur:
    """A door that only takes forms; a visitor gets the typed text back (401)."""
    return Deur(wie, "post", buiten=401, gegevens=gegevens)


GESLOTEN = Deur(NIEMAND, buiten=404)
AANGEMELD = Deur(IEDEREEN)

DEUREN: dict[str, Deur] = {
    # the front
    "": openbaar(),
    "regels/": openbaar(),
    "privacy/": openbaar(),
    "toegankelijkheid/": openbaar(),
    "gezond/": openbaar(),
    "vormgeving/": openbaar(),
    "taal/setlang/": Deur(IEDEREEN, "post", buiten=302),
    # signing in
    "account/login/": openbaar(),
    "account/logout/": AANGEMELD,
    "account/inactive/": openbaar(),
    "account/reauthenticate/": AANGEMELD,
    "account/password/change/": AANGEMELD,
    "account/password/reset/": openbaar(),
    "account/password/reset/done/": openbaar(),
    "account/password/reset/key/done/": openbaar(),
    "account/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": openbaar(),
    "account/2fa/": AANGEMELD,
    "account/2fa/authenticate/": AANGEMELD,
    "account/2fa/reauthenticate/": AANGEMELD,
    "account/2fa/totp/activate/": AANGEMELD,
    "account/2fa/totp/deactivate/": Deur(NIEMAND),
    "account/2fa/recovery-codes/": Deur(NIEMAND),
    "account/2fa/recovery-codes/generate/": AANGEMELD,
    "account/2fa/recovery-codes/download/": Deur(NIEMAND),
    "account/2fa/webauthn/": AANGEMELD,
    "account/2fa/webauthn/add/": AANGEMELD,
    "account/2fa/webauthn/reauthenticate/": AANGEMELD,
    "account/2fa/webauthn/keys/<int:pk>/remove/": AANGEMELD,
    "account/3rdparty/login/cancelled/": openbaar(),
    "account/3rdparty/login/error/": Deur(NIEMAND, buiten=401, dicht=401),
    "account/oidc/^(?P<provider_id>[^/]+)/login/": GESLOTEN,
    "account/oidc/^(?P<provider_id>[^/]+)/login/callback/": GESLOTEN,
    # pages of allauth that this house does not have
    **dict.fromkeys(
        (
            "account/signup/",
            "account/email/",
            "account/confirm-email/",
            "account/^confirm-email/(?P<key>[-:\\w]+)/$",
            "account/password/set/",
            "account/login/code/confirm/",
            "account/3rdparty/",
            "account/3rdparty/signup/",
            "account/social/login/cancelled/",
            "account/social/login/error/",
            "account/social/signup/",
            "account/social/connections/",
            "account/2fa/webauthn/keys/<int:pk>/edit/",
            "^account/(?:social/|confirm-email/|2fa/webauthn/keys/\\d+/edit/)",
        ),
        GESLOTEN,
    ),
    # the work on a casus
    "werk/": Deur(VAKMENSEN),
    "werk/team/": Deur(frozenset({"joris", "mila", "femke", "bram"})),
    "hulpvraag/nieuw/": Deur(TOEGANG),
    "hulpvraag/nieuw/gezin/": Deur(TOEGANG),
    "hulpvraag/nieuw/kladje/<slug:formulier>/": post(TOEGANG, vraag="x"),
    "hulpvraag/nieuw/kladje/<slug:formulier>/weg/": post(TOEGANG),
    "hulpvraag/nieuw/<uuid:jeugdige>/": Deur(frozenset({"joris", "mila"})),
    "casus/<uuid:sleutel>/": Deur(TEAM),
    "casus/<uuid:sleutel>/tijdlijn/": Deur(TEAM),
    "casus/<uuid:sleutel>/termijn/": post(REGIE, soort="gesprek met de eigen mentor (JIM)", uiterlijk="{vandaag}"),
    "casus/zoek/": Deur(VAKMENSEN),
    "casus/<uuid:sleutel>/vraag/": Deur(TEAM),
    "casus/<uuid:sleutel>/inzage/": Deur(REGIE),
    "casus/<uuid:sleutel>/inzagen/": Deur(REGIE),
    "noodinzage/": Deur(NIEMAND),  # the privacyfunctionaris: tests/web/casus/test_nood.py
    "noodinzage/open/": Deur(frozenset({"joris", "mila", "femke", "bram"})),
    "noodinzage/<uuid:sleutel>/oordeel/": Deur(NIEMAND, "post", buiten=401),
    "samenvoegen/": Deur(TOEGANG),
    "samenvoegen/<uuid:sleutel>/": Deur(NIEMAND),  # the key of a proposal: tests/web/casus/test_samenvoegen.py
    "casus/<uuid:sleutel>/verwijs/": post(REGIE),
    "casus/<uuid:sleutel>/crisis/": Deur(REGIE),
    "casus/<uuid:sleutel>/jim/": Deur(REGIE),
    "casus/<uuid:sleutel>/sluit/": Deur(REGIE),
    "casus/<uuid:sleutel>/crisis/voorbij/": Deur(REGIE),
    "casus/<uuid:sleutel>/nazorg/": Deur(REGIE),
    "casus/<uuid:sleutel>/hulp/": Deur(TEAM),
    "casus/<uuid:sleutel>/hulp/overdragen/": Deur(frozenset({"joris", "mila"})),
    "casus/<uuid:sleutel>/hulp/overnemen/": Deur(frozenset({"joris", "mila"})),
    "casus/<uuid:sleutel>/hulp/betrekken/": Deur(REGIE),
    "casus/<uuid:sleutel>/hulp/stop/<int:traject>/": Deur(REGIE),
    "casus/<uuid:sleutel>/hulp/thuis/": Deur(REGIE),
    "casus/<uuid:sleutel>/hulp/vervolg/": Deur(REGIE),
    "casus/<uuid:sleutel>/hulp/vervolg/intrekken/": Deur(REGIE),
    "casus/<uuid:sleutel>/hulp/stap/": post(REGIE, sleutel="x", op=""),
    "casus/<uuid:sleutel>/gezin/": Deur(TEAM),
    "casus/<uuid:sleutel>/gezin/geslacht/": Deur(REGIE),
    "casus/<uuid:sleutel>/gezin/persoon/": Deur(REGIE),
    "casus/<uuid:sleutel>/gezin/persoon/<int:lid>/": Deur(REGIE),
    "casus/<uuid:sleutel>/gezin/persoon/<int:lid>/einde/": Deur(REGIE),
    "casus/<uuid:sleutel>/hulp/verhuizen/": Deur(REGIE),
    "casus/<uuid:sleutel>/hulp/verhuizen/<int:antwoord>/intrekken/": Deur(REGIE),
    "casus/<uuid:sleutel>/gezin/toestemming/": Deur(REGIE),
    "casus/<uuid:sleutel>/gezin/toestemming/<int:toestemming>/intrekken/": Deur(REGIE),
    "casus/<uuid:sleutel>/gezin/delen/": Deur(REGIE),
    "casus/<uuid:sleutel>/gezin/afscherming/": Deur(REGIE),
    "casus/<uuid:sleutel>/gezin/onveilig/": Deur(REGIE),  # and who of the GI or the experts is named in the case
    "casus/<uuid:sleutel>/gezin/onveilig/<int:rij>/weer/": Deur(REGIE),
    "casus/<uuid:sleutel>/gezin/portaal/<int:account>/": Deur(REGIE),
    "casus/<uuid:sleutel>/analyse/": Deur(TEAM),
    "casus/<uuid:sleutel>/kladje/<slug:formulier>/": post(REGIE, wat="x"),
    "casus/<uuid:sleutel>/kladje/<slug:formulier>/weg/": post(REGIE),
    "casus/<uuid:sleutel>/analyse/kladje/": post(REGIE, veld="kind", tekst="x", basisversie="0"),
    "casus/<uuid:sleutel>/analyse/botsing/": post(REGIE),
    "casus/<uuid:sleutel>/analyse/versies/": Deur(TEAM),
    "casus/<uuid:sleutel>/analyse/pdf/": Deur(TEAM),
    "casus/<uuid:sleutel>/besluiten/": Deur(TEAM),
    "casus/<uuid:sleutel>/besluiten/nieuw/": Deur(REGIE),
    "casus/<uuid:sleutel>/besluiten/<uuid:besluit>/brief/": Deur(TEAM),
    "casus/<uuid:sleutel>/besluiten/maatregel/": Deur(REGIE),
    "casus/<uuid:sleutel>/besluiten/maatregel/<int:maatregel>/einde/": Deur(REGIE),
    "casus/<uuid:sleutel>/besluiten/maatregel/<int:maatregel>/opname/": Deur(REGIE),
    "casus/<uuid:sleutel>/besluiten/maatregel/<int:maatregel>/instemming/": Deur(REGIE),
    "casus/<uuid:sleutel>/besluiten/verzoek/": Deur(REGIE),
    "casus/<uuid:sleutel>/besluiten/verzoek/<int:verzoek>/": Deur(REGIE),
    "casus/<uuid:sleutel>/plan/": Deur(TEAM),
    "casus/<uuid:sleutel>/plan/zorg/": post(REGIE),
    "casus/<uuid:sleutel>/plan/schrijf/": Deur(REGIE),
    "casus/<uuid:sleutel>/plan/versie/<int:versie>/": Deur(TEAM),
    "casus/<uuid:sleutel>/plan/papier/": Deur(TEAM),
    "casus/<uuid:sleutel>/plan/gezin/": Deur(TEAM),
    "casus/<uuid:sleutel>/plan/gezin/papier/": Deur(TEAM),
    "casus/<uuid:sleutel>/plan/doel/": Deur(REGIE),
    "casus/<uuid:sleutel>/plan/doel/<uuid:doel>/": Deur(TEAM),
    "casus/<uuid:sleutel>/plan/evaluatie/": Deur(REGIE),
    "casus/<uuid:sleutel>/plan/afschalen/": Deur(REGIE),
    "casus/<uuid:sleutel>/plan/afschalen/<uuid:moment>/": Deur(REGIE),
    "casus/<uuid:sleutel>/plan/afschalen/<uuid:moment>/gedaan/": Deur(REGIE),
    "casus/<uuid:sleutel>/toekomst/": Deur(TEAM),
    "casus/<uuid:sleutel>/advies/": Deur(REGIE),
    "casus/<uuid:sleutel>/advies/kladje/": post(REGIE, veld="motivering", tekst="x"),
    "casus/<uuid:sleutel>/plekken/": Deur(REGIE),
    "casus/<uuid:sleutel>/plekken/vraag/": met(REGIE, aanbod="{aanbod}", start="{vandaag}"),
    "casus/<uuid:sleutel>/plekken/vergelijken/": met(REGIE, aanbod="{aanbod}", start="{vandaag}"),
    "casus/<uuid:sleutel>/plekken/intrekken/": post(REGIE),
    "casus/<uuid:sleutel>/ambulant/": Deur(REGIE),
    "casus/<uuid:sleutel>/plekken/kies/": post(REGIE, voorstel="{voorstel}"),
    "casus/<uuid:sleutel>/plekken/gevolg/": post(REGIE, voorstel="{voorstel}", toelichting="x"),
    "casus/<uuid:sleutel>/plekken/geen/": Deur(REGIE),
    "casus/<uuid:sleutel>/kennismaken/": Deur(REGIE),
    "casus/<uuid:sleutel>/weigeringen/": Deur(REGIE),  # and the gedragsdeskundige of the case
    "casus/<uuid:sleutel>/wachten/": Deur(TEAM),
    # nobody of the cast sits at the table of experts: tests/web/matching/test_weigeringen.py
    "experttafel/": Deur(NIEMAND),
    "experttafel/<uuid:sleutel>/": Deur(NIEMAND),
    # the key of a question: tests/web/matching/test_tegenspraak.py
    "tegenspraak/<uuid:sleutel>/": Deur(NIEMAND),
    "tafel/": Deur(TAFEL),
    "tafel/plan/": post(TAFEL),
    "tafel/cijfers/": Deur(CIJFERS),
    # the key of a plan: tests/web/matching/test_tafel.py
    "tafel/<uuid:sleutel>/<int:nummer>/": Deur(NIEMAND),
    "tafel/<uuid:sleutel>/<int:nummer>/watals/": Deur(NIEMAND),
    "tafel/<uuid:sleutel>/<int:nummer>/besluit/": Deur(NIEMAND, "post", buiten=401),
    "wachtlijst/": Deur(CIJFERS),
    "casus/<uuid:sleutel>/kloof/": Deur(TEAM),
    "kloof/": Deur(CIJFERS),
    "bouwkansen/": Deur(CIJFERS),
    "bouwkansen/cijfers.csv": Deur(CIJFERS),
    "kloof/cijfers.csv": Deur(CIJFERS),
    # looking ahead
    "simulatie/": Deur(VOORUIT),
    "simulatie/cijfers.csv": Deur(VOORUIT),
    "simulatie/doorrekenen/": post(frozenset({"tom"})),
    "simulatie/doorrekening/<uuid:sleutel>/": Deur(NIEMAND),
    "simulatie/doorrekening/<uuid:sleutel>/cijfers.csv": Deur(NIEMAND),
    "simulatie/doorrekening/<uuid:sleutel>/stop/": Deur(NIEMAND, "post", buiten=401),
    # scenarios; the key of one that somebody made: tests/web/simulatie/test_scenario_maken.py
    "simulatie/doorrekeningen/": Deur(VOORUIT),
    "simulatie/doorrekeningen/nieuw/": Deur(frozenset({"tom"})),
    "simulatie/scenarios/": Deur(VOORUIT),
    "simulatie/scenarios/nieuw/": Deur(frozenset({"tom"})),
    "simulatie/scenarios/bestand/": Deur(frozenset({"tom"})),
    "simulatie/scenarios/scenario.schema.json": Deur(VOORUIT),
    "simulatie/scenarios/<slug:scenario>/": Deur(VOORUIT),
    "simulatie/scenarios/<slug:scenario>/scenario.json": Deur(VOORUIT),
    "simulatie/scenarios/<uuid:sleutel>/wijzig/": Deur(NIEMAND),
    "simulatie/scenarios/<uuid:sleutel>/weg/": Deur(NIEMAND),
    # providers
    "aanbod/": Deur(frozenset({"aisha"})),
    "aanbod/bevestig/": post(frozenset({"aisha"}), aanbod="{aanbod}"),
    "aanbod/verzoek/<uuid:sleutel>/": Deur(frozenset({"aisha"})),
    **dict.fromkeys((f"aanbod/{p}/" for p in ("week", "nieuw", "locatie", "bestand")), Deur(frozenset({"aisha"}))),
    **dict.fromkeys((f"aanbod/bestand/{p}/" for p in ("plekken", "locaties")), Deur(frozenset({"aisha"}))),
    **dict.fromkeys(
        (f"aanbod/bestand/{p}.csv" for p in ("plekken", "voorbeeld", "locaties")), Deur(frozenset({"aisha"}))
    ),
    **dict.fromkeys(("aanbod/locaties/", "aanbod/locaties/<int:locatie>/"), Deur(frozenset({"aisha"}))),
    "aanbod/crisiscontact/": Deur(frozenset({"aisha"})),
    "aanbod/bestand/aanbod.csv": Deur(frozenset({"aisha"})),
    **dict.fromkeys(("aanbod/koppelingen/", "aanbod/koppelingen/nieuw/"), Deur(frozenset({"aisha"}))),
    "aanbod/koppelingen/<int:koppeling>/intrekken/": post(frozenset({"aisha"})),
    **{f"aanbod/<int:aanbod>/{p}": Deur(frozenset({"aisha"})) for p in ("", "wijzig/", "sluit/", "kwaliteit/")},
    **{f"aanbod/<int:aanbod>/{p}/": post(frozenset({"aisha"})) for p in ("buiten", "aanwezig")},
    "aanbod/<int:aanbod>/buiten/<int:uitval>/terug/": post(frozenset({"aisha"})),
    # figures
    "landschap/": Deur(CIJFERS),
    "simulatie/betrouwbaarheid/": Deur(VOORUIT),
    "simulatie/plan/": Deur(VOORUIT),
    "simulatie/plan/<uuid:sleutel>/": Deur(NIEMAND),
    "simulatie/plan/<uuid:sleutel>/stop/": Deur(NIEMAND, "post", buiten=401),
    "simulatie/plan/<uuid:sleutel>/scenario/": Deur(NIEMAND, "post", buiten=401),
    "simulatie/doorrekening/<uuid:sleutel>/rapport.pdf": Deur(NIEMAND),
    "landschap/cijfers.csv": Deur(CIJFERS),
    "api/v1/openapi.json": openbaar(),
    "api/v1/indicatoren": Deur(CIJFERS, buiten=401),
    "api/v1/indicatoren/<sleutel>": Deur(CIJFERS, buiten=401),
    **dict.fromkeys(
        (f"api/v1/aanbod{p}" for p in ("", "/plekken", "/locaties")), Deur(frozenset({"aisha"}), buiten=401)
    ),
    "api/v1/verdeling": Deur(TAFEL, buiten=401),
    "api/v1/verdeling/reken": post(TAFEL),
    "api/v1/rangschik": post(TOEGANG | TAFEL),
    "api/v1/": GESLOTEN,
    # the youth
    "mijn/": Deur(frozenset({"noor"})),
    "mijn/verhaal/": post(frozenset({"noor"})),
    "mijn/wens/": post(frozenset({"noor"})),
    "mijn/analyse/": Deur(frozenset({"noor"})),
    "mijn/kladje/": post(frozenset({"noor"}), veld="tekst", tekst="x", basisversie="0"),
    # functional management
    "beheer/": Deur(BEHEER),
    "beheer/accounts/": Deur(BEHEER),
    "beheer/accounts/<int:nummer>/": Deur(BEHEER),
    "beheer/accounts/<int:nummer>/sluiten/": post(BEHEER, reden="x"),
    "beheer/accounts/<int:nummer>/heropenen/": post(BEHEER, reden="x"),
    "beheer/accounts/<int:nummer>/einddatum/": post(BEHEER, geldig_tot=""),
    "beheer/koppelingen/": Deur(BEHEER),
    "beheer/koppelingen/<int:koppeling>/intrekken/": post(BEHEER),
    "beheer/contracten/": Deur(BEHEER),
    "beheer/contracten/<int:contractnummer>/": Deur(BEHEER),
    "beheer/normen/": Deur(BEHEER),
}
