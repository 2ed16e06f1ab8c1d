"""Labelled lines: « Bailleur : Union européenne », « Où ? À Dakar », « Partenaires – OIM, UNICEF ».

A sheet is about the programme, event or body that its last heading names, else the first one of the document.
`reader` goes through the lines; `page` holds their names and what they share, `labels` the rules of a label,
`entries` the events that a line announces, `agendas` who speaks when, `headings` what the next lines are
about.
"""

from pipeline.language.relations.sheets.reader import claim_sheets

__all__ = ["claim_sheets"]
