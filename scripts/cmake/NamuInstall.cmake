# cmake --install: the library for find_package(namu) (component `library`); the program, the ready zones and all that
# packaging/ adds to it (component `program`).

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/namu)

install(TARGETS ${NAMU_LAYER_TARGETS} EXPORT namuTargets
    ARCHIVE COMPONENT library FILE_SET HEADERS COMPONENT library)
install(EXPORT namuTargets NAMESPACE namu:: DESTINATION ${package_dir} COMPONENT library)
write_basic_package_version_file(namuConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES scripts/cmake/namuConfig.cmake scripts/cmake/NamuPrivilege.cmake
    ${CMAKE_CURRENT_BINARY_DIR}/namuConfigVersion.cmake
    DESTINATION ${package_dir} COMPONENT library)

if(TARGET namu)
    install(TARGETS namu COMPONENT program)
endif()
install(DIRECTORY zones DESTINATION ${CMAKE_INSTALL_DATADIR}/namu COMPONENT program)
install(FILES README.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT library OPTIONAL)
