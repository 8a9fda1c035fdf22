#include "namu/wire/rdata/rdata.hpp"

#include "namu/wire/rdata/rules.hpp"
#include "wire/rdata_sample.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

namespace data = boost::unit_test::data;
using namespace namu;
using namespace namu::test;

namespace {

struct BadText {
    std::string type;
    std::string text;
    std::string_view rule;
    std::size_t token;
};

std::ostream& operator<<(std::ostream& out, const BadText& sample)
{
    return out << sample.type << ' ' << sample.text;
}

const std::string x64(64, 'x');
const std::string x256(256, 'x');
const std::string long_name = std::string(63, 'a') + "." + std::string(63, 'b') + "." + std::string(63, 'c') +
                              "." + std::string(60, 'd');

// clang-format off
const BadText bad_texts[] = {
    {"A", "", "missing-field", 0},
    {"MX", "10", "missing-field", 1},
    {"SOA", "a b 1 2 3 4", "missing-field", 6},
    {"TXT", "", "missing-field", 0},
    {"HINFO", "amd64", "missing-field", 1},
    {"DS", "1 13 2", "missing-field", 3},
    {"TLSA", "3 1 1", "missing-field", 3},
    {"OPENPGPKEY", "", "missing-field", 0},
    {"KEY", "256 3 13", "missing-field", 3},
    {"IPSECKEY", "10 0 2 .", "missing-field", 4},
    {"CAA", "0 issue", "missing-field", 2},
    {"A", "192.0.2.1 192.0.2.2", "too-many-fields", 1},
    {"MX", "10 a b", "too-many-fields", 2},
    {"HINFO", "a b c", "too-many-fields", 2},
    {"CAA", "0 issue ca.example. account=1", "too-many-fields", 3},
    {"URI", "1 2 \"a\" \"b\"", "too-many-fields", 3},
    {"MX", "ten mail", "bad-number", 0},
    {"MX", "mail 10", "bad-number", 0},
    {"MX", "-1 mail", "bad-number", 0},
    {"MX", "+1 mail", "bad-number", 0},
    {"MX", "0x10 mail", "bad-number", 0},
    {"MX", "1h mail", "bad-number", 0},
    {"SOA", "a b 1h 2 3 4 5", "bad-number", 2},
    {"SOA", "a b 1 2x 3 4 5", "bad-number", 3},
    {"SOA", "a b 1 2 h 4 5", "bad-number", 4},
    {"SOA", "a b 1 2 3 1h4 5", "bad-number", 5},
    {"X25", "31x", "bad-number", 0},
    {"MX", "65536 mail", "number-out-of-range", 0},
    {"MX", "99999999999999999999999 mail", "number-out-of-range", 0},
    {"SOA", "a b 4294967296 2 3 4 5", "number-out-of-range", 2},
    {"SOA", "a b 1 7102w 3 4 5", "number-out-of-range", 3},
    {"CAA", "256 issue ca", "number-out-of-range", 0},
    {"IPSECKEY", "10 4 2 . AQNR", "number-out-of-range", 1},
    {"AMTRELAY", "10 2 0 .", "number-out-of-range", 1},
    {"MX", "\"10\" mail", "unexpected-quotes", 0},
    {"NS", "\"ns\"", "unexpected-quotes", 0},
    {"NS", "n\"s\"", "unexpected-quotes", 0},
    {"MX", "1\"0\" mail", "unexpected-quotes", 0},
    {"EUI48", "\"00-00-5e-00-53-2a\"", "unexpected-quotes", 0},
    {"SVCB", "1 . \"alpn=h2\"", "unexpected-quotes", 2},
    {"A", "192.0.2", "bad-ipv4", 0},
    {"A", "192.0.2.1.", "bad-ipv4", 0},
    {"A", "192.000.002.001", "bad-ipv4", 0},
    {"A", "192.0.2.256", "bad-ipv4", 0},
    {"A", "192.0.2.1/24", "bad-ipv4", 0},
    {"A", "2001:db8::1", "bad-ipv4", 0},
    {"A", "www", "bad-ipv4", 0},
    {"AAAA", "192.0.2.1", "bad-ipv6", 0},
    {"AAAA", "2001:db8:::1", "bad-ipv6", 0},
    {"AAAA", "2001::db8::1", "bad-ipv6", 0},
    {"AAAA", "1:2:3:4:5:6:7", "bad-ipv6", 0},
    {"AAAA", "1:2:3:4:5:6:7:8:9", "bad-ipv6", 0},
    {"AAAA", "1:2:3:4::5:6:7:8", "bad-ipv6", 0},
    {"AAAA", "1:2:3:4:5:6:7:192.0.2.1", "bad-ipv6", 0},
    {"AAAA", "::192.0.02.1", "bad-ipv6", 0},
    {"AAAA", "::12345", "bad-ipv6", 0},
    {"AAAA", "1:", "bad-ipv6", 0},
    {"AAAA", ":1", "bad-ipv6", 0},
    {"AAAA", ":", "bad-ipv6", 0},
    {"AAAA", "fe80::1%eth0", "bad-ipv6", 0},
    {"NS", "a..b", "empty-label", 0},
    {"NS", ".a", "empty-label", 0},
    {"MX", "10 a..", "empty-label", 1},
    {"NS", "\\256", "bad-escape", 0},
    {"NS", "\\12", "bad-escape", 0},
    {"NS", "a\\", "bad-escape", 0},
    {"TXT", "a \"\\1\"", "bad-escape", 1},
    {"TXT", "\\300", "bad-escape", 0},
    {"NS", x64, "label-too-long", 0},
    {"NS", long_name, "name-too-long", 0}, // only the origin makes it too long
    {"NS", long_name + ".e.", "name-too-long", 0},
    {"TXT", "a " + x256, "string-too-long", 1},
    {"NSEC3PARAM", "1 0 0 " + x256 + x256, "bad-hex", 3},
    {"TLSA", "3 1 1 0g", "bad-hex", 3},
    {"TLSA", "3 1 1 00 0", "bad-hex", 4},
    {"NSEC3PARAM", "1 0 0 abc", "bad-hex", 3},
    {"NSAP", "47.0005", "bad-hex", 0},
    {"DHCID", "AA ==", "bad-base64", 1},
    {"DHCID", "AAAA AA =", "bad-base64", 2},
    {"DNSKEY", "257 3 13 AQ*D", "bad-base64", 3},
    {"DNSKEY", "257 3 13 AQI", "bad-base64", 3},
    {"DNSKEY", "257 3 13 AQID A", "bad-base64", 4},
    {"DNSKEY", "257 3 13 A===", "bad-base64", 3},
    {"DNSKEY", "257 3 13 ====", "bad-base64", 3},
    {"DNSKEY", "257 3 13 AA==AA==", "bad-base64", 3},
    {"DNSKEY", "257 3 13 AB==", "bad-base64", 3}, // bits left over
    {"CDNSKEY", "0 3 1 0", "bad-base64", 3},
    {"NSEC3", "1 0 0 - 00======", "bad-base32hex", 4},
    {"NSEC3", "1 0 0 - wxyz", "bad-base32hex", 4},
    {"NSEC3", "1 0 0 - 1", "bad-base32hex", 4},
    {"NSEC3", "1 0 0 - 12", "bad-base32hex", 4}, // bits left over
    {"RRSIG", "A 13 1 300 20261322000000 0 1 a AQID", "bad-time", 4},
    {"RRSIG", "A 13 1 300 20230229010101 0 1 a AQID", "bad-time", 4},
    {"RRSIG", "A 13 1 300 0 20230101016001 1 a AQID", "bad-time", 5},
    {"RRSIG", "A 13 1 300 19690101010101 0 1 a AQID", "bad-time", 4},
    {"RRSIG", "A 13 1 300 4294967296 0 1 a AQID", "bad-time", 4},
    {"RRSIG", "A 13 1 300 tomorrow 0 1 a AQID", "bad-time", 4},
    {"RRSIG", "X 13 1 300 0 0 1 a AQID", "bad-covered-type", 0},
    {"NSEC", "a A XYZZY", "bad-type-bitmap", 2},
    {"NSEC", "a A TYPE65536", "bad-type-bitmap", 2},
    {"NSEC", "a ANY", "bad-type-bitmap", 1},
    {"NXT", "a CAA", "bad-type-bitmap", 1},
    {"DS", "1 RSASHA257 2 00", "bad-algorithm", 1},
    {"DNSKEY", "257 3 ED25518 AQID", "bad-algorithm", 2},
    {"CERT", "PGQ 0 0 AQID", "unknown-mnemonic", 0},
    {"DS", "1 13 2 00", "bad-digest-length", 3},
    {"DS", "1 13 1 2BB183AF5F22588179A53B0A98631FAD1A292118 00", "bad-digest-length", 4},
    {"SSHFP", "1 1 00", "bad-digest-length", 2},
    {"NSEC3", "1 0 0 - CPNMUOJ1 A", "bad-digest-length", 4},
    {"NSEC3", "1 0 0 - 2VPTU5TIMAMQTTGL4LUU9KG21E0AOR3S2VPTU5TI", "bad-digest-length", 4},
    {"RRSIG", "A 13 0 300 0 0 1 @ AQID", "bad-signer", 7},
    {"RRSIG", "A 13 1 300 0 0 1 a AQID", "bad-signer", 7},
    {"RRSIG", R"(\# 22 00010D0000000000000000000000000000010161 00AA)", "bad-generic-form", 0},
    {"ZONEMD", "1 1 1 00", "bad-digest-length", 3},
    {"CDS", "0 0 1 0", "bad-hex", 3},
    {"DS", "0 0 0 0", "bad-hex", 3},
    {"IPSECKEY", "10 0 0 . AQNR", "bad-key", 4},
    {"IPSECKEY", "10 0 2 gateway AQNR", "bad-address", 3},
    {"IPSECKEY", "10 1 2 gateway AQNR", "bad-ipv4", 3},
    {"CAA", "0 is-sue ca", "bad-caa-tag", 1},
    {"LOC", "91 N 0 E 0", "bad-loc", 0},
    {"LOC", "0 60 N 0 E 0", "bad-loc", 1},
    {"LOC", "0 0 60 N 0 E 0", "bad-loc", 2},
    {"LOC", "0 0 0.0001 N 0 E 0", "bad-loc", 2},
    {"LOC", "0 0 0 0 N 0 E 0", "bad-loc", 3},
    {"LOC", "N 0 E 0", "bad-loc", 0},
    {"LOC", "0 E 0 N 0", "bad-loc", 1},
    {"LOC", "0 N 181 E 0", "bad-loc", 2},
    {"LOC", "0 N 0 E -100000.01", "bad-loc", 4},
    {"LOC", "0 N 0 E 42849672.96", "bad-loc", 4},
    {"LOC", "0 N 0 E 0 90000000.01", "bad-loc", 5},
    {"LOC", "0 N 0 E 1.555m", "bad-loc", 4},
    {"LOC", "0 N 0 E", "missing-field", 4},
    {"LOC", "0 N 0 E 0 0 0 0 0", "too-many-fields", 8},
    {"APL", "192.0.2.0/24", "bad-address", 0},
    {"APL", "1:192.0.2.0", "bad-address", 0},
    {"APL", "1:192.0.2.0/33", "bad-address", 0},
    {"APL", "1:192.0.2.0/24 2:192.0.2.0/24", "bad-address", 1},
    {"APL", "3:192.0.2.0/24", "bad-address", 0},
    {"EUI48", "00-00-5e-00-53-2a-", "bad-address", 0},
    {"EUI48", "00:00:5e:00:53:2a", "bad-address", 0},
    {"L64", "10 2001:db8::1", "bad-address", 1},
    {"L64", "10 2001:db8:1", "bad-address", 1},
    {"TYPE65280", "192.0.2.1", "generic-form-needed", 0},
    {"TYPE65280", "", "generic-form-needed", 0},
    {"TYPE65280", "\\# 4 0a00", "generic-length-mismatch", 1},
    {"TYPE65280", "\\# 1", "generic-length-mismatch", 1},
    {"TYPE65280", "\\# 0 00", "generic-length-mismatch", 1},
    {"TYPE65280", "\\#", "missing-field", 1},
    {"TYPE65280", "\\# x 00", "bad-number", 1},
    {"TYPE65280", "\\# 65536 00", "number-out-of-range", 1},
    {"TYPE65280", "\\# 1 0x", "bad-hex", 2},
    {"A", "\\# 3 c00002", "bad-generic-form", 0},
    {"A", "\\# 0", "bad-generic-form", 0},
    {"TXT", "\\# 0", "bad-generic-form", 0},
    // RFC 9460 appendix D.3 and §7, §8
    {"SVCB", "1 foo key123=abc key123=def", "bad-svcb-param", 3},
    {"SVCB", "1 foo mandatory", "bad-svcb-param", 2},
    {"SVCB", "1 foo alpn", "bad-svcb-param", 2},
    {"SVCB", "1 foo port", "bad-svcb-param", 2},
    {"SVCB", "1 foo ipv4hint", "bad-svcb-param", 2},
    {"SVCB", "1 foo ipv6hint", "bad-svcb-param", 2},
    {"SVCB", "1 foo no-default-alpn=abc", "bad-svcb-param", 2},
    {"SVCB", "1 foo mandatory=key123", "bad-svcb-param", 2},
    {"SVCB", "1 foo mandatory=mandatory", "bad-svcb-param", 2},
    {"SVCB", "1 foo mandatory=key123,key123 key123=abc", "bad-svcb-param", 2},
    {"HTTPS", "1 . no-default-alpn", "bad-svcb-param", 2},
    {"HTTPS", "1 . port=65536", "bad-svcb-param", 2},
    {"HTTPS", "1 . port=1,2", "bad-svcb-param", 2},
    {"HTTPS", "1 . alpn=a,,b", "bad-svcb-param", 2},
    {"HTTPS", "1 . alpn=h2\\\\.h3", "bad-svcb-param", 2}, // only , and \ are escaped in a list
    {"HTTPS", "1 . alpn=h2\\\\", "bad-svcb-param", 2},
    {"HTTPS", "1 . alpn=" + x256, "bad-svcb-param", 2},
    {"HTTPS", "1 . alpn=h2 ech=", "bad-svcb-param", 3},
    {"HTTPS", "1 . ech=W", "bad-svcb-param", 2},
    {"HTTPS", "1 . ipv4hint=::1", "bad-svcb-param", 2},
    {"HTTPS", "1 . ipv6hint=::1,,::2", "bad-svcb-param", 2},
    {"HTTPS", "1 . dohpath=/dns-query", "bad-svcb-param", 2},
    {"HTTPS", "1 . dohpath=q{?dns}", "bad-svcb-param", 2},
    {"HTTPS", "1 . dohpath=/q{?dnsx,y", "bad-svcb-param", 2},
    {"HTTPS", "1 . dohpath=/q{?dnsx,y}", "bad-svcb-param", 2},
    {"HTTPS", "1 . tls-supported-groups=29,23,29", "bad-svcb-param", 2},
    {"HTTPS", "1 . key065534", "bad-svcb-param", 2},
    {"HTTPS", "1 . key65535", "bad-svcb-param", 2},
    {"HTTPS", "1 . key65536", "bad-svcb-param", 2},
    {"HTTPS", "1 . key3=x", "bad-svcb-param", 2}, // opaque, but not a port
    {"HTTPS", "1 . PORT=53", "bad-svcb-param", 2},
    {"HTTPS", "1 . apln=h2", "bad-svcb-param", 2},
    {"HTTPS", "1 . =h2", "bad-svcb-param", 2},
    {"HTTPS", "1 . key1000=\"\"alpn", "bad-svcb-param", 2},
    {"HTTPS", "1 . key1000=\\1", "bad-svcb-param", 2},
    {"SVCB", "1 . oops=1 port=53 key65000=a", "bad-svcb-param", 2},
};

/// Words that must be in what the author of the file gets to read.
struct Words {
    std::string type;
    std::string text;
    std::string_view message;
    std::string_view hint;
};

const Words words[] = {
    {"MX", "ten mail", "MX preference `ten` is not a number", "preference, mail server"},
    {"MX", "65536 mail", "MX preference `65536` is above 65535", "from 0 to 65535"},
    {"MX", "10", "MX ends before its mail server", "MX takes: preference, mail server"},
    {"A", "192.0.2.1 192.0.2.2", "a field too many: `192.0.2.2`", "a record for each"},
    {"CAA", "0 issue ca.example. x", "a field too many: `x`", "needs quotes"},
    {"A", "2001:db8::1", "not an IPv4 address", "use an AAAA record"},
    {"AAAA", "192.0.2.1", "not an IPv6 address", "use an A record"},
    {"A", "192.000.002.001", "not an IPv4 address", "write 192.0.2.1"},
    {"A", "192.0.2", "not an IPv4 address", "this has 3"},
    {"A", "192.0.2.256", "not an IPv4 address", "256 is above 255"},
    {"AAAA", "2001:db8::/32", "not an IPv6 address", "without prefix length"},
    {"TXT", x256, "256 octets long, limit 255", "\"...\" \"...\""},
    {"HINFO", "a " + x256, "256 octets long, limit 255", "shorten"},
    {"NS", x64 + ".example.", "64 octets long, limit 63", "shorten"},
    {"NS", long_name, "longer than 255 octets", "example."},
    {"DNSKEY", "257 3 13 AQ*D", "`*` at character 3", "base64"},
    {"DS", "1 13 2 00", "has 1 octets, its type needs 32", "64 hex digits"},
    {"NSEC", "a A NSEC4", "no record type `NSEC4`", "did you mean `NSEC"},
    {"DNSKEY", "257 3 ED25518 AQID", "`ED25518` is not known", "did you mean `ED25519`?"},
    {"HTTPS", "1 . alpm=h2", "no service parameter key `alpm`", "did you mean"},
    {"HTTPS", "1 . port=99999", "`port=99999`", "0 to 65535"},
    {"HTTPS", "1 . mandatory=alpn", "alpn is mandatory but not there", "add it"},
    {"TYPE65280", "\\# 4 0a00", "says 4 octets but holds 2 octets", "write 2"},
    {"TYPE65280", "hello", "the fields of TYPE65280 are not known", "\\# length"},
    {"RRSIG", "A 13 1 300 20261322000000 0 1 a AQID", "is not a date", "YYYYMMDDHHmmSS"},
};
// clang-format on

std::ostream& operator<<(std::ostream& out, const Words& sample)
{
    return out << sample.type << ' ' << sample.text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(rdata_errors)

BOOST_DATA_TEST_CASE(bad_text_breaks_a_rule_at_a_token, data::make(bad_texts), sample)
{
    const auto read = read_text(sample.type, sample.text);

    BOOST_TEST_REQUIRE(read.error.has_value());
    BOOST_TEST(read.error->rule->id == sample.rule, read.error->message);
    BOOST_TEST(read.error->token == sample.token);
    BOOST_TEST(!read.error->message.empty());
    BOOST_TEST(!read.error->hint.empty());
}

BOOST_DATA_TEST_CASE(messages_speak_the_words_of_the_file, data::make(words), sample)
{
    const auto read = read_text(sample.type, sample.text);

    BOOST_TEST_REQUIRE(read.error.has_value());
    BOOST_TEST(read.error->message.find(sample.message) != std::string::npos, read.error->message);
    BOOST_TEST(read.error->hint.find(sample.hint) != std::string::npos, read.error->hint);
}

BOOST_AUTO_TEST_CASE(every_rule_that_a_text_breaks_is_in_the_table_of_rules)
{
    for (const auto& sample : bad_texts) {
        const bool listed = std::ranges::any_of(
            rdata::rules(), [&](const DiagnosticRule& rule) { return rule.id == sample.rule; });
        BOOST_TEST(listed, sample.rule);
    }
}

BOOST_AUTO_TEST_CASE(rules_of_fields_name_the_definition_of_their_type)
{
    BOOST_TEST(read_text("MX", "ten mail").error->rule->source == "RFC 1035 §3.3.9");
    BOOST_TEST(read_text("A", "").error->rule->source == "RFC 1035 §3.4.1");
    BOOST_TEST(read_text("SOA", "a b 4294967296 2 3 4 5").error->rule->source == "RFC 1035 §3.3.13");
}

BOOST_AUTO_TEST_SUITE_END()
