#include "namu/wire/name_builder.hpp"

#include "namu/wire/errc.hpp"
#include "namu/wire/text_escape.hpp"

#include <algorithm>

namespace namu {

error_code NameBuilder::append_label(Bytes label) noexcept
{
    if (label.empty())
        return WireError::empty_label;
    if (label.size() > max_label_octets)
        return WireError::label_too_long;
    if (size_ + 1 + label.size() + 1 > max_name_octets)
        return WireError::name_too_long;
    name_.octets_[size_] = static_cast<std::uint8_t>(label.size());
    std::ranges::copy(label, name_.octets_.begin() + static_cast<std::ptrdiff_t>(size_) + 1);
    size_ += label.size() + 1;
    return {};
}

error_code NameBuilder::append_name(NameView tail) noexcept
{
    if (size_ + tail.size() > max_name_octets)
        return WireError::name_too_long;
    std::ranges::copy(tail.octets(), name_.octets_.begin() + static_cast<std::ptrdiff_t>(size_));
    size_ += tail.size() - 1;
    return {};
}

error_code NameBuilder::append_text(std::string_view text) noexcept
{
    failed_at_ = 0;
    if (text == ".") {
        has_final_dot_ = true;
        return {};
    }
    std::size_t label_begin_in_text = 0;
    std::size_t label_begin = size_++; // the length octet
    has_final_dot_ = false;
    for (std::size_t at = 0; at < text.size();) {
        has_final_dot_ = text[at] == '.';
        if (has_final_dot_) {
            failed_at_ = size_ == label_begin + 1 ? at : label_begin_in_text;
            if (const auto error = close_label(label_begin))
                return error;
            label_begin = size_++;
            label_begin_in_text = ++at;
            continue;
        }
        failed_at_ = at;
        const auto octet = read_octet(text, at);
        if (octet < 0)
            return WireError::bad_escape;
        failed_at_ = label_begin_in_text;
        if (const auto error = push(static_cast<std::uint8_t>(octet)))
            return error;
    }
    if (has_final_dot_) {
        size_ = label_begin;
        return {};
    }
    return close_label(label_begin);
}

error_code NameBuilder::push(std::uint8_t octet) noexcept
{
    // The octet after the last label stays free for the root label. A label may run over its own
    // limit here, so that close_label can tell by how much.
    if (size_ + 1 >= max_name_octets)
        return WireError::name_too_long;
    name_.octets_[size_++] = octet;
    return {};
}

error_code NameBuilder::close_label(std::size_t label_begin) noexcept
{
    const std::size_t length = size_ - label_begin - 1;
    if (length == 0)
        return WireError::empty_label;
    if (length > max_label_octets)
        return WireError::label_too_long;
    if (size_ >= max_name_octets)
        return WireError::name_too_long;
    name_.octets_[label_begin] = static_cast<std::uint8_t>(length);
    return {};
}

Name NameBuilder::finish() noexcept
{
    name_.octets_[size_] = 0;
    name_.size_ = static_cast<std::uint8_t>(size_ + 1);
    return name_;
}

} // namespace namu
