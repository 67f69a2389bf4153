#!/usr/bin/env bash
# Part of nightly: the state folder, its lock, the journal of a night that is under way.
# shellcheck disable=SC2034,SC2154  # the parts share their variables
#
# STATE/documents.tsv  a row for each address ever asked for (columns below), sorted by address
# STATE/versions.tsv   a row for each content an address ever had, with the time and the headers
# STATE/objects/       contents by SHA-256
# STATE/links.tsv      the links of each page read
# STATE/audits/KEY/    what the chain made of each content; KEY is made of configuration and programs
# STATE/facts/DATE.tsv facts of that night's documents
# STATE/runs/DATE/     lists; runs/latest
# STATE/night/         the night under way: `date', and what was fetched, a file a chunk
# STATE/tmp/           of the running process

document_columns=$'address\tsource\tkind\ttitle\tparent\tcontent\tbytes\ttype\tetag\tmodified\teffective\tstate'
document_columns+=$'\ttrouble\tfirst\tchanged\tchecked'
version_columns=$'address\tcontent\tdate\ttime\ttitle\theaders'

# replace FILE TARGET: the file takes the target's name, its bytes on the disk first.
replace() {
    sync "$1"
    mv -fT "$1" "$2"
}

# flush FOLDER: its files are on the disk: one by one when they are few, else the whole file system.
flush() {
    if [ "$(find "$1" -type f | wc -l)" -le 32 ]; then find "$1" -type f -exec sync {} +; else sync -f "$1"; fi
}

# The lock names who has it. When that process is gone, only what it left running holds the lock, for a moment.
take_lock() {
    if ! flock -n 9; then
        if kill -0 "$(cat "$state/lock")" 2>/dev/null; then return 1; fi
        flock -w 60 9 || return 1
    fi
    { printf '%s\n' "$$" >"$state/lock"; } 2>/dev/null || die "状态目录无法写入：$state"
}

lock_state() {
    { mkdir -p "$state/tmp" "$state/objects" "$state/audits" "$state/runs" "$state/facts"; } 2>/dev/null ||
        die "状态目录无法写入：$state"
    state=$(cd "$state" && pwd -P)
    if [[ "$state" =~ [\|\&\\[:cntrl:]] ]]; then die "状态目录的路径中有不能使用的字符：$state"; fi
    { exec 9>>"$state/lock"; } 2>/dev/null || die "状态目录无法写入：$state"
    take_lock || die "另一次夜间核查正在使用 $state，本次退出"
    # what a killed night left running may still write there, but to nothing that anyone reads
    rm -rf "${state:?}"/tmp/* 2>/dev/null || true
    work=$(mktemp -d "$state/tmp/night.XXXXXX" 2>/dev/null) || die "状态目录无法写入：$state"
    objects=$state/objects
    journal=$state/night
    log=$work/log
    : >"$log"
    locked=yes
}

# The dates of the runs there are, oldest first.
run_dates() {
    find "$state/runs" -mindepth 1 -maxdepth 1 -type d -name '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' \
        -printf '%f\n' | sort
}

# Without --date: today, but never before a night that there was already: a clock set back makes nothing new again.
choose_date() {
    local newest
    [ -z "$date" ] || return 0
    date=$(date +%F)
    newest=$({
        run_dates
        cat "$journal/date" 2>/dev/null || true
    } | sort | tail -n 1)
    if [[ "$newest" > "$date" ]]; then
        say "时钟早于已有的结果：今天是 $date，最近一次是 $newest；仍按 $newest 处理"
        date=$newest
    fi
}

# with_header COLUMNS: sorts the rows and sets the header line before them.
with_header() {
    printf '%s\n' "$1"
    sort
}

# The rows of the journal that are for this table: D documents, V versions. A chunk that a failing power left without
# its bytes says nothing.
journal_rows() {
    find "$journal" -name '*.chunk' -print0 | sort -z | xargs -0r cat |
        awk -F '\t' -v kind="$1" '$1 == kind && NF == (kind == "D" ? 17 : 7) { print substr($0, 3) }'
}

# Puts the journal into the tables. Done twice it changes nothing.
settle_journal() {
    journal_rows D >"$work/journal"
    awk -F '\t' 'FILENAME == ARGV[1] { row[$1] = $0; next }
        FNR > 1 && !($1 in row) { row[$1] = $0 }
        END { for (address in row) print row[address] }' "$work/journal" "$state/documents.tsv" |
        with_header "$document_columns" >"$work/documents.new"
    replace "$work/documents.new" "$state/documents.tsv"
    journal_rows V | awk -F '\t' 'FILENAME == ARGV[1] && FNR == 1 { next }
        !(($1, $2, $3) in seen) { seen[$1, $2, $3]; print }' "$state/versions.tsv" - |
        with_header "$version_columns" >"$work/versions.new"
    replace "$work/versions.new" "$state/versions.tsv"
}

begin_night() {
    local table
    mkdir "$work/bodies" "$work/robots"
    read_limits
    for table in document version; do
        [ -e "$state/${table}s.tsv" ] && continue
        case $table in
        document) printf '%s\n' "$document_columns" ;;
        version) printf '%s\n' "$version_columns" ;;
        esac >"$work/table"
        replace "$work/table" "$state/${table}s.tsv"
    done
    [ -e "$state/links.tsv" ] || : >"$state/links.tsv"
    choose_date
    open_journal
    journal_rows D >"$work/fetched"
    cp "$state/documents.tsv" "$work/documents"
    : >"$work/links"
}

# A night of the same date that did not end is gone on with; one of another date is settled first.
open_journal() {
    if [ "$(cat "$journal/date" 2>/dev/null)" = "$date" ]; then
        echo "接着做 $date 未完成的一夜"
        return
    fi
    if [ -e "$journal" ]; then
        settle_journal
        mv "$journal" "$work/journal.old"
    fi
    mkdir "$work/journal.new"
    printf '%s\n' "$date" >"$work/journal.new/date"
    sync "$work/journal.new/date"
    mv -T "$work/journal.new" "$journal"
}

# A rehearsal leaves the state alone: it has a work folder elsewhere and asks for every page anew.
begin_rehearsal() {
    work=$(mktemp -d)
    objects=$work/objects
    journal=$work/night
    mkdir "$objects" "$journal" "$work/bodies" "$work/robots"
    read_limits
    if [ -z "$date" ]; then date=$(date +%F); fi
    : >"$work/fetched"
    : >"$work/links"
    printf '%s\n' "$document_columns" >"$work/documents"
    if [ -r "$state/documents.tsv" ]; then awk -F '\t' '$3 != "page"' "$state/documents.tsv" >"$work/documents"; fi
}

settle_night() {
    sort -u "$work/links" >"$work/links.new"
    settle_journal
    keep_links
}

# The links of pages not read tonight, their source being down, are kept too.
keep_links() {
    awk -F '\t' 'FILENAME == ARGV[1] { now[$1]; print; next } !($1 in now)' "$work/links.new" "$state/links.tsv" |
        sort >"$work/links.all"
    replace "$work/links.all" "$state/links.tsv"
}

# Audits of other configurations and programs are of no use any more.
end_night() {
    find "$state/audits" -mindepth 1 -maxdepth 1 ! -name "$key" -exec rm -rf {} +
    mv "$journal" "$work/journal.done"
}
