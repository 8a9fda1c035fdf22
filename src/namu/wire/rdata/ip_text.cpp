#include "namu/wire/rdata/ip_text.hpp"

#include "namu/base/ascii.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace namu::rdata {
namespace {

constexpr std::size_t group_count = 8;

/// Collects the eight groups of an IPv6 text.
class Ipv6Parser {
public:
    explicit Ipv6Parser(std::string_view text) noexcept : text_{text} {}

    std::optional<Ipv6> parse() noexcept
    {
        if (text_.starts_with("::")) {
            gap_ = 0;
            text_.remove_prefix(2);
        }
        while (!text_.empty()) {
            if (!take_group())
                return std::nullopt;
        }
        if (has_gap() ? count_ >= group_count : count_ != group_count)
            return std::nullopt;
        return address();
    }

private:
    static constexpr std::size_t no_gap = group_count + 1;

    [[nodiscard]] bool has_gap() const noexcept { return gap_ != no_gap; }

    bool take_group() noexcept
    {
        const auto end = std::min(text_.find(':'), text_.size());
        const auto group = text_.substr(0, end);
        if (end == text_.size() && group.find('.') != std::string_view::npos)
            return take_ipv4(group);
        std::uint16_t value = 0;
        const auto [stopped, error] = std::from_chars(group.data(), group.data() + end, value, 16);
        if (group.empty() || group.size() > 4 || error != std::errc{} || stopped != group.data() + end ||
            count_ == group_count)
            return false;
        groups_[count_++] = value;
        text_.remove_prefix(end);
        return text_.empty() || take_colons();
    }

    bool take_colons() noexcept
    {
        text_.remove_prefix(1);
        if (!text_.starts_with(':'))
            return !text_.empty();
        if (has_gap())
            return false;
        gap_ = count_;
        text_.remove_prefix(1);
        return true;
    }

    bool take_ipv4(std::string_view text) noexcept
    {
        const auto ipv4 = parse_ipv4(text);
        if (!ipv4 || count_ + 2 > group_count)
            return false;
        groups_[count_++] = load_u16(ipv4->data());
        groups_[count_++] = load_u16(ipv4->data() + 2);
        text_ = {};
        return true;
    }

    [[nodiscard]] Ipv6 address() const noexcept
    {
        Ipv6 address{};
        const std::size_t missing = group_count - count_;
        for (std::size_t i = 0; i < count_; ++i)
            store_u16(&address[2 * (i < gap_ ? i : i + missing)], groups_[i]);
        return address;
    }

    std::string_view text_;
    std::array<std::uint16_t, group_count> groups_{};
    std::size_t count_ = 0;
    std::size_t gap_ = no_gap; // groups in front of the `::`
};

/// A run of groups that are zero.
struct Run {
    std::size_t begin = 0;
    std::size_t length = 0;
};

/// RFC 5952 §4.2: the longest run of at least two, the first of equals.
Run longest_zero_run(Bytes address) noexcept
{
    Run best;
    Run run;
    for (std::size_t i = 0; i < group_count; ++i) {
        if (load_u16(&address[2 * i]) != 0) {
            run = {};
            continue;
        }
        run = run.length == 0 ? Run{i, 1} : Run{run.begin, run.length + 1};
        if (run.length > best.length)
            best = run;
    }
    return best.length >= 2 ? best : Run{};
}

void append_group(std::uint16_t group, std::string& out)
{
    std::array<char, 4> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), group, 16);
    static_cast<void>(error); // four digits always fit
    out.append(digits.data(), end);
}

bool is_mapped_ipv4(Bytes address) noexcept
{
    return std::ranges::all_of(address.first(10), [](auto octet) { return octet == 0; }) &&
           load_u16(&address[10]) == 0xffff;
}

} // namespace

std::optional<Ipv4> parse_ipv4(std::string_view text) noexcept
{
    Ipv4 address{};
    for (std::size_t i = 0; i < address.size(); ++i) {
        const auto end = i + 1 < address.size() ? text.find('.') : text.size();
        if (end == std::string_view::npos || end == 0 || end > 3 || (end > 1 && text[0] == '0') ||
            !is_digit(text[0]))
            return std::nullopt;
        const auto [stopped, error] = std::from_chars(text.data(), text.data() + end, address[i]);
        if (error != std::errc{} || stopped != text.data() + end)
            return std::nullopt;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return address;
}

std::optional<Ipv6> parse_ipv6(std::string_view text) noexcept
{
    return Ipv6Parser{text}.parse();
}

void append_ipv4(Bytes address, std::string& out)
{
    for (std::size_t i = 0; i < 4; ++i) {
        if (i != 0)
            out += '.';
        out += std::to_string(address[i]);
    }
}

void append_ipv6(Bytes address, std::string& out)
{
    if (is_mapped_ipv4(address)) {
        out += "::ffff:";
        append_ipv4(address.subspan(12), out);
        return;
    }
    const auto zeros = longest_zero_run(address);
    for (std::size_t i = 0; i < group_count; ++i) {
        if (zeros.length != 0 && i == zeros.begin) {
            out += "::";
            i += zeros.length - 1;
            continue;
        }
        if (i != 0 && i != zeros.begin + zeros.length)
            out += ':';
        append_group(load_u16(&address[2 * i]), out);
    }
}

} // namespace namu::rdata
