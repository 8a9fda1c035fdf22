#pragma once

#include "namu/wire/name.hpp"
#include "namu/zonefile/lexer.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace namu {

/// An entry of a zone file: the lines that are its own.
struct OutlineEntry {
    std::size_t begin = 0;  ///< of its first line
    std::size_t first = 0;  ///< its first field, by which positions of records call it
    std::size_t end = 0;    ///< behind its last line
    std::size_t origin = 0; ///< number of the origin that holds there
    bool is_record = false; ///< and no directive
    bool states_owner = false;
};

/// The entries of one file and the origins that hold in it: what an edit must know to leave the meaning of its
/// surroundings as it was. Included files are not looked into.
class ZoneOutline {
public:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// The text outlives the outline; `origin` is what holds at its start.
    ZoneOutline(const std::string& text, const Name& origin);

    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }
    [[nodiscard]] const OutlineEntry& entry(std::size_t number) const { return entries_[number]; }
    [[nodiscard]] const Name& origin_of(std::size_t number) const
    {
        return origins_[entries_[number].origin];
    }
    [[nodiscard]] const Name& last_origin() const { return origins_.back(); }

    /// The number of the entry whose first field stands there; none for a place that is not the first of an entry.
    [[nodiscard]] std::size_t find(std::size_t first_field) const;

    /// The last record from there on that still has its owner from entry `number`: itself, or one that inherits.
    [[nodiscard]] std::size_t last_of_group(std::size_t number) const;
    /// The entry that states the owner of entry `number`; none where no one does.
    [[nodiscard]] std::size_t owner_entry_of(std::size_t number) const;
    /// The fields of an entry; views into the text.
    [[nodiscard]] std::vector<rdata::TextToken> fields_of(std::size_t number) const;
    /// The owner as entry `number` or the one that it inherits from writes it; empty where there is none.
    [[nodiscard]] std::string_view owner_text(std::size_t number) const;

    /// How lines end in this file.
    [[nodiscard]] std::string_view line_end() const noexcept;

private:
    void add(const Entry& entry, std::size_t end);

    const std::string& text_;
    std::vector<OutlineEntry> entries_;
    std::vector<Name> origins_;
};

} // namespace namu
