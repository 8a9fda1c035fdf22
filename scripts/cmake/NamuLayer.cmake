# namu_layer(<layer> [SOURCES <file>...] [HEADERS <file>...] [DEPENDS <layer>...] [LINKS <target>...])
#
# Makes the library namu_<layer> (alias namu::<layer>) out of src/namu/<layer>. DEPENDS names other layers and must
# agree with scripts/layers.txt; LINKS names other CMake targets. Without SOURCES and HEADERS the layer is every
# .cpp and .hpp in its folder, subfolders included. A layer without any .cpp is an INTERFACE library.
#
# Headers go in a file set, so installing them and compiling each one by itself (the ctest entry
# headers_stand_alone) need no second list.
function(namu_layer layer)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;HEADERS;DEPENDS;LINKS")
    if(NOT arg_SOURCES AND NOT arg_HEADERS)
        file(GLOB_RECURSE arg_SOURCES CONFIGURE_DEPENDS *.cpp)
        file(GLOB_RECURSE arg_HEADERS CONFIGURE_DEPENDS *.hpp)
    endif()

    set(target namu_${layer})
    if(arg_SOURCES)
        set(scope PUBLIC)
        add_library(${target} STATIC ${arg_SOURCES})
        target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:namu_warnings>)
    else()
        set(scope INTERFACE)
        add_library(${target} INTERFACE)
    endif()
    add_library(namu::${layer} ALIAS ${target})

    target_sources(${target} ${scope} FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/src FILES ${arg_HEADERS})
    target_compile_features(${target} ${scope} cxx_std_20)
    list(TRANSFORM arg_DEPENDS PREPEND namu_)
    target_link_libraries(${target} ${scope} ${arg_DEPENDS} ${arg_LINKS} Boost::headers)
    set_target_properties(${target} PROPERTIES EXPORT_NAME ${layer})
    set_property(GLOBAL APPEND PROPERTY NAMU_LAYERS ${layer})
endfunction()

# namu_umbrella(): the target namu::namu, which is all the layers made so far.
function(namu_umbrella)
    get_property(layers GLOBAL PROPERTY NAMU_LAYERS)
    list(TRANSFORM layers PREPEND namu_)
    add_library(namu_all INTERFACE)
    add_library(namu::namu ALIAS namu_all)
    target_link_libraries(namu_all INTERFACE ${layers})
    set_target_properties(namu_all PROPERTIES EXPORT_NAME namu)
    set(NAMU_LAYER_TARGETS ${layers} namu_all PARENT_SCOPE)
endfunction()
