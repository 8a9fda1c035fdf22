#pragma once

#include "namu/lab/journal/journal.hpp"
#include "namu/wire/name.hpp"
#include "namu/wire/rr_type.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <boost/system/result.hpp>

namespace namu::lab {

/// What must have been asked in a lab: `1 A www.lab.glasscom.com at com`.
class Expectation {
public:
    /// Reads `[COUNT] TYPE|any NAME|any [at WHERE]`. COUNT is `2`, `2+` for at least, `0-2`; without it: at least one.
    /// WHERE is a zone, or the name or the address of a server, or `nearest`; without it: anywhere but there. On an
    /// error the message says what is wrong.
    static boost::system::result<Expectation, std::string> from_text(std::string_view text);

    /// What is wrong with a journal, or empty: all is as expected. Tells what was asked instead.
    [[nodiscard]] std::string check(const Journal& journal) const;

private:
    [[nodiscard]] bool matches(const JournalEntry& entry) const;
    [[nodiscard]] bool is_there(const JournalEntry& entry) const;

    std::string text_;
    std::uint64_t least_ = 1;
    std::uint64_t most_ = UINT64_MAX;
    std::optional<RRType> type_;
    std::optional<Name> name_;
    std::string where_;
};

} // namespace namu::lab
