# What stands tonight against what stood the night before. Files: documents of this run; findings of the run before, with
# their address first and first_seen last; its closed findings; what stands tonight. Writes new, known, resolved and
# withdrawn below `folder'; prints the closed findings.
#
# A finding is known by its document's address and its fingerprint.
function tell(list, row, first) {
    sub(/^[^\t]*\t/, "", row)
    print row, first >> (folder list ".tsv")
}

FILENAME == ARGV[1] { if ($6 == "live") live[$2]; next }
FILENAME == ARGV[2] {
    first[$1, $12] = $13
    sub(/\t[^\t]*$/, "")
    before[++count] = $0
    key[count] = $1 SUBSEP $12
    address[count] = $1
    next
}
FILENAME == ARGV[3] { if (FNR > 1) { closed[$1, $2] = $4; since[$1, $2] = $3; closed_row[$1, $2] = $1 OFS $2 } next }
{
    now = $1 SUBSEP $12
    stands[now]
    if (now in first) tell("known", $0, first[now])
    else if (!(now in closed)) tell("new", $0, date)
    else tell(closed[now] == "withdrawn" ? "known" : "new", $0, since[now])
}
END {
    for (i = 1; i <= count; i++) {
        if (key[i] in stands) continue
        state = address[i] in live ? "resolved" : "withdrawn"
        tell(state, before[i], first[key[i]])
        split(key[i], parts, SUBSEP)
        if (!told[key[i]]++) print parts[1], parts[2], first[key[i]], state
    }
    for (now in closed)
        if (!(now in stands) && !(now in told)) {
            split(now, parts, SUBSEP)
            print closed_row[now], since[now], parts[1] in live ? "resolved" : closed[now]
        }
}
