#include "namu/wire/compression.hpp"

#include "namu/wire/hashed_name.hpp"

namespace namu {

void NameCompressor::reset() noexcept
{
    slots_.fill(root);
    count_ = 1;
}

std::uint8_t NameCompressor::slot_of(EntryIndex parent, Bytes label) noexcept
{
    return static_cast<std::uint8_t>(hash_label(root_name_hash + parent, label));
}

NameCompressor::EntryIndex NameCompressor::find(EntryIndex parent, Bytes label, NameCase name_case,
                                                Bytes message) const noexcept
{
    // Fewer entries than slots: an empty one is always met.
    for (std::uint8_t slot = slot_of(parent, label); slots_[slot] != root; ++slot) {
        const Entry& entry = entries_[slots_[slot]];
        const Bytes there = message.subspan(entry.offset + 1U, message[entry.offset]);
        const bool same =
            name_case == NameCase::as_written ? equal(there, label) : equal_labels(there, label);
        if (entry.parent == parent && same)
            return slots_[slot];
    }
    return root;
}

void NameCompressor::remember(EntryIndex parent, Bytes label, std::size_t offset) noexcept
{
    std::uint8_t slot = slot_of(parent, label);
    while (slots_[slot] != root)
        ++slot;
    slots_[slot] = static_cast<EntryIndex>(count_);
    entries_[count_++] = {static_cast<std::uint16_t>(offset), parent, slot};
}

void NameCompressor::forget_from(std::size_t entry_count) noexcept
{
    // Last in, first out: no search ever stepped over a slot that is emptied here and found a later one.
    while (count_ > entry_count)
        slots_[entries_[--count_].slot] = root;
}

void NameCompressor::write(NameView name, NameCase name_case, ByteWriter& out) noexcept
{
    const LabelOffsets offsets{name};
    const Bytes octets = name.octets();
    const auto label = [&](std::size_t i) { return octets.subspan(offsets[i] + 1, octets[offsets[i]]); };

    // From the root towards the front, as far as the name stands in the message already.
    EntryIndex known = root;
    std::size_t to_write = offsets.count();
    while (to_write > 0) {
        const EntryIndex next = find(known, label(to_write - 1), name_case, out.written());
        if (next == root)
            break;
        known = next;
        --to_write;
    }
    const std::size_t begin = out.size();
    out.write(octets.first(offsets[to_write]));
    if (known != root)
        out.write_u16(static_cast<std::uint16_t>(0xc000U | entries_[known].offset));
    else
        out.write_u8(0);
    if (out.failed())
        return;

    EntryIndex parent = known;
    for (std::size_t i = to_write; i-- > 0;) {
        const std::size_t at = begin + offsets[i];
        if (at > max_pointer || count_ > max_entries)
            return; // RFC 1035 §4.1.4: a pointer has 14 bits
        remember(parent, label(i), at);
        parent = static_cast<EntryIndex>(count_ - 1);
    }
}

} // namespace namu
