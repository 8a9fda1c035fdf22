#include "programs/serve_session.hpp"

#include "namu/privilege/own_folder.hpp"
#include "namu/server/image_writer.hpp"
#include "namu/server/zone_set.hpp"
#include "namu/systemd/notifier.hpp"
#include "namu/systemd/passed_sockets.hpp"
#include "programs/command.hpp"
#include "programs/counted.hpp"
#include "programs/ready_line.hpp"
#include "programs/serve_files.hpp"
#include "programs/serve_plan.hpp"
#include "programs/serve_port_file.hpp"
#include "programs/serve_privilege.hpp"
#include "programs/serve_report.hpp"
#include "programs/terminal.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace namu {
namespace {

constexpr std::chrono::seconds drain_limit{5};

/// To verify every signature of a large zone takes minutes: that is the work of `namu check`.
LoadOptions load_options(const std::optional<ImageStore>& images)
{
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return {.dnssec = DnssecCheck{now, DnssecCheck::Depth::quick}, .images = images ? &*images : nullptr};
}

/// A zone that another file stands for has no image: the two would take each other's place.
std::vector<ImageDue> images_due(std::vector<server::ZoneReport>& reports)
{
    std::vector<ImageDue> due;
    for (server::ZoneReport& report : reports) {
        if (report.loaded.image_due)
            due.push_back(std::move(*report.loaded.image_due));
    }
    return due;
}

/// One life of `namu serve`.
class ServeSession {
public:
    explicit ServeSession(ServeOptions options) : options_{std::move(options)}, signals_{context_}
    {
        if (options_.images) {
            image_writer_.emplace(*options_.images, [tell = options_.is_state_given](const std::string& why) {
                if (tell)
                    print_error("namu: " + why +
                                "; the zone is served all the same, --no-images ends this\n");
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
        if (!load() || !take_given_sockets() || !open() || !write_port() || !confine())
            return status_bad;
        signals_.add(SIGTERM);
        signals_.add(SIGINT);
        if (!start())
            return status_bad;
        write_images();
        wait_for_signal();
        watch_over_workers();
        context_.run();
        notifier_.stopping("giving the last answers");
        server_->drain(drain_limit);
        return status_fine;
    }

private:
    /// A hundred thousand zones take seconds, in which nobody is owed an answer.
    static void end_at_once_while_loading()
    {
        for (const int signal : {SIGTERM, SIGINT})
            std::signal(signal, [](int) { ::_exit(status_fine); });
    }

    bool load()
    {
        ZoneRequests collected;
        auto reports = zones_.load(options_.zones, 0, collected, load_options(options_.images));
        print_error(load_report(collected, reports, colour_for(stderr)));
        if (collected.diagnostics.has_errors())
            return false;
        from_images_ = from_images(reports);
        images_due_ = images_due(reports);
        const auto is_good = [](const CatalogEntry& entry) { return entry.zone != nullptr; };
        if (std::ranges::none_of(zones_.all()->entries(), is_good)) {
            print_error("namu: there is no zone to serve\n");
            return false;
        }
        const std::string unknown = unknown_zones_report(options_.server.listeners, *zones_.all());
        print_error(unknown);
        return unknown.empty();
    }

    bool open()
    {
        is_derived_ = options_.server.listeners.empty();
        if (is_derived_)
            options_.server.listeners = server::derive_listeners(*zones_.all(), options_.port);
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
        server_->publish(*zones_.all());
        return true;
    }

    /// Whoever sees the banner or the line of readiness gets an answer and finds the port file whole.
    bool start()
    {
        server_->start();
        if (options_.say == Say::everything)
            print(serve_banner(*server_, *zones_.all(), from_images_));
        flush_output();
        notifier_.ready(status_text());
        return !options_.ready_descriptor || write_ready_line(*options_.ready_descriptor);
    }

    [[nodiscard]] std::string status_text() const
    {
        return counted(zones_.all()->entries().size(), "zone") + " on " +
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

    /// The sockets are open, and no thread is there yet.
    bool confine()
    {
        std::vector<std::string> written;
        if (options_.images) {
            written.push_back(options_.images->folder());
            // Afterwards nobody may make it. What is wrong with it, the images' writer says.
            if (!images_due_.empty())
                static_cast<void>(privilege::make_own_folder(written.back(), options_.confinement.identity));
        }
        std::vector<std::string> others;
        if (options_.source.file)
            others.push_back(*options_.source.file);
        options_.confinement.files = serve_files(options_.configuration, others, std::move(written));
        const auto confined = privilege::confine(options_.confinement);
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
            if (error || signal != SIGHUP) {
                watchdog_.cancel();
                return; // nothing is left to wait for: run() goes on to drain
            }
            reload_or_stay();
            wait_for_signal();
        });
    }

    /// Memory or threads may have run out for a moment: what is served goes on being served.
    void reload_or_stay()
    {
        notifier_.reloading("reading zones again");
        try {
            reload();
        } catch (const std::exception& error) {
            print_error("namu: nothing was reloaded: " + std::string{error.what()} + "\n");
        }
        notifier_.ready(status_text());
    }

    void reload()
    {
        ZoneRequests collected;
        auto reports = zones_.load(options_.zones, 0, collected, load_options(options_.images));
        print_error(load_report(collected, reports, colour_for(stderr)));
        if (!collected.diagnostics.has_errors())
            publish_again();
        print_error(reload_summary(collected, reports));
        images_due_ = images_due(reports);
        write_images();
    }

    /// The zones may be others than at the start, and so may their name servers.
    void publish_again()
    {
        if (is_derived_) {
            const auto plan = server::derive_listeners(*zones_.all(), options_.port);
            FittedPlan fitted = fit_plan(plan, server_->listeners(), *zones_.all());
            for (std::size_t i = 0; i < fitted.listeners.size(); ++i)
                server_->assign(i, std::move(fitted.listeners[i].zones));
            print_error(misplaced_report(fitted.misplaced));
        }
        server_->publish(*zones_.all());
    }

    ServeOptions options_;
    boost::asio::io_context context_{1};
    boost::asio::signal_set signals_;
    boost::asio::steady_timer watchdog_{context_};
    const systemd::Notifier notifier_ = systemd::Notifier::from_environment();
    net::GivenSockets given_;
    server::ZoneSet zones_;
    std::unique_ptr<server::Server> server_;
    bool is_derived_ = false; ///< the listeners come from the zones, not from the command line
    std::size_t from_images_ = 0;
    std::vector<ImageDue> images_due_;
    std::optional<server::ImageWriter> image_writer_; ///< where there is a store
};

} // namespace

int serve_zones(ServeOptions options)
{
    return ServeSession{std::move(options)}.run();
}

} // namespace namu
