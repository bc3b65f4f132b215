"""The only door to Dask: other machines that compute blocks of a simulation. Only numbers without persons are sent.

A scheduler carries out whatever it is sent, so outside this machine only over ``tls://`` with certificates of both.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any, cast
from urllib.parse import urlsplit

HIER = frozenset({"127.0.0.1", "::1", "localhost"})
CERTIFICATEN = {
    "tls_ca_file": "ZORGLANDSCHAP_CLUSTER_CA",
    "tls_client_cert": "ZORGLANDSCHAP_CLUSTER_CERTIFICAAT",
    "tls_client_key": "ZORGLANDSCHAP_CLUSTER_SLEUTEL",
}
WACHT = "10s"


class PloegFout(Exception):
    """The cluster cannot be used; ``str()`` says what to do."""


@contextmanager
def rekenploeg(adres: str) -> Iterator[Executor]:
    """An executor whose work is done by the cluster at ``adres``. Raises PloegFout."""
    certificaten = _certificaten(adres)
    try:
        from distributed import Client
        from distributed.security import Security
    except ImportError as fout:
        raise PloegFout("Voor --cluster is Dask nodig: installeer zorglandschap met ‘[cluster]’ erachter.") from fout
    logging.getLogger("distributed").setLevel(logging.WARNING)  # its import sets another level
    maak_klant, maak_slot = cast(Any, Client), cast(Any, Security)  # without types
    beveiligd = maak_slot(require_encryption=True, **certificaten) if certificaten else None
    try:
        klant = maak_klant(adres, security=beveiligd, timeout=WACHT, set_as_default=False)
    except (OSError, ValueError, TypeError) as fout:
        raise PloegFout(f"Het cluster op {adres} antwoordt niet. Kijk het adres en de certificaten na.") from fout
    with klant:
        yield cast(Executor, klant.get_executor())


def _certificaten(adres: str) -> dict[str, str]:
    """The files for ``tls://``; nothing for ``tcp://`` on this machine. Raises PloegFout for any other address."""
    delen = urlsplit(adres)
    if delen.scheme == "tcp" and delen.hostname in HIER:
        return {}
    if delen.scheme != "tls" or not delen.hostname:
        raise PloegFout(
            f"‘{adres}’ kan niet: gebruik tls://machine:poort. Alleen op deze machine zelf mag tcp://127.0.0.1:poort."
        )
    paden = {naam: os.environ.get(veld, "") for naam, veld in CERTIFICATEN.items()}
    mist = [CERTIFICATEN[naam] for naam, pad in paden.items() if not os.path.isfile(pad)]
    if mist:
        raise PloegFout(f"Voor tls:// zijn bestanden met certificaten nodig: zet {', '.join(mist)}.")
    return paden
