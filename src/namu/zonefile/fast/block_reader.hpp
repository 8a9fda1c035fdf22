#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/wire/record_run.hpp"
#include "namu/zonefile/fast/block_state.hpp"
#include "namu/zonefile/fast/entry_cutter.hpp"
#include "namu/zonefile/fast/name_text.hpp"
#include "namu/zonefile/fast/run_writer.hpp"
#include "namu/zonefile/fast/word.hpp"
#include "namu/zonefile/inherited.hpp"
#include "namu/zonefile/lexer.hpp"
#include "namu/zonefile/record_head.hpp"
#include "namu/zonefile/record_reader.hpp"
#include "namu/zonefile/record_sink.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace namu::fast {

/// What came of a block.
struct BlockRecords {
    enum class Outcome : std::uint8_t {
        read,
        cut,       ///< the last entry is not over at the end of the block
        not_plain, ///< there is something to say about it, or it is for the explaining reader only
    };

    Outcome outcome = Outcome::not_plain;
    std::vector<RecordRun> runs;
    BlockState state;            ///< at the end of the block
    bool states_ttl = false;     ///< `state.last_ttl` is not that of the begin
    bool needs_last_ttl = false; ///< the `last_ttl` at the begin made a difference
};

/// Reads one block of a master file after the other. Keeps its memory for the next one.
class BlockReader {
public:
    BlockReader() : records_{rare_} {}
    BlockReader(const BlockReader&) = delete;
    BlockReader& operator=(const BlockReader&) = delete;

    /// `text` is followed by `slack` octets of NUL and holds no other NUL. It ends behind a line, or is the last one
    /// of its file. `run_octets` is the room of a usual run.
    BlockRecords read(std::string_view text, const BlockState& state, std::size_t run_octets);

private:
    /// Takes the rare records that the explaining reader has made.
    class RareRecords final : public RecordSink {
    public:
        explicit RareRecords(RunWriter& runs) noexcept : runs_{runs} {}
        void add(const RecordView& record, const RecordPosition& /*position*/) override { runs_.add(record); }

    private:
        RunWriter& runs_;
    };

    bool read_entries();
    bool read_record();
    bool read_head(RecordHead& head) const noexcept;
    [[nodiscard]] std::optional<Ttl> ttl_of(const RecordHead& head) noexcept;
    bool read_unusual();
    bool read_rare_record();
    bool read_directive();

    std::string_view text_;
    EntryCutter cutter_;
    Words words_;
    RunWriter runs_;
    RareRecords rare_{runs_};

    PaddedName origin_{NameView{}};
    Word owner_text_; // of the last record; empty where the same text may be another owner
    BlockState state_;
    bool states_ttl_ = false;
    bool needs_last_ttl_ = false;
    bool is_cut_ = false;

    Entry entry_; // of the Lexer
    Diagnostics said_{0};
    RecordReader records_;
};

} // namespace namu::fast
