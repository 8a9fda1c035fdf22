#include "namu/zonefile/fast/run_writer.hpp"

#include "namu/base/pages.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace namu::fast {
namespace {

/// Runs of smaller texts come from the heap.
constexpr std::size_t worth_pages = std::size_t{1} << 18;

RecordRun run_of_pages(std::size_t octets, PageUse use)
{
    return RecordRun{take_pages(octets, use), octets, give_pages_back};
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
        run.grow(octets, records_, owners_);
        octets_ += octets;
    }
    records_ = 0;
    owners_ = 0;
}

void RunWriter::take_new_run(std::size_t octets, std::size_t text_at)
{
    close_run();
    const std::size_t rest = expected_rest(text_at);
    RecordRun run = octets > large_page           ? run_of_pages(whole_pages(octets), PageUse::some)
                    : rest >= large_page / 4 * 3  ? run_of_pages(large_page, PageUse::all)
                    : text_octets_ >= worth_pages ? run_of_pages(large_page, PageUse::some)
                                                  : RecordRun{std::max(octets, rest + rest / 2 + 1024)};
    const MutableBytes room = run.room();
    at_ = room.data();
    end_ = at_ + room.size();
    runs_.push_back(std::move(run));
}

/// Octets that the rest of the text will most likely give: of long names with long origins more than it has, of
/// signatures less.
std::size_t RunWriter::expected_rest(std::size_t text_at) const noexcept
{
    const std::size_t rest = text_octets_ - std::min(text_octets_, text_at);
    return octets_ == 0 || text_at == 0 ? rest : rest * octets_ / text_at;
}

void RunWriter::add(const RecordView& record, std::size_t text_at)
{
    const Bytes owner = record.owner.octets();
    std::uint8_t* const to = room(RecordRunHead::octets + owner.size() + record.rdata.size(), text_at);
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
