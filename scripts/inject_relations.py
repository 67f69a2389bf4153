"""Documents, the figures in them, and the relations between figures: from golden tables and from gouji itself."""
import csv
import itertools
import os
import re
from collections import namedtuple
from fractions import Fraction

NUMBER = re.compile(r"(?<![\d.,])[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?!\d)")
UNIT = re.compile(r"\s?(万亿元|亿元|万元|元|[万亿千][^\s\d，。；、,;（(]?|[%％‰]|[^\s\d，。；、,;（()）：:]?)")
SCALES = (("万亿", 10**12), ("亿", 10**8), ("万", 10**4))
OPERATORS = str.maketrans("＋－–×x÷（）＝≦≧", "+--**/()=≤≥")
WINDOW = 40  # how many lines from the line that a golden relation names its figures may stand

# text: the digits as printed; factor: what one of them is worth; half: half a unit in the last place, 0 if exact
Place = namedtuple("Place", "line start end text unit factor half")


def value_of(text):
    return Fraction(text.replace(",", ""))


def half_of(text, exact):
    decimals = len(text.partition(".")[2])
    return Fraction(0) if exact and not decimals else Fraction(1, 2 * 10**decimals)


def telling(text):
    """Whether a figure of this value is likely to be the one meant wherever it stands."""
    return "." in text or value_of(text) > 100


def counted(place):
    """Whether its unit counts people or things."""
    return bool(place.unit) and not re.match("[万亿千元%％‰]", place.unit)


class Document:
    def __init__(self, path):
        self.name = os.path.basename(path)
        with open(path, "rb") as f:
            self.lines = decode(f.read()).split("\n")
        self.places = [self.read_places(i) for i in range(len(self.lines))]
        self.parts = []     # (line, year) of each report in the document
        self.cells = {}     # (line, start) -> (table, row, column)
        self.tables = []    # (first line, last line)
        # of the unbroken audit: fingerprints and claims of its loud findings; values and figures that checks speak of
        self.fingerprints, self.claims, self.spoken, self.used = set(), set(), set(), set()

    def read_places(self, number):
        line = self.lines[number]
        places = []
        for found in NUMBER.finditer(line):
            unit = UNIT.match(line, found.end()).group(1)
            exact = not re.match(r"[%％‰万亿千元]", unit)
            places.append(Place(number, found.start(), found.end(), found.group(), unit, Fraction(1),
                                half_of(found.group(), exact)))
        return places

    def place_at(self, line, start, end):
        for place in self.places[line]:
            if start <= place.start < end:
                return place
        return None

    def year_at(self, line):
        years = [year for at, year in self.parts if at <= line]
        return years[-1] if years else None

    def edited(self, edits):
        """The text with (line, start, end, words) replaced."""
        lines = list(self.lines)
        for line, start, end, words in sorted(edits, reverse=True):
            lines[line] = lines[line][:start] + words + lines[line][end:]
        return "\n".join(lines)


def decode(data):
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


class Relation:
    """Figures that hang together: `test` says how, `terms` are (place or None, value, half)."""

    def __init__(self, source, document, line, kind, text):
        self.source, self.document, self.line, self.kind, self.text = source, document, line, kind, text
        self.test, self.terms, self.stated = "unknown", [], None
        self.words, self.formula, self.operator, self.turn = "", None, None, 1  # of a formula: its terms are v[i]

    def places(self):
        seen = {}
        for place, _, _ in self.terms:
            if place:
                seen[place.line, place.start] = place
        return list(seen.values())

    def half_at(self, place):
        """How far the figure that stood there was rounded; that of nought says nothing of what takes its place."""
        halves = [half for term, value, half in self.terms if term and term[:2] == place[:2] and value]
        return halves[0] if halves else place.half

    def is_rate(self):
        return self.test == "formula" and "/" in self.words

    def stated_place(self):
        return self.terms[self.stated][0] if self.stated is not None else None

    def holds(self, changes=None):
        """Whether it holds with {(line, start): (value, half)} in place of what is printed."""
        terms = []
        for place, value, half in self.terms:
            changed = place and (changes or {}).get((place.line, place.start))
            terms.append(changed or (value, half))
        try:
            return TESTS[self.test](self, terms)
        except ZeroDivisionError:
            return False


def agree(one, other):
    """Two statements of one fact: of the same precision equal, else within each other's rounding."""
    if one[1] == other[1]:
        return one[0] == other[0]
    return abs(one[0] - other[0]) <= one[1] + other[1]


def test_same(_, terms):
    return all(agree(one, other) for one, other in itertools.combinations(terms, 2))


def test_bound(relation, terms):
    one, other = terms[0][0], terms[1][0]
    return one <= other if relation.operator == "≤" else one >= other


def span(relation, terms):
    """Least and greatest value of the formula over the rounding intervals of its terms."""
    sides = [{value - half, value + half} for value, half in terms]
    if relation.words.count("+") > 6:  # a sum: its bounds are the sums of the bounds
        sides = [[min(side) for side in sides], [max(side) for side in sides]]
        results = [evaluate(relation, side) for side in sides]
    else:
        results = [evaluate(relation, side) for side in itertools.product(*sides)]
    return min(results), max(results)


def evaluate(relation, values):
    return relation.turn * eval(relation.formula, {"__builtins__": {}, "v": values})  # digits and operators only


def test_formula(relation, terms):
    stated, half = terms[relation.stated]
    low, high = span(relation, terms)
    if low <= stated + half and stated - half <= high:
        return True
    computed = evaluate(relation, [value for value, _ in terms])
    return half > 0 and computed > 0 and computed // (2 * half) * 2 * half == stated  # cut off, not rounded


def test_never(_, terms):
    return False


TESTS = {"same": test_same, "bound": test_bound, "formula": test_formula, "unknown": test_never}


def set_formula(relation, words, find_term, stated):
    """Reads `words`, whose numbers become terms by find_term; False if the formula does not give what is stated."""
    def variable(found):
        relation.terms.append(find_term(found.group(1), found.group(2)))
        return f"v[{len(relation.terms) - 1}]"
    words = re.sub(r"(\d[\d,]*(?:\.\d+)?)((?:万亿|[万亿])?[^\d+\-*/()\s]*)", variable, words)
    if not re.fullmatch(r"(?:v\[\d+\]|[-+*/()\s])+", words):
        return False
    relation.terms.append(stated)
    relation.stated = len(relation.terms) - 1
    relation.words, relation.test = words, "formula"
    relation.formula = compile(words.strip(), "formula", "eval")
    for turn in (1, 100, -1, -100):
        relation.turn = turn
        if relation.holds():
            return True
    return False


# ---- golden relations

def golden_relations(folder, documents):
    """Relations of a relations.tsv whose figures stand in these documents; and how many could not be placed."""
    relations, lost = [], 0
    for row in tsv(os.path.join(folder, "relations.tsv")):
        document = documents.get(row["doc"])
        if not document:
            continue
        relation = golden_relation(document, row)
        if relation and relation.places():
            relations.append(relation)
        else:
            lost += 1
    return relations, lost


def tsv(path):
    with open(path, encoding="utf8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def golden_relation(document, row):
    relation = Relation("golden", document, int(row["line"]), row["kind"], row["arithmetic"])
    finder = Finder(document, relation.line - 1, row["figures"].split(";"))
    if row["kind"] in ("count", "repeat", "self-score"):
        return golden_same(relation, finder)
    words = re.sub(r"[\u4e00-\u9fff，、%％]", "", row["arithmetic"]).translate(OPERATORS)
    bound = re.fullmatch(r"\s*([\d.]+)\s*(<=|>=)\s*([\d.]+)\s*", words)
    if bound:
        return golden_bound(relation, finder, bound)
    left, equals, right = words.rpartition("=")
    if not equals or not re.fullmatch(r"\s*-?[\d.]+\s*", right):
        return None
    stated = finder.stated(right.strip().lstrip("-"))
    if not stated:
        return None
    finder.money = row["kind"] == "sum" and stated[0] is not None and "元" in stated[0].unit
    done = set_formula(relation, left, lambda text, _: finder.term(text), stated)
    return relation if done else None


def golden_same(relation, finder):
    """A count or a repeated figure: what is printed must stay."""
    term = finder.term(finder.figures[0])
    relation.terms = [term, (None, term[1], term[2])]
    relation.test = "same"
    return relation


def golden_bound(relation, finder, bound):
    relation.terms = [finder.term(bound.group(1)), finder.term(bound.group(3))]
    relation.test, relation.operator = "bound", "≤" if bound.group(2) == "<=" else "≥"
    return relation


class Finder:
    """Finds where the figures of a golden relation are printed, each printed figure once."""

    def __init__(self, document, line, figures):
        self.document, self.line, self.used = document, min(line, len(document.lines) - 1), set()
        self.figures, self.money = [figure.lstrip("-") for figure in figures], False
        alone = [hits[0].start for hits in map(self.on_line, self.figures) if len(hits) == 1]
        self.anchor = sorted(alone)[len(alone) // 2] if alone else 0

    def on_line(self, figure):
        return [p for p in self.document.places[self.line] if value_of(p.text) == value_of(figure)]

    def candidates(self, figure):
        first = max(0, self.line - WINDOW)
        near = itertools.chain.from_iterable(self.document.places[first:self.line + WINDOW + 1])
        hits = [p for p in near if value_of(p.text) == value_of(figure) and (p.line, p.start) not in self.used]
        return sorted(hits, key=lambda p: (abs(p.line - self.line), abs(p.start - self.anchor)))

    def place(self, figure):
        """The figure of this value on the line, or the only one near by; none if it might be another."""
        hits = [p for p in self.candidates(figure) if not (self.money and counted(p))]
        here = [p for p in hits if p.line == self.line]
        alone = len(hits) == 1 and (telling(figure) or self.everywhere(figure) == 1)
        if not (alone or len(here) == 1 or here and telling(figure)):
            return None
        self.used.add((hits[0].line, hits[0].start))
        return hits[0]

    def everywhere(self, figure):
        return sum(value_of(p.text) == value_of(figure) for places in self.document.places for p in places)

    def term(self, text):
        printed = any(value_of(text) == value_of(figure) for figure in self.figures)
        place = self.place(text) if printed else None
        return (place, value_of(text), self.half(text, place) if printed else Fraction(0))

    def half(self, text, place):
        """A whole number without a unit among amounts is rounded, elsewhere a count; nought is nought."""
        amounts = any("." in figure for figure in self.figures[:-1])
        if place and place.unit or not value_of(text):
            return place.half if place else Fraction(0)
        return half_of(text, not amounts)

    def stated(self, right):
        """The printed figure nearest to the result; golden results may have more places than what is printed."""
        nearest = min(self.figures, key=lambda figure: abs(value_of(figure) - value_of(right)))
        if abs(value_of(nearest) - value_of(right)) > max(1, half_of(nearest, False) * 2):
            return None
        return self.term(nearest)


# ---- relations that gouji verified

EQUALITIES = {"conflict", "self-score", "count-names", "repeat"}


def own_relations(document, checks, records):
    """Relations among the passing checks of a document; records: number -> figure or date with its place."""
    relations = []
    for check in checks:
        if check["outcome"] != "pass":
            continue
        relation = Relation("own", document, int(check["line"]), check["rule"], check["arith"])
        own_terms(relation, check, [records[n] for n in check["operands"].split() if n in records])
        if relation.places():
            relations.append(relation)
    return relations


def own_terms(relation, check, operands):
    exact = re.match(r"score|self|staffing|count", check["rule"])
    terms = [(place, value, rounding(place, value, half, exact)) for place, value, half in operands if value is not None]
    if check["rule"] == "year-own":
        relation.terms = [operand for operand in operands if operand[0]]
    elif check["rule"] in EQUALITIES:
        own_same(relation, terms)
    elif not own_bound(relation, check["arith"], terms) and not own_formula(relation, check["arith"], terms):
        relation.terms, relation.test = terms, "unknown"


def rounding(place, value, half, exact):
    """Points and heads are counted whole; nought is nought."""
    whole = value == 0 or exact and place and "." not in place.text
    return Fraction(0) if whole else half


def own_same(relation, terms):
    relation.test = "same"
    relation.terms = terms if len(terms) > 1 else [(p, v, h) for p, v, h in terms for p in (p, None)]


def own_bound(relation, arithmetic, terms):
    """`a ≤ b`, or an actual figure against a target: `90% = ≥90%`."""
    parts = re.fullmatch(r"([^+*/=≤<>－÷×＋]+)([=≤<>])\s*([≥≤]?)[^+*/=－÷×＋]+", arithmetic)
    if not parts or len(terms) < 2 or (parts.group(2) == "=" and relation.kind != "target"):
        return False
    relation.terms, relation.test = terms[:2], "bound"
    relation.operator = "≤" if parts.group(3) == "≤" or parts.group(2) == "≤" else "≥"
    return relation.holds()


def own_formula(relation, arithmetic, terms):
    words = re.sub(r"[≥≤]", "", arithmetic.translate(OPERATORS))
    left, equals, right = words.rpartition("=")
    result = re.match(r"\s*-?([\d,]+(?:\.\d+)?)(\S*)", right)
    if not equals or not result or not terms:
        return False
    goal = scaled(result.group(1), result.group(2))
    stated = min(terms, key=lambda term: abs(abs(term[1]) - goal))
    rest = [term for term in terms if term is not stated]
    done = set_formula(relation, left, lambda text, unit: take(rest, scaled(text, unit)),
                       (stated[0], abs(stated[1]), stated[2]))
    if not done:
        relation.formula, relation.stated = None, None
    return done


def scaled(text, unit):
    return value_of(text) * next((scale for word, scale in SCALES if unit.startswith(word)), 1)


def take(terms, value):
    """The operand of this value, else the number itself."""
    for i, term in enumerate(terms):
        if term[1] == value:
            return terms.pop(i)
    return (None, value, Fraction(0))
