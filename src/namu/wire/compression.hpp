#pragma once

#include "namu/base/byte_writer.hpp"
#include "namu/wire/name_view.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace namu {

/// Whether a name may take over the case of an equal one that was written before.
enum class NameCase : std::uint8_t {
    of_earlier, ///< owners: the answer shows the name as the client wrote it (RFC 1035 §4.1.4)
    as_written, ///< names in RDATA keep their case (RFC 4343 §4)
};

/// Writes names into a message so that endings that stand there already are pointed to (RFC 1035 §4.1.4).
///
/// It remembers each label written, with the rest of its name, in a small hash table. `entry_count` and
/// `forget_from` let a writer take back an RRset that did not fit. Never allocates.
class NameCompressor {
public:
    /// Forgets all.
    void reset() noexcept;

    /// Appends `name` to the message. `out` must be the whole message, as pointers count from its start.
    void write(NameView name, NameCase name_case, ByteWriter& out) noexcept;

    [[nodiscard]] std::size_t entry_count() const noexcept { return count_; }
    void forget_from(std::size_t entry_count) noexcept;

private:
    using EntryIndex = std::uint8_t;
    static constexpr EntryIndex root = 0; // also the mark of an empty slot: the root is never looked up
    static constexpr std::size_t max_entries = 192;
    static constexpr std::size_t slot_count = 256;
    static constexpr std::size_t max_pointer = 0x3fff;

    struct Entry {
        std::uint16_t offset; ///< of the label in the message
        EntryIndex parent;    ///< the rest of the name
        std::uint8_t slot;
    };

    [[nodiscard]] EntryIndex find(EntryIndex parent, Bytes label, NameCase name_case,
                                  Bytes message) const noexcept;
    void remember(EntryIndex parent, Bytes label, std::size_t offset) noexcept;
    static std::uint8_t slot_of(EntryIndex parent, Bytes label) noexcept;

    std::array<EntryIndex, slot_count> slots_{};
    std::array<Entry, max_entries + 1> entries_; // [0] is the root; filled as far as count_
    std::size_t count_ = 1;
};

} // namespace namu
