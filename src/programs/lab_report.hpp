#pragma once

#include "namu/lab/lab_plan.hpp"
#include "namu/zone/catalog.hpp"
#include "programs/terminal.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace namu {

/// The zones of a lab as a tree, each with its servers:
///
///     . ............. ns.root. 127.0.1.1
///     +- com ........ ns.com. 127.0.2.1
///     |  +- glasscom  ns.glasscom.com. 127.0.4.1
[[nodiscard]] std::string lab_tree(const lab::LabPlan& plan, const Catalog& zones, Colour colour);

/// Which addresses stand for which; empty where none is mapped.
[[nodiscard]] std::string lab_mapping(const lab::LabPlan& plan);

/// What in the plan its author most likely did not mean, a line each.
[[nodiscard]] std::string lab_warnings(const lab::LabPlan& plan);

/// What is different for programs in a lab that is set apart from the machine.
[[nodiscard]] std::string_view lab_shell_note();

/// What makes another program use this lab.
enum class LabSnippet : std::uint8_t {
    hints,    ///< a file of root hints
    unbound,  ///< part of unbound.conf
    bind,     ///< part of named.conf, with the hints in a file
    dig,      ///< lines for a shell
    resolved, ///< a file for systemd-resolved
};

[[nodiscard]] std::string lab_snippet(LabSnippet snippet, const lab::LabPlan& plan, const Catalog& zones,
                                      std::uint16_t port);

} // namespace namu
