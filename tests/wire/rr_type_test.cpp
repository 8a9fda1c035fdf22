#include "namu/wire/rr_type.hpp"

#include <ostream>
#include <string>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace namu;
namespace data = boost::unit_test::data;

namespace {

struct Row {
    std::uint16_t number;
    std::string mnemonic;
};

std::ostream& operator<<(std::ostream& out, const Row& row)
{
    return out << row.mnemonic;
}

// IANA registry "Resource Record (RR) TYPEs", without those that have no mnemonic.
// clang-format off
const Row registry[] = {
    {1, "A"}, {2, "NS"}, {3, "MD"}, {4, "MF"}, {5, "CNAME"}, {6, "SOA"}, {7, "MB"}, {8, "MG"}, {9, "MR"},
    {10, "NULL"}, {11, "WKS"}, {12, "PTR"}, {13, "HINFO"}, {14, "MINFO"}, {15, "MX"}, {16, "TXT"},
    {17, "RP"}, {18, "AFSDB"}, {19, "X25"}, {20, "ISDN"}, {21, "RT"}, {22, "NSAP"}, {23, "NSAP-PTR"},
    {24, "SIG"}, {25, "KEY"}, {26, "PX"}, {27, "GPOS"}, {28, "AAAA"}, {29, "LOC"}, {30, "NXT"}, {31, "EID"},
    {32, "NIMLOC"}, {33, "SRV"}, {34, "ATMA"}, {35, "NAPTR"}, {36, "KX"}, {37, "CERT"}, {38, "A6"},
    {39, "DNAME"}, {40, "SINK"}, {41, "OPT"}, {42, "APL"}, {43, "DS"}, {44, "SSHFP"}, {45, "IPSECKEY"},
    {46, "RRSIG"}, {47, "NSEC"}, {48, "DNSKEY"}, {49, "DHCID"}, {50, "NSEC3"}, {51, "NSEC3PARAM"},
    {52, "TLSA"}, {53, "SMIMEA"}, {55, "HIP"}, {56, "NINFO"}, {57, "RKEY"}, {58, "TALINK"}, {59, "CDS"},
    {60, "CDNSKEY"}, {61, "OPENPGPKEY"}, {62, "CSYNC"}, {63, "ZONEMD"}, {64, "SVCB"}, {65, "HTTPS"},
    {66, "DSYNC"}, {67, "HHIT"}, {68, "BRID"}, {99, "SPF"}, {100, "UINFO"}, {101, "UID"}, {102, "GID"},
    {103, "UNSPEC"}, {104, "NID"}, {105, "L32"}, {106, "L64"}, {107, "LP"}, {108, "EUI48"}, {109, "EUI64"},
    {128, "NXNAME"}, {249, "TKEY"}, {250, "TSIG"}, {251, "IXFR"}, {252, "AXFR"}, {253, "MAILB"},
    {254, "MAILA"}, {255, "ANY"}, {256, "URI"}, {257, "CAA"}, {258, "AVC"}, {259, "DOA"}, {260, "AMTRELAY"},
    {261, "RESINFO"}, {262, "WALLET"}, {263, "CLA"}, {264, "IPN"}, {32768, "TA"}, {32769, "DLV"},
};

const std::string no_types[] = {
    "", "AA", "TYPE", "TYPE-1", "TYPE+1", "TYPE65536", "TYPE1x", "TYPE 1", "TYP1", "1", "A ", "*", "NSEC4", "NULL_RR",
    "TYPE99999999999999999999",
};
// clang-format on

std::string small(std::string text)
{
    for (char& c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(rr_type)

BOOST_DATA_TEST_CASE(every_mnemonic_is_printed_and_read, data::make(registry))
{
    const auto type = static_cast<RRType>(sample.number);
    BOOST_TEST(to_text(type) == sample.mnemonic);
    BOOST_TEST(mnemonic(type) == sample.mnemonic);
    BOOST_TEST((rr_type_from_text(sample.mnemonic) == type));
    BOOST_TEST((rr_type_from_text(small(sample.mnemonic)) == type));
    BOOST_TEST((rr_type_from_text("TYPE" + std::to_string(sample.number)) == type));
}

BOOST_AUTO_TEST_CASE(every_number_is_read_back_from_its_text)
{
    std::size_t mnemonics = 0;
    for (unsigned number = 0; number <= 0xffff; ++number) {
        const auto type = static_cast<RRType>(number);
        const bool is_known = !mnemonic(type).empty();
        mnemonics += is_known ? 1 : 0;
        const std::string text = to_text(type);
        if (!is_known)
            BOOST_TEST(text == "TYPE" + std::to_string(number));
        BOOST_TEST((rr_type_from_text(text) == type));
    }
    BOOST_TEST(mnemonics == std::size(registry));
    BOOST_TEST(rr_type_mnemonics().size() == std::size(registry));
    for (const auto word : rr_type_mnemonics_in_use())
        BOOST_TEST((word != "MF" && word != "MD" && word != "ANY" && rr_type_from_text(word)), word);
}

BOOST_DATA_TEST_CASE(what_is_no_type_is_refused, data::make(no_types))
{
    BOOST_TEST(!rr_type_from_text(sample).has_value());
}

BOOST_AUTO_TEST_CASE(the_generic_form_is_read_in_any_case)
{
    BOOST_TEST((rr_type_from_text("type65535") == static_cast<RRType>(65535)));
    BOOST_TEST((rr_type_from_text("tYpE00028") == RRType::AAAA));
    BOOST_TEST((rr_type_from_text("TYPE0") == static_cast<RRType>(0)));
}

BOOST_AUTO_TEST_CASE(types_of_questions_and_messages_are_known)
{
    for (const unsigned number : {0U, 41U, 128U, 249U, 250U, 251U, 252U, 253U, 254U, 255U})
        BOOST_TEST(is_meta(static_cast<RRType>(number)));
    for (const unsigned number : {1U, 40U, 42U, 127U, 256U, 257U, 32768U, 65535U})
        BOOST_TEST(!is_meta(static_cast<RRType>(number)));
}

BOOST_AUTO_TEST_CASE(a_number_is_digits_and_nothing_else)
{
    BOOST_TEST((u16_from_text("0") == 0));
    BOOST_TEST((u16_from_text("65535") == 65535));
    BOOST_TEST((u16_from_text("007") == 7));
    for (const std::string_view text : {"", "65536", "-1", "+1", " 1", "1 ", "0x1", "a"})
        BOOST_TEST(!u16_from_text(text).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
