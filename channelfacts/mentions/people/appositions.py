"""Role phrases behind a name: "X, a spokesman for Y", "X QC", "X, who is now the Z", "X on her first day as W"."""

from __future__ import annotations

from channelfacts.mentions.names import Line, Token
from channelfacts.mentions.people.roles import (
    DETERMINERS,
    ENDS,
    FINITE,
    LINKS,
    LONGEST,
    PREPOSITIONS,
    RELATIVES,
    Inside,
    Phrase,
    head_ending,
)
from channelfacts.mentions.people.words import Head, Words

SUFFIXES = frozenset(("PhD", "Jr", "Sr", "III"))


def after(words: Words, line: Line, k: int, inside: Inside) -> list[Phrase]:
    """The role phrases that follow a name which ends before the token `k`."""
    tokens, n = line.tokens, len(line.tokens)
    found: list[Phrase] = []
    i = k
    while i < n:  # letters: "X QC", "X MP", "X, MP,"
        j = i + 1 if tokens[i].text == "," and i + 1 < n else i
        lower = tokens[j].lower
        if tokens[j].text.isupper() and (lower in words.seats or lower in words.counsel):
            if lower in words.seats and j + 1 < n and tokens[j + 1].lower in ("for", "of") and j > i:
                break
            head = words.heads.get(lower, (Head((lower,), lower, "other"),))[0]
            if lower in words.seats and j + 2 < n and tokens[j + 1].lower == "for":
                found.append(Phrase(j, _complement(words, line, j + 1, inside), head, "after"))
            else:
                found.append(Phrase(j, j + 1, head, "letters"))
            i = j + 1
        elif (tokens[j].text.isupper() and len(lower) > 2 and lower in words.letters) or tokens[j].text in SUFFIXES:
            i = j + 1
        else:
            break
    if i >= n:
        return found
    clause = False
    far: int | None = None
    if tokens[i].lower == "of" and i + 1 < n and tokens[i + 1].cap and inside(i + 1):  # "X of Valencia, the mayor"
        past = next((m for m in range(i + 2, min(i + 5, n)) if not tokens[m].cap), n)
        if past + 1 < n and tokens[past].text == "," and tokens[past + 1].lower == "the":
            i = past
    j = i
    if tokens[j].text in (",", "(", "—", "–", "-"):
        j += 1
        if j + 1 < n and tokens[j].text.isdigit() and tokens[j + 1].text in (",", ")"):  # ", 34, "
            j += 2
            if j < n and tokens[j].text == ",":
                j += 1
    elif tokens[j].lower in ("is", "was", "as", "became", "remains"):
        clause = True
    elif (far := _later_as(tokens, j)) is not None:
        clause, j = True, far
    elif not _starts_head(words, tokens, j):
        return found
    if j < n and tokens[j].lower == "who":
        verb_at = j + 1
        if verb_at < n and tokens[verb_at].lower in ("until", "till", "since", "once", "formerly", "then", "now"):
            verb_at += 2 if verb_at + 1 < n and tokens[verb_at + 1].text[0].isdigit() else 1
        if verb_at < n and tokens[verb_at].lower in ("is", "was", "became", "remains"):
            clause, j = True, verb_at
    if clause:
        verb = tokens[j].lower
        j += 1
        while j < n and tokens[j].lower in (
            "now",
            "then",
            "also",
            "currently",
            "still",
            "named",
            "appointed",
            "made",
            "elected",
        ):
            j += 1
        if (
            verb == "as"
            and far is None
            and not ((j < n and tokens[j].lower in DETERMINERS | {"then"}) or _starts_head(words, tokens, j))
            and not (j < n and tokens[j].cap and any(token.lower in words.appointing for token in tokens[:k]))
        ):
            return found
    if j < n and tokens[j].text[:2] in ("R-", "D-", "I-"):
        return found
    if not clause and j < n and tokens[j].cap and words.given.get(tokens[j].lower) is False:
        return found
    while True:
        phrase = noun_phrase(words, line, j, inside, where="clause" if clause else "after")
        if phrase is None:
            return found
        if phrase.where == "after" and j == i and tokens[i].cap:
            return found
        found.append(phrase)
        j = phrase.end
        if (
            j + 1 < n
            and tokens[j].lower == "and"
            and (tokens[j + 1].lower in DETERMINERS or _starts_head(words, tokens, j + 1))
        ):
            j += 1
        elif j + 1 < n and tokens[j].text == "," and tokens[j + 1].lower in ("and", "as"):
            return found
        else:
            return found


def _later_as(tokens: list[Token], j: int) -> int | None:
    """The `as` of "X on his first day as home secretary", "X's last speech as leader"."""
    for k in range(j + 2, min(j + 8, len(tokens))):
        if not tokens[k - 1].text[0].isalnum():
            return None
        if tokens[k].lower == "as":
            return k if any(t.lower in ("his", "her", "'s") for t in tokens[j:k]) else None
    return None


def _starts_head(words: Words, tokens: list[Token], i: int) -> bool:
    """Does a lower-case head begin at token `i`, with what it is of behind it?"""
    for j in range(i + 1, min(i + 4, len(tokens))):
        if tokens[j - 1].cap or not tokens[j - 1].text[0].isalnum():
            return False
        if tokens[j - 1].lower in DETERMINERS or tokens[j - 1].lower in words.verbs:
            return False  # "X met the mayor of Calais"
        if tokens[j].lower in PREPOSITIONS:
            found = head_ending(words, tokens, j)
            return found is not None and found[0] >= i
    return False


def noun_phrase(words: Words, line: Line, j: int, inside: Inside, *, where: str) -> Phrase | None:
    """The noun phrase with a role as its head that begins at token `j`."""
    tokens, n = line.tokens, len(line.tokens)
    while j < n and (
        tokens[j].lower in DETERMINERS
        or tokens[j].lower in ("formerly", "currently", "now", "then", "once", "one", "of", "both")
        or (tokens[j].text.isdigit() and j > 0 and tokens[j - 1].lower == "of")
    ):
        if tokens[j].lower == "of" and (j == 0 or tokens[j - 1].lower != "one"):
            return None
        j += 1
    start = j
    if j < n and tokens[j].lower in ("and", "or", "&"):
        return None
    best: tuple[int, Head] | None = None
    while j < n and j - start < 9:
        token = tokens[j]
        if token.text == "." and j > start and len(tokens[j - 1].text) == 1 and tokens[j - 1].cap and j + 1 < n:
            j += 1
            continue
        if token.text == "." and j > start and tokens[j - 1].lower in words.abbreviated and j + 1 < n and best is None:
            j += 1
            continue
        if not token.text[0].isalnum():
            if token.text in LINKS or token.text in ("'", "’"):
                j += 1
                continue
            break
        lower = token.lower
        found = head_ending(words, tokens, j + 1)
        weak = found is not None and found[1].key in words.weak_ranks and found[1].key not in words.small_behind
        if weak and not token.cap:
            found = None
        if found is not None and found[0] >= start:
            best = (j + 1, found[1])
            if token.possessive:
                best = None
            j += 1
            continue
        if lower in PREPOSITIONS or lower in RELATIVES or lower in FINITE:
            break
        if lower in DETERMINERS and not token.cap and lower != "one":
            break  # "In his talk with X, Y urged the French president to wait": a clause, whose object is the office
        if best is not None and lower in ("and", "or") and best[1].kind != "migrant":
            break
        known = token.cap or lower in words.modifiers or lower in words.nations or inside(j)
        if not known and ((lower in words.never and lower not in ("and",)) or lower in words.speech):
            break
        if not known and lower in words.verbs and best is not None:
            break
        if not known and best is not None and best[0] == j and best[1].key in words.adjectival and not token.cap:
            best = None  # "one of the chief planners"
        j += 1
    if best is None:
        return None
    end, head = best
    if start >= end or (head.plural and tokens[start - 1].lower not in ("of", "both")):
        return None
    whole = _complement(words, line, end, inside)
    if whole == end and end < n and tokens[end].cap and where == "after" and tokens[end].lower not in words.calendar:
        return None  # "X, French president Y": the next one's
    # "X, a spokesman for Speaker Paul Ryan" is his spokesman; "X, French president Y" is another one's president.
    if any(_person_at(words, tokens, k) and not inside(k) for k in range(start, whole if where == "clause" else end)):
        return None
    for longer in range(whole, end, -1):  # "leader" of the Commons is "leader of the commons"
        found = head_ending(words, tokens, longer)
        if found is not None and start <= found[0] < end:
            head = found[1]
            break
    return Phrase(start, whole, head, where)


def _person_at(words: Words, tokens: list[Token], k: int) -> bool:
    """Do a given name and a surname stand at token `k`?"""
    return (
        k + 1 < len(tokens)
        and tokens[k].cap
        and words.given.get(tokens[k].lower) is False
        and tokens[k + 1].cap
        and words.surnames.get(tokens[k + 1].lower) is False
    )


def _complement(words: Words, line: Line, i: int, inside: Inside) -> int:
    """The end of "of the X and Y" behind a head that ends before token `i`; `i` itself where nothing belongs to it."""
    tokens, n = line.tokens, len(line.tokens)
    if i < n and tokens[i].lower == "and" and i + 1 < n:
        end = _second_head(words, tokens, i + 1)
        if end:
            i = end
    if i >= n or tokens[i].lower not in PREPOSITIONS:
        return i
    if tokens[i].lower in ("in", "on", "to") and not (i + 1 < n and (tokens[i + 1].cap or tokens[i].lower == "to")):
        return i
    start = i
    i += 1
    while i < n and (i - start < LONGEST or (inside(i) and inside(i - 1) and i - start < 2 * LONGEST)):
        token = tokens[i]
        lower = token.lower
        if token.text == "." and tokens[i - 1].lower in words.abbreviated and i + 1 < n and tokens[i + 1].cap:
            i += 1
            continue
        joint = inside(i) and inside(i - 1) and inside(i + 1)  # "Springfield, Ohio office", "Council on Harbours"
        if (token.text in ENDS and not (joint and token.text == ",")) or (
            token.text == "." and not (len(tokens[i - 1].text) == 1 and tokens[i - 1].cap and i + 1 < n)
        ):
            break
        if token.text in ("'", "’") and not (tokens[i - 1].end == token.start and tokens[i - 1].lower.endswith("s")):
            break
        if lower in RELATIVES or lower in FINITE or (lower in words.speech and not token.cap and not joint):
            break
        if lower == "and" and i + 1 < n:
            ahead = tokens[i + 1]
            if not inside(i) and (
                (words.given.get(ahead.lower) is False and ahead.cap)
                or ahead.lower in DETERMINERS
                or (ahead.lower in words.honorific_words and ahead.cap)
            ):
                break
        participle = not token.cap and lower.endswith("ed") and lower not in words.modifiers
        if participle and tokens[i - 1].lower not in DETERMINERS and lower not in words.adjectives:
            break
        if token.cap and lower in words.calendar and lower != "may":
            break
        i += 1
    while i > start and (tokens[i - 1].lower in PREPOSITIONS | {"and", "the"} or tokens[i - 1].text in LINKS):
        i -= 1
    return i


def _second_head(words: Words, tokens: list[Token], i: int) -> int | None:
    """The end of "founder AND DIRECTOR of ..."."""
    for j in range(i + 1, min(i + 4, len(tokens))):
        if not tokens[j - 1].text[0].isalnum() or tokens[j - 1].lower in DETERMINERS:
            return None
        if tokens[j].lower in PREPOSITIONS:
            found = head_ending(words, tokens, j)
            return j if found is not None and found[0] >= i else None
    return None
