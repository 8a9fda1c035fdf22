# Tests of the source tree itself.

add_test(NAME layers COMMAND /usr/bin/python3 ${PROJECT_SOURCE_DIR}/scripts/check_layers.py)
add_test(NAME layers.self_test COMMAND /usr/bin/python3 ${PROJECT_SOURCE_DIR}/scripts/check_layers.py --self-test)
add_test(NAME docs COMMAND /usr/bin/python3 ${PROJECT_SOURCE_DIR}/scripts/check_docs.py)
add_test(NAME docs.self_test COMMAND /usr/bin/python3 ${PROJECT_SOURCE_DIR}/scripts/check_docs.py --self-test)
add_test(NAME behaviour COMMAND /usr/bin/python3 ${PROJECT_SOURCE_DIR}/scripts/check_behaviour.py)
add_test(NAME behaviour.self_test COMMAND /usr/bin/python3 ${PROJECT_SOURCE_DIR}/scripts/check_behaviour.py --self-test)
add_test(NAME rfc_index COMMAND /usr/bin/python3 ${PROJECT_SOURCE_DIR}/scripts/rfc_index.py)
add_test(NAME rfc_index.self_test COMMAND /usr/bin/python3 ${PROJECT_SOURCE_DIR}/scripts/rfc_index.py --self-test)
add_test(NAME format COMMAND ${PROJECT_SOURCE_DIR}/scripts/format --check)
set_tests_properties(format PROPERTIES SKIP_RETURN_CODE 77)

# CMake writes one .cpp for each header of the file sets, with nothing but that header in it. Only this test builds
# them, so no second ninja meets it in the same folder.
add_test(NAME headers_stand_alone
    COMMAND ${CMAKE_COMMAND} --build ${PROJECT_BINARY_DIR} --target all_verify_interface_header_sets)
set_tests_properties(headers_stand_alone PROPERTIES TIMEOUT 600)

# Installs to a folder of its own and builds a tiny program against what lies there.
add_test(NAME package
    COMMAND ${CMAKE_COMMAND}
        -D build=${PROJECT_BINARY_DIR}
        -D consumer=${PROJECT_SOURCE_DIR}/tests/package
        -D work=${CMAKE_CURRENT_BINARY_DIR}/package
        -D version=${PROJECT_VERSION}
        -D generator=${CMAKE_GENERATOR}
        -D compiler=${CMAKE_CXX_COMPILER}
        -D sanitize=${NAMU_SANITIZE}
        -P ${PROJECT_SOURCE_DIR}/tests/package/run.cmake)
set_tests_properties(package PROPERTIES TIMEOUT 300)

# A few seconds for each fuzz target: enough to see that it builds and that its seeds do no harm.
if(NOT NAMU_SANITIZE)
    add_test(NAME fuzz COMMAND ${PROJECT_SOURCE_DIR}/scripts/fuzz 5)
    set_tests_properties(fuzz PROPERTIES SKIP_RETURN_CODE 77 RUN_SERIAL TRUE TIMEOUT 900)
endif()
