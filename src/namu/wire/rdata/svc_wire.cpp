#include "namu/wire/rdata/svc_wire.hpp"

#include "namu/wire/errc.hpp"
#include "namu/wire/rdata/base_text.hpp"
#include "namu/wire/rdata/ip_text.hpp"
#include "namu/wire/rdata/sparse_set.hpp"
#include "namu/wire/rdata/string_codec.hpp"
#include "namu/wire/rdata/svc_key.hpp"

#include <algorithm>
#include <string_view>

namespace namu::rdata {
namespace {

/// A list of 16-bit numbers of which each is above the one before, and none is `mandatory` (RFC 9460 §8).
bool is_key_list(Bytes value) noexcept
{
    int last = svc_key::mandatory;
    for (; value.size() >= 2; value = value.subspan(2)) {
        const int key = load_u16(value.data());
        if (key <= last)
            return false;
        last = key;
    }
    return value.empty() && last != svc_key::mandatory;
}

/// Strings of one octet or more, each behind its length.
bool is_string_list(Bytes value) noexcept
{
    while (!value.empty()) {
        const std::size_t length = value[0];
        if (length == 0 || value.size() - 1 < length)
            return false;
        value = value.subspan(1 + length);
    }
    return true;
}

bool is_list_of(std::size_t octets, Bytes value) noexcept
{
    return !value.empty() && value.size() % octets == 0;
}

/// One or more 16-bit numbers, none twice.
bool is_number_set(Bytes value) noexcept
{
    if (!is_list_of(2, value))
        return false;
    SparseSet numbers;
    for (; !value.empty(); value = value.subspan(2)) {
        if (!numbers.insert(load_u16(value.data())))
            return false;
    }
    return true;
}

/// True where `dns` is a variable of an expression such as `?dns,x:3` (RFC 6570 §2.2, §2.3).
bool has_dns_variable(std::string_view expression) noexcept
{
    constexpr std::string_view operators = "+#./;?&";
    if (!expression.empty() && operators.find(expression.front()) != std::string_view::npos)
        expression.remove_prefix(1);
    for (;;) {
        const auto end = std::min(expression.find(','), expression.size());
        const auto variable = expression.substr(0, end);
        if (variable.substr(0, variable.find_first_of(":*")) == "dns")
            return true;
        if (end == expression.size())
            return false;
        expression.remove_prefix(end + 1);
    }
}

/// RFC 9461 §5: a template that expands to a path, with the variable `dns`.
bool is_doh_path(std::string_view path) noexcept
{
    if (!path.starts_with('/'))
        return false;
    for (auto open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1)) {
        const auto close = path.find('}', open);
        if (close != std::string_view::npos && has_dns_variable(path.substr(open + 1, close - open - 1)))
            return true;
    }
    return false;
}

/// RFC 9460 §2.2: keys ascend and no parameter runs over the end.
error_code check_each(Bytes params) noexcept
{
    int last = -1;
    while (!params.empty()) {
        if (params.size() < SvcParam::fixed_octets ||
            params.size() - SvcParam::fixed_octets < load_u16(params.data() + 2))
            return WireError::cut_short;
        const auto param = SvcParam::first_of(params);
        if (param.key <= last || !is_svc_value(param.key, param.value))
            return WireError::bad_rdata;
        last = param.key;
        params = params.subspan(param.octets());
    }
    return {};
}

bool has_all(Bytes params, Bytes keys) noexcept
{
    for (; !keys.empty(); keys = keys.subspan(2)) {
        if (!has_svc_key(params, load_u16(keys.data())))
            return false;
    }
    return true;
}

error_code check_together(Bytes params) noexcept
{
    if (params.empty())
        return {};
    const auto first = SvcParam::first_of(params);
    if (first.key == svc_key::mandatory && !has_all(params, first.value))
        return WireError::bad_rdata;
    if (has_svc_key(params, svc_key::no_default_alpn) && !has_svc_key(params, svc_key::alpn))
        return WireError::bad_rdata;
    return {};
}

/// An item of a list of strings, for which `,` and `\` are escaped once more (RFC 9460 appendix A.1).
void append_list_item(Bytes item, std::string& out)
{
    for (const auto octet : item) {
        if (octet == ',' || octet == '\\')
            append_quoted_octet('\\', out);
        append_quoted_octet(octet, out);
    }
}

void append_string_list(Bytes value, std::string& out)
{
    out += '"';
    for (std::string_view separator; !value.empty(); separator = ",") {
        out += separator;
        append_list_item(value.subspan(1, value[0]), out);
        value = value.subspan(std::size_t{1} + value[0]);
    }
    out += '"';
}

/// Prints items of `octets` octets with commas between them.
template <typename Append>
void append_list(Bytes value, std::size_t octets, std::string& out, Append append)
{
    for (std::string_view separator; !value.empty(); separator = ",") {
        out += separator;
        append(value.first(octets), out);
        value = value.subspan(octets);
    }
}

void append_key(Bytes octets, std::string& out)
{
    out += svc_key_text(load_u16(octets.data()));
}

void append_u16(Bytes octets, std::string& out)
{
    out += std::to_string(load_u16(octets.data()));
}

void append_value(SvcValueKind kind, Bytes value, std::string& out)
{
    switch (kind) {
    case SvcValueKind::keys: append_list(value, 2, out, append_key); return;
    case SvcValueKind::groups:
    case SvcValueKind::port: append_list(value, 2, out, append_u16); return;
    case SvcValueKind::ipv4s: append_list(value, 4, out, append_ipv4); return;
    case SvcValueKind::ipv6s: append_list(value, 16, out, append_ipv6); return;
    case SvcValueKind::strings:
    case SvcValueKind::optional_strings: append_string_list(value, out); return;
    case SvcValueKind::ech: append_base64(value, out); return;
    case SvcValueKind::opaque:
    case SvcValueKind::nothing:
    case SvcValueKind::doh_path: append_quoted(value, out); return;
    }
}

} // namespace

bool is_svc_value(std::uint16_t key, Bytes value) noexcept
{
    switch (svc_value_kind(key)) {
    case SvcValueKind::opaque: return true;
    case SvcValueKind::keys: return is_key_list(value);
    case SvcValueKind::strings: return !value.empty() && is_string_list(value);
    case SvcValueKind::optional_strings: return is_string_list(value);
    case SvcValueKind::nothing: return value.empty();
    case SvcValueKind::port: return value.size() == 2;
    case SvcValueKind::ipv4s: return is_list_of(4, value);
    case SvcValueKind::ipv6s: return is_list_of(16, value);
    case SvcValueKind::groups: return is_number_set(value);
    case SvcValueKind::ech: return !value.empty();
    case SvcValueKind::doh_path: return is_doh_path(as_text(value));
    }
    return false;
}

bool has_svc_key(Bytes params, std::uint16_t key) noexcept
{
    while (!params.empty()) {
        const auto param = SvcParam::first_of(params);
        if (param.key == key)
            return true;
        params = params.subspan(param.octets());
    }
    return false;
}

Result<std::size_t> svc_params_size(Bytes rest) noexcept
{
    if (const auto error = check_each(rest))
        return error;
    if (const auto error = check_together(rest))
        return error;
    return rest.size();
}

bool has_svc_text(Bytes params) noexcept
{
    return !has_svc_key(params, svc_key::invalid);
}

void append_svc_params(Bytes octets, std::string& out)
{
    for (std::string_view separator; !octets.empty(); separator = " ") {
        const auto param = SvcParam::first_of(octets);
        out.append(separator).append(svc_key_text(param.key));
        if (!param.value.empty()) {
            out += '=';
            append_value(svc_value_kind(param.key), param.value, out);
        }
        octets = octets.subspan(param.octets());
    }
}

} // namespace namu::rdata
