#include "programs/lab_session.hpp"

#include "namu/control/control_server.hpp"
#include "namu/lab/lab.hpp"
#include "namu/net/descriptor_limit.hpp"
#include "namu/server/zone_set.hpp"
#include "programs/command.hpp"
#include "programs/control_socket.hpp"
#include "programs/counted.hpp"
#include "programs/lab_control.hpp"
#include "programs/lab_isolation.hpp"
#include "programs/lab_shell.hpp"
#include "programs/ready_line.hpp"
#include "programs/serve_port_file.hpp"
#include "programs/serve_report.hpp"
#include "programs/terminal.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <csignal>
#include <cstdio>
#include <exception>
#include <memory>
#include <utility>
#include <vector>

namespace namu {
namespace {

/// One life of `namu lab`.
class LabSession {
public:
    explicit LabSession(LabOptions options) : options_{std::move(options)}, signals_{context_}
    {
        if (options_.web)
            web_.emplace(context_, *options_.web, options_.folder);
    }

    int run()
    {
        if (is_isolated() && !isolate_lab())
            return status_bad;
        signals_.add(SIGHUP); // before anything is said, so that one in the first moments is kept
        auto loaded = load();
        if (!loaded)
            return status_bad;
        if (options_.print) {
            print(lab_snippet(*options_.print, loaded->plan, loaded->zones, options_.port));
            return status_fine;
        }
        if (!open(std::move(*loaded)) || (web_ && !web_->open(lab_->zones())))
            return status_bad;
        signals_.add(SIGTERM);
        if (!is_isolated())
            signals_.add(SIGINT); // in a shell it is meant for what runs there
        if (!open_control() || !start())
            return status_bad;
        if (is_isolated() && !start_shell())
            return shell_->exit_status();
        wait_for_signal();
        context_.run();
        return shell_ ? shell_->exit_status() : status_fine;
    }

private:
    struct Loaded {
        lab::LabPlan plan;
        Catalog zones;
    };

    [[nodiscard]] bool is_isolated() const { return options_.shell && !options_.print; }

    bool start_shell()
    {
        shell_.emplace(context_, *options_.shell, options_.folder);
        return shell_->start([this] { context_.stop(); });
    }

    std::optional<Loaded> load()
    {
        if (!read_folder())
            return std::nullopt;
        const auto hosts = web_ ? lab::web_addresses(*set_.all()) : std::vector<boost::asio::ip::address>{};
        if (set_.all()->entries().empty())
            return std::nullopt; // what is wrong has been said
        Loaded loaded{lab::make_lab_plan(*set_.all(), options_.map, hosts), {}};
        if (loaded.plan.servers.empty()) {
            print_error("namu lab: no zone in " + options_.folder +
                        " has a name server with an address: there is nobody to play\n");
            return std::nullopt;
        }
        loaded.zones = lab::mapped_zones(*set_.all(), loaded.plan.addresses);
        print_error(lab_warnings(loaded.plan));
        if (is_isolated() && !add_addresses_of_lab(loaded.plan, loaded.zones))
            return std::nullopt;
        return loaded;
    }

    bool read_folder()
    {
        ZoneRequests collected;
        const auto reports = set_.load({.paths = {options_.folder}}, 0, collected);
        const Colour colour = colour_for(stderr);
        print_error(to_text(load_notices(collected, reports, colour), colour));
        return !collected.diagnostics.has_errors();
    }

    void wait_for_signal()
    {
        signals_.async_wait([this](const error_code& error, int signal) {
            if (error || (signal != SIGHUP && !shell_))
                return context_.stop();
            if (signal == SIGHUP)
                print_error(reload_or_stay());
            else
                shell_->end();
            wait_for_signal();
        });
    }

    /// What it says of itself. Memory may have run out for a moment: what is played goes on being played.
    std::string reload_or_stay()
    {
        is_reloaded_ = false;
        try {
            auto loaded = load();
            return loaded ? reload(std::move(*loaded)) : "namu lab: nothing was reloaded\n";
        } catch (const std::exception& error) {
            return "namu lab: nothing was reloaded: " + std::string{error.what()} + "\n";
        }
    }

    /// Plays the new state; what it says of itself in a line or two.
    std::string reload(Loaded loaded)
    {
        if (const auto failure = lab_->play(std::move(loaded.plan), std::move(loaded.zones)))
            return listen_failure(*failure) + "namu lab: nothing was reloaded\n";
        is_reloaded_ = true;
        if (web_)
            web_->open(lab_->zones());
        const std::string done =
            "namu lab: reloaded " + counted(lab_->zones().entries().size(), "zone") + "\n";
        const bool is_whole = lab_->servers().size() == lab_->plan().servers.size();
        return is_whole ? done
                        : done + "namu lab: start it again to have a server at 127.0.0.1 in place of the "
                                 "nearest server\n";
    }

    bool open(Loaded loaded)
    {
        net::allow_many_descriptors();
        lab::Lab::Settings settings{.port = options_.port, .minimise = options_.minimise};
        if (!options_.has_nearest)
            settings.nearest.reset();
        auto lab = lab::Lab::open(context_, std::move(loaded.plan), std::move(loaded.zones), settings);
        if (!lab) {
            print_error(listen_failure(lab.error()));
            return false;
        }
        lab_ = std::move(*lab);
        for (const lab::Fault& fault : options_.faults)
            lab_->faults().add(fault);
        return true;
    }

    /// A lab is of use without it, so only a socket that somebody asked for must be there.
    bool open_control()
    {
        if (!options_.has_control)
            return true;
        const std::string path = options_.control.value_or(lab_socket(lab_->port()));
        std::string wrong = options_.control ? std::string{} : make_control_folder();
        if (wrong.empty()) {
            LabControl::Session session{.folder = options_.folder,
                                        .reload = [this] { return reload_or_stay(); },
                                        .is_loaded = [this] { return is_reloaded_; },
                                        .stop = [this] { shell_ ? shell_->end() : context_.stop(); },
                                        .web_port = web_ ? std::optional{web_->port()} : std::nullopt};
            commands_ = std::make_unique<LabControl>(*lab_, std::move(session));
            auto control =
                control::ControlServer::open(context_, path, [this](const auto& request, const auto& client) {
                    commands_->take(request, client);
                });
            if (control) {
                control_ = std::move(*control);
                return true;
            }
            wrong = "no control socket at " + path + ": " + control.error().message();
        }
        print_error("namu lab: " + wrong + "; `namu ctl` cannot be used\n");
        return !options_.control;
    }

    bool start()
    {
        if ((options_.port_file && !write_port()) || (web_ && !web_->write_port()))
            return false;
        if (options_.say == Say::everything)
            print_lab();
        flush_output();
        return !options_.ready_descriptor || write_ready_line(*options_.ready_descriptor);
    }

    bool write_port()
    {
        const auto error = write_port_file(*options_.port_file, lab_->port());
        if (error)
            print_error("namu lab: cannot write the port file " + *options_.port_file + ": " +
                        error.message() + "\n");
        return !error;
    }

    void print_lab() const
    {
        const lab::LabPlan& plan = lab_->plan();
        const std::string port = std::to_string(lab_->port());
        print("namu lab: " + counted(lab_->zones().entries().size(), "zone") + " on " +
              counted(plan.servers.size(), "server") + ", port " + port + "\n\n" +
              lab_tree(plan, lab_->zones(), colour_for(stdout)) + "\n");
        if (const std::string mapping = lab_mapping(plan); !mapping.empty())
            print(mapping + "\n");
        if (web_)
            print(web_->report());
        if (lab_->nearest() == nullptr && options_.has_nearest)
            print("127.0.0.1 is a server of the lab, so there is no nearest server\n");
        if (lab_->nearest() != nullptr)
            print("Ask for any name:      dig @127.0.0.1 -p " + port +
                  " NAME   (the nearest server, which walks for you)\n");
        print("Walk through it:       namu trace NAME" + trace_options(port) + "\n" +
              (control_ == nullptr
                   ? std::string{}
                   : "Look inside, break it: namu ctl journal --follow; namu ctl fault add drop rate=0.3\n") +
              "Use it from others:    namu lab " + options_.folder +
              (is_isolated() ? " --shell" : " --port " + port) +
              " --print hints|unbound|bind|dig|resolved\n");
        if (web_)
            print("See the whole story:   namu journey http://NAME/" + journey_options(port) + "\n");
        if (is_isolated())
            print(lab_shell_note());
    }

    /// What `namu trace` needs to be told: nothing, where it finds the lab by its control socket.
    [[nodiscard]] std::string trace_options(const std::string& port) const
    {
        return control_ != nullptr && !options_.control ? "" : " --root " + first_top_server() + ":" + port;
    }

    [[nodiscard]] std::string journey_options(const std::string& port) const
    {
        const std::string begin = trace_options(port);
        return begin.empty() ? begin : begin + " --web-port " + std::to_string(web_->port());
    }

    [[nodiscard]] std::string first_top_server() const
    {
        const auto hints = lab::root_hints(lab_->plan());
        return hints.servers.empty() ? "ADDRESS" : hints.servers.front().address.to_text();
    }

    LabOptions options_;
    boost::asio::io_context context_{1};
    boost::asio::signal_set signals_;
    server::ZoneSet set_;
    std::unique_ptr<lab::Lab> lab_;
    std::optional<LabWeb> web_;
    bool is_reloaded_ = false; ///< the last reload went well
    std::unique_ptr<LabControl> commands_;
    std::unique_ptr<control::ControlServer> control_;
    std::optional<LabShell> shell_;
};

} // namespace

int run_lab(LabOptions options)
{
    return LabSession{std::move(options)}.run();
}

} // namespace namu
