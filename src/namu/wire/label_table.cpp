#include "namu/wire/label_table.hpp"

namespace namu {

void LabelTable::clear() noexcept
{
    slots_.fill(root);
    count_ = 1;
}

LabelTable::EntryIndex LabelTable::find_label(EntryIndex parent, Bytes label, std::uint64_t hash,
                                              NameCase name_case, Bytes message) const noexcept
{
    // Fewer entries than slots: an empty one is always met.
    for (auto slot = static_cast<std::uint8_t>(hash); slots_[slot] != root; ++slot) {
        const Entry& entry = entries_[slots_[slot]];
        const Bytes there = message.subspan(entry.offset + 1U, message[entry.offset]);
        const bool same =
            name_case == NameCase::as_written ? equal(there, label) : equal_labels(there, label);
        if (entry.parent == parent && same)
            return slots_[slot];
    }
    return root;
}

LabelTable::Ending LabelTable::find(const HashedName& name, NameCase name_case, Bytes message) const noexcept
{
    Ending known;
    while (known.labels < name.label_count()) {
        const std::size_t labels = known.labels + 1;
        const EntryIndex next =
            find_label(known.entry, name.label(labels), name.hash_of_last(labels), name_case, message);
        if (next == root)
            break;
        known = {labels, entries_[next].offset, next};
    }
    return known;
}

void LabelTable::remember(const HashedName& name, const Ending& known, std::size_t begin) noexcept
{
    EntryIndex parent = known.entry;
    for (std::size_t labels = known.labels + 1; labels <= name.label_count(); ++labels) {
        const std::size_t at = begin + name.offset_of_last(labels);
        if (at > max_pointer || count_ > max_entries)
            return;
        auto slot = static_cast<std::uint8_t>(name.hash_of_last(labels));
        while (slots_[slot] != root)
            ++slot;
        slots_[slot] = static_cast<EntryIndex>(count_);
        entries_[count_] = {static_cast<std::uint16_t>(at), parent, slot};
        parent = static_cast<EntryIndex>(count_++);
    }
}

void LabelTable::shrink(std::size_t size) noexcept
{
    // Last in, first out: no search ever stepped over a slot that is emptied here and found a later one.
    while (count_ > size + 1)
        slots_[entries_[--count_].slot] = root;
}

} // namespace namu
