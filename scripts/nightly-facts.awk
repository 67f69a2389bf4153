# Sorted facts (see nightly-facts) become findings: identity, doc, line, col, severity, rule, message, evidence, reported,
# expected, hint. Figures are compared as strings of digits: two of the same precision must be equal, two of different
# precision must overlap.
BEGIN { FS = OFS = "\t" }

# The digits of a decimal, its point moved `places' to the right; the sign apart.
function scaled(text, places,    at) {
    sub(/^-/, "", text)
    at = index(text, ".")
    if (at == 0) { text = text "."; at = length(text) }
    while (length(text) - at < places) text = text "0"
    text = substr(text, 1, at - 1) substr(text, at + 1)
    sub(/^0+/, "", text)
    return text
}

function places_of(text,    at) {
    at = index(text, ".")
    return at ? length(text) - at : 0
}

# -1, 0, 1 for two strings of digits without leading zeros.
function order(a, b) {
    if (length(a) != length(b)) return length(a) < length(b) ? -1 : 1
    return a "x" < b "x" ? -1 : a "x" > b "x"
}

# a + b, or a - b where a is not smaller; strings of digits.
function combine(a, b, sign,    out, carry, digit, i) {
    while (length(b) < length(a)) b = "0" b
    while (length(a) < length(b)) a = "0" a
    for (i = length(a); i >= 1; i--) {
        digit = substr(a, i, 1) + sign * substr(b, i, 1) + carry
        carry = digit > 9 ? 1 : digit < 0 ? -1 : 0
        out = (digit - 10 * carry) out
    }
    if (carry > 0) out = "1" out
    sub(/^0+/, "", out)
    return out
}

# TRUE if the two statements of one fact can both be right.
function agree(a, half_a, b, half_b,    places, x, y, gap, room) {
    places = places_of(a)
    if (places_of(b) > places) places = places_of(b)
    if (places_of(half_a) > places) places = places_of(half_a)
    if (places_of(half_b) > places) places = places_of(half_b)
    x = scaled(a, places)
    y = scaled(b, places)
    if ((a ~ /^-/) != (b ~ /^-/)) gap = combine(x, y, 1)
    else gap = order(x, y) >= 0 ? combine(x, y, -1) : combine(y, x, -1)
    half_a = scaled(half_a, places)
    half_b = scaled(half_b, places)
    if (half_a == half_b) return gap == ""
    room = combine(half_a, half_b, 1)
    return order(gap, room) <= 0
}

function shown(printed, value, unit) { return printed != "" ? printed : value unit }

# `own' is what last year's report said, a fact a line; the row at hand is what this year's report says of last year.
function examine(    i, n, rows, f) {
    n = split(own, rows, "\n")
    for (i = 1; i < n; i++) {
        split(rows[i], f, "\t")
        if (f[11] == $11 || agree(f[8], f[9], $8, $9)) return
    }
    if (n < 2) return
    split(rows[1], f, "\t")
    print $11, $12, $13, $14, "warning", "prior-year", \
        $2 "：本报告所列" $5 "年决算数 " shown($15, $8, $10) "，与" $1 $5 "年度报告所列 " shown(f[15], f[8], f[10]) " 不符", \
        "第" $13 "行 " $2 "〔" shown($15, $8, $10) "〕；" f[12] " 第" f[13] "行 〔" shown(f[15], f[8], f[10]) "〕", \
        shown($15, $8, $10), shown(f[15], f[8], f[10]), ""
}

{
    subject = $1 FS $2 FS $3 FS $4 FS $5
    if (subject != last) { own = ""; last = subject }
    if ($6 == $5) own = own $0 "\n"
    else examine()
}
