#include "namu/test/playing.hpp"

#include "namu/lab/journal/expectation.hpp"
#include "namu/test/errors.hpp"

#include <utility>

namespace namu::test {

Playing::~Playing()
{
    runner_.stop(); // then nobody but us touches the lab
}

void Playing::open(lab::LabPlan plan, Catalog zones, lab::Lab::Settings settings)
{
    runner_.call([&] {
        auto lab = lab::Lab::open(runner_.context(), std::move(plan), std::move(zones), settings);
        if (!lab)
            throw CannotStart{lab.error().to_text()};
        lab_ = std::move(*lab);
        port_ = lab_->port();
    });
}

std::uint64_t Playing::fault(std::string_view text)
{
    auto fault = lab::Fault::from_text(text);
    if (!fault)
        throw BadText{fault.error()};
    return runner_.call([&] { return lab_->faults().add(std::move(*fault)); });
}

void Playing::clear_faults()
{
    runner_.call([this] { lab_->faults().clear(); });
}

void Playing::clear_fault(std::uint64_t number)
{
    runner_.call([this, number] { lab_->faults().clear(number); });
}

void Playing::expect(std::string_view text)
{
    if (const std::string wrong = unmet(text); !wrong.empty())
        throw Unexpected{wrong};
}

std::string Playing::unmet(std::string_view text)
{
    const auto expectation = lab::Expectation::from_text(text);
    if (!expectation)
        throw BadText{expectation.error()};
    return runner_.call([&] { return expectation->check(lab_->journal()); });
}

std::vector<lab::JournalEntry> Playing::journal()
{
    return runner_.call([this] {
        const auto& entries = lab_->journal().entries();
        return std::vector<lab::JournalEntry>{entries.begin(), entries.end()};
    });
}

void Playing::clear_journal()
{
    runner_.call([this] { lab_->journal().clear(); });
}

void Playing::advance(std::chrono::seconds by)
{
    lab_->clock().set(lab_->clock().now() + by); // any thread may
}

} // namespace namu::test
