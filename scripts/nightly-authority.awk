# host:port in one spelling, so that two addresses can be compared; empty for a file.
function authority(address,    scheme, host) {
    scheme = substr(address, 1, index(address, ":") - 1)
    host = tolower(address)
    sub(/^[a-z]+:\/\//, "", host)
    sub(/[\/?].*/, "", host)
    sub(scheme == "https" ? ":443$" : ":80$", "", host)
    return scheme == "file" ? "" : host
}
