#!/usr/bin/env bash
# Part of nightly: files on this machine, told apart from the known ones by size and times.
# shellcheck disable=SC2154  # the parts share their variables

# The title of a file is its path below the folder, in the escapes of the stream.
scan_folder() {
    local folder=${1%/}
    if ! find "$folder/" -mindepth 1 -maxdepth "$depth" -name '.*' -prune -o -type f -print0 2>/dev/null |
        sort -z >"$work/paths"; then
        trouble "来源 $name：$address 不能全部读取，今夜不取"
        return
    fi
    if [ ! -s "$work/paths" ] && [ -n "$(known_rows document)" ]; then
        trouble "来源 $name：$address 空无一物，可能未挂载，今夜不取"
        return
    fi
    awk -f "$here/nightly-encode.awk" "$work/paths" >"$work/addresses"
    awk -v RS='\0' -v skip=$((${#folder} + 2)) '{
        title = substr($0, skip)
        gsub(/\\/, "&&", title); gsub(/\t/, "\\t", title); gsub(/\n/, "\\n", title); gsub(/\r/, "\\r", title)
        print title }' "$work/paths" | paste "$work/addresses" - >"$work/listed.all"
    matching 1 "$links_pattern" "$work/listed.all" >"$work/listed.some"
    matching 2 "$titles_pattern" "$work/listed.some" | sed 's/$/\t/' >"$work/listed"
    take_documents
}

# The paths of file:// addresses, apart by NUL.
decode_addresses() {
    local each
    while IFS= read -r each; do
        each=${each#file://}
        printf '%b\0' "${each//%/\\x}"
    done
}

# `address TAB signature' for each of these addresses that is a file.
signatures() {
    # size, time of the content, time of the entry: an older file copied over it changes the last
    decode_addresses | { xargs -0r stat -L --printf '%n\0%F %s-%.9Y-%.9Z\0' 2>/dev/null || true; } |
        awk -v pairs=1 -f "$here/nightly-encode.awk" | sed -n 's/\tregular[a-z ]* \([^ ]*\)$/\t\1/p'
}

# fetch_local ROWS: what is new or changed among files is copied; the others are noted as looked at.
fetch_local() {
    cut -f 1 "$1" | signatures >"$work/signatures"
    awk -F '\t' -v most="$budget" '
        function outcome(what, signature, reason) {
            print $1 "\t" what "\t" $1 "\t\t" signature "\t\t\t\t" reason
        }
        FILENAME == ARGV[1] { signature[$1] = $2; next }
        !($1 in signature) { outcome("gone"); next }
        $6 != "" && $9 == signature[$1] { outcome("same", $9); next }
        taken++ < most { outcome("read", signature[$1]) }' "$work/signatures" "$1" >"$work/local"
    awk -F '\t' '$2 != "read"' "$work/local" >"$work/outcomes"
    commit_chunk "$1"
    awk -F '\t' '$2 == "read"' "$work/local" >"$work/local.read"
    rm -f "$work"/local.part.*
    split -l "$chunk_most" -a 6 -d "$work/local.read" "$work/local.part."
    local part
    for part in "$work"/local.part.*; do
        if [ -e "$part" ]; then read_local "$1" "$part"; fi
    done
}

# read_local ROWS PART: the files of one chunk.
read_local() {
    local item what signature rest path number=0
    : >"$work/outcomes"
    while IFS=$'\x1f' read -r item signature; do
        number=$((number + 1))
        find_path "$item"
        what=failed rest='无法读取'
        if [ "${signature%%-*}" -gt "$size_most" ]; then
            rest="超过 $size_most 字节"
        elif [ -r "$path" ]; then
            cp "$path" "$work/bodies/$number"
            what=got rest=
        fi
        printf '%s\t%s\t%s\t\t%s\t\t\t%s\t%s\n' "$item" "$what" "$item" "$signature" "$work/bodies/$number" "$rest" \
            >>"$work/outcomes"
    done < <(awk -F '\t' -v OFS='\037' '{ print $1, $5 }' "$2")
    budget=$((budget - number))
    commit_chunk "$1"
}
