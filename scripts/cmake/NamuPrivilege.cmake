# Finds libcap-ng and libseccomp or says how to get them. Also used by those who use the library (namuConfig.cmake).

find_package(PkgConfig QUIET)
if(PkgConfig_FOUND)
    pkg_check_modules(capng QUIET IMPORTED_TARGET GLOBAL libcap-ng>=0.8)
    pkg_check_modules(seccomp QUIET IMPORTED_TARGET GLOBAL libseccomp>=2.5)
endif()
if(NOT capng_FOUND OR NOT seccomp_FOUND)
    message(FATAL_ERROR
        "Namu needs libcap-ng and libseccomp, to give up rights that a server has no use for.\n"
        "On Debian install them by\n"
        "    apt-get install pkgconf libcap-ng-dev libseccomp-dev\n"
        "Those elsewhere are found with PKG_CONFIG_PATH=/where/their/pc/files/are.")
endif()
