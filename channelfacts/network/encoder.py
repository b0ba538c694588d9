"""Words in their surroundings, and what is read from them: layers of spaCy's own, built for our operations."""

from __future__ import annotations

from typing import Any

from spacy.ml.models.parser import build_tb_parser_model
from spacy.ml.models.tagger import build_tagger_model
from spacy.ml.models.tok2vec import MaxoutWindowEncoder, build_Tok2Vec_model
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import Model, use_ops

from channelfacts.network.blas import NAME
from channelfacts.network.embedding import type_embed


@registry.architectures("channelfacts.TypeEmbedCNN.v1")  # type: ignore[untyped-decorator]
def tok2vec(
    width: int,
    depth: int,
    pieces: int,
    attributes: list[str],
    rows: list[int],
    columns: int | None = None,
    hidden: float = 0.0,
) -> Model[list[Doc], list[Any]]:
    """A token-to-vector layer: `type_embed`, then `depth` windows of three words (maxout of `pieces`, residual)."""
    with use_ops(NAME):
        return build_Tok2Vec_model(
            type_embed(width, attributes, rows, columns, hidden), MaxoutWindowEncoder(width, 1, pieces, depth)
        )


@registry.architectures("channelfacts.Transitions.v1")  # type: ignore[untyped-decorator]
def transitions(
    state_type: str, hidden_width: int, tok2vec: Model[list[Doc], list[Any]], extra_state_tokens: bool = False
) -> Model[list[Doc], Any]:
    """spaCy's transition-based model for names (state_type `ner`) or trees (`parser`)."""
    with use_ops(NAME):
        return build_tb_parser_model(tok2vec, state_type, extra_state_tokens, hidden_width, 2, True)  # type: ignore[arg-type]


@registry.architectures("channelfacts.Tagger.v1")  # type: ignore[untyped-decorator]
def tagger(tok2vec: Model[list[Doc], list[Any]]) -> Model[list[Doc], list[Any]]:
    """spaCy's tagger: a softmax over each token's vector."""
    with use_ops(NAME):
        return build_tagger_model(tok2vec)
