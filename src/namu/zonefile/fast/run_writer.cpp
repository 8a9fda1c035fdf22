#include "namu/zonefile/fast/run_writer.hpp"

#include "namu/zonefile/fast/pages.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace namu::fast {
namespace {

/// Runs of smaller texts come from the heap.
constexpr std::size_t worth_pages = std::size_t{1} << 18;

RecordRun run_of_pages(std::size_t octets, PageSize size)
{
    return RecordRun{take_pages(octets, size), octets, give_pages_back};
}

constexpr std::size_t whole_pages(std::size_t octets) noexcept
{
    return (octets + 4095) / 4096 * 4096;
}

} // namespace

void RunWriter::close_run() noexcept
{
    if (!runs_.empty()) {
        RecordRun& run = runs_.back();
        const auto octets = static_cast<std::size_t>(at_ - run.room().data());
        run.grow(octets, records_);
        octets_ += octets;
    }
    records_ = 0;
}

void RunWriter::take_new_run(std::size_t octets)
{
    close_run();
    const MutableBytes room = runs_.emplace_back(make_run(octets)).room();
    at_ = room.data();
    end_ = at_ + room.size();
}

/// Room for `octets` at least. Large pages are asked for where most of one will be written: the records of a text
/// have about seven tenths of its size, with short names nine.
RecordRun RunWriter::make_run(std::size_t octets) const
{
    const std::size_t expected = text_octets_ / 10 * 7;
    const std::size_t rest = expected - std::min(expected, octets_);
    if (octets > large_page)
        return run_of_pages(whole_pages(octets), PageSize::usual);
    if (rest >= large_page / 4 * 3)
        return run_of_pages(large_page, PageSize::large);
    if (text_octets_ >= worth_pages)
        return run_of_pages(large_page, PageSize::usual);
    return RecordRun{std::max(octets, rest * 2 + 1024)};
}

void RunWriter::add(const RecordView& record)
{
    const Bytes owner = record.owner.octets();
    std::uint8_t* const to = room(RecordRunHead::octets + owner.size() + record.rdata.size());
    const bool is_new =
        is_first() || owner.size() != owner_size_ || std::memcmp(owner.data(), owner_, owner_size_) != 0;
    const std::size_t written = is_new ? owner.size() : 0;
    std::uint8_t* const rdata = to + RecordRunHead::octets + written;
    std::memcpy(rdata - written, owner.data(), written);
    std::copy(record.rdata.begin(), record.rdata.end(), rdata);
    close_record(record.type, record.ttl, written, rdata + record.rdata.size());
}

std::vector<RecordRun> RunWriter::take()
{
    close_run();
    std::erase_if(runs_, [](const RecordRun& run) { return run.empty(); });
    return std::exchange(runs_, {});
}

} // namespace namu::fast
