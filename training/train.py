"""Trains a part of the pipeline: `python -m training.train CONFIG OUT --sources FOLDER [KEY=VALUE ...]`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config, registry
from thinc.api import fix_random_seed, use_ops

from channelfacts.network.blas import NAME
from training import examples, trees  # noqa: F401  # they register the readers
from training.words import words

CONFIGS = Path(__file__).parent / "config"


@registry.callbacks("channelfacts.training.words.v1")
def give_words() -> Any:
    """Before the weights are made: the embedding is given the lists of words."""

    def give(nlp: Language) -> Language:
        for _, pipe in nlp.pipeline:
            for node in pipe.model.walk():
                if node.name == "type_embed":
                    node.attrs["lexicon"] = words()
        return nlp

    return give


def trained(config: str, out: Path, sources: str, overrides: dict[str, Any]) -> Path:
    """The folder with the best model of a config's training. overrides: dotted keys of the config."""
    for corpus in ("train", "dev"):
        overrides[f"corpora.{corpus}.sources"] = sources
    out.mkdir(parents=True, exist_ok=True)
    loaded = load_config(CONFIGS / f"{config}.cfg", overrides=overrides, interpolate=False)
    with use_ops(NAME):
        fix_random_seed(loaded["training"]["seed"])
        nlp = init_nlp(loaded, use_gpu=-1)
        train(nlp, out, use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)
    return out / "model-best"


def value(text: str) -> Any:
    """A value of the command line, as JSON where it can be read so."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config")
    parser.add_argument("out", type=Path)
    parser.add_argument("--sources", required=True, help="the folder with the corpora")
    parser.add_argument("overrides", nargs="*", metavar="KEY=VALUE")
    given = parser.parse_intermixed_args()
    trained(
        given.config,
        given.out,
        given.sources,
        {key: value(text) for key, _, text in (one.partition("=") for one in given.overrides)},
    )


if __name__ == "__main__":
    main()
