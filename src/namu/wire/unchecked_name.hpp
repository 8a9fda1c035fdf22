#pragma once

#include "namu/base/bytes.hpp"
#include "namu/base/result.hpp"
#include "namu/wire/errc.hpp"
#include "namu/wire/name.hpp"

#include <cstddef>

namespace namu {

/// A name as it stands in a message of somebody else: it may be compressed, cut short or hostile.
///
/// It knows only where it begins; `read` checks it and gives a Name.
class UncheckedName {
public:
    UncheckedName(Bytes message, std::size_t offset) noexcept : message_{message}, offset_{offset} {}

    struct Read {
        Name name;
        std::size_t end; ///< offset of the octet after the name's own place in the message
    };

    /// Follows compression pointers, which may only go back (RFC 1035 §4.1.4), and not more often
    /// than a name has labels, so that reading ends soon whatever they say. Errors: cut_short,
    /// bad_label_type, bad_pointer, name_too_long.
    [[nodiscard]] Result<Read> read() const noexcept;

    /// Puts the end of the name's own place into `end`, without looking behind pointers. WireError{}, or errors as
    /// `read`.
    [[nodiscard]] WireError skip(std::size_t& end) const noexcept
    {
        // The owner of OPT, which is the only record of most questions.
        if (offset_ < message_.size() && message_[offset_] == 0) {
            end = offset_ + 1;
            return {};
        }
        return skip_labels(end);
    }

private:
    [[nodiscard]] WireError skip_labels(std::size_t& end) const noexcept;

    Bytes message_;
    std::size_t offset_;
};

} // namespace namu
