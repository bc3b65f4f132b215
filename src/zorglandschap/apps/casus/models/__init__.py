"""The child and the family, the case and its steps, and every traject of help."""

from zorglandschap.apps.casus.models.analyse import AnalyseTekst, Factor, Kladje, VerklarendeAnalyse
from zorglandschap.apps.casus.models.gezin import Gezin, Gezinslid, Jeugdige, Portaaltoegang
from zorglandschap.apps.casus.models.traject import Afloop, DreigendeUithuisplaatsing, Maatregel, Traject
from zorglandschap.apps.casus.models.verloop import Casus, CasusStap, Hulpvraag, Jim

__all__ = [
    "Afloop",
    "AnalyseTekst",
    "Casus",
    "CasusStap",
    "DreigendeUithuisplaatsing",
    "Factor",
    "Gezin",
    "Gezinslid",
    "Hulpvraag",
    "Jeugdige",
    "Jim",
    "Kladje",
    "Maatregel",
    "Portaaltoegang",
    "Traject",
    "VerklarendeAnalyse",
]
