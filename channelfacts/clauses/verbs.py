"""The verb that governs an amount: before it, behind it, or in a relative clause behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from channelfacts.clauses.phrases import phrase_left, skip_terms
from channelfacts.clauses.rows import AUXILIARIES, BREAK_SIGNS, DETERMINERS, Token
from channelfacts.lexicons import lexicon

FORMS = ("base", "third", "past", "participle", "gerund")
NEAR = 9
"""Words between a governing verb and its amount, at most."""
BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
HAVE = frozenset({"has", "have", "had", "having", "'ve"})
PARTICLES = frozenset({"in", "up", "out", "over", "aside", "off", "down"})
"""Behind a verb they belong to it ("chipped in £5m", "handed over £5m")."""
ENDING = frozenset({"end", "ends", "ended", "ending", "wind", "winds", "wound"})
MAKE = frozenset({"make", "makes", "made", "making"})
SUBJECTS = frozenset({"he", "she", "it", "they", "we", "i", "you"})
MODAL = frozenset(
    {"to", "will", "would", "can", "could", "may", "might", "shall", "should", "must", "'ll", "did", "do"}
)


@dataclass(frozen=True, slots=True)
class Verb:
    """The verb that governs an amount. `at` its token, `first` the first token of its group, `kind` its class and
    `before` the group's other words; `link` a preposition between verb and amount."""

    at: int
    first: int
    kind: str
    form: str
    before: tuple[str, ...]
    link: str | None = None
    passive: bool = False


@cache
def verbs() -> dict[str, tuple[str, frozenset[str]]]:
    """Word -> (class, the forms that it can be)."""
    table: dict[str, tuple[str, frozenset[str]]] = {}
    for kind, rows in lexicon("status")["classes"].items():
        for row in rows:
            for form, word in zip(FORMS, row.split(), strict=True):
                known = table.get(word, (kind, frozenset()))
                table[word] = (known[0], known[1] | {form})
    return table


@cache
def words(name: str, key: str) -> frozenset[str]:
    """The words under `key` of the table `name` of the lexicon of status."""
    return frozenset(lexicon("status")[name][key])


@cache
def filler() -> frozenset[str]:
    """Adverbs and the like that may stand anywhere in a verb group."""
    return words("groups", "filler")


def is_verb(row: Sequence[Token], i: int) -> bool:
    """Is this form of a listed verb a verb here, or a noun ("the cost of", "a fund")?"""
    token = row[i]
    if token.kind != "word" or token.lower not in verbs():
        return False
    forms = verbs()[token.lower][1]
    before = row[i - 1].lower if i else ""
    after = row[i + 1] if i + 1 < len(row) else None
    if forms <= {"gerund"}:
        return before not in DETERMINERS
    if forms & {"past", "participle"} and not forms & {"base", "third"}:
        return before not in DETERMINERS - {"each", "all"}
    pronoun = before == "that" and i > 1 and row[i - 2].kind == "word" and row[i - 2].lower not in verbs()
    shared = before in ("each", "all") and i > 1 and row[i - 2].lower in AUXILIARIES  # "will each pay"
    noun = before in DETERMINERS | words("nouns", "before") and not pronoun and not shared
    if noun or before.endswith(("'s", "s'")):
        return False
    return not (after is not None and after.lower == "of" and before != "to" and before not in AUXILIARIES)


def governor(row: Sequence[Token], k: int) -> Verb | None:
    """The verb that has the amount at `k` as its object, to its left within the clause."""
    link: str | None = None
    i = k - 1
    while i >= 0 and k - i <= NEAR:
        token = row[i]
        if token.kind == "sign":
            chained = i and token.lower == "," and (row[i - 1].kind == "money" or row[i - 1].lower == "much")
            if token.lower in BREAK_SIGNS or (token.lower == "," and not chained):
                return None
        elif token.kind == "word":
            unasked = token.lower in words("groups", "only_for") and link != "for"
            if token.lower in words("groups", "only_to") and link == "with" and row[i + 1].lower == "up":
                return replace(_group(row, i, None), kind="pay")  # "came up with £5m"
            unasked = unasked or (token.lower in words("groups", "only_to") and link != "to")
            bare = token.lower == "find" and i > 0 and row[i - 1].lower in MODAL
            unasked = unasked or (token.lower in words("groups", "only_bare") and not bare)
            if is_verb(row, i) and not unasked and not _noun_in_list(row, i):
                verb = _group(row, i, link)
                if row[k - 1].lower == "back" and token.lower in ("set", "sets", "setting"):
                    return replace(verb, kind="cost")  # "set the council back £5m"
                given = token.lower in MAKE and k + 1 < len(row) and row[k + 1].lower == "available"
                return replace(verb, kind="pay") if given else verb
            if token.lower in words("clauses", "breaks") and token.lower not in ("as", "than", "so"):
                return None
            particle = token.lower in PARTICLES and i > 0 and is_verb(row, i - 1)
            timed = token.lower in ("on", "in") and row[i + 1].kind == "date"
            timed = timed or (link in ("at", "for") and token.lower == "on" and row[i + 1].text[:1].isupper())
            if token.lower in words("clauses", "links") and not particle and not timed:
                level = token.lower in ("to", "from") and _level_before(row, i)
                if token.lower not in ("for", "by", "with", "at") and not level and not _recipient_between(row, i, k):
                    return None
                link = link or token.lower
            elif token.lower in AUXILIARIES:
                return None
        i -= 1
    return None


def _noun_in_list(row: Sequence[Token], i: int) -> bool:
    """ "£5m in defence spending and £3m in aid": here "spending" governs nothing."""
    return verbs()[row[i].lower][1] <= {"gerund"} and row[i + 1].lower in {"and", "or", "plus"}


def _level_before(row: Sequence[Token], i: int) -> bool:
    """ "has risen to £8m", "rose last year to £8m", "rose from £5m in May to £8m"."""
    near = [j for j in range(max(0, i - 4), i) if row[j].kind == "word"]
    j = i - 1
    while j >= 0 and i - j < 8 and (row[j].kind in ("money", "date", "rate") or row[j].lower in ("in", "from", "for")):
        j -= 1
    return any(verbs().get(row[n].lower, ("",))[0] in ("level", "cost") for n in [*near, max(j, 0)])


def _recipient_between(row: Sequence[Token], i: int, k: int) -> bool:
    """ "gave to charities some £5m": only "to" and a phrase right behind a verb of giving."""
    return bool(row[i].lower == "to" and i and row[i - 1].lower in verbs() and k - i > 1)


def _group(row: Sequence[Token], i: int, link: str | None) -> Verb:
    kind, forms = verbs()[row[i].lower]
    before: list[str] = []
    first = i
    j = i - 1
    while j >= 0 and i - j <= 8:
        word = row[j].lower
        if row[j].kind in ("date", "duration") or (row[j].kind == "sign" and word in "'\"“”‘’"):
            j -= 1
            continue
        if word == "up" and j and row[j - 1].lower in ENDING:
            before[:0], first = [row[j - 1].lower, word], j - 1  # "could end up costing £5m"
            j -= 2
            continue
        if word in AUXILIARIES or word in filler() or word in words("groups", "negated") or _catenative(row, j, before):
            before.insert(0, word)
            if word not in filler():
                first = j
            j -= 1
            continue
        break
    form = _form(forms, before)
    passive = form == "participle" and any(w in BE for w in before[-3:])
    return Verb(i, first, kind, form, tuple(before), link, passive)


def _catenative(row: Sequence[Token], j: int, before: list[str]) -> bool:
    word = row[j].lower
    if word == "to":
        return not before or before[0] != "to"
    return (
        bool(before)
        and before[0] in ("to", "not")
        and word in words("groups", "catenatives")
        and (j == 0 or row[j - 1].lower not in DETERMINERS)
    )


def _form(forms: frozenset[str], before: Sequence[str]) -> str:
    last = next((w for w in reversed(before) if w in AUXILIARIES or w == "to"), "")
    if last in BE | HAVE:
        return "gerund" if "gerund" in forms else "participle"
    if last in MODAL:
        return "base"
    for form in ("past", "third", "gerund", "participle", "base"):
        if form in forms:
            return form
    return "base"


def verb_behind(row: Sequence[Token], k: int) -> Verb | None:
    """The verb whose subject is the amount at `k`, or its participle: "£7m has been agreed", "£2m invested"."""
    seen: list[str] = []
    opens = _opens(row, k)
    for i in range(skip_terms(row, k + 1), min(len(row), k + (16 if opens else 10))):
        token = row[i]
        if token.kind in ("date", "duration", "rate") or token.lower in tuple("\"'“”‘’"):
            continue
        if token.kind != "word":
            return None
        if token.lower in AUXILIARIES or (seen and token.lower in words("groups", "ahead") and not _aside(row, i)):
            seen.append(token.lower)
        elif token.lower in verbs() and (seen or _participle(token.lower)):
            kind, forms = verbs()[token.lower]
            form = _form(forms, seen) if seen else "participle"
            passive = form == "participle" and (not seen or seen[-1] in BE)
            kind = "pay" if token.lower in MAKE and passive else kind  # "a payment of £3m was made by"
            return Verb(i, k + 1, kind, form, tuple(seen), None, passive)
        elif token.lower == "available" and seen and seen[-1] in BE:
            return Verb(i, k + 1, "go", "base", tuple(seen))  # "£5m will be available for"
        elif token.lower in ("go", "goes", "went", "gone"):
            return Verb(i, k + 1, "go", "base", tuple(seen))
        elif opens and not seen and token.lower not in words("clauses", "breaks"):
            continue
        elif token.lower not in filler() and (seen or i - k > 6 or not _of_money(token)):
            return None
    return None


def _opens(row: Sequence[Token], k: int) -> bool:
    """Does the phrase of the amount open its clause, so that what follows up to the verb is part of the subject?"""
    i = k - 1
    named = DETERMINERS | filler() | words("nouns", "of_money")
    while i >= 0 and row[i].kind == "word" and (row[i].lower in named or row[i].text[:1].isupper()):
        i -= 1
    return i < 0 or row[i].kind == "sign" or row[i].lower in {"that", "said", "says", "but", "and"}


def _aside(row: Sequence[Token], i: int) -> bool:
    """ "£5m has been set aside": here "set" is the verb itself."""
    return row[i].lower == "set" and i + 1 < len(row) and row[i + 1].lower == "aside"


def _of_money(token: Token) -> bool:
    """May the word stand between an amount and its verb ("£5m of UK aid has been spent")?"""
    return token.lower in words("nouns", "of_money") or token.text[:1].isupper()


def _participle(word: str) -> bool:
    forms = verbs()[word][1]
    return "participle" in forms and "base" not in forms


def relative(row: Sequence[Token], k: int, *, loose: bool = False) -> tuple[Verb, tuple[int, int]] | None:
    """The verb and subject of a clause that says more of the amount: "the £8m that ministers have spent on", "over
    £4bn the Government has committed to"."""
    at = skip_terms(row, k + 1)
    if loose and at + 1 < len(row) and row[at].lower == "," and row[at + 1].lower == "which":
        at += 1  # "£2m, which Britain is paying in full"
    nouns = 0
    while at < len(row) and row[at].kind == "word" and nouns < 4:
        word = row[at].lower
        if word in ("that", "which") or word in DETERMINERS or row[at].text[:1].isupper() or word in SUBJECTS:
            break
        if word in words("clauses", "links") or word in words("clauses", "breaks") or word in AUXILIARIES:
            return None
        at, nouns = at + 1, nouns + 1
    if at >= len(row) or row[at].kind != "word":
        return None
    marked = row[at].lower in ("that", "which")
    start = at + marked
    for i in range(start + 1, min(len(row), start + 7)):
        token = row[i]
        if token.kind != "word" or token.lower in words("clauses", "links") or token.lower in ("and", "or"):
            return None
        told = marked or row[i - 1].lower in AUXILIARIES | filler() | SUBJECTS or _bare_past(row, i)
        if token.lower in verbs() and told and is_verb(row, i):
            verb = _group(row, i, None)
            if verb.passive:
                return None
            if row[verb.first - 1].lower in SUBJECTS:
                return verb, (verb.first - 1, verb.first)
            found = phrase_left(row, verb.first)
            if found is None or found[1] <= start:
                return None
            return verb, (max(found[0], start), found[1])
    return None


def _bare_past(row: Sequence[Token], i: int) -> bool:
    """ "the £5m Britain gave to France": a past tense that no noun follows."""
    if "past" not in verbs().get(row[i].lower, ("", frozenset()))[1] or "base" in verbs()[row[i].lower][1]:
        return False
    ahead = row[i + 1] if i + 1 < len(row) else None
    return ahead is None or ahead.kind != "word" or ahead.lower in words("clauses", "links")
