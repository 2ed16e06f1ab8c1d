"""`passerelle_relations`: who does what with whom, from the parse and the rules of `patterns/relations/`.

`component` reads a document as a `scene` (names and the phrases around them as single pieces) and lets each
kind of rule add to the `claims`: `triggers` with `verbs` and `nouns`, which read who does what from
`clauses`; `phrases`; `adjuncts` (places, dates, company); `outposts`; `sheets` (labelled lines);
`budgets` (rows with amounts); `names`; `joint`; `attendance`. Then `status` and `timing` say what is planned
or denied, `confidence` how sure it is.
"""

from pipeline.language.relations.component import Relations, make_relations
from pipeline.language.relations.status import status_of

__all__ = ["Relations", "make_relations", "status_of"]
