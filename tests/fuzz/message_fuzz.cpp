// A message that is read is printed, and its records are written and read back as they were.
// checklist: 10.8

#include "namu/wire/message_reader.hpp"
#include "namu/wire/message_text.hpp"
#include "namu/wire/query_writer.hpp"
#include "namu/wire/rdata/rdata.hpp"
#include "namu/wire/response_writer.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <deque>
#include <vector>

namespace {

using namu::Message;
using Octets = std::vector<std::uint8_t>;

void check(bool holds)
{
    if (!holds)
        std::abort();
}

/// Text of somebody else must not reach a terminal as commands.
void check_text(const Message& message)
{
    for (const char c : to_text(message))
        check(c == '\n' || (c >= 0x20 && c < 0x7f));
}

void check_question(const Message& message, const namu::Question& question)
{
    const auto again = namu::read_message(write_query(message.id, message.flags, question, message.opt));
    check(again.has_value() && again->questions.size() == 1 && again->questions.front() == question);
    check(again->id == message.id && again->flags == message.flags);
    check(again->opt.has_value() == message.opt.has_value());
    check(!message.opt || again->opt->options == message.opt->options);
}

/// A response that takes as many of a message's records as fit.
class Rewriter {
public:
    explicit Rewriter(const namu::Question& question)
        : query_{namu::write_query(1, 0, question)},
          room_(UINT16_MAX)
    {
        response_.start(namu::Query::parse(query_), room_);
    }

    void add(namu::Section section, const std::vector<Message::Record>& records)
    {
        for (const Message::Record& record : records) {
            // A record of an update may stand for an RRset; then there is nothing that fits its type.
            if (record.rdata.empty())
                continue;
            check(!namu::rdata::check(record.type, record.rdata));
            if (add(section, record))
                written_.push_back(record);
        }
    }

    void check_reading_back()
    {
        const auto again = namu::read_message(namu::Bytes{room_}.first(response_.finish()));
        check(again.has_value());
        std::vector<Message::Record> read = again->answer;
        read.insert(read.end(), again->authority.begin(), again->authority.end());
        read.insert(read.end(), again->additional.begin(), again->additional.end());
        check(read == written_);
    }

private:
    bool add(namu::Section section, const Message::Record& record)
    {
        Octets& block = blocks_.emplace_back(2);
        namu::store_u16(block.data(), static_cast<std::uint16_t>(record.rdata.size()));
        block.insert(block.end(), record.rdata.begin(), record.rdata.end());
        const namu::RRsetView rrset{record.owner, record.type, record.ttl, 1, block};
        return response_.add(section, rrset, record.rr_class, namu::WhenFull::leave_out);
    }

    Octets query_;
    Octets room_;
    std::deque<Octets> blocks_; // what was added must stay where it is
    namu::ResponseWriter response_;
    std::vector<Message::Record> written_;
};

void check_records(const Message& message, const namu::Question& question)
{
    Rewriter rewriter{question};
    rewriter.add(namu::Section::answer, message.answer);
    rewriter.add(namu::Section::authority, message.authority);
    rewriter.add(namu::Section::additional, message.additional);
    rewriter.check_reading_back();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto message = namu::read_message({data, size});
    const namu::Query query = namu::Query::parse({data, size});
    if (!message)
        return 0;
    check_text(*message);
    for (const namu::Question& question : message->questions)
        check_question(*message, question);
    const namu::Question question =
        message->questions.empty() ? namu::Question{} : message->questions.front();
    check_records(*message, question);
    // The two readers agree on what is a good question.
    if (message->questions.size() == 1 && query.has_question() && !query.is_ignorable())
        check(!query.fault() && query.name() == message->questions.front().name);
    return 0;
}
