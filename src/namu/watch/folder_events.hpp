#pragma once

#include "namu/base/result.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

namespace namu::watch {

/// What has happened in a folder.
struct FolderEvent {
    enum class Kind : std::uint8_t {
        writing, ///< somebody is writing to a file
        written, ///< somebody who could write to a file has closed it
        moved,   ///< a name came, went, or means another file
        touched, ///< the rights of a file or something else about it
        lost,    ///< events were lost, or the folder itself is gone: anything may have happened
    };

    Kind kind{};
    std::string folder; ///< as it was given; empty for `lost` of all
    std::string name;   ///< in the folder
};

/// Tells what happens in some folders, by inotify(7). It knows nothing of what happens on other machines in a file
/// system of theirs.
///
/// Thread safety: all of it runs on the one thread that runs the context.
class FolderEvents {
public:
    using Handler = std::function<void(const FolderEvent&)>;

    /// Errors: those of inotify_init1(2). The context outlives it.
    static Result<std::unique_ptr<FolderEvents>> open(boost::asio::io_context& context, Handler handler);
    FolderEvents(const FolderEvents&) = delete;
    FolderEvents& operator=(const FolderEvents&) = delete;

    /// From now on these folders instead of those before. One that is gone or cannot be read is left out; another
    /// error, that of a limit of the system, is given, and what was watched before is watched no longer.
    error_code set_folders(const std::set<std::string>& folders);

    [[nodiscard]] std::size_t folders() const noexcept { return folders_.size(); }

private:
    FolderEvents(boost::asio::io_context& context, int descriptor, Handler handler);
    void wait();
    void read_all();
    void tell(std::uint32_t mask, int watch, const char* name);
    void forget_all();

    boost::asio::posix::stream_descriptor descriptor_;
    Handler handler_;
    std::map<int, std::string> folders_; // by the kernel's number
    std::map<std::string, int> watches_;
};

} // namespace namu::watch
