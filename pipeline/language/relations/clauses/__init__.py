"""Who is subject and who is object of a verb, in deep terms: « un projet financé par X » has subject X.

The parse is asked first; where it is silent or points outside the names, the order of the words decides
within the clause. Every answer says how it was found, so that confidence can tell a parsed subject from a
near name.
"""

from pipeline.language.relations.clauses.clause import Clause
from pipeline.language.relations.clauses.fitting import Found
from pipeline.language.relations.clauses.forms import is_clause_verb, is_opener, is_participle
from pipeline.language.relations.clauses.shape import opens_list

__all__ = ["Clause", "Found", "is_clause_verb", "is_opener", "is_participle", "opens_list"]
