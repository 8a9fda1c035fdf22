#include "answer/reply_text.hpp"

#include <algorithm>
#include <span>

namespace namu::testing {
namespace {

constexpr const char* section_names[] = {"answer:", "authority:", "additional:"};
constexpr std::size_t widest_column = 78;

struct Row {
    std::string expected;
    std::string received;
};

void add_rows(std::span<const std::string> expected, std::span<const std::string> received,
              const std::string& indent, std::vector<Row>& rows)
{
    const auto at = [&indent](std::span<const std::string> lines, std::size_t i) {
        return i < lines.size() ? indent + lines[i] : std::string{};
    };
    for (std::size_t i = 0; i < std::max(expected.size(), received.size()); ++i)
        rows.push_back({at(expected, i), at(received, i)});
}

std::vector<Row> make_rows(const ReplyText& expected, const ReplyText& received)
{
    std::vector<Row> rows;
    add_rows(expected.head, received.head, "", rows);
    for (std::size_t i = 0; i < expected.sections.size(); ++i) {
        if (!expected.sections[i].empty() || !received.sections[i].empty())
            rows.push_back({section_names[i], section_names[i]});
        add_rows(expected.sections[i], received.sections[i], "  ", rows);
    }
    add_rows(expected.edns, received.edns, "", rows);
    return rows;
}

} // namespace

void hide_counted_sections(const ReplyText& expected, ReplyText& received)
{
    for (std::size_t i = 0; i < expected.sections.size(); ++i) {
        const auto& wanted = expected.sections[i];
        if (wanted.size() == 1 && wanted[0].ends_with(" records") && !received.sections[i].empty())
            received.sections[i] = {std::to_string(received.sections[i].size()) + " records"};
    }
}

std::string side_by_side(const ReplyText& expected, const ReplyText& received)
{
    std::vector<Row> rows = make_rows(expected, received);
    rows.insert(rows.begin(), {"EXPECTED", "GOT"});
    std::size_t width = 0;
    for (const Row& row : rows)
        width = std::max(width, row.expected.size());
    width = std::min(width, widest_column);
    std::string out;
    for (const Row& row : rows) {
        const bool differs = &row != &rows.front() && row.expected != row.received;
        const std::size_t padding = width > row.expected.size() ? width - row.expected.size() : 0;
        out +=
            (differs ? "! " : "  ") + row.expected + std::string(padding, ' ') + " | " + row.received + '\n';
    }
    return out;
}

} // namespace namu::testing
