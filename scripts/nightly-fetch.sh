#!/usr/bin/env bash
# Part of nightly: asking web servers, one request after the other, and keeping what they gave.
# shellcheck disable=SC2154  # the parts share their variables
#
# An outcome is a row: address, what (got same gone failed redirect), address at the end of redirects, type, ETag,
# Last-Modified, headers, file of the body, reason.

agent=gouji-nightly
chunk_most=250
redirects_most=5
failures_most=3 # sources that fail so often in a row are down
seconds_most=${NIGHTLY_SECONDS:-120}
retries_most=${NIGHTLY_RETRIES:-3}
size_most=$((64 * 1024 * 1024))
robots_most=$((500 * 1024))

origin_of() { awk -v address="$1" 'BEGIN { match(address, /^[a-z]+:\/\/[^\/?]*/); print substr(address, 1, RLENGTH) }'; }

# host:port in one spelling, so that two addresses can be compared.
read_limits() {
    local bytes
    bytes=$(awk -F '\t' '$1 == "document-bytes" { print $2 }' "$config/limits.tsv")
    size_most=${NIGHTLY_BYTES:-${bytes:-$size_most}}
}

# What every request has in common.
request_options() {
    cat <<END
proto = "=http,https"
silent
show-error
globoff
compressed
connect-timeout = 20
max-time = $seconds_most
max-filesize = $size_most
retry = $retries_most
retry-connrefused
retry-max-time = $((seconds_most * 2))
user-agent = "$agent/${version##* } (nightly check of published performance reports${NIGHTLY_CONTACT:+; $NIGHTLY_CONTACT})"
END
}

# One block of curl's configuration for each row of $work/pending: number, address, ETag, Last-Modified.
write_requests() {
    request_options >"$work/options"
    awk -F '\t' -v options="$work/options" -v bodies="$work/bodies" '
        function quoted(text) { gsub(/\\/, "&&", text); gsub(/"/, "\\\"", text); return "\"" text "\"" }
        BEGIN { while ((getline line < options) > 0) common = common line "\n" }
        $2 !~ /^https?:\/\/[^\/]/ { exit 1 }
        {
            if (NR > 1) print "next"
            printf "%s", common
            print "url = " quoted($2)
            print "output = " quoted(bodies "/" $1)
            print "dump-header = " quoted(bodies "/" $1 ".head")
            printf "write-out = \"%s\\t%%{http_code}\\t%%{exitcode}\\t%%{redirect_url}\\t%%{errormsg}\\n\"\n", $1
            if ($3 != "") print "header = " quoted("If-None-Match: " $3)
            if ($4 != "") print "header = " quoted("If-Modified-Since: " $4)
        }' "$work/pending" >"$work/requests"
}

# `N requests an hour' for curl, from seconds between requests.
rate_option() {
    awk -v delay="$delay" 'BEGIN { if (delay > 0) { n = int(3600 / delay); printf "--rate\n%d/h\n", n < 1 ? 1 : n } }'
}

# Requests in a chunk: what a killed night asks for once more. It lasts about five minutes.
find_chunk_size() {
    chunk_size=$(awk -v delay="$delay" -v most="$chunk_most" 'BEGIN {
        n = delay > 0 ? int(300 / delay) : most
        print (n < 10 ? 10 : n > most ? most : n) }')
}

pause() { if [ "$asked" = yes ]; then sleep "$delay"; fi; }

# Runs curl over $work/pending; it stops at the first transfer that fails. $work/answers: number, code, exit status,
# address to go to, words. A transfer that broke off comes again a little later, marked by a `t' behind its number.
run_curl() {
    local rate status=0
    mapfile -t rate < <(rate_option)
    write_requests
    pause
    if cut -f 1 "$work/pending" | grep -q t; then sleep 2; fi
    asked=yes
    (
        # also where a server does not say how much will come: no file grows beyond the limit
        trap '' XFSZ
        ulimit -f $((size_most / 1024 + 1))
        exec curl --disable --fail-early "${rate[@]}" --config "$work/requests" 2>"$work/curl.said"
    ) >"$work/answers" || status=$?
    if [ "$status" -eq 2 ] || { [ "$status" -ne 0 ] && [ ! -s "$work/answers" ]; }; then
        die "curl 不能运行：$(tail -n 1 "$work/curl.said")"
    fi
}

# Answers become outcomes, appended to $work/outcomes; what is redirected, or was not asked, goes to $work/again.
read_answers() {
    awk -v bodies="$work/bodies" -v most="$size_most" -v home="$address" -v redirects="$redirects_most" \
        -v outcomes="$work/outcomes" -v again="$work/again" \
        -f "$here/nightly-authority.awk" -f "$here/nightly-answers.awk" "$work/answers" "$work/pending"
}

# A failed write by curl is either the limit on a file or a full disk.
check_disk() {
    local number
    while IFS= read -r number; do
        if [ "$(stat -c %s "$work/bodies/$number" 2>/dev/null || echo 0)" -lt "$size_most" ]; then
            die '下载内容写不下：磁盘已满或目录无法写入'
        fi
    done < <(awk -F '\t' '$3 == 23 { print $1 }' "$work/answers")
}

# Counts requests that failed to be answered, one after the other, over all chunks of a source.
count_failures() {
    broken_row=$(awk -F '\t' -v row="$broken_row" '{ row = ($3 == 0 && $2 < 500) || $3 == 18 || $3 == 23 || $3 == 63 ? 0 : row + 1 }
        END { print row }' "$work/answers")
    if [ "$broken_row" -ge "$failures_most" ]; then broken=yes; fi
}

# fetch_chunk ROWS: asks for the addresses of at most chunk_size rows of documents, and keeps what came.
fetch_chunk() {
    local round
    : >"$work/outcomes"
    awk -F '\t' '{ print NR "\t" $1 "\t" ($6 == "" ? "\t" : $9 "\t" $10) "\t" $1 "\t0" }' "$1" >"$work/pending"
    # each round answers one request at least; a request comes back for a redirect or because it broke off
    for ((round = $(wc -l <"$1") * (redirects_most + 3); round > 0; round--)); do
        if [ ! -s "$work/pending" ] || [ "$broken" = yes ]; then break; fi
        : >"$work/again"
        drop_forbidden
        if [ -s "$work/pending" ]; then
            run_curl
            check_disk
            read_answers
            count_failures
        fi
        mv "$work/again" "$work/pending"
    done
    commit_chunk "$1"
}

# fetch ROWS: whatever the addresses are, as far as they were not asked tonight and the budget goes.
fetch() {
    local part
    awk -F '\t' 'FILENAME == ARGV[1] { done[$1]; next } !($1 in done)' "$work/fetched" "$1" >"$work/wanted"
    if [[ "$address" != http* ]]; then
        fetch_local "$work/wanted"
        return
    fi
    head -n "$budget" "$work/wanted" >"$work/wanted.some"
    budget=$((budget - $(wc -l <"$work/wanted.some")))
    rm -f "$work"/part.*
    find_chunk_size
    split -l "$chunk_size" -a 6 -d "$work/wanted.some" "$work/part."
    for part in "$work"/part.*; do
        if [ -e "$part" ] && [ "$broken" = no ]; then fetch_chunk "$part"; fi
    done
}

# Keeping

# The bodies that came become objects, told by $work/hashes: file, hash, bytes.
keep_bodies() {
    local body hash
    find "$work/bodies" -name '*.head' -delete
    flush "$work/bodies"
    awk -F '\t' '$2 == "got" { sub(/.*\//, "", $8); printf "%s%c", $8, 0 }' "$work/outcomes" >"$work/came"
    (cd "$work/bodies" && xargs -0r stat -c '%n %s') <"$work/came" >"$work/sizes"
    (cd "$work/bodies" && xargs -0r sha256sum) <"$work/came" | awk 'FILENAME == ARGV[1] { bytes[$1] = $2; next }
        { print $2 "\t" $1 "\t" bytes[$2] }' "$work/sizes" - >"$work/hashes"
    while read -r body hash _; do
        if [ -e "$objects/${hash:0:2}/$hash" ]; then continue; fi
        [ -d "$objects/${hash:0:2}" ] || mkdir "$objects/${hash:0:2}"
        mv "$work/bodies/$body" "$objects/${hash:0:2}/$hash"
    done <"$work/hashes"
}

# commit_chunk ROWS: the rows with their outcomes enter the journal, whole or not at all.
commit_chunk() {
    local number
    [ -s "$work/outcomes" ] || return 0
    keep_bodies
    awk -F '\t' -v date="$date" -v time="$(date -u +%FT%TZ)" -f "$here/nightly-commit.awk" \
        "$work/hashes" "$work/outcomes" "$1" >"$work/chunk"
    sed -n 's/^D\t//p' "$work/chunk" >>"$work/fetched"
    number=$(find "$journal" -name '*.chunk' | wc -l)
    # what brought no content may be lost when the power fails: it is asked for again
    if [ -s "$work/hashes" ]; then sync "$work/chunk"; fi
    mv -fT "$work/chunk" "$journal/$(printf '%06d' $((number + 1))).chunk"
    find "$work/bodies" -type f -delete
}

# Robots

# learn_robots ORIGIN: fetches its robots.txt once a night. Refused or missing it forbids nothing; silent or in
# trouble it forbids all, and this fails.
learn_robots() {
    local file=$work/robots/${1//[^A-Za-z0-9.-]/_} target=$1/robots.txt code hop wait
    [ ! -e "$file.known" ] || return 0
    for ((hop = 0; hop <= redirects_most; hop++)); do
        request_options | sed 's/^max-filesize.*/max-filesize = '"$robots_most/" >"$work/options"
        : >"$file"
        pause
        asked=yes
        code=$(
            trap '' XFSZ
            ulimit -f $((robots_most / 1024))
            exec curl --disable --config "$work/options" --output "$file" \
                --write-out '%{http_code} %{redirect_url}' --url "$target" 2>"$work/curl.said"
        ) || return 1
        case $code in
        3*) target=${code#* } ;;
        *) break ;;
        esac
        [ "$(origin_of "$target")" = "$1" ] || break
    done
    case $code in
    2*) ;;
    5* | 429*) return 1 ;;
    *) : >"$file" ;;
    esac
    wait=$(awk -v agent="$agent" -v ask=delay -f "$here/nightly-robots.awk" "$file")
    delay=$(awk -v a="$delay" -v b="$wait" 'BEGIN { print (b > a + 0 ? (b > 60 ? 60 : b) : a) + 0 }')
    : >"$file.known"
}

# Takes out of $work/pending what robots.txt forbids; an origin whose robots.txt cannot be had is forbidden whole.
drop_forbidden() {
    local origin
    cut -f 2 "$work/pending" | sed 's|^\([a-z]*://[^/?]*\).*|\1|' | sort -u >"$work/origins"
    : >"$work/forbidden"
    while IFS= read -r origin <&3; do
        awk -F '\t' -v origin="$origin" 'index($2 "/", origin "/") == 1 || index($2, origin "?") == 1 { print $2 }' \
            "$work/pending" >"$work/of-origin"
        if learn_robots "$origin"; then
            awk -v agent="$agent" -f "$here/nightly-robots.awk" \
                "$work/robots/${origin//[^A-Za-z0-9.-]/_}" "$work/of-origin" >>"$work/forbidden"
        else
            cat "$work/of-origin" >>"$work/forbidden"
        fi
    done 3<"$work/origins"
    awk -F '\t' -v outcomes="$work/outcomes" 'FILENAME == ARGV[1] { no[$1]; next }
        $2 in no { print $5 "\tfailed\t" $2 "\t\t\t\t\t\trobots.txt 不允许" >> outcomes; next } 1' \
        "$work/forbidden" "$work/pending" >"$work/allowed"
    mv "$work/allowed" "$work/pending"
}
