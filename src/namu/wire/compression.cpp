#include "namu/wire/compression.hpp"

#include "namu/base/octet_words.hpp"

#include <algorithm>
#include <span>

namespace namu {
namespace {

/// False where the first labels differ in their length or first octet, as most do.
bool begin_alike(const std::uint8_t* a, const std::uint8_t* b) noexcept
{
    return a[0] == b[0] && (a[1] | 0x20) == (b[1] | 0x20);
}

} // namespace

void NameCompressor::reset() noexcept
{
    count_ = 0;
    is_crowded_ = false;
    last_owner_ = nullptr;
}

void NameCompressor::remember_whole(NameView name, std::size_t position) noexcept
{
    if (name.is_root())
        return;
    remember(name, {}, position);
    last_owner_ = name.octets().data();
    last_owner_position_ = position;
}

void NameCompressor::forget_from(Mark mark) noexcept
{
    if (mark.labels == 0)
        is_crowded_ = false;
    else
        labels_.shrink(mark.labels);
    count_ = mark.names;
    last_owner_ = nullptr;
}

void NameCompressor::write_pointer(std::size_t position, ByteWriter& out) noexcept
{
    out.write_u16(static_cast<std::uint16_t>(0xc000U | position));
}

/// So many octets of the name, then a pointer, or the root label where `position` is 0. False where there is no room.
bool NameCompressor::write_parts(NameView name, std::size_t own_octets, std::size_t position,
                                 ByteWriter& out) noexcept
{
    std::uint8_t* const to = out.claim(own_octets + (position != 0 ? 2 : 1));
    if (to == nullptr)
        return false;
    copy_octets(to, name.octets().data(), own_octets);
    if (position != 0)
        store_u16(to + own_octets, static_cast<std::uint16_t>(0xc000U | position));
    else
        to[own_octets] = 0;
    return true;
}

void NameCompressor::write_other(NameView name, NameCase name_case, ByteWriter& out) noexcept
{
    if (count_ == max_compared) {
        write_crowded(name, name_case, out);
        return;
    }
    const Ending known = find(name, name_case);
    const std::size_t begin = out.size();
    const std::size_t own_octets = name.size() - known.size;
    if (!write_parts(name, own_octets, known.position, out))
        return;
    const std::size_t position = own_octets != 0 ? begin : known.position;
    if (name_case == NameCase::of_earlier && position != 0 && position <= max_pointer) {
        last_owner_ = name.octets().data();
        last_owner_position_ = position;
    }
    if (own_octets != 0 && begin <= max_pointer)
        remember(name, known, begin);
}

void NameCompressor::write_crowded(NameView name, NameCase name_case, ByteWriter& out) noexcept
{
    if (!is_crowded_)
        crowd(out.written());
    const HashedName hashed{name};
    const auto known = labels_.find(hashed, name_case, out.written());
    const std::size_t begin = out.size();
    if (write_parts(name, hashed.offset_of_last(known.labels), known.offset, out))
        labels_.remember(hashed, known, begin);
}

NameCompressor::Ending NameCompressor::find(NameView name, NameCase name_case) const noexcept
{
    Ending best;
    for (const Written& written : std::span{names_}.first(count_)) {
        if (best.size == name.size())
            break;
        if (name_case == NameCase::of_earlier || written.shows_its_case)
            compare(name, written, name_case, best);
    }
    return best;
}

/// Takes the longest ending of both for the best where it is longer. Endings that begin behind the own octets of
/// what was written belong to a name before it.
void NameCompressor::compare(NameView name, const Written& written, NameCase name_case, Ending& best) noexcept
{
    const std::uint8_t* ours = name.octets().data();
    const std::uint8_t* theirs = written.octets;
    const std::uint8_t* const ours_end = ours + name.size();
    const std::uint8_t* const theirs_end = theirs + written.size;
    const std::uint8_t* const theirs_own_end = theirs + written.own_octets;
    while (theirs < theirs_own_end) {
        const auto ours_left = static_cast<std::size_t>(ours_end - ours);
        const auto theirs_left = static_cast<std::size_t>(theirs_end - theirs);
        if (std::min(ours_left, theirs_left) <= best.size)
            return;
        if (ours_left == theirs_left && begin_alike(ours, theirs)) {
            const bool is_exact = equal_octets(ours, theirs, ours_left);
            if (is_exact ||
                (name_case == NameCase::of_earlier && equal_ignoring_case(ours, theirs, ours_left))) {
                const auto position = static_cast<std::size_t>(theirs - written.octets) + written.position;
                if (position <= max_pointer)
                    best = {ours_left, static_cast<std::uint16_t>(position),
                            is_exact && written.shows_its_case};
                return;
            }
        }
        // Label by label, until as many octets are left of both.
        if (ours_left >= theirs_left)
            ours += *ours + 1;
        if (theirs_left >= ours_left)
            theirs += *theirs + 1;
    }
}

void NameCompressor::remember(NameView name, const Ending& known, std::size_t begin) noexcept
{
    names_[count_++] = {name.octets().data(), static_cast<std::uint16_t>(begin),
                        static_cast<std::uint8_t>(name.size()),
                        static_cast<std::uint8_t>(name.size() - known.size), known.shows_its_case};
}

/// Puts the names that were compared so far into the table.
void NameCompressor::crowd(Bytes message) noexcept
{
    labels_.clear();
    is_crowded_ = true;
    for (const Written& written : std::span{names_}) {
        if (!written.shows_its_case)
            continue;
        const HashedName name{NameView::trusted(written.octets, written.size)};
        const auto known = labels_.find(name, NameCase::as_written, message);
        // Else the table is full, and has not even the ending that it points to.
        if (name.offset_of_last(known.labels) <= written.own_octets)
            labels_.remember(name, known, written.position);
    }
}

} // namespace namu
