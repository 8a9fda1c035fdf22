#include "namu/test/written_zone.hpp"

#include "namu/dnssec/denial_indexer.hpp"
#include "namu/load/judge.hpp"
#include "namu/test/errors.hpp"
#include "namu/zone/zone_builder.hpp"
#include "namu/zonefile/message_records.hpp"
#include "namu/zonefile/origin_of.hpp"
#include "namu/zonefile/reader.hpp"
#include "namu/zonefile/rules.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace namu::test {
namespace {

using Records = std::vector<Message::Record>;

/// What a text is called in messages.
constexpr const char* text_name = "zone";

bool lacks_ttl(const Diagnostics& diagnostics)
{
    return std::ranges::any_of(diagnostics.kept(), [](const Diagnostic& diagnostic) {
        return diagnostic.rule == &zonefile_rule::missing_ttl;
    });
}

/// The records of a text; where one has no TTL, they are read again with one for all.
Records read(std::string text, const Name& origin)
{
    for (const bool is_last : {false, true}) {
        SourceMap sources;
        Diagnostics diagnostics;
        MessageRecords collected;
        read_zone_text(text, text_name, origin, sources, collected, diagnostics);
        if (!diagnostics.has_errors())
            return std::move(collected.records);
        if (is_last || !lacks_ttl(diagnostics))
            throw BadZone{errors_text(diagnostics, sources)};
        text.insert(0, "$TTL 300\n");
    }
    return {};
}

/// The text without the blanks that all of its lines begin with: in a test it stands as the code around it does.
std::string dedented(std::string_view text)
{
    constexpr auto all = std::string_view::npos;
    std::vector<std::string_view> lines;
    std::size_t indent = all;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        indent = std::min(indent, lines.back().find_first_not_of(' '));
        begin = end + 1;
    }
    std::string result;
    for (const std::string_view line : lines)
        result.append(line.substr(std::min(indent, line.size()))).append("\n");
    return result;
}

Name origin_in(std::string_view text)
{
    const auto found = origin_of_text(std::string{text}, "");
    return found ? Name{found->name} : Name::from_text("test.").value();
}

bool has_at(const Records& records, const Name& owner, RRType type)
{
    return std::ranges::any_of(
        records, [&](const Message::Record& record) { return record.type == type && record.owner == owner; });
}

} // namespace

WrittenZone::WrittenZone(std::string_view text)
    : apex_{origin_in(dedented(text))},
      records_{read(dedented(text), apex_)}
{
    supply_what_is_missing();
}

void WrittenZone::supply_what_is_missing()
{
    const auto supply = [this](RRType type, std::string text) {
        if (!has_at(records_, apex_, type))
            std::ranges::move(read(std::move(text), apex_), std::back_inserter(records_));
    };
    supply(RRType::SOA, "@ 300 SOA ns hostmaster 1 3600 600 86400 300\n");
    supply(RRType::NS, "@ 300 NS ns\n");
    if (!has_at(records_, Name::from_text("ns", apex_).value(), RRType::A))
        std::ranges::move(read("ns 300 A 127.0.0.1\n", apex_), std::back_inserter(records_));
}

void WrittenZone::add(std::string_view text)
{
    std::ranges::move(read(dedented(text), apex_), std::back_inserter(records_));
}

std::size_t WrittenZone::remove(std::string_view owner, RRType type)
{
    const auto name = owner == "@" ? apex_ : Name::from_text(owner, apex_);
    if (!name)
        throw BadZone{"`" + std::string{owner} + "` is not a name: " + name.error().message()};
    return std::erase_if(records_, [&](const Message::Record& record) {
        return record.owner == *name && (type == RRType::ANY || type == record.type);
    });
}

CatalogEntry WrittenZone::build() const
{
    ZoneBuilder builder{apex_};
    for (const Message::Record& record : records_)
        builder.add({record.owner, record.type, record.rr_class, record.ttl, record.rdata});
    BuiltZone built = builder.build();
    if (!built.notes.out_of_zone.empty())
        throw BadZone{built.notes.out_of_zone.front().owner.to_text() + " is outside of the zone " +
                      apex_.to_text()};
    Diagnostics diagnostics;
    judge_zone(built, Judge::all_rules, 1, diagnostics);
    if (diagnostics.has_fatal_errors())
        throw BadZone{errors_text(diagnostics, SourceMap{})};
    built.zone->set_denial(index_denial(*built.zone));
    return {StoredName{apex_.view()}, std::move(built.zone)};
}

} // namespace namu::test
