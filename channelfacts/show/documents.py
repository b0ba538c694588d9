"""A document with its facts highlighted, and one fact with all that is known of it."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from channelfacts.facts import FACTS
from channelfacts.model import DocInfo, Fact
from channelfacts.query.characters import in_a_line, visible
from channelfacts.show import cells
from channelfacts.store import Store, columns

COLOURS = {
    "people": "bold green", "offices": "green", "agencies": "bold blue", "places": "bold magenta",
    "money": "bold yellow", "counts": "bold cyan", "changes": "bold red",
}  # fmt: skip
"""The style of each kind in the text. Quotes have none: whole sentences in colour would drown the rest."""

MORE = {"money": cells.paid_for, "counts": cells.what_happened, "changes": cells.what_changed}
"""What stands behind the figure in the list of a document's facts."""

AROUND = 240
"""Characters of the line before and the line after a fact's sentence."""


def show_document(store: Store, doc_id: str, to: Console) -> None:
    """The document's head, its text with the facts highlighted (in `[[ ]]` where there is no colour), its facts."""
    info, paths, text = store.document(doc_id)
    _head(store, info, paths, to)
    to.print()
    facts = {kind: store.facts(kind, doc_id) for kind in FACTS}
    right = {kind: [fact for fact in found if not _rejected(fact)] for kind, found in facts.items()}
    to.print(_highlighted(text, right, plain=_plain(to)), soft_wrap=not to.is_terminal)
    to.print()
    for kind, found in facts.items():
        if not found:
            continue
        to.print(Text(f"{kind} ({len(found)})", style="bold"))
        for fact in found:
            line = Text(f"  {fact.id[:8]}  ", style="dim")
            line.append(in_a_line(FACTS[kind].line(fact)), style=COLOURS.get(kind, ""))
            if kind in MORE:
                row = {column.name: column.read(column.write(fact)) for column in columns(type(fact))}
                line.append(f"  {in_a_line(MORE[kind](row))}".rstrip())
            if fact.review is not None:
                line.append("  rejected" if _rejected(fact) else "  corrected" if fact.review.changed else "  accepted")
            to.print(line, soft_wrap=not to.is_terminal)


def _rejected(fact: Fact) -> bool:
    return fact.review is not None and fact.review.verdict == "rejected"


def show_fact(store: Store, kind: str, doc_id: str, fact_id: str, to: Console) -> None:
    """The fact in a line, its sentence with a line before and after, its document, all its fields."""
    (fact,) = [one for one in store.facts(kind, doc_id) if one.id == fact_id]
    info, paths, _ = store.document(doc_id)
    to.print(Text(in_a_line(FACTS[kind].line(fact)), style=COLOURS.get(kind, "bold")), soft_wrap=True)
    to.print()
    in_context(store, kind, doc_id, fact, to)
    to.print()
    _head(store, info, paths, to)
    to.print()
    _fields(fact, kind, to)


def in_context(store: Store, kind: str, doc_id: str, fact: Fact, to: Console) -> None:
    """The sentence of a fact with a line before and after, the evidence marked."""
    text = store.document(doc_id)[2]
    before, after = _around(text, fact)
    sentence = fact.evidence.sentence
    inside = _marked(
        text, sentence.start, sentence.end, [(fact.evidence.start, fact.evidence.end, kind)], plain=_plain(to)
    )
    for part in (Text(before, style="dim"), inside, Text(after, style="dim")):
        if part.plain:
            to.print(Padding(part, (0, 0, 0, 2)))


def _plain(to: Console) -> bool:
    return not to.is_terminal or to.no_color


def _head(store: Store, info: DocInfo, paths: list[str], to: Console) -> None:
    first = None if info.variant_of is None else store.info(info.variant_of)
    rows = {
        "document": " and ".join(paths) or "(no path)",
        "id": info.id,
        "title": info.title,
        "published": f"{info.published} ({info.published_from or 'given'})" if info.published else None,
        "source": info.source,
        "author": info.author,
        "words": f"{info.words:,}",
        "variant of": (first.path or first.id) if first else None,
        "variants": "; ".join(path for _, path in store.variants(info.id)) or None,
    }
    for name, value in rows.items():
        if value is not None:
            to.print(Text.assemble((f"{name}: ", "dim"), in_a_line(value)), soft_wrap=True)


def _fields(fact: Fact, kind: str, to: Console) -> None:
    """Every field of the fact, exact; `-` for what the text does not say."""
    rows: list[tuple[str, Any]] = [("kind of fact", kind)]
    rows += [(column.name, column.read(column.write(fact))) for column in columns(type(fact))]
    if fact.evidence.page is not None:
        rows.append(("page", fact.evidence.page))
    rows.append(("mentions", [f"{span.start}-{span.end} {in_a_line(span.text)}" for span in fact.mentions]))
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        if isinstance(value, dict):
            value = [f"{key} was {'-' if was is None else was}" for key, was in value.items()]
        if isinstance(value, list):
            value = "; ".join(value)
        written = "-" if value is None or value == "" else in_a_line(str(value))
        to.print(Text.assemble((f"{name:<{width}}  ", "dim"), written), soft_wrap=True)


def _around(text: str, fact: Fact) -> tuple[str, str]:
    """The line before the fact's sentence and the line after it, cut to `AROUND` characters next to it."""
    sentence = fact.evidence.sentence
    before = visible(text[max(0, sentence.start - 10 * AROUND) : sentence.start].rstrip().rpartition("\n")[2])
    after = visible(text[sentence.end : sentence.end + 10 * AROUND].lstrip().partition("\n")[0])
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " …"
    return in_a_line(before), in_a_line(after)


def _highlighted(text: str, facts: dict[str, list[Fact]], *, plain: bool) -> Text:
    spans = [
        (span.start, span.end, kind)
        for kind, found in facts.items()
        if kind in COLOURS
        for fact in found
        for span in [*fact.mentions, fact.evidence]
    ]
    return _marked(text, 0, len(text), spans, plain=plain)


def _marked(text: str, first: int, last: int, spans: list[tuple[int, int, str]], *, plain: bool) -> Text:
    """The stretch of the text with the spans in their colours; of overlapping ones the first and longest is marked."""
    marked = Text()
    done = first
    for start, end, kind in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if start < done or end > last:
            continue
        marked.append(visible(text[done:start]))
        inside = visible(text[start:end])
        marked.append(f"[[{inside}]]" if plain else inside, style="" if plain else COLOURS.get(kind, "bold"))
        done = end
    marked.append(visible(text[done:last]))
    return marked
