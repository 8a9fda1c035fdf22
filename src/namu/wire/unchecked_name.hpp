#pragma once

#include "namu/base/bytes.hpp"
#include "namu/base/result.hpp"
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

    /// The end of the name's own place, without looking behind pointers. Errors as `read`.
    [[nodiscard]] Result<std::size_t> skip() const noexcept;

private:
    Bytes message_;
    std::size_t offset_;
};

} // namespace namu
