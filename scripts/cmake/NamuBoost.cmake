# Finds Boost 1.81 or says how to get it.

set(components program_options)
set(packages libboost1.81-dev libboost-program-options1.81-dev)
if(NAMU_BUILD_TESTS)
    list(APPEND components unit_test_framework)
    list(APPEND packages libboost-test1.81-dev)
endif()

find_package(Boost 1.81 QUIET COMPONENTS ${components})
if(NOT Boost_FOUND)
    list(JOIN components " " components_text)
    list(JOIN packages " " packages_text)
    message(FATAL_ERROR
        "Namu needs Boost 1.81 or newer with: ${components_text}.\n"
        "On Debian 12 install it by\n"
        "    apt-get install ${packages_text}\n"
        "Debian's default libboost-dev is Boost 1.74 and too old. The two cannot stand side by side: where "
        "libboost-dev or libboost1.74-dev is installed, apt-get removes it with the line above.\n"
        "A Boost elsewhere is found with -DCMAKE_PREFIX_PATH=/where/it/is.")
endif()
find_package(Threads REQUIRED)
