#pragma once

#include "namu/zonefile/fast/block_state.hpp"
#include "namu/zonefile/fast/text_buffer.hpp"
#include "namu/zonefile/fast/text_source.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace namu::fast {

/// A piece of a master file that most likely begins and ends between two entries.
struct TextBlock {
    TextBuffer buffer;
    std::size_t begin = 0; ///< behind the byte order mark
    BlockState state;      ///< what most likely holds at its begin
    bool is_last = false;
    bool is_plain = false; ///< false: it cannot be read, or no such text is read here

    [[nodiscard]] std::string_view text() const noexcept { return buffer.text().substr(begin); }
};

/// Cuts a master file into blocks, each in a buffer of its own, that several threads can read at a time.
///
/// A block begins with a line that begins with an owner. Whether that is not in the midst of quotes or parentheses,
/// and which `$ORIGIN` and `$TTL` hold there, is known for certain only when the blocks before are read: a glance at
/// the lines that begin with `$` tells what is likely.
class BlockSource {
public:
    BlockSource(TextSource text, NameView origin, std::size_t block_octets);

    /// The next block; not to be called behind the last one. `last_ttl` is the last one that is known.
    TextBlock next(TextBuffer buffer, std::optional<Ttl> last_ttl);

private:
    bool fill(TextBlock& block);
    void note_directives(std::string_view text);

    TextSource text_;
    BlockState state_;
    std::size_t block_octets_;
    std::string carried_; // the begin of the next block
    bool is_first_ = true;
};

} // namespace namu::fast
