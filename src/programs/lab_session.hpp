#pragma once

#include "namu/lab/fault/fault.hpp"
#include "namu/lab/lab_plan.hpp"
#include "namu/resolve/minimiser.hpp"
#include "programs/check_report.hpp"
#include "programs/lab_report.hpp"
#include "programs/lab_web.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace namu {

/// What `namu lab` was told.
struct LabOptions {
    std::string folder;
    std::uint16_t port = 0;
    lab::MapAddresses map = lab::MapAddresses::to_loopback;
    bool has_nearest = true; ///< a server on 127.0.0.1 that walks through the lab for its clients
    resolve::Minimise minimise = resolve::Minimise::no; ///< what that server shows of names
    std::optional<LabSnippet> print = {};               ///< print that, and serve nothing
    std::optional<std::string> control = {}; ///< the path of the control socket; none: the usual one
    bool has_control = true;
    std::vector<lab::Fault> faults = {}; ///< that are there from the start
    std::optional<std::string> port_file = {};
    std::optional<int> ready_descriptor = {};
    std::optional<LabWebOptions> web = {}; ///< serve web pages too
    Say say = Say::everything;
    /// In namespaces of its own, with this program in it (empty: the user's shell), until that ends.
    std::optional<std::vector<std::string>> shell = {};
};

/// Loads the folder, opens a server on each address, answers until a signal says to end or the shell inside does; the exit status,
/// that of the shell where there is one.
int run_lab(LabOptions options);

} // namespace namu
