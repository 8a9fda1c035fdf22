#include "namu/lab/isolation/resolver_files.hpp"

#include "namu/net/file_descriptor.hpp"
#include "namu/net/system_error.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>

namespace namu::lab {
namespace {

constexpr std::string_view resolv_conf = "# a lab of namu: its nearest server\nnameserver 127.0.0.1\n";

/// A file with that text; its name is gone as soon as it stands somewhere else.
class TemporaryFile {
public:
    explicit TemporaryFile(std::string_view text)
        : path_{(std::filesystem::temp_directory_path() / "namu-lab-XXXXXX").string()},
          file_{::mkstemp(path_.data())}
    {
        const bool is_written =
            file_ && ::write(file_.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
            ::fchmod(file_.get(), S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH) == 0;
        if (!is_written)
            error_ = net::last_system_error();
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile()
    {
        if (file_)
            ::unlink(path_.c_str());
    }

    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    [[nodiscard]] const error_code& error() const noexcept { return error_; }

private:
    std::string path_;
    net::FileDescriptor file_;
    error_code error_;
};

/// Shows the text where that file is. A file that is not there needs none: what the C library does without it fits.
std::optional<IsolationError> show_instead(const char* path, std::string_view text)
{
    const TemporaryFile file{text};
    if (file.error())
        return IsolationError{"cannot write " + file.path() + ": " + file.error().message(),
                              "make room there, or set TMPDIR to another folder"};
    if (::mount(file.path().c_str(), path, nullptr, MS_BIND, nullptr) == 0 || errno == ENOENT)
        return std::nullopt;
    return isolation_error(std::string{"cannot show another "} + path, net::last_system_error());
}

std::string text_of(const char* path)
{
    std::ifstream in{path};
    return {std::istreambuf_iterator{in}, {}};
}

} // namespace

std::optional<IsolationError> use_server_on_loopback()
{
    // Without a resolv.conf the server on 127.0.0.1 is asked, and without an nsswitch.conf it is DNS first.
    if (auto error = show_instead("/etc/resolv.conf", resolv_conf))
        return error;
    if (auto error = show_instead("/etc/nsswitch.conf", with_hosts_by_dns(text_of("/etc/nsswitch.conf"))))
        return error;
    return show_instead("/run/nscd/socket", {});
}

std::string with_hosts_by_dns(std::string_view nsswitch)
{
    std::string text;
    while (!nsswitch.empty()) {
        const std::string_view line = nsswitch.substr(0, nsswitch.find('\n'));
        nsswitch.remove_prefix(std::min(line.size() + 1, nsswitch.size()));
        const std::size_t word = line.find_first_not_of(" \t");
        const bool is_hosts = word != std::string_view::npos && line.substr(word).starts_with("hosts:");
        if (!is_hosts)
            text.append(line).append("\n");
    }
    return text + "hosts: files dns\n";
}

} // namespace namu::lab
