#include "namu/dnssec/check/nsec_types.hpp"

#include "namu/dnssec/type_bitmap.hpp"
#include "namu/wire/rr_type.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

namespace namu {
namespace {

bool is_of_parent(RRType type)
{
    return type == RRType::NS || type == RRType::DS || type == RRType::NSEC || type == RRType::RRSIG;
}

std::vector<RRType> types_at(const NodeView& node)
{
    std::vector<RRType> types;
    for (std::size_t i = 0; i < node.rrset_count(); ++i) {
        const RRType type = node.rrset(i).type();
        if (node.is_cut() && !is_of_parent(type))
            continue;
        if (types.empty() || types.back() != type) // signatures are one RRset for each type covered
            types.push_back(type);
    }
    return types;
}

std::string list(const std::vector<RRType>& types)
{
    std::string text;
    for (const RRType type : types)
        text += (text.empty() ? "" : ", ") + to_text(type);
    return text;
}

} // namespace

std::string fault_of_type_bitmap(const NodeView& node, Bytes type_bitmap)
{
    const auto there = types_at(node);
    const auto listed = types_in_bitmap(type_bitmap);
    std::vector<RRType> left_out;
    std::vector<RRType> not_there;
    std::set_difference(there.begin(), there.end(), listed.begin(), listed.end(),
                        std::back_inserter(left_out));
    std::set_difference(listed.begin(), listed.end(), there.begin(), there.end(),
                        std::back_inserter(not_there));
    std::string fault;
    if (!left_out.empty())
        fault = "leaves out " + list(left_out);
    if (!not_there.empty())
        fault += (fault.empty() ? "" : " and ") + ("lists " + list(not_there)) + ", which is not there";
    return fault;
}

} // namespace namu
