#include "namu/wire/unchecked_name.hpp"

#include "namu/wire/errc.hpp"
#include "namu/wire/name_builder.hpp"

namespace namu {
namespace {

constexpr std::uint8_t label_type_bits = 0xc0;

/// One before each label and one more: pointers to pointers beyond that only cost time, and a hostile message
/// can have thousands of names that begin a chain of thousands.
constexpr std::size_t max_pointers = max_name_labels;

} // namespace

Result<UncheckedName::Read> UncheckedName::read() const noexcept
{
    NameBuilder builder;
    std::size_t at = offset_;
    std::size_t lowest = offset_; // pointers must lead below this, so each makes progress
    std::size_t pointers = 0;
    std::size_t end = 0; // known once the first pointer or the root label is met
    for (;;) {
        if (at >= message_.size())
            return WireError::cut_short;
        const std::uint8_t octet = message_[at];
        if (octet == 0)
            return Read{builder.finish(), end != 0 ? end : at + 1};
        if ((octet & label_type_bits) == label_type_bits) {
            if (at + 2 > message_.size())
                return WireError::cut_short;
            const std::size_t target = load_u16(&message_[at]) & 0x3fffU;
            if (target >= lowest || ++pointers > max_pointers)
                return WireError::bad_pointer;
            end = end != 0 ? end : at + 2;
            at = lowest = target;
            continue;
        }
        if ((octet & label_type_bits) != 0)
            return WireError::bad_label_type;
        if (at + 1 + octet > message_.size())
            return WireError::cut_short;
        if (const auto error = builder.append_label(message_.subspan(at + 1, octet)))
            return error;
        at += octet + 1U;
    }
}

WireError UncheckedName::skip_labels(std::size_t& end) const noexcept
{
    std::size_t at = offset_;
    for (;;) {
        if (at >= message_.size())
            return WireError::cut_short;
        const std::uint8_t octet = message_[at];
        if (octet == 0) {
            end = at + 1;
            return {};
        }
        if ((octet & label_type_bits) == label_type_bits) {
            if (at + 2 > message_.size())
                return WireError::cut_short;
            end = at + 2;
            return {};
        }
        if ((octet & label_type_bits) != 0)
            return WireError::bad_label_type;
        at += octet + 1U;
        if (at - offset_ >= max_name_octets)
            return WireError::name_too_long;
    }
}

} // namespace namu
