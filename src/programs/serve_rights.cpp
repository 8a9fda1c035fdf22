#include "programs/serve_rights.hpp"

#include "namu/privilege/own_folder.hpp"
#include "programs/control_socket.hpp"
#include "programs/serve_files.hpp"
#include "programs/serve_privilege.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <set>
#include <utility>

namespace namu {

namespace {

bool tell_of(const privilege::Confined& confined, const ServeOptions& options, ServeLog& log)
{
    log.tell(
        confined_notices(confined, options.is_confinement_chosen ? log::Level::notice : log::Level::info));
    if (!confined.failure.empty())
        log.tell(Notice{log::Level::error, "privilege", confined.failure});
    return confined.failure.empty();
}

void add_folder_of_log(const config::LogTarget& target, std::vector<std::string>& folders)
{
    if (target.kind == config::LogTarget::Kind::file)
        folders.push_back(target.file.has_parent_path() ? target.file.parent_path().string() : ".");
}

} // namespace

bool become_user(ServeOptions& options, ServeLog& log)
{
    auto& identity = options.confinement.identity;
    if (!identity)
        return true;
    if (options.state_folder)
        static_cast<void>(privilege::make_own_folder(*options.state_folder, identity));
    if (::geteuid() == 0 && options.configuration.control.enabled) {
        auto owner = *identity; // whoever may use the socket must be able to come to it
        if (const auto& group = options.configuration.control.group)
            owner.gid = privilege::join_group(*identity, *group).value_or(owner.gid);
        const std::string folder = control_folder();
        static_cast<void>(privilege::make_own_folder(folder, owner));
        ::setenv("RUNTIME_DIRECTORY", folder.c_str(), 1); // the other user would look elsewhere
    }
    return tell_of(privilege::give_up_rights(options.confinement), options, log);
}

bool confine(ServeOptions& options, const ServeZones& zones, std::vector<std::string> written, ServeLog& log)
{
    if (options.state_folder) {
        written.push_back(*options.state_folder);
        // Nobody may make it afterwards. What is wrong with it, those who write there say.
        static_cast<void>(privilege::make_own_folder(written.back(), {}));
    }
    add_folder_of_log(options.configuration.log.to, written);
    if (options.configuration.query_log.to)
        add_folder_of_log(*options.configuration.query_log.to, written);
    const std::set<std::string> read = zones.files();
    std::vector<std::string> files{read.begin(), read.end()};
    if (options.source.file)
        files.push_back(*options.source.file);
    options.confinement.files = serve_files(options.configuration, files, std::move(written));
    if (!options.confinement.identity &&
        !tell_of(privilege::give_up_rights(options.confinement), options, log))
        return false;
    return tell_of(privilege::confine(options.confinement), options, log);
}

} // namespace namu
