#include "namu/wire/name_builder.hpp"

#include "namu/wire/errc.hpp"

#include <ostream>
#include <string>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace namu;
namespace data = boost::unit_test::data;

namespace {

struct Failure {
    std::string text;
    error_code error;
    std::size_t at;
};

std::ostream& operator<<(std::ostream& out, const Failure& failure)
{
    return out << '"' << failure.text << '"';
}

// clang-format off
const Failure failures[] = {
    {"www..example.",                    WireError::empty_label,    4}, // the dot that ends nothing
    {".example.",                        WireError::empty_label,    0},
    {"www.\\2x.example.",                WireError::bad_escape,     4},
    {"www.ab\\",                         WireError::bad_escape,     6},
    {"www." + std::string(64, 'x') + ".", WireError::label_too_long, 4}, // the label's first octet
    {"www." + std::string(64, 'x'),      WireError::label_too_long, 4},
};
// clang-format on

} // namespace

BOOST_AUTO_TEST_SUITE(name_builder)

BOOST_AUTO_TEST_CASE(labels_and_names_make_one_name)
{
    NameBuilder builder;
    BOOST_TEST(!builder.append_label(as_bytes("a.b")));
    BOOST_TEST(!builder.append_text("c.d"));
    BOOST_TEST(!builder.has_final_dot());
    BOOST_TEST(!builder.append_name(Name::from_text("example.").value()));
    BOOST_TEST(builder.finish().to_text() == "a\\.b.c.d.example.");
}

BOOST_AUTO_TEST_CASE(a_final_dot_is_noticed)
{
    NameBuilder builder;
    BOOST_TEST(!builder.append_text("example."));
    BOOST_TEST(builder.has_final_dot());
    BOOST_TEST(builder.finish().to_text() == "example.");

    NameBuilder of_escape;
    BOOST_TEST(!of_escape.append_text("example\\."));
    BOOST_TEST(!of_escape.has_final_dot());

    NameBuilder of_root;
    BOOST_TEST(!of_root.append_text("."));
    BOOST_TEST(of_root.has_final_dot());
    BOOST_TEST(of_root.finish().is_root());
}

BOOST_DATA_TEST_CASE(the_octet_of_a_mistake_is_known, data::make(failures))
{
    NameBuilder builder;
    BOOST_TEST(builder.append_text(sample.text) == sample.error);
    BOOST_TEST(builder.failed_at() == sample.at);
}

BOOST_AUTO_TEST_CASE(the_limit_counts_all_parts_together)
{
    NameBuilder builder;
    for (int i = 0; i < 3; ++i)
        BOOST_TEST(!builder.append_label(as_bytes(std::string(63, 'x'))));
    BOOST_TEST(builder.append_label(as_bytes(std::string(62, 'x'))) == error_code{WireError::name_too_long});

    NameBuilder full;
    for (int i = 0; i < 127; ++i)
        BOOST_TEST(!full.append_label(as_bytes("x")));
    BOOST_TEST(!full.append_name(NameView{})); // the root adds nothing
    BOOST_TEST(full.finish().octets().size() == 255U);
}

BOOST_AUTO_TEST_CASE(a_name_that_does_not_fit_is_refused_whole)
{
    NameBuilder builder;
    BOOST_TEST(!builder.append_text(std::string(63, 'x') + "." + std::string(63, 'x')));
    const Name tail = Name::from_text(std::string(63, 'y') + "." + std::string(62, 'y')).value();
    BOOST_TEST(builder.append_name(tail) == error_code{WireError::name_too_long});
}

BOOST_AUTO_TEST_SUITE_END()
