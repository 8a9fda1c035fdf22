#include "namu/lab/isolation/resolver_files.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;

BOOST_AUTO_TEST_SUITE(resolver_files)

BOOST_AUTO_TEST_CASE(hosts_are_asked_of_dns_and_nobody_else)
{
    BOOST_TEST(lab::with_hosts_by_dns(
                   "passwd: files systemd\n"
                   "hosts:  files mymachines resolve [!UNAVAIL=return] files myhostname dns\n"
                   "networks: files\n") == "passwd: files systemd\nnetworks: files\nhosts: files dns\n");
}

BOOST_AUTO_TEST_CASE(a_comment_is_no_line_for_hosts)
{
    BOOST_TEST(lab::with_hosts_by_dns("# hosts: resolve\n\thosts: resolve") ==
               "# hosts: resolve\nhosts: files dns\n");
}

BOOST_AUTO_TEST_CASE(without_a_file_there_is_that_line)
{
    BOOST_TEST(lab::with_hosts_by_dns("") == "hosts: files dns\n");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
