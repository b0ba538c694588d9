"""`review`: facts looked at one by one, corrected, and kept so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from channelfacts.cli import settings
from channelfacts.cli.options import STORE
from channelfacts.cli.reporting import note
from channelfacts.errors import UsageError

if TYPE_CHECKING:
    from channelfacts.store import Store

NO_STORE = "no store here: fill one with channelfacts extract FOLDER"


def review(
    wanted: Annotated[str | None, typer.Argument(metavar="FACT_ID", help="The beginning of a fact's id.")] = None,
    accept: Annotated[bool, typer.Option("--accept", help="The fact is right.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="It is no fact.")] = False,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="It is right with this field changed; may be repeated."),
    ] = None,
    note_: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A note with it.")] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Forget what was said of it.")] = False,
    kind: Annotated[list[str] | None, typer.Option(metavar="KIND", help="Only this kind; may be repeated.")] = None,
    doc: Annotated[str | None, typer.Option(metavar="WORDS", help="In documents of this path or id.")] = None,
    text: Annotated[str | None, typer.Option(metavar="WORDS", help="With these words in the sentence.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="Those that were reviewed before too.")] = False,
    list_: Annotated[bool, typer.Option("--list", help="List the reviews, a line each.")] = False,
    orphans: Annotated[bool, typer.Option("--orphans", help="List those whose facts are there no longer.")] = False,
    gold: Annotated[
        str | None, typer.Option(metavar="FOLDER", help="Write the reviewed documents as gold for evaluate.")
    ] = None,
    store: STORE = None,
) -> None:
    """Look at facts one by one: accept, reject, correct.

    Without FACT_ID it walks through the facts that nobody has reviewed yet, article by article. With FACT_ID and what
    is to be said of it, for scripts, it says that and nothing else. Empty a field with FIELD= and nothing behind it.

    Reviews stay when a text is read again, and go along with their sentence when it has changed around it. Tables leave
    rejected facts out (--rejected) and show corrected ones as corrected; exports have them in the field review.

    Example: channelfacts review 0a440aa2 --set payer="Home Office" --note "see the minutes"
    """
    acts = bool(accept or reject or set_ or note_ is not None)
    listing = [name for name, given in (("--list", list_), ("--orphans", orphans), ("--gold", gold)) if given]
    if accept and reject:
        raise UsageError("--accept or --reject: not both")
    if reject and set_:
        raise UsageError("--reject says that it is no fact: no --set with it")
    if clear and acts:
        raise UsageError("--clear forgets what was said: nothing else with it")
    if wanted is None and (acts or clear):
        raise UsageError("say of which fact: channelfacts review FACT_ID --accept (--columns id,line lists ids)")
    if len(listing) > 1 or (listing and (wanted is not None or acts or clear)):
        raise UsageError(f"{listing[0]} stands alone")
    kinds = _kinds(kind)
    if gold is not None:
        _gold(store, gold)
    elif listing:
        _list(store, lost_only=orphans, kinds=kinds)
    elif wanted is not None and (acts or clear):
        verdict = "rejected" if reject else "accepted" if accept else None
        _script(store, wanted, verdict, set_ or [], note_, clear=clear)
    else:
        from channelfacts.cli.walking import walk
        from channelfacts.review import look_up_fact
        from channelfacts.review.walking import to_review

        with _open(store, write=True) as kept:
            if wanted is not None:
                facts = [look_up_fact(kept, wanted)]
            else:
                facts = to_review(kept, kinds, doc=doc, text=text, every=all_)
            walk(kept, facts)


def _kinds(given: list[str] | None) -> list[str]:
    from channelfacts.query import arguments

    return [arguments.kind(one) for one in given or ()]


@contextmanager
def _open(given: str | None, *, write: bool) -> Iterator[Store]:
    from channelfacts import store

    path = store.find(settings.store(given))
    if path is None:
        raise UsageError(NO_STORE)
    with store.writing(path) if write else store.reading(path) as kept:
        yield kept


def _script(
    store: str | None, wanted: str, verdict: str | None, changes: list[str], noted: str | None, *, clear: bool
) -> None:
    """Say of one fact what the command line says, and print how it stands now."""
    from channelfacts import review as reviewing
    from channelfacts.facts import FACTS
    from channelfacts.query.characters import in_a_line
    from channelfacts.show.reviewing import verdict as shown

    with _open(store, write=True) as kept:
        if clear:
            lost = [one for one in kept.reviews(wanted.lower()) if one.lost]
            if len(lost) == 1:
                kept.drop_review(lost[0].number)
                note(f"forgotten: {lost[0].line}")
                return
        kind, fact_id = reviewing.look_up_fact(kept, wanted)
        if clear:
            fact = kept.unreview(kind, fact_id)
        else:
            before = reviewing.said_of(kept, fact_id)
            if verdict is None and not changes and before is None:
                raise UsageError("--note goes with --accept, --reject or --set")
            fact = reviewing.review(
                kept,
                kind,
                fact_id,
                verdict="rejected" if verdict == "rejected" else "accepted" if verdict else None,
                changes=changes,
                note=noted,
                before=before,
            )
        print(f"{fact_id[:8]}  {in_a_line(FACTS[kind].line(fact))}  {in_a_line(shown(fact))}")


def _list(store: str | None, *, lost_only: bool, kinds: list[str]) -> None:
    from channelfacts.show.reviewing import line

    with _open(store, write=False) as kept:
        found = [one for one in kept.reviews() if (one.lost or not lost_only) and (not kinds or one.kind in kinds)]
        for one in found:
            print(line(one))
    if not found:
        note("every review has its fact" if lost_only else "no reviews yet")


def _gold(store: str | None, folder: str) -> None:
    """A NAME.json for each document of which a fact was reviewed."""
    import json

    from channelfacts.evaluate import reviewed
    from channelfacts.export.files import OutputError, whole_files

    found = {}
    with _open(store, write=False) as kept:
        for record in kept.records():
            answers = None if record.doc.path is None else reviewed.answers(record)
            if answers is None:
                continue
            if answers["doc"] in found:
                raise UsageError(f"two reviewed documents are called {answers['doc']}: gold is by the name of the file")
            found[answers["doc"]] = answers
    if not found:
        raise UsageError("no reviewed facts of people, agencies, places, money, counts or changes: nothing to write")
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot make the folder {folder}: {error.strerror}") from error
    with whole_files([Path(folder) / f"{name}.json" for name in found]) as files:
        for file, answers in zip(files, found.values(), strict=True):
            file.write(json.dumps(answers, indent=1, ensure_ascii=False) + "\n")
    note(f"wrote the gold of {len(found)} documents: {folder}" if len(found) > 1 else f"wrote the gold of 1: {folder}")
