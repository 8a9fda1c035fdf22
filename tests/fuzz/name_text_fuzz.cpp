// A text that is a name is printed as one that is the same name; a text that is none is explained.

#include "namu/wire/name.hpp"
#include "namu/zonefile/word.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

void check(const namu::Name& name)
{
    const auto again = namu::Name::from_text(name.to_text());
    const auto wire = namu::Name::from_wire(name.octets());
    if (!again || !namu::equal(again->octets(), name.octets()) || !wire || *wire != name)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text{reinterpret_cast<const char*>(data), size};
    const namu::Name origin = namu::Name::from_text("fuzz.example.").value();

    for (const namu::NameView parent : {namu::NameView{}, origin.view()}) {
        if (const auto name = namu::Name::from_text(text, parent))
            check(*name);
        else if (namu::explain_bad_name(text, parent).message.empty())
            std::abort();
    }
    return 0;
}
