#include "programs/serve_session.hpp"

#include "namu/server/zone_set.hpp"
#include "programs/command.hpp"
#include "programs/serve_report.hpp"
#include "programs/terminal.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fstream>
#include <memory>

namespace namu {
namespace {

constexpr std::chrono::seconds drain_limit{5};

/// One life of `namu serve`.
class ServeSession {
public:
    explicit ServeSession(ServeOptions options) : options_{std::move(options)}, signals_{context_} {}

    int run()
    {
        // Before any thread is there, so that a signal in the first moments is kept for us as well.
        signals_.add(SIGTERM);
        signals_.add(SIGINT);
        signals_.add(SIGHUP);
        if (!load() || !open() || !announce())
            return status_bad;
        wait_for_signal();
        context_.run();
        server_->drain(drain_limit);
        return status_fine;
    }

private:
    bool load()
    {
        ZoneRequests collected;
        const auto reports = zones_.load(options_.zones, 0, collected);
        print_error(load_report(collected, reports, colour_for(stderr)));
        if (collected.diagnostics.has_errors())
            return false;
        for (const CatalogEntry& entry : zones_.all()->entries()) {
            if (entry.zone != nullptr)
                return true;
        }
        print_error("namu: there is no zone to serve\n");
        return false;
    }

    bool open()
    {
        if (options_.server.listeners.empty())
            options_.server.listeners = server::derive_listeners(*zones_.all(), options_.port);
        auto server = server::Server::open(options_.server);
        if (!server) {
            print_error(listen_failure(server.error()));
            return false;
        }
        server_ = std::move(*server);
        server_->publish(*zones_.all());
        server_->start();
        return true;
    }

    bool announce()
    {
        if (options_.say == Say::everything)
            print(serve_banner(*server_, *zones_.all()));
        flush_output();
        return write_port_file() && write_ready_line();
    }

    bool write_port_file()
    {
        if (!options_.port_file)
            return true;
        std::ofstream file{*options_.port_file, std::ios::trunc};
        file << server_->listeners().front().endpoint.port << '\n';
        if (!file.flush()) {
            print_error("namu: cannot write the port file " + *options_.port_file + ": " +
                        std::strerror(errno) + "\n");
            return false;
        }
        return true;
    }

    bool write_ready_line()
    {
        constexpr std::string_view line = "ready\n";
        if (!options_.ready_descriptor)
            return true;
        if (::write(*options_.ready_descriptor, line.data(), line.size()) !=
            static_cast<ssize_t>(line.size())) {
            print_error("namu: cannot write to file descriptor " +
                        std::to_string(*options_.ready_descriptor) + ": " + std::strerror(errno) +
                        "; open it for the command, as in `3>ready`\n");
            return false;
        }
        return true;
    }

    void wait_for_signal()
    {
        signals_.async_wait([this](const error_code& error, int signal) {
            if (error || signal != SIGHUP)
                return; // nothing is left to wait for: run() goes on to drain
            reload();
            wait_for_signal();
        });
    }

    void reload()
    {
        ZoneRequests collected;
        const auto reports = zones_.load(options_.zones, 0, collected);
        print_error(load_report(collected, reports, colour_for(stderr)));
        server_->publish(*zones_.all());
        print_error(reload_summary(collected, reports));
    }

    ServeOptions options_;
    boost::asio::io_context context_{1};
    boost::asio::signal_set signals_;
    server::ZoneSet zones_;
    std::unique_ptr<server::Server> server_;
};

} // namespace

int serve_zones(ServeOptions options)
{
    return ServeSession{std::move(options)}.run();
}

} // namespace namu
