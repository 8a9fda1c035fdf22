#pragma once

#include <cstdint>
#include <utility>

namespace namu::privilege::landlock {

// From the kernel's interface; Debian 12's headers know version 2 of it.

/// What may be done with files: LANDLOCK_ACCESS_FS_*, in the order of its bits.
enum Files : std::uint64_t {
    execute = 1ULL << 0,
    write_file = 1ULL << 1,
    read_file = 1ULL << 2,
    read_folder = 1ULL << 3,
    remove_folder = 1ULL << 4,
    remove_file = 1ULL << 5,
    make_folder = 1ULL << 7,
    make_file = 1ULL << 8,
    make_socket = 1ULL << 9,
    move_between = 1ULL << 13, ///< version 2: links and renames from one folder to another
    truncate = 1ULL << 14,     ///< version 3
};

/// All bits that a version knows.
constexpr std::uint64_t all_files(int version) noexcept
{
    // The twelve kinds of making, removing and reading that version 1 began with, and execute.
    constexpr int of_version_1 = 13;
    constexpr int device_version = 5; // ioctl(2) on devices
    const int count = of_version_1 + (version >= 2) + (version >= 3) + (version >= device_version);
    return (1ULL << static_cast<unsigned>(count)) - 1;
}

/// What a rule for one file may grant: all but what is done with the entries of a folder.
inline constexpr std::uint64_t of_a_file = execute | write_file | read_file | truncate;
inline constexpr std::uint64_t reading = read_file | read_folder;
inline constexpr std::uint64_t writing = reading | write_file | remove_folder | remove_file | make_folder |
                                         make_file | make_socket | move_between | truncate;
inline constexpr std::uint64_t executing = reading | execute;

inline constexpr int first_with_net = 4;
inline constexpr std::uint64_t connect_tcp = 1ULL << 1;

inline constexpr int first_with_scopes = 6;
inline constexpr std::uint64_t abstract_sockets = 1ULL << 0;
inline constexpr std::uint64_t signals = 1ULL << 1;

/// struct landlock_ruleset_attr. A kernel that knows less of it takes it where the rest is 0.
struct Handled {
    std::uint64_t files = 0;
    std::uint64_t net = 0;
    std::uint64_t scopes = 0;
};

} // namespace namu::privilege::landlock
