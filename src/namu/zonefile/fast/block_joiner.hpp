#pragma once

#include "namu/zonefile/fast/block_reader.hpp"
#include "namu/zonefile/fast/block_source.hpp"
#include "namu/zonefile/record_sink.hpp"

#include <cstddef>
#include <optional>

namespace namu::fast {

/// A block and what was found in it, if its begin is what it seemed to be.
struct ReadBlock {
    TextBlock block;
    BlockRecords records;
};

/// Reads a block as if its begin were what it seems to be.
[[nodiscard]] ReadBlock read_block(TextBlock block, BlockReader& reader);

/// Takes the blocks in the order of the text and hands over what is certain. A block that began otherwise than it
/// seemed, or in the midst of an entry, is read again here.
class BlockJoiner {
public:
    BlockJoiner(NameView origin, BlockReader& reader, RecordSink& sink);

    /// False where the file is for the explaining reader.
    bool join(ReadBlock& read);

    /// What the blocks so far have stated.
    [[nodiscard]] std::optional<Ttl> last_ttl() const noexcept { return state_.last_ttl; }

private:
    [[nodiscard]] bool began_so(const ReadBlock& read) const noexcept;
    void prepend_cut(ReadBlock& read);
    void hand_over(BlockRecords& records);

    BlockReader& reader_;
    RecordSink& sink_;
    BlockState state_;                 // at the end of what was handed over
    std::optional<TextBlock> cut_off_; // ended in the midst of an entry
};

} // namespace namu::fast
