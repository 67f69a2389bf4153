# Paths apart by NUL become addresses, written as a browser would write them. With pairs=1 each path is followed by a
# cell that is put behind its address.
BEGIN {
    RS = "\0"
    for (i = 1; i < 256; i++) code[sprintf("%c", i)] = sprintf("%%%02X", i)
}

function address_of(path,    out, i, c) {
    out = "file://"
    for (i = 1; i <= length(path); i++) {
        c = substr(path, i, 1)
        out = out (c ~ /[A-Za-z0-9\/._~-]/ ? c : code[c])
    }
    return out
}

!pairs { print address_of($0) }
pairs && NR % 2 == 1 { path = $0 }
pairs && NR % 2 == 0 { print address_of(path) "\t" $0 }
