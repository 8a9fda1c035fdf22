#include "namu/privilege/file_access.hpp"

#include "namu/privilege/landlock.hpp"
#include "namu/privilege/threads.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace namu::privilege {
namespace {

namespace fs = std::filesystem;
using Outcome = Fact::Outcome;

/// A file descriptor that is closed again.
class Opened {
public:
    explicit Opened(int descriptor) noexcept : descriptor_{descriptor} {}
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;
    ~Opened()
    {
        if (descriptor_ >= 0)
            ::close(descriptor_);
    }

    [[nodiscard]] int get() const noexcept { return descriptor_; }
    explicit operator bool() const noexcept { return descriptor_ >= 0; }

private:
    int descriptor_;
};

int create_ruleset(const landlock::Handled* handled, std::size_t size, unsigned flags) noexcept
{
    return static_cast<int>(::syscall(SYS_landlock_create_ruleset, handled, size, flags));
}

/// The socket at which systemd is told things may be an abstract one.
bool needs_abstract_sockets() noexcept
{
    const char* const notify = std::getenv("NOTIFY_SOCKET");
    return notify != nullptr && notify[0] == '@';
}

landlock::Handled handled_by(int version) noexcept
{
    landlock::Handled handled{.files = landlock::all_files(version)};
    if (version >= landlock::first_with_net)
        handled.net = landlock::connect_tcp;
    if (version >= landlock::first_with_scopes)
        handled.scopes = landlock::signals | (needs_abstract_sockets() ? 0 : landlock::abstract_sockets);
    return handled;
}

/// The rules of one process while they are put together.
class Ruleset {
public:
    explicit Ruleset(const landlock::Handled& handled)
        : files_{handled.files},
          ruleset_{create_ruleset(&handled, sizeof handled, 0)}
    {}

    explicit operator bool() const noexcept { return static_cast<bool>(ruleset_); }

    void allow(const std::vector<std::string>& paths, std::uint64_t rights)
    {
        for (const std::string& path : paths) {
            if (!allow(path, rights))
                left_out_.push_back(path);
        }
    }

    [[nodiscard]] bool take_effect() const noexcept
    {
        return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
               ::syscall(SYS_landlock_restrict_self, ruleset_.get(), 0U) == 0;
    }

    /// Paths that could not be allowed, as they are not there.
    [[nodiscard]] const std::vector<std::string>& left_out() const noexcept { return left_out_; }

private:
    bool allow(const std::string& path, std::uint64_t rights) const
    {
        const Opened file{::open(path.c_str(), O_PATH | O_CLOEXEC)};
        struct stat status {};
        if (!file || ::fstat(file.get(), &status) != 0)
            return false;
        rights &= S_ISDIR(status.st_mode) ? files_ : files_ & landlock::of_a_file;
        const landlock_path_beneath_attr rule{.allowed_access = rights, .parent_fd = file.get()};
        return ::syscall(SYS_landlock_add_rule, ruleset_.get(), LANDLOCK_RULE_PATH_BENEATH, &rule, 0U) == 0;
    }

    std::uint64_t files_;
    Opened ruleset_;
    std::vector<std::string> left_out_;
};

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

Fact describe(int version, const std::vector<std::string>& left_out)
{
    std::string text = "files by folder, version " + std::to_string(version) + " of Landlock";
    if (version >= landlock::first_with_net)
        text += "; no connections to others";
    auto outcome = Outcome::done;
    if (const std::size_t threads = threads_of_process(); threads > 1) {
        outcome = Outcome::partly;
        text += "; but not for " + std::to_string(threads - 1) + " threads that were there before";
    }
    if (!left_out.empty()) {
        outcome = Outcome::partly;
        text += "; not there, and so closed from now on: " + joined(left_out);
    }
    return {"landlock", outcome, std::move(text)};
}

Fact failure()
{
    const int error = errno;
    std::string text = error == ENOSYS       ? "the kernel does not have Landlock"
                       : error == EOPNOTSUPP ? "Landlock is switched off (lsm= of the kernel's command line)"
                                             : std::strerror(error);
    return {"landlock", Outcome::failed, std::move(text)};
}

/// With links followed as far as it is there.
fs::path real(const std::string& path)
{
    std::error_code fault;
    fs::path found = fs::weakly_canonical(path, fault);
    if (!found.has_filename())
        found = found.parent_path();
    return fault ? fs::path{path} : found;
}

bool is_below(const fs::path& path, const fs::path& folder)
{
    return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

} // namespace

bool FileAccess::covers(const std::string& path) const
{
    const fs::path wanted = real(path);
    const auto holds = [&](const std::vector<std::string>& paths) {
        return std::ranges::any_of(paths,
                                   [&](const std::string& rule) { return is_below(wanted, real(rule)); });
    };
    return holds(read) || holds(write) || holds(execute);
}

std::vector<std::string> files_of_every_server()
{
    return {"/etc/localtime",          "/usr/share/zoneinfo", "/dev/urandom", "/etc/ssl/openssl.cnf", "/proc",
            "/sys/devices/system/cpu", "/etc/passwd",         "/etc/group",   "/etc/nsswitch.conf"};
}

std::vector<std::string> files_of_an_upgrade()
{
    std::vector<std::string> files{"/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/ld.so.preload"};
    std::error_code fault;
    const fs::path program = fs::read_symlink("/proc/self/exe", fault);
    if (!fault)
        files.push_back(program.parent_path().string());
    std::erase_if(files, [&](const std::string& path) { return !fs::exists(path, fault); });
    return files;
}

int landlock_version() noexcept
{
    const int version = create_ruleset(nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return version > 0 ? version : 0;
}

Fact restrict_files(const FileAccess& access, int version)
{
    if (version <= 0) {
        static_cast<void>(create_ruleset(nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION)); // which says why
        return failure();
    }
    Ruleset ruleset{handled_by(version)};
    if (!ruleset)
        return failure();
    ruleset.allow(access.read, landlock::reading);
    ruleset.allow(access.write, landlock::writing);
    ruleset.allow(access.execute, landlock::executing);
    const std::vector<std::string> left_out =
        ruleset.left_out(); // of the system's own files nobody need hear
    ruleset.allow(files_of_every_server(), landlock::reading);
    ruleset.allow({"/dev/null"}, landlock::reading | landlock::write_file);
    return ruleset.take_effect() ? describe(version, left_out) : failure();
}

} // namespace namu::privilege
