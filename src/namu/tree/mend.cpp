#include "namu/tree/mend.hpp"

#include "namu/tree/serial_policy.hpp"
#include "namu/tree/text/change_writer.hpp"
#include "namu/tree/tree_check.hpp"

#include <algorithm>
#include <utility>

namespace namu {
namespace {

constexpr std::size_t most_rounds = 12;

bool is_same_record(const ZoneDifference::Record& a, const ZoneDifference::Record& b)
{
    return a.type == b.type && a.owner == b.owner && a.rdata == b.rdata;
}

/// Whether both edits change the same octets. What is put in between lines meets nothing.
bool meet(const TextEdit& a, const TextEdit& b)
{
    return a.begin < b.end && b.begin < a.end;
}

/// All that happens to one zone in one go.
struct Work {
    ChangeWriter writer;
    ZoneChange change;
    std::vector<TextEdit> edits;
};

} // namespace

/// Collects changes that can be made together.
class TreeMender::Round {
public:
    Round(const std::vector<LoadedZone>& zones, const ZoneLoader& loader) : zones_{zones}, loader_{loader} {}

    std::map<std::size_t, Work>& works() noexcept { return works_; }

    /// False where a part of the finding cannot be made, or not beside what is collected.
    bool add(const Finding& finding)
    {
        std::vector<std::vector<TextEdit>> edits;
        for (ZoneChange change : finding.changes) {
            Work& work = work_on(change.zone);
            change.serial.reset(); // raised in the end, once
            WrittenChange written = work.writer.write(change);
            if (!written.refusal.empty() || !fits(work, change, written.edits) ||
                !can_be_loaded(work, written))
                return false;
            edits.push_back(std::move(written.edits));
        }
        for (std::size_t i = 0; i < edits.size(); ++i)
            merge(finding.changes[i], std::move(edits[i]));
        return !edits.empty();
    }

private:
    Work& work_on(std::size_t zone)
    {
        const auto found = works_.find(zone);
        return found != works_.end()
                   ? found->second
                   : works_.emplace(zone, Work{ChangeWriter{zones_[zone]}, {.zone = zone}, {}}).first->second;
    }

    static bool fits(const Work& work, const ZoneChange& change, const std::vector<TextEdit>& edits)
    {
        const bool is_repeated = std::ranges::any_of(change.added, [&](const auto& one) {
            return std::ranges::any_of(work.change.added,
                                       [&](const auto& other) { return is_same_record(one, other); });
        });
        return !is_repeated && std::ranges::none_of(edits, [&](const TextEdit& one) {
            return std::ranges::any_of(work.edits, [&](const TextEdit& other) { return meet(one, other); });
        });
    }

    /// Other records may stand in the way, such as a CNAME where a delegation is wanted.
    bool can_be_loaded(const Work& work, const WrittenChange& written)
    {
        EditedText text{work.writer.text()};
        text.apply(written.edits);
        return loader_.load_text(zones_[work.change.zone], text.text()).zone != nullptr;
    }

    void merge(const ZoneChange& change, std::vector<TextEdit> edits)
    {
        Work& work = work_on(change.zone);
        work.change.removed.insert(work.change.removed.end(), change.removed.begin(), change.removed.end());
        work.change.added.insert(work.change.added.end(), change.added.begin(), change.added.end());
        if (change.serial)
            work.change.serial = change.serial;
        std::ranges::move(edits, std::back_inserter(work.edits));
    }

    const std::vector<LoadedZone>& zones_;
    const ZoneLoader& loader_;
    std::map<std::size_t, Work> works_;
};

TreeMender::TreeMender(std::vector<LoadedZone>& zones, const ZoneTree* baseline, const LoadOptions& options)
    : zones_{zones},
      baseline_{baseline},
      loader_{options}
{}

void TreeMender::run()
{
    for (std::size_t round = 0; round < most_rounds; ++round) {
        if (!mend_all() && !mend_one())
            return;
    }
}

/// All that can be done together; false where nothing was changed.
bool TreeMender::mend_all()
{
    const ZoneTree tree{zones_};
    Round round{zones_, loader_};
    for (const Finding& finding : find_in_tree({tree, TreeScope::tree, baseline_}))
        round.add(finding);
    return take(round);
}

/// The first finding that can be mended by itself; false where there is none.
bool TreeMender::mend_one()
{
    const ZoneTree tree{zones_};
    for (const Finding& finding : find_in_tree({tree, TreeScope::tree, baseline_})) {
        Round round{zones_, loader_};
        if (round.add(finding) && take(round))
            return true;
    }
    return false;
}

/// Makes what was collected, if all of it together means what it should. Where it does not, nothing has happened.
bool TreeMender::take(Round& round)
{
    std::map<std::size_t, std::string> texts;
    for (auto& [number, work] : round.works()) {
        if (work.edits.empty() && !work.change.serial)
            continue;
        if (!work.change.serial && !raised_.contains(number))
            work.change.serial = serial_when_mended(zones_[number], baseline_);
        if (work.change.serial) {
            WrittenChange raised = work.writer.write({.zone = number, .serial = work.change.serial});
            if (!raised.refusal.empty())
                return false;
            std::ranges::move(raised.edits, std::back_inserter(work.edits));
        }
        if (!work.writer.reads_back(work.edits, work.change))
            return false;
        EditedText text{work.writer.text()};
        text.apply(work.edits);
        texts.emplace(number, text.text());
    }
    std::map<std::size_t, LoadedZone> mended;
    for (auto& [number, text] : texts) {
        LoadedZone zone = loader_.load_text(zones_[number], text);
        if (zone.zone == nullptr)
            return false;
        mended.emplace(number, std::move(zone));
    }
    for (auto& [number, zone] : mended) {
        before_.try_emplace(number, round.works().at(number).writer.text());
        texts_.try_emplace(number, before_.at(number)).first->second.apply(round.works().at(number).edits);
        raised_.insert(number);
    }
    round.works().clear(); // it looks at the zones that go now
    for (auto& [number, zone] : mended)
        zones_[number] = std::move(zone);
    return !mended.empty();
}

std::vector<MendedFile> TreeMender::files(const PatchPaths& paths) const
{
    std::vector<MendedFile> files;
    for (const auto& [number, text] : texts_) {
        const std::string& path = zones_[number].path;
        files.push_back({path, before_.at(number), text.text(), text.unified_diff(paths(path))});
    }
    return files;
}

} // namespace namu
