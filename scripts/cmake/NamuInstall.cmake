# cmake --install: the library for find_package(namu), the program, the ready zones and the papers.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/namu)

install(TARGETS ${NAMU_LAYER_TARGETS} EXPORT namuTargets FILE_SET HEADERS)
install(EXPORT namuTargets NAMESPACE namu:: DESTINATION ${package_dir})
write_basic_package_version_file(namuConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES scripts/cmake/namuConfig.cmake scripts/cmake/NamuPrivilege.cmake
    ${CMAKE_CURRENT_BINARY_DIR}/namuConfigVersion.cmake
    DESTINATION ${package_dir})

if(TARGET namu)
    install(TARGETS namu)
endif()
install(DIRECTORY zones DESTINATION ${CMAKE_INSTALL_DATADIR}/namu)
install(FILES README.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)
