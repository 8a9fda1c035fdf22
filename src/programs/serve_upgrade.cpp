#include "programs/serve_upgrade.hpp"

#include <charconv>
#include <utility>

#include <unistd.h>

namespace namu {

namespace {

using Wait = boost::asio::posix::descriptor_base;

constexpr std::string_view ready_mark = "ready ";
constexpr std::string_view ended_early =
    "the new process ended before it was ready; what it said stands in the log, or on standard error";

std::optional<pid_t> process_in(std::string_view text)
{
    if (!text.starts_with(ready_mark))
        return std::nullopt;
    text.remove_prefix(ready_mark.size());
    pid_t process = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), process);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{process} : std::nullopt;
}

} // namespace

void ServeUpgrade::prepare()
{
    auto launcher = handover::Launcher::begin();
    if (launcher)
        launcher_ = std::move(*launcher);
    else
        trouble_ = launcher.error().message();
}

void ServeUpgrade::start(const ServeEstate& estate, const std::vector<int>& sockets, Done done)
{
    if (std::string why = begin(estate, sockets); !why.empty())
        return done(std::nullopt, why);
    wait(std::move(done));
}

std::string ServeUpgrade::begin(const ServeEstate& estate, const std::vector<int>& sockets)
{
    if (!launcher_)
        return trouble_;
    auto ends = handover::make_channel();
    if (!ends)
        return ends.error().message();
    if (const auto started = launcher_->start(ends->second); !started)
        return started.error().message();
    ends->second.reset(); // so that its end is noticed
    if (const auto sent = handover::send(ends->first.get(), to_text(estate), sockets); !sent)
        return sent.error() == boost::system::errc::broken_pipe ? std::string{ended_early}
                                                                : sent.error().message();
    channel_.assign(ends->first.release());
    return {};
}

void ServeUpgrade::wait(Done done)
{
    channel_.async_wait(Wait::wait_read, [this, done = std::move(done)](const error_code& error) {
        if (error)
            return;
        const auto parcel = handover::receive(channel_.native_handle());
        const auto successor = parcel ? process_in(parcel->text) : std::nullopt;
        if (successor)
            return done(successor, {});
        channel_.close();
        const bool was_told = parcel && !parcel->text.empty();
        done(std::nullopt, was_told ? parcel->text : std::string{ended_early});
    });
}

ServeSuccession::ServeSuccession(boost::asio::io_context& context) : channel_{context}
{
    auto channel = handover::take_inherited_channel();
    if (!channel)
        return;
    auto parcel = handover::receive(channel->get());
    if (!parcel)
        return;
    estate_ = estate_from_text(parcel->text);
    sockets_ = std::move(parcel->descriptors);
    if (estate_)
        channel_.assign(channel->release());
}

bool ServeSuccession::tell_ready()
{
    return handover::send(channel_.native_handle(), std::string{ready_mark} + std::to_string(::getpid()))
        .has_value();
}

void ServeSuccession::when_left(std::function<void()> left)
{
    channel_.async_wait(Wait::wait_read, [left = std::move(left)](const error_code& error) {
        if (!error)
            left();
    });
}

} // namespace namu
