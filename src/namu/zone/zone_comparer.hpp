#pragma once

#include "namu/base/record_position.hpp"
#include "namu/wire/record.hpp"
#include "namu/wire/record_run.hpp"
#include "namu/zone/record_marks.hpp"
#include "namu/zone/zone.hpp"
#include "namu/zone/zone_difference.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace namu {

/// Compares the records of a text, in any order, with a zone: the work behind a reload that costs no second zone. What
/// is the same is ticked off and forgotten; only what is not is kept.
///
/// It gives up where so much is different that building is the better way, and where it is not for this class to say
/// what the zone would be: records outside the zone, records written twice, names written in other letters than before.
class ZoneComparer {
public:
    /// Records that may be added or removed.
    static constexpr std::size_t most_differences = 32'768;

    /// The zone outlives this.
    explicit ZoneComparer(const Zone& zone);

    void add(const RecordView& record, const RecordPosition& position = {});
    void add(RecordRun&& run);

    [[nodiscard]] bool has_given_up() const noexcept { return has_given_up_; }

    /// What is different, once all records were added; nothing where it has given up.
    [[nodiscard]] std::optional<ZoneDifference> finish();

private:
    /// Records of a run that follow each other with one owner.
    struct Owner {
        std::uint64_t hash;
        RecordRun::Iterator first;
        std::size_t records;
    };

    RecordRun::Iterator collect_owners(RecordRun::Iterator at, RecordRun::Iterator end);
    void compare(const Owner& owner);
    void go_to(NameView owner, std::uint64_t hash) noexcept;
    void compare(const RecordView& record);
    [[nodiscard]] RRsetView set_for(const RecordView& record) const noexcept;
    [[nodiscard]] Bytes find(const RRsetView& set, Bytes rdata) noexcept;
    void note_added(const RecordView& record);
    void note_removed(const NodeView& node);

    const Zone& zone_;
    RecordMarks seen_;
    std::vector<Owner> owners_;          ///< that are compared together
    NodeView node_;                      ///< the owner in hand; none for a new name
    const std::uint8_t* next_ = nullptr; ///< behind the last record that was found, in its RRset
    std::size_t steps_left_;             ///< for searching large RRsets
    ZoneDifference difference_;
    bool has_given_up_ = false;
};

} // namespace namu
