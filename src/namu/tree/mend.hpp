#pragma once

#include "namu/load/load_zone.hpp"
#include "namu/tree/text/edited_text.hpp"
#include "namu/tree/tree_report.hpp"
#include "namu/tree/zone_tree.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace namu {

/// A file that is to be changed.
struct MendedFile {
    std::string path;
    std::string before; ///< what was read
    std::string after;
    std::string patch; ///< the difference
};

/// Makes all the changes that findings ask for, in memory, and looks again, until there is nothing left to do: one change
/// may bring another one to light. Changes that touch the same lines are made one after the other.
class TreeMender {
public:
    /// The zones become the mended ones; they were loaded with these options, and with positions.
    TreeMender(std::vector<LoadedZone>& zones, const ZoneTree* baseline, const LoadOptions& options);

    /// Mends what can be mended.
    void run();

    /// What has become of the files, in the order of the zones.
    [[nodiscard]] std::vector<MendedFile> files(const PatchPaths& paths) const;

private:
    class Round;

    bool mend_all();
    bool mend_one();
    bool take(Round& round);

    std::vector<LoadedZone>& zones_;
    const ZoneTree* baseline_;
    ZoneLoader loader_;
    std::map<std::size_t, EditedText> texts_; ///< of the zones that were changed
    std::map<std::size_t, std::string> before_;
    std::set<std::size_t> raised_; ///< whose serial is a new one
};

} // namespace namu
