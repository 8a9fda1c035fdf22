#include "corpus/question_maker.hpp"

#include "namu/wire/query_writer.hpp"

#include <algorithm>
#include <string_view>

namespace namu::testing {
namespace {

constexpr RRType usual_types[] = {
    RRType::A,     RRType::AAAA,  RRType::NS,         RRType::SOA,    RRType::CNAME, RRType::DNAME,
    RRType::MX,    RRType::TXT,   RRType::DS,         RRType::DS,     RRType::ANY,   RRType::ANY,
    RRType::RRSIG, RRType::NSEC,  RRType::NSEC3,      RRType::DNSKEY, RRType::SRV,   RRType::PTR,
    RRType::SVCB,  RRType::HTTPS, RRType::NSEC3PARAM, RRType{65280},  RRType{1234},
};

/// Seldom asked for: transfers, and what is no type of data.
constexpr RRType odd_types[] = {RRType::AXFR, RRType::IXFR,  RRType::MAILA, RRType::MAILB,
                                RRType::OPT,  RRType{128},   RRType{249},   RRType{250},
                                RRType{0},    RRType{65535}, RRType{256}};

constexpr OptionCode options[] = {OptionCode::NSID,    OptionCode::NSID,          OptionCode::EXPIRE,
                                  OptionCode::PADDING, OptionCode::TCP_KEEPALIVE, OptionCode::CLIENT_SUBNET,
                                  OptionCode{65001}};

/// `label` in front of `parent`, or the parent itself where that is too long.
Name join_if_it_fits(Bytes label, NameView parent)
{
    const auto name = Name::join(label, parent);
    return name ? *name : Name{parent};
}

} // namespace

CorpusQuestion QuestionMaker::next()
{
    CorpusQuestion result;
    const KnownName& known = random_.one_of(names_);
    Question question;
    question.name = related_name(known.name);
    if (random_.happens(25))
        question.name = in_random_case(question.name);
    question.type = type_for(known);
    question.rr_class = random_class();
    const std::uint16_t flags = random_flags();
    const auto id = static_cast<std::uint16_t>(random_.next());
    const auto opt = random_opt();
    result.octets = write_query(id, flags, question, opt);
    result.transport = random_.happens(20) ? Transport::tcp : Transport::udp;
    result.is_special = random_.happens(10);
    if (random_.happens(2))
        damage(result.octets);
    return result;
}

Name QuestionMaker::related_name(const Name& base)
{
    const std::size_t draw = random_.below(100);
    if (draw < 45)
        return base;
    if (draw < 62)
        return below(base);
    if (draw < 70)
        return below(below(base));
    if (draw < 80)
        return below(base.view().parent());
    if (draw < 85)
        return Name{base.view().parent()};
    if (draw < 90)
        return below(random_.one_of(names_).name);
    if (draw < 92)
        return join_if_it_fits(as_bytes("*"), base);
    if (draw < 94)
        return below(Name::from_text("elsewhere.invalid.").value());
    if (draw < 95)
        return Name::from_text(random_.happens(50) ? "version.bind." : "id.server.").value();
    return base;
}

Name QuestionMaker::below(NameView parent)
{
    return join_if_it_fits(random_label(), parent);
}

std::vector<std::uint8_t> QuestionMaker::random_label()
{
    const std::size_t draw = random_.below(10);
    const Bytes known = random_.one_of(names_).name.view().first_label();
    if (draw < 5 && !known.empty())
        return {known.begin(), known.end()};
    if (draw < 6)
        return {'*'};
    const std::size_t size = draw == 9 ? 1 + random_.below(63) : 1 + random_.below(6);
    std::vector<std::uint8_t> label;
    while (label.size() < size)
        label.push_back(static_cast<std::uint8_t>('a' + random_.below(26)));
    if (random_.happens(3))
        label.front() = static_cast<std::uint8_t>(random_.below(256));
    return label;
}

Name QuestionMaker::in_random_case(const Name& name)
{
    std::vector<std::uint8_t> octets{name.octets().begin(), name.octets().end()};
    for (std::uint8_t& octet : octets) {
        const bool is_letter = (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z');
        if (is_letter && random_.happens(50))
            octet ^= 0x20;
    }
    return Name::from_wire(octets).value();
}

RRType QuestionMaker::type_for(const KnownName& known)
{
    if (random_.happens(1))
        return random_.one_of(odd_types);
    const bool wants_known = random_.happens(55);
    if (wants_known && !known.types.empty())
        return random_.one_of(known.types);
    return random_.one_of(usual_types);
}

RRClass QuestionMaker::random_class()
{
    const std::size_t draw = random_.below(200);
    if (draw < 3)
        return RRClass::ANY;
    return draw < 6 ? RRClass::CH : RRClass::IN;
}

std::uint16_t QuestionMaker::random_flags()
{
    constexpr unsigned usual = HeaderFlag::recursion_desired | HeaderFlag::checking_disabled;
    constexpr unsigned opcode = HeaderFlag::opcode_mask;
    constexpr unsigned response = HeaderFlag::response;
    unsigned mask = usual;
    if (random_.happens(5))
        mask = ~(opcode | response);
    if (random_.happens(1))
        mask |= opcode;
    return static_cast<std::uint16_t>(random_.next() & mask);
}

std::optional<Opt> QuestionMaker::random_opt()
{
    constexpr std::uint16_t sizes[] = {1232, 1232, 1232, 512, 512, 4096, 4096, 4096};
    if (random_.happens(30))
        return std::nullopt;
    Opt opt;
    opt.payload_size = random_.one_of(sizes);
    if (random_.happens(5))
        opt.payload_size = static_cast<std::uint16_t>(random_.next());
    if (random_.happens(50))
        opt.flags = Opt::dnssec_ok_flag;
    if (random_.happens(1))
        opt.version = static_cast<std::uint8_t>(random_.next());
    while (random_.happens(15))
        opt.options.push_back(random_option());
    return opt;
}

EdnsOption QuestionMaker::random_option()
{
    constexpr std::size_t cookie_sizes[] = {8, 8, 8, 16, 24, 24, 40, 7};
    if (random_.happens(40)) {
        const std::size_t size = random_.one_of(cookie_sizes);
        return {OptionCode::COOKIE, random_octets(size)};
    }
    if (random_.happens(15))
        return {OptionCode::ZONEVERSION, random_octets(random_.below(8) == 0 ? 3 : 0)};
    const OptionCode code = random_.one_of(options);
    const std::size_t size = random_.below(12);
    return {code, random_octets(size)};
}

std::vector<std::uint8_t> QuestionMaker::random_octets(std::size_t count)
{
    std::vector<std::uint8_t> octets;
    while (octets.size() < count)
        octets.push_back(static_cast<std::uint8_t>(random_.next()));
    return octets;
}

/// Cuts a packet short, makes it longer, or changes an octet.
void QuestionMaker::damage(std::vector<std::uint8_t>& octets)
{
    const std::size_t draw = random_.below(4);
    if (draw == 0) {
        octets.resize(random_.below(octets.size()));
    } else if (draw == 1) {
        const auto more = random_octets(1 + random_.below(20));
        octets.insert(octets.end(), more.begin(), more.end());
    } else {
        const std::size_t at = random_.below(octets.size());
        octets[at] = static_cast<std::uint8_t>(random_.next());
    }
}

} // namespace namu::testing
