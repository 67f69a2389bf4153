#!/usr/bin/env bash
# Part of nightly: the lists of the night, and what is new, known, resolved and withdrawn since the night before.
# shellcheck disable=SC2034,SC2154  # the parts share their variables
#
# A run holds the lists that gouji-summarise writes for the night's documents, and
#   documents.tsv  every document ever had, whether it is live or withdrawn tonight
#   new.tsv known.tsv resolved.tsv withdrawn.tsv
#   closed.tsv     the findings that stand no more: address, fingerprint, first_seen, resolved or withdrawn

finding_columns=$'doc\tline\tcol\tseverity\trule\tmessage\tevidence\treported\texpected\thint\tfingerprint'
check_columns=$'doc\tline\trule\tverdict\treported\texpected\tevidence\treason\tcause'
run_document_columns=$'doc\taddress\tsource\tcontent\tkey\tstate\tfirst\tchanged\ttrouble'
closed_columns=$'address\tfingerprint\tfirst_seen\tstate'

# The newest run before this date; empty if there is none.
find_previous() {
    previous=$(run_dates | awk -v date="$date" '$1 < date' | tail -n 1)
    previous=${previous:+$state/runs/$previous}
}

# A document is called by its title; where two have the same, the address stands behind it.
list_documents() {
    live_rows >"$work/live"
    awk -F '\t' -v OFS='\t' -v key="$key" '
        function title_of(title, address) {
            if (title == "") { title = address; sub(/[\/]+$/, "", title); sub(/.*\//, "", title) }
            gsub(/!\//, "! /", title)
            return title == "" ? address : title
        }
        FILENAME == ARGV[1] { live[$1]; next }
        FNR == 1 || $3 != "document" || $6 == "" { next }
        { title[$1] = title_of($4, $1); row[$1] = $1 OFS $2 OFS $6 OFS key OFS ($1 in live ? "live" : "withdrawn") OFS \
              $14 OFS $15 OFS $13; same[title[$1]]++ }
        END { for (address in row)
            print title[address] (same[title[address]] > 1 ? "（" address "）" : ""), row[address] }' \
        "$work/live" "$state/documents.tsv" | sort -t "$(printf '\t')" -k 2,2 >"$work/run.documents"
}

# The live documents that the run before did not have as they are now.
list_changed() {
    local before=/dev/null
    [ -z "$previous" ] || before=$previous/documents.tsv
    awk -F '\t' -v before="$before" '
        FILENAME == before { known[$2, $4, $5, $6]; next }
        $6 == "live" && !(($2, $4, $5, $6) in known)' "$before" "$work/run.documents" >"$work/changed"
}

# The streams of the night's documents as one, under their names and identities.
assemble_stream() {
    awk -F '\t' -v audits="$audits" '{ printf "%s/%s.gz%c", audits, $4, 0 }' "$work/changed" | xargs -0r gzip -dc |
        awk -F '\t' -v OFS='\t' '
            FILENAME == ARGV[1] { name[NR] = $1; address[NR] = $2; next }
            $1 == "file" { at++; next }
            $1 == "doc" { number++; $4 = name[at] substr($4, 65); $9 = address[at] substr($9, 65) }
            { $2 = number; print }' "$work/changed" -
}

# The lists of the night, in every form there is; empty ones when there is nothing.
write_lists() {
    local status=0
    if [ -s "$work/changed" ]; then
        assemble_stream | "$here/nightly-facts" gather "$work/facts" |
            "$programs/gouji-summarise" --config "$config" --quiet --color never --out "$work/run" \
                >"$work/summarise.said" 2>&1 || status=$?
        [ "$status" -le 1 ] || die "gouji-summarise 失败：$(tail -n 1 "$work/summarise.said")"
    else
        printf '%s\n' "$finding_columns" >"$work/run/findings.tsv"
        printf '%s\n' "$check_columns" >"$work/run/checks.tsv"
        : >"$work/facts"
    fi
    cp "$work/facts" "$work/facts.tonight"
    replace "$work/facts.tonight" "$state/facts/$date.tsv"
}

# Rows of address and finding for everything that stands tonight. What did not change is taken from the run before.
standing_findings() {
    local before=()
    if [ -n "$previous" ]; then before=("$previous/new.tsv" "$previous/known.tsv"); fi
    awk -F '\t' -v OFS='\t' -v before="${previous:-none}/documents.tsv" -f "$here/nightly-standing.awk" \
        "$work/changed" "$work/run.documents" ${previous:+"$previous/documents.tsv"} ${before[@]+"${before[@]}"} \
        "$work/run/findings.tsv" >"$work/standing.files"
    across_years | cat "$work/standing.files" - | sort -s -t "$(printf '\t')" -k 1,1 >"$work/standing"
}

# Last year's figures in this year's reports, of the documents that are live.
across_years() {
    local files
    mapfile -t files < <(find "$state/facts" -name '*.tsv' -printf '%f\n' | sort -r |
        awk -v date="$date" -v folder="$state/facts/" 'substr($1, 1, 10) <= date { print folder $1 }')
    "$here/nightly-facts" compare "${files[@]}" | awk -F '\t' -v OFS='\t' '
        FILENAME == ARGV[1] { if ($6 == "live") name[$2] = $1; next }
        { file = $1; sub(/!\/.*/, "", file) }
        file in name { $2 = name[file] substr($1, length(file) + 1); print }' "$work/run.documents" -
}

# new.tsv and its sisters.
compare_nights() {
    local list
    if [ -n "$previous" ]; then
        awk -F '\t' -v OFS='\t' 'FILENAME == ARGV[1] { address[$1] = $2; next }
            FNR > 1 { name = $1; sub(/!\/.*/, "", name); print address[name], $0 }' \
            "$previous/documents.tsv" "$previous/new.tsv" "$previous/known.tsv" >"$work/before"
        cp "$previous/closed.tsv" "$work/before.closed"
    else
        : >"$work/before"
        : >"$work/before.closed"
    fi
    for list in new known resolved withdrawn; do
        printf '%s\tfirst_seen\n' "$finding_columns" >"$work/run/$list.tsv"
    done
    awk -F '\t' -v OFS='\t' -v date="$date" -v folder="$work/run/" -f "$here/nightly-compare.awk" \
        "$work/run.documents" "$work/before" "$work/before.closed" "$work/standing" >"$work/closed"
    with_header "$closed_columns" <"$work/closed" >"$work/run/closed.tsv"
}

# The run takes its place; the one it replaces, if any, goes.
publish() {
    { printf '%s\n' "$run_document_columns" && cat "$work/run.documents"; } >"$work/run/documents.tsv"
    flush "$work/run"
    if [ -e "$state/runs/$date" ]; then mv -T "$state/runs/$date" "$work/run.old"; fi
    mv -T "$work/run" "$state/runs/$date"
    ln -s "$(run_dates | tail -n 1)" "$work/latest"
    mv -fT "$work/latest" "$state/runs/latest"
}

tell_all() {
    mkdir "$work/run"
    find_previous
    list_documents
    list_changed
    write_lists
    standing_findings
    compare_nights
    tell_sources
    cp "$log" "$work/run/log.txt"
    publish
}
