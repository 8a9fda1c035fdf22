#include "namu/resolve/reply.hpp"

#include "namu/wire/response_writer.hpp"

#include <algorithm>
#include <deque>

namespace namu::resolve {
namespace {

constexpr std::uint8_t recursion_available = 0x80; // in the fourth octet of a message

/// Records of one owner and type that follow each other, as an RRset in octets of its own.
struct OwnSet {
    const Message::Record& first;
    std::uint32_t count = 0;
    std::vector<std::uint8_t> block = {};

    [[nodiscard]] RRsetView view() const noexcept
    {
        return {first.owner, first.type, first.ttl, count, block};
    }
};

/// The views of these stand in the message until it is finished, so they must stay where they are.
void collect(const std::vector<Message::Record>& records, std::deque<OwnSet>& sets)
{
    for (const Message::Record& record : records) {
        const bool is_same =
            !sets.empty() && sets.back().first.type == record.type && sets.back().first.owner == record.owner;
        OwnSet& set = is_same ? sets.back() : sets.emplace_back(OwnSet{record});
        const std::size_t at = set.block.size();
        set.block.resize(at + 2);
        store_u16(&set.block[at], static_cast<std::uint16_t>(record.rdata.size()));
        set.block.insert(set.block.end(), record.rdata.begin(), record.rdata.end());
        ++set.count;
    }
}

} // namespace

std::vector<std::uint8_t> write_reply(const Query& query, const Iteration::Outcome& outcome,
                                      std::size_t most_octets)
{
    std::deque<OwnSet> answer;
    std::deque<OwnSet> authority;
    collect(outcome.answer, answer);
    collect(outcome.authority, authority);

    std::vector<std::uint8_t> reply(most_octets);
    ResponseWriter writer;
    writer.start(query, reply);
    writer.set_rcode(outcome.rcode);
    for (const OwnSet& set : answer)
        writer.add(Section::answer, set.view(), WhenFull::set_truncated);
    for (const OwnSet& set : authority)
        writer.add(Section::authority, set.view(), WhenFull::leave_out);
    const ExtendedError error{ExtendedErrorCode::no_reachable_authority, outcome.why};
    const auto add_error = [&](OptWriter& opt) {
        if (!outcome.why.empty())
            opt.add(error);
    };
    reply.resize(query.has_opt() ? writer.finish(OptFields{}, add_error) : writer.finish());
    if (reply.size() > 3)
        reply[3] |= recursion_available;
    return reply;
}

} // namespace namu::resolve
