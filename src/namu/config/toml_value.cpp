#include "namu/config/toml_value.hpp"

namespace namu::config {
namespace {

/// Half a page of somebody's text does not make a message clearer.
constexpr std::size_t longest_quote = 60;

std::string quoted(const std::string& text)
{
    return "`" + (text.size() > longest_quote ? text.substr(0, longest_quote) + "..." : text) + "`";
}

struct InAMessage {
    std::string operator()(const std::string& text) const { return quoted(text); }
    std::string operator()(std::int64_t number) const { return quoted(std::to_string(number)); }
    std::string operator()(double) const { return "a number with a fraction"; }
    std::string operator()(bool is) const { return is ? "`true`" : "`false`"; }
    std::string operator()(const TomlValue::Date&) const { return "a date"; }
    std::string operator()(const TomlValue::Array&) const { return "a list"; }
    std::string operator()(const TomlTable&) const { return "a table"; }
};

} // namespace

std::string in_a_message(const TomlValue& value)
{
    return std::visit(InAMessage{}, value.data);
}

} // namespace namu::config
