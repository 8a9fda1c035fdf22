#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace namu::privilege {

/// What one measure came to, for a line of the log.
struct Fact {
    enum class Outcome : std::uint8_t {
        done,
        partly, ///< less than was meant; the text says what is left
        failed,
    };

    std::string_view measure; ///< `user`, `capabilities`, `no-new-privs`, `landlock` or `seccomp`
    Outcome outcome;
    std::string text; ///< what holds from now on, or why it could not be had
};

/// Whether the operator wants a measure, and whether a start without it is a start at all.
enum class Wish : std::uint8_t { off, if_possible, demanded };

} // namespace namu::privilege
