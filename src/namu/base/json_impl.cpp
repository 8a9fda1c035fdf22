// Boost.JSON's own source, compiled here once: the package with its library is not needed.
#include <boost/json/src.hpp>
