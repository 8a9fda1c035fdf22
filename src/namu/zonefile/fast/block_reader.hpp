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
#include "namu/zonefile/record_reader.hpp"
#include "namu/zonefile/record_sink.hpp"

#include <cstddef>
#include <cstdint>
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
    /// of its file.
    BlockRecords read(std::string_view text, const BlockState& state);

private:
    /// Takes the rare records that the explaining reader has made.
    class RareRecords final : public RecordSink {
    public:
        RareRecords(RunWriter& runs, const EntryCutter& cutter) noexcept : runs_{runs}, cutter_{cutter} {}
        void add(const RecordView& record, const RecordPosition& /*position*/) override
        {
            runs_.add(record, cutter_.entry_begin());
        }

    private:
        RunWriter& runs_;
        const EntryCutter& cutter_;
    };

    /// What stands between owner and data, without optional parts: they would cost as much as all the rest.
    struct Head {
        RRType type{};
        std::size_t type_at = 0;
        bool states_ttl = false;
        Ttl ttl;
    };

    bool read_entries();
    bool read_record();
    [[nodiscard]] std::uint8_t* read_owner(std::uint8_t* to, Word& owner) const noexcept;
    [[nodiscard]] bool read_head(Head& head) noexcept;
    [[nodiscard]] bool read_ttl(Word word, std::uint64_t octets) noexcept;
    [[nodiscard]] bool settle_ttl(Head& head) noexcept;
    bool read_unusual();
    bool read_rare_record();
    bool read_directive();
    bool read_plain_directive();

    std::string_view text_;
    EntryCutter cutter_;
    Words words_;
    RunWriter runs_;
    RareRecords rare_{runs_, cutter_};

    PaddedName origin_{NameView{}};
    Word owner_text_;              // of the last record; empty where the same text may be another owner
    BlockState state_;             // its last_ttl is that of the begin
    Ttl ttl_;                      // of the last record that stated one
    std::uint64_t ttl_octets_ = 0; // as it was written; 0 where it was long
    Ttl last_ttl_;                 // where states_ttl_
    bool states_ttl_ = false;
    bool needs_last_ttl_ = false;
    bool is_cut_ = false;

    Entry entry_; // of the Lexer
    Diagnostics said_{0};
    RecordReader records_;
};

} // namespace namu::fast
