#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/name.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace namu {

/// Grows a Name label by label: the one place that knows the two length limits of RFC 1035 §2.3.4.
///
/// An error is returned by the call that caused it; the builder must not be used after one.
class NameBuilder {
public:
    /// Appends one label of 1 to 63 octets. Errors: empty_label, label_too_long, name_too_long.
    error_code append_label(Bytes label) noexcept;

    /// Appends all labels of `tail` and closes the name with its root label. Error: name_too_long.
    error_code append_name(NameView tail) noexcept;

    /// Appends the labels written in master-file text. `has_final_dot()` tells afterwards whether
    /// the text was absolute. On an error `failed_at()` is the octet of the text that it is about.
    error_code append_text(std::string_view text) noexcept;

    [[nodiscard]] bool has_final_dot() const noexcept { return has_final_dot_; }
    [[nodiscard]] std::size_t failed_at() const noexcept { return failed_at_; }

    /// Closes the name with the root label, if that is not done yet.
    Name finish() noexcept;

private:
    error_code push(std::uint8_t octet) noexcept;
    error_code close_label(std::size_t label_begin) noexcept;

    Name name_{};
    std::size_t size_ = 0; // octets of labels so far, without the root label
    std::size_t failed_at_ = 0;
    bool has_final_dot_ = false;
};

} // namespace namu
