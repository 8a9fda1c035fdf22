#pragma once

#include "namu/base/ascii.hpp"
#include "namu/base/diagnostic.hpp"
#include "namu/base/source.hpp"
#include "namu/wire/name.hpp"
#include "namu/zonefile/fast_reader.hpp"
#include "namu/zonefile/printer.hpp"
#include "namu/zonefile/reader.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace namu::testing {

/// Takes down all records octet for octet.
class RecordOctets final : public RecordSink {
public:
    void add(const RecordView& record, const RecordPosition& /*position*/) override
    {
        append_record_text(record, text);
        text += as_text(
            record.owner.octets()); // the case, which the text has as well, and the octets of the labels
        text += as_text(record.rdata);
        text += '\n';
        ++count;
    }

    std::string text;
    std::size_t count = 0;
};

/// What the fast reader makes of a text must be what the explaining reader makes of it; returns in words what is not
/// so, or nothing. Where the explaining reader has nothing to say, the fast one must not give up.
inline std::string difference_of_readers(const std::string& text, NameView origin,
                                         const FastReadOptions& options)
{
    SourceMap sources;
    Diagnostics diagnostics;
    RecordOctets explained;
    read_zone_text(text, "both.zone", origin, sources, explained, diagnostics,
                   {.includes = IncludePolicy::refuse, .max_generated = 50});
    const bool is_silent = diagnostics.errors() + diagnostics.warnings() == 0;

    RecordOctets fast;
    FastZoneReader reader{options};
    const bool is_done = reader.read_text(text, origin, fast) == FastRead::done;
    if (is_done && !is_silent)
        return "the fast reader has read what has mistakes";
    if (is_done && fast.text != explained.text)
        return "the records differ: " + std::to_string(explained.count) + " and fast " +
               std::to_string(fast.count) + "\n" + explained.text + "fast:\n" + fast.text;
    const auto generates = [&text] {
        std::string lower = text;
        for (char& c : lower)
            c = to_lower(c);
        return lower.find("$generate") != std::string::npos;
    };
    if (!is_done && is_silent && !text.empty() && !generates())
        return "the fast reader has given up on a good text";
    return {};
}

} // namespace namu::testing
