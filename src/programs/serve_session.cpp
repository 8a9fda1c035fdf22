#include "programs/serve_session.hpp"

#include "namu/config/changes.hpp"
#include "namu/control/control_server.hpp"
#include "namu/privilege/own_folder.hpp"
#include "namu/server/image_writer.hpp"
#include "namu/systemd/notifier.hpp"
#include "namu/systemd/passed_sockets.hpp"
#include "namu/watch/watcher.hpp"
#include "programs/command.hpp"
#include "programs/control_socket.hpp"
#include "programs/counted.hpp"
#include "programs/lasting_trouble.hpp"
#include "programs/ready_line.hpp"
#include "programs/serve_changes.hpp"
#include "programs/serve_control.hpp"
#include "programs/serve_files.hpp"
#include "programs/serve_plan.hpp"
#include "programs/serve_port_file.hpp"
#include "programs/serve_privilege.hpp"
#include "programs/serve_report.hpp"
#include "programs/serve_zones.hpp"
#include "programs/terminal.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <exception>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace namu {
namespace {

constexpr std::chrono::seconds drain_limit{5};
constexpr std::chrono::seconds serial_retry{5};
constexpr std::string_view serials_not_kept = "served serials cannot be kept for the next start: ";

/// A zone that another file stands for has no image: the two would take each other's place.
std::vector<ImageDue> images_due(std::vector<ServeZones::Part>& parts)
{
    std::vector<ImageDue> due;
    for (ServeZones::Part& part : parts) {
        for (server::ZoneReport& report : part.round.reports) {
            if (report.loaded.image_due)
                due.push_back(std::move(*report.loaded.image_due));
        }
    }
    return due;
}

std::string serial_trouble_in(const std::vector<ServeZones::Part>& parts)
{
    std::string trouble;
    for (const ServeZones::Part& part : parts)
        trouble = std::max(trouble, part.round.trouble);
    return trouble;
}

/// Why nobody knows which zones there are: then none is read. Empty: that is known.
std::string collecting_trouble_in(const std::vector<ServeZones::Part>& parts)
{
    for (const ServeZones::Part& part : parts) {
        for (const Diagnostic& one : part.round.collected.diagnostics.kept()) {
            if (one.is_error())
                return one.message;
        }
    }
    return {};
}

bool is_good(const CatalogEntry& entry)
{
    return entry.zone != nullptr;
}

bool has_good_zone(const ServeZones& zones)
{
    return std::ranges::any_of(zones.keepers(), [](const ServeZones::Kept& kept) {
        return std::ranges::any_of(kept.keeper->zones()->entries(), is_good);
    });
}

/// One life of `namu serve`.
class ServeSession final : public ServeHost {
public:
    explicit ServeSession(ServeOptions options)
        : options_{std::move(options)},
          signals_{context_},
          zones_{options_}
    {
        if (options_.images) {
            image_writer_.emplace(*options_.images,
                                  [this, is_told = options_.is_state_given](const std::string& trouble) {
                                      if (is_told)
                                          print_error(image_report(trouble));
                                  });
        }
    }

    int run()
    {
        signals_.add(SIGHUP); // before any thread is there, so that one in the first moments is kept
        // Scripts made for other servers send these; they must not end this one.
        std::signal(SIGUSR1, SIG_IGN);
        std::signal(SIGUSR2, SIG_IGN);
        end_at_once_while_loading();
        if (!give_up_rights() || !load() || !take_given_sockets() || !open() || !write_port() ||
            !open_control() || !confine())
            return status_bad;
        signals_.add(SIGTERM);
        signals_.add(SIGINT);
        if (!start())
            return status_bad;
        watch();
        if (image_writer_)
            image_writer_->write(
                std::exchange(images_due_, {})); // also where none is due: see what it removes
        wait_for_signal();
        watch_over_workers();
        context_.run();
        notifier_.stopping("giving the last answers");
        server_->drain(drain_limit);
        return status_fine;
    }

private:
    [[nodiscard]] const ServeZones& zones() const override { return zones_; }
    [[nodiscard]] const server::Server& server() const override { return *server_; }
    [[nodiscard]] std::chrono::system_clock::time_point started_at() const override { return started_at_; }
    [[nodiscard]] std::string last_reload() const override { return last_reload_; }
    [[nodiscard]] std::string troubles() const override
    {
        const std::string serials = serial_trouble_.now();
        const std::string images = image_trouble_.now();
        return (collecting_trouble_.empty() ? "" : "no file is read: " + collecting_trouble_ + "\n") +
               (serials.empty() ? "" : std::string{serials_not_kept} + serials + "\n") +
               (images.empty() ? "" : images + "\n");
    }
    [[nodiscard]] std::string watched_how() const override
    {
        switch (watcher_ ? watcher_->mode() : watch::Mode::off) {
        case watch::Mode::inotify: return "at once";
        case watch::Mode::poll: return "by looking from time to time";
        case watch::Mode::off: break;
        }
        return "when somebody says so";
    }

    /// A hundred thousand zones take seconds, in which nobody is owed an answer.
    static void end_at_once_while_loading()
    {
        for (const int signal : {SIGTERM, SIGINT})
            std::signal(signal, [](int) { ::_exit(status_fine); });
    }

    bool load()
    {
        read_at_ = std::chrono::system_clock::now();
        for (const ServeZones::Kept& kept : zones_.keepers()) {
            if (const std::string& trouble = kept.keeper->serial_trouble(); !trouble.empty())
                print_error("namu: the serials that were served before cannot be read: " + trouble +
                            "; each zone begins with that of its file\n");
        }
        auto parts = zones_.read();
        print_error(read_report(parts, colour_for(stderr)));
        if (has_errors(parts))
            return false;
        from_images_ = from_images(parts.front().round.reports);
        images_due_ = images_due(parts);
        if (!has_good_zone(zones_)) {
            print_error("namu: there is no zone to serve\n");
            return false;
        }
        const std::string unknown = unknown_zones_report(options_.server.listeners, zones_.everybody());
        print_error(unknown);
        return unknown.empty();
    }

    std::string image_report(const std::string& trouble)
    {
        switch (image_trouble_.take(trouble)) {
        case LastingTrouble::News::none: break;
        case LastingTrouble::News::is_over: return "namu: images are written again\n";
        case LastingTrouble::News::begins:
            return "namu: " + trouble +
                   "; the zones are served all the same, and read as text at the next start; --no-images "
                   "ends "
                   "this\n";
        }
        return {};
    }

    /// Tries again later where served serials cannot be kept, and tells of it where somebody chose the folder for them.
    void take_serial_trouble(const std::string& trouble)
    {
        const auto news = serial_trouble_.take(trouble);
        if (options_.is_state_given && news == LastingTrouble::News::begins)
            print_error("namu: " + std::string{serials_not_kept} + trouble + "; it is tried again every " +
                        std::to_string(serial_retry.count()) + " seconds\n");
        if (options_.is_state_given && news == LastingTrouble::News::is_over)
            print_error("namu: served serials are kept for the next start again\n");
        serial_timer_.cancel();
        if (trouble.empty())
            return;
        serial_timer_.expires_after(serial_retry);
        serial_timer_.async_wait([this](const error_code& error) {
            if (!error)
                take_serial_trouble(zones_.keep_serials());
        });
    }

    bool open()
    {
        asked_ = options_.server.listeners;
        is_derived_ = asked_.empty();
        if (is_derived_)
            options_.server.listeners = server::derive_listeners(zones_.everybody(), options_.port);
        auto server = server::Server::open(options_.server, given_);
        if (!server) {
            print_error(listen_failure(server.error()));
            return false;
        }
        server_ = std::move(*server);
        for (const net::Endpoint& unused : given_.endpoints()) {
            print_error("namu: a socket for " + unused.to_text() +
                        " was passed, but no --listen has that address; it is closed\n");
        }
        given_ = {};
        publish();
        return true;
    }

    void publish() { server_->publish(zones_.everybody(), zones_.views()); }

    /// Whoever sees the banner or the line of readiness gets an answer and finds the port file whole.
    bool start()
    {
        take_serial_trouble(zones_.begin_to_write());
        server_->start();
        if (options_.say == Say::everything)
            print(serve_banner(*server_, zones_.everybody(), from_images_));
        flush_output();
        notifier_.ready(status_text());
        return !options_.ready_descriptor || write_ready_line(*options_.ready_descriptor);
    }

    [[nodiscard]] std::string status_text() const
    {
        return counted(zones_.everybody().entries().size(), "zone") + " on " +
               counted(server_->listeners().size(), "listener");
    }

    /// Sockets that the service manager has bound. Where nobody said where to listen, it is there.
    bool take_given_sockets()
    {
        for (const systemd::PassedSocket& passed : systemd::take_passed_sockets()) {
            if (const std::string why = given_.add(net::FileDescriptor{passed.descriptor}); !why.empty())
                print_error("namu: " + passed.name + ": " + why + "\n");
        }
        if (options_.server.listeners.empty()) {
            for (const net::Endpoint& endpoint : given_.endpoints())
                options_.server.listeners.push_back({endpoint});
        }
        return true;
    }

    /// Where nobody asked for the socket, a server runs without it as well.
    bool open_control()
    {
        const config::ControlSettings& settings = options_.configuration.control;
        if (!settings.enabled)
            return true;
        std::string why = options_.control_socket ? std::string{} : make_control_folder();
        const std::string path =
            options_.control_socket.value_or(server_socket(server_->listeners().front().endpoint.port));
        if (why.empty()) {
            auto opened = control::ControlServer::open(
                context_, path,
                [this](const boost::json::object& request, const ServeControl::Client& client) {
                    control_.take(request, client);
                });
            if (opened)
                control_server_ = std::move(*opened);
            else
                why = opened.error().message();
        }
        if (why.empty() && settings.group)
            why = give_to_group(path, *settings.group);
        if (why.empty() || !options_.control_socket)
            return true;
        print_error(
            "namu: cannot be asked by `namu ctl` at " + path + ": " + why +
            "; --control wants a path in a folder where this user may write, --no-control ends this\n");
        return false;
    }

    /// Folders that only root can make are made before root is given up; all else an ordinary user can do. What is wrong
    /// with them, those who write there say.
    bool give_up_rights()
    {
        auto& identity = options_.confinement.identity;
        if (options_.state_folder)
            static_cast<void>(privilege::make_own_folder(*options_.state_folder, identity));
        if (identity && ::geteuid() == 0 && options_.configuration.control.enabled) {
            auto owner = *identity; // whoever may use the socket must be able to come to it
            if (const auto& group = options_.configuration.control.group)
                owner.gid = privilege::join_group(*identity, *group).value_or(owner.gid);
            const std::string folder = control_folder();
            static_cast<void>(privilege::make_own_folder(folder, owner));
            ::setenv("RUNTIME_DIRECTORY", folder.c_str(), 1); // the other user would look elsewhere
        }
        return tell_of(privilege::give_up_rights(options_.confinement));
    }

    /// The sockets are open, and no thread is there yet.
    bool confine()
    {
        std::vector<std::string> written;
        if (options_.state_folder)
            written.push_back(*options_.state_folder);
        if (control_server_)
            written.push_back(std::filesystem::path{control_server_->path()}.parent_path().string());
        const std::set<std::string> read = zones_.files();
        std::vector<std::string> files{read.begin(), read.end()};
        if (options_.source.file)
            files.push_back(*options_.source.file);
        options_.confinement.files = serve_files(options_.configuration, files, std::move(written));
        return tell_of(privilege::confine(options_.confinement));
    }

    /// False where the server must not go on.
    [[nodiscard]] bool tell_of(const privilege::Confined& confined) const
    {
        if (options_.is_confinement_chosen)
            print_error(confined_report(confined));
        if (!confined.failure.empty())
            print_error("namu: " + confined.failure + "\n");
        return confined.failure.empty();
    }

    /// The service manager hears that all is well as long as this thread and all workers come round.
    void watch_over_workers()
    {
        const auto interval = notifier_.alive_interval();
        if (!interval)
            return;
        watchdog_.expires_after(*interval);
        watchdog_.async_wait([this](const error_code& error) {
            if (error)
                return;
            if (server_->take_pulse())
                notifier_.alive();
            watch_over_workers();
        });
    }

    bool write_port()
    {
        if (!options_.port_file)
            return true;
        const auto error = write_port_file(*options_.port_file, server_->listeners().front().endpoint.port);
        if (error) {
            print_error("namu: cannot write the port file " + *options_.port_file + ": " + error.message() +
                        "; --port-file wants a path in a folder where this user may write\n");
        }
        return !error;
    }

    /// Behind the first answers, which must not wait for it.
    void write_images()
    {
        if (!images_due_.empty())
            image_writer_->write(std::exchange(images_due_, {}));
    }

    void wait_for_signal()
    {
        signals_.async_wait([this](const error_code& error, int signal) {
            if (error)
                return;
            if (signal != SIGHUP)
                return stop();
            reload(nullptr);
            wait_for_signal();
        });
    }

    /// Nothing is left to wait for: run() goes on to drain.
    void stop() override { context_.stop(); }

    /// From now on an edit is noticed.
    void watch()
    {
        if (options_.watch.mode == watch::Mode::off)
            return;
        watcher_.emplace(context_, options_.watch,
                         [this](const watch::Watcher::Change& change) { take_edit(change); });
        watch_files();
        if (const error_code trouble = watcher_->trouble())
            print_error("namu: the kernel cannot tell of changes (" + trouble.message() +
                        "); files are looked at every other second instead\n");
    }

    void watch_files()
    {
        if (!watcher_)
            return;
        std::set<std::string> files = zones_.files();
        if (options_.source.file)
            files.insert(*options_.source.file);
        if (options_.configuration.cookies.secret_file)
            files.insert(options_.configuration.cookies.secret_file->string());
        watcher_->watch({std::move(files), zones_.folders()}, read_at_);
    }

    void take_edit(const watch::Watcher::Change& change)
    {
        const std::set<std::string> files{change.files.begin(), change.files.end()};
        const auto has = [&](const std::string& file) { return files.contains(file); };
        const auto& secrets = options_.configuration.cookies.secret_file;
        const bool is_everything =
            (options_.source.file && has(*options_.source.file)) || (secrets && has(secrets->string()));
        reload(is_everything ? nullptr : &files);
    }

    /// Memory or threads may have run out for a moment: what is served goes on being served.
    Reloaded reload(const std::set<std::string>* files) override
    {
        notifier_.reloading("reading zones again");
        Reloaded reloaded;
        try {
            reloaded = files == nullptr ? reload_everything() : reload_zones(files);
        } catch (const std::exception& error) {
            reloaded = {false, "namu: nothing was reloaded: " + std::string{error.what()} + "\n"};
        }
        print_error(reloaded.text);
        flush_output();
        notifier_.ready(status_text());
        return reloaded;
    }

    /// The configuration with all that hangs on it, or nothing.
    Reloaded reload_everything()
    {
        const config::ConfigurationReader reader = options_.source.read();
        if (reader.diagnostics().has_errors())
            return refused(configuration_report(reader, Colour::never), "the configuration has errors");
        auto fresh = serve_options(reader.configuration());
        if (!fresh)
            return refused({}, fresh.error());
        std::string text;
        for (const config::ChangedSetting& changed : changes(options_.configuration, fresh->configuration)) {
            if (changed.change == config::Change::by_restart)
                return refused({}, to_text(changed) + ": this takes a restart");
            text += "namu: " + to_text(changed) + "\n";
        }
        if (const std::string why = take(std::move(*fresh)); !why.empty())
            return refused({}, why);
        Reloaded zones = reload_zones(nullptr);
        last_reload_ = zones.is_done ? "all was taken" : "the configuration was taken, and not every zone";
        return {zones.is_done, text + zones.text};
    }

    Reloaded refused(const std::string& report, const std::string& why)
    {
        last_reload_ = "nothing was taken: " + why;
        return {false, report + "namu: nothing was reloaded: " + why + "\n"};
    }

    /// Another configuration, from the next publication on. What is wrong; then nothing has changed.
    std::string take(ServeOptions fresh)
    {
        if (const std::string why = zones_.refusal(fresh); !why.empty())
            return why;
        const auto wanted = std::exchange(fresh.server.listeners, {});
        if (const std::string why = take_listeners(wanted); !why.empty())
            return why;
        asked_ = wanted;
        if (!fresh.configuration.cookies.secret_file && !options_.configuration.cookies.secret_file &&
            fresh.configuration.cookies.enabled && options_.configuration.cookies.enabled)
            fresh.server.answers.cookie_secrets =
                options_.server.answers.cookie_secrets; // made up at the start
        server_->set_answers(fresh.server.answers);
        server_->set_zone_access(fresh.server.zone_access);
        server_->set_rate_limit(fresh.server.rate_limit);
        server_->set_tcp(fresh.server.tcp, fresh.server.connections);
        fresh.source = options_.source;
        fresh.confinement = options_.confinement;
        options_ = std::move(fresh);
        zones_.change(options_);
        return {};
    }

    /// Where the operator says where to listen. Those that were asked for with port 0 keep the number that they got.
    std::string take_listeners(std::vector<server::ListenOn> wanted)
    {
        if (wanted.empty() != is_derived_)
            return "whether `listen` is there or not takes a restart to change";
        if (is_derived_)
            return {};
        for (server::ListenOn& listener : wanted) {
            const auto before = std::ranges::find(asked_, listener.endpoint, &server::ListenOn::endpoint);
            if (before != asked_.end())
                listener.endpoint =
                    server_->listeners()[static_cast<std::size_t>(before - asked_.begin())].endpoint;
        }
        const auto opened = server_->set_listeners(std::move(wanted));
        return opened ? std::string{} : listen_trouble(opened.error());
    }

    Reloaded reload_zones(const std::set<std::string>* files)
    {
        read_at_ = std::chrono::system_clock::now();
        auto parts = zones_.read(files);
        std::string text = read_report(parts, colour_for(stderr));
        take_serial_trouble(serial_trouble_in(parts));
        collecting_trouble_ = collecting_trouble_in(parts);
        const ZoneRequests& collected = parts.front().round.collected;
        const bool is_done = !has_errors(parts);
        if (is_done)
            text += publish_again();
        text += changes_report(parts);
        if (files == nullptr)
            text += reload_summary(collected, parts.front().round.reports);
        images_due_ = images_due(parts);
        write_images();
        watch_files();
        const bool are_all_good = std::ranges::all_of(parts, [](const ServeZones::Part& part) {
            return std::ranges::all_of(part.round.reports, [](const server::ZoneReport& report) {
                return report.outcome == server::ZoneReport::Outcome::loaded ||
                       report.outcome == server::ZoneReport::Outcome::unchanged ||
                       report.outcome == server::ZoneReport::Outcome::removed;
            });
        });
        return {is_done && are_all_good, std::move(text)};
    }

    /// The zones may be others than at the start, and so may their name servers.
    std::string publish_again()
    {
        std::string text;
        if (is_derived_) {
            const auto port = server_->listeners().front().endpoint.port;
            const auto plan = server::derive_listeners(zones_.everybody(), port);
            if (!server_->set_listeners(plan)) { // an address that is not of this machine, or is taken
                FittedPlan fitted = fit_plan(plan, server_->listeners(), zones_.everybody());
                for (std::size_t i = 0; i < fitted.listeners.size(); ++i)
                    server_->assign(i, std::move(fitted.listeners[i].zones));
                text = misplaced_report(fitted.misplaced);
            }
        }
        publish();
        return text;
    }

    ServeOptions options_;
    const std::chrono::system_clock::time_point started_at_ = std::chrono::system_clock::now();
    boost::asio::io_context context_{1};
    boost::asio::signal_set signals_;
    boost::asio::steady_timer watchdog_{context_};
    boost::asio::steady_timer serial_timer_{context_};
    const systemd::Notifier notifier_ = systemd::Notifier::from_environment();
    net::GivenSockets given_;
    ServeZones zones_;
    std::chrono::system_clock::time_point read_at_; ///< before the last reading began
    std::unique_ptr<server::Server> server_;
    std::vector<server::ListenOn> asked_; ///< with the ports that were asked for
    bool is_derived_ = false;             ///< the listeners come from the zones, not from the command line
    std::string last_reload_;
    std::string collecting_trouble_;
    LastingTrouble serial_trouble_;
    LastingTrouble image_trouble_;
    std::size_t from_images_ = 0;
    std::vector<ImageDue> images_due_;
    std::optional<server::ImageWriter> image_writer_; ///< where there is a store
    std::optional<watch::Watcher> watcher_;
    ServeControl control_{*this};
    std::unique_ptr<control::ControlServer> control_server_;
};

} // namespace

int serve_zones(ServeOptions options)
{
    return ServeSession{std::move(options)}.run();
}

} // namespace namu
