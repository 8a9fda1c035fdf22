#pragma once

#include "namu/privilege/fact.hpp"

#include <string>
#include <vector>

namespace namu::privilege {

/// What a process may still do with files. A folder stands for all below it, also what is put there later. A file
/// stands for the file of this moment: where another one takes its place, as editors do it, only a rule for its folder
/// holds on.
struct FileAccess {
    std::vector<std::string> read;    ///< zone folders, the folders of zone files and of the configuration
    std::vector<std::string> write;   ///< read too: the folders of state, of logs and of the control socket
    std::vector<std::string> execute; ///< read too: programs and their libraries, for an upgrade

    /// Whether a rule here lets the process read that file or folder, be it there or not. By its path with all links
    /// followed. To say why a reload cannot have a file: what is not covered needs another start.
    [[nodiscard]] bool covers(const std::string& path) const;
};

/// What the C library, OpenSSL and Namu itself look up while a server runs: the time zone, random numbers, the
/// processors, this process in /proc, and the names of users, which a reload may ask for.
[[nodiscard]] std::vector<std::string> files_of_every_server();

/// Programs and their libraries on a usual system and the folder of the program that runs, as far as they are there.
[[nodiscard]] std::vector<std::string> files_of_an_upgrade();

/// The version of Landlock that the kernel has; 0: none.
[[nodiscard]] int landlock_version() noexcept;

/// Leaves to this thread and all that it starts only `access` to files (Landlock); from version 4 on no TCP connection
/// to others, from version 6 on no signal to other processes and, but for a server that says to one of them that it is
/// up, no abstract socket of them either. Open files stay open. Cannot be undone.
///
/// Before any other thread is started. Folders that are not there are named in the result and left out.
///
/// \param version  do as a kernel with this version would, at most what it has: for tests
[[nodiscard]] Fact restrict_files(const FileAccess& access, int version = landlock_version());

} // namespace namu::privilege
