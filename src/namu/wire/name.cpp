#include "namu/wire/name.hpp"

#include "namu/wire/errc.hpp"
#include "namu/wire/name_builder.hpp"

#include <algorithm>

namespace namu {

Name::Name(NameView view) noexcept : size_{static_cast<std::uint8_t>(view.size())}
{
    std::ranges::copy(view.octets(), octets_.begin());
}

Result<Name> Name::from_text(std::string_view text)
{
    return from_text(text, NameView{});
}

Result<Name> Name::from_text(std::string_view text, NameView origin)
{
    if (text.empty())
        return WireError::empty_label;
    if (text == "@")
        return Name{origin};
    NameBuilder builder;
    if (const auto error = builder.append_text(text))
        return error;
    if (!builder.has_final_dot()) {
        if (const auto error = builder.append_name(origin))
            return error;
    }
    return builder.finish();
}

Result<Name> Name::from_wire(Bytes octets) noexcept
{
    NameBuilder builder;
    std::size_t at = 0;
    while (at < octets.size() && octets[at] != 0) {
        const std::size_t length = octets[at];
        if (length > max_label_octets)
            return WireError::bad_label_type;
        if (at + 1 + length >= octets.size())
            return WireError::cut_short;
        if (const auto error = builder.append_label(octets.subspan(at + 1, length)))
            return error;
        at += length + 1;
    }
    if (at >= octets.size())
        return WireError::cut_short;
    if (at + 1 != octets.size())
        return WireError::trailing_octets;
    return builder.finish();
}

Result<Name> Name::join(Bytes label, NameView parent) noexcept
{
    NameBuilder builder;
    if (const auto error = builder.append_label(label))
        return error;
    if (const auto error = builder.append_name(parent))
        return error;
    return builder.finish();
}

} // namespace namu
