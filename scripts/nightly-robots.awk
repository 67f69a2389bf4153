# Which addresses robots.txt forbids (RFC 9309): the group of our name, else that of `*'; the longest rule wins, of two
# as long the one that allows.
# usage: awk -v agent=NAME -f nightly-robots.awk ROBOTS ADDRESSES   prints the forbidden ones
#        awk -v agent=NAME -v ask=delay -f nightly-robots.awk ROBOTS  prints Crawl-delay, if any

# TRUE if the path begins as the rule says: `*' is any run of characters, `$' at the end is the end.
function fits(rule, path,    ends, n, i, at, pieces) {
    ends = sub(/\$$/, "", rule)
    n = split(rule, pieces, /[*]/)
    if (substr(path, 1, length(pieces[1])) != pieces[1]) return 0
    path = substr(path, length(pieces[1]) + 1)
    for (i = 2; i <= n; i++) {
        if (ends && i == n) at = length(path) - length(pieces[i]) + 1
        else at = pieces[i] == "" ? 1 : index(path, pieces[i])
        if (at < 1 || substr(path, at, length(pieces[i])) != pieces[i]) return 0
        path = substr(path, at + length(pieces[i]))
    }
    return !ends || path == ""
}

function forbidden(path,    i, best, allow) {
    best = -1
    for (i = 1; i <= count[mine]; i++) {
        if (length(rules[mine, i]) < best || !fits(rules[mine, i], path)) continue
        allow = allows[mine, i] || (length(rules[mine, i]) == best && allow)
        best = length(rules[mine, i])
    }
    return best >= 0 && !allow
}

function read_line(line,    at, field, value) {
    sub(/#.*/, "", line)
    gsub(/\r/, "", line)
    at = index(line, ":")
    if (at == 0) return
    field = tolower(substr(line, 1, at - 1))
    value = substr(line, at + 1)
    gsub(/^[ \t]+|[ \t]+$/, "", field)
    gsub(/^[ \t]+|[ \t]+$/, "", value)
    if (field == "user-agent") {
        if (!naming) { ours = any = 0 }
        naming = 1
        if (value == "*") any = 1
        sub(/\/.*/, "", value)
        if (tolower(value) == agent) ours = named = 1
        return
    }
    naming = 0
    if (field == "crawl-delay" && value ~ /^[0-9]+(\.[0-9]+)?$/) {
        if (ours) wait["ours"] = value
        if (any) wait["any"] = value
    }
    if ((field != "allow" && field != "disallow") || value == "") return
    gsub(/\*\*+/, "*", value)
    if (ours) add("ours", value, field == "allow")
    if (any) add("any", value, field == "allow")
}

function add(group, rule, allow) {
    count[group]++
    rules[group, count[group]] = rule
    allows[group, count[group]] = allow
}

FILENAME == ARGV[1] {
    if (FNR == 1) sub(/^\357\273\277/, "")
    read_line($0)
    next
}
{
    mine = named ? "ours" : "any"
    path = $0
    sub(/^[a-z]+:\/\/[^\/]*/, "", path)
    if (path == "") path = "/"
    if (path != "/robots.txt" && forbidden(path)) print
}
END { if (ask == "delay") print wait[named ? "ours" : "any"] }
