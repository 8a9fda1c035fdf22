#include "namu/zonefile/origin_of.hpp"

#include "namu/base/ascii.hpp"
#include "namu/wire/rr_class.hpp"
#include "namu/wire/rr_type.hpp"
#include "namu/zonefile/file_text.hpp"
#include "namu/zonefile/lexer.hpp"
#include "namu/zonefile/ttl_text.hpp"
#include "namu/zonefile/word.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace namu {
namespace {

using rdata::TextToken;

constexpr std::size_t octets_to_scan = 1'048'576;

bool is_absolute(std::string_view name)
{
    return name.ends_with('.') && !name.ends_with("\\.");
}

/// Walks through the entries of a text and keeps what can tell the origin.
class OriginScan {
public:
    std::optional<FoundOrigin> run(const std::string& text);

private:
    void take_origin(const Entry& entry);
    void take_owner(const Entry& entry);
    [[nodiscard]] std::optional<FoundOrigin> from_soa() const;

    std::optional<Name> origin_;
    std::optional<FoundOrigin> first_origin_;
    std::string_view owner_;
    std::optional<Name> owner_name_;  // where it can be known
    bool has_relative_owner_ = false; // before any origin: the file counts on being told its origin
};

/// True when the entry is a SOA record; `first` is the index behind the owner.
bool is_soa(const Entry& entry, std::size_t first)
{
    for (std::size_t i = first; i < entry.fields.size(); ++i) {
        const std::string_view word = entry.fields[i].text;
        if (const auto type = rr_type_from_text(word))
            return *type == RRType::SOA;
        if (!looks_like_ttl(word) && !rr_class_from_text(word))
            return false;
    }
    return false;
}

std::optional<FoundOrigin> OriginScan::run(const std::string& text)
{
    Lexer lexer{text};
    Entry entry;
    for (auto outcome = lexer.next(entry); outcome != Lexer::Outcome::end; outcome = lexer.next(entry)) {
        const auto scanned = static_cast<std::size_t>(lexer.at() - text.data());
        if (scanned > octets_to_scan || lexer.problem().ran_to_end)
            break;
        if (outcome == Lexer::Outcome::problem)
            continue;
        if (!entry.begins_with_blank && entry.fields[0].text.starts_with('$')) {
            take_origin(entry);
            continue;
        }
        if (!entry.begins_with_blank)
            take_owner(entry);
        if (is_soa(entry, entry.begins_with_blank ? 0 : 1))
            return from_soa();
    }
    return first_origin_;
}

void OriginScan::take_origin(const Entry& entry)
{
    if (entry.fields.size() < 2 || !equal_ignoring_case(entry.fields[0].text, "$ORIGIN"))
        return;
    const std::string_view written = entry.fields[1].text;
    if (!origin_ && !is_absolute(written))
        return;
    auto name = Name::from_text(written, origin_.value_or(Name{}));
    if (!name)
        return;
    if (const auto meant = without_forgotten_dot(written, origin_.value_or(Name{})))
        name = *meant;
    origin_ = *name;
    if (!first_origin_ && !has_relative_owner_)
        first_origin_ = FoundOrigin{*name, FoundOrigin::How::origin_directive};
}

void OriginScan::take_owner(const Entry& entry)
{
    owner_ = entry.fields[0].text;
    owner_name_.reset();
    if (!origin_ && !is_absolute(owner_)) {
        has_relative_owner_ = true;
        return;
    }
    if (const auto name = Name::from_text(owner_, origin_.value_or(Name{})))
        owner_name_ = *name;
}

std::optional<FoundOrigin> OriginScan::from_soa() const
{
    if (!owner_name_)
        return std::nullopt;
    return FoundOrigin{*owner_name_, is_absolute(owner_) ? FoundOrigin::How::soa_owner
                                                         : FoundOrigin::How::origin_directive};
}

bool is_plausible_label(std::string_view label)
{
    return !label.empty() && std::ranges::all_of(label, [](char c) {
        return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'z') || c == '-' || c == '_';
    });
}

/// Letters, digits, `-` and `_` between single dots, and no number at the end: `192.168.7` is no zone.
bool is_plausible_name(std::string_view name)
{
    if (name.ends_with('.'))
        name.remove_suffix(1);
    for (;;) {
        const std::size_t dot = name.find('.');
        const std::string_view label = name.substr(0, dot);
        if (!is_plausible_label(label))
            return false;
        if (dot == std::string_view::npos)
            return !std::ranges::all_of(label, is_digit);
        name.remove_prefix(dot + 1);
    }
}

bool cut_prefix(std::string_view& name, std::string_view prefix)
{
    if (!equal_ignoring_case(name.substr(0, prefix.size()), prefix))
        return false;
    name.remove_prefix(prefix.size());
    return true;
}

bool cut_suffix(std::string_view& name, std::string_view suffix)
{
    if (name.size() < suffix.size() || !equal_ignoring_case(name.substr(name.size() - suffix.size()), suffix))
        return false;
    name.remove_suffix(suffix.size());
    return true;
}

/// Endings that say that a file is something else than a zone, or an old copy of one.
bool has_foreign_ending(std::string_view name)
{
    constexpr std::array<std::string_view, 12> endings{".bak", ".old",  ".orig", ".swp", ".tmp", ".conf",
                                                       ".cfg", ".json", ".yaml", ".yml", ".log", ".md"};
    return std::ranges::any_of(endings, [name](std::string_view ending) {
        std::string_view rest = name;
        return cut_suffix(rest, ending);
    });
}

} // namespace

std::optional<FoundOrigin> origin_of(const std::string& path, const std::optional<StoredName>& given)
{
    if (given)
        return FoundOrigin{*given, FoundOrigin::How::given};
    const FileText file = read_file_start(path, octets_to_scan);
    return file.error ? std::nullopt : origin_of_text(file.text, path);
}

std::optional<FoundOrigin> origin_of_text(const std::string& text, std::string_view path)
{
    if (auto found = OriginScan{}.run(text))
        return found;
    if (const auto name = origin_from_file_name(path))
        return FoundOrigin{*name, FoundOrigin::How::file_name};
    return std::nullopt;
}

std::optional<Name> origin_from_file_name(std::string_view path)
{
    if (const std::size_t slash = path.rfind('/'); slash != std::string_view::npos)
        path.remove_prefix(slash + 1);
    const bool marked = cut_prefix(path, "db.") || cut_suffix(path, ".zone") || cut_suffix(path, ".db") ||
                        cut_suffix(path, ".dns");
    if (!marked)
        cut_suffix(path, ".txt"); // says nothing about the file, so the rest must look like a domain
    const bool has_dot =
        path.substr(0, path.size() - (path.ends_with('.') ? 1 : 0)).find('.') != std::string_view::npos;
    if ((!marked && !has_dot) || has_foreign_ending(path) || !is_plausible_name(path))
        return std::nullopt;
    if (equal_ignoring_case(path, "root"))
        return Name{}; // nobody means a domain of that name
    const auto name = Name::from_text(path);
    return name ? std::optional{*name} : std::nullopt;
}

std::string_view how_text(FoundOrigin::How how) noexcept
{
    switch (how) {
    case FoundOrigin::How::given: return "as given";
    case FoundOrigin::How::origin_directive: return "from its $ORIGIN";
    case FoundOrigin::How::soa_owner: return "from its SOA record";
    case FoundOrigin::How::file_name: return "from its file name";
    }
    return {};
}

} // namespace namu
