#include "programs/serve_plan.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

using namu::Catalog;
using namu::CatalogEntry;
using namu::Name;
using namu::StoredName;
using namu::server::ListenOn;
namespace data = boost::unit_test::data;

namespace {

/// Words of a text, each of them a listener such as `127.0.0.1=a,b` or a name.
std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> out;
    while (!text.empty()) {
        const auto blank = std::min(text.find(' '), text.size());
        out.emplace_back(text.substr(0, blank));
        text.remove_prefix(std::min(blank + 1, text.size()));
    }
    return out;
}

std::vector<ListenOn> listeners(std::string_view text)
{
    std::vector<ListenOn> out;
    for (const std::string& word : words(text))
        out.push_back(*ListenOn::from_text(word, 5353));
    return out;
}

Catalog catalog(std::string_view names)
{
    std::vector<CatalogEntry> entries;
    for (const std::string& name : words(names))
        entries.push_back({*Name::from_text(name), nullptr});
    return Catalog{std::move(entries)};
}

std::string to_text(const namu::FittedPlan& fitted)
{
    std::string out;
    for (const ListenOn& listener : fitted.listeners) {
        out += out.empty() ? "" : " ";
        out += listener.endpoint.address.to_string();
        std::string sign = "=";
        for (const StoredName& zone : listener.zones.value_or(std::vector<StoredName>{})) {
            out += sign + zone.to_text();
            sign = ",";
        }
        out += listener.zones && listener.zones->empty() ? "=" : "";
    }
    for (const StoredName& zone : fitted.misplaced)
        out += " !" + zone.to_text();
    return out;
}

struct Plan {
    std::string open;
    std::string wanted;
    std::string zones;
    std::string fitted; ///< the same, and zones with an exclamation mark that are not where they belong

    friend std::ostream& operator<<(std::ostream& out, const Plan& sample)
    {
        return out << sample.open << " -> " << sample.wanted;
    }
};

// clang-format off
const Plan plans[] = {
    // all as it was
    {"127.0.0.1 ::1",                 "127.0.0.1 ::1",               "a b",   "127.0.0.1 ::1"},
    {"127.0.0.1=a 127.0.0.2=b",       "127.0.0.1=a 127.0.0.2=b",     "a b",   "127.0.0.1=a. 127.0.0.2=b."},
    // a zone has come, gone, or moved to where somebody listens
    {"127.0.0.1=a 127.0.0.2=b",       "127.0.0.1=a,c 127.0.0.2=b",   "a b c", "127.0.0.1=a.,c. 127.0.0.2=b."},
    {"127.0.0.1=a 127.0.0.2=b",       "127.0.0.1",                   "a",     "127.0.0.1 127.0.0.2="},
    {"127.0.0.1=a 127.0.0.2=b",       "127.0.0.2",                   "a b",   "127.0.0.1= 127.0.0.2"},
    // or to where nobody does
    {"127.0.0.1=a 127.0.0.2=b",       "127.0.0.1=a 127.0.0.3=b",     "a b",   "127.0.0.1=a. 127.0.0.2=b. !b."},
    {"127.0.0.1=a 127.0.0.2=b",       "127.0.0.3",                   "a b",   "127.0.0.1=a. 127.0.0.2=b. !a. !b."},
    {"127.0.0.1=a 127.0.0.2=b",       "127.0.0.1=a 127.0.0.2=b 127.0.0.3=c", "a b c", "127.0.0.1=a. 127.0.0.2=b. !c."},
    {"127.0.0.1",                     "127.0.0.1=a 127.0.0.3=b",     "a b",   "127.0.0.1 !b."},
};
// clang-format on

} // namespace

BOOST_DATA_TEST_CASE(a_plan_is_fitted_to_the_listeners_that_are_open, data::make(plans), sample)
{
    const auto fitted =
        namu::fit_plan(listeners(sample.wanted), listeners(sample.open), catalog(sample.zones));

    BOOST_TEST(to_text(fitted) == sample.fitted);
}
