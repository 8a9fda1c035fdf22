#include "namu/privilege/confine.hpp"

#include "support/child.hpp"

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <string>

using namespace namu::privilege;
using namu::testing::in_child;

namespace {

std::string measures(const Confined& confined)
{
    std::string text;
    for (const Fact& fact : confined.facts) {
        if (fact.measure != "user" && fact.measure != "capabilities")
            text.append(fact.measure).append(" ");
    }
    return text + confined.failure;
}

} // namespace

BOOST_AUTO_TEST_SUITE(confine_process)

BOOST_AUTO_TEST_CASE(everything_is_tried_in_order)
{
    BOOST_TEST(in_child([] { return measures(give_up_rights({})) + measures(confine({})); }) ==
               "no-new-privs landlock seccomp ");
}

BOOST_AUTO_TEST_CASE(what_is_switched_off_is_left_out)
{
    const auto seen =
        in_child([] { return measures(confine({.landlock = Wish::off, .seccomp = Wish::off})); });

    BOOST_TEST(seen == "");
}

BOOST_AUTO_TEST_CASE(only_what_is_demanded_can_keep_a_server_from_starting)
{
    const FileAccess gone{.read = {"/namu/no/such/folder"}, .write = {}, .execute = {}};
    const auto with = [&](Wish wish) {
        return in_child(
            [&] { return confine({.files = gone, .landlock = wish, .seccomp = Wish::off}).failure; });
    };

    BOOST_TEST(with(Wish::if_possible) == "");
    BOOST_TEST(with(Wish::demanded).starts_with("landlock is demanded: "), with(Wish::demanded));
}

BOOST_AUTO_TEST_CASE(root_that_cannot_become_the_user_it_was_told_does_not_go_on)
{
    if (::geteuid() != 0)
        return;
    const auto seen = in_child([] {
        // Without any capability, root cannot change who it is.
        static_cast<void>(drop_privileges({}, LowPorts::no));
        return give_up_rights({.identity = *find_identity("nobody")}).failure;
    });

    BOOST_TEST(seen.starts_with("cannot become nobody: "), seen);
}

BOOST_AUTO_TEST_SUITE_END()
