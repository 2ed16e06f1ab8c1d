"""`passerelle_figures`: whose each figure is, of when, and which figure it is a part of.

`scenery` sets the figures among the names of a document; `parts` finds the whole of a part, `roles`,
`places` and `owners` who has a figure and where, `periods` when. The component adds the relations HAS_FIGURE,
IN_PERIOD and AMOUNT_PART_OF to those of the document.
"""

from pipeline.language.figures.component import Figures, find_figures, make_figures

__all__ = ["Figures", "find_figures", "make_figures"]
