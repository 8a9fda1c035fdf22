#include "answer/reply_text.hpp"

#include "answer/sort_within_rrsets.hpp"
#include "namu/wire/message_reader.hpp"
#include "namu/wire/message_text.hpp"
#include "namu/wire/option_text.hpp"

#include <algorithm>
#include <stdexcept>

namespace namu::testing {
namespace {

std::vector<std::string> head_lines(const Message& message)
{
    if (message.questions.size() > 1)
        throw std::invalid_argument{"several questions"};
    std::string question = "none";
    if (!message.questions.empty()) {
        const Question& asked = message.questions.front();
        question = asked.name.to_text() + ' ' + to_text(asked.type) + ' ' + to_text(asked.rr_class);
    }
    return {"status: " + to_text(message.rcode), "flags: " + header_flags_text(message),
            "opcode: " + to_text(message.opcode()), "question: " + question};
}

std::vector<std::string> record_lines(const std::vector<Message::Record>& records)
{
    std::vector<std::string> lines;
    std::ranges::transform(records, std::back_inserter(lines),
                           [](const Message::Record& record) { return to_text(record); });
    sort_within_rrsets(lines);
    return lines;
}

std::string option_line(const EdnsOption& option)
{
    if (option.code == OptionCode::NSID)
        return "nsid: " + std::string{as_text(option.data)};
    if (option.code == OptionCode::EXTENDED_ERROR && option.data.size() >= 2)
        return "ede: " + std::to_string(load_u16(option.data.data()));
    return "option: " + to_text(option);
}

std::vector<std::string> edns_lines(const Opt& opt)
{
    const std::uint16_t other_flags = opt.flags & 0x7fff;
    std::vector<std::string> lines = {
        "opt: size=" + std::to_string(opt.payload_size) + " version=" + std::to_string(opt.version) +
        (opt.dnssec_ok() ? " do" : "") + (other_flags != 0 ? " and unknown flags" : "")};
    std::ranges::transform(opt.options, std::back_inserter(lines), option_line);
    std::ranges::sort(lines); // the order of options says nothing
    return lines;
}

} // namespace

ReplyText received_reply(Bytes octets)
{
    const auto message = read_message(octets);
    if (!message)
        throw std::invalid_argument{message.error().message()};
    ReplyText reply;
    reply.head = head_lines(*message);
    reply.sections = {record_lines(message->answer), record_lines(message->authority),
                      record_lines(message->additional)};
    if (message->opt)
        reply.edns = edns_lines(*message->opt);
    return reply;
}

} // namespace namu::testing
