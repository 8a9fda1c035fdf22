#include "namu/wire/message_text.hpp"

#include "namu/wire/option_text.hpp"
#include "namu/wire/rdata/rdata.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace namu {
namespace {

struct FlagName {
    std::uint16_t flag;
    std::string_view name;
};

constexpr auto flag_names = std::to_array<FlagName>({
    {HeaderFlag::response, "qr"},
    {HeaderFlag::authoritative, "aa"},
    {HeaderFlag::truncated, "tc"},
    {HeaderFlag::recursion_desired, "rd"},
    {HeaderFlag::recursion_available, "ra"},
    {HeaderFlag::reserved, "z"},
    {HeaderFlag::authentic_data, "ad"},
    {HeaderFlag::checking_disabled, "cd"},
});

constexpr std::size_t widest_owner = 40;

void append_counted(std::string_view name, std::size_t count, std::string& out)
{
    out.append(", ").append(name).append(": ").append(std::to_string(count));
}

void append_header(const Message& message, std::string& out)
{
    out.append(";; ->>HEADER<<- opcode: ").append(to_text(message.opcode()));
    out.append(", status: ").append(to_text(message.rcode));
    out.append(", id: ").append(std::to_string(message.id)).append("\n");
    const std::string flags = header_flags_text(message);
    out.append(";; flags:").append(flags.empty() ? "" : " ").append(flags);
    out.append("; QUERY: ").append(std::to_string(message.questions.size()));
    append_counted("ANSWER", message.answer.size(), out);
    append_counted("AUTHORITY", message.authority.size(), out);
    append_counted("ADDITIONAL", message.additional.size() + (message.opt ? 1 : 0), out);
    out += "\n";
}

void append_opt(const Opt& opt, std::string& out)
{
    out.append("\n;; OPT PSEUDOSECTION:\n; EDNS: version: ").append(std::to_string(opt.version));
    out.append(", flags:").append(opt.dnssec_ok() ? " do" : "");
    out.append("; udp: ").append(std::to_string(opt.payload_size)).append("\n");
    for (const EdnsOption& option : opt.options)
        out.append("; ").append(to_text(option)).append("\n");
}

void append_questions(const std::vector<Question>& questions, std::string& out)
{
    if (questions.empty())
        return;
    out += "\n;; QUESTION SECTION:\n";
    for (const Question& question : questions) {
        out.append(";").append(question.name.to_text()).append(" ");
        out.append(to_text(question.rr_class)).append(" ").append(to_text(question.type)).append("\n");
    }
}

void append_padded(std::string_view text, std::size_t width, std::string& out)
{
    out.append(text).append(width > text.size() ? width - text.size() : 0, ' ').append(" ");
}

/// Owner, TTL and type below each other; owners that are longer than most push their own line only.
void append_section(std::string_view title, const std::vector<Message::Record>& records, std::string& out)
{
    if (records.empty())
        return;
    out.append("\n;; ").append(title).append(" SECTION:\n");
    std::size_t owner_width = 0;
    std::size_t ttl_width = 0;
    std::size_t type_width = 0;
    for (const auto& record : records) {
        owner_width = std::max(owner_width, std::min(widest_owner, record.owner.to_text().size()));
        ttl_width = std::max(ttl_width, std::to_string(record.ttl.seconds()).size());
        type_width = std::max(type_width, to_text(record.type).size());
    }
    for (const auto& record : records) {
        append_padded(record.owner.to_text(), owner_width, out);
        append_padded(std::to_string(record.ttl.seconds()), ttl_width, out);
        append_padded(to_text(record.rr_class), 0, out);
        append_padded(to_text(record.type), type_width, out);
        out.append(rdata_text(record)).append("\n");
    }
}

} // namespace

std::string to_text(const Message& message)
{
    std::string out;
    append_header(message, out);
    if (message.opt)
        append_opt(*message.opt, out);
    append_questions(message.questions, out);
    append_section("ANSWER", message.answer, out);
    append_section("AUTHORITY", message.authority, out);
    append_section("ADDITIONAL", message.additional, out);
    return out;
}

std::string to_text(const Message::Record& record)
{
    std::string out = record.owner.to_text();
    out.append(" ").append(std::to_string(record.ttl.seconds()));
    out.append(" ").append(to_text(record.rr_class));
    out.append(" ").append(to_text(record.type));
    out.append(" ").append(rdata_text(record));
    return out;
}

std::string rdata_text(const Message::Record& record)
{
    std::string out;
    const bool stands_for_an_rrset =
        record.rdata.empty() && (record.rr_class == RRClass::ANY || record.rr_class == RRClass::NONE);
    if (!stands_for_an_rrset)
        rdata::append_text(record.type, record.rdata, out);
    return out;
}

std::string header_flags_text(const Message& message)
{
    std::string out;
    for (const auto& [flag, name] : flag_names) {
        if (message.has(flag))
            out.append(out.empty() ? "" : " ").append(name);
    }
    return out;
}

} // namespace namu
