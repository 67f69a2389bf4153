"""What people do wrong to a figure, and what they may do to a report without making it wrong."""
import re
from collections import namedtuple
from fractions import Fraction

from inject_relations import half_of, value_of

# edits: (line, start, end, words); changes: {(line, start): (value, half)} for the arithmetic of the relation
Break = namedtuple("Break", "place original broken edits changes")

SPENDING = re.compile(r"支出|决算|执行数|预算|经费|资金|收入")
OTHER_YEARS = re.compile(r"比|较|上年|去年|同期|计划|规划|以来|至|截|底|月|《|》|〔|增|减")


# ---- the digits of one figure

def well_formed(text):
    whole, point, decimals = text.partition(".")
    return whole.isdigit() and (whole == "0" or whole[0] != "0") and (not point or decimals.isdigit())


def digit_replaced(text):
    return [text[:i] + new + text[i + 1:] for i, old in enumerate(text) if old.isdigit()
            for new in "0123456789" if new != old]


def neighbours_swapped(text):
    at = [i for i, c in enumerate(text) if c.isdigit()]
    return [text[:i] + text[j] + text[i + 1:j] + text[i] + text[j + 1:] for i, j in zip(at, at[1:])]


def digit_dropped(text):
    return [text[:i] + text[i + 1:] for i, c in enumerate(text) if c.isdigit()]


def digit_doubled(text):
    return [text[:i] + c + text[i:] for i, c in enumerate(text) if c.isdigit()]


def move_point(text, by):
    whole, _, decimals = text.partition(".")
    digits, at = whole + decimals, len(whole) + by
    digits, at = ("0" * (1 - at) + digits, 1) if at < 1 else (digits + "0" * (at - len(digits)), at)
    moved = digits[:at].lstrip("0").rjust(1, "0") + "." + digits[at:]
    return moved.rstrip(".")


def point_moved(text):
    return [move_point(text, by) for by in (-2, -1, 1, 2)] if "." in text else []


def pasted_twice(text):
    return [text + text] if len(text) > 2 else []


SPELLINGS = {
    "digit-replaced": digit_replaced, "neighbours-swapped": neighbours_swapped, "digit-dropped": digit_dropped,
    "digit-doubled": digit_doubled, "point-moved": point_moved, "pasted-twice": pasted_twice,
}


def spelling_breaks(spell):
    def breaks(relation):
        for place in relation.places():
            plain = place.text.replace(",", "")
            for text in sorted(set(spell(plain)) - {plain}):
                if spell is pasted_twice or well_formed(text) and value_of(text) != value_of(plain):
                    yield replaced(relation, place, text)
    return breaks


def value_in(relation, place, text, slip=Fraction(1)):
    """What the arithmetic of the relation takes from a place where `text` is printed now."""
    factor = (place.factor if relation.source == "own" else 1) * slip
    exact = "." not in text and relation.half_at(place) == 0
    try:
        return value_of(text) * factor, Fraction(0) if exact else half_of(text, False) * factor
    except ValueError:
        return Fraction(-1), Fraction(0)  # no number any more: fits nothing


def replaced(relation, place, text):
    return Break(place, place.text, text, [(place.line, place.start, place.end, text)],
                 {(place.line, place.start): value_in(relation, place, text)})


# ---- units, years, rates

def unit_breaks(relation):
    """万元 for 亿元 and the like; a cell without a unit is given in 元 or 亿元 under a head that says 万元."""
    for place in relation.places():
        if place.unit in ("元", "万元", "亿元"):
            yield from other_units(relation, place)
        elif bare_amount(relation, place):
            for by in (-4, 4):
                yield replaced(relation, place, move_point(place.text.replace(",", ""), by))


def bare_amount(relation, place):
    rate = relation.is_rate() and place == relation.stated_place()
    return in_cell(relation.document, place) and not place.unit and not rate and relation.half_at(place) > 0 \
        and value_of(place.text) > 0


def other_units(relation, place):
    line = relation.document.lines[place.line]
    start = line.index(place.unit, place.end)
    for unit, slip in {"元": (("万元", 10**4),), "万元": (("亿元", 10**4), ("元", Fraction(1, 10**4))),
                       "亿元": (("万元", Fraction(1, 10**4)),)}[place.unit]:
        yield Break(place, place.text + place.unit, place.text + unit, [(place.line, start, start + len(place.unit), unit)],
                    {(place.line, place.start): value_in(relation, place, place.text, slip)})


def year_breaks(relation):
    """The year of a sentence that speaks of the report's own spending."""
    for line in sorted({place.line for place in relation.places()}):
        for start, end in sentences(relation.document.lines[line]):
            if relation.kind == "year-own" or any(start <= p.start < end and p.line == line and "元" in p.unit
                                                  for p in relation.places()):
                yield from years_in(relation.document, line, start, end)


def sentences(line):
    return [(m.start(), m.end()) for m in re.finditer(r"[^。；;]+", line)]


def years_in(document, line, start, end):
    words, year = document.lines[line][start:end], document.year_at(line)
    found = re.match(r"\s*(?:[（(]?[一二三四五六七八九十\d]+[）)、.])?\s*(20\d\d)\s?年度?(?!\d)([^，,：:]*)", words)
    if not found or int(found.group(1)) != year or OTHER_YEARS.search(words[:40]) or not SPENDING.search(words):
        return
    at = start + found.start(1)
    place = document.place_at(line, at, at + 4)
    for by in (-1, 1) if place else ():
        text = str(year + by)
        yield Break(place, place.text, text, [(line, at, at + 4, text)], None)


def growth_breaks(relation):
    """A growth of 19.51% given as 119.51%."""
    place = relation.stated_place()
    growth = relation.is_rate() and ("-" in relation.words or relation.kind == "growth")
    if growth and place and place.unit in ("%", "％"):
        whole, point, decimals = place.text.partition(".")
        yield replaced(relation, place, str(int(whole) + 100) + point + decimals)


def inverse_breaks(relation):
    """34 of 39 given where 39 of 34 is meant."""
    place = relation.stated_place()
    plain = relation.is_rate() and re.fullmatch(r"\s*v\[0\]\s*/\s*v\[1\]\s*", relation.words)
    if not plain or not place or not relation.terms[0][1] or abs(relation.turn) != 100:
        return
    text = printed(100 * relation.terms[1][1] / relation.terms[0][1], len(place.text.partition(".")[2]))
    if value_of(text) != value_of(place.text):
        yield replaced(relation, place, text)


def printed(value, places):
    digits = str(int(value * 10**places + Fraction(1, 2))).rjust(places + 1, "0")
    return digits[:-places] + "." + digits[-places:] if places else digits


# ---- cells and rows

def in_cell(document, place):
    return (place.line, place.start) in document.cells or "\t" in document.lines[place.line].strip()


def cell_grid(document):
    """(table, row, column) -> place, by the tables as gouji read them, else by tabs."""
    if not hasattr(document, "grid"):
        document.grid = {(t, r, c): p for t, r, c, p in document.cells.values()}
    return document.grid


def row_neighbours(document, place):
    cell = document.cells.get((place.line, place.start))
    if cell:
        table, row, column, _ = cell
        return [cell_grid(document).get((table, row, column + by)) for by in (-1, 1)]
    places = document.places[place.line] if "\t" in document.lines[place.line].strip() else []
    at = [i for i, p in enumerate(places) if p.start == place.start]
    return [places[i] for a in at for i in (a - 1, a + 1) if 0 <= i < len(places)]


def column_breaks(relation):
    for place in relation.places():
        for other in row_neighbours(relation.document, place):
            if other and value_of(other.text) != value_of(place.text):
                one, two = replaced(relation, place, other.text), replaced(relation, other, place.text)
                yield Break(place, place.text, other.text, one.edits + two.edits, {**two.changes, **one.changes})


def copy_breaks(relation):
    """The figure of the row above or below in the same column, or of the item before or after in a sum."""
    for place in relation.places():
        for other in above_and_below(relation, place):
            if value_of(other.text) != value_of(place.text):
                yield replaced(relation, place, other.text)


def above_and_below(relation, place):
    grid, cell = cell_grid(relation.document), relation.document.cells.get((place.line, place.start))
    if cell:
        rows = [grid.get((cell[0], cell[1] + by, cell[2])) for by in (-1, 1)]
        return [other for other in rows if other]
    if relation.test != "formula" or "/" in relation.words:
        return []
    items = [term[0] for term in relation.terms[:-1] if term[0]]
    at = [i for i, item in enumerate(items) if item[:2] == place[:2]]
    return [items[i] for a in at for i in (a - 1, a + 1) if 0 <= i < len(items)]


CLASSES = {**{name: spelling_breaks(spell) for name, spell in SPELLINGS.items()},
           "unit-slip": unit_breaks, "year-off": year_breaks, "columns-exchanged": column_breaks,
           "growth-as-ratio": growth_breaks, "upside-down": inverse_breaks, "copied-neighbour": copy_breaks}


# ---- changes that must stay silent

REWORDINGS = (("认真", "切实"), ("积极", "主动"), ("不断", "持续"), ("进一步", "更加"), ("推进", "推动"), ("加强", "强化"),
              ("确保", "保证"), ("提升", "提高"), ("严格", "从严"), ("开展", "组织"), ("同时", "另外"), ("通过", "经由"))
NO_QUANTITY = re.compile(r"[年月日号时分、．.\-—〔\])）〕]")
PARAGRAPH = "全体干部职工将继续努力，扎实做好各项工作。"


def idle_places(document, golden):
    """Figures of sentences that take part in nothing: in no relation, in no check, and said only once."""
    counts = {}
    for place in (p for places in document.places for p in places):
        counts[value_of(place.text)] = counts.get(value_of(place.text), 0) + 1
    for place in (p for places in document.places for p in places):
        value = value_of(place.text)
        busy = counts[value] > 1 or value in document.spoken or value in golden
        if not busy and (place.line, place.start) not in document.used and in_prose(document, place):
            yield place


def in_prose(document, place):
    line = document.lines[place.line]
    before = line[:place.start].rstrip()[-1:]
    after = line[place.end:].lstrip()[:1]
    return ("\t" not in line.strip() and len(line) > 40 and re.match(r"[\u4e00-\u9fff%％]", after)
            and not NO_QUANTITY.match(after) and not re.match(r"[第约近超逾达至到—\-〔(（≥≤<>《“\d]", before or "第"))


def figure_changes(document, golden):
    for place in idle_places(document, golden):
        last = place.text[-1]
        for new in "123456789":
            if new != last and len(place.text) > 1:
                yield [(place.line, place.start, place.end, place.text[:-1] + new)]


def about_insertions(document, golden):
    for place in idle_places(document, golden):
        yield [(place.line, place.start, place.start, "约")]


def rewordings(document, _):
    for number, line in enumerate(document.lines):
        for old, new in REWORDINGS if len(line) > 60 and "\t" not in line.strip() and "。" in line else ():
            for found in re.finditer(old, line):
                if "。" in line[:found.start()]:
                    yield [(number, found.start(), found.end(), new)]


def line_shifts(document, _):
    """A blank line after a paragraph or a long cell; outside of tables a paragraph without figures."""
    for number, line in enumerate(document.lines[:-1]):
        if line.rstrip().endswith("。") and len(line) > 40 and "\t" not in line.strip():
            inside = any(first <= number <= last for first, last in document.tables)
            for words in ("\n",) if inside else ("\n", "\n" + PARAGRAPH):
                yield [(number, len(line.rstrip("\r")), len(line.rstrip("\r")), words)]


SILENT = {"idle figure changed": figure_changes, "约 before an idle figure": about_insertions,
          "sentence reworded": rewordings, "lines shifted": line_shifts}
