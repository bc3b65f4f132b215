"""The first accounts of an installation."""

from __future__ import annotations

import pytest

from tests.cast import VANDAAG, Cast
from zorglandschap.apps.fouten import Geweigerd
from zorglandschap.apps.logboek.models import Gebeurtenis
from zorglandschap.apps.organisaties.inrichten import maak_account
from zorglandschap.apps.organisaties.models import Gebruiker
from zorglandschap.apps.organisaties.queries import get_kijker
from zorglandschap.core.begrippen.codelijsten import Rol

GOED = {
    "email": "Els@zorglandschap.example",
    "naam": "Els de Boer",
    "rol": Rol.BEHEERDER,
    "organisatie": "Regio",
    "wachtwoord": "een-lange-zin-die-niemand-raadt",
}


def test_a_first_manager_can_be_made_and_signs_in(cast: Cast) -> None:
    gebruiker = maak_account(**GOED, vandaag=VANDAAG)
    assert gebruiker.email == "els@zorglandschap.example"
    assert gebruiker.check_password(GOED["wachtwoord"])
    kijker = get_kijker(gebruiker, op=VANDAAG)
    assert kijker is not None
    assert kijker.rol is Rol.BEHEERDER
    assert Gebeurtenis.objects.filter(soort="account", object_id=str(gebruiker.pk), actie="C").count() == 1


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"organisatie": "Nergens"}, "geen organisatie"),
        ({"email": "joris@zorglandschap.example"}, "al een account"),
        ({"email": "geen adres"}, "Dit kan niet"),
        ({"wachtwoord": "kort"}, "Dit kan niet"),
        ({"rol": Rol.JEUGDIGE}, "hoort bij een casus"),
    ],
)
def test_a_wrong_account_is_refused_with_a_sentence(cast: Cast, anders: dict[str, object], zin: str) -> None:
    aantal = Gebruiker.objects.count()
    with pytest.raises(Geweigerd, match=zin):
        maak_account(**{**GOED, **anders}, vandaag=VANDAAG)
    assert Gebruiker.objects.count() == aantal
