#include "namu/zonefile/generate_template.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

namespace namu {
namespace {

/// A number at the front of `text`, which is cut off.
template <typename Number>
std::optional<Number> take_number(std::string_view& text) noexcept
{
    Number number{};
    const auto [stopped, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{})
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(stopped - text.data()));
    return number;
}

bool take(std::string_view& text, char wanted) noexcept
{
    if (!text.starts_with(wanted))
        return false;
    text.remove_prefix(1);
    return true;
}

/// Reads `offset[,width[,base]]}`, all of it.
std::optional<GenerateTemplate::Counter> read_counter(std::string_view text) noexcept
{
    constexpr std::uint32_t widest = 255; // no label and no string has room for more
    constexpr std::string_view bases = "doxXnN";

    if (!text.ends_with('}'))
        return std::nullopt;
    text.remove_suffix(1);
    GenerateTemplate::Counter counter;
    const auto offset = take_number<std::int32_t>(text);
    if (!offset)
        return std::nullopt;
    counter.offset = *offset;
    if (take(text, ',')) {
        const auto width = take_number<std::uint32_t>(text);
        if (!width || *width > widest)
            return std::nullopt;
        counter.width = *width;
        if (take(text, ',')) {
            if (text.size() != 1 || bases.find(text.front()) == std::string_view::npos)
                return std::nullopt;
            counter.base = text.front();
            return counter;
        }
    }
    return text.empty() ? std::optional{counter} : std::nullopt;
}

void append_nibbles(std::uint32_t number, const GenerateTemplate::Counter& counter, std::string& out)
{
    const std::string_view digits = counter.base == 'n' ? "0123456789abcdef" : "0123456789ABCDEF";
    std::uint32_t width = counter.width;
    for (bool more = true; more;) {
        out += digits[number & 0xf];
        number >>= 4;
        width -= width > 0 ? 1 : 0;
        more = number != 0 || width > 0;
        if (!more)
            return;
        out += '.';
        width -= width > 0 ? 1 : 0;
        more = number != 0 || width > 0;
    }
}

void append_number(std::int64_t number, int base, std::size_t width, std::string& out)
{
    char digits[24];
    const auto [end, error] =
        std::to_chars(std::begin(digits), std::end(digits), number < 0 ? -number : number, base);
    static_cast<void>(error); // 64 bits in octal have 22 digits
    const auto length = static_cast<std::size_t>(end - digits) + (number < 0 ? 1 : 0);
    if (number < 0)
        out += '-';
    out.append(width > length ? width - length : 0, '0');
    out.append(digits, end);
}

void append_counter(std::int64_t number, const GenerateTemplate::Counter& counter, std::string& out)
{
    const auto bits = static_cast<std::uint32_t>(number);
    const std::size_t begin = out.size();
    switch (counter.base) {
    case 'o': append_number(bits, 8, counter.width, out); break;
    case 'x': append_number(bits, 16, counter.width, out); break;
    case 'X':
        append_number(bits, 16, counter.width, out);
        std::transform(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
                       out.begin() + static_cast<std::ptrdiff_t>(begin),
                       [](char c) { return c >= 'a' ? static_cast<char>(c - ('a' - 'A')) : c; });
        break;
    case 'n':
    case 'N': append_nibbles(bits, counter, out); break;
    default: append_number(number, 10, counter.width, out); break;
    }
}

} // namespace

std::optional<GenerateRange> generate_range_from_text(std::string_view text) noexcept
{
    GenerateRange range;
    const auto start = take_number<std::uint32_t>(text);
    if (!start || !take(text, '-'))
        return std::nullopt;
    const auto stop = take_number<std::uint32_t>(text);
    if (!stop || *stop < *start)
        return std::nullopt;
    range.start = *start;
    range.stop = *stop;
    if (take(text, '/')) {
        const auto step = take_number<std::uint32_t>(text);
        if (!step || *step == 0)
            return std::nullopt;
        range.step = *step;
    }
    return text.empty() ? std::optional{range} : std::nullopt;
}

std::string_view GenerateTemplate::add(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t plain = std::min(text.find_first_of("$\\"), text.size());
        add_literal(text.substr(0, plain));
        text.remove_prefix(plain);
        if (text.starts_with("$$")) {
            add_literal("$");
            text.remove_prefix(2);
        } else if (text.starts_with("${")) {
            const std::size_t length = std::min(text.find('}'), text.size() - 1) + 1;
            const auto counter = read_counter(text.substr(2, length - 2));
            if (!counter)
                return text.substr(0, length);
            pieces_.emplace_back(*counter);
            text.remove_prefix(length);
        } else if (text.starts_with('$')) {
            pieces_.emplace_back(Counter{});
            text.remove_prefix(1);
        } else if (!text.empty()) { // an escape stays what it is
            add_literal(text.substr(0, 2));
            text.remove_prefix(std::min<std::size_t>(2, text.size()));
        }
    }
    return {};
}

void GenerateTemplate::add_literal(std::string_view text)
{
    if (!pieces_.empty() && std::holds_alternative<std::string>(pieces_.back()))
        std::get<std::string>(pieces_.back()).append(text);
    else if (!text.empty())
        pieces_.emplace_back(std::string{text});
}

void GenerateTemplate::append(std::uint32_t value, std::string& out) const
{
    for (const Piece& piece : pieces_) {
        if (const auto* const literal = std::get_if<std::string>(&piece))
            out += *literal;
        else if (const auto* const counter = std::get_if<Counter>(&piece))
            append_counter(std::int64_t{value} + counter->offset, *counter, out);
    }
}

} // namespace namu
