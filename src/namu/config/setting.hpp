#pragma once

#include "namu/config/codec.hpp"
#include "namu/config/setting_text.hpp"
#include "namu/config/text_forms.hpp"

#include <string>
#include <type_traits>
#include <utility>

namespace namu::config {

/// One row of a table of settings: a key of an Owner, and how its value is read and written.
template <typename Owner>
struct Setting {
    SettingText text;
    Form form;
    /// False, and refusals, where the value cannot be taken; then nothing changes.
    bool (*read)(Owner& owner, const TomlValue& value, const Reading& reading);
    /// As TOML; empty where nothing is chosen, and the key cannot say so.
    std::string (*write)(const Owner& owner);
};

namespace detail {

template <typename Member>
struct OwnerOf;
template <typename Owner, typename Value>
struct OwnerOf<Value Owner::*> {
    using type = Owner;
};

template <auto First, auto...>
struct FirstOf {
    using Owner = typename OwnerOf<decltype(First)>::type;
};

} // namespace detail

/// A row for the member that one finds by following these: `setting<&Configuration::tcp, &TcpSettings::connections>`.
template <auto... Members>
constexpr auto setting(SettingText text)
{
    using Owner = typename detail::FirstOf<Members...>::Owner;
    using Value = std::remove_cvref_t<decltype((std::declval<Owner&>().*....*Members))>;
    return Setting<Owner>{
        .text = text,
        .form = Codec<Value>::form,
        .read =
            [](Owner& owner, const TomlValue& value, const Reading& reading) {
                auto read = Codec<Value>::read(value, reading);
                if (read)
                    (owner.*....*Members) = std::move(*read);
                return read.has_value();
            },
        .write = [](const Owner& owner) { return Codec<Value>::write((owner.*....*Members)); },
    };
}

} // namespace namu::config
