"""`passerelle_figures`: whose each figure is, of when, and which figure it is a part of.

`parts` finds the whole of a part, `owners` and `places` who and where, `periods` when; the component adds the
relations HAS_FIGURE, IN_PERIOD and AMOUNT_PART_OF to those of the document.
"""

from pipeline.language.figures.component import Figures, find_figures, make_figures

__all__ = ["Figures", "find_figures", "make_figures"]
