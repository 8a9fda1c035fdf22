#include "programs/journey/url_parts.hpp"

#include <ostream>
#include <string>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace namu::journey {
namespace {

namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(url_parts)

/// All parts in one line, those that are missing left out.
std::string text_of(const UrlParts& url)
{
    std::string text{to_text(url.scheme)};
    const auto add = [&text](const char* name, const std::string& value) {
        if (!value.empty())
            text.append(" ").append(name).append("=").append(value);
    };
    add("user", url.user.value_or(""));
    add("password", url.password.value_or(""));
    add("mailbox", url.mailbox);
    add("host", url.host);
    add("port", url.port ? std::to_string(*url.port) : "");
    add("group", url.newsgroup);
    add("path", url.path);
    add("file", url.file);
    add("extension", url.extension);
    add("query", url.query.value_or(""));
    add("fragment", url.fragment.value_or(""));
    return text;
}

struct Sample {
    std::string url;
    std::string parts;

    friend std::ostream& operator<<(std::ostream& out, const Sample& sample) { return out << sample.url; }
};

// clang-format off
const Sample samples[] = {
    {"http://user:password@www.google.com:80/dir/file1.html",
     "http user=user password=password host=www.google.com port=80 path=/dir/file1.html file=file1.html extension=html"},
    {"ftp://user:password@ftp.cyber.co.kr:21/dir/file1.html",
     "ftp user=user password=password host=ftp.cyber.co.kr port=21 path=/dir/file1.html file=file1.html extension=html"},
    {"file://localhost/c:/path/file1.zip",
     "file host=localhost path=/c:/path/file1.zip file=file1.zip extension=zip"},
    {"mailto:tone@cyber.co.kr",           "mailto mailbox=tone host=cyber.co.kr"},
    {"news:comp.protocols.tcp-ip",        "news group=comp.protocols.tcp-ip"},
    {"http://www.google.com",             "http host=www.google.com"},
    {"HTTP://WWW.Google.com./Dir/",       "http host=www.google.com path=/Dir/"},
    {"http://[2001:DB8::1]:8080/",        "http host=2001:db8::1 port=8080 path=/"},
    {"http://192.0.2.1/kim",              "http host=192.0.2.1 path=/kim file=kim"},
    {"http://www.test/a%20b.txt?q=%41#x", "http host=www.test path=/a b.txt file=a b.txt extension=txt query=q=A fragment=x"},
    {"http://www.test/.profile",          "http host=www.test path=/.profile file=.profile"},
    {"http://www.test/name.",             "http host=www.test path=/name. file=name."},
    {"http://www.test:/",                 "http host=www.test path=/"},
    {"file:///etc/hosts",                 "file path=/etc/hosts file=hosts"},
};

const Sample forms[] = {
    {"http://www.test",            "omitted"},
    {"http://www.test/",           "omitted"},
    {"http://www.test/?q",         "omitted"},
    {"http://www.test/dir/",       "directory"},
    {"http://www.test/kim",        "no extension"},
    {"http://www.test/dir/f.html", "file"},
};

const Sample bad_urls[] = {
    {"www.google.com",          "write http://www.google.com"},
    {"www.google.com/dir",      "write http://www.google.com/dir"},
    {"www.google.com:80/dir",   "write http://www.google.com:80/dir"},
    {"localhost:80",            "write http://localhost:80"},
    {"https://www.test/",       "no TLS: write http://"},
    {"gopher://www.test/",      "of the scheme `gopher` nothing is known here"},
    {"http:/www.test",          "two slashes and a host"},
    {"http://",                 "it has no host"},
    {"ftp:///file",             "it has no host"},
    {"http://www.test:65536/",  "port 65536 is not between 1 and 65535"},
    {"http://www.test:0/",      "port 0 is not"},
    {"http://a%20b/",           "`a b` is neither a host name nor an address"},
    {"http://a..b/",            "`a..b` is neither a host name nor an address"},
    {"http://a b/",             "write %20"},
    {"http://\xED\x95\x9C.kr/", "write a name as xn--"},
    {"http://www.test/%zz",     "it is no URL"},
    {"mailto:tone",             "a mail address has a user"},
    {"news:",                   "it names no newsgroup"},
    {"",                        "it is no URL"},
};
// clang-format on

// RFC 3986 §3
BOOST_DATA_TEST_CASE(a_url_has_parts, data::make(samples), sample)
{
    const auto url = parse_url(sample.url);

    BOOST_TEST_REQUIRE(url.parts.has_value(), url.complaint);
    BOOST_TEST(text_of(*url.parts) == sample.parts);
}

BOOST_DATA_TEST_CASE(a_path_tells_what_it_leads_to, data::make(forms), sample)
{
    const char* const names[] = {"omitted", "directory", "file", "no extension"};

    BOOST_TEST(names[static_cast<std::size_t>(parse_url(sample.url).parts.value().path_form)] ==
               sample.parts);
}

BOOST_DATA_TEST_CASE(what_is_no_url_is_told_how_to_be_one, data::make(bad_urls), sample)
{
    const auto url = parse_url(sample.url);

    BOOST_TEST_REQUIRE(!url.parts.has_value());
    BOOST_TEST(url.complaint.find(sample.parts) != std::string::npos, url.complaint);
}

BOOST_AUTO_TEST_CASE(a_password_is_not_in_the_text_to_be_shown)
{
    const auto url = parse_url("http://user:secret@www.test/dir/?a=b#c");

    BOOST_TEST(url.parts.value().without_password == "http://user:********@www.test/dir/?a=b#c");
    BOOST_TEST(parse_url("user:secret@www.test").complaint.find("secret") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_request_asks_for_path_and_query_as_they_were_written)
{
    BOOST_TEST(parse_url("http://www.test").parts.value().target == "/");
    BOOST_TEST(parse_url("http://www.test?q").parts.value().target == "/?q");
    BOOST_TEST(parse_url("http://www.test/a%20b?q=%41#x").parts.value().target == "/a%20b?q=%41");
}

BOOST_AUTO_TEST_CASE(a_reference_is_taken_from_where_it_stands)
{
    const UrlParts base = parse_url("http://www.test:8080/dir/file.html").parts.value();

    BOOST_TEST(parse_url_at(base, "/other/").parts.value().without_password == "http://www.test:8080/other/");
    BOOST_TEST(parse_url_at(base, "next.html").parts.value().path == "/dir/next.html");
    BOOST_TEST(parse_url_at(base, "http://other.test/").parts.value().host == "other.test");
    BOOST_TEST(!parse_url_at(base, "https://other.test/").parts.has_value());
    BOOST_TEST(!parse_url_at(base, "http://[").parts.has_value());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu::journey
