#include "programs/serve_notices.hpp"

#include "namu/log/event.hpp"

#include <iterator>
#include <utility>

namespace namu {

std::string to_text(const Notices& notices, Colour colour)
{
    std::string out;
    for (const Notice& notice : notices)
        out += log::text_form({.level = notice.level,
                               .topic = notice.topic,
                               .text = notice.text,
                               .details = notice.details,
                               .fields = {}},
                              {}, colour == Colour::always ? log::Reader::terminal : log::Reader::screen);
    return colour == Colour::always ? out : without_colours(out);
}

void append(Notices& notices, Notices more)
{
    notices.insert(notices.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace namu
