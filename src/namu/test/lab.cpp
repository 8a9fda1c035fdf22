#include "namu/test/lab.hpp"

#include "namu/load/load_zones.hpp"
#include "namu/test/errors.hpp"

#include <stdexcept>
#include <utility>
#include <vector>

namespace namu::test {
namespace {

Catalog load_folder(const std::string& folder)
{
    const ZoneRequests wanted = collect_zone_requests({.paths = {folder}});
    if (wanted.diagnostics.has_errors())
        throw BadZone{errors_text(wanted.diagnostics, wanted.sources)};
    std::vector<CatalogEntry> entries;
    for (LoadedZone& loaded : load_zones(wanted.requests, 1)) {
        if (loaded.zone == nullptr)
            throw BadZone{loaded.path + " is no zone that can be served:\n" +
                          errors_text(loaded.diagnostics, loaded.sources)};
        entries.push_back({loaded.origin->name, std::move(loaded.zone)});
    }
    return Catalog{std::move(entries)};
}

} // namespace

Lab::Lab(const std::string& folder, const LabOptions& options)
{
    begin(folder, options);
}

Lab::Lab(boost::asio::io_context& context, const std::string& folder, const LabOptions& options)
    : Playing{context}
{
    begin(folder, options);
}

void Lab::begin(const std::string& folder, const LabOptions& options)
{
    const Catalog zones = load_folder(folder);
    lab::LabPlan plan = make_lab_plan(zones, lab::MapAddresses::to_loopback);
    if (plan.servers.empty())
        throw CannotStart{"no zone in " + folder + " has a name server with an address"};
    lab::Lab::Settings settings{.port = options.port};
    if (!options.has_nearest)
        settings.nearest.reset();
    Catalog mapped = mapped_zones(zones, plan.addresses);
    open(std::move(plan), std::move(mapped), settings);
}

net::Endpoint Lab::nearest() const
{
    if (lab_->nearest() == nullptr)
        throw CannotStart{"this lab has no nearest server"};
    return lab_->nearest()->endpoint();
}

net::Endpoint Lab::server(std::string_view name) const
{
    const auto wanted = Name::from_text(name);
    for (const auto& server : lab_->servers()) {
        for (const lab::ServedZone& served : server->server().zones) {
            if (wanted && served.server.view() == wanted->view())
                return server->endpoint();
        }
    }
    throw std::out_of_range{"no server of the lab is called " + std::string{name}};
}

void Lab::flush_cache()
{
    runner_.call([this] {
        if (lab_->nearest() != nullptr)
            lab_->nearest()->cache().flush();
    });
}

} // namespace namu::test
