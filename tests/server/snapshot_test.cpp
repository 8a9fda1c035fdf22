#include "namu/server/snapshot.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <span>

using namu::Catalog;
using namu::server::ServedView;
using namu::server::Snapshot;
using namu::server::SnapshotReader;
using namu::server::SnapshotStore;
using namu::server::Views;
using namu::server::VirtualServer;

namespace {

std::shared_ptr<const Snapshot> snapshot_of(std::size_t listeners)
{
    auto snapshot = std::make_shared<Snapshot>();
    const auto views = std::make_shared<const Views>(std::make_shared<const Catalog>(),
                                                     std::span<const ServedView>{}, namu::AccessByZone{});
    const auto server = std::make_shared<const VirtualServer>(views, namu::AccessList{});
    snapshot->servers.assign(listeners, server);
    return snapshot;
}

} // namespace

BOOST_AUTO_TEST_CASE(a_reader_begins_with_what_is_published_already)
{
    SnapshotStore store;
    store.publish(snapshot_of(3));

    SnapshotReader reader{store};

    BOOST_TEST(reader.refresh().servers.size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_reader_sees_a_new_snapshot_with_its_next_refresh)
{
    SnapshotStore store;
    SnapshotReader reader{store};
    BOOST_TEST(reader.refresh().servers.empty());

    store.publish(snapshot_of(2));

    BOOST_TEST(reader.refresh().servers.size() == 2U);
}

BOOST_AUTO_TEST_CASE(an_old_snapshot_lives_as_long_as_a_reader_has_not_looked)
{
    SnapshotStore store;
    store.publish(snapshot_of(1));
    SnapshotReader reader{store};
    const std::weak_ptr<const Snapshot> old = store.current();

    store.publish(snapshot_of(2));
    BOOST_TEST(!old.expired());
    BOOST_TEST(reader.refresh().servers.size() == 2U);

    BOOST_TEST(old.expired());
}

BOOST_AUTO_TEST_CASE(nobody_answers_at_a_listener_that_is_not_there_any_more)
{
    auto snapshot = *snapshot_of(3);
    snapshot.servers[1] = nullptr;

    BOOST_TEST(snapshot.find(0) != nullptr);
    BOOST_TEST(snapshot.find(1) == nullptr);
    BOOST_TEST(snapshot.find(2) != nullptr);
    BOOST_TEST(snapshot.find(3) == nullptr);
}
