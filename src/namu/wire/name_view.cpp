#include "namu/wire/name_view.hpp"

#include "namu/base/ascii.hpp"
#include "namu/base/octet_words.hpp"

#include <algorithm>
#include <string_view>

namespace namu {
namespace {

/// Eight octets as a number whose order is theirs: the first one highest.
std::uint64_t in_order(std::uint64_t word) noexcept
{
    return __builtin_bswap64(to_lower_8(word));
}

std::weak_ordering compare_labels(Bytes a, Bytes b) noexcept
{
    constexpr std::size_t word_octets = 8;
    const std::size_t shared = std::min(a.size(), b.size());
    std::size_t at = 0;
    for (; at + word_octets <= shared; at += word_octets) {
        const auto order = in_order(load_word(&a[at])) <=> in_order(load_word(&b[at]));
        if (order != 0)
            return order;
    }
    if (at != shared) {
        const auto order =
            in_order(load_short_word(&a[at], shared - at)) <=> in_order(load_short_word(&b[at], shared - at));
        if (order != 0)
            return order;
    }
    return a.size() <=> b.size();
}

Bytes label_at(NameView name, std::size_t offset) noexcept
{
    const auto octets = name.octets();
    return octets.subspan(offset + 1, octets[offset]);
}

void append_octet(std::string& out, std::uint8_t octet)
{
    constexpr std::string_view specials = ".\\\"();@$";
    const char c = static_cast<char>(octet);
    if (octet <= 0x20 || octet >= 0x7f) {
        out += '\\';
        out += static_cast<char>('0' + octet / 100);
        out += static_cast<char>('0' + octet / 10 % 10);
        out += static_cast<char>('0' + octet % 10);
        return;
    }
    if (specials.find(c) != std::string_view::npos)
        out += '\\';
    out += c;
}

} // namespace

NameView NameView::trusted_at(const std::uint8_t* octets) noexcept
{
    std::size_t size = 0;
    while (octets[size] != 0)
        size += octets[size] + 1U;
    return trusted(octets, size + 1);
}

std::size_t NameView::label_count() const noexcept
{
    std::size_t count = 0;
    for (const auto* at = octets_; *at != 0; at += *at + 1)
        ++count;
    return count;
}

NameView NameView::last_labels(std::size_t count) const noexcept
{
    const LabelOffsets offsets{*this};
    BOOST_ASSERT(count <= offsets.count());
    const std::size_t begin = offsets[offsets.count() - count];
    return trusted(octets_ + begin, size_ - begin);
}

bool NameView::is_at_or_below(NameView ancestor) const noexcept
{
    if (ancestor.size_ > size_)
        return false;
    // The tail must begin at a label border: `notexample.com` is not below `example.com`.
    const std::size_t tail = std::size_t{size_} - ancestor.size_;
    std::size_t border = 0;
    while (border < tail)
        border += octets_[border] + 1U;
    // Length octets are below 64, so folding letters cannot confuse them.
    return border == tail && equal_ignoring_case(octets_ + tail, ancestor.octets_, ancestor.size_);
}

std::string NameView::to_text() const
{
    if (is_root())
        return ".";
    std::string out;
    out.reserve(size_);
    for (const auto* at = octets_; *at != 0; at += *at + 1) {
        out += label_to_text({at + 1, *at});
        out += '.';
    }
    return out;
}

bool operator==(NameView a, NameView b) noexcept
{
    return a.size_ == b.size_ && equal_ignoring_case(a.octets_, b.octets_, a.size_);
}

std::weak_ordering operator<=>(NameView a, NameView b) noexcept
{
    const LabelOffsets in_a{a};
    const LabelOffsets in_b{b};
    const std::size_t shared = std::min(in_a.count(), in_b.count());
    for (std::size_t i = 1; i <= shared; ++i) {
        const auto order =
            compare_labels(label_at(a, in_a[in_a.count() - i]), label_at(b, in_b[in_b.count() - i]));
        if (order != 0)
            return order;
    }
    return in_a.count() <=> in_b.count();
}

void LabelOffsets::assign(NameView name) noexcept
{
    const auto octets = name.octets();
    count_ = 0;
    std::size_t at = 0;
    while (octets[at] != 0) {
        offsets_[count_++] = static_cast<std::uint8_t>(at);
        at += octets[at] + 1U;
    }
    offsets_[count_] = static_cast<std::uint8_t>(at);
}

bool equal_labels(Bytes a, Bytes b) noexcept
{
    return a.size() == b.size() && equal_ignoring_case(a.data(), b.data(), a.size());
}

std::string label_to_text(Bytes label)
{
    std::string out;
    for (const auto octet : label)
        append_octet(out, octet);
    return out;
}

} // namespace namu
