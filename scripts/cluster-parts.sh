#!/usr/bin/env bash
# Part of audit-cluster and audit-slurm: a batch cut into parts, what is done with one part, and the parts joined.
# shellcheck disable=SC2154  # the parts share their variables: programs, config, names, state, out
#
# STATE/key         what the parts rest on: the documents, the programs, the configuration, the size of a part
# STATE/list        the documents of the batch, as gouji-extract --list gives them, their paths absolute
# STATE/rows/N      the rows of part N
# STATE/parts/N     its stream, as gouji-crosscheck writes it, by zstd where that is installed; there only when it is whole
# STATE/over        the word for gouji-summarise: `y' when all parts have come, empty when they will not

die() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 2
}

# The first of these that can be run.
first_program() {
    local each
    for each; do
        if [ -x "$each" ] && [ -f "$each" ]; then printf '%s\n' "$each" && return; fi
    done
    return 1
}

# gouji and its tables: given by the environment, beside the sources, or installed.
find_programs() {
    local gouji
    gouji=${GOUJI:-$(first_program "$here/../build/gouji" "$here/../../bin/gouji" "$(command -v gouji || true)")} ||
        die 'no program gouji here'
    programs=$(dirname "$(readlink -f "$gouji")")
    config=${GOUJI_CONFIG:-$programs/../config}
    [ -d "$config" ] || config=$programs/../share/gouji/config
    config=$(realpath -e "$config") || die 'no tables of gouji here: set GOUJI_CONFIG'
}

# row_perl SCRIPT FILE: the script for each row, its cells in @F. Paths are bytes.
row_perl() {
    perl -F'\t' -lane 'BEGIN {
            %byte = (t => "\t", n => "\n", r => "\r", "\\" => "\\");
            %letter = reverse %byte;
            sub plain { my $text = shift; $text =~ s/\\([tnr\\])/$byte{$1}/g; return $text }
            sub escaped { my $text = shift; $text =~ s/([\t\n\r\\])/\\$letter{$1}/g; return $text }
        } '"$1" "${@:2}"
}

# list_documents PATH...: the list, with a reason for each file that cannot be had, and sizes and times.
list_documents() {
    "$programs/gouji-extract" --config "$config" ${names:+--names "$names"} --list "$@" >"$state/found" || exit 2
    # shellcheck disable=SC2016  # perl's
    row_perl 'push @F, "" while @F < 5; my $path = plain($F[1]);
        $path = "$ENV{PWD}/$path" unless $path =~ m{^/};
        $F[4] ||= !-e $path ? "missing" : !-f _ ? "not-regular" : !-r _ ? "permission" : "";
        my ($size, $time) = (stat $path)[7, 9];
        print join "\t", $F[0], escaped($path), @F[2 .. 4], $size // 0, $time // 0' "$state/found" >"$state/files"
    cut -f 1-5 "$state/files" >"$state/list"
    rm "$state/found"
}

# Against mistakes: the sizes of the programs, and their first pages, where the linker has put a sum of the rest. Every part
# asks for it, so it has to be quick.
programs_sum() {
    { stat -Lc %s "$programs"/gouji "$programs"/gouji-* && head -qc 4096 "$programs"/gouji "$programs"/gouji-*; } | cksum
}

find_key() {
    {
        printf '%s\n' "$part_documents" "$part_bytes"
        programs_sum
        cat "$state/files"
        (cd "$config" && find . -type f ! -name '.*' ! -name '*~' -print0 | sort -z | xargs -0r sha256sum)
    } | sha256sum | cut -c 1-64
}

# cut_parts SLOTS: rows/000001 and so on, so many that SLOTS workers end at about the same time.
cut_parts() {
    mkdir -p "$state/rows" "$state/parts"
    awk -F '\t' -v OFS='\t' -v documents="$part_documents" -v bytes="$part_bytes" -v most="$parts_most" -v slots="$1" \
        -v folder="$state/rows" '
        FNR == NR { all += $6; rows++; next }
        FNR == 1 {
            if (bytes > all / slots / 3) bytes = all / slots / 3
            if (bytes < 500000) bytes = 500000 # less is not worth a journey
            if (most && bytes < 2 * all / most) bytes = 2 * all / most
            if (most && documents < 2 * rows / most) documents = 2 * rows / most
        }
        !part || count >= documents || (count > 0 && size + $6 > bytes) {
            if (part) close(file)
            file = sprintf("%s/%06d", folder, ++part)
            count = size = 0
        }
        { print $1, $2, $3, $4, $5 >file; count++; size += $6 }' "$state/files" "$state/files"
}

# prepare SLOTS PATH...: the state, begun anew unless it is of the same documents, programs and configuration.
prepare() {
    local slots=$1 key
    shift
    mkdir -p "$state"
    list_documents "$@"
    key=$(find_key)
    if [ "$(cat "$state/key" 2>/dev/null)" != "$key" ]; then
        rm -rf "$state/rows" "$state/parts" "$state/joblog"*
        cut_parts "$slots"
        printf '%s\n' "$key" >"$state/key"
    fi
    rm -f "$state/over"
    part_names=("$state"/rows/*)
    part_names=("${part_names[@]##*/}")
}

missing_parts() {
    local part
    for part in "${part_names[@]}"; do
        [ -e "$state/parts/$part" ] || printf '%s\n' "$part"
    done
}

# The packer that both ends may have; what is not packed passes through.
packer() { if command -v zstd >/dev/null; then echo zstd; else echo cat; fi; }
unpack_part() { if command -v zstd >/dev/null; then zstd -dcfq; else cat; fi; }

# The parts in order, each as soon as it is there.
give_parts() {
    local part
    for part in "${part_names[@]}"; do
        until [ -e "$state/parts/$part" ]; do
            [ ! -e "$state/over" ] || return 0
            sleep 0.1
        done
        unpack_part <"$state/parts/$part"
    done
}

give_word() {
    until [ -e "$state/over" ]; do sleep 0.1; done
    cat "$state/over"
}

# join_parts OPTION...: lists and summary of all parts; the exit status is that of gouji.
join_parts() {
    give_parts | "$programs/gouji-summarise" --config "$config" --expect "$(wc -l <"$state/list")" --out "$out" \
        --commit-fd 3 "$@" 3< <(give_word)
}

# end_parts: says whether all parts have come.
end_parts() {
    local missing
    missing=$(missing_parts)
    if [ -z "$missing" ]; then
        printf y >"$state/over.new"
    else
        : >"$state/over.new"
    fi
    mv "$state/over.new" "$state/over"
    [ -z "$missing" ] || printf '%s: part %s was not audited: what it holds is in %s\n' "${0##*/}" "${missing%%$'\n'*}" \
        "$state/rows/${missing%%$'\n'*}" >&2
}
