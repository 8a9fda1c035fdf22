#pragma once

#include "namu/wire/hashed_name.hpp"
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

/// A compression pointer has 14 bits (RFC 1035 §4.1.4).
inline constexpr std::size_t max_pointer = 0x3fff;

/// The labels of a message, each with the rest of its name, in a small hash table: finds what of a name stands there
/// already, in a time that does not grow with the message. Never allocates.
class LabelTable {
public:
    /// Forgets all.
    void clear() noexcept;

    /// An ending of a name that stands in the message.
    struct Ending {
        std::size_t labels = 0; ///< without the root
        std::uint16_t offset =
            0; ///< of its first label in the message; 0 for the root, which stands anywhere
        std::uint8_t entry = 0;
    };

    /// The longest ending of `name` that can be pointed to.
    [[nodiscard]] Ending find(const HashedName& name, NameCase name_case, Bytes message) const noexcept;

    /// Notes that `name` stands at `begin` as far as its ending `known`. Labels that no pointer reaches, and those for
    /// which there is no room, are left out.
    void remember(const HashedName& name, const Ending& known, std::size_t begin) noexcept;

    /// Labels in the table.
    [[nodiscard]] std::size_t size() const noexcept { return count_ - 1; }
    /// Forgets those that were remembered last.
    void shrink(std::size_t size) noexcept;

private:
    using EntryIndex = std::uint8_t;
    static constexpr EntryIndex root = 0; // also the mark of an empty slot: the root is never looked up
    static constexpr std::size_t max_entries = 192;
    static constexpr std::size_t slot_count = 256;

    struct Entry {
        std::uint16_t offset; ///< of the label in the message
        EntryIndex parent;    ///< the rest of the name
        std::uint8_t slot;
    };

    [[nodiscard]] EntryIndex find_label(EntryIndex parent, Bytes label, std::uint64_t hash,
                                        NameCase name_case, Bytes message) const noexcept;

    std::array<EntryIndex, slot_count> slots_{};
    std::array<Entry, max_entries + 1> entries_; // [0] is the root; filled as far as count_
    std::size_t count_ = 1;
};

} // namespace namu
