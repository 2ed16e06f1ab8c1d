"""Adjuncts of a clause: places and dates of events and programmes, company and means of bodies.

`reader` hands every name to the reader of its kind (`dates`, `places`, `bodies`); they share `owners`,
which finds what an adjunct goes with.
"""

from pipeline.language.relations.adjuncts.dates import find_start, is_dateline
from pipeline.language.relations.adjuncts.owners import programme_before
from pipeline.language.relations.adjuncts.reader import claim_adjuncts

__all__ = ["claim_adjuncts", "find_start", "is_dateline", "programme_before"]
