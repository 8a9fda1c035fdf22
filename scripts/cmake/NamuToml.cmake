# Finds toml++ or says how to get it. Only its headers are used, in one source of the layer config, so whoever links Namu
# needs nothing of it.

find_path(NAMU_TOML_INCLUDE toml++/toml.h)
mark_as_advanced(NAMU_TOML_INCLUDE)
if(NOT NAMU_TOML_INCLUDE)
    message(FATAL_ERROR
        "Namu needs toml++ 3 (its headers), for configuration files.\n"
        "On Debian install it by\n"
        "    apt-get install libtomlplusplus-dev\n"
        "A toml++ elsewhere is found with -DNAMU_TOML_INCLUDE=/where/its/headers/are.")
endif()
