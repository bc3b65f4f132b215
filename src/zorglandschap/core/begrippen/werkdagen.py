"""Working days: Monday to Friday without the Dutch holidays; the only door to the library of holidays.

Which days are holidays follows the Algemene termijnenwet, article 3: New Year's Day, Easter Monday, Ascension Day,
Whit Monday, both days of Christmas, King's Day and the fifth of May (every year, not only each fifth one), and Good
Friday, which that law puts on a par with them. A term that ends on a day off is not moved to the next working day,
although the same law often allows it: who waits for help is better off with the earlier day.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

import holidays

ZATERDAG = 5
DAG = timedelta(days=1)
SOORTEN = ("public", "optional")  # the library calls Good Friday and the yearly fifth of May optional


@lru_cache(maxsize=256)
def feestdagen(jaar: int) -> frozenset[date]:
    """The Dutch holidays of a year, those on a weekend included."""
    return frozenset(holidays.country_holidays("NL", years=jaar, categories=SOORTEN))


def is_werkdag(dag: date) -> bool:
    """True from Monday to Friday, except on a holiday."""
    return dag.weekday() < ZATERDAG and dag not in feestdagen(dag.year)


def plus_werkdagen(dag: date, aantal: int) -> date:
    """The day on which ``aantal`` working days have passed since ``dag``; the day itself does not count.

    Zero gives the day itself, also when it is a day off. A negative number counts back.
    """
    stap = DAG if aantal >= 0 else -DAG
    for _ in range(abs(aantal)):
        dag += stap
        while not is_werkdag(dag):
            dag += stap
    return dag


def werkdagen_tussen(van: date, tot: date) -> int:
    """The number of working days after ``van`` up to and including ``tot``; negative when ``tot`` comes first."""
    if tot < van:
        return -werkdagen_tussen(tot, van)
    return sum(is_werkdag(van + n * DAG) for n in range(1, (tot - van).days + 1))
