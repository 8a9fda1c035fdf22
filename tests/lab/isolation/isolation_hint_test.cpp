#include "namu/lab/isolation/isolation.hpp"

#include "support/folder.hpp"

#include <ostream>
#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(isolation_hint)

/// A file below /proc that forbids namespaces, and what has to stand in the hint.
struct Forbidden {
    std::string file;
    std::string text;
    std::string advice;

    friend std::ostream& operator<<(std::ostream& out, const Forbidden& f) { return out << f.file; }
};

// clang-format off
const Forbidden forbidden[] = {
    {"sys/kernel/unprivileged_userns_clone", "0\n", "sysctl kernel.unprivileged_userns_clone=1"},
    {"sys/user/max_user_namespaces", "0\n", "sysctl user.max_user_namespaces="},
    {"sys/user/max_net_namespaces", "0\n", "sysctl user.max_net_namespaces="},
    {"sys/user/max_mnt_namespaces", "0\n", "sysctl user.max_mnt_namespaces="},
    {"sys/kernel/apparmor_restrict_unprivileged_userns", "1\n", "AppArmor profile"},
    {"self/status", "Name:\tnamu\nSeccomp:\t2\nSeccomp_filters:\t1\n", "--security-opt seccomp=unconfined"},
};
// clang-format on

BOOST_DATA_TEST_CASE(who_forbids_it_is_named, data::make(forbidden), sample)
{
    const testing::Folder proc;
    proc.write("sys/user/max_user_namespaces", "96365\n");
    proc.write("sys/kernel/unprivileged_userns_clone", "1\n");
    proc.write("sys/kernel/apparmor_restrict_unprivileged_userns", "0\n");
    proc.write(sample.file, sample.text);

    BOOST_TEST(lab::isolation_hint(proc.path()).find(sample.advice) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(where_nobody_is_seen_to_forbid_it_root_may_help)
{
    const testing::Folder proc;
    proc.write("sys/user/max_user_namespaces", "96365\n");
    proc.write("self/status", "Name:\tnamu\nSeccomp:\t0\n");

    BOOST_TEST(lab::isolation_hint(proc.path()).starts_with("run it as root"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
