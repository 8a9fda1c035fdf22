#include "namu/zone/zone_builder.hpp"

#include "namu/zone/zone_assembler.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

namespace namu {
namespace {

// The first run of a zone is small, since most zones are; later ones grow with it.
constexpr std::size_t smallest_run = 1'024;
constexpr std::size_t largest_run = std::size_t{1} << 20;

} // namespace

void ZoneBuilder::count_records(std::size_t more)
{
    record_count_ += more;
    if (record_count_ > std::numeric_limits<std::uint32_t>::max())
        throw std::length_error{"the zone has more than 2^32 - 1 records"};
}

bool ZoneBuilder::has_room(std::size_t octets) noexcept
{
    return !runs_.empty() && runs_.back().room().size() >= octets;
}

void ZoneBuilder::add(const RecordView& record, const RecordPosition& position)
{
    count_records(1);
    const std::size_t octets = RecordRunHead::octets + record.owner.size() + record.rdata.size();
    if (!has_room(octets)) {
        const std::size_t last = runs_.empty() ? 0 : runs_.back().capacity();
        runs_.emplace_back(std::max(octets, std::clamp(4 * last, smallest_run, largest_run)));
    }
    RecordRun& run = runs_.back();
    const bool is_new = run.empty() || !equal(last_owner_.octets(), record.owner.octets());
    if (is_new)
        last_owner_ = NameView::trusted(run.room().data() + RecordRunHead::octets, record.owner.size());
    run.add(record.owner, is_new, record.type, record.ttl, record.rdata);
    positions_.push_back(position);
}

void ZoneBuilder::add(RecordRun&& run)
{
    if (run.empty())
        return;
    count_records(run.size());
    runs_.push_back(std::move(run));
    // The next single record goes into a run of its own.
    runs_.emplace_back();
}

BuiltZone ZoneBuilder::build(std::size_t threads)
{
    return ZoneAssembler{*this, threads}.run();
}

} // namespace namu
