#pragma once

#include "namu/load/load_zone.hpp"
#include "namu/tree/text/edited_text.hpp"
#include "namu/tree/text/read_back.hpp"
#include "namu/tree/text/record_line.hpp"
#include "namu/tree/text/zone_change.hpp"
#include "namu/tree/text/zone_outline.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace namu {

/// A change as edits of the zone's file, or the reason why it cannot be made there.
struct WrittenChange {
    std::vector<TextEdit> edits = {};
    std::string refusal = {}; ///< empty where there are edits
};

/// Turns changes of a zone into edits of its file that leave comments, layout and everything else as they are: a value
/// is replaced where it stands, a record goes with its lines, a new one comes behind its like and in its style.
///
/// Each change is read back before it is handed out. What cannot be edited safely is refused: records of included files
/// and of `$GENERATE`, and zones with signatures.
class ChangeWriter {
public:
    /// Of a zone that was read with positions; it outlives the writer.
    explicit ChangeWriter(const LoadedZone& zone);

    [[nodiscard]] WrittenChange write(const ZoneChange& change) const;

    /// Whether all these edits together make just this change.
    [[nodiscard]] bool reads_back(const std::vector<TextEdit>& edits, const ZoneChange& change) const;

    /// The whole file.
    [[nodiscard]] const std::string& text() const noexcept { return outline_.text(); }

private:
    /// A record that is replaced where it stands.
    struct Pair {
        const PlacedRecord* before;
        const ZoneDifference::Record* after;
    };

    [[nodiscard]] std::string refusal_of(const ZoneChange& change) const;
    [[nodiscard]] WrittenChange write(const ZoneChange& change, SayTtl say) const;
    [[nodiscard]] std::optional<TextEdit> replace(const Pair& pair) const;
    [[nodiscard]] std::optional<TextEdit> replace_ttl(std::size_t entry, Ttl ttl) const;
    void remove(const std::vector<const PlacedRecord*>& records, std::vector<TextEdit>& edits) const;
    [[nodiscard]] TextEdit insert(const ZoneDifference::Record& record, SayTtl say) const;
    [[nodiscard]] std::optional<TextEdit> raise_serial(Serial serial) const;
    [[nodiscard]] TextEdit state_owner(std::size_t entry, std::size_t stated_by) const;

    [[nodiscard]] std::size_t entry_of(const PlacedRecord& record) const;

    const LoadedZone& zone_;
    ZoneOutline outline_;
    mutable std::optional<std::vector<ReadRecord>> records_; // read when they are needed first
};

} // namespace namu
