#include "programs/lab_isolation.hpp"

#include "namu/lab/isolation/isolation.hpp"
#include "namu/lab/isolation/loopback_addresses.hpp"
#include "namu/lab/isolation/resolver_files.hpp"
#include "namu/lab/isolation/zone_addresses.hpp"
#include "programs/terminal.hpp"

#include <vector>

namespace namu {
namespace {

/// Of hosts not all, so that a large zone costs no time.
constexpr std::size_t most_host_addresses = 4'096;

bool is_done(const std::optional<lab::IsolationError>& error)
{
    if (error)
        print_error("namu lab: " + error->what + "\n  = hint: " + error->hint + "\n");
    return !error;
}

} // namespace

bool isolate_lab()
{
    return is_done(lab::enter_namespaces()) && is_done(lab::use_server_on_loopback());
}

bool add_addresses_of_lab(const lab::LabPlan& plan, const Catalog& zones)
{
    std::vector<boost::asio::ip::address> addresses = lab::zone_addresses(zones, most_host_addresses);
    for (const lab::LabServer& server : plan.servers)
        addresses.push_back(server.listens);
    return is_done(lab::add_loopback_addresses(addresses));
}

} // namespace namu
