#pragma once

#include "namu/base/bytes.hpp"
#include "namu/base/record_position.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/wire/rdata/text_error.hpp"
#include "namu/wire/rdata/text_token.hpp"
#include "namu/zonefile/inherited.hpp"
#include "namu/zonefile/lexer.hpp"
#include "namu/zonefile/record_head.hpp"
#include "namu/zonefile/record_sink.hpp"
#include "namu/zonefile/report.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

namespace namu {

/// Turns entries into records and hands them to a sink. One serves for a whole load: RDATA is rendered
/// into the same room again and again.
class RecordReader {
public:
    explicit RecordReader(RecordSink& sink);

    /// Reads `[owner] [TTL] [class] type data`. What is wrong is reported.
    void read(const Entry& entry, Inherited& inherited, const Report& report);

    /// Renders the fields of an RDATA for `hand_over`.
    [[nodiscard]] std::optional<rdata::TextError> render(RRType type, std::span<const rdata::TextToken> data,
                                                         NameView origin);

    /// Hands over what was rendered last, under the owner and with the TTL that are in force. A missing TTL
    /// is reported.
    void hand_over(const RecordHead& head, const RecordPosition& position, Inherited& inherited,
                   const Report& report);

private:
    [[nodiscard]] Bytes rendered() const noexcept { return {room_.get(), size_}; }
    std::optional<Ttl> find_ttl(const RecordHead& head, SourceSpan where, Inherited& inherited,
                                const Report& report) const;

    RecordSink& sink_;
    std::unique_ptr<std::uint8_t[]> room_; // not zeroed: a load of 100,000 small zones makes as many
    std::size_t size_ = 0;
};

/// Where the parts of an entry stand. `behind_owner` is the index of the field behind the owner, 0 where the
/// owner is inherited.
[[nodiscard]] RecordPosition position_of(std::span<const rdata::TextToken> fields, std::size_t behind_owner,
                                         std::size_t type_at, const Report& report);

} // namespace namu
