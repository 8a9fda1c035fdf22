#include "answer/reply_text.hpp"

#include "answer/sort_within_rrsets.hpp"
#include "namu/wire/rcode.hpp"

#include <algorithm>
#include <set>
#include <sstream>

namespace namu::testing {
namespace {

std::string value_of(const CaseBlock& block, std::string_view key)
{
    const CaseField* const field = block.find(key);
    if (field == nullptr || field->value.empty())
        throw CaseError{block.line, "nothing is said of `" + std::string{key} + ":`"};
    return field->value;
}

/// Header bits in the order of the header.
std::string flags_line(const CaseField& field)
{
    std::set<std::string> wanted;
    std::istringstream words{field.value};
    for (std::string word; words >> word;)
        wanted.insert(word);
    std::string line = "flags:";
    for (const char* const flag : {"qr", "aa", "tc", "rd", "ra", "z", "ad", "cd"}) {
        if (wanted.erase(flag) != 0)
            line += std::string{" "} + flag;
    }
    if (!wanted.empty())
        throw CaseError{field.line, "unknown flag: " + *wanted.begin()};
    return line;
}

/// A run of blanks outside quotes becomes one.
std::string normalised(std::string_view text)
{
    std::string out;
    bool in_quotes = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"' && (i == 0 || text[i - 1] != '\\'))
            in_quotes = !in_quotes;
        const bool is_blank = text[i] == ' ' && !in_quotes;
        if (!is_blank || (!out.empty() && out.back() != ' '))
            out += text[i];
    }
    return out;
}

/// The records of one RRset may come in any order: these lines share owner, TTL, class and type.
std::string rrset_of(const std::string& line)
{
    std::size_t end = 0;
    for (int field = 0; field < 4 && end != std::string::npos; ++field)
        end = line.find(' ', end + 1);
    return line.substr(0, end);
}

} // namespace

void sort_within_rrsets(std::vector<std::string>& lines)
{
    for (auto begin = lines.begin(); begin != lines.end();) {
        const auto end =
            std::find_if(begin, lines.end(), [rrset = rrset_of(*begin)](const std::string& line) {
                return rrset_of(line) != rrset;
            });
        std::sort(begin, end);
        begin = end;
    }
}

namespace {

std::vector<std::string> section_lines(const CaseField* field)
{
    if (field == nullptr)
        return {};
    if (!field->value.empty()) {
        const bool is_count = field->value.ends_with(" records") && field->body.empty();
        if (!is_count)
            throw CaseError{field->line, "records stand indented on lines of their own"};
        return {field->value};
    }
    if (field->body.empty())
        throw CaseError{field->line, "an empty section is one that is not named"};
    std::vector<std::string> lines;
    for (const std::string& line : field->body)
        lines.push_back(normalised(line));
    sort_within_rrsets(lines);
    return lines;
}

std::string question_line(const CaseBlock& block)
{
    const CaseField* const echo = block.find("echo");
    const CaseField* const question = block.find("question");
    if (echo == nullptr && question == nullptr)
        return "question: none";
    std::string text = normalised((echo != nullptr ? echo : question)->value);
    const bool has_class = std::ranges::count(text, ' ') == 2;
    if (text != "none" && !has_class)
        text += " IN";
    return "question: " + text;
}

std::vector<std::string> edns_lines(const CaseBlock& block, const CasePacket& packet,
                                    const AnswerSettings& settings)
{
    const CaseField* const opt = block.find("opt");
    const bool has_opt = opt != nullptr ? opt->value != "none" : packet.has_opt;
    std::vector<std::string> lines;
    if (has_opt) {
        std::string words = "size=" + std::to_string(settings.max_udp_payload) + " version=0" +
                            (packet.dnssec_ok ? " do" : "");
        if (opt != nullptr && opt->value != "yes")
            words = opt->value;
        lines.push_back("opt: " + words);
    }
    if (const CaseField* const nsid = block.find("nsid"))
        lines.push_back("nsid: " + nsid->value);
    if (const CaseField* const ede = block.find("ede"))
        lines.push_back("ede: " + ede->value);
    if (const CaseField* const options = block.find("options")) {
        for (const std::string& option : options->body)
            lines.push_back("option: " + option);
    }
    std::ranges::sort(lines);
    return lines;
}

} // namespace

ReplyText expected_reply(const CaseBlock& block, const CasePacket& packet, const AnswerSettings& settings)
{
    if (!rcode_from_text(value_of(block, "status")))
        throw CaseError{block.line, "unknown status: " + value_of(block, "status")};
    value_of(block, "flags");
    const CaseField* const opcode = block.find("opcode");
    ReplyText reply;
    reply.head = {"status: " + value_of(block, "status"), flags_line(*block.find("flags")),
                  "opcode: " + (opcode != nullptr ? opcode->value : "QUERY"), question_line(block)};
    reply.sections = {section_lines(block.find("answer")), section_lines(block.find("authority")),
                      section_lines(block.find("additional"))};
    reply.edns = edns_lines(block, packet, settings);
    return reply;
}

} // namespace namu::testing
