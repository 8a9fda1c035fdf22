#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/name.hpp"
#include "namu/wire/rdata/rdata.hpp"
#include "namu/wire/rr_type.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "support/hex.hpp"

/// Helpers of the RDATA tests: record texts and octets as a person writes them.
namespace namu::test {

using Octets = std::vector<std::uint8_t>;

/// Fields as the zone-file reader cuts them: at blanks; a quote that begins a field encloses it, one in
/// the middle stays in the text and keeps blanks together.
inline std::vector<rdata::TextToken> fields_of(std::string_view text)
{
    std::vector<rdata::TextToken> fields;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == ' ') {
            ++at;
            continue;
        }
        const bool quoted = text[at] == '"';
        bool inside = quoted;
        bool holds_quotes = false;
        const std::size_t begin = at + (quoted ? 1 : 0);
        for (at = begin; at < text.size() && (inside || text[at] != ' '); ++at) {
            if (text[at] == '\\')
                ++at;
            else if (text[at] == '"') {
                inside = !inside;
                if (quoted)
                    break;
                holds_quotes = true;
            }
        }
        at = at > text.size() ? text.size() : at;
        fields.push_back({text.substr(begin, at - begin), quoted, holds_quotes});
        at += quoted ? 1 : 0;
    }
    return fields;
}

inline RRType type_of(std::string_view mnemonic)
{
    return rr_type_from_text(mnemonic).value();
}

inline Name name_of(std::string_view text)
{
    return Name::from_text(text).value();
}

/// What reading a record's text below the origin `example.` gave.
struct TextResult {
    Octets octets;
    std::optional<rdata::TextError> error;

    [[nodiscard]] std::string why() const { return error ? error->message : std::string{}; }
};

inline TextResult read_text(std::string_view type, std::string_view text,
                            std::size_t room = rdata::max_octets)
{
    const auto fields = fields_of(text);
    const auto origin = name_of("example.");
    Octets buffer(room);
    ByteWriter out{buffer};
    TextResult result;
    result.error = rdata::from_text(type_of(type), fields, origin, out);
    result.octets.assign(out.written().begin(), out.written().end());
    return result;
}

inline std::string print(std::string_view type, Bytes octets)
{
    std::string text;
    rdata::append_text(type_of(type), octets, text);
    return text;
}

/// A record's text, its octets, and its text as it is printed.
struct GoodText {
    std::string_view type;
    std::string_view text;
    std::string_view hex;
    std::string_view printed = {}; ///< empty: as `text`
};

inline std::ostream& operator<<(std::ostream& out, const GoodText& sample)
{
    return out << sample.type << ' ' << sample.text;
}

/// One or more of each type, shared by the tests of text, wire and canonical form.
std::vector<GoodText> good_texts();

} // namespace namu::test
