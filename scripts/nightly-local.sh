#!/usr/bin/env bash
# Part of nightly: files on this machine, told apart from the known ones by size and times.
# shellcheck disable=SC2154  # the parts share their variables

# One path a line becomes the path of an address, as a browser would write it. `\n' in a name is read with a NUL
# between names.
encode_path() {
    awk -v RS="${1:-\n}" 'BEGIN { for (i = 1; i < 256; i++) code[sprintf("%c", i)] = sprintf("%%%02X", i) }
        {
            out = ""
            for (i = 1; i <= length($0); i++) {
                c = substr($0, i, 1)
                out = out (c ~ /[A-Za-z0-9\/._~-]/ ? c : code[c])
            }
            print out
        }'
}

# The title of a file is its path below the folder, in the escapes of the stream.
scan_folder() {
    local folder=$1
    find "$folder" -mindepth 1 -maxdepth "$depth" -name '.*' -prune -o -type f -print0 | sort -z >"$work/paths"
    encode_path '\0' <"$work/paths" | sed 's/^/file:\/\//' >"$work/addresses"
    awk -v RS='\0' -v skip=$((${#folder} + 2)) '{
        title = substr($0, skip)
        gsub(/\\/, "\\\\", title); gsub(/\t/, "\\t", title); gsub(/\n/, "\\n", title); gsub(/\r/, "\\r", title)
        print title }' "$work/paths" | paste "$work/addresses" - >"$work/listed.all"
    matching 1 "$links_pattern" "$work/listed.all" >"$work/listed.some"
    matching 2 "$titles_pattern" "$work/listed.some" | sed 's/$/\t/' >"$work/listed"
    take_documents
}

# `signature TAB address' for each of these addresses that is a file.
signatures() {
    # size, time of the content, time of the file's record: copying an older file over it changes the last
    decode_paths | xargs -0r stat -L --printf '%F\t%s-%.9Y-%.9Z\t%n\0' 2>/dev/null |
        awk -v RS='\0' '/^regular/ { sub(/^[^\t]*\t/, ""); at = index($0, "\t")
            printf "%s\t", substr($0, 1, at - 1) > signatures; printf "%s%c", substr($0, at + 1), 0 }' \
            signatures="$work/signatures.only" >"$work/signatures.paths" || true
}
