#include "namu/tree/tree_report.hpp"

#include <ostream>
#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace namu {
namespace {

namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(patch_paths)

struct Sample {
    std::string folder;
    std::string file;
    std::string path;
};

std::ostream& operator<<(std::ostream& out, const Sample& sample)
{
    return out << sample.folder;
}

const Sample samples[] = {
    {"zones", "zones/a.zone", "zones/a.zone"},
    {"zones/", "zones//sub/a.zone", "zones/sub/a.zone"},
    {".", "./a.zone", "a.zone"},
    {"./zones", "./zones/a.zone", "zones/a.zone"},
    {"/srv/zones", "/srv/zones/sub/a.zone", "sub/a.zone"},
    {"/srv/zones/", "/srv/zones/a.zone", "a.zone"},
    {"../zones", "../zones/a.zone", "a.zone"},
};

BOOST_DATA_TEST_CASE(files_are_called_so_that_patch_finds_them, data::make(samples), sample)
{
    BOOST_TEST(PatchPaths{sample.folder}(sample.file) == sample.path);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu
