# Finds spdlog or says how to get it.

find_package(spdlog 1.10 QUIET)
if(NOT spdlog_FOUND)
    message(FATAL_ERROR
        "Namu needs spdlog 1.10 or newer (with fmt), for its log.\n"
        "On Debian install it by\n"
        "    apt-get install libspdlog-dev\n"
        "One elsewhere is found with -Dspdlog_DIR=/where/it/is/lib/cmake/spdlog.")
endif()
