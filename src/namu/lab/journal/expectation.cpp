#include "namu/lab/journal/expectation.hpp"

#include "namu/base/words.hpp"
#include "namu/lab/journal/journal_text.hpp"
#include "namu/wire/query.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace namu::lab {
namespace {

constexpr std::size_t most_lines_shown = 20;

std::optional<std::uint64_t> number(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool is_good = error == std::errc{} && end == text.data() + text.size();
    return is_good ? std::optional{value} : std::nullopt;
}

struct Range {
    std::uint64_t least;
    std::uint64_t most;
};

/// `2`, `2+` or `0-2`.
std::optional<Range> range_of(std::string_view text)
{
    if (text.ends_with('+')) {
        const auto least = number(text.substr(0, text.size() - 1));
        return least ? std::optional{Range{*least, UINT64_MAX}} : std::nullopt;
    }
    const std::size_t dash = text.find('-');
    const auto least = number(text.substr(0, dash));
    const auto most = dash == std::string_view::npos ? least : number(text.substr(dash + 1));
    return least && most && *least <= *most ? std::optional{Range{*least, *most}} : std::nullopt;
}

std::string counted_times(std::uint64_t least, std::uint64_t most)
{
    if (least == most)
        return std::to_string(least);
    return most == UINT64_MAX ? "at least " + std::to_string(least)
                              : std::to_string(least) + " to " + std::to_string(most);
}

bool is_same_name(std::string_view text, std::string_view wanted)
{
    const auto a = Name::from_text(text);
    const auto b = Name::from_text(wanted);
    return a && b && *a == *b;
}

} // namespace

boost::system::result<Expectation, std::string> Expectation::from_text(std::string_view text)
{
    auto words = words_of(text);
    Expectation made;
    made.text_ = text;
    if (!words.empty()) {
        if (const auto range = range_of(words.front())) {
            made.least_ = range->least;
            made.most_ = range->most;
            words.erase(words.begin());
        }
    }
    const bool has_where = words.size() == 4 && words[2] == "at";
    if (words.size() != 2 && !has_where)
        return "`" + std::string{text} +
               "`: write [COUNT] TYPE NAME [at SERVER], as in `1 A www.lab.glasscom.com at com`";
    if (words[0] != "any") {
        made.type_ = rr_type_from_text(words[0]);
        if (!made.type_)
            return "`" + std::string{words[0]} + "` is not a type";
    }
    if (words[1] != "any") {
        const auto name = Name::from_text(words[1]);
        if (!name)
            return "`" + std::string{words[1]} + "` is not a name: " + name.error().message();
        made.name_ = *name;
    }
    if (has_where)
        made.where_ = words[3];
    return made;
}

bool Expectation::is_there(const JournalEntry& entry) const
{
    const bool is_nearest = entry.server_name == nearest_name;
    if (where_.empty() || is_nearest)
        return where_ == nearest_name || (where_.empty() && !is_nearest);
    return where_ == entry.server.address.to_string() || is_same_name(where_, entry.zone) ||
           is_same_name(where_, entry.server_name);
}

bool Expectation::matches(const JournalEntry& entry) const
{
    const Query query = Query::parse(entry.question);
    return query.has_question() && (!type_ || query.type() == *type_) &&
           (!name_ || query.name() == name_->view()) && is_there(entry);
}

std::string Expectation::check(const Journal& journal) const
{
    const auto& entries = journal.entries();
    const auto found = static_cast<std::uint64_t>(
        std::ranges::count_if(entries, [this](const JournalEntry& entry) { return matches(entry); }));
    if (found >= least_ && found <= most_)
        return {};
    std::string text =
        "expected " + text_ + ": " + std::to_string(found) + " instead of " + counted_times(least_, most_);
    if (journal.forgotten() != 0)
        text += " (" + std::to_string(journal.forgotten()) + " questions are forgotten)";
    text += entries.empty() ? "; nothing was asked" : "; asked was:";
    const std::size_t shown = std::min(entries.size(), most_lines_shown);
    for (std::size_t i = entries.size() - shown; i < entries.size(); ++i)
        text += "\n    " + to_line(entries[i]);
    return text;
}

} // namespace namu::lab
