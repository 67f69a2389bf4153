# Rows of address and finding for what stands tonight. Files: the night's documents, all documents of this run, those of
# the run before (named in `before'), its new.tsv and known.tsv, the night's findings.tsv.
function file_of(name) {
    sub(/!\/.*/, "", name)
    return name
}

FILENAME == ARGV[1] { changed[$2]; next }
FILENAME == ARGV[2] { if ($6 == "live") { name[$2] = $1; address[$1] = $2 } next }
FILENAME == before { earlier[$1] = $2; next }
FNR == 1 { next }
FILENAME == ARGV[ARGC - 1] { print address[file_of($1)], $0; next }
{
    file = file_of($1)
    member = substr($1, length(file) + 1)
    at = earlier[file]
    if (!(at in name) || at in changed || $5 == "prior-year") next
    print at, name[at] member, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
}
