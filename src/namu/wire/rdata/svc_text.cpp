#include "namu/wire/rdata/svc_text.hpp"

#include "namu/wire/rdata/rules.hpp"
#include "namu/wire/rdata/svc_key.hpp"
#include "namu/wire/rdata/svc_value.hpp"
#include "namu/wire/rdata/svc_wire.hpp"
#include "namu/wire/text_escape.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace namu::rdata {
namespace {

/// A token taken apart.
struct Param {
    std::string_view key;
    std::string_view value; // without quotes
    bool is_quoted = false;
};

Param split(std::string_view token) noexcept
{
    const auto equals = token.find('=');
    Param param{token.substr(0, equals), {}};
    if (equals == std::string_view::npos)
        return param;
    param.value = token.substr(equals + 1);
    param.is_quoted = param.value.size() >= 2 && param.value.starts_with('"') && param.value.ends_with('"');
    if (param.is_quoted)
        param.value = param.value.substr(1, param.value.size() - 2);
    return param;
}

/// True for a quote that no backslash escapes: the token is not one character-string.
bool has_bare_quote(std::string_view value) noexcept
{
    for (std::size_t at = 0; at < value.size(); ++at) {
        if (value[at] == '\\')
            ++at;
        else if (value[at] == '"')
            return true;
    }
    return false;
}

bool fail_key(TextInput& in, std::size_t token, std::string_view key)
{
    auto hint = suggestion(key, svc_key_names());
    if (hint.empty())
        hint =
            "write a key such as alpn, port or ipv4hint, or key and its number without leading zeros: key667";
    return in.fail_at(token, bad_svcb_param, "there is no service parameter key " + quoted(key), hint);
}

/// The number of a token's key; nothing, and failed, where it has none.
std::optional<std::uint16_t> key_of(TextInput& in, std::size_t token)
{
    if (in.tokens()[token].quoted) {
        in.fail_at(token, unexpected_quotes, in.subject() + ": quotes can only enclose a value",
                   "write key=\"value\"");
        return std::nullopt;
    }
    const auto text = split(in.tokens()[token].text).key;
    const auto key = parse_svc_key(text);
    if (key && *key != svc_key::invalid)
        return key;
    if (key)
        in.fail_at(token, bad_svcb_param, "key65535 is reserved as invalid", "use a key from 0 to 65534");
    else
        fail_key(in, token, text);
    return std::nullopt;
}

/// The token with the smallest key above the last one.
struct Next {
    std::size_t token = 0;
    int key = svc_key::invalid;
};

bool find_next(TextInput& in, std::size_t first, int last, Next& next)
{
    for (std::size_t token = first; token < in.tokens().size(); ++token) {
        const auto key = key_of(in, token);
        if (!key)
            return false;
        if (*key == next.key)
            return in.fail_at(token, bad_svcb_param,
                              "service parameter " + svc_key_text(*key) + " is given twice",
                              "write each key once");
        if (*key > last && *key < next.key)
            next = {token, *key};
    }
    return true;
}

bool write_param(TextInput& in, const Next& next)
{
    const auto text = in.tokens()[next.token].text;
    const auto param = split(text);
    const auto key = static_cast<std::uint16_t>(next.key);
    // `keyN` is opaque even where the key has a name; is_svc_value judges its octets.
    const auto kind = find_svc_key(param.key) != nullptr ? svc_value_kind(key) : SvcValueKind::opaque;
    auto& out = in.out();
    out.write_u16(key);
    const auto length_at = out.size();
    out.write_u16(0);
    const bool good = !has_bare_quote(param.value) && write_svc_value(kind, param.value, out);
    if (out.failed())
        return true; // the caller reports that there is no room
    const auto value = out.written().subspan(length_at + 2);
    if (!good || value.size() > UINT16_MAX || !is_svc_value(key, value))
        return in.fail_at(next.token, bad_svcb_param,
                          "service parameter " + quoted(text) + " has no good value for " + svc_key_text(key),
                          std::string{svc_value_hint(svc_value_kind(key))});
    out.patch_u16(length_at, static_cast<std::uint16_t>(value.size()));
    return true;
}

/// The token that has the key, which is there.
std::size_t token_of(TextInput& in, std::size_t first, std::uint16_t key)
{
    std::size_t token = first;
    while (parse_svc_key(split(in.tokens()[token].text).key) != key)
        ++token;
    return token;
}

/// Rules between parameters, in the words of the file.
bool check_together(TextInput& in, std::size_t first, Bytes params)
{
    if (params.empty())
        return true;
    if (has_svc_key(params, svc_key::no_default_alpn) && !has_svc_key(params, svc_key::alpn))
        return in.fail_at(token_of(in, first, svc_key::no_default_alpn), bad_svcb_param,
                          "service parameter no-default-alpn stands without alpn",
                          "add alpn, such as alpn=h2, or leave no-default-alpn out");
    const auto front = SvcParam::first_of(params);
    if (front.key != svc_key::mandatory)
        return true;
    for (auto keys = front.value; !keys.empty(); keys = keys.subspan(2)) {
        const auto key = load_u16(keys.data());
        if (!has_svc_key(params, key))
            return in.fail_at(token_of(in, first, svc_key::mandatory), bad_svcb_param,
                              "service parameter " + svc_key_text(key) + " is mandatory but not there",
                              "add it, or take it out of the list");
    }
    return true;
}

} // namespace

bool read_svc_params(TextInput& in)
{
    const auto first = in.position();
    const auto begin = in.out().size();
    for (int last = -1;;) {
        Next next;
        if (!find_next(in, first, last, next))
            return false;
        if (next.key == svc_key::invalid)
            break;
        if (!write_param(in, next))
            return false;
        last = next.key;
    }
    while (!in.at_end())
        static_cast<void>(in.take_text());
    return in.out().failed() || check_together(in, first, in.out().written().subspan(begin));
}

} // namespace namu::rdata
