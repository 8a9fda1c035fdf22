// Random RRsets into random room: what comes out can always be read, is never larger than the room, and holds
// each RRset whole or not at all.

#include "namu/wire/response_writer.hpp"

#include "namu/wire/message_reader.hpp"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <random>
#include <string>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(response_writer_random)

/// An RRset that owns what RRsetView points to.
struct OwnedRRset {
    Name owner;
    RRType type{};
    std::vector<std::vector<std::uint8_t>> records;
    std::vector<std::uint8_t> block = {};

    [[nodiscard]] RRsetView view() const
    {
        return {owner, type, Ttl::from_wire(300), static_cast<std::uint32_t>(records.size()), block};
    }
};

class RandomRRsets {
public:
    explicit RandomRRsets(unsigned seed) : random_{seed} {}

    std::size_t pick(std::size_t count)
    {
        return std::uniform_int_distribution<std::size_t>{0, count - 1}(random_);
    }

    /// Few labels, so that many names share endings; cases differ.
    Name name()
    {
        static constexpr const char* labels[] = {"a", "A", "www", "WWW", "a-much-longer-label", "\\000", "b"};
        Name result;
        for (std::size_t count = pick(5); count > 0; --count)
            result = Name::from_text(labels[pick(7)], result).value();
        return result;
    }

    OwnedRRset rrset()
    {
        static constexpr RRType types[] = {RRType::NS, RRType::MX, RRType::SOA, RRType::TXT, RRType::SRV};
        OwnedRRset result{.owner = name(), .type = types[pick(5)], .records = {}};
        for (std::size_t count = 1 + pick(6); count > 0; --count) {
            result.records.push_back(rdata(result.type));
            const auto& record = result.records.back();
            result.block.resize(result.block.size() + 2);
            store_u16(&result.block[result.block.size() - 2], static_cast<std::uint16_t>(record.size()));
            result.block.insert(result.block.end(), record.begin(), record.end());
        }
        return result;
    }

private:
    void append_name(std::vector<std::uint8_t>& out)
    {
        const Name appended = name();
        out.insert(out.end(), appended.octets().begin(), appended.octets().end());
    }

    std::vector<std::uint8_t> rdata(RRType type)
    {
        std::vector<std::uint8_t> out;
        const auto zeros = [&out](std::size_t count) { out.insert(out.end(), count, 0); };
        switch (type) {
        case RRType::NS: append_name(out); break;
        case RRType::MX:
            zeros(2);
            append_name(out);
            break;
        case RRType::SOA:
            append_name(out);
            append_name(out);
            zeros(20);
            break;
        case RRType::SRV:
            zeros(6);
            append_name(out);
            break;
        default: out.assign(1 + pick(255), 'x'); out[0] = static_cast<std::uint8_t>(out.size() - 1);
        }
        return out;
    }

    std::mt19937 random_;
};

std::vector<std::uint8_t> question_for(const Name& name)
{
    std::vector<std::uint8_t> octets = {0x12, 0x34, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1};
    octets.insert(octets.end(), name.octets().begin(), name.octets().end());
    octets.insert(octets.end(), {0, 16, 0, 1});
    octets.insert(octets.end(), {0, 0, 41, 4, 208, 0, 0, 0, 0, 0, 0});
    return octets;
}

/// Whether the records, from `at` on, are the RRset's, in its order.
bool is_next(const std::vector<Message::Record>& records, std::size_t at, const OwnedRRset& rrset)
{
    if (records.size() < at + rrset.records.size())
        return false;
    for (std::size_t i = 0; i < rrset.records.size(); ++i) {
        const auto& record = records[at + i];
        if (!(record.owner == rrset.owner) || record.type != rrset.type || record.rdata != rrset.records[i])
            return false;
    }
    return true;
}

BOOST_DATA_TEST_CASE(what_was_added_is_what_is_read, data::xrange(300U), seed)
{
    RandomRRsets random{seed};
    const auto question = question_for(random.name());
    const Query query = Query::parse(question);
    std::vector<std::uint8_t> room(512 + random.pick(seed % 2 == 0 ? 1'000 : 40'000));
    std::deque<OwnedRRset> rrsets; // must stay where they are until the response is finished
    std::vector<const OwnedRRset*> added[3];
    ResponseWriter response;
    response.start(query, room);
    for (const Section section : {Section::answer, Section::authority, Section::additional}) {
        for (std::size_t count = random.pick(seed % 2 == 0 ? 8 : 200); count > 0; --count) {
            const OwnedRRset& rrset = rrsets.emplace_back(random.rrset());
            if (response.add(section, rrset.view(), WhenFull::leave_out))
                added[static_cast<std::size_t>(section)].push_back(&rrset);
        }
    }
    const std::size_t size = response.finish(OptFields{}, [](OptWriter&) {});

    BOOST_TEST_REQUIRE(size <= room.size());
    const auto message = read_message(Bytes{room}.first(size));
    BOOST_TEST_REQUIRE(message.has_value());
    BOOST_TEST(message->opt.has_value());
    const std::vector<Message::Record>* const sections[] = {&message->answer, &message->authority,
                                                            &message->additional};
    for (std::size_t section = 0; section < 3; ++section) {
        std::size_t at = 0;
        for (const OwnedRRset* const rrset : added[section]) {
            BOOST_TEST_REQUIRE(is_next(*sections[section], at, *rrset));
            at += rrset->records.size();
        }
        BOOST_TEST(at == sections[section]->size());
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
