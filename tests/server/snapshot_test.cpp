#include "namu/server/snapshot.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>

using namu::Catalog;
using namu::server::Snapshot;
using namu::server::SnapshotReader;
using namu::server::SnapshotStore;

namespace {

std::shared_ptr<const Snapshot> snapshot_of(std::size_t listeners)
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->catalogs.assign(listeners, std::make_shared<const Catalog>());
    return snapshot;
}

} // namespace

BOOST_AUTO_TEST_CASE(a_reader_begins_with_what_is_published_already)
{
    SnapshotStore store;
    store.publish(snapshot_of(3));

    SnapshotReader reader{store};

    BOOST_TEST(reader.refresh().catalogs.size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_reader_sees_a_new_snapshot_with_its_next_refresh)
{
    SnapshotStore store;
    SnapshotReader reader{store};
    BOOST_TEST(reader.refresh().catalogs.empty());

    store.publish(snapshot_of(2));

    BOOST_TEST(reader.refresh().catalogs.size() == 2U);
}

BOOST_AUTO_TEST_CASE(an_old_snapshot_lives_as_long_as_a_reader_has_not_looked)
{
    SnapshotStore store;
    store.publish(snapshot_of(1));
    SnapshotReader reader{store};
    const std::weak_ptr<const Snapshot> old = store.current();

    store.publish(snapshot_of(2));
    BOOST_TEST(!old.expired());
    BOOST_TEST(reader.refresh().catalogs.size() == 2U);

    BOOST_TEST(old.expired());
}
