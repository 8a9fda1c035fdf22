#include "namu/zonefile/fast/run_writer.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace namu::fast {

void RunWriter::close_run() noexcept
{
    if (!runs_.empty()) {
        RecordRun& run = runs_.back();
        run.grow(static_cast<std::size_t>(at_ - run.room().data()), records_);
    }
    records_ = 0;
}

void RunWriter::take_new_run(std::size_t octets)
{
    close_run();
    const MutableBytes room = runs_.emplace_back(std::max(octets, usual_octets_)).room();
    at_ = room.data();
    end_ = at_ + room.size();
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
