#include "namu/zonefile/fast/block_source.hpp"

#include "namu/zonefile/fast/directive.hpp"
#include "namu/zonefile/fast/octet_kind.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace namu::fast {
namespace {

/// A text that has no place to cut it for so long is left to the explaining reader.
constexpr std::size_t most_block_octets = std::size_t{64} << 20;

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

/// The begin of the last line that begins with an owner; 0 where there is none behind the first line.
std::size_t last_owner_line(std::string_view text) noexcept
{
    std::size_t end = text.size();
    while (end > 1) {
        const std::size_t line_end = text.rfind('\n', end - 2); // a line that begins in the text
        if (line_end == std::string_view::npos)
            break;
        const char first = text[line_end + 1];
        if (first != '$' && kind_of(first) == OctetKind::word)
            return line_end + 1;
        end = line_end + 1;
    }
    return 0;
}

} // namespace

BlockSource::BlockSource(TextSource text, NameView origin, std::size_t block_octets)
    : text_{std::move(text)},
      block_octets_{block_octets}
{
    state_.origin = Name{origin};
}

TextBlock BlockSource::next(TextBuffer buffer, std::optional<Ttl> last_ttl)
{
    TextBlock block;
    block.buffer = std::move(buffer);
    block.is_plain = fill(block) && block.buffer.text().find('\0') == std::string_view::npos;
    block.buffer.close();
    block.is_last |= !block.is_plain;
    if (std::exchange(is_first_, false) && block.buffer.text().starts_with(byte_order_mark))
        block.begin = byte_order_mark.size();
    block.state = state_;
    block.state.last_ttl = last_ttl;
    if (!block.is_last)
        note_directives(block.text());
    return block;
}

/// Reads until there is a place to end the block at. False where reading fails, and where there is none for long.
bool BlockSource::fill(TextBlock& block)
{
    TextBuffer& buffer = block.buffer;
    buffer.set_size(0);
    // One octet more than there are, so that the end of a small file is seen at once.
    std::size_t wanted = std::min(block_octets_, text_.size() + 1);
    buffer.reserve(std::max(wanted, carried_.size()));
    buffer.append(carried_);
    for (; wanted <= most_block_octets; wanted *= 2) {
        buffer.reserve(wanted);
        const std::size_t room = wanted - std::min(wanted, buffer.size());
        const auto got = text_.read(buffer.data() + buffer.size(), room);
        if (!got)
            return false;
        buffer.set_size(buffer.size() + *got);
        block.is_last = *got < room;
        if (block.is_last)
            return true;
        if (const std::size_t end = last_owner_line(buffer.text()); end != 0) {
            carried_ = buffer.text().substr(end);
            buffer.set_size(end);
            return true;
        }
    }
    return false;
}

void BlockSource::note_directives(std::string_view text)
{
    for (std::size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
        if (at != 0 && text[at - 1] != '\n')
            continue;
        note_directive(text.substr(at), state_);
    }
}

} // namespace namu::fast
