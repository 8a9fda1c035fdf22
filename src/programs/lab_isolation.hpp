#pragma once

#include "namu/lab/lab_plan.hpp"
#include "namu/zone/catalog.hpp"

namespace namu {

/// Sets this process apart from the machine, for programs that ask 127.0.0.1 for names; before any thread is started. Where
/// that cannot be done, says why on standard error and returns false.
[[nodiscard]] bool isolate_lab();

/// Makes all servers of the plan, and hosts of the zones, be at this machine; once it is set apart. Again for another plan.
/// Where that cannot be done, says why on standard error and returns false.
[[nodiscard]] bool add_addresses_of_lab(const lab::LabPlan& plan, const Catalog& zones);

} // namespace namu
