# Finds OpenSSL 3 or says how to get it.

find_package(OpenSSL 3.0 QUIET)
if(NOT OpenSSL_FOUND)
    message(FATAL_ERROR
        "Namu needs OpenSSL 3 (its libcrypto), for digests, cookies and signatures.\n"
        "On Debian install it by\n"
        "    apt-get install libssl-dev\n"
        "An OpenSSL elsewhere is found with -DOPENSSL_ROOT_DIR=/where/it/is.")
endif()
