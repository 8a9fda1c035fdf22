# What may be switched, and the compiler flags that follow from it.

option(NAMU_BUILD_TESTS "Build the tests (needs Boost.Test)" ${PROJECT_IS_TOP_LEVEL})
option(NAMU_BUILD_FUZZERS "Build tests/fuzz (needs clang and its libFuzzer)" OFF)
option(NAMU_BUILD_BENCH "Build all tools of scripts/bench (needs valgrind's headers and Google Benchmark)" OFF)
option(NAMU_WERROR "Treat warnings as errors" OFF)
set(NAMU_SANITIZE "" CACHE STRING "What to hand to -fsanitize=, such as address,undefined or thread")

if(PROJECT_IS_TOP_LEVEL AND NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Debug or Release" FORCE)
endif()

find_program(NAMU_CCACHE ccache)
mark_as_advanced(NAMU_CCACHE)
if(NAMU_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # One checkout takes what another one of the same sources has compiled, wherever each lies.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${NAMU_CCACHE})
endif()

# Flags for our own code only: a project that uses the library keeps its own.
add_library(namu_warnings INTERFACE)
target_compile_options(namu_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
    -Wold-style-cast -Woverloaded-virtual
    $<$<BOOL:${NAMU_WERROR}>:-Werror>)
target_compile_definitions(namu_warnings INTERFACE $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)

if(CMAKE_INTERPROCEDURAL_OPTIMIZATION AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 mistakes sizes once it sees all files together, and what it compiles then knows no flags of ours.
    add_link_options(-Wno-stringop-overflow -Wno-stringop-overread -Wno-free-nonheap-object)
endif()

if(NAMU_SANITIZE)
    add_compile_options(-fsanitize=${NAMU_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${NAMU_SANITIZE})
    if(NAMU_SANITIZE MATCHES thread)
        # The thread sanitizer knows no fences, and GCC warns of those that Asio has; it can do without.
        add_compile_options($<$<CXX_COMPILER_ID:GNU>:-Wno-tsan>)
        add_compile_definitions(BOOST_ASIO_DISABLE_FENCED_BLOCK)
    endif()
endif()
if(NAMU_BUILD_FUZZERS)
    # Coverage counters everywhere; only the fuzz targets themselves link libFuzzer's main().
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()
