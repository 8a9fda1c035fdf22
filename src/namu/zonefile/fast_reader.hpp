#pragma once

#include "namu/wire/name_view.hpp"
#include "namu/zonefile/record_sink.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace namu {

namespace fast {
class BlockReader;
}

enum class FastRead : std::uint8_t {
    done,      ///< the sink has got all records, and there is nothing to say about the text
    not_plain, ///< what the sink has got is to be thrown away; `read_zone_file` has to read the text
};

struct FastReadOptions {
    std::size_t threads = 1; ///< that read at a time, the calling one included
    /// How much text is read at a time at most; memory is needed for twice as many blocks as threads.
    std::size_t block_octets = std::size_t{1} << 22;
};

/// Reads master files without mistakes as fast as memory allows, and hands out runs of records.
///
/// What it reads, it reads as `read_zone_file` does, record for record. It knows no positions and has no messages: where
/// there is anything to say, and where a text uses `$INCLUDE` or `$GENERATE`, it gives up. Texts are scanned 64 octets
/// at a time for the borders of words (fast/marks.hpp), the forms of nearly all records are decoded here (fast/), all
/// others by the codecs of the explaining reader.
///
/// Keeps its memory for the next text. Thread safety: one thread at a time.
class FastZoneReader {
public:
    explicit FastZoneReader(const FastReadOptions& options = {});
    ~FastZoneReader();
    FastZoneReader(const FastZoneReader&) = delete;
    FastZoneReader& operator=(const FastZoneReader&) = delete;

    /// Reads the regular file at `path`; relative names are completed with `origin` until a `$ORIGIN`. `sink` is
    /// called from this thread only, in the order of the text. Files that cannot be read are `not_plain`.
    FastRead read_file(const std::string& path, NameView origin, RecordSink& sink);

    /// The same for a text in memory.
    FastRead read_text(std::string_view text, NameView origin, RecordSink& sink);

private:
    FastReadOptions options_;
    std::unique_ptr<fast::BlockReader> reader_;
};

} // namespace namu
