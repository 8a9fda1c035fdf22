#pragma once

#include "namu/base/byte_writer.hpp"
#include "namu/wire/label_table.hpp"
#include "namu/wire/name_view.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace namu {

/// Writes names into a message so that endings that stand there already are pointed to (RFC 1035 §4.1.4).
///
/// It remembers the first names as they are and compares a new one with each of them, which costs least for the few
/// that most messages have; where there are more it goes over to a table of labels. What is not known yet of a
/// name is remembered until it is taken back: its octets must stay where they are as long. Never allocates.
class NameCompressor {
public:
    /// Forgets all.
    void reset() noexcept;

    /// Remembers a name that somebody else has put into the message at `position`, in full.
    void remember_whole(NameView name, std::size_t position) noexcept;

    /// Appends `name` to the message. `out` must be the whole message, as pointers count from its start.
    void write(NameView name, NameCase name_case, ByteWriter& out) noexcept
    {
        // All records of an RRset, its signatures, and answers to the name asked for have the owner at hand.
        if (name_case == NameCase::of_earlier && name.octets().data() == last_owner_)
            write_pointer(last_owner_position_, out);
        else
            write_other(name, name_case, out);
    }

    /// A place to come back to.
    struct Mark {
        std::uint8_t names = 0;
        std::uint8_t labels = 0;

        friend bool operator==(const Mark&, const Mark&) noexcept = default;
    };
    [[nodiscard]] Mark mark() const noexcept
    {
        return {count_, is_crowded_ ? static_cast<std::uint8_t>(labels_.size()) : std::uint8_t{0}};
    }
    /// Forgets the names that were written since.
    void forget_from(Mark mark) noexcept;

private:
    /// Beyond so many names a comparison with each costs more than looking up their labels.
    static constexpr std::size_t max_compared = 16;

    /// A name of which at least the first label stands in the message itself, not by a pointer.
    struct Written {
        const std::uint8_t* octets;
        std::uint16_t position;
        std::uint8_t size;
        std::uint8_t own_octets; ///< those that stand there, without the root label
        bool shows_its_case;     ///< what its pointer leads to has the same octets, not just the same letters
    };

    /// The ending of a name that stands in the message already.
    struct Ending {
        std::size_t size = 1;       ///< octets; at least the root label
        std::uint16_t position = 0; ///< 0: it is the root, which is not pointed to
        bool shows_its_case = true;
    };

    void write_other(NameView name, NameCase name_case, ByteWriter& out) noexcept;
    void write_crowded(NameView name, NameCase name_case, ByteWriter& out) noexcept;
    static bool write_parts(NameView name, std::size_t own_octets, std::size_t position,
                            ByteWriter& out) noexcept;
    static void write_pointer(std::size_t position, ByteWriter& out) noexcept;

    [[nodiscard]] Ending find(NameView name, NameCase name_case) const noexcept;
    static void compare(NameView name, const Written& written, NameCase name_case, Ending& best) noexcept;
    void remember(NameView name, const Ending& known, std::size_t begin) noexcept;
    void crowd(Bytes message) noexcept;

    std::array<Written, max_compared> names_; // filled as far as count_
    std::uint8_t count_ = 0;
    bool is_crowded_ = false; // all names are in labels_
    const std::uint8_t* last_owner_ = nullptr;
    std::size_t last_owner_position_ = 0;
    LabelTable labels_; // empty unless is_crowded_
};

} // namespace namu
