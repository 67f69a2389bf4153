#!/usr/bin/env bash
# Part of nightly: the table of sources, and what each of them gives tonight.
# shellcheck disable=SC2034,SC2154  # the parts share their variables

source_columns=$'name\taddress\tlinks\ttitles\tdepth\tdelay\tmost'

# pattern_is_good PATTERN: grep can read it.
pattern_is_good() {
    local status=0
    grep -qE -- "$1" </dev/null 2>/dev/null || status=$?
    [ "$status" -le 1 ]
}

# What is wrong with the row in source_*[number], if anything.
source_fault() {
    local number=$1
    [ -n "${source_names[number]}" ] || echo '名称为空'
    [[ "${source_addresses[number]}" =~ ^(https?://[^/]|file:///|/) ]] || echo '地址须为 http、https、file 或目录路径'
    pattern_is_good "${source_links[number]}" || echo '链接模式有误'
    pattern_is_good "${source_titles[number]}" || echo '标题模式有误'
    [[ "${source_depths[number]}" =~ ^[1-9][0-9]?$ ]] || echo '层数须为 1 至 99'
    [[ "${source_delays[number]}" =~ ^[0-9]+(\.[0-9]+)?$ ]] || echo '间隔秒数有误'
    [[ "${source_mosts[number]}" =~ ^[0-9]*$ ]] || echo '每夜上限有误'
}

add_source() {
    local line=$1 number=${#source_names[@]} fault
    source_names+=("$2") source_addresses+=("$3") source_links+=("$4") source_titles+=("$5")
    source_depths+=("$6") source_delays+=("$7") source_mosts+=("${8:-0}")
    fault=$(source_fault "$number" | sed -n 1p)
    [ -z "$fault" ] || die "$sources:$line: $fault"
    for ((number = 0; number < ${#source_names[@]} - 1; number++)); do
        [ "${source_names[number]}" != "$2" ] || die "$sources:$line: 名称重复：$2"
    done
}

read_sources() {
    local line=0 row cells
    source_names=() source_addresses=() source_links=() source_titles=()
    source_depths=() source_delays=() source_mosts=()
    [ -r "$sources" ] || die "来源表无法读取：$sources"
    [ "$(head -n 1 "$sources")" = "$source_columns" ] || die "$sources:1: 表头须为 ${source_columns//$'\t'/ }（制表符分隔）"
    while IFS= read -r row || [ -n "$row" ]; do
        line=$((line + 1))
        if [ "$line" -eq 1 ] || [ -z "$row" ] || [[ "$row" == '#'* ]]; then continue; fi
        mapfile -t cells <<<"${row//$'\t'/$'\n'}"
        [ ${#cells[@]} -eq 7 ] || die "$sources:$line: 须有 7 列，现有 ${#cells[@]} 列"
        add_source "$line" "${cells[@]}"
    done <"$sources"
    [ ${#source_names[@]} -gt 0 ] || die "$sources: 没有来源"
}

# A folder is scanned, a page is walked.
gather_source() {
    name=${source_names[$1]} address=${source_addresses[$1]}
    links_pattern=${source_links[$1]} titles_pattern=${source_titles[$1]}
    depth=${source_depths[$1]} delay=${source_delays[$1]} budget=${source_mosts[$1]}
    broken=no broken_row=0 asked=no
    [ "$budget" -gt 0 ] || budget=1000000000
    case $address in
    http://* | https://*) gather_pages ;;
    *) gather_files ;;
    esac
}

# find_path ADDRESS: sets $path to what a file:// address means; a path means itself.
find_path() {
    path=${1#file://}
    if [ "$path" != "$1" ]; then
        path=${path//\\/\\\\}
        printf -v path '%b' "${path//%/\\x}"
    fi
}

gather_files() {
    local path
    find_path "$address"
    if [ -d "$path" ]; then
        scan_folder "$path"
    elif [ -r "$path" ]; then
        address=$(printf '%s\0' "$path" | awk -f "$here/nightly-encode.awk")
        walk
    else
        trouble "来源 $name：$address 无法读取"
    fi
}

gather_pages() {
    learn_robots "$(origin_of "$address")" || {
        trouble "来源 $name：robots.txt 无法取得，今夜不取"
        return 0
    }
    walk
}

# known_rows KIND: the rows of this source that stood in the table when the night began and are still to be had.
known_rows() {
    awk -F '\t' -v source="$name" -v kind="$1" '$2 == source && $3 == kind && $12 == "live"' "$work/documents"
}

# matching COLUMN PATTERN FILE: the rows whose cell matches; an empty pattern matches all.
matching() {
    local status=0
    cut -f "$1" "$3" | LC_ALL=C.UTF-8 grep -aniE -- "$2" >"$work/matching" || status=$?
    [ "$status" -le 1 ] || return "$status"
    awk -F : 'FILENAME == ARGV[1] { wanted[$1]; next } FNR in wanted' "$work/matching" "$3"
}
