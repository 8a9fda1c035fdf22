#pragma once

#include "namu/base/source.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace namu::config {

/// Where the values of a configuration stand: "port", "listen[1].address", "listen[1].zones[0]". What the command line
/// gave is there too, but nowhere in a text.
class Places {
public:
    void note(std::string value, SourceSpan where) { places_.insert_or_assign(std::move(value), where); }

    /// A value was given, but could not be taken: nobody must say that it is missing.
    void note_unread(std::string value) { unread_.insert(std::move(value)); }
    [[nodiscard]] bool is_unread(const std::string& value) const { return unread_.contains(value); }

    /// Forgets a value and all in it, for another one takes its place.
    void forget(std::string_view value)
    {
        std::erase_if(places_, [&](const auto& place) {
            const std::string_view name = place.first;
            return name.starts_with(value) &&
                   (name.size() == value.size() || name[value.size()] == '[' || name[value.size()] == '.');
        });
    }

    [[nodiscard]] bool has(const std::string& value) const { return places_.contains(value); }
    [[nodiscard]] SourceSpan of(const std::string& value) const
    {
        const auto found = places_.find(value);
        return found != places_.end() ? found->second : SourceSpan{};
    }

    /// All of them by their names.
    [[nodiscard]] const std::map<std::string, SourceSpan, std::less<>>& all() const noexcept
    {
        return places_;
    }

private:
    std::map<std::string, SourceSpan, std::less<>> places_;
    std::set<std::string> unread_;
};

/// "zones[2]"
[[nodiscard]] inline std::string numbered(std::string_view list, std::size_t number)
{
    return std::string{list} + "[" + std::to_string(number) + "]";
}

} // namespace namu::config
