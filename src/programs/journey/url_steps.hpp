#pragma once

#include "programs/journey/step.hpp"
#include "programs/journey/url_parts.hpp"

namespace namu::journey {

/// The parts of a URL. A password is never shown, not even here: what is on a screen or in a file of steps is soon seen by
/// others.
[[nodiscard]] Step url_step(const UrlParts& url);

/// What a browser would do with a URL that is not http.
[[nodiscard]] Step other_scheme_step(const UrlParts& url);

/// What the path of an http URL asks for.
[[nodiscard]] Step target_step(const UrlParts& url);

} // namespace namu::journey
