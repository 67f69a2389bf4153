"""Runs gouji and reads what it says: lists, and the record stream of gouji-stream(5)."""
import os
import re
import subprocess
from collections import defaultdict
from fractions import Fraction

import inject_relations

LOUD = ("error", "warning")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
CHECK = "kind doc nr rule outcome severity line col label reported expected arith args operands".split()
ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "0": "\0", "\\": "\\"}


def run(gouji, config, out, sources, extra=()):
    """One audit into `out`; raises RuntimeError when it did not run."""
    command = [gouji, "--config", config, "--formats", "tsv", "--quiet", "--out", out, *extra, *sources]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{gouji} failed ({done.returncode}): {done.stderr.decode(errors='replace')[:500]}")


def write_names(path, rows):
    """rows: (path, name, identity). The identity is that of the unbroken document, so that fingerprints compare."""
    with open(path, "w", encoding="utf8") as f:
        f.writelines("\t".join(row) + "\n" for row in rows)


def unescape(text):
    return re.sub(r"\\([tnr0\\])", lambda m: ESCAPES[m.group(1)], text)


def records(path):
    with open(path, encoding="utf8", errors="replace", newline="\n") as f:
        for line in f:
            yield [unescape(field) for field in line.rstrip("\n").split("\t")]


def loud_findings(path):
    """Findings at error or warning of each document."""
    findings = defaultdict(list)
    for row in inject_relations.tsv(path):
        if row["severity"] in LOUD:
            findings[row["doc"]].append(row)
    return findings


def audit_unbroken(gouji, config, folder, documents, paths):
    """Audits the documents as they are; fills in parts, cells, findings. Returns the passing relations."""
    out, streams, names = (os.path.join(folder, name) for name in ("unbroken", "streams", "unbroken-names.tsv"))
    os.makedirs(streams)
    write_names(names, [(path, os.path.basename(path), os.path.basename(path)) for path in paths])
    run(gouji, config, out, paths, ("--names", names, "--keep-streams", streams))
    for name, rows in loud_findings(os.path.join(out, "findings.tsv")).items():
        documents[name].fingerprints = {row["fingerprint"] for row in rows}
        documents[name].claims = {claim(row) for row in rows}
    relations = []
    for document, kinds in by_document(last_stream(streams), documents):
        relations += read_document(document, kinds)
    return relations


def last_stream(folder):
    return os.path.join(folder, sorted(name for name in os.listdir(folder) if "crosscheck" in name)[-1])


def by_document(path, documents):
    kinds, document = defaultdict(list), None
    for record in records(path):
        if record[0] == "doc":
            kinds, document = defaultdict(list), documents[record[3]]
        kinds[record[0]].append(record)
        if record[0] == "end":
            yield document, kinds


def read_document(document, kinds):
    document.parts = [(int(r[3]) - 1, int(r[6])) for r in kinds["part"] if r[6].isdigit()]
    document.tables = table_spans(kinds["cell"])
    entries = {r[4]: r for r in kinds["entry"] if r[4]}
    operands = {}
    for record in kinds["qty"]:
        operands[record[2]] = figure(document, record, entries.get(record[2]))
    for record in kinds["date"]:
        operands.setdefault(record[2], (at_column(document, record, record[7]), None, None))
    checks = [dict(zip(CHECK, record)) for record in kinds["check"]]
    document.spoken = {inject_relations.value_of(n) for check in checks
                       for field in ("reported", "expected", "arith", "args", "label")
                       for n in NUMBER.findall(check[field])}
    document.used = {(p.line, p.start) for check in checks for n in check["operands"].split()
                     for p in [operands.get(n, (None,))[0]] if p}
    return inject_relations.own_relations(document, checks, operands)


def table_spans(cells):
    lines = defaultdict(list)
    for cell in cells:
        lines[cell[5]].append(int(cell[3]) - 1)
    return [(min(span), max(span)) for span in lines.values()]


def at_column(document, record, printed):
    start = int(record[4]) - 1
    return document.place_at(int(record[3]) - 1, start, start + len(printed))


def figure(document, record, entry):
    """(place, value, half) of a qty record; in a table the entry knows the unit of the column."""
    value, half = (entry[15], entry[16]) if entry and entry[15] else (record[8], record[9])
    place = at_column(document, record, record[7])
    if not place or not value:
        return (None, Fraction(value), Fraction(half or 0)) if value else (None, None, None)
    half = Fraction(half or 0)
    plain = inject_relations.value_of(place.text)
    unit = half / inject_relations.half_of(place.text, False)
    factor = abs(Fraction(value)) / plain if plain else unit or Fraction(1)
    place = place._replace(factor=factor, half=half)
    if entry:
        document.cells[place.line, place.start] = (entry[5], int(entry[7]), int(entry[8]), place)
    return (place, abs(Fraction(value)), place.half)


def claim(row):
    """What an accusation says, whatever line it stands on and whatever words surround it."""
    return (row["rule"], row["reported"], row["expected"])


def new_findings(document, rows):
    return [row for row in rows if row["fingerprint"] not in document.fingerprints]


def accuses_anew(document, row):
    """Whether no finding of the unbroken audit accuses the same figure by the same rule."""
    return claim(row)[:2] not in {known[:2] for known in document.claims}


def names_place(row, edits, broken):
    """Whether a finding names a broken figure or its line."""
    lines = {str(line + 1) for line, _, _, _ in edits}
    quoted = re.findall(r"\d+", " ".join(re.findall(r"第[\d、—-]+行", row["evidence"])))
    if lines & {row["line"], *quoted}:
        return True
    said = {inject_relations.value_of(n.rstrip(",")) for n in NUMBER.findall(row["message"] + " " + row["reported"])}
    return any(inject_relations.value_of(n) in said for text in broken for n in NUMBER.findall(text)[:1])
