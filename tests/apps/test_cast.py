"""The people every test knows can be stored."""

from tests.cast import Cast


def test_everybody_of_the_cast_is_there(cast: Cast) -> None:
    assert cast.casus_noor.regisseur_id == cast.joris.medewerker_id
    assert cast.casus_sami.team_id == cast.team_almere.pk
