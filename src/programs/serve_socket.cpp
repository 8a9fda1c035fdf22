#include "programs/serve_socket.hpp"

#include "programs/control_socket.hpp"

#include <filesystem>
#include <utility>

namespace namu {

std::optional<Notice> ServeSocket::open(boost::asio::io_context& context, const ServeOptions& options,
                                        std::uint16_t port, Way way, control::Conversation::Handler handler)
{
    const config::ControlSettings& settings = options.configuration.control;
    if (!settings.enabled)
        return std::nullopt;
    std::string why = options.control_socket ? std::string{} : make_control_folder();
    const std::string path = options.control_socket.value_or(server_socket(port));
    if (why.empty()) {
        const auto open_it =
            way == Way::taken_over ? control::ControlServer::take_over : control::ControlServer::open;
        auto opened = open_it(context, path, std::move(handler));
        if (opened)
            server_ = std::move(*opened);
        else
            why = opened.error().message();
    }
    if (why.empty() && settings.group)
        why = give_to_group(path, *settings.group);
    if (why.empty() || !options.control_socket)
        return std::nullopt;
    return Notice{
        log::Level::error, "control",
        "cannot be asked by `namu ctl` at " + path + ": " + why +
            "; --control wants a path in a folder where this user may write, --no-control ends this"};
}

std::vector<std::string> ServeSocket::folders() const
{
    if (server_ == nullptr)
        return {};
    return {std::filesystem::path{server_->path()}.parent_path().string()};
}

} // namespace namu
