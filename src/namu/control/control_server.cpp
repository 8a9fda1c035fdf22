#include "namu/control/control_server.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <utility>
#include <vector>

#include <boost/asio/steady_timer.hpp>

namespace namu::control {
namespace {

namespace asio = boost::asio;

constexpr std::chrono::milliseconds retry_after{100};
constexpr mode_t owner_and_group = 0660;

/// Whether somebody answers at that file.
bool is_alive(asio::io_context& context, const asio::local::stream_protocol::endpoint& endpoint)
{
    asio::local::stream_protocol::socket probe{context};
    error_code error;
    probe.connect(endpoint, error);
    return !error;
}

bool is_socket(const std::string& path)
{
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0 && S_ISSOCK(status.st_mode);
}

/// 0 where there is no such file.
std::uint64_t inode_of(const std::string& path)
{
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

/// The groups of the process at the other end, beside its first one.
std::vector<gid_t> other_groups(int descriptor)
{
    std::vector<gid_t> groups;
    socklen_t octets = 0;
    static_cast<void>(
        ::getsockopt(descriptor, SOL_SOCKET, SO_PEERGROUPS, nullptr, &octets)); // tells the size
    groups.resize(octets / sizeof(gid_t));
    if (::getsockopt(descriptor, SOL_SOCKET, SO_PEERGROUPS, groups.data(), &octets) != 0)
        return {};
    return groups;
}

/// Whether the process at the other end may talk to us: ours, of the group of the socket's file, or root's.
bool may_talk(int descriptor, const std::string& path)
{
    ucred who{};
    socklen_t size = sizeof who;
    if (::getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &who, &size) != 0)
        return false;
    if (who.uid == 0 || who.uid == ::geteuid())
        return true;
    struct stat file {};
    if (::stat(path.c_str(), &file) != 0)
        return false;
    const auto groups = other_groups(descriptor);
    return who.gid == file.st_gid || std::ranges::find(groups, file.st_gid) != groups.end();
}

} // namespace

struct ControlServer::State : std::enable_shared_from_this<State> {
    State(asio::io_context& context, std::string file, Conversation::Handler own_handler)
        : path{std::move(file)},
          acceptor{context},
          retry{context},
          handler{std::move(own_handler)}
    {}

    void accept()
    {
        acceptor.async_accept([self = shared_from_this()](const error_code& error, Protocol::socket socket) {
            if (!self->acceptor.is_open())
                return;
            if (error)
                return self->accept_later();
            self->serve(std::move(socket));
            self->accept();
        });
    }

    /// Where descriptors have run out, the next try would fail at once, and so for ever.
    void accept_later()
    {
        retry.expires_after(retry_after);
        retry.async_wait([self = shared_from_this()](const error_code& error) {
            if (!error)
                self->accept();
        });
    }

    void serve(Protocol::socket socket)
    {
        if (!may_talk(socket.native_handle(), path))
            return;
        std::erase_if(conversations, [](const auto& conversation) { return conversation.expired(); });
        const auto conversation = std::make_shared<Conversation>(std::move(socket), handler);
        conversations.push_back(conversation);
        conversation->start();
    }

    std::string path;
    Protocol::acceptor acceptor;
    asio::steady_timer retry;
    Conversation::Handler handler;
    std::vector<std::weak_ptr<Conversation>> conversations;
};

Result<std::unique_ptr<ControlServer>> ControlServer::open(asio::io_context& context, const std::string& path,
                                                           Conversation::Handler handler)
{
    if (path.size() >= sizeof(sockaddr_un::sun_path))
        return boost::system::errc::make_error_code(boost::system::errc::filename_too_long);
    std::unique_ptr<ControlServer> server{new ControlServer{context, path, std::move(handler)}};
    const Protocol::endpoint endpoint{path};
    error_code error = server->listen(path);
    if (error == boost::system::errc::address_in_use && is_socket(path) && !is_alive(context, endpoint)) {
        ::unlink(path.c_str());
        error = server->listen(path);
    }
    if (error) {
        server->path_.clear(); // not ours to remove
        return error;
    }
    server->state_->accept();
    return server;
}

Result<std::unique_ptr<ControlServer>>
ControlServer::take_over(asio::io_context& context, const std::string& path, Conversation::Handler handler)
{
    const std::string beside = path + ".new";
    ::unlink(beside.c_str()); // of an earlier process that did not come so far
    auto server = open(context, beside, std::move(handler));
    if (!server)
        return server.error();
    if (::rename(beside.c_str(), path.c_str()) != 0)
        return error_code{errno, boost::system::system_category()};
    (*server)->path_ = path;
    (*server)->state_->path = path;
    return server;
}

ControlServer::ControlServer(asio::io_context& context, std::string path, Conversation::Handler handler)
    : path_{std::move(path)},
      state_{std::make_shared<State>(context, path_, std::move(handler))}
{}

error_code ControlServer::listen(const std::string& path)
{
    const Protocol::endpoint endpoint{path};
    Protocol::acceptor& acceptor = state_->acceptor;
    error_code error;
    if (!acceptor.is_open())
        acceptor.open(endpoint.protocol(), error);
    if (!error) // what this program starts is not to have it
        static_cast<void>(::fcntl(acceptor.native_handle(), F_SETFD, FD_CLOEXEC));
    if (!error)
        acceptor.bind(endpoint, error);
    // Nobody can connect before it listens, so the mode is right by then.
    if (!error && ::chmod(path.c_str(), owner_and_group) != 0)
        error.assign(errno, boost::system::system_category());
    if (!error)
        acceptor.listen(asio::socket_base::max_listen_connections, error);
    inode_ = inode_of(path);
    return error;
}

ControlServer::~ControlServer()
{
    error_code ignored;
    state_->acceptor.close(ignored);
    state_->retry.cancel();
    for (const auto& weak : state_->conversations) {
        if (const auto conversation = weak.lock())
            conversation->close();
    }
    if (!path_.empty() && inode_of(path_) == inode_)
        ::unlink(path_.c_str());
}

} // namespace namu::control
