#include "namu/zonefile/fast_reader.hpp"

#include "namu/zonefile/fast/block_joiner.hpp"
#include "namu/zonefile/fast/block_reader.hpp"
#include "namu/zonefile/fast/block_source.hpp"
#include "namu/zonefile/fast/parallel_reader.hpp"

#include <algorithm>
#include <utility>

namespace namu {
namespace {

using namespace fast;

bool read_one_by_one(BlockSource& source, BlockJoiner& joiner, BlockReader& reader)
{
    TextBuffer buffer;
    for (;;) {
        ReadBlock read = read_block(source.next(std::move(buffer), joiner.last_ttl()), reader);
        if (!joiner.join(read))
            return false;
        if (read.block.is_last)
            return true;
        buffer = std::move(read.block.buffer);
    }
}

/// So many that the threads end at about the same time, and none that is not worth a thread's start.
std::size_t octets_of_blocks(std::size_t text_octets, const FastReadOptions& options)
{
    constexpr std::size_t least = std::size_t{1} << 18;
    constexpr std::size_t blocks_of_a_thread = 8;
    const std::size_t share = text_octets / (blocks_of_a_thread * std::max<std::size_t>(options.threads, 1));
    return std::min(options.block_octets, std::max(share, least));
}

FastRead read_all(TextSource text, NameView origin, RecordSink& sink, BlockReader& reader,
                  const FastReadOptions& options)
{
    // An empty file is a mistake.
    if (text.size() == 0)
        return FastRead::not_plain;
    const std::size_t block_octets = octets_of_blocks(text.size(), options);
    const std::size_t threads = std::min(options.threads, text.size() / block_octets + 1);
    BlockSource source{std::move(text), origin, block_octets};
    BlockJoiner joiner{origin, reader, sink};
    const bool is_plain = threads > 1 ? ParallelReader{source, joiner, threads}.run(reader)
                                      : read_one_by_one(source, joiner, reader);
    return is_plain ? FastRead::done : FastRead::not_plain;
}

} // namespace

FastZoneReader::FastZoneReader(const FastReadOptions& options)
    : options_{options},
      reader_{std::make_unique<BlockReader>()}
{}

FastZoneReader::~FastZoneReader() = default;

FastRead FastZoneReader::read_file(const std::string& path, NameView origin, RecordSink& sink)
{
    auto text = TextSource::open(path);
    return text ? read_all(std::move(*text), origin, sink, *reader_, options_) : FastRead::not_plain;
}

FastRead FastZoneReader::read_text(std::string_view text, NameView origin, RecordSink& sink)
{
    return read_all(TextSource{text}, origin, sink, *reader_, options_);
}

} // namespace namu
