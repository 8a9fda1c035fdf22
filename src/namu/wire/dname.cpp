#include "namu/wire/dname.hpp"

#include "namu/wire/name_builder.hpp"

#include <boost/assert.hpp>

namespace namu {

Result<Name> substitute(NameView name, NameView owner, NameView target) noexcept
{
    BOOST_ASSERT(name.is_below(owner));
    NameBuilder builder;
    for (NameView rest = name; rest.size() > owner.size(); rest = rest.parent()) {
        if (const auto error = builder.append_label(rest.first_label()))
            return error;
    }
    if (const auto error = builder.append_name(target))
        return error;
    return builder.finish();
}

} // namespace namu
