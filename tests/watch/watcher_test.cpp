#include "namu/watch/watcher.hpp"

#include "namu/watch/folders_of.hpp"

#include "load/temporary_folder.hpp"

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace namu::watch;
using namespace std::chrono_literals;
namespace data = boost::unit_test::data;
namespace fs = std::filesystem;

namespace {

/// A folder with a zone file, watched; what has changed is gathered.
struct Fixture {
    void start(Mode mode = Mode::inotify)
    {
        watcher = std::make_unique<Watcher>(
            context, WatchSettings{mode, {.quiet = 20ms, .unended = 60ms, .open = 2s}, 20ms},
            [this](const Watcher::Change& change) {
                files.insert(change.files.begin(), change.files.end());
                has_names = has_names || change.names;
            });
        watch();
        has_names = false;
    }
    /// All folders of today, and what came into them before that.
    void watch()
    {
        has_names = false;
        watcher->watch({{path}, {folder.path()}}, std::chrono::system_clock::now() + 1h);
        if (watcher->mode() != Mode::off)
            BOOST_TEST(comes([this] { return has_names; }));
    }
    void write(const std::string& text) const { std::ofstream{path} << text; }

    /// Runs until the condition holds, ten seconds at most.
    bool comes(const std::function<bool()>& is_there)
    {
        const auto end = std::chrono::steady_clock::now() + 10s;
        while (!is_there() && std::chrono::steady_clock::now() < end)
            context.run_one_for(10ms);
        return is_there();
    }
    bool file_changes()
    {
        files.clear();
        return comes([this] { return files.contains(path); });
    }

    namu::test::TemporaryFolder folder;
    std::string path = folder.write("example.com.zone", "one\n");
    boost::asio::io_context context;
    std::unique_ptr<Watcher> watcher;
    std::set<std::string> files;
    bool has_names = false;
};

const auto modes = data::make({0, 1});

Mode mode_of(int number)
{
    return number == 0 ? Mode::inotify : Mode::poll;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(watcher, Fixture)

BOOST_DATA_TEST_CASE_F(Fixture, a_file_that_is_written_anew_is_noticed, modes, mode)
{
    start(mode_of(mode));
    write("two\n");
    BOOST_TEST(file_changes());
    write("three\n");
    BOOST_TEST(file_changes());
}

BOOST_DATA_TEST_CASE_F(Fixture, a_file_that_another_is_moved_over_is_noticed, modes, mode)
{
    start(mode_of(mode));
    for (const std::string text : {"two\n", "three\n"}) {
        fs::rename(folder.write("new", text), path);
        BOOST_TEST(file_changes());
    }
}

BOOST_DATA_TEST_CASE_F(Fixture, names_that_come_and_go_in_the_folder_and_below_are_noticed, modes, mode)
{
    start(mode_of(mode));
    const auto names_change = [&] {
        has_names = false;
        return comes([&] { return has_names; });
    };
    folder.write("other.zone");
    BOOST_TEST(names_change());
    fs::remove(folder.path("other.zone"));
    BOOST_TEST(names_change());
    fs::create_directory(folder.path("below"));
    BOOST_TEST(names_change());
    watch();
    folder.write("below/third.zone");
    BOOST_TEST(names_change());
}

BOOST_AUTO_TEST_CASE(where_all_folders_are_watched_already_nothing_counts_as_changed)
{
    start();
    watcher->watch({{path}, {folder.path()}}, std::chrono::system_clock::now() + 1h);
    context.run_for(200ms);
    BOOST_TEST(!has_names);
}

BOOST_AUTO_TEST_CASE(what_a_link_leads_to_is_noticed_and_so_is_the_link)
{
    // As mounted configuration is changed: example.com.zone -> data/..., data -> version1 or version2.
    folder.write("version1/example.com.zone", "one\n");
    folder.write("version2/example.com.zone", "two\n");
    fs::create_directory_symlink("version1", folder.path("data"));
    fs::remove(path);
    fs::create_symlink("data/example.com.zone", path);
    start();

    folder.write("version1/example.com.zone", "one more\n");
    BOOST_TEST(file_changes());
    fs::create_directory_symlink("version2", folder.path("data.new"));
    fs::rename(folder.path("data.new"), folder.path("data"));
    BOOST_TEST(file_changes());
    watcher->watch({{path}, {folder.path()}}, std::chrono::system_clock::now() + 1h);
    folder.write("version2/example.com.zone", "two more\n");
    BOOST_TEST(file_changes());
}

BOOST_AUTO_TEST_CASE(nothing_is_noticed_where_nothing_is_watched)
{
    start(Mode::off);
    write("two\n");
    context.run_for(200ms);
    BOOST_TEST(files.empty());
    BOOST_TEST(!has_names);
}

BOOST_AUTO_TEST_CASE(the_folders_of_a_file_that_is_not_there_are_the_nearest_that_are)
{
    std::set<std::string> folders;
    add_folders_of(folder.path("no/such/file"), folders);
    BOOST_TEST(
        (folders == std::set<std::string>{folder.path().substr(0, folder.path().find_last_not_of('/') + 1)}));
}

BOOST_AUTO_TEST_SUITE_END()
