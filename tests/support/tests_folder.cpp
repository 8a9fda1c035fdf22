#include "support/tests_folder.hpp"

namespace namu::testing {

std::filesystem::path tests_folder()
{
    return NAMU_TESTS_DIR;
}

} // namespace namu::testing
