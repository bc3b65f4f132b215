"""Clusters of gemeenten that can share crisis places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zorglandschap.core.matching.reikwijdte import Gemeentepunt, afstand_km, maak_clusters

GRAAD_KM = 111.195  # one degree of latitude


def _rij(*kms: float) -> list[Gemeentepunt]:
    """Gemeenten on one line, so many km from its beginning."""
    return [Gemeentepunt(n, 52.0 + km / GRAAD_KM, 5.5) for n, km in enumerate(kms, 1)]


def test_neighbours_share_a_cluster_and_who_is_far_off_stands_alone() -> None:
    assert maak_clusters(_rij(0, 10, 90), 25) == ((1, 2), (3,))
    assert maak_clusters(_rij(), 25) == ()


def test_a_chain_of_neighbours_is_no_cluster() -> None:
    # each is 20 km from the next, the ends are 60 km apart: the nearest pairs first, never the whole line
    assert maak_clusters(_rij(0, 20, 40, 60), 25) == ((1, 2), (3, 4))


def test_the_nearest_come_together_first_whatever_the_order() -> None:
    punten = _rij(0, 18, 28)
    assert maak_clusters(punten, 25) == maak_clusters(punten[::-1], 25) == ((1,), (2, 3))


def test_without_reach_every_gemeente_stands_alone_and_less_is_refused() -> None:
    assert maak_clusters(_rij(0, 1), 0) == ((1,), (2,))
    with pytest.raises(ValueError, match="nul of meer"):
        maak_clusters(_rij(0), -1)


@given(st.lists(st.floats(0, 200), min_size=1, max_size=7), st.floats(0, 80))
def test_every_gemeente_is_in_one_cluster_and_within_reach_of_all_of_it(kms: list[float], km: float) -> None:
    punten = {p.nummer: p for p in _rij(*kms)}
    uit = maak_clusters(punten.values(), km)
    assert sorted(n for c in uit for n in c) == sorted(punten)
    for cluster in uit:
        for a in cluster:
            assert all(afstand_km(punten[a], punten[b].breedte, punten[b].lengte) <= km + 1e-6 for b in cluster)
