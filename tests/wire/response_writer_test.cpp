#include "namu/wire/response_writer.hpp"

#include "namu/wire/message_reader.hpp"
#include "namu/wire/query_writer.hpp"

#include <deque>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

using namespace namu;

namespace {

Name name(std::string_view text)
{
    return Name::from_text(text).value();
}

/// An RRset with octets of its own.
class RRsetSample {
public:
    RRsetSample(std::string_view owner, RRType type) : owner_{name(owner)}, type_{type} {}

    RRsetSample& add(Bytes rdata)
    {
        block_.push_back(static_cast<std::uint8_t>(rdata.size() >> 8));
        block_.push_back(static_cast<std::uint8_t>(rdata.size() & 0xff));
        block_.insert(block_.end(), rdata.begin(), rdata.end());
        ++count_;
        return *this;
    }
    RRsetSample& add(std::string_view rdata_name) { return add(name(rdata_name).octets()); }

    [[nodiscard]] RRsetView view() const { return {owner_, type_, Ttl::from_wire(300), count_, block_}; }

private:
    Name owner_;
    RRType type_;
    std::vector<std::uint8_t> block_;
    std::uint32_t count_ = 0;
};

RRsetSample addresses(std::string_view owner, unsigned count)
{
    RRsetSample sample{owner, RRType::A};
    for (unsigned i = 0; i < count; ++i)
        sample.add(Bytes{std::vector<std::uint8_t>{192, 0, static_cast<std::uint8_t>(i >> 8),
                                                   static_cast<std::uint8_t>(i & 0xff)}});
    return sample;
}

struct Fixture {
    std::vector<std::uint8_t> asked;
    std::vector<std::uint8_t> room;
    Query query;
    ResponseWriter response;
    std::deque<RRsetSample> samples; // names must stay where they are until the response is finished

    RRsetView kept(RRsetSample sample) { return samples.emplace_back(std::move(sample)).view(); }

    void start(std::size_t size, std::optional<Opt> opt = std::nullopt, std::uint16_t flags = 0)
    {
        asked = write_query(0x1234, flags, {name("www.Example.com."), RRType::A, RRClass::IN}, opt);
        query = Query::parse(asked);
        room.assign(size, 0xee);
        response.start(query, room);
    }

    Message read(std::size_t size) { return read_message(Bytes{room}.first(size)).value(); }
    Message finish() { return read(response.finish()); }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(response_writer, Fixture)

// checklist: 1.5
BOOST_AUTO_TEST_CASE(a_response_repeats_id_question_and_the_wish_for_recursion)
{
    start(512, std::nullopt,
          HeaderFlag::recursion_desired | HeaderFlag::checking_disabled | HeaderFlag::reserved);
    response.set_authoritative(true);
    response.set_rcode(Rcode::NXDOMAIN);
    const Message message = finish();

    BOOST_TEST(message.id == 0x1234);
    BOOST_TEST(message.flags ==
               (HeaderFlag::response | HeaderFlag::authoritative | HeaderFlag::recursion_desired | 3));
    BOOST_TEST((message.rcode == Rcode::NXDOMAIN));
    BOOST_TEST_REQUIRE(message.questions.size() == 1U);
    BOOST_TEST(message.questions[0].name.to_text() == "www.Example.com."); // case included
    BOOST_TEST(message.answer.empty());
    BOOST_TEST(!message.opt.has_value());
}

// checklist: 1.5
BOOST_AUTO_TEST_CASE(records_go_to_their_section_and_owners_take_the_case_of_the_question)
{
    start(512);
    const auto alias = RRsetSample{"WWW.example.com.", RRType::CNAME}.add("Host.Example.com.");
    const auto host = addresses("host.example.com.", 2);
    const auto ns = RRsetSample{"example.com.", RRType::NS}.add("ns.example.com.");
    BOOST_TEST(response.add(Section::answer, alias.view(), WhenFull::set_truncated));
    BOOST_TEST(response.add(Section::answer, host.view(), WhenFull::set_truncated));
    BOOST_TEST(response.add(Section::authority, ns.view(), WhenFull::set_truncated));
    BOOST_TEST(response.add(Section::additional, kept(addresses("ns.example.com.", 1)), WhenFull::leave_out));
    BOOST_TEST(response.record_count(Section::answer) == 3U);
    const Message message = finish();

    BOOST_TEST_REQUIRE(message.answer.size() == 3U);
    BOOST_TEST(message.answer[0].owner.to_text() == "www.Example.com.");
    BOOST_TEST(Name::from_wire(message.answer[0].rdata)->to_text() == "Host.Example.com.");
    BOOST_TEST((message.answer[1].owner == name("host.example.com.")));
    BOOST_TEST((message.answer[2].rdata == std::vector<std::uint8_t>{192, 0, 0, 1}));
    BOOST_TEST(message.answer[2].ttl.seconds() == 300U);
    BOOST_TEST_REQUIRE(message.authority.size() == 1U);
    BOOST_TEST(Name::from_wire(message.authority[0].rdata)->to_text() == "ns.example.com.");
    BOOST_TEST(message.additional.size() == 1U);
}

// checklist: 3.1, 3.2
BOOST_AUTO_TEST_CASE(names_in_types_younger_than_rfc_1035_are_not_compressed)
{
    start(512);
    std::vector<std::uint8_t> srv{0, 1, 0, 2, 0, 53};
    const Name target = name("www.Example.com.");
    srv.insert(srv.end(), target.octets().begin(), target.octets().end());
    const auto rrset = RRsetSample{"www.example.com.", RRType::SRV}.add(Bytes{srv});
    BOOST_TEST(response.add(Section::answer, rrset.view(), WhenFull::set_truncated));
    const std::size_t size = response.finish();

    BOOST_TEST(size == 12U + 17U + 4U + 2U + 10U + srv.size()); // RFC 2782: no compression
    BOOST_TEST((read(size).answer.at(0).rdata == srv));
}

BOOST_AUTO_TEST_CASE(an_rrset_goes_in_whole_or_not_at_all)
{
    start(12 + 17 + 4 + 3 * 16 + 15); // one octet too few for four addresses
    BOOST_TEST(!response.add(Section::answer, kept(addresses("www.example.com.", 4)), WhenFull::leave_out));
    BOOST_TEST(!response.is_truncated());
    BOOST_TEST(response.add(Section::answer, kept(addresses("www.example.com.", 3)), WhenFull::leave_out));
    const Message message = finish();
    BOOST_TEST(message.answer.size() == 3U);
    BOOST_TEST(!message.has(HeaderFlag::truncated));
}

BOOST_AUTO_TEST_CASE(what_is_required_and_does_not_fit_leaves_the_question_alone)
{
    start(12 + 17 + 4 + 5 * 16);
    const auto three = addresses("www.example.com.", 3);
    response.set_authoritative(true);
    BOOST_TEST(response.add(Section::answer, three.view(), WhenFull::set_truncated));
    BOOST_TEST(!response.add(Section::authority, three.view(), WhenFull::set_truncated));
    BOOST_TEST(response.is_truncated());
    BOOST_TEST(!response.add(Section::additional, kept(addresses("a.", 1)), WhenFull::leave_out));
    const Message message = finish();

    BOOST_TEST(message.has(HeaderFlag::truncated));
    BOOST_TEST(message.has(HeaderFlag::authoritative));
    BOOST_TEST(message.questions.size() == 1U);
    BOOST_TEST(message.answer.empty());
    BOOST_TEST(message.authority.empty());
}

BOOST_AUTO_TEST_CASE(a_name_of_an_rrset_that_was_left_out_is_not_pointed_to)
{
    start(12 + 17 + 4 + 40);
    const auto too_big =
        RRsetSample{"new.example.com.", RRType::NS}.add("ns1.example.com.").add("ns2.example.com.");
    BOOST_TEST(!response.add(Section::answer, too_big.view(), WhenFull::leave_out));
    BOOST_TEST(
        response.add(Section::answer, kept(addresses("ns1.new.example.com.", 1)), WhenFull::leave_out));
    BOOST_TEST(finish().answer.at(0).owner.to_text() == "ns1.new.Example.com.");
}

BOOST_AUTO_TEST_CASE(the_room_of_opt_is_kept_free)
{
    const std::size_t exactly = 12 + 17 + 4 + 16 + opt_fixed_octets;
    start(exactly, Opt{.payload_size = 1232});
    BOOST_TEST(!response.add(Section::answer, kept(addresses("www.example.com.", 2)), WhenFull::leave_out));
    BOOST_TEST(
        response.add(Section::answer, kept(addresses("www.example.com.", 1)), WhenFull::set_truncated));
    response.set_rcode(Rcode::BADVERS);
    const std::size_t size = response.finish({.payload_size = 1232, .version = 0, .dnssec_ok = true},
                                             [](OptWriter& opt) { opt.add(OptionCode::NSID, {}); });
    const Message message = read(size);

    BOOST_TEST(size == exactly);
    BOOST_TEST((message.rcode == Rcode::BADVERS));
    BOOST_TEST_REQUIRE(message.opt.has_value());
    BOOST_TEST(message.opt->dnssec_ok());
    BOOST_TEST(message.opt->options.empty()); // no room left
    BOOST_TEST(message.answer.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_cleared_response_is_written_anew)
{
    start(512);
    response.add(Section::answer, kept(addresses("www.example.com.", 1)), WhenFull::set_truncated);
    response.set_truncated();
    response.clear();
    BOOST_TEST(!response.is_truncated());
    response.add(Section::authority, kept(addresses("example.com.", 1)), WhenFull::set_truncated);
    const Message message = finish();
    BOOST_TEST(message.answer.empty());
    BOOST_TEST(message.authority.size() == 1U);
    BOOST_TEST(!message.has(HeaderFlag::truncated));
}

BOOST_AUTO_TEST_CASE(a_response_without_a_question_is_a_header)
{
    const std::vector<std::uint8_t> update{0x12, 0x34, 0x28, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    query = Query::parse(update);
    room.assign(512, 0xee);
    response.start(query, room);
    response.set_rcode(Rcode::NOTIMP);
    const std::size_t size = response.finish();

    BOOST_TEST(size == 12U);
    const Message message = read(size);
    BOOST_TEST((message.opcode() == Opcode::UPDATE));
    BOOST_TEST((message.rcode == Rcode::NOTIMP));
}

BOOST_AUTO_TEST_CASE(the_largest_response_over_tcp_is_full_to_the_last_octet)
{
    start(65'535);
    const auto many = addresses("www.example.com.", 4093); // 33 + 4093 * 16 = 65,521
    BOOST_TEST(response.add(Section::answer, many.view(), WhenFull::set_truncated));
    BOOST_TEST(
        !response.add(Section::additional, kept(addresses("www.example.com.", 1)), WhenFull::leave_out));
    BOOST_TEST(finish().answer.size() == 4093U);
}

BOOST_AUTO_TEST_SUITE_END()
