"""Log lines as JSON on standard output, one per event, without personal data: for machines and for the operator.

Who read or changed what of a child is not here but in the logbook (apps/logboek).
"""

from __future__ import annotations

import re
import sys
import traceback
from types import TracebackType
from typing import Any

import structlog
from structlog.typing import EventDict, WrappedLogger

from zorglandschap.core.begrippen.bsn import elfproef

NEGEN_CIJFERS = re.compile(r"(?<!\d)\d{9}(?!\d)")
ADRES = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
VERBORGEN = "•••"


def instellingen(niveau: str) -> dict[str, Any]:
    """Configure structlog, and return ``LOGGING`` for everything that logs through the standard library."""
    structlog.configure(
        processors=[*_VOORAF, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": _VOORAF,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.JSONRenderer(ensure_ascii=False),
                ],
                "use_get_message": True,
            }
        },
        "handlers": {"uit": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "json"}},
        "root": {"handlers": ["uit"], "level": niveau},
        "loggers": {
            "django": {"handlers": [], "level": niveau, "propagate": True},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        },
    }


def zonder_persoon(_logger: WrappedLogger, _methode: str, regel: EventDict) -> EventDict:
    """Cover BSNs and e-mail addresses wherever they slipped in."""
    return {sleutel: _bedek(waarde) for sleutel, waarde in regel.items()}


def fout_zonder_inhoud(_logger: WrappedLogger, _methode: str, regel: EventDict) -> EventDict:
    """Replace an exception by its kind and its places; the message may quote what somebody typed."""
    gegeven = regel.pop("exc_info", None)
    if gegeven is True:
        gegeven = sys.exc_info()
    fout = gegeven[1] if isinstance(gegeven, tuple) else gegeven
    if isinstance(fout, BaseException):
        regel["fout"] = {"soort": type(fout).__qualname__, "plaatsen": _plaatsen(fout.__traceback__)}
    return regel


def _plaatsen(spoor: TracebackType | None) -> list[str]:
    return [f"{deel.filename}:{deel.lineno} {deel.name}" for deel in traceback.extract_tb(spoor)]


def _bedek(waarde: Any) -> Any:
    if not isinstance(waarde, str):
        return waarde
    zonder_bsn = NEGEN_CIJFERS.sub(lambda m: VERBORGEN if elfproef(m.group()) else m.group(), waarde)
    return ADRES.sub(VERBORGEN, zonder_bsn)


_VOORAF: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.stdlib.PositionalArgumentsFormatter(),
    fout_zonder_inhoud,
    zonder_persoon,
]
