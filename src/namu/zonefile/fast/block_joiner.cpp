#include "namu/zonefile/fast/block_joiner.hpp"

#include <utility>

namespace namu::fast {
namespace {

using Outcome = BlockRecords::Outcome;

/// No entry that is worth it is longer than this.
constexpr std::size_t most_joined_octets = std::size_t{64} << 20;

} // namespace

ReadBlock read_block(TextBlock block, BlockReader& reader)
{
    ReadBlock read;
    if (block.is_plain)
        read.records = reader.read(block.text(), block.state);
    read.block = std::move(block);
    return read;
}

BlockJoiner::BlockJoiner(NameView origin, BlockReader& reader, RecordSink& sink)
    : reader_{reader},
      sink_{sink}
{
    state_.origin = Name{origin};
}

bool BlockJoiner::join(ReadBlock& read)
{
    if (!read.block.is_plain)
        return false;
    const bool continues = cut_off_.has_value();
    if (continues)
        prepend_cut(read);
    if (read.block.text().size() > most_joined_octets)
        return false;
    if (continues || !began_so(read)) {
        read.block.state = state_;
        read = read_block(std::move(read.block), reader_);
    }
    if (read.records.outcome == Outcome::cut && !read.block.is_last) {
        cut_off_ = std::move(read.block);
        return true;
    }
    if (read.records.outcome != Outcome::read)
        return false;
    hand_over(read.records);
    return true;
}

void BlockJoiner::prepend_cut(ReadBlock& read)
{
    TextBlock whole = std::move(*cut_off_);
    cut_off_.reset();
    whole.buffer.append(read.block.text());
    whole.buffer.close();
    whole.is_last = read.block.is_last;
    read.block = std::move(whole);
}

bool BlockJoiner::began_so(const ReadBlock& read) const noexcept
{
    const BlockState& guess = read.block.state;
    // The case of an origin is part of the names that it completes.
    return equal(guess.origin.octets(), state_.origin.octets()) && guess.default_ttl == state_.default_ttl &&
           (!read.records.needs_last_ttl || guess.last_ttl == state_.last_ttl);
}

void BlockJoiner::hand_over(BlockRecords& records)
{
    for (RecordRun& run : records.runs)
        sink_.add_run(std::move(run));
    state_.origin = records.state.origin;
    state_.default_ttl = records.state.default_ttl;
    if (records.states_ttl)
        state_.last_ttl = records.state.last_ttl;
}

} // namespace namu::fast
