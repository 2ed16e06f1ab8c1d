"""`passerelle_learned`: relations that the rules miss, and how sure each is, from a small linear model."""

from pipeline.language.learned.component import Learned, explain_pair, make_learned, revise_relations

__all__ = ["Learned", "explain_pair", "make_learned", "revise_relations"]
