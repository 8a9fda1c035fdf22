// Boost.URL's own source, compiled here once: the package with its library is not needed.
#include <boost/url/src.hpp>
