"""The words under a letter come from the region; a gemeente can have its own."""

from __future__ import annotations

import pytest

from zorglandschap.core.begrippen.brieftekst import lees_brieftekst

RUW = {
    "ondertekening": "Namens het college van %(gemeente)s,",
    "ondertekening_gi": "Namens %(gi)s,",
    "bezwaar": ["Binnen %(weken)s weken.", "Met een brief."],
    "bezwaar_je": ["Jij binnen %(weken)s weken."],
    "geschil": ["Naar de kinderrechter."],
    "geschil_je": "Jij naar de kinderrechter.",
    "hulp": ["Iemand helpt u."],
    "hulp_je": ["Iemand helpt je."],
    "gemeente": {"GM0184": {"hulp": ["Bel het lokale team van Urk."]}},
}
WAARDEN: dict[str, str | int] = {"gemeente": "Urk", "gi": "GI Midden", "weken": 6}


def test_a_decision_of_the_college_names_objection_and_its_term() -> None:
    tekst = lees_brieftekst(RUW, "GM0034", je=False, is_bepaling=False, waarden=WAARDEN)
    assert tekst.ondertekening == "Namens het college van Urk,"
    assert tekst.oneens == ("Binnen 6 weken.", "Met een brief.")
    assert tekst.hulp == ("Iemand helpt u.",)


def test_a_determination_of_the_gi_names_the_judge_and_speaks_to_the_youth() -> None:
    tekst = lees_brieftekst(RUW, "GM0034", je=True, is_bepaling=True, waarden=WAARDEN)
    assert (tekst.ondertekening, tekst.oneens) == ("Namens GI Midden,", ("Jij naar de kinderrechter.",))


def test_a_gemeente_has_its_own_words_and_keeps_the_rest() -> None:
    tekst = lees_brieftekst(RUW, "GM0184", je=False, is_bepaling=False, waarden=WAARDEN)
    assert tekst.hulp == ("Bel het lokale team van Urk.",)
    assert tekst.oneens[0] == "Binnen 6 weken."


def test_a_region_without_the_words_is_told_which_one_is_missing() -> None:
    with pytest.raises(KeyError, match="ondertekening"):
        lees_brieftekst(None, "GM0184", je=False, is_bepaling=False, waarden=WAARDEN)
