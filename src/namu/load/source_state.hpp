#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace namu {

/// What a file system says of a file: two files that have the same are taken for the same text, once they have
/// settled.
struct SourceState {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t octets = 0;
    std::int64_t modified = 0; ///< nanoseconds since 1970, as of the text
    std::int64_t changed = 0;  ///< of the text or of anything else about the file; nobody can set it

    friend bool operator==(const SourceState&, const SourceState&) = default;
};

/// Nothing for what is no regular file, or cannot be looked at.
[[nodiscard]] std::optional<SourceState> source_state(const std::string& path);

/// Whether the last change is so long ago that another one would be seen: times of files go in steps, mostly of some
/// milliseconds, and of seconds where there are no fractions of them.
[[nodiscard]] bool has_settled(const SourceState& state, std::chrono::system_clock::time_point now,
                               std::chrono::nanoseconds settling_time) noexcept;

/// The checksum of the text, read by so many threads; nothing where it cannot be read, or where the file is not in
/// this state, before and after.
[[nodiscard]] std::optional<std::uint64_t> source_checksum(const std::string& path, const SourceState& state,
                                                           std::size_t threads);

} // namespace namu
