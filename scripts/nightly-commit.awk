# Rows of documents and what became of them tonight (hashes, outcomes, rows) become rows of the journal: `D' a row of
# documents.tsv, `V' a row of versions.tsv.
BEGIN { OFS = "\t" }

FILENAME == ARGV[1] { hash[$1] = $2; bytes[$1] = $3; next }
FILENAME == ARGV[2] {
    what[$1] = $2; effective[$1] = $3; type[$1] = $4; etag[$1] = $5; modified[$1] = $6
    headers[$1] = $7; reason[$1] = $9
    body[$1] = $8
    sub(/.*\//, "", body[$1])
    next
}
!($1 in what) { next }
{
    address = $1
    outcome = what[address]
    if (outcome == "got" && bytes[body[address]] == 0) { outcome = "failed"; reason[address] = "内容为空" }
    if (outcome == "same" && $6 == "") { outcome = "failed"; reason[address] = "HTTP 304" }
    if ($14 == "") $14 = date
    $12 = outcome == "gone" ? "gone" : "live"
    $13 = outcome == "failed" ? reason[address] : ""
    $16 = date
    if (outcome == "got") {
        new = hash[body[address]] != $6
        $6 = hash[body[address]]; $7 = bytes[body[address]]; $8 = type[address]
        $9 = etag[address]; $10 = modified[address]; $11 = effective[address]
        if (new) $15 = date
    }
    print "D", $0
    if (outcome == "got" && new) print "V", address, $6, date, time, $4, headers[address]
}
