"""What the cost of a word or of a run of signs is the sum of: the places in the tables that EstimatorScan adds up."""

import collections
import re

SIGNS = [chr(code) for code in range(33, 127) if not chr(code).isalnum()]
SIGN_PLACES = {sign: place + 1 for place, sign in enumerate(SIGNS)}
NOTHING, WORD, TAB, OTHER_SIGN = 33, 34, 35, 36
LINE_FEED = 33
SHAPES = 3
LETTERS = 27
QUAD_BITS = 15

# Where each table begins in the vector of a word's costs. Pairs and single letters take part in the fit, so that a triple that was
# hardly ever seen costs what its parts do; they are added to the triples' table afterwards.
BASES = 0
TRIPLES = BASES + 37 * SHAPES
PAIRS = TRIPLES + LETTERS**3
SINGLES = PAIRS + LETTERS**2
CAPITAL_PAIRS = SINGLES + LETTERS
CAPITALS = CAPITAL_PAIRS + LETTERS**2
QUADS = CAPITALS + LETTERS
WORD_COUNT = QUADS + (1 << QUAD_BITS)
SIGN_COUNT = 34 * 34 + 2

PIECE = re.compile(
    r"(?P<before> |\t|[!-/:-@\[-`{-~]|[^\x00-\x7f])?(?P<word>[A-Za-z]+)|[0-9]+"
    r"|(?P<space> ?)(?P<signs>[!-/:-@\[-`{-~]+)(?P<end>\n*)"
    r"|(?:[ \t\r]*\n)+|[ \t\r]+(?![^ \t\r])|\s(?! ?[^\x00-\x7f])| ?[^\x00-\x7f]")


def parts(run):
    """The words of a run of letters, each with its shape: small, one capital, capitals."""
    found = []
    for match in re.finditer(r"([A-Z]*)([a-z]*)", run):
        capitals, small = match.groups()
        if small and len(capitals) > 1:
            found.append((capitals[:-1], 2 if len(capitals) > 2 else 1))
            found.append((capitals[-1] + small, 1))
        elif small:
            found.append((capitals + small, len(capitals)))
        elif capitals:
            found.append((capitals, 2 if len(capitals) > 1 else 1))
    return found


def quad_place(first, second, third, fourth):
    group = ((first * LETTERS + second) * LETTERS + third) * LETTERS + fourth
    return (group * 2_654_435_761 & 0xFFFF_FFFF) >> (32 - QUAD_BITS)


def of_word(before, run):
    found = collections.Counter()
    before = {None: NOTHING, " ": 0, "\t": TAB}.get(before, SIGN_PLACES.get(before, OTHER_SIGN))
    for word, shape in parts(run):
        found[BASES + before * SHAPES + shape] += 1
        before = WORD
        letters = [0, *(ord(letter) - 96 for letter in word.lower()), 0]
        for place in range(1, len(letters) - 1):
            first, second, third = letters[place - 1:place + 2]
            if shape == 2:
                found[CAPITAL_PAIRS + first * LETTERS + second] += 1
                found[CAPITALS + second] += 1
                continue
            found[TRIPLES + (first * LETTERS + second) * LETTERS + third] += 1
            found[PAIRS + first * LETTERS + second] += 1
            found[PAIRS + second * LETTERS + third] += 1
            found[SINGLES + second] += 1
            if place + 2 < len(letters):
                found[QUADS + quad_place(*letters[place - 1:place + 3])] += 1
    return found


def of_signs(space, run, end):
    found = collections.Counter([34 * 34 + (1 if space else 0)])
    places = [0, *(SIGN_PLACES[sign] for sign in run), LINE_FEED if end else 0]
    for first, second in zip(places, places[1:]):
        found[first * 34 + second] += 1
    return found
