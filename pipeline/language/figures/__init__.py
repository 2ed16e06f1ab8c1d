"""`passerelle_figures`: whose each figure is, of when, and which figure it is a part of.

`scenery` sets the figures (`figure`) among the names and `lines` of a document. `parts`, with `sums`,
`shares` and what `wordings` tell, finds the whole of a part; `owners` asks `roles`, `money`, `places` and
`cells` who has a figure and where, `topics` where the sentence does not say; `periods` finds when. The
component adds the relations HAS_FIGURE, IN_PERIOD and AMOUNT_PART_OF to those of the document.
"""

from pipeline.language.figures.component import Figures, find_figures, make_figures

__all__ = ["Figures", "find_figures", "make_figures"]
