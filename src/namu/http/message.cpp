#include "namu/http/message.hpp"

#include "namu/base/ascii.hpp"

#include <algorithm>

namespace namu::http {
namespace {

auto has_name(std::string_view name)
{
    return [name](const Field& field) { return equal_ignoring_case(field.name, name); };
}

} // namespace

std::string_view Request::field(std::string_view name) const noexcept
{
    const auto found = std::ranges::find_if(fields, has_name(name));
    return found != fields.end() ? std::string_view{found->value} : std::string_view{};
}

std::size_t Request::count(std::string_view name) const noexcept
{
    return static_cast<std::size_t>(std::ranges::count_if(fields, has_name(name)));
}

std::string_view Request::path() const noexcept
{
    return std::string_view{target}.substr(0, target.find('?'));
}

Reply plain_complaint(const Request& /*request*/, unsigned status, const std::string& why)
{
    return {.status = status,
            .body = std::to_string(status) + " " + std::string{reason(status)} + "\n" + why + "\n"};
}

} // namespace namu::http
