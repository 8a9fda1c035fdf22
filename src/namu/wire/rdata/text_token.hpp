#pragma once

#include <string_view>

namespace namu::rdata {

/// One field of a record's text as it was written: escapes are still in it, quotes are not.
/// An unquoted field is never empty; a quoted one may be.
struct TextToken {
    std::string_view text;
    bool quoted = false;
    bool holds_quotes = false; ///< an unquoted field with quotes inside: `alpn="h2,h3"`
};

} // namespace namu::rdata
