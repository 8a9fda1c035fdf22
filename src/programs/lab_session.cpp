#include "programs/lab_session.hpp"

#include "namu/lab/nearest_server.hpp"
#include "namu/server/server.hpp"
#include "namu/server/zone_set.hpp"
#include "programs/command.hpp"
#include "programs/counted.hpp"
#include "programs/ready_line.hpp"
#include "programs/serve_port_file.hpp"
#include "programs/serve_report.hpp"
#include "programs/terminal.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <exception>
#include <memory>
#include <utility>
#include <vector>

namespace namu {
namespace {

constexpr std::chrono::seconds drain_limit{5};
const boost::asio::ip::address nearest_address = boost::asio::ip::address_v4::loopback();

/// Each address takes two sockets, and a thousand descriptors are soon used up; what is allowed may be had.
void allow_many_sockets() noexcept
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        static_cast<void>(::setrlimit(RLIMIT_NOFILE, &limit));
    }
}

std::vector<StoredName> names_of(const lab::LabServer& server)
{
    std::vector<StoredName> names;
    for (const lab::ServedZone& served : server.zones)
        names.push_back(served.zone);
    return names;
}

/// One life of `namu lab`.
class LabSession {
public:
    explicit LabSession(LabOptions options) : options_{std::move(options)}, signals_{context_} {}

    int run()
    {
        signals_.add(SIGHUP); // before any thread is there, so that one in the first moments is kept
        if (!load())
            return status_bad;
        if (options_.print) {
            print(lab_snippet(*options_.print, plan_, zones_, options_.port));
            return status_fine;
        }
        if (!open())
            return status_bad;
        signals_.add(SIGTERM);
        signals_.add(SIGINT);
        if (!start())
            return status_bad;
        wait_for_signal();
        context_.run();
        server_->drain(drain_limit);
        return status_fine;
    }

private:
    bool load()
    {
        if (!read_folder())
            return false;
        plan_ = lab::make_lab_plan(*loaded_.all(), options_.map);
        zones_ = lab::mapped_zones(*loaded_.all(), plan_.addresses);
        if (plan_.servers.empty()) {
            print_error("namu lab: no zone in " + options_.folder +
                        " has a name server with an address: there is nobody to play\n");
            return false;
        }
        print_error(lab_warnings(plan_));
        return true;
    }

    bool read_folder()
    {
        ZoneRequests collected;
        const auto reports = loaded_.load({.paths = {options_.folder}}, 0, collected);
        print_error(load_report(collected, reports, colour_for(stderr)));
        return !collected.diagnostics.has_errors();
    }

    void wait_for_signal()
    {
        signals_.async_wait([this](const error_code& error, int signal) {
            if (error || signal != SIGHUP)
                return context_.stop();
            reload_or_stay();
            wait_for_signal();
        });
    }

    /// Memory may have run out for a moment: what is played goes on being played.
    void reload_or_stay()
    {
        try {
            print_error(load() ? reload() : "namu lab: nothing was reloaded\n");
        } catch (const std::exception& error) {
            print_error("namu lab: nothing was reloaded: " + std::string{error.what()} + "\n");
        }
    }

    /// Zones go to the servers that the new plan gives them; what it says of itself in a line.
    std::string reload()
    {
        std::string unheard;
        for (const lab::LabServer& one : plan_.servers) {
            if (std::ranges::find(server_->listeners(), one.listens, address_of) ==
                server_->listeners().end())
                unheard += " " + one.listens.to_string();
        }
        for (std::size_t i = 0; i < server_->listeners().size(); ++i) {
            const auto server = std::ranges::find(plan_.servers, address_of(server_->listeners()[i]),
                                                  &lab::LabServer::listens);
            server_->assign(i, server == plan_.servers.end() ? std::vector<StoredName>{} : names_of(*server));
        }
        server_->publish(zones_);
        if (nearest_ != nullptr)
            nearest_->begin_anew(lab::root_hints(plan_));
        const std::string done = "namu lab: reloaded " + counted(zones_.entries().size(), "zone") + "\n";
        return unheard.empty()
                   ? done
                   : done + "namu lab: start it again to have the new servers at" + unheard + "\n";
    }

    static boost::asio::ip::address address_of(const server::ListenOn& listener)
    {
        return listener.endpoint.address;
    }

    /// Where any port will do, one that the nearest server got may be taken on another address.
    bool open()
    {
        constexpr int most_tries = 20;
        allow_many_sockets();
        const bool any_port = options_.port == 0;
        for (int tries = 1;; ++tries) {
            const auto failure = open_all(any_port ? 0 : options_.port);
            if (!failure)
                return true;
            if (!any_port || tries == most_tries) {
                print_error(listen_failure(*failure));
                return false;
            }
        }
    }

    std::optional<net::ListenError> open_all(std::uint16_t port)
    {
        nearest_.reset();
        if (has_nearest()) {
            lab::NearestServer::Settings settings{{nearest_address, port}, lab::root_hints(plan_)};
            auto nearest = lab::NearestServer::open(context_, clock_, std::move(settings));
            if (!nearest)
                return nearest.error();
            nearest_ = std::move(*nearest);
            port = nearest_->endpoint().port;
        }
        server::ServerSettings settings;
        settings.threads = 1;
        for (const lab::LabServer& one : plan_.servers)
            settings.listeners.push_back({{one.listens, port}, names_of(one)});
        auto server = server::Server::open(std::move(settings));
        if (!server)
            return server.error();
        server_ = std::move(*server);
        options_.port = server_->listeners().front().endpoint.port;
        server_->publish(zones_);
        return std::nullopt;
    }

    [[nodiscard]] bool has_nearest() const
    {
        const bool is_taken = std::ranges::find(plan_.servers, nearest_address, &lab::LabServer::listens) !=
                              plan_.servers.end();
        return options_.has_nearest && !is_taken;
    }

    bool start()
    {
        if (options_.port_file && !write_port())
            return false;
        server_->start();
        if (options_.say == Say::everything)
            print_lab();
        flush_output();
        return !options_.ready_descriptor || write_ready_line(*options_.ready_descriptor);
    }

    bool write_port()
    {
        const auto error = write_port_file(*options_.port_file, options_.port);
        if (error)
            print_error("namu lab: cannot write the port file " + *options_.port_file + ": " +
                        error.message() + "\n");
        return !error;
    }

    void print_lab() const
    {
        const std::string port = std::to_string(options_.port);
        const std::string top = first_top_server();
        print("namu lab: " + counted(zones_.entries().size(), "zone") + " on " +
              counted(plan_.servers.size(), "server") + ", port " + port + "\n\n" +
              lab_tree(plan_, zones_, colour_for(stdout)) + "\n");
        if (const std::string mapping = lab_mapping(plan_); !mapping.empty())
            print(mapping + "\n");
        if (nearest_ == nullptr && options_.has_nearest)
            print("127.0.0.1 is a server of the lab, so there is no nearest server\n");
        if (nearest_ != nullptr)
            print("Ask for any name:     dig @127.0.0.1 -p " + port +
                  " NAME   (the nearest server, which walks for you)\n");
        print("Walk through it:      namu trace NAME --root " + top + ":" + port + "\n" +
              "Use it from others:   namu lab " + options_.folder + " --port " + port +
              " --print hints|unbound|bind|dig\n");
    }

    [[nodiscard]] std::string first_top_server() const
    {
        const auto hints = lab::root_hints(plan_);
        return hints.servers.empty() ? "ADDRESS" : hints.servers.front().address.to_text();
    }

    LabOptions options_;
    boost::asio::io_context context_{1};
    boost::asio::signal_set signals_;
    server::ZoneSet loaded_;
    lab::LabPlan plan_;
    Catalog zones_;
    Clock clock_;
    std::unique_ptr<lab::NearestServer> nearest_;
    std::unique_ptr<server::Server> server_;
};

} // namespace

int run_lab(LabOptions options)
{
    return LabSession{std::move(options)}.run();
}

} // namespace namu
