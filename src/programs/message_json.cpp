#include "programs/message_json.hpp"

#include "namu/base/hex.hpp"
#include "namu/wire/message_text.hpp"
#include "namu/wire/option_text.hpp"

#include <string>
#include <string_view>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

namespace namu {
namespace {

namespace json = boost::json;

template <typename Number>
unsigned number(Number value)
{
    return static_cast<unsigned>(value);
}

json::object to_json(const Message::Record& record)
{
    json::object object;
    object["NAME"] = record.owner.to_text();
    object["TYPE"] = number(record.type);
    object["TYPEname"] = to_text(record.type);
    object["CLASS"] = number(record.rr_class);
    object["CLASSname"] = to_text(record.rr_class);
    object["TTL"] = record.ttl.seconds();
    object["RDLENGTH"] = record.rdata.size();
    object["RDATAHEX"] = to_hex(record.rdata);
    object["rdata" + to_text(record.type)] = rdata_text(record);
    return object;
}

json::array to_json(const std::vector<Message::Record>& records)
{
    json::array array;
    for (const auto& record : records)
        array.push_back(to_json(record));
    return array;
}

json::object to_json(const Opt& opt)
{
    json::array options;
    for (const EdnsOption& option : opt.options) {
        options.push_back(
            {{"code", number(option.code)}, {"data", to_hex(option.data)}, {"text", to_text(option)}});
    }
    json::object object;
    object["version"] = opt.version;
    object["flags"] = opt.flags;
    object["udp"] = opt.payload_size;
    object["options"] = std::move(options);
    return object;
}

void add_header(const Message& message, json::object& object)
{
    const auto flag = [&message](std::uint16_t bit) { return message.has(bit) ? 1 : 0; };
    object["ID"] = message.id;
    object["QR"] = flag(HeaderFlag::response);
    object["Opcode"] = number(message.opcode());
    object["AA"] = flag(HeaderFlag::authoritative);
    object["TC"] = flag(HeaderFlag::truncated);
    object["RD"] = flag(HeaderFlag::recursion_desired);
    object["RA"] = flag(HeaderFlag::recursion_available);
    object["AD"] = flag(HeaderFlag::authentic_data);
    object["CD"] = flag(HeaderFlag::checking_disabled);
    object["RCODE"] = number(message.rcode);
    object["RCODEname"] = to_text(message.rcode);
    object["QDCOUNT"] = message.questions.size();
    object["ANCOUNT"] = message.answer.size();
    object["NSCOUNT"] = message.authority.size();
    object["ARCOUNT"] = message.additional.size() + (message.opt ? 1 : 0);
}

} // namespace

json::object to_json(const Message& message)
{
    json::object object;
    add_header(message, object);
    if (!message.questions.empty()) {
        const Question& question = message.questions.front();
        object["QNAME"] = question.name.to_text();
        object["QTYPE"] = number(question.type);
        object["QTYPEname"] = to_text(question.type);
        object["QCLASS"] = number(question.rr_class);
        object["QCLASSname"] = to_text(question.rr_class);
    }
    object["answerRRs"] = to_json(message.answer);
    object["authorityRRs"] = to_json(message.authority);
    object["additionalRRs"] = to_json(message.additional);
    if (message.opt)
        object["EDNS"] = to_json(*message.opt);
    return object;
}

} // namespace namu
