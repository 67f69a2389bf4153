#!/usr/bin/env bash
# Part of nightly: what was not audited yet by these programs and this configuration goes through gouji.
# shellcheck disable=SC2034,SC2154  # the parts share their variables
#
# STATE/audits/KEY/HASH.gz is the stream that the chain made of the content, before gouji-summarise;
# HASH.failed, with the date, says that the chain could not and HASH.gz only says so.

audit_batch_size=200
audit_seconds_least=${NIGHTLY_AUDIT_SECONDS:-120} # for a batch; each of its documents adds ten

# What the result of an audit rests on besides the content.
find_key() {
    key=$({
        printf '%s\n' "$version"
        cat "$programs"/gouji "$programs"/gouji-* | sha256sum
        cd "$config" || exit
        find . -type f ! -name sources.tsv ! -name '.*' ! -name '*~' -print0 | sort -z | xargs -0r sha256sum
    } | sha256sum | cut -c 1-16)
}

# The contents that stand in the tables as documents of the sources there are.
live_contents() {
    live_rows | cut -f 6 | sort -u
}

# The rows of documents that are there now, of the sources that are configured.
live_rows() {
    printf '%s\n' "${source_names[@]}" >"$work/names"
    awk -F '\t' 'FILENAME == ARGV[1] { configured[$0]; next }
        FNR > 1 && $3 == "document" && $12 == "live" && $6 != "" && $2 in configured' "$work/names" "$state/documents.tsv"
}

# Those without a stream, and those that failed on an earlier night.
unaudited_contents() {
    local marker
    for marker in "$audits"/*.failed; do
        if [ -e "$marker" ] && [ "$(cat "$marker")" != "$date" ]; then
            marker=${marker##*/}
            printf '%s\n' "${marker%.failed}"
        fi
    done >"$work/retry"
    find "$audits" -name '*.gz' -printf '%f\n' | sed 's/\.gz$//' | sort | comm -23 - <(sort "$work/retry") >"$work/done"
    live_contents | comm -23 - "$work/done"
}

# A report that any gouji can read: a batch holds it, so that no batch is without one, and alone it shows whether the
# programs work at all.
sentinel() {
    printf '2024年度自检局部门整体支出绩效自评报告\n\n一、基本情况\n本单位共有职工10人。\n' >"$work/sentinel"
}

# run_gouji FILE...: the stream of these and the sentinel in $work/streams/4-crosscheck.tsv. Fails if gouji does.
run_gouji() {
    rm -rf "$work/streams" "$work/lists"
    mkdir "$work/streams"
    local status=0
    timeout -k 10 $((audit_seconds_least + 10 * $#)) "$gouji" --config "$config" --quiet --formats tsv --keep-streams "$work/streams" \
        --out "$work/lists" "$@" "$work/sentinel" >/dev/null 2>"$work/gouji.said" </dev/null || status=$?
    rm -rf "$work/lists"
    [ "$status" -le 1 ]
}

# Every content of the list has its documents in the stream.
stream_is_whole() {
    awk -F '\t' 'FILENAME == ARGV[1] { wanted[$1]; next }
        $1 == "doc" { key = $4; sub(/!\/.*/, "", key); delete wanted[key] }
        END { for (key in wanted) exit 1 }' "$1" "$work/streams/4-crosscheck.tsv"
}

# The stream, apart by contents, into the cache. A failed gzip is a failed close.
split_stream() {
    rm -rf "$work/split"
    mkdir "$work/split"
    (cd "$work/split" && awk -F '\t' '
        function finish() { if (pipe != "" && close(pipe) != 0) exit failed = 1 }
        $1 == "doc" {
            name = $4
            sub(/!\/.*/, "", name)
            if (name != current) {
                finish()
                current = name
                pipe = length(name) == 64 && name !~ /[^0-9a-f]/ ? "gzip -1n >" name ".gz" : ""
                if (pipe != "") print "file\t" name | pipe
            }
        }
        pipe != "" { print | pipe }
        END { if (!failed) finish(); exit failed }') <"$work/streams/4-crosscheck.tsv"
    find "$work/split" -name '*.gz' -printf '%f\n' | sed 's/gz$/failed/' >"$work/no-failures"
    store_streams
    (cd "$audits" && xargs -r rm -f) <"$work/no-failures"
}

store_streams() {
    flush "$work/split"
    find "$work/split" -name '*.gz' -exec mv -ft "$audits" {} +
}

# A content that the chain cannot be brought through is listed as not audited.
store_failure() {
    local hash=$1 reason
    reason=$(grep -a '^gouji: ' "$work/gouji.said" | tail -n 1 | sed 's/^gouji: //; s/ of chain [0-9]* (of [0-9]*)//; s/: no list.*//' | tr -d '\t\\|' || true)
    rm -rf "$work/split"
    mkdir "$work/split"
    {
        printf 'file\t%s\n' "$hash"
        printf 'doc\t1\t0\t%s\t%s\t\t\t%s\t%s\n' "$hash" "$hash" "$(stat -c %s "$objects/${hash:0:2}/$hash")" "$hash"
        printf 'check\t1\te1\tunreadable\tskip\t\t0\t0\t\t\t\t\t\t\t\t%s\t\n' "${reason:+worker-died }${reason:-timeout}"
        printf 'end\t1\t1\tunread\t0\n'
    } | gzip -n >"$work/split/$hash.gz"
    printf '%s\n' "$date" >"$work/failed"
    replace "$work/failed" "$audits/$hash.failed"
    store_streams
}

# audit_list LIST: these contents; when gouji fails, halves of them, down to the one that it fails on.
audit_list() {
    local count files
    mapfile -t files < <(sed "s|^..|$objects/&/&|" "$1")
    count=${#files[@]}
    if run_gouji "${files[@]}" && stream_is_whole "$1"; then
        split_stream
        return
    fi
    if grep -qa 'No space left' "$work/gouji.said"; then die '审核写不下：磁盘已满'; fi
    if [ "$count" -eq 1 ]; then
        local said
        said=$(cat "$work/gouji.said")
        run_gouji || die "gouji 不能运行：$(tail -n 1 "$work/gouji.said")"
        printf '%s\n' "$said" >"$work/gouji.said"
        store_failure "$(cat "$1")"
        return
    fi
    head -n $((count / 2)) "$1" >"$1.a"
    tail -n +$((count / 2 + 1)) "$1" >"$1.b"
    audit_list "$1.a"
    audit_list "$1.b"
}

audit_all() {
    local part
    find_key
    audits=$state/audits/$key
    mkdir -p "$audits"
    sentinel
    unaudited_contents >"$work/unaudited"
    audited_count=$(wc -l <"$work/unaudited")
    [ "$audited_count" -gt 0 ] || return 0
    run_gouji || die "gouji 不能运行：$(tail -n 1 "$work/gouji.said")"
    rm -f "$work"/batch.*
    split -l "$audit_batch_size" -a 6 -d "$work/unaudited" "$work/batch."
    for part in "$work"/batch.??????; do
        audit_list "$part"
    done
}
