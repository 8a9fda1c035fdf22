#include "programs/serve_session.hpp"

#include "namu/systemd/notifier.hpp"
#include "namu/systemd/passed_sockets.hpp"
#include "programs/command.hpp"
#include "programs/counted.hpp"
#include "programs/ready_line.hpp"
#include "programs/serve_control.hpp"
#include "programs/serve_edits.hpp"
#include "programs/serve_facts.hpp"
#include "programs/serve_port_file.hpp"
#include "programs/serve_reloads.hpp"
#include "programs/serve_report.hpp"
#include "programs/serve_rights.hpp"
#include "programs/serve_socket.hpp"
#include "programs/terminal.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <optional>
#include <string>
#include <utility>

namespace namu {
namespace {

constexpr std::chrono::seconds drain_limit{5};
constexpr std::chrono::seconds serial_retry{5};

/// One life of `namu serve`.
class ServeSession final : public ServeHost {
public:
    explicit ServeSession(ServeOptions options)
        : options_{std::move(options)},
          zones_{options_},
          listening_{zones_, options_.port}
    {}

    int run()
    {
        if (options_.configuration.control.enabled)
            upgrade_.prepare();
        for (const int signal :
             {SIGHUP, SIGUSR1}) // before any thread is there: one in the first moments is kept
            signals_.add(signal);
        std::signal(SIGUSR2, SIG_IGN); // scripts made for other servers send it; it must not end this one
        end_at_once_while_loading();
        if (!become_user(options_, log_) || !open_log() || !load() || !open() || !write_port() ||
            !open_control() || !confine(options_, zones_, socket_.folders(), log_))
            return status_bad;
        signals_.add(SIGTERM);
        signals_.add(SIGINT);
        if (!start())
            return status_bad;
        edits_.begin();
        images_.begin();
        wait_for_signal();
        watch_over_workers();
        context_.run();
        if (!has_successor_)
            notifier_.stopping("giving the last answers");
        tell_unless_on_screen("ends; giving the last answers");
        metrics_.close();
        query_log_->switch_off();
        listening_.server().drain(drain_limit);
        return status_fine;
    }

private:
    [[nodiscard]] const ServeZones& zones() const override { return zones_; }
    [[nodiscard]] const server::Server& server() const override { return listening_.server(); }
    [[nodiscard]] std::chrono::system_clock::time_point started_at() const override { return started_at_; }
    [[nodiscard]] std::string last_reload() const override { return reloads_.last(); }
    [[nodiscard]] std::string troubles() const override
    {
        const std::string& images = images_.trouble();
        return reloads_.troubles() + (images.empty() ? "" : images + "\n");
    }
    [[nodiscard]] const monitor::Facts& facts() const override { return facts_; }
    [[nodiscard]] std::vector<net::Endpoint> metrics() const override { return metrics_.endpoints(); }
    [[nodiscard]] ServeLog& log() override { return log_; }
    [[nodiscard]] monitor::QueryLogger& query_log() override { return *query_log_; }
    [[nodiscard]] const config::Configuration& configuration() const override
    {
        return options_.configuration;
    }
    [[nodiscard]] std::string watched_how() const override { return edits_.how(); }

    /// A hundred thousand zones take seconds, in which nobody is owed an answer.
    static void end_at_once_while_loading()
    {
        for (const int signal : {SIGTERM, SIGINT})
            std::signal(signal, [](int) { ::_exit(status_fine); });
    }

    bool open_log()
    {
        auto opened = ServeLog::open(options_.configuration.log);
        if (opened)
            log_.take(options_.configuration.log, std::move(*opened));
        else
            log_.tell(Notice{log::Level::error, "log", opened.error()});
        return opened.has_value();
    }

    bool load()
    {
        const auto [is_done, notices] = reloads_.first();
        log_.tell(notices);
        return is_done;
    }

    bool open()
    {
        net::GivenSockets given;
        for (const systemd::PassedSocket& passed : systemd::take_passed_sockets()) {
            if (const std::string why = given.add(net::FileDescriptor{passed.descriptor}); !why.empty())
                log_.tell(Notice{log::Level::warning, "server", passed.name + ": " + why});
        }
        inherit(given);
        listening_.give(std::move(given));
        log_.tell(listening_.open(options_.server));
        if (!listening_.is_open())
            return false;
        query_log_.emplace(listening_.server());
        return succession_.is_one() || open_metrics();
    }

    /// What the process had whose place this one takes, if any.
    void inherit(net::GivenSockets& given)
    {
        if (!succession_.is_one())
            return;
        for (net::FileDescriptor& socket : succession_.take_sockets()) {
            if (const std::string why = given.add(std::move(socket)); !why.empty())
                log_.tell(Notice{log::Level::warning, "server", "of what was handed over: " + why});
        }
        listening_.inherit(succession_.estate());
        metrics_.inherit(succession_.estate().pages);
        if (const auto& secrets = succession_.estate().cookie_secrets; makes_up_cookies() && !secrets.empty())
            options_.server.answers.cookie_secrets = secrets;
    }

    [[nodiscard]] bool makes_up_cookies() const
    {
        const config::CookieSettings& cookies = options_.configuration.cookies;
        return cookies.enabled && !cookies.secret_file;
    }

    bool open_metrics()
    {
        const auto fault = metrics_.listen(options_.configuration.metrics.listen);
        if (fault)
            log_.tell(*fault);
        return !fault;
    }

    bool write_port()
    {
        if (!options_.port_file)
            return true;
        const auto error = write_port_file(*options_.port_file, server().listeners().front().endpoint.port);
        if (error) {
            log_.tell(Notice{log::Level::error, "server",
                             "cannot write the port file " + *options_.port_file + ": " + error.message() +
                                 "; --port-file wants a path in a folder where this user may write"});
        }
        return !error;
    }

    bool open_control()
    {
        const auto way = succession_.is_one() ? ServeSocket::Way::taken_over : ServeSocket::Way::anew;
        const auto fault =
            socket_.open(context_, options_, server().listeners().front().endpoint.port, way,
                         [this](const boost::json::object& request, const ServeControl::Client& client) {
                             control_.take(request, client);
                         });
        if (fault)
            log_.tell(*fault);
        return !fault;
    }

    /// Whoever sees the banner or the line of readiness gets an answer and finds the port file whole.
    bool start()
    {
        log_.tell(reloads_.begin_to_write());
        retry_serials();
        if (const auto fault = switch_query_log(*query_log_, query_log_choice(options_.configuration))) {
            log_.tell(*fault);
            return false;
        }
        listening_.server().start();
        if (succession_.is_one())
            return take_over();
        if (options_.say == Say::everything)
            print(serve_banner(server(), zones_.everybody(), reloads_.from_images()) + metrics_line());
        flush_output();
        tell_unless_on_screen("namu " NAMU_VERSION " serves " + status_text());
        log_.has_started();
        notifier_.ready(status_text());
        return !options_.ready_descriptor || write_ready_line(*options_.ready_descriptor);
    }

    /// Both processes answer; the other one may go.
    bool take_over()
    {
        log_.tell(Notice{log::Level::notice, "server",
                         "namu " NAMU_VERSION ", process " + std::to_string(::getpid()) +
                             ", takes the place of process " + std::to_string(succession_.estate().process) +
                             ": " + status_text()});
        log_.has_started();
        succession_.when_left([this] {
            notifier_.ready(status_text());
            open_metrics();
        });
        return succession_.tell_ready();
    }

    /// For the banner.
    [[nodiscard]] std::string metrics_line() const
    {
        std::string line;
        for (const net::Endpoint& endpoint : metrics_.endpoints())
            line += "Metrics: http://" + endpoint.to_text() + "/metrics\n";
        return line;
    }

    /// On the screen the banner says so, or silence was asked for.
    void tell_unless_on_screen(const std::string& text)
    {
        if (!log_.is_on_screen())
            log_.tell(Notice{log::Level::notice, "server", text, {}, {{"process", ::getpid()}}});
    }

    [[nodiscard]] std::string status_text() const
    {
        return counted(zones_.everybody().entries().size(), "zone") + " on " +
               counted(server().listeners().size(), "listener");
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
            if (listening_.server().take_pulse())
                notifier_.alive();
            watch_over_workers();
        });
    }

    void wait_for_signal()
    {
        signals_.async_wait([this](const error_code& error, int signal) {
            if (error)
                return;
            if (signal == SIGTERM || signal == SIGINT)
                return stop();
            if (signal == SIGHUP)
                reload(nullptr);
            else
                reopen_logs();
            wait_for_signal();
        });
    }

    /// Their files may have been moved away.
    void reopen_logs()
    {
        if (const auto opened = log_.reopen(); !opened)
            log_.tell(Notice{log::Level::error, "log",
                             "the log cannot be opened again: " + opened.error().message()});
        if (const auto opened = query_log_->reopen(); !opened)
            log_.tell(Notice{log::Level::error, "query-log",
                             "the query log cannot be opened again: " + opened.error().message()});
    }

    /// Nothing is left to wait for: run() goes on to drain.
    void stop() override { context_.stop(); }

    void upgrade(ServeUpgrade::Done done) override
    {
        if (upgrade_.is_under_way())
            return done(std::nullopt, "an upgrade is under way already");
        if (::getpid() == 1)
            return done(std::nullopt,
                        "it is process 1, and with its end all of its container would end: start "
                        "another container instead");
        ServeEstate estate = listening_.estate();
        estate.pages = metrics_.places();
        if (makes_up_cookies())
            estate.cookie_secrets = options_.server.answers.cookie_secrets;
        edits_.end(); // they are the successor's from here on: two must not keep one file of serials
        upgrade_.start(
            estate, server().sockets(),
            [this, done = std::move(done)](std::optional<pid_t> successor, const std::string& why) {
                if (successor)
                    notifier_.main_process(*successor);
                else
                    go_on(why);
                done(successor, why);
            });
    }

    /// Nothing came of an upgrade.
    void go_on(const std::string& why)
    {
        log_.tell(Notice{log::Level::error, "server", "no other process took the place of this one: " + why});
        edits_.begin();
    }

    void leave() override
    {
        has_successor_ = true;
        metrics_.close(); // the successor wants the address
        upgrade_.leave();
        context_.stop();
    }

    Reloaded reload(const std::set<std::string>* files) override
    {
        if (upgrade_.is_under_way())
            return {false,
                    {{log::Level::warning, "reload", "nothing was reloaded: an upgrade is under way"}}};
        notifier_.reloading("reading zones again");
        Reloaded reloaded = files == nullptr ? reloads_.everything() : reloads_.zones(*files);
        edits_.follow();
        log_.tell(reloaded.notices);
        retry_serials();
        notifier_.ready(status_text());
        return reloaded;
    }

    /// Also where nobody edits a zone, so that they are kept as soon as the disk has room again.
    void retry_serials()
    {
        if (!reloads_.has_serial_trouble())
            return;
        serial_timer_.expires_after(serial_retry);
        serial_timer_.async_wait([this](const error_code& error) {
            if (error)
                return;
            log_.tell(reloads_.keep_serials());
            retry_serials();
        });
    }

    ServeOptions options_;
    const std::chrono::system_clock::time_point started_at_ = std::chrono::system_clock::now();
    boost::asio::io_context context_{1};
    boost::asio::signal_set signals_{context_};
    boost::asio::steady_timer watchdog_{context_};
    boost::asio::steady_timer serial_timer_{context_};
    const systemd::Notifier notifier_ = systemd::Notifier::from_environment();
    ServeLog log_;
    ServeZones zones_;
    ServeListening listening_;
    std::optional<monitor::QueryLogger> query_log_; ///< once the server is open, which it needs
    ServeImages images_{context_, options_, log_};
    ServeParts parts_{options_, zones_, log_, listening_, query_log_, metrics_, images_};
    ServeReloads reloads_{parts_};
    ServeFacts facts_{parts_, reloads_};
    ServeMetrics metrics_{context_, facts_, options_.configuration.metrics.zones};
    ServeEdits edits_{context_, parts_, reloads_,
                      [this](const std::set<std::string>* files) { reload(files); }};
    ServeUpgrade upgrade_{context_};
    ServeSuccession succession_{context_};
    bool has_successor_ = false;
    ServeControl control_{*this};
    ServeSocket socket_;
};

} // namespace

int serve_zones(ServeOptions options)
{
    return ServeSession{std::move(options)}.run();
}

} // namespace namu
