#include "namu/wire/errc.hpp"

#include <string>

namespace namu {
namespace {

class WireCategory final : public boost::system::error_category {
public:
    [[nodiscard]] const char* name() const noexcept override { return "namu.wire"; }

    [[nodiscard]] std::string message(int value) const override
    {
        switch (static_cast<WireError>(value)) {
        case WireError::cut_short: return "ends too early";
        case WireError::trailing_octets: return "octets follow after the end";
        case WireError::empty_label: return "empty label";
        case WireError::label_too_long: return "label longer than 63 octets";
        case WireError::name_too_long: return "name longer than 255 octets";
        case WireError::bad_escape: return "bad escape";
        case WireError::bad_label_type: return "reserved label type";
        case WireError::bad_pointer: return "compression pointer does not go back";
        case WireError::no_question: return "no question";
        case WireError::several_questions: return "more than one question";
        case WireError::bad_opt: return "malformed OPT record";
        case WireError::bad_rdata: return "RDATA does not fit its type";
        }
        return "unknown error " + std::to_string(value);
    }
};

} // namespace

const boost::system::error_category& wire_category() noexcept
{
    static const WireCategory category;
    return category;
}

} // namespace namu
