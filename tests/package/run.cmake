# Installs Namu to a folder of its own, builds the consumer against that, and looks at what it prints.
# Given with -D: build, consumer, work, version, generator, compiler, sanitize.

function(run)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE out ERROR_VARIABLE out)
    if(NOT status EQUAL 0)
        list(JOIN ARGN " " line)
        message(FATAL_ERROR "${line}\nended with ${status}:\n${out}")
    endif()
    set(out "${out}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${work})
run(${CMAKE_COMMAND} --install ${build} --prefix ${work}/prefix)

set(flags "")
if(sanitize)
    set(flags -DCMAKE_CXX_FLAGS=-fsanitize=${sanitize})
endif()
run(${CMAKE_COMMAND} -S ${consumer} -B ${work}/build -G ${generator}
    -DCMAKE_PREFIX_PATH=${work}/prefix -DCMAKE_CXX_COMPILER=${compiler} -DNAMU_WANTED_VERSION=${version}
    -DNAMU_ZONES=${work}/prefix/share/namu/zones ${flags})
run(${CMAKE_COMMAND} --build ${work}/build)

run(${work}/build/consumer)
string(STRIP "${out}" out)
if(NOT out STREQUAL "www.home.lab.")
    message(FATAL_ERROR "the consumer printed '${out}'")
endif()

foreach(example boost_test_example googletest_example catch2_example)
    run(${work}/build/${example})
endforeach()

foreach(wanted bin/namu share/namu/zones)
    if(NOT EXISTS ${work}/prefix/${wanted})
        message(FATAL_ERROR "not installed: ${wanted}")
    endif()
endforeach()
