#pragma once

#include "namu/tree/finding.hpp"
#include "namu/tree/tree_check.hpp"

#include <string>
#include <vector>

namespace namu {

/// How patches call files: those below a folder that is given relative to the one that a command runs in as it has
/// them, others relative to the folder itself. So `patch -p1` works in the place where the command was run, or in the
/// folder.
class PatchPaths {
public:
    PatchPaths() = default;
    explicit PatchPaths(const std::string& folder);

    [[nodiscard]] std::string operator()(const std::string& path) const;

private:
    std::string root_;
};

/// Whether what is reported has patches.
enum class Patches : std::uint8_t { none, each };

/// Reports findings of these zones to the diagnostics of the zone that each is about, with the patch that mends it; each
/// patch stands for itself and raises the serial of the zones that it changes. What the check of one zone had to say
/// of the same is taken back. The reports point into all of the zones and into the baseline.
void report_findings(const std::vector<Finding>& findings, const TreeInput& input,
                     std::vector<LoadedZone>& zones, Patches patches, const PatchPaths& paths = {});

} // namespace namu
